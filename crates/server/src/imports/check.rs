//! Whom a row means: by identity number, else by name and birth, with a question where more than one may be meant.

use domain::{
    access::role::Permission,
    id::PersonId,
    message::{Finding, Severity},
    people::{identity_number::IdentityNumber, reading},
};
use store::{
    Tx,
    access::{Viewer, viewer},
    imports::ImportRow,
    people::{file, person},
};

use super::{
    Candidate, Checked, Meant as Answer,
    adopt::{self, Proposal, Target},
};

/// The words by which a row can be matched.
struct Said {
    name: String,
    birth: Option<domain::date::MonthOrDay>,
    number: Option<IdentityNumber>,
}

fn said(proposal: &Proposal) -> Said {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    match proposal {
        Proposal::Row { cells } => {
            let cell = |name: &str| cells.get(name).map(String::as_str).unwrap_or_default();
            let number = IdentityNumber::parse(cell("identity_number")).ok();
            let birth = reading::date_words(cell("birth")).ok().or_else(|| number.as_ref().and_then(IdentityNumber::birth).map(Into::into));
            Said { name: plain(cell("name")), birth, number }
        }
        Proposal::Form { form, .. } => Said { name: plain(&form.name), birth: reading::date_words(&form.birth).ok(), number: IdentityNumber::parse(&form.identity_number).ok() },
    }
}

/// Checks one row against the record and says what would happen.
pub fn row(tx: &mut Tx<'_>, viewer: &Viewer, number: i64, mut checked: Checked) -> Result<ImportRow, store::Error> {
    let Some(proposal) = checked.proposal.clone() else { return put(number, "refused", None, &checked) };
    let said = said(&proposal);
    if !said.name.is_empty() {
        checked.title.clone_from(&said.name);
    }
    let found = find(tx, viewer, &said, checked.answer)?;
    let person = match found {
        Meant::Nobody => None,
        Meant::One(person) => Some(person),
        Meant::NotYours => {
            checked.findings.push(Finding::error("finding.not_yours", &said.name));
            return put(number, "refused", None, &checked);
        }
        Meant::Ask(candidates) => {
            checked.candidates = candidates;
            return put(number, "question", None, &checked);
        }
    };
    let today = tx.today();
    let before = person.map(|id| file::load(tx, id, today, None).and_then(|file| Target::of_file(&file))).transpose()?;
    let (target, findings) = adopt::target(&proposal, before.as_ref(), today);
    let fixed = |finding: &Finding| Finding { place: domain::message::Place { column: finding.place.column.clone(), row: if finding.place.row == 0 { checked_row(&checked) } else { finding.place.row }, ..finding.place.clone() }, ..finding.clone() };
    let known: Vec<Finding> = findings.iter().map(fixed).collect();
    checked.findings.retain(|finding| finding.code != "finding.not_yours");
    checked.findings.extend(known.into_iter().filter(|finding| finding.severity >= Severity::Note));
    checked.findings.dedup();
    let Some(target) = target else { return put(number, "refused", person, &checked) };
    checked.changes = adopt::changes(before.as_ref(), &target);
    let state = match (person, checked.changes.is_empty()) {
        (None, _) => "new",
        (Some(_), true) => "same",
        (Some(_), false) => "changed",
    };
    put(number, state, person, &checked)
}

fn checked_row(checked: &Checked) -> u32 {
    checked.place.rsplit(':').next().and_then(|row| row.parse().ok()).unwrap_or(0)
}

fn put(number: i64, state: &str, person: Option<PersonId>, checked: &Checked) -> Result<ImportRow, store::Error> {
    Ok(ImportRow { number, state: state.to_owned(), person, body: serde_json::to_string(checked)? })
}

enum Meant {
    Nobody,
    One(PersonId),
    Ask(Vec<Candidate>),
    NotYours,
}

fn keeps(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId) -> Result<bool, store::Error> {
    Ok(viewer::sight(tx, viewer, person)?.is_some_and(|sight| sight.may(Permission::PeopleWrite)))
}

fn find(tx: &mut Tx<'_>, viewer: &Viewer, said: &Said, answer: Option<Answer>) -> Result<Meant, store::Error> {
    if let Some(number) = &said.number
        && let Some(person) = person::by_identity(tx, number)?
    {
        return Ok(if keeps(tx, viewer, person)? { Meant::One(person) } else { Meant::NotYours });
    }
    match answer {
        Some(Answer { person: None }) => return Ok(Meant::Nobody),
        Some(Answer { person: Some(person) }) => return Ok(if keeps(tx, viewer, PersonId(person))? { Meant::One(PersonId(person)) } else { Meant::NotYours }),
        None => {}
    }
    let mut candidates = Vec::new();
    for (person, birth, post) in person::by_name(tx, &said.name)? {
        if keeps(tx, viewer, person)? {
            candidates.push((person, birth, post));
        }
    }
    let same_birth: Vec<PersonId> = candidates.iter().filter(|(_, birth, _)| said.birth.is_some_and(|said| said.month() == birth.month())).map(|(person, ..)| *person).collect();
    // The same name and month of birth, and the record has no number that says otherwise.
    if let ([one], None) = (same_birth.as_slice(), &said.number) {
        return Ok(Meant::One(*one));
    }
    let maybe = |(person, birth, post): (PersonId, domain::date::MonthOrDay, String)| Candidate { person: person.0, name: said.name.clone(), detail: format!("{birth} {post}") };
    let candidates: Vec<Candidate> = candidates.into_iter().filter(|(person, ..)| said.birth.is_none() || same_birth.contains(person)).map(maybe).collect();
    Ok(if candidates.is_empty() { Meant::Nobody } else { Meant::Ask(candidates) })
}
