//! Talks, needs, visits and duties on both engines: kept as they were said, and opened to no one above their tier.

use std::collections::BTreeMap;

use domain::{
    access::{role::{Permission, Role}, tier::Tier},
    care::{CareKind, CareState, Talk, TalkForm, TalkKind},
    date::Day,
    duties::{self as rules, DutyState},
    id::{PersonId, PostId, TalkId, UnitId},
    people::{code::{AppointmentKind, PostKind, UnitKind}, facts::Appointment, unit::{Post, Unit}},
};
use store::{
    Db, Error,
    access::{Viewer, viewer},
    care::{self, NewTalk, Question, Whose, needs::{self, NewNeed}, visits::{self, Plan}},
    duties,
    ledger,
    people::{person::{self, NewPerson}, register::By, rows::{Placed, PostRow}, unit},
    search::Searcher,
    verify,
};

use crate::{
    engines::{House, houses},
    house::{a_unit, by, date, signed_in, someone},
};

/// A county with its secretary, a town with its head.
pub(crate) struct Setting {
    pub(crate) city: UnitId,
    pub(crate) county: UnitId,
    pub(crate) town: UnitId,
    pub(crate) secretary: PersonId,
    pub(crate) head: PersonId,
}

pub(crate) fn in_post(db: &Db, name: &'static str, unit: UnitId, title: &'static str) -> PersonId {
    db.write(move |tx| {
        let facts = Post { unit, title: title.into(), kind: PostKind::Chief, rank: None, places: 1, sort: 0, since: date("2000-01"), until: None };
        let post = unit::create_post(tx, &PostRow { post: PostId(0), facts }, &by())?;
        let held = Appointment { since: date("2024-01"), until: None, kind: AppointmentKind::Transfer, main: true, title: title.into(), post_kind: PostKind::Chief, rank: None };
        person::create(tx, &NewPerson { appointments: vec![Placed { held, unit: Some(unit), post: Some(post) }], ..NewPerson::only(someone(name)) }, &by())
    })
    .unwrap()
}

pub(crate) fn each(test: impl Fn(&House, &Setting)) {
    for house in houses() {
        let (city, county, town) = house
            .db
            .write(|tx| {
                let city = unit::create(tx, &a_unit("砺州市", UnitKind::City, None), &by())?;
                let county = unit::create(tx, &a_unit("东溪县", UnitKind::County, Some(city)), &by())?;
                Ok((city, county, unit::create(tx, &a_unit("青陂镇", UnitKind::Town, Some(county)), &by())?))
            })
            .unwrap();
        let secretary = in_post(&house.db, "沈行川", county, "东溪县委书记");
        let head = in_post(&house.db, "林晓棠", town, "青陂镇党委书记");
        test(&house, &Setting { city, county, town, secretary, head });
        let report = house.db.read(verify::verify).unwrap();
        assert!(report.is_sound(), "{}: {:?}", house.name, report.broken);
    }
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn said(kind: TalkKind, tier: Tier, on: &str) -> Talk {
    Talk {
        kind, held_on: day(on), form: TalkForm::OnSite, place: "渔港".into(), unannounced: false, tier, summary: "谈了渔港".into(), topics: BTreeMap::new(),
        looks: BTreeMap::new(), suggestions: String::new(), left_open: vec!["码头用地".into()], told_of_use: true,
    }
}

fn new(person: PersonId, talk: Talk) -> NewTalk {
    NewTalk { person, talk, round: None, replaces: None, problems: 0, another: true }
}

fn record(db: &Db, viewer: &Viewer, talk: NewTalk) -> Result<TalkId, String> {
    let viewer = viewer.clone();
    db.write(move |tx| care::record(tx, &viewer, &talk)).map_err(|error| match error {
        Error::Refused(refusal) => refusal.code,
        other => other.to_string(),
    })
}

fn listed(db: &Db, viewer: &Viewer, whose: Whose) -> Vec<TalkId> {
    let viewer = viewer.clone();
    let question = Question { whose, kind: None, from: day("2020-01-01"), to: day("2027-01-01"), after: None, limit: 50 };
    let listed = db.read(move |tx| Searcher::default().with(tx, |tx, index| care::list(tx, index, &viewer, &question)));
    listed.unwrap().into_iter().map(|line| line.told.id).collect()
}

#[test]
fn a_talk_is_kept_corrected_and_carried_on() {
    each(|house, setting| {
        let (db, person) = (&house.db, setting.head);
        let secretary = signed_in(db, "secretary", Role::CountySecretary, setting.county, Some(setting.secretary));
        let officer = signed_in(db, "officer", Role::OrganisationOfficer, setting.city, None);
        let first = record(db, &secretary, new(person, said(TalkKind::Talk, Tier::Organisation, "2026-03-02"))).unwrap();
        let mut better = said(TalkKind::Talk, Tier::Organisation, "2026-03-02");
        better.left_open = vec!["二期用地".into()];
        let second = record(db, &secretary, NewTalk { replaces: Some(first), ..new(person, better.clone()) }).unwrap();
        assert_eq!(record(db, &secretary, NewTalk { replaces: Some(first), ..new(person, better) }), Err("refusal.already_replaced".into()), "{}", house.name);
        let later = record(db, &officer, new(person, said(TalkKind::Interview, Tier::Organisation, "2026-03-10"))).unwrap();
        assert_eq!(listed(db, &secretary, Whose::Mine), [second], "{}", house.name);
        assert_eq!(listed(db, &officer, Whose::Reach), [later, second], "{}", house.name);
        let viewer = secretary.clone();
        assert_eq!(db.read(move |tx| care::left_open(tx, &viewer, person)).unwrap(), ["码头用地"], "{}: of the last talk", house.name);
        let twice = NewTalk { another: false, ..new(person, said(TalkKind::Interview, Tier::Organisation, "2026-03-10")) };
        assert_eq!(record(db, &secretary, twice), Err("refusal.talk_twice".into()), "{}", house.name);
        let held = db.read(|tx| care::held(tx, &[], (day("2026-01-01"), day("2026-03-10")))).unwrap();
        assert_eq!(held.iter().map(|talk| (talk.id, talk.talkers.clone())).collect::<Vec<_>>(), [(second, vec![setting.secretary])], "{}", house.name);
    });
}

#[test]
fn duties_follow_from_posts_and_talks() {
    each(|house, setting| {
        let db = &house.db;
        let secretary = signed_in(db, "secretary", Role::CountySecretary, setting.county, Some(setting.secretary));
        let owed = |expected: DutyState| {
            let states: Vec<_> = db
                .read(|tx| {
                    let (_, rule) = duties::all(tx)?.remove(0);
                    Searcher::default().with(tx, |tx, index| duties::owed(tx, index, &rule, (day("2026-01-01"), day("2027-01-01"))))
                })
                .unwrap()
                .iter()
                .map(|due| (due.to, due.owed_by.clone(), due.state))
                .collect();
            assert_eq!(states, [(setting.head, vec![setting.secretary], expected)], "{}", house.name);
        };
        db.write(|tx| duties::create(tx, &Viewer::system("test"), &rules::shipped(2026)[0])).unwrap();
        owed(DutyState::Open);
        record(db, &secretary, new(setting.head, said(TalkKind::HomeVisit, Tier::Organisation, "2026-03-01"))).unwrap();
        owed(DutyState::Open);
        record(db, &secretary, new(setting.head, said(TalkKind::Talk, Tier::Organisation, "2026-03-02"))).unwrap();
        owed(DutyState::Done);
    });
}

#[test]
fn a_unit_that_ended_keeps_what_it_was_owed() {
    each(|house, setting| {
        let db = &house.db;
        let (town, head, secretary, county) = (setting.town, setting.head, setting.secretary, setting.county);
        db.write(|tx| duties::create(tx, &Viewer::system("test"), &rules::shipped(2025)[0])).unwrap();
        let owed = || {
            let dues = db.read(|tx| {
                let (_, rule) = duties::all(tx)?.remove(0);
                Searcher::default().with(tx, |tx, index| duties::owed(tx, index, &rule, (day("2025-01-01"), day("2026-01-01"))))
            });
            dues.unwrap().into_iter().map(|due| (due.to, due.to_unit, due.owing_unit, due.owed_by, due.state)).collect::<Vec<_>>()
        };
        let missed = vec![(head, town, county, vec![secretary], DutyState::Missed)];
        assert_eq!(owed(), missed, "{}", house.name);
        let renamed = Unit { since: date("2026-02"), name: "青陂街道".into(), kind: UnitKind::Subdistrict, ..a_unit("", UnitKind::Town, Some(county)) };
        db.write(move |tx| unit::change(tx, town, &renamed, &By { why: "撤镇设街道".into(), ..by() })).unwrap();
        assert_eq!(owed(), missed, "{}: renamed", house.name);
        let ended = Unit { since: date("2026-02"), until: Some(date("2026-03")), name: "青陂街道".into(), ..a_unit("", UnitKind::Subdistrict, Some(county)) };
        db.write(move |tx| unit::change(tx, town, &ended, &By { why: "并入城关街道".into(), ..by() })).unwrap();
        assert_eq!(owed(), missed, "{}: ended", house.name);
    });
}

#[test]
fn plans_needs_and_feeds_are_their_owners() {
    each(|house, setting| {
        let db = &house.db;
        let leader = signed_in(db, "leader", Role::OrganisationLeader, setting.city, None);
        let (viewer, plan) = (leader.clone(), Plan { day: day("2026-03-30"), unit: setting.town, note: "看渔港".into(), team: None });
        let visit = db.write(move |tx| visits::plan(tx, &viewer, &plan)).unwrap();
        let other = signed_in(db, "officer", Role::OrganisationOfficer, setting.city, None);
        for (who, viewer, count) in [("whoever planned it", &leader, 1), ("a colleague", &other, 0)] {
            let viewer = viewer.clone();
            assert_eq!(db.read(move |tx| visits::own(tx, &viewer)).unwrap().len(), count, "{who} on {}", house.name);
        }
        let viewer = other.clone();
        assert!(matches!(db.write(move |tx| visits::end(tx, &viewer, visit, None)), Err(Error::NotFound)), "{}", house.name);
        let (viewer, need) = (leader.clone(), NewNeed { person: setting.head, kind: CareKind::Family, talk: None, text: "老人住院".into() });
        let id = db.write(move |tx| needs::open(tx, &viewer, &need)).unwrap();
        let viewer = other.clone();
        db.write(move |tx| needs::help(tx, &viewer, (id, 1), CareState::Helped, "联系了医院")).unwrap();
        let viewer = leader.clone();
        let need = db.read(move |tx| needs::find(tx, &viewer, id)).unwrap();
        assert_eq!((need.state, need.notes.len(), need.notes[1].text.as_str()), (CareState::Helped, 2, "联系了医院"), "{}", house.name);
        let viewer = leader.clone();
        let token = db.write(move |tx| duties::feed::make(tx, &viewer)).unwrap();
        assert_eq!(db.read(move |tx| duties::feed::viewer_of(tx, &token)).unwrap().map(|viewer| viewer.account()), Some(leader.account()), "{}", house.name);
    });
}

/// Every role, granted over the county and over the town, against every table that holds something of a tier.
#[test]
fn no_role_reads_above_its_tier() {
    each(|house, setting| {
        let (db, person) = (&house.db, setting.head);
        let system = Viewer::system("test");
        let tiers = [Tier::Public, Tier::Own, Tier::Organisation, Tier::Restricted];
        for (tier, kind) in tiers.into_iter().flat_map(|tier| [(tier, TalkKind::Talk), (tier, TalkKind::Interview), (tier, TalkKind::HomeVisit)]) {
            record(db, &system, new(person, said(kind, tier, "2026-03-02"))).unwrap();
        }
        let viewer = system.clone();
        db.write(move |tx| {
            for tier in tiers {
                ledger::append(tx, &viewer, person, &crate::house::claim(tier), None)?;
            }
            needs::open(tx, &viewer, &NewNeed { person, kind: CareKind::Mind, talk: None, text: "压力大".into() })
        })
        .unwrap();
        let names: Vec<String> = Role::ALL.iter().map(|role| role.code().to_owned()).collect();
        for (role, name) in Role::ALL.iter().copied().zip(names) {
            for (place, unit) in [("county", setting.county), ("town", setting.town)] {
                let viewer = signed_in(db, Box::leak(format!("{name}-{place}").into_boxed_str()), role, unit, None);
                reads_no_more(house, &viewer, person, role);
            }
        }
        let own = signed_in(db, "own", Role::Official, setting.town, Some(person));
        let told = db.read(move |tx| care::with_person(tx, &own, person, 100)).unwrap();
        assert!(told.len() == 12 && told.iter().all(|told| told.talk.is_none() || told.tier <= Tier::Own), "{}: the person themselves", house.name);
    });
}

/// What each query gives a viewer who neither held nor recorded anything, against what their sight allows.
fn reads_no_more(house: &House, viewer: &Viewer, person: PersonId, role: Role) {
    let (viewer, name) = (viewer.clone(), house.name);
    house
        .db
        .read(move |tx| {
            let case = format!("{role:?} on {name}");
            let Some(sight) = viewer::sight(tx, &viewer, person)? else {
                assert!(matches!(care::with_person(tx, &viewer, person, 100), Err(Error::NotFound)), "{case}");
                assert!(matches!(needs::of_person(tx, &viewer, person), Err(Error::NotFound)), "{case}");
                assert!(needs::open_ones(tx, &viewer, 100)?.is_empty(), "{case}");
                return Ok(());
            };
            let told = care::with_person(tx, &viewer, person, 100)?;
            assert!(told.iter().all(|told| told.tier <= sight.tier && sight.may(Permission::Talks)), "{case}: talks");
            let listed = Searcher::default().with(tx, |tx, index| {
                care::list(tx, index, &viewer, &Question { whose: Whose::Reach, kind: None, from: day("2020-01-01"), to: day("2027-01-01"), after: None, limit: 100 })
            })?;
            assert_eq!(listed.len(), told.len(), "{case}: a list shows what the file shows");
            let entries = ledger::entries(tx, person, &sight, &ledger::Question { limit: 100, ..ledger::Question::default() })?;
            assert!(entries.iter().all(|told| told.entry.tier <= sight.tier), "{case}: entries");
            let needs = needs::of_person(tx, &viewer, person)?.len() + needs::open_ones(tx, &viewer, 100)?.len();
            assert_eq!(needs, if sight.may(Permission::Care) { 2 } else { 0 }, "{case}: needs");
            assert!(visits::own(tx, &viewer)?.is_empty(), "{case}: plans");
            Ok(())
        })
        .unwrap();
}
