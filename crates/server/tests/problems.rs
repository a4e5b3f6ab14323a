//! Problems over HTTP: from whoever raised them, by their owner, back to whoever raised them.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::house::{Answer, House, Person};

fn unit_of(who: &Person<'_>) -> i64 {
    who.get("/session").json()["grants"][0]["unit"].as_i64().unwrap()
}

fn raised(place: i64, owner: Option<i64>) -> Value {
    json!({"origin": "talk", "kind": "approval", "place": place, "title": "休闲渔业用海手续", "text": "两个手续互为前提", "wish": "一起答复", "owner": owner})
}

fn raise(who: &Person<'_>, body: &Value) -> i64 {
    let made = who.post("/problems", body);
    assert_eq!(made.status, StatusCode::CREATED, "{}", String::from_utf8_lossy(&made.bytes));
    made.json()["id"].as_i64().unwrap()
}

fn lists(who: &Person<'_>, side: &str, id: i64) -> bool {
    let rows = who.get(&format!("/problems?side={side}&open=true")).json()["rows"].clone();
    rows.as_array().unwrap().iter().any(|row| row["id"] == id)
}

fn act(who: &Person<'_>, id: i64, deed: &Value) -> Answer {
    let seen = who.get(&format!("/problems/{id}"));
    let version = seen.etag.clone().unwrap_or_else(|| "\"1\"".into());
    who.request(Method::POST, &format!("/problems/{id}/deeds"), Some(&version), Some(deed))
}

#[test]
fn an_answer_goes_back_to_whoever_raised_it_and_closes_on_their_word() {
    let house = House::open();
    let (official, head, secretary) = (house.sign_in("official"), house.sign_in("unit_head"), house.sign_in("county_secretary"));
    let (place, owner) = (unit_of(&official), unit_of(&head));
    let id = raise(&official, &raised(place, Some(owner)));
    let story = head.get(&format!("/problems/{id}")).json();
    assert_eq!((story["state"].as_str(), story["next_step"].as_str(), story["next_party"].as_str()), (Some("assigned"), Some("answer_it"), Some("owner")), "{story}");
    assert!(story["due"].is_string() && story["may"].as_array().unwrap().contains(&json!("answer")), "{story}");
    assert!(lists(&head, "owed", id));
    assert!(head.get("/notices").json().to_string().contains("problem_assigned"));
    assert_eq!(act(&head, id, &json!({"deed": "answer", "outcome": "solved", "text": " "})).code(), "refusal.empty");
    assert_eq!(act(&head, id, &json!({"deed": "answer", "outcome": "solved", "text": "已会商，两个手续并行"})).json()["state"], "answered");
    assert!(official.get("/notices").json().to_string().contains("problem_answered"), "the answer goes back");
    assert_eq!(act(&head, id, &json!({"deed": "confirm", "holds": "solved"})).code(), "refusal.problem_who");
    assert_eq!(act(&official, id, &json!({"deed": "confirm", "holds": "half"})).json()["state"], "half_solved");
    assert_eq!(act(&head, id, &json!({"deed": "answer", "outcome": "solved", "text": "批文已送到"})).json()["state"], "answered");
    assert_eq!(act(&official, id, &json!({"deed": "confirm", "holds": "solved"})).json()["state"], "closed");
    let reopened = act(&official, id, &json!({"deed": "reopen", "text": "又被退回"})).json();
    assert_eq!((reopened["state"].as_str(), reopened["owner"].as_i64(), reopened["reopened"].as_i64()), (Some("assigned"), Some(owner), Some(1)));
    let deeds: Vec<&str> = reopened["events"].as_array().unwrap().iter().map(|event| event["deed"].as_str().unwrap()).collect();
    assert_eq!(deeds, ["raise", "answer", "confirm", "answer", "confirm", "reopen"]);
    assert_eq!(secretary.get("/problems?side=coordinated").status, StatusCode::OK);
    assert!(house.db.read(store::verify::verify).unwrap().is_sound());
}

#[test]
fn a_problem_is_nobody_elses_matter() {
    let house = House::open();
    let (official, head, organiser) = (house.sign_in("official"), house.sign_in("unit_head"), house.sign_in("training_organiser"));
    let id = raise(&official, &raised(unit_of(&official), Some(unit_of(&head))));
    assert_eq!(organiser.get(&format!("/problems/{id}")).status, StatusCode::NOT_FOUND);
    assert_eq!(act(&organiser, id, &json!({"deed": "note", "text": "看看"})).status, StatusCode::NOT_FOUND);
    for side in ["raised", "owed", "coordinated"] {
        assert!(!lists(&organiser, side, id), "{side}");
    }
}

#[test]
fn a_protected_name_is_in_no_answer_and_no_record() {
    let house = House::open();
    let (official, head, officer, auditor) = (house.sign_in("official"), house.sign_in("unit_head"), house.sign_in("organisation_officer"), house.sign_in("audit_administrator"));
    let person = official.own.unwrap();
    let name = officer.get(&format!("/people/{person}/card")).json()["name"].as_str().unwrap().to_owned();
    let mut body = raised(unit_of(&official), Some(unit_of(&head)));
    (body["person"], body["protected"]) = (json!(person), json!(true));
    let id = raise(&officer, &body);
    for who in [&head, &officer] {
        let story = who.get(&format!("/problems/{id}")).json();
        assert!(story["protected"].as_bool().unwrap() && !story.to_string().contains(&name), "{story}");
        assert_eq!(story["events"][0]["by"], "", "who wrote it down would lead to the talk");
    }
    let log = auditor.get("/audit").json();
    let about = log["rows"].as_array().unwrap().iter().filter(|row| row["action"].as_str().unwrap().contains("problem"));
    assert!(about.into_iter().all(|row| !row["subjects"].to_string().contains(&name) && !row["detail"].to_string().contains(&name)));
    // The answer finds its way back all the same, and the deed of whoever raised it does not name them.
    act(&head, id, &json!({"deed": "answer", "outcome": "solved", "text": "已办"}));
    assert!(official.get("/notices").json().to_string().contains("problem_answered"));
    let closed = act(&official, id, &json!({"deed": "confirm", "holds": "solved"})).json();
    assert_eq!(closed["state"], "closed");
    let confirmed = closed["events"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((confirmed["party"].as_str(), confirmed["by"].as_str()), (Some("raiser"), Some("")));
    // Who raises it for themselves and asks for the same finds it again, and nobody learns from the log which it was.
    let mut own = raised(unit_of(&official), Some(unit_of(&head)));
    own["protected"] = json!(true);
    let id = raise(&official, &own);
    assert_eq!(official.get("/problems").json()["rows"][0]["id"], id);
    let log = auditor.get("/audit").json();
    let raised = log["rows"].as_array().unwrap().iter().find(|row| row["action"] == "problem_raised").unwrap().clone();
    assert_eq!(raised["subjects"], json!([]));
    assert!(!head.get(&format!("/problems/{id}")).json().to_string().contains(&name));
}

#[test]
fn what_cannot_be_raised_says_why() {
    let house = House::open();
    let (official, auditor) = (house.sign_in("official"), house.sign_in("audit_administrator"));
    let place = unit_of(&official);
    let with = |name: &str, value: Value| {
        let mut body = raised(place, None);
        body[name] = value;
        official.post("/problems", &body).code()
    };
    for (case, code, expected) in [
        ("only blanks", with("title", json!("  ")), "refusal.empty"),
        ("a kind that is none", with("kind", json!("magic")), "refusal.code"),
        ("an owner that was dissolved", with("owner", json!(12)), "refusal.problem_unit_gone"),
        ("a text without end", with("text", json!("长".repeat(3000))), "refusal.too_long"),
        ("a field that is not known", with("colour", json!("red")), "refusal.unknown_field"),
        ("who keeps the audit log", auditor.post("/problems", &raised(place, None)).code(), "refusal.not_permitted"),
    ] {
        assert_eq!(code, expected, "{case}");
    }
}

#[test]
fn the_same_problem_sent_twice_is_raised_once() {
    let house = House::open();
    let official = house.sign_in("official");
    let body = raised(unit_of(&official), None);
    let sent = [0; 2].map(|_| official.post_keyed("/problems", "the line dropped", &body).json()["id"].as_i64());
    assert!(sent[0].is_some() && sent[0] == sent[1]);
    assert_eq!(official.get("/problems").json()["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn routes_send_problems_to_their_owner_from_the_day_they_are_set() {
    let house = House::open();
    let (officer, official, head) = (house.sign_in("organisation_officer"), house.sign_in("official"), house.sign_in("unit_head"));
    let owner = unit_of(&head);
    let set = |who: &Person<'_>, owner: Option<i64>| who.request(Method::PUT, "/problems/routing", None, Some(&json!({"kind": "approval", "place": unit_of(&officer), "owner": owner})));
    assert_eq!(set(&official, Some(owner)).code(), "refusal.not_permitted");
    assert_eq!(set(&officer, Some(owner)).status, StatusCode::NO_CONTENT);
    let id = raise(&official, &raised(unit_of(&official), None));
    assert_eq!(official.get(&format!("/problems/{id}")).json()["owner"], owner);
    assert_eq!(set(&officer, None).status, StatusCode::NO_CONTENT);
    let id = raise(&official, &raised(unit_of(&official), None));
    let story = official.get(&format!("/problems/{id}")).json();
    assert_eq!((story["state"].as_str(), story["next_step"].as_str()), (Some("unrouted"), Some("name_owner")), "somebody is next all the same");
    assert_eq!(officer.get("/problems/routing").json().as_array().unwrap().len(), 1, "the history stays");
}

#[test]
fn a_house_sets_its_own_clocks_and_what_is_under_way_keeps_its_time() {
    let house = House::open();
    let (official, officer, head) = (house.sign_in("official"), house.sign_in("organisation_officer"), house.sign_in("unit_head"));
    let (place, owner) = (unit_of(&official), unit_of(&head));
    let due = |id: i64| official.get(&format!("/problems/{id}")).json()["due"].as_str().unwrap().to_owned();
    let before = raise(&official, &raised(place, Some(owner)));
    let kept = due(before);
    let set = |who: &Person<'_>, name: &str, value: i64, since: Option<&str>, source: &str| {
        who.request(Method::PUT, "/problems/clocks", None, Some(&json!({"name": name, "value": value, "since": since, "source": source})))
    };
    for (case, answer, code) in [
        ("no such rule", set(&officer, "problems.days.weather", 5, None, "本市规定"), "refusal.rule_none"),
        ("a rule of something else", set(&officer, "access.session_idle_minutes", 5, None, "本市规定"), "refusal.rule_none"),
        ("no days", set(&officer, "problems.days.approval", 0, None, "本市规定"), "refusal.rule_days"),
        ("in the past", set(&officer, "problems.days.approval", 5, Some("2026-01-01"), "本市规定"), "refusal.rule_past"),
        ("no source", set(&officer, "problems.days.approval", 5, None, " "), "refusal.empty"),
        ("who may not", set(&head, "problems.days.approval", 5, None, "本市规定"), "refusal.not_permitted"),
    ] {
        assert_eq!(answer.code(), code, "{case}");
    }
    assert_eq!(set(&officer, "problems.days.approval", 3, None, "本市规定").status, StatusCode::NO_CONTENT);
    let clocks = officer.get("/problems/clocks").json();
    let approval = clocks.as_array().unwrap().iter().find(|clock| clock["name"] == "problems.days.approval").unwrap();
    assert_eq!((approval["present"]["value"].as_i64(), approval["known"].as_array().unwrap().len()), (Some(3), 2), "{approval}");
    let after = raise(&official, &raised(place, Some(owner)));
    assert!(due(after) < kept, "three working days, not ten");
    assert_eq!(due(before), kept);
}
