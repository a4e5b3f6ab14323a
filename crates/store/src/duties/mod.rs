//! Rules of duties on record, and what follows from them and from the appointments.

pub mod feed;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    care::TalkKind,
    date::{Day, MonthOrDay},
    duties::{Act, Done, Due, History, Holding, Rule, Seats, Span, check, dues},
    id::{DutyRuleId, PersonId, UnitId},
    people::code::PostKind,
};

use crate::{
    access::Viewer,
    care,
    db::{Row, Tx},
    error::Error,
    params,
    search::{
        Index,
        index::{stamp, stamped_day},
    },
};

pub fn create(tx: &mut Tx<'_>, viewer: &Viewer, rule: &Rule) -> Result<DutyRuleId, Error> {
    check(rule)?;
    let id = DutyRuleId(tx.new_id());
    let until = rule.until.map_or_else(|| Day::OPEN.to_owned(), |day| day.to_string());
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into duty_rule (area, id, since, until, body, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7)",
        params![area, id, rule.since, until, serde_json::to_string(rule)?, viewer.account(), now],
    )?;
    tx.audit(viewer, "duty_rule_set", &[id.0], &rule.title)?;
    Ok(id)
}

/// Ends a rule, from the first day of a period on.
pub fn end(tx: &mut Tx<'_>, viewer: &Viewer, id: DutyRuleId, until: Day) -> Result<(), Error> {
    let rule = Rule { until: Some(until), ..find(tx, id)? };
    check(&rule)?;
    tx.execute("update duty_rule set until = $3, body = $4 where area = $1 and id = $2", params![tx.area(), id, until, serde_json::to_string(&rule)?])?;
    tx.audit(viewer, "duty_rule_ended", &[id.0], &rule.title)
}

/// Every rule, the earliest first.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<(DutyRuleId, Rule)>, Error> {
    let rows = tx.query("select id, body from duty_rule where area = $1 order by since, id", params![tx.area()])?;
    rows.iter().map(|row| Ok((row.get(0)?, serde_json::from_str(&row.get::<String>(1)?)?))).collect()
}

pub fn find(tx: &mut Tx<'_>, id: DutyRuleId) -> Result<Rule, Error> {
    let row = tx.query_opt("select body from duty_rule where area = $1 and id = $2", params![tx.area(), id])?;
    Ok(serde_json::from_str(&row.ok_or(Error::NotFound)?.get::<String>(0)?)?)
}

/// Everybody who held a seat that is meant, on or after a day.
pub fn holdings(tx: &mut Tx<'_>, index: &Index, seats: &Seats, from: Day) -> Result<Vec<Holding>, Error> {
    let titled: Option<BTreeSet<i64>> = (!seats.title.is_empty()).then(|| index.ever.posts(seats).map(|(post, _)| post.0).collect());
    let fits = |kind: PostKind, post: i64| seats.of_post(kind) && titled.as_ref().is_none_or(|titled| titled.contains(&post));
    let mut units = vec![None; index.org.len()];
    let mut holdings = Vec::new();
    for unit in index.ever.units(seats) {
        match units.get_mut(index.org.place(unit) as usize) {
            Some(place) => *place = Some(unit),
            None => held_in_ended(tx, (unit, from), fits, &mut holdings)?,
        }
    }
    let from = stamp(from.into());
    for held in index.held.iter().filter(|held| held.owner != u32::MAX && from < held.until) {
        let Some(unit) = units.get(held.unit as usize).copied().flatten() else { continue };
        let kind = PostKind::ALL.get(held.post_kind as usize).copied().unwrap_or(PostKind::Other);
        if let Some(since) = stamped_day(held.since).filter(|_| fits(kind, held.post)) {
            holdings.push(Holding { person: index.person(held.owner as usize), unit, since, until: stamped_day(held.until) });
        }
    }
    holdings.sort_by_key(|held| (held.person, held.unit, held.since, held.until));
    Ok(holdings)
}

/// The index tells who held what in a unit that is there today; of one that has ended the register is asked.
fn held_in_ended(tx: &mut Tx<'_>, (unit, from): (UnitId, Day), fits: impl Fn(PostKind, i64) -> bool, holdings: &mut Vec<Holding>) -> Result<(), Error> {
    tx.each(
        "select person, unit, since, until, post_kind, post from appointment where area = $1 and unit = $2 and superseded_at is null and until > $3",
        params![tx.area(), unit, from],
        |row| {
            let kind = row.get::<Option<String>>(4)?.as_deref().and_then(PostKind::from_code).unwrap_or(PostKind::Other);
            if fits(kind, row.get::<Option<i64>>(5)?.unwrap_or(0)) {
                holdings.push(holding(&row)?);
            }
            Ok(())
        },
    )
}

fn holding(row: &Row) -> Result<Holding, Error> {
    let until: String = row.get(3)?;
    let until: Option<MonthOrDay> = if until == Day::OPEN { None } else { row.get(3)? };
    Ok(Holding { person: row.get(0)?, unit: row.get(1)?, since: first_day(row.get(2)?)?, until: until.map(first_day).transpose()? })
}

/// A month's record begins and ends with its first day, as far as a duty of months is concerned.
fn first_day(date: MonthOrDay) -> Result<Day, Error> {
    match date {
        MonthOrDay::Day(day) => Ok(day),
        MonthOrDay::Month(month) => Day::new(month.year(), month.number(), 1).map_err(|_| Error::Column { index: 2, found: month.to_string() }),
    }
}

fn done(tx: &mut Tx<'_>, act: Act, from: Day, to: Day) -> Result<Vec<Done>, Error> {
    match act {
        Act::Talk => care::done(tx, TalkKind::Talk, from, to),
        Act::Interview => care::done(tx, TalkKind::Interview, from, to),
        Act::HomeVisit => care::done(tx, TalkKind::HomeVisit, from, to),
    }
}

/// Everything owed under a rule in periods that begin in `[from, to)`.
pub fn owed(tx: &mut Tx<'_>, index: &Index, rule: &Rule, (from, to): (Day, Day)) -> Result<Vec<Due>, Error> {
    let today = tx.today();
    let first = rule.cadence.period_of(from).from;
    let (owing, held) = (holdings(tx, index, &rule.owes, first)?, holdings(tx, index, &rule.to, first)?);
    let done = done(tx, rule.act, first, rule.cadence.period_of(to).until)?;
    let seats = looked_after(index, rule);
    let above = |unit: UnitId| index.ever.upward(&index.org, unit).find_map(|unit| seats.get(&unit)).map(|owing| (unit, *owing));
    let above = held.iter().map(|held| held.unit).collect::<BTreeSet<_>>().into_iter().filter_map(above).collect();
    Ok(dues(rule, History { owing: &owing, to: &held, above: &above, done: &done }, (from, to), today))
}

/// Units that a seat of the rule looks after, held or vacant, with the unit of the seat.
fn looked_after(index: &Index, rule: &Rule) -> BTreeMap<UnitId, UnitId> {
    let units = index.ever.units(&rule.owes);
    let seats = index.ever.posts(&rule.owes).filter(|(_, unit)| units.contains(unit));
    let after = |unit| match rule.span {
        Span::Own => Some((unit, unit)),
        Span::Above => index.ever.upward(&index.org, unit).nth(1).map(|after| (after, unit)),
    };
    seats.filter_map(|(_, unit)| after(unit)).collect()
}

/// The last time each person was talked with, by anybody, before or on a day.
pub fn last_done(tx: &mut Tx<'_>, act: Act, from: Day, to: Day) -> Result<BTreeMap<PersonId, Done>, Error> {
    Ok(done(tx, act, from, to.plus_days(1))?.into_iter().map(|done| (done.with, done)).collect())
}
