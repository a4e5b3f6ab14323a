//! Portraits, the five lines and surveys: a file of 500 entries, every head of a city, 5,000 ballots.

use std::{sync::Arc, time::Instant};

use domain::{
    duties::Seats,
    id::PersonId,
    ledger::{Claim, EntryKind, FrontLine, SourceKind, Stage},
    people::code::{PostKind, UnitKind},
    surveys::{Answer, Ballot, Group, Question, QuestionKind, Survey, SurveyKind, tally},
};
use store::{
    Db, Error,
    access::Viewer,
    ledger,
    observe::matrix,
    people::unit,
    search::Searcher,
};

use super::{Row, row, spread};

const TIMES: usize = 30;
const ENTRIES: usize = 500;
const BALLOTS: usize = 5_000;

pub(super) fn measure(db: &Db) -> Result<Vec<Row>, Error> {
    let searcher = Arc::new(Searcher::default());
    let today = db.now().day();
    let seats = Seats { unit_kinds: vec![UnitKind::Town, UnitKind::Subdistrict], post_kinds: vec![PostKind::Chief], ..Seats::default() };
    let (mut times, mut heads) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let (searcher, seats) = (searcher.clone(), seats.clone());
        let (took, lines) = db.read(move |tx| {
            searcher.with(tx, |tx, index| {
                let begun = Instant::now();
                let lines = matrix::matrix(tx, index, &Viewer::system("bench"), (&seats, today.plus_days(-365), today))?;
                Ok((begun.elapsed(), lines))
            })
        })?;
        times.push(took);
        heads = lines;
    }
    let mut rows = vec![row(&format!("five lines of {} heads", heads.len()), spread(times), "≤ 50 ms")];
    if let Some(head) = heads.first() {
        rows.push(portrait(db, head.person)?);
    }
    rows.push(results(db)?);
    Ok(rows)
}

fn portrait(db: &Db, person: PersonId) -> Result<Row, Error> {
    db.write(move |tx| {
        let (kinds, today) = ([EntryKind::Deed, EntryKind::Result, EntryKind::Training, EntryKind::Observation, EntryKind::Opinion], tx.today());
        for nth in 0..ENTRIES {
            let kind = kinds.get(nth % kinds.len()).copied().unwrap_or(EntryKind::Deed);
            let day = today.plus_days(-i32::try_from(nth).unwrap_or(0));
            let claim = Claim {
                front_line: FrontLine::ALL.get(nth % 5).copied(), ..Claim::new((Stage::Observe, kind, SourceKind::Seen), day, "bench", "bench".repeat(20))
            };
            ledger::append(tx, &Viewer::system("bench"), person, &claim, None)?;
        }
        Ok(())
    })?;
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let begun = Instant::now();
        db.read(move |tx| crate::observe::portrait::assemble(tx, &Viewer::system("bench"), person, (tx.today(), None)).map(drop))?;
        times.push(begun.elapsed());
    }
    Ok(row(&format!("portrait of {ENTRIES} entries"), spread(times), "≤ 15 ms"))
}

fn results(db: &Db) -> Result<Row, Error> {
    let unit = db.read(unit::root)?.ok_or(Error::NotFound)?;
    let question = |kind| Question { kind, text: "bench".into(), options: vec!["1".into(), "2".into(), "3".into()], rows: vec![], most: None, required: false };
    let survey = Survey {
        kind: SurveyKind::Poll, title: "bench".into(), intro: String::new(), unit, owners: vec![], groups: (0..5).map(|_| Group { name: "bench".into() }).collect(),
        questions: [vec![question(QuestionKind::One); 20], vec![question(QuestionKind::Text)]].concat(), smallest: 5, closes: db.now().day(),
    };
    let ballot = |nth: usize| -> Ballot { (0..20).map(|at| Some(Answer::One((nth + at) % 3))).chain([Some(Answer::Text(format!("bench {nth}")))]).collect() };
    let ballots: Vec<Vec<Ballot>> = (0..5).map(|group| (0..BALLOTS / 5).map(|nth| ballot(nth * 5 + group)).collect()).collect();
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let begun = Instant::now();
        let results = tally(&survey, &ballots);
        times.push(begun.elapsed());
        if results.cells.is_empty() {
            return Err(Error::Broken("no result".into()));
        }
    }
    Ok(row(&format!("survey results of {BALLOTS} answers"), spread(times), "≤ 200 ms"))
}
