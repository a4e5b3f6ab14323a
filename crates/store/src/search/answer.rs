//! The page of people that a question finds: count, facets, sorted rows with the cells that were asked for.

use std::collections::BTreeMap;

use domain::{
    id::PersonId,
    message::Refusal,
    people::filter::{Field, FieldType, Filter, readable},
};
use serde::{Deserialize, Serialize};

use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    params,
    search::{
        Bits, Index,
        eval::{code_of, unstamp},
        index::{NEVER, stamp},
    },
};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sort {
    pub field: Field,
    #[serde(default)]
    pub descending: bool,
}

/// A question with what to show of the answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    #[serde(default)]
    pub filter: Option<Filter>,
    #[serde(default)]
    pub columns: Vec<Field>,
    #[serde(default)]
    pub sort: Vec<Sort>,
    /// Where the page before ended.
    #[serde(default)]
    pub cursor: Option<String>,
    #[serde(default)]
    pub limit: Option<usize>,
    #[serde(default)]
    pub facets: Vec<Field>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Cell {
    Text(String),
    Number(i64),
}

#[derive(Clone, Debug, Serialize)]
pub struct Found {
    pub id: PersonId,
    pub cells: BTreeMap<String, Option<Cell>>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Facet {
    pub code: Option<String>,
    pub count: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    pub position: i64,
    pub count: usize,
    pub rows: Vec<Found>,
    pub next: Option<String>,
    pub facets: BTreeMap<String, Vec<Facet>>,
}

/// The longest page.
pub const PAGE_MAX: usize = 500;

/// Refuses a question that touches what the viewer may not read, by the field's name.
pub fn check(question: &Question, viewer: &Viewer) -> Result<(), Refusal> {
    let tier = viewer.tier();
    question.filter.as_ref().map_or(Ok(()), |filter| filter.check(tier))?;
    let fields = question.columns.iter().chain(&question.facets).chain(question.sort.iter().map(|sort| &sort.field));
    for field in fields {
        readable(*field, tier)?;
    }
    match question.sort.iter().find(|sort| !sort.field.sortable()) {
        Some(sort) => Err(Refusal::new("refusal.sort").with("field", format!("field.{}", sort.field.code())).at("sort")),
        None => Ok(()),
    }
}

/// The viewer's people who meet the question.
pub fn found(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, filter: Option<&Filter>) -> Result<Bits, Error> {
    let reach = index.reach(viewer);
    match filter {
        Some(filter) => Ok(index.meeting(tx, filter)?.and(&reach)),
        None => Ok(reach),
    }
}

pub fn answer(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, question: &Question) -> Result<Answer, Error> {
    check(question, viewer)?;
    let found = found(tx, index, viewer, question.filter.as_ref())?;
    let limit = question.limit.unwrap_or(50).clamp(1, PAGE_MAX);
    let offset = match &question.cursor {
        None => 0,
        Some(cursor) => cursor.parse::<usize>().map_err(|_| Refusal::new("refusal.cursor").at("cursor"))?,
    };
    let ordered = sorted(index, &found, &question.sort, offset + limit + 1);
    let page: Vec<usize> = ordered.iter().skip(offset).take(limit).copied().collect();
    let next = (ordered.len() > offset + limit).then(|| (offset + limit).to_string());
    let facets = question.facets.iter().filter(|field| field.facet()).map(|field| (field.code().to_owned(), facet(index, &found, *field))).collect();
    let rows = page.iter().map(|ordinal| row(tx, index, *ordinal, &question.columns)).collect::<Result<_, _>>()?;
    Ok(Answer { position: index.position, count: found.count(), rows, next, facets })
}

/// Everyone found, sorted, for exports.
pub fn all(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, question: &Question) -> Result<Vec<Found>, Error> {
    check(question, viewer)?;
    let found = found(tx, index, viewer, question.filter.as_ref())?;
    sorted(index, &found, &question.sort, usize::MAX).into_iter().map(|ordinal| row(tx, index, ordinal, &question.columns)).collect()
}

fn facet(index: &Index, found: &Bits, field: Field) -> Vec<Facet> {
    let mut counts = [0usize; 256];
    let column = index.column(field);
    for ordinal in found.iter() {
        if let Some(count) = column.get(ordinal).and_then(|code| counts.get_mut(*code as usize)) {
            *count += 1;
        }
    }
    let mut facets: Vec<Facet> = (0u8..=255)
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(number, count)| Facet { code: code_of(field, number), count })
        .collect();
    facets.sort_by_key(|facet| (facet.code.is_none(), std::cmp::Reverse(facet.count)));
    facets
}

/// A value to sort by; what is not there comes last either way.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Number(i64),
    Text(&'a str),
    Missing,
}

fn key(index: &Index, field: Field, ordinal: usize) -> Key<'_> {
    let number = |value: Option<i64>| value.map_or(Key::Missing, Key::Number);
    match field {
        Field::Name => index.sort_names.get(ordinal).map_or(Key::Missing, |name| Key::Text(name)),
        // Older first is younger birth last: age sorts as the births do, turned round.
        Field::Age => number(date(index, Field::Birth, ordinal).map(|birth| -i64::from(birth))),
        Field::Unit => number(index.unit.get(ordinal).filter(|unit| index.org.node(**unit).is_some()).map(|unit| i64::from(*unit))),
        field if field.kind() == FieldType::Date => number(date(index, field, ordinal).map(i64::from)),
        field => number(index.code(field, ordinal).map(i64::from)),
    }
}

fn date(index: &Index, field: Field, ordinal: usize) -> Option<i32> {
    index.dates.get(&field).and_then(|dates| dates.get(ordinal)).copied().filter(|date| *date != NEVER)
}

/// The first `limit` ordinals in the order asked for; without one, by unit, rank and name.
fn sorted(index: &Index, found: &Bits, sort: &[Sort], limit: usize) -> Vec<usize> {
    let usual = [Field::Unit, Field::Rank, Field::Name].map(|field| Sort { field, descending: false });
    let sort = if sort.is_empty() { &usual[..] } else { sort };
    let compare = |one: &usize, other: &usize| {
        for Sort { field, descending } in sort {
            let (left, right) = (key(index, *field, *one), key(index, *field, *other));
            let missing = (left == Key::Missing).cmp(&(right == Key::Missing));
            let order = if *descending { right.cmp(&left) } else { left.cmp(&right) };
            let order = if missing.is_ne() { missing } else { order };
            if order.is_ne() {
                return order;
            }
        }
        index.person(*one).cmp(&index.person(*other))
    };
    let mut ordinals: Vec<usize> = found.iter().collect();
    if limit < ordinals.len() {
        ordinals.select_nth_unstable_by(limit, compare);
        ordinals.truncate(limit);
    }
    ordinals.sort_unstable_by(compare);
    ordinals
}

fn row(tx: &mut Tx<'_>, index: &Index, ordinal: usize, columns: &[Field]) -> Result<Found, Error> {
    let id = index.person(ordinal);
    let mut cells = BTreeMap::new();
    let facts = tx.query_opt(
        "select name, present_post, native_place, speciality from person_facts where area = $1 and person = $2 and superseded_at is null order by since desc limit 1",
        params![tx.area(), id],
    )?;
    let text = |at: usize| facts.as_ref().and_then(|row| row.get::<String>(at).ok()).map(Cell::Text);
    cells.insert("name".to_owned(), text(0));
    for field in columns {
        let cell = match field {
            Field::Name => text(0),
            Field::PresentPost => text(1),
            Field::NativePlace => text(2),
            Field::Speciality => text(3),
            Field::School => school(tx, id)?,
            Field::Unit => {
                let node = index.unit.get(ordinal).and_then(|place| index.org.node(*place));
                cells.insert("unit_id".to_owned(), node.map(|node| Cell::Number(node.id.0)));
                node.map(|node| Cell::Text(node.name.clone()))
            }
            Field::Age => date(index, Field::Birth, ordinal).map(|birth| Cell::Number(i64::from((stamp(index.today.into()) - birth).div_euclid(12 * 32)))),
            field if field.kind() == FieldType::Date => date(index, *field, ordinal).and_then(unstamp).map(Cell::Text),
            field => index.code(*field, ordinal).and_then(|number| code_of(*field, number)).map(Cell::Text),
        };
        cells.insert(field.code().to_owned(), cell);
    }
    Ok(Found { id, cells })
}

fn school(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Cell>, Error> {
    let row = tx.query_opt(
        "select school from education where area = $1 and person = $2 and superseded_at is null and school <> '' order by kind limit 1",
        params![tx.area(), person],
    )?;
    row.map(|row| row.get(0).map(Cell::Text)).transpose()
}
