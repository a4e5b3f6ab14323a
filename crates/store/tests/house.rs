//! The house on both engines: parameters, claims, seal, registers, ledger, access, backup.

use domain::{
    access::{role::Role, tier::Tier},
    date::MonthOrDay,
    id::{AccountId, PersonId, UnitId},
    ledger::{Claim, EntryKind, SourceKind, Stage},
    people::{
        code::{AppointmentKind, PoliticalStatus, PostKind, Service, Sex, UnitKind},
        facts::{Appointment, Appraisal, Person},
        identity_number::IdentityNumber,
        unit::Unit,
    },
};
use store::{
    Db, Error, Tx,
    access::{
        Viewer,
        account::{self, NewAccount, NewGrant},
        session, viewer,
    },
    backup,
    db::Value,
    ledger,
    params,
    people::{
        file,
        person::{self, NewPerson},
        register::{self, By},
        rows::Placed,
        unit,
    },
    verify,
};

use crate::engines::{House, houses};

pub(crate) fn date(text: &str) -> MonthOrDay {
    text.parse().unwrap()
}

pub(crate) fn by() -> By {
    By { account: AccountId(0), source: "entry", batch: None, why: "测试".into() }
}

pub(crate) fn a_unit(name: &str, kind: UnitKind, parent: Option<UnitId>) -> Unit {
    Unit {
        name: name.into(), short_name: String::new(), kind, rank: None, parent, division_code: String::new(), credit_code: String::new(),
        sort: 0, since: date("1990-01"), until: None,
    }
}

pub(crate) fn someone(name: &str) -> Person {
    Person {
        name: name.into(), sex: Sex::Female, birth: date("1988-05"), ethnicity: "01".into(), native_place: "砺州云门".into(),
        birth_place: String::new(), political_status: PoliticalStatus::PartyMember, party_joined: Some(date("2009-06")),
        work_began: Some(date("2010-08")), health: "健康".into(), professional_title: String::new(), speciality: String::new(),
        present_post: String::new(), management: None, service: Service::Serving,
    }
}

pub(crate) fn placed(unit: UnitId, since: &str, until: Option<&str>) -> Placed {
    Placed {
        held: Appointment {
            since: date(since), until: until.map(date), kind: AppointmentKind::Transfer, main: true, title: "某职".into(),
            post_kind: PostKind::Other, rank: None,
        },
        unit: Some(unit),
        post: None,
    }
}

/// A city with two counties, and one person in each.
struct Small {
    city: UnitId,
    east: UnitId,
    west: UnitId,
    one: PersonId,
    two: PersonId,
}

fn small(db: &Db) -> (UnitId, UnitId, UnitId, PersonId, PersonId) {
    db.write(|tx| {
        let city = unit::create(tx, &a_unit("砺州市", UnitKind::City, None), &by())?;
        let east = unit::create(tx, &a_unit("东溪县", UnitKind::County, Some(city)), &by())?;
        let west = unit::create(tx, &a_unit("西岭县", UnitKind::County, Some(city)), &by())?;
        let make = |tx: &mut Tx<'_>, name: &str, unit, number: u32| {
            let birth = "1988-05-06".parse().unwrap();
            let new = NewPerson {
                identity: Some(IdentityNumber::build(999_101, birth, number * 2)),
                appointments: vec![placed(unit, "2015-03", None)],
                ..NewPerson::only(someone(name))
            };
            person::create(tx, &new, &by())
        };
        let one = make(tx, "林晓棠", east, 1)?;
        let two = make(tx, "周明远", west, 2)?;
        Ok((city, east, west, one, two))
    })
    .unwrap()
}

fn each(f: impl Fn(&House, Small)) {
    for house in houses() {
        let (city, east, west, one, two) = small(&house.db);
        f(&house, Small { city, east, west, one, two });
    }
}

pub(crate) fn signed_in(db: &Db, name: &'static str, role: Role, unit: UnitId, person: Option<PersonId>) -> Viewer {
    db.write(move |tx| {
        let new = NewAccount { name: name.into(), display_name: name.into(), person, password: "x".into() };
        let id = account::create(tx, &new)?;
        let grant = NewGrant { role, unit, management: None, since: "2020-01-01".parse().unwrap(), until: None };
        account::give(tx, &Viewer::system("test"), id, &grant)?;
        let token = session::begin(tx, id, "test")?;
        Ok(session::viewer_of(tx, &token)?.unwrap().0)
    })
    .unwrap()
}

#[test]
fn parameters_bind_by_number() {
    each(|house, _| {
        let answers: Vec<Value> = house
            .db
            .read(|tx| {
                let row = tx.query_opt(
                    "select cast($2 as text), cast($1 as bigint), cast($2 as text), cast($10 as bigint), cast($3 as bigint) + $4 + $5 + $6 + $7 + $8 + $9, '$1'",
                    params![1, "two", 3, 4, 5, 6, 7, 8, 9, 10],
                )?;
                Ok(row.unwrap().values().to_vec())
            })
            .unwrap();
        let expected = params!["two", 1, "two", 10, 42, "$1"].to_vec();
        assert_eq!(answers, expected, "{}", house.name);
    });
}

#[test]
fn a_root_is_taken_once() {
    each(|house, small| {
        let take = |version| house.db.write(move |tx| tx.claim(small.one.0, version));
        assert_eq!(take(1).unwrap(), 2, "{}", house.name);
        assert!(matches!(take(1), Err(Error::Stale { .. })), "{}", house.name);
    });
}

#[test]
fn many_writers_seal_every_row_once() {
    each(|house, small| {
        let threads: Vec<_> = (0..4)
            .map(|thread: i16| {
                let db = house.db.clone();
                std::thread::spawn(move || {
                    for year in 0..10 {
                        let row = Appraisal { year: 1950 + thread * 10 + year, grade: domain::people::code::AppraisalGrade::Competent };
                        db.write(move |tx| register::add(tx, small.one.0, std::slice::from_ref(&row), &by())).unwrap();
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        // A last write seals whatever another sealer left behind.
        house.db.write(move |tx| tx.audit(&Viewer::system("test"), "test", &[], "")).unwrap();
        let report = house.db.read(verify::verify).unwrap();
        assert_eq!(report.broken, Vec::<String>::new(), "{}", house.name);
        assert_eq!(report.unsealed, 0, "{}", house.name);
        assert!(report.rows >= 40);
    });
}

#[test]
fn a_changed_byte_is_found() {
    for (case, sql, word) in [
        ("a name", "update person_facts set name = '林晓堂' where name = '林晓棠'", "person_facts"),
        ("a date of a post", "update appointment set since = '2014-03' where since = '2015-03'", "appointment"),
        ("an entry's words", "update entry_text set body = $0", "entry"),
        ("the audit log", "update audit set detail = 'other'", "audit"),
        ("the seal itself", "update seal set row_id = row_id + 1 where position = 3 and chain = 'ledger'", "chain"),
        ("a row taken out", "delete from appraisal", "no longer there"),
        ("an end taken back", "update contact set superseded_at = null", "its end"),
    ] {
        each(|house, small| {
            house
                .db
                .write(move |tx| {
                    let system = Viewer::system("test");
                    ledger::append(tx, &system, small.one, &claim(Tier::Organisation), None)?;
                    register::add(tx, small.one.0, &[Appraisal { year: 2020, grade: domain::people::code::AppraisalGrade::Competent }], &by())?;
                    let contact = store::people::rows::Contact { kind: "mobile".into(), value: "000".into() };
                    let ids = register::add(tx, small.one.0, &[contact], &by())?;
                    register::supersede::<store::people::rows::Contact>(tx, small.one.0, ids[0], &by())?;
                    tx.audit(&system, "test", &[small.one.0], "as it was")
                })
                .unwrap();
            assert!(house.db.read(verify::verify).unwrap().is_sound(), "{case} on {}: sound before", house.name);
            tamper(house, sql);
            let report = house.db.read(verify::verify).unwrap();
            assert!(report.broken.iter().any(|line| line.contains(word)), "{case} on {}: {:?}", house.name, report.broken);
        });
    }
}

/// Changes a row as somebody with the database's own tools could, past the triggers.
fn tamper(house: &House, sql: &str) {
    let mut conn = house.place.connect(true).unwrap();
    match conn.engine() {
        store::db::Engine::Sqlite => {
            let triggers = conn.query("select name from sqlite_master where type = 'trigger'", &[]).unwrap();
            for row in triggers {
                conn.batch(&format!("drop trigger {}", row.get::<String>(0).unwrap())).unwrap();
            }
            conn.batch(&sql.replace("$0", "x'7b7d'")).unwrap();
        }
        store::db::Engine::Postgres => conn.batch(&format!("set session_replication_role = replica; {}", sql.replace("$0", "'\\x7b7d'::bytea"))).unwrap(),
    }
}

#[test]
fn triggers_refuse_changes() {
    each(|house, small| {
        house.db.write(move |tx| ledger::append(tx, &Viewer::system("test"), small.one, &claim(Tier::Public), None)).unwrap();
        for sql in [
            "update entry set tier = 'public'",
            "delete from entry",
            "delete from person_facts",
            "update person_facts set name = 'x'",
            "update seal set position = 1",
            "delete from seal",
            "update audit set detail = 'x'",
        ] {
            house.db.write(|tx| tx.audit(&Viewer::system("test"), "test", &[], "")).unwrap();
            let mut conn = house.place.connect(true).unwrap();
            assert!(conn.batch(sql).is_err(), "{sql} on {}", house.name);
        }
    });
}

pub(crate) fn claim(tier: Tier) -> Claim {
    Claim { tier, ..Claim::new((Stage::Observe, EntryKind::Deed, SourceKind::Seen), date("2026-03-02"), "汛期值守", "连续三夜在圩堤值守。") }
}

#[test]
fn what_a_viewer_may_not_see_is_not_found() {
    each(|house, small| {
        let officer = signed_in(&house.db, "east", Role::OrganisationOfficer, small.east, None);
        let leader = signed_in(&house.db, "city", Role::OrganisationLeader, small.city, None);
        let own = signed_in(&house.db, "one", Role::Official, small.west, Some(small.one));
        let audit = signed_in(&house.db, "audit", Role::AuditAdministrator, small.city, None);
        for (case, viewer, person, tier) in [
            ("own county", &officer, small.one, Some(Tier::Restricted)),
            ("the other county", &officer, small.two, None),
            ("the whole city", &leader, small.two, Some(Tier::Restricted)),
            ("oneself", &own, small.one, Some(Tier::Organisation)),
            ("a colleague", &own, small.two, None),
            ("an audit administrator", &audit, small.one, None),
            ("nobody", &leader, PersonId(12345), None),
        ] {
            let viewer = viewer.clone();
            let sight = house.db.read(move |tx| viewer::sight(tx, &viewer, person)).unwrap();
            assert_eq!(sight.map(|sight| sight.tier), tier, "{case} on {}", house.name);
        }
    });
}

#[test]
fn a_moved_unit_takes_its_people_along() {
    each(|house, small| {
        let officer = signed_in(&house.db, "east", Role::OrganisationOfficer, small.east, None);
        let sees = |person| {
            let officer = officer.clone();
            house.db.read(move |tx| Ok(viewer::sight(tx, &officer, person)?.is_some())).unwrap()
        };
        assert!(!sees(small.two));
        house.db.write(move |tx| unit::change(tx, small.west, &a_unit("西岭县", UnitKind::County, Some(small.east)), &by())).unwrap();
        assert!(sees(small.two), "{}", house.name);
        let circle = house.db.write(move |tx| unit::change(tx, small.east, &a_unit("东溪县", UnitKind::County, Some(small.west)), &by()));
        assert!(matches!(circle, Err(Error::Refused(refusal)) if refusal.code == "refusal.unit_under_itself"), "{}", house.name);
    });
}

#[test]
fn as_of_a_day_and_as_known_at_a_position() {
    each(|house, small| {
        let before = house.db.read(|tx| {
            let now = tx.position()?;
            Ok(now)
        }).unwrap();
        house
            .db
            .write(move |tx| {
                let held = register::standing::<Placed>(tx, small.one.0)?.remove(0);
                let ended = Placed { held: Appointment { until: Some(date("2020-01")), ..held.value.held.clone() }, ..held.value.clone() };
                register::correct(tx, small.one.0, held.id, &ended, &by())?;
                register::add(tx, small.one.0, &[placed(small.west, "2020-01", None)], &by())
            })
            .unwrap();
        let posts = |as_of: &'static str, known_at| {
            house.db.read(move |tx| Ok(file::load(tx, small.one, as_of.parse().unwrap(), known_at)?.appointments.len())).unwrap()
        };
        for (case, as_of, known_at, expected) in [
            ("today, as known now", "2026-03-24", None, 2),
            ("a past day, as known now", "2016-01-01", None, 1),
            ("today, as known before", "2026-03-24", Some(before), 1),
        ] {
            assert_eq!(posts(as_of, known_at), expected, "{case} on {}", house.name);
        }
    });
}

#[test]
fn evidence_is_replaced_contested_and_answered() {
    each(|house, small| {
        let officer = signed_in(&house.db, "officer", Role::OrganisationOfficer, small.city, None);
        let other = signed_in(&house.db, "other", Role::OrganisationOfficer, small.city, None);
        let own = signed_in(&house.db, "own", Role::Official, small.east, Some(small.one));
        let recorder = officer.clone();
        let first = house.db.write(move |tx| ledger::append(tx, &recorder, small.one, &claim(Tier::Restricted), None)).unwrap();
        let replace = |viewer: &Viewer| {
            let viewer = viewer.clone();
            house.db.write(move |tx| ledger::append(tx, &viewer, small.one, &claim(Tier::Organisation), Some(first)))
        };
        let second = replace(&officer).unwrap();
        assert!(matches!(replace(&other), Err(Error::Refused(_))), "replaced once only, on {}", house.name);
        let contest = |viewer: &Viewer, entry| {
            let viewer = viewer.clone();
            house.db.write(move |tx| {
                let entry = ledger::find(tx, entry)?;
                ledger::contest(tx, &viewer, &entry, "时间有误")
            })
        };
        assert!(contest(&own, first).is_err(), "what no longer stands");
        contest(&own, second).unwrap();
        let answer = |viewer: &Viewer| {
            let viewer = viewer.clone();
            house.db.write(move |tx| {
                let entry = ledger::find(tx, second)?;
                ledger::answer(tx, &viewer, &entry, true, "核对属实")
            })
        };
        assert!(answer(&officer).is_err(), "who recorded it does not answer");
        answer(&other).unwrap();
        let told = house.db.read(move |tx| ledger::told(tx, second)).unwrap();
        assert_eq!(told.contest.unwrap().answer.as_deref(), Some("核对属实"), "{}", house.name);
    });
}

#[test]
fn one_number_one_person() {
    each(|house, small| {
        let number = IdentityNumber::build(999_101, "1988-05-06".parse().unwrap(), 2);
        let refused = house.db.write(move |tx| person::set_identity(tx, small.two, &number, &by()));
        assert!(matches!(refused, Err(Error::Refused(refusal)) if refusal.code == "refusal.identity_taken"), "{}", house.name);
    });
}

#[test]
fn a_backup_restores_to_either_engine() {
    for house in houses() {
        small(&house.db);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("backup.db");
        let into = file.clone();
        house.db.maintain(move |conn, _| backup::write(conn, &into)).unwrap();
        let expected = house.db.maintain(backup::counts).unwrap();
        for target in houses() {
            let from = file.clone();
            target.db.maintain(move |conn, _| backup::restore(&from, conn)).unwrap();
            let counts = target.db.maintain(backup::counts).unwrap();
            let data = |counts: Vec<(String, i64)>| counts.into_iter().filter(|(table, _)| table != "node").collect::<Vec<_>>();
            assert_eq!(data(counts), data(expected.clone()), "{} to {}", house.name, target.name);
            assert!(target.db.read(verify::verify).unwrap().is_sound());
        }
    }
}
