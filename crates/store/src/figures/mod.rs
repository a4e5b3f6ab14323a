//! The value of a declared figure over a day, a unit and a viewer, and the rows behind it.

mod observed;
mod records;
mod training;

use domain::{
    access::role::Permission,
    date::{Day, MonthOrDay},
    duties::DutyState,
    figures::{Definition, Measure, PostCount},
    id::{EntryId, LessonId, PersonId, ProblemId, SessionId, TestId, UnitId},
    people::{
        code::{PostKind, UnitKind},
        filter::{Field, Filter},
    },
};

use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    search::{Bits, Index, sql},
};

/// What a figure is asked over.
#[derive(Clone, Copy, Debug)]
pub struct Scope {
    /// The first day of the period, for what happens over time.
    pub from: Day,
    /// The last day of the period, and the day for what stands.
    pub day: Day,
    /// The unit and everything under it; `None` for the whole reach.
    pub unit: Option<UnitId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// A code of the field, an age band's lower bound, or `None` where nothing is recorded.
    pub code: Option<String>,
    pub value: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// `None` where there is nothing to compute from; a mean age is in tenths.
    pub value: Option<i64>,
    /// How many records stand behind it.
    pub rows: usize,
    pub parts: Vec<Part>,
}

/// A record behind a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    Person(PersonId),
    Post { unit: UnitId, post: domain::id::PostId, places: i64, held: i64 },
    Unit(UnitId),
    Talk { person: PersonId, on: Day },
    Due { person: PersonId, until: Day, state: DutyState, done_on: Option<Day> },
    Problem(ProblemId),
    Entry { person: PersonId, entry: EntryId, on: MonthOrDay },
    /// A session, with how many of what is counted belong to it.
    Lesson { id: LessonId, on: Day },
    Test { id: TestId, on: Day },
    Session { id: SessionId, on: Day, count: i64 },
}

pub fn value(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, definition: &Definition, scope: Scope) -> Result<Figure, Error> {
    let plain = |value: i64, rows: usize| Figure { value: Some(value), rows, parts: Vec::new() };
    Ok(match &definition.measure {
        Measure::People(filter) => {
            let count = people(tx, index, viewer, filter, scope)?.count();
            plain(as_number(count), count)
        }
        Measure::PeopleBy(filter, field) => {
            let found = people(tx, index, viewer, filter, scope)?;
            Figure { value: Some(as_number(found.count())), rows: found.count(), parts: by_field(index, &found, *field) }
        }
        Measure::PeopleByAge(filter, bands) => {
            let found = people(tx, index, viewer, filter, scope)?;
            let mut parts = Vec::new();
            for (from, to) in *bands {
                let band = Filter::Between { field: Field::Age, from: Some(from.to_string()), to: Some((to - 1).to_string()) };
                let count = meeting(tx, index, &band, scope.day)?.and(&found).count();
                parts.push(Part { code: Some(from.to_string()), value: as_number(count) });
            }
            Figure { value: Some(as_number(found.count())), rows: found.count(), parts }
        }
        Measure::MeanAge(filter) => {
            let found = people(tx, index, viewer, filter, scope)?;
            let months: i64 = found.iter().filter_map(|ordinal| index.months_old(ordinal, scope.day)).sum();
            let count = as_number(found.count());
            // Tenths of a year, rounded half up.
            let value = (count > 0).then(|| (months * 10 + 6 * count).div_euclid(12 * count));
            Figure { value, rows: found.count(), parts: Vec::new() }
        }
        Measure::Posts(count) => {
            let posts = posts(index, viewer, *count, scope);
            let value = posts.iter().map(|behind| counted(*count, *behind)).sum();
            plain(value, posts.len())
        }
        Measure::Units(kinds) => {
            let units = units(index, viewer, kinds, scope);
            plain(as_number(units.len()), units.len())
        }
        Measure::Talks(count) => records::talk_figure(tx, index, viewer, definition, (count, &scope))?,
        Measure::Duties(code) => records::duty_figure(tx, index, viewer, (code, &scope))?,
        Measure::Problems(count) => records::problem_figure(tx, index, viewer, (*count, &scope))?,
        Measure::Observed(count) => observed::figure(tx, index, viewer, (*count, &scope))?,
        Measure::Training(count) => training::figure(tx, index, viewer, (*count, &scope))?,
        Measure::Classroom(count) => training::online(tx, index, viewer, (*count, &scope))?,
    })
}

/// The records behind a figure, in a stable order.
pub fn rows(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, definition: &Definition, scope: Scope) -> Result<Vec<Behind>, Error> {
    Ok(match &definition.measure {
        Measure::People(filter) | Measure::PeopleBy(filter, _) | Measure::PeopleByAge(filter, _) | Measure::MeanAge(filter) => {
            people(tx, index, viewer, filter, scope)?.iter().map(|ordinal| Behind::Person(index.person(ordinal))).collect()
        }
        Measure::Posts(count) => posts(index, viewer, *count, scope),
        Measure::Units(kinds) => units(index, viewer, kinds, scope).into_iter().map(Behind::Unit).collect(),
        Measure::Talks(count) => records::talk_rows(tx, index, viewer, (count, &scope))?,
        Measure::Duties(code) => records::duty_rows(tx, index, viewer, (code, &scope))?,
        Measure::Problems(count) => records::problem_rows(tx, index, viewer, (*count, &scope))?,
        Measure::Observed(count) => observed::rows(tx, index, viewer, (*count, &scope))?.into_iter().map(|(_, behind)| behind).collect(),
        Measure::Training(count) => training::rows(tx, index, viewer, (*count, &scope))?,
        Measure::Classroom(count) => training::online_rows(tx, index, viewer, (*count, &scope))?,
    })
}

fn as_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn meeting(tx: &mut Tx<'_>, index: &Index, filter: &Filter, day: Day) -> Result<Bits, Error> {
    if day == index.today {
        return index.meeting(tx, filter);
    }
    let mut found = Bits::none(index.len());
    for person in sql::people(tx, filter, day)? {
        if let Some(ordinal) = index.ordinal(person) {
            found.insert(ordinal);
        }
    }
    Ok(found)
}

fn people(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, filter: &Filter, scope: Scope) -> Result<Bits, Error> {
    let mut found = meeting(tx, index, filter, scope.day)?.and(&index.reach(viewer));
    if let Some(unit) = scope.unit {
        found = found.and(&meeting(tx, index, &Filter::Under { units: vec![unit] }, scope.day)?);
    }
    Ok(found)
}

fn by_field(index: &Index, found: &Bits, field: Field) -> Vec<Part> {
    let mut counts = std::collections::BTreeMap::new();
    for ordinal in found.iter() {
        *counts.entry(index.code(field, ordinal)).or_insert(0) += 1;
    }
    let mut parts: Vec<(Option<u8>, i64)> = counts.into_iter().collect();
    // In the order of the code table, what is not recorded last.
    parts.sort_by_key(|(code, _)| code.map_or(u16::MAX, u16::from));
    parts.into_iter().map(|(code, value)| Part { code: code.and_then(|code| crate::search::code_of(field, code)), value }).collect()
}

/// Walk numbers of the units in scope where the viewer has a permission.
fn places(index: &Index, viewer: &Viewer, (permission, scope): (Permission, Scope)) -> Vec<bool> {
    let reach: Vec<UnitId> = viewer.reach(permission).into_iter().map(|(unit, _)| unit).collect();
    let mut within = if viewer.is_system() { vec![true; index.org.len()] } else { index.org.under(&reach) };
    if let Some(unit) = scope.unit {
        let asked = index.org.under(&[unit]);
        within.iter_mut().zip(asked).for_each(|(within, asked)| *within &= asked);
    }
    within
}

fn posts(index: &Index, viewer: &Viewer, count: PostCount, scope: Scope) -> Vec<Behind> {
    let kind = match count {
        PostCount::Places(kind) | PostCount::Vacant(kind) => kind,
    };
    let mut held = std::collections::BTreeMap::new();
    for (post, _) in index.holders() {
        *held.entry(post).or_insert(0i64) += 1;
    }
    let within = places(index, viewer, (Permission::Figures, scope));
    let mut behind = Vec::new();
    for (place, node) in index.org.nodes().filter(|(place, _)| within.get(*place as usize).copied().unwrap_or(false)) {
        for (post, _, places) in index.org.posts(place).iter().filter(|(_, of_kind, _)| kind.is_none_or(|kind: PostKind| kind == *of_kind)) {
            let row = Behind::Post { unit: node.id, post: *post, places: *places, held: held.get(&post.0).copied().unwrap_or(0) };
            if counted(count, row) > 0 {
                behind.push(row);
            }
        }
    }
    behind
}

fn counted(count: PostCount, behind: Behind) -> i64 {
    match (count, behind) {
        (PostCount::Places(_), Behind::Post { places, .. }) => places,
        (PostCount::Vacant(_), Behind::Post { places, held, .. }) => (places - held).max(0),
        _ => 1,
    }
}

fn units(index: &Index, viewer: &Viewer, kinds: &[UnitKind], scope: Scope) -> Vec<UnitId> {
    let within = places(index, viewer, (Permission::Figures, scope));
    let there = index.org.nodes().filter(|(place, _)| within.get(*place as usize).copied().unwrap_or(false));
    there.filter(|(_, node)| kinds.is_empty() || kinds.contains(&node.kind)).map(|(_, node)| node.id).collect()
}
