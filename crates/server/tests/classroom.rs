//! The online classroom from an empty house: lessons watched, tests sat, and what is left on the file and in the learning
//! records.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::id::AccountId;
use serde_json::{Value, json};
use store::{people::unit, records::spaces};

use crate::{
    empty::Setting,
    house::{Answer, House, Person, made, told},
    training::ok,
};

const BLOCK: usize = 1024 * 1024;

/// A file brought in as a page brings it: announced, then piece by piece.
fn file(who: &Person<'_>, name: &str, bytes: &[u8]) -> String {
    let announced = who.post("/classroom/media", &json!({"name": name, "bytes": bytes.len()}));
    let id = made(&announced);
    let mut at = 0;
    for piece in bytes.chunks(4 * BLOCK) {
        let shown = ok(&who.with((Method::PUT, &format!("/classroom/media/{id}?at={at}")), &[], piece));
        at += piece.len();
        assert_eq!(shown["received"], json!(at));
    }
    id.to_string()
}

fn video(who: &Person<'_>) -> String {
    file(who, "第一讲.mp4", b"\0\0\0\x20ftypisom and then what a camera saw")
}

fn lesson(unit: i64, changes: &Value) -> Value {
    let mut body = json!({
        "unit": unit, "number": 1, "title": "产业链招商怎么做", "topic": "招商引资", "published_on": "2026-03-20", "tenths": 10,
        "matter": {"kind": "link", "address": "https://example.cn/1"},
    });
    for (key, value) in changes.as_object().unwrap() {
        body[key] = value.clone();
    }
    body
}

/// Statements of the house, the latest first, as a learning tool with a credential reads them.
fn statements(house: &House) -> Vec<Value> {
    let credential = house
        .db
        .write(|tx| {
            let root = unit::root(tx)?.unwrap();
            let space = spaces::of_unit(tx, AccountId(0), root)?;
            let (credential, secret) = spaces::admit(tx, AccountId(0), space, ("test", "all/read"))?;
            Ok(format!("{}:{secret}", credential.name))
        })
        .unwrap();
    let request = Request::get("/xapi/statements").header("authorization", format!("Basic {}", STANDARD.encode(credential))).header("x-experience-api-version", "2.0.0");
    let answer = house.send(request.body(Body::empty()).unwrap());
    assert_eq!(answer.status, StatusCode::OK, "{}", told(&answer));
    answer.json()["statements"].as_array().unwrap().clone()
}

fn verbs(statements: &[Value]) -> Vec<&str> {
    statements.iter().map(|it| it["verb"]["id"].as_str().unwrap().rsplit('/').next().unwrap()).collect()
}

#[test]
fn a_video_lesson_is_watched_and_resumed_and_counts_once_enough_was_seen() {
    let county = Setting::open();
    let (officer, head, organiser) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"), county.house.sign_in_as("organiser"));
    let matter = json!({"kind": "video", "media": video(&officer), "seconds": 600, "share": 90, "captions": [{"language": "zh-CN", "media": file(&officer, "1.vtt", b"WEBVTT\n")}]});
    let id = made(&officer.post("/classroom/lessons", &lesson(county.county.0, &json!({"matter": matter}))));
    let coming = made(&officer.post("/classroom/lessons", &lesson(county.county.0, &json!({"number": 2, "published_on": "2026-04-01"}))));
    assert_eq!(head.get(&format!("/classroom/lessons/{coming}")).status, StatusCode::NOT_FOUND, "not before its day");
    let listed = ok(&head.get("/classroom/lessons"));
    assert_eq!((listed["rows"].as_array().unwrap().len(), &listed["rows"][0]["mine"], &listed["may_publish"]), (1, &Value::Null, &json!(false)));
    assert_eq!(ok(&officer.get("/classroom/lessons"))["rows"].as_array().unwrap().len(), 2, "whoever publishes sees what is to come");

    let watched = |from: u32, to: u32| ok(&head.post(&format!("/classroom/lessons/{id}/watched"), &json!({"played": [{"from": from, "to": to}], "place": to})));
    assert_eq!(head.post(&format!("/classroom/lessons/{id}/watched"), &json!({"played": [], "place": 0})).status, StatusCode::NOT_FOUND, "open it first");
    ok(&head.post(&format!("/classroom/lessons/{id}/open"), &json!({})));
    county.house.later(10_000);
    assert_eq!(watched(0, 600)["seconds"], json!(23), "nobody sees ten minutes in ten seconds");
    county.house.later(300_000);
    let half = watched(20, 300);
    assert_eq!((&half["share"], &half["place"], &half["done_on"]), (&json!(50), &json!(300), &Value::Null));
    assert_eq!(ok(&head.post(&format!("/classroom/lessons/{id}/open"), &json!({})))["place"], json!(300), "it goes on where it was left");
    county.house.later(300_000);
    let done = watched(300, 560);
    assert_eq!((&done["share"], &done["done_on"]), (&json!(93), &json!("2026-03-24")));

    let file = ok(&head.get(&format!("/people/{}/evidence", county.heads[0].0)));
    assert!(file.to_string().contains("云课堂视频课程，已学完，计 1 学时。"), "{file}");
    let hours = ok(&head.get(&format!("/people/{}/training", county.heads[0].0)));
    assert_eq!(hours["standing"]["tenths"], json!(10), "an hour is an hour");
    let told = statements(&county.house);
    assert_eq!(verbs(&told), ["completed", "initialized"]);
    assert_eq!((&told[0]["actor"]["account"]["name"], &told[0]["result"]["duration"]), (&json!(county.heads[0].to_string()), &json!("PT560S")));

    let viewers = ok(&organiser.get(&format!("/classroom/lessons/{id}/viewers")));
    assert_eq!((&viewers["rows"][0]["who"]["name"], &viewers["rows"][0]["share"], &viewers["by_unit"][0]["completed"]), (&json!("林晓棠"), &json!(93), &json!(1)));
    assert_eq!(head.get(&format!("/classroom/lessons/{id}/viewers")).status, StatusCode::FORBIDDEN);
    assert_eq!(ok(&head.get("/classroom/mine"))["hours"], json!(1.0));
    ok(&officer.post(&format!("/classroom/lessons/{id}/end"), &json!({"ended": true})));
    assert_eq!(head.get(&format!("/classroom/lessons/{id}")).status, StatusCode::NOT_FOUND);
    assert_eq!(ok(&head.get("/classroom/mine"))["lessons"][0]["title"], json!("产业链招商怎么做"), "what was learnt stays");
    assert_eq!(officer.post(&format!("/classroom/lessons/{coming}/open"), &json!({})).code(), "refusal.no_own_file");
}

#[test]
fn files_come_in_pieces_and_go_out_in_parts() {
    let county = Setting::open();
    let (officer, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"));
    let mut bytes = b"\0\0\0\x20ftypisom".to_vec();
    bytes.extend((0..2 * BLOCK).map(|at| (at % 251) as u8));
    let id = made(&officer.post("/classroom/media", &json!({"name": "大课.mp4", "bytes": bytes.len()})));
    let put = |at: usize, piece: &[u8]| officer.with((Method::PUT, &format!("/classroom/media/{id}?at={at}")), &[], piece);
    assert_eq!(put(0, &bytes[..1000]).code(), "refusal.media_piece", "not whole blocks");
    assert_eq!(ok(&put(0, &bytes[..2 * BLOCK]))["received"], json!(2 * BLOCK));
    assert_eq!(ok(&put(0, &bytes[..2 * BLOCK]))["received"], json!(2 * BLOCK), "a piece twice is told where to go on");
    assert_eq!(officer.post("/classroom/lessons", &lesson(county.county.0, &json!({"matter": {"kind": "video", "media": id.to_string(), "seconds": 60, "share": 90}}))).code(), "refusal.media_part");
    let shown = ok(&put(2 * BLOCK, &bytes[2 * BLOCK..]));
    assert_eq!((&shown["whole"], &shown["kind"]), (&json!(true), &json!("video/mp4")));
    let content = format!("/classroom/media/{id}/content");
    assert_eq!(head.get(&content).status, StatusCode::NOT_FOUND, "nobody else before it is used");
    made(&officer.post("/classroom/lessons", &lesson(county.county.0, &json!({"matter": {"kind": "video", "media": id.to_string(), "seconds": 60, "share": 90}}))));
    assert_eq!(head.get(&content).bytes, bytes);
    let part = |range: &str| head.with((Method::GET, &content), &[("range", range)], &[]);
    let middle = part(&format!("bytes={}-{}", BLOCK - 3, 2 * BLOCK + 2));
    assert_eq!((middle.status, middle.bytes.as_slice()), (StatusCode::PARTIAL_CONTENT, &bytes[BLOCK - 3..2 * BLOCK + 3]));
    assert_eq!(part("bytes=-4").bytes, bytes[bytes.len() - 4..]);
    assert_eq!(part(&format!("bytes={}-", bytes.len())).status, StatusCode::RANGE_NOT_SATISFIABLE);
    for (name, size, code) in [("空.mp4", 0, "refusal.media_empty"), ("三T.mp4", 3_u64 << 40, "refusal.body_large"), ("机密★10年.mp4", 10, "refusal.marking")] {
        assert_eq!(officer.post("/classroom/media", &json!({"name": name, "bytes": size})).code(), code, "{name}");
    }
    let page = made(&officer.post("/classroom/media", &json!({"name": "课.html", "bytes": 6})));
    assert_eq!(officer.with((Method::PUT, &format!("/classroom/media/{page}?at=0")), &[], b"<html>").code(), "refusal.media_kind");
    assert_eq!(head.post("/classroom/media", &json!({"name": "x.mp4", "bytes": 10})).status, StatusCode::FORBIDDEN);
    // Three gigabytes are announced; the disk is asked only for what comes.
    made(&officer.post("/classroom/media", &json!({"name": "三小时.mp4", "bytes": 3_u64 << 30})));
}

fn question(who: &Person<'_>, unit: i64, stem: &str, asked: &Value) -> i64 {
    made(&who.post("/classroom/questions", &json!({"unit": unit, "question": {"topic": "招商引资", "stem": stem, "asked": asked, "reason": "见条例"}})))
}

fn bank(who: &Person<'_>, unit: i64) -> Vec<i64> {
    vec![
        question(who, unit, "一线考察看什么？", &json!({"form": "single", "options": ["看台账", "看实绩", "看会议"], "right": 1})),
        question(who, unit, "三看是哪三看？", &json!({"form": "multiple", "options": ["思想", "精神", "成绩", "名气"], "right": [0, 1, 2], "part": true})),
        question(who, unit, "县级党政正职每五年培训不少于 3 个月。", &json!({"form": "truth", "right": true})),
    ]
}

/// When the house opened, in milliseconds.
const NOW: i64 = 1_774_314_000_000;
const HOUR: i64 = 3_600_000;

fn test(unit: i64, changes: &Value) -> Value {
    let mut body = json!({
        "unit": unit, "number": 1, "title": "第一期知识测试", "topic": "招商引资", "opens": NOW - HOUR, "closes": NOW + 48 * HOUR, "minutes": 30, "tries": 2, "pass": 60,
        "parts": [{"count": 3, "topics": ["招商引资"], "tenths": 100}], "mix_options": true, "answers": "handed_in",
    });
    for (key, value) in changes.as_object().unwrap() {
        body[key] = value.clone();
    }
    body
}

fn begin(who: &Person<'_>, test: i64) -> i64 {
    let answer = who.post(&format!("/classroom/tests/{test}/sittings"), &json!({}));
    assert_eq!(answer.status, StatusCode::CREATED, "{}", told(&answer));
    answer.json()["sitting"].as_i64().unwrap()
}

fn answer(who: &Person<'_>, sitting: i64, place: usize, answer: &Value) -> Answer {
    who.request(Method::PUT, &format!("/classroom/sittings/{sitting}/answers/{place}"), None, Some(&json!({"answer": answer})))
}

#[test]
fn a_knowledge_test_gives_a_score_and_the_right_answers_and_the_organiser_sees_results_by_question_and_unit() {
    let county = Setting::open();
    let (officer, head, mayor) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"), county.house.sign_in_as("mayor"));
    let city = county.county.0;
    bank(&officer, city);
    assert_eq!(officer.post("/classroom/tests", &test(city, &json!({"parts": []}))).code(), "refusal.empty");
    let id = made(&officer.post("/classroom/tests", &test(city, &json!({}))));
    let sitting = begin(&head, id);
    assert_eq!(begin(&head, id), sitting, "a sitting under way goes on");
    let paper = ok(&head.get(&format!("/classroom/sittings/{sitting}")));
    let asked = paper["asked"].as_array().unwrap();
    assert_eq!((asked.len(), &asked[0]["right"], &asked[0]["reason"], &asked[0]["earned"]), (3, &Value::Null, &json!(""), &Value::Null), "nothing is given away");
    assert_eq!(mayor.get(&format!("/classroom/sittings/{sitting}")).status, StatusCode::NOT_FOUND);
    for it in asked {
        let right = match it["form"].as_str().unwrap() {
            "single" => json!({"choice": 1}),
            "multiple" => json!({"choices": [0, 1]}),
            _ => json!({"truth": true}),
        };
        ok(&answer(&head, sitting, it["place"].as_u64().unwrap() as usize, &right));
    }
    assert_eq!(answer(&head, sitting, 0, &json!({"text": "?"})).code(), "refusal.attempt_answer");
    assert_eq!(answer(&mayor, sitting, 0, &json!({"choice": 0})).status, StatusCode::NOT_FOUND);
    let over = ok(&head.post(&format!("/classroom/sittings/{sitting}/hand-in"), &json!({})));
    assert_eq!((&over["points"], &over["of"], &over["passed"], &over["state"]), (&json!(26.7), &json!(30.0), &json!(true), &json!("marked")));
    let multiple = over["asked"].as_array().unwrap().iter().find(|it| it["form"] == "multiple").unwrap();
    assert_eq!((&multiple["right"], &multiple["reason"], &multiple["earned"]), (&json!({"choices": [0, 1, 2]}), &json!("见条例"), &json!(6.7)));
    assert_eq!(answer(&head, sitting, 0, &json!({"choice": 0})).code(), "refusal.attempt_over");

    let second = begin(&mayor, id);
    let over = ok(&mayor.post(&format!("/classroom/sittings/{second}/hand-in"), &json!({})));
    assert_eq!((&over["points"], &over["passed"]), (&json!(0.0), &json!(false)));
    let results = ok(&officer.get(&format!("/classroom/tests/{id}/results")));
    assert_eq!((&results["people"], &results["passed"], &results["by_unit"][0]["name"], &results["by_unit"][0]["people"]), (&json!(2), &json!(1), &json!("东溪县青陂镇"), &json!(2)));
    assert_eq!((results["by_unit"][0]["mean"].clone(), results["mean"]["n"].clone()), (Value::Null, json!(2)), "two officials make no mean of a unit");
    let single = results["questions"].as_array().unwrap().iter().find(|it| it["form"] == "single").unwrap();
    assert_eq!((&single["difficulty"]["estimate"], &single["chosen"][0]["at"], &single["left_out"]), (&json!(0.5), &json!(1), &json!(1)));
    assert_eq!(head.get(&format!("/classroom/tests/{id}/results")).status, StatusCode::FORBIDDEN);

    let file = ok(&head.get(&format!("/people/{}/evidence", county.heads[0].0))).to_string();
    assert!(file.contains("知识测试合格，得 26.7 分（满分 30 分）。"), "{file}");
    let none = ok(&mayor.get(&format!("/people/{}/evidence", county.heads[1].0))).to_string();
    assert!(!none.contains("知识测试"), "who did not pass has nothing on the file for it");
    let told = statements(&county.house);
    assert_eq!(verbs(&told), ["failed", "attempted", "passed", "attempted"]);
    assert_eq!((&told[2]["result"]["score"]["raw"], &told[2]["result"]["success"]), (&json!(26.7), &json!(true)));

    let version = officer.get(&format!("/classroom/tests/{id}")).etag.unwrap();
    let eased = test(city, &json!({"pass": 10}));
    assert_eq!(officer.request(Method::PUT, &format!("/classroom/tests/{id}"), Some(&version), Some(&eased)).code(), "refusal.test_begun", "the same measure for all");
    let third = begin(&mayor, id);
    ok(&mayor.post(&format!("/classroom/sittings/{third}/hand-in"), &json!({})));
    assert_eq!(mayor.post(&format!("/classroom/tests/{id}/sittings"), &json!({})).code(), "refusal.test_no_try");
}

#[test]
fn the_clock_hands_papers_in_and_a_test_that_is_closed_keeps_what_was_saved() {
    let county = Setting::open();
    let (officer, head, mayor) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"), county.house.sign_in_as("mayor"));
    let truth = question(&officer, county.county.0, "对不对？", &json!({"form": "truth", "right": true}));
    let parts = json!([{"questions": [truth], "tenths": 100}]);
    let id = made(&officer.post("/classroom/tests", &test(county.county.0, &json!({"parts": parts, "tries": 1}))));
    let (one, other) = (begin(&head, id), begin(&mayor, id));
    ok(&answer(&head, one, 0, &json!({"truth": true})));
    county.house.later(31 * 60_000);
    assert_eq!(answer(&head, one, 0, &json!({"truth": false})).code(), "refusal.attempt_late");
    let page = ok(&head.get(&format!("/classroom/sittings/{one}")));
    assert_eq!((&page["state"], &page["points"]), (&json!("marked"), &json!(10.0)), "handed in by the clock");
    assert_eq!(ok(&mayor.get(&format!("/classroom/sittings/{other}")))["points"], json!(0.0));

    let short = question(&officer, county.county.0, "为什么？", &json!({"form": "short", "model": "因为……"}));
    let parts = json!([{"questions": [truth, short], "tenths": 100}]);
    let id = made(&officer.post("/classroom/tests", &test(county.county.0, &json!({"parts": parts, "tries": 1, "answers": "closed", "pass": 80}))));
    let one = begin(&head, id);
    ok(&answer(&head, one, 0, &json!({"truth": true})));
    ok(&answer(&head, one, 1, &json!({"text": "群众满意才算办好"})));
    ok(&officer.post(&format!("/classroom/tests/{id}/close"), &json!({})));
    assert_eq!(answer(&head, one, 0, &json!({"truth": false})).code(), "refusal.attempt_over");
    let page = ok(&head.get(&format!("/classroom/sittings/{one}")));
    assert_eq!((&page["state"], &page["points"], &page["passed"], &page["answers_shown"]), (&json!("marking"), &Value::Null, &Value::Null, &json!(true)));
    assert_eq!(mayor.post(&format!("/classroom/tests/{id}/sittings"), &json!({})).code(), "refusal.test_closed");
    let mark = |who: &Person<'_>, mark: u32| who.post(&format!("/classroom/sittings/{one}/answers/1/mark"), &json!({"mark": mark}));
    assert_eq!(ok(&officer.get(&format!("/classroom/tests/{id}/results")))["marking"][0]["id"], json!(one));
    assert_eq!(mark(&head, 1000).status, StatusCode::FORBIDDEN);
    assert_eq!(mark(&officer, 1001).code(), "refusal.mark_share");
    assert_eq!(officer.post(&format!("/classroom/sittings/{one}/answers/0/mark"), &json!({"mark": 0})).code(), "refusal.mark_settled");
    let marked = ok(&mark(&officer, 700));
    assert_eq!((&marked["state"], &marked["points"], &marked["passed"]), (&json!("marked"), &json!(17.0), &json!(true)));
    assert_eq!(mark(&officer, 0).code(), "refusal.attempt_marked");
}

#[test]
fn a_question_is_worded_anew_and_a_paper_keeps_what_it_asked() {
    let county = Setting::open();
    let (officer, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"));
    let id = question(&officer, county.county.0, "旧题", &json!({"form": "truth", "right": true}));
    let test_id = made(&officer.post("/classroom/tests", &test(county.county.0, &json!({"parts": [{"questions": [id], "tenths": 10}]}))));
    let sitting = begin(&head, test_id);
    let path = format!("/classroom/questions/{id}");
    let version = officer.get(&path).etag.unwrap();
    let body = json!({"stem": "新题", "asked": {"form": "truth", "right": false}});
    ok(&officer.request(Method::PUT, &path, Some(&version), Some(&body)));
    assert_eq!(officer.request(Method::PUT, &path, Some(&version), Some(&body)).code(), "refusal.stale");
    ok(&answer(&head, sitting, 0, &json!({"truth": true})));
    let over = ok(&head.post(&format!("/classroom/sittings/{sitting}/hand-in"), &json!({})));
    assert_eq!((&over["asked"][0]["stem"], &over["points"]), (&json!("旧题"), &json!(1.0)));
    assert_eq!(ok(&head.get(&format!("/classroom/sittings/{}", begin(&head, test_id))))["asked"][0]["stem"], "新题");
    assert_eq!(head.get(&path).status, StatusCode::NOT_FOUND, "the bank is not for those who sit");
    assert_eq!(head.get("/classroom/questions").status, StatusCode::FORBIDDEN);
    let drawn = made(&officer.post("/classroom/tests", &test(county.county.0, &json!({"parts": [{"count": 1, "tenths": 10}]}))));
    ok(&officer.post(&format!("{path}/end"), &json!({"ended": true})));
    assert_eq!(officer.post("/classroom/tests", &test(county.county.0, &json!({"parts": [{"questions": [id], "tenths": 10}]}))).code(), "refusal.paper_gone");
    assert_eq!(officer.post("/classroom/tests", &test(county.county.0, &json!({"parts": [{"count": 9, "tenths": 10}]}))).code(), "refusal.paper_few");
    assert_eq!(head.post(&format!("/classroom/tests/{drawn}/sittings"), &json!({})).code(), "refusal.paper_few", "the bank has changed since");
}

#[test]
fn a_test_after_the_training_shows_the_gain_over_the_one_before() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let truth = question(&officer, county.county.0, "对不对？", &json!({"form": "truth", "right": true}));
    let parts = json!([{"questions": [truth], "tenths": 100}]);
    let before = made(&officer.post("/classroom/tests", &test(county.county.0, &json!({"title": "训前测试", "parts": parts, "tries": 1}))));
    let after = made(&officer.post("/classroom/tests", &test(county.county.0, &json!({"title": "训后测试", "parts": parts, "tries": 1, "before": before}))));
    for (account, said) in [("head", false), ("mayor", true), ("bureau", false)] {
        let who = county.house.sign_in_as(account);
        for (id, said) in [(before, said), (after, true)] {
            let sitting = begin(&who, id);
            ok(&answer(&who, sitting, 0, &json!({"truth": said})));
            ok(&who.post(&format!("/classroom/sittings/{sitting}/hand-in"), &json!({})));
        }
    }
    let gain = ok(&officer.get(&format!("/classroom/tests/{after}/results")))["gain"].clone();
    assert_eq!((&gain["before_title"], &gain["after"], &gain["gain"]["n"]), (&json!("训前测试"), &json!(1.0), &json!(3)));
    assert!((gain["before"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-9 && gain["gain"]["low"].as_f64().unwrap() <= gain["gain"]["estimate"].as_f64().unwrap());
}

#[test]
fn questions_come_from_a_sheet_and_leave_as_qti_and_come_back() {
    let county = Setting::open();
    let (officer, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"));
    let unit = county.county.0.to_string();
    let sheet = "题型,题干,选项A,选项B,选项C,答案,解析,专题\n单选题,哪一项对？,甲,乙,丙,B,见讲义,招商引资\n判断题,对不对？,,,,错,,招商引资\n单选题,没有答案,甲,乙,,E,,招商引资\n";
    let read = |who: &Person<'_>, name: &str, bytes: &[u8], adopt: &str| who.upload("/classroom/questions/read", &[("unit", &unit), ("adopt", adopt)], &[(name, bytes)]);
    let tried = ok(&read(&officer, "题库.csv", sheet.as_bytes(), "0"));
    assert_eq!((tried["questions"].as_array().unwrap().len(), &tried["added"]), (2, &Value::Null));
    let finding = tried["findings"].as_array().unwrap().iter().find(|it| it["severity"] == "error").unwrap();
    assert_eq!((&finding["row"], finding["sentence"].as_str().unwrap().starts_with("finding.")), (&json!(4), false), "{finding}");
    assert_eq!(ok(&read(&officer, "题库.csv", sheet.as_bytes(), "1"))["added"], json!(2));
    assert_eq!(ok(&read(&officer, "题库.csv", sheet.as_bytes(), "1"))["added"], json!(0), "each once");
    assert_eq!(read(&head, "题库.csv", sheet.as_bytes(), "0").status, StatusCode::FORBIDDEN);
    let questions = |name: &str, bytes: &[u8]| ok(&read(&officer, name, bytes, "0"))["questions"].clone();
    for (format, name) in [("xlsx", "题库.xlsx"), ("qti22", "题库.zip"), ("qti30", "题库.zip")] {
        let file = officer.get(&format!("/classroom/questions/file?format={format}"));
        assert_eq!(file.status, StatusCode::OK, "{format}");
        assert_eq!(questions(name, &file.bytes), tried["questions"], "{format}");
    }
    assert_eq!(officer.get("/classroom/questions/file?format=doc").code(), "refusal.code");
    assert_eq!(questions("模板.xlsx", &officer.get("/classroom/questions/template").bytes).as_array().unwrap().len(), 7, "one of every form");
    assert!(!ok(&read(&officer, "坏.zip", b"PK nothing", "0"))["findings"].as_array().unwrap().is_empty());
}

#[test]
fn a_learning_tool_comes_in_with_a_credential_until_it_is_ended() {
    let county = Setting::open();
    let (officer, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"));
    let new = |scopes: &Value| officer.post("/records/credentials", &json!({"unit": county.county.0, "title": "党校题库", "scopes": scopes}));
    assert_eq!((new(&json!([])).code(), new(&json!(["everything"])).code()), ("refusal.empty".to_owned(), "refusal.code".to_owned()));
    let made = new(&json!(["statements/write", "statements/read/mine"]));
    assert_eq!(made.status, StatusCode::CREATED, "{}", told(&made));
    let (made, name) = (made.json(), |it: &Value| it["name"].as_str().unwrap().to_owned());
    let basic = format!("Basic {}", STANDARD.encode(format!("{}:{}", name(&made), made["secret"].as_str().unwrap())));
    let ask = || {
        let request = Request::get("/xapi/statements").header("authorization", &basic).header("x-experience-api-version", "2.0.0");
        county.house.send(request.body(Body::empty()).unwrap()).status
    };
    assert_eq!(ask(), StatusCode::OK);
    let listed = ok(&officer.get("/records/credentials"));
    assert_eq!((name(&listed["rows"][0]), &listed["rows"][0]["secret"], &listed["rows"][0]["made_by"]), (name(&made), &Value::Null, &json!("officer")));
    assert_eq!(head.get("/records/credentials").status, StatusCode::FORBIDDEN);
    let end = officer.post(&format!("/records/credentials/{}/end", made["id"]), &json!({}));
    assert_eq!(end.status, StatusCode::NO_CONTENT, "{}", told(&end));
    county.house.later(6_000);
    assert_eq!(ask(), StatusCode::UNAUTHORIZED);
    assert_eq!(officer.post(&format!("/records/credentials/{}/end", made["id"]), &json!({})).status, StatusCode::NOT_FOUND);
}
