//! The online classroom, its figures and hours, on both engines.

use domain::{
    access::role::Role,
    classroom::{
        Lesson, Test,
        attempt::AttemptState,
        question::{Answer, Question, QuestionForm},
        watched::Played,
    },
    figures::definition,
    id::{LessonId, QuestionId, TestId},
};
use serde_json::json;
use store::{
    Error,
    classroom::{bank, lessons, media, results, sittings, tests, viewings},
    figures,
    records::due,
    search::Searcher,
    sweep,
    train::hours,
};

use crate::{
    care::{Setting, day, each},
    house::signed_in,
};

fn lesson(setting: &Setting, title: &str, matter: &serde_json::Value) -> Lesson {
    serde_json::from_value(json!({"unit": setting.city.0, "number": 3, "title": title, "topic": "招商引资", "published_on": "2026-03-01", "tenths": 10, "matter": matter})).unwrap()
}

fn question(stem: &str, right: bool) -> Question {
    serde_json::from_value(json!({"topic": "招商引资", "stem": stem, "asked": {"form": "truth", "right": right}})).unwrap()
}

#[test]
fn a_lesson_is_published_watched_and_counted() {
    each(|house, setting| {
        let (db, name) = (&house.db, house.name);
        let officer = signed_in(db, "officer", Role::OrganisationOfficer, setting.city, None);
        let head = signed_in(db, "head", Role::Official, setting.town, Some(setting.head));
        let bytes: Vec<u8> = (0..=250).cycle().take(media::BLOCK + 100).collect();
        let (viewer, size) = (officer.clone(), bytes.len() as u64);
        let file = db.write(move |tx| media::announce(tx, &viewer, ("一.mp4", size))).unwrap();
        media::write(db.context(), file.id, (0, &bytes)).unwrap();
        assert_eq!(media::read(db.context(), file.id, (media::BLOCK as u64 - 1, 10)).unwrap(), bytes[media::BLOCK - 1..media::BLOCK]);
        assert_eq!(media::read(db.context(), file.id, (media::BLOCK as u64, 500)).unwrap(), bytes[media::BLOCK..]);
        let (viewer, reader, known) = (officer.clone(), head.clone(), file.clone());
        let video = lesson(setting, "线索研判", &json!({"kind": "video", "media": file.id.to_string(), "seconds": 100, "share": 50}));
        let link = lesson(setting, "延伸阅读", &json!({"kind": "link", "address": "https://example.cn/"}));
        let (early, part) = (viewer.clone(), video.clone());
        assert!(matches!(db.write(move |tx| lessons::publish(tx, &early, (None, &part))), Err(Error::Refused(_))), "not all here yet");
        let id: LessonId = db
            .write(move |tx| {
                assert!(media::received(tx, &known, (size, "video/mp4"))?.is_whole());
                assert_eq!(media::received(tx, &known, (5, "x"))?.received, size, "a piece that came twice");
                let id = lessons::publish(tx, &viewer, (None, &video))?;
                assert!(media::open(tx, &reader, known.id).is_ok());
                lessons::publish(tx, &viewer, (Some((id, 1)), &Lesson { title: "线索研判五问".into(), ..video.clone() }))?;
                assert!(matches!(lessons::publish(tx, &viewer, (Some((id, 1)), &video)), Err(Error::Stale { .. })));
                let other = lessons::publish(tx, &viewer, (None, &link))?;
                let question = |words: &str, topic: Option<&str>, limit| lessons::Question { words: words.into(), topic: topic.map(str::to_owned), beyond: None, limit };
                assert_eq!(lessons::list(tx, &reader, &question("五问", None, 10))?.len(), 1);
                assert_eq!(lessons::list(tx, &reader, &question("", Some("招商引资"), 1))?.len(), 2, "one more tells that there is more");
                let last = lessons::list(tx, &reader, &question("", None, 10))?[0].clone();
                let beyond = Some((last.lesson.published_on.to_string(), last.id.0));
                assert_eq!(lessons::list(tx, &reader, &lessons::Question { beyond, ..question("", None, 10) })?.len(), 1);
                assert_eq!((lessons::topics(tx)?, lessons::next_number(tx)?), (vec!["招商引资".to_owned()], 4));
                viewings::begin(tx, &reader, other)?;
                assert!(viewings::finish(tx, &reader, other)?.done_on.is_some());
                viewings::begin(tx, &reader, id)?;
                Ok(id)
            })
            .unwrap();
        let (viewer, reader, person, mayor) = (officer.clone(), head, setting.head, setting.secretary);
        db.write(move |tx| {
            let seen = viewings::report(tx, &reader, (id, &viewings::Report { played: vec![Played { from: 0, to: 100 }], place: 100 }))?;
            assert_eq!((seen.watched.seconds(), seen.place), (0, 100), "{name}: no time has passed");
            let told = lessons::load(tx, id)?;
            viewings::record(tx, (id, mayor), (tx.now, 60))?;
            assert!(viewings::of_person(tx, id, mayor)?.is_some_and(|it| it.done_on.is_some() && it.entry.is_some()));
            assert_eq!(viewings::counts(tx)?[&id], (2, 1));
            assert_eq!(viewings::viewers(tx, &viewer, id)?.1.len(), 2);
            assert_eq!(viewings::every_of(tx, person)?.len(), 2);
            assert_eq!(told.lesson.title, "线索研判五问");
            let (waiting, today) = (due::waiting(tx, 100)?, tx.today());
            assert_eq!(waiting.len(), 5, "{name}: three begun, two completed");
            due::carried(tx, &waiting.iter().map(|(id, _)| *id).collect::<Vec<_>>())?;
            assert_eq!(due::waiting(tx, 100)?, []);
            Searcher::default().with(tx, |tx, index| {
                assert_eq!(hours::of_person(tx, index, (mayor, today))?.standing.tenths, 10);
                for (figure, value) in [("training.videos", 1), ("training.lessons_completed", 2), ("training.tests", 0)] {
                    let scope = figures::Scope { from: day("2026-01-01"), day: today, unit: None };
                    assert_eq!(figures::value(tx, index, &viewer, &definition(figure).unwrap(), scope)?.value, Some(value), "{name}: {figure}");
                }
                Ok(())
            })?;
            lessons::end(tx, &viewer, (id, true))?;
            assert!(matches!(lessons::find(tx, &reader, id), Err(Error::NotFound)));
            media::announce(tx, &viewer, ("unused.mp4", 5))?;
            sweep::sweep(tx).map(drop)
        })
        .unwrap();
    });
}

#[test]
fn a_test_is_drawn_sat_marked_and_told() {
    each(|house, setting| {
        let (db, name) = (&house.db, house.name);
        let officer = signed_in(db, "officer", Role::OrganisationOfficer, setting.city, None);
        let head = signed_in(db, "head", Role::Official, setting.town, Some(setting.head));
        let (viewer, reader, unit, mayor) = (officer, head, setting.city, setting.secretary);
        let it = move |opens: i64| -> Test {
            let body = json!({
                "unit": unit.0, "number": 1, "title": "第一期", "opens": opens, "minutes": 30, "tries": 2, "pass": 60, "answers": "handed_in",
                "parts": [{"count": 2, "topics": ["招商引资"], "forms": ["truth"], "tenths": 50}, {"count": 1, "forms": ["short"], "tenths": 100}],
            });
            serde_json::from_value(body).unwrap()
        };
        let (keeper, about) = (viewer.clone(), reader.clone());
        let (id, sitting): (TestId, _) = db
            .write(move |tx| {
                assert!(matches!(tests::set(tx, &keeper, (None, &it(0))), Err(Error::Refused(_))), "the bank is empty");
                assert_eq!(bank::add_all(tx, &keeper, (unit, &[question("一", true), question("二", false), question("一", true)]))?, 2);
                let short: Question = serde_json::from_value(json!({"stem": "为什么？", "asked": {"form": "short"}})).unwrap();
                let third: QuestionId = bank::add(tx, &keeper, (unit, &short))?;
                bank::change(tx, &keeper, (third, 1), &Question { stem: "怎么办？".into(), ..short.clone() })?;
                assert!(matches!(bank::change(tx, &keeper, (third, 1), &short), Err(Error::Stale { .. })));
                bank::end(tx, &keeper, (third, true))?;
                bank::end(tx, &keeper, (third, false))?;
                let wanted = bank::Wanted { form: Some(QuestionForm::Truth), limit: 1, ..bank::Wanted::default() };
                assert_eq!(bank::list(tx, &keeper, &wanted)?.len(), 2);
                assert_eq!(bank::stock(tx, unit)?[&("招商引资".to_owned(), QuestionForm::Truth)], 2);
                let id = tests::set(tx, &keeper, (None, &it(0)))?;
                tests::set(tx, &keeper, (Some((id, 1)), &Test { title: "第一期测试".into(), ..it(0) }))?;
                assert_eq!((tests::list(tx, &about, &tests::Question { words: "第一".into(), limit: 5, ..tests::Question::default() })?.len(), tests::next_number(tx)?), (1, 2));
                let sitting = sittings::begin(tx, &about, id)?;
                assert_eq!(sittings::begin(tx, &about, id)?, sitting);
                let (paper, _) = sittings::find(tx, &about, sitting)?;
                for (place, sat) in sittings::sat(tx, &paper)?.iter().enumerate() {
                    let answer = sat.question.asked.right().unwrap_or(Answer::Text("去现场".into()));
                    sittings::save(tx, &about, (sitting, place), Some(&answer))?;
                    sittings::save(tx, &about, (sitting, place), Some(&answer))?;
                }
                Ok((id, sitting))
            })
            .unwrap();
        let (keeper, about) = (viewer, reader);
        db.write(move |tx| {
            assert_eq!(sittings::settle(tx, None)?, 0);
            sittings::hand_in(tx, &about, sitting)?;
            assert!(matches!(sittings::hand_in(tx, &about, sitting), Err(Error::Refused(_))));
            let (paper, _) = sittings::find(tx, &keeper, sitting)?;
            assert_eq!((paper.state, paper.passed), (AttemptState::Marking, None), "{name}");
            assert_eq!(results::results(tx, &keeper, id)?.marking.len(), 1);
            let short = paper.paper.iter().position(|slot| slot.part == 1).unwrap();
            sittings::mark(tx, &keeper, (sitting, short), 500)?;
            let (paper, _) = sittings::find(tx, &keeper, sitting)?;
            assert_eq!((paper.state, paper.tenths, paper.of, paper.passed, paper.entry.is_some()), (AttemptState::Marked, 150, 200, Some(true), true));
            sittings::record(tx, (id, mayor), (tx.now.plus(-600_000), tx.now), |_| None)?;
            let found = results::results(tx, &keeper, id)?;
            assert_eq!((found.lines.len(), found.asked.len(), found.asked[0].pairs.len(), results::pairs(tx, &found)?), (2, 3, 2, None));
            let after = tests::set(tx, &keeper, (None, &Test { before: Some(id), ..found.told.test.clone() }))?;
            sittings::record(tx, (after, mayor), (tx.now, tx.now), |sat| sat.question.asked.right())?;
            let found = results::results(tx, &keeper, after)?;
            assert_eq!(results::pairs(tx, &found)?, Some(vec![(0.0, 0.5)]));
            assert_eq!(sittings::every_of(tx, mayor)?.len(), 2);
            sittings::begin(tx, &about, after)?;
            tests::close(tx, &keeper, after)?;
            assert_eq!(sittings::of_person(tx, after, paper.person)?[0].state, AttemptState::Marked, "what was saved is handed in");
            tests::end(tx, &keeper, (after, true))?;
            assert_eq!(tests::list(tx, &about, &tests::Question { limit: 5, ..tests::Question::default() })?.len(), 1);
            Ok(())
        })
        .unwrap();
    });
}
