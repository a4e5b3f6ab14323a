//! Frameworks of competences as 1EdTech CASE 1.0 packages: a document, items, `isChildOf` associations, and a rubric for the
//! written levels of each item.
//!
//! Source: 1EdTech, Competencies and Academic Standards Exchange 1.0, the information model and its JSON binding.

use std::collections::BTreeMap;

use domain::message::{Finding, Read};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A node of a framework, known by its code; `parent` is the code of the node above, empty at the top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    pub code: String,
    pub parent: String,
    pub title: String,
    pub about: String,
    /// Words of each level, the first first.
    pub levels: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Package {
    #[serde(rename = "CFDocument")]
    document: Document,
    #[serde(rename = "CFItems", default)]
    items: Vec<Item>,
    #[serde(rename = "CFAssociations", default)]
    associations: Vec<Association>,
    #[serde(rename = "CFRubrics", default)]
    rubrics: Vec<Rubric>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    identifier: String,
    #[serde(default)]
    uri: String,
    #[serde(default)]
    creator: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    last_change_date_time: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    identifier: String,
    #[serde(default)]
    uri: String,
    #[serde(default)]
    full_statement: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    human_coding_scheme: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    notes: String,
    #[serde(default)]
    last_change_date_time: String,
}

#[derive(Clone, Serialize, Deserialize)]
struct Link {
    #[serde(default)]
    title: String,
    identifier: String,
    #[serde(default)]
    uri: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Association {
    identifier: String,
    #[serde(default)]
    uri: String,
    #[serde(rename = "associationType")]
    kind: String,
    #[serde(default)]
    sequence_number: Option<i64>,
    #[serde(rename = "originNodeURI")]
    origin: Link,
    #[serde(rename = "destinationNodeURI")]
    destination: Link,
    #[serde(default)]
    last_change_date_time: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Rubric {
    identifier: String,
    #[serde(default)]
    uri: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    last_change_date_time: String,
    #[serde(rename = "CFRubricCriteria", default)]
    criteria: Vec<Criterion>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Criterion {
    identifier: String,
    #[serde(default)]
    uri: String,
    #[serde(rename = "CFItemURI", default)]
    item: Option<Link>,
    #[serde(default)]
    position: Option<i64>,
    #[serde(default)]
    last_change_date_time: String,
    #[serde(rename = "CFRubricCriterionLevels", default)]
    levels: Vec<Level>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Level {
    identifier: String,
    #[serde(default)]
    uri: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    position: Option<i64>,
    #[serde(default)]
    last_change_date_time: String,
}

/// Whose framework it is, and when it was written out.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// An address of the house; identifiers are made of it and of codes, so that the same framework keeps them.
    pub house: &'a str,
    pub title: &'a str,
    /// RFC 3339.
    pub at: &'a str,
}

/// A package in JSON. Errors: none that sound nodes could bring about.
pub fn write(nodes: &[Node], about: About<'_>) -> Result<String, serde_json::Error> {
    let id = |what: &str, code: &str| Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("{}/{what}/{code}", about.house).as_bytes()).to_string();
    let uri = |what: &str, id: &str| format!("{}/ims/case/v1p0/{what}/{id}", about.house);
    let at = || about.at.to_owned();
    let link = |what: &str, kind: &str, code: &str, title: &str| {
        let identifier = id(kind, code);
        Link { title: title.to_owned(), uri: uri(what, &identifier), identifier }
    };
    let document = id("document", "");
    let title = |code: &str| nodes.iter().find(|node| node.code == code).map_or("", |node| node.title.as_str());
    let items = nodes.iter().map(|node| {
        let identifier = id("item", &node.code);
        Item { uri: uri("CFItems", &identifier), identifier, full_statement: node.title.clone(), human_coding_scheme: node.code.clone(), notes: node.about.clone(), last_change_date_time: at() }
    });
    let associations = (1..).zip(nodes).map(|(number, node)| {
        let identifier = id("child", &node.code);
        let above = if node.parent.is_empty() { link("CFDocuments", "document", "", about.title) } else { link("CFItems", "item", &node.parent, title(&node.parent)) };
        Association {
            uri: uri("CFAssociations", &identifier), identifier, kind: "isChildOf".into(), sequence_number: Some(number), origin: link("CFItems", "item", &node.code, &node.title),
            destination: above, last_change_date_time: at(),
        }
    });
    let criteria = (1..).zip(nodes.iter().filter(|node| !node.levels.is_empty())).map(|(position, node)| {
        let identifier = id("criterion", &node.code);
        let levels = (1..).zip(&node.levels).map(|(position, words)| {
            let identifier = id("level", &format!("{}/{position}", node.code));
            Level { uri: uri("CFRubricCriterionLevels", &identifier), identifier, description: words.clone(), position: Some(position), last_change_date_time: at() }
        });
        Criterion {
            uri: uri("CFRubricCriteria", &identifier), identifier, item: Some(link("CFItems", "item", &node.code, &node.title)), position: Some(position), last_change_date_time: at(), levels: levels.collect(),
        }
    });
    let rubric = id("rubric", "");
    let package = Package {
        document: Document { uri: uri("CFDocuments", &document), identifier: document.clone(), creator: about.house.to_owned(), title: about.title.to_owned(), last_change_date_time: at() },
        items: items.collect(), associations: associations.collect(),
        rubrics: vec![Rubric { uri: uri("CFRubrics", &rubric), identifier: rubric.clone(), title: about.title.to_owned(), last_change_date_time: at(), criteria: criteria.collect() }],
    };
    serde_json::to_string_pretty(&package)
}

/// The nodes of a package, in the order of its items, and what of it is strange. A finding's row is the number of the item.
///
/// Errors: no JSON, or no package.
pub fn read(text: &str) -> Result<Read<Vec<Node>>, Finding> {
    let package: Package = serde_json::from_str(text).map_err(|error| Finding::error("finding.case_package", &error.to_string()).at(error.line(), ""))?;
    let mut findings = Vec::new();
    let mut codes: BTreeMap<&str, String> = BTreeMap::new();
    for (row, item) in (1..).zip(&package.items) {
        let mut code = item.human_coding_scheme.trim().to_owned();
        if code.is_empty() {
            code = item.identifier.chars().take(8).collect();
            findings.push(Finding::warning("finding.case_no_code", &item.full_statement).with("code", &code).at(row, "humanCodingScheme"));
        }
        if codes.insert(&item.identifier, code).is_some() {
            findings.push(Finding::error("finding.code_twice", &item.identifier).at(row, "identifier"));
        }
    }
    let row_of = |identifier: &str| package.items.iter().position(|item| item.identifier == identifier).map_or(0, |at| at + 1);
    let mut parents: BTreeMap<&str, String> = BTreeMap::new();
    for association in package.associations.iter().filter(|association| association.kind == "isChildOf") {
        let (own, above) = (association.origin.identifier.as_str(), association.destination.identifier.as_str());
        if !codes.contains_key(own) {
            findings.push(Finding::warning("finding.case_no_item", own).at(0, "originNodeURI"));
            continue;
        }
        let parent = if above == package.document.identifier { String::new() } else { codes.get(above).cloned().unwrap_or_else(|| above.to_owned()) };
        if parents.insert(own, parent).is_some() {
            findings.push(Finding::error("finding.case_two_parents", codes.get(own).map_or(own, String::as_str)).at(row_of(own), "isChildOf"));
        }
    }
    let mut levels: BTreeMap<&str, Vec<(i64, String)>> = BTreeMap::new();
    for criterion in package.rubrics.iter().flat_map(|rubric| &rubric.criteria) {
        let Some(item) = &criterion.item else { continue };
        let of = levels.entry(&item.identifier).or_default();
        of.extend((1..).zip(&criterion.levels).map(|(place, level)| (level.position.unwrap_or(place), level.description.trim().to_owned())));
        of.sort();
    }
    let nodes = package.items.iter().map(|item| Node {
        code: codes.get(item.identifier.as_str()).cloned().unwrap_or_default(), parent: parents.get(item.identifier.as_str()).cloned().unwrap_or_default(),
        title: item.full_statement.trim().to_owned(), about: item.notes.trim().to_owned(),
        levels: levels.get(item.identifier.as_str()).map(|levels| levels.iter().map(|(_, words)| words.clone()).collect()).unwrap_or_default(),
    });
    Ok(Read { value: nodes.collect(), findings })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ABOUT: About<'_> = About { house: "https://lizhou.example", title: "砺州市干部能力框架", at: "2026-03-24T09:00:00+08:00" };

    fn node(code: &str, parent: &str, levels: &[&str]) -> Node {
        Node { code: code.into(), parent: parent.into(), title: format!("能力{code}"), about: String::new(), levels: levels.iter().map(|level| (*level).to_owned()).collect() }
    }

    #[test]
    fn a_package_as_it_is_written() {
        let nodes = [node("A", "", &[]), node("A1", "A", &["能在指导下做", "能独立做"])];
        insta::assert_snapshot!(write(&nodes, ABOUT).unwrap());
    }

    #[test]
    fn what_others_write_is_read_with_its_findings() {
        let package = |items: &str, associations: &str| format!(r#"{{"CFDocument": {{"identifier": "d"}}, "CFItems": [{items}], "CFAssociations": [{associations}]}}"#);
        let item = |id: &str, code: &str| format!(r#"{{"identifier": "{id}", "fullStatement": "S{id}", "humanCodingScheme": "{code}", "educationLevel": ["09"]}}"#);
        let child = |own: &str, above: &str| format!(r#"{{"identifier": "x", "associationType": "isChildOf", "originNodeURI": {{"identifier": "{own}"}}, "destinationNodeURI": {{"identifier": "{above}"}}}}"#);
        for (case, text, parents, expected) in [
            ("sound, with fields that mean nothing here", package(&[item("1", "A"), item("2", "B")].join(","), &[child("1", "d"), child("2", "1")].join(",")), vec!["", "A"], vec![]),
            ("without a code", package(&item("0123456789", ""), ""), vec![""], vec!["finding.case_no_code"]),
            ("below two", package(&[item("1", "A"), item("2", "B"), item("3", "C")].join(","), &[child("3", "1"), child("3", "2")].join(",")), vec!["", "", "B"], vec!["finding.case_two_parents"]),
            ("below what is not there", package(&item("1", "A"), &child("1", "9")), vec!["9"], vec![]),
            ("an association of nothing", package(&item("1", "A"), &child("7", "1")), vec![""], vec!["finding.case_no_item"]),
        ] {
            let read = read(&text).unwrap();
            assert_eq!(read.value.iter().map(|node| node.parent.as_str()).collect::<Vec<_>>(), parents, "{case}");
            assert_eq!(read.findings.iter().map(|finding| finding.code.as_str()).collect::<Vec<_>>(), expected, "{case}");
        }
        for text in ["", "[]", r#"{"CFItems": []}"#] {
            assert_eq!(read(text).unwrap_err().code, "finding.case_package", "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(shape in proptest::collection::vec((0usize..5, 0usize..4, "[a-z一-龥]{1,8}"), 1..20)) {
            let mut nodes: Vec<Node> = Vec::new();
            for (at, (above, levels, title)) in shape.into_iter().enumerate() {
                let parent = nodes.get(above).map(|node| node.code.clone()).unwrap_or_default();
                nodes.push(Node { code: format!("C{at}"), parent, title, about: "说明".into(), levels: (0..levels).map(|level| format!("等级{level}")).collect() });
            }
            let read = read(&write(&nodes, ABOUT).unwrap()).unwrap();
            prop_assert_eq!(read.value, nodes);
            prop_assert!(read.findings.is_empty());
        }
    }
}
