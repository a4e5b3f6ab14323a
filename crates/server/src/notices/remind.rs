//! Reminders: what is due soon or was missed, and problems that stand too long. Each goes out once.

use std::collections::BTreeSet;

use domain::{
    access::role::Permission,
    date::Day,
    duties::{Due, DutyState, Rule},
    id::{AccountId, DutyRuleId, PersonId, UnitId},
    message::Arguments,
    problems::{Alarm, Problem, alarms},
};
use store::{
    Db, Error, Tx,
    access::account,
    calendar, duties, notices,
    people::unit,
    problems,
    search::org::Org,
};

/// A period that ended longer ago than this is no news.
const MISSED_DAYS: i32 = 40;

/// Everything that is to be told today; returns how many were told.
pub fn remind(db: &Db) -> Result<usize, Error> {
    db.write(|tx| {
        let today = tx.today();
        let org = Org::load(tx, today)?;
        let mut told = 0;
        for (id, rule) in duties::all(tx)? {
            let from = rule.cadence.period_of(today.plus_days(-MISSED_DAYS)).from;
            let dues = duties::owed(tx, &org, &rule, (from, today.plus_days(1)))?;
            told += soon(tx, (id, &rule), &dues)? + missed(tx, (id, &rule), &dues, today)?;
        }
        Ok(told + late(tx, today)?)
    })
}

fn arguments(rule: &Rule, count: usize, day: Day) -> Arguments {
    [("title".to_owned(), rule.title.clone()), ("n".to_owned(), count.to_string()), ("day".to_owned(), day.to_string())].into()
}

/// Each talker, once a period, when it ends soon.
fn soon(tx: &mut Tx<'_>, (id, rule): (DutyRuleId, &Rule), dues: &[Due]) -> Result<usize, Error> {
    let mut told = 0;
    let open: Vec<&Due> = dues.iter().filter(|due| due.state == DutyState::Soon).collect();
    let talkers: BTreeSet<PersonId> = open.iter().flat_map(|due| due.owed_by.iter().copied()).collect();
    for talker in talkers {
        let own: Vec<&&Due> = open.iter().filter(|due| due.owed_by.contains(&talker)).collect();
        let Some(last) = own.first().map(|due| due.period.last()) else { continue };
        let about = format!("duty:{id}:{last}:soon");
        for account in account::of_person(tx, talker)? {
            told += usize::from(notices::tell_once(tx, account, &about, ("duty_soon", &arguments(rule, own.len(), last), "/duties"))?);
        }
    }
    Ok(told)
}

/// Whoever looks after compliance above the unit, once a period that ended without.
fn missed(tx: &mut Tx<'_>, (id, rule): (DutyRuleId, &Rule), dues: &[Due], today: Day) -> Result<usize, Error> {
    let mut told = 0;
    let recent = |due: &&Due| due.state == DutyState::Missed && today.days_since(due.period.last()) <= MISSED_DAYS;
    let over: Vec<&Due> = dues.iter().filter(recent).collect();
    for unit in over.iter().map(|due| due.owing_unit).collect::<BTreeSet<_>>() {
        let own: Vec<&&Due> = over.iter().filter(|due| due.owing_unit == unit).collect();
        let Some(last) = own.first().map(|due| due.period.last()) else { continue };
        let about = format!("duty:{id}:{last}:{unit}:missed");
        for account in above(tx, unit, Permission::Duties)? {
            told += usize::from(notices::tell_once(tx, account, &about, ("duty_missed", &arguments(rule, own.len(), last), "/duties/board"))?);
        }
    }
    Ok(told)
}

/// Accounts with a permission on the unit above, or on the next above that where there are none.
fn above(tx: &mut Tx<'_>, unit: UnitId, permission: Permission) -> Result<BTreeSet<AccountId>, Error> {
    let today = tx.today();
    let mut path = unit::path(tx, unit, today)?;
    path.pop();
    for (unit, _) in path.into_iter().rev() {
        let accounts = account::with_permission_on(tx, unit, permission)?;
        if !accounts.is_empty() {
            return Ok(accounts);
        }
    }
    Ok(BTreeSet::new())
}

fn late(tx: &mut Tx<'_>, today: Day) -> Result<usize, Error> {
    let (calendar, rules) = (calendar::load(tx)?, store::rules::load(tx)?);
    let mut told = 0;
    for (id, problem) in problems::watched(tx)? {
        // A year without a calendar has its own finding on the calendar's page.
        for alarm in alarms(&problem, today, &calendar, &rules).unwrap_or_default() {
            let about = format!("problem:{id}:{}:{}", problem.reopened, alarm.code());
            let arguments = Arguments::from([("kind".to_owned(), problem.kind.key())]);
            for account in of_alarm(tx, alarm, &problem)? {
                let kind = format!("problem_{}", alarm.code());
                told += usize::from(notices::tell_once(tx, account, &about, (&kind, &arguments, &format!("/problems/{id}")))?);
            }
        }
    }
    Ok(told)
}

fn of_alarm(tx: &mut Tx<'_>, alarm: Alarm, problem: &Problem) -> Result<BTreeSet<AccountId>, Error> {
    match (alarm, problem.owner) {
        (Alarm::Late, Some(owner)) => account::with_permission_on(tx, owner, Permission::ProblemsHandle),
        _ => account::with_permission_on(tx, problem.coordinator, Permission::ProblemsCoordinate),
    }
}
