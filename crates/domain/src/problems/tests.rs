//! The ways of problems, their clocks, and what no sequence of deeds may lead to.

use proptest::prelude::*;

use super::*;
use crate::calendar::{Calendar, shipped};

const OWNER: UnitId = UnitId(1);
const OTHER: UnitId = UnitId(2);
const COORDINATOR: UnitId = UnitId(9);

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn around(today: Day, rules: &Rulebook) -> Around<'_> {
    Around { today, rules, open_parts: 0 }
}

fn raised(owner: Option<UnitId>, today: Day, rules: &Rulebook) -> Problem {
    raise(ProblemKind::Approval, "用海手续卡在两个部门之间", (COORDINATOR, owner), true, around(today, rules)).unwrap()
}

fn raiser() -> Actor {
    Actor { raiser: true, ..Actor::default() }
}
fn coordinator() -> Actor {
    Actor { coordinator: true, units: [COORDINATOR].into(), ..Actor::default() }
}
fn of(unit: UnitId) -> Actor {
    Actor { units: [unit].into(), ..Actor::default() }
}

fn text() -> String {
    "已与海洋部门会商".into()
}

/// Who does what, and what comes of it: a state or a refusal.
#[test]
fn the_way_of_a_problem() {
    let rules = Rulebook::shipped();
    let answer = |outcome| Deed::Answer { outcome, text: text() };
    let confirm = |holds| Deed::Confirm { holds, text: String::new() };
    let assign = |owner| Deed::Assign { owner, joint: BTreeSet::new(), text: text() };
    let dispute = || Deed::Dispute { text: text() };
    let said = |make: fn(String) -> Deed| make(text());
    let proof = || said(|text| Deed::Prove { text });
    let reopen = || said(|text| Deed::Reopen { text });
    for (case, owner, deeds, expected) in [
        ("solved and confirmed", Some(OWNER), vec![(of(OWNER), answer(Outcome::Solved)), (raiser(), confirm(Holds::Solved))], Ok(State::Closed)),
        ("half solved goes on", Some(OWNER), vec![(of(OWNER), answer(Outcome::Half)), (raiser(), confirm(Holds::Half))], Ok(State::HalfSolved)),
        ("an answer that does not hold", Some(OWNER), vec![(of(OWNER), answer(Outcome::Solved)), (raiser(), confirm(Holds::No))], Ok(State::Assigned)),
        ("the owner confirms itself", Some(OWNER), vec![(of(OWNER), answer(Outcome::Solved)), (of(OWNER), confirm(Holds::Solved))], Err("refusal.problem_who")),
        ("the owner proves itself", Some(OWNER), vec![(of(OWNER), answer(Outcome::Solved)), (of(OWNER), proof())], Err("refusal.problem_who")),
        ("proof by somebody else", Some(OWNER), vec![(of(OWNER), answer(Outcome::Solved)), (of(OTHER), proof())], Ok(State::Closed)),
        ("closing without an answer", Some(OWNER), vec![(of(OTHER), proof())], Err("refusal.problem_state")),
        ("a stranger answers", Some(OWNER), vec![(of(OTHER), answer(Outcome::Solved))], Err("refusal.problem_who")),
        ("no rule knew whose it is", None, vec![(coordinator(), assign(OWNER))], Ok(State::Assigned)),
        ("the unit names itself", None, vec![(of(OWNER), assign(OWNER))], Err("refusal.problem_who")),
        ("a dispute is settled", Some(OWNER), vec![(of(OWNER), dispute()), (coordinator(), assign(OTHER))], Ok(State::Assigned)),
        ("a dispute waits for the coordinator", Some(OWNER), vec![(of(OWNER), dispute()), (of(OWNER), answer(Outcome::Solved))], Err("refusal.problem_state")),
        ("a second dispute", Some(OWNER), vec![(of(OWNER), dispute()), (coordinator(), assign(OWNER)), (of(OWNER), dispute())], Err("refusal.problem_disputed_before")),
        ("a dispute without a reason", Some(OWNER), vec![(of(OWNER), Deed::Dispute { text: "  ".into() })], Err("refusal.empty")),
        ("reopened", Some(OWNER), vec![(of(OWNER), answer(Outcome::Solved)), (raiser(), confirm(Holds::Solved)), (raiser(), reopen())], Ok(State::Assigned)),
        ("reopened by its owner", Some(OWNER), vec![(of(OWNER), answer(Outcome::Solved)), (raiser(), confirm(Holds::Solved)), (of(OWNER), reopen())], Err("refusal.problem_who")),
        ("looked at again, it did not hold", Some(OWNER), vec![
            (of(OWNER), answer(Outcome::Solved)), (raiser(), confirm(Holds::Solved)), (coordinator(), Deed::Check { holds: false, text: text() }),
        ], Ok(State::Assigned)),
        ("a pause for ever", Some(OWNER), vec![(of(OWNER), Deed::Pause { until: day("2026-12-31"), text: text() })], Err("refusal.problem_pause")),
        ("a pause in a pause", Some(OWNER), vec![
            (of(OWNER), Deed::Pause { until: day("2026-03-20"), text: text() }), (of(OWNER), Deed::Pause { until: day("2026-03-21"), text: text() }),
        ], Err("refusal.problem_paused")),
        ("joined to another", Some(OWNER), vec![(coordinator(), Deed::Join { into: ProblemId(7) })], Ok(State::Joined)),
    ] {
        let today = day("2026-03-10");
        let mut problem = raised(owner, today, &rules);
        let mut ended = Ok(problem.state);
        for (actor, deed) in deeds {
            ended = decide(&problem, &deed, &actor, around(today, &rules)).map(|after| {
                problem = after;
                problem.state
            });
        }
        assert_eq!(ended.as_ref().map_err(|refusal| refusal.code.as_str()), expected.as_ref().map_err(|code| *code), "{case}");
    }
}

#[test]
fn a_reopened_problem_returns_to_the_unit_that_closed_it_with_a_clock_of_its_own() {
    let rules = Rulebook::shipped();
    let mut problem = raised(Some(OWNER), day("2026-03-10"), &rules);
    for (actor, deed, on) in [
        (coordinator(), Deed::Assign { owner: OTHER, joint: [OWNER].into(), text: String::new() }, "2026-03-11"),
        (of(OTHER), Deed::Answer { outcome: Outcome::Solved, text: text() }, "2026-03-12"),
        (raiser(), Deed::Confirm { holds: Holds::Solved, text: String::new() }, "2026-03-13"),
        (raiser(), Deed::Reopen { text: text() }, "2026-06-01"),
    ] {
        problem = decide(&problem, &deed, &actor, around(day(on), &rules)).unwrap();
    }
    assert_eq!((problem.owner, problem.reopened, problem.clock.from, problem.closed), (Some(OTHER), 1, day("2026-06-01"), None));
}

#[test]
fn working_days_of_a_clock() {
    let rules = Rulebook::shipped();
    let calendar = Calendar::new(shipped().iter().cloned());
    // Ten working days for an approval.
    let begun = "2026-04-28";
    let pause = |until: &str| Deed::Pause { until: day(until), text: text() };
    let answer = Deed::Answer { outcome: Outcome::Solved, text: text() };
    for (case, deeds, today, due, overdue) in [
        ("over the May holiday and a Saturday that is worked", vec![], "2026-05-14", Some("2026-05-14"), 0),
        ("a day later", vec![], "2026-05-15", Some("2026-05-14"), 1),
        ("paused for two working days", vec![("2026-05-06", pause("2026-05-08"))], "2026-05-15", Some("2026-05-18"), 0),
        ("paused, and gone on with at once", vec![("2026-05-06", pause("2026-05-08")), ("2026-05-06", Deed::Resume)], "2026-05-15", Some("2026-05-14"), 1),
        ("answered: the clock stands still", vec![("2026-05-06", answer)], "2026-07-01", None, 0),
    ] {
        let mut problem = raised(Some(OWNER), day(begun), &rules);
        for (on, deed) in deeds {
            problem = decide(&problem, &deed, &of(OWNER), around(day(on), &rules)).unwrap();
        }
        assert_eq!(problem.clock.due(&calendar).unwrap().map(|day| day.to_string()).as_deref(), due, "{case}");
        assert_eq!(problem.clock.overdue(day(today), &calendar).unwrap(), overdue, "{case}");
    }
}

#[test]
fn somebody_is_always_next() {
    let rules = Rulebook::shipped();
    let mut problem = raised(Some(OWNER), day("2026-03-10"), &rules);
    let step = |problem: &Problem, on: &str, gone: bool| next_step(problem, day(on), &rules, |_| gone);
    assert_eq!(step(&problem, "2026-03-10", false), Some((Party::Owner, Todo::AnswerIt)));
    assert_eq!(step(&problem, "2026-03-10", true), Some((Party::Coordinator, Todo::FindSuccessor)), "the owner was dissolved");
    problem = decide(&problem, &Deed::Answer { outcome: Outcome::Solved, text: text() }, &of(OWNER), around(day("2026-03-11"), &rules)).unwrap();
    assert_eq!(step(&problem, "2026-03-20", false), Some((Party::Raiser, Todo::ConfirmIt)));
    assert_eq!(step(&problem, "2026-04-20", false), Some((Party::Coordinator, Todo::ProveIt)), "whoever raised it is silent");
    problem.raiser_reachable = false;
    assert_eq!(step(&problem, "2026-03-12", false), Some((Party::Coordinator, Todo::ProveIt)), "a voice without a name");
}

#[test]
fn a_whole_waits_for_its_parts() {
    let rules = Rulebook::shipped();
    let today = day("2026-03-10");
    let problem = raised(Some(OWNER), today, &rules);
    let with_parts = Around { today, rules: &rules, open_parts: 2 };
    let solved = Deed::Answer { outcome: Outcome::Solved, text: text() };
    assert_eq!(decide(&problem, &solved, &of(OWNER), with_parts).unwrap_err().code, "refusal.problem_parts");
    assert!(decide(&problem, &Deed::Answer { outcome: Outcome::Half, text: text() }, &of(OWNER), with_parts).is_ok());
}

fn deeds() -> impl Strategy<Value = Deed> {
    let texts = prop_oneof![Just(String::new()), Just("因需上级批复".to_owned())];
    (0u8..13, texts, 1i32..90, prop_oneof![Just(OWNER), Just(OTHER)]).prop_map(|(which, text, days, unit)| match which {
        0 => Deed::Assign { owner: unit, joint: BTreeSet::new(), text },
        1 => Deed::Dispute { text },
        2 => Deed::Pause { until: day("2026-03-01").plus_days(days), text },
        3 => Deed::Resume,
        4 => Deed::Answer { outcome: Outcome::Solved, text },
        5 => Deed::Answer { outcome: Outcome::Half, text },
        6 => Deed::Confirm { holds: Holds::Solved, text },
        7 => Deed::Confirm { holds: Holds::Half, text },
        8 => Deed::Confirm { holds: Holds::No, text },
        9 => Deed::Prove { text },
        10 => Deed::Reopen { text },
        11 => Deed::Check { holds: days % 2 == 0, text },
        _ => Deed::Note { text },
    })
}

fn actors() -> impl Strategy<Value = Actor> {
    (any::<bool>(), any::<bool>(), 0u8..4).prop_map(|(raiser, coordinator, units)| {
        let units = [OWNER, OTHER].into_iter().enumerate().filter(|(at, _)| units & (1 << at) != 0).map(|(_, unit)| unit).collect();
        Actor { raiser, coordinator, units }
    })
}

proptest! {
    #[test]
    fn no_sequence_of_deeds_leaves_a_problem_without_owner_clock_or_next_step(
        routed in any::<bool>(),
        steps in proptest::collection::vec((deeds(), actors(), 0i32..9), 1..40),
    ) {
        let rules = Rulebook::shipped();
        let calendar = Calendar::new(shipped().iter().cloned());
        let mut today = day("2026-03-01");
        let mut problem = raised(routed.then_some(OWNER), today, &rules);
        for (deed, actor, days) in steps {
            today = today.plus_days(days);
            let Ok(after) = decide(&problem, &deed, &actor, around(today, &rules)) else { continue };
            problem = after;
            let step = next_step(&problem, today, &rules, |_| false);
            if problem.is_open() {
                prop_assert!(step.is_some(), "{problem:?}");
                prop_assert!(problem.owner.is_some() || problem.state == State::Unrouted);
                prop_assert!(problem.clock.days > 0);
                let due = problem.clock.due(&calendar).unwrap();
                prop_assert!(due.is_some() || problem.state == State::Answered, "only an answer stops the clock without an end: {problem:?}");
            } else {
                prop_assert!(problem.closed.is_some());
                prop_assert!(step.is_some() || problem.follow_up.is_none());
            }
            if let Some((_, Closing::Confirmed)) = problem.closed.filter(|_| matches!(deed, Deed::Confirm { .. })) {
                prop_assert!(actor.raiser, "only whoever raised it confirms");
            }
        }
    }
}
