//! Surveys from an empty house: prepared, answered without a name, closed with a result that stands.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    empty::Setting,
    house::{Answer, Person, told},
};

fn satisfaction(county: &Setting, groups: &[&str], owners: &[i64]) -> Value {
    json!({
        "kind": "satisfaction", "title": "渔港便民服务满意度", "unit": county.county.0, "owners": owners, "smallest": 3, "closes": "2026-04-30",
        "groups": groups.iter().map(|name| json!({"name": name})).collect::<Vec<_>>(),
        "questions": [
            {"kind": "one", "text": "对办事速度", "options": ["满意", "一般", "不满意"], "required": true},
            {"kind": "text", "text": "还有什么要说"},
        ],
    })
}

fn prepared(who: &Person<'_>, survey: &Value) -> i64 {
    let made = who.post("/surveys", survey);
    assert_eq!(made.status, StatusCode::CREATED, "{}", told(&made));
    made.json()["id"].as_i64().unwrap()
}

fn slips(who: &Person<'_>, id: i64, group: usize, count: usize) -> Vec<String> {
    let made = who.post(&format!("/surveys/{id}/codes"), &json!({"group": group, "count": count}));
    assert_eq!(made.status, StatusCode::CREATED, "{}", told(&made));
    made.json()["codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect()
}

fn does(who: &Person<'_>, id: i64, what: &str) -> Answer {
    who.request(Method::POST, &format!("/surveys/{id}/{what}"), None, None)
}

/// O-14
#[test]
fn residents_rate_a_service_by_slips_and_the_result_reaches_its_owner() {
    let county = Setting::open();
    let (officer, head, nobody) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"), county.house.stranger());
    let owner = county.heads[0].0;
    let id = prepared(&officer, &satisfaction(&county, &["办事群众"], &[owner]));
    assert_eq!(does(&officer, id, "open").code(), "refusal.survey_group_small", "nobody is invited");
    let codes = slips(&officer, id, 0, 6);
    assert_eq!(nobody.get(&format!("/slips/{}", codes[0])).code(), "refusal.survey_not_open", "not before it opens");
    assert_eq!(does(&officer, id, "open").status, StatusCode::OK);
    assert_eq!(nobody.get(&format!("/slips/{}", codes[0].to_lowercase().replace('-', " ").replace(' ', "%20"))).json()["title"], "渔港便民服务满意度", "read as it is said");
    assert_eq!(nobody.post(&format!("/slips/{}", codes[0]), &json!({"answers": [null, null]})).code(), "refusal.ballot_required");
    for (at, code) in codes.iter().enumerate() {
        let text = if at == 5 { json!("取号机坏了一个月") } else { Value::Null };
        let sent = nobody.post(&format!("/slips/{code}"), &json!({"answers": [if at < 4 { 0 } else { 2 }, text]}));
        assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", told(&sent));
    }
    assert_eq!(nobody.post(&format!("/slips/{}", codes[0]), &json!({"answers": [2, null]})).code(), "refusal.survey_code_used", "a code answers once");
    assert_eq!(nobody.get("/slips/AAAAA-AAAAA").code(), "refusal.survey_code");
    assert_eq!(officer.get(&format!("/surveys/{id}")).json()["turnout"], json!([{"asked": 6, "answered": 6}]));
    assert_eq!(officer.get(&format!("/surveys/{id}/results")).code(), "refusal.survey_results_open", "nobody looks while it runs");
    assert_eq!(does(&officer, id, "close").status, StatusCode::OK);
    let results = officer.get(&format!("/surveys/{id}/results")).json();
    assert_eq!(results["cells"], json!([{"groups": [0], "answered": 6}]));
    assert_eq!(results["asked"][0]["cells"], json!([{"answered": 6, "counts": [4, 0, 2]}]));
    assert_eq!(results["asked"][1]["texts"], json!(["取号机坏了一个月"]));
    // The owner finds it on their file, is told, and may contest it.
    let own = head.get(&format!("/people/{owner}/evidence")).json();
    let entry = &own["rows"][0];
    assert_eq!((entry["title"].as_str(), entry["channel"].as_str(), entry["source"].as_str()), (Some("渔港便民服务满意度"), Some("survey"), Some("from_masses")));
    assert!(entry["text"].as_str().unwrap().contains("共 6 人作答。\n对办事速度：满意 4") && entry["may"].to_string().contains("contest"), "{entry}");
    assert!(head.get("/notices").json().to_string().contains("entry_added"));
    assert_eq!(nobody.post(&format!("/slips/{}", codes[0]), &json!({"answers": [0, null]})).code(), "refusal.survey_not_open");
    assert_eq!(does(&officer, id, "close").code(), "refusal.survey_not_open", "its result stands");
}

#[test]
fn who_answered_lies_apart_from_what_was_answered() {
    let county = Setting::open();
    let (officer, secretary, head, mayor, auditor) = (
        county.house.sign_in_as("officer"), county.house.sign_in_as("secretary"), county.house.sign_in_as("head"), county.house.sign_in_as("mayor"),
        county.house.sign_in_as("auditor"),
    );
    let id = prepared(&officer, &satisfaction(&county, &["班子成员"], &[]));
    let people = [county.secretary.0, county.heads[0].0, county.heads[1].0];
    let invited = officer.post(&format!("/surveys/{id}/invitations"), &json!({"group": 0, "people": people}));
    assert_eq!((invited.status, invited.json()["new"].as_i64()), (StatusCode::OK, Some(3)), "{}", told(&invited));
    assert_eq!(does(&officer, id, "open").status, StatusCode::OK);
    assert_eq!(officer.post(&format!("/surveys/{id}/invitations"), &json!({"group": 0, "people": people})).code(), "refusal.survey_not_draft");
    assert_eq!(head.get("/surveys").json()["waiting"][0]["id"], id);
    assert!(head.get("/notices").json().to_string().contains("survey_invited"));
    assert_eq!(officer.post(&format!("/surveys/{id}/answers"), &json!({"answers": [0, null]})).status, StatusCode::NOT_FOUND, "who is not invited");
    for (who, option, text) in [(&secretary, 0, "很好"), (&head, 1, "一般化"), (&mayor, 2, "要快些")] {
        let sent = who.post(&format!("/surveys/{id}/answers"), &json!({"answers": [option, text]}));
        assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", told(&sent));
    }
    assert_eq!(head.post(&format!("/surveys/{id}/answers"), &json!({"answers": [0, null]})).code(), "refusal.survey_answered");
    assert_eq!(head.get("/surveys").json()["waiting"], json!([]));
    // No table holds a person beside a ballot, nor a time; the log has no line of it; what lies in the drawer is sealed.
    county.house.db.read(|tx| {
        for (table, allowed) in [("survey_drawer", vec!["area", "survey", "place", "drawer", "body"]), ("survey_invited", vec!["area", "survey", "person", "place", "answered"])] {
            let rows = tx.query(&format!("select name from pragma_table_info('{table}')"), &[])?;
            let columns = rows.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, _>>()?;
            assert_eq!(columns, allowed, "{table}");
        }
        let body: Vec<u8> = tx.scalar("select body from survey_drawer", &[])?;
        assert!(!body.windows("很好".len()).any(|part| part == "很好".as_bytes()));
        Ok(())
    }).unwrap();
    let log = auditor.get("/audit").json().to_string();
    assert!(log.contains("survey_opened") && !log.contains("survey_answer"), "{log}");
    does(&officer, id, "close");
    assert_eq!(officer.get(&format!("/surveys/{id}/results")).json()["asked"][1]["texts"], json!(["一般化", "很好", "要快些"]), "in the order of their letters");
    let left: i64 = county.house.db.read(|tx| tx.scalar("select count(*) from survey_drawer", &[])).unwrap();
    assert_eq!(left, 0, "nobody cuts it otherwise later");
}

#[test]
fn small_groups_are_told_together_or_not_at_all() {
    let county = Setting::open();
    let (officer, nobody) = (county.house.sign_in_as("officer"), county.house.stranger());
    let id = prepared(&officer, &satisfaction(&county, &["企业", "群众"], &[county.heads[0].0]));
    let (firms, residents) = (slips(&officer, id, 0, 4), slips(&officer, id, 1, 4));
    does(&officer, id, "open");
    for code in firms.iter().take(2).chain(&residents) {
        nobody.post(&format!("/slips/{code}"), &json!({"answers": [1, "说明"]}));
    }
    does(&officer, id, "close");
    let results = officer.get(&format!("/surveys/{id}/results")).json();
    assert_eq!(results["cells"], json!([{"groups": [0, 1], "answered": 6}]), "two firms are not told apart");
    assert_eq!(results["turnout"], json!([{"asked": 4, "answered": 2}, {"asked": 4, "answered": 4}]), "who kept silent is counted");
    let id = prepared(&officer, &satisfaction(&county, &["群众"], &[county.heads[0].0]));
    let codes = slips(&officer, id, 0, 5);
    does(&officer, id, "open");
    nobody.post(&format!("/slips/{}", codes[0]), &json!({"answers": [2, "只有我答了"]}));
    does(&officer, id, "close");
    let results = officer.get(&format!("/surveys/{id}/results")).json();
    assert_eq!((results["cells"].clone(), results["asked"].clone()), (json!([]), json!([])), "too few to tell");
    let head = county.house.sign_in_as("head");
    let titles = head.get(&format!("/people/{}/evidence", county.heads[0].0)).json();
    assert_eq!(titles["rows"].as_array().unwrap().len(), 1, "and nothing of it reaches a file");
}

#[test]
fn a_survey_ends_by_itself_and_keeps_to_its_rules() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let organiser = county.house.sign_in_as("organiser");
    for (case, change, expected) in [
        ("groups of two shown", (|it: &mut Value| it["smallest"] = json!(2)) as fn(&mut Value), "refusal.survey_smallest"),
        ("no question", |it| it["questions"] = json!([]), "refusal.empty"),
        ("a choice of one", |it| it["questions"][0]["options"] = json!(["满意"]), "refusal.survey_options"),
        ("a kind that is none", |it| it["kind"] = json!("gossip"), "refusal.code"),
    ] {
        let mut survey = satisfaction(&county, &["群众"], &[]);
        change(&mut survey);
        assert_eq!(officer.post("/surveys", &survey).code(), expected, "{case}");
    }
    let id = prepared(&officer, &satisfaction(&county, &["群众"], &[]));
    assert_eq!(officer.post(&format!("/surveys/{id}/codes"), &json!({"group": 1, "count": 5})).code(), "refusal.code", "a group that is none");
    slips(&officer, id, 0, 3);
    does(&officer, id, "open");
    assert_eq!(officer.request(Method::PUT, &format!("/surveys/{id}"), None, Some(&satisfaction(&county, &["群众"], &[]))).code(), "refusal.survey_not_draft");
    assert_eq!(organiser.get(&format!("/surveys/{id}")).status, StatusCode::OK, "of the same unit");
    assert_eq!(county.house.sign_in_as("bureau").get(&format!("/surveys/{id}")).status, StatusCode::NOT_FOUND, "of another");
    county.house.later(domain::date::Instant::DAY * 60);
    server::surveys::close::close_due(&county.house.db).unwrap();
    let officer = county.house.sign_in_as("officer");
    assert_eq!(officer.get(&format!("/surveys/{id}")).json()["state"], "closed");
}
