//! Every operation: described, refused to strangers, and blind to what the viewer may not see.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use serde_json::{Value, json};

use crate::house::House;

fn operations() -> Vec<(Method, String)> {
    let description = serde_json::to_value(server::http::openapi()).unwrap();
    let mut operations = Vec::new();
    for (path, methods) in description["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            if let Ok(method) = Method::from_bytes(method.to_uppercase().as_bytes()) {
                operations.push((method, path.strip_prefix("/api/v1").unwrap().to_owned()));
            }
        }
    }
    operations
}

#[test]
fn the_description_is_the_one_kept() {
    let description = server::http::openapi().to_pretty_json().unwrap();
    insta::assert_snapshot!("openapi", description);
}

#[test]
fn strangers_are_asked_to_sign_in() {
    let house = House::open();
    for (method, path) in operations() {
        let open = matches!((method.as_str(), path.as_str()), ("GET", "/meta" | "/demo/logins" | "/feeds/{token}" | "/calendars/{token}" | "/certificates/{code}" | "/slips/{code}") | ("POST", "/session" | "/slips/{code}"));
        let uri = format!("/api/v1{}", path.replace("{id}", "1").replace("{row}", "1").replace("{grant}", "1"));
        let request = Request::builder().method(method.clone()).uri(uri).header("x-lilian", "1").header("if-match", "1").body(Body::from("{}")).unwrap();
        let status = house.send(request).status;
        assert_eq!(status == StatusCode::UNAUTHORIZED, !open, "{method} {path}: {status}");
    }
}

#[test]
fn a_write_without_the_mark_is_refused() {
    let house = House::open();
    let answer = house.send(Request::post("/api/v1/session").body(Body::from("{}")).unwrap());
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::FORBIDDEN, "refusal.csrf"));
}

/// A body that the operation understands, so that only the person stands in the way.
fn body(path: &str) -> Value {
    let entry = json!({"happened_on": "2026-03", "stage": "observe", "kind": "deed", "source": "seen", "tier": "organisation", "title": "x", "text": "y"});
    match path {
        path if path.ends_with("/evidence") => entry,
        path if path.ends_with("/talks") => json!({"talk": {"kind": "talk", "held_on": "2026-03-20", "form": "in_person", "tier": "organisation", "summary": "x"}}),
        path if path.ends_with("/statements") => json!({"front_line": "rural", "text": "x", "made_on": "2026-03-20", "sources": [{"entry": 1, "stance": "for"}]}),
        path if path.ends_with("/comments") => json!({"comment": {"group": "from_masses", "channel": "interview", "given_on": "2026-03-20", "text": "x"}}),
        path if path.ends_with("/appraisals") && !path.contains("/registers/") => json!({"kind": "no_post", "held_on": "2026-03-20"}),
        path if path.ends_with("/levels") => json!({"competence": 1, "level": 3, "source": "seen", "on": "2026-03-20", "text": "看了三次现场"}),
        path if path.ends_with("/contributions") => json!({"kind": "innovation", "title": "x", "happened_on": "2026-03-20"}),
        path if path.ends_with("/needs") => json!({"kind": "body", "text": "x"}),
        path if path.contains("/registers/") => json!({"row": {"year": 2024, "grade": "excellent"}, "why": "更正录入错误"}),
        path if path.ends_with("/person") => json!({
            "name": "某人", "sex": "male", "birth": "1980-01", "ethnicity": "01", "native_place": "", "birth_place": "", "political_status": "masses",
            "party_joined": null, "work_began": null, "health": "", "professional_title": "", "speciality": "", "present_post": "", "management": null,
            "service": "serving", "why": "更正"
        }),
        _ => json!({}),
    }
}

#[test]
fn what_a_viewer_may_not_see_is_not_found_by_any_operation_on_people() {
    let house = House::open();
    let secretary = house.sign_in("county_secretary");
    let official = house.sign_in("official");
    let county = secretary.get("/session").json()["grants"][0]["unit"].as_i64().unwrap();
    let outside = house.somebody_outside(county);
    let mut tried = 0;
    for (method, path) in operations().into_iter().filter(|(_, path)| path.starts_with("/people/{id}")) {
        let uri = path.replace("{id}", &outside.0.to_string()).replace("{register}", "appraisals").replace("{row}", "1");
        let body = match method {
            Method::DELETE => json!({"why": "录入错误"}),
            _ => body(&uri),
        };
        let mut answers = vec![("secretary", secretary.request(method.clone(), &uri, Some("\"1\""), Some(&body)))];
        answers.push(("official", official.request(method.clone(), &uri, Some("\"1\""), Some(&body))));
        for (who, answer) in answers {
            // A portrait that is no picture is refused before anybody is looked for.
            let early = path.ends_with("/photo") && method == Method::PUT;
            let expected = if early { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::NOT_FOUND };
            assert_eq!(answer.status, expected, "{who}: {method} {path}: {}", String::from_utf8_lossy(&answer.bytes));
        }
        tried += 1;
    }
    assert!(tried >= 14, "only {tried} operations were tried");
}

#[test]
fn counts_and_hits_stay_inside_the_reach() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let secretary = house.sign_in("county_secretary");
    let county = secretary.get("/session").json()["grants"][0]["unit"].as_i64().unwrap();
    let outside = house.somebody_outside(county);
    let all = officer.post("/people/search", &json!({})).json()["count"].as_i64().unwrap();
    let some = secretary.post("/people/search", &json!({"facets": ["sex"]})).json();
    assert!(some["count"].as_i64().unwrap() < all && some["count"].as_i64().unwrap() > 0);
    let facets: i64 = some["facets"]["sex"].as_array().unwrap().iter().map(|facet| facet["count"].as_i64().unwrap()).sum();
    assert_eq!(facets, some["count"].as_i64().unwrap());
    let name = officer.get(&format!("/people/{outside}/card")).json()["name"].as_str().unwrap().to_owned();
    let query = name.bytes().fold(String::new(), |query, byte| format!("{query}%{byte:02X}"));
    let found = |hits: Value| hits.as_array().unwrap().iter().any(|hit| hit["id"].as_i64() == Some(outside.0));
    assert!(found(officer.get(&format!("/search?q={query}")).json()));
    assert!(!found(secretary.get(&format!("/search?q={query}")).json()));
}

#[test]
fn bad_requests_are_told_apart() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let organiser = house.sign_in("training_organiser");
    let person = officer.post("/people/search", &json!({"limit": 1})).json()["rows"][0]["id"].as_i64().unwrap();
    let row = json!({"row": {"year": 2024, "grade": "excellent"}});
    for (case, answer, status, code) in [
        ("an unknown field", officer.post("/people/search", &json!({"colour": 1})), 422, "refusal.unknown_field"),
        ("a field above the tier", organiser.post("/people/search", &json!({"filter": {"op": "punished", "kinds": ["warning"]}})), 422, "refusal.field_tier"),
        ("a column above the tier", organiser.post("/people/search", &json!({"columns": ["penalty"]})), 422, "refusal.field_tier"),
        ("an edit without a version", officer.post(&format!("/people/{person}/registers/appraisals"), &row), 428, "refusal.if_match"),
        ("a stale version", officer.request(Method::POST, &format!("/people/{person}/registers/appraisals"), Some("\"0\""), Some(&row)), 412, "refusal.stale"),
        ("not one's trade", organiser.request(Method::POST, &format!("/people/{person}/registers/appraisals"), Some("\"1\""), Some(&row)), 403, "refusal.not_permitted"),
        ("no such register", officer.request(Method::POST, &format!("/people/{person}/registers/shoes"), Some("\"1\""), Some(&row)), 404, "refusal.not_found"),
        ("a date in 2190", officer.get(&format!("/people/{person}?as_of=2190-01-01")), 422, "refusal.date"),
        ("a body that is no JSON", officer.request(Method::POST, "/people/search", None, None), 422, "refusal.body"),
        ("somebody without a grant for it", organiser.get("/audit"), 403, "refusal.not_permitted"),
    ] {
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (status, code), "{case}");
        assert!(!answer.json()["detail"].as_str().unwrap().contains("refusal."), "{case} has a sentence");
    }
}

#[test]
fn a_large_body_is_refused() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let answer = officer.post("/people/search", &json!({"cursor": "x".repeat(3_000_000)}));
    assert_eq!(answer.code(), "refusal.body_large");
}

#[test]
fn five_wrong_passwords_lock_the_account() {
    let house = House::open();
    let login = house.logins.iter().find(|login| login.role.code() == "organisation_officer").unwrap();
    let attempt = |password: &str| {
        let body = json!({"account": login.account, "password": password}).to_string();
        house.send(Request::post("/api/v1/session").header("x-lilian", "1").body(Body::from(body)).unwrap()).status
    };
    for _ in 0..5 {
        assert_eq!(attempt("wrong"), StatusCode::UNAUTHORIZED);
    }
    assert_eq!(attempt(&login.password), StatusCode::TOO_MANY_REQUESTS, "the right password comes too late");
}

#[test]
fn bodies_without_end_are_cut_off_early() {
    const PART: &[u8] = b"--cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"long.jpg\"\r\n\r\n";
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    let person = officer.post("/people/search", &json!({"limit": 1})).json()["rows"][0]["id"].as_i64().unwrap();
    for (case, method, path, kind, head, most) in [
        ("a portrait of 200 MB", Method::PUT, format!("/people/{person}/photo"), "image/jpeg", &b""[..], 6),
        ("an attachment of 200 MB", Method::POST, "/files".to_owned(), "multipart/form-data; boundary=cut", PART, 52),
        ("a JSON body of 200 MB", Method::POST, "/people/search".to_owned(), "application/json", &b"{\"limit\": \""[..], 4),
        ("an import of 400 MB", Method::POST, "/imports".to_owned(), "multipart/form-data; boundary=cut", PART, 202),
    ] {
        let (answer, asked) = officer.stream((method, &path), kind, head, if most > 100 { 400 } else { 200 });
        assert_eq!(answer.code(), "refusal.body_large", "{case}");
        assert!(asked <= most, "{case}: {asked} MB were read");
    }
    // What is just below the bound is taken.
    let megabytes = vec![b'x'; 3 * 1024 * 1024];
    assert_eq!(officer.upload("/files", &[], &[("three.txt", &megabytes)]).status, StatusCode::CREATED);
}

#[test]
fn a_name_that_cannot_be_one_is_not_found() {
    let house = House::open();
    let officer = house.sign_in("organisation_officer");
    for path in ["/people/abc", "/people/99999999999999999999", "/units/-", "/figures/no.such", "/imports/1e3", "/calendar/x"] {
        let method = if path.starts_with("/calendar") { Method::PUT } else { Method::GET };
        let answer = officer.request(method, path, None, Some(&json!({"source": "x", "holidays": [], "worked_weekend_days": []})));
        assert_eq!((answer.status, answer.code().as_str()), (StatusCode::NOT_FOUND, "refusal.not_found"), "{path}");
    }
}

#[test]
fn a_year_of_the_calendar_is_entered_by_those_who_keep_it() {
    let house = House::open();
    let (officer, official) = (house.sign_in("organisation_officer"), house.sign_in("official"));
    let year = json!({"source": "年度放假安排", "holidays": ["2028-01-01"], "worked_weekend_days": ["2028-01-08"]});
    let put = |who: &crate::house::Person<'_>, body: &Value| who.request(Method::PUT, "/calendar/2028", None, Some(body));
    assert_eq!(put(&official, &year).code(), "refusal.not_permitted");
    assert_eq!(put(&officer, &json!({"source": "x", "holidays": ["2028-02-30"], "worked_weekend_days": []})).json()["field"], "holidays");
    assert_eq!(put(&officer, &json!({"source": "x", "holidays": [], "worked_weekend_days": ["2028-01-03"]})).code(), "refusal.calendar_worked_day");
    assert_eq!(put(&officer, &year).status, StatusCode::NO_CONTENT);
    let years = official.get("/calendar").json();
    let entered = years.as_array().unwrap().iter().find(|shown| shown["year"] == 2028).unwrap();
    assert_eq!((entered["entered"].as_bool(), &entered["holidays"]), (Some(true), &year["holidays"]));
}

#[test]
fn records_are_found_by_their_words_inside_the_reach() {
    let house = House::open();
    let (officer, organiser, official) = (house.sign_in("organisation_officer"), house.sign_in("training_organiser"), house.sign_in("official"));
    let person = official.own.unwrap();
    let rows = officer.post("/people/search", &json!({"limit": 3})).json()["rows"].clone();
    let others = rows.as_array().unwrap().iter().filter_map(|row| row["id"].as_i64());
    let stranger = others.into_iter().find(|id| ![Some(person), officer.own, organiser.own].contains(&Some(*id))).unwrap();
    for (whose, tier, title) in [(person, "organisation", "泵站抢修"), (person, "restricted", "泵站抢修中的家庭困难"), (stranger, "organisation", "泵站抢修现场")] {
        let mut entry = body("/evidence");
        (entry["tier"], entry["title"]) = (json!(tier), json!(title));
        assert_eq!(officer.post(&format!("/people/{whose}/evidence"), &entry).status, StatusCode::CREATED, "{title}");
    }
    let found = |who: &crate::house::Person<'_>| {
        let hits = who.get("/search?q=%E6%B3%B5%E7%AB%99%E6%8A%A2%E4%BF%AE").json();
        let mut titles: Vec<String> = hits.as_array().unwrap().iter().filter(|hit| hit["kind"] == "entry").map(|hit| hit["title"].as_str().unwrap().to_owned()).collect();
        titles.sort();
        titles
    };
    assert_eq!(found(&organiser), ["泵站抢修", "泵站抢修现场"], "restricted words are in no index");
    assert_eq!(found(&official), ["泵站抢修"], "of others nothing is found");
}
