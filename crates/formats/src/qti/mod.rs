//! Questions as 1EdTech Question and Test Interoperability (QTI) writes them: items of 2.1, 2.2 and 3.0, alone or in a content package.
//!
//! Source: 1EdTech, QTI 2.2 and 3.0, the information model of assessments, sections and items, and their XML bindings; IMS Content
//! Packaging 1.2. QTI knows more kinds of questions than the bank, and marks by rules that are small programs. What the bank
//! cannot hold is left out and said; where marking could only be read by its likeness to a standard template, that is said too.

mod element;
mod item;
mod manifest;
mod marking;
mod text;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use domain::{classroom::question::Question, message::{Finding, Severity}, people::unit::name_given};

use crate::archive;
use element::Element;
pub use write::write;

/// The largest item that is read, in bytes.
const ITEM_BYTES_MAX: usize = 2 * 1024 * 1024;
/// The largest manifest; it lists as many items as an archive may hold.
const MANIFEST_BYTES_MAX: usize = 10 * 1024 * 1024;
/// The name under which this product writes, so that it knows its own items again.
const TOOL: &str = "Lilian";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QtiVersion {
    V2_2,
    V3_0,
}

/// A question as an item gives it. It passes the bank's own check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub identifier: String,
    pub title: String,
    pub question: Question,
}

/// Questions in the order of the package, and all that was noticed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    pub questions: Vec<Taken>,
    pub findings: Vec<Finding>,
}

/// What a file of XML turned out to be.
enum Parsed {
    Item(Box<(Option<Taken>, Vec<Finding>)>),
    /// The name of another root.
    Other(String),
    Broken(Finding),
}

/// Reads a package or a single item, told apart by their content.
pub fn read(bytes: &[u8], file_name: &str) -> Read {
    let mut read = Read::default();
    if bytes.starts_with(b"PK\x03\x04") {
        package(bytes, file_name, &mut read);
    } else {
        match parsed(bytes, file_name) {
            Parsed::Item(item) => take(*item, &mut read),
            Parsed::Other(root) => read.findings.push(other(&root, file_name)),
            Parsed::Broken(finding) => read.findings.push(finding),
        }
    }
    if read.questions.is_empty() && !read.findings.iter().any(|finding| finding.severity == Severity::Error) {
        read.findings.push(Finding::error("finding.qti_none", file_name).in_file(file_name));
    }
    let mut seen = BTreeSet::new();
    for taken in &read.questions {
        if !seen.insert(&taken.identifier) {
            read.findings.push(Finding::warning("finding.qti_identifier_twice", &taken.identifier).in_file(file_name).in_part(&taken.identifier));
        }
    }
    read
}

fn parsed(bytes: &[u8], path: &str) -> Parsed {
    let (root, broken) = match Element::parse(bytes, ITEM_BYTES_MAX) {
        Ok(parsed) => parsed,
        Err(finding) => return Parsed::Broken(finding.in_file(path)),
    };
    if root.name != "assessmentitem" {
        return Parsed::Other(root.name);
    }
    let (taken, mut findings) = item::read(&root);
    if broken {
        findings.push(Finding::error("finding.encoding_broken", "UTF-8"));
    }
    let findings = findings.into_iter().map(|finding| finding.in_file(path)).collect();
    Parsed::Item(Box::new((taken, findings)))
}

fn take((taken, findings): (Option<Taken>, Vec<Finding>), read: &mut Read) {
    read.questions.extend(taken);
    read.findings.extend(findings);
}

/// What is said of a file that is no item.
fn other(root: &str, path: &str) -> Finding {
    match root {
        "assessmenttest" | "assessmentsection" => Finding::note("finding.qti_test", path),
        "questestinterop" => Finding::error("finding.qti_old", path),
        _ => Finding::error("finding.qti_no_item", path),
    }
    .in_file(path)
}

fn package(bytes: &[u8], file_name: &str, read: &mut Read) {
    let mut files: BTreeMap<String, Parsed> = BTreeMap::new();
    let mut manifest: Option<(String, Vec<u8>)> = None;
    // Items are read as they come, so that no more than one of them is held unfolded.
    let noticed = archive::each(bytes, file_name, |path, content| {
        let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        if name == "imsmanifest.xml" {
            // The one nearest to the top speaks for the package.
            if manifest.as_ref().is_none_or(|(first, _)| path.matches('/').count() < first.matches('/').count()) {
                manifest = Some((path, content));
            }
        } else if ending == "xml" {
            let file = parsed(&content, &path);
            files.insert(path, file);
        }
    });
    match noticed {
        Ok(findings) => read.findings.extend(findings),
        Err(finding) => return read.findings.push(finding),
    }
    let listed = manifest.and_then(|(path, content)| match Element::parse(&content, MANIFEST_BYTES_MAX) {
        Ok((root, _)) => Some(manifest::read(&root, &path)),
        Err(finding) => {
            read.findings.push(finding.in_file(&path));
            None
        }
    });
    match listed {
        Some(listed) => by_manifest(listed, files, file_name, read),
        None => {
            for (path, file) in files {
                match file {
                    Parsed::Item(item) => take(*item, read),
                    Parsed::Other(root) => read.findings.extend(matches!(root.as_str(), "assessmenttest" | "questestinterop").then(|| other(&root, &path))),
                    Parsed::Broken(finding) => read.findings.push(finding),
                }
            }
        }
    }
}

fn by_manifest(listed: Vec<manifest::Resource>, mut files: BTreeMap<String, Parsed>, file_name: &str, read: &mut Read) {
    for resource in listed {
        match (resource.kind, files.remove(&resource.path)) {
            (manifest::Kind::Old, _) => read.findings.push(Finding::error("finding.qti_old", &resource.path).in_file(&resource.path)),
            (manifest::Kind::Test, _) => read.findings.push(Finding::note("finding.qti_test", &resource.path).in_file(&resource.path)),
            (manifest::Kind::Item, None) => {
                read.findings.push(Finding::error("finding.qti_missing", &resource.path).in_file(file_name).in_part(&resource.identifier));
            }
            (manifest::Kind::Item, Some(Parsed::Item(mut item))) => {
                if let Some(taken) = &mut item.0 {
                    topic(taken, resource.topic, &mut item.1);
                }
                take(*item, read);
            }
            (manifest::Kind::Item, Some(Parsed::Other(root))) => read.findings.push(other(&root, &resource.path)),
            (manifest::Kind::Item, Some(Parsed::Broken(finding))) => read.findings.push(finding),
        }
    }
    for (path, file) in files {
        if matches!(file, Parsed::Item(_)) {
            read.findings.push(Finding::warning("finding.qti_unlisted", &path).in_file(&path));
        }
    }
}

/// Gives a question the topic of the manifest, unless it is too long for one.
fn topic(taken: &mut Taken, topic: String, findings: &mut Vec<Finding>) {
    if topic.is_empty() || name_given(&topic, "topic").is_ok() {
        taken.question.topic = topic;
    } else {
        findings.push(Finding::warning("finding.qti_topic", &topic).in_part(&taken.identifier));
    }
}

#[cfg(test)]
mod tests;
