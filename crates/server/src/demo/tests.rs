//! The demo city holds to what is said of it.

use std::{
    collections::BTreeMap,
    sync::{Arc, atomic::AtomicI64},
};

use domain::{
    date::{Day, Instant, MonthOrDay},
    id::{Area, PersonId},
    people::{
        check,
        code::{PoliticalStatus, PostKind, Service},
        facts::{Appraisal, Award, Education, Penalty, Person, RankHeld, Relative},
        identity_number::IdentityNumber,
        resume,
    },
};
use store::{
    db::{Place, Tx},
    params,
    people::rows::{Identity, Placed, PostRow, Resume},
    vault::{Chance as Random, Suite, Vault},
};

use super::*;

struct City {
    db: Db,
    logins: Vec<Login>,
    _folder: tempfile::TempDir,
}

fn city(people: usize) -> City {
    let folder = tempfile::tempdir().unwrap();
    let ticks = AtomicI64::new(1_774_281_600_000);
    let clock = Arc::new(move || Instant(ticks.fetch_add(1, std::sync::atomic::Ordering::Relaxed)));
    let vault = Vault::new(Suite::Standard, Random::seeded(1), [7; 32]).unwrap();
    let db = Db::open(Place::Folder(folder.path().to_owned()), Area(1), vault, clock).unwrap();
    let logins = build(&db, Size { people, seed: 7 }, &|password| Ok(format!("hash of {password}")), &|_, _| ()).unwrap();
    City { db, logins, _folder: folder }
}

fn today() -> Day {
    "2026-03-24".parse().unwrap()
}

fn every<T: register::Register>(tx: &mut Tx<'_>) -> Result<Vec<(PersonId, T)>, Error> {
    let mut all = Vec::new();
    register::each::<T>(tx, |_, row| {
        all.push((PersonId(row.owner), row.value));
        Ok(())
    })?;
    Ok(all)
}

fn read<R: Send + 'static>(city: &City, f: impl FnOnce(&mut Tx<'_>) -> Result<R, Error> + Send + 'static) -> R {
    city.db.read(f).unwrap()
}

/// Names and titles in their order, without ids.
fn told(city: &City) -> (Vec<String>, Vec<String>, Vec<String>) {
    read(city, |tx| {
        let people = every::<Person>(tx)?.into_iter().map(|(_, person)| format!("{} {} {}", person.name, person.birth, person.present_post)).collect();
        let posts = every::<Placed>(tx)?.into_iter().map(|(_, row)| format!("{} {}", row.held.since, row.held.title)).collect();
        let resumes = every::<Resume>(tx)?.into_iter().map(|(_, row)| row.0).collect();
        Ok((people, posts, resumes))
    })
}

#[test]
fn the_same_seed_gives_the_same_city() {
    assert_eq!(told(&city(300)), told(&city(300)));
}

#[test]
fn everything_on_record_holds_to_the_rules() {
    let city = city(300);
    let (people, posts, numbers) = read(&city, |tx| Ok((every::<Person>(tx)?, every::<Placed>(tx)?, every::<Identity>(tx)?)));
    assert_eq!(people.len(), 300);
    assert!(people.iter().any(|(_, person)| person.name == names::LONGEST));
    let people: BTreeMap<PersonId, Person> = people.into_iter().collect();
    for person in people.values() {
        check::person(person, &domain::rules::Rulebook::shipped(), today()).unwrap();
    }
    assert_eq!(numbers.len(), 300);
    for (id, identity) in &numbers {
        let number = IdentityNumber::parse(&identity.number).unwrap();
        assert_eq!(number.sex(), people[id].sex);
        assert_eq!(number.birth().unwrap().month(), people[id].birth.month());
        assert!(number.division().starts_with("99"));
    }
    for (id, row) in &posts {
        check::appointment(&row.held, people[id].birth, today()).unwrap();
        assert!(row.held.since.reached_on(today()) && row.unit.is_some());
        let named = row.held.until.is_none() && people[id].service == Service::Serving;
        assert_eq!(named, people[id].present_post.split('、').any(|title| title == row.held.title) && row.held.until.is_none());
    }
}

#[test]
fn main_posts_follow_one_another_without_gaps() {
    let city = city(300);
    let posts = read(&city, every::<Placed>);
    let mut by_person: BTreeMap<PersonId, Vec<Placed>> = BTreeMap::new();
    for (id, row) in posts.into_iter().filter(|(_, row)| row.held.main) {
        by_person.entry(id).or_default().push(row);
    }
    assert_eq!(by_person.len(), 300);
    for rows in by_person.values() {
        for pair in rows.windows(2) {
            assert_eq!(pair[0].held.until, Some(pair[1].held.since), "{} and {}", pair[0].held.title, pair[1].held.title);
        }
        let deputy: i32 = rows.iter().filter(|row| row.held.rank == Some(Rank::TownshipDeputy)).map(|row| months(row.held.since, row.held.until)).sum();
        assert!(deputy >= 24 || !rows.iter().any(|row| row.held.rank == Some(Rank::TownshipChief)), "two years as a deputy first");
    }
}

fn months(since: MonthOrDay, until: Option<MonthOrDay>) -> i32 {
    until.map_or(today().month().ordinal(), |until| until.month().ordinal()) - since.month().ordinal()
}

#[test]
fn registers_hold_to_the_rules() {
    let city = city(300);
    read(&city, |tx| {
        let births: BTreeMap<PersonId, MonthOrDay> = every::<Person>(tx)?.into_iter().map(|(id, person)| (id, person.birth)).collect();
        every::<RankHeld>(tx)?.iter().for_each(|(_, row)| check::rank_held(row, today()).unwrap());
        every::<Education>(tx)?.iter().for_each(|(id, row)| check::education(row, births[id]).unwrap());
        every::<Appraisal>(tx)?.iter().for_each(|(_, row)| check::appraisal(row, today()).unwrap());
        every::<Award>(tx)?.iter().for_each(|(_, row)| check::award(row, today()).unwrap());
        every::<Penalty>(tx)?.iter().for_each(|(_, row)| check::penalty(row, today()).unwrap());
        every::<Relative>(tx)?.iter().for_each(|(_, row)| check::relative(row, today()).unwrap());
        for (_, row) in every::<Resume>(tx)? {
            let findings = resume::parse(&row.0).findings;
            assert!(findings.is_empty(), "{findings:?} in {}", row.0);
        }
        Ok(())
    });
}

#[test]
fn the_counts_of_a_city() {
    let city = city(2000);
    let count = |sql: &'static str| read(&city, move |tx| tx.scalar::<i64>(sql, params![today()]));
    for (kind, expected) in [
        ("municipal_unit", 81), ("county", 9), ("town", 45), ("subdistrict", 21), ("zone", 3), ("association", 8), ("university", 2), ("elsewhere", 1),
        ("enterprise", 880),
    ] {
        let found = read(&city, move |tx| tx.scalar::<i64>("select count(*) from unit_facts where kind = $1", params![kind]));
        assert_eq!(found, expected, "{kind}");
    }
    let chiefs = read(&city, |tx| {
        let towns: Vec<i64> = tx.query("select unit from unit_facts where kind in ('town', 'subdistrict')", &[])?.iter().map(|row| row.get(0)).collect::<Result<_, _>>()?;
        let posts = towns.iter().map(|unit| register::rows::<PostRow>(tx, *unit)).collect::<Result<Vec<_>, _>>()?;
        Ok(posts.iter().flatten().filter(|row| row.value.facts.kind == PostKind::Chief && row.value.facts.rank == Some(Rank::TownshipChief)).count())
    });
    assert_eq!(chiefs, 132);
    let seated = "select count(*) from appointment a join unit_facts u on u.unit = a.unit and u.kind in ('town', 'subdistrict')
      where a.post_kind = 'chief' and a.main and a.since <= $1 and a.until > $1";
    assert_eq!(count(seated), 132);
    let people = read(&city, every::<Person>);
    let young = "select count(distinct a.person) from appointment a join unit_facts u on u.unit = a.unit and u.kind in ('town', 'subdistrict')
      join person_facts p on p.person = a.person and p.birth >= '1986' where a.post_kind = 'chief' and a.main and a.since <= $1 and a.until > $1";
    assert!(count(young) >= 76);
    assert!(people.iter().filter(|(_, person)| person.birth.years_on(today()) < 50).count() * 10 >= people.len() * 6);
    assert!(people.iter().filter(|(_, person)| person.political_status == PoliticalStatus::PartyMember).count() * 100 >= people.len() * 90);
    assert!(count("select count(*) from entry where happened_on <= $1") > 300);
}

#[test]
fn every_role_has_an_account() {
    let city = city(300);
    assert_eq!(city.logins.iter().map(|login| login.role).collect::<std::collections::BTreeSet<_>>().len(), Role::ALL.len());
    let secretary = city.logins.iter().find(|login| login.role == Role::CountySecretary).unwrap();
    assert_eq!(secretary.unit, "东溪县");
    let nobody: Vec<_> = city.logins.iter().filter(|login| login.person.is_empty()).map(|login| login.account.as_str()).collect();
    assert_eq!(nobody, ["enterprise", "resident", "system", "security", "audit"]);
}
