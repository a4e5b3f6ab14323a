//! Rules of duties on record, and what follows from them and from the appointments.

pub mod feed;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    care::TalkKind,
    date::{Day, MonthOrDay},
    duties::{Act, Done, Due, History, Holding, Rule, Seats, Span, check, dues},
    id::{DutyRuleId, PersonId, UnitId},
    people::code::{PostKind, UnitKind},
};

use crate::{
    access::Viewer,
    care,
    db::{Row, Tx},
    error::Error,
    params,
    search::org::Org,
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
pub fn holdings(tx: &mut Tx<'_>, seats: &Seats, from: Day) -> Result<Vec<Holding>, Error> {
    let area = tx.area();
    let mut holdings = Vec::new();
    // Titles are looked up only where a rule asks for a word of them.
    let titled = !seats.title.is_empty();
    let (title, join) = if titled {
        ("f.title", "left join post_facts f on f.area = a.area and f.unit = a.unit and f.post = a.post and f.superseded_at is null")
    } else {
        ("null", "")
    };
    for kind in &seats.unit_kinds {
        let mut values = params![area, kind.code(), from].to_vec();
        let mut of_kinds = String::new();
        if !seats.post_kinds.is_empty() {
            let places: Vec<String> = (values.len() + 1..).take(seats.post_kinds.len()).map(|at| format!("${at}")).collect();
            values.extend(seats.post_kinds.iter().map(|kind| kind.code().into()));
            of_kinds = format!(" and a.post_kind in ({})", places.join(", "));
        }
        let sql = format!(
            "select a.person, a.unit, a.since, a.until, a.post_kind, {title}, u.name
               from unit_facts u join appointment a on a.area = u.area and a.unit = u.unit and a.superseded_at is null and a.until > $3{of_kinds} {join}
              where u.area = $1 and u.kind = $2 and u.superseded_at is null"
        );
        tx.each(&sql, &values, |row| {
            let post: Option<String> = row.get(4)?;
            let post = post.as_deref().and_then(PostKind::from_code).unwrap_or(PostKind::Other);
            let (title, name): (Option<String>, String) = (row.get(5)?, row.get(6)?);
            if seats.means((*kind, &name), post, title.as_deref().unwrap_or_default()) {
                holdings.push(holding(&row)?);
            }
            Ok(())
        })?;
    }
    // A unit renamed, or a post retitled, stands in several rows.
    holdings.sort_by_key(|held| (held.person, held.unit, held.since, held.until));
    holdings.dedup();
    Ok(holdings)
}

/// Whether somebody held a seat that is meant, on or after a day; asked before everything that would follow from it.
pub fn holds_seat(tx: &mut Tx<'_>, person: PersonId, seats: &Seats, from: Day) -> Result<bool, Error> {
    let rows = tx.query(
        "select u.kind, u.name, a.post_kind, f.title from appointment a
           join unit_facts u on u.area = a.area and u.unit = a.unit and u.superseded_at is null
           left join post_facts f on f.area = a.area and f.unit = a.unit and f.post = a.post and f.superseded_at is null
          where a.area = $1 and a.person = $2 and a.superseded_at is null and a.until > $3",
        params![tx.area(), person, from],
    )?;
    for row in &rows {
        let (kind, name, post, title): (String, String, Option<String>, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let post = post.as_deref().and_then(PostKind::from_code).unwrap_or(PostKind::Other);
        if UnitKind::from_code(&kind).is_some_and(|kind| seats.means((kind, &name), post, title.as_deref().unwrap_or_default())) {
            return Ok(true);
        }
    }
    Ok(false)
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
pub fn owed(tx: &mut Tx<'_>, org: &Org, rule: &Rule, (from, to): (Day, Day)) -> Result<Vec<Due>, Error> {
    let today = tx.today();
    let first = rule.cadence.period_of(from).from;
    let (owing, held) = (holdings(tx, &rule.owes, first)?, holdings(tx, &rule.to, first)?);
    let done = done(tx, rule.act, first, rule.cadence.period_of(to).until)?;
    let seats = looked_after(tx, org, rule)?;
    let mut above = BTreeMap::new();
    for unit in held.iter().map(|held| held.unit).collect::<BTreeSet<_>>() {
        let upward = org.path(unit).into_iter().rev().map(|node| node.id);
        if let Some(owing) = std::iter::once(unit).chain(upward).find_map(|unit| seats.get(&unit)) {
            above.insert(unit, *owing);
        }
    }
    Ok(dues(rule, History { owing: &owing, to: &held, above: &above, done: &done }, (from, to), today))
}

/// Units that a seat of the rule looks after, held or vacant, with the unit of the seat.
fn looked_after(tx: &mut Tx<'_>, org: &Org, rule: &Rule) -> Result<BTreeMap<UnitId, UnitId>, Error> {
    let mut units = BTreeMap::new();
    for kind in &rule.owes.unit_kinds {
        let rows = tx.query(
            "select u.unit, u.name, f.kind, f.title from unit_facts u join post_facts f on f.area = u.area and f.unit = u.unit and f.superseded_at is null
              where u.area = $1 and u.kind = $2 and u.superseded_at is null",
            params![tx.area(), kind.code()],
        )?;
        for row in &rows {
            let (unit, name, post, title): (UnitId, String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            let means = PostKind::from_code(&post).is_some_and(|post| rule.owes.means((*kind, &name), post, &title));
            let after = match rule.span {
                Span::Own => Some(unit),
                Span::Above => org.node(org.place(unit)).and_then(|node| node.parent),
            };
            if let Some(after) = after.filter(|_| means) {
                units.insert(after, unit);
            }
        }
    }
    Ok(units)
}

/// The last time each person was talked with, by anybody, before or on a day.
pub fn last_done(tx: &mut Tx<'_>, act: Act, from: Day, to: Day) -> Result<BTreeMap<PersonId, Done>, Error> {
    Ok(done(tx, act, from, to.plus_days(1))?.into_iter().map(|done| (done.with, done)).collect())
}
