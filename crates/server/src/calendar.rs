//! The working-day calendar that every clock in working days goes by.

use std::collections::BTreeSet;

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    access::role::Permission,
    calendar::{Year, shipped},
    date::Day,
    message::Refusal,
};
use serde::{Deserialize, Serialize};
use store::calendar;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(set))
}

#[derive(Serialize, ToSchema)]
struct YearShown {
    year: i16,
    source: String,
    holidays: Vec<String>,
    worked_weekend_days: Vec<String>,
    /// Whether the house entered it, in place of what ships or where nothing does.
    entered: bool,
}

fn show(year: &Year, entered: bool) -> YearShown {
    let texts = |days: &BTreeSet<Day>| days.iter().map(Day::to_string).collect();
    YearShown { year: year.year, source: year.source.clone(), holidays: texts(&year.holidays), worked_weekend_days: texts(&year.worked_weekend_days), entered }
}

/// Every year there is, the earliest first.
#[utoipa::path(get, path = "/calendar", tag = "calendar", responses((status = 200, body = Vec<YearShown>)))]
async fn list(State(app): State<App>, _signed: Signed) -> Result<Json<Vec<YearShown>>, ApiError> {
    let own = app.read(calendar::entered).await?;
    let replaced: BTreeSet<i16> = own.iter().map(|year| year.year).collect();
    let mut years: Vec<YearShown> = shipped().iter().filter(|year| !replaced.contains(&year.year)).map(|year| show(year, false)).collect();
    years.extend(own.iter().map(|year| show(year, true)));
    years.sort_by_key(|year| year.year);
    Ok(Json(years))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct YearGiven {
    /// The announcement it comes from.
    source: String,
    holidays: Vec<String>,
    worked_weekend_days: Vec<String>,
}

fn days(texts: &[String], field: &str) -> Result<BTreeSet<Day>, Refusal> {
    texts.iter().map(|text| text.parse().map_err(|_| Refusal::new("refusal.date").with("value", text).at(field))).collect()
}

/// Enters a year as announced, in place of what was there.
#[utoipa::path(put, path = "/calendar/{year}", tag = "calendar", request_body = YearGiven, responses((status = 204)))]
async fn set(State(app): State<App>, signed: Signed, Path(year): Path<i16>, Body(given): Body<YearGiven>) -> Result<StatusCode, ApiError> {
    signed.viewer.must(Permission::Settings)?;
    if !(domain::date::YEAR_MIN..domain::date::YEAR_MAX).contains(&year) {
        return Err(Refusal::new("refusal.date").with("value", year).at("year").into());
    }
    let year = Year {
        year, source: given.source.trim().to_owned(), holidays: days(&given.holidays, "holidays")?,
        worked_weekend_days: days(&given.worked_weekend_days, "worked_weekend_days")?,
    };
    app.write(move |tx| calendar::set(tx, &signed.viewer, &year)).await?;
    Ok(StatusCode::NO_CONTENT)
}
