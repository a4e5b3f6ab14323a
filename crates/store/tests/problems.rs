//! Problems on both engines: whose they are, who sees them, and what is never written down.

use std::collections::BTreeSet;

use domain::{
    access::role::Role,
    id::{PersonId, ProblemId, UnitId},
    people::code::UnitKind,
    problems::{Deed, Holds, Origin, Outcome, ProblemKind, State},
};
use store::{
    Db,
    access::Viewer,
    people::{person::{self, NewPerson}, unit},
    problems::{self, Question, Raised, Raiser, Side},
    verify,
};

use crate::{
    engines::{House, houses},
    house::{a_unit, by, signed_in, someone},
};

/// A city with a county, a bureau, a town, somebody of the town, and those who deal with problems.
struct County {
    bureau: UnitId,
    town: UnitId,
    head: PersonId,
    officer: Viewer,
    owner: Viewer,
    other: Viewer,
    secretary: Viewer,
}

fn county(db: &Db) -> County {
    let (city, county, bureau, other, town, head) = db
        .write(|tx| {
            let city = unit::create(tx, &a_unit("砺州市", UnitKind::City, None), &by())?;
            let county = unit::create(tx, &a_unit("东溪县", UnitKind::County, Some(city)), &by())?;
            let bureau = unit::create(tx, &a_unit("海洋局", UnitKind::MunicipalUnit, Some(city)), &by())?;
            let other = unit::create(tx, &a_unit("资源局", UnitKind::MunicipalUnit, Some(city)), &by())?;
            let town = unit::create(tx, &a_unit("青陂镇", UnitKind::Town, Some(county)), &by())?;
            let head = person::create(tx, &NewPerson::only(someone("林晓棠")), &by())?;
            Ok((city, county, bureau, other, town, head))
        })
        .unwrap();
    County {
        bureau, town, head,
        officer: signed_in(db, "officer", Role::OrganisationOfficer, city, None),
        owner: signed_in(db, "bureau", Role::UnitHead, bureau, None),
        other: signed_in(db, "other", Role::UnitHead, other, None),
        secretary: signed_in(db, "secretary", Role::CountySecretary, county, None),
    }
}

fn each(test: impl Fn(&House, &County)) {
    for house in houses() {
        let county = county(&house.db);
        test(&house, &county);
        let report = house.db.read(verify::verify).unwrap();
        assert!(report.is_sound(), "{}: {:?}", house.name, report.broken);
    }
}

fn raised(county: &County, protected: bool) -> Raised {
    Raised {
        origin: Origin::Talk, source: None, kind: ProblemKind::Approval, place: county.town, title: "休闲渔业用海手续".into(),
        text: "用海和用地两个手续互为前提。".into(), wish: "请两个部门一起答复".into(),
        raiser: Raiser { person: Some(county.head), account: None, name: String::new() }, protected, part_of: None, owner: None,
    }
}

fn raise(db: &Db, viewer: &Viewer, raised: Raised) -> ProblemId {
    let viewer = viewer.clone();
    db.write(move |tx| problems::raise(tx, &viewer, &raised)).unwrap()
}

fn act(db: &Db, viewer: &Viewer, id: ProblemId, deed: Deed) -> Result<State, String> {
    let viewer = viewer.clone();
    let version = db.read(move |tx| tx.version(id.0)).unwrap();
    let done = db.write(move |tx| problems::act(tx, &viewer, (id, version), &deed));
    done.map(|told| told.problem.state).map_err(|error| match error {
        store::Error::Refused(refusal) => refusal.code,
        other => other.to_string(),
    })
}

fn sees(db: &Db, viewer: &Viewer, id: ProblemId) -> bool {
    let viewer = viewer.clone();
    db.read(move |tx| problems::find(tx, &viewer, id)).is_ok()
}

fn listed(db: &Db, viewer: &Viewer, side: Side) -> Vec<ProblemId> {
    let viewer = viewer.clone();
    let question = Question { side, limit: 50, ..Question::default() };
    db.read(move |tx| problems::list(tx, &viewer, &question)).unwrap().into_iter().map(|line| line.id).collect()
}

#[test]
fn a_problem_goes_by_rule_to_its_owner_and_is_seen_by_those_it_concerns() {
    each(|house, county| {
        let (db, officer, place, owner) = (&house.db, county.officer.clone(), county.town, county.bureau);
        let unrouted = raise(db, &county.officer, raised(county, false));
        assert_eq!(act(db, &county.owner, unrouted, Deed::Note { text: "已知悉".into() }), Err(store::Error::NotFound.to_string()), "{}", house.name);
        db.write(move |tx| {
            let root = unit::root(tx)?.unwrap();
            problems::set_route(tx, &officer, (ProblemKind::Approval, root), Some(owner))
        })
        .unwrap();
        let id = raise(db, &county.officer, raised(county, false));
        let viewer = county.secretary.clone();
        let told = db.read(move |tx| problems::find(tx, &viewer, id)).unwrap();
        assert_eq!((told.problem.owner, told.problem.state, told.place, told.title.as_str()), (Some(county.bureau), State::Assigned, place, "休闲渔业用海手续"), "{}", house.name);
        assert!(told.due.is_some() && told.actor.coordinator, "{}: the county coordinates what is about its town", house.name);
        for (who, viewer, expected) in [("officer", &county.officer, true), ("owner", &county.owner, true), ("another bureau", &county.other, false)] {
            assert_eq!(sees(db, viewer, id), expected, "{}: {who}", house.name);
        }
        assert_eq!(listed(db, &county.owner, Side::Owed), [id], "{}", house.name);
        assert_eq!(BTreeSet::from_iter(listed(db, &county.secretary, Side::Coordinated)), BTreeSet::from([id, unrouted]), "{}", house.name);
        assert_eq!(listed(db, &county.other, Side::Owed), [], "{}", house.name);
    });
}

#[test]
fn an_answer_closes_only_when_somebody_else_says_so() {
    each(|house, county| {
        let db = &house.db;
        let id = raise(db, &county.officer, Raised { owner: Some(county.bureau), ..raised(county, false) });
        let answer = || Deed::Answer { outcome: Outcome::Solved, text: "已会商，手续可以并行".into() };
        assert_eq!(act(db, &county.other, id, answer()), Err(store::Error::NotFound.to_string()), "{}", house.name);
        assert_eq!(act(db, &county.owner, id, answer()), Ok(State::Answered), "{}", house.name);
        assert_eq!(act(db, &county.owner, id, Deed::Prove { text: "已办".into() }), Err("refusal.problem_who".into()), "{}", house.name);
        assert_eq!(act(db, &county.secretary, id, Deed::Confirm { holds: Holds::Solved, text: String::new() }), Err("refusal.problem_who".into()), "{}", house.name);
        assert_eq!(act(db, &county.secretary, id, Deed::Prove { text: "到镇里看过批文".into() }), Ok(State::Closed), "{}", house.name);
        assert_eq!(act(db, &county.secretary, id, Deed::Reopen { text: "批文被退回".into() }), Ok(State::Assigned), "{}", house.name);
        let events = db.read(move |tx| problems::events(tx, id)).unwrap();
        let deeds: Vec<&str> = events.iter().map(|event| event.deed.as_ref().map_or("raise", Deed::code)).collect();
        assert_eq!(deeds, ["raise", "answer", "prove", "reopen"], "{}", house.name);
        // Somebody who saw an older state decides nothing.
        let (viewer, stale) = (county.secretary.clone(), Deed::Note { text: "跟进".into() });
        assert!(matches!(db.write(move |tx| problems::act(tx, &viewer, (id, 1), &stale)), Err(store::Error::Stale { .. })), "{}", house.name);
    });
}

#[test]
fn a_protected_raiser_stands_nowhere_but_sealed() {
    each(|house, county| {
        let db = &house.db;
        let id = raise(db, &county.officer, Raised { owner: Some(county.bureau), ..raised(county, true) });
        assert_eq!(db.read(move |tx| problems::open_raisers(tx, id)).unwrap(), [], "{}", house.name);
        let head = county.head.0;
        let named = db
            .read(move |tx| {
                let audited = tx.query("select count(*) from audit_subject where subject = $1", store::params![head])?;
                audited[0].get::<i64>(0)
            })
            .unwrap();
        assert_eq!(named, 0, "{}", house.name);
    });
}

#[test]
fn duplicates_are_joined_without_losing_who_raised_them() {
    each(|house, county| {
        let db = &house.db;
        let first = raise(db, &county.officer, Raised { owner: Some(county.bureau), ..raised(county, false) });
        let named = Raiser { person: None, account: None, name: "青陂镇渔业合作社".into() };
        let second = raise(db, &county.officer, Raised { raiser: named.clone(), ..raised(county, false) });
        assert_eq!(act(db, &county.officer, second, Deed::Join { into: second }), Err("refusal.problem_join".into()), "{}: into itself", house.name);
        assert_eq!(act(db, &county.officer, second, Deed::Join { into: first }), Ok(State::Joined), "{}", house.name);
        let raisers = db.read(move |tx| problems::open_raisers(tx, first)).unwrap();
        assert!(raisers.len() == 2 && raisers.contains(&named), "{}: {raisers:?}", house.name);
        assert_eq!(act(db, &county.officer, first, Deed::Join { into: second }), Err("refusal.problem_join".into()), "{}: into a closed one", house.name);
    });
}

#[test]
fn a_whole_is_not_answered_before_its_parts() {
    each(|house, county| {
        let db = &house.db;
        let whole = raise(db, &county.officer, Raised { owner: Some(county.bureau), ..raised(county, false) });
        let part = raise(db, &county.officer, Raised { owner: Some(county.bureau), part_of: Some(whole), ..raised(county, false) });
        let answer = || Deed::Answer { outcome: Outcome::Solved, text: "已办".into() };
        assert_eq!(act(db, &county.owner, whole, answer()), Err("refusal.problem_parts".into()), "{}", house.name);
        assert_eq!(act(db, &county.owner, part, answer()), Ok(State::Answered), "{}", house.name);
        assert_eq!(act(db, &county.officer, part, Deed::Prove { text: "查过".into() }), Ok(State::Closed), "{}", house.name);
        assert_eq!(act(db, &county.owner, whole, answer()), Ok(State::Answered), "{}", house.name);
    });
}

#[test]
fn a_dissolved_unit_owes_nothing_new() {
    each(|house, county| {
        let (db, owner) = (&house.db, UnitId(77));
        let viewer = county.officer.clone();
        let raised = Raised { owner: Some(owner), ..raised(county, false) };
        let refused = db.write(move |tx| problems::raise(tx, &viewer, &raised));
        assert!(matches!(refused, Err(store::Error::Refused(refusal)) if refusal.code == "refusal.problem_unit_gone"), "{}", house.name);
    });
}

#[test]
fn a_changed_word_of_an_event_is_found() {
    for house in houses() {
        let county = county(&house.db);
        raise(&house.db, &county.officer, raised(&county, false));
        let triggers = if house.name == "SQLite" { "drop trigger problem_event_update" } else { "drop trigger problem_event_change on problem_event" };
        house.db.maintain(move |conn, _| conn.batch(&format!("{triggers}; update problem_event set deed = 'note'"))).unwrap();
        let report = house.db.read(verify::verify).unwrap();
        assert!(report.broken.iter().any(|line| line.starts_with("problem event")), "{}: {:?}", house.name, report.broken);
    }
}
