//! Course packages: cmi5, SCORM 1.2 and 2004, and plain xAPI, told apart by their manifests.
//!
//! [`read`] looks at the names in the archive and at the manifest alone; everything else stays packed until
//! [`Contents::copy_entry`] writes it out, file by file.
//!
//! Source: cmi5 Quartz, 13 and 14; ADL SCORM 1.2 and SCORM 2004 (2nd to 4th Edition), Content Aggregation Model;
//! the manifest of Tin Can packages.

mod address;
pub mod cmi5;
mod entries;
mod noticed;
mod scorm;
pub mod scorm_data;
mod scorm_elements;
mod sequencing;
#[cfg(test)]
mod tests;
mod tincan;
mod xml;

use std::{
    collections::BTreeMap,
    io::{Read, Seek, SeekFrom},
};

use domain::message::Finding;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::entries::{CopyError, ENTRIES_MAX, Contents, Entry, TOTAL_BYTES_MAX, contents};
use self::{address::Files, noticed::Noticed, xml::Xml};

/// The manifests that are looked for, the most telling first.
const MANIFESTS: [&str; 3] = ["cmi5.xml", "imsmanifest.xml", "tincan.xml"];
/// The most units and blocks of a package.
const UNITS_MAX: usize = 200_000;

/// A text in each of its languages; one that names no language is under `und`.
pub type Languages = BTreeMap<String, String>;

/// What a package follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Cmi5,
    Scorm12,
    Scorm2004Second,
    Scorm2004Third,
    Scorm2004Fourth,
    Xapi,
}

/// A package that may be taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Package {
    pub kind: Kind,
    /// The publisher's id: an IRI, in SCORM the identifier of the manifest.
    pub id: String,
    pub title: Languages,
    pub description: Languages,
    pub units: Vec<Node>,
    pub objectives: Vec<Objective>,
    /// In SCORM, the organisation the units are of.
    pub organisation: Option<Organisation>,
    pub files: Vec<Entry>,
    /// Notes and warnings.
    pub findings: Vec<Finding>,
}

/// A block or a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Node {
    Block(Box<Block>),
    Unit(Box<Unit>),
}

/// Units and blocks that belong together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Block {
    pub id: String,
    pub title: Languages,
    pub description: Languages,
    /// The ids of its objectives.
    pub objectives: Vec<String>,
    pub units: Vec<Node>,
    pub scorm: Option<Box<Item>>,
}

/// Something that is launched.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    pub id: String,
    pub title: Languages,
    pub description: Languages,
    pub objectives: Vec<String>,
    /// An address within the package or an absolute one.
    pub launch: String,
    pub launch_method: LaunchMethod,
    pub move_on: MoveOn,
    pub mastery_score: Option<f64>,
    pub launch_parameters: Option<String>,
    pub entitlement_key: Option<String>,
    pub activity_type: Option<String>,
    pub scorm: Option<Box<Item>>,
}

/// What learners should reach.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Objective {
    pub id: String,
    pub title: Languages,
    pub description: Languages,
}

/// The window that a unit asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LaunchMethod {
    #[default]
    AnyWindow,
    OwnWindow,
}

/// What has to be reported of a unit before it counts as done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MoveOn {
    #[default]
    NotApplicable,
    Passed,
    Completed,
    CompletedAndPassed,
    CompletedOrPassed,
}

impl LaunchMethod {
    pub const ALL: [Self; 2] = [Self::AnyWindow, Self::OwnWindow];
    pub fn name(self) -> &'static str {
        match self {
            Self::AnyWindow => "AnyWindow",
            Self::OwnWindow => "OwnWindow",
        }
    }
}

impl MoveOn {
    pub const ALL: [Self; 5] = [Self::NotApplicable, Self::Passed, Self::Completed, Self::CompletedAndPassed, Self::CompletedOrPassed];
    pub fn name(self) -> &'static str {
        match self {
            Self::NotApplicable => "NotApplicable",
            Self::Passed => "Passed",
            Self::Completed => "Completed",
            Self::CompletedAndPassed => "CompletedAndPassed",
            Self::CompletedOrPassed => "CompletedOrPassed",
        }
    }
}

/// The organisation of a SCORM package.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    pub id: String,
    /// Whether objectives are shared with other packages (`adlseq:objectivesGlobalToSystem`).
    pub global_objectives: bool,
    /// The sequencing of the organisation itself; nothing where it has none.
    pub sequencing: Option<Value>,
    /// Whether the organisation or an item of it has sequencing.
    pub sequenced: bool,
}

/// What SCORM says of an item beyond what units of every kind have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Item {
    pub resource: String,
    /// The address as the resource has it.
    pub href: String,
    pub kind: ScormType,
    pub parameters: String,
    pub visible: bool,
    /// 1.2: a script of identifiers that have to be done before.
    pub prerequisites: Option<String>,
    /// 1.2: the raw score that passes, 0 to 100.
    pub mastery_score: Option<f64>,
    pub max_time_allowed: Option<String>,
    pub time_limit_action: Option<String>,
    pub data_from_lms: Option<String>,
    /// 2004: when an item counts as completed, as the manifest has it.
    pub completion_threshold: Option<Value>,
    /// 2004: stores shared between items (4th Edition).
    pub data: Option<Value>,
    /// 2004: which buttons the player hides.
    pub hidden_buttons: Vec<String>,
    pub sequencing: Option<Value>,
}

/// Whether a resource talks to the player.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScormType {
    Sco,
    #[default]
    Asset,
}

/// What a manifest says, before the files are put to it.
#[derive(Debug)]
struct Manifest {
    kind: Kind,
    id: String,
    title: Languages,
    description: Languages,
    units: Vec<Node>,
    objectives: Vec<Objective>,
    organisation: Option<Organisation>,
}

/// Reads a package. Of its files only the manifest is read.
///
/// # Errors
/// All that is wrong with it, not just the first.
pub fn read(mut source: impl Read + Seek, file_name: &str) -> Result<Package, Vec<Finding>> {
    let mut head = [0; 4];
    let read = head_of(&mut source, &mut head).map_err(|_| vec![Finding::error("finding.archive_broken", file_name).in_file(file_name)])?;
    let head = head.get(..read).unwrap_or_default();
    if head.starts_with(b"PK") {
        return packed(source, file_name);
    }
    if head.starts_with(b"<") || head.starts_with(&[0xef, 0xbb, 0xbf]) || head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return bare(source, file_name);
    }
    Err(vec![Finding::error("finding.archive_broken", file_name).in_file(file_name)])
}

fn head_of(source: &mut (impl Read + Seek), head: &mut [u8; 4]) -> std::io::Result<usize> {
    source.seek(SeekFrom::Start(0))?;
    let mut filled = 0;
    while let Some(free) = head.get_mut(filled..).filter(|free| !free.is_empty()) {
        match source.read(free)? {
            0 => break,
            read => filled += read,
        }
    }
    source.seek(SeekFrom::Start(0))?;
    Ok(filled)
}

/// A course structure without files; every address in it is absolute.
fn bare(source: impl Read, file_name: &str) -> Result<Package, Vec<Finding>> {
    let mut noticed = Noticed::new(file_name);
    let manifest = Xml::new(source).and_then(|xml| cmi5::structure::read(xml, &Files::none(), &mut noticed));
    finish(manifest, Vec::new(), noticed)
}

fn packed(source: impl Read + Seek, file_name: &str) -> Result<Package, Vec<Finding>> {
    let mut contents = contents(source, file_name)?;
    let found: Vec<(usize, &str)> = MANIFESTS.iter().filter_map(|name| Some((contents.files().iter().position(|file| file.path == *name)?, *name))).collect();
    let Some((index, name)) = found.first().copied() else { return Err(vec![none_found(contents.files()).in_file(file_name)]) };
    let mut noticed = Noticed::new(name);
    if found.len() > 1 {
        let others: Vec<&str> = found.iter().skip(1).map(|(_, name)| *name).collect();
        noticed.add(Finding::note("finding.package_several", name).with("others", others.join(", ")));
    }
    let files = Files::of(contents.files());
    let manifest = contents.open(index).and_then(|(_, source)| Xml::new(source)).and_then(|xml| match name {
        "cmi5.xml" => cmi5::structure::read(xml, &files, &mut noticed),
        "imsmanifest.xml" => scorm::read(xml, &files, &mut noticed),
        _ => tincan::read(xml, &files, &mut noticed),
    });
    finish(manifest, contents.files().to_vec(), noticed)
}

fn finish(manifest: Result<Manifest, Finding>, files: Vec<Entry>, mut noticed: Noticed) -> Result<Package, Vec<Finding>> {
    let manifest = match manifest {
        Ok(manifest) if !noticed.refused() => manifest,
        Ok(_) => return Err(noticed.into_findings()),
        Err(finding) => {
            noticed.stop(finding);
            return Err(noticed.into_findings());
        }
    };
    let Manifest { kind, id, title, description, units, objectives, organisation } = manifest;
    Ok(Package { kind, id, title, description, units, objectives, organisation, files, findings: noticed.into_findings() })
}

/// There is no manifest where it has to be; perhaps it is in a folder or written otherwise.
fn none_found(files: &[Entry]) -> Finding {
    let is_manifest = |file: &&Entry| file.path.rsplit('/').next().is_some_and(|last| MANIFESTS.iter().any(|name| name.eq_ignore_ascii_case(last)));
    let nearest = files.iter().filter(is_manifest).min_by_key(|file| file.path.matches('/').count());
    match nearest {
        Some(file) => Finding::error("finding.package_manifest_place", &file.path).with("names", MANIFESTS.join(", ")),
        None => Finding::error("finding.package_manifest_none", "").with("names", MANIFESTS.join(", ")),
    }
}
