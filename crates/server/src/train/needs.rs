//! What posts ask for against what their holders hold, over HTTP; shortfalls become gaps.

use std::collections::BTreeMap;

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    id::{CompetenceId, PersonId, UnitId},
    train::needs::{GapReading, Held},
};
use serde::{Deserialize, Serialize};
use statistics::mean;
use store::{
    observe::competences,
    train::needs::{self, Line},
};
use utoipa::ToSchema;

use super::effect::{IntervalShown, LEVEL};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Signed},
    people::someone::Someone,
    problems::{code, unit_name},
};

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NeedsAsked {
    unit: Option<i64>,
    competence: Option<i64>,
    reading: Option<String>,
    #[serde(default)]
    offset: usize,
}

#[derive(Serialize, ToSchema)]
struct CompetenceNeed {
    competence: i64,
    code: String,
    title: String,
    /// How many posts' holders it is asked of.
    people: usize,
    /// Holders by reading.
    readings: BTreeMap<String, usize>,
    /// Required less held, in levels, of those assessed.
    discrepancy: Option<IntervalShown>,
    /// Required level times mean discrepancy (Borich): the most pressing comes first.
    weighted: Option<f64>,
}

#[derive(Serialize, ToSchema)]
struct NeedLine {
    #[serde(flatten)]
    who: Someone,
    unit: i64,
    unit_name: String,
    competence: i64,
    title: String,
    required: u8,
    #[schema(value_type = Option<Object>)]
    held: Option<Held>,
    reading: String,
}

#[derive(Serialize, ToSchema)]
pub(super) struct NeedsPage {
    competences: Vec<CompetenceNeed>,
    count: usize,
    rows: Vec<NeedLine>,
}

const PAGE: usize = 100;

fn summed(lines: &[Line], (id, code, title): (CompetenceId, String, String)) -> CompetenceNeed {
    let of: Vec<&Line> = lines.iter().filter(|line| line.competence == id).collect();
    let mut readings: BTreeMap<String, usize> = BTreeMap::new();
    for line in &of {
        *readings.entry(line.reading.code().into()).or_default() += 1;
    }
    let short: Vec<f64> = of.iter().filter_map(|line| Some(f64::from(line.required) - line.held?.level)).collect();
    let required = mean(&of.iter().map(|line| f64::from(line.required)).collect::<Vec<_>>(), LEVEL).map_or_else(|| of.first().map_or(0.0, |line| f64::from(line.required)), |it| it.estimate);
    let discrepancy = mean(&short, LEVEL);
    CompetenceNeed { competence: id.0, code, title, people: of.len(), readings, weighted: discrepancy.map(|it| required * it.estimate), discrepancy: discrepancy.map(IntervalShown::from) }
}

/// What posts ask for beyond what their holders hold, by competence and one by one; nothing is claimed where the interval covers
/// what is asked for.
#[utoipa::path(get, path = "/training/needs", tag = "training", responses((status = 200, body = NeedsPage)))]
pub(super) async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<NeedsAsked>) -> Result<Json<NeedsPage>, ApiError> {
    let wanted = asked.reading.as_deref().map(|text| code(text, "reading", GapReading::from_code)).transpose()?;
    let searcher = app.searcher.clone();
    let page = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let mut lines = needs::all(tx, index, &signed.viewer, asked.unit.map(UnitId))?;
                let known: BTreeMap<CompetenceId, (String, String)> = competences::all(tx)?.into_iter().map(|(id, node)| (id, (node.code, node.title))).collect();
                let asked_for: std::collections::BTreeSet<CompetenceId> = lines.iter().map(|line| line.competence).collect();
                let name = |id: CompetenceId| known.get(&id).cloned().unwrap_or_default();
                let mut competences: Vec<CompetenceNeed> = asked_for
                    .into_iter()
                    .map(|id| {
                        let (code, title) = name(id);
                        summed(&lines, (id, code, title))
                    })
                    .collect();
                competences.sort_by(|one, other| other.weighted.unwrap_or(f64::MIN).total_cmp(&one.weighted.unwrap_or(f64::MIN)));
                lines.retain(|line| asked.competence.is_none_or(|id| line.competence.0 == id) && wanted.is_none_or(|reading| line.reading == reading));
                lines.sort_by(|one, other| short(other).total_cmp(&short(one)).then(one.person.cmp(&other.person)));
                let count = lines.len();
                let rows = lines.into_iter().skip(asked.offset).take(PAGE).map(|line| {
                    Ok(NeedLine {
                        who: Someone::of(tx, line.person)?, unit: line.unit.0, unit_name: unit_name(tx, line.unit)?, competence: line.competence.0, title: name(line.competence).1, required: line.required,
                        held: line.held, reading: line.reading.code().into(),
                    })
                });
                let rows = rows.collect::<Result<Vec<_>, store::Error>>()?;
                Ok(NeedsPage { competences, count, rows })
            })
        })
        .await?;
    Ok(Json(page))
}

/// How far the interval lies below what is required; nobody assessed is no shortfall.
fn short(line: &Line) -> f64 {
    line.held.map_or(f64::MIN, |held| f64::from(line.required) - held.high)
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Recording {
    competence: i64,
    people: Vec<i64>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Recorded {
    /// The gaps that were recorded.
    gaps: Vec<i64>,
}

/// Records a gap for each of those who are surely short of it and have no open one.
#[utoipa::path(post, path = "/training/needs/gaps", tag = "training", request_body = Recording, responses((status = 201, body = Recorded)))]
pub(super) async fn record(State(app): State<App>, signed: Signed, Body(asked): Body<Recording>) -> Result<(StatusCode, Json<Recorded>), ApiError> {
    let searcher = app.searcher.clone();
    let gaps = app
        .write(move |tx| {
            searcher.with(tx, |tx, index| {
                let id = CompetenceId(asked.competence);
                let title = competences::all(tx)?.into_iter().find(|(node, _)| *node == id).map(|(_, node)| node.title).ok_or(store::Error::NotFound)?;
                let people: Vec<PersonId> = asked.people.iter().copied().map(PersonId).collect();
                needs::record(tx, index, &signed.viewer, (id, &title, &people))
            })
        })
        .await?;
    Ok((StatusCode::CREATED, Json(Recorded { gaps: gaps.into_iter().map(|gap| gap.0).collect() })))
}
