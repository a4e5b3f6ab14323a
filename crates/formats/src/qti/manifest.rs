//! The manifest of a content package (IMS Content Packaging): which files are items, and what each is about.

use std::collections::BTreeMap;

use super::{element::Element, text};

/// The element of the trees of folders, which the standard spells otherwise than this product.
pub(super) const ORGANISATIONS: &str = concat!("organi", "zations");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Item,
    /// A test, or a section of one.
    Test,
    /// QTI before version 2.
    Old,
}

#[derive(Debug)]
pub(super) struct Resource {
    pub(super) identifier: String,
    pub(super) kind: Kind,
    /// The path within the archive.
    pub(super) path: String,
    pub(super) topic: String,
}

/// The resources of QTI in their order; `path` is where the manifest itself lies.
pub(super) fn read(root: &Element, path: &str) -> Vec<Resource> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folders = root.child(ORGANISATIONS).map(folders).unwrap_or_default();
    let mut listed = Vec::new();
    for resources in root.children("resources") {
        for resource in resources.children("resource") {
            let Some(kind) = kind(&resource.attribute("type").to_lowercase()) else { continue };
            let first = resource.child("file").map_or("", |file| file.attribute("href"));
            let href = if resource.attribute("href").is_empty() { first } else { resource.attribute("href") };
            let path = resolved(&[folder, root.attribute("base"), resources.attribute("base"), resource.attribute("base"), href]);
            let identifier = resource.attribute("identifier").to_owned();
            let topic = topic(resource).or_else(|| folders.get(&identifier).cloned()).unwrap_or_default();
            listed.push(Resource { identifier, kind, path, topic });
        }
    }
    listed
}

fn kind(of: &str) -> Option<Kind> {
    let rest = of.strip_prefix("imsqti_")?;
    match () {
        () if rest.starts_with("xmlv1") || rest.starts_with("asi_xmlv1") => Some(Kind::Old),
        () if rest.contains("item") => Some(Kind::Item),
        () if rest.starts_with("test") || rest.starts_with("assessment") || rest.starts_with("section") => Some(Kind::Test),
        () => None,
    }
}

/// A path of its parts, with `%41` read as a letter and `..` taken back.
fn resolved(parts: &[&str]) -> String {
    let mut steps: Vec<String> = Vec::new();
    for step in parts.iter().flat_map(|part| part.split(['/', '\\'])) {
        match decoded(step).trim() {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step.to_owned()),
        }
    }
    steps.join("/")
}

fn decoded(step: &str) -> String {
    let mut bytes = Vec::with_capacity(step.len());
    let mut rest = step;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        if let Some(byte) = after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(b'%');
            rest = after;
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The first keyword of the metadata, else its subject, else the last step of a classification.
fn topic(resource: &Element) -> Option<String> {
    let metadata = resource.child("metadata")?.within();
    let last_of = |name: &str| metadata.iter().filter(|element| element.name == name).map(|element| text::of(element).0).rfind(|words| !words.is_empty());
    let keyword = metadata.iter().filter(|element| element.name == "keyword").map(|element| text::of(element).0).find(|words| !words.is_empty());
    keyword.or_else(|| last_of("subject")).or_else(|| last_of("entry").filter(|_| metadata.iter().any(|element| element.name == "taxon")))
}

/// The title of the folder each resource lies in, where the package has an organisation.
fn folders(organisations: &Element) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for folder in organisations.within() {
        let Some(title) = folder.child("title").map(|title| text::of(title).0) else { continue };
        for item in folder.children("item") {
            found.insert(item.attribute("identifierref").to_owned(), title.clone());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        for (parts, expected) in [
            (vec!["", "items/q1.xml"], "items/q1.xml"),
            (vec!["pkg", "items/", "q%201.xml"], "pkg/items/q 1.xml"),
            (vec!["pkg", "../%E9%A2%98.xml"], "题.xml"),
            (vec!["", "./a\\b%zz.xml"], "a/b%zz.xml"),
        ] {
            assert_eq!(resolved(&parts), expected);
        }
    }

    #[test]
    fn kinds() {
        for (of, expected) in [
            ("imsqti_item_xmlv2p1", Some(Kind::Item)),
            ("imsqti_item_xmlv3p0", Some(Kind::Item)),
            ("imsqti_apipitem_xmlv2p2", Some(Kind::Item)),
            ("imsqti_test_xmlv2p2", Some(Kind::Test)),
            ("imsqti_assessment_xmlv2p2", Some(Kind::Test)),
            ("imsqti_xmlv1p2", Some(Kind::Old)),
            ("imsqti_rptemplate_xmlv2p2", None),
            ("webcontent", None),
        ] {
            assert_eq!(kind(of), expected, "{of}");
        }
    }
}
