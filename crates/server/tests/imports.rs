//! Rosters with everything wrong that departments send, and how they are checked, taken in and taken back.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::house::{House, Person};

const ROSTER: &str = "\
姓名,身份证号,性别,出生年月,民族,政治面貌,参加工作时间,学历,现任职务,任职时间,职务层次,任现层次时间
测试甲,990101198805060029,女,1988.05,汉族,中共党员,2010.08,大学,东溪县青陂镇副镇长,2021.05,乡科级副职,2021.05
测试乙,,男,1850-01,汉族,群众,,大学,东溪县青陂镇科员,2020-01,,
测试丙,,男,1990年5月,火星族,群众,,大学,东溪县青陂镇科员,2020-01,,
测试丁,,男,1990-05,汉族,某党,,大学,东溪县青陂镇科员,2020-01,,
测试戊,,男,1990-05,汉族,群众,,大学,东溪县青陂镇科员,2020-01,大官,2020-01
测试己,,未知,1990-05,汉族,群众,,大学,东溪县青陂镇科员,2020-01,,
,,男,1990-05,汉族,群众,,大学,东溪县青陂镇科员,2020-01,,
测试庚,,男,2030-05,汉族,群众,,大学,东溪县青陂镇科员,2020-01,,
测试辛,,男,1990-05,汉族,群众,1998-01,大学,东溪县青陂镇科员,2020-01,,
测试壬,,男,1990-13,汉族,群众,,大学,东溪县青陂镇科员,2020-01,,
测试癸,,男,1990-05,汉族,群众,,神学,东溪县青陂镇科员,2020-01,,
测试子,,女,1991-06,汉族,中共党员,2013-07,大学,东溪县青陂镇科员,2013-07,科员级,2014-07
测试丑,,男,1992-07,满族,群众,2014-07,研究生,东溪县青陂镇科员,2014-07,科员级,2015-07
";

fn begin(officer: &Person<'_>, house: &House, kind: &str, name: &str, bytes: &[u8]) -> i64 {
    let made = officer.upload("/imports", &[("kind", kind)], &[(name, bytes)]);
    assert_eq!(made.status, StatusCode::CREATED, "{}", String::from_utf8_lossy(&made.bytes));
    house.work();
    made.json()["id"].as_i64().unwrap()
}

fn total(officer: &Person<'_>) -> i64 {
    officer.post("/people/search", &json!({})).json()["count"].as_i64().unwrap()
}

#[test]
fn a_roster_with_ten_kinds_of_mistake() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let before = total(&officer);
    let id = begin(&officer, &house, "people", "roster.csv", ROSTER.as_bytes());
    let import = officer.get(&format!("/imports/{id}")).json();
    assert_eq!((import["state"].as_str(), import["counts"]["new"].as_i64(), import["counts"]["refused"].as_i64()), (Some("checked"), Some(2), Some(11)), "{import}");
    let findings = officer.get(&format!("/imports/{id}/findings?severity=error")).json()["rows"].as_array().unwrap().clone();
    for (row, code) in [
        (2, "finding.identity_check"), (3, "finding.date_range"), (4, "finding.ethnicity_unknown"), (5, "finding.political_unknown"),
        (6, "finding.rank_unknown"), (7, "finding.sex_unknown"), (8, "finding.required"), (9, "finding.date_to_come"), (10, "finding.too_young"),
        (11, "finding.date_form"), (12, "finding.education_unknown"),
    ] {
        let found = findings.iter().find(|finding| finding["row"].as_i64() == Some(row) && finding["code"] == code);
        let found = found.unwrap_or_else(|| panic!("row {row}: {code} in {findings:#?}"));
        assert!(!found["sentence"].as_str().unwrap().starts_with("finding."), "{code} has a sentence");
        assert!(!found["column"].as_str().unwrap().is_empty(), "{code} names its column");
    }
    assert!(officer.get(&format!("/imports/{id}/findings.xlsx")).bytes.starts_with(b"PK"));
    assert_eq!(total(&officer), before, "nothing is written before it is adopted");
    assert_eq!(officer.post(&format!("/imports/{id}/adoption"), &json!({"with_warnings": true})).status, StatusCode::ACCEPTED);
    house.work();
    assert_eq!(total(&officer), before + 2);
    assert_eq!(officer.post(&format!("/imports/{id}/adoption"), &json!({"with_warnings": true})).code(), "refusal.import_state");
    assert_eq!(officer.post(&format!("/imports/{id}/reversal"), &json!({"why": "导错了"})).status, StatusCode::ACCEPTED);
    house.work();
    assert_eq!(total(&officer), before, "taken back");
    let report = house.db.read(store::verify::verify).unwrap();
    assert!(report.is_sound(), "{:?}", report.broken);
}

#[test]
fn an_import_changes_only_what_it_says_and_goes_back_whole() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let person = house.sign_in("official").own.unwrap();
    let file = officer.get(&format!("/people/{person}")).json();
    let number = officer.get(&format!("/people/{person}/identity-number")).json()["identity_number"].as_str().unwrap().to_owned();
    let roster = format!("姓名,公民身份号码,健康状况\n{},{number},较差\n", file["person"]["name"].as_str().unwrap());
    let id = begin(&officer, &house, "people", "health.csv", roster.as_bytes());
    let rows = officer.get(&format!("/imports/{id}/rows?state=changed")).json()["rows"].clone();
    assert_eq!(rows[0]["changes"], json!([{"field": "health", "label": "健康状况", "before": file["person"]["health"], "after": "较差"}]));
    officer.post(&format!("/imports/{id}/adoption"), &json!({"with_warnings": true}));
    house.work();
    assert_eq!(officer.get(&format!("/people/{person}")).json()["person"]["health"], "较差");
    officer.post(&format!("/imports/{id}/reversal"), &json!({"why": "来源有误"}));
    house.work();
    let after = officer.get(&format!("/people/{person}")).json();
    for section in ["person", "relatives", "appraisals"] {
        let bare = |value: &Value| value.to_string();
        assert_eq!(bare(&after[section]), bare(&file[section]), "{section} is as before");
    }
}

#[test]
fn a_name_without_a_number_is_asked_about() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let person = house.sign_in("official").own.unwrap();
    let name = officer.get(&format!("/people/{person}")).json()["person"]["name"].as_str().unwrap().to_owned();
    let roster = format!("姓名,性别,健康状况\n{name},女,较差\n");
    let id = begin(&officer, &house, "people", "names.csv", roster.as_bytes());
    let rows = officer.get(&format!("/imports/{id}/rows?state=question")).json()["rows"].clone();
    assert!(rows[0]["candidates"].as_array().unwrap().iter().any(|candidate| candidate["id"].as_i64() == Some(person)), "{rows}");
    assert_eq!(officer.post(&format!("/imports/{id}/adoption"), &json!({})).code(), "refusal.import_questions");
    let answer = officer.request(axum::http::Method::PUT, &format!("/imports/{id}/rows/1/answer"), None, Some(&json!({"person": person})));
    assert_eq!(answer.json()["counts"]["changed"], 1, "{}", answer.json());
}

#[test]
fn unknown_headers_are_matched_by_hand_and_remembered() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let roster = "同志,性别,出生年月\n测试寅,男,1990-05\n";
    let id = begin(&officer, &house, "people", "odd.csv", roster.as_bytes());
    assert_eq!(officer.get(&format!("/imports/{id}")).json()["state"], "mapping");
    officer.request(axum::http::Method::PUT, &format!("/imports/{id}/mapping"), None, Some(&json!({"mapping": {"同志": "name"}})));
    house.work();
    assert_eq!(officer.get(&format!("/imports/{id}")).json()["counts"]["new"], 1);
    let again = begin(&officer, &house, "people", "odd2.csv", roster.as_bytes());
    assert_eq!(officer.get(&format!("/imports/{again}")).json()["state"], "checked", "the second time nobody is asked");
}

#[test]
fn an_import_is_nobody_elses() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let id = begin(&officer, &house, "people", "roster.csv", ROSTER.as_bytes());
    let organiser = house.sign_in("training_organiser");
    assert_eq!(organiser.get(&format!("/imports/{id}")).status, StatusCode::NOT_FOUND);
    assert_eq!(house.sign_in("official").get("/imports").code(), "refusal.not_permitted");
}

#[test]
fn a_file_in_which_no_header_is_known_is_matched_by_hand() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let roster = "第三组花名册,,\nXM,XB,CSNY\n测试卯,男,1990-05\n";
    let id = begin(&officer, &house, "people", "odd.csv", roster.as_bytes());
    let import = officer.get(&format!("/imports/{id}")).json();
    assert_eq!(import["state"], "mapping", "{import}");
    let headers: Vec<&str> = import["mapping"].as_array().unwrap().iter().map(|mapped| mapped["header"].as_str().unwrap()).collect();
    assert_eq!(headers, ["XM", "XB", "CSNY"]);
    let mapping = json!({"mapping": {"XM": "name", "XB": "sex", "CSNY": "birth"}});
    officer.request(axum::http::Method::PUT, &format!("/imports/{id}/mapping"), None, Some(&mapping));
    house.work();
    assert_eq!(officer.get(&format!("/imports/{id}")).json()["counts"]["new"], 1);
    let again = begin(&officer, &house, "people", "odd2.csv", roster.as_bytes());
    assert_eq!(officer.get(&format!("/imports/{again}")).json()["state"], "checked", "the second time nobody is asked");
}

#[test]
fn columns_may_stand_in_another_order_in_each_file() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let made = officer.upload("/imports", &[("kind", "people")], &[
        ("one.csv", "姓名,性别,出生年月\n测试辰,男,1990-05\n".as_bytes()), ("two.csv", "出生年月,姓名,备注,性别\n1991-06,测试巳,无,女\n".as_bytes()),
    ]);
    house.work();
    let id = made.json()["id"].as_i64().unwrap();
    let import = officer.get(&format!("/imports/{id}")).json();
    assert_eq!((import["state"].as_str(), import["counts"]["new"].as_i64()), (Some("checked"), Some(2)), "{import}");
}

#[test]
fn an_adoption_whose_worker_was_lost_writes_no_row_twice() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let before = total(&officer);
    let id = begin(&officer, &house, "people", "roster.csv", ROSTER.as_bytes());
    officer.post(&format!("/imports/{id}/adoption"), &json!({"with_warnings": true}));
    house.work();
    assert_eq!(total(&officer), before + 2);
    // As if the worker had been lost after its last chunk and before it said that it was done.
    let lost = move |tx: &mut store::Tx<'_>| {
        tx.execute("update import set state = 'adopting' where id = $1", store::params![id])?;
        tx.execute("update job set state = 'running', lease_until = 0 where kind = 'import.adopt'", &[])
    };
    assert_eq!(house.db.write(lost).unwrap(), 1);
    house.work();
    assert_eq!((total(&officer), officer.get(&format!("/imports/{id}")).json()["state"].as_str()), (before + 2, Some("adopted")));
}
