//! Packages as authors pack them, and as nobody should: what is taken, and every reason to refuse.

use std::io::{Cursor, Write as _};

use domain::message::Severity;
use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

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
fn course_structures() {
    let block = |inner: &str| format!("<block id=\"urn:b\">{TEXTS}{inner}</block>");
    let objective = |id: &str| format!("<objectives><objective id=\"{id}\">{TEXTS}</objective></objectives>");
    let refers = |id: &str| format!("<au id=\"urn:a\">{TEXTS}<objectives><objective idref=\"{id}\"/></objectives><url>index.html</url></au>");
    let unit = au("urn:a", "", "index.html");
    let texts = |title: &str| format!("<au id=\"urn:a\"><title>{title}</title><description><langstring>乙</langstring></description><url>index.html</url></au>");
    for (case, rest, expected) in [
        ("a unit", unit.clone(), ""),
        ("every attribute", au("urn:a", "moveOn=\"CompletedOrPassed\" masteryScore=\"0.8500\" launchMethod=\"OwnWindow\" activityType=\"urn:t\"", "index.html"), ""),
        ("a block of blocks", block(&format!("{unit}<block id=\"urn:b2\">{TEXTS}{}</block>", au("urn:a2", "", "a/b.html"))), ""),
        ("an objective", objective("urn:o") + &refers("urn:o"), ""),
        ("the publisher's own elements", format!("{unit}<x:more xmlns:x=\"urn:x\"><x:deep a=\"1\"/></x:more>"), ""),
        ("the publisher's own attributes", au("urn:a", "xmlns:x=\"urn:x\" x:own=\"1\"", "index.html"), ""),
        ("elsewhere", au("urn:a", "", "https://example.org/a"), ""),
        ("an application", au("urn:a", "", "player://a"), "url_application"),
        ("no unit", String::new(), "au_none"),
        ("an id that is no IRI", au("a1", "", "index.html"), "iri"),
        ("no id", format!("<au>{TEXTS}<url>index.html</url></au>"), "missing"),
        ("two units of one id", format!("{unit}{unit}"), "id_twice"),
        ("a block with the id of a unit", au("urn:b", "", "index.html") + &block(&unit), "id_twice"),
        ("two objectives of one id", objective("urn:o").replace("</objectives>", &format!("<objective id=\"urn:o\">{TEXTS}</objective></objectives>")) + &unit, "id_twice"),
        ("an objective that is not there", refers("urn:o"), "objective"),
        ("no address", format!("<au id=\"urn:a\">{TEXTS}</au>"), "url_missing"),
        ("an empty address", au("urn:a", "", " "), "url_missing"),
        ("a missing file", au("urn:a", "", "nowhere.html"), "file_missing"),
        ("out of the package", au("urn:a", "", "../index.html"), "url_outside"),
        ("no address at all", au("urn:a", "", "a b"), "url_form"),
        ("a script", au("urn:a", "", "javascript:alert(1)"), "url_scheme"),
        ("a reserved parameter", au("urn:a", "", "index.html?x=1&amp;fetch=2"), "url_reserved"),
        ("two of them, one escaped", au("urn:a", "", "index.html?%61ctor=1&amp;endpoint=2"), "url_reserved url_reserved"),
        ("an unknown moveOn", au("urn:a", "moveOn=\"passed\"", "index.html"), "word"),
        ("an unknown launchMethod", au("urn:a", "launchMethod=\"NewWindow\"", "index.html"), "word"),
        ("a mastery score beyond one", au("urn:a", "masteryScore=\"80\"", "index.html"), "mastery_score"),
        ("a mastery score below nought", au("urn:a", "masteryScore=\"-0.1\"", "index.html"), "mastery_score"),
        ("a mastery score in words", au("urn:a", "masteryScore=\"NaN\"", "index.html"), "mastery_score"),
        ("a mastery score with an exponent", au("urn:a", "masteryScore=\"8e-1\"", "index.html"), "mastery_score"),
        ("a mastery score too fine", au("urn:a", "masteryScore=\"0.33333\"", "index.html"), "mastery_digits"),
        ("a misspelt attribute", au("urn:a", "masteryscore=\"0.8\"", "index.html"), "attribute"),
        ("a title without a text", texts("<langstring lang=\"zh\"> </langstring>"), "langstring_empty"),
        ("a title without langstring", texts("甲"), "langstring_none"),
        ("no such language", texts("<langstring lang=\"中文\">甲</langstring>"), "language"),
        ("a language twice", texts("<langstring lang=\"zh\">甲</langstring><langstring lang=\"zh\">乙</langstring>"), "language_twice"),
        ("no title", "<au id=\"urn:a\"><description><langstring>乙</langstring></description><url>index.html</url></au>".to_owned(), "missing"),
        ("two titles", unit.replace("<url>", "<title><langstring>丙</langstring></title><url>"), "element_twice"),
        ("an unknown element", unit.replace("<url>", "<href>a</href><url>"), "element"),
        ("an unknown element at the top", format!("{unit}<unit/>"), "element"),
        ("an empty block", format!("{unit}{}", block("")), "block_empty"),
        ("a second course", format!("<course id=\"urn:c\">{TEXTS}</course>{unit}"), "element_twice"),
        ("all at once", au("a", "moveOn=\"x\" masteryScore=\"2\" launchMethod=\"y\"", "nowhere.html?actor=1"), "iri file_missing url_reserved word word mastery_score"),
    ] {
        let found = read_bytes(&pack("cmi5.xml", &course(&rest)));
        assert_eq!(codes(&found).join(" "), expected, "{case}");
        let only_warned = ["", "url_application", "mastery_digits", "language_twice"].contains(&expected);
        assert_eq!(found.is_ok(), only_warned, "{case}");
    }
}

#[test]
fn courses_and_roots() {
    let unit = au("urn:a", "", "index.html");
    let sound = course(&unit);
    for (case, manifest, expected) in [
        ("no course", sound.replace(&format!("<course id=\"https://example.org/c\">{TEXTS}</course>"), ""), "missing"),
        ("a course without an id", sound.replace(" id=\"https://example.org/c\"", ""), "missing"),
        ("a course whose id is no IRI", sound.replace("https://example.org/c", "c 1"), "iri"),
        ("a course without a title", sound.replacen("<title><langstring lang=\"zh-CN\">甲</langstring></title>", "", 1), "missing"),
        ("another namespace", sound.replace(xml::CMI5, "urn:other"), "root"),
        ("no namespace", sound.replace(&format!(" xmlns=\"{}\"", xml::CMI5), ""), "root"),
        ("another root", "<course/>".to_owned(), "root"),
        ("a document type", sound.replace("<courseStructure", "<!DOCTYPE courseStructure [<!ENTITY a \"b\">]><courseStructure"), "xml_entities"),
        ("an unknown entity", sound.replace("甲", "&lol;"), "xml_entities"),
        ("an unknown entity in an attribute", sound.replace("urn:a", "urn:&lol;"), "xml_entities"),
        ("too deep", course(&format!("{}{}", "<block id=\"urn:b\">".repeat(70), "</block>".repeat(70))), "id_twice"),
        ("cut short", sound[..sound.len() - 30].to_owned(), "xml"),
        ("wrongly nested", sound.replace("</url>", "</uri>"), "xml"),
        ("empty", String::new(), "xml"),
    ] {
        let codes = codes(&read_bytes(&pack("cmi5.xml", &manifest)));
        if case == "too deep" {
            assert_eq!(codes.last().unwrap(), "xml_depth", "{case}");
        } else {
            assert_eq!(codes.join(" "), expected, "{case}");
        }
    }
}

#[test]
fn a_finding_has_its_place() {
    let manifest = course(&format!("{}{}", au("urn:a", "", "index.html"), au("urn:b", "moveOn=\"x\"", "index.html")));
    let findings = read_bytes(&pack("cmi5.xml", &manifest)).unwrap_err();
    let place = &findings[0].place;
    assert_eq!((place.file.as_str(), place.part.as_str(), place.row, place.column.as_str()), ("cmi5.xml", "au", 5, "moveOn"));
    assert!(findings[0].sentence(domain::catalogue::Language::Zh).contains("CompletedAndPassed"));
}

#[test]
fn what_a_unit_carries() {
    let unit = format!(
        "<block id=\"urn:b\">{TEXTS}<objectives><objective idref=\"urn:o\"/></objectives><au id=\" urn:a \" moveOn=\"Passed\" masteryScore=\"0.75\" launchMethod=\"OwnWindow\" activityType=\"urn:t\">{TEXTS}\
         <url>\n a/b.html?k=v&amp;w=1 \n</url><launchParameters><![CDATA[a<b]]></launchParameters><entitlementKey> k-1 </entitlementKey></au></block>"
    );
    let manifest = course(&format!("<objectives><objective id=\"urn:o\">{TEXTS}</objective></objectives>{unit}"));
    let package = read_bytes(&pack("cmi5.xml", &manifest)).unwrap();
    let [Node::Block(block)] = package.units.as_slice() else { panic!("one block") };
    let [Node::Unit(unit)] = block.units.as_slice() else { panic!("one unit") };
    assert_eq!((package.id.as_str(), package.title["zh-CN"].as_str(), package.objectives[0].id.as_str(), block.objectives.as_slice()), ("https://example.org/c", "甲", "urn:o", &["urn:o".to_owned()][..]));
    let texts = Languages::from([("zh-CN".to_owned(), "甲".to_owned())]);
    let description = Languages::from([("zh-CN".to_owned(), "乙".to_owned())]);
    let expected = Unit {
        id: "urn:a".to_owned(),
        title: texts,
        description,
        launch: "a/b.html?k=v&w=1".to_owned(),
        launch_method: LaunchMethod::OwnWindow,
        move_on: MoveOn::Passed,
        mastery_score: Some(0.75),
        launch_parameters: Some("a<b".to_owned()),
        entitlement_key: Some("k-1".to_owned()),
        activity_type: Some("urn:t".to_owned()),
        ..Unit::default()
    };
    assert_eq!(**unit, expected);
}

#[test]
fn manifests_of_scorm() {
    let asset = r#"<resource identifier="r" href="index.html"/>"#;
    let sub = r#"<item identifier="m1"><title>组</title><item identifier="i" identifierref="r"><title>一</title></item></item>"#;
    for (case, manifest, expected) in [
        ("items within items", scorm("1.2", sub, SCO), ""),
        ("a resource of no type", scorm("1.2", ITEM, asset), "scormtype"),
        ("an item of no resource", scorm("1.2", &ITEM.replace(" identifierref=\"r\"", ""), SCO), "item_empty"),
        ("an item without a title", scorm("1.2", &ITEM.replace("<title>一</title>", ""), SCO), "title"),
        ("a missing resource", scorm("1.2", ITEM, ""), "resource"),
        ("a missing file", scorm("1.2", ITEM, &SCO.replace("href=\"index.html\"", "href=\"x.html\"")), "file_missing"),
        ("a file in other capitals", scorm("1.2", ITEM, &SCO.replace("href=\"index.html\"", "href=\"Index.html\"")), "file_case"),
        ("out of the package", scorm("1.2", ITEM, &SCO.replace("href=\"index.html\"", "href=\"../x.html\"")), "url_outside"),
        ("a resource without an address", scorm("1.2", ITEM, &SCO.replace(" href=\"index.html\">", ">")), "url_missing"),
        ("no items", scorm("1.2", "", SCO), "item_none"),
        ("items of one identifier", scorm("1.2", &ITEM.repeat(2), SCO), "id_twice"),
        ("no such default", scorm("1.2", ITEM, SCO).replace("default=\"o\"", "default=\"p\""), "organisation_default"),
        ("a mastery score beyond", scorm("1.2", &ITEM.replace("</item>", "<adlcp:masteryscore>101</adlcp:masteryscore></item>"), SCO), "scorm_mastery"),
        ("shared sequencing that is not there", scorm("2004 4th Edition", &ITEM.replace("</item>", "<imsss:sequencing IDRef=\"s\"/></item>"), SCO), "sequencing"),
        ("a package of another kind", "<manifest identifier=\"m\"><metadata><schemaversion>1.1.4</schemaversion></metadata></manifest>".to_owned(), "schema"),
        ("no organisation", scorm("1.2", ITEM, SCO).replace(&format!("<{ORGANISATION} "), "<x ").replace(&format!("</{ORGANISATION}>"), "</x>"), "organisation_none"),
        ("another root", "<package/>".to_owned(), "root"),
        ("a document type", format!("<!DOCTYPE m SYSTEM \"file:///etc/passwd\">{}", scorm("1.2", ITEM, SCO)), "xml_entities"),
    ] {
        assert_eq!(codes(&read_bytes(&pack("imsmanifest.xml", &manifest))).join(" "), expected, "{case}");
    }
}

#[test]
fn what_an_item_carries() {
    let item = r#"<item identifier="i" identifierref="r" parameters="?p=1" isvisible="false"><title>一</title><adlcp:prerequisites type="aicc_script">a</adlcp:prerequisites>
        <adlcp:maxtimeallowed>01:00:00</adlcp:maxtimeallowed><adlcp:timelimitaction>exit,message</adlcp:timelimitaction><adlcp:datafromlms>d</adlcp:datafromlms><adlcp:masteryscore>80</adlcp:masteryscore></item>"#;
    let sco = r#"<resource identifier="r" xml:base="a/" type="webcontent" adlcp:scormtype="sco" href="b.html"/>"#;
    let package = read_bytes(&pack("imsmanifest.xml", &scorm("1.2", item, sco))).unwrap();
    let [Node::Unit(unit)] = package.units.as_slice() else { panic!("one unit") };
    assert_eq!((unit.launch.as_str(), unit.title["und"].as_str()), ("a/b.html?p=1", "一"));
    let expected = Item {
        resource: "r".to_owned(),
        href: "b.html".to_owned(),
        kind: ScormType::Sco,
        parameters: "?p=1".to_owned(),
        prerequisites: Some("a".to_owned()),
        mastery_score: Some(80.0),
        max_time_allowed: Some("01:00:00".to_owned()),
        time_limit_action: Some("exit,message".to_owned()),
        data_from_lms: Some("d".to_owned()),
        ..Item::default()
    };
    assert_eq!(unit.scorm.as_deref(), Some(&expected));
}

#[test]
fn a_manifest_in_an_older_encoding() {
    let manifest = format!("<?xml version=\"1.0\" encoding=\"GB2312\"?>\n{}", scorm("1.2", ITEM, SCO));
    let bytes = encoding_rs::GBK.encode(&manifest).0.into_owned();
    let package = read_bytes(&write([("imsmanifest.xml", bytes.as_slice()), ("index.html", b"x")])).unwrap();
    assert_eq!(package.title["und"], "课程");
}

#[test]
fn the_deepest_course_is_kept_as_json() {
    let nested = |depth: usize| {
        let open: Vec<String> = (0..depth).map(|level| format!("<block id=\"urn:b:{level}\">{TEXTS}")).collect();
        course(&format!("{}{}{}", open.concat(), au("urn:a", "", "index.html"), "</block>".repeat(depth)))
    };
    let package = read_bytes(&pack("cmi5.xml", &nested(xml::DEPTH_MAX - 4))).unwrap();
    let back: Package = serde_json::from_str(&serde_json::to_string(&package).unwrap()).unwrap();
    assert_eq!(back, package);
    assert_eq!(codes(&read_bytes(&pack("cmi5.xml", &nested(xml::DEPTH_MAX)))), ["xml_depth"]);
    let items = |depth: usize| {
        let open: Vec<String> = (0..depth).map(|level| format!("<item identifier=\"m{level}\"><title>组</title>")).collect();
        format!("{}{ITEM}{}", open.concat(), "</item>".repeat(depth))
    };
    let package = read_bytes(&pack("imsmanifest.xml", &scorm("2004 4th Edition", &items(xml::DEPTH_MAX - 5), SCO))).unwrap();
    let back: Package = serde_json::from_str(&serde_json::to_string(&package).unwrap()).unwrap();
    assert_eq!(back, package);
}

#[test]
fn manifests_that_are_too_large() {
    let whole = usize::try_from(xml::BYTES_MAX).unwrap();
    let long = format!("<courseStructure xmlns=\"{}\">{}</courseStructure>", xml::CMI5, "<!-- -->\n".repeat(whole / 9 + 1));
    assert_eq!(codes(&read(Cursor::new(long), "cmi5.xml")), ["manifest_size"]);
    let attributes = (0..60_000).map(|number| format!(" a{number}=\"\"")).collect::<Vec<_>>().concat();
    assert_eq!(codes(&read_bytes(&pack("cmi5.xml", &course(&format!("<au{attributes}/>"))))), ["manifest_size"]);
}

#[test]
fn sequencing_is_kept() {
    let sequencing = r#"<imsss:sequencing IDRef="s"><imsss:controlMode flow="true" choice="false"/><imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions conditionCombination="any">
        <imsss:ruleCondition condition="objectiveMeasureGreaterThan" measureThreshold="0.5"/></imsss:ruleConditions><imsss:ruleAction action="skip"/></imsss:preConditionRule></imsss:sequencingRules>
        <imsss:objectives><imsss:primaryObjective objectiveID="p" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure>
        <imsss:mapInfo targetObjectiveID="g" writeSatisfiedStatus="true"/></imsss:primaryObjective></imsss:objectives></imsss:sequencing><adlcp:completionThreshold>0.5</adlcp:completionThreshold>"#;
    let shared = r#"<imsss:sequencingCollection><imsss:sequencing ID="s"><imsss:controlMode flow="false"/><imsss:deliveryControls tracked="true"/></imsss:sequencing></imsss:sequencingCollection>"#;
    let manifest = scorm("2004 4th Edition", &ITEM.replace("</item>", &format!("{sequencing}</item>")), SCO).replace("</manifest>", &format!("{shared}</manifest>"));
    let package = read_bytes(&pack("imsmanifest.xml", &manifest)).unwrap();
    let [Node::Unit(unit)] = package.units.as_slice() else { panic!("one unit") };
    let item = unit.scorm.as_deref().unwrap();
    let expected = serde_json::json!({
        "controlMode": { "flow": true, "choice": false },
        "deliveryControls": { "tracked": true },
        "objectives": { "primaryObjective": { "objectiveID": "p", "satisfiedByMeasure": true, "minNormalizedMeasure": 0.6, "mapInfo": [{ "targetObjectiveID": "g", "writeSatisfiedStatus": true }] } },
        "sequencingRules": { "preConditionRule": [{
            "ruleConditions": { "conditionCombination": "any", "ruleCondition": [{ "condition": "objectiveMeasureGreaterThan", "measureThreshold": 0.5 }] },
            "ruleAction": { "action": "skip" },
        }] },
    });
    assert_eq!(item.sequencing.as_ref(), Some(&expected));
    assert!(package.organisation.unwrap().sequenced);
    let terms = scorm_data::Terms::of(item);
    assert_eq!((terms.scaled_passing_score, terms.completion_threshold), (Some(0.6), Some(0.5)));
}

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
    // The directory says one byte where a megabyte unfolds.
    let mut lying = write([("a.txt", vec![b'x'; 1 << 20].as_slice())]);
    let central = lying.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    lying[central + 24..central + 28].copy_from_slice(&1_u32.to_le_bytes());
    let mut contents = contents(Cursor::new(&lying), "a.zip").unwrap();
    let mut out = Vec::new();
    let Err(CopyError::Refused(finding)) = contents.copy_entry(0, &mut out) else { panic!("it is refused") };
    assert!(["finding.package_entry_longer", "finding.archive_entry_broken"].contains(&finding.code.as_str()));
    assert!(out.len() <= 1);
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
fn a_hundred_thousand_units() {
    let units: String = (0..100_000).map(|number| au(&format!("urn:a:{number}"), "moveOn=\"Completed\"", "index.html")).collect();
    let package = read_bytes(&pack("cmi5.xml", &course(&units))).unwrap();
    assert_eq!(package.units.len(), 100_000);
    // Where all of them are wrong, a person gets as many findings as can be read.
    let wrong: String = (0..2_000).map(|number| au(&format!("urn:a:{number}"), "moveOn=\"x\"", "index.html")).collect();
    let findings = read_bytes(&pack("cmi5.xml", &course(&wrong))).unwrap_err();
    assert_eq!((findings.len(), findings[1000].code.as_str(), findings[1000].value.as_str()), (1001, "finding.package_more", "1000"));
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
