//! A manifest read event by event within bounds: no document types, no entities of its own, no endless depth or size.
//!
//! Elements are handed over one by one; what is small is taken whole as an [`Element`], so that a manifest of a hundred
//! thousand units needs the memory of one unit at a time.

use std::io::{BufRead, BufReader, Cursor, Read};

use domain::message::Finding;
use quick_xml::{
    NsReader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
    name::ResolveResult,
};

use crate::encoding;

/// How deep elements may nest. What is read is kept as JSON, whose readers stop at a depth of 128; a block takes two of it.
pub(super) const DEPTH_MAX: usize = 50;
/// The largest manifest, in bytes.
pub(super) const BYTES_MAX: u64 = 64 * 1024 * 1024;
/// The longest start tag, in bytes.
const TAG_BYTES_MAX: usize = 256 * 1024;
/// The most elements that are kept of one that is taken whole.
const KEPT_MAX: usize = 1_000_000;

pub(super) const CMI5: &str = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd";
pub(super) const TINCAN: &str = "http://projecttincan.com/tincan.xsd";
pub(super) const IMSCP_1: &str = "http://www.imsproject.org/xsd/imscp_rootv1p1p2";
pub(super) const IMSCP: &str = "http://www.imsglobal.org/xsd/imscp_v1p1";
pub(super) const ADLCP_1: &str = "http://www.adlnet.org/xsd/adlcp_rootv1p2";
pub(super) const ADLCP: &str = "http://www.adlnet.org/xsd/adlcp_v1p3";
pub(super) const ADLSEQ: &str = "http://www.adlnet.org/xsd/adlseq_v1p3";
pub(super) const ADLNAV: &str = "http://www.adlnet.org/xsd/adlnav_v1p3";
pub(super) const IMSSS: &str = "http://www.imsglobal.org/xsd/imsss";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const KNOWN: &[&str] = &[CMI5, TINCAN, IMSCP_1, IMSCP, ADLCP_1, ADLCP, ADLSEQ, ADLNAV, IMSSS, XML];
/// Stands for every namespace that is not known here.
const FOREIGN: &str = "*";

/// An attribute; those without a prefix have no namespace.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) space: &'static str,
    pub(super) name: String,
    pub(super) value: String,
}

/// An element and, where it was taken whole, all within it.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) space: &'static str,
    pub(super) name: String,
    pub(super) attributes: Vec<Attribute>,
    pub(super) line: usize,
    pub(super) children: Vec<Element>,
    pub(super) text: String,
}

impl Element {
    /// An attribute by its name, whichever namespace it is of.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find_map(|it| (it.name == name).then(|| it.value.trim()))
    }
    /// The first element within of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }
    /// The text of an element within.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(Element::text)
    }
    /// The text, without the space around it.
    pub(super) fn text(&self) -> &str {
        self.text.trim()
    }
    /// Whether the element, an attribute of it or anything within is of a namespace.
    pub(super) fn speaks(&self, space: &str) -> bool {
        self.space == space || self.attributes.iter().any(|it| it.space == space) || self.children.iter().any(|child| child.speaks(space))
    }
    pub(super) fn is_foreign(&self) -> bool {
        self.space == FOREIGN
    }
}

/// What comes next within an element.
pub(super) enum Next {
    Open(Element),
    Text(String),
    Close,
    End,
}

/// Counts the lines that went by.
struct Lines<R> {
    inner: BufReader<R>,
    line: usize,
    bytes: u64,
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let read = self.fill_buf()?.read(to)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        self.inner.fill_buf()
    }
    fn consume(&mut self, amount: usize) {
        let gone = self.inner.buffer().get(..amount).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', gone).count();
        self.bytes += amount as u64;
        self.inner.consume(amount);
    }
}

/// A manifest that is being read.
pub(super) struct Xml<'a> {
    reader: NsReader<Lines<Box<dyn Read + 'a>>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// Begins to read; text that is not UTF-8 is decoded first.
    pub(super) fn new(source: impl Read + 'a) -> Result<Self, Finding> {
        let mut source = BufReader::new(source.take(BYTES_MAX + 1));
        let head = source.fill_buf().map_err(|_| Finding::error("finding.package_xml", ""))?;
        let label = declared(head);
        let plain = label.as_deref().is_none_or(|label| matches!(label.to_ascii_lowercase().as_str(), "utf-8" | "utf8" | "us-ascii" | "ascii"));
        let inner: Box<dyn Read + 'a> = if plain && !head.starts_with(&[0xff, 0xfe]) && !head.starts_with(&[0xfe, 0xff]) {
            Box::new(source)
        } else {
            let mut bytes = Vec::new();
            source.read_to_end(&mut bytes).map_err(|_| Finding::error("finding.package_xml", ""))?;
            if bytes.len() as u64 > BYTES_MAX {
                return Err(too_large());
            }
            Box::new(Cursor::new(encoding::decode(&bytes, label.as_deref()).text.into_bytes()))
        };
        let mut reader = NsReader::from_reader(Lines { inner: BufReader::with_capacity(1 << 16, inner), line: 1, bytes: 0 });
        reader.config_mut().expand_empty_elements = true;
        Ok(Self { reader, buffer: Vec::new(), depth: 0 })
    }

    /// The line the reader has come to.
    pub(super) fn line(&self) -> usize {
        self.reader.get_ref().line
    }

    pub(super) fn next(&mut self) -> Result<Next, Finding> {
        loop {
            self.buffer.clear();
            let line = self.line();
            let broken = |why: &dyn std::fmt::Display| Finding::error("finding.package_xml", &why.to_string()).at(line, "");
            let event = self.reader.read_event_into(&mut self.buffer);
            // What is too large is cut, so this goes before any complaint about the text.
            if self.reader.get_ref().bytes > BYTES_MAX {
                return Err(too_large());
            }
            match event.map_err(|error| broken(&error))? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEPTH_MAX {
                        return Err(Finding::error("finding.package_xml_depth", start.name().as_ref()).with("limit", DEPTH_MAX).at(line, ""));
                    }
                    return element(&self.reader, &start, line).map(Next::Open);
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Next::Close);
                }
                Event::Text(text) => return Ok(Next::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Next::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(reference) => {
                    let known = reference.resolve_char_ref().map_err(|error| broken(&error))?.map(String::from);
                    let known = known.or_else(|| resolve_predefined_entity(&reference).map(str::to_owned));
                    return known.map(Next::Text).ok_or_else(|| entities(&reference, line));
                }
                Event::DocType(_) => return Err(entities("DOCTYPE", line)),
                Event::Eof if self.depth > 0 => return Err(broken(&"end of file")),
                Event::Eof => return Ok(Next::End),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// The first element.
    pub(super) fn root(&mut self) -> Result<Element, Finding> {
        loop {
            match self.next()? {
                Next::Open(element) => return Ok(element),
                Next::Text(text) if text.trim().is_empty() => {}
                _ => return Err(Finding::error("finding.package_xml", "").at(self.line(), "")),
            }
        }
    }

    /// The next element within the one that is open; nothing at its end.
    pub(super) fn child(&mut self) -> Result<Option<Element>, Finding> {
        loop {
            match self.next()? {
                Next::Open(element) => return Ok(Some(element)),
                Next::Text(_) => {}
                Next::Close | Next::End => return Ok(None),
            }
        }
    }

    /// Takes the rest of an element whole, without the elements that are not wanted.
    pub(super) fn whole(&mut self, element: Element, wanted: fn(&Element) -> bool) -> Result<Element, Finding> {
        let mut kept = 0;
        self.fill(element, wanted, &mut kept)
    }

    fn fill(&mut self, mut element: Element, wanted: fn(&Element) -> bool, kept: &mut usize) -> Result<Element, Finding> {
        loop {
            match self.next()? {
                Next::Open(child) if wanted(&child) => {
                    *kept += 1;
                    if *kept > KEPT_MAX {
                        return Err(too_large());
                    }
                    let child = self.fill(child, wanted, kept)?;
                    element.children.push(child);
                }
                Next::Open(_) => self.skip()?,
                Next::Text(text) => element.text.push_str(&text),
                Next::Close | Next::End => return Ok(element),
            }
        }
    }

    /// Passes over the rest of an element.
    pub(super) fn skip(&mut self) -> Result<(), Finding> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if let Next::End = self.next()? {
                break;
            }
        }
        Ok(())
    }
}

fn element<R>(reader: &NsReader<R>, start: &BytesStart<'_>, line: usize) -> Result<Element, Finding> {
    if start.attributes_raw().len() > TAG_BYTES_MAX {
        return Err(too_large().at(line, ""));
    }
    let (space, name) = reader.resolver().resolve_element(start.name());
    let mut element = Element { space: known(&space), name: name.as_ref().to_owned(), line, ..Element::default() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| Finding::error("finding.package_xml", &error.to_string()).at(line, ""))?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let (space, name) = reader.resolver().resolve_attribute(attribute.key);
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| entities(&attribute.value, line))?;
        element.attributes.push(Attribute { space: known(&space), name: name.as_ref().to_owned(), value: value.into_owned() });
    }
    Ok(element)
}

fn known(space: &ResolveResult<'_>) -> &'static str {
    match space {
        ResolveResult::Unbound => "",
        ResolveResult::Bound(space) => KNOWN.iter().find(|known| **known == space.as_ref()).copied().unwrap_or(FOREIGN),
        ResolveResult::Unknown(_) => FOREIGN,
    }
}

fn too_large() -> Finding {
    Finding::error("finding.package_manifest_size", "").with("limit", BYTES_MAX / 1024 / 1024)
}

fn entities(value: &str, line: usize) -> Finding {
    Finding::error("finding.package_xml_entities", value).at(line, "")
}

/// The label in `<?xml … encoding="…"?>`, read as ASCII.
fn declared(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(200).filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    let declaration = head.split("?>").next().filter(|text| text.contains("<?xml"))?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split(quote).next().map(str::to_owned)
}
