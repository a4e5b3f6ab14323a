//! Two years of talks, interviews and visits, held by those who owe them, and what came of them.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    access::{role::Permission, tier::Tier},
    care::{CareKind, CareState, Look, Reading, Round, Talk, TalkForm, TalkKind, Topic},
    date::{Day, Instant},
    duties::{self as rules, Seats},
    id::{PersonId, RoundId, UnitId},
    people::code::{PostKind, UnitKind},
    problems::Origin,
};
use store::{
    Db, Error, Tx,
    access::{Viewer, viewer},
    care::{self, NewTalk, needs::{self, NewNeed}, rounds, visits},
    duties,
    problems::{self, Raised, Raiser},
};

use super::{
    cast::{Cast, CountyCast, Player},
    chance::Chance,
    matters::{By, MATTERS, course},
};

/// A talk that was held.
#[derive(Clone, Debug)]
struct Held {
    by: Player,
    with: PersonId,
    talk: Talk,
    round: Option<RoundId>,
    /// Where the person serves, and who answers for them, where a matter is raised.
    matter: Option<Raises>,
    need: bool,
}

/// A head of a town raises a matter.
#[derive(Clone, Debug)]
struct Raises {
    at: usize,
    town: UnitId,
    head: Player,
    coordinator: Player,
}

const SUMMARIES: &[&str] = &[
    "重点工作推进有序，本人状态稳定，对下一步招商和项目落地有打算。", "谈了班子分工和年轻干部培养，表示会把担子压给副职。",
    "近期信访件较多，本人直接接访，建议多学习法治思维。", "对集镇更新有热情，但资金压力较大，已一起理了轻重缓急。",
    "任职不满一年，已走遍各村，群众反映踏实。", "谈到汛期值守和应急演练，安排细致。", "对考核口径有疑问，已当面说明。",
];
const TOPICS: &[(Topic, &[&str])] = &[
    (Topic::Thought, &["学习跟得上，讲得出本地的例子。", "思想稳定，安心基层。"]), (Topic::Style, &["经常在村里，随叫随到。", "开会偏多，已提醒精简。"]),
    (Topic::Discipline, &["八小时以外要求严。", "对亲属从业作了报告。"]), (Topic::Feeling, &["愿意在乡镇再干一届。", "对家乡有感情。"]),
    (Topic::Work, &["产业路年底通车。", "村集体收入比上年增加两成。"]),
];
const SUGGESTIONS: &[&str] = &["建议同类手续并成一次会商。", "建议给乡镇留一点机动资金。", "建议减少同一内容的多头检查。", ""];
const LEFT_OPEN: &[&str] = &["集镇停车场用地", "副职人选", "产业路二期", "孩子入学"];
const NEEDS: &[(CareKind, &str, &str)] = &[
    (CareKind::Family, "老人住院，两头照顾有困难。", "协调了就近医院，安排了轮休。"), (CareKind::Body, "体检发现血压偏高。", "安排复查并减少夜班。"),
    (CareKind::Mind, "近期睡眠不好，压力较大。", "安排了谈心和休假。"), (CareKind::Load, "一人兼三摊工作。", "已增加一名助手。"),
];

fn talk(chance: &mut Chance, kind: TalkKind, on: Day) -> Talk {
    let full = chance.percent(60);
    let pick = |chance: &mut Chance, of: &[&'static str]| chance.word(of).to_owned();
    let topics = if full { TOPICS.iter().map(|(topic, words)| (*topic, pick(chance, words))).collect() } else { BTreeMap::new() };
    let reading = |chance: &mut Chance| match chance.below(20) {
        0 => Reading::Worry,
        1..=3 => Reading::Watch,
        4..=11 => Reading::Steady,
        _ => Reading::Good,
    };
    let looks = if full { Look::ALL.iter().map(|look| (*look, reading(chance))).collect() } else { BTreeMap::new() };
    let left_open = if chance.percent(25) { vec![pick(chance, LEFT_OPEN)] } else { vec![] };
    let form = if chance.percent(70) { TalkForm::OnSite } else { TalkForm::InPerson };
    Talk {
        kind, held_on: on, form, place: String::new(), unannounced: false, tier: Tier::Organisation, summary: pick(chance, SUMMARIES), topics, looks,
        suggestions: pick(chance, SUGGESTIONS), left_open, told_of_use: kind == TalkKind::Interview,
    }
}

/// A day of `[from, to]`; `None` if it has not begun.
fn some_day(chance: &mut Chance, from: Day, to: Day, today: Day) -> Option<Day> {
    let to = to.min(today);
    (from <= to).then(|| from.plus_days(chance.between(0, to.days_since(from))))
}

/// What a season of talks is for, in the demo city.
fn round(today: Day, county_units: Vec<UnitId>) -> Round {
    Round {
        title: "走访谈心".into(), from: today.plus_days(-20), to: today.plus_days(25), units: county_units, aim: "问进度、听困难，压实年度任务，也给乡镇鼓劲。".into(),
        seats: Seats { unit_kinds: vec![UnitKind::Town, UnitKind::Subdistrict], post_kinds: vec![PostKind::Chief], ..Seats::default() },
    }
}

struct Plan<'a> {
    today: Day,
    seed: u64,
    cast: &'a Cast,
    round: RoundId,
    held: Vec<Held>,
}

impl Plan<'_> {
    fn add(&mut self, by: &Player, with: PersonId, talk: Talk, matter: Option<Raises>) {
        if by.person != with {
            self.held.push(Held { by: by.clone(), with, talk, round: None, matter, need: false });
        }
    }

    /// Talks that the rules of this year and the one before ask for; most are held.
    fn owed(&mut self, nth: usize, county: &CountyCast) {
        let Some(secretary) = &county.secretary else { return };
        for (at, (head, town)) in county.heads.iter().enumerate() {
            let chance = &mut Chance::of(self.seed, "talks", nth * 1000 + at);
            for rule in rules::shipped(self.today.year() - 1) {
                let by = if rule.code == "county_secretary_talks" { Some(secretary) } else { county.organisation.as_ref() };
                for period in rule.cadence.periods(rule.since, self.today.plus_days(1)) {
                    // Somebody is always left to be talked with.
                    let left = at + 1 == county.heads.len();
                    let share = if period.until <= self.today { 94 } else if left { 0 } else { 72 };
                    let day = some_day(chance, period.from, period.last(), self.today).filter(|_| chance.percent(share));
                    let (Some(by), Some(on)) = (by, day) else { continue };
                    let raises = chance.percent(45) && self.today.days_since(on) < 300;
                    let matter = raises.then(|| Raises { at: chance.below(MATTERS.len()), town: *town, head: head.clone(), coordinator: secretary.clone() });
                    self.add(by, head.person, talk(chance, TalkKind::Talk, on), matter);
                }
            }
            self.by_the_city(chance, head.person);
        }
    }

    /// Unannounced visits and the present season, by the deputies of the city's department.
    fn by_the_city(&mut self, chance: &mut Chance, head: PersonId) {
        let Some(deputy) = self.cast.deputies.get(chance.below(self.cast.deputies.len())).cloned() else { return };
        let year = Day::new(self.today.year(), 1, 1).unwrap_or(self.today);
        if let Some(on) = some_day(chance, year, self.today, self.today).filter(|_| chance.percent(18)) {
            self.add(&deputy, head, Talk { unannounced: true, ..talk(chance, TalkKind::Talk, on) }, None);
        }
        if let Some(on) = some_day(chance, self.today.plus_days(-20), self.today, self.today).filter(|_| chance.percent(55)) {
            self.add(&deputy, head, talk(chance, TalkKind::Talk, on), None);
            let round = self.round;
            self.held.last_mut().into_iter().for_each(|held| held.round = Some(round));
        }
    }

    /// Talks beyond those that are owed, interviews and home visits.
    fn others(&mut self, by: Option<&Player>, people: &[PersonId], (kind, most): (TalkKind, usize)) {
        let Some(by) = by else { return };
        for (at, person) in people.iter().enumerate().take(most) {
            let chance = &mut Chance::of(self.seed, kind.code(), usize::try_from(person.0).unwrap_or(at));
            if let Some(on) = some_day(chance, self.today.plus_days(-390), self.today, self.today) {
                self.add(by, *person, talk(chance, kind, on), None);
                let need = kind == TalkKind::HomeVisit && chance.percent(60);
                self.held.last_mut().into_iter().for_each(|held| held.need = need);
            }
        }
    }
}

/// How many others of each county, and of the city, are talked with, interviewed and visited.
const TALKED: usize = 110;
const INTERVIEWED: usize = 24;
const VISITED: usize = 6;

fn planned(cast: &Cast, round: RoundId, today: Day, seed: u64) -> Vec<Held> {
    let mut plan = Plan { today, seed, cast, round, held: Vec::new() };
    for (nth, county) in cast.counties.iter().enumerate() {
        plan.owed(nth, county);
        plan.others(county.organisation.as_ref(), &county.others, (TalkKind::Talk, TALKED));
        let (interviewed, visited) = (county.others.get(TALKED / 2..).unwrap_or_default(), county.others.get(3..).unwrap_or_default());
        plan.others(cast.deputies.first(), interviewed, (TalkKind::Interview, INTERVIEWED));
        plan.others(county.secretary.as_ref(), visited, (TalkKind::HomeVisit, VISITED));
    }
    plan.others(cast.deputies.last(), &cast.city, (TalkKind::Talk, TALKED * 2));
    plan.others(cast.deputies.first(), cast.city.get(TALKED..).unwrap_or_default(), (TalkKind::Interview, INTERVIEWED * 2));
    plan.held.sort_by_key(|held| held.talk.held_on);
    plan.held
}

/// Ten in the morning of a day, or now if that has not come.
pub(super) fn at(tx: &mut Tx<'_>, day: Day, present: Instant) {
    let ten = Instant(present.0 - i64::from(present.day().days_since(day)) * Instant::DAY);
    tx.now = ten.min(present);
}

fn put(tx: &mut Tx<'_>, held: &Held, cast: &Cast, (seed, nth): (u64, usize)) -> Result<(), Error> {
    let present = tx.now;
    at(tx, held.talk.held_on, present);
    // Some served elsewhere on that day, where whoever talks with them now did not see them.
    let visible = viewer::sight(tx, &held.by.viewer, held.with)?.is_some_and(|sight| sight.may(Permission::Talks));
    if !visible {
        tx.now = present;
        return Ok(());
    }
    let problems = usize::from(held.matter.is_some());
    let new = NewTalk { person: held.with, talk: held.talk.clone(), round: held.round, replaces: None, problems, another: true };
    let talk = care::record(tx, &held.by.viewer, &new)?;
    let chance = &mut Chance::of(seed, "matter", nth);
    if let Some(raises) = &held.matter {
        follow(tx, held, (raises, cast), (talk.0, present), chance)?;
    }
    if let Some((kind, text, given)) = chance.pick(NEEDS).filter(|_| held.need) {
        let id = needs::open(tx, &held.by.viewer, &NewNeed { person: held.with, kind, talk: Some(talk), text: text.into() })?;
        if chance.percent(60) {
            at(tx, held.talk.held_on.plus_days(7), present);
            needs::help(tx, &held.by.viewer, (id, 1), if chance.percent(50) { CareState::Ended } else { CareState::Helped }, given)?;
        }
    }
    tx.now = present;
    Ok(())
}

/// Matters raised within so many days may still be under way.
const RECENT: i32 = 75;

/// A matter from its raising to where it stands today.
fn follow(tx: &mut Tx<'_>, talked: &Held, (raises, cast): (&Raises, &Cast), (source, present): (i64, Instant), chance: &mut Chance) -> Result<(), Error> {
    let Some(matter) = MATTERS.get(raises.at) else { return Ok(()) };
    let unit = cast.owners.get(&matter.owner).filter(|_| !chance.percent(4));
    let matter_of = Raised {
        origin: Origin::Talk, source: Some(source), kind: matter.kind, place: raises.town, title: matter.title.into(), text: matter.text.into(), wish: matter.wish.into(),
        raiser: Raiser { person: Some(raises.head.person), account: None, name: String::new() }, protected: false, part_of: None, owner: unit.map(|(_, unit)| *unit),
    };
    let id = problems::raise(tx, &talked.by.viewer, &matter_of)?;
    crate::problems::tell::raised(tx, &talked.by.viewer, id)?;
    let Some((owner, _)) = unit else { return Ok(()) };
    let mut day = talked.talk.held_on;
    let recent = present.day().days_since(day) < RECENT;
    for (days, by, deed) in course(chance, matter, recent) {
        day = day.plus_days(days);
        if day > present.day() {
            break;
        }
        at(tx, day, present);
        let who = match by {
            By::Owner => owner,
            By::Raiser => &raises.head,
            By::Coordinator => &raises.coordinator,
        };
        let version = tx.version(id.0)?;
        let told = problems::act(tx, &who.viewer, (id, version), &deed)?;
        crate::problems::tell::done(tx, &who.viewer, &told, &deed)?;
    }
    Ok(())
}

/// Talks put on record in one transaction.
const AT_ONCE: usize = 200;

/// Every deputy means to go somewhere unannounced soon.
fn plans(db: &Db, cast: &Cast) -> Result<(), Error> {
    let towns: Vec<UnitId> = cast.counties.iter().filter_map(|county| county.heads.last()).map(|(_, town)| *town).collect();
    let planned: Vec<(Viewer, UnitId)> = cast.deputies.iter().map(|deputy| deputy.viewer.clone()).zip(towns).collect();
    db.write(move |tx| {
        for (viewer, unit) in &planned {
            let plan = visits::Plan { day: tx.today().plus_days(5), unit: *unit, note: "先到便民服务中心，再看在建项目，不打招呼。".into(), team: None };
            visits::plan(tx, viewer, &plan)?;
        }
        Ok(())
    })
}

/// Puts the rules, the present round and everything held on record.
pub(super) fn hold(db: &Db, cast: &Arc<Cast>, counties: Vec<UnitId>, seed: u64) -> Result<(), Error> {
    let today = db.now().day();
    let officer = cast.deputies.first().map_or_else(|| Viewer::system("演示"), |deputy| deputy.viewer.clone());
    let round = db.write(move |tx| {
        for rule in rules::shipped(today.year() - 1) {
            duties::create(tx, &Viewer::system("演示"), &rule)?;
        }
        rounds::create(tx, &officer, &round(today, counties.clone()))
    })?;
    plans(db, cast)?;
    let held = Arc::new(planned(cast, round, today, seed));
    for from in (0..held.len()).step_by(AT_ONCE) {
        let (held, cast) = (Arc::clone(&held), Arc::clone(cast));
        db.write(move |tx| held.iter().enumerate().skip(from).take(AT_ONCE).try_for_each(|(nth, held)| put(tx, held, &cast, (seed, nth))))?;
    }
    Ok(())
}
