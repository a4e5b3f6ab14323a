//! The five front lines and the heads who stand on them: how often each was observed where, and where nobody looked.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::tier::Tier,
    date::Day,
    duties::Seats,
    id::{PersonId, UnitId},
    ledger::{FrontLine, SourceKind},
};

use crate::{
    access::Viewer,
    db::Tx,
    duties,
    error::Error,
    params,
    search::Index,
};

/// What was observed of one person on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub entries: usize,
    /// The kinds of source they came from.
    pub kinds: BTreeSet<SourceKind>,
    /// The latest day, or month.
    pub last: String,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub person: PersonId,
    pub unit: UnitId,
    pub since: Day,
    /// One for each of [`FrontLine::ALL`].
    pub cells: Vec<Cell>,
}

/// Holders of the seats today in the viewer's reach, in the order of the organisation, with what was observed of them between
/// two days, the last included.
pub fn matrix(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (seats, from, to): (&Seats, Day, Day)) -> Result<Vec<Line>, Error> {
    let (today, reach, tier) = (tx.today(), index.reach(viewer), viewer.tier());
    let mut lines: BTreeMap<PersonId, Line> = BTreeMap::new();
    for held in duties::holdings(tx, index, seats, today)? {
        if held.holds_on(today) && index.ordinal(held.person).is_some_and(|ordinal| reach.has(ordinal)) {
            let cells = vec![Cell::default(); FrontLine::ALL.len()];
            lines.entry(held.person).or_insert(Line { person: held.person, unit: held.unit, since: held.since, cells });
        }
    }
    // An entry of a month counts from the first of it.
    let first = if from.day_of_month() == 1 { from.month().to_string() } else { from.to_string() };
    tx.each(
        "select e.person, e.front_line, e.source, e.tier, count(*), max(e.happened_on) from entry e
          where e.area = $1 and e.front_line is not null and e.happened_on >= $2 and e.happened_on <= $3
            and not exists (select 1 from entry r where r.area = e.area and r.person = e.person and r.replaces = e.id)
          group by e.person, e.front_line, e.source, e.tier",
        params![tx.area(), first, to],
        |row| {
            let (line, source, own): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
            let opens = Tier::from_code(&own).is_some_and(|own| own <= tier);
            let front = FrontLine::from_code(&line).filter(|_| opens);
            let cell = front.and_then(|front| lines.get_mut(&row.get(0).ok()?)?.cells.get_mut(front.ordinal() as usize));
            if let Some(cell) = cell {
                cell.entries += usize::try_from(row.get::<i64>(4)?).unwrap_or(0);
                cell.kinds.extend(SourceKind::from_code(&source));
                cell.last = row.get::<String>(5)?.max(std::mem::take(&mut cell.last));
            }
            Ok(())
        },
    )?;
    let mut lines: Vec<Line> = lines.into_values().collect();
    lines.sort_by_key(|line| (index.org.place(line.unit), line.person));
    Ok(lines)
}
