//! Zip archives of files, read within bounds: nothing is unpacked that is declared or turns out too large.

use std::io::{Cursor, Read as _, Write as _};

use domain::message::Finding;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The most files an archive may hold.
pub const FILES_MAX: usize = 20_000;
/// The largest file within, unpacked, in bytes.
pub const ENTRY_BYTES_MAX: u64 = 30 * MB;
/// The most bytes that are unpacked in all.
pub const TOTAL_BYTES_MAX: u64 = 2048 * MB;
const MB: u64 = 1024 * 1024;
/// Beyond this ratio an entry is a bomb, once it is larger than [`RATIO_FROM`].
const RATIO_MAX: u64 = 200;
const RATIO_FROM: u64 = 10 * MB;
const NESTED: &[&[u8]] = &[b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08"];
/// Formats that are zips themselves and are taken as files.
const PACKAGES: &[&str] = &["xlsx", "xlsm", "docx", "pptx", "ofd", "wps", "et", "ods", "odt"];

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Hands over each file of an archive with its cleaned path; answers what was noticed.
pub fn each(bytes: &[u8], file_name: &str, mut take: impl FnMut(String, Vec<u8>)) -> Result<Vec<Finding>, Finding> {
    let refuse = |code: &str| Finding::error(code, file_name).in_file(file_name);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| refuse("finding.archive_broken"))?;
    if archive.len() > FILES_MAX {
        return Err(refuse("finding.archive_count").with("limit", FILES_MAX));
    }
    let mut findings = Vec::new();
    let mut left = TOTAL_BYTES_MAX;
    for index in 0..archive.len() {
        match entry(&mut archive, index, left) {
            Ok(None) => {}
            Ok(Some((name, content, changed))) => {
                left = left.saturating_sub(content.len() as u64);
                if let Some(from) = changed {
                    findings.push(Finding::note("finding.archive_name", &from).with("name", &name).in_file(file_name));
                }
                take(name, content);
            }
            Err(finding) => {
                let over = finding.code == "finding.archive_size";
                findings.push(finding.in_file(file_name));
                if over {
                    break;
                }
            }
        }
    }
    Ok(findings)
}

/// Name, content, and the name as it stood where it was not clean.
type Entry = (String, Vec<u8>, Option<String>);

fn entry(archive: &mut Archive<'_>, index: usize, left: u64) -> Result<Option<Entry>, Finding> {
    let broken = |name: &str| Finding::error("finding.archive_entry_broken", name);
    let (raw, locked, size, packed, skip) = {
        let file = archive.by_index_raw(index).map_err(|_| broken(&index.to_string()))?;
        (decoded_name(file.name_raw()), file.encrypted(), file.size(), file.compressed_size(), file.is_dir() || file.is_symlink())
    };
    let name = clean(&raw);
    if skip || raw.ends_with(['/', '\\']) || is_clutter(&name) {
        return Ok(None);
    }
    if locked {
        return Err(Finding::error("finding.archive_locked", &name));
    }
    if size > ENTRY_BYTES_MAX {
        return Err(Finding::error("finding.archive_entry_size", &name).with("limit", ENTRY_BYTES_MAX / MB));
    }
    if size > RATIO_FROM && size / packed.max(1) > RATIO_MAX {
        return Err(Finding::error("finding.archive_ratio", &name));
    }
    if size > left {
        return Err(Finding::error("finding.archive_size", &name).with("limit", TOTAL_BYTES_MAX / MB));
    }
    let file = archive.by_index(index).map_err(|_| broken(&name))?;
    let mut content = Vec::new();
    // The declared size may lie, so the stream itself is bounded too.
    file.take(size + 1).read_to_end(&mut content).map_err(|_| broken(&name))?;
    if content.len() as u64 != size {
        return Err(broken(&name));
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    if NESTED.iter().any(|magic| content.starts_with(magic)) && !PACKAGES.contains(&ending.as_str()) {
        return Err(Finding::error("finding.archive_nested", &name));
    }
    let changed = (name != raw.replace('\\', "/")).then_some(raw);
    Ok(Some((name, content, changed)))
}

/// Names are UTF-8 or, from older programs, GBK.
pub(crate) fn decoded_name(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// A path without roots, drives, `..` and control characters.
fn clean(raw: &str) -> String {
    let raw = raw.replace('\\', "/");
    let parts = raw.split('/').map(|part| part.chars().filter(|c| !c.is_control() && *c != ':').collect::<String>());
    let parts: Vec<String> = parts.map(|part| part.trim().to_owned()).filter(|part| !matches!(part.as_str(), "" | "." | "..")).collect();
    let parts = match raw.split('/').next() {
        Some(drive) if drive.len() == 2 && drive.ends_with(':') => parts.get(1..).unwrap_or_default(),
        _ => parts.as_slice(),
    };
    if parts.is_empty() { "unnamed".to_owned() } else { parts.join("/") }
}

pub(crate) fn is_clutter(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("__MACOSX/") || matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// Unpacks every part to nowhere, counting: whether a package may be given to a library that trusts it.
pub(crate) fn is_bounded(bytes: &[u8], part_max: u64, total_max: u64) -> Result<bool, zip::result::ZipError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    if archive.len() > 5000 {
        return Ok(false);
    }
    let declared = |archive: &mut Archive<'_>, index| archive.by_index_raw(index).map(|file| (file.size(), file.compressed_size()));
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let (size, packed) = declared(&mut archive, index)?;
        total = total.saturating_add(size);
        if size > part_max || total > total_max || size > RATIO_FROM && size / packed.max(1) > 2 * RATIO_MAX {
            return Ok(false);
        }
    }
    let mut total = 0;
    for index in 0..archive.len() {
        let file = archive.by_index(index)?;
        let counted = std::io::copy(&mut file.take(part_max + 1), &mut std::io::sink())?;
        total += counted;
        if counted > part_max || total > total_max {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The content of one part of a package, at most so many bytes of it.
pub(crate) fn part(bytes: &[u8], name: &str, bytes_max: u64) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let file = archive.by_name(name).ok()?;
    let mut content = Vec::new();
    file.take(bytes_max).read_to_end(&mut content).ok()?;
    Some(content)
}

/// Packs files; the same files give the same bytes.
pub fn write<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, content) in files {
        // Only a name used twice can fail here; its first file stands.
        if writer.start_file(name, options).is_ok() {
            let _ = writer.write_all(content);
        }
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> (Vec<(String, usize)>, Vec<String>) {
        let mut files = Vec::new();
        let findings = each(bytes, "a.zip", |name, content| files.push((name, content.len()))).unwrap();
        (files, findings.into_iter().map(|f| f.code).collect())
    }

    #[test]
    fn entries() {
        let zeros = vec![0; 12 * 1024 * 1024];
        let inner = write([("a", &b"x"[..])]);
        for (case, name, content, expected, finding) in [
            ("a file", "表/林岚.lrmx", b"abc".as_slice(), Some(("表/林岚.lrmx", 3)), None),
            ("a way out", "../../etc/a", b"abc", Some(("etc/a", 3)), Some("finding.archive_name")),
            ("a drive", "C:\\a\\b.txt", b"abc", Some(("a/b.txt", 3)), Some("finding.archive_name")),
            ("a backslash", "a\\b.txt", b"abc", Some(("a/b.txt", 3)), None),
            ("clutter", "__MACOSX/._a", b"abc", None, None),
            ("a nested archive", "a.zip", &inner, None, Some("finding.archive_nested")),
            ("a nested archive in disguise", "a.lrmx", &inner, None, Some("finding.archive_nested")),
            ("a package", "a.xlsx", &inner, Some(("a.xlsx", inner.len())), None),
            ("a bomb", "a.txt", &zeros, None, Some("finding.archive_ratio")),
        ] {
            let (files, findings) = read(&write([(name, content)]));
            assert_eq!(files, expected.map(|(name, size)| (name.to_owned(), size)).into_iter().collect::<Vec<_>>(), "{case}");
            assert_eq!(findings, finding.map(str::to_owned).into_iter().collect::<Vec<_>>(), "{case}");
        }
    }

    #[test]
    fn names_of_older_programs() {
        let packed = write([("aabb.txt", &b"x"[..])]);
        let gbk = encoding_rs::GBK.encode("林岚").0.into_owned();
        let bytes = replaced(&packed, b"aabb", &gbk);
        assert_eq!(read(&bytes).0, [("林岚.txt".to_owned(), 1)]);
    }

    #[test]
    fn locked_and_broken() {
        let packed = write([("a.txt", &b"hello hello hello"[..])]);
        let mut locked = packed.clone();
        let central = locked.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
        locked[central + 8] |= 1;
        locked[6] |= 1;
        assert_eq!(read(&locked), (vec![], vec!["finding.archive_locked".to_owned()]));
        assert_eq!(each(&packed[..20], "a.zip", |_, _| ()).unwrap_err().code, "finding.archive_broken");
        let mut spoiled = packed.clone();
        spoiled[36] ^= 0xff;
        assert_eq!(read(&spoiled).1, ["finding.archive_entry_broken"]);
    }

    #[test]
    fn bounds() {
        let names: Vec<String> = (0..=FILES_MAX).map(|number| number.to_string()).collect();
        let many = write(names.iter().map(|name| (name.as_str(), &b""[..])));
        assert_eq!(each(&many, "a.zip", |_, _| ()).unwrap_err().code, "finding.archive_count");
        // The directory says one byte where a megabyte unfolds.
        let mut lying = write([("a.txt", vec![b'x'; 1 << 20].as_slice())]);
        let central = lying.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
        lying[central + 24..central + 28].copy_from_slice(&1_u32.to_le_bytes());
        assert_eq!(read(&lying), (vec![], vec!["finding.archive_entry_broken".to_owned()]));
    }

    fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for at in 0..bytes.len() - from.len() {
            if bytes[at..].starts_with(from) {
                bytes[at..at + to.len()].copy_from_slice(to);
            }
        }
        bytes
    }

    proptest! {
        #[test]
        fn files_come_back(files in prop::collection::btree_map("[a-z一-龥]{1,6}", prop::collection::vec(any::<u8>(), 0..50), 0..8)) {
            let packed = write(files.iter().map(|(name, content)| (name.as_str(), content.as_slice())));
            let mut back = std::collections::BTreeMap::new();
            each(&packed, "a.zip", |name, content| { back.insert(name, content); }).unwrap();
            prop_assert_eq!(back, files);
        }
        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = each(&bytes, "a.zip", |_, _| ());
        }
    }
}
