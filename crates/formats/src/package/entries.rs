//! The files of a package: names and sizes are judged before anything is read, and each file is written out one by one
//! within the size it declared.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Read, Seek, SeekFrom, Write},
};

use domain::message::Finding;
use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use super::noticed::Noticed;
use crate::archive::{decoded_name, is_clutter};

/// The most entries of a package.
pub const ENTRIES_MAX: usize = 200_000;
/// The most bytes of all files, unpacked.
pub const TOTAL_BYTES_MAX: u64 = 16 * 1024 * 1024 * 1024;
/// Beyond this ratio an entry is a bomb, once it is larger than [`RATIO_FROM`].
const RATIO_MAX: u64 = 200;
const RATIO_FROM: u64 = 10 * 1024 * 1024;
/// The longest path, in characters.
const PATH_MAX: usize = 512;

/// A file of a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// With `/` between its parts, never absolute.
    pub path: String,
    pub bytes: u64,
}

/// Why a file was not written out.
#[derive(Debug)]
pub enum CopyError {
    /// The package is at fault.
    Refused(Box<Finding>),
    /// What it was written to is at fault.
    Write(std::io::Error),
}

/// The files of a sound archive, ready to be written out.
pub struct Contents<R> {
    archive: ZipArchive<R>,
    files: Vec<Entry>,
    /// Where each file stands in the archive.
    places: Vec<usize>,
}

impl<R: Read + Seek> Contents<R> {
    /// The files, in the order of the archive.
    pub fn files(&self) -> &[Entry] {
        &self.files
    }

    /// Writes a file of [`files`](Self::files) out; answers how many bytes it had.
    ///
    /// # Errors
    /// The entry is damaged or longer than it declares, or the writer fails.
    pub fn copy_entry(&mut self, index: usize, to: &mut impl Write) -> Result<u64, CopyError> {
        let path = self.files.get(index).map(|entry| entry.path.clone()).unwrap_or_default();
        let broken = || CopyError::Refused(Box::new(Finding::error("finding.archive_entry_broken", &path)));
        let (declared, mut from) = self.open(index).map_err(|finding| CopyError::Refused(Box::new(finding)))?;
        let mut buffer = vec![0; 1 << 16];
        let mut copied = 0_u64;
        loop {
            let read = match from.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(_) => return Err(broken()),
            };
            copied += read as u64;
            // Of a file that is longer than it declares, nothing beyond is written.
            if copied > declared {
                return Err(broken());
            }
            to.write_all(buffer.get(..read).unwrap_or_default()).map_err(CopyError::Write)?;
        }
        if copied == declared { Ok(copied) } else { Err(broken()) }
    }

    /// A file to read from, with the size it declares.
    pub(super) fn open(&mut self, index: usize) -> Result<(u64, Box<dyn Read + '_>), Finding> {
        let broken = |path: &str| Finding::error("finding.archive_entry_broken", path);
        let Some((entry, place)) = self.files.get(index).zip(self.places.get(index)) else { return Err(broken("")) };
        let (declared, path) = (entry.bytes, entry.path.clone());
        let file = self.archive.by_index(*place).map_err(|_| broken(&path))?;
        Ok((declared, Box::new(file.take(declared.saturating_add(1)))))
    }
}

/// Opens an archive; refuses it with a finding for every entry that is not sound.
///
/// # Errors
/// The archive cannot be read, or an entry of it must not be unpacked.
pub fn contents<R: Read + Seek>(source: R, file_name: &str) -> Result<Contents<R>, Vec<Finding>> {
    let mut noticed = Noticed::new(file_name);
    match open(source, &mut noticed) {
        Ok(contents) if !noticed.refused() => Ok(contents),
        Ok(_) => Err(noticed.into_findings()),
        Err(finding) => {
            noticed.stop(finding);
            Err(noticed.into_findings())
        }
    }
}

fn open<R: Read + Seek>(mut source: R, noticed: &mut Noticed) -> Result<Contents<R>, Finding> {
    let name = noticed.file().to_owned();
    let broken = || Finding::error("finding.archive_broken", &name);
    // The directory is held in memory once it is opened, so its size is asked first.
    if counted(&mut source).is_ok_and(|count| count.is_some_and(|count| count > ENTRIES_MAX as u64)) {
        return Err(Finding::error("finding.archive_count", "").with("limit", ENTRIES_MAX));
    }
    let mut archive = ZipArchive::new(source).map_err(|_| broken())?;
    if archive.len() > ENTRIES_MAX {
        return Err(Finding::error("finding.archive_count", "").with("limit", ENTRIES_MAX));
    }
    if archive.has_duplicate_names() {
        noticed.add(Finding::error("finding.package_name_twice", &name).with("other", &name));
    }
    if archive.has_overlapping_files().map_err(|_| broken())? {
        return Err(Finding::error("finding.package_overlap", &name));
    }
    let (mut files, mut places, mut total) = (Vec::new(), Vec::new(), 0_u64);
    for index in 0..archive.len() {
        match entry(&mut archive, index) {
            Ok(Some(entry)) => {
                total = total.saturating_add(entry.bytes);
                if total > TOTAL_BYTES_MAX {
                    return Err(Finding::error("finding.archive_size", &entry.path).with("limit", TOTAL_BYTES_MAX / 1024 / 1024));
                }
                files.push(entry);
                places.push(index);
            }
            Ok(None) => {}
            Err(finding) => noticed.add(finding),
        }
    }
    distinct(&files, noticed);
    Ok(Contents { archive, files, places })
}

/// How many entries the end of the archive declares, in its own record or in that of zip64.
fn counted<R: Read + Seek>(source: &mut R) -> std::io::Result<Option<u64>> {
    /// The record and the longest comment after it.
    const TAIL: u64 = 22 + 65_535;
    let length = source.seek(SeekFrom::End(0))?;
    source.seek(SeekFrom::Start(length.saturating_sub(TAIL + 20)))?;
    let mut tail = Vec::new();
    source.take(TAIL + 20).read_to_end(&mut tail)?;
    let number = |bytes: &[u8], at: usize, size: usize| bytes.get(at..at + size).map(|bytes| bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)));
    let Some(end) = memchr::memmem::rfind(&tail, b"PK\x05\x06") else { return Ok(None) };
    let count = number(&tail, end + 10, 2);
    let locator = end.checked_sub(20).and_then(|at| tail.get(at..)).filter(|rest| rest.starts_with(b"PK\x06\x07"));
    let Some(at) = locator.and_then(|rest| number(rest, 8, 8)) else { return Ok(count) };
    source.seek(SeekFrom::Start(at))?;
    let mut record = Vec::new();
    source.take(56).read_to_end(&mut record)?;
    Ok(if record.starts_with(b"PK\x06\x06") { number(&record, 32, 8) } else { count })
}

fn entry<R: Read + Seek>(archive: &mut ZipArchive<R>, index: usize) -> Result<Option<Entry>, Finding> {
    let file = archive.by_index_raw(index).map_err(|_| Finding::error("finding.archive_entry_broken", &index.to_string()))?;
    let raw = decoded_name(file.name_raw());
    let path = path(&raw)?;
    // A symbolic link, a device, a pipe: anything that is neither a file nor a folder.
    let kind = file.unix_mode().map_or(0, |mode| mode & 0o170_000);
    if !matches!(kind, 0 | 0o100_000 | 0o040_000) {
        return Err(Finding::error("finding.package_link", &raw));
    }
    if file.is_dir() || raw.ends_with(['/', '\\']) || is_clutter(&path) {
        return Ok(None);
    }
    if file.encrypted() {
        return Err(Finding::error("finding.archive_locked", &raw));
    }
    let (bytes, packed) = (file.size(), file.compressed_size());
    if bytes > RATIO_FROM && bytes / packed.max(1) > RATIO_MAX {
        return Err(Finding::error("finding.archive_ratio", &raw));
    }
    Ok(Some(Entry { path, bytes }))
}

/// The path with `/` between its parts; refused where it could lead out of the folder it is unpacked to.
fn path(raw: &str) -> Result<String, Finding> {
    let refuse = || Finding::error("finding.package_path", raw);
    let plain = raw.replace('\\', "/");
    let drive = plain.as_bytes().get(1) == Some(&b':') && plain.starts_with(|c: char| c.is_ascii_alphabetic());
    let parts: Vec<&str> = plain.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    if plain.starts_with('/') || drive || parts.is_empty() || parts.contains(&"..") || plain.chars().any(char::is_control) {
        return Err(refuse());
    }
    if plain.chars().count() > PATH_MAX {
        return Err(Finding::error("finding.package_path_long", raw).with("limit", PATH_MAX));
    }
    Ok(parts.join("/"))
}

/// No two files may be one on a disk that does not tell `A` from `a`, and no file may be a folder too.
fn distinct(files: &[Entry], noticed: &mut Noticed) {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for Entry { path, .. } in files {
        if let Some(other) = known.insert(path.to_lowercase(), path) {
            noticed.add(Finding::error("finding.package_name_twice", path).with("other", other));
        }
    }
    let mut folders = BTreeSet::new();
    for Entry { path, .. } in files {
        let Some((folder, _)) = path.rsplit_once('/') else { continue };
        if !folders.insert(folder) {
            continue;
        }
        let above = folder.match_indices('/').filter_map(|(at, _)| folder.get(..at)).chain([folder]);
        for folder in above {
            if let Some(other) = known.get(&folder.to_lowercase()) {
                noticed.add(Finding::error("finding.package_name_twice", path).with("other", other));
            }
        }
    }
}
