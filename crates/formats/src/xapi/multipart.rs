//! Statements with the data of their attachments, as `multipart/mixed`.
//!
//! Source: RFC 2046, 5.1; xAPI 1.0.3 part three, 1.5.2; IEEE 9274.1.1-2023, 4.1.3.

use domain::message::Refusal;
use memchr::memmem;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

use super::{Json, Statement};

/// One part of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    pub headers: Vec<(String, String)>,
    pub body: &'a [u8],
}

impl Part<'_> {
    /// A header by its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find_map(|(key, value)| (key == name).then_some(value.as_str()))
    }
}

/// The data of an attachment and what says which one it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached<'a> {
    pub sha2: String,
    pub content_type: Option<&'a str>,
    pub body: &'a [u8],
}

/// How many parts a body may have.
const PARTS_MAX: usize = 1000;

/// The boundary that a content type names.
pub fn boundary(content_type: &str) -> Option<String> {
    let named = content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("boundary").then(|| value.trim().trim_matches('"').to_owned())
    })?;
    (1..=70).contains(&named.len()).then_some(named)
}

/// Takes a body apart.
///
/// # Errors
/// The body has no part, a part without an end of its headers, no closing boundary, or too many parts.
pub fn parts<'a>(body: &'a [u8], boundary: &str) -> Result<Vec<Part<'a>>, Refusal> {
    let broken = |why: &str| Refusal::new("refusal.xapi_multipart").with("why", format!("code.multipart.{why}"));
    let (first, between) = (format!("--{boundary}"), format!("\r\n--{boundary}"));
    let finder = memmem::Finder::new(between.as_bytes());
    let mut rest = match body.strip_prefix(first.as_bytes()) {
        Some(rest) => rest,
        None => finder.find(body).and_then(|at| body.get(at + between.len()..)).ok_or_else(|| broken("start"))?,
    };
    let mut parts = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return if parts.is_empty() { Err(broken("empty")) } else { Ok(parts) };
        }
        if parts.len() == PARTS_MAX {
            return Err(broken("many"));
        }
        // Blanks may follow a boundary on its line.
        let line = memmem::find(rest, b"\r\n").and_then(|at| rest.get(at..)).ok_or_else(|| broken("end"))?;
        let end = finder.find(line).ok_or_else(|| broken("end"))?;
        let (part, after) = line.split_at(end);
        parts.push(read_part(part).ok_or_else(|| broken("headers"))?);
        rest = after.get(between.len()..).unwrap_or_default();
    }
}

/// A part from the line break after its boundary on.
fn read_part(part: &[u8]) -> Option<Part<'_>> {
    let (head, body) = match memmem::find(part, b"\r\n\r\n") {
        Some(at) => (part.get(..at)?, part.get(at + 4..)?),
        None => return None,
    };
    let head = std::str::from_utf8(head).ok()?;
    let headers = head.split("\r\n").filter(|line| !line.is_empty()).map(|line| line.split_once(':').map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()))).collect::<Option<Vec<_>>>()?;
    Some(Part { headers, body })
}

/// The bytes of the statements and the data of attachments behind them.
///
/// # Errors
/// The first part is not JSON; a later one has no hash, another encoding than binary, or data of another hash.
pub fn statements<'p, 'a>(parts: &'p [Part<'a>]) -> Result<(&'a [u8], Vec<Attached<'p>>), Refusal> {
    let (first, rest) = parts.split_first().ok_or_else(|| Refusal::new("refusal.xapi_multipart").with("why", "code.multipart.empty"))?;
    if !first.header("content-type").is_some_and(is_json) {
        return Err(Refusal::new("refusal.xapi_first_part"));
    }
    let attached = rest.iter().enumerate().map(|(at, part)| attached(part).map_err(|refusal| refusal.with("part", at + 2))).collect::<Result<Vec<_>, _>>()?;
    Ok((first.body, attached))
}

/// Whether a content type is that of JSON.
pub fn is_json(content_type: &str) -> bool {
    content_type.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

fn attached<'p>(part: &'p Part<'_>) -> Result<Attached<'p>, Refusal> {
    let sha2 = part.header("x-experience-api-hash").ok_or_else(|| Refusal::new("refusal.xapi_part_hash"))?.to_ascii_lowercase();
    if !part.header("content-transfer-encoding").is_some_and(|encoding| encoding.eq_ignore_ascii_case("binary")) {
        return Err(Refusal::new("refusal.xapi_part_encoding"));
    }
    if digest(part.body, sha2.len()).as_deref() != Some(&sha2) {
        return Err(Refusal::new("refusal.xapi_part_differs").with("hash", sha2));
    }
    Ok(Attached { sha2, content_type: part.header("content-type"), body: part.body })
}

/// The SHA-2 hash whose hexadecimal text is so long.
pub fn digest(body: &[u8], length: usize) -> Option<String> {
    fn hex<D: Digest>(body: &[u8]) -> String {
        D::digest(body).iter().fold(String::new(), |mut text, byte| {
            for half in [byte >> 4, byte & 15] {
                text.extend(char::from_digit(half.into(), 16));
            }
            text
        })
    }
    match length {
        56 => Some(hex::<Sha224>(body)),
        64 => Some(hex::<Sha256>(body)),
        96 => Some(hex::<Sha384>(body)),
        128 => Some(hex::<Sha512>(body)),
        _ => None,
    }
}

/// Whether every attachment has its data or an address, and every part belongs to an attachment and agrees with it.
pub fn agree(statements: &[Statement], attached: &[Attached<'_>]) -> Result<(), Refusal> {
    let named = || statements.iter().enumerate().flat_map(|(at, statement)| statement.attachments().map(move |it| (at, it)));
    let hash = |it: &Json| it.text_of("sha2").map(str::to_ascii_lowercase).unwrap_or_default();
    for (at, it) in named() {
        let data = attached.iter().find(|part| part.sha2 == hash(it));
        let refuse = |code: &str| Err(Refusal::new(code).at(&format!("[{at}].attachments")).with("hash", hash(it)));
        match data {
            None if it.get("fileUrl").is_none() => return refuse("refusal.xapi_attachment_missing"),
            Some(part) if it.get("length") != Some(&Json::Number(part.body.len().into())) => return refuse("refusal.xapi_attachment_length"),
            Some(part) if part.content_type.is_some_and(|kind| Some(kind) != it.text_of("contentType")) => return refuse("refusal.xapi_attachment_type"),
            None | Some(_) => {}
        }
    }
    match attached.iter().enumerate().find(|(_, part)| !named().any(|(_, it)| hash(it) == part.sha2)) {
        Some((at, part)) => Err(Refusal::new("refusal.xapi_part_unknown").with("part", at + 2).with("hash", &part.sha2)),
        None => Ok(()),
    }
}

/// Writes JSON and the data of attachments, each once.
pub fn write(boundary: &str, json: &str, attached: &[(String, String, Vec<u8>)]) -> Vec<u8> {
    let mut out = format!("--{boundary}\r\nContent-Type: application/json\r\n\r\n{json}\r\n").into_bytes();
    for (sha2, content_type, body) in attached {
        out.extend(format!("--{boundary}\r\nContent-Type: {content_type}\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {sha2}\r\n\r\n").bytes());
        out.extend(body);
        out.extend(b"\r\n");
    }
    out.extend(format!("--{boundary}--\r\n").bytes());
    out
}
