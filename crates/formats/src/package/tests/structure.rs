//! Course structures of cmi5: every requirement with the structure that breaks it.

use super::*;

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
        ("cut before its end", sound.replace("</courseStructure>", ""), "xml"),
        ("cut within a unit", sound[..sound.find("<url>").unwrap()].to_owned(), "xml"),
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
fn a_hundred_thousand_units() {
    let units: String = (0..100_000).map(|number| au(&format!("urn:a:{number}"), "moveOn=\"Completed\"", "index.html")).collect();
    let package = read_bytes(&pack("cmi5.xml", &course(&units))).unwrap();
    assert_eq!(package.units.len(), 100_000);
    // Where all of them are wrong, a person gets as many findings as can be read.
    let wrong: String = (0..2_000).map(|number| au(&format!("urn:a:{number}"), "moveOn=\"x\"", "index.html")).collect();
    let findings = read_bytes(&pack("cmi5.xml", &course(&wrong))).unwrap_err();
    assert_eq!((findings.len(), findings[1000].code.as_str(), findings[1000].value.as_str()), (1001, "finding.package_more", "1000"));
}

#[test]
fn too_many_units() {
    let findings = read_bytes(&pack("cmi5.xml", &course(&"<au/>".repeat(UNITS_MAX + 1)))).unwrap_err();
    assert!(findings.iter().any(|finding| finding.code == "finding.package_units"), "{:?}", findings.last());
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
