//! Tables of questions and papers, and what must hold of every draw.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::json;

use super::{
    attempt::{AttemptState, GRACE, Sat, Score, due, may_begin, may_save, score, shows_answers},
    paper::{Candidate, Mixed, Part, Seeded, Slot, draw, order, worth},
    question::{Answer, Asked, Question, QuestionForm, blanks_of, check, fits, mark},
    *,
};
use crate::id::QuestionId;

fn asked(value: serde_json::Value) -> Asked {
    serde_json::from_value(value).unwrap()
}

fn single() -> serde_json::Value {
    json!({"form": "single", "options": ["甲", "乙", "丙"], "right": 1})
}

#[test]
fn answers_are_marked() {
    let multiple = |part: bool| json!({"form": "multiple", "options": ["甲", "乙", "丙", "丁"], "right": [0, 2], "part": part});
    let fill = |part: bool| json!({"form": "fill", "blanks": [["2026年", "二〇二六年"], ["Lilian"]], "part": part});
    let order = |part: bool| json!({"form": "order", "options": ["受理", "办理", "答复", "评价"], "part": part});
    let pairs = |part: bool| json!({"form": "match", "left": ["青陂镇", "东溪县"], "right": ["县", "镇", "市"], "pairs": [1, 0], "part": part});
    let texts = |one: &str, other: &str| json!({"blanks": [one, other]});
    let table = [
        (single(), json!({"choice": 1}), Some(1000)),
        (single(), json!({"choice": 0}), Some(0)),
        (single(), json!({"choice": 7}), Some(0)),
        (single(), json!({"truth": true}), Some(0)),
        (json!({"form": "truth", "right": false}), json!({"truth": false}), Some(1000)),
        (json!({"form": "truth", "right": false}), json!({"truth": true}), Some(0)),
        (multiple(false), json!({"choices": [2, 0]}), Some(1000)),
        (multiple(false), json!({"choices": [0]}), Some(0)),
        (multiple(true), json!({"choices": [0]}), Some(500)),
        (multiple(true), json!({"choices": [0, 1]}), Some(0)),
        (multiple(true), json!({"choices": [0, 1, 2, 3]}), Some(0)),
        (multiple(true), json!({"choices": []}), Some(0)),
        (fill(false), texts("２０２６ 年", "LILIAN "), Some(1000)),
        (fill(false), texts("二〇二六年", ""), Some(0)),
        (fill(true), texts("二〇二六年", "其他"), Some(500)),
        (order(false), json!({"order": [0, 1, 2, 3]}), Some(1000)),
        (order(false), json!({"order": [0, 1, 3, 2]}), Some(0)),
        (order(true), json!({"order": [0, 1, 3, 2]}), Some(500)),
        (order(true), json!({"order": [0, 0, 0, 0]}), Some(0)),
        (pairs(false), json!({"pairs": [1, 0]}), Some(1000)),
        (pairs(true), json!({"pairs": [1, null]}), Some(500)),
        (pairs(true), json!({"pairs": [1, 1]}), Some(0)),
        (json!({"form": "short"}), json!({"text": "因为"}), None),
        (json!({"form": "short"}), json!({"text": " "}), Some(0)),
    ];
    for (question, answer, thousandths) in table {
        let parsed: Answer = serde_json::from_value(answer.clone()).unwrap();
        assert_eq!(mark(&asked(question.clone()), Some(&parsed)), thousandths, "{question} {answer}");
        assert_eq!(mark(&asked(question), None), Some(0));
    }
}

#[test]
fn questions_that_cannot_be_kept() {
    let fill = json!({"form": "fill", "blanks": [["1"]]});
    let table = [
        ("题干", single(), None),
        (" ", single(), Some(("refusal.empty", "stem"))),
        ("题干", json!({"form": "single", "options": ["甲"], "right": 0}), Some(("refusal.question_options", "asked.options"))),
        ("题干", json!({"form": "single", "options": ["甲", "甲 "], "right": 0}), Some(("refusal.question_option_twice", "asked.options.1"))),
        ("题干", json!({"form": "single", "options": ["甲", ""], "right": 0}), Some(("refusal.empty", "asked.options.1"))),
        ("题干", json!({"form": "single", "options": ["甲", "乙"], "right": 2}), Some(("refusal.question_right", "asked.right"))),
        ("题干", json!({"form": "multiple", "options": ["甲", "乙"], "right": []}), Some(("refusal.question_right", "asked.right"))),
        ("题干", json!({"form": "multiple", "options": ["甲", "乙"], "right": [1, 1]}), Some(("refusal.question_right", "asked.right"))),
        ("题干", json!({"form": "match", "left": ["一", "二"], "right": ["甲", "乙"], "pairs": [0, 0]}), Some(("refusal.question_pairs", "asked.pairs"))),
        ("题干", fill.clone(), Some(("refusal.question_blanks", "asked.blanks"))),
        ("第___年", fill.clone(), None),
        ("第___年第______天", fill, Some(("refusal.question_blanks", "asked.blanks"))),
        ("第___年", json!({"form": "fill", "blanks": [[]]}), Some(("refusal.empty", "asked.blanks.0"))),
    ];
    for (stem, form, refused) in table {
        let question = Question { topic: String::new(), stem: stem.into(), asked: asked(form.clone()), reason: String::new() };
        let found = check(&question).err();
        let found = found.as_ref().map(|refusal| (refusal.code.as_str(), refusal.field.as_deref().unwrap_or_default()));
        assert_eq!(found, refused, "{stem} {form}");
    }
    assert_eq!(blanks_of("a_b__c___d____"), 2);
}

fn forms() -> impl Strategy<Value = Asked> {
    let options = |count: usize| (0..count).map(|at| format!("选项{at}")).collect::<Vec<_>>();
    prop_oneof![
        (2..6_usize, 0..6_usize).prop_map(move |(count, right)| Asked::Single { options: options(count), right: right % count }),
        (2..6_usize, any::<bool>()).prop_map(move |(count, part)| Asked::Multiple { options: options(count), right: (0..count).step_by(2).collect(), part }),
        (2..6_usize, any::<bool>()).prop_map(move |(count, part)| Asked::Order { options: options(count), part }),
        (2..6_usize, any::<bool>()).prop_map(move |(count, part)| Asked::Match { left: options(count), right: options(count + 1), pairs: (0..count).rev().collect(), part }),
        any::<bool>().prop_map(|right| Asked::Truth { right }),
    ]
}

proptest! {
    #[test]
    fn the_right_answer_has_every_point(asked in forms()) {
        let right = asked.right().unwrap();
        prop_assert!(fits(&asked, &right));
        prop_assert_eq!(mark(&asked, Some(&right)), Some(1000));
    }

    #[test]
    fn options_are_all_there_and_a_puzzle_is_never_solved(asked in forms(), seed in any::<u64>(), options in any::<bool>()) {
        let order = order(&asked, Mixed { questions: false, options }, &mut Seeded::new(seed));
        let sorted: BTreeSet<usize> = order.iter().copied().collect();
        prop_assert!(order.is_empty() || sorted == (0..asked.options()).collect());
        if matches!(asked, Asked::Order { .. }) {
            prop_assert!(!order.is_sorted());
        }
    }

    #[test]
    fn a_draw_asks_what_the_rule_says(topics in proptest::collection::vec(0..3_u32, 0..60), wanted in 1..20_usize, seed in any::<u64>(), questions in any::<bool>()) {
        let bank: Vec<Candidate> = topics.iter().zip(1..).map(|(topic, id)| Candidate { id: QuestionId(id), topic: format!("专题{topic}"), form: QuestionForm::Single, wording: id }).collect();
        let parts = [part(wanted, &["专题0"]), part(wanted, &[])];
        let drawn = draw(&parts, &bank, Mixed { questions, options: false }, seed);
        let of_topic = topics.iter().filter(|topic| **topic == 0).count();
        let enough = of_topic >= wanted && topics.len() >= 2 * wanted;
        prop_assert_eq!(drawn.is_ok(), enough);
        if let Ok(slots) = drawn {
            prop_assert_eq!(slots.len(), 2 * wanted);
            let distinct: BTreeSet<_> = slots.iter().map(|slot| slot.question).collect();
            prop_assert_eq!(distinct.len(), slots.len(), "none twice");
            let first = slots.iter().filter(|slot| slot.part == 0);
            for slot in first {
                let at = usize::try_from(slot.question.0).unwrap() - 1;
                prop_assert_eq!(topics[at], 0);
            }
            prop_assert_eq!(slots.iter().map(|slot| slot.tenths).sum::<u32>(), worth(&parts));
            prop_assert_eq!(&draw(&parts, &bank, Mixed { questions, options: false }, seed).unwrap(), &slots, "the same seed, the same paper");
        }
    }
}

fn part(count: usize, topics: &[&str]) -> Part {
    Part { title: String::new(), questions: vec![], count, topics: topics.iter().map(|topic| (*topic).to_owned()).collect(), forms: vec![], tenths: 20 }
}

fn test() -> Test {
    Test {
        unit: UnitId(1), number: Some(1), title: "第一期".into(), topic: String::new(), text: String::new(), opens: Instant(1_000_000), closes: Some(Instant(9_000_000)), minutes: Some(30), tries: 2,
        pass: Some(60), parts: vec![part(2, &[])], mix_questions: false, mix_options: false, answers: AnswersShown::HandedIn, before: None, session: None, lesson: None,
    }
}

#[test]
fn a_sitting_has_its_times() {
    let it = test();
    let code = |refused: Result<(), Refusal>| refused.err().map(|refusal| refusal.code);
    let at = Instant;
    for (sat, now, refused) in [(0, 999_999, Some("refusal.test_not_open")), (0, 1_000_000, None), (1, 8_999_999, None), (2, 2_000_000, Some("refusal.test_no_try")), (0, 9_000_000, Some("refusal.test_closed"))] {
        assert_eq!(code(may_begin(&it, sat, at(now))).as_deref(), refused, "{sat} {now}");
    }
    assert_eq!(due(&it, at(1_000_000)), Some(at(2_800_000)), "its own time");
    assert_eq!(due(&it, at(8_000_000)), Some(at(9_000_000)), "the test closes first");
    assert_eq!(due(&Test { minutes: None, closes: None, ..test() }, at(1)), None);
    for (state, now, refused) in [
        (AttemptState::UnderWay, 2_800_000 + GRACE, None), (AttemptState::UnderWay, 2_800_001 + GRACE, Some("refusal.attempt_late")), (AttemptState::Marked, 2_000_000, Some("refusal.attempt_over")),
    ] {
        assert_eq!(code(may_save(state, Some(at(2_800_000)), at(now))).as_deref(), refused);
    }
}

#[test]
fn tests_that_cannot_be_kept() {
    let table: [(Test, &str); 7] = [
        (Test { title: String::new(), ..test() }, "title"),
        (Test { closes: Some(Instant(1_000_000)), ..test() }, "closes"),
        (Test { minutes: Some(0), ..test() }, "minutes"),
        (Test { tries: 0, ..test() }, "tries"),
        (Test { pass: Some(101), ..test() }, "pass"),
        (Test { parts: vec![], ..test() }, "parts"),
        (Test { parts: vec![part(0, &[])], ..test() }, "parts.0.count"),
    ];
    assert_eq!(check_test(&test()), Ok(()));
    for (it, field) in table {
        assert_eq!(check_test(&it).unwrap_err().field.as_deref(), Some(field));
    }
}

#[test]
fn what_a_sitting_comes_to() {
    let sat = |form: serde_json::Value, answer: Option<Answer>, by_hand| Sat {
        slot: Slot { part: 0, question: QuestionId(1), wording: 1, tenths: 25, order: vec![] },
        question: Question { topic: String::new(), stem: "题".into(), asked: asked(form), reason: String::new() },
        answer,
        by_hand,
    };
    let short = |by_hand| sat(json!({"form": "short"}), Some(Answer::Text("因为".into())), by_hand);
    let right = || sat(single(), Some(Answer::Choice(1)), None);
    let open = score(&[right(), short(None)]);
    assert_eq!(open, Score { tenths: 25, of: 50, open: 1 });
    assert_eq!((open.passed(Some(50)), open.passed(Some(51)), open.passed(None)), (Some(true), None, None), "what is there may be enough");
    let marked = score(&[right(), short(Some(333))]);
    assert_eq!((marked.tenths, marked.share(), marked.passed(Some(67))), (33, 66, Some(false)));
    assert_eq!(score(&[sat(single(), None, Some(1000))]).tenths, 0, "a person marks only what is for a person to mark");
}

#[test]
fn right_answers_are_shown_when_the_test_says() {
    let fixed = Test { parts: vec![Part { questions: vec![QuestionId(1)], ..part(0, &[]) }], ..test() };
    let closed = Test { answers: AnswersShown::Closed, ..test() };
    let never = Test { answers: AnswersShown::Never, ..test() };
    let (during, after) = (Instant(2_000_000), Instant(9_000_000));
    for (it, state, left, now, shown) in [
        (&test(), AttemptState::UnderWay, true, during, false), (&test(), AttemptState::Marked, true, during, true), (&fixed, AttemptState::Marked, true, during, false), (&fixed, AttemptState::Marked, false, during, true),
        (&closed, AttemptState::Marked, false, during, false), (&closed, AttemptState::Marked, true, after, true), (&never, AttemptState::Marked, false, after, false),
    ] {
        assert_eq!(shows_answers(it, state, left, now), shown);
    }
}

#[test]
fn lessons_that_cannot_be_kept() {
    let lesson = |matter: serde_json::Value| -> Lesson { serde_json::from_value(json!({"unit": 1, "title": "招商引资实务", "published_on": "2026-03-01", "matter": matter})).unwrap() };
    let video = |seconds: u32, share: u32| json!({"kind": "video", "media": "m", "seconds": seconds, "share": share});
    for (matter, field) in [
        (video(600, 90), None), (video(0, 90), Some("matter.seconds")), (video(600, 0), Some("matter.share")), (json!({"kind": "video", "media": "", "seconds": 1, "share": 1}), Some("matter.media")),
        (json!({"kind": "document", "media": ""}), Some("matter.media")), (json!({"kind": "link", "address": "https://example.cn/1"}), None), (json!({"kind": "link", "address": "javascript:alert(1)"}), Some("matter.address")),
        (json!({"kind": "link", "address": "https://"}), Some("matter.address")),
    ] {
        assert_eq!(check_lesson(&lesson(matter.clone())).err().and_then(|refusal| refusal.field).as_deref(), field, "{matter}");
    }
}
