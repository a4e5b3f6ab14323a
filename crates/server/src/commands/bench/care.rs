//! Duties and problems of a city of 16,000: what is owed, the map of a year, an inbox of ten thousand.

use std::{sync::Arc, time::Instant};

use domain::{
    duties::{Act, Cadence, Rule, Seats, Span},
    id::UnitId,
    people::code::{PostKind, UnitKind},
    problems::{Origin, ProblemKind},
};
use store::{
    Db, Error,
    access::Viewer,
    duties,
    people::unit,
    problems::{self, Question, Raised, Raiser, Side},
    search::Searcher,
};

use super::{Row, row, spread};
use crate::duties::board;

const TIMES: usize = 30;
const PROBLEMS: usize = 10_000;

/// Chiefs who owe a talk to everybody below them.
fn everybody(since: domain::date::Day) -> Rule {
    let kinds = vec![UnitKind::Town, UnitKind::Subdistrict, UnitKind::MunicipalUnit, UnitKind::CountyUnit, UnitKind::Zone];
    Rule {
        code: String::new(), title: "bench".into(), act: Act::Talk, owes: Seats { unit_kinds: kinds, post_kinds: vec![PostKind::Chief], ..Seats::default() },
        span: Span::Own, to: Seats { unit_kinds: UnitKind::ALL.to_vec(), ..Seats::default() }, cadence: Cadence::Year, since, until: None,
        source: "bench".into(), warn_days: 30,
    }
}

pub(super) fn measure(db: &Db) -> Result<Vec<Row>, Error> {
    let searcher = Arc::new(Searcher::default());
    let today = db.now().day();
    let span = board::year_of(today.year(), today);
    let rule = everybody(span.0);
    let (mut times, mut owed) = (Vec::new(), 0);
    for _ in 0..TIMES {
        let (searcher, rule) = (searcher.clone(), rule.clone());
        // The index is there before the clock begins.
        let (took, count) = db.read(move |tx| {
            searcher.with(tx, |tx, index| {
                let begun = Instant::now();
                let count = duties::owed(tx, index, &rule, span)?.len();
                Ok((begun.elapsed(), count))
            })
        })?;
        times.push(took);
        owed = count;
    }
    let mut rows = vec![row(&format!("due list of a city: {owed} items of one rule"), spread(times), "≤ 50 ms")];
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let searcher = searcher.clone();
        times.push(db.read(move |tx| {
            searcher.with(tx, |tx, index| {
                let begun = Instant::now();
                board::boards(tx, index, &Viewer::system("bench"), (today.year(), span))?;
                Ok(begun.elapsed())
            })
        })?);
    }
    rows.push(row("compliance map of a year", spread(times), "≤ 100 ms"));
    rows.push(inbox(db)?);
    Ok(rows)
}

fn inbox(db: &Db) -> Result<Row, Error> {
    for _ in 0..PROBLEMS / 500 {
        db.write(|tx| {
            let place: UnitId = unit::root(tx)?.ok_or(Error::NotFound)?;
            let raised = Raised {
                origin: Origin::Talk, source: None, kind: ProblemKind::Works, place, title: "bench".into(), text: "bench".into(), wish: String::new(),
                raiser: Raiser { person: None, account: None, name: "bench".into() }, protected: false, part_of: None, owner: Some(place),
            };
            (0..500).try_for_each(|_| problems::raise(tx, &Viewer::system("bench"), &raised).map(drop))
        })?;
    }
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let begun = Instant::now();
        let question = Question { side: Side::Coordinated, open: Some(true), limit: 51, ..Question::default() };
        db.read(move |tx| problems::list(tx, &Viewer::system("bench"), &question).map(drop))?;
        times.push(begun.elapsed());
    }
    Ok(row(&format!("inbox of {PROBLEMS} open problems, first page"), spread(times), "≤ 50 ms"))
}
