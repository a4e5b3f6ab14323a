//! Reminders: what is due soon or was missed, and problems that stand too long. Each goes out once.

use std::{collections::{BTreeMap, BTreeSet}, sync::Arc};

use domain::{
    access::role::Permission,
    date::Day,
    duties::{Due, DutyState, Rule},
    id::{AccountId, DutyRuleId, PersonId, ProjectId, UnitId},
    message::Arguments,
    problems::{Alarm, Problem, alarms},
};
use store::{
    Db, Error, Tx,
    access::account,
    calendar, duties, notices,
    observe::appraisals::{self, CalledUp},
    people::unit,
    problems, projects,
    search::Searcher,
};

/// A period that ended longer ago than this is no news.
const MISSED_DAYS: i32 = 40;

/// What is to be told to whom; `about` keeps it from being told twice.
struct Reminder {
    account: AccountId,
    about: String,
    kind: String,
    arguments: Arguments,
    link: String,
}

/// Everything that is to be told today; returns how many were told. What is to be told is found while others write.
pub fn remind(db: &Db, searcher: &Arc<Searcher>) -> Result<usize, Error> {
    let searcher = Arc::clone(searcher);
    let found = db.read(move |tx| {
        let today = tx.today();
        let mut found = Vec::new();
        for (id, rule) in duties::all(tx)? {
            let from = rule.cadence.period_of(today.plus_days(-MISSED_DAYS)).from;
            // Rule by rule, so that nobody waits long for the index.
            let dues = searcher.with(tx, |tx, index| duties::owed(tx, index, &rule, (from, today.plus_days(1))))?;
            soon(tx, (id, &rule), &dues, &mut found)?;
            missed(tx, (id, &rule), &dues, &mut found)?;
        }
        late(tx, today, &mut found)?;
        near(tx, &mut found)?;
        Ok(found)
    })?;
    db.write(move |tx| {
        let mut told = 0;
        for it in &found {
            told += usize::from(notices::tell_once(tx, it.account, &it.about, (&it.kind, &it.arguments, &it.link))?);
        }
        Ok(told)
    })
}

fn arguments(rule: &Rule, count: usize, day: Day) -> Arguments {
    [("title".to_owned(), rule.title.clone()), ("n".to_owned(), count.to_string()), ("day".to_owned(), day.to_string())].into()
}

/// Each talker, once a period, when it ends soon.
fn soon(tx: &mut Tx<'_>, (id, rule): (DutyRuleId, &Rule), dues: &[Due], found: &mut Vec<Reminder>) -> Result<(), Error> {
    let open: Vec<&Due> = dues.iter().filter(|due| due.state == DutyState::Soon).collect();
    let talkers: BTreeSet<PersonId> = open.iter().flat_map(|due| due.owed_by.iter().copied()).collect();
    for talker in talkers {
        let own: Vec<&&Due> = open.iter().filter(|due| due.owed_by.contains(&talker)).collect();
        let Some(last) = own.first().map(|due| due.period.last()) else { continue };
        let about = format!("duty:{id}:{last}:soon");
        for account in account::of_person(tx, talker)? {
            found.push(Reminder { account, about: about.clone(), kind: "duty_soon".into(), arguments: arguments(rule, own.len(), last), link: "/duties".into() });
        }
    }
    Ok(())
}

/// Whoever looks after compliance above the unit, once a period that ended without.
fn missed(tx: &mut Tx<'_>, (id, rule): (DutyRuleId, &Rule), dues: &[Due], found: &mut Vec<Reminder>) -> Result<(), Error> {
    let today = tx.today();
    let recent = |due: &&Due| due.state == DutyState::Missed && today.days_since(due.period.last()) <= MISSED_DAYS;
    let over: Vec<&Due> = dues.iter().filter(recent).collect();
    for unit in over.iter().map(|due| due.owing_unit).collect::<BTreeSet<_>>() {
        let own: Vec<&&Due> = over.iter().filter(|due| due.owing_unit == unit).collect();
        let Some(last) = own.first().map(|due| due.period.last()) else { continue };
        let about = format!("duty:{id}:{last}:{unit}:missed");
        for account in above(tx, unit, Permission::Duties)? {
            let arguments = arguments(rule, own.len(), last);
            found.push(Reminder { account, about: about.clone(), kind: "duty_missed".into(), arguments, link: "/duties/board".into() });
        }
    }
    Ok(())
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

/// Whoever observes in the unit of a project, once for every day its milestone is planned for.
fn near(tx: &mut Tx<'_>, found: &mut Vec<Reminder>) -> Result<(), Error> {
    let mut called: BTreeMap<(ProjectId, i64), Vec<CalledUp>> = BTreeMap::new();
    for it in appraisals::called_up(tx)? {
        called.entry((it.project, it.milestone)).or_default().push(it);
    }
    for ((project, milestone), people) in called {
        let Some(first) = people.first() else { continue };
        let about = format!("milestone:{milestone}:{}", first.planned);
        let arguments = Arguments::from([("title".to_owned(), first.title.clone()), ("n".to_owned(), people.len().to_string()), ("day".to_owned(), first.planned.to_string())]);
        let (owner, today) = (projects::unit_of(tx, project)?, tx.today());
        let path = unit::path(tx, owner, today)?;
        for (unit, _) in path.into_iter().rev() {
            let accounts = account::with_permission_on(tx, unit, Permission::Observe)?;
            if accounts.is_empty() {
                continue;
            }
            found.extend(accounts.into_iter().map(|account| Reminder { account, about: about.clone(), kind: "milestone_near".into(), arguments: arguments.clone(), link: "/appraisals".into() }));
            break;
        }
    }
    Ok(())
}

fn late(tx: &mut Tx<'_>, today: Day, found: &mut Vec<Reminder>) -> Result<(), Error> {
    let (calendar, rules) = (calendar::load(tx)?, store::rules::load(tx)?);
    for (id, problem) in problems::watched(tx)? {
        // A year without a calendar has its own finding on the calendar's page.
        for alarm in alarms(&problem, today, &calendar, &rules).unwrap_or_default() {
            let about = format!("problem:{id}:{}:{}", problem.reopened, alarm.code());
            let arguments = Arguments::from([("kind".to_owned(), problem.kind.key())]);
            for account in of_alarm(tx, alarm, &problem)? {
                let kind = format!("problem_{}", alarm.code());
                found.push(Reminder { account, about: about.clone(), kind, arguments: arguments.clone(), link: format!("/problems/{id}") });
            }
        }
    }
    Ok(())
}

fn of_alarm(tx: &mut Tx<'_>, alarm: Alarm, problem: &Problem) -> Result<BTreeSet<AccountId>, Error> {
    match (alarm, problem.owner) {
        (Alarm::Late, Some(owner)) => account::with_permission_on(tx, owner, Permission::ProblemsHandle),
        _ => account::with_permission_on(tx, problem.coordinator, Permission::ProblemsCoordinate),
    }
}
