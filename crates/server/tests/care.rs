//! Talks, duties, rounds, visits and needs, each from an empty house through the operations that the pages use.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    empty::Setting,
    house::{Answer, Person, told},
};

fn talk(kind: &str, held_on: &str) -> Value {
    json!({"kind": kind, "held_on": held_on, "form": "on_site", "place": "青陂镇渔港", "tier": "organisation", "summary": "谈了渔港建设和班子分工。"})
}

/// Records a talk and returns its id.
fn record(who: &Person<'_>, person: i64, body: &Value) -> i64 {
    let made = who.post(&format!("/people/{person}/talks"), body);
    assert_eq!(made.status, StatusCode::CREATED, "{}", told(&made));
    made.json()["id"].as_i64().unwrap()
}

fn rule(cadence: &str, owes: &Value, span: &str, since: &str) -> Value {
    json!({"rule": {
        "title": "同乡镇党政正职谈心谈话", "act": "talk", "span": span, "owes": owes, "cadence": cadence, "since": since, "until": null, "warn_days": 30,
        "to": {"unit_kinds": ["town", "subdistrict"], "post_kinds": ["chief"]}, "source": "县（区）干部谈心谈话安排"
    }})
}

fn county_secretary() -> Value {
    json!({"unit_kinds": ["county"], "post_kinds": ["chief"], "title": "委书记"})
}

fn organisation_head() -> Value {
    json!({"unit_kinds": ["county_unit"], "post_kinds": ["chief"], "title": "部长", "unit_name": "组织部"})
}

fn act(who: &Person<'_>, id: i64, deed: &Value) -> Answer {
    let version = who.get(&format!("/problems/{id}")).etag.unwrap_or_else(|| "\"1\"".into());
    who.request(Method::POST, &format!("/problems/{id}/deeds"), Some(&version), Some(deed))
}

/// T-01
#[test]
fn the_county_secretary_sees_each_town_head_with_the_last_talk_and_what_is_overdue() {
    let county = Setting::open();
    let (officer, secretary) = (county.house.sign_in_as("officer"), county.house.sign_in_as("secretary"));
    assert_eq!(secretary.get("/duties/mine").json()["items"], json!([]), "nothing is owed before a rule says so");
    let made = officer.post("/duties/rules", &rule("year", &county_secretary(), "own", "2025-01-01"));
    assert_eq!(made.status, StatusCode::CREATED, "{}", told(&made));
    let [head, mayor] = county.heads;
    record(&secretary, head.0, &json!({"talk": talk("talk", "2026-03-20")}));
    let items = secretary.get("/duties/mine").json()["items"].clone();
    let seen: Vec<_> = items.as_array().unwrap().iter()
        .map(|item| (item["name"].as_str().unwrap(), item["from"].as_str().unwrap(), item["to"].as_str().unwrap(), item["state"].as_str().unwrap(), item["last_on"].as_str()))
        .collect();
    assert_eq!(seen, [
        ("林晓棠", "2025-01-01", "2025-12-31", "missed", Some("2026-03-20")), ("贺知远", "2025-01-01", "2025-12-31", "missed", None),
        ("贺知远", "2026-01-01", "2026-12-31", "open", None), ("林晓棠", "2026-01-01", "2026-12-31", "done", Some("2026-03-20")),
    ]);
    let board = officer.get("/duties/board?year=2026").json();
    assert_eq!(board["rules"][0]["rows"][0]["cells"][0], json!({"total": 2, "done": 1, "missed": 0, "soon": 0}), "{board}");
    assert_eq!(board["rules"][0]["rows"][0]["talkers"], json!(["沈行川"]));
    record(&secretary, mayor.0, &json!({"talk": talk("talk", "2026-03-21")}));
    assert_eq!(officer.get("/duties/board?year=2026").json()["rules"][0]["total"]["done"], 2);
    assert_eq!(officer.get("/duties/board?year=2025").json()["rules"][0]["total"]["missed"], 2, "what was missed stays missed");
    let bureau = county.house.sign_in_as("bureau");
    assert_eq!(bureau.get("/duties/board").status, StatusCode::FORBIDDEN);
}

/// T-02
#[test]
fn the_county_organisation_head_owes_each_town_head_a_talk_every_half_year() {
    let county = Setting::open();
    let (officer, minister) = (county.house.sign_in_as("officer"), county.house.sign_in_as("minister"));
    for (case, asked, code) in [
        ("a cadence that begins inside a period", rule("half_year", &organisation_head(), "above", "2026-03-01"), "refusal.duty_mid_period"),
        ("posts that nobody holds", rule("half_year", &json!({"unit_kinds": ["zone"]}), "own", "2026-01-01"), "refusal.duty_nobody"),
        ("no source", { let mut it = rule("half_year", &organisation_head(), "above", "2026-01-01"); it["rule"]["source"] = json!(" "); it }, "refusal.empty"),
    ] {
        assert_eq!(officer.post("/duties/rules", &asked).code(), code, "{case}");
    }
    assert_eq!(minister.post("/duties/rules", &rule("half_year", &organisation_head(), "above", "2026-01-01")).status, StatusCode::FORBIDDEN);
    let made = officer.post("/duties/rules", &rule("half_year", &organisation_head(), "above", "2026-01-01"));
    assert_eq!(made.status, StatusCode::CREATED, "{}", told(&made));
    assert_eq!(officer.post("/duties/rules", &rule("half_year", &organisation_head(), "above", "2026-01-01")).code(), "refusal.duty_same");
    let items = minister.get("/duties/mine").json()["items"].clone();
    assert_eq!(items.as_array().unwrap().iter().map(|item| item["to"].as_str().unwrap()).collect::<Vec<_>>(), ["2026-06-30", "2026-06-30"], "{items}");
    record(&minister, county.heads[0].0, &json!({"talk": talk("talk", "2026-03-20")}));
    let behind = officer.get(&format!("/duties/items?rule={}&from=2026-01-01", made.json()["id"])).json();
    let states: Vec<_> = behind.as_array().unwrap().iter().map(|item| (item["name"].as_str().unwrap(), item["state"].as_str().unwrap(), item["done_by"].as_str().unwrap())).collect();
    assert_eq!(states, [("林晓棠", "done", "孟亦岚"), ("贺知远", "open", "")]);
    assert_eq!(officer.post(&format!("/duties/rules/{}/end", made.json()["id"]), &json!({"until": "2026-05-01"})).code(), "refusal.duty_mid_period");
    assert_eq!(officer.post(&format!("/duties/rules/{}/end", made.json()["id"]), &json!({"until": "2026-07-01"})).status, StatusCode::NO_CONTENT);
}

/// What is owed follows the post, and what was done stays.
#[test]
fn a_successor_owes_what_is_left_and_a_calendar_program_learns_only_how_many() {
    let county = Setting::open();
    let (officer, secretary) = (county.house.sign_in_as("officer"), county.house.sign_in_as("secretary"));
    officer.post("/duties/rules", &rule("year", &county_secretary(), "own", "2026-01-01"));
    let made = secretary.post("/duties/feed", &json!({}));
    let path = made.json()["path"].as_str().unwrap().strip_prefix("/api/v1").unwrap().to_owned();
    let stranger = county.house.stranger();
    let feed = String::from_utf8(stranger.get(&path).bytes).unwrap();
    assert!(feed.contains("BEGIN:VCALENDAR") && feed.contains("20261231") && feed.contains("2 项"), "{feed}");
    assert!(!feed.contains("林晓棠"), "no name leaves the house: {feed}");
    assert_eq!(stranger.get("/feeds/no-such-token").status, StatusCode::NOT_FOUND);
    assert_eq!(secretary.request(Method::DELETE, "/duties/feed", None, None).status, StatusCode::NO_CONTENT);
    assert_eq!(stranger.get(&path).status, StatusCode::NOT_FOUND, "an address that was given up answers nobody");
}

/// T-03
#[test]
fn an_unannounced_visit_is_planned_in_private_and_recorded_afterwards() {
    let county = Setting::open();
    let (leader, officer, auditor) = (county.house.sign_in_as("leader"), county.house.sign_in_as("officer"), county.house.sign_in_as("auditor"));
    let plan = json!({"day": "2026-03-25", "unit": county.town.0, "note": "看渔港和便民中心"});
    assert_eq!(leader.post("/visits", &json!({"day": "2026-03-01", "unit": county.town.0})).code(), "refusal.visit_past");
    let visit = leader.post("/visits", &plan).json()["id"].as_i64().unwrap();
    assert_eq!(officer.get("/visits").json(), json!([]), "nobody else knows");
    assert!(!auditor.get("/audit").json().to_string().contains("渔港") && !auditor.get("/audit").json().to_string().contains("青陂"), "the log names no place");
    let mut words = talk("talk", "2026-03-24");
    (words["unannounced"], words["suggestions"]) = (json!(true), json!("建议把用海和用地两个手续一起办"));
    let body = json!({"talk": words, "visit": visit, "problems": [{"kind": "approval", "title": "休闲渔业用海手续", "owner": county.bureau.0}]});
    let id = record(&leader, county.heads[0].0, &body);
    assert_eq!(leader.get("/visits").json()[0]["state"], "held");
    let shown = leader.get(&format!("/talks/{id}")).json();
    assert_eq!((shown["unannounced"].as_bool(), shown["talk"]["suggestions"].as_str()), (Some(true), Some("建议把用海和用地两个手续一起办")));
    assert_eq!(shown["problems"][0]["state"], "assigned", "{shown}");
    assert_eq!(officer.get("/talks/coverage").json()["unannounced"], 1);
}

/// T-04
#[test]
fn a_round_shows_with_whom_somebody_has_talked_and_what_was_said() {
    let county = Setting::open();
    let (officer, leader) = (county.house.sign_in_as("officer"), county.house.sign_in_as("leader"));
    let round = |from: &str, to: &str| json!({
        "title": "年末走访谈心", "from": from, "to": to, "units": [county.county.0], "aim": "加压催征，加油鼓劲",
        "seats": {"unit_kinds": ["town", "subdistrict"], "post_kinds": ["chief"]}
    });
    assert_eq!(officer.post("/rounds", &round("2026-03-31", "2026-03-01")).code(), "refusal.ends_before_it_begins");
    let id = officer.post("/rounds", &round("2026-03-01", "2026-03-31")).json()["id"].as_i64().unwrap();
    let board = officer.get(&format!("/rounds/{id}")).json();
    assert_eq!((board["round"]["meant"].as_i64(), board["round"]["talked"].as_i64()), (Some(2), Some(0)), "{board}");
    record(&leader, county.heads[0].0, &json!({"talk": talk("talk", "2026-03-20"), "round": id}));
    record(&leader, county.heads[0].0, &json!({"talk": talk("talk", "2026-03-22"), "round": id}));
    record(&leader, county.secretary.0, &json!({"talk": talk("talk", "2026-03-22")}));
    let board = officer.get(&format!("/rounds/{id}")).json();
    assert_eq!((board["round"]["talked"].as_i64(), board["round"]["times"].as_i64()), (Some(1), Some(2)), "{board}");
    let said: Vec<_> = board["said"].as_array().unwrap().iter().map(|said| (said["name"].as_str().unwrap(), said["summary"].as_str().unwrap())).collect();
    assert_eq!(said, [("林晓棠", "谈了渔港建设和班子分工。"); 2], "of this round only");
    let untalked: Vec<_> = board["members"].as_array().unwrap().iter().filter(|member| member["talks"] == json!([])).map(|member| member["name"].as_str().unwrap()).collect();
    assert_eq!(untalked, ["贺知远"]);
}

/// T-05
#[test]
fn problems_are_written_down_one_by_one_and_the_talker_goes_back_with_the_answer() {
    let county = Setting::open();
    let (secretary, bureau, head) = (county.house.sign_in_as("secretary"), county.house.sign_in_as("bureau"), county.house.sign_in_as("head"));
    let person = county.heads[0].0;
    let with = |problems: Value| json!({"talk": talk("talk", "2026-03-24"), "problems": problems});
    let blank = secretary.post(&format!("/people/{person}/talks"), &with(json!([{"kind": "approval", "title": "用海手续"}, {"kind": "land", "title": "  "}])));
    assert_eq!((blank.code().as_str(), blank.json()["field"].as_str()), ("refusal.empty", Some("problems.1.title")), "{}", told(&blank));
    assert_eq!(secretary.get(&format!("/people/{person}/talks")).json()["talks"], json!([]), "nothing of it was kept");
    let body = with(json!([{"kind": "approval", "title": "用海手续", "owner": county.bureau.0}, {"kind": "land", "title": "码头用地", "owner": county.bureau.0}]));
    let made = secretary.post_keyed(&format!("/people/{person}/talks"), "once", &body).json();
    assert_eq!(secretary.post_keyed(&format!("/people/{person}/talks"), "once", &body).json(), made, "sent twice, recorded once");
    let problems: Vec<i64> = made["problems"].as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect();
    assert_eq!(problems.len(), 2);
    let mut better = body.clone();
    (better["replaces"], better["problems"]) = (made["id"].clone(), json!([]));
    let corrected = record(&secretary, person, &better);
    let before = secretary.get(&format!("/talks/{}", made["id"])).json();
    assert_eq!((before["replaced_by"].as_i64(), before["mine"].as_bool()), (Some(corrected), Some(false)));
    let made = json!({"id": corrected});
    assert_eq!(act(&bureau, problems[0], &json!({"deed": "answer", "outcome": "solved", "text": "已会商并行办理"})).json()["state"], "answered");
    assert!(secretary.get("/notices").json().to_string().contains("problem_answered"), "the talker is told");
    let shown = secretary.get(&format!("/talks/{}", made["id"])).json();
    assert_eq!((shown["problems"][0]["state"].as_str(), shown["problems"][1]["state"].as_str()), (Some("answered"), Some("assigned")));
    assert_eq!(act(&head, problems[0], &json!({"deed": "confirm", "holds": "solved"})).json()["state"], "closed");
    assert_eq!(act(&bureau, problems[1], &json!({"deed": "answer", "outcome": "solved", "text": "已报批"})).json()["state"], "answered");
    let returned = act(&head, problems[1], &json!({"deed": "confirm", "holds": "no", "text": "没有批下来"})).json();
    assert_eq!((returned["state"].as_str(), returned["owner"].as_i64()), (Some("assigned"), Some(county.bureau.0)), "back to the same unit");
}

/// T-06
#[test]
fn an_interview_says_beforehand_that_it_may_be_read_when_posts_are_filled() {
    let county = Setting::open();
    let (officer, archivist, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("archivist"), county.house.sign_in_as("head"));
    let person = county.heads[0].0;
    assert_eq!(officer.post(&format!("/people/{person}/talks"), &json!({"talk": talk("interview", "2026-03-20")})).code(), "refusal.talk_told");
    let mut words = talk("interview", "2026-03-20");
    words["told_of_use"] = json!(true);
    record(&officer, person, &json!({"talk": words}));
    let found = officer.get("/talks?whose=reach&kind=interview").json();
    assert_eq!((found["rows"][0]["person_name"].as_str(), found["rows"].as_array().unwrap().len()), (Some("林晓棠"), 1));
    assert_eq!(officer.get("/talks?whose=reach&kind=talk").json()["rows"], json!([]));
    let coverage = officer.get("/talks/coverage?kind=interview").json();
    assert_eq!((coverage["persons"].as_i64(), coverage["times"].as_i64()), (Some(1), Some(1)));
    assert_eq!(archivist.get("/talks?whose=reach").json()["rows"], json!([]), "another bureau knows nothing of it");
    let own = head.get(&format!("/people/{person}/talks")).json();
    assert_eq!((own["talks"][0]["kind"].as_str(), own["talks"][0]["talk"].is_null()), (Some("interview"), true), "the person knows that it was held: {own}");
}

/// T-07
#[test]
fn a_talk_keeps_five_topics_three_looks_and_what_is_left_for_the_next() {
    let county = Setting::open();
    let secretary = county.house.sign_in_as("secretary");
    let person = county.heads[0].0;
    for (case, change, code) in [
        ("in the future", json!({"held_on": "2026-03-30"}), "refusal.not_yet"), ("nothing said", json!({"summary": " "}), "refusal.empty"),
        ("a topic nobody knows", json!({"topics": {"weather": "晴"}}), "refusal.code"),
    ] {
        let mut words = talk("talk", "2026-03-20");
        words.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let answer = secretary.post(&format!("/people/{person}/talks"), &json!({"talk": words}));
        assert_eq!(answer.code(), code, "{case}: {}", told(&answer));
    }
    assert_eq!(secretary.post(&format!("/people/{}/talks", county.secretary.0), &json!({"talk": talk("talk", "2026-03-20")})).code(), "refusal.talk_self");
    for (day, state) in [("2025-09-10", "watch"), ("2026-03-20", "good")] {
        let mut words = talk("talk", day);
        words["topics"] = json!({"thought": "踏实", "style": "深入", "discipline": "守规矩", "feeling": "扎根", "work": "渔港按期"});
        words["looks"] = json!({"state": state, "spirit": "steady", "results": "good"});
        words["left_open"] = json!(["渔港二期用地", "孩子入学"]);
        record(&secretary, person, &json!({"talk": words}));
    }
    let told = secretary.get(&format!("/people/{person}/talks")).json();
    let looks: Vec<_> = told["talks"].as_array().unwrap().iter().map(|talk| talk["talk"]["looks"]["state"].as_str().unwrap()).collect();
    assert_eq!(looks, ["good", "watch"], "how the person was seen over time");
    assert_eq!(told["talks"][0]["talk"]["topics"]["feeling"], "扎根");
    assert_eq!(told["carried"], json!(["渔港二期用地", "孩子入学"]));
    let first = told["talks"][0]["id"].as_i64().unwrap();
    let minister = county.house.sign_in_as("minister");
    let correct = |who: &Person<'_>, with: i64, replaces: i64| who.post(&format!("/people/{with}/talks"), &json!({"talk": talk("talk", "2026-03-20"), "replaces": replaces}));
    for (case, answer) in [
        ("by somebody else", correct(&minister, person, first)), ("as the talk with another", correct(&secretary, county.heads[1].0, first)),
        ("one that is not there", correct(&secretary, person, 12345)),
    ] {
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{case}: {}", String::from_utf8_lossy(&answer.bytes));
    }
    let twice = minister.post(&format!("/people/{person}/talks"), &json!({"talk": talk("talk", "2026-03-20")}));
    assert_eq!(twice.code(), "refusal.talk_twice");
    let id = told["talks"][0]["id"].as_i64().unwrap();
    assert_eq!(minister.post(&format!("/talks/{id}/join"), &json!({})).status, StatusCode::NO_CONTENT);
    assert_eq!(secretary.get(&format!("/talks/{id}")).json()["talkers"].as_array().unwrap().len(), 2, "both held it");
}

/// T-08
#[test]
fn a_home_visit_opens_to_the_fewest_and_turns_needs_into_help() {
    let county = Setting::open();
    let (secretary, officer, bureau, head) =
        (county.house.sign_in_as("secretary"), county.house.sign_in_as("officer"), county.house.sign_in_as("bureau"), county.house.sign_in_as("head"));
    let person = county.heads[0].0;
    let id = record(&secretary, person, &json!({"talk": talk("home_visit", "2026-03-20"), "needs": [{"kind": "family", "text": "母亲住院，需要陪护"}]}));
    assert_eq!(secretary.get(&format!("/talks/{id}")).json()["tier"], "restricted", "whatever was asked for");
    assert_eq!(bureau.get(&format!("/talks/{id}")).status, StatusCode::NOT_FOUND);
    let need = officer.get("/needs").json()[0].clone();
    assert_eq!((need["kind"].as_str(), need["notes"][0]["text"].as_str()), (Some("family"), Some("母亲住院，需要陪护")), "{need}");
    let at = format!("/needs/{}", need["id"]);
    let helped = officer.request(Method::POST, &format!("{at}/notes"), Some("\"1\""), Some(&json!({"state": "helped", "text": "协调了就近医院"})));
    assert_eq!(helped.json()["state"], "helped", "{}", told(&helped));
    let own = head.get(&format!("/people/{person}/needs")).json();
    assert_eq!(own[0]["notes"].as_array().unwrap().len(), 2, "the person sees how they are helped");
    let empty = json!({"talk": talk("home_visit", "2026-03-21"), "needs": [{"kind": "family", "text": " "}]});
    let refused = secretary.post(&format!("/people/{person}/talks"), &empty);
    assert_eq!(refused.json()["field"].as_str(), Some("needs.0.text"), "{}", told(&refused));
}

/// T-09
#[test]
fn a_need_is_kept_from_everybody_who_does_not_look_after_it() {
    let county = Setting::open();
    let house = &county.house;
    let (officer, secretary, minister, auditor) = (house.sign_in_as("officer"), house.sign_in_as("secretary"), house.sign_in_as("minister"), house.sign_in_as("auditor"));
    let person = county.heads[0].0;
    let made = officer.post(&format!("/people/{person}/needs"), &json!({"kind": "mind", "text": "睡眠不好，压力大"}));
    assert_eq!(made.status, StatusCode::CREATED, "{}", told(&made));
    let at = format!("/needs/{}", made.json()["id"]);
    for (case, who, expected) in [
        ("the department of the county", "minister", StatusCode::OK), ("the county secretary, who recorded nothing", "secretary", StatusCode::NOT_FOUND),
        ("the colleague", "mayor", StatusCode::NOT_FOUND), ("another bureau", "bureau", StatusCode::NOT_FOUND), ("the person", "head", StatusCode::OK),
        ("who keeps the log", "auditor", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(house.sign_in_as(who).get(&at).status, expected, "{case}");
    }
    assert_eq!(secretary.get("/needs").json(), json!([]));
    let own = house.sign_in_as("head").request(Method::POST, &format!("{at}/notes"), Some("\"1\""), Some(&json!({"state": "ended", "text": "好了"})));
    assert_eq!(own.code(), "refusal.not_permitted", "nobody closes their own need");
    let log = auditor.get("/audit").json().to_string();
    assert!(!log.contains("睡眠") && !log.contains("mind"), "the log tells no need: {log}");
    let stale = minister.request(Method::POST, &format!("{at}/notes"), Some("\"7\""), Some(&json!({"state": "helped", "text": "安排了疗养"})));
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    assert!(house.db.read(store::verify::verify).unwrap().is_sound());
}

/// T-10
#[test]
fn coverage_counts_persons_and_person_times_by_area_and_talker() {
    let county = Setting::open();
    let (officer, secretary, leader) = (county.house.sign_in_as("officer"), county.house.sign_in_as("secretary"), county.house.sign_in_as("leader"));
    let [head, mayor] = county.heads;
    for (who, person, day) in [(&secretary, head, "2026-03-02"), (&secretary, head, "2026-03-09"), (&secretary, mayor, "2026-03-10"), (&leader, head, "2026-03-12")] {
        record(who, person.0, &json!({"talk": talk("talk", day)}));
    }
    let seen = officer.get("/talks/coverage").json();
    assert_eq!((seen["persons"].as_i64(), seen["times"].as_i64()), (Some(2), Some(4)), "{seen}");
    let rows = |rows: &Value| -> Vec<(String, i64, i64)> {
        rows.as_array().unwrap().iter().map(|row| (row["name"].as_str().unwrap().into(), row["persons"].as_i64().unwrap(), row["times"].as_i64().unwrap())).collect()
    };
    assert_eq!(rows(&seen["by_unit"]), [("东溪县".into(), 2, 4)]);
    assert_eq!(rows(&seen["by_talker"]), [("沈行川".into(), 2, 3), ("闻人诚".into(), 1, 1)]);
    let march = officer.get("/talks/coverage?from=2026-03-10&to=2026-03-31").json();
    assert_eq!((march["persons"].as_i64(), march["times"].as_i64()), (Some(2), Some(2)));
    let bureau = county.house.sign_in_as("bureau");
    assert_eq!(bureau.get("/talks/coverage").json()["persons"], 0, "inside the viewer's reach");
    assert_eq!(county.house.sign_in_as("head").get("/talks/coverage").status, StatusCode::FORBIDDEN);
}

/// X2-06, X4-16, X4-24, X4-25, X4-28
#[test]
fn figures_count_what_is_on_record_and_move_with_it() {
    let county = Setting::open();
    let (officer, secretary, leader, head) =
        (county.house.sign_in_as("officer"), county.house.sign_in_as("secretary"), county.house.sign_in_as("leader"), county.house.sign_in_as("bureau"));
    let mut yearly = rule("year", &county_secretary(), "own", "2026-01-01");
    yearly["rule"]["code"] = json!("county_secretary_talks");
    officer.post("/duties/rules", &yearly);
    let value = |id: &str, period: &str| {
        let figure = officer.get(&format!("/figures/{id}?period={period}")).json();
        (figure["value"].as_f64(), figure["rows"].as_i64().unwrap())
    };
    let figures = ["talks.persons", "talks.times", "talks.town_heads_times", "talks.unannounced", "duties.county_secretary"];
    assert_eq!(figures.map(|id| format!("{:?}", value(id, "2026").0)), ["Some(0.0)"; 5]);
    let [first, mayor] = county.heads;
    record(&secretary, first.0, &json!({"talk": talk("talk", "2026-03-02")}));
    record(&secretary, first.0, &json!({"talk": talk("talk", "2026-03-09")}));
    record(&leader, county.secretary.0, &json!({"talk": talk("talk", "2026-03-10")}));
    let mut unannounced = talk("talk", "2026-03-11");
    unannounced["unannounced"] = json!(true);
    record(&leader, mayor.0, &json!({"talk": unannounced}));
    assert_eq!(figures.map(|id| format!("{:?}", value(id, "2026").0)), ["Some(3.0)", "Some(4.0)", "Some(3.0)", "Some(1.0)", "Some(1.0)"]);
    assert_eq!((value("talks.times", "2025"), value("talks.times", "2026-03-01/2026-03-05"), value("duties.county_secretary", "2026")), ((Some(0.0), 0), (Some(1.0), 1), (Some(1.0), 2)));
    let rows = officer.get("/figures/talks.unannounced/rows?period=2026").json();
    assert_eq!((rows["rows"][0]["title"].as_str(), rows["rows"][0]["detail"].as_str()), (Some("贺知远"), Some("2026-03-11")));
    assert_eq!(head.get("/figures/talks.times?period=2026").json()["value"], 0.0, "inside the viewer's reach");
    let asked = json!({"origin": "talk", "kind": "approval", "place": county.town.0, "title": "用海手续", "owner": county.bureau.0, "person": first.0});
    let id = secretary.post("/problems", &asked).json()["id"].as_i64().unwrap();
    assert_eq!((value("problems.raised", "2026").0, value("problems.on_time", "2026").0, value("problems.overdue", "2026").0), (Some(1.0), None, Some(0.0)));
    act(&head, id, &json!({"deed": "answer", "outcome": "solved", "text": "已办"}));
    act(&secretary, id, &json!({"deed": "prove", "text": "到镇里看过批文"}));
    assert_eq!((value("problems.closed", "2026").0, value("problems.on_time", "2026")), (Some(1.0), (Some(100.0), 1)));
}

/// Counts and the rows behind them tell nobody of a talk that a list would not show them.
#[test]
fn a_figure_tells_no_more_than_a_list() {
    let county = Setting::open();
    let house = &county.house;
    let (officer, secretary) = (house.sign_in_as("officer"), house.sign_in_as("secretary"));
    let mut yearly = rule("year", &county_secretary(), "own", "2026-01-01");
    yearly["rule"]["code"] = json!("county_secretary_talks");
    officer.post("/duties/rules", &yearly);
    record(&secretary, county.heads[0].0, &json!({"talk": talk("home_visit", "2026-03-02")}));
    record(&secretary, county.heads[0].0, &json!({"talk": talk("talk", "2026-03-03")}));
    let problem = json!({"origin": "talk", "kind": "approval", "place": county.town.0, "title": "用海手续", "owner": county.bureau.0});
    assert_eq!(house.sign_in_as("head").post("/problems", &problem).status, StatusCode::CREATED);
    let ids = ["home_visits.times", "talks.times", "duties.county_secretary", "problems.raised"];
    for (case, who, expected) in [
        ("the department", "officer", [1, 1, 2, 1]), ("whoever held them", "secretary", [1, 1, 2, 1]),
        ("who reads talks and no restricted file", "neighbour", [0, 1, 0, 0]), ("who reads people and no talks", "organiser", [0, 0, 0, 0]),
    ] {
        let viewer = house.sign_in_as(who);
        let rows = ids.map(|id| viewer.get(&format!("/figures/{id}/rows?period=2026")).json()["rows"].as_array().unwrap().len());
        assert_eq!(rows, expected, "{case}");
        let listed = viewer.get("/talks?whose=reach").json()["rows"].as_array().unwrap().len();
        assert_eq!(rows[0] + rows[1], listed, "{case}: as the list");
        let visits = viewer.get("/talks/coverage?kind=home_visit");
        assert!(visits.status == StatusCode::FORBIDDEN || visits.json()["times"] == expected[0], "{case}");
    }
}

#[test]
fn the_history_of_a_file_tells_no_talk_and_nothing_above_the_tier() {
    let county = Setting::open();
    let (secretary, neighbour, head) = (county.house.sign_in_as("secretary"), county.house.sign_in_as("neighbour"), county.house.sign_in_as("head"));
    let person = county.heads[0].0;
    record(&secretary, person, &json!({"talk": talk("home_visit", "2026-03-20"), "needs": [{"kind": "family", "text": "母亲住院"}]}));
    let entry = |tier: &str, title: &str| json!({"happened_on": "2026-03-02", "stage": "observe", "kind": "deed", "source": "seen", "tier": tier, "title": title, "text": "略"});
    for tier in ["restricted", "organisation"] {
        assert_eq!(secretary.post(&format!("/people/{person}/evidence"), &entry(tier, tier)).status, StatusCode::CREATED);
    }
    let told = |who: &Person<'_>| {
        let rows = who.get(&format!("/people/{person}/history")).json();
        rows.as_array().unwrap().iter().filter(|row| row["register"] == "entry" || row["register"] == "talk" || row["register"] == "care_note").count()
    };
    for (case, who, expected) in [("who reads restricted files", &secretary, 2), ("a unit head", &neighbour, 1), ("the person", &head, 1)] {
        assert_eq!(told(who), expected, "{case}: {}", who.get(&format!("/people/{person}/history")).json());
    }
}
