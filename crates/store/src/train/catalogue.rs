//! Catalogues: focuses, chains, rooms, lecturers, courses, zones, partners, fields in short supply, models.

use domain::{
    access::role::Permission,
    id::{CatalogueId, PersonId, UnitId},
    message::Refusal,
    train::{Catalogue, Item, check_item},
};

use crate::{
    access::{Viewer, viewer},
    db::{Row, Tx},
    error::Error,
    params,
    programmes::{must, reads},
};

#[derive(Clone, Debug)]
pub struct Told {
    pub id: CatalogueId,
    pub version: i64,
    pub unit: UnitId,
    pub item: Item,
    /// Taken out of use.
    pub ended: bool,
}

/// The person a line names: a lecturer or a model.
fn person_of(item: &Item) -> Option<PersonId> {
    match item {
        Item::Lecturer { person, .. } => *person,
        Item::Model { person, .. } => Some(*person),
        _ => None,
    }
}

/// Errors: what [`check_item`] refuses; a line of that title there already; a person the viewer does not see.
pub fn add(tx: &mut Tx<'_>, viewer: &Viewer, (unit, item): (UnitId, &Item)) -> Result<CatalogueId, Error> {
    must(tx, viewer, unit)?;
    let id = CatalogueId(tx.new_id());
    tx.found(id.0)?;
    put(tx, viewer, (id, unit), item, true)?;
    tx.audit(viewer, "catalogue_added", &[id.0], item.catalogue().code())?;
    Ok(id)
}

/// Errors: not the version that was seen; another catalogue.
pub fn change(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (CatalogueId, i64), item: &Item) -> Result<(), Error> {
    let told = find(tx, viewer, id)?;
    must(tx, viewer, told.unit)?;
    tx.claim(id.0, version)?;
    if told.item.catalogue() != item.catalogue() {
        return Err(Refusal::new("refusal.catalogue_kind").at("catalogue").into());
    }
    put(tx, viewer, (id, told.unit), item, false)?;
    tx.audit(viewer, "catalogue_changed", &[id.0], item.catalogue().code())
}

fn put(tx: &mut Tx<'_>, viewer: &Viewer, (id, unit): (CatalogueId, UnitId), item: &Item, new: bool) -> Result<(), Error> {
    check_item(item)?;
    let person = person_of(item);
    if let Some(person) = person {
        viewer::sight(tx, viewer, person)?.ok_or_else(|| Refusal::new("refusal.not_found").at("person"))?;
    }
    let (area, now, title) = (tx.area(), tx.now, item.title().trim());
    let same = tx.query_opt(
        "select 1 from catalogue_item where area = $1 and catalogue = $2 and unit = $3 and title = $4 and id <> $5 and ended is null limit 1",
        params![area, item.catalogue().code(), unit, title, id],
    )?;
    if same.is_some() && item.catalogue() != Catalogue::Model {
        return Err(Refusal::new("refusal.twice").at("title").into());
    }
    let sql = if new {
        "insert into catalogue_item (area, id, catalogue, unit, title, person, ended, body, set_by, set_at) values ($1, $2, $3, $4, $5, $6, null, $7, $8, $9)"
    } else {
        "update catalogue_item set catalogue = $3, unit = $4, title = $5, person = $6, body = $7, set_by = $8, set_at = $9 where area = $1 and id = $2"
    };
    tx.execute(sql, params![area, id, item.catalogue().code(), unit, title, person, serde_json::to_string(item)?, viewer.account(), now])?;
    Ok(())
}

/// Takes a line out of use, or back into it; what names it keeps its name.
pub fn end(tx: &mut Tx<'_>, viewer: &Viewer, id: CatalogueId, ended: bool) -> Result<(), Error> {
    let told = find(tx, viewer, id)?;
    must(tx, viewer, told.unit)?;
    let (area, at) = (tx.area(), ended.then_some(tx.now));
    tx.execute("update catalogue_item set ended = $3 where area = $1 and id = $2", params![area, id, at])?;
    tx.audit(viewer, "catalogue_ended", &[id.0], told.item.catalogue().code())
}

const SELECT: &str = "select c.id, r.version, c.unit, c.body, c.ended from catalogue_item c join root r on r.area = c.area and r.id = c.id";

fn read(row: &Row) -> Result<Told, Error> {
    Ok(Told { id: row.get(0)?, version: row.get(1)?, unit: row.get(2)?, item: serde_json::from_str(&row.get::<String>(3)?)?, ended: row.get::<Option<i64>>(4)?.is_some() })
}

pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: CatalogueId) -> Result<Told, Error> {
    reads(viewer)?;
    let row = tx.query_opt(&format!("{SELECT} where c.area = $1 and c.id = $2"), params![tx.area(), id])?;
    read(&row.ok_or(Error::NotFound)?)
}

/// A catalogue by title, without what is out of use unless whoever organises asks for it.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer, of: Catalogue) -> Result<Vec<Told>, Error> {
    reads(viewer)?;
    let rows = tx.query(&format!("{SELECT} where c.area = $1 and c.catalogue = $2 order by c.ended is not null, c.title, c.id"), params![tx.area(), of.code()])?;
    let mut told = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    if !viewer.may(Permission::Train) {
        told.retain(|one| !one.ended);
    }
    Ok(told)
}

/// Programmes and sessions that serve a focus, by number.
pub fn served(tx: &mut Tx<'_>, focus: CatalogueId) -> Result<Vec<(i64, String)>, Error> {
    let rows = tx.query("select served, kind from training_serves where area = $1 and focus = $2 order by kind, served", params![tx.area(), focus])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// How many programmes and sessions serve each focus.
pub fn served_counts(tx: &mut Tx<'_>) -> Result<std::collections::BTreeMap<CatalogueId, usize>, Error> {
    let rows = tx.query("select focus, count(*) from training_serves where area = $1 group by focus", params![tx.area()])?;
    rows.iter().map(|row| Ok((row.get(0)?, usize::try_from(row.get::<i64>(1)?).unwrap_or(0)))).collect()
}
