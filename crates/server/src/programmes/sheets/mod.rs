//! Lists that a training section has: who is to sit in a class, and classes of the past with those who were there. Every row that
//! cannot be taken is told with its place; the others are.

mod past;
mod roster;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    date::{Day, MonthOrDay},
    id::PersonId,
    message::{Finding, Severity},
    people::{identity_number::IdentityNumber, reading::date_words},
};
use formats::sheet::{self, Row};
use serde::Serialize;
use store::{
    Tx,
    access::{Viewer, viewer},
    people::person,
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{app::App, error::language, imports::roster::column_of};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(roster::read)).routes(routes!(past::read))
}

/// The largest sheet, in megabytes.
const SHEET_MAX: usize = 8;

#[derive(Serialize, ToSchema)]
struct FindingShown {
    row: u32,
    column: String,
    /// The row was not taken.
    stops: bool,
    sentence: String,
}

fn told(findings: &[Finding]) -> Vec<FindingShown> {
    let shown = findings.iter().map(|finding| FindingShown {
        row: finding.place.row, column: finding.place.column.clone(), stops: finding.severity == Severity::Error, sentence: finding.sentence(language()),
    });
    shown.collect()
}

/// What a header of a list of classes may be called, beside the names of a person's columns.
const CLASS_COLUMNS: &[(&str, &[&str])] = &[
    ("class", &["培训班名称", "班次名称", "班名", "培训名称", "class"]), ("host", &["主办单位", "host", "heldby"]), ("from", &["起始日期", "开始日期", "开班日期", "起", "from"]),
    ("to", &["结束日期", "结业日期", "止", "to"]), ("hours", &["学时", "hours", "classhours"]), ("form", &["形式", "类别", "form"]), ("place", &["地点", "place"]),
];

/// Rows below the header of the first sheet, with the place of each column that is known.
struct Listed {
    columns: BTreeMap<&'static str, usize>,
    rows: Vec<Row>,
}

impl Listed {
    fn cell<'a>(&self, row: &'a Row, column: &str) -> &'a str {
        self.columns.get(column).map_or("", |at| row.cell(*at).trim())
    }
    /// Where a column stands, as a spreadsheet calls it.
    fn letter(&self, column: &str) -> String {
        let at = self.columns.get(column).copied().unwrap_or(0);
        u8::try_from(at).ok().filter(|at| *at < 26).map_or_else(|| (at + 1).to_string(), |at| char::from(b'A' + at).to_string())
    }
}

fn known(header: &str) -> Option<&'static str> {
    let plain: String = header.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase();
    // 主办单位 is no unit of a person.
    let class = CLASS_COLUMNS.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(column, _)| *column);
    class.or_else(|| column_of(header))
}

/// The first sheet of a file, below the first row that names at least the given column; without one, a list of bare names. Of a
/// file that is no table nothing but its finding.
fn listed(bytes: &[u8], file: &str, needed: &str) -> (Listed, Vec<Finding>) {
    let read = match sheet::read(bytes, file) {
        Ok(read) => read,
        Err(finding) => return (Listed { columns: BTreeMap::new(), rows: vec![] }, vec![finding]),
    };
    let rows = read.value.into_iter().next().map(|sheet| sheet.rows).unwrap_or_default();
    let header = rows.iter().take(10).position(|row| row.cells.iter().any(|cell| known(cell) == Some(needed)));
    let mut columns = BTreeMap::new();
    if let Some(row) = header.and_then(|at| rows.get(at)) {
        for (at, cell) in row.cells.iter().enumerate() {
            if let Some(column) = known(cell) {
                columns.entry(column).or_insert(at);
            }
        }
    } else {
        columns.insert("name", 0);
        columns.insert("unit", 1);
    }
    let rows = rows.into_iter().skip(header.map_or(0, |at| at + 1)).collect();
    (Listed { columns, rows }, read.findings)
}

/// Somebody a row names.
struct Whom {
    row: usize,
    person: PersonId,
}

/// The people of a list, each once, of those whom the viewer sees; what is unknown, meant by several or there twice is told.
fn whom(tx: &mut Tx<'_>, viewer: &Viewer, listed: &Listed) -> Result<(Vec<Whom>, Vec<Finding>), store::Error> {
    let (mut found, mut findings) = (Vec::<Whom>::new(), Vec::new());
    for row in &listed.rows {
        let name: String = listed.cell(row, "name").split_whitespace().collect();
        let at = |finding: Finding| finding.at(row.number, &listed.letter("name"));
        if name.is_empty() && listed.cell(row, "identity_number").is_empty() {
            findings.push(at(Finding::error("finding.cell_empty", "")));
            continue;
        }
        match one(tx, viewer, listed, (row, &name))?.as_slice() {
            [] => findings.push(at(Finding::error("finding.person_unknown", &name))),
            [person] => found.push(Whom { row: row.number, person: *person }),
            several => {
                let posts = several.iter().map(|person| person::present_post(tx, *person)).collect::<Result<Vec<_>, _>>()?.join("；");
                findings.push(at(Finding::error("finding.person_several", &name).with("posts", posts)));
            }
        }
    }
    Ok((found, findings))
}

/// Those a row may mean: by identity number, else by name, narrowed by unit or post where the row tells them.
fn one(tx: &mut Tx<'_>, viewer: &Viewer, listed: &Listed, (row, name): (&Row, &str)) -> Result<Vec<PersonId>, store::Error> {
    let mut people: Vec<(PersonId, String)> = match IdentityNumber::parse(listed.cell(row, "identity_number")) {
        Ok(number) => person::by_identity(tx, &number)?.into_iter().map(|person| (person, String::new())).collect(),
        Err(_) => person::by_name(tx, name)?.into_iter().map(|(person, _, post)| (person, post)).collect(),
    };
    let mut seen = Vec::new();
    for (person, post) in people.drain(..) {
        if viewer::sight(tx, viewer, person)?.is_some() && seen.iter().all(|(other, _)| *other != person) {
            seen.push((person, post));
        }
    }
    let (unit, post) = (listed.cell(row, "unit"), listed.cell(row, "present_post"));
    let fits = |words: &str, held: &str| !words.is_empty() && held.contains(words);
    let narrowed: Vec<PersonId> = seen.iter().filter(|(_, held)| fits(unit, held) || fits(post, held)).map(|(person, _)| *person).collect();
    Ok(if seen.len() > 1 && !narrowed.is_empty() { narrowed } else { seen.into_iter().map(|(person, _)| person).collect() })
}

/// Leaves each person in a list once; the others are told with the row they repeat.
fn once(people: Vec<Whom>, letter: &str, findings: &mut Vec<Finding>) -> Vec<Whom> {
    let (mut rows, mut kept, mut seen) = (BTreeMap::new(), Vec::new(), BTreeSet::new());
    for one in people {
        if seen.insert(one.person) {
            rows.insert(one.person, one.row);
            kept.push(one);
        } else {
            let first = rows.get(&one.person).copied().unwrap_or_default();
            findings.push(Finding::warning("finding.person_twice", "").with("row", first).at(one.row, letter));
        }
    }
    kept
}

/// A whole day as lists write it; a month alone is none.
fn day(text: &str) -> Option<Day> {
    match date_words(text) {
        Ok(MonthOrDay::Day(day)) => Some(day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_and_days_as_lists_write_them() {
        for (header, expected) in [("姓 名", Some("name")), ("主办单位", Some("host")), ("工作单位", Some("unit")), ("培训班名称", Some("class")), ("学时", Some("hours")), ("身份证号", Some("identity_number")), ("备注", None)] {
            assert_eq!(known(header), expected, "{header}");
        }
        for (text, expected) in [("2026-03-24", true), ("2026.3.24", true), ("2026/3/24", true), ("20260324", true), ("2026年3月24日", true), ("2026-03", false), ("三月", false)] {
            assert_eq!(day(text).is_some_and(|day| day.to_string() == "2026-03-24"), expected, "{text}");
        }
    }
}
