//! What a survey asks for, and that no result is cut finer than it may be.

use proptest::prelude::*;

use super::*;

fn question(kind: QuestionKind) -> Question {
    Question {
        kind, text: "对渔港建设是否满意".into(), options: vec!["满意".into(), "一般".into(), "不满意".into()],
        rows: if kind == QuestionKind::Grid { vec!["林晓棠".into(), "贺知远".into()] } else { vec![] }, most: None, required: false,
    }
}

fn survey(groups: usize, kinds: &[QuestionKind]) -> Survey {
    Survey {
        kind: SurveyKind::Satisfaction, title: "渔港满意度".into(), intro: String::new(), unit: UnitId(1), owners: vec![],
        groups: (0..groups).map(|at| Group { name: format!("第{at}组") }).collect(), questions: kinds.iter().map(|kind| question(*kind)).collect(),
        smallest: 5, closes: "2026-04-30".parse().unwrap(),
    }
}

#[test]
fn what_a_survey_needs() {
    let with = |change: fn(&mut Survey)| {
        let mut survey = survey(2, &[QuestionKind::One]);
        change(&mut survey);
        check(&survey).map_err(|refusal| (refusal.code, refusal.field.unwrap_or_default())).err()
    };
    for (case, found, expected) in [
        ("as it is", with(|_| ()), None),
        ("no title", with(|it| it.title.clear()), Some(("refusal.empty", "title"))),
        ("nobody to ask", with(|it| it.groups.clear()), Some(("refusal.empty", "groups"))),
        ("nothing to ask", with(|it| it.questions.clear()), Some(("refusal.empty", "questions"))),
        ("no choice", with(|it| it.questions[0].options.truncate(1)), Some(("refusal.survey_options", "questions.0.options"))),
        ("groups of two shown", with(|it| it.smallest = 2), Some(("refusal.survey_smallest", "smallest"))),
        ("a grid of nobody", with(|it| it.questions[0].kind = QuestionKind::Grid), Some(("refusal.empty", "questions.0.rows"))),
    ] {
        assert_eq!(found.as_ref().map(|(code, field)| (code.as_str(), field.as_str())), expected, "{case}");
    }
}

#[test]
fn a_group_below_the_smallest_cannot_be_asked() {
    let (survey, today) = (survey(2, &[QuestionKind::One]), "2026-04-01".parse().unwrap());
    for (case, invited, day, expected) in [
        ("both large enough", [5, 9], today, None),
        ("one too small", [5, 4], today, Some("refusal.survey_group_small")),
        ("nobody invited", [0, 9], today, Some("refusal.survey_group_small")),
        ("too late", [5, 9], "2026-05-01".parse().unwrap(), Some("refusal.survey_closed_before")),
    ] {
        assert_eq!(may_open(&survey, &invited, day).map_err(|refusal| refusal.code).err().as_deref(), expected, "{case}");
    }
}

#[test]
fn what_a_ballot_may_say() {
    use Answer as A;
    let mut asked = survey(1, &[QuestionKind::One, QuestionKind::Several, QuestionKind::Grid, QuestionKind::Text]);
    asked.questions[0].required = true;
    asked.questions[1].most = Some(2);
    let (one, grid) = (Some(A::One(1)), Some(A::Many(vec![Some(0), None])));
    for (case, ballot, expected) in [
        ("everything", vec![one.clone(), Some(A::Many(vec![Some(0), Some(2)])), grid.clone(), Some(A::Text("好".into()))], None),
        ("only what must be", vec![one.clone(), None, None, None], None),
        ("not what must be", vec![None, None, None, None], Some("refusal.ballot_required")),
        ("too short", vec![one.clone()], Some("refusal.ballot_length")),
        ("an option that is none", vec![Some(A::One(3)), None, None, None], Some("refusal.ballot_answer")),
        ("one option twice", vec![one.clone(), Some(A::Many(vec![Some(0), Some(0)])), None, None], Some("refusal.ballot_answer")),
        ("too many", vec![one.clone(), Some(A::Many(vec![Some(0), Some(1), Some(2)])), None, None], Some("refusal.ballot_most")),
        ("a grid with a row too few", vec![one.clone(), None, Some(A::Many(vec![Some(0)])), None], Some("refusal.ballot_answer")),
        ("a text for a choice", vec![Some(A::Text("满意".into())), None, None, None], Some("refusal.ballot_answer")),
    ] {
        assert_eq!(check_ballot(&asked, &ballot).map_err(|refusal| refusal.code).err().as_deref(), expected, "{case}");
    }
}

#[test]
fn small_groups_find_one_another() {
    let named = |answered: &[usize]| cells(answered, 5).into_iter().map(|cell| (cell.groups, cell.answered)).collect::<Vec<_>>();
    for (case, answered, expected) in [
        ("large ones stand alone", vec![5, 9], vec![(vec![0], 5), (vec![1], 9)]),
        ("two small ones are one", vec![3, 2, 9], vec![(vec![0, 1], 5), (vec![2], 9)]),
        ("one small one takes a large one with it", vec![3, 9, 20], vec![(vec![0, 1], 12), (vec![2], 20)]),
        ("nobody of one", vec![0, 9], vec![(vec![1], 9)]),
        ("too few in all", vec![2, 2], vec![]),
        ("a small one alone", vec![4], vec![]),
        ("three small ones", vec![3, 3, 3], vec![(vec![0, 1, 2], 9)]),
    ] {
        assert_eq!(named(&answered), expected, "{case}");
    }
}

fn any_ballots() -> impl Strategy<Value = Vec<Vec<Ballot>>> {
    let ballot = (proptest::option::of(0usize..3), proptest::option::of("[好差]{0,3}"))
        .prop_map(|(one, text)| vec![one.map(Answer::One), text.map(Answer::Text)]);
    proptest::collection::vec(proptest::collection::vec(ballot, 0..14), 1..6)
}

proptest! {
    /// Whatever is published is a sum over cells; so any two slices differ by whole cells, and each of those is large enough.
    #[test]
    fn no_slice_nor_sequence_of_slices_reaches_below_the_smallest_group(ballots in any_ballots(), smallest in 3usize..8) {
        let mut asked = survey(ballots.len(), &[QuestionKind::One, QuestionKind::Text]);
        asked.smallest = smallest;
        let results = tally(&asked, &ballots);
        let total: usize = ballots.iter().map(Vec::len).sum();
        let mut seen = std::collections::BTreeSet::new();
        for cell in &results.cells {
            prop_assert!(cell.answered >= smallest);
            prop_assert_eq!(cell.answered, cell.groups.iter().map(|group| ballots[*group].len()).sum::<usize>());
            prop_assert!(cell.groups.iter().all(|group| seen.insert(*group)), "no group in two cells");
        }
        // Turnout is known group by group: either everybody's voice is in, or there were too few and nothing is told.
        let told: usize = results.cells.iter().map(|cell| cell.answered).sum();
        prop_assert!(told == total || (told == 0 && total < smallest), "{told} of {total}");
        prop_assert!(results.asked.iter().all(|asked| asked.cells.len() == results.cells.len()));
        for question in &results.asked {
            for (tally, cell) in question.cells.iter().zip(&results.cells) {
                prop_assert!(tally.answered <= cell.answered && tally.counts.iter().sum::<usize>() <= cell.answered);
            }
            if results.cells.is_empty() {
                prop_assert!(question.texts.is_empty());
            }
        }
    }

    /// The order in which ballots came leaves no mark on the result.
    #[test]
    fn the_order_of_ballots_leaves_no_mark(ballots in any_ballots(), turn in 0usize..5) {
        let asked = survey(ballots.len(), &[QuestionKind::One, QuestionKind::Text]);
        let mut turned = ballots.clone();
        for group in &mut turned {
            let by = if group.is_empty() { 0 } else { turn % group.len() };
            group.rotate_left(by);
            group.reverse();
        }
        prop_assert_eq!(tally(&asked, &ballots), tally(&asked, &turned));
    }
}
