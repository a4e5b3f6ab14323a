//! Tables of what a series, a roster and a sign-in come to.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Hindrance as H, *};
use crate::id::{PersonId, SessionId};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn hour(text: &str) -> Hour {
    Hour::try_from(text.to_owned()).unwrap()
}

fn lesson(id: u32, on: &str, (from, to): (&str, &str), tenths: u32) -> Lesson {
    Lesson {
        id, day: day(on), from: hour(from), to: hour(to), method: Teaching::Teach, subject: "光伏产业形势".into(), lecturer: Some(CatalogueId(7)),
        lecturer_kind: Some(LecturerKind::IndustryExpert), room: Some(CatalogueId(3)), place: String::new(), tenths, output: String::new(),
    }
}

fn class(lessons: Vec<Lesson>) -> Session {
    Session {
        programme: None, form: SessionForm::Class, title: "光伏班".into(), number: Some(1), unit: UnitId(1), co_hosts: vec![], from: day("2026-03-24"), to: day("2026-03-26"),
        place: String::new(), room: None, partner: None, zone: None, chain: None, course: None, focuses: vec![], slot: None, theme: String::new(), layer: None,
        discussion: None, capacity: None, quotas: vec![], after: vec![], lessons, prior: None, materials: vec![], conclusions: String::new(), rounds: vec![], heads: None,
    }
}

#[test]
fn a_session_says_what_is_wrong_with_it() {
    let sound = class(vec![lesson(1, "2026-03-24", ("09:00", "11:30"), 30)]);
    for (case, session, expected) in [
        ("sound", sound.clone(), None),
        ("no title", Session { title: " ".into(), ..sound.clone() }, Some(("refusal.empty", "title"))),
        ("ends before", Session { to: day("2026-03-20"), ..sound.clone() }, Some(("refusal.ends_before_it_begins", "to"))),
        ("no form of discussion", Session { form: SessionForm::Discussion, ..sound.clone() }, Some(("refusal.discussion_form", "discussion"))),
        ("outside its days", class(vec![lesson(1, "2026-03-28", ("09:00", "11:30"), 30)]), Some(("refusal.lesson_outside", "lessons.0.day"))),
        ("backwards", class(vec![lesson(1, "2026-03-24", ("11:00", "09:30"), 30)]), Some(("refusal.ends_before_it_begins", "lessons.0.to"))),
        ("a number twice", class(vec![lesson(1, "2026-03-24", ("09:00", "10:00"), 10), lesson(1, "2026-03-24", ("10:00", "11:00"), 10)]), Some(("refusal.twice", "lessons.1.id"))),
    ] {
        let found = check_session(&session).err();
        assert_eq!(found.as_ref().map(|refusal| (refusal.code.as_str(), refusal.field.as_deref().unwrap_or_default())), expected, "{case}");
    }
}

#[test]
fn hours_of_a_day() {
    for (text, sound) in [("09:30", true), ("23:59", true), ("24:00", false), ("9", false), ("ab:cd", false), ("09:60", false)] {
        assert_eq!(Hour::try_from(text.to_owned()).is_ok(), sound, "{text}");
    }
    assert_eq!(hour("09:05").to_string(), "09:05");
}

#[test]
fn rooms_and_lecturers_are_in_one_place_at_a_time() {
    let taken = |session, lesson, (from, to), room, lecturer| Taken {
        session: SessionId(session), lesson, day: day("2026-03-24"), from: hour(from), to: hour(to), room: Some(CatalogueId(room)), lecturer: Some(CatalogueId(lecturer)),
    };
    let own = [taken(1, 1, ("09:00", "11:00"), 1, 1)];
    for (case, other, expected) in [
        ("afterwards", taken(2, 5, ("11:00", "12:00"), 1, 1), vec![]),
        ("the room", taken(2, 5, ("10:00", "12:00"), 1, 2), vec![(1, Clash::Room(CatalogueId(1)), SessionId(2))]),
        ("both", taken(2, 5, ("08:00", "12:00"), 1, 1), vec![(1, Clash::Room(CatalogueId(1)), SessionId(2)), (1, Clash::Lecturer(CatalogueId(1)), SessionId(2))]),
        ("elsewhere", taken(2, 5, ("08:00", "12:00"), 9, 8), vec![]),
    ] {
        assert_eq!(clashes(&own, &[other]), expected, "{case}");
    }
}

#[test]
fn a_class_lacks_what_its_programme_asks() {
    let mut programme: Programme = serde_json::from_value(serde_json::json!({"kind": "series", "title": "8+2", "unit": 1, "since": "2026-01-01", "survey_first": true,
        "syllabus": [{"lecturer": "industry_expert"}, {"lecturer": "promotion", "fixed": true}], "methods": ["teach", "visit"]})).unwrap();
    check_programme(&programme).unwrap();
    let session = class(vec![lesson(1, "2026-03-24", ("09:00", "11:30"), 30)]);
    let found = lacks(Some(&programme), &session);
    assert_eq!(found, Lacks { lecturers: vec![LecturerKind::Promotion], methods: vec![Teaching::Visit], survey: true, unanswered: 0 });
    assert_eq!(open(SessionState::Planned, &found).unwrap_err().code, "refusal.session_survey");
    let prior = Prior { held_on: day("2026-03-10"), discussions: 2, survey: None, found: vec![Found { text: "硅料价格".into(), lesson: None }] };
    let surveyed = Session { prior: Some(prior), ..session };
    assert_eq!(open(SessionState::Planned, &lacks(Some(&programme), &surveyed)).unwrap_err().code, "refusal.session_unanswered");
    programme.rota = vec![UnitId(1), UnitId(1)];
    assert_eq!(check_programme(&programme).unwrap_err().code, "refusal.twice");
}

#[test]
fn hosts_take_turns() {
    let rota = [UnitId(1), UnitId(2), UnitId(3)];
    for (case, held, expected) in [
        ("nobody yet", vec![], Some(UnitId(1))),
        ("the first did", vec![(UnitId(1), day("2026-01-10"))], Some(UnitId(2))),
        ("all did", vec![(UnitId(2), day("2026-01-10")), (UnitId(1), day("2026-02-10")), (UnitId(3), day("2026-03-10"))], Some(UnitId(2))),
    ] {
        assert_eq!(next_host(&rota, &held), expected, "{case}");
    }
    assert_eq!(next_host(&[], &[]), None);
    for (case, years, expected) in [("six running", vec!["2021", "2022", "2023", "2024", "2025", "2026", "2026"], 6), ("a gap", vec!["2020", "2022", "2023"], 2), ("none", vec![], 0)] {
        let days: Vec<Day> = years.iter().map(|year| day(&format!("{year}-05-01"))).collect();
        assert_eq!(unbroken_years(&days), expected, "{case}");
    }
}

fn asked(person: i64) -> Asked {
    Asked { person: PersonId(person), unit: Some(UnitId(1)), leads: false, sat_before: false, known: BTreeSet::new() }
}

#[test]
fn what_stands_against_a_seat() {
    let on = |people: &[(i64, i64, bool, SeatState)]| people.iter().map(|(person, unit, leads, state)| (PersonId(*person), (Some(UnitId(*unit)), *leads, *state))).collect::<BTreeMap<_, _>>();
    let one = Roster { capacity: Some(1), on: on(&[(9, 2, true, SeatState::Approved)]), ..Roster::default() };
    let quota = Roster { quotas: vec![Quota { unit: UnitId(1), places: 0 }], ..Roster::default() };
    let turn = Roster { never_sat: Some(BTreeSet::from([PersonId(5)])), ..Roster::default() };
    for (case, who, roster, anyway, expected) in [
        ("free", asked(1), Roster::default(), false, Verdict::Seat(SeatState::Approved)),
        ("full", asked(1), one.clone(), false, Verdict::Seat(SeatState::Waiting)),
        ("twice", asked(9), one.clone(), true, Verdict::Held(vec![H::Twice])),
        ("gone", Asked { known: BTreeSet::from([H::NotServing]), ..asked(1) }, Roster::default(), true, Verdict::Held(vec![H::NotServing])),
        ("unprepared", Asked { known: BTreeSet::from([H::Unprepared]), ..asked(1) }, Roster::default(), true, Verdict::Held(vec![H::Unprepared])),
        ("elsewhere", Asked { known: BTreeSet::from([H::Elsewhere]), ..asked(1) }, Roster::default(), true, Verdict::Held(vec![H::Elsewhere])),
        ("its unit sent enough", asked(1), quota, true, Verdict::Held(vec![H::QuotaFull])),
        ("two who lead one unit", Asked { leads: true, unit: Some(UnitId(2)), ..asked(1) }, one.clone(), false, Verdict::Held(vec![H::TwoLeaders])),
        ("and it was read", Asked { leads: true, unit: Some(UnitId(2)), ..asked(1) }, one, true, Verdict::Seat(SeatState::Waiting)),
        ("another layer", Asked { known: BTreeSet::from([H::OutsideLayer]), ..asked(1) }, Roster::default(), false, Verdict::Held(vec![H::OutsideLayer])),
        ("others first", Asked { sat_before: true, ..asked(1) }, turn.clone(), false, Verdict::Held(vec![H::BeforeOthers])),
        ("one of the others", asked(5), turn, false, Verdict::Seat(SeatState::Approved)),
    ] {
        assert_eq!(verdict(&who, &roster, true, anyway), expected, "{case}");
    }
    assert_eq!(verdict(&asked(1), &Roster::default(), false, false), Verdict::Seat(SeatState::Nominated), "a unit nominates, the organiser approves");
}

#[test]
fn signing_in_knows_the_lesson_and_the_time() {
    let lessons = [lesson(1, "2026-03-24", ("09:00", "11:30"), 30), lesson(2, "2026-03-24", ("14:00", "16:00"), 20)];
    for (case, on, at, expected) in [
        ("early", "2026-03-24", "08:25", Some((1, Presence::Present))),
        ("too early", "2026-03-24", "08:10", None),
        ("a little late", "2026-03-24", "09:10", Some((1, Presence::Present))),
        ("late", "2026-03-24", "09:11", Some((1, Presence::Late))),
        ("over", "2026-03-24", "11:30", None),
        ("before the second", "2026-03-24", "13:30", Some((2, Presence::Present))),
        ("another day", "2026-03-25", "09:00", None),
    ] {
        assert_eq!(place_of(&lessons, day(on), hour(at)), expected, "{case}");
    }
    let mark = |lesson, presence| Mark { lesson, presence };
    let seven: Vec<Lesson> = (1..=7).map(|id| lesson(id, "2026-03-24", ("09:00", "10:00"), 10)).collect();
    let marks: Vec<Mark> = (1..=7).map(|id| mark(id, if id == 7 { Presence::Leave } else { Presence::Present })).collect();
    assert_eq!(outcome(&seven, &marks, 7), Outcome { tenths: 60, halves: 1, online_tenths: 0, completed: true, unmarked: 0 }, "one seventh away is allowed");
    assert!(!outcome(&seven, marks.get(1..).unwrap(), 7).completed, "two sevenths are not");
    assert!(!outcome(&[], &[], 7).completed, "no lesson, no course");
}

proptest! {
    #[test]
    fn nobody_sits_where_something_forbids(leads: bool, known in proptest::sample::subsequence(Hindrance::ALL, 0..4), anyway: bool, approves: bool, capacity in 0usize..3) {
        let who = Asked { leads, known: known.iter().copied().collect(), ..asked(1) };
        let roster = Roster { capacity: Some(capacity), on: [(PersonId(2), (Some(UnitId(1)), true, SeatState::Approved))].into(), ..Roster::default() };
        match verdict(&who, &roster, approves, anyway) {
            Verdict::Seat(state) => {
                prop_assert!(!known.iter().any(|one| one.forbids()) && (anyway || (!leads && known.is_empty())));
                prop_assert!(state != SeatState::Approved || (approves && capacity > 1));
            }
            Verdict::Held(found) => prop_assert!(!found.is_empty()),
        }
    }

    #[test]
    fn those_who_move_up_never_exceed_the_places(capacity in 0usize..5, sitting in 0usize..5, waiting in 0usize..5) {
        let on = (0..sitting).map(|at| (PersonId(i64::try_from(at).unwrap()), (None, false, SeatState::Approved))).collect();
        let line: Vec<PersonId> = (10..10 + waiting).map(|at| PersonId(i64::try_from(at).unwrap())).collect();
        let up = next_waiting(&Roster { capacity: Some(capacity), on, ..Roster::default() }, &line);
        prop_assert!(up.is_empty() || up.len() + sitting <= capacity);
        prop_assert!(line.starts_with(&up));
    }
}

#[test]
fn somebody_sits_in_one_place_at_a_time() {
    let taken = |session, lesson, day: &str, from: (u16, u16), to: (u16, u16)| Taken {
        session: SessionId(session), lesson, day: day.parse().unwrap(), from: Hour::new(from.0, from.1).unwrap(), to: Hour::new(to.0, to.1).unwrap(), room: None, lecturer: None,
    };
    let of = [taken(1, 1, "2026-03-24", (9, 0), (11, 0)), taken(1, 2, "2026-03-24", (14, 0), (16, 0))];
    let others = [taken(2, 1, "2026-03-24", (10, 0), (12, 0)), taken(3, 1, "2026-03-24", (11, 0), (14, 0)), taken(4, 1, "2026-03-25", (9, 0), (11, 0))];
    let shared = BTreeMap::from([(SessionId(2), vec![PersonId(7), PersonId(8)]), (SessionId(3), vec![PersonId(7)]), (SessionId(4), vec![PersonId(7)])]);
    assert_eq!(student_clashes(&of, &others, &shared), [(1, Clash::Student(PersonId(7)), SessionId(2)), (1, Clash::Student(PersonId(8)), SessionId(2))], "one after the other is no clash");
}

#[test]
fn lessons_move_and_the_days_of_the_session_follow() {
    let mut session = Session::plain(SessionForm::Class, "班", UnitId(1), ("2026-03-24".parse().unwrap(), "2026-03-25".parse().unwrap()));
    let lesson = |id, day: &str| serde_json::from_value::<Lesson>(serde_json::json!({"id": id, "day": day, "from": "09:00", "to": "11:30", "method": "teach", "subject": "课", "tenths": 30})).unwrap();
    session.lessons = vec![lesson(1, "2026-03-24"), lesson(2, "2026-03-25")];
    let later = moved(&session, 1, ("2026-03-27".parse().unwrap(), Hour::new(14, 0).unwrap()), Some(CatalogueId(5))).unwrap();
    assert_eq!((later.lessons[1].id, later.lessons[1].to.to_string(), later.to.to_string(), later.lessons[1].room), (1, "16:30".into(), "2026-03-27".into(), Some(CatalogueId(5))));
    check_session(&later).unwrap();
    assert_eq!(moved(&session, 9, (session.from, Hour::new(8, 0).unwrap()), None).unwrap_err().code, "refusal.not_found");
    assert_eq!(moved(&session, 1, (session.from, Hour::new(23, 0).unwrap()), None).unwrap_err().code, "refusal.hour", "past midnight");
    let week = shifted(&session, 7);
    assert_eq!((week.from.to_string(), week.lessons[1].day.to_string()), ("2026-03-31".into(), "2026-04-01".into()));
    assert_eq!(shifted(&week, -7), session);
}

proptest! {
    #[test]
    fn conflicts_are_the_clashes_of_every_session(rows in proptest::collection::vec((1i64..5, 0i32..3, 8u16..16, 1u16..4, 0i64..3, 0i64..3), 0..25)) {
        let named = |id: i64| (id > 0).then_some(CatalogueId(id));
        let all: Vec<Taken> = (1..).zip(rows).map(|(lesson, (session, day, from, long, room, lecturer))| Taken {
            session: SessionId(session), lesson, day: "2026-03-24".parse::<Day>().unwrap().plus_days(day), from: Hour::new(from, 0).unwrap(), to: Hour::new(from + long, 0).unwrap(), room: named(room), lecturer: named(lecturer),
        }).collect();
        let mut expected = BTreeSet::new();
        for session in 1..5 {
            let (of, others): (Vec<Taken>, Vec<Taken>) = all.iter().cloned().partition(|one| one.session == SessionId(session));
            for (lesson, _, other) in clashes(&of, &others) {
                expected.insert((SessionId(session), lesson));
                // Within a session only the later of the two is told there; the other is found by its own time.
                if other == SessionId(session) {
                    let one = of.iter().find(|one| one.lesson == lesson).unwrap();
                    let same = |a: Option<CatalogueId>, b: Option<CatalogueId>| a.is_some() && a == b;
                    expected.extend(of.iter().filter(|two| two.lesson != lesson && one.meets(two) && (same(one.room, two.room) || same(one.lecturer, two.lecturer))).map(|two| (SessionId(session), two.lesson)));
                }
            }
        }
        prop_assert_eq!(conflicts(&all), expected);
    }
}
