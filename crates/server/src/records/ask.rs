//! A request in one form: its version, its credential, its parameters, its body.
//!
//! Source: xAPI 1.0.3 part three, 1.2 to 1.4, 3.2, 3.3 and 4; IEEE 9274.1.1-2023, 4.1.1, 4.1.5, 4.1.7 and 4.1.8.

use std::collections::BTreeMap;

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{date::Instant, message::Refusal};
use formats::xapi::{self, Json, Version};
use store::records::spaces::{self, Credential};

use super::{VERSION, answer::Failed, header_of};
use crate::app::App;

/// The largest body, in bytes.
const BODY_MAX: usize = 64 * 1024 * 1024;

pub(super) struct Asked {
    pub(super) resource: String,
    pub(super) method: Method,
    pub(super) version: Version,
    pub(super) parameters: BTreeMap<String, String>,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
    /// None on the resource that everybody may read.
    pub(super) credential: Option<Credential>,
}

/// Headers that a form may carry instead of the request.
const CARRIED: [&str; 6] = ["authorization", "x-experience-api-version", "content-type", "content-length", "if-match", "if-none-match"];

impl Asked {
    pub(super) async fn read(app: &App, request: Request) -> Result<Self, Failed> {
        let (head, body) = request.into_parts();
        let resource = head.uri.path().trim_start_matches("/xapi/").trim_end_matches('/').to_owned();
        let query = pairs(head.uri.query().unwrap_or_default().as_bytes()).map_err(Failed::bad)?;
        let method = if head.method == Method::HEAD { Method::GET } else { head.method };
        let mut asked = Self { resource, method, version: Version::V1, parameters: BTreeMap::new(), headers: head.headers, body: Vec::new(), credential: None };
        let other = asked.method == Method::POST && query.iter().any(|(name, _)| name == "method");
        let body = if other {
            asked.body = bytes_of(body).await?;
            asked.unfold(&query)?;
            None
        } else {
            asked.parameters = once(query)?;
            Some(body)
        };
        asked.version(app)?;
        if other && asked.version == Version::V2 {
            return Err(Failed::bad(Refusal::new("refusal.xapi_parameter").at("method").with("name", "method")).at(Version::V2));
        }
        if asked.resource != "about" {
            asked.credential = Some(asked.known(app).await.map_err(|failed| failed.at(asked.version))?);
        }
        // Nobody unknown sends a large body.
        if let Some(body) = body {
            asked.body = bytes_of(body).await.map_err(|failed| failed.at(asked.version))?;
        }
        Ok(asked)
    }

    /// The alternate syntax: the method in the query, all else in a form.
    fn unfold(&mut self, query: &[(String, String)]) -> Result<(), Failed> {
        let [(_, method)] = query else { return Err(Failed::bad(Refusal::new("refusal.xapi_alternate_query"))) };
        self.method = match method.as_str() {
            "GET" | "HEAD" => Method::GET,
            "PUT" => Method::PUT,
            "POST" => Method::POST,
            "DELETE" => Method::DELETE,
            _ => return Err(Failed::bad(Refusal::new("refusal.xapi_word").at("method").with("value", method).with("allowed", "GET, HEAD, PUT, POST, DELETE"))),
        };
        let mut form = once(pairs(&self.body).map_err(Failed::bad)?)?;
        self.body = form.remove("content").unwrap_or_default().into_bytes();
        self.headers.remove(header::CONTENT_TYPE);
        let carried: Vec<String> = form.keys().filter(|name| CARRIED.contains(&name.to_ascii_lowercase().as_str())).cloned().collect();
        for name in carried {
            let value = form.remove(&name).unwrap_or_default();
            let (Ok(header), Ok(value)) = (HeaderName::from_bytes(name.to_ascii_lowercase().as_bytes()), HeaderValue::from_str(&value)) else {
                return Err(Failed::bad(Refusal::new("refusal.xapi_parameter").at(&name).with("name", &name)));
            };
            self.headers.insert(header, value);
        }
        if !self.body.is_empty() {
            self.headers.entry(header::CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
        }
        self.parameters = form;
        Ok(())
    }

    /// The version that the header names; where it names none, the house's choice.
    fn version(&mut self, app: &App) -> Result<(), Failed> {
        let named = header_of(&self.headers, &VERSION);
        self.version = match named {
            None => app.records_version,
            Some(text) => match Version::asked(text.trim()) {
                Some(version) => version,
                None if self.resource == "about" => app.records_version,
                None => return Err(Failed::bad(Refusal::new("refusal.xapi_header_version").at("X-Experience-API-Version").with("value", text.chars().take(20).collect::<String>()))),
            },
        };
        Ok(())
    }

    async fn known(&self, app: &App) -> Result<Credential, Failed> {
        let refused = || Failed::new(StatusCode::UNAUTHORIZED, "refusal.xapi_credential");
        let given = header_of(&self.headers, &header::AUTHORIZATION).and_then(|value| value.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("basic"));
        let decoded = given.and_then(|(_, encoded)| STANDARD.decode(encoded.trim()).ok()).and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(refused)?;
        let (name, secret) = decoded.split_once(':').map(|(name, secret)| (name.to_owned(), secret.to_owned())).ok_or_else(refused)?;
        app.credentials.known(app, name, secret).await?.ok_or_else(refused)
    }

    pub(super) fn space(&self) -> i64 {
        self.credential.as_ref().map_or(0, |credential| credential.space)
    }

    pub(super) fn has(&self, scope: &str) -> bool {
        self.credential.as_ref().is_some_and(|credential| credential.scopes.split(' ').any(|given| given == scope))
    }
    /// Whether the credential has one of these scopes.
    pub(super) fn may(&self, scopes: &[&str]) -> Result<(), Failed> {
        if scopes.iter().any(|scope| self.has(scope)) { Ok(()) } else { Err(Failed::of(StatusCode::FORBIDDEN, Refusal::new("refusal.xapi_scope").with("scopes", scopes.join(", ")))) }
    }

    /// Refuses parameters that this resource does not know, also those written in another case.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), Failed> {
        match self.parameters.keys().find(|name| !known.contains(&name.as_str())) {
            Some(name) => Err(Failed::bad(Refusal::new("refusal.xapi_parameter").at(name).with("name", name))),
            None => Ok(()),
        }
    }
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.get(name).map(String::as_str)
    }
    pub(super) fn must(&self, name: &str) -> Result<&str, Failed> {
        self.parameter(name).ok_or_else(|| Failed::bad(Refusal::new("refusal.xapi_missing").at(name).with("name", name)))
    }
    pub(super) fn truth(&self, name: &str) -> Result<bool, Failed> {
        match self.parameter(name) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(other) => Err(Failed::bad(Refusal::new("refusal.xapi_word").at(name).with("value", other).with("allowed", "true, false"))),
        }
    }
    pub(super) fn time(&self, name: &str) -> Result<Option<Instant>, Failed> {
        self.parameter(name).map(|text| xapi::kinds::time(text).map_err(|refusal| Failed::bad(refusal.at(name)))).transpose()
    }
    pub(super) fn uuid(&self, name: &str) -> Result<Option<store::records::RecordId>, Failed> {
        self.parameter(name).map(|text| xapi::kinds::uuid(text).map(uuid::Uuid::into_bytes).map_err(|refusal| Failed::bad(refusal.at(name)))).transpose()
    }
    pub(super) fn iri(&self, name: &str) -> Result<Option<&str>, Failed> {
        let iri = self.parameter(name);
        iri.map_or(Ok(()), xapi::kinds::iri).map_err(|refusal| Failed::bad(refusal.at(name)))?;
        Ok(iri)
    }
    /// A single agent, as JSON.
    pub(super) fn agent(&self, text: &str) -> Result<Json, Failed> {
        let agent = xapi::parse(text.as_bytes()).map_err(|refusal| Failed::bad(refusal.at("agent")))?;
        xapi::agent(&agent, self.version).map_err(|refusal| Failed::bad(refusal.at("agent")))?;
        Ok(agent)
    }
    pub(super) fn content_type(&self) -> &str {
        header_of(&self.headers, &header::CONTENT_TYPE).unwrap_or_default()
    }
}

async fn bytes_of(body: axum::body::Body) -> Result<Vec<u8>, Failed> {
    let large = |_| Failed::of(StatusCode::PAYLOAD_TOO_LARGE, Refusal::new("refusal.xapi_large").with("most", BODY_MAX / 1024 / 1024));
    axum::body::to_bytes(body, BODY_MAX).await.map(|bytes| bytes.to_vec()).map_err(large)
}

/// Names and values of a query or form.
fn pairs(bytes: &[u8]) -> Result<Vec<(String, String)>, Refusal> {
    let unescape = |part: &[u8]| -> Option<String> {
        let mut out = Vec::with_capacity(part.len());
        let mut rest = part.iter();
        while let Some(byte) = rest.next() {
            out.push(match byte {
                b'+' => b' ',
                b'%' => {
                    let (high, low) = (char::from(*rest.next()?).to_digit(16)?, char::from(*rest.next()?).to_digit(16)?);
                    u8::try_from(high * 16 + low).ok()?
                }
                other => *other,
            });
        }
        String::from_utf8(out).ok()
    };
    bytes
        .split(|byte| *byte == b'&')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (name, value) = part.iter().position(|byte| *byte == b'=').map_or((part, &[][..]), |at| (part.get(..at).unwrap_or_default(), part.get(at + 1..).unwrap_or_default()));
            unescape(name).zip(unescape(value)).ok_or_else(|| Refusal::new("refusal.xapi_query"))
        })
        .collect()
}

fn once(pairs: Vec<(String, String)>) -> Result<BTreeMap<String, String>, Failed> {
    let mut map = BTreeMap::new();
    for (name, value) in pairs {
        if map.contains_key(&name) {
            return Err(Failed::bad(Refusal::new("refusal.xapi_twice").at(&name).with("name", &name)));
        }
        map.insert(name, value);
    }
    Ok(map)
}

/// Credentials that came lately, so that not every statement asks the database for its sender.
#[derive(Default)]
pub struct Credentials(std::sync::Mutex<BTreeMap<[u8; 32], (Instant, Credential)>>);

/// For how long a credential that was ended may still be known, in milliseconds.
const KNOWN_FOR: i64 = 5_000;

impl Credentials {
    async fn known(&self, app: &App, name: String, secret: String) -> Result<Option<Credential>, Failed> {
        use sha2::{Digest, Sha256};
        let key: [u8; 32] = Sha256::digest(format!("{name}:{secret}").as_bytes()).into();
        let now = app.db.now();
        let held = |map: &std::sync::Mutex<BTreeMap<[u8; 32], (Instant, Credential)>>| {
            let map = map.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            map.get(&key).filter(|(at, _)| now.0 - at.0 < KNOWN_FOR).map(|(_, credential)| credential.clone())
        };
        if let Some(credential) = held(&self.0) {
            return Ok(Some(credential));
        }
        let found = app.read(move |tx| spaces::known(tx, &name, &secret)).await?;
        if let Some(credential) = &found {
            let mut map = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            map.retain(|_, (at, _)| now.0 - at.0 < KNOWN_FOR);
            map.insert(key, (now, credential.clone()));
        }
        Ok(found)
    }
}
