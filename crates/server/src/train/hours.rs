//! The ledger of hours over HTTP.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use domain::{
    date::Day,
    id::UnitId,
    train::hours::{CatchUp, HoursState, Standing},
};
use serde::{Deserialize, Serialize};
use store::train::hours;
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Signed},
    people::someone::Someone,
    problems::unit_name,
};

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LedgerAsked {
    unit: Option<i64>,
    on: Option<Day>,
    state: Option<String>,
    /// Only those who have to make something good after a promotion.
    #[serde(default)]
    catch_up: bool,
    #[serde(default)]
    offset: usize,
}

#[derive(Serialize, ToSchema)]
struct LineShown {
    #[serde(flatten)]
    who: Someone,
    unit: Option<i64>,
    #[schema(value_type = Object)]
    standing: Standing,
    /// What is to be made good after a promotion.
    #[schema(value_type = Option<Object>)]
    catch_up: Option<CatchUp>,
}

#[derive(Serialize, ToSchema)]
struct UnitHours {
    unit: i64,
    name: String,
    people: usize,
    /// People by state.
    states: BTreeMap<String, usize>,
    /// Hours in tenths, all together.
    tenths: u64,
}

#[derive(Serialize, ToSchema)]
pub(super) struct LedgerPage {
    on: String,
    count: usize,
    states: BTreeMap<String, usize>,
    /// Those who have to make something good after a promotion.
    catching_up: usize,
    units: Vec<UnitHours>,
    rows: Vec<LineShown>,
}

const PAGE: usize = 100;

/// How everybody in the viewer's reach stands with the hours they owe: by unit, and one by one, those furthest behind first.
#[utoipa::path(get, path = "/training/hours", tag = "training", responses((status = 200, body = LedgerPage)))]
pub(super) async fn ledger(State(app): State<App>, signed: Signed, Asked(asked): Asked<LedgerAsked>) -> Result<Json<LedgerPage>, ApiError> {
    let wanted = asked.state.as_deref().map(|text| crate::problems::code(text, "state", HoursState::from_code)).transpose()?;
    let searcher = app.searcher.clone();
    let page = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let on = asked.on.unwrap_or(tx.today());
                let mut lines = hours::ledger(tx, index, &signed.viewer, (asked.unit.map(UnitId), on))?;
                let (mut states, mut units): (BTreeMap<String, usize>, BTreeMap<UnitId, UnitHours>) = Default::default();
                for line in &lines {
                    let state = line.standing.state.code().to_owned();
                    *states.entry(state.clone()).or_default() += 1;
                    let Some(unit) = line.unit else { continue };
                    let of = units.entry(unit).or_insert_with(|| UnitHours { unit: unit.0, name: String::new(), people: 0, states: BTreeMap::new(), tenths: 0 });
                    of.people += 1;
                    of.tenths += u64::from(line.standing.tenths);
                    *of.states.entry(state).or_default() += 1;
                }
                for (unit, of) in &mut units {
                    of.name = unit_name(tx, *unit)?;
                }
                let catching_up = lines.iter().filter(|line| line.catch_up.is_some()).count();
                lines.retain(|line| !asked.catch_up || line.catch_up.is_some());
                lines.retain(|line| wanted.is_none_or(|state| line.standing.state == state));
                lines.sort_by_key(|line| (std::cmp::Reverse(line.standing.required_tenths.saturating_sub(line.standing.forecast_tenths)), line.person));
                let count = lines.len();
                let rows = lines.into_iter().skip(asked.offset).take(PAGE).map(|line| {
                    Ok(LineShown { who: Someone::of(tx, line.person)?, unit: line.unit.map(|unit| unit.0), standing: line.standing, catch_up: line.catch_up })
                });
                let rows = rows.collect::<Result<Vec<_>, store::Error>>()?;
                Ok(LedgerPage { on: on.to_string(), count, states, catching_up, units: units.into_values().collect(), rows })
            })
        })
        .await?;
    Ok(Json(page))
}
