//! How each unit stands: one row a unit and its talkers, one cell a period.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use domain::{
    access::role::Permission,
    date::Day,
    duties::{Due, DutyState, Rule},
    id::{DutyRuleId, PersonId, UnitId},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::Viewer,
    duties,
    people::person,
    search::Index,
};
use utoipa::ToSchema;

use super::DueShown;
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Signed},
};

/// Items of one unit in one period.
#[derive(Clone, Default, Serialize, ToSchema)]
struct Cell {
    total: usize,
    done: usize,
    missed: usize,
    soon: usize,
}

impl Cell {
    fn count(&mut self, state: DutyState) {
        self.total += 1;
        match state {
            DutyState::Done => self.done += 1,
            DutyState::Missed => self.missed += 1,
            DutyState::Soon => self.soon += 1,
            DutyState::Open => {}
        }
    }
}

#[derive(Serialize, ToSchema)]
struct BoardRow {
    unit: i64,
    unit_name: String,
    /// Who holds the post that owes it now; empty while it is vacant.
    talkers: Vec<String>,
    /// One for each period.
    cells: Vec<Cell>,
}

#[derive(Serialize, ToSchema)]
struct PeriodShown {
    from: String,
    to: String,
}

#[derive(Serialize, ToSchema)]
struct RuleBoard {
    rule: i64,
    title: String,
    source: String,
    act: String,
    cadence: String,
    periods: Vec<PeriodShown>,
    rows: Vec<BoardRow>,
    total: Cell,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct Boards {
    year: i16,
    rules: Vec<RuleBoard>,
}

/// Whether each unit lies in the viewer's reach, by walk number.
fn within(index: &Index, viewer: &Viewer) -> Vec<bool> {
    if viewer.is_system() {
        return vec![true; index.org.len()];
    }
    let reach: Vec<UnitId> = viewer.reach(Permission::Duties).into_iter().map(|(unit, _)| unit).collect();
    index.org.under(&reach)
}

fn dues(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (rule, from, to): (&Rule, Day, Day)) -> Result<Vec<Due>, store::Error> {
    let within = within(index, viewer);
    let mut dues = duties::owed(tx, index, rule, (from, to))?;
    dues.retain(|due| within.get(index.org.place(due.owing_unit) as usize).copied().unwrap_or(false));
    Ok(dues)
}

fn rule_board(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (id, rule): (DutyRuleId, &Rule), (from, to): (Day, Day)) -> Result<RuleBoard, store::Error> {
    let dues = dues(tx, index, viewer, (rule, from, to))?;
    let until = rule.until.unwrap_or(to).min(to);
    let periods: Vec<_> = rule.cadence.periods(rule.since.max(from), until).collect();
    let mut rows: BTreeMap<UnitId, (Vec<PersonId>, Vec<Cell>)> = BTreeMap::new();
    let mut total = Cell::default();
    for due in &dues {
        let row = rows.entry(due.owing_unit).or_insert_with(|| (Vec::new(), vec![Cell::default(); periods.len()]));
        // The items come period by period, so the last one names who owes it now.
        row.0.clone_from(&due.owed_by);
        if let Some(cell) = periods.iter().position(|period| *period == due.period).and_then(|at| row.1.get_mut(at)) {
            cell.count(due.state);
        }
        total.count(due.state);
    }
    let mut shown = Vec::new();
    for (unit, (talkers, cells)) in rows {
        let talkers = talkers.into_iter().map(|talker| Ok(person::name_of(tx, talker)?.unwrap_or_default())).collect::<Result<_, store::Error>>()?;
        let place = index.org.place(unit);
        let unit_name = index.org.node(place).map(|node| node.name.clone()).unwrap_or_default();
        shown.push((place, BoardRow { unit: unit.0, unit_name, talkers, cells }));
    }
    // In the order of the organisation.
    shown.sort_by_key(|(place, _)| *place);
    Ok(RuleBoard {
        rule: id.0, title: rule.title.clone(), source: rule.source.clone(), act: rule.act.code().into(), cadence: rule.cadence.code().into(),
        periods: periods.iter().map(|period| PeriodShown { from: period.from.to_string(), to: period.last().to_string() }).collect(),
        rows: shown.into_iter().map(|(_, row)| row).collect(), total,
    })
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BoardAsked {
    year: Option<i16>,
}

/// The first day of a year and of the next.
pub(crate) fn year_of(year: i16, today: Day) -> (Day, Day) {
    (Day::new(year, 1, 1).unwrap_or(today), Day::new(year.saturating_add(1), 1, 1).unwrap_or(today))
}

/// Every rule of a year, unit by unit and period by period, inside the viewer's reach.
#[utoipa::path(get, path = "/duties/board", tag = "duties", responses((status = 200, body = Boards)))]
pub(super) async fn board(State(app): State<App>, signed: Signed, Asked(asked): Asked<BoardAsked>) -> Result<Json<Boards>, ApiError> {
    signed.viewer.must(Permission::Duties)?;
    let today = app.db.now().day();
    let year = asked.year.unwrap_or(today.year());
    let (span, searcher) = (year_of(year, today), app.searcher.clone());
    let boards = app.read(move |tx| searcher.with(tx, |tx, index| boards(tx, index, &signed.viewer, (year, span)))).await?;
    Ok(Json(boards))
}

/// Every rule of a year as the viewer may see it.
pub(crate) fn boards(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (year, span): (i16, (Day, Day))) -> Result<Boards, store::Error> {
    let rules = duties::all(tx)?.into_iter().filter(|(_, rule)| rule.since < span.1 && rule.until.is_none_or(|until| until > span.0));
    let boards = rules.map(|(id, rule)| rule_board(tx, index, viewer, (id, &rule), span));
    Ok(Boards { year, rules: boards.collect::<Result<_, _>>()? })
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemsAsked {
    rule: i64,
    /// The first day of a period.
    from: Day,
    unit: Option<i64>,
}

/// The items behind one cell: with whom, how it stands, and since when.
#[utoipa::path(get, path = "/duties/items", tag = "duties", responses((status = 200, body = Vec<DueShown>)))]
pub(super) async fn items(State(app): State<App>, signed: Signed, Asked(asked): Asked<ItemsAsked>) -> Result<Json<Vec<DueShown>>, ApiError> {
    signed.viewer.must(Permission::Duties)?;
    let searcher = app.searcher.clone();
    let items = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let id = DutyRuleId(asked.rule);
                let rule = duties::find(tx, id)?;
                let period = rule.cadence.period_of(asked.from);
                let mut dues = dues(tx, index, &signed.viewer, (&rule, period.from, period.until))?;
                dues.retain(|due| asked.unit.is_none_or(|unit| due.owing_unit.0 == unit));
                let last = duties::last_done(tx, rule.act, period.from.plus_days(-super::LAST_DAYS), tx.today())?;
                dues.iter().map(|due| DueShown::of(tx, index, (id, &rule), due, last.get(&due.to).map(|done| done.on))).collect::<Result<Vec<_>, _>>()
            })
        })
        .await?;
    Ok(Json(items))
}
