//! From a need to a class, from an empty house: what posts ask for against what is held, gaps of it, a class proposed and carried
//! out; and the framework itself as a package that others read.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    empty::Setting,
    house::{Person, made},
    training::{class, item, ok, session, step},
};

fn competence(who: &Person<'_>, code: &str, title: &str) -> i64 {
    let levels = ["能在指导下做", "能独立做", "能处理复杂情况", "能定办法"];
    made(&who.post("/competences", &json!({"code": code, "title": title, "levels": levels})))
}

/// Both heads of the town are asked for level 3 of a competence.
fn asked_for(county: &Setting, officer: &Person<'_>) -> i64 {
    let wanted = competence(officer, "A1", "抓项目");
    let unit = ok(&officer.get(&format!("/units/{}", county.town.0)));
    for post in unit["posts"].as_array().unwrap() {
        let put = officer.request(Method::PUT, &format!("/posts/{}/needs", post["id"]), None, Some(&json!({"needs": [{"competence": wanted, "level": 3}]})));
        assert_eq!(put.status, StatusCode::NO_CONTENT);
    }
    wanted
}

fn rate(who: &Person<'_>, person: i64, (competence, level): (i64, u8), source: &str) {
    made(&who.post(&format!("/people/{person}/levels"), &json!({"competence": competence, "level": level, "source": source, "on": "2026-03-20", "text": "到现场看过两次"})));
}

fn readings(who: &Person<'_>) -> Vec<(i64, String)> {
    let page = ok(&who.get("/training/needs"));
    page["rows"].as_array().unwrap().iter().map(|row| (row["person"].as_i64().unwrap(), row["reading"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn nothing_is_claimed_until_enough_was_seen_and_a_completed_course_raises_what_is_held() {
    let county = Setting::open();
    let (officer, leader, minister) = (county.house.sign_in_as("officer"), county.house.sign_in_as("leader"), county.house.sign_in_as("minister"));
    let wanted = asked_for(&county, &officer);
    let [first, second] = county.heads.map(|head| head.0);
    let expect = |expected: [(i64, &str); 2]| {
        let mut found = readings(&officer);
        found.sort();
        assert_eq!(found, expected.map(|(person, reading)| (person, reading.to_owned())));
    };
    expect([(first, "not_assessed"), (second, "not_assessed")]);
    rate(&officer, first, (wanted, 1), "seen");
    rate(&officer, second, (wanted, 2), "seen");
    expect([(first, "short"), (second, "cannot_tell")]);
    rate(&leader, second, (wanted, 3), "from_officials");
    rate(&minister, second, (wanted, 3), "asked");
    let page = ok(&officer.get(&format!("/training/needs?competence={wanted}")));
    let need = &page["competences"][0];
    assert_eq!((&need["title"], &need["people"], &need["readings"]), (&json!("抓项目"), &json!(2), &json!({"short": 1, "cannot_tell": 1})));
    let before = page["rows"].as_array().unwrap().iter().find(|row| row["person"] == first).unwrap()["held"]["level"].as_f64().unwrap();
    // Only whoever is surely short gets a gap, and only one.
    let record = || officer.post("/training/needs/gaps", &json!({"competence": wanted, "people": [first, second]}));
    let gaps: Value = record().json();
    assert_eq!(gaps["gaps"].as_array().unwrap().len(), 1, "{gaps}");
    assert_eq!(record().json(), json!({"gaps": []}), "a second time changes nothing");
    let gap = &ok(&officer.get("/training/gaps"))[0];
    assert_eq!((&gap["gap"]["source"], &gap["gap"]["competence"], &gap["gap"]["person"], &gap["gap"]["found_on"]), (&json!("requirement"), &json!(wanted), &json!(first), &json!("2026-03-24")));
    // A course that leads to a level raises what is held, and does not yet prove it.
    let course = item(&officer, county.county.0, &json!({"catalogue": "course", "title": "项目实务", "tenths": 160, "leads_to": [{"competence": wanted, "level": 3}]}));
    let id = session(&officer, &class(county.county.0, &json!({"course": course})));
    ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [first], "anyway": true})));
    ok(&step(&officer, id, &json!({"step": "close", "unmarked_present": true})));
    let row = ok(&officer.get("/training/needs"))["rows"].as_array().unwrap().iter().find(|row| row["person"] == first).unwrap().clone();
    assert!(row["held"]["level"].as_f64().unwrap() > before + 0.5 && row["reading"] == "short", "raised, and still short: {row}");
    assert_eq!(county.house.sign_in_as("bureau").get("/training/needs").status, StatusCode::FORBIDDEN);
    // Years later the same evidence says less.
    let width = |row: &Value| row["held"]["high"].as_f64().unwrap() - row["held"]["low"].as_f64().unwrap();
    county.house.later(3 * 366 * 86_400_000);
    let later = ok(&county.house.sign_in_as("officer").get("/training/needs"))["rows"].as_array().unwrap().iter().find(|row| row["person"] == first).unwrap().clone();
    assert!(width(&later) > 1.3 * width(&row), "{row} {later}");
}

#[test]
fn a_class_is_proposed_from_gaps_changed_and_carried_out_with_its_roster() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let course = item(&officer, county.county.0, &json!({"catalogue": "course", "title": "渔业金融实务", "tenths": 80}));
    item(&officer, county.county.0, &json!({"catalogue": "course", "title": "公文写作", "tenths": 80}));
    let lecturer = item(&officer, county.county.0, &json!({"catalogue": "lecturer", "title": "老顾", "kind": "industry_expert", "subjects": "渔业金融、项目融资"}));
    let [first, second] = county.heads.map(|head| head.0);
    let gap = |person: i64| made(&officer.post("/training/gaps", &json!({"kind": "weak", "field": "渔业金融", "source": "survey", "found_on": "2026-03-01", "person": person})));
    let gaps = [gap(first), gap(second)];
    assert_eq!(officer.get("/training/proposals?gaps=").code(), "refusal.empty");
    assert_eq!(officer.get("/training/proposals?gaps=x").code(), "refusal.code");
    let proposed = ok(&officer.get(&format!("/training/proposals?gaps={}-{}", gaps[0], gaps[1])));
    assert_eq!((&proposed["session"]["title"], &proposed["people"].as_array().unwrap().len()), (&json!("渔业金融专题班"), &2));
    assert_eq!(proposed["courses"], json!([{"course": course, "title": "渔业金融实务", "people": 2, "why": "words", "tenths": 80, "lecturer": null}]));
    assert_eq!(proposed["lecturers"][0]["lecturer"], lecturer);
    let mut plan = proposed["session"].clone();
    assert!(plan["from"].as_str().unwrap() >= "2026-04-07" && plan["lessons"][0]["subject"] == "渔业金融实务", "{plan}");
    plan["capacity"] = json!(1);
    let body = json!({"session": plan, "people": [first, second, 99], "gaps": gaps, "anyway": true});
    let answer = officer.post("/training/proposals", &body);
    assert_eq!(answer.status, StatusCode::CREATED);
    let carried = answer.json();
    assert_eq!((&carried["seated"], &carried["waiting"], carried["not_seated"].as_array().unwrap().len()), (&json!(1), &json!(1), 1), "one seat, one waits, one nobody knows: {carried}");
    let id = carried["session"].as_i64().unwrap();
    assert_eq!(ok(&officer.get(&format!("/sessions/{id}")))["state"], "open");
    let after = ok(&officer.get("/training/gaps"));
    assert!(after.as_array().unwrap().iter().all(|gap| gap["state"] == "planned" && gap["session"] == id), "{after}");
    // Whoever gets no seat keeps an open gap: the class is on the days of the other one.
    let third = gap(first);
    let mut clashing = body;
    clashing["gaps"] = json!([third]);
    clashing["session"]["title"] = json!("同日另一班");
    let answer = officer.post("/training/proposals", &clashing).json();
    assert!(answer["not_seated"].as_array().unwrap().iter().any(|one| one["person"] == first && one["held"][0] == "elsewhere"), "{answer}");
    let open = ok(&officer.get("/training/gaps?state=open"));
    assert_eq!(open.as_array().unwrap().iter().map(|gap| gap["id"].as_i64().unwrap()).collect::<Vec<_>>(), [third]);
}

#[test]
fn the_framework_goes_out_as_case_and_comes_back_and_a_circle_is_told() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let group = made(&officer.post("/competences", &json!({"code": "A", "title": "推动发展"})));
    made(&officer.post("/competences", &json!({"code": "A1", "title": "抓项目", "about": "从谋划到投产", "parent": group, "levels": ["能在指导下做", "能独立做"]})));
    let package = ok(&officer.get("/competences/case"));
    assert_eq!((&package["CFItems"][1]["humanCodingScheme"], &package["CFRubrics"][0]["CFRubricCriteria"][0]["CFRubricCriterionLevels"][1]["description"]), (&json!("A1"), &json!("能独立做")));
    let bring = |house: &Setting, package: &Value| {
        let answer = house.house.sign_in_as("officer").post_bytes("/competences/case", package.to_string().as_bytes());
        assert_eq!(answer.status, StatusCode::OK);
        answer.json()
    };
    let other = Setting::open();
    assert_eq!(bring(&other, &package), json!({"read": 2, "set": 2, "findings": []}));
    let shape = |house: &Setting| {
        let nodes = ok(&house.house.sign_in_as("officer").get("/competences"));
        nodes.as_array().unwrap().iter().map(|node| json!([node["competence"]["code"], node["competence"]["title"], node["competence"]["about"], node["competence"]["levels"], node["competence"]["parent"] == Value::Null])).collect::<Vec<_>>()
    };
    assert_eq!(shape(&other), shape(&county));
    let mut circle = package.clone();
    let (first, second) = (circle["CFAssociations"][0].clone(), circle["CFAssociations"][1].clone());
    circle["CFAssociations"][0]["destinationNodeURI"] = second["originNodeURI"].clone();
    assert_ne!(first["destinationNodeURI"], circle["CFAssociations"][0]["destinationNodeURI"]);
    circle["CFItems"][0]["fullStatement"] = json!("改了名");
    let told = bring(&other, &circle);
    assert_eq!((&told["set"], told["findings"].as_array().unwrap().len() > 1), (&json!(0), true), "{told}");
    assert_eq!(shape(&other), shape(&county), "nothing was written");
    let broken = other.house.sign_in_as("officer").post_bytes("/competences/case", b"{").json();
    assert_eq!((&broken["read"], &broken["findings"][0]["stops"]), (&json!(0), &json!(true)));
}
