//! Writes a form file: UTF-8, escaped, the order as read or the usual one, unknown elements at their places.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    message::Finding,
    people::form::{FamilyMember, Form},
};
use quick_xml::{Reader, events::Event};

use super::{FAMILY, PHOTO, TEXTS, is_known, text, usual_order};

/// Rows of family that the editors show without loss.
const FAMILY_ROWS_MAX: usize = 10;

pub fn write(form: &Form) -> Vec<u8> {
    let mut names: Vec<&str> = form.beyond.order.iter().map(String::as_str).filter(|name| is_known(name)).collect();
    if names.is_empty() {
        names = usual_order(form);
    }
    let filled = |name: &&&str| text(form, name).is_some_and(|words| !words.is_empty());
    let missing: Vec<&str> = TEXTS.iter().filter(filled).copied().filter(|name| !names.contains(name)).collect();
    names.extend(missing);
    for (name, used) in [(FAMILY, !form.family.is_empty()), (PHOTO, !form.photo.is_empty())] {
        if used && !names.contains(&name) {
            names.push(name);
        }
    }
    let mut elements: Vec<String> = names.into_iter().map(|name| element(form, name)).collect();
    let mut unknown: Vec<_> = form.beyond.unknown.iter().filter(|unknown| is_one_element(&unknown.xml)).collect();
    unknown.sort_by_key(|unknown| unknown.index);
    for unknown in unknown {
        elements.insert(unknown.index.min(elements.len()), unknown.xml.clone());
    }
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<Person>\r\n");
    for element in elements {
        xml.push_str(&element);
        xml.push_str("\r\n");
    }
    xml.push_str("</Person>\r\n");
    xml.into_bytes()
}

/// What a receiver's program may not take in full.
pub fn export_findings(form: &Form) -> Vec<Finding> {
    let rows = form.family.len();
    let many = (rows > FAMILY_ROWS_MAX).then(|| {
        Finding::warning("finding.family_rows", &form.name).in_part(FAMILY).with("rows", rows).with("limit", FAMILY_ROWS_MAX)
    });
    many.into_iter().collect()
}

fn element(form: &Form, name: &str) -> String {
    match name {
        FAMILY => {
            let items: String = form.family.iter().map(item).collect();
            format!("<{FAMILY}>{items}</{FAMILY}>")
        }
        PHOTO => format!("<{PHOTO}>{}</{PHOTO}>", STANDARD.encode(&form.photo)),
        _ => format!("<{name}>{}</{name}>", escaped(text(form, name).unwrap_or_default())),
    }
}

fn item(member: &FamilyMember) -> String {
    let fields = [
        ("ChengWei", &member.relation),
        ("XingMing", &member.name),
        ("ChuShengRiQi", &member.birth),
        ("ZhengZhiMianMao", &member.political_status),
        ("GongZuoDanWeiJiZhiWu", &member.unit_and_post),
    ];
    let fields = fields.map(|(name, words)| format!("<{name}>{}</{name}>", escaped(words)));
    format!("<Item>{}</Item>", fields.concat())
}

/// Text as XML: markup escaped, characters that XML cannot hold left out.
pub(super) fn escaped(words: &str) -> String {
    let mut xml = String::with_capacity(words.len());
    for c in words.chars().filter(|c| is_legal(*c)) {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            _ => xml.push(c),
        }
    }
    xml
}

/// Characters of XML 1.0.
fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Whether the text is exactly one well-formed element and holds no declaration.
pub(super) fn is_one_element(xml: &str) -> bool {
    let mut reader = Reader::from_str(xml);
    let (mut depth, mut elements) = (0_i32, 0);
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => {
                elements += i32::from(depth == 0);
                depth += 1;
            }
            Ok(Event::End(_)) => depth -= 1,
            Ok(Event::Empty(_)) => elements += i32::from(depth == 0),
            Ok(Event::Eof) => return depth == 0 && elements == 1,
            Ok(Event::Text(words)) if depth == 0 && !words.trim().is_empty() => return false,
            Ok(Event::DocType(_) | Event::Decl(_)) | Err(_) => return false,
            Ok(Event::GeneralRef(name)) if !is_reference(&name) => return false,
            Ok(_) => {}
        }
    }
}

fn is_reference(name: &str) -> bool {
    matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || name.starts_with('#')
}
