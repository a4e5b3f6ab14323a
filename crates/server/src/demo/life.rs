//! One official of the city with everything on their file: drawn from the seed, by the rules of the trade.

use std::collections::BTreeSet;

use domain::{
    date::{Day, Month, MonthOrDay},
    people::{
        code::{Management, PoliticalStatus, PostKind, Rank, Service, Sex},
        facts::{Appointment, Person, RankHeld},
        identity_number::IdentityNumber,
    },
};
use store::people::{
    person::NewPerson,
    rows::{Contact, Placed, Resume},
};

use super::{
    Ids,
    career::{self, Beside, Career, Course, Pools, Posting, date, month},
    chance::Chance,
    family, names,
    plan::{Plan, Seat},
    record, resume,
    schooling::{self, Schooling},
};

/// What every life is drawn from.
pub(super) struct World<'a> {
    pub(super) plan: &'a Plan,
    pub(super) pools: Pools,
    pub(super) posting: Posting,
    pub(super) ids: &'a Ids,
    pub(super) today: Day,
    pub(super) seed: u64,
}

/// A seat to fill; the `nth` of the chiefs of towns decides who of them is young.
#[derive(Clone, Copy, Debug)]
pub(super) struct Call {
    pub(super) seat: Seat,
    pub(super) nth: usize,
    pub(super) town_chief: Option<usize>,
    pub(super) retired: bool,
}

/// Six of ten chiefs of towns are born in 1986 or later.
pub(super) const fn is_young_chief(nth: usize) -> bool {
    nth % 10 < 6
}

/// The place in the row of the one who bears the longest name.
const LONGEST_AT: usize = 40;
/// So large that in the city of 16,000 at least 14,000 Party members stand outside the leading groups.
const PARTY_SHARE: usize = 950;

struct Life {
    sex: Sex,
    birth: Day,
    began: Month,
    level: usize,
    ended: Option<Month>,
}

pub(super) fn official(world: &World<'_>, call: Call, taken: &mut BTreeSet<IdentityNumber>) -> NewPerson {
    let chance = &mut Chance::of(world.seed, "official", call.nth);
    let rank = world.plan.post(call.seat).map_or(Rank::Staff, |(_, post)| post.rank);
    let longest = call.nth == LONGEST_AT;
    let sex = if !longest && chance.percent(if rank == Rank::Staff { 38 } else { 25 }) { Sex::Female } else { Sex::Male };
    let (name, ethnicity) = if longest { (names::LONGEST.to_owned(), "05") } else { names::name(chance, sex) };
    let (life, schooling) = life(chance, world, call, sex, career::level(rank));
    let course = Course { seat: call.seat, level: life.level, began: life.began, today: world.today.month(), ended: life.ended };
    let career = career::career(chance, world.plan, &world.pools, &course);
    let beside = career::beside(chance, world.plan, &world.posting, &course, &career);
    let mut person = person(chance, world, call, &life, (name, ethnicity));
    person.present_post = present_post(world, &career, &beside);
    let record = record::record(chance, world.today, life.began, &person);
    NewPerson {
        identity: Some(identity(chance, world, call.seat, &life, taken)),
        appointments: placed(world, &career, &beside),
        ranks: career.ranks.iter().map(|held| RankHeld { since: date(held.since), until: held.until.map(date), rank: Some(held.rank), grade: Some(held.grade) }).collect(),
        educations: schooling.full_time.iter().map(|(_, education)| education.clone()).chain(schooling.in_service.clone()).collect(),
        appraisals: record.appraisals,
        awards: record.awards,
        penalties: record.penalties,
        relatives: family::relatives(chance, &person, life.birth, world.today),
        contacts: contacts(chance, call.nth),
        resume: Some(Resume(resume::write(world.plan, &schooling, &career, &beside))),
        person,
        form_words: None,
        photo: None,
    }
}

/// Birth, schooling and the first month of work: graduates begin in the summer they graduate.
fn life(chance: &mut Chance, world: &World<'_>, call: Call, sex: Sex, level: usize) -> (Life, Schooling) {
    let today = world.today.month();
    let age = if call.retired { chance.between(60, 65) } else { age(chance, world, call, level) };
    let mut before = schooling::before(chance, age);
    let young = call.town_chief.is_some_and(is_young_chief);
    let birth = born(chance, world.today, age, young);
    let graduation = |before| i32::from(birth.year()) + 18 + schooling::years(before) + i32::from(birth.month().number() > 8);
    // Those of twenty-four are not yet through a postgraduate school.
    if graduation(before) * 12 + 12 > today.ordinal() {
        before = schooling::Before::Undergraduate;
    }
    let graduated = month(graduation(before) * 12 + 6).unwrap_or(today);
    let schooling = schooling::schooling(chance, before, graduated, today);
    let began = month(graduated.ordinal() + chance.between(0, 2)).unwrap_or(graduated);
    let ended = if call.retired { month(birth.month().ordinal() + 60 * 12 + 1) } else { None };
    (Life { sex, birth, began, level, ended: ended.map(|ended| ended.min(today)) }, schooling)
}

fn age(chance: &mut Chance, world: &World<'_>, call: Call, level: usize) -> i32 {
    let (least, most, usual) = career::AGES.get(level).copied().unwrap_or((24, 59, 42));
    match call.town_chief {
        Some(nth) if is_young_chief(nth) => chance.between(least, (i32::from(world.today.year()) - 1987).clamp(least, 44)),
        Some(_) => chance.between(41, 52),
        None if chance.percent(78) => chance.between(least, usual),
        None => chance.between(usual, most),
    }
}

/// A day of birth that makes this age today.
fn born(chance: &mut Chance, today: Day, age: i32, young: bool) -> Day {
    let back = age * 365 + (age / 4) + chance.between(2, 363);
    let birth = today.plus_days(-back);
    if young && birth.year() < 1986 { Day::new(1986, 1, 1).map_or(birth, |first| first.plus_days(chance.between(0, 200))) } else { birth }
}

fn person(chance: &mut Chance, world: &World<'_>, call: Call, life: &Life, (name, ethnicity): (String, &str)) -> Person {
    let place = format!("砺州{}", chance.word(&["东溪", "西岭", "云门", "栖梧", "霁川", "汀兰", "砺城", "望砺", "沧陵"]));
    let native = if chance.percent(12) { chance.word(&["岚南江澄", "岚南楚岚", "岚北青浔", "岚西鹿原"]).to_owned() } else { place.clone() };
    let (political_status, party_joined) = politics(chance, world, call, life);
    Person {
        name, sex: life.sex,
        birth: if chance.percent(50) { MonthOrDay::Day(life.birth) } else { date(life.birth.month()) },
        ethnicity: ethnicity.to_owned(), native_place: native, birth_place: place, political_status, party_joined,
        work_began: Some(date(life.began)), health: chance.word(&["健康", "健康", "健康", "健康", "良好"]).to_owned(),
        professional_title: if chance.percent(7) { chance.word(&["高级经济师", "经济师", "工程师", "高级工程师", "会计师", "农艺师", "政工师"]).to_owned() } else { String::new() },
        speciality: if chance.percent(10) { chance.word(&["产业规划", "财政预算", "基层治理", "水利工程", "公文写作", "招商引资", "数据分析", "信访调解"]).to_owned() } else { String::new() },
        present_post: String::new(),
        management: Some(management(world, call.seat)),
        service: if call.retired { Service::Retired } else { Service::Serving },
    }
}

/// Nearly all are Party members; who holds a post in a committee or as chief always is.
fn politics(chance: &mut Chance, world: &World<'_>, call: Call, life: &Life) -> (PoliticalStatus, Option<MonthOrDay>) {
    let must = world.plan.post(call.seat).is_some_and(|(_, post)| post.kind == PostKind::Chief || ["委", "党", "书记"].iter().any(|word| post.title.contains(word)));
    let joined = month(life.birth.month().ordinal() + chance.between(19 * 12, 27 * 12)).unwrap_or(life.began).min(world.today.month());
    if must || chance.thousandths(PARTY_SHARE) {
        let probationary = world.today.month().ordinal() - joined.ordinal() < 12;
        return (if probationary { PoliticalStatus::Probationary } else { PoliticalStatus::PartyMember }, Some(date(joined)));
    }
    let others = [
        PoliticalStatus::Masses, PoliticalStatus::Masses, PoliticalStatus::Masses, PoliticalStatus::NonParty, PoliticalStatus::Minmeng, PoliticalStatus::Minjian,
        PoliticalStatus::Jiusan, PoliticalStatus::Nonggong, PoliticalStatus::Minjin,
    ];
    let status = chance.pick(&others).unwrap_or(PoliticalStatus::Masses);
    let of_a_party = !matches!(status, PoliticalStatus::Masses | PoliticalStatus::NonParty);
    (status, of_a_party.then(|| date(joined)))
}

fn management(world: &World<'_>, seat: Seat) -> Management {
    let Some((unit, post)) = world.plan.post(seat) else { return Management::Unit };
    match post.rank {
        Rank::BureauChief | Rank::BureauDeputy => Management::Provincial,
        Rank::CountyChief | Rank::CountyDeputy => Management::Municipal,
        Rank::TownshipChief | Rank::TownshipDeputy if unit.group > 0 => Management::County,
        _ => Management::Unit,
    }
}

/// A number of the unassigned division 99 that nobody else has.
fn identity(chance: &mut Chance, world: &World<'_>, seat: Seat, life: &Life, taken: &mut BTreeSet<IdentityNumber>) -> IdentityNumber {
    let group = world.plan.unit_at(seat.unit).map_or(0, |unit| unit.group);
    let division = 990_120 + u32::try_from(if group == 0 { 1 + chance.below(9) } else { group }).unwrap_or(1);
    let odd = u32::from(life.sex == Sex::Male);
    loop {
        let sequence = u32::try_from(chance.below(499)).unwrap_or(0) * 2 + odd;
        let number = IdentityNumber::build(division, life.birth, sequence);
        if taken.insert(number.clone()) {
            return number;
        }
    }
}

fn placed(world: &World<'_>, career: &Career, beside: &[Beside]) -> Vec<Placed> {
    let main = career.steps.iter().filter_map(|step| {
        let (_, post) = world.plan.post(step.seat)?;
        let held = Appointment {
            since: date(step.since), until: step.until.map(date), kind: step.kind, main: true, title: post.full.clone(), post_kind: post.kind, rank: Some(post.rank),
        };
        Some(Placed { held, unit: world.ids.unit(step.seat.unit), post: world.ids.post(step.seat) })
    });
    let also = beside.iter().map(|also| {
        let held = Appointment {
            since: date(also.since), until: also.until.map(date), kind: also.kind, main: false, title: also.title.clone(), post_kind: PostKind::Other, rank: None,
        };
        Placed { held, unit: world.ids.unit(also.unit), post: None }
    });
    main.chain(also).collect()
}

/// The full titles of the posts held today, the main one first.
fn present_post(world: &World<'_>, career: &Career, beside: &[Beside]) -> String {
    let open = |until: Option<Month>| until.is_none_or(|until| until > world.today.month());
    let main = career.steps.iter().filter(|step| open(step.until)).filter_map(|step| world.plan.post(step.seat)).map(|(_, post)| post.full.as_str());
    let also = beside.iter().filter(|also| open(also.until)).map(|also| also.title.as_str());
    main.chain(also).collect::<Vec<_>>().join("、")
}

/// Numbers that cannot be dialled.
fn contacts(chance: &mut Chance, nth: usize) -> Vec<Contact> {
    let mobile = Contact { kind: "手机".to_owned(), value: format!("000-{:08}", nth + 10_000_000) };
    let office = chance.percent(40).then(|| Contact { kind: "办公电话".to_owned(), value: format!("000-{:07}", chance.below(10_000_000)) });
    std::iter::once(mobile).chain(office).collect()
}
