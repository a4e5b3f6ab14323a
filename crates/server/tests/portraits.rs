//! The portrait and the framework of competences, from an empty house.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    empty::Setting,
    house::{Person, made, told},
};

fn said(who: &Person<'_>, person: i64, day: &str) -> Vec<Value> {
    let answer = who.get(&format!("/people/{person}/portrait?as_of={day}"));
    assert_eq!(answer.status, StatusCode::OK, "{}", told(&answer));
    answer.json()["said"].as_array().unwrap().clone()
}

fn evidence(who: &Person<'_>, person: i64, (kind, source, stage): (&str, &str, &str), on: &str) -> i64 {
    made(&who.post(&format!("/people/{person}/evidence"), &json!({
        "happened_on": on, "stage": stage, "kind": kind, "source": source, "tier": "organisation", "title": format!("{kind} {on}"), "text": "略"
    })))
}

/// O-05
#[test]
fn every_sentence_of_a_portrait_opens_its_evidence_and_two_days_compare() {
    let county = Setting::open();
    let (minister, officer, head, secretary) =
        (county.house.sign_in_as("minister"), county.house.sign_in_as("officer"), county.house.sign_in_as("head"), county.house.sign_in_as("secretary"));
    let person = county.heads[0].0;
    let first = evidence(&minister, person, ("result", "business_data", "deliver"), "2025-06-10");
    evidence(&minister, person, ("training", "document", "train"), "2026-02-10");
    let (before, now) = (said(&officer, person, "2025-12-31"), said(&officer, person, "2026-03-24"));
    let facets = |said: &[Value]| said.iter().map(|one| one["facet"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(facets(&before), ["results", "experience", "load"]);
    assert_eq!(facets(&now), ["results", "experience", "learning", "load"], "what came since");
    for one in now.iter().filter(|one| one["facet"] == "results" || one["facet"] == "learning") {
        for basis in one["rests_on"].as_array().unwrap() {
            let file = officer.get(&format!("/people/{person}/evidence")).json();
            assert!(file["rows"].as_array().unwrap().iter().any(|row| row["id"] == basis["id"]), "{basis}");
        }
    }
    assert!(now.iter().all(|one| !one["rests_on"].as_array().unwrap().is_empty()));
    let texts: Vec<_> = now.iter().map(|one| one["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["其他工作成效 1 条", "在乡镇任职 2.0 年", "学习培训 1 次", "现任 1 个职务，最长任职 24 个月"], "in words");
    assert_eq!(officer.get(&format!("/people/{person}/portrait?as_of=2027-01-01")).code(), "refusal.not_yet");
    // Nothing of care comes in, though it is on file.
    secretary.post(&format!("/people/{person}/talks"), &json!({"talk": {"kind": "home_visit", "held_on": "2026-03-20", "form": "on_site", "tier": "restricted", "summary": "母亲住院"},
        "needs": [{"kind": "family", "text": "母亲住院"}]}));
    evidence(&officer, person, ("material", "seen", "care"), "2026-03-20");
    let text = officer.get(&format!("/people/{person}/portrait")).json().to_string();
    assert!(!text.contains("住院") && !text.contains("material 2026-03-20"), "{text}");
    // The person reads the same, contests what is not right, and it goes.
    assert_eq!(said(&head, person, "2026-03-24").len(), now.len());
    head.post(&format!("/evidence/{first}/contest"), &json!({"text": "这是邻镇的数据"}));
    officer.post(&format!("/evidence/{first}/contest/answer"), &json!({"upheld": true, "text": "核实确系邻镇"}));
    assert_eq!(facets(&said(&head, person, "2026-03-24")), ["experience", "learning", "load"]);
    assert_eq!(county.house.sign_in_as("bureau").get(&format!("/people/{person}/portrait")).status, StatusCode::NOT_FOUND);
}

/// O-13
#[test]
fn the_yardsticks_are_problems_solved_projects_and_new_results() {
    let county = Setting::open();
    let (officer, bureau, secretary, leader) =
        (county.house.sign_in_as("officer"), county.house.sign_in_as("bureau"), county.house.sign_in_as("secretary"), county.house.sign_in_as("leader"));
    let person = bureau.own.unwrap();
    let problem = made(&secretary.post("/problems", &json!({"origin": "talk", "kind": "approval", "place": county.town.0, "title": "用海手续", "owner": county.bureau.0})));
    let act = |who: &Person<'_>, deed: &Value| {
        let version = who.get(&format!("/problems/{problem}")).etag.unwrap();
        who.request(Method::POST, &format!("/problems/{problem}/deeds"), Some(&version), Some(deed))
    };
    assert_eq!(act(&bureau, &json!({"deed": "answer", "outcome": "solved", "text": "已批复"})).status, StatusCode::OK);
    let results = |day: &str| said(&officer, person, day).iter().filter(|one| one["facet"] == "results").map(|one| (one["rests_on"][0]["kind"].clone(), one["rests_on"].as_array().unwrap().len())).collect::<Vec<_>>();
    assert_eq!(results("2026-03-24"), [], "not before the raiser confirms");
    assert_eq!(act(&secretary, &json!({"deed": "confirm", "holds": "solved"})).status, StatusCode::OK);
    let project = made(&officer.post("/projects", &json!({"title": "渔港二期", "unit": county.bureau.0, "since": "2025-10-01"})));
    let claims = [json!({"project": project, "kind": "served", "title": "保障用海", "happened_on": "2026-02-10"}), json!({"kind": "innovation", "title": "用海一窗受理", "happened_on": "2026-03-01"})];
    let ids: Vec<i64> = claims.iter().map(|claim| made(&bureau.post(&format!("/people/{person}/contributions"), claim))).collect();
    assert_eq!(results("2026-03-24"), [(json!("problem"), 1)], "a claim alone counts nowhere");
    assert_eq!(bureau.post(&format!("/contributions/{}/decision", ids[0]), &json!({"confirmed": true})).code(), "refusal.contribution_own");
    for id in &ids {
        assert_eq!(leader.post(&format!("/contributions/{id}/decision"), &json!({"confirmed": true})).status, StatusCode::OK);
    }
    assert_eq!(results("2026-03-24"), [(json!("problem"), 1), (json!("entry"), 1), (json!("entry"), 1)]);
    assert_eq!(leader.post(&format!("/contributions/{}/decision", ids[0]), &json!({"confirmed": false, "why": "重复"})).code(), "refusal.contribution_decided");
}

#[test]
fn a_claim_is_decided_with_its_proof_open_and_refused_with_a_reason() {
    let county = Setting::open();
    let (bureau, leader, head) = (county.house.sign_in_as("bureau"), county.house.sign_in_as("leader"), county.house.sign_in_as("head"));
    let person = bureau.own.unwrap();
    let proof = bureau.upload("/files", &[], &[("证明.txt", b"a page of the gazette")]).json()["file"].as_str().unwrap().to_owned();
    let hash = proof.split('/').next().unwrap().to_owned();
    let claim = json!({"kind": "innovation", "title": "用海一窗受理", "happened_on": "2026-03-01", "proof": [proof]});
    let id = made(&bureau.post(&format!("/people/{person}/contributions"), &claim));
    assert_eq!(leader.get("/day").json()["waiting"][0]["kind"], "contributions");
    assert_eq!(leader.get("/contributions").json()[0]["proof"], json!([{"file": hash, "name": "证明.txt"}]));
    assert_eq!((leader.get(&format!("/files/{hash}")).status, head.get(&format!("/files/{hash}")).status), (StatusCode::OK, StatusCode::NOT_FOUND));
    assert_eq!(leader.post(&format!("/contributions/{id}/decision"), &json!({"confirmed": false})).code(), "refusal.reason_missing");
    assert_eq!(leader.post(&format!("/contributions/{id}/decision"), &json!({"confirmed": false, "why": "办法还没有印发"})).status, StatusCode::OK);
    assert_eq!(bureau.get(&format!("/people/{person}/contributions")).json()[0]["why"], "办法还没有印发");
    assert_eq!(bureau.get("/notices").json()["rows"][0]["kind"], "contribution_refused");
    assert_eq!(leader.get("/day").json()["waiting"], json!([]));
}

fn node(officer: &Person<'_>, code: &str, parent: Option<i64>) -> i64 {
    made(&officer.post("/competences", &json!({"code": code, "title": format!("能力{code}"), "parent": parent, "levels": ["会看", "会做", "会带", "会创新"]})))
}

#[test]
fn an_axis_says_not_enough_evidence_until_three_of_two_kinds_gave_a_level() {
    let county = Setting::open();
    let (officer, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"));
    let person = county.heads[0].0;
    let skill = node(&officer, "A1", None);
    let give = |who: &Person<'_>, level: u8, source: &str| who.post(&format!("/people/{person}/levels"), &json!({"competence": skill, "level": level, "source": source, "on": "2026-03-20", "text": "看了三次现场推进"}));
    assert_eq!(give(&officer, 5, "seen").code(), "refusal.rating_level", "a level without words");
    assert_eq!(give(&officer, 3, "own_statement").code(), "refusal.not_own_statement");
    assert_eq!(give(&head, 4, "own_statement").status, StatusCode::CREATED, "their own is shown and not counted");
    let axis = || officer.get(&format!("/people/{person}/portrait")).json()["axes"][0].clone();
    for (account, level, source, estimate, assessors) in
        [("officer", 3, "seen", Value::Null, 1), ("minister", 3, "seen", Value::Null, 2), ("secretary", 4, "seen", Value::Null, 3), ("leader", 4, "from_officials", json!(35), 4)]
    {
        assert_eq!(give(&county.house.sign_in_as(account), level, source).status, StatusCode::CREATED);
        let axis = axis();
        assert_eq!((axis["estimate"].clone(), axis["assessors"].as_i64()), (estimate, Some(assessors)), "{account}: {axis}");
    }
    let found = axis();
    assert!(found["low"].as_i64().unwrap() < 35 && found["high"].as_i64().unwrap() > 35 && found["given"].as_array().unwrap().len() == 5, "{found}");
    // Beside what a post asks for: open while the interval holds the need.
    let unit = officer.get(&format!("/units/{}", county.town.0)).json();
    let post = unit["posts"][0]["id"].as_i64().unwrap();
    for (level, expected) in [(1, "yes"), (3, "open"), (4, "open")] {
        let set = officer.request(Method::PUT, &format!("/posts/{post}/needs"), None, Some(&json!({"needs": [{"competence": skill, "level": level}]})));
        assert_eq!(set.status, StatusCode::NO_CONTENT, "{}", told(&set));
        let axis = officer.get(&format!("/people/{person}/portrait?post={post}")).json()["axes"][0].clone();
        assert_eq!((axis["needed"].as_i64(), axis["meets"].as_str()), (Some(level), Some(expected)), "{axis}");
    }
}

#[test]
fn a_framework_goes_out_as_a_sheet_and_comes_back() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let top = node(&officer, "A", None);
    let below = node(&officer, "A1", Some(top));
    let change = |id: i64, parent: i64| officer.request(Method::PUT, &format!("/competences/{id}"), None, Some(&json!({"code": "A", "title": "能力A", "parent": parent, "levels": []})));
    assert_eq!(change(top, below).code(), "refusal.competence_circle");
    assert_eq!(officer.post("/competences", &json!({"code": "A1", "title": "又一个"})).code(), "refusal.competence_code");
    let sheet = officer.get("/competences/sheet").bytes;
    let bring = |bytes: &[u8]| officer.post_bytes("/competences/sheet", bytes).json();
    assert_eq!((bring(&sheet)["set"].as_i64(), officer.get("/competences").json().as_array().unwrap().len()), (Some(2), 2), "the same comes back as it went");
    let text = "代码,上级代码,能力项,说明,等级 1,等级 2\nA,B,能力A,,,\nB,A,能力B,,,\nC,Z,能力C,,会看,会做\n,,没有代码,,,\nD,,能力D,,只有一级,\n";
    let found = bring(text.as_bytes());
    let places: Vec<_> = found["findings"].as_array().unwrap().iter().filter(|it| it["stops"] == true).map(|it| (it["row"].as_i64().unwrap(), it["column"].as_str().unwrap().to_owned())).collect();
    for place in [(2, "B"), (3, "B"), (4, "B"), (5, "A"), (6, "A")] {
        assert!(places.contains(&(place.0, place.1.to_owned())), "{place:?} of {found}");
    }
    assert_eq!((found["set"].as_i64(), officer.get("/competences").json().as_array().unwrap().len()), (Some(0), 2), "nothing is half-written");
    let good = "代码,上级代码,能力项,说明,等级 1,等级 2\nB1,B,抓项目,,会看,会做\nB,,实干,,,\n";
    assert_eq!(bring(good.as_bytes())["set"], 2);
    let nodes = officer.get("/competences").json();
    let codes: Vec<_> = nodes.as_array().unwrap().iter().map(|node| node["competence"]["code"].as_str().unwrap()).collect();
    assert_eq!(codes.len(), 4, "{codes:?}");
    assert_eq!(county.house.sign_in_as("minister").post("/competences", &json!({"code": "Z", "title": "z"})).code(), "refusal.not_permitted");
}
