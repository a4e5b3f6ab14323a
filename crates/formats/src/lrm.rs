//! The older text of the form editors (`.lrm`): GBK, one record of 33 values in quotes joined by commas.
//!
//! Values may hold commas and line breaks and are not escaped, so the record is cut at `","` and nowhere else.
//! It carries no identity number; the portrait is a file beside it with the ending `.pic`.

use domain::{
    message::{Finding, Read},
    people::form::{FamilyMember, Form, Schooling},
};
use encoding_rs::GBK;

use crate::encoding;

const VALUES: usize = 33;
/// With fewer values than this the text is not such a record.
const VALUES_MIN: usize = 20;
const BYTES_MAX: usize = 5 * 1024 * 1024;
/// Slots of the family columns that writers fill.
const FAMILY_SLOTS: usize = 7;

/// Reads a record; refuses text of another shape.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Read<Form>, Finding> {
    let refuse = |code: &str| Finding::error(code, file_name).in_file(file_name);
    if bytes.len() > BYTES_MAX {
        return Err(refuse("finding.file_size").with("limit", BYTES_MAX / 1024 / 1024));
    }
    let decoded = encoding::decode(bytes, Some("GBK"));
    let text = decoded.text.trim_matches(|c: char| c.is_whitespace() || c == '\0' || c == '\u{1a}');
    let record = text.strip_prefix('"').ok_or_else(|| refuse("finding.lrm_shape"))?;
    let record = record.strip_suffix('"').ok_or_else(|| refuse("finding.file_truncated"))?;
    let values: Vec<&str> = record.split("\",\"").collect();
    if values.len() < VALUES_MIN {
        return Err(refuse("finding.lrm_shape"));
    }
    let mut findings = Vec::new();
    if decoded.broken {
        findings.push(refuse("finding.encoding_broken"));
    }
    if values.len() != VALUES {
        findings.push(Finding::warning("finding.lrm_count", "").in_file(file_name).with("count", values.len()).with("expected", VALUES));
    }
    let unknown = values.get(12..16).unwrap_or_default().iter().chain(values.get(VALUES..).unwrap_or_default());
    for value in unknown.filter(|value| !value.trim().is_empty()) {
        findings.push(Finding::note("finding.lrm_unknown", value).in_file(file_name));
    }
    Ok(Read { value: form(&values), findings })
}

fn form(values: &[&str]) -> Form {
    let at = |index: usize| {
        let value = values.get(index).copied().unwrap_or_default();
        if value.trim().is_empty() { String::new() } else { value.to_owned() }
    };
    let (full_time, in_service) = schoolings(&at(9), &at(10));
    Form {
        name: at(0),
        sex: at(1),
        birth: at(2),
        ethnicity: at(3),
        native_place: at(4),
        party_joined: at(5),
        health: at(6),
        birth_place: at(7),
        work_began: at(8),
        full_time,
        in_service,
        professional_title: at(11),
        speciality: at(16),
        resume: at(17),
        awards_and_penalties: at(18),
        appraisals: at(19),
        family: family([&at(20), &at(21), &at(22), &at(23), &at(24)]),
        present_post: at(25),
        proposed_post: at(26),
        removed_post: at(27),
        reason: at(28),
        reported_by: at(29),
        age_on: at(30),
        filled_by: at(31),
        filled_on: at(32),
        ..Form::default()
    }
}

/// `full-time education#degree@in-service education#degree`, and the schools in the same shape.
fn schoolings(levels: &str, schools: &str) -> (Schooling, Schooling) {
    let pair = |text: &str| {
        let (left, right) = text.split_once('#').unwrap_or((text, ""));
        (left.trim().to_owned(), right.trim().to_owned())
    };
    let both = |text: &str| {
        let (left, right) = text.split_once('@').unwrap_or((text, ""));
        (pair(left), pair(right))
    };
    let ((education, degree), (later_education, later_degree)) = both(levels);
    let ((education_school, degree_school), (later_education_school, later_degree_school)) = both(schools);
    let full_time = Schooling { education, degree, education_school, degree_school };
    let in_service = Schooling {
        education: later_education,
        degree: later_degree,
        education_school: later_education_school,
        degree_school: later_degree_school,
    };
    (full_time, in_service)
}

/// Five columns joined by `@`, of which any may be shorter than the others.
fn family(columns: [&str; 5]) -> Vec<FamilyMember> {
    let columns = columns.map(|column| column.split('@').map(|value| value.trim().to_owned()).collect::<Vec<_>>());
    let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
    let members = (0..rows).map(|row| {
        let [relation, name, birth, political_status, unit_and_post] = columns.each_ref().map(|column| column.get(row).cloned().unwrap_or_default());
        FamilyMember { relation, name, birth, political_status, unit_and_post }
    });
    let mut members: Vec<_> = members.collect();
    while members.last().is_some_and(|last| *last == FamilyMember::default()) {
        members.pop();
    }
    members
}

/// Writes a record. Findings name what GBK cannot hold and what the layout cannot keep.
pub fn write(form: &Form) -> Read<Vec<u8>> {
    let mut findings = Vec::new();
    if !form.identity_number.is_empty() || !form.photo.is_empty() {
        findings.push(Finding::note("finding.lrm_without", &form.name));
    }
    let record = values(form).map(|value| format!("\"{}\"", value.replace("\",\"", "”，“"))).join(",");
    let mut bytes = Vec::with_capacity(record.len());
    let mut missing = Vec::new();
    for c in record.chars() {
        let mut buffer = [0; 4];
        let (encoded, _, lossy) = GBK.encode(c.encode_utf8(&mut buffer));
        if lossy {
            bytes.push(b'?');
            missing.push(c);
        } else {
            bytes.extend_from_slice(&encoded);
        }
    }
    missing.sort_unstable();
    missing.dedup();
    findings.extend(missing.iter().map(|c| Finding::warning("finding.gbk_missing", &c.to_string())));
    Read { value: bytes, findings }
}

fn values(form: &Form) -> [String; VALUES] {
    let or_none = |text: &String| if text.is_empty() { "(无)".to_owned() } else { text.clone() };
    let part = |text: &str| text.replace('#', "＃").replace('@', "＠");
    let four = |a: &str, b: &str, c: &str, d: &str| format!("{}#{}@{}#{}", part(a), part(b), part(c), part(d));
    let (full, later) = (&form.full_time, &form.in_service);
    let column = |of: fn(&FamilyMember) -> &String| {
        let mut values: Vec<String> = form.family.iter().map(|member| part(of(member))).collect();
        values.resize(values.len().max(FAMILY_SLOTS), String::new());
        values.join("@")
    };
    let none = String::new;
    [
        form.name.clone(), form.sex.clone(), form.birth.clone(), form.ethnicity.clone(), form.native_place.clone(),
        form.party_joined.replace(['(', ')', '（', '）'], ""), form.health.clone(), form.birth_place.clone(), form.work_began.clone(),
        four(&full.education, &full.degree, &later.education, &later.degree),
        four(&full.education_school, &full.degree_school, &later.education_school, &later.degree_school),
        form.professional_title.clone(), none(), none(), none(), none(), form.speciality.clone(), form.resume.clone(),
        or_none(&form.awards_and_penalties), or_none(&form.appraisals),
        column(|m| &m.relation), column(|m| &m.name), column(|m| &m.birth), column(|m| &m.political_status), column(|m| &m.unit_and_post),
        form.present_post.clone(), form.proposed_post.clone(), form.removed_post.clone(), form.reason.clone(),
        form.reported_by.clone(), form.age_on.clone(), form.filled_by.clone(), form.filled_on.clone(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sample() -> Form {
        Form {
            name: "林岚".into(),
            sex: "女".into(),
            birth: "198503".into(),
            full_time: Schooling { education: "大学".into(), degree: "经济学学士".into(), education_school: "云岭大学经济系".into(), degree_school: String::new() },
            resume: "2003.09--2007.07  云岭大学学生,\r\n2007.07--         青陂镇干部".into(),
            awards_and_penalties: "无".into(),
            appraisals: "2021年优秀".into(),
            family: vec![FamilyMember { relation: "丈夫".into(), name: "周川".into(), ..FamilyMember::default() }],
            ..Form::default()
        }
    }

    #[test]
    fn a_record_comes_back() {
        let written = write(&sample());
        assert_eq!(written.findings, []);
        assert!(written.value.ends_with(b",\"\",\"\",\"\""));
        let read = read(&written.value, "a.lrm").unwrap();
        assert_eq!((read.value, read.findings), (sample(), vec![]));
    }

    #[test]
    fn odd_records() {
        let gbk = |text: &str| GBK.encode(text).0.into_owned();
        let many = |count: usize| format!("\"{}\"", vec!["a"; count].join("\",\""));
        for (case, bytes, expected) in [
            ("nothing", Vec::new(), Err("finding.lrm_shape")),
            ("no quotes", gbk("林岚,女"), Err("finding.lrm_shape")),
            ("few", gbk("\"林岚\",\"女\""), Err("finding.lrm_shape")),
            ("cut", gbk("\"林岚\",\"女"), Err("finding.file_truncated")),
            ("short", gbk(&many(30)), Ok(vec!["finding.lrm_count", "finding.lrm_unknown", "finding.lrm_unknown", "finding.lrm_unknown", "finding.lrm_unknown"])),
            ("UTF-8 is read too", format!("\"林岚\"{}\r\n", ",\"\"".repeat(32)).into_bytes(), Ok(vec![])),
        ] {
            let codes = read(&bytes, "a.lrm").map(|read| read.findings.into_iter().map(|f| f.code).collect::<Vec<_>>()).map_err(|f| f.code);
            assert_eq!(codes, expected.map(|codes| codes.into_iter().map(str::to_owned).collect()).map_err(str::to_owned), "{case}");
        }
    }

    #[test]
    fn characters_beyond_gbk_are_named() {
        let written = write(&Form { name: "林𠮷".into(), ..Form::default() });
        assert_eq!(written.findings.iter().map(|f| (f.code.as_str(), f.value.as_str())).collect::<Vec<_>>(), [("finding.gbk_missing", "𠮷")]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&bytes, "a.lrm");
        }
        #[test]
        fn names_come_back(name in "[一-龥]{1,4}", post in "[一-龥，、,]{0,20}") {
            let form = Form { name, present_post: post, awards_and_penalties: "无".into(), appraisals: "无".into(), ..Form::default() };
            prop_assert_eq!(read(&write(&form).value, "a.lrm").unwrap().value, form);
        }
    }
}
