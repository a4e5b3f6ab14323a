//! The portrait: what the records of a person say, facet by facet. Every sentence names the records it rests on; texts and
//! counts are never turned into points, and nothing of care needs, home visits or health comes in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::StatementState;
use crate::{
    access::tier::Tier,
    date::Day,
    id::{EntryId, ProblemId, StatementId},
    ledger::{Entry, EntryKind, FrontLine, SourceKind, Stage},
    message::Arguments,
    people::code::UnitKind,
    projects::ContributionKind,
};

codes! {
    "facet" Facet { Results = "results", Ability = "ability", Style = "style", Experience = "experience", Learning = "learning", Load = "load" }
}

/// A record that a sentence rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    Entry(EntryId),
    Problem(ProblemId),
    Statement(StatementId),
    /// A post held, by its row.
    Post(i64),
}

/// One sentence of a portrait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub facet: Facet,
    /// A key of the catalogue under `portrait.`.
    pub code: &'static str,
    pub arguments: Arguments,
    /// Never empty.
    pub rests_on: Vec<Basis>,
}

/// A statement as the cross-check left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    pub id: StatementId,
    pub front_line: FrontLine,
    pub state: StatementState,
    pub made_on: Day,
}

/// A post held, with the kind of unit it was in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub row: i64,
    pub kind: Option<UnitKind>,
    pub since: Day,
    /// First day without it.
    pub until: Option<Day>,
}

/// What is on record of a person and open to whoever looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Entries that stand; those the person contested with success are not among them.
    pub entries: Vec<Entry>,
    pub statements: Vec<Checked>,
    /// What was confirmed that they did, by the entry it became.
    pub contributions: BTreeMap<EntryId, ContributionKind>,
    /// Problems they answered that closed as solved, with the day.
    pub solved: Vec<(ProblemId, Day)>,
    pub posts: Vec<Held>,
}

/// Whether a portrait may read an entry: nothing of care, and nothing above the tier of whoever looks.
pub fn may_read(entry: &Entry, tier: Tier) -> bool {
    entry.stage != Stage::Care && entry.tier <= tier
}

/// Draws the portrait of a day: of what happened up to it.
pub fn draw(facts: &Facts, day: Day) -> Vec<Said> {
    let entries: Vec<&Entry> = facts.entries.iter().filter(|entry| entry.happened_on.reached_on(day)).collect();
    let mut said = Vec::new();
    results(facts, &entries, day, &mut said);
    ability(&entries, &mut said);
    style(facts, &entries, day, &mut said);
    experience(facts, day, &mut said);
    let learned = of_kind(&entries, |entry| entry.stage == Stage::Train || entry.kind == EntryKind::Training);
    said.extend(learned.map(|basis| count(Facet::Learning, "learned", basis)));
    load(facts, day, &mut said);
    said
}

fn count(facet: Facet, code: &'static str, rests_on: Vec<Basis>) -> Said {
    Said { facet, code, arguments: Arguments::from([("n".to_owned(), rests_on.len().to_string())]), rests_on }
}

/// The entries that meet a condition, if there are any.
fn of_kind(entries: &[&Entry], meets: impl Fn(&Entry) -> bool) -> Option<Vec<Basis>> {
    let found: Vec<Basis> = entries.iter().filter(|entry| meets(entry)).map(|entry| Basis::Entry(entry.id)).collect();
    (!found.is_empty()).then_some(found)
}

/// The two yardsticks first: real problems solved, projects and new results.
fn results(facts: &Facts, entries: &[&Entry], day: Day, said: &mut Vec<Said>) {
    let solved: Vec<Basis> = facts.solved.iter().filter(|(_, on)| *on <= day).map(|(id, _)| Basis::Problem(*id)).collect();
    if !solved.is_empty() {
        said.push(count(Facet::Results, "solved", solved));
    }
    let contributed = |wanted: fn(ContributionKind) -> bool| of_kind(entries, |entry| facts.contributions.get(&entry.id).is_some_and(|kind| wanted(*kind)));
    for (code, found) in [
        ("projects", contributed(|kind| kind != ContributionKind::Innovation)),
        ("innovations", contributed(|kind| kind == ContributionKind::Innovation)),
        ("results", of_kind(entries, |entry| entry.kind == EntryKind::Result && !facts.contributions.contains_key(&entry.id))),
        ("honours", of_kind(entries, |entry| entry.kind == EntryKind::Honour)),
    ] {
        said.extend(found.map(|basis| count(Facet::Results, code, basis)));
    }
}

fn ability(entries: &[&Entry], said: &mut Vec<Said>) {
    for (code, kind) in [("appraised", EntryKind::Appraisal), ("tasks", EntryKind::Task)] {
        said.extend(of_kind(entries, |entry| entry.kind == kind).map(|basis| count(Facet::Ability, code, basis)));
    }
    for line in FrontLine::ALL {
        let found = of_kind(entries, |entry| entry.front_line == Some(*line) && entry.kind == EntryKind::Observation);
        said.extend(found.map(|basis| with(count(Facet::Ability, "observed", basis), "line", line.key())));
    }
}

fn with(mut said: Said, name: &str, value: String) -> Said {
    said.arguments.insert(name.to_owned(), value);
    said
}

/// What was said of them, by how far its sources agree, and what groups of people commented.
fn style(facts: &Facts, entries: &[&Entry], day: Day, said: &mut Vec<Said>) {
    for (code, state) in [("confirmed", StatementState::Confirmed), ("disputed", StatementState::Disputed), ("single", StatementState::SingleSource)] {
        let found: Vec<Basis> =
            facts.statements.iter().filter(|statement| statement.state == state && statement.made_on <= day).map(|statement| Basis::Statement(statement.id)).collect();
        if !found.is_empty() {
            said.push(count(Facet::Style, code, found));
        }
    }
    for group in SourceKind::ALL {
        let found = of_kind(entries, |entry| entry.kind == EntryKind::Opinion && entry.source == *group);
        said.extend(found.map(|basis| with(count(Facet::Style, "comments", basis), "group", group.key())));
    }
}

/// Years in each kind of unit; a term that two posts share is counted once.
fn experience(facts: &Facts, day: Day, said: &mut Vec<Said>) {
    for kind in UnitKind::ALL {
        let mut terms: Vec<(Day, Day, i64)> = facts
            .posts
            .iter()
            .filter(|held| held.kind == Some(*kind) && held.since <= day)
            .map(|held| (held.since, held.until.unwrap_or(day).min(day), held.row))
            .collect();
        terms.sort();
        let (mut days, mut last) = (0, None::<Day>);
        for (since, until, _) in &terms {
            let from = last.map_or(*since, |last| last.max(*since));
            days += until.days_since(from).max(0);
            last = Some(last.map_or(*until, |last| last.max(*until)));
        }
        if !terms.is_empty() {
            let years = format!("{}.{}", days / 365, days % 365 * 10 / 365);
            let rests_on = terms.iter().map(|(_, _, row)| Basis::Post(*row)).collect();
            said.push(with(with(count(Facet::Experience, "served", rests_on), "kind", kind.key()), "years", years));
        }
    }
}

/// How much somebody carries now, from posts and projects alone.
fn load(facts: &Facts, day: Day, said: &mut Vec<Said>) {
    let now: Vec<&Held> = facts.posts.iter().filter(|held| held.since <= day && held.until.is_none_or(|until| day < until)).collect();
    if let Some(longest) = now.iter().map(|held| held.since).min() {
        let months = day.days_since(longest) * 12 / 365;
        said.push(with(count(Facet::Load, "posts", now.iter().map(|held| Basis::Post(held.row)).collect()), "months", months.to_string()));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{date::Instant, id::{AccountId, PersonId}};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn entry(id: i64, on: &str, stage: Stage, kind: EntryKind, source: SourceKind) -> Entry {
        Entry {
            id: EntryId(id), person: PersonId(7), happened_on: on.parse().unwrap(), recorded_at: Instant(0), recorded_by: AccountId(1), stage, kind, source,
            tier: Tier::Organisation, replaces: None, front_line: None, channel: None,
        }
    }

    #[test]
    fn every_sentence_rests_on_records_up_to_its_day() {
        let facts = Facts {
            entries: vec![
                entry(1, "2026-03-02", Stage::Deliver, EntryKind::Result, SourceKind::Document), entry(2, "2026-05-02", Stage::Train, EntryKind::Training, SourceKind::Document),
                entry(3, "2026-03", Stage::Observe, EntryKind::Opinion, SourceKind::FromMasses),
            ],
            statements: vec![Checked { id: StatementId(5), front_line: FrontLine::Rural, state: StatementState::Disputed, made_on: day("2026-03-20") }],
            contributions: BTreeMap::from([(EntryId(1), ContributionKind::Innovation)]),
            solved: vec![(ProblemId(9), day("2026-02-01"))],
            posts: vec![
                Held { row: 11, kind: Some(UnitKind::Town), since: day("2020-01-01"), until: Some(day("2022-01-01")) },
                Held { row: 12, kind: Some(UnitKind::Town), since: day("2021-01-01"), until: None },
            ],
        };
        let told = |on: &str| draw(&facts, day(on)).into_iter().map(|said| (said.facet, said.code, said.rests_on.len())).collect::<Vec<_>>();
        let spring = vec![
            (Facet::Results, "solved", 1), (Facet::Results, "innovations", 1), (Facet::Style, "disputed", 1), (Facet::Style, "comments", 1), (Facet::Experience, "served", 2),
            (Facet::Load, "posts", 1),
        ];
        assert_eq!(told("2026-03-31"), spring);
        assert!(told("2026-05-31").contains(&(Facet::Learning, "learned", 1)), "what came later");
        assert_eq!(told("2020-06-30"), [(Facet::Experience, "served", 1), (Facet::Load, "posts", 1)]);
        let served = draw(&facts, day("2022-12-31")).into_iter().find(|said| said.code == "served").unwrap();
        assert_eq!(served.arguments["years"], "3.0", "a term that two posts share counts once");
    }

    #[test]
    fn nothing_of_care_and_nothing_above_the_tier() {
        for (case, stage, tier, own, expected) in [
            ("an observation", Stage::Observe, Tier::Organisation, Tier::Organisation, true),
            ("of care", Stage::Care, Tier::Public, Tier::Restricted, false),
            ("above the tier", Stage::Observe, Tier::Restricted, Tier::Organisation, false),
        ] {
            let one = Entry { tier, ..entry(1, "2026-03", stage, EntryKind::Deed, SourceKind::Seen) };
            assert_eq!(may_read(&one, own), expected, "{case}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_said_without_records(kinds in proptest::collection::vec((0..EntryKind::ALL.len(), 0..SourceKind::ALL.len(), 0..Stage::ALL.len(), 1u8..28), 0..30), on in 1u8..28) {
            let entries: Vec<Entry> = kinds.iter().enumerate()
                .map(|(at, (kind, source, stage, of))| entry(i64::try_from(at).unwrap(), &format!("2026-03-{of:02}"), Stage::ALL[*stage], EntryKind::ALL[*kind], SourceKind::ALL[*source]))
                .collect();
            let facts = Facts { entries, ..Facts::default() };
            let at = day(&format!("2026-03-{on:02}"));
            for said in draw(&facts, at) {
                prop_assert!(!said.rests_on.is_empty());
                for basis in said.rests_on {
                    let Basis::Entry(id) = basis else { panic!("{basis:?}") };
                    prop_assert!(facts.entries.iter().any(|entry| entry.id == id && entry.happened_on.reached_on(at)));
                }
            }
        }
    }
}
