//! Documents that learning tools keep beside statements: of a state, an agent, an activity.

use domain::date::Instant;

use crate::{db::Tx, error::Error, params};

/// Which documents: of a resource, about an owner, where it is a state perhaps of one registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub space: i64,
    pub resource: &'static str,
    /// A text of the activity, the agent, or both.
    pub owner: String,
    pub registration: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub kind: String,
    pub etag: String,
    pub updated_at: Instant,
    pub body: Vec<u8>,
}

pub fn get(tx: &mut Tx<'_>, place: &Place, name: &str) -> Result<Option<Document>, Error> {
    let row = tx.query_opt(
        "select kind, etag, updated_at, body from record_document where area = $1 and space = $2 and resource = $3 and owner = $4 and registration = $5 and name = $6",
        params![tx.area(), place.space, place.resource, &place.owner, registration(place), name],
    )?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Document { kind: row.get(0)?, etag: row.get(1)?, updated_at: row.get(2)?, body: tx.vault().open_for_area(&row.get::<Vec<u8>>(3)?)? }))
}

fn registration(place: &Place) -> &str {
    place.registration.as_deref().unwrap_or_default()
}

pub fn put(tx: &mut Tx<'_>, place: &Place, name: &str, (kind, etag, body): (&str, &str, &[u8])) -> Result<(), Error> {
    let sealed = tx.vault().seal_for_area(body)?;
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into record_document (area, space, resource, owner, registration, name, kind, etag, updated_at, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (area, space, resource, owner, registration, name) do update set kind = excluded.kind, etag = excluded.etag, updated_at = excluded.updated_at, body = excluded.body",
        params![area, place.space, place.resource, &place.owner, registration(place), name, kind, etag, now, sealed],
    )?;
    Ok(())
}

pub fn remove(tx: &mut Tx<'_>, place: &Place, name: &str) -> Result<(), Error> {
    tx.execute(
        "delete from record_document where area = $1 and space = $2 and resource = $3 and owner = $4 and registration = $5 and name = $6",
        params![tx.area(), place.space, place.resource, &place.owner, registration(place), name],
    )?;
    Ok(())
}

/// Names of documents changed after a moment, with the latest change. Without a registration those of every one.
pub fn names(tx: &mut Tx<'_>, place: &Place, since: Option<Instant>) -> Result<(Vec<String>, Option<Instant>), Error> {
    let rows = tx.query(
        "select distinct name, updated_at, registration from record_document where area = $1 and space = $2 and resource = $3 and owner = $4 and updated_at > $5 order by name",
        params![tx.area(), place.space, place.resource, &place.owner, since.map_or(-1, |at| at.0)],
    )?;
    let (mut names, mut last) = (Vec::new(), None);
    for row in rows {
        if place.registration.as_ref().is_none_or(|asked| row.get::<String>(2).is_ok_and(|of| of == *asked)) {
            names.push(row.get(0)?);
            last = last.max(Some(row.get(1)?));
        }
    }
    names.dedup();
    Ok((names, last))
}

/// Takes all documents away, without a registration those of every one.
pub fn remove_all(tx: &mut Tx<'_>, place: &Place) -> Result<(), Error> {
    let (area, parameters) = (tx.area(), (place.space, place.resource, &place.owner));
    match &place.registration {
        Some(registration) => tx.execute(
            "delete from record_document where area = $1 and space = $2 and resource = $3 and owner = $4 and registration = $5",
            params![area, parameters.0, parameters.1, parameters.2, registration],
        )?,
        None => tx.execute("delete from record_document where area = $1 and space = $2 and resource = $3 and owner = $4", params![area, parameters.0, parameters.1, parameters.2])?,
    };
    Ok(())
}
