//! A session as the profile tells it: every rule with the statement that breaks it.

use domain::{catalogue::Language, date::Instant, message::Refusal};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    launch::{EntitlementKey, Launch, LaunchData, LaunchMode},
    progress::{Facts, Judged, Satisfied, moveon_met, satisfied},
    session::{Ended, Session, Taken, Verb, in_order},
    statements::{About, Reason, Stamp, Whole, abandoned, launched, satisfied as satisfied_statement, waived},
    *,
};
use crate::{
    package::{Block, LaunchMethod, MoveOn, Node, Unit},
    xapi,
};

const PUBLISHER: &str = "https://example.org/au/1";
const ACTIVITY: &str = "https://player.example/activity/9";

fn launch(mode: LaunchMode) -> Launch {
    Launch {
        endpoint: "https://player.example/xapi/".to_owned(),
        fetch: "https://player.example/fetch?k=1".to_owned(),
        actor: json!({ "objectType": "Agent", "account": { "homePage": "https://player.example", "name": "17" } }),
        registration: Uuid::from_u128(1),
        activity_id: ACTIVITY.to_owned(),
        publisher_id: PUBLISHER.to_owned(),
        session_id: "s-1".to_owned(),
        mode,
        return_url: None,
    }
}

fn unit() -> Unit {
    Unit { id: PUBLISHER.to_owned(), launch: "index.html".to_owned(), mastery_score: Some(0.8), move_on: MoveOn::CompletedAndPassed, ..Unit::default() }
}

fn session(mode: LaunchMode, earlier: Facts) -> Session {
    let launch = launch(mode);
    let data = LaunchData::new(&unit(), &launch);
    Session::new(launch, &data, earlier)
}

/// A sound statement of a verb.
fn stated(verb: Verb) -> Value {
    let (result, counts) = match verb {
        Verb::Completed => (json!({ "completion": true, "duration": "PT5M" }), true),
        Verb::Passed => (json!({ "success": true, "duration": "PT5M", "score": { "scaled": 0.9 } }), true),
        Verb::Failed => (json!({ "success": false, "duration": "PT5M", "score": { "scaled": 0.5 } }), true),
        Verb::Terminated => (json!({ "duration": "PT6M" }), false),
        _ => (json!({}), false),
    };
    let mut category = vec![json!({ "id": CATEGORY })];
    if counts {
        category.push(json!({ "id": CATEGORY_MOVE_ON }));
    }
    json!({
        "id": Uuid::from_u128(2).to_string(),
        "actor": launch(LaunchMode::Normal).actor,
        "verb": { "id": verb.id() },
        "object": { "id": ACTIVITY },
        "result": result,
        "context": {
            "registration": Uuid::from_u128(1).to_string(),
            "contextActivities": { "category": category, "grouping": [{ "id": PUBLISHER }] },
            "extensions": { SESSION_ID: "s-1", MASTERY_SCORE: 0.8 },
        },
        "timestamp": "2026-05-01T08:00:00.000Z",
    })
}

/// Any other statement within the session.
fn experienced() -> Value {
    let mut it = stated(Verb::Initialized);
    it["verb"]["id"] = "http://adlnet.gov/expapi/verbs/experienced".into();
    it["object"]["id"] = "https://example.org/page/2".into();
    it["context"]["contextActivities"]["category"] = json!([]);
    it
}

fn json_of(value: &Value) -> xapi::Json {
    serde_json::from_str(&value.to_string()).unwrap()
}

fn take(session: &mut Session, value: &Value) -> Result<Taken, Refusal> {
    session.take(&json_of(value))
}

fn code(taken: Result<Taken, Refusal>) -> String {
    let Err(refusal) = taken else { return String::new() };
    let sentences = [Language::Zh, Language::En].map(|language| refusal.sentence(language));
    assert!(sentences.iter().all(|sentence| !sentence.contains(['…', '{']) && *sentence != refusal.code), "{sentences:?}");
    refusal.code.replace("refusal.cmi5_", "")
}

#[test]
fn the_order_of_verbs() {
    use Verb::{Abandoned, Completed, Failed, Initialized, Launched, Passed, Satisfied, Terminated, Waived};
    let none = Facts::default();
    let completed = Facts { completed: true, ..none };
    let passed = Facts { judged: Some(Judged::Passed), ..none };
    let failed = Facts { judged: Some(Judged::Failed), ..none };
    let normal = LaunchMode::Normal;
    for (case, mode, earlier, verbs, expected) in [
        ("as it should be", normal, none, vec![Initialized, Completed, Passed, Terminated], ""),
        ("passed before completed", normal, none, vec![Initialized, Passed, Completed, Terminated], ""),
        ("only looked at", normal, none, vec![Initialized, Terminated], ""),
        ("first of all something else", normal, none, vec![Completed], "not_initialized"),
        ("ended before it began", normal, none, vec![Terminated], "not_initialized"),
        ("begun twice", normal, none, vec![Initialized, Initialized], "twice"),
        ("completed twice", normal, none, vec![Initialized, Completed, Completed], "twice"),
        ("passed twice", normal, none, vec![Initialized, Passed, Passed], "twice"),
        ("failed twice", normal, none, vec![Initialized, Failed, Failed], "twice"),
        ("failed and passed", normal, none, vec![Initialized, Failed, Passed], "judged"),
        ("passed and failed", normal, none, vec![Initialized, Passed, Failed], "judged"),
        ("after the end", normal, none, vec![Initialized, Terminated, Completed], "terminated"),
        ("ended twice", normal, none, vec![Initialized, Terminated, Terminated], "terminated"),
        ("completed in an earlier session", normal, completed, vec![Initialized, Completed], "registration_twice"),
        ("passed in an earlier session", normal, passed, vec![Initialized, Passed], "registration_twice"),
        ("failed after passed", normal, passed, vec![Initialized, Failed], "failed_after_passed"),
        ("failed again", normal, failed, vec![Initialized, Failed], ""),
        ("passed at last", normal, failed, vec![Initialized, Passed], ""),
        ("looking around", LaunchMode::Browse, none, vec![Initialized, Terminated], ""),
        ("looking around and done", LaunchMode::Browse, none, vec![Initialized, Completed], "mode"),
        ("reviewing and passed", LaunchMode::Review, none, vec![Initialized, Passed], "mode"),
        ("reviewing and failed", LaunchMode::Review, none, vec![Initialized, Failed], "mode"),
        ("the player's launched", normal, none, vec![Initialized, Launched], "verb_player"),
        ("the player's abandoned", normal, none, vec![Initialized, Abandoned], "verb_player"),
        ("the player's waived", normal, none, vec![Initialized, Waived], "verb_player"),
        ("the player's satisfied", normal, none, vec![Initialized, Satisfied], "verb_player"),
    ] {
        let mut session = session(mode, earlier);
        let (last, before) = verbs.split_last().unwrap();
        for verb in before {
            assert_eq!(take(&mut session, &stated(*verb)), Ok(Taken::Defined(*verb)), "{case}");
        }
        let held = session.clone();
        assert_eq!(code(take(&mut session, &stated(*last))), expected, "{case}");
        assert!(expected.is_empty() || session == held, "{case}: a refused statement changes nothing");
    }
}

/// Puts a value to a path; `null` takes it away.
fn changed(mut it: Value, path: &str, value: Value) -> Value {
    let (parent, name) = path.rsplit_once('/').unwrap();
    let map = it.pointer_mut(parent).and_then(Value::as_object_mut).unwrap();
    if value.is_null() {
        map.remove(&name.replace("~1", "/"));
    } else {
        map.insert(name.replace("~1", "/"), value);
    }
    it
}

#[test]
fn what_a_statement_holds() {
    use Verb::{Completed, Failed, Initialized, Passed, Terminated};
    let (session_id, mastery, progress) = (SESSION_ID.replace('/', "~1"), MASTERY_SCORE.replace('/', "~1"), PROGRESS.replace('/', "~1"));
    let extension = |name: &str| format!("/context/extensions/{name}");
    let category = "/context/contextActivities/category";
    let both = json!([{ "id": CATEGORY }, { "id": CATEGORY_MOVE_ON }]);
    for (case, verb, path, value, expected) in [
        ("sound", Passed, "/id".to_owned(), json!("x"), ""),
        ("no id", Passed, "/id".to_owned(), Value::Null, "missing"),
        ("no registration", Passed, "/context/registration".to_owned(), Value::Null, "registration"),
        ("another registration", Passed, "/context/registration".to_owned(), json!(Uuid::from_u128(7).to_string()), "registration"),
        ("no session", Passed, extension(&session_id), Value::Null, "session"),
        ("another session", Passed, extension(&session_id), json!("s-2"), "session"),
        ("no publisher's id", Passed, "/context/contextActivities/grouping".to_owned(), json!([]), "grouping"),
        ("no time", Passed, "/timestamp".to_owned(), Value::Null, "timestamp"),
        ("a local time", Passed, "/timestamp".to_owned(), json!("2026-05-01T16:00:00+08:00"), "timestamp"),
        ("another learner", Passed, "/actor/account/name".to_owned(), json!("18"), "actor"),
        ("no account", Passed, "/actor".to_owned(), json!({ "mbox": "mailto:a@example.org" }), "actor"),
        ("a group", Passed, "/actor/objectType".to_owned(), json!("Group"), "actor"),
        ("another object", Passed, "/object/id".to_owned(), json!(PUBLISHER), "object"),
        ("a verb of its own", Passed, "/verb/id".to_owned(), json!("http://adlnet.gov/expapi/verbs/experienced"), "verb"),
        ("voiding", Passed, "/verb/id".to_owned(), json!(xapi::VOIDED), "voiding"),
        ("passed without success", Passed, "/result/success".to_owned(), Value::Null, "result"),
        ("passed, success false", Passed, "/result/success".to_owned(), json!(false), "result"),
        ("passed and completion", Passed, "/result/completion".to_owned(), json!(true), "surplus"),
        ("passed without duration", Passed, "/result/duration".to_owned(), Value::Null, "missing"),
        ("passed without a result", Passed, "/result".to_owned(), Value::Null, "result"),
        ("passed without a score", Passed, "/result/score".to_owned(), Value::Null, ""),
        ("passed below mastery", Passed, "/result/score/scaled".to_owned(), json!(0.79), "mastery_passed"),
        ("passed at mastery", Passed, "/result/score/scaled".to_owned(), json!(0.8), ""),
        ("failed at mastery", Failed, "/result/score/scaled".to_owned(), json!(0.8), "mastery_failed"),
        ("failed, success true", Failed, "/result/success".to_owned(), json!(true), "result"),
        ("judged without the mastery score", Passed, extension(&mastery), Value::Null, "mastery_context"),
        ("judged by another mastery score", Passed, extension(&mastery), json!(0.5), "mastery_context"),
        ("a score beyond one", Passed, "/result/score/scaled".to_owned(), json!(1.5), "score"),
        ("a raw score without bounds", Passed, "/result/score/raw".to_owned(), json!(90), "score"),
        ("a raw score with them", Passed, "/result/score".to_owned(), json!({ "scaled": 0.9, "raw": 90, "min": 0, "max": 100 }), ""),
        ("a raw score beyond them", Passed, "/result/score".to_owned(), json!({ "scaled": 0.9, "raw": 190, "min": 0, "max": 100 }), "score"),
        ("a broken raw score", Passed, "/result/score".to_owned(), json!({ "raw": 9.5, "min": 0, "max": 100 }), "score"),
        ("passed without moveon", Passed, category.to_owned(), json!([{ "id": CATEGORY }]), "moveon_missing"),
        ("completed without completion", Completed, "/result/completion".to_owned(), Value::Null, "result"),
        ("completed with success", Completed, "/result/success".to_owned(), json!(true), "surplus"),
        ("completed with a score", Completed, "/result/score".to_owned(), json!({ "scaled": 1 }), "surplus"),
        ("half completed", Completed, "/result/extensions".to_owned(), json!({ progress.replace("~1", "/"): 50.5 }), "progress"),
        ("terminated without duration", Terminated, "/result/duration".to_owned(), Value::Null, "missing"),
        ("terminated with completion", Terminated, "/result/completion".to_owned(), json!(true), "surplus"),
        ("terminated with moveon", Terminated, category.to_owned(), both.clone(), "category_moveon"),
        ("a category by itself", Terminated, category.to_owned(), json!({ "id": CATEGORY }), ""),
        ("begun with a score", Initialized, "/result/score".to_owned(), json!({ "scaled": 1 }), "surplus"),
        ("begun with moveon", Initialized, category.to_owned(), both, "category_moveon"),
    ] {
        let mut session = session(LaunchMode::Normal, Facts::default());
        if verb != Initialized {
            take(&mut session, &stated(Initialized)).unwrap();
        }
        assert_eq!(code(take(&mut session, &changed(stated(verb), &path, value))), expected, "{case}");
    }
}

#[test]
fn other_statements() {
    let mut session = session(LaunchMode::Browse, Facts::default());
    assert_eq!(code(take(&mut session, &experienced())), "not_initialized");
    take(&mut session, &stated(Verb::Initialized)).unwrap();
    assert_eq!(take(&mut session, &experienced()), Ok(Taken::Allowed));
    let counting = changed(experienced(), "/context/contextActivities/category", json!([{ "id": CATEGORY_MOVE_ON }]));
    assert_eq!(code(take(&mut session, &counting)), "category_moveon");
    take(&mut session, &stated(Verb::Terminated)).unwrap();
    assert_eq!((code(take(&mut session, &experienced())).as_str(), session.ended()), ("terminated", Some(Ended::Terminated)));
}

#[test]
fn statements_that_came_together() {
    let at = |verb, second| json_of(&changed(stated(verb), "/timestamp", json!(format!("2026-05-01T08:00:{second:02}Z"))));
    let batch = [at(Verb::Terminated, 9), at(Verb::Passed, 5), at(Verb::Completed, 5), at(Verb::Initialized, 1)];
    let mut session = session(LaunchMode::Normal, Facts::default());
    let taken: Vec<_> = in_order(batch.iter().collect()).into_iter().map(|statement| session.take(statement).unwrap()).collect();
    assert_eq!(taken, [Verb::Initialized, Verb::Passed, Verb::Completed, Verb::Terminated].map(Taken::Defined));
    assert_eq!(session.facts(), Facts { completed: true, judged: Some(Judged::Passed), waived: false });
}

#[test]
fn a_session_that_is_abandoned() {
    let mut session = session(LaunchMode::Normal, Facts::default());
    take(&mut session, &stated(Verb::Initialized)).unwrap();
    session.abandon().unwrap();
    assert_eq!(code(take(&mut session, &stated(Verb::Terminated))), "abandoned");
    assert_eq!(session.abandon().unwrap_err().code, "refusal.cmi5_abandoned");
    let back: Session = serde_json::from_str(&serde_json::to_string(&session).unwrap()).unwrap();
    assert_eq!(back, session);
}

#[test]
fn when_a_unit_is_done() {
    let none = Facts::default();
    let completed = Facts { completed: true, ..none };
    let passed = Facts { judged: Some(Judged::Passed), ..none };
    let failed = Facts { judged: Some(Judged::Failed), completed: true, waived: false };
    let all = Facts { completed: true, ..passed };
    let waived = none.waive().unwrap();
    assert_eq!(waived.waive().unwrap_err().code, "refusal.cmi5_waived_twice");
    for (move_on, expected) in [
        //                             nothing completed passed failed+completed both  waived
        (MoveOn::NotApplicable,      [true,  true,  true,  true,  true, true]),
        (MoveOn::Passed,             [false, false, true,  false, true, true]),
        (MoveOn::Completed,          [false, true,  false, true,  true, true]),
        (MoveOn::CompletedAndPassed, [false, false, false, false, true, true]),
        (MoveOn::CompletedOrPassed,  [false, true,  true,  true,  true, true]),
    ] {
        assert_eq!([none, completed, passed, failed, all, waived].map(|facts| moveon_met(move_on, facts)), expected, "{move_on:?}");
    }
}

#[test]
fn when_a_course_is_done() {
    let unit = |id: &str, move_on| Node::Unit(Box::new(Unit { id: id.to_owned(), move_on, ..Unit::default() }));
    let block = |id: &str, units| Node::Block(Box::new(Block { id: id.to_owned(), units, ..Block::default() }));
    let inner = block("inner", vec![unit("b", MoveOn::Passed)]);
    let course = [unit("a", MoveOn::NotApplicable), block("outer", vec![inner, unit("c", MoveOn::Completed)])];
    let passed = Facts { judged: Some(Judged::Passed), ..Facts::default() };
    let completed = Facts { completed: true, ..Facts::default() };
    for (case, facts, units, blocks, done) in [
        ("at first", vec![], vec!["a"], vec![], false),
        ("the inner block", vec![("b", passed)], vec!["a", "b"], vec!["inner"], false),
        ("the other alone", vec![("c", completed)], vec!["a", "c"], vec![], false),
        ("all", vec![("b", passed), ("c", completed)], vec!["a", "b", "c"], vec!["inner", "outer"], true),
    ] {
        let facts = facts.into_iter().map(|(id, facts)| (id.to_owned(), facts)).collect();
        let names = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(satisfied(&course, &facts), Satisfied { units: names(units), blocks: names(blocks), course: done }, "{case}");
    }
}

#[test]
fn the_launch_address() {
    let parameters = "endpoint=https%3A%2F%2Fplayer.example%2Fxapi%2F&fetch=https%3A%2F%2Fplayer.example%2Ffetch%3Fk%3D1\
        &actor=%7B%22account%22%3A%7B%22homePage%22%3A%22https%3A%2F%2Fplayer.example%22%2C%22name%22%3A%2217%22%7D%2C%22objectType%22%3A%22Agent%22%7D\
        &registration=00000000-0000-0000-0000-000000000001&activityId=https%3A%2F%2Fplayer.example%2Factivity%2F9";
    for (unit, expected) in [
        ("https://c.example/a.html", format!("https://c.example/a.html?{parameters}")),
        ("https://c.example/a.html?x=1", format!("https://c.example/a.html?x=1&{parameters}")),
        ("https://c.example/a.html?x=1#p2", format!("https://c.example/a.html?x=1&{parameters}#p2")),
        ("https://c.example/a.html?", format!("https://c.example/a.html?{parameters}")),
    ] {
        assert_eq!(launch(LaunchMode::Normal).url(unit), expected, "{unit}");
    }
}

#[test]
fn the_launch_data() {
    let unit = Unit { launch_method: LaunchMethod::OwnWindow, launch_parameters: Some("a=1".to_owned()), entitlement_key: Some("k".to_owned()), ..unit() };
    let launch = Launch { return_url: Some("https://player.example/back".to_owned()), ..launch(LaunchMode::Review) };
    let data = LaunchData::new(&unit, &launch);
    assert_eq!(data.entitlement_key, Some(EntitlementKey { course_structure: "k".to_owned(), alternate: None }));
    let expected = json!({
        "contextTemplate": { "contextActivities": { "grouping": [{ "objectType": "Activity", "id": PUBLISHER }] }, "extensions": { SESSION_ID: "s-1" } },
        "launchMode": "Review", "launchMethod": "OwnWindow", "moveOn": "CompletedAndPassed", "masteryScore": 0.8, "launchParameters": "a=1",
        "returnURL": "https://player.example/back", "entitlementKey": { "courseStructure": "k" },
    });
    assert_eq!(serde_json::to_value(&data).unwrap(), expected);
    let plain = serde_json::to_value(LaunchData::new(&Unit::default(), &self::launch(LaunchMode::Normal))).unwrap();
    assert_eq!(plain.as_object().unwrap().keys().collect::<Vec<_>>(), ["contextTemplate", "launchMethod", "launchMode", "moveOn"]);
}

#[test]
fn statements_of_the_player() {
    let launch = launch(LaunchMode::Normal);
    let data = LaunchData::new(&unit(), &launch);
    let stamp = Stamp { id: Uuid::from_u128(3), at: Instant(1_777_622_400_000) };
    let about = About::from(&launch);
    let whole = About { activity_id: "https://player.example/course/1", publisher_id: "https://example.org/c", ..about };
    let moveon = json!([{ "objectType": "Activity", "id": CATEGORY }, { "objectType": "Activity", "id": CATEGORY_MOVE_ON }]);
    let plain = json!([{ "objectType": "Activity", "id": CATEGORY }]);
    let base = json!({ SESSION_ID: "s-1" });
    let all = json!({ SESSION_ID: "s-1", LAUNCH_MODE: "Normal", LAUNCH_URL: "https://c.example/a.html", MOVE_ON: "CompletedAndPassed", MASTERY_SCORE: 0.8 });
    for (made, verb, result, category, extensions, publisher, kind) in [
        (launched(stamp, &launch, &data, "https://c.example/a.html"), Verb::Launched, Value::Null, &plain, &all, PUBLISHER, Value::Null),
        (abandoned(stamp, about, 61_250), Verb::Abandoned, json!({ "duration": "PT61.25S" }), &plain, &base, PUBLISHER, Value::Null),
        (waived(stamp, about, Reason::TestedOut), Verb::Waived, json!({ "success": true, "completion": true, "extensions": { REASON: "Tested Out" } }), &moveon, &base, PUBLISHER, Value::Null),
        (satisfied_statement(stamp, whole, Whole::Block), Verb::Satisfied, Value::Null, &plain, &base, "https://example.org/c", json!(BLOCK)),
        (satisfied_statement(stamp, whole, Whole::Course), Verb::Satisfied, Value::Null, &plain, &base, "https://example.org/c", json!(COURSE)),
    ] {
        let at = |path: &str| made.pointer(path).cloned().unwrap_or_default();
        assert_eq!(at("/verb/id"), json!(verb.id()));
        assert_eq!(at("/result"), result, "{verb:?}");
        assert_eq!(&at("/context/contextActivities/category"), category, "{verb:?}");
        assert_eq!(&at("/context/extensions"), extensions, "{verb:?}");
        assert_eq!(at("/context/contextActivities/grouping/0/id"), json!(publisher), "{verb:?}");
        assert_eq!(at("/context/registration"), json!(launch.registration.to_string()), "{verb:?}");
        assert_eq!(at("/object/definition/type"), kind, "{verb:?}");
        assert_eq!(at("/timestamp"), json!("2026-05-01T08:00:00.000Z"), "{verb:?}");
        // What the player says is sound by the store's own rules.
        xapi::take(json_of(&made), xapi::Version::V1).unwrap_or_else(|refusal| panic!("{verb:?}: {refusal:?}"));
        xapi::take(json_of(&made), xapi::Version::V2).unwrap_or_else(|refusal| panic!("{verb:?}: {refusal:?}"));
    }
}
