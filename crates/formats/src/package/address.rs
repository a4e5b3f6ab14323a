//! Where a unit is launched: a file of the package, or a page elsewhere.
//!
//! Source: cmi5 Quartz, 13.1.4 (url) and 14; RFC 3986.

use std::collections::BTreeMap;

use domain::message::Finding;
use iri_string::types::{IriReferenceStr, IriStr};

use super::Entry;

/// The files that an address may point to.
pub(super) struct Files {
    /// The path as it stands, by its form in small letters.
    folded: BTreeMap<String, String>,
    /// Whether there is a package around the manifest.
    packed: bool,
}

impl Files {
    pub(super) fn none() -> Self {
        Self { folded: BTreeMap::new(), packed: false }
    }
    pub(super) fn of(files: &[Entry]) -> Self {
        Self { folded: files.iter().map(|file| (file.path.to_lowercase(), file.path.clone())).collect(), packed: true }
    }
}

/// What is wrong with an address, if anything is; a warning does not stop the package.
pub(super) fn check(address: &str, files: &Files) -> Option<Finding> {
    if address.is_empty() {
        return Some(Finding::error("finding.package_url_missing", ""));
    }
    match scheme(address) {
        Some(scheme) => absolute(address, &scheme.to_ascii_lowercase()),
        None => relative(address, files),
    }
}

/// The scheme of an absolute address.
pub(super) fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let sound = scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    sound.then_some(scheme)
}

fn absolute(address: &str, scheme: &str) -> Option<Finding> {
    let refuse = |code: &str| Some(Finding::error(code, address));
    let rest = address.get(scheme.len()..).unwrap_or_default();
    let Some(rest) = rest.strip_prefix("://").filter(|_| scheme != "file") else { return refuse("finding.package_url_scheme") };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if IriStr::new(address).is_err() || host.is_empty() {
        return refuse("finding.package_url_form");
    }
    if matches!(scheme, "http" | "https") { None } else { Some(Finding::warning("finding.package_url_application", address).with("scheme", scheme)) }
}

fn relative(address: &str, files: &Files) -> Option<Finding> {
    let refuse = |code: &str| Some(Finding::error(code, address));
    if !files.packed {
        return refuse("finding.package_url_relative");
    }
    if address.starts_with(['/', '\\']) {
        return refuse("finding.package_url_outside");
    }
    if IriReferenceStr::new(address).is_err() {
        return refuse("finding.package_url_form");
    }
    let written = address.split(['?', '#']).next().unwrap_or_default();
    let Some(path) = decoded(written).filter(|path| !path.is_empty() && !path.contains(['\\', '\0'])) else { return refuse("finding.package_url_form") };
    let Some(path) = resolved(&path) else { return refuse("finding.package_url_outside") };
    match files.folded.get(&path.to_lowercase()) {
        Some(file) if *file == path => None,
        Some(file) => Some(Finding::error("finding.package_file_case", address).with("file", file)),
        None => refuse("finding.package_file_missing"),
    }
}

/// The path without `.` and `..`; nothing if it leads out of the package.
fn resolved(path: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The text behind `%41` and its like; nothing if it is not UTF-8.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| tail.get(..2)).flatten().and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    String::from_utf8(bytes).ok()
}

/// The text with everything escaped that is not unreserved (RFC 3986, 2.3).
pub(super) fn encoded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + text.len() / 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            plain.push(char::from(byte));
        } else {
            plain.push('%');
            for half in [byte >> 4, byte & 15] {
                plain.extend(char::from_digit(u32::from(half), 16).map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let files = ["index.html", "a/课.html", "a/b c.html", "Case.html"].map(|path| Entry { path: path.to_owned(), bytes: 1 });
        let files = Files::of(&files);
        for (case, address, expected) in [
            ("a file", "index.html", ""),
            ("with a query and a fragment", "index.html?x=1#top", ""),
            ("from here", "./a/../index.html", ""),
            ("as written", "a/课.html", ""),
            ("escaped", "a/%E8%AF%BE.html", ""),
            ("an escaped space", "a/b%20c.html", ""),
            ("a bare space", "a/b c.html", "url_form"),
            ("elsewhere", "https://example.org/a?b=1", ""),
            ("elsewhere without a lock", "http://example.org", ""),
            ("nothing", "", "url_missing"),
            ("no host", "https:///a", "url_form"),
            ("a broken address", "https://exa mple.org/", "url_form"),
            ("an application", "player://open/1", "url_application"),
            ("a script", "javascript:alert(1)", "url_scheme"),
            ("a script in capitals", "JavaScript:alert(1)", "url_scheme"),
            ("data", "data:text/html,x", "url_scheme"),
            ("a file of the machine", "file:///etc/passwd", "url_scheme"),
            ("a drive", "C:/a.html", "url_scheme"),
            ("the host's root", "/index.html", "url_outside"),
            ("another host", "//example.org/a", "url_outside"),
            ("out of the package", "a/../../index.html", "url_outside"),
            ("out of it, escaped", "a/%2e%2e/%2e%2e/index.html", "url_outside"),
            ("another case", "case.html", "file_case"),
            ("no such file", "b.html", "file_missing"),
            ("a folder", "a/", "file_missing"),
            ("only a query", "?a=1", "url_form"),
            ("not UTF-8", "%ff.html", "url_form"),
        ] {
            let code = check(address, &files).map(|finding| finding.code).unwrap_or_default();
            assert_eq!(code.strip_prefix("finding.package_").unwrap_or(&code), expected, "{case}");
        }
        assert_eq!(check("index.html", &Files::none()).unwrap().code, "finding.package_url_relative");
    }

    #[test]
    fn escapes_come_back() {
        for text in ["a b&c=d?e#f/课%", "", "-._~"] {
            assert_eq!(decoded(&encoded(text)).unwrap(), text);
        }
    }
}
