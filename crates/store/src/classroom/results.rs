//! What a test came to: by person, by unit, by question. A person counts with their best sitting, a question with the first.

use std::collections::BTreeMap;

use domain::{
    classroom::{
        attempt::{AttemptState, Sat},
        question::{Answer, Question, WHOLE},
    },
    id::{PersonId, QuestionId, TestId, UnitId},
};

use super::{must, sittings::{self, Sitting}, tests, unit_of};
use crate::{access::Viewer, db::Tx, error::Error};

/// One official and their best sitting.
#[derive(Clone, Debug)]
pub struct Line {
    pub person: PersonId,
    pub unit: Option<UnitId>,
    pub tries: usize,
    pub best: Sitting,
}

/// How a question did, at first sight of it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub id: QuestionId,
    pub wording: i64,
    pub question: Question,
    /// What each sitting had of this question, from 0 to 1, and of all the others.
    pub pairs: Vec<(f64, f64)>,
    /// How often each option was chosen, with the share of the whole paper that those who chose it had.
    pub chosen: BTreeMap<usize, Vec<f64>>,
    /// How often it was left out.
    pub left_out: usize,
}

/// The results of a test, for whoever organises it.
#[derive(Clone, Debug)]
pub struct Results {
    pub told: tests::Told,
    pub under_way: usize,
    /// Sittings in which answers wait to be marked, the first handed in first.
    pub marking: Vec<Sitting>,
    pub lines: Vec<Line>,
    pub asked: Vec<Asked>,
}

pub fn results(tx: &mut Tx<'_>, viewer: &Viewer, test: TestId) -> Result<Results, Error> {
    let told = tests::find(tx, viewer, test)?;
    must(tx, viewer, told.test.unit)?;
    let every = sittings::every_in(tx, test)?;
    let under_way = every.iter().filter(|it| it.state == AttemptState::UnderWay).count();
    let marking: Vec<Sitting> = every.iter().filter(|it| it.state == AttemptState::Marking).cloned().collect();
    let mut first: BTreeMap<PersonId, &Sitting> = BTreeMap::new();
    let mut best: BTreeMap<PersonId, (usize, &Sitting)> = BTreeMap::new();
    for sitting in every.iter().filter(|it| it.state == AttemptState::Marked) {
        first.entry(sitting.person).or_insert(sitting);
        let (tries, kept) = best.entry(sitting.person).or_insert((0, sitting));
        *tries += 1;
        if sitting.tenths > kept.tenths {
            *kept = sitting;
        }
    }
    let mut asked: BTreeMap<QuestionId, Asked> = BTreeMap::new();
    for sitting in first.values() {
        count(&mut asked, &sittings::sat(tx, sitting)?);
    }
    let mut lines = Vec::new();
    for (person, (tries, sitting)) in best {
        lines.push(Line { person, unit: unit_of(tx, person)?, tries, best: sitting.clone() });
    }
    lines.sort_by_key(|line| (std::cmp::Reverse(line.best.tenths), line.person));
    tx.audit(viewer, "read_test_results", &[test.0], &told.test.title)?;
    Ok(Results { told, under_way, marking, lines, asked: asked.into_values().collect() })
}

fn count(asked: &mut BTreeMap<QuestionId, Asked>, paper: &[Sat]) {
    let share = |tenths: u32, of: u32| f64::from(tenths) / f64::from(of.max(1));
    let (tenths, of): (u32, u32) = (paper.iter().filter_map(Sat::tenths).sum(), paper.iter().map(|it| it.slot.tenths).sum());
    for it in paper {
        let (own, worth) = (it.tenths().unwrap_or(0), it.slot.tenths);
        let line = asked.entry(it.slot.question).or_insert_with(|| Asked { id: it.slot.question, wording: it.slot.wording, question: it.question.clone(), pairs: vec![], chosen: BTreeMap::new(), left_out: 0 });
        // Of two wordings the newest is counted; an older one asked something else.
        if it.slot.wording < line.wording {
            continue;
        }
        if it.slot.wording > line.wording {
            *line = Asked { id: it.slot.question, wording: it.slot.wording, question: it.question.clone(), pairs: vec![], chosen: BTreeMap::new(), left_out: 0 };
        }
        line.pairs.push((f64::from(it.mark().unwrap_or(0)) / f64::from(WHOLE), share(tenths - own, of - worth)));
        match &it.answer {
            None => line.left_out += 1,
            Some(Answer::Choice(at)) => line.chosen.entry(*at).or_default().push(share(tenths, of)),
            Some(Answer::Choices(places)) => places.iter().for_each(|at| line.chosen.entry(*at).or_default().push(share(tenths, of))),
            Some(Answer::Truth(said)) => line.chosen.entry(usize::from(!*said)).or_default().push(share(tenths, of)),
            Some(_) => {}
        }
    }
}

/// What officials had before and after, as shares of the paper: whoever sat both, with their first sitting of the test before
/// and their best of this one.
pub fn pairs(tx: &mut Tx<'_>, results: &Results) -> Result<Option<Vec<(f64, f64)>>, Error> {
    let Some(before) = results.told.test.before else { return Ok(None) };
    let share = |sitting: &Sitting| f64::from(sitting.tenths) / f64::from(sitting.of.max(1));
    let mut first: BTreeMap<PersonId, f64> = BTreeMap::new();
    for sitting in sittings::every_in(tx, before)?.iter().filter(|it| it.state == AttemptState::Marked) {
        first.entry(sitting.person).or_insert_with(|| share(sitting));
    }
    Ok(Some(results.lines.iter().filter_map(|line| Some((*first.get(&line.person)?, share(&line.best)))).collect()))
}
