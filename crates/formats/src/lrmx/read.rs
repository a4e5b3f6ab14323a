//! Reads a form file by hand rather than by an XML library: within a value only its own end tag is markup, so that
//! a bare `&` or `<`, which exporters leave in, costs nothing.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    message::{Finding, Read},
    people::form::{Beyond, FamilyMember, Form, UnknownElement},
};

use super::{FAMILY, PHOTO, is_known, text_mut, usual_order};
use crate::{encoding, image};

/// The largest form that is read, in bytes.
const BYTES_MAX: usize = 30 * 1024 * 1024;
/// How deep unknown elements may nest.
const DEPTH_MAX: usize = 32;
/// The most unknown elements and stray marks.
const ODD_MAX: usize = 100;

/// Reads a form; refuses what is not one.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Read<Form>, Finding> {
    let refuse = |code: &str, value: &str| Finding::error(code, value).in_file(file_name);
    if bytes.len() > BYTES_MAX {
        return Err(refuse("finding.file_size", file_name).with("limit", BYTES_MAX / 1024 / 1024));
    }
    let decoded = encoding::decode(bytes, declared(bytes).as_deref());
    let mut reader = Reader { rest: &decoded.text, form: Form::default(), seen: Vec::new(), index: 0, findings: Vec::new(), odd: 0 };
    if decoded.broken {
        reader.findings.push(Finding::error("finding.encoding_broken", decoded.encoding));
    }
    if decoded.misdeclared {
        reader.findings.push(Finding::note("finding.encoding_misdeclared", decoded.encoding));
    }
    reader.document().map_err(|(code, value)| refuse(code, &value))?;
    let Reader { mut form, mut findings, seen, .. } = reader;
    let order = usual_order(&form);
    if seen != order {
        form.beyond.order = seen;
    }
    for finding in &mut findings {
        file_name.clone_into(&mut finding.place.file);
    }
    Ok(Read { value: form, findings })
}

/// The label in `<?xml … encoding="…"?>`, read as ASCII.
fn declared(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(200).filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    let declaration = head.split("?>").next().filter(|text| text.contains("<?xml"))?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split(quote).next().map(str::to_owned)
}

/// Code and value of a refusal.
type Refused = (&'static str, String);

struct Reader<'a> {
    rest: &'a str,
    form: Form,
    /// Known elements in the order met.
    seen: Vec<String>,
    /// Elements of the root met so far, known or not.
    index: usize,
    findings: Vec<Finding>,
    /// Unknown elements and stray marks met so far.
    odd: usize,
}

/// A tag's name and whether it closes itself.
struct Open<'a> {
    name: &'a str,
    empty: bool,
}

impl<'a> Reader<'a> {
    fn document(&mut self) -> Result<(), Refused> {
        self.prologue()?;
        let root = self.open().ok_or_else(|| ("finding.lrmx_root", start(self.rest)))?;
        if root.name != "Person" {
            return Err(("finding.lrmx_root", root.name.to_owned()));
        }
        if root.empty {
            return Ok(());
        }
        loop {
            self.between("Person")?;
            if let Some(tail) = end_tag(self.rest, "Person") {
                self.rest = tail;
                return Ok(());
            }
            let before = self.rest;
            let element = self.open().ok_or(("finding.file_truncated", String::new()))?;
            self.element(&element, before)?;
            self.index += 1;
        }
    }

    /// Skips what may stand before the root, and refuses declarations of entities.
    fn prologue(&mut self) -> Result<(), Refused> {
        loop {
            self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
            if self.rest.starts_with("<?") {
                self.skip_past("?>")?;
            } else if self.rest.starts_with("<!--") {
                self.skip_past("-->")?;
            } else if self.rest.starts_with("<!") {
                return Err(("finding.xml_declarations", start(self.rest)));
            } else {
                return Ok(());
            }
        }
    }

    /// Skips space and comments between elements; stray words are a finding.
    fn between(&mut self, parent: &str) -> Result<(), Refused> {
        loop {
            let at = self.rest.find('<').ok_or(("finding.file_truncated", String::new()))?;
            let (words, rest) = self.rest.split_at(at);
            if !words.trim().is_empty() {
                self.findings.push(Finding::warning("finding.lrmx_stray", words.trim()));
            }
            self.rest = rest;
            if rest.starts_with("<!--") {
                self.skip_past("-->")?;
            } else if rest.starts_with("<?") {
                self.skip_past("?>")?;
            } else if rest.starts_with("<!") {
                return Err(("finding.xml_declarations", start(rest)));
            } else if open_tag(rest).is_none() && end_tag(rest, parent).is_none() {
                if !rest.contains('>') {
                    return Err(("finding.file_truncated", String::new()));
                }
                self.findings.push(Finding::warning("finding.lrmx_stray", &start(rest)));
                self.odd += 1;
                self.not_too_odd()?;
                self.skip_past("<")?;
            } else {
                return Ok(());
            }
        }
    }

    /// A file with more oddities than any editor makes is not read on.
    fn not_too_odd(&self) -> Result<(), Refused> {
        if self.odd > ODD_MAX { Err(("finding.lrmx_broken", String::new())) } else { Ok(()) }
    }

    fn skip_past(&mut self, mark: &str) -> Result<(), Refused> {
        let (_, rest) = self.rest.split_once(mark).ok_or(("finding.file_truncated", String::new()))?;
        self.rest = rest;
        Ok(())
    }

    fn open(&mut self) -> Option<Open<'a>> {
        let (open, rest) = open_tag(self.rest)?;
        self.rest = rest;
        Some(open)
    }

    /// The words up to the end tag of `name`, which is passed.
    fn content(&mut self, open: &Open<'a>) -> Result<&'a str, Refused> {
        if open.empty {
            return Ok("");
        }
        let mut from = 0;
        while let Some(found) = self.rest.get(from..).and_then(|rest| rest.find("</")) {
            let at = from + found;
            let (words, rest) = self.rest.split_at(at);
            if let Some(tail) = end_tag(rest, open.name) {
                self.rest = tail;
                return Ok(words);
            }
            from = at + 2;
        }
        Err(("finding.file_truncated", open.name.to_owned()))
    }

    fn element(&mut self, open: &Open<'a>, before: &'a str) -> Result<(), Refused> {
        let name = open.name;
        if !is_known(name) || self.seen.iter().any(|seen| seen == name) {
            return self.unknown(open, before);
        }
        self.seen.push(name.to_owned());
        match name {
            FAMILY => self.family(open),
            PHOTO => {
                let words = self.content(open)?;
                self.photo(words);
                Ok(())
            }
            _ => {
                let words = value(self.content(open)?);
                if let Some(field) = text_mut(&mut self.form, name) {
                    *field = words;
                }
                Ok(())
            }
        }
    }

    fn photo(&mut self, words: &str) {
        let packed: String = value(words).chars().filter(|c| !c.is_whitespace()).collect();
        let packed = packed.rsplit_once(";base64,").map_or(packed.as_str(), |(_, data)| data);
        match STANDARD.decode(packed) {
            Ok(photo) => self.form.photo = photo,
            Err(_) => self.findings.push(Finding::error("finding.photo_base64", "").in_part(PHOTO)),
        }
        if !self.form.photo.is_empty() && image::sniff(&self.form.photo).is_none() {
            self.findings.push(Finding::warning("finding.photo_kind", PHOTO).in_part(PHOTO));
        }
    }

    fn family(&mut self, open: &Open<'a>) -> Result<(), Refused> {
        if open.empty {
            return Ok(());
        }
        loop {
            self.between(FAMILY)?;
            if let Some(tail) = end_tag(self.rest, FAMILY) {
                self.rest = tail;
                return Ok(());
            }
            let item = self.open().ok_or(("finding.file_truncated", FAMILY.to_owned()))?;
            if item.name == "Item" {
                self.member(&item)?;
            } else {
                let lost = self.content(&item)?;
                self.findings.push(Finding::warning("finding.lrmx_family_unknown", lost.trim()).in_part(FAMILY).with("name", item.name));
            }
        }
    }

    fn member(&mut self, item: &Open<'a>) -> Result<(), Refused> {
        let mut member = FamilyMember::default();
        loop {
            if item.empty {
                break;
            }
            self.between("Item")?;
            if let Some(tail) = end_tag(self.rest, "Item") {
                self.rest = tail;
                break;
            }
            let field = self.open().ok_or(("finding.file_truncated", FAMILY.to_owned()))?;
            let words = value(self.content(&field)?);
            match field.name {
                "ChengWei" => member.relation = words,
                "XingMing" => member.name = words,
                "ChuShengRiQi" => member.birth = words,
                "ZhengZhiMianMao" => member.political_status = words,
                "GongZuoDanWeiJiZhiWu" => member.unit_and_post = words,
                other => {
                    let row = self.form.family.len() + 1;
                    self.findings.push(Finding::warning("finding.lrmx_family_unknown", &words).in_part(FAMILY).at(row, "").with("name", other));
                }
            }
        }
        self.form.family.push(member);
        Ok(())
    }

    /// Keeps an element this version does not know, or a known one met twice, as it stood.
    fn unknown(&mut self, open: &Open<'a>, before: &'a str) -> Result<(), Refused> {
        self.odd += 1;
        self.not_too_odd()?;
        self.past(open)?;
        let raw = before.get(..before.len() - self.rest.len()).unwrap_or_default();
        let xml = if super::write::is_one_element(raw) { raw.to_owned() } else { mended(open.name, raw) };
        let code = if is_known(open.name) { "finding.lrmx_repeated" } else { "finding.lrmx_unknown" };
        self.findings.push(Finding::note(code, open.name).in_part(open.name));
        let Beyond { unknown, .. } = &mut self.form.beyond;
        unknown.push(UnknownElement { index: self.index, name: open.name.to_owned(), xml });
        Ok(())
    }

    /// Moves past an element with elements of the same name within.
    fn past(&mut self, open: &Open<'a>) -> Result<(), Refused> {
        let (mut depth, mut nested) = (usize::from(!open.empty), usize::from(!open.empty));
        while depth > 0 {
            let at = self.rest.find('<').ok_or(("finding.file_truncated", open.name.to_owned()))?;
            self.rest = self.rest.get(at..).unwrap_or_default();
            if self.rest.starts_with("<![CDATA[") {
                self.skip_past("]]>")?;
            } else if self.rest.starts_with("<!--") {
                self.skip_past("-->")?;
            } else if let Some(tail) = end_tag(self.rest, open.name) {
                (depth, nested) = (depth - 1, nested.saturating_sub(1));
                self.rest = tail;
            } else if let Some((inner, tail)) = open_tag(self.rest) {
                depth += usize::from(inner.name == open.name && !inner.empty);
                nested += usize::from(!inner.empty);
                self.rest = tail;
            } else {
                nested = nested.saturating_sub(usize::from(self.rest.starts_with("</")));
                self.rest = self.rest.get(1..).unwrap_or_default();
            }
            if nested > DEPTH_MAX {
                return Err(("finding.xml_depth", open.name.to_owned()));
            }
        }
        Ok(())
    }
}

/// The first characters of a text, for a refusal to show.
fn start(text: &str) -> String {
    text.chars().take(40).collect()
}

/// A start tag and what follows it.
fn open_tag(text: &str) -> Option<(Open<'_>, &str)> {
    let inner = text.strip_prefix('<')?;
    let name_end = inner.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':')))?;
    let name = inner.get(..name_end).filter(|name| name.starts_with(|c: char| c.is_alphabetic() || c == '_'))?;
    let tail = inner.get(name_end..)?;
    let mut quote = None;
    for (at, c) in tail.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '<') => return None,
            (None, '>') => {
                let attributes = tail.get(..at)?;
                let spaced = attributes.is_empty() || attributes == "/" || attributes.starts_with(char::is_whitespace);
                return spaced.then_some((Open { name, empty: attributes.ends_with('/') }, tail.get(at + 1..)?));
            }
            _ => {}
        }
    }
    None
}

/// What follows `</name>`, if the text begins with it.
fn end_tag<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.strip_prefix("</")?.strip_prefix(name)?.trim_start().strip_prefix('>')
}

/// The value of an element: references resolved, sections opened, comments dropped; only space is nothing.
fn value(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find(['&', '<']) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        if let Some((section, tail)) = from.strip_prefix("<![CDATA[").and_then(|inner| inner.split_once("]]>")) {
            plain.push_str(section);
            rest = tail;
        } else if let Some((_, tail)) = from.strip_prefix("<!--").and_then(|inner| inner.split_once("-->")) {
            rest = tail;
        } else if let Some((c, tail)) = reference(from) {
            plain.push(c);
            rest = tail;
        } else {
            let mut chars = from.chars();
            plain.extend(chars.next());
            rest = chars.as_str();
        }
    }
    plain.push_str(rest);
    if plain.trim().is_empty() { String::new() } else { plain }
}

/// `&amp;` and its like, `&#13;`, `&#xD;`.
fn reference(text: &str) -> Option<(char, &str)> {
    let (name, tail) = text.strip_prefix('&')?.split_once(';').filter(|(name, _)| name.len() <= 8)?;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')?
        }
    };
    Some((c, tail))
}

/// An unknown element that is not well formed, with all within it made text.
fn mended(name: &str, raw: &str) -> String {
    let inner = raw.split_once('>').map_or("", |(_, rest)| rest);
    let inner = inner.rsplit_once("</").map_or(inner, |(words, _)| words);
    format!("<{name}>{}</{name}>", super::write::escaped(&value(inner)))
}
