//! Records found by their words. Terms come from `text`; the engine's own index answers with ids, and whoever asks
//! joins the viewer's reach and tier afterwards, always.

use crate::{
    db::{Engine, Tx},
    error::Error,
    params,
};

/// A record that holds the words somebody looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub id: i64,
    pub kind: String,
    /// The person or unit on whose file it is.
    pub owner: i64,
}

/// Makes a record known by its words, in place of what was known before. Nothing restricted may come here.
pub fn put(tx: &mut Tx<'_>, kind: &str, owner: i64, id: i64, text: &str) -> Result<(), Error> {
    forget(tx, id)?;
    let terms = text::terms(text).join(" ");
    tx.execute("insert into text_record (area, id, kind, owner, terms) values ($1, $2, $3, $4, $5)", params![tx.area(), id, kind, owner, terms])?;
    Ok(())
}

pub fn forget(tx: &mut Tx<'_>, id: i64) -> Result<(), Error> {
    tx.execute("delete from text_record where area = $1 and id = $2", params![tx.area(), id])?;
    Ok(())
}

/// The newest records that hold all the words, at most `limit`.
pub fn find(tx: &mut Tx<'_>, words: &str, limit: i64) -> Result<Vec<Found>, Error> {
    // Quoted, so that `and` and `or` are words and nothing else.
    let wanted: Vec<String> = text::wanted(words).iter().map(|term| format!("{0}{term}{0}", if tx.engine() == Engine::Sqlite { '"' } else { '\'' })).collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let rows = match tx.engine() {
        Engine::Sqlite => tx.query(
            "select r.id, r.kind, r.owner from text_words w join text_record r on r.area = $1 and r.id = w.rowid
              where w.text_words match $2 order by w.rowid desc limit $3",
            params![tx.area(), wanted.join(" AND "), limit],
        )?,
        Engine::Postgres => tx.query(
            "select id, kind, owner from text_record
              where area = $1 and to_tsvector('simple', terms) @@ to_tsquery('simple', $2) order by id desc limit $3",
            params![tx.area(), wanted.join(" & "), limit],
        )?,
    };
    rows.iter().map(|row| Ok(Found { id: row.get(0)?, kind: row.get(1)?, owner: row.get(2)? })).collect()
}
