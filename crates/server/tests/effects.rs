//! What came of classes, from an empty house: reaction without names, scores before and after, the two questions months later.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::{
    empty::Setting,
    house::{Person, made},
    training::{class, item, ok, part_of, session, step},
};

const DAY: i64 = 86_400_000;

/// A class everybody of the county and two bureaus sat in and completed, with a lecturer for its first lesson.
fn held(county: &Setting, officer: &Person<'_>) -> (i64, Vec<i64>) {
    let lecturer = item(officer, county.county.0, &json!({"catalogue": "lecturer", "title": "周教授", "kind": "theory_expert", "organisation": "某大学", "subjects": "海洋经济"}));
    let course = item(officer, county.county.0, &json!({"catalogue": "course", "title": "海洋经济专题", "tenths": 160}));
    let mut body = class(county.county.0, &json!({"course": course}));
    body["lessons"][0]["lecturer"] = json!(lecturer);
    let id = session(officer, &body);
    let people: Vec<i64> = ["head", "mayor", "secretary", "bureau", "archivist"].iter().map(|account| county.house.sign_in_as(account).own.unwrap()).collect();
    let named = ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": people, "anyway": true})));
    assert!(named.as_array().unwrap().iter().all(|one| one["state"] == "approved"), "{named}");
    ok(&step(officer, id, &json!({"step": "close", "unmarked_present": true})));
    (id, people)
}

fn effect(who: &Person<'_>, id: i64) -> Value {
    ok(&who.get(&format!("/sessions/{id}/effect")))
}

#[test]
fn students_say_without_a_name_what_they_made_of_a_class() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let later = session(&officer, &class(county.county.0, &json!({"from": "2026-03-30", "to": "2026-03-30", "lessons": []})));
    assert_eq!(officer.post(&format!("/sessions/{later}/feedback"), &json!({})).code(), "refusal.feedback_early");
    let (id, _) = held(&county, &officer);
    assert_eq!(officer.post(&format!("/sessions/{id}/feedback"), &json!({"smallest": 6})).code(), "refusal.survey_group_small", "of five nothing could be shown by six");
    let survey = made(&officer.post(&format!("/sessions/{id}/feedback"), &json!({"smallest": 3})));
    assert_eq!(officer.post(&format!("/sessions/{id}/feedback"), &json!({})).code(), "refusal.feedback_asked");
    // The best, the second best; content, teaching, use, order; then the lecturer, then a text.
    for (account, options, text) in [("head", [0, 0, 1, 0], "多些本地案例"), ("mayor", [0, 1, 1, 0], ""), ("secretary", [1, 1, 2, 0], "")] {
        let answered = county.house.sign_in_as(account).post(&format!("/surveys/{survey}/answers"), &json!({"answers": [options, [options[0]], text]}));
        assert_eq!(answered.status, StatusCode::NO_CONTENT, "{account}");
    }
    let open = effect(&officer, id);
    assert_eq!((&open["reaction"]["asked"], &open["reaction"]["answered"], &open["reaction"]["questions"]), (&json!(5), &json!(3), &json!([])), "nothing is told while it is open");
    ok(&officer.post(&format!("/surveys/{survey}/close"), &json!({})));
    let told = effect(&officer, id);
    let means: Vec<(String, f64)> =
        told["reaction"]["questions"].as_array().unwrap().iter().map(|one| (one["text"].as_str().unwrap().into(), one["mean"]["estimate"].as_f64().unwrap())).collect();
    assert_eq!(means.len(), 5, "four of the course and one lecturer: {means:?}");
    assert!((means[0].1 - 14.0 / 3.0).abs() < 1e-9 && means[4].0 == "周教授", "{means:?}");
    assert_eq!(told["reaction"]["texts"], json!(["多些本地案例"]));
    let page = ok(&officer.get("/training/effects"));
    assert_eq!((&page["courses"][0]["title"], &page["courses"][0]["completed"]), (&json!("海洋经济专题"), &json!(5)));
    let lecturer = &page["lecturers"][0];
    assert_eq!((&lecturer["title"], &lecturer["sessions"], &lecturer["tenths"], &lecturer["rating"]["n"]), (&json!("周教授"), &json!(1), &json!(40), &json!(3)));
    let (low, high) = (lecturer["rating"]["low"].as_f64().unwrap(), lecturer["rating"]["high"].as_f64().unwrap());
    assert!(low < 14.0 / 3.0 && 14.0 / 3.0 < high && high - low > 1.0, "three who agree are not certain: {low} to {high}");
    assert_eq!(county.house.sign_in_as("bureau").get(&format!("/sessions/{id}/effect")).status, StatusCode::FORBIDDEN, "for whoever organises");
}

#[test]
fn scores_before_and_after_tell_a_gain_with_its_interval() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let (id, people) = held(&county, &officer);
    let path = format!("/sessions/{id}/scores-of-knowledge");
    let lines = |phase: &str, all: &[u32]| -> Vec<Value> {
        people.iter().zip(all).map(|(person, tenths)| json!({"part": part_of(&officer, id, *person), "phase": phase, "tenths": tenths})).collect()
    };
    let mut before = lines("before", &[600, 600, 600, 600]);
    before.push(json!({"part": 7, "phase": "before", "tenths": 10}));
    assert_eq!(ok(&officer.post(&path, &json!(before))), json!({"kept": 4, "strange": [4]}));
    assert_eq!(effect(&officer, id)["learning"]["gain"], Value::Null, "nobody has both");
    assert_eq!(officer.post(&path, &json!(lines("after", &[1001]))).code(), "refusal.score_high");
    ok(&officer.post(&path, &json!(lines("after", &[620, 640, 630, 650, 700]))));
    let gain = &effect(&officer, id)["learning"]["gain"];
    assert_eq!((&gain["n"], gain["estimate"].as_f64().unwrap()), (&json!(4), 3.5));
    assert!((gain["low"].as_f64().unwrap() - 2.438).abs() < 0.01, "{gain}");
}

#[test]
fn months_later_student_and_superior_answer_two_questions_each_and_it_stands_on_the_file() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let (id, people) = held(&county, &officer);
    let (head, mayor) = (people[0], people[1]);
    let part = part_of(&officer, id, head);
    let path = format!("/sessions/{id}/people/{part}/follow-up");
    let asked = |who: &Person<'_>| ok(&who.get("/training/follow-ups")).as_array().unwrap().iter().map(|one| (one["who"]["person"].as_i64().unwrap(), one["by"].as_str().unwrap().to_owned())).collect::<Vec<_>>();
    let own = county.house.sign_in_as("head");
    assert_eq!(asked(&own), [], "not yet");
    assert_eq!(own.post(&path, &json!({"by": "student", "answer": {"used": "not_yet"}})).code(), "refusal.follow_up_closed");
    county.house.later(93 * DAY);
    let (own, secretary, officer) = (county.house.sign_in_as("head"), county.house.sign_in_as("secretary"), county.house.sign_in_as("officer"));
    assert_eq!(asked(&own), [(head, "student".into())]);
    assert_eq!(asked(&secretary), [(people[2], "student".into()), (head, "superior".into()), (mayor, "superior".into())], "whoever heads the county is asked about both heads of the town");
    assert!(ok(&secretary.get("/day"))["waiting"].as_array().unwrap().iter().any(|one| one["kind"] == "follow_up_superior"));
    assert_eq!(own.post(&path, &json!({"by": "student", "answer": {"used": "much"}})).code(), "refusal.follow_up_example");
    assert_eq!(own.post(&path, &json!({"by": "superior", "answer": {"used": "much", "example": "自己夸自己"}})).status, StatusCode::NOT_FOUND, "nobody is their own superior");
    made(&own.post(&path, &json!({"by": "student", "answer": {"used": "much", "example": "照渔港的办法改了三条规定"}})));
    assert_eq!(own.post(&path, &json!({"by": "student", "answer": {"used": "not_yet"}})).code(), "refusal.follow_up_answered");
    made(&secretary.post(&path, &json!({"by": "superior", "answer": {"used": "some", "example": "会上用过一次"}})));
    let entries = ok(&own.get(&format!("/people/{head}/evidence")));
    let texts: Vec<&str> = entries["rows"].as_array().unwrap().iter().filter(|entry| entry["channel"] == "survey").map(|entry| entry["text"].as_str().unwrap()).collect();
    assert_eq!(texts.len(), 2, "both stand where the student reads them: {entries}");
    assert!(texts.iter().any(|text| text.contains("照渔港的办法改了三条规定")) && texts.iter().any(|text| text.contains("会上用过一次")), "{texts:?}");
    let told = effect(&officer, id);
    assert_eq!(told["behaviour"], json!([{"by": "student", "asked": 5, "answers": {"much": 1}}, {"by": "superior", "asked": 5, "answers": {"some": 1}}]));
    let course = &ok(&officer.get("/training/effects"))["courses"][0];
    assert_eq!((course["used"]["estimate"].as_f64().unwrap(), course["used"]["low"].as_f64().unwrap() < 0.5), (1.0, true), "of one answer little is known: {course}");
    county.house.later(61 * DAY);
    assert_eq!(asked(&county.house.sign_in_as("mayor")), [], "the questions close");
}
