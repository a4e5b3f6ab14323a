//! What people do with records: find, correct, give evidence, contest, count, keep safe.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use store::{backup, verify};

use crate::house::{House, Person};

fn entry(source: &str) -> Value {
    json!({"happened_on": "2026-03-02", "stage": "observe", "kind": "deed", "source": source, "tier": "organisation", "title": "汛期值守", "text": "连续三夜在圩堤值守。"})
}

#[test]
fn evidence_is_recorded_contested_answered_and_told() {
    let house = House::open();
    let (officer, leader, official) = (house.sign_in("organisation_officer"), house.sign_in("organisation_leader"), house.sign_in("official"));
    let person = official.own.unwrap();
    let made = officer.post(&format!("/people/{person}/evidence"), &entry("seen"));
    assert_eq!(made.status, StatusCode::CREATED, "{}", String::from_utf8_lossy(&made.bytes));
    let id = made.json()["id"].as_i64().unwrap();
    assert_eq!(officer.post(&format!("/evidence/{id}/contest"), &json!({"text": "日期有误"})).code(), "refusal.contest_not_own");
    assert_eq!(official.post(&format!("/evidence/{id}/contest"), &json!({"text": "日期有误"})).status, StatusCode::CREATED);
    assert_eq!(officer.post(&format!("/evidence/{id}/contest/answer"), &json!({"upheld": true, "text": "核对属实"})).code(), "refusal.contest_own_answer");
    let waiting = leader.get("/day").json()["waiting"].clone();
    assert!(waiting.as_array().unwrap().iter().any(|item| item["kind"] == "contest"), "{waiting}");
    assert_eq!(leader.post(&format!("/evidence/{id}/contest/answer"), &json!({"upheld": true, "text": "核对属实"})).status, StatusCode::OK);
    let told = official.get("/notices").json();
    assert_eq!(told["rows"][0]["kind"], "contest_answered");
    let readers = official.get("/account/my-readers").json();
    assert!(readers.as_array().unwrap().iter().any(|row| row["what"] == "evidence_recorded"), "{readers}");
}

#[test]
fn the_same_request_twice_is_carried_out_once() {
    let house = House::open();
    let official = house.sign_in("official");
    let person = official.own.unwrap();
    let path = format!("/people/{person}/evidence");
    let count = |who: &Person<'_>| who.get(&path).json()["rows"].as_array().unwrap().len();
    let before = count(&official);
    let body = entry("own_statement");
    let sent = [0; 2].map(|_| official.post_keyed(&path, "a line that dropped", &body));
    assert!(sent.iter().all(|answer| answer.status == StatusCode::CREATED));
    assert_eq!(sent[0].json()["id"], sent[1].json()["id"], "the second answer is the first");
    assert_eq!(count(&official), before + 1);
    let mut other = body.clone();
    other["title"] = json!("另一件事");
    assert_eq!(official.post_keyed(&path, "a line that dropped", &other).code(), "refusal.idempotency", "another content under the same key");
    for _ in 0..2 {
        official.post(&path, &body);
    }
    assert_eq!(count(&official), before + 3, "without a key they are two");
}

#[test]
fn restricted_entries_open_only_to_those_who_may() {
    let house = House::open();
    let (officer, organiser, official) = (house.sign_in("organisation_officer"), house.sign_in("training_organiser"), house.sign_in("official"));
    let person = official.own.unwrap();
    let mut body = entry("from_masses");
    body["tier"] = json!("restricted");
    let id = officer.post(&format!("/people/{person}/evidence"), &body).json()["id"].as_i64().unwrap();
    let sees = |who: &Person<'_>| who.get(&format!("/people/{person}/evidence")).json()["rows"].as_array().unwrap().iter().any(|row| row["id"].as_i64() == Some(id));
    assert!(sees(&officer));
    assert!(!sees(&organiser));
    assert!(!sees(&official));
}

#[test]
fn a_figure_moves_by_exactly_what_changed() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let value = |id: &str| officer.get(&format!("/figures/{id}")).json()["value"].as_f64().unwrap();
    let before = (value("people.total"), value("people.women"));
    let behind = officer.get("/figures/people.women/rows").json()["count"].as_f64().unwrap();
    assert_eq!((before.1 - behind).abs() as i64, 0, "the rows behind it are as many");
    // Not the officer: nobody keeps their own file.
    let rows = officer.get("/figures/people.women/rows").json()["rows"].as_array().unwrap().clone();
    let woman = rows.iter().filter_map(|row| row["id"].as_i64()).find(|id| Some(*id) != officer.own).unwrap();
    let file = officer.get(&format!("/people/{woman}"));
    let mut person = file.json()["person"].clone();
    person["service"] = json!("retired");
    person["why"] = json!("办理退休");
    let answer = officer.request(Method::PUT, &format!("/people/{woman}/person"), file.etag.as_deref(), Some(&person));
    assert_eq!(answer.status, StatusCode::OK, "{}", String::from_utf8_lossy(&answer.bytes));
    assert_eq!(((before.0 - value("people.total")) as i64, (before.1 - value("people.women")) as i64), (1, 1));
}

#[test]
fn two_people_editing_one_record_are_told_of_each_other() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let person = house.sign_in("official").own.unwrap();
    let version = officer.get(&format!("/people/{person}")).etag.unwrap();
    let row = json!({"row": {"year": 2019, "grade": "excellent"}});
    let path = format!("/people/{person}/registers/appraisals");
    assert_eq!(officer.request(Method::POST, &path, Some(&version), Some(&row)).status, StatusCode::CREATED);
    let late = officer.request(Method::POST, &path, Some(&version), Some(&row));
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    assert!(late.json()["detail"].as_str().unwrap().contains("officer"), "{}", late.json()["detail"]);
}

#[test]
fn identity_numbers_are_masked_and_showing_one_is_on_record() {
    let house = House::open();
    let (officer, official) = (house.sign_in("organisation_officer"), house.sign_in("official"));
    let person = official.own.unwrap();
    let masked = officer.get(&format!("/people/{person}")).json()["identity_number"].as_str().unwrap().to_owned();
    assert!(masked.contains("********"), "{masked}");
    let whole = officer.get(&format!("/people/{person}/identity-number")).json()["identity_number"].as_str().unwrap().to_owned();
    assert_eq!(whole.len(), 18);
    let database = std::fs::read(house.folder.path().join("lilian.db")).unwrap();
    assert!(!database.windows(18).any(|window| window == whole.as_bytes()), "no number lies in the file in the clear");
    let readers = official.get("/account/my-readers").json();
    assert!(readers.as_array().unwrap().iter().any(|row| row["what"] == "read_identity_number"));
}

#[test]
fn the_record_as_it_was_and_as_it_was_known() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let person = house.sign_in("official").own.unwrap();
    let posts = |query: &str| officer.get(&format!("/people/{person}{query}")).json()["appointments"].as_array().unwrap().len();
    let position = officer.post("/people/search", &json!({"limit": 1})).json()["position"].as_i64().unwrap();
    let before = posts("");
    let version = officer.get(&format!("/people/{person}")).etag.unwrap();
    let row = json!({"row": {"since": "2026-01", "until": null, "kind": "secondment", "main": false, "title": "市投资促进局挂职副局长", "post_kind": "deputy", "rank": null}});
    let added = officer.request(Method::POST, &format!("/people/{person}/registers/appointments"), Some(&version), Some(&row));
    assert_eq!(added.status, StatusCode::CREATED, "{}", String::from_utf8_lossy(&added.bytes));
    for (case, query, expected) in [
        ("now", String::new(), before + 1),
        ("as of last year", "?as_of=2025-12-31".to_owned(), before),
        ("as known before", format!("?known_at={position}"), before),
    ] {
        assert_eq!(posts(&query), expected, "{case}");
    }
}

#[test]
fn a_backup_taken_while_writing_restores_whole() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let person = house.sign_in("official").own.unwrap();
    let file = house.folder.path().join("backup.db");
    std::thread::scope(|scope| {
        let into = file.clone();
        let place = house.db.context().place.clone();
        let copy = scope.spawn(move || backup::write(&mut place.connect(false).unwrap(), &into).unwrap());
        for _ in 0..20 {
            assert_eq!(officer.post(&format!("/people/{person}/evidence"), &entry("seen")).status, StatusCode::CREATED);
        }
        copy.join().unwrap();
    });
    let restored = tempfile::tempdir().unwrap();
    std::fs::copy(house.folder.path().join("master.key"), restored.path().join("master.key")).unwrap();
    let place = store::db::Place::Folder(restored.path().to_owned());
    backup::restore(&file, &mut place.connect(true).unwrap()).unwrap();
    let db = server::app::open(place, store::vault::Suite::Standard, store::vault::Chance::System, crate::house::clock()).unwrap();
    let report = db.read(verify::verify).unwrap();
    assert_eq!(report.broken, Vec::<String>::new());
    assert!(report.rows > 3000);
}

#[test]
fn secrecy_markings_are_refused() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    for (case, name, bytes, code) in [
        ("in the name", "【机密】名单.xlsx", &b"x"[..], "refusal.marking"),
        ("on the first page", "notes.txt", "秘密★5年\r\n某某事项".as_bytes(), "refusal.marking"),
        ("an ordinary file", "notes.txt", "保密委员会会议通知".as_bytes(), ""),
    ] {
        let answer = officer.upload("/files", &[], &[(name, bytes)]);
        assert_eq!(answer.code(), code, "{case}");
    }
}

#[test]
fn saved_questions_drafts_and_exports() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let filter = json!({"op": "is", "field": "sex", "values": ["female"]});
    let saved = officer.post("/saved-filters", &json!({"name": "女干部", "filter": filter, "columns": ["name"], "sort": [], "shared": false}));
    assert_eq!(saved.status, StatusCode::CREATED);
    assert_eq!(officer.get("/saved-filters").json()[0]["name"], "女干部");
    assert_eq!(house.sign_in("organisation_leader").get("/saved-filters").json().as_array().unwrap().len(), 0, "not shared");
    let sheet = officer.post("/people/export", &json!({"filter": filter, "columns": ["name", "age"], "title": "女干部"}));
    assert!(sheet.bytes.starts_with(b"PK"));
    assert_eq!(officer.request(Method::PUT, "/drafts/entry/1", None, Some(&json!({"title": "半句"}))).status, StatusCode::NO_CONTENT);
    assert_eq!(officer.get("/drafts/entry/1").json()["body"]["title"], "半句");
    assert_eq!(house.sign_in("organisation_leader").get("/drafts/entry/1").status, StatusCode::NOT_FOUND, "a draft is nobody else's");
}

#[test]
fn roles_that_must_lie_apart_are_refused() {
    let house = House::open();
    let security = house.sign_in("security_administrator");
    let root = security.get("/session").json()["grants"][0]["unit"].as_i64().unwrap();
    let made = security.post("/accounts", &json!({"name": "new.one", "display_name": "新账号", "person": null, "password": "Lizhou-2026-spring"}));
    assert_eq!(made.status, StatusCode::CREATED, "{}", String::from_utf8_lossy(&made.bytes));
    let id = made.json()["id"].as_i64().unwrap();
    let give = |role: &str| security.post(&format!("/accounts/{id}/grants"), &json!({"role": role, "unit": root, "since": "2026-01-01"}));
    assert_eq!(give("audit_administrator").status, StatusCode::CREATED);
    assert_eq!(give("organisation_officer").code(), "refusal.roles_apart");
    let own = security.get("/session").json()["account"]["id"].as_i64().unwrap();
    let to_self = security.post(&format!("/accounts/{own}/grants"), &json!({"role": "audit_administrator", "unit": root, "since": "2026-01-01"}));
    assert_eq!(to_self.code(), "refusal.grant_own");
}
