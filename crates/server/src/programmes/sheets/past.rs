//! Classes of the past with those who were there, from the lists a section kept before.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use domain::{
    access::role::Permission,
    date::Day,
    id::{PersonId, UnitId},
    message::Finding,
    programmes::{Session, SessionForm, past_lessons},
};
use formats::sheet::Row;
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, viewer},
    people::unit,
    programmes,
};
use utoipa::ToSchema;

use super::{FindingShown, Listed, SHEET_MAX, day, listed, once, told, whom};
use crate::{
    app::App,
    error::{ApiError, language},
    http::extract::{Asked, Bytes, Signed},
};

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::programmes) struct PastAsked {
    /// Keeps what was read; else it is only told.
    #[serde(default)]
    keep: bool,
}

#[derive(Clone, Serialize, ToSchema)]
struct ClassRead {
    title: String,
    host: String,
    from: String,
    to: String,
    tenths: u32,
    people: usize,
    /// On record already, by title, host and days; it is not written again.
    known: bool,
}

#[derive(Serialize, ToSchema)]
pub(super) struct PastRead {
    read: usize,
    classes: Vec<ClassRead>,
    /// Classes written.
    kept: usize,
    findings: Vec<FindingShown>,
}

/// What makes rows one class.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    title: String,
    host: UnitId,
    from: Day,
    to: Day,
    tenths: u32,
}

/// A class as a row tells it. Errors: the finding of what is missing or strange.
fn key(tx: &mut Tx<'_>, viewer: &Viewer, (list, row): (&Listed, &Row)) -> Result<Result<Key, Finding>, store::Error> {
    let cell = |column: &str| list.cell(row, column);
    let wrong = |code: &str, column: &str| Finding::error(code, cell(column)).at(row.number, &list.letter(column));
    for column in ["class", "host", "from", "hours"] {
        if cell(column).is_empty() {
            return Ok(Err(wrong("finding.cell_empty", column)));
        }
    }
    let Some(from) = day(cell("from")) else { return Ok(Err(wrong("finding.date_form", "from"))) };
    let to = if cell("to").is_empty() { Some(from) } else { day(cell("to")) };
    let Some(to) = to else { return Ok(Err(wrong("finding.date_form", "to"))) };
    if to > tx.today() {
        return Ok(Err(wrong("finding.past_not_over", "to")));
    }
    let hours: Option<f64> = cell("hours").parse().ok().filter(|hours: &f64| hours.is_finite() && (0.0..10_000.0).contains(hours));
    let Some(tenths) = hours.and_then(|hours| format!("{:.0}", hours * 10.0).parse::<u32>().ok()) else { return Ok(Err(wrong("finding.number_form", "hours"))) };
    let host = match unit::named(tx, cell("host"))?.as_slice() {
        [one] => *one,
        _ => return Ok(Err(wrong("finding.unit_unknown", "host"))),
    };
    if !viewer::unit_within(tx, viewer, host, Permission::Train)? {
        return Ok(Err(wrong("finding.unit_unknown", "host")));
    }
    Ok(Ok(Key { title: cell("class").to_owned(), host, from, to, tenths }))
}

type Classes = BTreeMap<Key, Vec<PersonId>>;

/// Classes with those who were there, of rows that can be taken.
fn classes(tx: &mut Tx<'_>, viewer: &Viewer, list: &Listed) -> Result<(Classes, Vec<Finding>), store::Error> {
    let (people, mut findings) = whom(tx, viewer, list)?;
    let rows: BTreeMap<usize, PersonId> = people.iter().map(|one| (one.row, one.person)).collect();
    let mut of: BTreeMap<Key, Vec<super::Whom>> = BTreeMap::new();
    for row in &list.rows {
        match key(tx, viewer, (list, row))? {
            Err(finding) => findings.push(finding),
            Ok(key) => {
                if let Err(refusal) = past_lessons((key.from, key.to), key.tenths, (&key.title, false)) {
                    let finding = Finding::error("finding.refused", &key.title).with("reason", refusal.sentence(language()));
                    findings.push(finding.at(row.number, &list.letter("hours")));
                } else if let Some(person) = rows.get(&row.number) {
                    of.entry(key).or_default().push(super::Whom { row: row.number, person: *person });
                }
            }
        }
    }
    let letter = list.letter("name");
    let classes = of.into_iter().map(|(key, people)| (key, once(people, &letter, &mut findings).into_iter().map(|one| one.person).collect())).collect();
    Ok((classes, findings))
}

/// A class of that title, host and days that is on record.
fn on_record(tx: &mut Tx<'_>, viewer: &Viewer, key: &Key) -> Result<bool, store::Error> {
    let question = programmes::Question { programme: None, forms: vec![], unit: Some(key.host), person: None, from: key.from, to: key.to, limit: 500 };
    Ok(programmes::sessions(tx, viewer, &question)?.iter().any(|told| told.session.title == key.title && (told.session.from, told.session.to) == (key.from, key.to)))
}

fn session(key: &Key) -> Result<Session, domain::message::Refusal> {
    let lessons = past_lessons((key.from, key.to), key.tenths, (&key.title, false))?;
    Ok(Session { lessons, ..Session::plain(SessionForm::Class, &key.title, key.host, (key.from, key.to)) })
}

/// Reads classes of the past, one row for each who was there, and keeps them where it is asked for: hours count, and each has
/// the entry on file. Rows that cannot be taken are told and left out; a class on record already is not written again.
#[utoipa::path(post, path = "/training/past-sheet", tag = "training", request_body(content = Vec<u8>, content_type = "application/octet-stream"), responses((status = 200, body = PastRead)))]
pub(in crate::programmes) async fn read(State(app): State<App>, signed: Signed, Asked(asked): Asked<PastAsked>, Bytes(bytes): Bytes<SHEET_MAX>) -> Result<Json<PastRead>, ApiError> {
    signed.viewer.must(Permission::Train)?;
    let (list, mut before) = app.beside(move || listed(&bytes, "past", "class")).await?;
    if !list.columns.contains_key("class") {
        if before.is_empty() {
            before.push(Finding::error("finding.past_header", ""));
        }
        return Ok(Json(PastRead { read: 0, classes: vec![], kept: 0, findings: told(&before) }));
    }
    let (read, searcher) = (list.rows.len(), app.searcher.clone());
    let work = move |tx: &mut Tx<'_>| {
        let (classes, more) = classes(tx, &signed.viewer, &list)?;
        let (mut shown, mut kept) = (Vec::new(), 0);
        for (key, people) in &classes {
            let known = on_record(tx, &signed.viewer, key)?;
            if asked.keep && !known {
                let today = tx.today();
                let there = searcher.with(tx, |_, index| Ok(programmes::attended(index, people, today)))?;
                programmes::record_past(tx, &signed.viewer, (&session(key)?, &there))?;
                kept += 1;
            }
            shown.push(ClassRead {
                title: key.title.clone(), host: crate::problems::unit_name(tx, key.host)?, from: key.from.to_string(), to: key.to.to_string(), tenths: key.tenths, people: people.len(), known,
            });
        }
        Ok((shown, kept, more))
    };
    let (classes, kept, more) = if asked.keep { app.write(work).await? } else { app.read(work).await? };
    Ok(Json(PastRead { read, classes, kept, findings: told(&[before, more].concat()) }))
}
