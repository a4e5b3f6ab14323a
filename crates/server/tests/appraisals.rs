//! Appraisals, classes, touchstone posts and the stream of records, from an empty house.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    empty::Setting,
    house::{Answer, Person, made, told},
};

fn evidence(who: &Person<'_>, person: i64, source: &str) -> i64 {
    made(&who.post(&format!("/people/{person}/evidence"), &json!({
        "happened_on": "2026-03-10", "stage": "observe", "kind": "observation", "source": source, "tier": "organisation", "title": "渔港推进", "text": "到场看到两台打桩机",
        "front_line": "projects"
    })))
}

fn step(who: &Person<'_>, id: i64, step: &Value) -> Answer {
    let version = who.get(&format!("/appraisals/{id}")).etag.unwrap_or_else(|| "\"1\"".into());
    who.request(Method::POST, &format!("/appraisals/{id}/steps"), Some(&version), Some(step))
}

fn appraising(kind: &str, entries: &[i64]) -> Value {
    json!({"kind": kind, "held_on": "2026-03-20", "findings": "渔港推进扎实，征迁协调到位。", "entries": entries})
}

/// Takes an appraisal through to its end: told, agreed to, made final by somebody else.
fn through(county: &Setting, id: i64) -> Answer {
    let (minister, head, officer) = (county.house.sign_in_as("minister"), county.house.sign_in_as("head"), county.house.sign_in_as("officer"));
    let first = step(&minister, id, &json!({"step": "tell"}));
    assert_eq!(first.status, StatusCode::OK, "{}", told(&first));
    let agreed = step(&head, id, &json!({"step": "reply", "agrees": true}));
    assert_eq!(agreed.status, StatusCode::OK, "{}", told(&agreed));
    step(&officer, id, &json!({"step": "finish"}))
}

/// O-06
#[test]
fn each_kind_of_appraisal_is_kept_without_a_post_and_the_person_has_the_first_word() {
    let county = Setting::open();
    let (minister, head, officer, neighbour) =
        (county.house.sign_in_as("minister"), county.house.sign_in_as("head"), county.house.sign_in_as("officer"), county.house.sign_in_as("neighbour"));
    let person = county.heads[0].0;
    let (seen, said) = (evidence(&minister, person, "seen"), evidence(&minister, person, "from_masses"));
    let path = format!("/people/{person}/appraisals");
    let id = made(&minister.post(&path, &appraising("no_post", &[seen])));
    assert_eq!(head.get(&format!("/appraisals/{id}")).status, StatusCode::NOT_FOUND, "not before they are told");
    assert_eq!(step(&minister, id, &json!({"step": "tell"})).code(), "refusal.one_source");
    let version = minister.get(&format!("/appraisals/{id}")).etag.unwrap();
    let kept = minister.request(Method::PUT, &format!("/appraisals/{id}"), Some(&version), Some(&appraising("no_post", &[seen, said])));
    assert_eq!((kept.status, kept.json()["sound_kinds"].as_i64()), (StatusCode::OK, Some(2)), "{}", told(&kept));
    let told_to = step(&minister, id, &json!({"step": "tell"}));
    assert_eq!(told_to.json()["reply_until"], "2026-03-31", "a week by the rule");
    assert!(head.get("/notices").json().to_string().contains("appraisal_told"));
    assert_eq!(step(&officer, id, &json!({"step": "finish"})).code(), "refusal.appraisal_reply_time", "their time runs");
    assert_eq!(step(&head, id, &json!({"step": "reply", "agrees": false, "text": "征迁是镇里办的，数字有误"})).status, StatusCode::OK);
    assert_eq!(step(&officer, id, &json!({"step": "finish"})).code(), "refusal.appraisal_unanswered");
    assert_eq!(step(&minister, id, &json!({"step": "answer", "text": "已核对征迁台账，数字无误"})).status, StatusCode::OK);
    assert_eq!(step(&minister, id, &json!({"step": "finish"})).code(), "refusal.appraisal_own", "not whoever opened it");
    assert_eq!(step(&head, id, &json!({"step": "finish"})).code(), "refusal.appraisal_own", "nor the person");
    let done = step(&officer, id, &json!({"step": "finish"}));
    assert_eq!((done.status, done.json()["state"].as_str()), (StatusCode::OK, Some("final")), "{}", told(&done));
    let file = head.get(&format!("/people/{person}/evidence")).json();
    assert_eq!((file["rows"][0]["kind"].as_str(), file["rows"][0]["id"].as_i64()), (Some("appraisal"), done.json()["entry"].as_i64()), "on file with no post in view");
    assert_eq!(neighbour.get(&format!("/appraisals/{id}")).status, StatusCode::NOT_FOUND);
    // Tied to a project and to a milestone, which calls it up when it comes near.
    let project = made(&officer.post("/projects", &json!({"title": "渔港二期", "unit": county.county.0, "since": "2025-10-01"})));
    made(&officer.post(&format!("/people/{person}/contributions"), &json!({"project": project, "kind": "led", "title": "牵头征迁", "happened_on": "2026-02-10"})));
    let at = format!("/projects/{project}");
    let planned = officer.request(Method::POST, &format!("{at}/milestones"), Some(&officer.get(&at).etag.unwrap()), Some(&json!({"title": "主体合龙", "planned": "2026-06-30"})));
    assert_eq!(planned.status, StatusCode::CREATED, "{}", told(&planned));
    let milestone = planned.json()["milestones"][0]["id"].as_i64().unwrap();
    assert_eq!(minister.get("/appraisals/called").json(), json!([]), "too far off");
    let turn = |body: &Value| officer.request(Method::POST, &format!("{at}/milestones/{milestone}"), Some(&officer.get(&at).etag.unwrap()), Some(body));
    assert_eq!(turn(&json!({"moved": {"planned": "2026-04-10", "why": "提前合龙"}})).status, StatusCode::OK);
    let called = minister.get("/appraisals/called").json();
    assert_eq!((called[0]["person"].as_i64(), called[0]["title"].as_str(), called[0]["days_left"].as_i64()), (Some(person), Some("主体合龙"), Some(17)));
    assert_eq!(minister.post(&path, &appraising("milestone", &[seen, said])).code(), "refusal.empty", "at no milestone");
    let mut body = appraising("milestone", &[seen, said]);
    (body["project"], body["milestone"]) = (json!(project), json!(milestone));
    let id = made(&minister.post(&path, &body));
    assert_eq!(minister.get("/appraisals/called").json(), json!([]), "it was answered");
    assert_eq!(turn(&json!({"moved": {"planned": "2026-05-10", "why": "梅雨"}})).status, StatusCode::OK);
    assert_eq!(step(&minister, id, &json!({"step": "tell"})).code(), "refusal.milestone_moved");
    assert_eq!(step(&minister, id, &json!({"step": "tell", "anyway": true})).status, StatusCode::OK);
    let mut body = appraising("project_front", &[seen, said]);
    body["project"] = json!(project);
    let id = made(&minister.post(&path, &body));
    assert_eq!(through(&county, id).json()["project_title"], "渔港二期");
}

#[test]
fn a_year_gives_one_grade_and_few_are_excellent() {
    let county = Setting::open();
    let (minister, officer, mayor) = (county.house.sign_in_as("minister"), county.house.sign_in_as("officer"), county.house.sign_in_as("mayor"));
    let open = |person: i64, grade: &str| {
        let entries = [evidence(&minister, person, "seen"), evidence(&minister, person, "from_masses")];
        let mut body = appraising("yearly", &entries);
        (body["year"], body["grade"]) = (json!(2025), json!(grade));
        made(&minister.post(&format!("/people/{person}/appraisals"), &body))
    };
    let first = open(county.heads[0].0, "excellent");
    let refused = through(&county, first);
    assert_eq!(refused.code(), "refusal.appraisal_quota", "a fifth of two is nobody: {}", told(&refused));
    let second = open(county.heads[1].0, "competent");
    step(&minister, second, &json!({"step": "tell"}));
    step(&mayor, second, &json!({"step": "reply", "agrees": true}));
    assert_eq!(step(&officer, second, &json!({"step": "finish"})).status, StatusCode::OK);
    let file = officer.get(&format!("/people/{}", county.heads[1].0)).json();
    assert!(file["appraisals"].to_string().contains("2025"), "the register has it: {}", file["appraisals"]);
    let again = open(county.heads[1].0, "competent");
    step(&minister, again, &json!({"step": "tell"}));
    step(&mayor, again, &json!({"step": "reply", "agrees": true}));
    assert_eq!(step(&officer, again, &json!({"step": "finish"})).code(), "refusal.appraisal_year");
}

/// O-11
#[test]
fn a_class_is_set_with_evidence_and_keeps_its_history() {
    let county = Setting::open();
    let (minister, head, neighbour) = (county.house.sign_in_as("minister"), county.house.sign_in_as("head"), county.house.sign_in_as("neighbour"));
    let person = county.heads[0].0;
    let entries = [evidence(&minister, person, "seen"), evidence(&minister, person, "business_data")];
    let class = |class: &str, follows: &str| {
        let mut body = appraising("class", &entries);
        (body["class"], body["follows"]) = (json!(class), json!(follows));
        made(&minister.post(&format!("/people/{person}/appraisals"), &body))
    };
    let bare = made(&minister.post(&format!("/people/{person}/appraisals"), &appraising("class", &entries)));
    assert_eq!(step(&minister, bare, &json!({"step": "tell"})).code(), "refusal.empty", "no class");
    assert_eq!(through(&county, class("ordinary", "约谈提醒，半年后再看")).status, StatusCode::OK);
    assert_eq!(through(&county, class("strong", "列入重点培养")).status, StatusCode::OK);
    let list = minister.get("/classes").json();
    assert_eq!((list[0]["class"].as_str(), list[0]["times"].as_i64()), (Some("strong"), Some(2)), "the present one, and that there was another");
    let history = minister.get(&format!("/appraisals?kind=class&person={person}&state=final")).json();
    let classes: Vec<_> = history["rows"].as_array().unwrap().iter().map(|row| (row["appraising"]["class"].as_str().unwrap(), row["appraising"]["follows"].as_str().unwrap())).collect();
    assert_eq!(classes, [("strong", "列入重点培养"), ("ordinary", "约谈提醒，半年后再看")]);
    assert_eq!(neighbour.get("/classes").code(), "refusal.not_permitted");
    assert_eq!(head.get("/appraisals").json()["rows"].as_array().unwrap().len(), 2, "the person reads their own");
    // What the person contests no longer carries a class.
    head.post(&format!("/evidence/{}/contest", entries[0]), &json!({"text": "当天不在场"}));
    assert_eq!(step(&minister, class("ordinary", ""), &json!({"step": "tell"})).code(), "refusal.one_source");
}

/// O-07
#[test]
fn touchstone_posts_show_who_held_them_and_what_became_of_them() {
    let county = Setting::open();
    let (minister, bureau) = (county.house.sign_in_as("minister"), county.house.sign_in_as("bureau"));
    let [head, mayor] = county.heads;
    let unit = minister.get(&format!("/units/{}", county.town.0)).json();
    let post = unit["posts"].as_array().unwrap().iter().find(|post| post["title"].as_str().unwrap().contains("党委书记")).unwrap()["id"].as_i64().unwrap();
    let stone = |post: Value, members: Value| json!({"title": "镇党委书记岗位", "field": "项目攻坚", "unit": county.town.0, "post": post, "members": members, "since": "2024-01-01"});
    assert_eq!(minister.post("/touchstones", &stone(Value::Null, json!([]))).code(), "refusal.touchstone_nobody");
    let id = made(&minister.post("/touchstones", &stone(json!(post), json!([]))));
    evidence(&minister, head.0, "seen");
    let holders = minister.get(&format!("/touchstones/{id}")).json()["holders"].clone();
    assert_eq!((holders[0]["person"].as_i64(), holders[0]["observed"].as_i64(), holders[0]["since"].as_str()), (Some(head.0), Some(1), Some("2024-03-01")));
    // A headquarters has members and no posts; what came after is read from the appointments.
    let centre = made(&minister.post("/touchstones", &stone(Value::Null, json!([{"person": mayor.0, "from": "2024-01-10"}]))));
    let holder = minister.get(&format!("/touchstones/{centre}")).json()["holders"][0].clone();
    assert_eq!(holder["after"], json!([{"since": "2024-03-01", "title": "东溪县青陂镇镇长"}]));
    assert_eq!(minister.post(&format!("/touchstones/{id}/end"), &json!({"until": "2023-01-01"})).code(), "refusal.ends_before_it_begins");
    assert_eq!(minister.post(&format!("/touchstones/{id}/end"), &json!({"until": "2026-03-01"})).status, StatusCode::NO_CONTENT);
    assert_eq!(minister.get(&format!("/touchstones/{id}")).json()["holders"].as_array().unwrap().len(), 1, "who was there stays");
    assert_eq!(bureau.get("/touchstones").code(), "refusal.not_permitted");
}

/// O-04
#[test]
fn a_page_follows_what_the_records_say_and_the_person_sees_it_too() {
    let county = Setting::open();
    let (minister, head, bureau, secretary) = (county.house.sign_in_as("minister"), county.house.sign_in_as("head"), county.house.sign_in_as("bureau"), county.house.sign_in_as("secretary"));
    let person = county.heads[0].0;
    evidence(&minister, person, "seen");
    secretary.post(&format!("/people/{person}/talks"), &json!({"talk": {"kind": "home_visit", "held_on": "2026-03-20", "form": "on_site", "tier": "restricted", "summary": "家里"}}));
    let recent = minister.get("/people/changes").json();
    let of: Vec<_> = recent["rows"].as_array().unwrap().iter().filter(|row| row["person"] == person).map(|row| row["register"].as_str().unwrap()).collect();
    assert_eq!(of.first(), Some(&"entry"), "the newest first: {of:?}");
    assert!(!of.contains(&"talk"), "a talk is told on its own page alone");
    assert_eq!(head.get(&format!("/people/{person}/history")).json()[0]["register"], "entry", "the person reads the same");
    let elsewhere = bureau.get("/people/changes").json();
    assert!(elsewhere["rows"].as_array().unwrap().iter().all(|row| row["person"] != person), "nobody outside the reach");
    assert_eq!(head.get("/people/changes").code(), "refusal.not_permitted");
}
