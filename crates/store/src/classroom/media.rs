//! Files of the classroom, some of them of gigabytes: received in pieces that a lost line takes up again, sealed on the disk
//! block by block, so that a part in the middle is read without the rest.
//!
//! Bytes are written and read beside the store's thread; the row says how much of a file is there.

use std::{
    io::{Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use domain::{
    id::{LessonId, MediaId},
    message::Refusal,
};

use crate::{
    access::Viewer,
    db::{Context, Row, Tx},
    error::Error,
    params,
};

/// What is sealed together, in bytes.
pub const BLOCK: usize = 1024 * 1024;
/// The largest file, in bytes.
pub const BYTES_MAX: u64 = 8 * 1024 * 1024 * 1024;
/// File and place stand before the bytes of a block, so that no block passes for another.
const HEAD: usize = 16;
/// Of a sealed block beyond its bytes: mark, key, nonce and tag, after [`HEAD`].
const SEALED: usize = HEAD + 30;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    pub id: MediaId,
    pub name: String,
    /// Media type; empty until the first piece is there.
    pub kind: String,
    pub bytes: u64,
    /// How much is there, from the beginning.
    pub received: u64,
}

impl Media {
    pub fn is_whole(&self) -> bool {
        self.received == self.bytes
    }
}

const COLUMNS: &str = "id, name, kind, bytes, received";

fn of_row(row: &Row) -> Result<Media, Error> {
    let bytes = |at: usize| row.get::<i64>(at).map(|bytes| u64::try_from(bytes).unwrap_or(0));
    Ok(Media { id: row.get(0)?, name: row.get(1)?, kind: row.get(2)?, bytes: bytes(3)?, received: bytes(4)? })
}

/// Announces a file. Errors: not permitted; empty, or larger than a file may be.
pub fn announce(tx: &mut Tx<'_>, viewer: &Viewer, (name, bytes): (&str, u64)) -> Result<Media, Error> {
    viewer.must(domain::access::role::Permission::Train)?;
    domain::people::unit::name_given(name, "name")?;
    if bytes == 0 {
        return Err(Refusal::new("refusal.media_empty").at("file").into());
    }
    if bytes > BYTES_MAX {
        return Err(Refusal::new("refusal.body_large").with("most", format!("{} GB", BYTES_MAX / 1024 / 1024 / 1024)).at("file").into());
    }
    let media = Media { id: MediaId(tx.new_id()), name: name.trim().to_owned(), kind: String::new(), bytes, received: 0 };
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into media (area, id, name, kind, bytes, received, added_by, added_at) values ($1, $2, $3, '', $4, 0, $5, $6)",
        params![area, media.id, &media.name, i64::try_from(bytes).unwrap_or(i64::MAX), viewer.account(), now],
    )?;
    Ok(media)
}

/// A file that the viewer is bringing in.
pub fn own(tx: &mut Tx<'_>, viewer: &Viewer, id: MediaId) -> Result<Media, Error> {
    let row = tx.query_opt(&format!("select {COLUMNS} from media where area = $1 and id = $2 and added_by = $3"), params![tx.area(), id, viewer.account()])?;
    of_row(&row.ok_or(Error::NotFound)?)
}

pub(super) fn find(tx: &mut Tx<'_>, id: MediaId) -> Result<Media, Error> {
    let row = tx.query_opt(&format!("select {COLUMNS} from media where area = $1 and id = $2"), params![tx.area(), id])?;
    of_row(&row.ok_or(Error::NotFound)?)
}

/// A file for somebody who sees a lesson that uses it, or who brought it in.
pub fn open(tx: &mut Tx<'_>, viewer: &Viewer, id: MediaId) -> Result<Media, Error> {
    let rows = tx.query("select lesson from media_used where area = $1 and media = $2", params![tx.area(), id])?;
    for row in &rows {
        if super::lessons::find(tx, viewer, row.get::<LessonId>(0)?).is_ok() {
            return find(tx, id);
        }
    }
    own(tx, viewer, id)
}

/// Says that so many bytes are there, once they are on the disk; the first piece tells what it is.
///
/// Errors: another piece was faster, and the file goes on from where it is.
pub fn received(tx: &mut Tx<'_>, media: &Media, (upto, kind): (u64, &str)) -> Result<Media, Error> {
    let (area, bytes) = (tx.area(), |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX));
    tx.execute(
        "update media set received = $4, kind = case when kind = '' then $5 else kind end where area = $1 and id = $2 and received = $3",
        params![area, media.id, bytes(media.received), bytes(upto), kind],
    )?;
    find(tx, media.id)
}

/// Marks which files a lesson uses. Errors: one that is not there, not whole, or not of a kind that fits.
pub(super) fn used(tx: &mut Tx<'_>, lesson: LessonId, named: &[(MediaId, &str, String)]) -> Result<(), Error> {
    let area = tx.area();
    tx.execute("delete from media_used where area = $1 and lesson = $2", params![area, lesson])?;
    for (id, kinds, field) in named {
        let refused = |code: &str| Error::from(Refusal::new(code).at(field));
        let media = find(tx, *id).map_err(|_| refused("refusal.lesson_media"))?;
        if !media.is_whole() {
            return Err(refused("refusal.media_part"));
        }
        if !kinds.split(' ').any(|kind| media.kind.starts_with(kind)) {
            return Err(Refusal::new("refusal.media_kind").with("name", &media.name).at(field).into());
        }
        tx.execute("insert into media_used (area, media, lesson) values ($1, $2, $3) on conflict do nothing", params![area, *id, lesson])?;
    }
    Ok(())
}

fn path(folder: &Path, id: MediaId) -> PathBuf {
    folder.join("media").join(id.to_string())
}

/// Seals a piece into its place. It begins where a block begins and is whole blocks, but for the end of the file.
///
/// Errors: the disk is full.
pub fn write(context: &Context, id: MediaId, (at, bytes): (u64, &[u8])) -> Result<(), Error> {
    let file = path(context.place.folder(), id);
    let folder = file.parent().ok_or_else(|| Error::Broken("a file has a folder".into()))?;
    let written = || -> Result<(), Error> {
        std::fs::create_dir_all(folder)?;
        let mut out = std::fs::OpenOptions::new().create(true).truncate(false).write(true).open(&file)?;
        let first = at / BLOCK as u64;
        out.seek(SeekFrom::Start(first * (BLOCK + SEALED) as u64))?;
        for (number, block) in (first..).zip(bytes.chunks(BLOCK)) {
            let head = [id.0.to_be_bytes(), number.to_be_bytes()].concat();
            out.write_all(&context.vault.seal_for_area(&[head.as_slice(), block].concat())?)?;
        }
        Ok(out.sync_data()?)
    };
    written().map_err(|error| match error {
        Error::Io(error) if error.kind() == std::io::ErrorKind::StorageFull => Refusal::new("refusal.media_disk").into(),
        other => other,
    })
}

/// Bytes of a file from a place on: to the end of a block, or fewer.
pub fn read(context: &Context, id: MediaId, (from, most): (u64, usize)) -> Result<Vec<u8>, Error> {
    let mut file = std::fs::File::open(path(context.place.folder(), id))?;
    let number = from / BLOCK as u64;
    file.seek(SeekFrom::Start(number * (BLOCK + SEALED) as u64))?;
    let mut sealed = Vec::with_capacity(BLOCK + SEALED);
    file.take((BLOCK + SEALED) as u64).read_to_end(&mut sealed)?;
    let block = context.vault.open_for_area(&sealed)?;
    let (head, bytes) = block.split_at_checked(HEAD).ok_or_else(|| Error::Broken("a block of a file is too short".into()))?;
    if head != [id.0.to_be_bytes(), number.to_be_bytes()].concat() {
        return Err(Error::Broken(format!("block {number} of file {id} is another's")));
    }
    let skip = usize::try_from(from % BLOCK as u64).unwrap_or(0);
    Ok(bytes.iter().skip(skip).take(most).copied().collect())
}

/// Forgets files that were announced before a moment and that nothing uses; how many.
pub(crate) fn forget_unused(tx: &mut Tx<'_>, before: domain::date::Instant) -> Result<u64, Error> {
    let (area, used) = (tx.area(), "select 1 from media_used u where u.area = media.area and u.media = media.id");
    tx.execute(&format!("delete from media where area = $1 and added_at < $2 and not exists ({used})"), params![area, before])
}

/// Removes from the disk what no row names, after the sweep has committed.
pub(crate) fn remove_others(tx: &mut Tx<'_>, before: domain::date::Instant) -> Result<u64, Error> {
    let Ok(files) = std::fs::read_dir(tx.folder().join("media")) else { return Ok(0) };
    let mut removed = 0;
    for file in files {
        let file = file?;
        let id = file.file_name().to_str().and_then(|name| name.parse().ok()).map(MediaId);
        let old = id.is_some_and(|id| domain::id::made_at(id.0) < before);
        if let Some(id) = id.filter(|_| old) && find(tx, id).is_err() {
            std::fs::remove_file(file.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}
