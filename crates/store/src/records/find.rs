//! Questions about statements: one by its id, or a page of those that hold all of some terms.

use std::collections::{BTreeMap, BTreeSet};

use domain::date::Instant;

use super::{
    RecordId, TermHash, body, lists, places,
    segment::{self, Places},
    unpack,
};
use crate::{
    db::{Tx, Value},
    error::Error,
    params,
};

/// A statement as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub position: i64,
    pub stored_at: Instant,
    /// Everything but the moment it was stored.
    pub text: String,
    pub voided: bool,
}

/// A question. Every group of terms has to be met by one of its terms.
#[derive(Clone, Debug)]
pub struct Question {
    pub groups: Vec<Vec<TermHash>>,
    /// Stored after this moment.
    pub since: Option<Instant>,
    /// Stored at this moment or before.
    pub until: Option<Instant>,
    pub ascending: bool,
    pub limit: usize,
    /// Where the page before ended.
    pub beyond: Option<i64>,
}

/// A page and, if there is more, where it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub found: Vec<Found>,
    pub next: Option<i64>,
}

pub fn by_id(tx: &mut Tx<'_>, space: i64, id: &RecordId) -> Result<Option<Found>, Error> {
    let row = tx.query_opt("select position, voided, body from record where area = $1 and space = $2 and id = $3", params![tx.area(), space, id.to_vec()])?;
    row.map(|row| found(row.get(0)?, row.get(1)?, &row.get::<Vec<u8>>(2)?)).transpose()
}

fn found(position: i64, voided: bool, bytes: &[u8]) -> Result<Found, Error> {
    Ok(Found { position, stored_at: domain::id::made_at(position), text: body::open(bytes)?, voided })
}

/// A page of statements that are not voided.
pub fn page(tx: &mut Tx<'_>, question: &Question) -> Result<Page, Error> {
    let mut walk = Walk::new(tx, question)?;
    let mut page = Page { found: Vec::new(), next: None };
    loop {
        let wanted = question.limit + 1 - page.found.len();
        let positions = walk.take(tx, wanted)?;
        if positions.is_empty() {
            return Ok(page);
        }
        for it in rows(tx, &positions)?.into_iter().filter(|it| !it.voided) {
            if page.found.len() == question.limit {
                page.next = page.found.last().map(|last| last.position);
                return Ok(page);
            }
            page.found.push(it);
        }
    }
}

/// Rows by their positions, in that order.
fn rows(tx: &mut Tx<'_>, positions: &[i64]) -> Result<Vec<Found>, Error> {
    let mut known = BTreeMap::new();
    for list in lists(positions) {
        let sql = format!("select position, voided, body from record where area = $1 and position in ({})", places(2, list.len()));
        let mut parameters = vec![Value::from(tx.area())];
        parameters.extend(list.into_iter().map(Value::from));
        tx.each(&sql, &parameters, |row| {
            known.insert(row.get::<i64>(0)?, found(row.get(0)?, row.get(1)?, &row.get::<Vec<u8>>(2)?)?);
            Ok(())
        })?;
    }
    Ok(positions.iter().filter_map(|position| known.remove(position)).collect())
}

/// Positions that meet a question, a part at a time: what no segment holds yet, what came late, and segment by segment.
struct Walk<'a> {
    question: &'a Question,
    /// Positions lie above `low` and below `high`.
    low: i64,
    high: i64,
    through: i64,
    /// Found and not yet handed out, in order.
    ready: Vec<i64>,
    /// Positions that meet the question by what came late.
    late: BTreeSet<i64>,
    /// The next segment to look at lies beyond this one.
    segment: Option<i64>,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Loose,
    Segments,
    End,
}

/// How many segments are looked at together.
const TOGETHER: usize = 32;

impl<'a> Walk<'a> {
    fn new(tx: &mut Tx<'_>, question: &'a Question) -> Result<Self, Error> {
        let since = question.since.map_or(-1, |at| domain::id::first_of(at.plus(1)) - 1);
        let until = question.until.map_or(i64::MAX, |at| domain::id::first_of(at.plus(1)));
        let (low, high) = match question.beyond {
            Some(beyond) if question.ascending => (since.max(beyond), until),
            Some(beyond) => (since, until.min(beyond)),
            None => (since, until),
        };
        let through = segment::through(tx)?;
        let stage = if question.ascending { Stage::Segments } else { Stage::Loose };
        let mut walk = Self { question, low, high, through, ready: Vec::new(), late: BTreeSet::new(), segment: None, stage };
        walk.late = walk.late(tx)?;
        Ok(walk)
    }

    /// Up to so many further positions, fewer only at the end.
    fn take(&mut self, tx: &mut Tx<'_>, wanted: usize) -> Result<Vec<i64>, Error> {
        while self.ready.len() < wanted && self.stage != Stage::End {
            let mut more = match self.stage {
                Stage::Loose => self.loose(tx)?,
                Stage::Segments => self.segments(tx)?,
                Stage::End => Vec::new(),
            };
            if !self.question.ascending {
                more.reverse();
            }
            self.ready.append(&mut more);
        }
        let rest = self.ready.split_off(wanted.min(self.ready.len()));
        Ok(std::mem::replace(&mut self.ready, rest))
    }

    fn met(&self, terms: &BTreeSet<TermHash>) -> bool {
        self.question.groups.iter().all(|group| group.iter().any(|term| terms.contains(term)))
    }

    /// Rows behind the last segment, oldest first.
    fn loose(&mut self, tx: &mut Tx<'_>) -> Result<Vec<i64>, Error> {
        self.stage = if self.question.ascending { Stage::End } else { Stage::Segments };
        let from = self.low.max(self.through);
        let mut positions = Vec::new();
        tx.each("select position, terms from record where area = $1 and position > $2 and position < $3 order by position", params![tx.area(), from, self.high], |row| {
            let position = row.get(0)?;
            if self.late.contains(&position) || self.met(&unpack(&row.get::<Vec<u8>>(1)?).into_iter().collect()) {
                positions.push(position);
            }
            Ok(())
        })?;
        Ok(positions)
    }

    /// Rows that hold what is asked by terms that came to them after they were stored.
    fn late(&self, tx: &mut Tx<'_>) -> Result<BTreeSet<i64>, Error> {
        let area = tx.area();
        let mut terms: BTreeMap<i64, BTreeSet<TermHash>> = BTreeMap::new();
        for term in self.question.groups.iter().flatten() {
            tx.each("select position from record_late where area = $1 and term = $2 and position > $3 and position < $4", params![area, *term, self.low, self.high], |row| {
                terms.entry(row.get(0)?).or_default().insert(*term);
                Ok(())
            })?;
        }
        for (position, terms) in &mut terms {
            if let Some(row) = tx.query_opt("select terms from record where area = $1 and position = $2", params![area, *position])? {
                terms.extend(unpack(&row.get::<Vec<u8>>(0)?));
            }
        }
        Ok(terms.into_iter().filter(|(_, terms)| self.met(terms)).map(|(position, _)| position).collect())
    }

    /// What the next segments hold, oldest first. A segment is looked at if it holds a term of the first group, or
    /// something that came late.
    fn segments(&mut self, tx: &mut Tx<'_>) -> Result<Vec<i64>, Error> {
        let Some((first, rest)) = self.question.groups.split_first() else {
            self.stage = Stage::End;
            return Ok(Vec::new());
        };
        let mut held = self.postings(tx, first, None)?;
        let ended = held.len() < TOGETHER;
        let edges = held.keys().next().copied().zip(held.keys().next_back().copied());
        for group in rest {
            let other = if let Some(edges) = edges { self.postings(tx, group, Some(edges))? } else { BTreeMap::new() };
            held.retain(|segment, places| {
                let Some(other) = other.get(segment) else { return false };
                places.and(other);
                true
            });
        }
        let mut positions = BTreeSet::new();
        for (segment, places) in &held {
            positions.extend(self.positions(tx, *segment, places)?);
        }
        self.late_within(edges, ended, &mut positions);
        self.segment = edges.map(|(first, last)| if self.question.ascending { last } else { first });
        if ended {
            self.stage = if self.question.ascending { Stage::Loose } else { Stage::End };
        }
        Ok(positions.into_iter().collect())
    }

    /// Adds what came late to rows of the part of the table that is being handed out.
    fn late_within(&self, edges: Option<(i64, i64)>, ended: bool, positions: &mut BTreeSet<i64>) {
        let (from, to) = match (edges, self.question.ascending) {
            (Some((_, last)), true) => (self.segment.unwrap_or(0), if ended { self.through + 1 } else { last }),
            (Some((first, _)), false) => (if ended { 0 } else { first }, self.segment.unwrap_or(self.through + 1)),
            (None, true) => (self.segment.unwrap_or(0), self.through + 1),
            (None, false) => (0, self.segment.unwrap_or(self.through + 1)),
        };
        positions.extend(self.late.range(from..to.max(from)).filter(|position| **position <= self.through));
    }

    /// Places of a group of terms by segment: of the next segments, or of those between two.
    fn postings(&self, tx: &mut Tx<'_>, group: &[TermHash], edges: Option<(i64, i64)>) -> Result<BTreeMap<i64, Places>, Error> {
        let area = tx.area();
        let mut held: BTreeMap<i64, Places> = BTreeMap::new();
        for term in group {
            let (from, to) = edges.unwrap_or(match (self.segment, self.question.ascending) {
                (Some(last), true) => (last + 1, self.high),
                (Some(last), false) => (self.first_segment(tx)?, last - 1),
                (None, _) => (self.first_segment(tx)?, self.high),
            });
            let order = if self.question.ascending { "asc" } else { "desc" };
            let limit = if edges.is_some() { i64::MAX } else { i64::try_from(TOGETHER).unwrap_or(i64::MAX) };
            tx.each(
                &format!("select segment, places from record_posting where area = $1 and term = $2 and segment >= $3 and segment <= $4 order by segment {order} limit $5"),
                params![area, *term, from, to, limit],
                |row| {
                    held.entry(row.get(0)?).or_default().or(&Places::unpack(&row.get::<Vec<u8>>(1)?));
                    Ok(())
                },
            )?;
        }
        while edges.is_none() && held.len() > TOGETHER {
            // Several terms may reach to different ends: only what all of them reach is whole.
            let _beyond = if self.question.ascending { held.pop_last() } else { held.pop_first() };
        }
        Ok(held)
    }

    /// The segment in which positions above `low` begin.
    fn first_segment(&self, tx: &mut Tx<'_>) -> Result<i64, Error> {
        let first: Option<i64> = tx.scalar("select max(first) from record_segment where area = $1 and first <= $2", params![tx.area(), self.low.max(0)])?;
        Ok(first.unwrap_or(0))
    }

    fn positions(&self, tx: &mut Tx<'_>, segment: i64, places: &Places) -> Result<Vec<i64>, Error> {
        let mut marked = places.marked().peekable();
        if marked.peek().is_none() {
            return Ok(Vec::new());
        }
        let packed: Vec<u8> = tx.scalar("select positions from record_segment where area = $1 and first = $2", params![tx.area(), segment])?;
        let positions = segment::unpack_positions(&packed);
        Ok(marked.filter_map(|place| positions.get(place).copied()).filter(|position| *position > self.low && *position < self.high).collect())
    }
}
