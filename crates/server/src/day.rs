//! The front page: what is due, overdue, waiting for the viewer, and what changed.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use domain::{
    access::role::Permission,
    date::Day,
    figures::definition,
};
use serde::Serialize;
use store::{
    Tx,
    access::{Viewer, viewer},
    imports, ledger, notices,
    people::person,
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

fn assemble(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer) -> Result<MyDay, store::Error> {
    let today = tx.today();
    let mut day = MyDay { today: today.to_string(), due: vec![], overdue: vec![], waiting: vec![], changed: vec![], figures: vec![] };
    contests(tx, viewer, &mut day)?;
    own_imports(tx, viewer, &mut day)?;
    penalties(tx, index, viewer, today, &mut day)?;
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
    let (searcher, language) = (app.searcher.clone(), language());
    let day = app
        .read(move |tx| crate::error::LANGUAGE.sync_scope(language, || searcher.with(tx, |tx, index| assemble(tx, index, &signed.viewer))))
        .await?;
    Ok(Json(day))
}
