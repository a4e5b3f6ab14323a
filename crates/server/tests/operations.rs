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
        let open = matches!((method.as_str(), path.as_str()), ("GET", "/meta" | "/demo/logins") | ("POST", "/session"));
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
