//! The figures that the reference articles tell of training: each comes out of records, opens them, and follows when they change.

use serde_json::{Value, json};

use crate::{
    empty::Setting,
    house::Person,
    training::{class, heads, item, ok, programme, session, step},
};

/// A session that was held, with those who sat in it.
fn held(officer: &Person<'_>, body: &Value, people: &[i64]) -> i64 {
    let id = session(officer, body);
    if !people.is_empty() {
        ok(&officer.post(&format!("/sessions/{id}/seats"), &json!({"people": people, "anyway": true})));
    }
    ok(&step(officer, id, &json!({"step": "close", "unmarked_present": true})));
    id
}

fn figure(officer: &Person<'_>, id: &str) -> (i64, usize) {
    let value = ok(&officer.get(&format!("/figures/{id}?period=2026")))["value"].as_f64().unwrap_or_default();
    let rows = ok(&officer.get(&format!("/figures/{id}/rows?period=2026")))["rows"].as_array().unwrap().len();
    (format!("{value:.0}").parse().unwrap(), rows)
}

/// What is done, and how: the figure it moves, to what, and how many records it then opens.
type Moved<'a> = (&'a str, &'a dyn Fn(), &'a str, i64, usize);

/// X0-12, X3-03, X3-04, X3-08, X3-09, X3-10: counts over the whole house.
#[test]
fn counts_of_sessions_and_attendances_follow_the_records() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let [first, second] = county.heads.map(|head| head.0);
    let zone = item(&officer, county.county.0, &json!({"catalogue": "zone", "title": "河湾协作区", "units": [county.town.0, county.bureau.0]}));
    let one_day = |form: &str| json!({"form": form, "title": "专题", "unit": county.county.0, "from": "2026-03-20", "to": "2026-03-20"});
    let seminar = json!({"form": "seminar", "title": "专题研讨会", "unit": county.town.0, "from": "2026-03-20", "to": "2026-03-20", "zone": zone, "conclusions": "每月会商一次"});
    let discussion = json!({"session": {"form": "discussion", "discussion": "theme_day", "title": "大研讨", "unit": county.town.0, "from": "2026-03-20", "to": "2026-03-20"},
        "speeches": [{"person": first, "text": "抓项目"}, {"person": second, "text": "抓渔港"}]});
    let report = |body: &Value| crate::house::made(&officer.post("/discussions", body));
    let steps: [Moved<'_>; 6] = [
        ("X0-12 a forum", &|| _ = held(&officer, &one_day("forum"), &[]), "training.forums", 1, 1),
        ("X3-03 a short class", &|| _ = held(&officer, &class(county.county.0, &json!({})), &[first, second]), "training.classes", 1, 1),
        ("X3-04 its attendances", &|| _ = held(&officer, &class(county.county.0, &json!({"title": "又一班", "from": "2026-03-10", "to": "2026-03-10", "lessons": []})), &[first]), "training.class_times", 3, 2),
        ("X3-08 a seminar of a zone", &|| _ = report(&json!({"session": seminar, "speeches": []})), "training.seminars", 1, 1),
        ("X3-09 a discussion", &|| _ = report(&discussion), "training.discussions", 1, 1),
        ("X3-10 its key speeches", &|| _ = report(&discussion), "training.speeches", 4, 2),
    ];
    for (_, _, id, ..) in &steps {
        assert_eq!(figure(&officer, id), (0, 0), "{id} before anything is on record");
    }
    for (case, step, id, value, rows) in steps {
        step();
        assert_eq!(figure(&officer, id), (value, rows), "{case}");
    }
    assert_eq!(figure(&county.house.sign_in_as("bureau"), "training.classes"), (0, 0), "inside the reach of the reader");
}

fn with(mut body: Value, more: &Value) -> Value {
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    body
}

fn page(officer: &Person<'_>, id: i64) -> Value {
    ok(&officer.get(&format!("/programmes/{id}")))
}

fn series(officer: &Person<'_>, unit: i64, title: &str, more: &Value) -> i64 {
    programme(officer, &with(json!({"kind": "series", "title": title, "unit": unit, "since": "2020-01-01"}), more))
}

/// A lecture of a series that was held on a day, with nobody's list.
fn lecture(officer: &Person<'_>, (unit, of): (i64, i64), day: &str, more: &Value) {
    held(officer, &with(json!({"programme": of, "form": "lecture", "title": "讲座", "unit": unit, "from": day, "to": day}), more), &[]);
}

/// X0-15, X0-16, X0-29, X1-04 to X1-06, X1-10, X3-01, X3-02, X3-22, X3-23: what a series tells.
#[test]
fn what_a_series_tells_follows_its_records() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let first = county.heads[0].0;
    let unit = county.county.0;
    // Six years without a gap, venues counted, four kinds of speaker.
    let lectern = series(&officer, unit, "干部上讲台", &json!({"balance": ["theory_expert", "leading_official", "young_official", "enterprise_expert"]}));
    for (nth, kind) in ["theory_expert", "leading_official", "young_official", "enterprise_expert", "theory_expert", "leading_official"].iter().enumerate() {
        let day = format!("{}-03-02", 2021 + nth);
        let lesson = json!([{"id": 1, "day": day, "from": "14:00", "to": "16:00", "method": "teach", "subject": "四讲", "lecturer_kind": kind, "tenths": 20}]);
        lecture(&officer, (unit, lectern), &day, &json!({"title": if nth % 2 == 0 { "先锋讲坛" } else { "周末大讲堂" }, "lessons": lesson}));
    }
    let told = page(&officer, lectern);
    assert_eq!((&told["unbroken_years"], &told["totals"]["sessions"], told["balance"].as_array().unwrap().len()), (&json!(6), &json!(6), 4), "X0-15, X0-16, X0-29");
    assert_eq!(told["balance"].as_array().unwrap().iter().map(|kind| kind["count"].as_i64().unwrap()).sum::<i64>(), 6);
    // Slots of a series with their first classes.
    let slots: Vec<Value> = (0..10).map(|nth| json!({"title": format!("第{nth}链"), "seminar": nth >= 8})).collect();
    let chains = series(&officer, unit, "8+2", &json!({"slots": slots}));
    for (slot, day) in ["2026-01-24", "2026-02-28"].iter().enumerate() {
        held(&officer, &class(county.county.0, &json!({"programme": chains, "slot": slot, "number": slot + 1, "from": day, "to": day, "lessons": []})), &[first]);
    }
    let told = page(&officer, chains);
    let filled: Vec<&str> = told["slots"].as_array().unwrap().iter().filter_map(|slot| slot["session"]["from"].as_str()).collect();
    assert_eq!(filled, ["2026-01-24", "2026-02-28"], "X1-04, X1-05, X1-06");
    assert_eq!(told["slots"].as_array().unwrap().iter().filter(|slot| slot["seminar"] == true).count(), 2, "X1-10");
    // Hosts in turn, the number of the latest.
    let turn = series(&officer, unit, "局长讲堂", &json!({"rota": [county.bureau.0, county.town.0]}));
    for number in 1..=3 {
        lecture(&officer, (unit, turn), &format!("2026-02-0{number}"), &json!({"number": number}));
    }
    let told = page(&officer, turn);
    let latest = told["sessions"].as_array().unwrap().iter().filter_map(|one| one["number"].as_i64()).max();
    assert_eq!((latest, told["rota"].as_array().unwrap().len()), (Some(3), 2), "X3-01, X3-02");
    // A topic, with the sessions on it.
    let topic = item(&officer, county.county.0, &json!({"catalogue": "focus", "kind": "topic", "title": "七大战略", "since": "2026-01-01", "items": []}));
    for number in 0..2 {
        lecture(&officer, (unit, turn), &format!("2026-02-1{number}"), &json!({"focuses": [topic]}));
    }
    assert_eq!(ok(&officer.get(&format!("/training/catalogue/{topic}")))["serving"].as_array().unwrap().len(), 2, "X3-22");
    // Discussions by form.
    let talk = programme(&officer, &json!({"kind": "discussion", "title": "大研讨", "unit": county.county.0, "since": "2026-01-01"}));
    for form in ["theme_day", "theme_day", "members", "branch", "group", "party_lesson"] {
        let body = json!({"session": {"programme": talk, "form": "discussion", "discussion": form, "title": "大研讨", "unit": county.town.0, "from": "2026-03-20", "to": "2026-03-20"}, "speeches": []});
        crate::house::made(&officer.post("/discussions", &body));
    }
    let forms = page(&officer, talk)["by_unit"][0]["forms"].as_object().unwrap().values().map(|count| count.as_i64().unwrap()).collect::<Vec<_>>();
    assert_eq!((forms.len(), forms.iter().sum::<i64>()), (5, 6), "X3-23");
}

/// X4-13 to X4-15, X4-27: lectures by theme; classes of heads; a cohort over three years.
#[test]
fn classes_of_heads_and_a_cohort_of_three_years_follow_their_records() {
    let county = Setting::open();
    let officer = county.house.sign_in_as("officer");
    let ([first, second], unit) = (county.heads.map(|head| head.0), county.county.0);
    let hall = series(&officer, unit, "大讲堂", &json!({"required": heads()}));
    for (nth, theme) in ["海洋经济", "新质生产力"].iter().enumerate() {
        lecture(&officer, (unit, hall), &format!("2026-01-1{nth}"), &json!({"theme": theme}));
    }
    assert_eq!(page(&officer, hall)["totals"]["sessions"], 2, "X4-13");
    let plan = series(&officer, unit, "正职计划", &json!({"required": heads()}));
    for month in 1..=2 {
        let day = format!("2026-0{month}-20");
        held(&officer, &class(county.county.0, &json!({"programme": plan, "from": day, "to": day, "lessons": []})), &[first, second]);
    }
    let told = page(&officer, plan);
    assert_eq!((&told["totals"]["sessions"], &told["totals"]["person_times"], &told["totals"]["people"]), (&json!(2), &json!(4), &json!(2)), "X4-14: classes, person-times and persons apart");
    let cohort = programme(&officer, &json!({"kind": "cohort", "title": "三年行动", "unit": county.county.0, "since": "2026-01-01", "until": "2028-12-31", "weak_areas": ["理论素养"]}));
    let members = || ok(&officer.get(&format!("/programmes/{cohort}/members"))).as_array().unwrap().len();
    assert_eq!(members(), 0);
    officer.post(&format!("/programmes/{cohort}/members"), &json!({"people": [first, second], "joined": "2026-01-05", "weak": ["理论素养"]}));
    let it = page(&officer, cohort)["programme"].clone();
    assert_eq!((members(), &it["since"], &it["until"]), (2, &json!("2026-01-01"), &json!("2028-12-31")), "X4-15, X4-27");
}
