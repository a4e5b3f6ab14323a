//! Results of a test over HTTP: by unit, by person, by question, and the gain over the test before.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use domain::{
    classroom::question::Question,
    id::{TestId, UnitId},
};
use serde::Serialize;
use statistics::{difficulty, discrimination, gains};
use store::{
    Tx,
    access::Viewer,
    classroom::results::{self, Asked, Line},
};
use utoipa::ToSchema;

use super::{points, tests::SittingLine};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Path, Signed},
    people::someone::Someone,
    problems::unit_name,
    train::effect::{IntervalShown, LEVEL},
};

/// A unit with fewer officials has no interval of its own.
const UNIT_LEAST: usize = 3;

#[derive(Serialize, ToSchema)]
struct UnitResult {
    unit: i64,
    name: String,
    people: usize,
    passed: usize,
    /// The mean share of the points.
    mean: Option<IntervalShown>,
}

#[derive(Serialize, ToSchema)]
struct PersonResult {
    who: Someone,
    unit_name: String,
    tries: usize,
    best: SittingLine,
}

#[derive(Serialize, ToSchema)]
struct Chosen {
    at: usize,
    count: usize,
    /// The mean share of the paper of those who chose it.
    mean: f64,
}

#[derive(Serialize, ToSchema)]
struct QuestionResult {
    id: i64,
    #[schema(value_type = Object)]
    question: Question,
    form: String,
    /// The mean share of its points, at first sight.
    difficulty: Option<IntervalShown>,
    /// How well it tells those who know more from those who know less.
    discrimination: Option<IntervalShown>,
    chosen: Vec<Chosen>,
    left_out: usize,
}

#[derive(Serialize, ToSchema)]
struct GainShown {
    before_title: String,
    before: f64,
    after: f64,
    gain: Option<IntervalShown>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct ResultsShown {
    title: String,
    people: usize,
    passed: usize,
    under_way: usize,
    marking: Vec<SittingLine>,
    pass: Option<u32>,
    of: f64,
    mean: Option<IntervalShown>,
    by_unit: Vec<UnitResult>,
    rows: Vec<PersonResult>,
    questions: Vec<QuestionResult>,
    gain: Option<GainShown>,
}

fn share(line: &Line) -> f64 {
    f64::from(line.best.tenths) / f64::from(line.best.of.max(1))
}

fn passed(lines: &[&Line]) -> usize {
    lines.iter().filter(|line| line.best.passed == Some(true)).count()
}

fn by_unit(tx: &mut Tx<'_>, lines: &[Line]) -> Result<Vec<UnitResult>, store::Error> {
    let mut units: BTreeMap<UnitId, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        if let Some(unit) = line.unit {
            units.entry(unit).or_default().push(line);
        }
    }
    let mut told = Vec::new();
    for (unit, lines) in units {
        let shares: Vec<f64> = lines.iter().map(|line| share(line)).collect();
        let mean = if lines.len() >= UNIT_LEAST { difficulty(&shares, LEVEL) } else { None };
        told.push(UnitResult { unit: unit.0, name: unit_name(tx, unit)?, people: lines.len(), passed: passed(&lines), mean: mean.map(IntervalShown::from) });
    }
    told.sort_by(|one, other| other.people.cmp(&one.people).then(one.name.cmp(&other.name)));
    Ok(told)
}

fn question(it: Asked) -> QuestionResult {
    let shares: Vec<f64> = it.pairs.iter().map(|pair| pair.0).collect();
    let mean = |shares: &[f64]| shares.iter().sum::<f64>() / f64::from(u32::try_from(shares.len().max(1)).unwrap_or(1));
    QuestionResult {
        id: it.id.0, form: it.question.asked.form().code().into(), difficulty: difficulty(&shares, LEVEL).map(IntervalShown::from), discrimination: discrimination(&it.pairs, LEVEL).map(IntervalShown::from),
        chosen: it.chosen.iter().map(|(at, shares)| Chosen { at: *at, count: shares.len(), mean: mean(shares) }).collect(), left_out: it.left_out, question: it.question,
    }
}

fn gain(tx: &mut Tx<'_>, viewer: &Viewer, results: &results::Results) -> Result<Option<GainShown>, store::Error> {
    let (Some(before), Some(pairs)) = (results.told.test.before, results::pairs(tx, results)?) else { return Ok(None) };
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / f64::from(u32::try_from(pairs.len().max(1)).unwrap_or(1));
    let found = gains(std::slice::from_ref(&pairs), LEVEL).into_iter().next().flatten();
    let before_title = store::classroom::tests::find(tx, viewer, before)?.test.title;
    Ok(Some(GainShown { before_title, before: mean(|pair| pair.0), after: mean(|pair| pair.1), gain: found.map(IntervalShown::from) }))
}

fn page(tx: &mut Tx<'_>, viewer: &Viewer, id: TestId) -> Result<ResultsShown, store::Error> {
    let results = results::results(tx, viewer, id)?;
    let (gain, by_unit) = (gain(tx, viewer, &results)?, by_unit(tx, &results.lines)?);
    let mut rows = Vec::new();
    for line in &results.lines {
        rows.push(PersonResult { who: Someone::of(tx, line.person)?, unit_name: line.unit.map(|unit| unit_name(tx, unit)).transpose()?.unwrap_or_default(), tries: line.tries, best: SittingLine::of(&line.best) });
    }
    let shares: Vec<f64> = results.lines.iter().map(share).collect();
    let test = &results.told.test;
    Ok(ResultsShown {
        title: test.title.clone(), people: results.lines.len(), passed: passed(&results.lines.iter().collect::<Vec<_>>()), under_way: results.under_way, marking: results.marking.iter().map(SittingLine::of).collect(),
        pass: test.pass, of: points(domain::classroom::paper::worth(&test.parts)), mean: difficulty(&shares, LEVEL).map(IntervalShown::from), by_unit, rows, gain, questions: results.asked.into_iter().map(question).collect(),
    })
}

/// What a test came to, for whoever organises it.
#[utoipa::path(get, path = "/classroom/tests/{id}/results", tag = "classroom", responses((status = 200, body = ResultsShown)))]
pub(super) async fn results(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<ResultsShown>, ApiError> {
    // Reading results is written into the audit log, so it is a deed.
    Ok(Json(app.write(move |tx| page(tx, &signed.viewer, TestId(id))).await?))
}
