//! A house that begins empty, and the few units, posts and people that a test puts into it.

use std::sync::{Arc, atomic::{AtomicI64, Ordering}};

use domain::{
    access::role::Role,
    date::{Instant, MonthOrDay},
    id::{PersonId, PostId, UnitId},
    people::{
        code::{AppointmentKind, PoliticalStatus, PostKind, Service, Sex, UnitKind},
        facts::{Appointment, Person},
        unit::{Post, Unit},
    },
};
use server::{app::{self, App}, demo::Login, http};
use store::{
    Tx,
    access::{Viewer, account::{self, NewAccount, NewGrant}},
    db::{Clock, Place},
    people::{person::{self, NewPerson}, register::By, rows::{Placed, PostRow}, unit},
    vault::{Chance, Suite},
};

use crate::house::{House, START, quick_hash};

const PASSWORD: &str = "a long enough word";

fn date(text: &str) -> MonthOrDay {
    text.parse().unwrap()
}

fn by() -> By {
    By::entry(domain::id::AccountId(0), "")
}

/// A county with a town and a bureau: everybody who has a part in talks, each with an account of the name given here.
pub(crate) struct Setting {
    pub(crate) house: House,
    pub(crate) county: UnitId,
    pub(crate) town: UnitId,
    pub(crate) bureau: UnitId,
    /// The secretary and the mayor of the town.
    pub(crate) heads: [PersonId; 2],
    pub(crate) secretary: PersonId,
}

fn a_unit(tx: &mut Tx<'_>, name: &str, kind: UnitKind, parent: Option<UnitId>) -> Result<UnitId, store::Error> {
    let facts = Unit {
        name: name.into(), short_name: String::new(), kind, rank: None, parent, division_code: String::new(), credit_code: String::new(), sort: 0,
        since: date("1990-01"), until: None,
    };
    unit::create(tx, &facts, &by())
}

/// Somebody in a post of their own, since a day.
fn in_post(tx: &mut Tx<'_>, (name, unit): (&str, UnitId), (title, kind): (&str, PostKind), since: &str) -> Result<PersonId, store::Error> {
    let post = PostRow { post: PostId(0), facts: Post { unit, title: title.into(), kind, rank: None, places: 1, sort: 0, since: date("2000-01"), until: None } };
    let post = unit::create_post(tx, &post, &by())?;
    let facts = Person {
        name: name.into(), sex: Sex::Male, birth: date("1980-05"), ethnicity: "01".into(), native_place: String::new(), birth_place: String::new(),
        political_status: PoliticalStatus::PartyMember, party_joined: Some(date("2003-06")), work_began: Some(date("2002-08")), health: String::new(),
        professional_title: String::new(), speciality: String::new(), present_post: title.into(), management: None, service: Service::Serving,
    };
    let held = Appointment { since: date(since), until: None, kind: AppointmentKind::Transfer, main: true, title: title.into(), post_kind: kind, rank: None };
    person::create(tx, &NewPerson { appointments: vec![Placed { held, unit: Some(unit), post: Some(post) }], ..NewPerson::only(facts) }, &by())
}

impl Setting {
    pub(crate) fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ticks = Arc::new(AtomicI64::new(START));
        let counted = Arc::clone(&ticks);
        let clock: Clock = Arc::new(move || Instant(counted.fetch_add(1, Ordering::Relaxed)));
        let db = app::open(Place::Folder(folder.path().to_owned()), Suite::Standard, Chance::seeded(3), clock).unwrap();
        let hash = quick_hash(PASSWORD).unwrap();
        let (county, town, bureau, heads, secretary, logins) = db
            .write(move |tx| {
                let city = a_unit(tx, "砺州市", UnitKind::City, None)?;
                let county = a_unit(tx, "东溪县", UnitKind::County, Some(city))?;
                let department = a_unit(tx, "东溪县委组织部", UnitKind::CountyUnit, Some(county))?;
                let town = a_unit(tx, "东溪县青陂镇", UnitKind::Town, Some(county))?;
                let bureau = a_unit(tx, "砺州市海洋局", UnitKind::MunicipalUnit, Some(city))?;
                let other = a_unit(tx, "砺州市档案局", UnitKind::MunicipalUnit, Some(city))?;
                let office = a_unit(tx, "砺州市委组织部", UnitKind::MunicipalUnit, Some(city))?;
                let secretary = in_post(tx, ("沈行川", county), ("东溪县委书记", PostKind::Chief), "2023-05-01")?;
                let minister = in_post(tx, ("孟亦岚", department), ("东溪县委组织部部长", PostKind::Chief), "2023-05-01")?;
                let leader = in_post(tx, ("闻人诚", office), ("砺州市委组织部副部长", PostKind::Deputy), "2023-05-01")?;
                let first = in_post(tx, ("林晓棠", town), ("东溪县青陂镇党委书记", PostKind::Chief), "2024-03-01")?;
                let second = in_post(tx, ("贺知远", town), ("东溪县青陂镇镇长", PostKind::Chief), "2024-03-01")?;
                let head = in_post(tx, ("陆海生", bureau), ("砺州市海洋局局长", PostKind::Chief), "2023-05-01")?;
                let archivist = in_post(tx, ("安静之", other), ("砺州市档案局局长", PostKind::Chief), "2023-05-01")?;
                let mut logins = Vec::new();
                for (name, role, unit, person) in [
                    ("officer", Role::OrganisationOfficer, city, None), ("leader", Role::OrganisationLeader, city, Some(leader)),
                    ("secretary", Role::CountySecretary, county, Some(secretary)), ("minister", Role::OrganisationLeader, county, Some(minister)),
                    ("head", Role::Official, town, Some(first)), ("mayor", Role::Official, town, Some(second)), ("bureau", Role::UnitHead, bureau, Some(head)),
                    ("archivist", Role::UnitHead, other, Some(archivist)), ("auditor", Role::AuditAdministrator, city, None),
                    ("organiser", Role::TrainingOrganiser, city, None), ("neighbour", Role::UnitHead, county, None),
                ] {
                    let account = account::create(tx, &NewAccount { name: name.into(), display_name: name.into(), person, password: hash.clone() })?;
                    let grant = NewGrant { role, unit, management: None, since: "2020-01-01".parse().unwrap(), until: None };
                    account::give(tx, &Viewer::system("test"), account, &grant)?;
                    logins.push(Login {
                        account: name.into(), password: PASSWORD.into(), role, person: String::new(), unit: String::new(), display_name: name.into(),
                    });
                }
                Ok((county, town, bureau, [first, second], secretary, logins))
            })
            .unwrap();
        let router = http::router(App::new(db.clone(), None));
        Self { house: House::of((db, router), folder, logins, ticks), county, town, bureau, heads, secretary }
    }
}
