//! SCORM packages: `imsmanifest.xml` of the versions 1.2 and 2004, its default organisation with items and resources.
//!
//! Source: ADL SCORM 1.2, Content Aggregation Model, 2.3; ADL SCORM 2004 4th Edition, Content Aggregation Model, 3.4.

use std::collections::{BTreeMap, BTreeSet};

use domain::message::Finding;
use serde_json::Value;

use super::{
    Block, Item, Kind, Languages, Manifest, Node, Organisation, ScormType, UNITS_MAX, Unit,
    address::{self, Files},
    noticed::Noticed,
    sequencing::{self, Collection},
    xml::{self, Element, Next, Xml},
};

/// The element's name in the schema, which spells it otherwise than the glossary.
pub(super) const ORGANISATION: &str = concat!("organi", "zation");
/// The list of them.
pub(super) const ORGANISATIONS: &str = concat!("organi", "zations");

/// Lists of files and descriptions of the manifest say nothing that is needed here.
fn wanted(element: &Element) -> bool {
    !matches!(element.name.as_str(), "file" | "dependency" | "lom")
}

/// Reads the manifest.
pub(super) fn read(mut xml: Xml<'_>, files: &Files, noticed: &mut Noticed) -> Result<Manifest, Finding> {
    let root = xml.root()?;
    if root.name != "manifest" {
        return Err(Finding::error("finding.package_root", &root.name).with("root", "manifest").with("namespace", xml::IMSCP).at(root.line, ""));
    }
    let manifest = xml.whole(root, wanted)?;
    while !matches!(xml.next()?, Next::End) {}
    let kind = kind(&manifest, noticed)?;
    let Some(organisation) = organisation(&manifest, noticed) else {
        return Err(Finding::error("finding.package_organisation_none", "").in_part(ORGANISATIONS).at(manifest.line, ORGANISATION));
    };
    let mut reader = Reader { kind, files, noticed, resources: resources(&manifest), shared: sequencing::collection(&manifest), known: BTreeSet::new(), sequenced: false };
    let id = manifest.attribute("identifier").unwrap_or_default().to_owned();
    if id.is_empty() {
        reader.missing(&manifest, "identifier");
    }
    let title = reader.title(organisation);
    let own = reader.sequencing(organisation);
    let units = reader.items(organisation)?;
    if reader.known.is_empty() {
        reader.noticed.add(Finding::error("finding.package_item_none", "").in_part(ORGANISATION).at(organisation.line, "item"));
    }
    let organisation = Organisation {
        id: organisation.attribute("identifier").unwrap_or_default().to_owned(),
        global_objectives: organisation.attribute("objectivesGlobalToSystem") != Some("false"),
        sequencing: own,
        sequenced: reader.sequenced,
    };
    Ok(Manifest { kind, id, title, description: Languages::new(), units, objectives: Vec::new(), organisation: Some(organisation) })
}

/// The version, as the manifest says it or as its namespaces show it.
fn kind(manifest: &Element, noticed: &mut Noticed) -> Result<Kind, Finding> {
    let metadata = manifest.child("metadata");
    let version = metadata.and_then(|it| it.text_of("schemaversion")).unwrap_or_default();
    match version.to_ascii_lowercase().as_str() {
        "1.2" => return Ok(Kind::Scorm12),
        "cam 1.3" | "2004 2nd edition" => return Ok(Kind::Scorm2004Second),
        "2004 3rd edition" => return Ok(Kind::Scorm2004Third),
        "2004 4th edition" => return Ok(Kind::Scorm2004Fourth),
        _ => {}
    }
    let line = metadata.map_or(manifest.line, |it| it.line);
    let assumed = match () {
        () if manifest.speaks(xml::ADLCP) => Kind::Scorm2004Third,
        () if manifest.speaks(xml::ADLCP_1) => Kind::Scorm12,
        () => return Err(Finding::error("finding.package_schema", version).in_part("metadata").at(line, "schemaversion")),
    };
    let name = if assumed == Kind::Scorm12 { "SCORM 1.2" } else { "SCORM 2004 3rd Edition" };
    noticed.add(Finding::warning("finding.package_schema_assumed", version).with("assumed", name).in_part("metadata").at(line, "schemaversion"));
    Ok(assumed)
}

/// The default organisation; without one that is named, the first.
fn organisation<'a>(manifest: &'a Element, noticed: &mut Noticed) -> Option<&'a Element> {
    let list = manifest.child(ORGANISATIONS)?;
    let first = list.child(ORGANISATION)?;
    let chosen = match list.attribute("default").filter(|id| !id.is_empty()) {
        None => first,
        Some(id) => list.all(ORGANISATION).find(|it| it.attribute("identifier") == Some(id)).unwrap_or_else(|| {
            noticed.add(Finding::warning("finding.package_organisation_default", id).in_part(ORGANISATIONS).at(list.line, "default"));
            first
        }),
    };
    let others = list.all(ORGANISATION).count() - 1;
    if others > 0 {
        let id = chosen.attribute("identifier").unwrap_or_default();
        noticed.add(Finding::note("finding.package_organisations", id).with("count", others).in_part(ORGANISATIONS).at(list.line, ""));
    }
    Some(chosen)
}

struct Resource<'a> {
    element: &'a Element,
    /// The address with every `xml:base` before it.
    address: String,
}

fn resources(manifest: &Element) -> BTreeMap<&str, Resource<'_>> {
    let base = |element: &Element| element.attribute("base").unwrap_or_default().to_owned();
    let mut found = BTreeMap::new();
    for list in manifest.all("resources") {
        for element in list.all("resource") {
            let Some(id) = element.attribute("identifier") else { continue };
            let href = element.attribute("href").unwrap_or_default();
            let address = if href.is_empty() || address::scheme(href).is_some() { href.to_owned() } else { format!("{}{}{}{href}", base(manifest), base(list), base(element)) };
            // Older tools write the address as a path of Windows.
            found.insert(id, Resource { element, address: address.replace(' ', "%20").replace('\\', "/") });
        }
    }
    found
}

struct Reader<'a> {
    kind: Kind,
    files: &'a Files,
    noticed: &'a mut Noticed,
    resources: BTreeMap<&'a str, Resource<'a>>,
    shared: Collection,
    /// The identifiers of items.
    known: BTreeSet<String>,
    sequenced: bool,
}

impl Reader<'_> {
    fn missing(&mut self, element: &Element, name: &str) {
        self.noticed.add(Finding::error("finding.package_missing", name).in_part(&element.name).at(element.line, name).with("element", &element.name));
    }

    fn title(&mut self, element: &Element) -> Languages {
        if let Some(title) = element.text_of("title").filter(|title| !title.is_empty()) {
            return Languages::from([("und".to_owned(), title.to_owned())]);
        }
        let id = element.attribute("identifier").unwrap_or_default();
        self.noticed.add(Finding::warning("finding.package_title", id).in_part(&element.name).at(element.line, "title"));
        Languages::new()
    }

    fn sequencing(&mut self, element: &Element) -> Option<Value> {
        if self.kind == Kind::Scorm12 {
            return None;
        }
        if let Some(id) = sequencing::dangling(element, &self.shared) {
            self.noticed.add(Finding::error("finding.package_sequencing", id).in_part(&element.name).at(element.line, "IDRef"));
        }
        let found = sequencing::of(element, &self.shared);
        self.sequenced |= found.is_some();
        found
    }

    fn items(&mut self, parent: &Element) -> Result<Vec<Node>, Finding> {
        let mut units = Vec::new();
        for item in parent.all("item") {
            units.extend(self.item(item)?);
        }
        Ok(units)
    }

    fn item(&mut self, element: &Element) -> Result<Option<Node>, Finding> {
        let id = element.attribute("identifier").unwrap_or_default().to_owned();
        if id.is_empty() {
            self.missing(element, "identifier");
        } else if !self.known.insert(id.clone()) {
            self.noticed.add(Finding::error("finding.package_id_twice", &id).in_part("item").at(element.line, "identifier"));
        }
        if self.known.len() > UNITS_MAX {
            return Err(Finding::error("finding.package_units", "item").with("limit", UNITS_MAX).at(element.line, ""));
        }
        let title = self.title(element);
        let mut item = self.facts(element);
        let reference = element.attribute("identifierref").filter(|id| !id.is_empty());
        if element.child("item").is_some() {
            if let Some(reference) = reference {
                self.noticed.add(Finding::warning("finding.package_item_resource", reference).in_part("item").at(element.line, "identifierref"));
            }
            let units = self.items(element)?;
            return Ok(Some(Node::Block(Box::new(Block { id, title, units, scorm: Some(Box::new(item)), ..Block::default() }))));
        }
        let Some(reference) = reference else {
            self.noticed.add(Finding::warning("finding.package_item_empty", &id).in_part("item").at(element.line, "identifierref"));
            return Ok(None);
        };
        let launch = self.launch(element, reference, &mut item);
        Ok(Some(Node::Unit(Box::new(Unit { id, title, launch, scorm: Some(Box::new(item)), ..Unit::default() }))))
    }

    /// What the item says beside its title and resource.
    fn facts(&mut self, element: &Element) -> Item {
        let child = |name: &str| element.children.iter().find(|child| child.name.eq_ignore_ascii_case(name));
        let text = |name: &str| child(name).map(|it| it.text().to_owned()).filter(|text| !text.is_empty());
        let mastery = text("masteryscore");
        let score = mastery.as_deref().and_then(|score| score.parse::<f64>().ok()).filter(|score| (0.0..=100.0).contains(score));
        if let Some(given) = mastery.filter(|_| score.is_none()) {
            self.noticed.add(Finding::warning("finding.package_scorm_mastery", &given).in_part("item").at(element.line, "masteryscore"));
        }
        let interface = child("presentation").and_then(|it| it.child("navigationInterface"));
        Item {
            parameters: element.attribute("parameters").unwrap_or_default().to_owned(),
            visible: element.attribute("isvisible") != Some("false"),
            prerequisites: text("prerequisites"),
            mastery_score: score,
            max_time_allowed: text("maxtimeallowed"),
            time_limit_action: text("timelimitaction"),
            data_from_lms: text("datafromlms"),
            completion_threshold: child("completionThreshold").map(sequencing::tree),
            data: child("data").map(sequencing::tree),
            hidden_buttons: interface.into_iter().flat_map(|it| it.all("hideLMSUI")).map(|it| it.text().to_owned()).collect(),
            sequencing: self.sequencing(element),
            ..Item::default()
        }
    }

    /// The address an item is launched at, and what its resource is.
    fn launch(&mut self, element: &Element, reference: &str, item: &mut Item) -> String {
        let Some(Resource { element: resource, address }) = self.resources.get(reference) else {
            self.noticed.add(Finding::error("finding.package_resource", reference).in_part("item").at(element.line, "identifierref"));
            return String::new();
        };
        let kind = resource.attributes.iter().find(|it| it.name.eq_ignore_ascii_case("scormtype")).map(|it| it.value.trim().to_ascii_lowercase());
        item.kind = match kind.as_deref() {
            Some("sco") => ScormType::Sco,
            Some("asset") => ScormType::Asset,
            other => {
                self.noticed.add(Finding::warning("finding.package_scormtype", other.unwrap_or_default()).with("id", reference).in_part("resource").at(resource.line, "scormType"));
                ScormType::Asset
            }
        };
        reference.clone_into(&mut item.resource);
        resource.attribute("href").unwrap_or_default().clone_into(&mut item.href);
        if let Some(finding) = address::check(address, self.files) {
            self.noticed.add(finding.in_part("resource").at(resource.line, "href"));
        }
        with_parameters(address, &item.parameters)
    }
}

/// Puts the parameters of an item to the address of its resource (Content Aggregation Model, `parameters`).
fn with_parameters(address: &str, parameters: &str) -> String {
    let plain = parameters.trim().trim_start_matches(['?', '&']);
    match plain.strip_prefix('#') {
        _ if plain.is_empty() => address.to_owned(),
        Some(_) if address.contains('#') => address.to_owned(),
        Some(fragment) => format!("{address}#{fragment}"),
        None => format!("{address}{}{plain}", if address.contains('?') { '&' } else { '?' }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters() {
        for (address, parameters, expected) in [
            ("a.html", "", "a.html"),
            ("a.html", "?x=1", "a.html?x=1"),
            ("a.html", "x=1", "a.html?x=1"),
            ("a.html?y=2", "?x=1", "a.html?y=2&x=1"),
            ("a.html", "#top", "a.html#top"),
            ("a.html#end", "#top", "a.html#end"),
        ] {
            assert_eq!(with_parameters(address, parameters), expected, "{address} {parameters}");
        }
    }
}
