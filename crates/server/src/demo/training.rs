//! The training section of the demo city: its catalogues, series with their sessions, classes with rosters, discussions, a cohort,
//! gaps; and what is planned for the coming weeks.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    date::Day,
    duties::Seats,
    id::{CatalogueId, PersonId, ProgrammeId, SessionId, UnitId},
    observe::competence::Rating,
    people::code::{PostKind, UnitKind},
    programmes::{DiscussionForm, Hour, Layer, Lesson, LecturerKind, Prior, Programme, ProgrammeKind, Session, SessionForm, Slot, SyllabusPart, Teaching},
    train::{
        FocusKind, Item, Premium,
        cohort::{Member, Step as MemberStep},
        needs::{Gap, GapKind, GapSource},
    },
};
use store::{
    Db, Error, Tx,
    access::Viewer,
    observe::competences,
    programmes::{self, Attended, Naming, Report, Said, Step},
    search::Searcher,
    train::{catalogue, cohort as members, gaps, handbook, orders},
};

use super::{Ids, Settled, Size, chance::Chance, places::{CHAINS, MUNICIPAL}, plan::Plan};

/// Who and what the training section works with.
#[derive(Clone)]
pub(super) struct City {
    top: UnitId,
    /// Units with those who serve there, the larger ones among the city's and the counties'.
    units: Arc<Vec<(UnitId, Vec<PersonId>)>>,
    /// The twelve economic departments.
    economic: Arc<Vec<UnitId>>,
    /// Heads of towns.
    heads: Arc<Vec<Attended>>,
    everybody: Arc<Vec<Attended>>,
}

/// The first of the city's units in the plan are its economic departments.
const ECONOMIC: usize = 12;
/// Fewer than this hold no discussion of their own.
const SPEAKERS: usize = 6;

impl City {
    pub(super) fn of(plan: &Plan, ids: &Ids, people: &[Settled], city: UnitId) -> Self {
        let mut units: BTreeMap<UnitId, Vec<PersonId>> = BTreeMap::new();
        let (mut heads, mut everybody) = (Vec::new(), Vec::new());
        for one in people.iter().filter(|one| one.serving) {
            let Some(unit) = ids.unit(one.seat.unit) else { continue };
            units.entry(unit).or_default().push(one.id);
            let kinds = plan.post(one.seat).map(|(unit, post)| (unit.facts.kind, post.kind));
            let attended = Attended { person: one.id, unit: Some(unit), leads: matches!(kinds, Some((_, PostKind::Chief | PostKind::Deputy))) };
            if matches!(kinds, Some((UnitKind::Town | UnitKind::Subdistrict, PostKind::Chief))) {
                heads.push(attended);
            }
            everybody.push(attended);
        }
        units.retain(|_, people| people.len() >= SPEAKERS);
        let economic = MUNICIPAL.iter().take(ECONOMIC).filter_map(|(tail, _)| plan.of_kind(UnitKind::MunicipalUnit).find(|at| plan.units.get(*at).is_some_and(|unit| unit.facts.name == format!("砺州{tail}"))));
        Self {
            top: city, units: Arc::new(units.into_iter().collect()), economic: Arc::new(economic.filter_map(|at| ids.unit(at)).collect()), heads: Arc::new(heads),
            everybody: Arc::new(everybody),
        }
    }
}

fn system() -> Viewer {
    Viewer::system("演示")
}

fn hour(hour: u16, minute: u16) -> Result<Hour, Error> {
    Ok(Hour::new(hour, minute)?)
}

/// A lesson of a half day.
fn lesson(id: u32, (day, afternoon): (Day, bool), (method, subject): (Teaching, &str), kind: Option<LecturerKind>) -> Result<Lesson, Error> {
    let (from, to) = if afternoon { (hour(14, 0)?, hour(17, 0)?) } else { (hour(8, 30)?, hour(11, 30)?) };
    Ok(Lesson { id, day, from, to, method, subject: subject.into(), lecturer: None, lecturer_kind: kind, room: None, place: String::new(), tenths: 40, output: String::new() })
}

fn series(kind: ProgrammeKind, title: &str, unit: UnitId, since: Day) -> Programme {
    Programme {
        kind, title: title.into(), unit, parent: None, goal: String::new(), since, until: None, layer: None, emphasis: String::new(), focuses: vec![], rota: vec![], slots: vec![],
        syllabus: vec![], balance: vec![], methods: vec![], required: vec![], units: vec![], survey_first: false, in_turn: false, weak_areas: vec![], field: None, items: vec![],
    }
}

fn first_of_year(today: Day) -> Result<Day, Error> {
    Day::new(today.year(), 1, 1).map_err(|_| Error::Broken("a year has a first day".into()))
}

/// Days of this year up to yesterday; in its first weeks, of the year before.
fn day_of_year(today: Day, nth: usize, of: usize) -> Result<Day, Error> {
    let first = first_of_year(today)?;
    let gone = today.days_since(first);
    let (first, gone) = if gone < 60 { (first.plus_days(-365), 360) } else { (first, gone) };
    let step = i32::try_from(nth).unwrap_or(0) * (gone - 12) / i32::try_from(of.max(1)).unwrap_or(1);
    Ok(first.plus_days(4 + step))
}

struct Catalogues {
    focuses: Vec<CatalogueId>,
    chains: Vec<CatalogueId>,
    partner: CatalogueId,
    zones: Vec<CatalogueId>,
    course: CatalogueId,
    /// What the classes of heads of towns give.
    for_heads: Vec<CatalogueId>,
    lecturers: Vec<CatalogueId>,
}

fn catalogues(tx: &mut Tx<'_>, it: &City) -> Result<Catalogues, Error> {
    let (viewer, today) = (system(), tx.today());
    let since = first_of_year(today)?;
    let framework = competences::all(tx)?;
    let leads = |group: &str| {
        let of = framework.iter().filter(|(_, node)| node.code.starts_with(group) && !node.levels.is_empty());
        of.map(|(id, _)| Rating { competence: *id, level: 3 }).collect::<Vec<_>>()
    };
    let mut add = |item: Item| catalogue::add(tx, &viewer, (it.top, &item));
    let focus = |title: &str, kind| Item::Focus { title: title.into(), kind, text: String::new(), items: vec![], since, until: None };
    let focuses = vec![
        add(focus("制造业立市", FocusKind::Work))?, add(focus("两资三能", FocusKind::Project))?, add(focus("七大战略", FocusKind::Topic))?, add(focus("营商环境提升", FocusKind::Work))?,
        add(focus("低空经济", FocusKind::Work))?,
    ];
    let chains = CHAINS.iter().map(|title| add(Item::Chain { title: (*title).into(), text: String::new() })).collect::<Result<Vec<_>, _>>()?;
    for (title, seats) in [("市委党校一号报告厅", 300), ("市委党校201教室", 60), ("市民中心三楼会议室", 120)] {
        add(Item::Room { title: title.into(), place: String::new(), seats: Some(seats) })?;
    }
    let partner = add(Item::Partner { title: "砺州大学".into(), place: "砺州".into() })?;
    let mut lecturers = Vec::new();
    for (title, kind, subjects) in [
        ("方教授", LecturerKind::Professor, "宏观形势、区域经济"), ("产业研究员老顾", LecturerKind::IndustryExpert, "产业形势与项目实务、项目融资"), ("企业总工程师", LecturerKind::EnterpriseExpert, "低空经济、数字政务"),
        ("乔教授", LecturerKind::TheoryExpert, "理论形势、群众工作"), ("青年讲师小闻", LecturerKind::YoungOfficial, "基层治理、成长体会"), ("老书记宗诚", LecturerKind::LeadingOfficial, "群众工作、渔业金融"),
    ] {
        lecturers.push(add(Item::Lecturer { title: title.into(), kind, person: None, organisation: String::new(), subjects: subjects.into() })?);
    }
    let course = |title: &str, premium: bool| Item::Course {
        title: title.into(), text: String::new(), lecturer: None, layer: Some(Layer::Backbone), tenths: 20, menu: true, premium: premium.then(|| Premium { since, basis: "三次听课评分在前且有单位点名".into() }), leads_to: vec![],
    };
    let premium = add(course("项目要素保障实务", true))?;
    for title in ["招商谈判与合同风险", "群众工作方法", "数字政务应用", "专项债申报要点"] {
        add(course(title, false))?;
    }
    let leading = |title: &str, leads_to: Vec<Rating>| Item::Course {
        title: title.into(), text: String::new(), lecturer: None, layer: Some(Layer::Backbone), tenths: 160, menu: false, premium: None, leads_to,
    };
    let for_heads = vec![add(leading("乡镇治理与群众工作", leads("B")))?, add(leading("项目谋划与招商", leads("A")))?];
    let mut zones = Vec::new();
    for (nth, title) in ["河湾党建协作区", "山前党建协作区", "老城党建协作区"].iter().enumerate() {
        let units: Vec<UnitId> = it.units.iter().skip(nth * 3).take(3).map(|(unit, _)| *unit).collect();
        if units.len() < 2 {
            break;
        }
        zones.push(add(Item::Zone { title: (*title).into(), units })?);
    }
    for (title, wanted) in [("科技创新", 40), ("经济金融", 60), ("招商引资", 80)] {
        add(Item::Field { title: title.into(), wanted, text: String::new() })?;
    }
    Ok(Catalogues { focuses, chains, partner, zones, course: premium, for_heads, lecturers })
}

/// A class of two days with its list, put on record.
fn held_class(tx: &mut Tx<'_>, session: &Session, people: &[Attended]) -> Result<(), Error> {
    let session = Session { lessons: two_days(session.from)?, ..session.clone() };
    programmes::record_past(tx, &system(), (&session, people)).map(drop)
}

fn two_days(from: Day) -> Result<Vec<Lesson>, Error> {
    let next = from.plus_days(1);
    Ok(vec![
        lesson(1, (from, false), (Teaching::Teach, "形势与政策"), Some(LecturerKind::Professor))?, lesson(2, (from, true), (Teaching::Visit, "项目现场观摩"), None)?,
        lesson(3, (next, false), (Teaching::Share, "经验分享"), Some(LecturerKind::LeadingOfficial))?, lesson(4, (next, true), (Teaching::Discuss, "分组研讨"), None)?,
    ])
}

/// Short classes, person-times at them, forums, lectures and seminars, as the reference articles count them.
const SHORT_CLASSES: usize = 26;
const STUDENTS: usize = 4_212;
const FORUMS: usize = 21;
const LECTERN: usize = 43;
const LECTERN_YEARS: i32 = 6;
const HALL: &[&str] = &["海洋经济", "新质生产力", "低空经济", "绿色转型", "数字治理", "现代物流", "城市更新"];
const SEMINARS: usize = 6;
const DISCUSSIONS: usize = 1_872;
const SPEECHES: usize = 9_457;
const COHORT: usize = 76;

/// Puts the training of the city on record. Returns the classes of heads of towns that were held, the latest first.
pub(super) fn train(db: &Db, it: &City, size: Size) -> Result<Vec<SessionId>, Error> {
    let whole = 16_000;
    let part = |count: usize| (count * size.people.min(whole) / whole).max(1);
    let own = it.clone();
    let (year, catalogues) = db.write(move |tx| {
        let since = first_of_year(tx.today())?;
        let catalogues = catalogues(tx, &own)?;
        let goal = "覆盖全域、全员参与".to_owned();
        let year = programmes::create(tx, &system(), &Programme { goal, ..series(ProgrammeKind::Campaign, "干部素质提升年", own.top, since) })?;
        Ok((year, Arc::new(catalogues)))
    })?;
    let (own, known) = (it.clone(), Arc::clone(&catalogues));
    db.write(move |tx| small_series(tx, &own, (year, &known)))?;
    let (own, known) = (it.clone(), Arc::clone(&catalogues));
    let classes = db.write(move |tx| heads_and_chains(tx, &own, (year, &known)))?;
    short_classes(db, it, (year, &catalogues), part(STUDENTS))?;
    discussions(db, it, year, (part(DISCUSSIONS), part(SPEECHES), size.seed))?;
    let (own, known) = (it.clone(), catalogues);
    db.write(move |tx| {
        desk(tx, &own, &known)?;
        away(tx, &own)?;
        needs(tx, &own)
    })?;
    Ok(classes)
}

fn short_classes(db: &Db, it: &City, (year, catalogues): (ProgrammeId, &Arc<Catalogues>), students: usize) -> Result<(), Error> {
    const TITLES: &[&str] = &["七大战略深度解读班", "招商引资新模式专题班", "防范化解保密风险实战班", "业务骨干能力班", "年轻干部基层治理班"];
    let (city, focus) = (it.top, catalogues.focuses.get(2).copied());
    let class = db.write(move |tx| {
        let since = first_of_year(tx.today())?;
        programmes::create(tx, &system(), &Programme { parent: Some(year), layer: None, ..series(ProgrammeKind::Series, "专题(短期)培训班", city, since) })
    })?;
    for nth in 0..SHORT_CLASSES {
        let it = it.clone();
        db.write(move |tx| {
            let count = students / SHORT_CLASSES + usize::from(nth < students % SHORT_CLASSES);
            let from = day_of_year(tx.today(), nth, SHORT_CLASSES)?;
            let title = TITLES.get(nth % TITLES.len()).copied().unwrap_or_default();
            let session = Session {
                programme: Some(class), number: u32::try_from(nth + 1).ok(), place: "市委党校".into(), theme: title.into(), focuses: focus.filter(|_| nth.is_multiple_of(TITLES.len())).into_iter().collect(),
                ..Session::plain(SessionForm::Class, title, it.top, (from, from.plus_days(1)))
            };
            let people = (0..count).filter_map(|at| it.everybody.get((nth * 577 + at * 23) % it.everybody.len().max(1)).map(|one| (one.person, *one)));
            let distinct: BTreeMap<PersonId, Attended> = people.collect();
            held_class(tx, &session, &distinct.into_values().collect::<Vec<_>>())
        })?;
    }
    Ok(())
}

/// Twelve days at a school above, which is what most owe in a year: those who came have met it.
const AWAY: usize = 450;

fn away(tx: &mut Tx<'_>, it: &City) -> Result<(), Error> {
    for (nth, title) in ["新任职干部任职培训", "年轻干部中长期培训", "基层干部轮训"].into_iter().enumerate() {
        let from = day_of_year(tx.today(), nth + 2, 8)?;
        let lessons = (0u32..24).map(|half| lesson(half + 1, (from.plus_days(i32::try_from(half / 2).unwrap_or(0)), !half.is_multiple_of(2)), (Teaching::Teach, title), None));
        let session = Session { lessons: lessons.collect::<Result<_, _>>()?, place: "省委党校".into(), ..Session::plain(SessionForm::External, title, it.top, (from, from.plus_days(11))) };
        let step = (it.everybody.len() * 3 / AWAY).max(6);
        let people: Vec<Attended> = it.everybody.iter().skip(nth).step_by(step).copied().collect();
        programmes::record_past(tx, &system(), (&session, &people))?;
    }
    Ok(())
}

/// A session without a list, put on record as held.
fn held(tx: &mut Tx<'_>, session: &Session) -> Result<(), Error> {
    programmes::record_past(tx, &system(), (session, &[])).map(drop)
}

fn small_series(tx: &mut Tx<'_>, it: &City, (year, known): (ProgrammeId, &Catalogues)) -> Result<(), Error> {
    let (viewer, today) = (system(), tx.today());
    let since = first_of_year(today)?;
    let part_of = |programme: Programme| Programme { parent: Some(year), ..programme };
    // 局长讲堂: two were held, the third is the latest.
    let turn = programmes::create(tx, &viewer, &part_of(Programme { rota: it.economic.to_vec(), goal: "一把手讲本地案例、政策要点和争取资金的办法".into(), ..series(ProgrammeKind::Series, "局长讲堂", it.top, since) }))?;
    for (nth, unit) in it.economic.iter().enumerate().take(3) {
        let day = day_of_year(today, nth * 4 + 3, 16)?;
        let number = u32::try_from(nth + 1).ok();
        held(tx, &Session { programme: Some(turn), number, theme: "政策要点与本地案例".into(), ..Session::plain(SessionForm::Lecture, "局长讲堂", *unit, (day, day)) })?;
    }
    let kinds = vec![LecturerKind::TheoryExpert, LecturerKind::LeadingOfficial, LecturerKind::YoungOfficial, LecturerKind::EnterpriseExpert];
    let lectern = programmes::create(tx, &viewer, &Programme { balance: kinds.clone(), ..series(ProgrammeKind::Series, "干部上讲台", it.top, since.plus_days(-1830)) })?;
    for nth in 0..LECTERN {
        let back = i32::try_from(nth).unwrap_or(0) % LECTERN_YEARS;
        let day = day_of_year(today, nth, LECTERN)?;
        let day = day.plus_days(-364 * back);
        let kind = kinds.get(nth % kinds.len()).copied();
        let title = if nth.is_multiple_of(2) { "先锋讲坛" } else { "周末大讲堂" };
        let lessons = vec![Lesson { tenths: 20, to: hour(16, 30)?, ..lesson(1, (day, true), (Teaching::Teach, "四讲"), kind)? }];
        held(tx, &Session { programme: Some(lectern), lessons, ..Session::plain(SessionForm::Lecture, title, it.top, (day, day)) })?;
    }
    let forums = programmes::create(tx, &viewer, &part_of(Programme { focuses: known.focuses.first().copied().into_iter().collect(), ..series(ProgrammeKind::Series, "专题发展论坛", it.top, since) }))?;
    for nth in 0..FORUMS {
        let day = day_of_year(today, nth, FORUMS)?;
        let theme = ["跨境电商", "宏观经济", "新能源产业"].get(nth % 3).copied().unwrap_or_default();
        held(tx, &Session { programme: Some(forums), number: u32::try_from(nth + 1).ok(), theme: theme.into(), ..Session::plain(SessionForm::Forum, theme, it.top, (day, day)) })?;
    }
    for (nth, zone) in (0..SEMINARS).zip(known.zones.iter().cycle()) {
        let day = day_of_year(today, nth, SEMINARS)?;
        let unit = it.units.get(nth).map_or(it.top, |(unit, _)| *unit);
        let conclusions = "共用一支服务队，项目问题每月会商一次。".to_owned();
        let session = Session { zone: Some(*zone), conclusions, theme: "加快建成支点".into(), ..Session::plain(SessionForm::Seminar, "党建协作区专题研讨会", unit, (day, day)) };
        programmes::report(tx, &viewer, &Report { session, speeches: vec![] })?;
    }
    for (nth, (unit, _)) in it.units.iter().step_by(it.units.len() / 5 + 1).enumerate() {
        let day = day_of_year(today, nth, 6)?;
        held(tx, &Session { course: Some(known.course), ..Session::plain(SessionForm::Tour, "精品课程巡讲：项目要素保障实务", *unit, (day, day)) })?;
    }
    let day = day_of_year(today, 4, 12)?;
    held(tx, &Session { partner: Some(known.partner), place: "砺州大学".into(), ..Session::plain(SessionForm::Class, "营商环境能力提升班", it.top, (day, day.plus_days(4))) })
}

fn town_heads() -> Vec<Seats> {
    vec![Seats { unit_kinds: vec![UnitKind::Town, UnitKind::Subdistrict], post_kinds: vec![PostKind::Chief], ..Seats::default() }]
}

/// Classes of heads of towns, the hall, the chains and the cohort. Returns the classes of heads that were held, the latest first.
fn heads_and_chains(tx: &mut Tx<'_>, it: &City, (year, known): (ProgrammeId, &Catalogues)) -> Result<Vec<SessionId>, Error> {
    let (viewer, today) = (system(), tx.today());
    let since = first_of_year(today)?;
    let methods = vec![Teaching::Teach, Teaching::Visit, Teaching::Share, Teaching::Discuss];
    let plan = Programme { required: town_heads(), methods, in_turn: true, emphasis: "政治能力、干事能力、开放创新能力".into(), ..series(ProgrammeKind::Series, "乡镇党政正职发展能力提升计划", it.top, since.plus_days(-365)) };
    let plan = programmes::create(tx, &viewer, &plan)?;
    let quarter = it.heads.len() / 5;
    let mut held = Vec::new();
    for nth in 0..4usize {
        // The first is so long ago that its two questions are open, the others closed.
        let from = today.plus_days(-100 - 80 * i32::try_from(nth).unwrap_or(0));
        let title = ["乡村振兴专题班", "社会治理专题班", "招商引资专题班", "生态环境专题班"].get(nth).copied().unwrap_or_default();
        let people: Vec<Attended> = it.heads.iter().skip(nth * quarter).take(quarter).copied().collect();
        let mut lessons = two_days(from)?;
        for (lesson, at) in lessons.iter_mut().zip([nth, nth + 1, nth + 1, nth + 3]) {
            lesson.lecturer = known.lecturers.get(at % known.lecturers.len()).copied();
        }
        let course = known.for_heads.get(nth % known.for_heads.len().max(1)).copied();
        let session = Session { programme: Some(plan), number: u32::try_from(nth + 1).ok(), course, lessons, place: "市委党校".into(), ..Session::plain(SessionForm::Class, title, it.top, (from, from.plus_days(1))) };
        held.push(programmes::record_past(tx, &viewer, (&session, &people))?);
    }
    let hall = programmes::create(tx, &viewer, &Programme { required: town_heads(), ..series(ProgrammeKind::Series, "港城大讲堂", it.top, since.plus_days(-200)) })?;
    for (nth, theme) in HALL.iter().enumerate() {
        let day = day_of_year(today, nth, HALL.len())?;
        let people: Vec<Attended> = it.heads.iter().skip(nth).step_by(4).copied().collect();
        let session = Session { programme: Some(hall), number: u32::try_from(nth + 1).ok(), theme: (*theme).into(), ..Session::plain(SessionForm::Lecture, &format!("{theme}专题讲座"), it.top, (day, day)) };
        programmes::record_past(tx, &viewer, (&session, &people))?;
    }
    let mut slots: Vec<Slot> = CHAINS.iter().zip(&known.chains).map(|(title, chain)| Slot { title: format!("{title}产业链班"), chain: Some(*chain), seminar: false }).collect();
    slots.extend(["金融专题研讨班", "规划建设专题研讨班"].map(|title| Slot { title: title.into(), chain: None, seminar: true }));
    let syllabus = vec![
        SyllabusPart { lecturer: LecturerKind::IndustryExpert, subject: String::new(), fixed: false },
        SyllabusPart { lecturer: LecturerKind::Organisation, subject: "招才引智与产业链党建".into(), fixed: true },
        SyllabusPart { lecturer: LecturerKind::Promotion, subject: "招商政策与案例".into(), fixed: true },
    ];
    let chains = Programme { parent: Some(year), slots, syllabus, survey_first: true, layer: Some(Layer::County), ..series(ProgrammeKind::Series, "领导干部专业化能力提升“8+2”系列", it.top, since) };
    let chains = programmes::create(tx, &viewer, &chains)?;
    chain_classes(tx, it, (chains, known))?;
    open_class(tx, it, plan)?;
    let mut cohort = series(ProgrammeKind::Cohort, "山海新锋三年培养行动", it.top, since);
    cohort.until = Day::new(today.year() + 2, 12, 31).ok();
    cohort.weak_areas = ["党性修养", "理论素养", "专业能力"].map(str::to_owned).to_vec();
    let cohort = programmes::create(tx, &viewer, &cohort)?;
    members(tx, it, cohort, since)?;
    Ok(held)
}

/// Seventy-six young heads, each with a weak area or two and a step of this year.
fn members(tx: &mut Tx<'_>, it: &City, cohort: ProgrammeId, since: Day) -> Result<(), Error> {
    let (viewer, areas) = (system(), ["党性修养", "理论素养", "专业能力"]);
    for (nth, one) in it.heads.iter().take(COHORT).enumerate() {
        let weak: Vec<String> = areas.iter().skip(nth % 3).take(1 + nth % 2).map(|area| (*area).to_owned()).collect();
        members::join(tx, &viewer, (cohort, &[one.person]), (since.plus_days(20), &weak))?;
        let steps = weak.iter().map(|area| MemberStep {
            year: since.year(), area: area.clone(), text: "跟班学习一个季度".into(), result: if nth.is_multiple_of(3) { String::new() } else { "形成调研报告一篇".into() },
            done_on: (!nth.is_multiple_of(3)).then(|| since.plus_days(45)),
        });
        let member = Member { weak: weak.clone(), steps: steps.collect(), why: String::new() };
        members::act(tx, &viewer, (cohort, one.person, &members::Deed::Keep { member }))?;
    }
    Ok(())
}

/// A handbook, orders of units, and a contest to come.
fn desk(tx: &mut Tx<'_>, it: &City, known: &Catalogues) -> Result<(), Error> {
    let (viewer, today) = (system(), tx.today());
    let section = |number: &str, title: &str, text: &str| handbook::Section { number: number.into(), title: title.into(), text: text.into(), courses: vec![known.course] };
    let sections = vec![
        section("1", "投资怎么算", "固定资产投资的口径、入库条件和常见问题。"), section("2", "资金从哪来", "专项债、特别国债和政策性贷款的申报要点。"), section("3", "项目怎么推", "要素保障清单、并联审批和月度会商。"),
    ];
    handbook::publish(tx, &viewer, (None, &handbook::Handbook { unit: it.top, title: "干部学习手册".into(), edition: "第一版".into(), published_on: first_of_year(today)?.plus_days(10), sections }))?;
    for (nth, (unit, _)) in it.units.iter().step_by(it.units.len() / 6 + 1).enumerate() {
        let course = nth.is_multiple_of(2).then_some(known.course);
        let topic = if course.is_some() { String::new() } else { "短视频直播带货".into() };
        orders::place(tx, &viewer, &orders::Order { course, topic, unit: *unit, wished: "下季度".into(), heads: 30 })?;
    }
    let from = today.plus_days(30);
    let contest = Session { rounds: vec!["笔试".into(), "路演".into()], ..Session::plain(SessionForm::Contest, "招商引资业务技能比武", it.top, (from, from)) };
    programmes::plan(tx, &viewer, &contest).map(drop)
}

/// The first two classes of the series, on 24 March and 28 April of this year, or the last where these are still to come.
fn chain_classes(tx: &mut Tx<'_>, it: &City, (chains, known): (ProgrammeId, &Catalogues)) -> Result<(), Error> {
    let (viewer, today) = (system(), tx.today());
    for (slot, (month, day)) in [(3, 24), (4, 28)].into_iter().enumerate() {
        let year = if Day::new(today.year(), 5, 1).is_ok_and(|may| today >= may) { today.year() } else { today.year() - 1 };
        let from = Day::new(year, month, day).unwrap_or(today);
        let title = if slot == 0 { "第一期新能源产业链班" } else { "第二期先进材料产业链班" };
        let people: Vec<Attended> = it.everybody.iter().skip(slot * 7).step_by(it.everybody.len() / 60 + 1).copied().collect();
        let lessons = vec![
            lesson(1, (from, false), (Teaching::Teach, "产业现状、趋势与政策"), Some(LecturerKind::IndustryExpert))?, lesson(2, (from, true), (Teaching::Teach, "招才引智与产业链党建"), Some(LecturerKind::Organisation))?,
            lesson(3, (from.plus_days(1), false), (Teaching::Teach, "招商政策与案例"), Some(LecturerKind::Promotion))?,
        ];
        let found = vec![domain::programmes::Found { text: "链上企业用工和检测能力不足".into(), lesson: Some(1) }];
        let session = Session {
            programme: Some(chains), number: u32::try_from(slot + 1).ok(), slot: Some(slot), chain: known.chains.get(slot).copied(), place: "市委党校".into(), lessons,
            prior: Some(Prior { held_on: from.plus_days(-14), discussions: 3, survey: None, found }), ..Session::plain(SessionForm::Class, title, it.top, (from, from.plus_days(1)))
        };
        programmes::record_past(tx, &viewer, (&session, &people))?;
    }
    Ok(())
}

/// A class that is open: with a roster, people waiting, and lessons today.
fn open_class(tx: &mut Tx<'_>, it: &City, plan: ProgrammeId) -> Result<(), Error> {
    let (viewer, today) = (system(), tx.today());
    let session = Session {
        programme: Some(plan), number: Some(5), place: "市委党校201教室".into(), capacity: Some(12), lessons: two_days(today)?, ..Session::plain(SessionForm::Class, "项目攻坚专题班", it.top, (today, today.plus_days(1)))
    };
    let id = programmes::plan(tx, &viewer, &session)?;
    programmes::step(tx, &viewer, (id, 1), Step::Open)?;
    let people = it.heads.iter().rev().step_by(3).take(15).map(|one| one.person).collect();
    Searcher::default().with(tx, |tx, index| programmes::name_seats(tx, index, &viewer, (id, &Naming { people, guests: vec!["河湾铸造公司总经理".into()], anyway: true })))?;
    // Classes to come, which those who will fall short could still join.
    for (nth, (days, title)) in [(20, "基层治理专题班"), (27, "项目融资专题班"), (34, "数字政务专题班")].into_iter().enumerate() {
        let from = today.plus_days(days);
        let programme = (nth == 0).then_some(plan);
        let session = Session {
            programme, number: programme.and(Some(6)), place: "市委党校".into(), capacity: Some(60), lessons: two_days(from)?, ..Session::plain(SessionForm::Class, title, it.top, (from, from.plus_days(1)))
        };
        programmes::plan(tx, &viewer, &session)?;
    }
    Ok(())
}

/// How many reports go into one transaction.
const AT_ONCE: usize = 300;

fn discussions(db: &Db, it: &City, year: ProgrammeId, (count, speeches, seed): (usize, usize, u64)) -> Result<(), Error> {
    let city = it.top;
    let programme = db.write(move |tx| {
        let since = first_of_year(tx.today())?;
        programmes::create(tx, &system(), &Programme { parent: Some(year), goal: "如何建设区域中心城市".into(), ..series(ProgrammeKind::Discussion, "建成支点全员大研讨", city, since) })
    })?;
    for from in (0..count).step_by(AT_ONCE) {
        let it = it.clone();
        db.write(move |tx| {
            for nth in from..count.min(from + AT_ONCE) {
                let said = speeches / count + usize::from(nth < speeches % count);
                report(tx, &it, (programme, nth, said), seed)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn report(tx: &mut Tx<'_>, it: &City, (programme, nth, said): (ProgrammeId, usize, usize), seed: u64) -> Result<(), Error> {
    let chance = &mut Chance::of(seed, "discussion", nth);
    // Every eleventh unit is still silent.
    let speaking: Vec<&(UnitId, Vec<PersonId>)> = it.units.iter().enumerate().filter(|(at, _)| at % 11 != 5).map(|(_, unit)| unit).collect();
    let Some((unit, people)) = speaking.get(nth % speaking.len().max(1)) else { return Ok(()) };
    let day = day_of_year(tx.today(), nth % 240, 240)?;
    let form = DiscussionForm::ALL.get(nth % 6).copied().unwrap_or(DiscussionForm::ThemeDay);
    let begin = usize::try_from(chance.between(0, 50)).unwrap_or(0);
    let speeches = (0..said).filter_map(|at| people.get((begin + at) % people.len()).copied()).map(|person| Said { person: Some(person), guest: String::new(), text: String::new() }).collect();
    let heads = u32::try_from(chance.between(18, 60)).ok();
    let session = Session { programme: Some(programme), discussion: Some(form), heads, ..Session::plain(SessionForm::Discussion, "怎样加快建成支点", *unit, (day, day)) };
    programmes::report(tx, &system(), &Report { session, speeches }).map(drop)
}

fn needs(tx: &mut Tx<'_>, it: &City) -> Result<(), Error> {
    let today = tx.today();
    let fields = [("渔业金融", GapKind::Blank), ("低空经济", GapKind::Blank), ("项目融资", GapKind::BlindSpot), ("群众工作", GapKind::Weak), ("数字政务", GapKind::Weak)];
    for (nth, one) in it.heads.iter().step_by(7).enumerate() {
        let Some((field, kind)) = fields.get(nth % fields.len()).copied() else { continue };
        let source = if nth.is_multiple_of(2) { GapSource::Observation } else { GapSource::Survey };
        let gap = Gap { kind, field: field.into(), text: String::new(), source, found_on: today.plus_days(-40), person: Some(one.person), unit: None, group: String::new(), competence: None, entry: None };
        gaps::record(tx, &system(), &gap)?;
    }
    Ok(())
}
