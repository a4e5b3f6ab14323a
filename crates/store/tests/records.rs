//! Learning records: what is stored once and found by everything that it holds, in any order of arrival.

use std::{collections::{BTreeMap, BTreeSet}, sync::mpsc};

use domain::date::Instant;
use store::{
    Db, Error,
    records::{
        self, Batch, Incoming, Outcome, RecordId, TermHash, body, consistent_through,
        documents::{self, Place},
        find::{self, Question},
        segment,
    },
};

use crate::engines::houses;

fn id(number: u64) -> RecordId {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&number.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
    id[8..].copy_from_slice(&number.to_be_bytes());
    id
}

fn statement(number: u64, terms: &[TermHash], refers: Option<u64>, voids: bool) -> Incoming {
    let text = format!("{{\"number\":{number}}}");
    Incoming { id: id(number), body: body::press(&text).unwrap(), text, terms: terms.to_vec(), refers: refers.map(id), voids }
}

fn batch(statements: Vec<Incoming>) -> Batch {
    Batch { space: 1, statements, known: Vec::new(), attachments: Vec::new(), same: |one, other| one == other, merged: |_, new| new.to_owned() }
}

fn keep(db: &Db, batch: Batch) -> Result<Outcome, Error> {
    let (give, take) = mpsc::channel();
    records::submit(db, batch, move |outcome| drop(give.send(outcome)));
    take.recv().unwrap()
}

fn stored(db: &Db, batch: Batch) -> Instant {
    match keep(db, batch).unwrap() {
        Outcome::Stored(at) => at,
        Outcome::Conflict(at) => panic!("conflict at {at}"),
    }
}

fn question(groups: &[&[TermHash]]) -> Question {
    Question { groups: groups.iter().map(|group| group.to_vec()).collect(), since: None, until: None, ascending: false, limit: 7, beyond: None }
}

/// Numbers of every statement that meets a question, page by page.
fn all(db: &Db, mut question: Question) -> Vec<u64> {
    let mut numbers = Vec::new();
    loop {
        let asked = question.clone();
        let page = db.read(move |tx| find::page(tx, &asked)).unwrap();
        assert!(page.found.len() <= question.limit);
        numbers.extend(page.found.iter().map(|it| it.text[10..it.text.len() - 1].parse::<u64>().unwrap()));
        match page.next {
            Some(next) => question.beyond = Some(next),
            None => return numbers,
        }
    }
}

#[test]
fn a_statement_is_stored_once() {
    for house in houses() {
        let db = &house.db;
        stored(db, batch(vec![statement(1, &[10], None, false)]));
        let again = stored(db, batch(vec![statement(1, &[10], None, false), statement(2, &[10], None, false)]));
        assert!(consistent_through(db) >= again, "{}", house.name);
        assert_eq!(all(db, question(&[&[10]])), [2, 1], "{}", house.name);
        let mut other = statement(2, &[10], None, false);
        other.text = "{\"number\":9}".into();
        assert_eq!(keep(db, batch(vec![statement(3, &[10], None, false), other])).unwrap(), Outcome::Conflict(1), "{}", house.name);
        assert_eq!(all(db, question(&[&[10]])), [2, 1], "{}: nothing of a refused request is kept", house.name);
        let found = db.read(|tx| find::by_id(tx, 1, &id(2))).unwrap().unwrap();
        assert_eq!((found.text.as_str(), found.stored_at), ("{\"number\":2}", again));
        assert!(db.read(|tx| find::by_id(tx, 2, &id(2))).unwrap().is_none(), "{}: another space", house.name);
    }
}

#[test]
fn requests_that_come_together_are_all_answered() {
    for house in houses() {
        let (give, take) = mpsc::channel();
        for writer in 0..40_u64 {
            let give = give.clone();
            let one = batch((0..5).map(|at| statement(writer % 20 * 5 + at, &[10], None, false)).collect());
            records::submit(&house.db, one, move |outcome| drop(give.send(outcome)));
        }
        drop(give);
        let outcomes: Vec<_> = take.iter().collect();
        assert_eq!(outcomes.len(), 40, "{}", house.name);
        assert!(outcomes.iter().all(|outcome| matches!(outcome, Ok(Outcome::Stored(_)))), "{}: {outcomes:?}", house.name);
        assert_eq!(all(&house.db, question(&[&[10]])).len(), 100, "{}", house.name);
    }
}

/// A plain reckoning of what is stored.
#[derive(Default)]
struct Model {
    /// Number, own terms, the statement pointed to, whether it voids; in the order of storing.
    rows: Vec<(u64, BTreeSet<TermHash>, Option<u64>, bool)>,
}

impl Model {
    fn terms(&self, number: u64, seen: &mut BTreeSet<u64>) -> BTreeSet<TermHash> {
        if !seen.insert(number) {
            return BTreeSet::new();
        }
        let Some((_, own, refers, _)) = self.rows.iter().find(|row| row.0 == number) else { return BTreeSet::new() };
        let mut terms = own.clone();
        if let Some(target) = refers {
            terms.extend(self.terms(*target, seen));
        }
        terms
    }
    fn answer(&self, groups: &[&[TermHash]], ascending: bool) -> Vec<u64> {
        let voided: BTreeSet<u64> = self.rows.iter().filter(|row| row.3).filter_map(|row| row.2).collect();
        let met = |number: u64| {
            let terms = self.terms(number, &mut BTreeSet::new());
            groups.iter().all(|group| group.iter().any(|term| terms.contains(term)))
        };
        let mut numbers: Vec<u64> = self.rows.iter().filter(|row| (row.3 || !voided.contains(&row.0)) && met(row.0)).map(|row| row.0).collect();
        if !ascending {
            numbers.reverse();
        }
        numbers
    }
}

/// The next of a row of numbers that look like chance and are the same at every run.
fn chance(state: &mut u64, below: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % below
}

#[test]
fn every_question_finds_what_a_plain_scan_finds() {
    const COUNT: u64 = 9_500;
    for house in houses() {
        let (db, mut state, mut model) = (&house.db, 7_u64, Model::default());
        let mut times = BTreeMap::new();
        for start in (0..COUNT).step_by(500) {
            let mut statements = Vec::new();
            for number in start..start + 500 {
                let terms = [1, 100 + i64::try_from(chance(&mut state, 5)).unwrap(), 1_000 + i64::try_from(chance(&mut state, 3_000)).unwrap()];
                // Some point back, some to what comes later, some to each other.
                let refers = (chance(&mut state, 40) == 0).then(|| chance(&mut state, COUNT));
                let voids = refers.is_some() && chance(&mut state, 3) == 0;
                model.rows.push((number, terms.into(), refers, voids));
                statements.push(statement(number, &terms, refers, voids));
            }
            times.insert(start + 499, stored(db, batch(statements)));
            if house.name == "SQLite" || start > 9_000 {
                db.write(segment::gather).unwrap();
            }
        }
        let questions: [&[&[TermHash]]; 6] = [&[&[1]], &[&[103]], &[&[1_007], &[1]], &[&[101], &[1_001, 1_002, 1_003, 1_500]], &[&[100, 104]], &[&[999]]];
        for groups in questions {
            for ascending in [false, true] {
                let asked = Question { ascending, limit: 333, ..question(groups) };
                assert_eq!(all(db, asked), model.answer(groups, ascending), "{} {groups:?} {ascending}", house.name);
            }
        }
        let (since, until) = (times[&1_999], times[&5_999]);
        let between = Question { since: Some(since), until: Some(until), limit: 100, ..question(&[&[102]]) };
        let stored_at = |number: u64| db.read(move |tx| Ok(find::by_id(tx, 1, &id(number))?.unwrap().stored_at)).unwrap();
        let expected: Vec<u64> = model.answer(&[&[102]], false).into_iter().filter(|number| (since.0 + 1..=until.0).contains(&stored_at(*number).0)).collect();
        assert_eq!(all(db, between), expected, "{}", house.name);
    }
}

#[test]
fn documents_are_kept_by_their_place() {
    for house in houses() {
        let place = |registration: Option<&str>| Place { space: 1, resource: "state", owner: "a\nb".into(), registration: registration.map(str::to_owned) };
        let (one, other, every) = (place(Some("r1")), place(Some("r2")), place(None));
        house
            .db
            .write(move |tx| {
                documents::put(tx, &one, "x", ("text/plain", "e1", b"1"))?;
                documents::put(tx, &other, "y", ("text/plain", "e2", b"2"))?;
                documents::put(tx, &one, "x", ("application/json", "e3", b"{}"))?;
                let got = documents::get(tx, &one, "x")?.unwrap();
                assert_eq!((got.kind.as_str(), got.etag.as_str(), got.body.as_slice()), ("application/json", "e3", &b"{}"[..]));
                assert!(documents::get(tx, &every, "x")?.is_none());
                assert_eq!(documents::names(tx, &every, None)?.0, ["x", "y"]);
                assert_eq!(documents::names(tx, &one, None)?.0, ["x"]);
                assert!(documents::names(tx, &every, Some(got.updated_at))?.0.is_empty());
                documents::remove_all(tx, &other)?;
                assert_eq!(documents::names(tx, &every, None)?.0, ["x"]);
                documents::remove_all(tx, &every)
            })
            .unwrap();
    }
}
