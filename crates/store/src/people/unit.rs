//! Units, their posts, and who lies under whom on which days.

use std::collections::BTreeSet;

use domain::{
    date::Day,
    id::{PostId, UnitId},
    people::{
        code::{PostKind, Rank, UnitKind},
        unit::{Establishment, Unit, check_post, check_unit},
    },
};

use crate::{
    db::{Row, Tx, Value},
    error::Error,
    params,
    people::{
        register::{self, By, Stored},
        rows::PostRow,
    },
};

/// The unit at the top: the city itself, if one is on record.
pub fn root(tx: &mut Tx<'_>) -> Result<Option<UnitId>, Error> {
    let row = tx.query_opt(
        "select unit from unit_facts where area = $1 and parent is null and superseded_at is null order by since, unit limit 1",
        params![tx.area()],
    )?;
    row.map(|row| row.get(0)).transpose()
}

/// The unit and everything above it today.
pub fn ancestors(tx: &mut Tx<'_>, unit: UnitId) -> Result<BTreeSet<UnitId>, Error> {
    let today = tx.today();
    let rows = tx.query(
        "select ancestor from unit_closure where area = $1 and descendant = $2 and since <= $3 and until > $3",
        params![tx.area(), unit, today],
    )?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// From the top down to the unit itself, on a day.
pub fn path(tx: &mut Tx<'_>, unit: UnitId, day: Day) -> Result<Vec<(UnitId, String)>, Error> {
    let mut path = Vec::new();
    let mut next = Some(unit);
    while let Some(at) = next {
        let Some(facts) = facts_on(tx, at, day)? else { break };
        path.push((at, facts.value.name));
        // A circle cannot be recorded; the bound keeps a broken copy from hanging a page.
        next = facts.value.parent.filter(|_| path.len() < 64);
    }
    path.reverse();
    Ok(path)
}

/// What holds of a unit on a day.
pub fn facts_on(tx: &mut Tx<'_>, unit: UnitId, day: Day) -> Result<Option<Stored<Unit>>, Error> {
    let rows = register::standing::<Unit>(tx, unit.0)?;
    Ok(rows.into_iter().rfind(|row| row.holds_on(day)))
}

pub fn create(tx: &mut Tx<'_>, unit: &Unit, by: &By) -> Result<UnitId, Error> {
    let id = UnitId(tx.new_id());
    let above = unit.parent.map(|parent| ancestors(tx, parent)).transpose()?.unwrap_or_default();
    check_unit(unit, Some(id), &above.into_iter().collect::<Vec<_>>())?;
    let (area, now) = (tx.area(), tx.now);
    tx.execute("insert into unit (area, id, created_at) values ($1, $2, $3)", params![area, id, now])?;
    tx.found(id.0)?;
    register::add(tx, id.0, std::slice::from_ref(unit), by)?;
    close(tx, id)?;
    Ok(id)
}

/// Corrects the facts that hold today, or puts facts that begin later behind them.
pub fn change(tx: &mut Tx<'_>, id: UnitId, unit: &Unit, by: &By) -> Result<(), Error> {
    let above = unit.parent.map(|parent| ancestors(tx, parent)).transpose()?.unwrap_or_default();
    check_unit(unit, Some(id), &above.into_iter().collect::<Vec<_>>())?;
    domain::people::check::why(&by.why)?;
    let today = tx.today();
    let held = facts_on(tx, id, today)?.ok_or(Error::NotFound)?;
    if unit.since > held.value.since {
        // A change from a day on: what held until then stays true.
        let before = Unit { until: Some(unit.since), ..held.value };
        register::correct(tx, id.0, held.id, &before, by)?;
        register::add(tx, id.0, std::slice::from_ref(unit), by)?;
    } else {
        register::correct(tx, id.0, held.id, unit, by)?;
    }
    close(tx, id)
}

/// Writes anew who lies above the unit, and above everything under it.
fn close(tx: &mut Tx<'_>, unit: UnitId) -> Result<(), Error> {
    let area = tx.area();
    let mut above: Vec<(i64, String, String)> = Vec::new();
    let mut own: Option<(String, String)> = None;
    for row in register::standing::<Unit>(tx, unit.0)? {
        own = Some(own.map_or_else(|| (row.since.clone(), row.until.clone()), |(since, until)| (since.min(row.since.clone()), until.max(row.until.clone()))));
        let Some(parent) = row.value.parent else { continue };
        for line in tx.query("select ancestor, since, until from unit_closure where area = $1 and descendant = $2", params![area, parent])? {
            let (since, until): (String, String) = (line.get(1)?, line.get(2)?);
            let (since, until) = (since.max(row.since.clone()), until.min(row.until.clone()));
            if since < until {
                above.push((line.get(0)?, since, until));
            }
        }
    }
    above.extend(own.map(|(since, until)| (unit.0, since, until)));
    tx.execute("delete from unit_closure where area = $1 and descendant = $2", params![area, unit])?;
    let rows: Vec<Vec<Value>> =
        above.into_iter().map(|(ancestor, since, until)| vec![area.into(), ancestor.into(), unit.into(), since.into(), until.into()]).collect();
    tx.bulk_insert("unit_closure", &["area", "ancestor", "descendant", "since", "until"], &rows)?;
    let children = tx.query("select unit from unit_facts where area = $1 and parent = $2 and superseded_at is null", params![area, unit])?;
    let children: BTreeSet<UnitId> = children.iter().map(|row| row.get(0)).collect::<Result<_, _>>()?;
    children.into_iter().try_for_each(|child| close(tx, child))
}

pub fn create_post(tx: &mut Tx<'_>, row: &PostRow, by: &By) -> Result<PostId, Error> {
    check_post(&row.facts)?;
    let id = PostId(tx.new_id());
    let (area, unit) = (tx.area(), row.facts.unit);
    tx.execute("insert into post (area, unit, id) values ($1, $2, $3)", params![area, unit, id])?;
    register::add(tx, unit.0, &[PostRow { post: id, facts: row.facts.clone() }], by)?;
    Ok(id)
}

pub fn change_post(tx: &mut Tx<'_>, row: &PostRow, by: &By) -> Result<(), Error> {
    check_post(&row.facts)?;
    domain::people::check::why(&by.why)?;
    let unit = row.facts.unit;
    let held = register::standing::<PostRow>(tx, unit.0)?.into_iter().rfind(|held| held.value.post == row.post).ok_or(Error::NotFound)?;
    register::correct(tx, unit.0, held.id, row, by)?;
    Ok(())
}

pub fn unit_of_post(tx: &mut Tx<'_>, post: PostId) -> Result<UnitId, Error> {
    tx.scalar("select unit from post where area = $1 and id = $2", params![tx.area(), post])
}

pub fn posts_on(tx: &mut Tx<'_>, unit: UnitId, day: Day) -> Result<Vec<Stored<PostRow>>, Error> {
    let mut posts = register::standing::<PostRow>(tx, unit.0)?;
    posts.retain(|post| post.holds_on(day));
    posts.sort_by_key(|post| (post.value.facts.sort, post.value.post));
    Ok(posts)
}

pub fn establishment_on(tx: &mut Tx<'_>, unit: UnitId, day: Day) -> Result<Vec<Establishment>, Error> {
    let rows = register::standing::<Establishment>(tx, unit.0)?;
    Ok(rows.into_iter().filter(|row| row.holds_on(day)).map(|row| row.value).collect())
}

/// Who holds which post of the unit on a day: `(post, person)`.
pub fn holders_on(tx: &mut Tx<'_>, unit: UnitId, day: Day) -> Result<Vec<(Option<PostId>, domain::id::PersonId)>, Error> {
    let rows = tx.query(
        "select post, person from appointment where area = $1 and unit = $2 and superseded_at is null and since <= $3 and until > $3 order by since, id",
        params![tx.area(), unit, day],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// A unit in the whole tree, as memory indexes hold it.
#[derive(Clone, Debug)]
pub struct Node {
    pub id: UnitId,
    pub name: String,
    pub short_name: String,
    pub kind: UnitKind,
    pub rank: Option<Rank>,
    pub parent: Option<UnitId>,
    pub sort: i64,
}

/// Every unit there is on a day.
pub fn all_on(tx: &mut Tx<'_>, day: Day) -> Result<Vec<Node>, Error> {
    let rows = tx.query(
        "select unit, name, short_name, kind, rank, parent, sort from unit_facts
          where area = $1 and superseded_at is null and since <= $2 and until > $2 order by sort, unit",
        params![tx.area(), day],
    )?;
    rows.iter().map(node).collect()
}

fn node(row: &Row) -> Result<Node, Error> {
    let kind: String = row.get(3)?;
    Ok(Node {
        id: row.get(0)?, name: row.get(1)?, short_name: row.get(2)?,
        kind: UnitKind::from_code(&kind).ok_or(Error::Column { index: 3, found: kind })?,
        rank: row.get::<Option<String>>(4)?.as_deref().and_then(Rank::from_code), parent: row.get(5)?, sort: row.get(6)?,
    })
}

/// Units of this exact name or short name, for readers of files.
pub fn named(tx: &mut Tx<'_>, name: &str) -> Result<Vec<UnitId>, Error> {
    let rows = tx.query(
        "select distinct unit from unit_facts where area = $1 and superseded_at is null and (name = $2 or short_name = $2) order by unit",
        params![tx.area(), name],
    )?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// Every post there is on a day: unit, post, kind, places.
pub fn all_posts_on(tx: &mut Tx<'_>, day: Day) -> Result<Vec<(UnitId, PostId, PostKind, i64)>, Error> {
    let rows = tx.query(
        "select unit, post, kind, places from post_facts where area = $1 and superseded_at is null and since <= $2 and until > $2",
        params![tx.area(), day],
    )?;
    let read = |row: &Row| {
        let kind: String = row.get(2)?;
        Ok((row.get(0)?, row.get(1)?, PostKind::from_code(&kind).ok_or(Error::Column { index: 2, found: kind })?, row.get(3)?))
    };
    rows.iter().map(read).collect()
}

pub fn post_title(tx: &mut Tx<'_>, unit: UnitId, post: PostId) -> Result<String, Error> {
    let row = tx.query_opt(
        "select title from post_facts where area = $1 and unit = $2 and post = $3 and superseded_at is null order by since desc limit 1",
        params![tx.area(), unit, post],
    )?;
    row.map_or_else(|| Ok(String::new()), |row| row.get(0))
}
