//! Training from an empty house: programmes, classes with rosters, signing in, hours, gaps and discussions, through the
//! operations that the pages use.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    empty::Setting,
    house::{Answer, Person, made, told},
};

pub(crate) fn ok(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", told(answer));
    answer.json()
}

pub(crate) fn item(who: &Person<'_>, unit: i64, item: &Value) -> i64 {
    made(&who.post("/training/catalogue", &json!({"unit": unit, "item": item})))
}

pub(crate) fn programme(who: &Person<'_>, body: &Value) -> i64 {
    made(&who.post("/programmes", body))
}

pub(crate) fn session(who: &Person<'_>, body: &Value) -> i64 {
    made(&who.post("/sessions", body))
}

pub(crate) fn step(who: &Person<'_>, id: i64, step: &Value) -> Answer {
    let version = who.get(&format!("/sessions/{id}")).etag.unwrap();
    who.request(Method::POST, &format!("/sessions/{id}/steps"), Some(&version), Some(step))
}

/// A class of two days with two lessons each, unless `changes` says otherwise.
pub(crate) fn class(unit: i64, changes: &Value) -> Value {
    let mut body = json!({
        "form": "class", "title": "乡镇党政正职招商能力班", "unit": unit, "from": "2026-03-23", "to": "2026-03-24", "place": "县委党校",
        "lessons": [
            {"id": 1, "day": "2026-03-23", "from": "09:00", "to": "11:30", "method": "teach", "subject": "招商形势", "lecturer_kind": "industry_expert", "tenths": 40},
            {"id": 2, "day": "2026-03-23", "from": "14:00", "to": "17:00", "method": "visit", "subject": "看渔港", "tenths": 40},
            {"id": 3, "day": "2026-03-24", "from": "08:30", "to": "11:30", "method": "share", "subject": "签约经过", "tenths": 40},
            {"id": 4, "day": "2026-03-24", "from": "14:00", "to": "17:00", "method": "discuss", "subject": "怎么办", "tenths": 40, "output": "三条办法"},
        ],
    });
    for (key, value) in changes.as_object().unwrap() {
        body[key] = value.clone();
    }
    body
}

pub(crate) fn heads() -> Value {
    json!([{"unit_kinds": ["town"], "post_kinds": ["chief"]}])
}

fn marks(all: &[(i64, &[(u32, &str)])]) -> Value {
    let lines = all.iter().flat_map(|(part, marks)| marks.iter().map(move |(lesson, presence)| json!({"part": part, "lesson": lesson, "presence": presence})));
    lines.collect()
}

fn parts(who: &Person<'_>, id: i64) -> Vec<Value> {
    ok(&who.get(&format!("/sessions/{id}")))["parts"].as_array().unwrap().clone()
}

pub(crate) fn part_of(who: &Person<'_>, id: i64, person: i64) -> i64 {
    parts(who, id).iter().find(|part| part["person"] == person).unwrap()["id"].as_i64().unwrap()
}

#[test]
fn a_campaign_shows_its_activities_by_unit_and_the_units_not_yet_taking_part() {
    let county = Setting::open();
    let (officer, head, bureau) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"), county.house.sign_in_as("bureau"));
    let year = programme(&officer, &json!({"kind": "campaign", "title": "干部素质提升年", "unit": county.county.0, "since": "2026-01-01", "until": "2026-12-31", "goal": "覆盖全域、全员参与"}));
    let series = programme(&officer, &json!({"kind": "series", "title": "专题培训班", "unit": county.county.0, "since": "2026-01-01", "parent": year}));
    let body = json!({"programme": series, "form": "lecture", "title": "七大战略解读", "unit": county.town.0, "from": "2026-03-20", "to": "2026-03-20"});
    let id = session(&officer, &body);
    assert_eq!(ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [county.heads[0].0]})))[0]["state"], "approved");
    let before = ok(&officer.get(&format!("/programmes/{year}")));
    assert_eq!((&before["totals"]["sessions"], &before["children"][0]["totals"]["planned"]), (&json!(0), &json!(0)), "planned in the past is neither");
    ok(&step(&officer, id, &json!({"step": "close"})));
    let page = ok(&officer.get(&format!("/programmes/{year}")));
    assert_eq!(page["totals"], json!({"sessions": 1, "planned": 0, "person_times": 1, "people": 1, "speeches": 0, "units": 1}));
    assert_eq!(page["by_unit"][0]["name"], "东溪县青陂镇");
    let silent: Vec<&str> = page["silent"].as_array().unwrap().iter().map(|unit| unit["name"].as_str().unwrap()).collect();
    assert_eq!(silent, ["东溪县委组织部"], "the one that has not taken part");
    assert_eq!(head.post("/programmes", &json!({"kind": "series", "title": "x", "unit": county.town.0, "since": "2026-01-01"})).status, StatusCode::FORBIDDEN);
    assert_eq!(bureau.post("/programmes", &json!({"kind": "series", "title": "x", "unit": county.county.0, "since": "2026-01-01"})).status, StatusCode::FORBIDDEN);
    let version = officer.get(&format!("/programmes/{year}")).etag.unwrap();
    let circle = json!({"kind": "campaign", "title": "圈", "unit": county.county.0, "since": "2026-01-01", "parent": series});
    assert_eq!(officer.request(Method::PUT, &format!("/programmes/{year}"), Some(&version), Some(&circle)).code(), "refusal.programme_circle");
}

#[test]
fn focuses_show_the_training_that_serves_them_and_those_with_none() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let work = item(&officer, county.county.0, &json!({"catalogue": "focus", "kind": "work", "title": "海洋经济", "since": "2026-01-01"}));
    let tag = item(&officer, county.county.0, &json!({"catalogue": "focus", "kind": "project", "title": "两资三能", "since": "2026-01-01", "items": ["由本地填写"]}));
    let series = programme(&officer, &json!({"kind": "series", "title": "港城大讲堂", "unit": county.county.0, "since": "2026-01-01", "focuses": [work]}));
    let lecture = json!({"programme": series, "form": "lecture", "title": "海洋经济专题", "unit": county.county.0, "from": "2026-03-20", "to": "2026-03-20", "focuses": [work]});
    let id = session(&officer, &lecture);
    let focuses = ok(&officer.get("/training/catalogue?of=focus"));
    let serving: Vec<(i64, i64)> = focuses.as_array().unwrap().iter().map(|one| (one["id"].as_i64().unwrap(), one["served"].as_i64().unwrap())).collect();
    assert!(serving.contains(&(work, 2)) && serving.contains(&(tag, 0)), "{serving:?}");
    let page = ok(&officer.get(&format!("/training/catalogue/{work}")));
    assert_eq!(page["serving"].as_array().unwrap().iter().map(|one| one["id"].as_i64().unwrap()).collect::<Vec<_>>(), [series, id]);
    let again = officer.post("/training/catalogue", &json!({"unit": county.county.0, "item": {"catalogue": "focus", "kind": "work", "title": "海洋经济", "since": "2026-01-01"}}));
    assert_eq!(again.code(), "refusal.twice");
    assert_eq!(officer.post("/training/catalogue", &json!({"unit": county.county.0, "item": {"catalogue": "focus", "kind": "work", "title": "", "since": "2026-01-01"}})).status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn a_class_opens_only_with_its_survey_and_every_problem_found_has_a_lesson() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let series = programme(&officer, &json!({"kind": "series", "title": "产业链培训", "unit": county.county.0, "since": "2026-01-01", "survey_first": true}));
    let id = session(&officer, &class(county.county.0, &json!({"programme": series})));
    assert_eq!(step(&officer, id, &json!({"step": "open"})).code(), "refusal.session_survey");
    let put = |body: &Value| {
        let version = officer.get(&format!("/sessions/{id}")).etag.unwrap();
        officer.request(Method::PUT, &format!("/sessions/{id}"), Some(&version), Some(body))
    };
    let prior = |lesson: Value| class(county.county.0, &json!({"programme": series, "prior": {"held_on": "2026-03-10", "discussions": 3, "found": [{"text": "硅料价格波动", "lesson": lesson}]}}));
    ok(&put(&prior(Value::Null)));
    assert_eq!(step(&officer, id, &json!({"step": "open"})).code(), "refusal.session_unanswered");
    assert_eq!(put(&prior(json!(9))).code(), "refusal.not_found", "a lesson that is not there");
    ok(&put(&prior(json!(1))));
    let opened = ok(&step(&officer, id, &json!({"step": "open"})));
    assert_eq!((&opened["state"], &opened["lacks"]["unanswered"]), (&json!("open"), &json!(0)));
}

#[test]
fn gaps_are_assigned_to_training_and_closed_by_what_followed() {
    let county = Setting::open();
    let (officer, head, mayor) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"), county.house.sign_in_as("mayor"));
    let person = county.heads[0].0;
    let gap = |body: &Value| officer.post("/training/gaps", body);
    assert_eq!(gap(&json!({"kind": "weak", "field": "渔业金融", "source": "observation", "found_on": "2026-03-01"})).code(), "refusal.gap_whose");
    assert_eq!(gap(&json!({"kind": "weak", "field": "渔业金融", "source": "observation", "found_on": "2026-12-01", "person": person})).code(), "refusal.not_yet");
    let id = made(&gap(&json!({"kind": "weak", "field": "渔业金融", "source": "observation", "found_on": "2026-03-01", "person": person})));
    made(&gap(&json!({"kind": "blank", "field": "低空经济", "source": "survey", "found_on": "2026-03-01", "unit": county.town.0, "group": "青陂镇班子成员"})));
    assert_eq!(ok(&officer.get("/training/gaps?state=open")).as_array().unwrap().len(), 2);
    assert_eq!(ok(&head.get(&format!("/people/{person}/training")))["gaps"].as_array().unwrap().len(), 1, "the person sees their own");
    assert_eq!(mayor.post("/training/gaps", &json!({"kind": "weak", "field": "x", "source": "own", "found_on": "2026-03-01", "person": person})).status, StatusCode::NOT_FOUND);
    let act = |deed: &Value| officer.post(&format!("/training/gaps/{id}"), deed);
    assert_eq!(act(&json!({"deed": "close", "on": "2026-03-24"})).code(), "refusal.gap_evidence", "nothing shows it");
    let class_id = session(&officer, &class(county.county.0, &json!({})));
    assert_eq!(ok(&act(&json!({"deed": "assign", "session": class_id})))["session_title"], "乡镇党政正职招商能力班");
    ok(&officer.post(&format!("/sessions/{class_id}/seats"), &json!({"people": [person]})));
    let closed = ok(&step(&officer, class_id, &json!({"step": "close", "unmarked_present": true})));
    let entry = closed["parts"][0]["entry"].as_i64().unwrap();
    assert_eq!(ok(&act(&json!({"deed": "close", "on": "2026-03-24", "entry": entry})))["state"], "closed");
}

#[test]
fn programmes_are_for_a_layer_and_warn_of_a_student_outside_it() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let series = programme(&officer, &json!({"kind": "series", "title": "县级干部战略思维", "unit": county.county.0, "since": "2026-01-01", "layer": "county", "emphasis": "战略思维和领导能力"}));
    let id = session(&officer, &class(county.county.0, &json!({"programme": series})));
    let name = |anyway: bool| ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [county.heads[0].0], "anyway": anyway})));
    let warned = name(false);
    assert_eq!((&warned[0]["state"], &warned[0]["held"], &warned[0]["forbidden"]), (&Value::Null, &json!(["outside_layer"]), &json!(false)));
    assert_eq!(name(true)[0]["state"], "approved", "whoever decides has read it");
    assert_eq!(ok(&officer.get("/programmes?kind=series"))[0]["programme"]["layer"], "county");
}

#[test]
fn heads_of_bureaus_lecture_in_turn() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let series = programme(&officer, &json!({"kind": "series", "title": "局长讲堂", "unit": county.county.0, "since": "2026-01-01", "rota": [county.bureau.0, county.town.0]}));
    let next = || ok(&officer.get(&format!("/programmes/{series}")))["rota"].as_array().unwrap().iter().find(|host| host["next"] == true).unwrap()["unit"].clone();
    assert_eq!(next(), county.bureau.0);
    let lecture = |number: u32, day: &str| session(&officer, &json!({"programme": series, "form": "lecture", "number": number, "title": "用海政策", "unit": county.bureau.0, "from": day, "to": day}));
    let id = lecture(1, "2026-03-20");
    ok(&step(&officer, id, &json!({"step": "close"})));
    assert_eq!(next(), county.town.0, "the other has never lectured");
    let twice = officer.post("/sessions", &json!({"programme": series, "form": "lecture", "number": 1, "title": "x", "unit": county.town.0, "from": "2026-03-22", "to": "2026-03-22"}));
    assert_eq!(twice.code(), "refusal.session_number");
}

#[test]
fn a_class_has_a_roster_attendance_and_an_end_on_the_file() {
    let county = Setting::open();
    let (officer, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"));
    let id = session(&officer, &class(county.county.0, &json!({})));
    let [first, second] = county.heads.map(|head| head.0);
    let named = ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [first, second, first, 77], "anyway": true})));
    let states: Vec<Value> = named.as_array().unwrap().iter().map(|one| json!([one["state"], one["held"], one["unknown"]])).collect();
    assert_eq!(states, [json!(["approved", [], false]), json!(["approved", [], false]), json!([null, ["twice"], false]), json!([null, [], true])], "the rest is kept");
    assert_eq!(step(&officer, id, &json!({"step": "close"})).code(), "refusal.session_unmarked");
    let (one, two) = (part_of(&officer, id, first), part_of(&officer, id, second));
    let all: &[(u32, &str)] = &[(1, "present"), (2, "present"), (3, "late"), (4, "present")];
    let kept = ok(&officer.post(&format!("/sessions/{id}/marks"), &marks(&[(one, all), (two, &[(1, "present"), (2, "leave"), (3, "leave"), (4, "present")]), (5, &[(1, "present")])])));
    assert_eq!(kept, json!({"kept": 8, "strange": [8]}), "a line of somebody else is told, the rest kept");
    let closed = ok(&step(&officer, id, &json!({"step": "close"})));
    let of = |part: i64| closed["parts"].as_array().unwrap().iter().find(|one| one["id"] == part).unwrap().clone();
    assert_eq!((&of(one)["state"], &of(one)["tenths"], &of(one)["halves"]), (&json!("completed"), &json!(160), &json!(4)));
    assert_eq!((&of(two)["state"], &of(two)["entry"]), (&json!("failed"), &Value::Null), "away for more than one seventh");
    let own = ok(&head.get(&format!("/people/{first}/training")));
    assert_eq!((&own["parts"][0]["state"], &own["standing"]["tenths"]), (&json!("completed"), &json!(160)));
    let entries = ok(&head.get(&format!("/people/{first}/evidence")));
    assert!(entries["rows"].as_array().unwrap().iter().any(|entry| entry["stage"] == "train" && entry["title"] == "乡镇党政正职招商能力班"), "{entries}");
    assert_eq!(officer.post(&format!("/sessions/{id}/marks"), &marks(&[(one, all)])).code(), "refusal.session_state", "it is over");
}

#[test]
fn a_meeting_counts_the_part_that_is_training_apart() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let meeting = json!({"form": "meeting", "title": "项目推进会", "unit": county.county.0, "from": "2026-03-20", "to": "2026-03-20", "lessons": [
        {"id": 1, "day": "2026-03-20", "from": "09:00", "to": "10:00", "method": "meeting", "subject": "通报", "tenths": 0},
        {"id": 2, "day": "2026-03-20", "from": "10:00", "to": "12:00", "method": "meeting", "subject": "用海要素保障实务", "tenths": 20}]});
    let id = session(&officer, &meeting);
    ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [county.heads[0].0]})));
    let closed = ok(&step(&officer, id, &json!({"step": "close", "unmarked_present": true})));
    assert_eq!(closed["parts"][0]["tenths"], 20, "the agenda's other part is no training");
    let listed = ok(&officer.get("/sessions?form=meeting"));
    assert_eq!((listed.as_array().unwrap().len(), &listed[0]["tenths"]), (1, &json!(20)));
    assert_eq!(ok(&officer.get("/sessions?form=class")), json!([]), "and counted apart");
}

#[test]
fn sessions_are_counted_by_form_and_partner() {
    let county = Setting::open();
    let (officer, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"));
    let partner = item(&officer, county.county.0, &json!({"catalogue": "partner", "title": "某大学", "place": "杭州"}));
    let forum = |form: &str, changes: Value| {
        let mut body = json!({"form": form, "title": format!("{form}一"), "unit": county.county.0, "from": "2026-03-19", "to": "2026-03-20", "theme": "跨境电商"});
        for (key, value) in changes.as_object().unwrap() {
            body[key] = value.clone();
        }
        session(&officer, &body)
    };
    forum("forum", json!({}));
    forum("live_answers", json!({}));
    let away = forum("class", json!({"partner": partner, "place": "杭州"}));
    ok(&officer.post(&format!("/sessions/{away}/seats"), &json!({"people": [county.heads[0].0]})));
    assert_eq!(ok(&officer.get("/sessions?form=forum,live_answers")).as_array().unwrap().len(), 2);
    let page = ok(&officer.get(&format!("/training/catalogue/{partner}")));
    assert_eq!((&page["sessions"][0]["id"], &page["sessions"][0]["sit"]), (&json!(away), &json!(1)));
    assert_eq!(ok(&head.get("/sessions?mine=true")).as_array().unwrap().len(), 1, "who has been out and when");
    assert_eq!(officer.get("/sessions?form=party").status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn speakers_of_four_kinds_are_kept_in_balance_year_after_year() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let kinds = ["theory_expert", "leading_official", "young_official", "enterprise_expert"];
    let series = programme(&officer, &json!({"kind": "series", "title": "干部上讲台", "unit": county.county.0, "since": "2024-01-01", "balance": kinds}));
    let speaker = item(&officer, county.county.0, &json!({"catalogue": "lecturer", "title": "林晓棠", "kind": "leading_official", "person": county.heads[0].0}));
    for (year, kind) in [("2024", "theory_expert"), ("2025", "leading_official"), ("2026", "leading_official")] {
        let day = format!("{year}-03-10");
        let lesson = json!({"id": 1, "day": day, "from": "15:00", "to": "16:30", "method": "teach", "subject": "主责主业", "lecturer_kind": kind, "lecturer": speaker, "tenths": 20});
        let id = session(&officer, &json!({"programme": series, "form": "lecture", "title": "周末大讲堂", "unit": county.county.0, "from": day, "to": day, "lessons": [lesson]}));
        ok(&step(&officer, id, &json!({"step": "close", "unmarked_present": true})));
    }
    let page = ok(&officer.get(&format!("/programmes/{series}")));
    assert_eq!(page["unbroken_years"], 3);
    let lectures: Vec<(&str, i64)> = page["balance"].as_array().unwrap().iter().map(|one| (one["kind"].as_str().unwrap(), one["count"].as_i64().unwrap())).collect();
    assert_eq!(lectures, [("theory_expert", 1), ("leading_official", 2), ("young_official", 0), ("enterprise_expert", 0)], "the kinds that are missing are seen");
    let own = ok(&officer.get(&format!("/training/catalogue/{speaker}")));
    assert_eq!((own["sessions"].as_array().unwrap().len(), &own["taught_tenths"]), (3, &json!(60)), "each speaker's own lectures");
}

#[test]
fn a_series_has_slots_and_a_class_the_parts_of_its_syllabus() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let chain = item(&officer, county.county.0, &json!({"catalogue": "chain", "title": "光伏"}));
    let series = programme(&officer, &json!({
        "kind": "series", "title": "8+2", "unit": county.county.0, "since": "2026-01-01", "slots": [{"title": "光伏班", "chain": chain}, {"title": "金融专题", "seminar": true}],
        "syllabus": [{"lecturer": "industry_expert"}, {"lecturer": "organisation", "subject": "招才引智和产业链党建", "fixed": true}, {"lecturer": "promotion", "fixed": true}],
    }));
    let id = session(&officer, &class(county.county.0, &json!({"programme": series, "slot": 0, "chain": chain})));
    let page = ok(&officer.get(&format!("/programmes/{series}")));
    assert_eq!((&page["slots"][0]["session"]["id"], &page["slots"][1]["session"]), (&json!(id), &Value::Null));
    assert_eq!(page["titles"][chain.to_string()], "光伏");
    let shown = ok(&officer.get(&format!("/sessions/{id}")));
    assert_eq!(shown["lacks"]["lecturers"], json!(["organisation", "promotion"]), "the parts nobody teaches");
    assert_eq!(officer.post("/sessions", &class(county.county.0, &json!({"programme": series, "slot": 0}))).code(), "refusal.slot_filled");
    assert_eq!(officer.post("/sessions", &class(county.county.0, &json!({"programme": series, "slot": 5}))).code(), "refusal.not_found");
    assert_eq!(ok(&officer.get(&format!("/training/catalogue/{chain}")))["sessions"][0]["id"], id, "and from the chain to its class");
}

#[test]
fn the_required_roster_comes_from_posts_and_says_who_is_missing() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let series = programme(&officer, &json!({"kind": "series", "title": "镇街主官班", "unit": county.county.0, "since": "2026-01-01", "required": heads(), "in_turn": true}));
    let id = session(&officer, &class(county.county.0, &json!({"programme": series})));
    let [first, second] = county.heads.map(|head| head.0);
    let required = || ok(&officer.get(&format!("/sessions/{id}/required"))).as_array().unwrap().iter().map(|one| (one["person"].as_i64().unwrap(), one["state"].clone())).collect::<Vec<_>>();
    assert_eq!(required().iter().map(|(_, state)| state.clone()).collect::<Vec<_>>(), [Value::Null, Value::Null]);
    ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [first], "guests": ["陈启明，东溪渔业公司总经理"]})));
    assert_eq!(required(), [(second, Value::Null), (first, json!("approved"))], "who is missing stands first");
    assert_eq!(parts(&officer, id).iter().filter(|part| part["person"].is_null()).count(), 1, "heads of enterprises are students too");
    ok(&step(&officer, id, &json!({"step": "close", "unmarked_present": true})));
    let next = session(&officer, &class(county.county.0, &json!({"programme": series, "from": "2026-04-20", "to": "2026-04-21", "lessons": []})));
    let again = ok(&officer.post(&format!("/sessions/{next}/seats"), &json!({"people": [first]})));
    assert_eq!(again[0]["held"], json!(["before_others"]), "nobody twice before everybody once");
    assert_eq!(ok(&officer.post(&format!("/sessions/{next}/seats"), &json!({"people": [second]})))[0]["state"], "approved");
}

#[test]
fn lectures_are_counted_by_theme_with_the_heads_who_came() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let series = programme(&officer, &json!({"kind": "series", "title": "港城大讲堂", "unit": county.county.0, "since": "2026-01-01", "required": heads()}));
    for (day, theme) in [("2026-02-10", "海洋经济"), ("2026-03-10", "新质生产力")] {
        let id = session(&officer, &json!({"programme": series, "form": "lecture", "title": theme, "theme": theme, "unit": county.county.0, "from": day, "to": day}));
        ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [county.heads[0].0]})));
        ok(&step(&officer, id, &json!({"step": "close"})));
    }
    let page = ok(&officer.get(&format!("/programmes/{series}")));
    assert_eq!(page["sessions"].as_array().unwrap().iter().map(|one| one["theme"].as_str().unwrap()).collect::<Vec<_>>(), ["海洋经济", "新质生产力"]);
    let pool = ok(&officer.get(&format!("/programmes/{series}/pool")));
    let times: Vec<(i64, i64)> = pool.as_array().unwrap().iter().map(|one| (one["person"].as_i64().unwrap(), one["times"].as_i64().unwrap())).collect();
    assert_eq!(times, [(county.heads[1].0, 0), (county.heads[0].0, 2)], "heads who never came stand first");
    assert_eq!(county.house.sign_in_as("head").get(&format!("/programmes/{series}/pool")).status, StatusCode::FORBIDDEN);
}

#[test]
fn for_every_head_of_a_town_the_classes_taken_and_those_never_trained() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let plan = programme(&officer, &json!({"kind": "series", "title": "乡镇党政正职发展能力提升计划", "unit": county.county.0, "since": "2025-01-01", "required": heads(), "methods": ["teach", "visit", "share", "discuss"]}));
    let id = session(&officer, &class(county.county.0, &json!({"programme": plan, "from": "2026-03-23", "to": "2026-03-24"})));
    ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [county.heads[1].0]})));
    let of = |query: &str| ok(&officer.get(&format!("/programmes/{plan}/pool{query}"))).as_array().unwrap().iter().map(|one| one["times"].as_i64().unwrap()).collect::<Vec<_>>();
    assert_eq!(of(""), [0, 1]);
    assert_eq!(of("?from=2025-01-01&to=2025-12-31"), [0, 0], "never in that window");
}

#[test]
fn a_class_has_all_four_ways_of_teaching() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let plan = programme(&officer, &json!({"kind": "series", "title": "四法", "unit": county.county.0, "since": "2026-01-01", "methods": ["teach", "visit", "share", "discuss"]}));
    let whole = session(&officer, &class(county.county.0, &json!({"programme": plan})));
    let shown = ok(&officer.get(&format!("/sessions/{whole}")));
    assert_eq!((&shown["lacks"]["methods"], &shown["session"]["lessons"][3]["output"]), (&json!([]), &json!("三条办法")));
    let one = json!([{"id": 1, "day": "2026-03-23", "from": "09:00", "to": "11:30", "method": "teach", "subject": "只有讲课", "tenths": 30}]);
    let poor = session(&officer, &class(county.county.0, &json!({"programme": plan, "lessons": one})));
    assert_eq!(ok(&officer.get(&format!("/sessions/{poor}")))["lacks"]["methods"], json!(["visit", "share", "discuss"]));
}

#[test]
fn premium_courses_tour_and_show_the_units_they_reached() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let course = item(&officer, county.county.0, &json!({"catalogue": "course", "title": "渔港经济区怎么谈", "tenths": 20, "menu": true}));
    let version = officer.get(&format!("/training/catalogue/{course}")).etag.unwrap();
    let premium = |basis: &str| json!({"catalogue": "course", "title": "渔港经济区怎么谈", "tenths": 20, "menu": true, "premium": {"since": "2026-03-01", "basis": basis}});
    let set = |basis: &str| officer.request(Method::PUT, &format!("/training/catalogue/{course}"), Some(&version), Some(&premium(basis)));
    assert_eq!(set(" ").status, StatusCode::UNPROCESSABLE_ENTITY, "by which criteria?");
    ok(&set("听课评分与三家单位点名"));
    let stop = session(&officer, &json!({"form": "tour", "title": "巡讲第一站", "course": course, "unit": county.town.0, "from": "2026-03-20", "to": "2026-03-20"}));
    session(&officer, &json!({"form": "tour", "title": "巡讲第二站", "course": course, "unit": county.bureau.0, "from": "2026-04-20", "to": "2026-04-20"}));
    ok(&step(&officer, stop, &json!({"step": "close"})));
    let page = ok(&officer.get(&format!("/training/catalogue/{course}")));
    assert_eq!((page["sessions"].as_array().unwrap().len(), &page["reached"]), (2, &json!(["东溪县青陂镇"])));
}

#[test]
fn a_unit_reports_a_discussion_with_its_speeches_and_silent_units_are_seen() {
    let county = Setting::open();
    let (officer, secretary, bureau) = (county.house.sign_in_as("officer"), county.house.sign_in_as("secretary"), county.house.sign_in_as("bureau"));
    let big = programme(&officer, &json!({"kind": "discussion", "title": "如何建设区域中心", "unit": county.county.0, "since": "2026-01-01"}));
    let report = |changes: Value| {
        let mut session = json!({"programme": big, "form": "discussion", "discussion": "theme_day", "title": "建什么、怎么建", "unit": county.town.0, "from": "2026-03-20", "to": "2026-03-20", "heads": 32});
        for (key, value) in changes.as_object().unwrap() {
            session[key] = value.clone();
        }
        json!({"session": session, "speeches": [{"person": county.heads[0].0, "text": "先把渔港做成"}, {"guest": "支部书记老郑", "text": "盼修路"}]})
    };
    let id = made(&secretary.post("/discussions", &report(json!({}))));
    assert_eq!(secretary.post("/discussions", &report(json!({"from": "2026-12-01", "to": "2026-12-01"}))).code(), "refusal.not_yet");
    assert_eq!(secretary.post("/discussions", &report(json!({"discussion": null}))).code(), "refusal.discussion_form");
    assert_eq!(bureau.post("/discussions", &report(json!({}))).status, StatusCode::NOT_FOUND, "of another unit");
    let page = ok(&officer.get(&format!("/programmes/{big}")));
    assert_eq!((&page["totals"]["sessions"], &page["totals"]["speeches"], &page["totals"]["people"]), (&json!(1), &json!(2), &json!(1)));
    assert_eq!(page["by_unit"][0]["forms"], json!({"code.discussion_form.theme_day": 1}));
    assert_eq!(page["silent"].as_array().unwrap().iter().map(|unit| unit["name"].as_str().unwrap()).collect::<Vec<_>>(), ["东溪县委组织部"]);
    let said = parts(&officer, id).iter().map(|part| part["said"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(said, ["先把渔港做成", "盼修路"]);
    let head = county.house.sign_in_as("head");
    assert_eq!(ok(&head.get(&format!("/people/{}/training", county.heads[0].0)))["parts"][0]["role"], "key_speaker");
}

#[test]
fn zones_hold_seminars_with_conclusions() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let lonely = officer.post("/training/catalogue", &json!({"unit": county.county.0, "item": {"catalogue": "zone", "title": "孤岛", "units": [county.town.0]}}));
    assert_eq!(lonely.code(), "refusal.zone_units");
    let zone = item(&officer, county.county.0, &json!({"catalogue": "zone", "title": "渔港党建协作区", "units": [county.town.0, county.bureau.0]}));
    let seminar = json!({"session": {"form": "seminar", "title": "加快建成支点", "unit": county.town.0, "from": "2026-03-20", "to": "2026-03-20", "zone": zone, "conclusions": "三镇共用一个冷库"}});
    let id = made(&officer.post("/discussions", &seminar));
    let page = ok(&officer.get(&format!("/training/catalogue/{zone}")));
    assert_eq!(page["sessions"][0]["id"], id);
    assert_eq!(ok(&officer.get(&format!("/sessions/{id}")))["session"]["conclusions"], "三镇共用一个冷库");
    assert_eq!(officer.post("/discussions", &json!({"session": {"form": "class", "title": "x", "unit": county.town.0, "from": "2026-03-20", "to": "2026-03-20"}})).code(), "refusal.report_form");
}

#[test]
fn a_unit_nominates_the_organiser_approves_and_who_waits_moves_up() {
    let county = Setting::open();
    let (officer, secretary, head, mayor) = (county.house.sign_in_as("officer"), county.house.sign_in_as("secretary"), county.house.sign_in_as("head"), county.house.sign_in_as("mayor"));
    let id = session(&officer, &class(county.county.0, &json!({"capacity": 1, "from": "2026-04-20", "to": "2026-04-21", "lessons": []})));
    let [first, second] = county.heads.map(|head| head.0);
    let name = |who: &Person<'_>, people: &[i64], anyway: bool| who.post(&format!("/sessions/{id}/seats"), &json!({"people": people, "anyway": anyway}));
    assert_eq!(name(&secretary, &[first], false).code(), "refusal.session_state", "not open yet");
    ok(&step(&officer, id, &json!({"step": "open"})));
    assert_eq!(name(&head, &[first], false).status, StatusCode::FORBIDDEN);
    assert_eq!(ok(&name(&secretary, &[first], false))[0]["state"], "nominated");
    assert_eq!(parts(&secretary, id).len(), 1);
    assert_eq!(parts(&mayor, id), Vec::<Value>::new(), "nobody else sees who comes");
    let act = |who: &Person<'_>, person: i64, deed: &Value| { let part = part_of(&officer, id, person); who.post(&format!("/sessions/{id}/seats/{part}"), deed) };
    assert_eq!(act(&secretary, first, &json!({"deed": "approve"})).status, StatusCode::FORBIDDEN, "whoever names does not approve");
    assert_eq!(ok(&officer.get("/day"))["waiting"][0]["kind"], "seats_named");
    ok(&act(&officer, first, &json!({"deed": "approve"})));
    assert_eq!(ok(&name(&officer, &[second], false))[0]["held"], json!(["two_leaders"]), "two who lead one town");
    assert_eq!(ok(&name(&officer, &[second], true))[0]["state"], "waiting");
    assert_eq!(act(&head, first, &json!({"deed": "withdraw", "why": ""})).code(), "refusal.reason_missing");
    ok(&act(&head, first, &json!({"deed": "withdraw", "why": "防汛值班"})));
    let of = |person: i64| parts(&officer, id).iter().find(|part| part["person"] == person).unwrap()["state"].clone();
    assert_eq!((of(first), of(second)), (json!("withdrawn"), json!("approved")), "whoever waits moves up by themselves");
    assert_eq!(mayor.get("/notices").json()["rows"][0]["kind"], "seat_approved", "and is told");
    ok(&act(&secretary, second, &json!({"deed": "replace", "by": first})));
    assert_eq!(of(second), "replaced");
}

#[test]
fn signing_in_by_a_code_that_turns_and_never_by_a_copied_one() {
    let county = Setting::open();
    let (officer, head, mayor) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"), county.house.sign_in_as("mayor"));
    let lesson = json!([{"id": 1, "day": "2026-03-24", "from": "09:30", "to": "11:30", "method": "teach", "subject": "招商形势", "tenths": 30}]);
    let id = session(&officer, &class(county.county.0, &json!({"lessons": lesson})));
    ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [county.heads[0].0]})));
    let shown = ok(&officer.get(&format!("/sessions/{id}/code?origin=http://10.0.0.5:8080")));
    let code = shown["code"].as_str().unwrap().to_owned();
    assert!(shown["picture"].as_str().unwrap().contains("<svg"));
    assert_eq!(head.get(&format!("/sessions/{id}/code")).status, StatusCode::FORBIDDEN);
    let sign = |who: &Person<'_>, code: &str| who.post(&format!("/sessions/{id}/signs"), &json!({"code": code}));
    assert_eq!(sign(&head, "00000000").code(), "refusal.sign_code");
    assert_eq!(sign(&mayor, &code).code(), "refusal.sign_not_on");
    assert_eq!(ok(&sign(&head, &code))["presence"], "present");
    assert_eq!(ok(&sign(&head, &code))["presence"], "present", "a second time changes nothing");
    county.house.later(60_000);
    assert_eq!(sign(&head, &code).code(), "refusal.sign_code", "a copied code is over");
    county.house.later(24 * 3_600_000);
    let (officer, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"));
    let late = ok(&officer.get(&format!("/sessions/{id}/code")))["code"].as_str().unwrap().to_owned();
    assert_eq!(head.post(&format!("/sessions/{id}/signs"), &json!({"code": late})).code(), "refusal.sign_no_lesson", "a day late");
}

#[test]
fn the_ledger_of_hours_says_who_will_fall_short() {
    let county = Setting::open();
    let (officer, secretary, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("secretary"), county.house.sign_in_as("head"));
    let lessons: Vec<Value> = (1..=10).map(|id| json!({"id": id, "day": format!("2026-03-{:02}", id + 9), "from": "09:00", "to": "17:00", "method": "teach", "subject": "脱产课", "tenths": 90})).collect();
    let id = session(&officer, &class(county.county.0, &json!({"from": "2026-03-10", "to": "2026-03-19", "lessons": lessons})));
    ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [county.heads[0].0]})));
    ok(&step(&officer, id, &json!({"step": "close", "unmarked_present": true})));
    let page = ok(&officer.get("/training/hours"));
    let of = |person: i64| page["rows"].as_array().unwrap().iter().find(|row| row["person"] == person).unwrap()["standing"].clone();
    assert_eq!((&of(county.heads[0].0)["state"], &of(county.heads[0].0)["tenths"]), (&json!("met"), &json!(900)));
    assert_eq!(of(county.heads[1].0)["state"], "short");
    let town = page["units"].as_array().unwrap().iter().find(|unit| unit["unit"] == county.town.0).unwrap();
    assert_eq!(town["states"], json!({"met": 1, "short": 1}));
    assert!(ok(&secretary.get("/training/hours"))["count"].as_i64().unwrap() < page["count"].as_i64().unwrap(), "inside the reach");
    assert_eq!(ok(&head.get("/training/hours"))["count"], 0);
    assert_eq!(ok(&officer.get("/training/hours?state=met"))["count"], 1);
}

#[test]
fn rooms_and_lecturers_clash_where_two_sessions_need_them_at_once() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let room = item(&officer, county.county.0, &json!({"catalogue": "room", "title": "党校201", "seats": 60}));
    let lecturer = item(&officer, county.county.0, &json!({"catalogue": "lecturer", "title": "方教授", "kind": "professor"}));
    let lesson = |from: &str, to: &str| json!([{"id": 1, "day": "2026-03-23", "from": from, "to": to, "method": "teach", "subject": "课", "room": room, "lecturer": lecturer, "tenths": 20}]);
    let one = session(&officer, &class(county.county.0, &json!({"lessons": lesson("09:00", "11:00")})));
    let two = session(&officer, &class(county.county.0, &json!({"title": "另一个班", "lessons": lesson("10:00", "12:00")})));
    let clashes = ok(&officer.get(&format!("/sessions/{two}")))["clashes"].clone();
    assert_eq!(clashes.as_array().unwrap().iter().map(|clash| (clash["what"].as_str().unwrap(), clash["session"].as_i64().unwrap())).collect::<Vec<_>>(), [("room", one), ("lecturer", one)]);
    ok(&step(&officer, one, &json!({"step": "cancel"})));
    assert_eq!(ok(&officer.get(&format!("/sessions/{two}")))["clashes"], json!([]), "what is called off takes nothing");
}

#[test]
fn units_order_from_the_menu_and_follow_the_order_to_a_session() {
    let county = Setting::open();
    let (officer, secretary, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("secretary"), county.house.sign_in_as("head"));
    let course = item(&officer, county.county.0, &json!({"catalogue": "course", "title": "专项债申报", "tenths": 20, "menu": true}));
    let hidden = item(&officer, county.county.0, &json!({"catalogue": "course", "title": "不在菜单上", "tenths": 20}));
    let order = |who: &Person<'_>, body: &Value| who.post("/training/orders", body);
    assert_eq!(order(&secretary, &json!({"unit": county.town.0, "heads": 30})).code(), "refusal.order_what");
    assert_eq!(order(&secretary, &json!({"unit": county.town.0, "course": hidden, "heads": 30})).code(), "refusal.not_found");
    assert_eq!(order(&head, &json!({"unit": county.town.0, "course": course, "heads": 30})).status, StatusCode::FORBIDDEN);
    let id = made(&order(&secretary, &json!({"unit": county.town.0, "course": course, "heads": 30, "wished": "2026-05"})));
    made(&order(&secretary, &json!({"unit": county.county.0, "course": course, "heads": 12})));
    made(&order(&secretary, &json!({"unit": county.county.0, "topic": "直播带货", "heads": 50})));
    let demand = ok(&officer.get("/training/orders"))["demand"].clone();
    assert_eq!(demand.as_array().unwrap().iter().map(|one| (one["title"].as_str().unwrap(), one["orders"].as_i64().unwrap())).collect::<Vec<_>>(), [("专项债申报", 2), ("直播带货", 1)]);
    let stop = session(&officer, &json!({"form": "sent_course", "title": "专项债申报（送学）", "course": course, "unit": county.town.0, "from": "2026-05-10", "to": "2026-05-10"}));
    let act = |who: &Person<'_>, deed: &Value| who.post(&format!("/training/orders/{id}"), deed);
    assert_eq!(act(&secretary, &json!({"deed": "schedule", "session": stop})).status, StatusCode::FORBIDDEN);
    assert_eq!(ok(&act(&officer, &json!({"deed": "schedule", "session": stop})))["session"], stop);
    assert_eq!(act(&officer, &json!({"deed": "decline", "why": "已排"})).code(), "refusal.order_state");
    let own = ok(&secretary.get("/training/orders"))["rows"].as_array().unwrap().iter().find(|row| row["id"] == id).unwrap().clone();
    assert_eq!((&own["state"], &own["session_from"]), (&json!("scheduled"), &json!("2026-05-10")));
    assert_eq!(secretary.get("/notices").json()["rows"][0]["kind"], "order_scheduled");
}

#[test]
fn questions_are_put_and_answered_and_sessions_counted_by_form() {
    let county = Setting::open();
    let (officer, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"));
    let id = session(&officer, &json!({"form": "live_answers", "title": "跨境电商直播答疑", "unit": county.county.0, "from": "2026-03-30", "to": "2026-03-30", "theme": "跨境电商"}));
    let say = |text: &str| head.post(&format!("/sessions/{id}/voices"), &json!({"kind": "question", "text": text}));
    assert_eq!(say("  ").code(), "refusal.voice_empty");
    assert_eq!(say("小镇怎么起步？").status, StatusCode::CREATED, "before it begins");
    let voice = ok(&officer.get(&format!("/sessions/{id}/voices")))[0].clone();
    assert_eq!((&voice["by"], &voice["answer"]), (&json!("head"), &json!("")));
    let answer = |who: &Person<'_>| who.post(&format!("/sessions/{id}/voices/{}", voice["id"]), &json!({"answer": "先选一个品类"}));
    assert_eq!(answer(&head).status, StatusCode::FORBIDDEN);
    assert_eq!(ok(&answer(&officer))[0]["answer"], "先选一个品类");
    assert_eq!(head.get("/notices").json()["rows"][0]["kind"], "voice_answered");
    session(&officer, &json!({"form": "forum", "title": "低空经济论坛", "unit": county.county.0, "from": "2026-03-20", "to": "2026-03-20"}));
    assert_eq!(ok(&officer.get("/sessions?form=forum")).as_array().unwrap().len(), 1);
}

#[test]
fn feedback_shows_what_was_changed_and_nobody_is_named_who_did_not_wish_it() {
    let county = Setting::open();
    let (officer, head, mayor) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"), county.house.sign_in_as("mayor"));
    let material = officer.upload("/files", &[], &[("讲义.txt", b"slides")]).json()["file"].as_str().unwrap().to_owned();
    let hash = material.split('/').next().unwrap().to_owned();
    let body = |shared: bool| class(county.county.0, &json!({"materials": [{"file": material, "shared": shared}]}));
    let id = session(&officer, &body(false));
    ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [county.heads[0].0]})));
    assert_eq!((head.get(&format!("/files/{hash}")).status, mayor.get(&format!("/files/{hash}")).status), (StatusCode::OK, StatusCode::NOT_FOUND), "for students");
    let version = officer.get(&format!("/sessions/{id}")).etag.unwrap();
    ok(&officer.request(Method::PUT, &format!("/sessions/{id}"), Some(&version), Some(&body(true))));
    assert_eq!(mayor.get(&format!("/files/{hash}")).status, StatusCode::OK, "opened to others");
    assert_eq!(head.post(&format!("/sessions/{id}/voices"), &json!({"kind": "suggestion", "text": "多看两个现场", "named": false})).status, StatusCode::CREATED);
    assert_eq!(mayor.post(&format!("/sessions/{id}/voices"), &json!({"kind": "idea", "text": "可以和渔港一起做"})).status, StatusCode::CREATED);
    let voices = ok(&officer.get(&format!("/sessions/{id}/voices")));
    assert_eq!((&voices[0]["by"], &voices[0]["said_at"]), (&json!(""), &json!("2026-03-24")), "neither name nor minute");
    assert!(!officer.get("/audit").bytes.windows(9).any(|part| part == "多看两".as_bytes()));
    let answered = ok(&officer.post(&format!("/sessions/{id}/voices/{}", voices[0]["id"]), &json!({"answer": "第二期加了两处观摩"})));
    assert_eq!(answered[0]["answer"], "第二期加了两处观摩");
}

#[test]
fn what_was_learned_becomes_a_mechanism_and_courses_without_results_are_seen() {
    let county = Setting::open();
    let (officer, leader, head, mayor) = (county.house.sign_in_as("officer"), county.house.sign_in_as("leader"), county.house.sign_in_as("head"), county.house.sign_in_as("mayor"));
    let person = county.heads[0].0;
    let id = session(&officer, &class(county.county.0, &json!({})));
    ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [person]})));
    ok(&step(&officer, id, &json!({"step": "close", "unmarked_present": true})));
    let claim = |who: &Person<'_>, of: i64, session: Value| who.post(&format!("/people/{of}/contributions"), &json!({"kind": "mechanism", "session": session, "title": "项目会商三步法", "happened_on": "2026-03-24"}));
    assert_eq!(claim(&head, person, Value::Null).code(), "refusal.contribution_session");
    assert_eq!(claim(&mayor, county.heads[1].0, json!(id)).code(), "refusal.contribution_session", "who never sat in it");
    assert_eq!(ok(&officer.get("/sessions?form=class"))[0]["results"], 0, "without results");
    let contribution = made(&claim(&head, person, json!(id)));
    assert_eq!(leader.post(&format!("/contributions/{contribution}/decision"), &json!({"confirmed": true})).status, StatusCode::OK);
    let after = ok(&officer.get(&format!("/sessions/{id}/after")));
    assert_eq!((&after["students"][0]["results"], &after["results"][0]["title"]), (&json!(1), &json!("项目会商三步法")));
    assert_eq!(ok(&officer.get("/sessions?form=class"))[0]["results"], 1);
    let entries = ok(&head.get(&format!("/people/{person}/evidence")));
    assert!(entries["rows"].as_array().unwrap().iter().any(|entry| entry["title"] == "项目会商三步法"), "it is on the file");
}

#[test]
fn classes_of_promotion_staff_are_compared_with_their_projects_afterwards() {
    let county = Setting::open();
    let (officer, leader, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("leader"), county.house.sign_in_as("head"));
    let person = county.heads[0].0;
    let id = session(&officer, &class(county.county.0, &json!({"title": "中青年招商骨干班", "from": "2026-03-02", "to": "2026-03-03", "lessons": [], "theme": "开班仪式；目标：开阔视野、提升本领"})));
    ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [person], "anyway": true})));
    ok(&step(&officer, id, &json!({"step": "close"})));
    let project = made(&officer.post("/projects", &json!({"title": "冷链园", "unit": county.town.0, "since": "2025-10-01"})));
    for (title, day) in [("首次洽谈", "2026-02-20"), ("签约", "2026-03-20")] {
        let id = made(&head.post(&format!("/people/{person}/contributions"), &json!({"kind": "negotiated", "project": project, "title": title, "happened_on": day})));
        assert_eq!(leader.post(&format!("/contributions/{id}/decision"), &json!({"confirmed": true})).status, StatusCode::OK);
    }
    let student = ok(&officer.get(&format!("/sessions/{id}/after")))["students"][0].clone();
    assert_eq!((&student["before"], &student["since"]), (&json!(1), &json!(1)));
}

#[test]
fn a_cohort_makes_good_its_weak_areas_year_by_year() {
    let county = Setting::open();
    let (officer, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"));
    let [first, second] = county.heads.map(|head| head.0);
    let areas = ["党性修养", "理论素养", "专业能力"];
    let plan = programme(&officer, &json!({"kind": "cohort", "title": "山海新锋", "unit": county.county.0, "since": "2026-01-01", "until": "2028-12-31", "weak_areas": areas}));
    let join = |people: &[i64], weak: &[&str]| officer.post(&format!("/programmes/{plan}/members"), &json!({"people": people, "joined": "2026-03-01", "weak": weak}));
    assert_eq!(join(&[first], &["口才"]).code(), "refusal.not_found", "an area nobody named");
    assert_eq!(join(&[first, second], &["专业能力"]).json()["joined"], 2);
    assert_eq!(join(&[first], &["专业能力"]).json()["joined"], 0, "once");
    let act = |person: i64, deed: &Value| officer.post(&format!("/programmes/{plan}/members/{person}"), deed);
    let step = |year: i32, result: &str, done: Value| json!({"deed": "keep", "member": {"weak": ["专业能力"], "steps": [{"year": year, "area": "专业能力", "text": "跟班学习", "result": result, "done_on": done}]}});
    assert_eq!(act(first, &step(2031, "", Value::Null)).code(), "refusal.cohort_year");
    assert_eq!(act(first, &step(2026, "", json!("2026-03-20"))).code(), "refusal.empty", "done without a result");
    let kept = ok(&act(first, &step(2026, "独立办成两个项目前期", json!("2026-03-20"))));
    assert_eq!(kept["progress"], json!([{"area": "专业能力", "done": 1, "steps": 1}]));
    assert_eq!(act(second, &json!({"deed": "leave", "on": "2026-03-20", "why": ""})).code(), "refusal.reason_missing");
    ok(&act(second, &json!({"deed": "leave", "on": "2026-03-20", "why": "调离本市"})));
    assert_eq!(act(second, &json!({"deed": "complete", "on": "2026-03-22"})).code(), "refusal.member_state");
    let states: Vec<String> = ok(&officer.get(&format!("/programmes/{plan}/members"))).as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap().to_owned()).collect();
    assert_eq!(states, ["member", "left"]);
    assert_eq!(ok(&head.get(&format!("/people/{first}/training")))["cohorts"][0]["programme_title"], "山海新锋", "the person sees it");
    assert_eq!(head.get(&format!("/programmes/{plan}/members")).status, StatusCode::FORBIDDEN);
}

#[test]
fn specialists_in_short_supply_are_formed_against_a_need() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let field = item(&officer, county.county.0, &json!({"catalogue": "field", "title": "经济金融", "wanted": 5}));
    let plan = programme(&officer, &json!({"kind": "cohort", "title": "经济金融定向培养", "unit": county.county.0, "since": "2026-01-01", "field": field, "weak_areas": ["专业能力"]}));
    let salon = session(&officer, &json!({"programme": plan, "form": "salon", "title": "金融沙龙", "unit": county.bureau.0, "co_hosts": [county.county.0], "from": "2026-03-20", "to": "2026-03-20"}));
    assert_eq!(ok(&officer.get(&format!("/training/catalogue/{field}")))["supply"], 0, "a gap");
    assert_eq!(officer.post(&format!("/programmes/{plan}/members"), &json!({"people": [county.heads[0].0], "joined": "2026-03-01"})).status, StatusCode::CREATED);
    ok(&officer.post(&format!("/sessions/{salon}/seats"), &json!({"people": [county.heads[0].0]})));
    let page = ok(&officer.get(&format!("/training/catalogue/{field}")));
    assert_eq!((&page["supply"], &page["item"]["wanted"]), (&json!(1), &json!(5)));
    assert_eq!(ok(&officer.get(&format!("/programmes/{plan}/members")))[0]["sessions"], 1, "their progress");
    assert_eq!(officer.post(&format!("/programmes/{plan}/members"), &json!({"people": [county.heads[1].0], "joined": "2027-03-01"})).code(), "refusal.not_yet");
}

#[test]
fn values_courses_and_salons_are_scheduled_with_their_hosts_attended_and_counted() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let series = programme(&officer, &json!({"kind": "series", "title": "新城精神课程", "unit": county.county.0, "since": "2026-01-01"}));
    let id = session(&officer, &json!({"programme": series, "form": "forum", "title": "科技讲坛", "unit": county.county.0, "co_hosts": [county.bureau.0], "from": "2026-03-20", "to": "2026-03-20"}));
    assert_eq!(step(&officer, id, &json!({"step": "open"})).status, StatusCode::OK);
    assert_eq!(step(&officer, id, &json!({"step": "open"})).code(), "refusal.session_state", "it is open");
    ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": county.heads.map(|head| head.0), "anyway": true})));
    ok(&step(&officer, id, &json!({"step": "close"})));
    let page = ok(&officer.get(&format!("/programmes/{series}")));
    assert_eq!((&page["totals"]["sessions"], &page["totals"]["person_times"], &page["totals"]["people"]), (&json!(1), &json!(2), &json!(2)));
    assert_eq!(ok(&officer.get(&format!("/sessions/{id}")))["units"][county.bureau.0.to_string()], "砺州市海洋局");
}

#[test]
fn models_are_published_and_opinions_of_a_symposium_become_problems() {
    let county = Setting::open();
    let (officer, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"));
    let model = json!({"catalogue": "model", "title": "扎根渔港的人", "person": county.heads[0].0, "text": "三年跑了四十趟码头。", "published_on": "2026-03-01"});
    let id = item(&officer, county.county.0, &model);
    assert_eq!(ok(&head.get("/training/catalogue?of=model"))[0]["who"]["name"], "林晓棠");
    assert!(id > 0);
    let four = programme(&officer, &json!({"kind": "series", "title": "四比四看", "unit": county.county.0, "since": "2026-01-01", "items": ["比担当"]}));
    let report = json!({"session": {"programme": four, "form": "symposium", "title": "年轻干部座谈会", "unit": county.town.0, "from": "2026-03-20", "to": "2026-03-20"}, "speeches": [{"person": county.heads[1].0, "text": "盼有周转房"}]});
    let symposium = made(&officer.post("/discussions", &report));
    let part = parts(&officer, symposium)[0]["id"].clone();
    let follow = |who: &Person<'_>, title: &str| who.post(&format!("/sessions/{symposium}/people/{part}/problem"), &json!({"kind": "works", "title": title}));
    assert_eq!(follow(&head, "周转房").status, StatusCode::FORBIDDEN);
    assert_eq!(follow(&officer, " ").status, StatusCode::UNPROCESSABLE_ENTITY);
    let problem = follow(&officer, "乡镇周转房").json()["problem"].as_i64().unwrap();
    let shown = ok(&officer.get(&format!("/problems/{problem}")));
    assert_eq!(shown["origin"], "symposium", "{shown}");
    assert_eq!((follow(&officer, "又一次").code().as_str(), &parts(&officer, symposium)[0]["problem"]), ("refusal.speech_followed", &json!(problem)), "once");
}

#[test]
fn a_handbook_is_read_searched_and_linked_to_courses() {
    let county = Setting::open();
    let (officer, head) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"));
    let course = item(&officer, county.county.0, &json!({"catalogue": "course", "title": "项目谋划", "tenths": 20}));
    let body = |numbers: [&str; 2]| json!({"unit": county.county.0, "title": "学习手册", "edition": "2026年第一版", "published_on": "2026-03-01", "sections": [
        {"number": numbers[0], "title": "投资政策", "text": "用好专项债和特别国债。", "courses": [course]}, {"number": numbers[1], "title": "能力建设", "text": "谋划、转化、执行。"}]});
    assert_eq!(officer.post("/training/handbooks", &body(["1", "1"])).code(), "refusal.section_number");
    let id = made(&officer.post("/training/handbooks", &body(["1", "2"])));
    for (case, words, expected) in [("all", "", 2), ("text", "专项债", 1), ("title", "能力", 1), ("pinyin", "touzi", 1), ("initials", "nljs", 1), ("nothing", "海军", 0)] {
        assert_eq!(ok(&head.get(&format!("/training/handbooks/{id}?q={}", percent(words))))["found"].as_array().unwrap().len(), expected, "{case}");
    }
    assert_eq!(head.post(&format!("/training/handbooks/{id}/sections/0/read"), &json!({})).status, StatusCode::NO_CONTENT);
    assert_eq!(head.post(&format!("/training/handbooks/{id}/sections/9/read"), &json!({})).status, StatusCode::NOT_FOUND);
    let line = ok(&head.get("/training/handbooks"))[0].clone();
    assert_eq!((&line["edition"], &line["published_on"], &line["read"], &line["sections"]), (&json!("2026年第一版"), &json!("2026-03-01"), &json!(1), &json!(2)));
    let page = ok(&officer.get(&format!("/training/handbooks/{id}")));
    assert_eq!((&page["found"][0]["readers"], &page["found"][0]["courses"][0]["title"]), (&json!(1), &json!("项目谋划")));
    let file = String::from_utf8(head.get(&format!("/training/handbooks/{id}/file")).bytes).unwrap();
    assert!(file.contains("用好专项债和特别国债。") && !file.contains("http"), "it needs nothing outside: {file}");
    assert_eq!(head.post("/training/handbooks", &body(["1", "2"])).status, StatusCode::FORBIDDEN);
}

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |so_far, byte| so_far + &format!("%{byte:02X}"))
}

#[test]
fn a_contest_is_scored_ranked_published_and_on_the_record() {
    let county = Setting::open();
    let (officer, head, mayor) = (county.house.sign_in_as("officer"), county.house.sign_in_as("head"), county.house.sign_in_as("mayor"));
    let [first, second] = county.heads.map(|head| head.0);
    let id = session(&officer, &json!({"form": "contest", "title": "招商技能比武", "unit": county.county.0, "from": "2026-03-20", "to": "2026-03-20", "rounds": ["笔试", "路演"]}));
    ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": [first, second], "anyway": true})));
    let (one, two) = (part_of(&officer, id, first), part_of(&officer, id, second));
    let score = |who: &Person<'_>, part: i64, round: u32, tenths: u32| who.post(&format!("/sessions/{id}/scores"), &json!({"part": part, "round": round, "tenths": tenths}));
    assert_eq!(score(&officer, one, 0, 1_200).code(), "refusal.contest_points");
    assert_eq!(score(&officer, one, 2, 900).code(), "refusal.not_found");
    assert_eq!(score(&head, two, 0, 900).status, StatusCode::NOT_FOUND, "no judge");
    for (part, round, tenths) in [(one, 0, 900), (one, 1, 850), (two, 0, 950)] {
        ok(&score(&officer, part, round, tenths));
    }
    let publish = || {
        let version = officer.get(&format!("/sessions/{id}")).etag.unwrap();
        officer.request(Method::POST, &format!("/sessions/{id}/scores/publish"), Some(&version), Some(&json!({"awarded": 1})))
    };
    assert_eq!(publish().code(), "refusal.contest_unjudged");
    assert_eq!(ok(&mayor.get(&format!("/sessions/{id}/scores"))), json!([]), "not before it is published");
    ok(&score(&officer, two, 1, 700));
    ok(&publish());
    let table: Vec<(i64, i64)> = ok(&mayor.get(&format!("/sessions/{id}/scores"))).as_array().unwrap().iter().map(|line| (line["part"].as_i64().unwrap(), line["place"].as_i64().unwrap())).collect();
    assert_eq!(table, [(one, 1), (two, 2)]);
    let file = ok(&head.get(&format!("/people/{first}")));
    assert!(file.to_string().contains("招商技能比武 第1名"), "in the register of awards");
}
