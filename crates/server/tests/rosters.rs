//! Rosters from lists, classes of the past from sheets, and timetables that move, from an empty house.

use axum::http::Method;
use formats::workbook::{self, Column, Kind, Table};
use serde_json::{Value, json};

use crate::{
    empty::Setting,
    house::Person,
    training::{class, item, ok, session, step},
};

/// A sheet as a section keeps it.
fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let (header, rows) = rows.split_first().unwrap();
    let columns = header.iter().map(|name| Column { name: (*name).to_owned(), width: 12, kind: Kind::Text }).collect();
    let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
    workbook::write(&[Table { name: "名单".into(), columns, rows, ..Table::default() }])
}

fn findings(answer: &Value) -> Vec<(i64, &str, bool)> {
    answer["findings"].as_array().unwrap().iter().map(|one| (one["row"].as_i64().unwrap(), one["column"].as_str().unwrap(), one["stops"].as_bool().unwrap())).collect()
}

#[test]
fn a_list_of_people_is_matched_and_what_is_unknown_or_twice_is_told() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let id = session(&officer, &class(county.county.0, &json!({})));
    let [first, second] = county.heads.map(|head| head.0);
    ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [second], "anyway": true})));
    let bytes = sheet(&[&["姓名", "工作单位", "备注"], &["林 晓棠", "东溪县青陂镇", ""], &["贺知远", "", ""], &["查无此人", "", ""], &["林晓棠", "", "又一次"], &["", "某单位", ""]]);
    let path = format!("/sessions/{id}/roster-sheet");
    let read = ok(&officer.post_bytes(&path, &bytes));
    let people: Vec<(i64, i64, bool)> = read["people"].as_array().unwrap().iter().map(|one| (one["row"].as_i64().unwrap(), one["person"].as_i64().unwrap(), one["on"].as_bool().unwrap())).collect();
    assert_eq!(people, [(2, first, false), (3, second, true)], "{read}");
    assert_eq!(findings(&read), [(4, "A", true), (6, "A", true), (5, "A", false)], "{read}");
    assert!(read["findings"][2]["sentence"].as_str().unwrap().contains("第 2 行"));
    // Names line by line, as somebody pastes them.
    let pasted = ok(&officer.post_bytes(&path, "林晓棠\n贺知远\n".as_bytes()));
    assert_eq!(pasted["people"].as_array().unwrap().len(), 2, "{pasted}");
    // Whoever sees nobody finds nobody.
    let bureau = ok(&county.house.sign_in_as("bureau").post_bytes(&path, &bytes));
    assert_eq!(bureau["people"], json!([]));
    assert_eq!(ok(&officer.post_bytes(&path, b"\x00\x01\x02binary"))["read"], 0);
}

#[test]
fn classes_of_the_past_come_from_a_sheet_once_and_their_hours_count() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let header: &[&str] = &["培训班名称", "主办单位", "起始日期", "结束日期", "学时", "姓名"];
    let bytes = sheet(&[
        header, &["经济形势班", "东溪县", "2026.1.12", "2026-01-14", "24", "林晓棠"], &["经济形势班", "东溪县", "2026.1.12", "2026-01-14", "24", "贺知远"], &["经济形势班", "东溪县", "2026.1.12", "2026-01-14", "24", "林晓棠"],
        &["一天班", "东溪县", "2026-02-01", "", "90", "林晓棠"], &["未来班", "东溪县", "2026-05-01", "2026-05-02", "8", "林晓棠"], &["别处的班", "没有的单位", "2026-02-01", "", "8", "林晓棠"], &["日期班", "东溪县", "二月", "", "8", "林晓棠"],
    ]);
    let tried = ok(&officer.post_bytes("/training/past-sheet", &bytes));
    assert_eq!((&tried["read"], &tried["kept"]), (&json!(7), &json!(0)), "only told");
    let class = json!({"title": "经济形势班", "host": "东溪县", "from": "2026-01-12", "to": "2026-01-14", "tenths": 240, "people": 2, "known": false});
    assert_eq!(tried["classes"], json!([class]));
    let mut told = findings(&tried);
    told.sort_unstable();
    assert_eq!(told, [(4, "F", false), (5, "E", true), (6, "D", true), (7, "B", true), (8, "C", true)], "{tried}");
    assert_eq!(ok(&officer.post_bytes("/training/past-sheet?keep=true", &bytes))["kept"], 1);
    let again = ok(&officer.post_bytes("/training/past-sheet?keep=true", &bytes));
    assert_eq!((&again["kept"], &again["classes"][0]["known"]), (&json!(0), &json!(true)), "a second time writes nothing");
    let person = county.heads[0].0;
    let own = ok(&county.house.sign_in_as("head").get(&format!("/people/{person}/training")));
    assert_eq!((&own["standing"]["tenths"], own["parts"].as_array().unwrap().len(), own["parts"][0]["entry"].is_i64()), (&json!(240), 1, true));
    assert_eq!(officer.post_bytes("/training/past-sheet", "甲,乙\n1,2\n".as_bytes()).json()["findings"][0]["stops"], true, "no header");
}

fn put(who: &Person<'_>, id: i64, (path, method): (&str, Method), body: &Value) -> crate::house::Answer {
    let version = who.get(&format!("/sessions/{id}")).etag.unwrap();
    who.request(method, &format!("/sessions/{id}/{path}"), Some(&version), Some(body))
}

#[test]
fn a_lesson_moved_onto_another_or_a_free_day_is_told_and_students_are_in_one_place() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let room = item(&officer, county.county.0, &json!({"catalogue": "room", "title": "一号报告厅"}));
    let lessons = |day: &str| json!([{"id": 1, "day": day, "from": "09:00", "to": "11:30", "method": "teach", "subject": "课", "tenths": 30, "room": room}]);
    let plan = |title: &str, day: &str| session(&officer, &class(county.county.0, &json!({"title": title, "from": day, "to": day, "lessons": lessons(day)})));
    let (one, other) = (plan("甲班", "2026-03-25"), plan("乙班", "2026-03-26"));
    let person = county.heads[0].0;
    for id in [one, other] {
        ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [person], "anyway": true})));
    }
    let table = |from: &str, to: &str| ok(&officer.get(&format!("/training/timetable?from={from}&to={to}")));
    assert!(table("2026-03-23", "2026-03-29")["lessons"].as_array().unwrap().iter().all(|lesson| lesson["clash"] == false));
    let moved = ok(&put(&officer, one, ("lessons/1", Method::PUT), &json!({"day": "2026-03-26", "from": "10:00"})));
    let clashes: Vec<&str> = moved["clashes"].as_array().unwrap().iter().map(|clash| clash["what"].as_str().unwrap()).collect();
    assert_eq!(clashes, ["room", "student"], "{moved}");
    assert_eq!((&moved["session"]["lessons"][0]["to"], &moved["to"]), (&json!("12:30"), &json!("2026-03-26")), "as long as before, and the session's days follow");
    let week = table("2026-03-23", "2026-03-29");
    assert_eq!(week["lessons"].as_array().unwrap().iter().map(|lesson| lesson["clash"].as_bool().unwrap()).collect::<Vec<_>>(), [true, true]);
    assert_eq!(week["days_off"], json!(["2026-03-28", "2026-03-29"]));
    let freed = ok(&put(&officer, one, ("lessons/1", Method::PUT), &json!({"day": "2026-03-26", "from": "14:00"})));
    assert_eq!(freed["clashes"], json!([]), "the same day, another time");
    // A whole class moves onto the holiday of the first of May: it is told, and nothing is lost.
    let later = ok(&put(&officer, other, ("shift", Method::POST), &json!({"days": 36})));
    assert_eq!((&later["from"], &later["days_off"]), (&json!("2026-05-01"), &json!(["2026-05-01"])), "{later}");
    assert_eq!(put(&officer, one, ("lessons/9", Method::PUT), &json!({"day": "2026-03-26", "from": "10:00"})).code(), "refusal.not_found");
    let over = session(&officer, &class(county.county.0, &json!({})));
    ok(&officer.post(&format!("/sessions/{over}/seats"), &json!({"people": [person], "anyway": true})));
    ok(&step(&officer, over, &json!({"step": "close", "unmarked_present": true})));
    assert_eq!(put(&officer, over, ("shift", Method::POST), &json!({"days": 1})).code(), "refusal.session_state");
}
