//! The front page: what is due, overdue, waiting for the viewer, and what changed.

mod evidence;
mod observe;
mod training;
mod work;

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use domain::{
    access::role::Permission,
    figures::definition,
};
use serde::Serialize;
use store::{
    Tx,
    access::Viewer,
    notices,
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

/// What falls within so many days is due.
const SOON_DAYS: i32 = 7;

fn item(kind: &str, id: i64, arguments: &[(&str, String)], on: Option<String>, link: String) -> Item {
    let arguments = arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Item { id: format!("{kind}-{id}"), kind: kind.to_owned(), arguments, on, link }
}

fn assemble(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer) -> Result<MyDay, store::Error> {
    let today = tx.today();
    let mut day = MyDay { today: today.to_string(), due: vec![], overdue: vec![], waiting: vec![], changed: vec![], figures: vec![] };
    evidence::contests(tx, viewer, &mut day)?;
    evidence::own_imports(tx, viewer, &mut day)?;
    evidence::penalties(tx, index, viewer, today, &mut day)?;
    work::owed(tx, index, viewer, &mut day)?;
    work::planned(tx, viewer, &mut day)?;
    work::matters(tx, viewer, today, &mut day)?;
    observe::asked(tx, viewer, &mut day)?;
    observe::appraised(tx, index, viewer, &mut day)?;
    observe::milestones(tx, index, viewer, &mut day)?;
    observe::claimed(tx, viewer, &mut day)?;
    training::own(tx, index, viewer, &mut day)?;
    training::desk(tx, viewer, &mut day)?;
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
