//! How long each kind of problem may take, as this house has set it.

use axum::{Json, extract::State, http::StatusCode};
use domain::{access::role::Permission, catalogue, date::Day, rules::Dated};
use serde::{Deserialize, Serialize};
use store::rules;
use utoipa::ToSchema;

use crate::{
    app::App,
    error::{ApiError, language},
    http::extract::{Body, Signed},
};

#[derive(Serialize, ToSchema)]
struct ValueShown {
    value: i64,
    since: String,
    source: String,
}

impl ValueShown {
    fn of(rule: Dated) -> Self {
        let shipped = rule.source == domain::rules::SET_BY_PRODUCT;
        let source = if shipped { catalogue::name(language(), "rule.set_by_product") } else { rule.source };
        Self { value: rule.value, since: rule.since.to_string(), source }
    }
}

#[derive(Serialize, ToSchema)]
pub(super) struct ClockShown {
    /// `problems.days.<kind>`, or one of the times around a problem.
    name: String,
    present: ValueShown,
    /// Every value with the day it began, those to come too.
    known: Vec<ValueShown>,
}

/// How many days each kind of problem has, and the times around it.
#[utoipa::path(get, path = "/problems/clocks", tag = "problems", responses((status = 200, body = Vec<ClockShown>)))]
pub(super) async fn clocks(State(app): State<App>, signed: Signed) -> Result<Json<Vec<ClockShown>>, ApiError> {
    signed.viewer.must(Permission::ProblemsCoordinate)?;
    let found = app
        .read(|tx| {
            let today = tx.today();
            rules::named(tx, "problems.", today)
        })
        .await?;
    let show = |(present, known): (Dated, Vec<Dated>)| ClockShown {
        name: present.name.clone(), present: ValueShown::of(present), known: known.into_iter().map(ValueShown::of).collect(),
    };
    Ok(Json(found.into_iter().map(show).collect()))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ClockAsked {
    name: String,
    value: i64,
    /// Today without it.
    #[schema(value_type = Option<String>)]
    since: Option<Day>,
    source: String,
}

/// Sets a number of days from a day on; what is under way keeps the time it began with.
#[utoipa::path(put, path = "/problems/clocks", tag = "problems", request_body = ClockAsked, responses((status = 204)))]
pub(super) async fn set_clock(State(app): State<App>, signed: Signed, Body(asked): Body<ClockAsked>) -> Result<StatusCode, ApiError> {
    signed.viewer.must(Permission::Settings)?;
    signed.viewer.must(Permission::ProblemsCoordinate)?;
    app.write(move |tx| {
        let since = asked.since.unwrap_or(tx.today());
        let rule = Dated { name: asked.name.clone(), value: asked.value, since, until: None, source: asked.source.clone(), note: String::new() };
        rules::set(tx, &signed.viewer, &rule)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
