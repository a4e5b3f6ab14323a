//! Form files: single ones, folders of them, or archives.

use domain::{date::Day, message::Finding, people::{form::Form, reading}};
use formats::{archive, lrm, lrmx};

use super::adopt::Target;

/// One form as read from a file.
pub struct ReadForm {
    pub name: String,
    pub form: Option<Form>,
    pub findings: Vec<Finding>,
}

/// Reads every form in a file, which may be an archive of them.
pub fn read(name: &str, bytes: &[u8]) -> Vec<ReadForm> {
    if !bytes.starts_with(b"PK") {
        return vec![read_one(name, bytes)];
    }
    let mut forms = Vec::new();
    let ended = archive::each(bytes, name, |inner, bytes| {
        // A photograph beside an old form goes with that form; everything else that is no form says so itself.
        if !inner.to_lowercase().ends_with(".pic") {
            forms.push(read_one(&inner, &bytes));
        }
    });
    let findings = match ended {
        Ok(findings) => findings,
        Err(finding) => vec![finding],
    };
    forms.extend(findings.into_iter().map(|finding| ReadForm { name: name.to_owned(), form: None, findings: vec![finding] }));
    forms
}

fn read_one(name: &str, bytes: &[u8]) -> ReadForm {
    let read = if name.to_lowercase().ends_with(".lrm") { lrm::read(bytes, name) } else { lrmx::read(bytes, name) };
    match read {
        Ok(read) => ReadForm { name: name.to_owned(), form: Some(read.value), findings: read.findings },
        Err(finding) => ReadForm { name: name.to_owned(), form: None, findings: vec![finding] },
    }
}

/// What a form says, laid over what is on record of the person, if anything is.
pub fn target(form: &Form, before: Option<&Target>, today: Day, file: &str) -> (Option<Target>, Vec<Finding>) {
    let read = reading::read_form(form, today, file);
    let target = read.value.map(|facts| {
        let mut target = Target::new(facts);
        if let Some(before) = before {
            target.keep_finer(before);
        }
        target.form = Some(Form { photo: Vec::new(), identity_number: String::new(), ..form.clone() });
        target
    });
    (target, read.findings)
}
