//! The index and plain SQL give the same answers to random questions, and nobody is found outside a viewer's reach.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::role::{Permission, Role},
    date::{Day, MonthOrDay},
    id::{PersonId, UnitId},
    people::{
        code::{
            AppointmentKind, AppraisalGrade, AwardKind, DegreeLevel, Discipline, EducationLevel, Grade, Management, PenaltyKind, PoliticalStatus,
            PostKind, Rank, SchoolingKind, Service, Sex, UnitKind,
        },
        facts::{Appointment, Appraisal, Award, Education, Penalty, Person, RankHeld},
        filter::{Field, FieldType, Filter, Held, PostMatch},
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
    people::{
        person::{self, NewPerson},
        register,
        rows::Placed,
        unit,
    },
    search::{
        Index, Searcher,
        answer::{self, Question, Sort},
        sql,
    },
};

use crate::{
    engines::{House, houses},
    house::{a_unit, by, date, someone},
};

/// `SplitMix64`, so that a failure can be had again.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
    fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % count as u64).unwrap()
    }
    fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }
    fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
    fn some<T: Clone>(&mut self, of: &[T], share: usize) -> Option<T> {
        self.percent(share).then(|| self.pick(of))
    }
    /// None to three of a list.
    fn few<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        (0..self.below(4)).map(|_| self.pick(of)).collect()
    }
    /// A month or a day, sometimes that of today or close to it.
    fn date(&mut self, from: usize, to: usize) -> MonthOrDay {
        let (year, month, day) = (from + self.below(to - from + 1), 1 + self.below(12), 1 + self.below(28));
        match self.below(10) {
            0 if to >= 2026 => self.pick(&["2026-03", "2026-03-24", "2026-03-23", "2026-03-25", "2026-04", "2026-02"]).parse().unwrap(),
            1..=4 => format!("{year:04}-{month:02}-{day:02}").parse().unwrap(),
            _ => format!("{year:04}-{month:02}").parse().unwrap(),
        }
    }
}

const TODAY: &str = "2026-03-24";
const NAMES: &[&str] = &["林晓棠", "周明远", "王伟", "王晓东", "李娜", "阿依努尔·热合曼", "单文昌", "欧阳明"];
const PLACES: &[&str] = &["砺州东溪", "砺州西岭", "岚南江澄", ""];
const TITLES: &[&str] = &["东溪县青陂镇党委书记", "砺州市财政局局长", "青陂镇镇长", "科员", "砺州市财政局预算科科长"];
const SCHOOLS: &[&str] = &["楚岚大学经济学院", "岚南理工大学", "砺州大学", ""];
const PARTS: &[&str] = &["东溪", "财政局", "书记", "砺州", "岚", "大学", "明", "王", "预算", "没有"];

/// Units of every kind, three deep; some ended, one under an ended one.
fn units(tx: &mut Tx<'_>) -> Result<Vec<UnitId>, Error> {
    let city = unit::create(tx, &a_unit("砺州市", UnitKind::City, None), &by())?;
    let mut all = vec![city];
    for (kind, name) in [(UnitKind::County, "东溪县"), (UnitKind::County, "西岭县"), (UnitKind::MunicipalUnit, "砺州市财政局"), (UnitKind::Zone, "望砺湖开发区")] {
        let above = unit::create(tx, &a_unit(name, kind, Some(city)), &by())?;
        all.push(above);
        for (kind, tail) in [(UnitKind::Town, "青陂镇"), (UnitKind::CountyUnit, "教育局"), (UnitKind::Division, "预算科")] {
            let below = unit::create(tx, &a_unit(&format!("{name}{tail}"), kind, Some(above)), &by())?;
            all.push(below);
            all.push(unit::create(tx, &a_unit(&format!("{name}{tail}一组"), UnitKind::Village, Some(below)), &by())?);
        }
    }
    let ended = Unit { until: Some(date("2020-01")), ..a_unit("撤并局", UnitKind::MunicipalUnit, Some(city)) };
    let ended = unit::create(tx, &ended, &by())?;
    let orphan = Unit { sort: -1, ..a_unit("撤并局科室", UnitKind::Division, Some(ended)) };
    all.extend([ended, unit::create(tx, &orphan, &by())?]);
    let later = Unit { since: date("2026-06"), ..a_unit("新设局", UnitKind::MunicipalUnit, Some(city)) };
    all.push(unit::create(tx, &later, &by())?);
    Ok(all)
}

fn a_person(dice: &mut Dice, n: usize) -> Person {
    Person {
        sex: dice.pick(Sex::ALL), birth: dice.date(1960, 2001), ethnicity: dice.pick(&["01", "03", "05"]).to_owned(),
        native_place: dice.pick(PLACES).to_owned(), political_status: dice.pick(PoliticalStatus::ALL), party_joined: dice.percent(70).then(|| dice.date(2020, 2025)),
        work_began: dice.percent(80).then(|| dice.date(2020, 2025)), speciality: dice.pick(PARTS).to_owned(), present_post: dice.pick(TITLES).to_owned(),
        management: dice.some(Management::ALL, 80), service: dice.pick(Service::ALL),
        ..someone(&format!("{}{}", dice.pick(NAMES), if n.is_multiple_of(3) { "甲" } else { "" }))
    }
}

fn an_appointment(dice: &mut Dice, units: &[UnitId]) -> Placed {
    let since = dice.date(2005, 2026);
    let until = dice.percent(55).then(|| dice.date(2012, 2026)).filter(|until| *until >= since);
    let held = Appointment {
        since, until, kind: dice.pick(AppointmentKind::ALL), main: dice.percent(60), title: dice.pick(TITLES).to_owned(), post_kind: dice.pick(PostKind::ALL),
        rank: dice.some(Rank::ALL, 80),
    };
    Placed { held, unit: dice.some(units, 85), post: None }
}

fn a_rank(dice: &mut Dice) -> RankHeld {
    let since = dice.date(2005, 2026);
    let until = dice.percent(30).then(|| dice.date(2015, 2026)).filter(|until| *until >= since);
    RankHeld { since, until, rank: dice.some(Rank::ALL, 75), grade: dice.some(Grade::ALL, 60) }
}

fn an_education(dice: &mut Dice) -> Education {
    Education {
        kind: dice.pick(SchoolingKind::ALL), level: dice.some(EducationLevel::ALL, 80), level_text: "大学".into(), degree: dice.some(DegreeLevel::ALL, 60),
        discipline: dice.some(Discipline::ALL, 70), degree_text: String::new(), school: dice.pick(SCHOOLS).to_owned(), degree_school: dice.pick(SCHOOLS).to_owned(),
        graduated: None,
    }
}

fn a_file(dice: &mut Dice, units: &[UnitId], n: usize) -> NewPerson {
    let several = |dice: &mut Dice, most| 0..dice.below(most);
    NewPerson {
        appointments: several(dice, 6).map(|_| an_appointment(dice, units)).collect(),
        ranks: several(dice, 4).map(|_| a_rank(dice)).collect(),
        educations: several(dice, 3).map(|_| an_education(dice)).collect(),
        appraisals: several(dice, 6).map(|_| Appraisal { year: 2018 + i16::try_from(dice.below(8)).unwrap(), grade: dice.pick(AppraisalGrade::ALL) }).collect(),
        awards: several(dice, 3).map(|_| Award { on: dice.percent(70).then(|| dice.date(2010, 2025)), kind: dice.pick(AwardKind::ALL), title: "记功".into() }).collect(),
        penalties: several(dice, 2)
            .map(|_| Penalty { on: dice.date(2015, 2025), kind: dice.pick(PenaltyKind::ALL), title: "警告".into(), until: Some(date("2026-01")).filter(|_| dice.percent(60)) })
            .collect(),
        ..NewPerson::only(a_person(dice, n))
    }
}

/// A house with units and people, the same for one seed.
fn peopled(house: &House, count: usize) -> (Vec<UnitId>, Vec<PersonId>) {
    let made = house.db.write(units).unwrap();
    let units = made.clone();
    let people = house
        .db
        .write(move |tx| {
            let mut dice = Dice(11);
            (0..count).map(|n| person::create(tx, &a_file(&mut dice, &units, n), &by())).collect::<Result<Vec<_>, _>>()
        })
        .unwrap();
    (made, people)
}

/// The codes a field may have, and none that it may not.
fn codes(field: Field) -> Vec<String> {
    fn all<T: Copy>(of: &[T], code: impl Fn(T) -> &'static str) -> Vec<String> {
        of.iter().map(|value| code(*value).to_owned()).collect()
    }
    match field {
        Field::Sex => all(Sex::ALL, Sex::code),
        Field::Ethnicity => ["01", "03", "05", "56"].map(str::to_owned).to_vec(),
        Field::PoliticalStatus => all(PoliticalStatus::ALL, PoliticalStatus::code),
        Field::EducationLevel | Field::FullTimeLevel => all(EducationLevel::ALL, EducationLevel::code),
        Field::DegreeLevel => all(DegreeLevel::ALL, DegreeLevel::code),
        Field::Discipline => all(Discipline::ALL, Discipline::code),
        Field::UnitKind => all(UnitKind::ALL, UnitKind::code),
        Field::PostKind => all(PostKind::ALL, PostKind::code),
        Field::Rank => all(Rank::ALL, Rank::code),
        Field::Grade => all(Grade::ALL, Grade::code),
        Field::Management => all(Management::ALL, Management::code),
        Field::Service => all(Service::ALL, Service::code),
        Field::Penalty => all(PenaltyKind::ALL, PenaltyKind::code),
        _ => panic!("{field:?} has no codes"),
    }
}

fn fields(kind: FieldType) -> Vec<Field> {
    Field::ALL.iter().copied().filter(|field| field.kind() == kind && *field != Field::Unit).collect()
}

fn a_filter(dice: &mut Dice, units: &[UnitId], depth: usize) -> Filter {
    let below = if depth == 0 { 3 } else { 0 };
    match below + dice.below(14 - below) {
        0 => Filter::All { of: (0..dice.below(4)).map(|_| a_filter(dice, units, depth - 1)).collect() },
        1 => Filter::Any { of: (0..dice.below(4)).map(|_| a_filter(dice, units, depth - 1)).collect() },
        2 => Filter::Not { of: Box::new(a_filter(dice, units, depth - 1)) },
        3 | 4 => {
            let field = dice.pick(&fields(FieldType::Code));
            Filter::Is { field, values: dice.few(&codes(field)) }
        }
        5 | 6 => Filter::Between {
            field: dice.pick(&fields(FieldType::Date)), from: dice.percent(60).then(|| dice.date(1960, 2026).to_string()),
            to: dice.percent(60).then(|| dice.date(1975, 2026).to_string()),
        },
        7 => Filter::Between { field: Field::Age, from: dice.percent(70).then(|| dice.below(70).to_string()), to: dice.percent(60).then(|| dice.below(80).to_string()) },
        8 => Filter::Has { field: dice.pick(&fields(FieldType::Text)), text: dice.pick(PARTS).to_owned() },
        9 => Filter::Under { units: dice.few(units) },
        10 => Filter::Held(a_held(dice, units)),
        11 => Filter::Appraised {
            grades: dice.few(AppraisalGrade::ALL), from_year: dice.some(&[2018, 2020, 2022], 50), to_year: dice.some(&[2019, 2021, 2025], 50), times_min: dice.some(&[0, 1, 2, 3], 50),
        },
        12 => Filter::Awarded { kinds: dice.few(AwardKind::ALL), from: dice.percent(50).then(|| dice.date(2010, 2025)) },
        _ => Filter::Punished { kinds: dice.few(PenaltyKind::ALL), in_force: dice.percent(50) },
    }
}

fn a_held(dice: &mut Dice, units: &[UnitId]) -> Held {
    let mostly = |dice: &mut Dice| dice.percent(30);
    let post = PostMatch {
        units: if dice.percent(50) { dice.few(units) } else { vec![] },
        outside: mostly(dice),
        unit_kinds: if mostly(dice) { dice.few(UnitKind::ALL) } else { vec![] },
        post_kinds: if mostly(dice) { dice.few(PostKind::ALL) } else { vec![] },
        ranks: if mostly(dice) { dice.few(Rank::ALL) } else { vec![] },
        kinds: if mostly(dice) { dice.few(AppointmentKind::ALL) } else { vec![] },
        title: if mostly(dice) { dice.pick(PARTS).to_owned() } else { String::new() },
    };
    Held {
        post, months_min: dice.some(&[0, 1, 12, 24, 60, 120], 50), from: dice.percent(40).then(|| dice.date(2005, 2027)), to: dice.percent(40).then(|| dice.date(2008, 2027)),
        never: dice.percent(25),
    }
}

fn by_index(tx: &mut Tx<'_>, index: &Index, filter: &Filter) -> Result<BTreeSet<PersonId>, Error> {
    Ok(index.meeting(tx, filter)?.iter().map(|ordinal| index.person(ordinal)).collect())
}

fn by_sql(tx: &mut Tx<'_>, filter: &Filter) -> Result<BTreeSet<PersonId>, Error> {
    Ok(sql::people(tx, filter, TODAY.parse::<Day>().unwrap())?.into_iter().collect())
}

fn agree(tx: &mut Tx<'_>, index: &Index, filter: &Filter, name: &str) -> Result<usize, Error> {
    filter.check(domain::access::tier::Tier::Restricted)?;
    let (found, expected) = (by_index(tx, index, filter)?, by_sql(tx, filter)?);
    let json = serde_json::to_string(filter).unwrap();
    assert_eq!(found, expected, "{name}: {json}\nonly in the index {:?}, only by SQL {:?}", &found - &expected, &expected - &found);
    Ok(found.len())
}

#[test]
fn the_index_and_sql_agree() {
    for house in houses() {
        let (units, people) = peopled(&house, 150);
        let hits = house
            .db
            .read(move |tx| {
                let searcher = Searcher::default();
                searcher.with(tx, |tx, index| {
                    let mut dice = Dice(23);
                    let mut tell = Vec::new();
                    for field in fields(FieldType::Code) {
                        for code in codes(field) {
                            tell.push(agree(tx, index, &Filter::Is { field, values: vec![code] }, house.name)?);
                        }
                    }
                    for _ in 0..400 {
                        tell.push(agree(tx, index, &a_filter(&mut dice, &units, 3), house.name)?);
                    }
                    Ok(tell)
                })
            })
            .unwrap();
        let telling = hits.iter().filter(|count| (1..people.len()).contains(*count)).count();
        assert!(telling * 3 > hits.len(), "questions that find some and not all: {telling} of {}", hits.len());
    }
}

/// Corrects, takes back and adds at random, and moves a unit.
fn change(tx: &mut Tx<'_>, dice: &mut Dice, units: &[UnitId], people: &[PersonId]) -> Result<(), Error> {
    for _ in 0..12 {
        let id = dice.pick(people);
        match dice.below(5) {
            0 => person::change(tx, id, &a_person(dice, 1), &by())?,
            1 => {
                if let Some(row) = register::standing::<Placed>(tx, id.0)?.pop() {
                    register::correct(tx, id.0, row.id, &an_appointment(dice, units), &by())?;
                }
            }
            2 => {
                if let Some(row) = register::standing::<RankHeld>(tx, id.0)?.pop() {
                    person::withdraw(tx, id, "ranks", row.id, &by())?;
                }
            }
            3 => drop(register::add(tx, id.0, &[an_education(dice)], &by())?),
            _ => drop(person::create(tx, &a_file(dice, units, 1), &by())?),
        }
    }
    Ok(())
}

#[test]
fn a_followed_index_is_a_fresh_one() {
    for house in houses() {
        let (units, people) = peopled(&house, 60);
        let searcher = std::sync::Arc::new(Searcher::default());
        for round in 0..6 {
            let (moved, above) = (units[2], units[8 + usize::try_from(round).unwrap()]);
            let (changed, known) = (units.clone(), people.clone());
            let deed = move |tx: &mut Tx<'_>| change(tx, &mut Dice(100 + round), &changed, &known);
            house.db.write(deed).unwrap();
            if round % 3 == 2 {
                house.db.write(move |tx| unit::change(tx, moved, &a_unit("青陂镇", UnitKind::Town, Some(above)), &by())).unwrap();
            }
            let (searcher, units) = (std::sync::Arc::clone(&searcher), units.clone());
            house
                .db
                .read(move |tx| {
                    let position = tx.position()?;
                    let fresh = Index::load(tx, position)?;
                    searcher.with(tx, |tx, followed| {
                        let mut dice = Dice(7 + round);
                        for _ in 0..60 {
                            let filter = a_filter(&mut dice, &units, 2);
                            assert_eq!(by_index(tx, followed, &filter)?, by_index(tx, &fresh, &filter)?, "{}", serde_json::to_string(&filter).unwrap());
                            agree(tx, followed, &filter, house.name)?;
                        }
                        Ok(())
                    })
                })
                .unwrap();
        }
    }
}

fn signed_in(db: &Db, name: &'static str, grant: &NewGrant, own: Option<PersonId>) -> Viewer {
    let grant = grant.clone();
    db.write(move |tx| {
        let id = account::create(tx, &NewAccount { name: name.into(), display_name: name.into(), person: own, password: "x".into() })?;
        account::give(tx, &Viewer::system("test"), id, &grant)?;
        let token = session::begin(tx, id, "test")?;
        Ok(session::viewer_of(tx, &token)?.unwrap().0)
    })
    .unwrap()
}

fn grant(role: Role, unit: UnitId, management: Option<Management>) -> NewGrant {
    NewGrant { role, unit, management, since: date_of("2020-01-01"), until: None }
}

fn date_of(text: &str) -> Day {
    text.parse().unwrap()
}

fn question() -> Question {
    Question { filter: None, columns: vec![], sort: vec![], cursor: None, limit: Some(500), facets: vec![] }
}

fn ask(db: &Db, viewer: &Viewer, question: Question) -> Result<answer::Answer, Error> {
    let viewer = viewer.clone();
    db.read(move |tx| Searcher::default().with(tx, |tx, index| answer::answer(tx, index, &viewer, &question)))
}

/// Everyone whose file opens to the viewer, asked one by one.
fn seen(db: &Db, viewer: &Viewer, people: &[PersonId]) -> BTreeSet<PersonId> {
    let (viewer, people) = (viewer.clone(), people.to_vec());
    db.read(move |tx| {
        let mut seen = BTreeSet::new();
        for id in people {
            if viewer::sight(tx, &viewer, id)?.is_some() {
                seen.insert(id);
            }
        }
        Ok(seen)
    })
    .unwrap()
}

#[test]
fn nobody_is_found_outside_the_reach() {
    for house in houses() {
        let (units, people) = peopled(&house, 150);
        for (case, grant, own) in [
            ("county", grant(Role::OrganisationOfficer, units[1], None), None),
            ("city", grant(Role::TrainingOrganiser, units[0], None), None),
            ("managed", grant(Role::OrganisationOfficer, units[0], Some(Management::County)), None),
            ("town", grant(Role::UnitHead, units[2], None), Some(people[5])),
            ("ended", grant(Role::UnitHead, units[units.len() - 3], None), None),
            ("official", grant(Role::Official, units[0], None), Some(people[9])),
            ("system_only", grant(Role::SystemAdministrator, units[0], None), None),
        ] {
            let viewer = signed_in(&house.db, case, &grant, own);
            let expected = seen(&house.db, &viewer, &people);
            let reads = viewer.may(Permission::PeopleRead);
            // Who reads no files sees their own, and is told nothing by facets and conditions.
            let facets = if reads { vec![Field::Sex, Field::Rank] } else { vec![] };
            let told = ask(&house.db, &viewer, Question { facets, ..question() }).unwrap();
            let found: BTreeSet<PersonId> = told.rows.iter().map(|row| row.id).collect();
            assert_eq!(found, expected, "{case} on {}", house.name);
            assert_eq!(told.count, expected.len(), "{case}");
            for (field, facets) in &told.facets {
                assert_eq!(facets.iter().map(|facet| facet.count).sum::<usize>(), expected.len(), "{case}: facet {field}");
            }
            for wanted in ["wang", "wxd", "林"] {
                let filter = Some(Filter::Has { field: Field::Name, text: wanted.to_owned() });
                let hits = ask(&house.db, &viewer, Question { filter, ..question() });
                assert_eq!(hits.is_ok(), reads, "{case}");
                let Ok(hits) = hits else { continue };
                assert_eq!(hits.count, hits.rows.len());
                assert!(hits.rows.iter().all(|row| expected.contains(&row.id)), "{case}: {wanted}");
            }
        }
    }
}

#[test]
fn a_name_is_found_by_pinyin_and_initials() {
    for house in houses() {
        let (_, people) = peopled(&house, 60);
        let system = Viewer::system("test");
        let count = |text: &str| ask(&house.db, &system, Question { filter: Some(Filter::Has { field: Field::Name, text: text.into() }), ..question() }).unwrap().count;
        for (full, other) in [("王晓东", "wangxiaodong"), ("王晓东", "wxd"), ("单文昌", "shanwenchang"), ("阿依努尔", "ayinuer"), ("林晓棠", "LinXiaoTang")] {
            assert!((1..people.len()).contains(&count(full)), "{full}");
            assert_eq!(count(full), count(other), "{full} as {other} on {}", house.name);
        }
    }
}

#[test]
fn a_field_above_the_tier_is_refused_by_name() {
    for house in houses() {
        let (units, _) = peopled(&house, 5);
        let head = signed_in(&house.db, "head", &grant(Role::UnitHead, units[0], None), None);
        let officer = signed_in(&house.db, "officer", &grant(Role::OrganisationOfficer, units[0], None), None);
        let hidden = Filter::Not { of: Box::new(Filter::Punished { kinds: vec![PenaltyKind::Warning], in_force: true }) };
        for (case, asked, for_all) in [
            ("condition", Question { filter: Some(Filter::is(Field::Penalty, "warning")), ..question() }, true),
            ("hidden condition", Question { filter: Some(hidden), ..question() }, true),
            ("sort", Question { sort: vec![Sort { field: Field::Penalty, descending: false }], ..question() }, false),
            ("column", Question { columns: vec![Field::Penalty], ..question() }, true),
            ("facet", Question { facets: vec![Field::Penalty], ..question() }, true),
        ] {
            let Err(Error::Refused(refusal)) = ask(&house.db, &head, asked.clone()) else { panic!("{case} was answered") };
            assert_eq!(refusal.code, "refusal.field_tier", "{case}");
            assert!(format!("{refusal:?}").contains("field.penalty"), "{case}: {refusal:?}");
            assert_eq!(ask(&house.db, &officer, asked).is_ok(), for_all, "{case}");
        }
    }
}

#[test]
fn pages_give_everyone_once_and_in_order() {
    for house in houses() {
        let (_, people) = peopled(&house, 83);
        let system = Viewer::system("test");
        for field in Field::ALL.iter().copied().filter(|field| field.sortable()) {
            for descending in [false, true] {
                let asked = Question { sort: vec![Sort { field, descending }], columns: vec![field], ..question() };
                let whole = ask(&house.db, &system, asked.clone()).unwrap();
                let order: Vec<PersonId> = whole.rows.iter().map(|row| row.id).collect();
                assert_eq!(order.iter().copied().collect::<BTreeSet<_>>(), people.iter().copied().collect(), "{field:?}");
                let missing: Vec<bool> = whole.rows.iter().map(|row| row.cells.get(field.code()).is_none_or(Option::is_none)).collect();
                assert!(missing.is_sorted(), "{field:?}: what is missing comes last");
                assert_eq!(paged(&house.db, &system, &asked), order, "{field:?}, descending {descending}, on {}", house.name);
            }
        }
        let usual = ask(&house.db, &system, question()).unwrap().rows.iter().map(|row| row.id).collect::<Vec<_>>();
        assert_eq!(paged(&house.db, &system, &question()), usual);
        assert!(matches!(ask(&house.db, &system, Question { cursor: Some("x".into()), ..question() }), Err(Error::Refused(_))));
    }
}

fn paged(db: &Db, viewer: &Viewer, asked: &Question) -> Vec<PersonId> {
    let mut all = Vec::new();
    let mut cursor = None;
    loop {
        let page = ask(db, viewer, Question { cursor, limit: Some(20), ..asked.clone() }).unwrap();
        all.extend(page.rows.iter().map(|row| row.id));
        cursor = page.next;
        if cursor.is_none() {
            return all;
        }
    }
}

#[test]
fn facets_count_what_their_condition_finds() {
    for house in houses() {
        let (_, people) = peopled(&house, 90);
        let system = Viewer::system("test");
        let facets: Vec<Field> = Field::ALL.iter().copied().filter(|field| field.facet()).collect();
        let told = ask(&house.db, &system, Question { facets: facets.clone(), ..question() }).unwrap();
        for field in facets {
            let counts: BTreeMap<Option<String>, usize> = told.facets[field.code()].iter().map(|facet| (facet.code.clone(), facet.count)).collect();
            assert_eq!(counts.values().sum::<usize>(), people.len(), "{field:?}");
            for (code, count) in counts.into_iter().filter_map(|(code, count)| Some((code?, count))) {
                let found = ask(&house.db, &system, Question { filter: Some(Filter::is(field, &code)), ..question() }).unwrap();
                assert_eq!(found.count, count, "{field:?} {code} on {}", house.name);
            }
        }
    }
}
