//! The course structure, `cmi5.xml`, checked against every requirement of its text and its schema.
//!
//! Source: cmi5 Quartz, 13.1 and 13.2 (CourseStructure.xsd); 8.1 for the reserved parameters.

use std::collections::{BTreeMap, BTreeSet};

use domain::message::Finding;
use iri_string::types::IriStr;
use oxilangtag::LanguageTag;

use super::{
    super::{
        Block, Kind, Languages, LaunchMethod, Manifest, MoveOn, Node, Objective, UNITS_MAX, Unit,
        address::{self, Files},
        noticed::Noticed,
        xml::{self, Element, Xml},
    },
    PARAMETERS,
};

/// What may stand in an element: its attributes, and its elements with whether each has to be there.
struct Shape {
    attributes: &'static [&'static str],
    elements: &'static [(&'static str, bool)],
}

const COURSE: Shape = Shape { attributes: &["id"], elements: &[("title", true), ("description", true)] };
const OBJECTIVE: Shape = Shape { attributes: &["id"], elements: &[("title", true), ("description", true)] };
const BLOCK: Shape = Shape { attributes: &["id"], elements: &[("title", true), ("description", true), ("objectives", false)] };
const AU: Shape = Shape {
    attributes: &["id", "moveOn", "masteryScore", "launchMethod", "activityType"],
    elements: &[("title", true), ("description", true), ("objectives", false), ("url", true), ("launchParameters", false), ("entitlementKey", false)],
};

/// Reads a course structure.
pub(in super::super) fn read(mut xml: Xml<'_>, files: &Files, noticed: &mut Noticed) -> Result<Manifest, Finding> {
    let root = xml.root()?;
    if root.name != "courseStructure" || root.space != xml::CMI5 {
        return Err(Finding::error("finding.package_root", &root.name).with("root", "courseStructure").with("namespace", xml::CMI5).at(root.line, ""));
    }
    let mut reader = Reader { files, noticed, course: None, objectives: Vec::new(), known: BTreeMap::new(), defined: BTreeSet::new(), referenced: Vec::new(), count: 0, launched: 0 };
    let mut units = Vec::new();
    while let Some(element) = xml.child()? {
        reader.top(&mut xml, element, &mut units)?;
    }
    while !matches!(xml.next()?, xml::Next::End) {}
    reader.finish(root.line);
    let Reader { course, objectives, .. } = reader;
    let Objective { id, title, description } = course.unwrap_or_default();
    Ok(Manifest { kind: Kind::Cmi5, id, title, description, units, objectives, organisation: None })
}

struct Reader<'a> {
    files: &'a Files,
    noticed: &'a mut Noticed,
    /// The course has what an objective has: id, title, description.
    course: Option<Objective>,
    objectives: Vec<Objective>,
    /// The ids of blocks and units, with their lines.
    known: BTreeMap<String, usize>,
    /// The ids of objectives.
    defined: BTreeSet<String>,
    referenced: Vec<(String, usize)>,
    /// Blocks and units met so far.
    count: usize,
    /// Units met so far.
    launched: usize,
}

impl Reader<'_> {
    fn top(&mut self, xml: &mut Xml<'_>, element: Element, units: &mut Vec<Node>) -> Result<(), Finding> {
        match element.name.as_str() {
            _ if element.space != xml::CMI5 => self.stranger(xml, &element, "courseStructure"),
            "course" => {
                let element = xml.whole(element, |_| true)?;
                if self.course.is_some() {
                    self.twice(&element, "courseStructure");
                }
                let course = self.described(&element, &COURSE);
                self.course.get_or_insert(course);
                Ok(())
            }
            "objectives" => self.objectives(xml),
            "au" | "block" => {
                units.extend(self.node(xml, element)?);
                Ok(())
            }
            _ => self.stranger(xml, &element, "courseStructure"),
        }
    }

    /// Elements of other namespaces are the publisher's own; others are mistakes.
    fn stranger(&mut self, xml: &mut Xml<'_>, element: &Element, parent: &str) -> Result<(), Finding> {
        if !element.is_foreign() {
            self.noticed.add(Finding::error("finding.package_element", &element.name).in_part(parent).at(element.line, "").with("element", parent));
        }
        xml.skip()
    }

    fn twice(&mut self, element: &Element, parent: &str) {
        self.noticed.add(Finding::error("finding.package_element_twice", &element.name).in_part(parent).at(element.line, "").with("element", parent));
    }

    fn objectives(&mut self, xml: &mut Xml<'_>) -> Result<(), Finding> {
        while let Some(element) = xml.child()? {
            if element.space != xml::CMI5 || element.name != "objective" {
                self.stranger(xml, &element, "objectives")?;
                continue;
            }
            let element = xml.whole(element, |_| true)?;
            let objective = self.described(&element, &OBJECTIVE);
            if !objective.id.is_empty() && !self.defined.insert(objective.id.clone()) {
                self.noticed.add(Finding::error("finding.package_id_twice", &objective.id).in_part("objective").at(element.line, "id"));
            }
            self.counted(&element)?;
            self.objectives.push(objective);
        }
        Ok(())
    }

    /// Id, title and description, with all that may be wrong with the element around them.
    fn described(&mut self, element: &Element, shape: &Shape) -> Objective {
        self.shaped(element, shape);
        Objective { id: self.id(element), title: self.text(element, "title"), description: self.text(element, "description") }
    }

    /// Checks an element against what may stand in it.
    fn shaped(&mut self, element: &Element, shape: &Shape) {
        let part = element.name.as_str();
        for attribute in element.attributes.iter().filter(|it| matches!(it.space, "" | xml::CMI5) && !shape.attributes.contains(&it.name.as_str())) {
            self.noticed.add(Finding::error("finding.package_attribute", &attribute.name).in_part(part).at(element.line, &attribute.name).with("element", part));
        }
        let mut met: Vec<&str> = Vec::new();
        for child in element.children.iter().filter(|child| !child.is_foreign()) {
            if child.space != xml::CMI5 || !shape.elements.iter().any(|(name, _)| *name == child.name) {
                self.noticed.add(Finding::error("finding.package_element", &child.name).in_part(part).at(child.line, "").with("element", part));
            } else if met.contains(&child.name.as_str()) {
                self.twice(child, part);
            } else {
                met.push(&child.name);
            }
        }
        for (name, _) in shape.elements.iter().filter(|(name, must)| *must && !met.contains(name)) {
            // An address that is missing has a sentence of its own.
            if *name != "url" {
                self.noticed.add(Finding::error("finding.package_missing", name).in_part(part).at(element.line, name).with("element", part));
            }
        }
    }

    fn id(&mut self, element: &Element) -> String {
        let id = element.attribute("id").unwrap_or_default();
        let part = element.name.as_str();
        if id.is_empty() {
            self.noticed.add(Finding::error("finding.package_missing", "id").in_part(part).at(element.line, "id").with("element", part));
        } else if IriStr::new(id).is_err() {
            self.noticed.add(Finding::error("finding.package_iri", id).in_part(part).at(element.line, "id").with("element", part));
        }
        id.to_owned()
    }

    /// A text in its languages.
    fn text(&mut self, element: &Element, name: &str) -> Languages {
        let mut languages = Languages::new();
        let Some(text) = element.child(name) else { return languages };
        let place = |finding: Finding, line| finding.in_part(&element.name).at(line, name).with("element", name);
        for string in &text.children {
            if string.space != xml::CMI5 || string.name != "langstring" {
                if !string.is_foreign() {
                    self.noticed.add(place(Finding::error("finding.package_element", &string.name), string.line));
                }
                continue;
            }
            let tag = string.attribute("lang").unwrap_or("und");
            if LanguageTag::parse(tag).is_err() {
                self.noticed.add(place(Finding::error("finding.package_language", tag), string.line));
            }
            if string.text().is_empty() {
                self.noticed.add(place(Finding::error("finding.package_langstring_empty", tag), string.line));
            } else if languages.insert(tag.to_owned(), string.text().to_owned()).is_some() {
                self.noticed.add(place(Finding::warning("finding.package_language_twice", tag), string.line));
            }
        }
        if text.all("langstring").next().is_none() {
            self.noticed.add(place(Finding::error("finding.package_langstring_none", name), text.line));
        }
        languages
    }

    /// One more block, unit or objective; there is an end to them.
    fn counted(&mut self, element: &Element) -> Result<(), Finding> {
        self.count += 1;
        if self.count <= UNITS_MAX { Ok(()) } else { Err(Finding::error("finding.package_units", &element.name).with("limit", UNITS_MAX).at(element.line, "")) }
    }

    fn node(&mut self, xml: &mut Xml<'_>, element: Element) -> Result<Option<Node>, Finding> {
        self.counted(&element)?;
        if let Some(id) = element.attribute("id").filter(|id| !id.is_empty())
            && self.known.insert(id.to_owned(), element.line).is_some()
        {
            self.noticed.add(Finding::error("finding.package_id_twice", id).in_part(&element.name).at(element.line, "id"));
        }
        if element.name == "au" {
            let element = xml.whole(element, |_| true)?;
            return Ok(Some(Node::Unit(Box::new(self.unit(&element)))));
        }
        self.block(xml, element).map(|block| Some(Node::Block(Box::new(block))))
    }

    /// A block is taken as it comes: its own texts whole, its units one by one.
    fn block(&mut self, xml: &mut Xml<'_>, mut block: Element) -> Result<Block, Finding> {
        let mut units = Vec::new();
        while let Some(element) = xml.child()? {
            if element.space == xml::CMI5 && matches!(element.name.as_str(), "au" | "block") {
                units.extend(self.node(xml, element)?);
            } else if element.is_foreign() {
                xml.skip()?;
            } else {
                let element = xml.whole(element, |_| true)?;
                block.children.push(element);
            }
        }
        let Objective { id, title, description } = self.described(&block, &BLOCK);
        if units.is_empty() {
            self.noticed.add(Finding::error("finding.package_block_empty", &id).in_part("block").at(block.line, ""));
        }
        Ok(Block { id, title, description, objectives: self.references(&block), units, scorm: None })
    }

    fn references(&mut self, element: &Element) -> Vec<String> {
        let Some(objectives) = element.child("objectives") else { return Vec::new() };
        let mut ids = Vec::new();
        for objective in objectives.all("objective") {
            match objective.attribute("idref").filter(|id| !id.is_empty()) {
                Some(id) => {
                    self.referenced.push((id.to_owned(), objective.line));
                    ids.push(id.to_owned());
                }
                None => self.noticed.add(Finding::error("finding.package_missing", "idref").in_part("objective").at(objective.line, "idref").with("element", "objective")),
            }
        }
        for stranger in objectives.children.iter().filter(|child| !child.is_foreign() && (child.name != "objective" || child.space != xml::CMI5)) {
            self.noticed.add(Finding::error("finding.package_element", &stranger.name).in_part("objectives").at(stranger.line, "").with("element", "objectives"));
        }
        ids
    }

    fn unit(&mut self, element: &Element) -> Unit {
        self.launched += 1;
        let Objective { id, title, description } = self.described(element, &AU);
        let given = |name: &str| element.text_of(name).filter(|text| !text.is_empty()).map(str::to_owned);
        Unit {
            id,
            title,
            description,
            objectives: self.references(element),
            launch: self.url(element),
            launch_method: self.word(element, "launchMethod", LaunchMethod::ALL.map(|it| (it.name(), it)).as_slice()),
            move_on: self.word(element, "moveOn", MoveOn::ALL.map(|it| (it.name(), it)).as_slice()),
            mastery_score: self.mastery_score(element),
            launch_parameters: given("launchParameters"),
            entitlement_key: given("entitlementKey"),
            activity_type: self.activity_type(element),
            scorm: None,
        }
    }

    fn activity_type(&mut self, element: &Element) -> Option<String> {
        let given = element.attribute("activityType").filter(|given| !given.is_empty())?;
        if IriStr::new(given).is_err() {
            self.noticed.add(Finding::error("finding.package_iri", given).in_part("au").at(element.line, "activityType").with("element", "activityType"));
        }
        Some(given.to_owned())
    }

    fn url(&mut self, element: &Element) -> String {
        let (url, line) = element.child("url").map_or(("", element.line), |url| (url.text(), url.line));
        if let Some(finding) = address::check(url, self.files) {
            self.noticed.add(finding.in_part("au").at(line, "url"));
        }
        for name in reserved(url) {
            self.noticed.add(Finding::error("finding.package_url_reserved", url).with("name", name).in_part("au").at(line, "url"));
        }
        url.to_owned()
    }

    /// One of the words of an attribute; its first is what is meant where it is not given.
    fn word<T: Copy + Default>(&mut self, element: &Element, name: &str, words: &[(&str, T)]) -> T {
        let Some(given) = element.attribute(name) else { return T::default() };
        words.iter().find_map(|(word, value)| (*word == given).then_some(*value)).unwrap_or_else(|| {
            let allowed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.noticed.add(Finding::error("finding.package_word", given).in_part("au").at(element.line, name).with("name", name).with("allowed", allowed.join(", ")));
            T::default()
        })
    }

    fn mastery_score(&mut self, element: &Element) -> Option<f64> {
        let given = element.attribute("masteryScore")?;
        let score = decimal(given).filter(|score| (0.0..=1.0).contains(score));
        if score.is_none() {
            self.noticed.add(Finding::error("finding.package_mastery_score", given).in_part("au").at(element.line, "masteryScore"));
        } else if given.split_once('.').is_some_and(|(_, digits)| digits.trim_end_matches('0').len() > 4) {
            self.noticed.add(Finding::warning("finding.package_mastery_digits", given).in_part("au").at(element.line, "masteryScore"));
        }
        score
    }

    /// What can only be said once all is read.
    fn finish(&mut self, line: usize) {
        if self.course.is_none() {
            self.noticed.add(Finding::error("finding.package_missing", "course").in_part("courseStructure").at(line, "course").with("element", "courseStructure"));
        }
        if self.launched == 0 {
            self.noticed.add(Finding::error("finding.package_au_none", "").in_part("courseStructure").at(line, "au"));
        }
        for (id, line) in std::mem::take(&mut self.referenced) {
            if !self.defined.contains(&id) {
                self.noticed.add(Finding::error("finding.package_objective", &id).in_part("objective").at(line, "idref"));
            }
        }
    }
}

/// The parameters of an address that a launch sets itself.
fn reserved(url: &str) -> impl Iterator<Item = &'static str> {
    let query = url.split('#').next().unwrap_or_default().split_once('?').map_or("", |(_, query)| query);
    let names: BTreeSet<String> = query.split('&').filter_map(|pair| address::decoded(pair.split('=').next()?)).collect();
    PARAMETERS.into_iter().filter(move |name| names.contains(*name))
}

/// A number as XML Schema's decimal writes it: no exponent, no words.
fn decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && digits.bytes().any(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
