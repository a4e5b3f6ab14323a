//! A file of XML as a small tree, with names in one spelling: `responseDeclaration` of QTI 2 and `qti-response-declaration` of
//! QTI 3 are both `responsedeclaration`, whatever the prefix.
//!
//! Declarations of document types and of entities are refused, and so is what nests too deep.

use domain::message::Finding;
use quick_xml::{
    Reader,
    escape::unescape,
    events::{BytesStart, Event},
};

use crate::encoding;

const DEPTH_MAX: usize = 64;
/// A file of the largest size holds as many elements as there are times so many bytes in it.
const BYTES_AN_ELEMENT: usize = 40;

#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    /// Text whose space may be folded.
    Text(String),
    /// A character written as a reference, which stays as it is even where it is space.
    Kept(char),
}

#[derive(Debug, Default)]
pub(super) struct Element {
    /// In lower case, without prefixes and hyphens.
    pub(super) name: String,
    /// As it stands in the file.
    pub(super) written: String,
    attributes: Vec<(String, String)>,
    pub(super) nodes: Vec<Node>,
}

/// The one spelling of a name.
fn plain(name: &str) -> String {
    let local = name.rsplit(':').next().unwrap_or(name);
    let local = local.strip_prefix("qti-").unwrap_or(local);
    local.chars().filter(|letter| *letter != '-').flat_map(char::to_lowercase).collect()
}

impl Element {
    /// The root of a file of at most so many bytes, and whether letters had to be replaced.
    pub(super) fn parse(bytes: &[u8], bytes_max: usize) -> Result<(Self, bool), Finding> {
        if bytes.len() > bytes_max {
            return Err(Finding::error("finding.qti_size", "").with("limit", bytes_max / 1024 / 1024));
        }
        let decoded = encoding::decode(bytes, None);
        let broken = |why: &str| Finding::error("finding.qti_xml", why);
        let mut reader = Reader::from_str(&decoded.text);
        let (mut open, mut root, mut count): (Vec<Self>, Option<Self>, usize) = (Vec::new(), None, 0);
        loop {
            let event = reader.read_event().map_err(|error| broken(&error.to_string()))?;
            let node = match event {
                Event::Eof => break,
                Event::DocType(words) => return Err(Finding::error("finding.qti_declarations", &words)),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
                Event::Start(tag) => {
                    open.push(Self::of(&tag)?);
                    count += 1;
                    if open.len() > DEPTH_MAX || count > bytes_max / BYTES_AN_ELEMENT {
                        return Err(Finding::error("finding.qti_depth", open.last().map_or("", |element| &element.written)));
                    }
                    continue;
                }
                Event::Empty(tag) => {
                    count += 1;
                    if count > bytes_max / BYTES_AN_ELEMENT {
                        return Err(Finding::error("finding.qti_depth", tag.local_name().as_ref()));
                    }
                    Node::Element(Self::of(&tag)?)
                }
                Event::End(_) => Node::Element(open.pop().ok_or_else(|| broken("</>"))?),
                Event::Text(words) => Node::Text(words.into_inner().into_owned()),
                Event::CData(words) => Node::Text(words.into_inner().into_owned()),
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(letter)) => Node::Kept(letter),
                    Ok(None) => Node::Kept(predefined(&name).ok_or_else(|| Finding::error("finding.qti_declarations", &format!("&{};", &*name)))?),
                    Err(error) => return Err(broken(&error.to_string())),
                },
            };
            match (open.last_mut(), node) {
                (Some(parent), node) => parent.nodes.push(node),
                (None, Node::Element(element)) if root.is_none() => root = Some(element),
                (None, Node::Text(words)) if words.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() => {}
                (None, Node::Element(element)) => return Err(broken(&element.written)),
                (None, Node::Text(words)) => return Err(broken(words.trim())),
                (None, Node::Kept(letter)) => return Err(broken(&letter.to_string())),
            }
        }
        match root {
            Some(root) if open.is_empty() => Ok((root, decoded.broken)),
            _ => Err(broken(open.last().map_or("<?>", |element| &element.written))),
        }
    }

    fn of(tag: &BytesStart<'_>) -> Result<Self, Finding> {
        let broken = |why: String| Finding::error("finding.qti_xml", &why);
        let written: String = tag.local_name().as_ref().to_owned();
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| broken(error.to_string()))?;
            let value = unescape(&attribute.value).map_err(|error| broken(error.to_string()))?;
            attributes.push((plain(attribute.key.as_ref()), value.into_owned()));
        }
        Ok(Self { name: plain(&written), written, attributes, nodes: Vec::new() })
    }

    /// The value of an attribute in its one spelling; empty where there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) | Node::Kept(_) => None,
        })
    }

    pub(super) fn children<'e>(&'e self, name: &'static str) -> impl Iterator<Item = &'e Self> {
        self.elements().filter(move |element| element.name == name)
    }

    pub(super) fn child(&self, name: &'static str) -> Option<&Self> {
        self.children(name).next()
    }

    /// All elements within, in the order of the file.
    pub(super) fn within(&self) -> Vec<&Self> {
        let mut found = Vec::new();
        let mut left: Vec<&Self> = self.elements().collect();
        left.reverse();
        while let Some(next) = left.pop() {
            found.push(next);
            let at = left.len();
            left.extend(next.elements());
            left.get_mut(at..).unwrap_or_default().reverse();
        }
        found
    }
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}
