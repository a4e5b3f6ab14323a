//! Duties over HTTP: what is mine, how each unit stands, the rules, and a feed for calendar programs.

pub(crate) mod board;
mod feed;
mod rules;

use axum::{Json, extract::State};
use domain::{
    date::Day,
    duties::{Due, DutyState, Rule},
    id::{DutyRuleId, PersonId},
};
use serde::Serialize;
use store::{
    Tx,
    duties,
    people::person,
    search::Index,
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{app::App, error::ApiError, http::extract::Signed};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(mine))
        .routes(routes!(board::board))
        .routes(routes!(board::items))
        .routes(routes!(rules::all, rules::create))
        .routes(routes!(rules::end))
        .routes(routes!(feed::state, feed::make, feed::end))
        .routes(routes!(feed::calendar))
}

/// One item of a duty with names.
#[derive(Serialize, ToSchema)]
pub(crate) struct DueShown {
    rule: i64,
    rule_title: String,
    act: String,
    from: String,
    /// The last day of the period.
    to: String,
    person: i64,
    name: String,
    post: String,
    unit: i64,
    unit_name: String,
    /// Who owes it; empty while the post is vacant.
    owed_by: Vec<String>,
    state: String,
    done_on: Option<String>,
    done_by: String,
    /// The last time it was done with them, in this period or before, by anybody.
    last_on: Option<String>,
    days_left: i32,
}

impl DueShown {
    fn of(tx: &mut Tx<'_>, index: &Index, (id, rule): (DutyRuleId, &Rule), due: &Due, last: Option<Day>) -> Result<Self, store::Error> {
        let name = |tx: &mut Tx<'_>, person: PersonId| Ok::<_, store::Error>(person::name_of(tx, person)?.unwrap_or_default());
        let today = tx.today();
        let owed_by = due.owed_by.iter().map(|person| name(tx, *person)).collect::<Result<_, _>>()?;
        let done_by = due.done.map(|(_, by)| name(tx, by)).transpose()?.unwrap_or_default();
        Ok(Self {
            rule: id.0, rule_title: rule.title.clone(), act: rule.act.code().into(), from: due.period.from.to_string(), to: due.period.last().to_string(),
            person: due.to.0, name: name(tx, due.to)?, post: person::present_post(tx, due.to)?, unit: due.to_unit.0,
            unit_name: index.org.node(index.org.place(due.to_unit)).map(|node| node.name.clone()).unwrap_or_default(), owed_by, state: due.state.code().into(),
            done_on: due.done.map(|(on, _)| on.to_string()), done_by, last_on: last.map(|day| day.to_string()), days_left: due.period.last().days_since(today),
        })
    }
}

/// A due with its rule.
pub(crate) type Owed = (DutyRuleId, Rule, Due);

/// Everything somebody owes in periods since `from`, what is missed first, then what ends first.
pub(crate) fn owed_by(tx: &mut Tx<'_>, index: &Index, person: PersonId, from: Day) -> Result<Vec<Owed>, store::Error> {
    let mut owed = Vec::new();
    let to = tx.today().plus_days(1);
    for (id, rule) in duties::all(tx)? {
        let begins = rule.cadence.period_of(from).from;
        // Asked before everything that would follow from it.
        if duties::holdings(tx, index, &rule.owes, begins)?.iter().any(|held| held.person == person) {
            let dues = duties::owed(tx, index, &rule, (begins, to))?;
            owed.extend(dues.into_iter().filter(|due| due.owed_by.contains(&person)).map(|due| (id, rule.clone(), due)));
        }
    }
    let weight = |state| match state {
        DutyState::Missed => 0,
        DutyState::Soon | DutyState::Open => 1,
        DutyState::Done => 2,
    };
    owed.sort_by_key(|(_, _, due)| (weight(due.state), due.period.until, due.to_unit, due.to));
    Ok(owed)
}

#[derive(Serialize, ToSchema)]
struct Mine {
    today: String,
    items: Vec<DueShown>,
}

/// What the viewer owes in this year and the year before.
#[utoipa::path(get, path = "/duties/mine", tag = "duties", responses((status = 200, body = Mine)))]
async fn mine(State(app): State<App>, signed: Signed) -> Result<Json<Mine>, ApiError> {
    let searcher = app.searcher.clone();
    let mine = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let today = tx.today();
                let Some(person) = signed.viewer.person() else { return Ok(Mine { today: today.to_string(), items: vec![] }) };
                let from = Day::new(today.year() - 1, 1, 1).unwrap_or(today);
                let owed = owed_by(tx, index, person, from)?;
                let mut last = std::collections::BTreeMap::new();
                for act in owed.iter().map(|(_, rule, _)| rule.act).collect::<std::collections::BTreeSet<_>>() {
                    last.insert(act, duties::last_done(tx, act, from.plus_days(-LAST_DAYS), today)?);
                }
                let mut items = Vec::new();
                for (id, rule, due) in &owed {
                    let on = last.get(&rule.act).and_then(|done| done.get(&due.to)).map(|done| done.on);
                    items.push(DueShown::of(tx, index, (*id, rule), due, on)?);
                }
                Ok(Mine { today: today.to_string(), items })
            })
        })
        .await?;
    Ok(Json(mine))
}

/// How far back the last talk with somebody is looked for, in days.
const LAST_DAYS: i32 = 1_100;
