//! Files by their content: sealed on disk, written before the row that names them, swept when nothing does.

use std::{collections::BTreeSet, io::Write, path::PathBuf};

use domain::date::Instant;

use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    params,
    vault::hex,
};

/// The largest file, in bytes.
pub const BYTES_MAX: usize = 50 * 1024 * 1024;

fn path(tx: &Tx<'_>, hash: &str) -> PathBuf {
    tx.folder().join("files").join(hash.get(..2).unwrap_or("xx")).join(hash)
}

/// Keeps a file and returns its hash; the same content is kept once.
pub fn keep(tx: &mut Tx<'_>, viewer: &Viewer, bytes: &[u8], kind: &str) -> Result<String, Error> {
    let hash = hex(&tx.vault().suite.hash(&[b"file", bytes]));
    let file = path(tx, &hash);
    if !file.exists() {
        let folder = file.parent().ok_or_else(|| Error::Broken("a file has a folder".into()))?;
        std::fs::create_dir_all(folder)?;
        let sealed = tx.vault().seal_for_area(bytes)?;
        let unfinished = folder.join(format!("{hash}.{}", tx.new_id()));
        let mut out = std::fs::File::create(&unfinished)?;
        out.write_all(&sealed)?;
        out.sync_data()?;
        std::fs::rename(&unfinished, &file)?;
    }
    let (area, now, size) = (tx.area(), tx.now, i64::try_from(bytes.len()).unwrap_or(i64::MAX));
    tx.execute(
        "insert into file (area, hash, bytes, kind, added_by, added_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        params![area, &hash, size, kind, viewer.account(), now],
    )?;
    Ok(hash)
}

/// The content and kind of a file. Whoever calls has checked that the viewer may open what it hangs on.
pub fn open(tx: &mut Tx<'_>, hash: &str) -> Result<(Vec<u8>, String), Error> {
    let row = tx.query_opt("select kind from file where area = $1 and hash = $2", params![tx.area(), hash])?;
    let kind = row.ok_or(Error::NotFound)?.get(0)?;
    let sealed = std::fs::read(path(tx, hash))?;
    Ok((tx.vault().open_for_area(&sealed)?, kind))
}

/// Who added a file.
pub fn added_by(tx: &mut Tx<'_>, hash: &str) -> Result<domain::id::AccountId, Error> {
    tx.scalar("select added_by from file where area = $1 and hash = $2", params![tx.area(), hash])
}

/// Hashes of every file a row names.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<String>, Error> {
    let rows = tx.query("select hash from file where area = $1 order by hash", params![tx.area()])?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// Columns that name a file by its hash; a stage that keeps files adds its own.
const NAMED_BY: &[(&str, &str)] = &[("entry_file", "hash"), ("photo", "hash"), ("import_file", "hash"), ("held_file", "hash")];

/// Keeps files that a sealed text names, in the place of those it named before. Errors: a file that was never uploaded.
pub(crate) fn hold(tx: &mut Tx<'_>, holder: i64, named: &[&String]) -> Result<(), Error> {
    let area = tx.area();
    tx.execute("delete from held_file where area = $1 and holder = $2", params![area, holder])?;
    for name in named {
        let hash = name.split_once('/').map_or(name.as_str(), |(hash, _)| hash);
        if tx.query_opt("select 1 from file where area = $1 and hash = $2", params![area, hash])?.is_none() {
            return Err(domain::message::Refusal::new("refusal.not_found").at("attachments").into());
        }
        tx.execute("insert into held_file (area, holder, hash) values ($1, $2, $3) on conflict do nothing", params![area, holder, hash])?;
    }
    Ok(())
}

/// Hashes that some record names.
pub(crate) fn named(tx: &mut Tx<'_>) -> Result<Vec<String>, Error> {
    let mut named = Vec::new();
    for (table, column) in NAMED_BY {
        for row in tx.query(&format!("select {column} from {table} where area = $1"), params![tx.area()])? {
            named.push(row.get(0)?);
        }
    }
    Ok(named)
}

/// Removes content that is not among `held` and was written before `before`.
pub(crate) fn remove_others(tx: &Tx<'_>, held: &BTreeSet<String>, before: Instant) -> Result<u64, Error> {
    let Ok(folders) = std::fs::read_dir(tx.folder().join("files")) else { return Ok(0) };
    let mut removed = 0;
    for folder in folders {
        for file in std::fs::read_dir(folder?.path())? {
            let file = file?;
            let written = file.metadata()?.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
            let old = i64::try_from(written.as_millis()).unwrap_or(i64::MAX) < before.0;
            if old && !held.contains(file.file_name().to_string_lossy().as_ref()) {
                std::fs::remove_file(file.path())?;
                removed += 1;
            }
        }
    }
    Ok(removed)
}
