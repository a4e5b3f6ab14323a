//! What came of the classes of heads of towns in the demo city: what students said, scores before and after, what is used
//! months later, what was made of it, and what their posts ask for.

use std::sync::Arc;

use domain::{
    id::{CompetenceId, PersonId, SessionId, UnitId},
    observe::competence::Rating,
    programmes::{PartRole, SeatState},
    projects::{Contribution, ContributionKind, Decision},
    surveys::{Answer, Ballot, QuestionKind},
    train::effect::{Answer as Said, FollowUpBy, ScorePhase, Used, asked_between},
};
use store::{
    Db, Error, Tx,
    access::Viewer,
    observe::competences,
    people::unit,
    programmes::{self, Part},
    projects, rules, surveys,
    train::{
        effects::{self, Score},
        follow_ups,
    },
};

use super::{
    cast::{Cast, Player},
    chance::Chance,
    talks::at,
};
use crate::train::effect::reaction;

const EXAMPLES: &[&str] = &["把党校讲的要素保障清单用到了两个项目上，少跑了三趟。", "照着观摩点的做法，把村级议事改成每月一次。", "谈判前先列对方的成本账，合同里补了两条违约条款。", "按课上的方法给12户重点户分了类，走访有了先后。"];
const SEEN: &[&str] = &["会上能讲清项目卡在哪一步，安排也更细。", "处理信访时先听后说，比以前稳。", "带着班子把清单往下分，节点有人盯。"];
const MADE: &[(ContributionKind, &str)] = &[(ContributionKind::Mechanism, "项目专班周调度机制"), (ContributionKind::Idea, "渔港夜经济思路"), (ContributionKind::Mechanism, "村级事务月议事机制"), (ContributionKind::Mechanism, "招商线索首谈负责机制")];
const CHANGE: &[&str] = &["多些本地案例，少些宏观。", "研讨时间再长一点。", "观摩点可以换到县区。"];

pub(super) fn follow(db: &Db, (cast, classes): (&Arc<Cast>, &[SessionId]), seed: u64) -> Result<(), Error> {
    for (nth, class) in classes.iter().copied().enumerate() {
        let cast = Arc::clone(cast);
        db.write(move |tx| came_to(tx, &cast, (class, nth), seed))?;
    }
    let cast = Arc::clone(cast);
    db.write(move |tx| asked_for(tx, &cast))
}

fn players(cast: &Cast) -> impl Iterator<Item = (&Player, Option<&Player>)> {
    cast.counties.iter().flat_map(|county| county.heads.iter().map(move |(head, _)| (head, county.secretary.as_ref())))
}

fn came_to(tx: &mut Tx<'_>, cast: &Cast, (class, nth): (SessionId, usize), seed: u64) -> Result<(), Error> {
    let system = Viewer::system("演示");
    let chance = &mut Chance::of(seed, "results", nth);
    let told = programmes::session(tx, &system, class)?;
    let sat: Vec<Part> = programmes::every_part(tx, class)?.into_iter().filter(|part| part.role == PartRole::Student && part.state == SeatState::Completed).collect();
    reactions(tx, &told, (sat.len(), nth), chance)?;
    let mut scores = Vec::new();
    for part in &sat {
        let before = 560 + 20 * chance.between(0, 14);
        let after = (before + 10 * chance.between(-4, 22)).min(1000);
        for (phase, tenths) in [(ScorePhase::Before, before), (ScorePhase::After, after)] {
            scores.push(Score { part: part.id, phase, tenths: u32::try_from(tenths).unwrap_or(0) });
        }
    }
    effects::enter(tx, &system, (class, &scores))?;
    let (present, rules) = (tx.now, rules::load(tx)?);
    let (from, until) = asked_between(told.session.to, &rules);
    let day = from.plus_days(5).min(until);
    if day > present.day() {
        return Ok(());
    }
    at(tx, day, present);
    for (head, secretary) in players(cast) {
        let Some(part) = sat.iter().find(|part| part.person == Some(head.person)) else { continue };
        // Some have not answered yet, so that the questions are seen.
        if !chance.percent(70) {
            continue;
        }
        answer(tx, (head, FollowUpBy::Student), (class, part), (EXAMPLES, chance))?;
        if let Some(secretary) = secretary.filter(|_| chance.percent(60)) {
            answer(tx, (secretary, FollowUpBy::Superior), (class, part), (SEEN, chance))?;
        }
        if chance.percent(35) {
            made_of_it(tx, head, class, chance)?;
        }
    }
    tx.now = present;
    Ok(())
}

fn answer(tx: &mut Tx<'_>, (by, asked): (&Player, FollowUpBy), (class, part): (SessionId, &Part), (examples, chance): (&[&str], &mut Chance)) -> Result<(), Error> {
    let used = match chance.between(0, 9) {
        0..=3 => Used::Much,
        4..=6 => Used::Some,
        7 | 8 => Used::NotYet,
        _ => Used::CannotSay,
    };
    let example = if used.counts() == Some(true) { chance.pick(examples).unwrap_or_default().to_owned() } else { String::new() };
    // A head of a town who moved since has another superior; they are asked in the pages, not here.
    if asked == FollowUpBy::Superior && !follow_ups::superiors(tx, part.person.unwrap_or(by.person))?.contains(&by.person) {
        return Ok(());
    }
    follow_ups::answer(tx, &by.viewer, (class, part.id, asked), &Said { used, example }).map(drop)
}

/// An idea or mechanism that a head made of the class, confirmed by the organisers.
fn made_of_it(tx: &mut Tx<'_>, head: &Player, class: SessionId, chance: &mut Chance) -> Result<(), Error> {
    let Some((kind, title)) = chance.pick(MADE) else { return Ok(()) };
    let made = Contribution { project: None, session: Some(class), kind, title: title.into(), text: "课后在镇里试行，形成书面办法。".into(), happened_on: tx.today(), proof: vec![] };
    let id = projects::claim(tx, &head.viewer, head.person, &made)?;
    if chance.percent(75) {
        projects::decide(tx, &Viewer::system("演示"), id, &Decision { confirmed: true, why: String::new() })?;
    }
    Ok(())
}

/// The survey of a class's students, answered by slips and closed.
fn reactions(tx: &mut Tx<'_>, told: &programmes::Held, (sat, nth): (usize, usize), chance: &mut Chance) -> Result<(), Error> {
    let system = Viewer::system("演示");
    let (lecturers, today) = (reaction::taught(tx, &system, told)?, tx.today());
    let survey = reaction::form(told, lecturers, 3, today);
    if sat < survey.smallest {
        return Ok(());
    }
    let id = surveys::create(tx, &system, &survey)?;
    effects::set_feedback(tx, &system, told.id, id)?;
    let codes = surveys::codes(tx, &system, id, (0, sat))?;
    surveys::open(tx, &system, id)?;
    for code in codes.iter().filter(|_| chance.percent(85)).collect::<Vec<_>>() {
        let ballot: Ballot = survey
            .questions
            .iter()
            .map(|question| match question.kind {
                QuestionKind::Text => chance.percent(12).then(|| Answer::Text(chance.pick(CHANGE).unwrap_or_default().into())),
                _ => Some(Answer::Many(question.rows.iter().enumerate().map(|(row, _)| usize::try_from((chance.between(0, 9) + i32::from((row + nth).is_multiple_of(3)) * 2) / 5).ok()).collect())),
            })
            .collect();
        surveys::answer_by_code(tx, code, &ballot)?;
    }
    surveys::close(tx, &system, id).map(drop)
}

/// What the posts of heads of towns ask for: three levels each.
fn asked_for(tx: &mut Tx<'_>, cast: &Cast) -> Result<(), Error> {
    let (system, today) = (Viewer::system("演示"), tx.today());
    let wanted: Vec<(CompetenceId, u8)> = competences::all(tx)?.into_iter().filter(|(_, node)| !node.levels.is_empty()).zip([3u8, 4, 3, 2, 3]).map(|((id, _), level)| (id, level)).collect();
    let needs: Vec<Rating> = wanted.into_iter().take(3).map(|(competence, level)| Rating { competence, level }).collect();
    let heads: Vec<(PersonId, UnitId)> = cast.counties.iter().flat_map(|county| county.heads.iter().map(|(head, town)| (head.person, *town))).collect();
    for (person, town) in heads {
        for (post, _) in unit::holders_on(tx, town, today)?.into_iter().filter(|(_, holder)| *holder == person) {
            if let Some(post) = post {
                competences::set_needs(tx, &system, post, &needs)?;
            }
        }
    }
    Ok(())
}
