//! What was observed at the front line: studies, comments, appraisals and classes, projects, touchstones, a framework with
//! levels, and surveys.

use std::sync::Arc;

use domain::{
    duties::Seats,
    id::{CompetenceId, EntryId, UnitId},
    ledger::{Channel, Claim, EntryKind, FrontLine, SourceKind, Stage},
    observe::{
        Comment, Source, Stance, Statement, Study, Team,
        appraisal::{Appraising, AppraisingKind, OfficialClass},
        competence::{Competence, Rating},
    },
    people::code::{PostKind, UnitKind},
    projects::{AmountKind, Contribution, ContributionKind, Decision, Project},
    surveys::{Answer, Ballot, Group, Question, QuestionKind, Survey, SurveyKind},
};
use store::{
    Db, Error, Tx,
    access::Viewer,
    ledger,
    observe::{appraisals, comments::{self, Giver}, competences, studies, teams, touchstones::{self, Member, Touchstone}},
    projects::{self, Turn},
    surveys,
};

use super::{
    cast::{Cast, CountyCast, Player},
    chance::Chance,
    talks::at,
};

type Said = (FrontLine, &'static str, [(SourceKind, &'static str); 3]);

/// What is said on each line: by the head, by what was seen, and by a third source that bears it out.
const SAID: &[Said] = &[
    (FrontLine::Investment, "年内签约项目开工过半", [(SourceKind::HeadStatement, "今年签了4个项目，2个已开工。"), (SourceKind::Seen, "两处工地桩机在作业，围挡公示与签约一致。"), (SourceKind::FromEnterprises, "企业称手续有人跟，从签约到开工不到五个月。")]),
    (FrontLine::Projects, "产业园配套路按节点推进", [(SourceKind::HeadStatement, "路基已完成八成，汛期前铺油。"), (SourceKind::Seen, "现场两个作业面，路基已贯通。"), (SourceKind::BusinessData, "投资系统显示完成年度计划的78%。")]),
    (FrontLine::Rural, "村集体经营性收入明显增加", [(SourceKind::HeadStatement, "11个村超过50万元。"), (SourceKind::FromMasses, "村民说鱼塘流转后每年多分一千多元。"), (SourceKind::Document, "村级账目与上报数一致。")]),
    (FrontLine::Governance, "积案化解有具体办法", [(SourceKind::HeadStatement, "三年以上积案化解7件。"), (SourceKind::FromMasses, "信访人说镇里上门谈了四回。"), (SourceKind::OnSiteCheck, "抽查2件，回访属实。")]),
    (FrontLine::PublicOpinion, "突发舆情回应及时", [(SourceKind::HeadStatement, "养殖用水一事当天到场说明。"), (SourceKind::ThirdParty, "网上留言平均两天内回复。"), (SourceKind::FromOfficials, "村干部说书记自己到塘边解释。")]),
];
const AGAINST: &[(SourceKind, &str)] = &[
    (SourceKind::FromMasses, "群众说停了一个多月，最近才复工。"), (SourceKind::FromEnterprises, "企业说承诺的配套还没有到位。"), (SourceKind::OnSiteCheck, "抽查点与汇报不一致，台账缺照片。"),
];
const COMMENTS: &[(SourceKind, FrontLine, &str)] = &[
    (SourceKind::FromMasses, FrontLine::Rural, "常到村里，说话不绕弯子，答应的事有回音。"), (SourceKind::FromEnterprises, FrontLine::Investment, "遇到卡点自己带着跑部门，没有推给下面。"),
    (SourceKind::FromOfficials, FrontLine::Governance, "分工清楚，出了事先担责再复盘。"), (SourceKind::FromMasses, FrontLine::Governance, "开会多，到户少，希望多听听老人的意见。"),
    (SourceKind::FromEnterprises, FrontLine::Projects, "协调力度可以，材料报送要求再精简一些更好。"), (SourceKind::FromOfficials, FrontLine::Projects, "抓进度有办法，对年轻干部带得细。"),
    (SourceKind::FromMasses, FrontLine::PublicOpinion, "出了传言能马上到场讲清楚。"), (SourceKind::ThirdParty, FrontLine::Rural, "合作社账目公开，带动面还可以再宽。"),
];
const FINDINGS: &[&str] = &["到岗后抓住两件难事不放，节点完成好，群众有感受。", "推进有章法，能到一线解决问题。", "熟悉情况，敢于表态，敢于负责。"];
const PLAIN: &[&str] = &["守摊子较稳，难事上办法不多，部分节点滞后。", "日常工作尚可，对遗留问题主动性不够。"];
/// Of 132 heads, how many are in each class, as the fourth reference article counts them.
const STRONG: usize = 58;
const ORDINARY: usize = 8;

/// A head with those who observe them.
struct Observed<'a> {
    head: &'a Player,
    town: UnitId,
    county: &'a CountyCast,
}

fn observed(cast: &Cast) -> Vec<Observed<'_>> {
    cast.counties.iter().flat_map(|county| county.heads.iter().map(move |(head, town)| Observed { head, town: *town, county })).collect()
}

fn source((source, text): (SourceKind, &str), stance: Stance) -> Source {
    Source { source, stance, who: String::new(), text: text.to_owned(), place: String::new(), noted_at: None, attachments: vec![] }
}

/// What is said of a head on a line; three of four are borne out, the others disputed or from one source.
fn statement(head: &Player, line: usize, chance: &mut Chance, sound: bool) -> Option<Statement> {
    let (front_line, text, [said, seen, third]) = SAID.get(line % SAID.len()).copied()?;
    let mut sources = vec![source(said, Stance::For)];
    let drawn = if sound { 0 } else { chance.between(0, 7) };
    match drawn {
        0..=3 => sources.extend([source(seen, Stance::For), source(third, Stance::For)]),
        4 | 5 => sources.extend([source(seen, Stance::For), source(chance.pick(AGAINST)?, Stance::Against)]),
        _ => {}
    }
    Some(Statement { person: head.person, front_line, text: text.to_owned(), sources })
}

/// A study of a town by whoever observes it, put on file; returns the entries of the first statement.
fn study(tx: &mut Tx<'_>, it: &Observed<'_>, (nth, sound): (usize, bool), seed: u64) -> Result<Vec<EntryId>, Error> {
    let (present, chance) = (tx.now, &mut Chance::of(seed, "study", nth));
    let Some(by) = it.county.organisation.as_ref().or(it.county.secretary.as_ref()) else { return Ok(vec![]) };
    let held_on = present.day().plus_days(-chance.between(8, 260));
    let first = usize::try_from(chance.between(0, 4)).unwrap_or(0);
    let mut statements: Vec<Statement> = statement(it.head, first, chance, sound).into_iter().collect();
    if chance.percent(60) {
        statements.extend(statement(it.head, first + 1 + nth % 3, chance, false));
    }
    let study = Study {
        unit: it.town, held_on, place: "镇区及在建项目".into(), unannounced: chance.percent(40), team: None, project: None, statements, difficulties: vec![], note: String::new(),
    };
    at(tx, held_on, present);
    let id = studies::begin(tx, &by.viewer, &study)?;
    let count = study.statements.first().map_or(0, |statement| statement.sources.len());
    // Some served elsewhere on that day.
    let published = studies::publish(tx, &by.viewer, (id, 1), true)?;
    tx.now = present;
    Ok(published.entries.into_iter().take(count).map(|(_, entry)| entry).collect())
}

/// A class, from its opening to its end, with the person's word between.
fn class(tx: &mut Tx<'_>, it: &Observed<'_>, (class, entries): (OfficialClass, &[EntryId]), decider: &Player) -> Result<(), Error> {
    let Some(by) = it.county.organisation.as_ref() else { return Ok(()) };
    let texts = if class == OfficialClass::Strong { FINDINGS } else { PLAIN };
    let at = usize::try_from(it.head.person.0 % 97).unwrap_or(0);
    let follows = if class == OfficialClass::Strong { "列入优先培养名单" } else { "由县委组织部谈话提醒，半年后再看" };
    let appraising = Appraising {
        kind: AppraisingKind::Class, held_on: tx.today(), project: None, milestone: None, team: None, year: None, findings: (*texts.get(at % texts.len()).unwrap_or(&"")).to_owned(),
        grade: None, class: Some(class), follows: follows.to_owned(), entries: entries.to_vec(),
    };
    let id = appraisals::open(tx, &by.viewer, it.head.person, &appraising)?;
    appraisals::tell(tx, &by.viewer, (id, 1), false)?;
    appraisals::reply(tx, &it.head.viewer, (id, 2), (true, ""))?;
    appraisals::finish(tx, &decider.viewer, (id, 3))?;
    Ok(())
}

/// How many comments are collected in a year.
const COLLECTED: usize = 412;

fn comment(tx: &mut Tx<'_>, heads: &[Observed<'_>], (nth, seed): (usize, u64), by: &Player) -> Result<(), Error> {
    let chance = &mut Chance::of(seed, "comment", nth);
    // A few are talked about more than others.
    let Some(it) = heads.get((nth * nth + nth * 7) % heads.len().max(1)) else { return Ok(()) };
    let Some((group, line, text)) = chance.pick(COMMENTS) else { return Ok(()) };
    let (present, channels) = (tx.now, [Channel::Interview, Channel::Meeting, Channel::Hotline, Channel::Online]);
    let channel = channels.get(nth % channels.len()).copied().unwrap_or(Channel::Interview);
    let given_on = present.day().plus_days(-chance.between(2, 250));
    let comment = Comment { group, channel, given_on, front_line: Some(line), text: text.to_owned() };
    let giver = Giver { name: format!("受访者{:03}", nth + 1), reached_by: String::new() };
    at(tx, given_on, present);
    comments::collect(tx, &by.viewer, it.head.person, (&comment, Some(&giver)))?;
    tx.now = present;
    Ok(())
}

const PROJECTS: &[(&str, &str, i64)] = &[("渔港二期", "海洋渔业", 32_000), ("冷链物流园", "物流", 18_500), ("精密铸造扩建", "装备制造", 46_000), ("食品加工产业园", "食品", 27_300)];

fn project(tx: &mut Tx<'_>, it: &Observed<'_>, nth: usize, by: &Player) -> Result<(), Error> {
    let Some((title, sector, planned)) = PROJECTS.get(nth % PROJECTS.len()).copied() else { return Ok(()) };
    let (present, system) = (tx.now, Viewer::system("演示"));
    let since = present.day().plus_days(-400);
    let amounts = [(AmountKind::Planned, planned), (AmountKind::Invested, planned * (30 + i64::try_from(nth).unwrap_or(0) % 50) / 100)];
    let facts = Project { title: title.into(), unit: it.town, sector: sector.into(), since, until: None, amounts: amounts.into(), note: String::new() };
    at(tx, since, present);
    let id = projects::create(tx, &system, &facts)?;
    let near = i32::try_from(nth % 45).unwrap_or(0);
    let first = projects::add_milestone(tx, &system, (id, 1), "开工", since.plus_days(60))?;
    let second = projects::add_milestone(tx, &system, (id, 2), "主体完工", present.day().plus_days(near - 10))?;
    projects::add_milestone(tx, &system, (id, 3), "竣工投用", present.day().plus_days(240))?;
    at(tx, since.plus_days(70), present);
    projects::turn_milestone(tx, &system, (id, 4), first, &Turn::Reached { on: since.plus_days(58) })?;
    if nth.is_multiple_of(3) {
        projects::turn_milestone(tx, &system, (id, 5), second, &Turn::Moved { planned: present.day().plus_days(near + 12), why: "设备到货推迟".into() })?;
    }
    at(tx, present.day().plus_days(-40), present);
    let mine = Contribution {
        project: Some(id), session: None, kind: if nth.is_multiple_of(2) { ContributionKind::Led } else { ContributionKind::Solved }, title: format!("{title}征迁与要素保障"),
        text: "牵头征迁协调会，用地用海手续在开工前办结。".into(), happened_on: since.plus_days(55), proof: vec![],
    };
    projects::claim(tx, &it.head.viewer, it.head.person, &mine)?;
    tx.now = present;
    if nth.is_multiple_of(5) {
        let new = Contribution { project: None, kind: ContributionKind::Innovation, title: "项目并联会商办法".into(), text: "手续由串联改并联，平均少等四十天。".into(), ..mine };
        projects::claim(tx, &it.head.viewer, it.head.person, &new)?;
    }
    for told in projects::of_person(tx, it.head.person)? {
        // Every seventh still waits for somebody to confirm it.
        if !nth.is_multiple_of(7) {
            projects::decide(tx, &by.viewer, told.id, &Decision { confirmed: true, why: String::new() })?;
        }
    }
    Ok(())
}

const FRAMEWORK: &[(&str, &str, &str)] = &[
    ("A", "", "推动发展"), ("A1", "A", "抓项目"), ("A2", "A", "抓招商"), ("B", "", "治理服务"), ("B1", "B", "化解矛盾"), ("B2", "B", "做群众工作"), ("C", "", "带队伍"), ("C1", "C", "带班子"),
];
const LEVELS: [&str; 4] = ["熟悉要求，能在指导下做", "能独立做好日常工作", "能处理复杂情况，带别人做", "能定办法，在全市可借鉴"];

fn framework(tx: &mut Tx<'_>) -> Result<Vec<CompetenceId>, Error> {
    let system = Viewer::system("演示");
    let (mut known, mut rated) = (std::collections::BTreeMap::new(), Vec::new());
    for (sort, (code, above, title)) in (1..).zip(FRAMEWORK) {
        let levels = if above.is_empty() { vec![] } else { LEVELS.iter().map(|level| format!("{title}：{level}")).collect() };
        let node = Competence { parent: known.get(above).copied(), code: (*code).into(), title: (*title).into(), about: String::new(), levels, sort };
        let id = competences::set(tx, &system, None, &node)?;
        known.insert(*code, id);
        if !above.is_empty() {
            rated.push(id);
        }
    }
    Ok(rated)
}

/// How many heads are given levels, by how many assessors each.
const RATED: usize = 30;

fn levels(tx: &mut Tx<'_>, it: &Observed<'_>, (rated, nth, seed): (&[CompetenceId], usize, u64), deputies: &[Player]) -> Result<(), Error> {
    let chance = &mut Chance::of(seed, "levels", nth);
    let sources = [SourceKind::Seen, SourceKind::FromOfficials, SourceKind::Asked, SourceKind::Seen];
    let assessors: Vec<&Player> = it.county.organisation.iter().chain(&it.county.secretary).chain(deputies.iter().take(2)).collect();
    for competence in rated {
        let base = chance.between(2, 3);
        // Not everybody was rated by enough of them.
        let count = if nth.is_multiple_of(4) { 2 } else { assessors.len() };
        for (by, source) in assessors.iter().zip(sources).take(count) {
            let level = u8::try_from((base + i32::from(chance.percent(40)) - i32::from(chance.percent(20))).clamp(1, 4)).unwrap_or(2);
            let (kinds, day) = ((Stage::Observe, EntryKind::Rating, source), tx.today().plus_days(-30));
            let claim = Claim {
                channel: Some(Channel::Appraisal), rating: Some(Rating { competence: *competence, level }),
                ..Claim::new(kinds, day, format!("能力等级 {level}"), "对照等级文字，结合到场观察给出。")
            };
            ledger::append(tx, &by.viewer, it.head.person, &claim, None)?;
        }
    }
    Ok(())
}

fn question(kind: QuestionKind, text: &str, options: &[&str], rows: Vec<String>) -> Question {
    Question { kind, text: text.into(), options: options.iter().map(|option| (*option).to_owned()).collect(), rows, most: None, required: kind != QuestionKind::Text }
}

/// One survey that has closed, by slips, and one that is open to people by name.
fn held_surveys(tx: &mut Tx<'_>, heads: &[Observed<'_>], (unit, by, seed): (UnitId, &Player, u64)) -> Result<(), Error> {
    let Some(owner) = heads.first() else { return Ok(()) };
    let today = tx.today();
    let satisfaction = Survey {
        kind: SurveyKind::Satisfaction, title: "便民服务中心满意度测评".into(), intro: "请按最近一次办事的感受填写。".into(), unit, owners: vec![owner.head.person],
        groups: ["办事群众", "办事企业"].map(|name| Group { name: name.into() }).to_vec(),
        questions: vec![question(QuestionKind::One, "办事速度", &["满意", "基本满意", "不满意"], vec![]), question(QuestionKind::One, "服务态度", &["满意", "基本满意", "不满意"], vec![]), question(QuestionKind::Text, "还有什么建议", &[], vec![])],
        smallest: 5, closes: today.plus_days(10),
    };
    let id = surveys::create(tx, &by.viewer, &satisfaction)?;
    let codes = [surveys::codes(tx, &by.viewer, id, (0, 40))?, surveys::codes(tx, &by.viewer, id, (1, 12))?].concat();
    surveys::open(tx, &by.viewer, id)?;
    let chance = &mut Chance::of(seed, "survey", 0);
    for code in codes.iter().take(38).chain(codes.iter().skip(40).take(9)) {
        let mut choice = || usize::try_from(chance.between(0, 9)).map_or(0, |drawn| if drawn < 6 { 0 } else { usize::from(drawn > 8) + 1 });
        let mut ballot: Ballot = vec![Some(Answer::One(choice())), Some(Answer::One(choice()))];
        ballot.push(chance.percent(15).then(|| Answer::Text("希望周末也能办。".into())));
        surveys::answer_by_code(tx, code, &ballot)?;
    }
    let told = surveys::close(tx, &by.viewer, id)?;
    crate::surveys::close::ended(tx, &told)?;
    let assessment = Survey {
        kind: SurveyKind::Assessment, title: "乡镇党政正职民主测评".into(), intro: "请独立填写，一人一票。".into(), unit, owners: vec![], groups: vec![Group { name: "乡镇党政正职".into() }],
        questions: vec![question(QuestionKind::Grid, "总体评价", &["优秀", "称职", "基本称职", "不称职"], vec!["班子整体".into(), "作风建设".into()])], smallest: 5, closes: today.plus_days(14),
    };
    let id = surveys::create(tx, &by.viewer, &assessment)?;
    surveys::invite(tx, &by.viewer, id, (0, &heads.iter().take(20).map(|it| it.head.person).collect::<Vec<_>>()))?;
    surveys::open(tx, &by.viewer, id)?;
    Ok(())
}

fn teams_and_posts(tx: &mut Tx<'_>, heads: &[Observed<'_>], deputies: &[Player]) -> Result<(), Error> {
    let (Some(by), Some(first)) = (deputies.first(), heads.first()) else { return Ok(()) };
    let today = tx.today();
    let seats = Seats { unit_kinds: vec![UnitKind::Town, UnitKind::Subdistrict], post_kinds: vec![PostKind::Chief], ..Seats::default() };
    let team = Team {
        title: "重点项目一线考察专班".into(), task: "看重点项目推进中的担当和办法。".into(), project: None, from: today.plus_days(-60), to: today.plus_days(120),
        members: deputies.iter().map(|deputy| deputy.person).collect(), units: heads.iter().step_by(14).map(|it| it.town).collect(), seats, people: vec![],
    };
    teams::create(tx, &by.viewer, &team)?;
    for (title, field, members) in [("重大项目建设指挥部", "项目攻坚", heads.iter().skip(3).step_by(17)), ("招商引资专班", "招商引资", heads.iter().skip(5).step_by(23))] {
        let members = members.map(|it| Member { person: it.head.person, from: today.plus_days(-300), to: None }).collect();
        let stone = Touchstone { title: title.into(), field: field.into(), unit: first.town, post: None, members, task: "在急难险重任务中近距离了解干部。".into(), since: today.plus_days(-300) };
        touchstones::mark(tx, &by.viewer, &stone)?;
    }
    Ok(())
}

/// How many heads are dealt with in one transaction.
const AT_ONCE: usize = 33;

/// Puts everything observed on record.
pub(super) fn observe(db: &Db, cast: &Arc<Cast>, city: UnitId, seed: u64) -> Result<(), Error> {
    let count = cast.counties.iter().map(|county| county.heads.len()).sum::<usize>();
    let all = Arc::clone(cast);
    let rated = db.write(move |tx| {
        teams_and_posts(tx, &observed(&all), &all.deputies)?;
        framework(tx)
    })?;
    for from in (0..count).step_by(AT_ONCE) {
        let (all, rated) = (Arc::clone(cast), rated.clone());
        db.write(move |tx| {
            let heads = observed(&all);
            let Some(decider) = all.deputies.last() else { return Ok(()) };
            for (nth, it) in heads.iter().enumerate().skip(from).take(AT_ONCE) {
                let place = (nth * 37) % count;
                let class_of = if place < STRONG * count / 132 { Some(OfficialClass::Strong) } else if place >= count - ORDINARY * count / 132 { Some(OfficialClass::Ordinary) } else { None };
                let entries = study(tx, it, (nth, class_of.is_some()), seed)?;
                if let Some(wanted) = class_of.filter(|_| entries.len() > 1) {
                    class(tx, it, (wanted, &entries), decider)?;
                }
                if nth.is_multiple_of(6) {
                    project(tx, it, nth / 6, decider)?;
                }
                if nth < RATED {
                    levels(tx, it, (&rated, nth, seed), &all.deputies)?;
                }
            }
            Ok(())
        })?;
    }
    let all = Arc::clone(cast);
    db.write(move |tx| {
        let heads = observed(&all);
        let Some(by) = all.deputies.first() else { return Ok(()) };
        (0..COLLECTED).try_for_each(|nth| comment(tx, &heads, (nth, seed), by))?;
        held_surveys(tx, &heads, (city, by, seed))
    })
}
