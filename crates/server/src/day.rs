//! The front page: what is due, overdue, waiting for the viewer, and what changed.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use domain::{
    access::role::Permission,
    date::Day,
    duties::DutyState,
    figures::definition,
    problems::State as Stands,
};
use serde::Serialize;
use store::{
    Tx,
    access::{Viewer, viewer},
    imports, ledger, notices,
    people::person,
    problems::{self, Listed, Question, Side},
    search::Index,
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    app::App,
    error::{ApiError, language},
    figures::{self, FigureValue},
    http::extract::Signed,
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(day))
}

#[derive(Serialize, ToSchema)]
struct Item {
    id: String,
    kind: String,
    arguments: BTreeMap<String, String>,
    on: Option<String>,
    link: String,
}

#[derive(Serialize, ToSchema)]
struct MyDay {
    today: String,
    due: Vec<Item>,
    overdue: Vec<Item>,
    waiting: Vec<Item>,
    changed: Vec<Item>,
    figures: Vec<FigureValue>,
}

/// A contest is to be answered within so many days; after that it is overdue.
const ANSWER_DAYS: i32 = 15;
/// How far ahead the end of an influence period is due.
const AHEAD_DAYS: i32 = 60;

fn item(kind: &str, id: i64, arguments: &[(&str, String)], on: Option<String>, link: String) -> Item {
    let arguments = arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Item { id: format!("{kind}-{id}"), kind: kind.to_owned(), arguments, on, link }
}

/// Contests the viewer may answer: those within the clock wait, the others are overdue.
fn contests(tx: &mut Tx<'_>, viewer: &Viewer, day: &mut MyDay) -> Result<(), store::Error> {
    let today = tx.today();
    for (subject, entry, opened_at) in ledger::open_contests(tx, 200)? {
        let Some(sight) = viewer::sight(tx, viewer, subject)? else { continue };
        if sight.own || !sight.may(Permission::EvidenceWrite) || ledger::find(tx, entry)?.recorded_by == viewer.account() {
            continue;
        }
        let until = opened_at.day().plus_days(ANSWER_DAYS);
        let name = person::name_of(tx, subject)?.unwrap_or_default();
        let row = item("contest", entry.0, &[("name", name)], Some(until.to_string()), format!("/people/{subject}?entry={entry}"));
        if until < today { day.overdue.push(row) } else { day.waiting.push(row) }
    }
    Ok(())
}

fn own_imports(tx: &mut Tx<'_>, viewer: &Viewer, day: &mut MyDay) -> Result<(), store::Error> {
    for import in imports::of_viewer(tx, viewer, 20)? {
        if matches!(import.state.as_str(), "mapping" | "checked") {
            day.waiting.push(item("import", import.id.0, &[("name", import.name)], None, format!("/imports/{}", import.id)));
        }
    }
    Ok(())
}

/// Penalties whose influence period ends soon: the restoration of the person is due to be studied.
fn penalties(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, today: Day, day: &mut MyDay) -> Result<(), store::Error> {
    if !viewer.may(Permission::PeopleRestricted) {
        return Ok(());
    }
    let reach = index.reach(viewer);
    for (subject, until) in person::penalties_ending(tx, today, today.plus_days(AHEAD_DAYS))? {
        let within = index.ordinal(subject).is_some_and(|ordinal| reach.has(ordinal));
        let opens = within && viewer::sight(tx, viewer, subject)?.is_some_and(|sight| sight.opens_restricted() && !sight.own);
        if opens {
            let name = person::name_of(tx, subject)?.unwrap_or_default();
            day.due.push(item("influence_ends", subject.0, &[("name", name)], Some(until), format!("/people/{subject}")));
        }
    }
    Ok(())
}

/// What the viewer owes by rule, one line a rule and period.
fn owed(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, day: &mut MyDay) -> Result<(), store::Error> {
    let Some(person) = viewer.person() else { return Ok(()) };
    let mut lines: BTreeMap<(domain::id::DutyRuleId, Day), (String, usize)> = BTreeMap::new();
    for (id, rule, due) in crate::duties::owed_by(tx, index, person, tx.today())? {
        if matches!(due.state, DutyState::Soon | DutyState::Open) {
            lines.entry((id, due.period.last())).or_insert((rule.title, 0)).1 += 1;
        }
    }
    for ((id, last), (title, left)) in lines {
        day.due.push(item("duty", id.0, &[("title", title), ("n", left.to_string())], Some(last.to_string()), "/duties".into()));
    }
    Ok(())
}

/// How many problems of each side a front page shows.
const MATTERS: usize = 20;
/// A problem is due soon so many days ahead.
const SOON_DAYS: i32 = 7;

/// Problems the viewer answers for, those that wait for the viewer's word, and those that wait to be given to a unit.
fn matters(tx: &mut Tx<'_>, viewer: &Viewer, today: Day, day: &mut MyDay) -> Result<(), store::Error> {
    let question = |side, state, due_before| Question { side, open: Some(true), state, due_before, limit: MATTERS, ..Question::default() };
    let line = |kind: &str, found: Listed| item(kind, found.id.0, &[("name", found.title)], found.due.map(|due| due.to_string()), format!("/problems/{}", found.id));
    if viewer.may(Permission::ProblemsHandle) {
        for found in problems::list(tx, viewer, &question(Side::Owed, None, Some(today.plus_days(SOON_DAYS))))? {
            let over = found.due.is_some_and(|due| due < today);
            let row = line("matter", found);
            if over { day.overdue.push(row) } else { day.due.push(row) }
        }
    }
    if viewer.may(Permission::ProblemsRaise) {
        for found in problems::list(tx, viewer, &question(Side::Raised, Some(Stands::Answered), None))? {
            day.waiting.push(line("matter_answered", found));
        }
    }
    if viewer.may(Permission::ProblemsCoordinate) {
        for state in [Stands::Unrouted, Stands::Disputed] {
            for found in problems::list(tx, viewer, &question(Side::Coordinated, Some(state), None))? {
                day.waiting.push(line(if state == Stands::Unrouted { "matter_unrouted" } else { "matter_disputed" }, found));
            }
        }
    }
    Ok(())
}

fn assemble(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer) -> Result<MyDay, store::Error> {
    let today = tx.today();
    let mut day = MyDay { today: today.to_string(), due: vec![], overdue: vec![], waiting: vec![], changed: vec![], figures: vec![] };
    contests(tx, viewer, &mut day)?;
    own_imports(tx, viewer, &mut day)?;
    penalties(tx, index, viewer, today, &mut day)?;
    owed(tx, index, viewer, &mut day)?;
    matters(tx, viewer, today, &mut day)?;
    for notice in notices::of_account(tx, viewer.account(), None, 20)?.into_iter().filter(|notice| notice.read_at.is_none()) {
        let arguments: Vec<(&str, String)> = notice.arguments.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        day.changed.push(item(&notice.kind, notice.id.0, &arguments, Some(notice.at.day().to_string()), notice.link.unwrap_or_default()));
    }
    if viewer.may(Permission::Figures) {
        for name in ["people.total", "people.young", "posts.chief_vacant", "people.mean_age"] {
            if let Some(definition) = definition(name) {
                let scope = figures::scope_of(None, today, viewer.reach(Permission::Figures).first().map(|(unit, _)| *unit));
                day.figures.push(figures::compute(tx, index, viewer, &definition, (scope, language()))?);
            }
        }
    }
    Ok(day)
}

/// The viewer's day.
#[utoipa::path(get, path = "/day", tag = "day", responses((status = 200, body = MyDay)))]
async fn day(State(app): State<App>, signed: Signed) -> Result<Json<MyDay>, ApiError> {
    let searcher = app.searcher.clone();
    let day = app.read(move |tx| searcher.with(tx, |tx, index| assemble(tx, index, &signed.viewer))).await?;
    Ok(Json(day))
}
