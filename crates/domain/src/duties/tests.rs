//! What is owed over the years, and the periods it is owed in.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{DutyState as S, *};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn rule(cadence: Cadence) -> Rule {
    Rule {
        code: String::new(), title: "县委书记同乡镇正职谈心谈话".into(), act: Act::Talk, span: Span::Own,
        owes: Seats { unit_kinds: vec![UnitKind::County], post_kinds: vec![PostKind::Chief], title: "书记".into(), ..Seats::default() },
        to: Seats { unit_kinds: vec![UnitKind::Town], post_kinds: vec![PostKind::Chief], ..Seats::default() },
        cadence, since: day("2024-01-01"), until: None, source: "某市干部队伍建设意见".into(), warn_days: 60,
    }
}

const COUNTY: UnitId = UnitId(1);
const TOWN: UnitId = UnitId(2);
const SECRETARY: PersonId = PersonId(11);
const SUCCESSOR: PersonId = PersonId(12);
const HEAD: PersonId = PersonId(21);
const NEXT_HEAD: PersonId = PersonId(22);

fn held(person: PersonId, unit: UnitId, since: &str, until: Option<&str>) -> Holding {
    Holding { person, unit, since: day(since), until: until.map(day) }
}

#[test]
fn what_is_owed_and_how_it_stands() {
    let above = BTreeMap::from([(TOWN, COUNTY)]);
    let done = |by, with, on: &str| Done { by, with, on: day(on) };
    for (case, cadence, owing, to, acts, expected) in [
        ("a year, nothing done yet", Cadence::Year,
            vec![held(SECRETARY, COUNTY, "2022-01-01", None)], vec![held(HEAD, TOWN, "2025-02-01", None)], vec![],
            vec![("2025-01-01", HEAD, vec![SECRETARY], S::Missed), ("2026-01-01", HEAD, vec![SECRETARY], S::Open)]),
        ("done in each", Cadence::Year,
            vec![held(SECRETARY, COUNTY, "2022-01-01", None)], vec![held(HEAD, TOWN, "2025-02-01", None)],
            vec![done(SECRETARY, HEAD, "2026-01-05"), done(SECRETARY, HEAD, "2025-12-31")],
            vec![("2025-01-01", HEAD, vec![SECRETARY], S::Done), ("2026-01-01", HEAD, vec![SECRETARY], S::Done)]),
        ("the successor owes it, what the predecessor did counts", Cadence::HalfYear,
            vec![held(SECRETARY, COUNTY, "2022-01-01", Some("2026-03-01")), held(SUCCESSOR, COUNTY, "2026-03-01", None)],
            vec![held(HEAD, TOWN, "2026-01-10", None)], vec![done(SECRETARY, HEAD, "2026-02-10")],
            vec![("2026-01-01", HEAD, vec![SUCCESSOR], S::Done)]),
        ("somebody without the seat does not count", Cadence::HalfYear,
            vec![held(SECRETARY, COUNTY, "2022-01-01", None)], vec![held(HEAD, TOWN, "2026-01-10", None)], vec![done(SUCCESSOR, HEAD, "2026-02-10")],
            vec![("2026-01-01", HEAD, vec![SECRETARY], S::Soon)]),
        ("nobody holds the seat that owes", Cadence::HalfYear,
            vec![], vec![held(HEAD, TOWN, "2026-01-10", None)], vec![], vec![("2026-01-01", HEAD, vec![], S::Soon)]),
        ("who left before the end is not owed it", Cadence::Year,
            vec![held(SECRETARY, COUNTY, "2022-01-01", None)],
            vec![held(HEAD, TOWN, "2025-02-01", Some("2025-11-01")), held(NEXT_HEAD, TOWN, "2025-11-01", None)], vec![],
            vec![("2025-01-01", NEXT_HEAD, vec![SECRETARY], S::Missed), ("2026-01-01", NEXT_HEAD, vec![SECRETARY], S::Open)]),
        ("nobody owes it to themselves", Cadence::Year,
            vec![held(HEAD, COUNTY, "2022-01-01", None)], vec![held(HEAD, TOWN, "2026-01-01", None)], vec![], vec![]),
    ] {
        let history = History { owing: &owing, to: &to, above: &above, done: &acts };
        let from = if cadence == Cadence::Year { "2025-01-01" } else { "2026-01-01" };
        let found = dues(&rule(cadence), history, (day(from), day("2027-01-01")), day("2026-06-10"));
        let found: Vec<_> = found.iter().map(|due| (due.period.from.to_string(), due.to, due.owed_by.clone(), due.state)).collect();
        let found: Vec<_> = found.iter().map(|(from, to, by, state)| (from.as_str(), *to, by.clone(), *state)).collect();
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn shipped_rules_may_stand() {
    let rules = shipped(2026);
    assert_eq!(rules.iter().map(|rule| rule.code.as_str()).collect::<Vec<_>>(), ["county_secretary_talks", "county_organisation_talks"]);
    for rule in rules {
        check(&rule).unwrap();
    }
}

#[test]
fn whom_seats_mean() {
    let of_organisation = Seats { unit_kinds: vec![UnitKind::CountyUnit], post_kinds: vec![PostKind::Chief], title: "部长".into(), unit_name: "组织部".into() };
    for (case, unit, name, post, title, expected) in [
        ("the head", UnitKind::CountyUnit, "东溪县委组织部", PostKind::Chief, "东溪县委组织部部长", true),
        ("the deputy", UnitKind::CountyUnit, "东溪县委组织部", PostKind::Deputy, "东溪县委组织部副部长", false),
        ("another organ", UnitKind::CountyUnit, "东溪县委宣传部", PostKind::Chief, "东溪县委宣传部部长", false),
        ("the city's", UnitKind::MunicipalUnit, "砺州市委组织部", PostKind::Chief, "砺州市委组织部部长", false),
    ] {
        assert_eq!(of_organisation.means((unit, name), post, title), expected, "{case}");
    }
}

#[test]
fn what_a_rule_may_be() {
    let with = |change: fn(&mut Rule)| {
        let mut rule = rule(Cadence::HalfYear);
        change(&mut rule);
        check(&rule).map_err(|refusal| refusal.code).err()
    };
    for (case, found, expected) in [
        ("as it is", with(|_| ()), None),
        ("no source", with(|rule| rule.source = " ".into()), Some("refusal.empty")),
        ("no kind of unit", with(|rule| rule.to.unit_kinds.clear()), Some("refusal.empty")),
        ("a cadence that begins inside a period", with(|rule| rule.since = day("2026-03-01")), Some("refusal.duty_mid_period")),
        ("one that ends inside a period", with(|rule| rule.until = Some(day("2026-12-01"))), Some("refusal.duty_mid_period")),
        ("one that ends with a period", with(|rule| rule.until = Some(day("2026-07-01"))), None),
        ("one that ends before it begins", with(|rule| rule.until = Some(day("2023-07-01"))), Some("refusal.ends_before_it_begins")),
    ] {
        assert_eq!(found.as_deref(), expected, "{case}");
    }
}

fn cadences() -> impl Strategy<Value = Cadence> {
    proptest::sample::select(Cadence::ALL.to_vec())
}

fn holdings(people: std::ops::Range<i64>, units: std::ops::Range<i64>) -> impl Strategy<Value = Vec<Holding>> {
    let one = (people, units, 0i32..900, proptest::option::of(1i32..700)).prop_map(|(person, unit, since, length)| {
        let since = day("2024-01-01").plus_days(since);
        Holding { person: PersonId(person), unit: UnitId(unit), since, until: length.map(|days| since.plus_days(days)) }
    });
    proptest::collection::vec(one, 0..8)
}

proptest! {
    #[test]
    fn periods_follow_without_gap_or_overlap(cadence in cadences(), start in 0i32..2000, length in 1i32..2000) {
        let from = day("2024-01-01").plus_days(start);
        let until = from.plus_days(length);
        let periods: Vec<_> = cadence.periods(from, until).collect();
        for pair in periods.windows(2) {
            prop_assert_eq!(pair[0].until, pair[1].from);
        }
        prop_assert!(periods.iter().all(|period| from <= period.from && period.from < until));
        // Every first day of a period in the span is there.
        let first_days = (0..length).map(|days| from.plus_days(days)).filter(|day| cadence.period_of(*day).from == *day).count();
        prop_assert_eq!(periods.len(), first_days);
    }

    #[test]
    fn duties_cover_exactly_the_periods_the_rule_says(
        cadence in cadences(),
        owing in holdings(1..4, 1..2),
        to in holdings(10..14, 2..5),
        ends in proptest::option::of(1i32..3),
        now in 0i32..1100,
    ) {
        let mut rule = rule(cadence);
        rule.until = ends.map(|years| day("2024-01-01").plus_days(years * 366)).map(|day| cadence.period_of(day).from);
        prop_assume!(rule.until.is_none_or(|until| until > rule.since));
        let above: BTreeMap<UnitId, UnitId> = (2..5).map(|unit| (UnitId(unit), COUNTY)).collect();
        let today = day("2024-01-01").plus_days(now);
        let span = (day("2023-01-01"), day("2030-01-01"));
        let found = dues(&rule, History { owing: &owing, to: &to, above: &above, done: &[] }, span, today);
        let found: BTreeSet<(Day, PersonId)> = found.iter().map(|due| (due.period.from, due.to)).collect();
        // Day by day: on the last day of each period, and today, whoever holds a seat is owed it.
        let mut expected = BTreeSet::new();
        for days in 0..=now {
            let at = day("2024-01-01").plus_days(days);
            let period = cadence.period_of(at);
            let counts = at == period.last() || at == today;
            if counts && rule.until.is_none_or(|until| at < until) {
                expected.extend(to.iter().filter(|held| held.holds_on(at)).map(|held| (period.from, held.person)));
            }
        }
        prop_assert_eq!(found, expected);
    }
}
