//! Plain xAPI packages: `tincan.xml`, a list of activities of which one or more are launched.
//!
//! Source: the Tin Can launch manifest as Rustici Software describes it (tincan.xsd).

use std::collections::BTreeSet;

use domain::message::Finding;
use iri_string::types::IriStr;

use super::{
    Kind, Languages, Manifest, Node, UNITS_MAX, Unit,
    address::{self, Files},
    noticed::Noticed,
    xml::{self, Element, Next, Xml},
};

/// Reads the list; activities without an address only describe what statements are about.
pub(super) fn read(mut xml: Xml<'_>, files: &Files, noticed: &mut Noticed) -> Result<Manifest, Finding> {
    let root = xml.root()?;
    if root.name != "tincan" || root.space != xml::TINCAN {
        return Err(Finding::error("finding.package_root", &root.name).with("root", "tincan").with("namespace", xml::TINCAN).at(root.line, ""));
    }
    let (mut known, mut first, mut units) = (BTreeSet::new(), None, Vec::new());
    while let Some(list) = xml.child()? {
        if list.name != "activities" {
            xml.skip()?;
            continue;
        }
        while let Some(activity) = xml.child()? {
            let activity = xml.whole(activity, |_| true)?;
            if known.len() >= UNITS_MAX {
                return Err(Finding::error("finding.package_units", &activity.name).with("limit", UNITS_MAX).at(activity.line, ""));
            }
            let unit = unit(&activity, files, noticed);
            if !unit.id.is_empty() && !known.insert(unit.id.clone()) {
                noticed.add(Finding::error("finding.package_id_twice", &unit.id).in_part("activity").at(activity.line, "id"));
            }
            first.get_or_insert_with(|| (unit.id.clone(), unit.title.clone(), unit.description.clone()));
            if activity.child("launch").is_some() {
                units.push(Node::Unit(Box::new(unit)));
            }
        }
    }
    while !matches!(xml.next()?, Next::End) {}
    if units.is_empty() {
        noticed.add(Finding::error("finding.package_launch_none", "").in_part("activities").at(root.line, "launch"));
    }
    let (id, title, description) = first.unwrap_or_default();
    Ok(Manifest { kind: Kind::Xapi, id, title, description, units, objectives: Vec::new(), organisation: None })
}

fn unit(activity: &Element, files: &Files, noticed: &mut Noticed) -> Unit {
    let mut id = |name: &str, must: bool| {
        let given = activity.attribute(name).unwrap_or_default();
        if given.is_empty() && must {
            noticed.add(Finding::error("finding.package_missing", name).in_part("activity").at(activity.line, name).with("element", "activity"));
        } else if !given.is_empty() && IriStr::new(given).is_err() {
            noticed.add(Finding::error("finding.package_iri", given).in_part("activity").at(activity.line, name).with("element", "activity"));
        }
        given.to_owned()
    };
    let (id, kind) = (id("id", true), id("type", false));
    let title = texts(activity, "name");
    if title.is_empty() {
        noticed.add(Finding::error("finding.package_missing", "name").in_part("activity").at(activity.line, "name").with("element", "activity"));
    }
    let launch = activity.child("launch");
    if let Some(launch) = launch
        && let Some(finding) = address::check(launch.text(), files)
    {
        noticed.add(finding.in_part("activity").at(launch.line, "launch"));
    }
    Unit {
        id,
        title,
        description: texts(activity, "description"),
        launch: launch.map(|it| it.text().to_owned()).unwrap_or_default(),
        activity_type: Some(kind).filter(|kind| !kind.is_empty()),
        ..Unit::default()
    }
}

fn texts(activity: &Element, name: &str) -> Languages {
    let texts = activity.all(name).filter(|text| !text.text().is_empty());
    texts.map(|text| (text.attribute("lang").unwrap_or("und").to_owned(), text.text().to_owned())).collect()
}
