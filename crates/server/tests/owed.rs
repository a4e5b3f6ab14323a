//! Hours owed and made good, certificates that can be checked, calendars, from an empty house.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    empty::Setting,
    house::{Person, made, told},
    training::{class, item, ok, part_of, session, step},
};

const DAY: i64 = 86_400_000;

fn held(officer: &Person<'_>, body: &Value, people: &[i64]) -> i64 {
    let id = session(officer, body);
    ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": people, "anyway": true})));
    ok(&step(officer, id, &json!({"step": "close", "unmarked_present": true})));
    id
}

/// A rank since a day, as the file page keeps it; the one before ends there.
fn rank(officer: &Person<'_>, person: i64, rows: &[(&str, Option<&str>, &str)]) {
    for (since, until, rank) in rows {
        let version = officer.get(&format!("/people/{person}")).etag.unwrap();
        let body = json!({"row": {"since": since, "until": until, "rank": rank, "grade": null}, "why": "任职文件"});
        let answer = officer.request(Method::POST, &format!("/people/{person}/registers/ranks"), Some(&version), Some(&body));
        assert!(answer.status.is_success(), "{}", told(&answer));
    }
}

#[test]
fn whoever_was_promoted_short_of_training_makes_it_good_within_a_year() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let person = county.heads[0].0;
    rank(&officer, person, &[("2020-01-01", Some("2027-02-01"), "township_deputy")]);
    held(&officer, &class(county.county.0, &json!({})), &[person]);
    // A year later, with the promotion on record.
    county.house.later(330 * DAY);
    let officer = county.house.sign_in_as("officer");
    rank(&officer, person, &[("2027-02-01", None, "township_chief")]);
    let own = county.house.sign_in_as("head");
    let owed = ok(&own.get(&format!("/people/{person}/training")))["catch_up"].clone();
    assert_eq!(owed, json!({"promoted_on": "2027-02-01", "until": "2028-02-01", "missing_tenths": 900 - 160, "done_tenths": 0}));
    assert!(ok(&own.get("/day"))["due"].as_array().unwrap().iter().any(|one| one["kind"] == "hours_catch_up" && one["arguments"]["n"] == "74"));
    let page = ok(&officer.get("/training/hours?catch_up=true"));
    assert_eq!((&page["catching_up"], &page["count"], &page["rows"][0]["person"]), (&json!(1), &json!(1), &json!(person)));
    // What is planned is proposed until it is enough; what falls on a day they sit elsewhere is not.
    let plan = |from: &str, to: &str| session(&officer, &json!({"form": "class", "title": "补训班", "unit": county.county.0, "from": from, "to": to,
        "lessons": [{"id": 1, "day": from, "from": "09:00", "to": "17:00", "method": "teach", "subject": "补课", "tenths": 60}]}));
    let (first, second) = (plan("2027-03-10", "2027-03-11"), plan("2027-03-11", "2027-03-12"));
    let third = plan("2027-04-01", "2027-04-01");
    let proposals = || ok(&officer.get("/training/hours/proposals"));
    let of = |page: &Value| page["rows"].as_array().unwrap().iter().find(|row| row["person"] == person).unwrap().clone();
    let row = of(&proposals());
    assert_eq!((&row["sessions"], &row["enough"]), (&json!([first, third]), &json!(false)), "{row}");
    ok(&officer.post(&format!("/sessions/{second}/seats"), &json!({"people": [person], "anyway": true})));
    assert_eq!(of(&proposals())["sessions"], json!([third]), "they sit elsewhere on those days, and not twice");
}

#[test]
fn hours_month_by_month_and_as_an_information_set() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let [first, second] = county.heads.map(|head| head.0);
    held(&officer, &class(county.county.0, &json!({})), &[first, second]);
    let months = ok(&officer.get(&format!("/training/hours/months?unit={}&year=2026", county.town.0)));
    let unit = &months["units"][0];
    assert_eq!((&unit["people"], &unit["months"][2], &unit["months"][3]), (&json!(2), &json!(320), &json!(0)));
    let sheet = officer.get("/training/hours/a11");
    assert_eq!(sheet.status, StatusCode::OK);
    let read = formats::sheet::read(&sheet.bytes, "A11.xlsx").unwrap().value.remove(0);
    let row: Vec<&str> = (0..18).map(|column| read.rows[2].cell(column)).collect();
    assert_eq!(read.rows[1].cell(7), "A11031 培训班名称");
    assert_eq!((row[0], row[3], row[7], row[8], row[12], row[13], row[16], row[17]), ("林晓棠", "2026-03-23", "乡镇党政正职招商能力班", "2", "2", "16", "2", "16"), "{row:?}");
    assert_eq!((row[14], row[15]), ("", ""), "sums of five years are for county level");
    assert_eq!(read.rows.len(), 5, "a title, a header, two lines, a note");
    assert_eq!(county.house.sign_in_as("head").get("/training/hours/a11").status, StatusCode::FORBIDDEN);
}

#[test]
fn a_certificate_is_checked_by_anybody_and_only_a_true_one_holds() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let [first, second] = county.heads.map(|head| head.0);
    let id = held(&officer, &class(county.county.0, &json!({"number": 3})), &[first, second]);
    let all = ok(&officer.get(&format!("/sessions/{id}/certificates?origin=http://10.0.0.5:8080")));
    assert_eq!(all.as_array().unwrap().len(), 2);
    let own = ok(&county.house.sign_in_as("head").get(&format!("/sessions/{id}/certificates")));
    assert_eq!(own.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect::<Vec<_>>(), ["林晓棠"], "one's own");
    let code = own[0]["code"].as_str().unwrap();
    assert!(all[0]["picture"].as_str().unwrap().contains("<svg"));
    let stranger = county.house.stranger();
    let checked = ok(&stranger.get(&format!("/certificates/{code}")));
    assert_eq!((&checked["name"], &checked["tenths"], &checked["number"]), (&json!("林晓棠"), &json!(160), &json!(3)));
    let other = part_of(&officer, id, second);
    let (session_part, word) = code.rsplit_once('-').unwrap();
    let forged = format!("{}-{other:x}-{word}", session_part.split('-').next().unwrap());
    for wrong in [forged.as_str(), &code[..code.len() - 1], "x", "--"] {
        assert_eq!(stranger.get(&format!("/certificates/{wrong}")).status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[test]
fn calendars_tell_lessons_of_a_class_a_lecturer_and_a_room_and_never_who_sits_there() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let lecturer = item(&officer, county.county.0, &json!({"catalogue": "lecturer", "title": "周教授", "kind": "theory_expert"}));
    let room = item(&officer, county.county.0, &json!({"catalogue": "room", "title": "一号报告厅"}));
    let mut body = class(county.county.0, &json!({}));
    body["lessons"][0]["lecturer"] = json!(lecturer);
    body["lessons"][2]["room"] = json!(room);
    let id = session(&officer, &body);
    ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [county.heads[0].0], "anyway": true})));
    let calendar = |of: &str, target: i64| {
        let path = officer.post("/calendars", &json!({"of": of, "target": target})).json()["path"].as_str().unwrap().to_owned();
        let stranger = county.house.stranger();
        let answer = stranger.get(path.trim_start_matches("/api/v1"));
        assert_eq!(answer.status, StatusCode::OK, "{of}");
        (path, String::from_utf8(answer.bytes).unwrap())
    };
    for (of, target, lessons) in [("session", id, 4), ("lecturer", lecturer, 1), ("room", room, 1)] {
        let (_, text) = calendar(of, target);
        assert_eq!(text.matches("BEGIN:VEVENT").count(), lessons, "{of}: {text}");
        assert!(!text.contains("林晓棠"), "{of}");
    }
    let (first, text) = calendar("session", id);
    assert!(text.contains("DTSTART:20260323T010000Z"), "nine in the morning at +08:00: {text}");
    calendar("session", id);
    assert_eq!(county.house.stranger().get(first.trim_start_matches("/api/v1")).status, StatusCode::NOT_FOUND, "the one before no longer answers");
    assert_eq!(officer.post("/calendars", &json!({"of": "session", "target": 7})).status, StatusCode::NOT_FOUND);
    // One's own address tells the sessions one comes to.
    let own = county.house.sign_in_as("head");
    let path = own.request(Method::POST, "/duties/feed", None, None).json()["path"].as_str().unwrap().to_owned();
    let text = String::from_utf8(county.house.stranger().get(path.trim_start_matches("/api/v1")).bytes).unwrap();
    assert_eq!(text.matches("乡镇党政正职招商能力班").count(), 4, "{text}");
    made(&officer.post("/sessions", &json!({"form": "lecture", "title": "讲座", "unit": county.county.0, "from": "2026-04-01", "to": "2026-04-01"})));
}
