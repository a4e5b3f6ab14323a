//! Handbooks: editions with numbered sections, who read what, and courses that belong to a section.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    date::Day,
    id::{CatalogueId, HandbookId, UnitId},
    message::Refusal,
    people::{check::text_fits, unit::name_given},
};
use serde::{Deserialize, Serialize};

use crate::{
    access::Viewer,
    db::{Row, Tx},
    error::Error,
    params,
    programmes::{must, reads},
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// As printed, such as 3.2.
    pub number: String,
    pub title: String,
    pub text: String,
    #[serde(default)]
    pub courses: Vec<CatalogueId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handbook {
    pub unit: UnitId,
    pub title: String,
    pub edition: String,
    pub published_on: Day,
    pub sections: Vec<Section>,
}

#[derive(Clone, Debug)]
pub struct Told {
    pub id: HandbookId,
    pub version: i64,
    pub handbook: Handbook,
}

const SECTIONS_MAX: usize = 500;
/// The longest section, in characters.
const TEXT_MAX: usize = 20_000;

/// Errors: no title, edition or section; a number twice; a text too long.
fn check(it: &Handbook) -> Result<(), Refusal> {
    name_given(&it.title, "title")?;
    name_given(&it.edition, "edition")?;
    if it.sections.is_empty() {
        return Err(Refusal::new("refusal.empty").at("sections"));
    }
    if it.sections.len() > SECTIONS_MAX {
        return Err(Refusal::new("refusal.too_many").with("most", SECTIONS_MAX).at("sections"));
    }
    let mut seen = BTreeSet::new();
    for (at, section) in it.sections.iter().enumerate() {
        name_given(&section.number, &format!("sections.{at}.number"))?;
        name_given(&section.title, &format!("sections.{at}.title"))?;
        if section.text.chars().count() > TEXT_MAX {
            text_fits(&section.text, &format!("sections.{at}.text"))?;
        }
        if !seen.insert(section.number.trim()) {
            return Err(Refusal::new("refusal.section_number").with("number", section.number.trim()).at(&format!("sections.{at}.number")));
        }
    }
    Ok(())
}

/// Publishes an edition, or changes one at the version that was seen.
pub fn publish(tx: &mut Tx<'_>, viewer: &Viewer, (own, it): (Option<(HandbookId, i64)>, &Handbook)) -> Result<HandbookId, Error> {
    must(tx, viewer, it.unit)?;
    check(it)?;
    let (area, now, body) = (tx.area(), tx.now, serde_json::to_string(it)?);
    let id = match own {
        None => {
            let id = HandbookId(tx.new_id());
            tx.found(id.0)?;
            tx.execute(
                "insert into handbook (area, id, unit, title, edition, published_on, body, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                params![area, id, it.unit, it.title.trim(), it.edition.trim(), it.published_on, body, viewer.account(), now],
            )?;
            id
        }
        Some((id, version)) => {
            let before = find(tx, viewer, id)?.handbook.unit;
            must(tx, viewer, before)?;
            tx.claim(id.0, version)?;
            tx.execute(
                "update handbook set unit = $3, title = $4, edition = $5, published_on = $6, body = $7, set_by = $8, set_at = $9 where area = $1 and id = $2",
                params![area, id, it.unit, it.title.trim(), it.edition.trim(), it.published_on, body, viewer.account(), now],
            )?;
            id
        }
    };
    tx.audit(viewer, "handbook_published", &[id.0], &it.title)?;
    Ok(id)
}

const SELECT: &str = "select h.id, r.version, h.body from handbook h join root r on r.area = h.area and r.id = h.id";

fn read_row(row: &Row) -> Result<Told, Error> {
    Ok(Told { id: row.get(0)?, version: row.get(1)?, handbook: serde_json::from_str(&row.get::<String>(2)?)? })
}

pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: HandbookId) -> Result<Told, Error> {
    reads(viewer)?;
    let row = tx.query_opt(&format!("{SELECT} where h.area = $1 and h.id = $2"), params![tx.area(), id])?;
    read_row(&row.ok_or(Error::NotFound)?)
}

/// Every edition, the latest first.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Told>, Error> {
    reads(viewer)?;
    let rows = tx.query(&format!("{SELECT} where h.area = $1 order by h.published_on desc, h.id desc"), params![tx.area()])?;
    rows.iter().map(read_row).collect()
}

/// The viewer read a section, from 0.
pub fn mark_read(tx: &mut Tx<'_>, viewer: &Viewer, (id, section): (HandbookId, usize)) -> Result<(), Error> {
    let told = find(tx, viewer, id)?;
    told.handbook.sections.get(section).ok_or(Error::NotFound)?;
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into handbook_read (area, handbook, section, account, read_at) values ($1, $2, $3, $4, $5) on conflict do nothing",
        params![area, id, i64::try_from(section).unwrap_or(0), viewer.account(), now],
    )?;
    Ok(())
}

/// Sections the viewer read, and how many accounts read each, by place from 0.
#[derive(Clone, Debug, Default)]
pub struct Readers {
    pub own: BTreeSet<usize>,
    pub all: BTreeMap<usize, usize>,
}

pub fn readers(tx: &mut Tx<'_>, viewer: &Viewer, id: HandbookId) -> Result<Readers, Error> {
    let place = |row: &Row, at: usize| row.get::<i64>(at).map(|number| usize::try_from(number).unwrap_or(0));
    let own = tx.query("select section from handbook_read where area = $1 and handbook = $2 and account = $3", params![tx.area(), id, viewer.account()])?;
    let all = tx.query("select section, count(*) from handbook_read where area = $1 and handbook = $2 group by section order by section", params![tx.area(), id])?;
    let own = own.iter().map(|row| place(row, 0)).collect::<Result<_, _>>()?;
    let all = all.iter().map(|row| Ok((place(row, 0)?, place(row, 1)?))).collect::<Result<_, Error>>()?;
    Ok(Readers { own, all })
}
