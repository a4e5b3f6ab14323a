//! Archives that nobody should make: names that lead out, sizes that lie, bytes that are spoiled.

use std::io::Write as _;

use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;

#[test]
fn hostile_names() {
    for (case, name, expected) in [
        ("a way out", "../a.html", "path"),
        ("a way out within", "a/../../b.html", "path"),
        ("even one that stays within", "a/../b.html", "path"),
        ("a way out by backslashes", "a\\..\\..\\b.html", "path"),
        ("the root", "/etc/passwd", "path"),
        ("a share", "\\\\host\\a", "path"),
        ("a drive", "C:\\a.html", "path"),
        ("a line break", "a\nb.html", "path"),
        ("a long one", &"x".repeat(600), "path_long"),
        ("other capitals", "INDEX.html", "name_twice"),
        ("a file that is a folder", "index.html/a.html", "name_twice"),
        ("a backslash", "c\\d.html", ""),
        ("clutter", "__MACOSX/._index.html", ""),
    ] {
        let bytes = write([("cmi5.xml", sound().as_bytes()), ("index.html", b"x"), (name, b"x")]);
        assert_eq!(codes(&read_bytes(&bytes)).join(" "), expected, "{case}");
    }
}

#[test]
fn hostile_entries() {
    let zeros = vec![0; 12 * 1024 * 1024];
    assert_eq!(codes(&read_bytes(&write([("cmi5.xml", sound().as_bytes()), ("index.html", &zeros)]))), ["finding.archive_ratio"]);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("cmi5.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(sound().as_bytes()).unwrap();
    writer.add_symlink("index.html", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    assert_eq!(codes(&read_bytes(&writer.finish().unwrap().into_inner())), ["link"]);
    // Two names for the same data.
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("cmi5.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(sound().as_bytes()).unwrap();
    writer.shallow_copy_file("cmi5.xml", "index.html").unwrap();
    assert_eq!(codes(&read_bytes(&writer.finish().unwrap().into_inner())), ["overlap"]);
    // The flag of encryption in the directory and before the file.
    let mut locked = pack("cmi5.xml", &sound());
    let central = locked.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    locked[central + 8] |= 1;
    locked[6] |= 1;
    assert_eq!(codes(&read_bytes(&locked)), ["finding.archive_locked"]);
    // The same name twice in the directory.
    let mut twice = write([("cmi5.xml", sound().as_bytes()), ("index.htmA", b"x"), ("index.htmB", b"x")]);
    for at in 0..twice.len() - 10 {
        if &twice[at..at + 9] == b"index.htm" {
            twice[at + 9] = b'l';
        }
    }
    assert!(codes(&read_bytes(&twice)).contains(&"name_twice".to_owned()));
}

#[test]
fn too_many_entries() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for number in 0..=ENTRIES_MAX {
        writer.start_file(number.to_string(), options).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(codes(&read_bytes(&bytes)), ["finding.archive_count"]);
}

#[test]
fn declared_entries_are_counted_first() {
    // Ten million entries by the zip64 record, which are not even there.
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..70_000 {
        writer.start_file(number.to_string(), SimpleFileOptions::default()).unwrap();
    }
    let mut bytes = writer.finish().unwrap().into_inner();
    let record = bytes.windows(4).rposition(|window| window == b"PK\x06\x06").unwrap();
    for at in [record + 24, record + 32] {
        bytes[at..at + 8].copy_from_slice(&10_000_000_u64.to_le_bytes());
    }
    assert_eq!(codes(&read_bytes(&bytes)), ["finding.archive_count"]);
}

#[test]
fn files_are_written_out() {
    let bytes = pack("cmi5.xml", &sound());
    let mut contents = contents(Cursor::new(&bytes), "a.zip").unwrap();
    let mut out = Vec::new();
    assert_eq!(contents.copy_entry(1, &mut out).unwrap(), 13);
    assert_eq!((contents.files()[1].path.as_str(), out.as_slice()), ("index.html", b"<html></html>".as_slice()));
    assert!(matches!(contents.copy_entry(9, &mut out), Err(CopyError::Refused(_))));
}

#[test]
fn files_that_lie_are_stopped() {
    for (case, method) in [("packed", zip::CompressionMethod::Deflated), ("stored", zip::CompressionMethod::Stored)] {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("a.txt", SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(&vec![b'x'; 1 << 20]).unwrap();
        // The directory says one byte where a megabyte unfolds.
        let mut lying = writer.finish().unwrap().into_inner();
        let central = lying.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
        lying[central + 24..central + 28].copy_from_slice(&1_u32.to_le_bytes());
        let mut contents = contents(Cursor::new(&lying), "a.zip").unwrap();
        let mut out = Vec::new();
        let Err(CopyError::Refused(finding)) = contents.copy_entry(0, &mut out) else { panic!("{case}: it is refused") };
        assert_eq!((finding.code.as_str(), finding.value.as_str(), out.len()), ("finding.archive_entry_broken", "a.txt", 0), "{case}");
    }
}

#[test]
fn zip64_is_read() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("cmi5.xml", sound()), ("index.html", "x".to_owned())] {
        writer.start_file(name, SimpleFileOptions::default().large_file(true)).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    assert_eq!(read_bytes(&writer.finish().unwrap().into_inner()).unwrap().files.len(), 2);
}

#[test]
fn manifests_that_are_too_large() {
    let whole = usize::try_from(xml::BYTES_MAX).unwrap();
    let comment = format!("<!--{}-->", " ".repeat(1 << 20));
    let long = format!("<courseStructure xmlns=\"{}\">{}</courseStructure>", xml::CMI5, comment.repeat(whole >> 20));
    assert_eq!(codes(&read(Cursor::new(long), "cmi5.xml")), ["manifest_size"]);
    let attributes = (0..60_000).map(|number| format!(" a{number}=\"\"")).collect::<Vec<_>>().concat();
    assert_eq!(codes(&read_bytes(&pack("cmi5.xml", &course(&format!("<au{attributes}/>"))))), ["manifest_size"]);
}

proptest! {
    #[test]
    fn spoiled_bytes_are_survived(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), which in 0..2) {
        let mut bytes = if which == 0 { pack("cmi5.xml", &sound()) } else { pack("imsmanifest.xml", &scorm("2004 3rd Edition", ITEM, SCO)) };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read_bytes(&bytes);
        if let Ok(mut contents) = contents(Cursor::new(&bytes), "a.zip") {
            for index in 0..contents.files().len() {
                let _ = contents.copy_entry(index, &mut std::io::sink());
            }
        }
    }

    #[test]
    fn spoiled_manifests_are_survived(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), which in 0..2) {
        let (name, manifest) = if which == 0 { ("cmi5.xml", sound()) } else { ("imsmanifest.xml", scorm("1.2", ITEM, SCO)) };
        let mut manifest = manifest.into_bytes();
        for (at, byte) in changes {
            let at = at.index(manifest.len());
            manifest[at] = byte;
        }
        let _ = read_bytes(&write([(name, manifest.as_slice()), ("index.html", b"x")]));
    }
}
