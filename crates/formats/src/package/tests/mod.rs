//! Packages as authors pack them, and as nobody should: what is taken, and every reason to refuse.

mod hostile;
mod scorm;
mod structure;

use std::io::Cursor;

use domain::{catalogue::Language, message::Severity};

use super::{
    scorm::{ORGANISATION, ORGANISATIONS},
    *,
};
use crate::archive::write;

const TEXTS: &str = r#"<title><langstring lang="zh-CN">甲</langstring></title><description><langstring lang="zh-CN">乙</langstring></description>"#;

/// A course structure with what comes after the course.
fn course(rest: &str) -> String {
    let space = xml::CMI5;
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<courseStructure xmlns=\"{space}\">\n<course id=\"https://example.org/c\">{TEXTS}</course>\n{rest}</courseStructure>\n")
}

fn au(id: &str, attributes: &str, url: &str) -> String {
    format!("<au id=\"{id}\" {attributes}>{TEXTS}<url>{url}</url></au>\n")
}

fn sound() -> String {
    course(&au("urn:a:1", "", "index.html"))
}

/// A manifest of SCORM around items, resources and attributes of the namespaces.
fn scorm(version: &str, items: &str, resources: &str) -> String {
    let adlcp = if version == "1.2" { xml::ADLCP_1 } else { xml::ADLCP };
    let (space, imsss) = (xml::IMSCP, xml::IMSSS);
    format!(
        "<manifest identifier=\"m\" xmlns=\"{space}\" xmlns:adlcp=\"{adlcp}\" xmlns:imsss=\"{imsss}\">\n<metadata><schema>ADL SCORM</schema><schemaversion>{version}</schemaversion></metadata>\n\
         <{ORGANISATIONS} default=\"o\"><{ORGANISATION} identifier=\"o\"><title>课程</title>{items}</{ORGANISATION}></{ORGANISATIONS}>\n<resources>{resources}</resources></manifest>"
    )
}

const ITEM: &str = r#"<item identifier="i" identifierref="r"><title>一</title></item>"#;
const SCO: &str = r#"<resource identifier="r" type="webcontent" adlcp:scormType="sco" href="index.html"><file href="index.html"/></resource>"#;

fn pack(name: &str, manifest: &str) -> Vec<u8> {
    write([(name, manifest.as_bytes()), ("index.html", b"<html></html>"), ("a/b.html", b"<html></html>")])
}

fn codes(result: &Result<Package, Vec<Finding>>) -> Vec<String> {
    let findings = match result {
        Ok(package) => &package.findings,
        Err(findings) => findings,
    };
    for finding in findings.iter().filter(|finding| !finding.value.ends_with('…')) {
        // An argument that a sentence names and the finding lacks becomes an ellipsis; the addresses it shows have one too.
        let sentences = [Language::Zh, Language::En].map(|language| finding.sentence(language).replace("://…", "").replace("urn:…", ""));
        assert!(sentences.iter().all(|sentence| !sentence.contains(['…', '{']) && *sentence != finding.code), "{}: {sentences:?}", finding.code);
    }
    findings.iter().map(|finding| finding.code.replace("finding.package_", "")).collect()
}

fn read_bytes(bytes: &[u8]) -> Result<Package, Vec<Finding>> {
    read(Cursor::new(bytes), "课件.zip")
}

#[test]
fn kinds_of_packages() {
    let tincan = format!(r#"<tincan xmlns="{}"><activities><activity id="urn:a" type="urn:t"><name lang="zh">甲</name><launch lang="zh">index.html</launch></activity></activities></tincan>"#, xml::TINCAN);
    for (case, name, manifest, kind, noticed) in [
        ("cmi5", "cmi5.xml", sound(), Kind::Cmi5, ""),
        ("SCORM 1.2", "imsmanifest.xml", scorm("1.2", ITEM, SCO), Kind::Scorm12, ""),
        ("SCORM 2004, second", "imsmanifest.xml", scorm("CAM 1.3", ITEM, SCO), Kind::Scorm2004Second, ""),
        ("SCORM 2004, third", "imsmanifest.xml", scorm("2004 3rd Edition", ITEM, SCO), Kind::Scorm2004Third, ""),
        ("SCORM 2004, fourth", "imsmanifest.xml", scorm("2004 4th Edition", ITEM, SCO), Kind::Scorm2004Fourth, ""),
        ("SCORM 2004 by its namespace", "imsmanifest.xml", scorm("2004", ITEM, SCO), Kind::Scorm2004Third, "schema_assumed"),
        ("xAPI", "tincan.xml", tincan, Kind::Xapi, ""),
    ] {
        let package = read_bytes(&pack(name, &manifest)).unwrap_or_else(|findings| panic!("{case}: {findings:?}"));
        assert_eq!(package.kind, kind, "{case}");
        assert_eq!(codes(&Ok(package.clone())).join(" "), noticed, "{case}");
        assert!(matches!(package.units.as_slice(), [Node::Unit(unit)] if unit.launch == "index.html"), "{case}");
        assert_eq!(package.files.len(), 3, "{case}");
        let back: Package = serde_json::from_str(&serde_json::to_string(&package).unwrap()).unwrap();
        assert_eq!(back, package, "{case}");
    }
}

#[test]
fn which_manifest() {
    for (case, files, expected) in [
        ("none", vec!["index.html"], "manifest_none"),
        ("in a folder", vec!["课程/cmi5.xml", "课程/index.html"], "manifest_place"),
        ("in capitals", vec!["CMI5.XML"], "manifest_place"),
        ("nothing at all", vec![], "manifest_none"),
    ] {
        let bytes = write(files.into_iter().map(|name| (name, b"x".as_slice())));
        assert_eq!(codes(&read_bytes(&bytes)), [expected], "{case}");
    }
    let both = write([("imsmanifest.xml", b"<manifest/>".as_slice()), ("cmi5.xml", sound().as_bytes()), ("index.html", b"x")]);
    let package = read_bytes(&both).unwrap();
    assert_eq!((package.kind, package.findings[0].severity, package.findings[0].code.as_str()), (Kind::Cmi5, Severity::Note, "finding.package_several"));
    assert_eq!(codes(&read_bytes(b"no archive")), ["finding.archive_broken"]);
    assert_eq!(codes(&read_bytes(b"PK\x03\x04 no archive either")), ["finding.archive_broken"]);
}

#[test]
fn a_course_structure_by_itself() {
    let elsewhere = course(&au("urn:a:1", "", "https://example.org/a/?x=1"));
    assert_eq!(read(Cursor::new(elsewhere.as_bytes()), "cmi5.xml").unwrap().kind, Kind::Cmi5);
    assert_eq!(codes(&read(Cursor::new(sound().as_bytes()), "cmi5.xml")), ["url_relative"]);
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(elsewhere.replace("UTF-8", "UTF-16").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(read(Cursor::new(wide), "cmi5.xml").unwrap().title["zh-CN"], "甲");
}

#[test]
fn plain_packages() {
    let list = |activities: &str| format!("<tincan xmlns=\"{}\"><activities>{activities}</activities></tincan>", xml::TINCAN);
    let activity = r#"<activity id="urn:a" type="urn:t"><name lang="zh">甲</name><description lang="zh">乙</description><launch lang="zh">index.html</launch></activity>"#;
    let question = r#"<activity id="urn:q" type="urn:i"><name>问</name></activity>"#;
    for (case, manifest, expected) in [
        ("an activity and a question", list(&format!("{activity}{question}")), ""),
        ("nothing to open", list(question), "launch_none"),
        ("an id that is no IRI", list(&activity.replace("urn:a", "a")), "iri"),
        ("no id", list(&activity.replace(" id=\"urn:a\"", "")), "missing"),
        ("no name", list(&activity.replace("<name lang=\"zh\">甲</name>", "")), "missing"),
        ("one id twice", list(&activity.repeat(2)), "id_twice"),
        ("a missing file", list(&activity.replace("index.html", "x.html")), "file_missing"),
        ("a script", list(&activity.replace("index.html", "javascript:a()")), "url_scheme"),
        ("another namespace", list(activity).replace(xml::TINCAN, "urn:x"), "root"),
        ("an entity", list(&activity.replace("甲", "&a;")), "xml_entities"),
    ] {
        assert_eq!(codes(&read_bytes(&pack("tincan.xml", &manifest))).join(" "), expected, "{case}");
    }
    let package = read_bytes(&pack("tincan.xml", &list(&format!("{activity}{question}")))).unwrap();
    assert_eq!((package.id.as_str(), package.title["zh"].as_str(), package.description["zh"].as_str(), package.units.len()), ("urn:a", "甲", "乙", 1));
}
