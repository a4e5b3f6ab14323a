//! The chain of the front line over HTTP: of one person, and of one line.

use axum::{Json, extract::State};
use domain::{
    access::role::Permission,
    date::Day,
    id::PersonId,
    ledger::FrontLine,
};
use serde::{Deserialize, Serialize};
use store::{
    access::viewer,
    observe::chain::{self, Link},
};
use utoipa::ToSchema;

use super::shown::Someone;
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Path, Signed},
    problems::code,
};

#[derive(Serialize, ToSchema)]
pub(super) struct LinkShown {
    /// `formed`, `seen` or `chosen`.
    kind: &'static str,
    on: String,
    title: String,
    line: Option<String>,
    entry: Option<i64>,
}

/// What formed a person, what was seen of them, and the posts that followed; open to the person too.
#[utoipa::path(get, path = "/people/{id}/chain", tag = "observe", responses((status = 200, body = Vec<LinkShown>)))]
pub(super) async fn of_person(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Vec<LinkShown>>, ApiError> {
    let links = app
        .write(move |tx| {
            let sight = viewer::see(tx, &signed.viewer, PersonId(id))?;
            tx.audit(&signed.viewer, "read_portrait", &[id], "")?;
            chain::of_person(tx, PersonId(id), &sight)
        })
        .await?;
    let shown = links.into_iter().map(|(on, link)| {
        let (kind, title, line, entry) = match link {
            Link::Formed { entry, title } => ("formed", title, None, entry),
            Link::Seen { entry, line, title } => ("seen", title, line, Some(entry)),
            Link::Chosen { title } => ("chosen", title, None, None),
        };
        LinkShown { kind, on: on.to_string(), title, line: line.map(|line| line.code().into()), entry: entry.map(|entry| entry.0) }
    });
    Ok(Json(shown.collect()))
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LineAsked {
    from: Option<Day>,
    /// The last day.
    to: Option<Day>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct OnLineShown {
    #[serde(flatten)]
    who: Someone,
    formed: usize,
    seen: usize,
    first_seen: Option<String>,
    chosen_on: Option<String>,
    chosen: String,
}

/// Who was formed, seen and chosen on a front line; two years unless days are named.
#[utoipa::path(get, path = "/observe/lines/{line}", tag = "observe", responses((status = 200, body = Vec<OnLineShown>)))]
pub(super) async fn on_line(State(app): State<App>, signed: Signed, Path(line): Path<String>, Asked(asked): Asked<LineAsked>) -> Result<Json<Vec<OnLineShown>>, ApiError> {
    signed.viewer.must(Permission::Observe)?;
    let line = code(&line, "line", FrontLine::from_code)?;
    let today = app.db.now().day();
    let (from, to) = (asked.from.unwrap_or_else(|| today.plus_days(-730)), asked.to.unwrap_or(today));
    let searcher = app.searcher.clone();
    let shown = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let people = chain::on_line(tx, index, &signed.viewer, (line, from, to))?;
                let shown = people.into_iter().map(|(person, of)| {
                    let (chosen_on, chosen) = of.chosen.map_or((None, String::new()), |(on, title)| (Some(on.to_string()), title));
                    Ok(OnLineShown { who: Someone::of(tx, person)?, formed: of.formed, seen: of.seen, first_seen: of.first_seen.map(|on| on.to_string()), chosen_on, chosen })
                });
                shown.collect::<Result<Vec<_>, store::Error>>()
            })
        })
        .await?;
    Ok(Json(shown))
}
