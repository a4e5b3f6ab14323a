//! Observing at the front line, from an empty house through the operations that the pages use.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    empty::Setting,
    house::{Answer, Person, made, told},
};

fn source(kind: &str, stance: &str, text: &str) -> Value {
    json!({"source": kind, "stance": stance, "text": text})
}

/// A study of the town on a day with one statement about its head.
fn study(county: &Setting, on: &str, sources: &[Value]) -> Value {
    json!({
        "unit": county.town.0, "held_on": on, "place": "青陂镇渔港",
        "statements": [{"person": county.heads[0].0, "front_line": "projects", "text": "渔港二期进度过半", "sources": sources}],
    })
}

fn version(who: &Person<'_>, path: &str) -> String {
    who.get(path).etag.unwrap()
}

fn publish(who: &Person<'_>, id: i64, anyway: bool) -> Answer {
    let path = format!("/studies/{id}");
    let version = version(who, &path);
    who.request(Method::POST, &format!("{path}/publish"), Some(&version), Some(&json!({"anyway": anyway})))
}

/// Begins a study and puts it on file.
fn published(who: &Person<'_>, study: &Value) -> Value {
    let id = made(&who.post("/studies", &json!({"study": study})));
    let answer = publish(who, id, false);
    assert_eq!(answer.status, StatusCode::OK, "{}", told(&answer));
    answer.json()
}

/// O-09
#[test]
fn each_source_is_entered_apart_and_difficulties_become_problems() {
    let county = Setting::open();
    let (minister, head, bureau) = (county.house.sign_in_as("minister"), county.house.sign_in_as("head"), county.house.sign_in_as("bureau"));
    let mut body = study(&county, "2026-03-20", &[
        source("head_statement", "for", "已完成六成，汛期前合龙"), json!({"source": "seen", "stance": "against", "text": "只见桩基，防波堤未动工", "place": "二期工地"}),
        json!({"source": "from_enterprises", "stance": "against", "text": "施工方说材料款拖欠", "who": "施工企业2人"}),
    ]);
    body["statements"][0]["sources"] = json!([]);
    let id = made(&minister.post("/studies", &json!({"study": body})));
    assert_eq!(publish(&minister, id, false).code(), "refusal.statement_no_source", "a statement without a source");
    let whole = study(&county, "2026-03-20", &[
        source("head_statement", "for", "已完成六成，汛期前合龙"), json!({"source": "seen", "stance": "against", "text": "只见桩基，防波堤未动工", "place": "二期工地"}),
    ]);
    let mut whole = whole;
    whole["difficulties"] = json!([{"kind": "approval", "title": "二期用海手续未批", "text": "申请三个月没有答复", "person": county.heads[0].0, "owner": county.bureau.0}]);
    let path = format!("/studies/{id}");
    let kept = minister.request(Method::PUT, &path, Some(&version(&minister, &path)), Some(&whole));
    assert_eq!(kept.status, StatusCode::OK, "{}", told(&kept));
    let done = publish(&minister, id, false).json();
    let statement = done["published"][0].clone();
    assert_eq!((statement["state"].as_str(), statement["kinds_for"].as_i64(), statement["kinds_against"].as_i64()), (Some("disputed"), Some(1), Some(1)));
    let sources: Vec<_> = statement["sources"].as_array().unwrap().iter().map(|it| (it["kind"].as_str().unwrap(), it["stance"].as_str().unwrap(), it["place"].as_str().unwrap())).collect();
    assert_eq!(sources, [("head_statement", "for", "青陂镇渔港"), ("seen", "against", "二期工地")]);
    // The difficulty has an owner and a clock, and comes back to the head.
    let problem = done["problems"][0].as_i64().unwrap();
    let story = bureau.get(&format!("/problems/{problem}")).json();
    assert_eq!((story["origin"].as_str(), story["owner"].as_i64()), (Some("field_study"), Some(county.bureau.0)), "{story}");
    assert!(story["due"].is_string());
    // The person reads it, and is told.
    let own = head.get(&format!("/people/{}/statements", county.heads[0].0)).json();
    assert_eq!(own[0]["state"], "disputed");
    assert!(head.get("/notices").json().to_string().contains("observed"));
    // It stands as it is.
    assert_eq!(publish(&minister, id, false).code(), "refusal.study_published");
    // Two statements about one person in one study.
    let mut twice = study(&county, "2026-03-21", &[source("seen", "for", "到场所见")]);
    let again = twice["statements"][0].clone();
    twice["statements"].as_array_mut().unwrap().push(again);
    assert_eq!(published(&minister, &twice)["published"].as_array().unwrap().len(), 2);
}

/// O-09: the board shows where sources agree, and a source that the person contested with success no longer counts.
#[test]
fn the_cross_check_follows_its_sources() {
    let county = Setting::open();
    let (minister, officer, head) = (county.house.sign_in_as("minister"), county.house.sign_in_as("officer"), county.house.sign_in_as("head"));
    let person = county.heads[0].0;
    let done = published(&minister, &study(&county, "2026-03-20", &[source("head_statement", "for", "已完成六成"), source("from_masses", "against", "群众说没开工")]));
    let statement = done["published"][0]["id"].as_i64().unwrap();
    let denial = done["published"][0]["sources"][1]["entry"].as_i64().unwrap();
    let state = |who: &Person<'_>| who.get(&format!("/statements/{statement}")).json()["state"].as_str().unwrap().to_owned();
    assert_eq!(state(&officer), "disputed");
    // Business data that came later is put beside them.
    let data = json!({"happened_on": "2026-03-21", "stage": "observe", "kind": "result", "source": "business_data", "tier": "organisation", "title": "投资完成情况", "text": "系统显示完成投资六成"});
    let entry = made(&officer.post(&format!("/people/{person}/evidence"), &data));
    let set = officer.request(Method::PUT, &format!("/statements/{statement}/sources/{entry}"), None, Some(&json!({"stance": "for"})));
    assert_eq!((set.status, set.json()["state"].as_str()), (StatusCode::OK, Some("disputed")), "a denial is never outvoted");
    // The head contests the denial, somebody else upholds it, and what is left agrees.
    assert_eq!(head.post(&format!("/evidence/{denial}/contest"), &json!({"text": "当天工地因汛停工，并非未开工"})).status, StatusCode::CREATED);
    assert!(head.get(&format!("/statements/{statement}")).json()["sources"][1]["contested"].as_bool().unwrap());
    assert_eq!(officer.post(&format!("/evidence/{denial}/contest/answer"), &json!({"upheld": true, "text": "查证停工通知属实"})).status, StatusCode::OK);
    assert_eq!(state(&head), "confirmed");
    let states = officer.get("/statements").json()["counts"].clone();
    assert_eq!(states, json!({"confirmed": 1}));
    // Corrected evidence takes the place of what it corrects.
    let mut better = data;
    (better["text"], better["why"]) = (json!("系统更正为五成五"), json!("统计口径更正"));
    let entry = made(&officer.post(&format!("/evidence/{entry}/replacement"), &better));
    let story = officer.get(&format!("/statements/{statement}")).json();
    assert!(story["sources"].as_array().unwrap().iter().any(|it| it["entry"] == entry) && story["state"] == "confirmed", "{story}");
    // Taken away again, the one that is left is a single source.
    officer.request(Method::PUT, &format!("/statements/{statement}/sources/{entry}"), None, Some(&json!({"stance": null})));
    assert_eq!(state(&officer), "single_source");
    assert_eq!(head.request(Method::PUT, &format!("/statements/{statement}/sources/{entry}"), None, Some(&json!({"stance": "for"}))).code(), "refusal.not_permitted", "not by the person");
}

/// O-03
#[test]
fn a_visit_leaves_no_trace_in_the_unit_until_it_is_on_file() {
    let county = Setting::open();
    let (leader, minister, head, neighbour, auditor) = (
        county.house.sign_in_as("leader"), county.house.sign_in_as("minister"), county.house.sign_in_as("head"), county.house.sign_in_as("neighbour"),
        county.house.sign_in_as("auditor"),
    );
    let team = made(&leader.post("/teams", &json!({
        "title": "渔港二期考察专班", "from": "2026-03-01", "to": "2026-06-30", "members": [minister.own, leader.own], "units": [county.town.0],
        "seats": {"unit_kinds": ["town"], "post_kinds": ["chief"]},
    })));
    let visit = made(&leader.post("/visits", &json!({"day": "2026-03-30", "unit": county.town.0, "note": "先看工地", "team": team})));
    assert_eq!(minister.get("/visits").json()[0]["id"], visit, "the team knows");
    let own_unit = minister.post("/visits", &json!({"day": "2026-03-30", "unit": county.county.0}));
    assert_eq!(own_unit.code(), "refusal.visit_of_there", "a unit must not learn through its own people");
    let mut body = study(&county, "2026-03-24", &[source("seen", "for", "两台打桩机在作业")]);
    (body["unannounced"], body["team"]) = (json!(true), json!(team));
    let begun = leader.post("/studies", &json!({"study": body, "visit": visit}));
    let id = made(&begun);
    assert!(begun.json()["on_the_spot"].as_bool().unwrap(), "stamped by the house's clock on the day itself");
    // Everything the visited unit, its county and its neighbours can ask for says nothing of it.
    let paths = [
        "/visits".to_owned(), "/studies".into(), format!("/studies/{id}"), format!("/people/{}/evidence", county.heads[0].0), format!("/people/{}/statements", county.heads[0].0),
        "/notices".into(), "/statements".into(), "/teams".into(), format!("/teams/{team}"), "/observe/matrix".into(), "/comments".into(), "/day".into(), "/audit".into(),
        format!("/units/{}", county.town.0),
    ];
    for (case, who) in [("the visited head", &head), ("a unit head", &neighbour), ("the auditor", &auditor)] {
        for path in &paths {
            let answer = who.get(path);
            let text = String::from_utf8_lossy(&answer.bytes).to_string();
            let tells = ["渔港", "打桩机", &id.to_string(), &visit.to_string()].iter().any(|word| text.contains(*word));
            // That a team of this name was set up is in the log, but neither where it goes nor when.
            assert!(!tells || (case == "the auditor" && path == "/audit" && !text.contains(&visit.to_string()) && !text.contains(&id.to_string())), "{case} at {path}: {text}");
        }
    }
    assert_eq!(publish(&leader, id, false).status, StatusCode::OK);
    assert_eq!(head.get(&format!("/people/{}/statements", county.heads[0].0)).json()[0]["state"], "single_source");
    assert_eq!(leader.get("/visits").json()[0]["state"], "held");
}

/// O-02
#[test]
fn a_team_for_a_task_gets_the_people_to_observe() {
    let county = Setting::open();
    let (leader, minister, secretary, officer) =
        (county.house.sign_in_as("leader"), county.house.sign_in_as("minister"), county.house.sign_in_as("secretary"), county.house.sign_in_as("officer"));
    let [head, mayor] = county.heads;
    let project = made(&officer.post("/projects", &json!({"title": "渔港二期", "unit": county.county.0, "since": "2025-10-01", "amounts": {"planned": 32000}})));
    made(&officer.post(&format!("/people/{}/contributions", mayor.0), &json!({"project": project, "kind": "built", "title": "协调征迁", "happened_on": "2026-02-10"})));
    let team = |people: Value| json!({
        "title": "渔港二期考察专班", "task": "看渔港二期怎么推进", "project": project, "from": "2026-03-01", "to": "2026-06-30", "members": [leader.own, minister.own], "people": people,
        "seats": {"unit_kinds": []},
    });
    assert_eq!(leader.post("/teams", &team(json!([minister.own]))).code(), "refusal.team_itself", "nobody looks at themselves");
    let id = made(&leader.post("/teams", &team(json!([head.0]))));
    let mut body = study(&county, "2026-03-20", &[source("seen", "for", "工地有二十人")]);
    body["team"] = json!(id);
    published(&minister, &body);
    let page = minister.get(&format!("/teams/{id}")).json();
    let observed: Vec<_> = page["observed"].as_array().unwrap().iter().map(|it| (it["name"].as_str().unwrap(), it["times"].as_i64().unwrap())).collect();
    assert_eq!(observed, [("林晓棠", 1), ("贺知远", 0)], "named, and by the project; each with how often they were observed");
    assert_eq!(secretary.get(&format!("/teams/{id}")).status, StatusCode::NOT_FOUND, "whom it looks at is the team's");
    body["held_on"] = json!("2026-02-20");
    assert_eq!(minister.post("/studies", &json!({"study": body})).code(), "refusal.team_over");
}

/// O-08
#[test]
fn the_matrix_shows_where_nobody_looked() {
    let county = Setting::open();
    let (secretary, bureau) = (county.house.sign_in_as("secretary"), county.house.sign_in_as("bureau"));
    published(&secretary, &study(&county, "2026-03-20", &[source("seen", "for", "工地有二十人"), source("asked", "for", "监理答进度正常")]));
    let matrix = secretary.get("/observe/matrix").json();
    let rows: Vec<_> = matrix["rows"].as_array().unwrap().iter()
        .map(|row| (row["name"].as_str().unwrap(), row["cells"].as_array().unwrap().iter().map(|cell| (cell["entries"].as_i64().unwrap(), cell["kinds"].as_array().unwrap().len())).collect::<Vec<_>>()))
        .collect();
    assert_eq!(rows, [("林晓棠", vec![(0, 0), (2, 2), (0, 0), (0, 0), (0, 0)]), ("贺知远", vec![(0, 0); 5])]);
    assert_eq!(matrix["empty"], 9, "empty cells are the message");
    assert_eq!(secretary.get("/observe/matrix?to=2026-03-01").json()["empty"], 10, "of days before it nothing");
    assert_eq!(bureau.get("/observe/matrix").code(), "refusal.not_permitted");
}

/// O-10
#[test]
fn comments_are_found_and_counted_and_never_say_who_gave_them() {
    let county = Setting::open();
    let (minister, head, officer, auditor) =
        (county.house.sign_in_as("minister"), county.house.sign_in_as("head"), county.house.sign_in_as("officer"), county.house.sign_in_as("auditor"));
    let [person, other] = county.heads;
    let comment = |group: &str, line: &str, text: &str| json!({
        "comment": {"group": group, "channel": "interview", "given_on": "2026-03-20", "front_line": line, "text": text}, "giver": {"name": "何满仓", "reached_by": "13800001111"}
    });
    made(&minister.post(&format!("/people/{}/comments", person.0), &comment("from_masses", "rural", "常到塘边问收成，不打官腔")));
    made(&minister.post(&format!("/people/{}/comments", person.0), &comment("from_enterprises", "investment", "答应的事催了两回才办")));
    let body = comment("from_masses", "rural", "开会多，下来少");
    let first = made(&minister.post_keyed(&format!("/people/{}/comments", other.0), "k1", &body));
    assert_eq!(made(&minister.post_keyed(&format!("/people/{}/comments", other.0), "k1", &body)), first, "sent twice, recorded once");
    assert_eq!(minister.post(&format!("/people/{}/comments", person.0), &comment("document", "rural", "据材料")).code(), "refusal.comment_group", "a paper gives no comment");
    assert_eq!(head.post(&format!("/people/{}/comments", person.0), &comment("from_masses", "rural", "都说好")).code(), "refusal.observe_self");
    let all = officer.get("/comments").json();
    assert_eq!((all["all"].as_i64(), all["groups"].clone(), all["lines"].clone()), (Some(3), json!({"from_masses": 2, "from_enterprises": 1}), json!({"rural": 2, "investment": 1})));
    assert_eq!(all["people"][0]["count"], 2);
    let found = officer.get("/comments?q=%E5%A1%98%E8%BE%B9").json();
    assert_eq!((found["all"].as_i64(), found["rows"][0]["text"].as_str()), (Some(1), Some("常到塘边问收成，不打官腔")));
    assert_eq!(officer.get(&format!("/comments?person={}&group=from_masses", person.0)).json()["all"], 1);
    // The person reads what was said; nobody reads who said it.
    let own = head.get(&format!("/people/{}/evidence", person.0)).json();
    assert!(own.to_string().contains("常到塘边问收成"));
    for (case, text) in [("comments", all.to_string()), ("the person's file", own.to_string()), ("the log", auditor.get("/audit").json().to_string()),
        ("the recorder's evidence", minister.get(&format!("/people/{}/evidence", person.0)).json().to_string())] {
        assert!(!text.contains("何满仓") && !text.contains("13800001111"), "{case}");
    }
    let plain: i64 = county.house.db.read(|tx| tx.scalar("select count(*) from comment_giver where sealed like '%何满仓%'", &[])).unwrap();
    assert_eq!(plain, 0, "sealed where it lies");
}

/// Bad input: somebody who was elsewhere that day, a day to come, a photo too large.
#[test]
fn what_cannot_have_been_observed_says_why() {
    let county = Setting::open();
    let (officer, minister) = (county.house.sign_in_as("officer"), county.house.sign_in_as("minister"));
    let mut elsewhere = study(&county, "2026-03-20", &[source("seen", "for", "在场")]);
    elsewhere["unit"] = json!(county.bureau.0);
    let id = made(&officer.post("/studies", &json!({"study": elsewhere})));
    let refused = publish(&officer, id, false);
    assert_eq!(refused.code(), "refusal.study_elsewhere");
    assert!(refused.json()["title"].as_str().unwrap_or_default().contains("青陂镇") || refused.json().to_string().contains("青陂镇"), "{}", told(&refused));
    assert_eq!(publish(&officer, id, true).status, StatusCode::OK, "they were there all the same");
    for (case, change, expected) in [
        ("tomorrow", (|it: &mut Value| it["held_on"] = json!("2026-03-25")) as fn(&mut Value), "refusal.not_yet"),
        ("long ago", |it| it["held_on"] = json!("2024-03-25"), "refusal.study_long_ago"),
        ("a line that is none", |it| it["statements"][0]["front_line"] = json!("sea"), "refusal.code"),
        ("the person's own words by another", |it| it["statements"][0]["sources"][0]["source"] = json!("own_statement"), "refusal.not_own_statement"),
        ("a field that is not known", |it| it["colour"] = json!("red"), "refusal.unknown_field"),
    ] {
        let mut body = study(&county, "2026-03-20", &[source("seen", "for", "在场")]);
        change(&mut body);
        assert_eq!(officer.post("/studies", &json!({"study": body})).code(), expected, "{case}");
    }
    let (large, asked) = minister.stream((Method::POST, "/files"), "image/jpeg", b"\xff\xd8\xff", 200);
    assert!(large.status.is_client_error() && asked < 200, "{} after {asked} MB", told(&large));
}

/// O-01
#[test]
fn the_chain_leads_from_the_front_line_to_the_next_post() {
    let county = Setting::open();
    let (minister, head, officer, bureau) =
        (county.house.sign_in_as("minister"), county.house.sign_in_as("head"), county.house.sign_in_as("officer"), county.house.sign_in_as("bureau"));
    let person = county.heads[0].0;
    let formed = json!({"happened_on": "2024-06-01", "stage": "practise", "kind": "task", "source": "document", "tier": "organisation", "title": "抽调重点项目指挥部", "text": "略", "front_line": "projects"});
    made(&officer.post(&format!("/people/{person}/evidence"), &formed));
    published(&minister, &study(&county, "2025-05-20", &[source("seen", "for", "工地有二十人")]));
    let line = |to: &str| minister.get(&format!("/observe/lines/projects?from=2024-01-01&to={to}")).json();
    assert_eq!((line("2024-12-31")[0]["formed"].as_i64(), line("2024-12-31")[0]["seen"].as_i64()), (Some(1), Some(0)), "formed and not yet seen");
    assert_eq!(line("2026-03-24")[0]["chosen"], "", "seen and not yet chosen");
    let version = officer.get(&format!("/people/{person}")).etag.unwrap();
    let post = json!({"row": {"since": "2026-01", "until": null, "kind": "promotion", "main": true, "title": "东溪县副县长", "post_kind": "deputy", "rank": null, "unit": county.county.0, "post": null}});
    let added = officer.request(Method::POST, &format!("/people/{person}/registers/appointments"), Some(&version), Some(&post));
    assert_eq!(added.status, StatusCode::CREATED, "{}", told(&added));
    let row = line("2026-03-24")[0].clone();
    assert_eq!((row["person"].as_i64(), row["formed"].as_i64(), row["seen"].as_i64(), row["chosen"].as_str()), (Some(person), Some(1), Some(1), Some("东溪县副县长")));
    let kinds = |who: &Person<'_>| who.get(&format!("/people/{person}/chain")).json().as_array().unwrap().iter().map(|link| link["kind"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(kinds(&head), ["chosen", "formed", "seen", "chosen"], "the post, the task, what was seen, the next post; the person reads it too");
    assert_eq!(minister.get("/observe/lines/sea").code(), "refusal.code");
    assert_eq!(bureau.get("/observe/lines/projects").code(), "refusal.not_permitted");
    assert_eq!(bureau.get(&format!("/people/{person}/chain")).status, StatusCode::NOT_FOUND);
}

#[test]
fn figures_count_what_was_observed_inside_the_reach() {
    let county = Setting::open();
    let (minister, bureau) = (county.house.sign_in_as("minister"), county.house.sign_in_as("bureau"));
    published(&minister, &study(&county, "2026-03-20", &[source("seen", "for", "工地有二十人"), source("asked", "for", "监理答进度正常")]));
    let comment = json!({"comment": {"group": "from_masses", "channel": "interview", "given_on": "2026-03-20", "front_line": "rural", "text": "常到塘边"}});
    made(&minister.post(&format!("/people/{}/comments", county.heads[0].0), &comment));
    for (id, expected, behind) in [("observed.comments", 1, 1), ("observed.lines", 3, 3), ("observed.strong", 0, 0), ("observed.ordinary", 0, 0)] {
        assert_eq!(minister.get(&format!("/figures/{id}")).json()["value"].as_f64(), Some(f64::from(expected)), "{id}");
        assert_eq!(minister.get(&format!("/figures/{id}/rows")).json()["rows"].as_array().unwrap().len(), behind, "{id}");
        assert_eq!(bureau.get(&format!("/figures/{id}")).json()["value"].as_f64(), Some(0.0), "{id} for who does not observe them");
    }
    let parts = minister.get("/figures/observed.lines").json()["parts"].clone();
    assert_eq!(parts.as_array().unwrap().iter().map(|part| part["value"].as_i64().unwrap()).collect::<Vec<_>>(), [0, 2, 1, 0, 0]);
    assert_eq!(minister.get("/figures/observed.comments?period=2025").json()["value"].as_f64(), Some(0.0));
}

#[test]
fn a_photo_of_a_draft_outlives_the_sweep() {
    let county = Setting::open();
    let minister = county.house.sign_in_as("minister");
    let mut body = study(&county, "2026-03-20", &[source("seen", "for", "两台打桩机")]);
    body["statements"][0]["sources"][0]["attachments"] = json!([format!("{}/工地.jpg", "0".repeat(64))]);
    assert_eq!(minister.post("/studies", &json!({"study": body})).status, StatusCode::NOT_FOUND, "a photo that was never sent");
    let hash = minister.upload("/files", &[], &[("工地.txt", b"a picture")]).json()["file"].as_str().unwrap().split('/').next().unwrap().to_owned();
    body["statements"][0]["sources"][0]["attachments"] = json!([format!("{hash}/工地.txt")]);
    let id = made(&minister.post("/studies", &json!({"study": body})));
    county.house.later(domain::date::Instant::DAY * 30);
    server::jobs::sweep_all(&county.house.db).unwrap();
    let minister = county.house.sign_in_as("minister");
    assert_eq!(publish(&minister, id, false).status, StatusCode::OK);
    let file = minister.get(&format!("/people/{}/evidence", county.heads[0].0)).json();
    assert_eq!(file["rows"][0]["attachments"][0]["file"], hash);
    let open = minister.get(&format!("/files/{hash}"));
    assert_eq!((open.status, open.bytes.as_slice()), (StatusCode::OK, b"a picture".as_slice()));
}
