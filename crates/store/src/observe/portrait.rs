//! What a portrait is drawn from: the entries of a person that stand, and the other records of their work. Nothing of care
//! needs, home visits or health is asked for.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::tier::Tier,
    date::{Day, MonthOrDay},
    id::{EntryId, PersonId, ProblemId},
    observe::portrait::{Checked, Facts, Held, may_read},
    people::code::UnitKind,
    problems::Outcome,
    projects::ContributionState,
};

use super::statements;
use crate::{
    access::{Viewer, account, viewer::Sight},
    db::Tx,
    error::Error,
    ledger, params, problems, projects,
};

/// Everything on record that a sight opens; `known_at` leaves out what was sealed later.
pub fn facts(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, (sight, known_at): (&Sight, Option<i64>)) -> Result<Facts, Error> {
    let entries = ledger::standing_entries(tx, person, known_at)?.into_iter().filter(|entry| may_read(entry, sight.tier)).collect();
    let statements = statements::of_person(tx, person, sight)?;
    let statements = statements.into_iter().map(|told| Checked { id: told.id, front_line: told.front_line, state: told.state.state, made_on: told.made_on });
    let mut contributions = BTreeMap::new();
    for told in projects::of_person(tx, person)? {
        if let Some(entry) = told.entry.filter(|_| told.state == ContributionState::Confirmed) {
            contributions.insert(entry, told.contribution.kind);
        }
    }
    Ok(Facts { entries, statements: statements.collect(), contributions, solved: solved(tx, viewer, person)?, posts: posts(tx, person)? })
}

/// Problems that closed on an answer of the person, as far as the viewer may open them.
fn solved(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId) -> Result<Vec<(ProblemId, Day)>, Error> {
    let mut answered = BTreeSet::new();
    for account in account::of_person(tx, person)? {
        let rows = tx.query("select distinct problem from problem_event where area = $1 and account = $2 and deed = 'answer'", params![tx.area(), account])?;
        for row in &rows {
            answered.insert(row.get::<ProblemId>(0)?);
        }
    }
    let mut solved = Vec::new();
    for id in answered {
        let found = match problems::find(tx, viewer, id) {
            Err(Error::NotFound) => continue,
            found => found?,
        };
        let outcome = found.problem.answered.map(|(_, outcome)| outcome);
        if let Some((on, _)) = found.problem.closed.filter(|_| outcome == Some(Outcome::Solved)) {
            solved.push((id, on));
        }
    }
    Ok(solved)
}

fn posts(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Held>, Error> {
    let rows = tx.query(
        "select a.id, a.since, a.until, (select u.kind from unit_facts u where u.area = a.area and u.unit = a.unit and u.superseded_at is null order by u.since desc limit 1)
           from appointment a where a.area = $1 and a.person = $2 and a.superseded_at is null order by a.since, a.id",
        params![tx.area(), person],
    )?;
    let first = |date: MonthOrDay| match date {
        MonthOrDay::Day(day) => Some(day),
        MonthOrDay::Month(month) => Day::new(month.year(), month.number(), 1).ok(),
    };
    let mut posts = Vec::new();
    for row in &rows {
        let until: String = row.get(2)?;
        let until: Option<MonthOrDay> = if until == Day::OPEN { None } else { row.get(2)? };
        if let Some(since) = first(row.get(1)?) {
            posts.push(Held { row: row.get(0)?, kind: row.get::<Option<String>>(3)?.as_deref().and_then(UnitKind::from_code), since, until: until.and_then(first) });
        }
    }
    Ok(posts)
}

/// Titles and days of entries, for the sentences that rest on them.
pub fn titles(tx: &mut Tx<'_>, person: PersonId, tier: Tier) -> Result<BTreeMap<EntryId, (String, String)>, Error> {
    let entries = ledger::standing_entries(tx, person, None)?;
    let mut words = ledger::words_of(tx, person)?;
    let read = entries.into_iter().filter(|entry| may_read(entry, tier));
    Ok(read.map(|entry| (entry.id, (words.remove(&entry.id).unwrap_or_default().title, entry.happened_on.to_string()))).collect())
}

/// The title of a post held, and since when.
pub fn post_held(tx: &mut Tx<'_>, person: PersonId, row: i64) -> Result<(String, String), Error> {
    let found = tx.query_opt("select title, since from appointment where area = $1 and person = $2 and id = $3", params![tx.area(), person, row])?;
    let read = found.map(|row| Ok::<_, Error>((row.get(0)?, row.get(1)?)));
    Ok(read.transpose()?.unwrap_or_default())
}

/// Draws every portrait twice, from what stands now and from what was sealed up to now, and names those that differ; with them
/// levels that their entries do not repeat. Nothing of a portrait is stored, so this proves that it rests on the chain alone.
pub fn check(tx: &mut Tx<'_>) -> Result<(usize, Vec<String>), Error> {
    let (viewer, today, position) = (Viewer::system("recompute"), tx.today(), tx.position()?);
    let rows = tx.query("select distinct person from entry where area = $1 order by person", params![tx.area()])?;
    let mut astray = Vec::new();
    for row in &rows {
        let person: PersonId = row.get(0)?;
        let sight = crate::access::viewer::see(tx, &viewer, person)?;
        let now = facts(tx, &viewer, person, (&sight, None))?;
        let sealed = facts(tx, &viewer, person, (&sight, Some(position)))?;
        if domain::observe::portrait::draw(&now, today) != domain::observe::portrait::draw(&sealed, today) {
            astray.push(format!("portrait of person {person}"));
        }
    }
    astray.extend(super::competences::astray(tx)?.into_iter().map(|entry| format!("level of entry {entry}")));
    Ok((rows.len(), astray))
}
