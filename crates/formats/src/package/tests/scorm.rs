//! Manifests of SCORM: what is read of them, and what is wrong with others.

use super::*;

#[test]
fn manifests_of_scorm() {
    let asset = r#"<resource identifier="r" href="index.html"/>"#;
    let sub = r#"<item identifier="m1"><title>组</title><item identifier="i" identifierref="r"><title>一</title></item></item>"#;
    for (case, manifest, expected) in [
        ("items within items", scorm("1.2", sub, SCO), ""),
        ("a path of Windows", scorm("1.2", ITEM, &SCO.replace("href=\"index.html\"", "href=\"a\\b.html\"")), ""),
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
