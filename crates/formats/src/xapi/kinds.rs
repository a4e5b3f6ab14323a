//! Values of a form: identifiers, times, durations, languages, media types.
//!
//! Source: xAPI 1.0.3 part two, 4.0; IEEE 9274.1.1-2023, 4.2.7.

use domain::{date::Instant, message::Refusal};
use iri_string::types::{IriStr, UriStr};
use oxilangtag::LanguageTag;
use uuid::Uuid;

use super::Version;

/// An IRI with its scheme (RFC 3987).
pub fn iri(text: &str) -> Result<(), Refusal> {
    IriStr::new(text).map(drop).map_err(|_| Refusal::new("refusal.xapi_iri").with("value", cut(text)))
}

/// A URI with its scheme (RFC 3986).
pub fn uri(text: &str) -> Result<(), Refusal> {
    UriStr::new(text).map(drop).map_err(|_| Refusal::new("refusal.xapi_iri").with("value", cut(text)))
}

/// `mailto:` and one address.
pub fn mailto(text: &str) -> Result<(), Refusal> {
    let sound = text.strip_prefix("mailto:").and_then(|address| address.rsplit_once('@')).is_some_and(|(name, host)| {
        !name.is_empty() && !host.is_empty() && !name.contains('@') && !name.starts_with('.') && !text.contains(char::is_whitespace) && !host.contains([',', '?', '/']) && iri(text).is_ok()
    });
    if sound { Ok(()) } else { Err(Refusal::new("refusal.xapi_mailto").with("value", cut(text))) }
}

/// A UUID in its standard form of 36 characters.
pub fn uuid(text: &str) -> Result<Uuid, Refusal> {
    match Uuid::try_parse(text) {
        Ok(uuid) if text.len() == 36 => Ok(uuid),
        _ => Err(Refusal::new("refusal.xapi_uuid").with("value", cut(text))),
    }
}

/// A hash in hexadecimal digits, of one of these lengths.
pub fn hex(text: &str, lengths: &[usize]) -> Result<(), Refusal> {
    if lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit()) { Ok(()) } else { Err(Refusal::new("refusal.xapi_hash").with("value", cut(text))) }
}

/// A language tag of a form that RFC 5646 allows.
pub fn language(text: &str) -> Result<(), Refusal> {
    LanguageTag::parse(text).map(drop).map_err(|_| Refusal::new("refusal.xapi_language").with("value", cut(text)))
}

/// `type/subtype` with parameters (RFC 2046).
pub fn media(text: &str) -> Result<(), Refusal> {
    let token = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+*'`|~%".contains(&byte));
    let kind = text.split(';').next().unwrap_or_default().trim();
    if kind.split_once('/').is_some_and(|(kind, sub)| token(kind) && token(sub)) { Ok(()) } else { Err(Refusal::new("refusal.xapi_media").with("value", cut(text))) }
}

/// Milliseconds of a written time: ISO 8601's calendar date and time together, in the extended or the basic form. A time
/// without a zone is taken as UTC.
pub fn time(text: &str) -> Result<Instant, Refusal> {
    written(text).ok_or_else(|| Refusal::new("refusal.xapi_time").with("value", cut(text)))
}

fn written(text: &str) -> Option<Instant> {
    let (date, rest) = text.split_once(['T', 't'])?;
    let dashed = date.contains('-');
    let (year, month, day) = match (dashed, date.len()) {
        (true, 10) if date.as_bytes().get(4) == Some(&b'-') && date.as_bytes().get(7) == Some(&b'-') => (date.get(..4)?, date.get(5..7)?, date.get(8..)?),
        (false, 8) => (date.get(..4)?, date.get(4..6)?, date.get(6..)?),
        _ => return None,
    };
    let zone_at = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(zone_at);
    let days = jiff::civil::Date::new(number(year)?.try_into().ok()?, number(month)?.try_into().ok()?, number(day)?.try_into().ok()?).ok()?;
    let days = i64::from(jiff::civil::date(1970, 1, 1).until(days).ok()?.get_days());
    Some(Instant(days * 86_400_000 + clock_of(clock, dashed)? - offset(zone)? * 60_000))
}

/// Milliseconds since midnight of `12:17:00.25` or `121700,25`; seconds may be left out, and a leap second is the last of its minute.
fn clock_of(clock: &str, extended: bool) -> Option<i64> {
    let (whole, fraction) = clock.split_once(['.', ',']).map_or((clock, None), |(whole, fraction)| (whole, Some(fraction)));
    let parts: Vec<&str> = if extended { whole.split(':').collect() } else { [whole.get(..2), whole.get(2..4), whole.get(4..6)].into_iter().flatten().collect() };
    let length = if extended { whole.len() + 2 - parts.len().min(2) } else { whole.len() };
    let (hour, minute, second) = match *parts.as_slice() {
        [hour, minute] if fraction.is_none() && (length == 4 || extended) => (hour, minute, "00"),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    if [hour, minute, second].iter().any(|part| part.len() != 2) || (!extended && whole.len() > 6) {
        return None;
    }
    let (hour, minute, second) = (number(hour)?, number(minute)?, number(second)?);
    let milliseconds = match fraction {
        None => 0,
        Some(digits) if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) => return None,
        Some(digits) => number(format!("{digits:0<3}").get(..3)?)?,
    };
    (hour < 24 && minute < 60 && second <= 60).then(|| (hour * 3600 + minute * 60 + second.min(59)) * 1000 + milliseconds)
}

/// Minutes east of UTC. The offset `-00:00` says that nothing is known and is not of ISO 8601.
fn offset(zone: &str) -> Option<i64> {
    let sign = match zone.as_bytes().first() {
        None => return Some(0),
        Some(b'Z' | b'z') => return (zone.len() == 1).then_some(0),
        Some(b'+') => 1,
        Some(_) => -1,
    };
    let digits: String = zone.get(1..)?.chars().collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.as_str(), "00"),
        4 => (digits.get(..2)?, digits.get(2..)?),
        5 if digits.as_bytes().get(2) == Some(&b':') => (digits.get(..2)?, digits.get(3..)?),
        _ => return None,
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let total = hours * 60 + minutes;
    (hours < 24 && minutes < 60 && (sign == 1 || total > 0)).then_some(sign * total)
}

fn number(digits: &str) -> Option<i64> {
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

/// A duration by designators: `P3Y1M29DT4H35M59.14S` or `P4W`; only the last part may have a fraction. The text of 1.0.3
/// shows `P16559.14S` as sound, so that version may leave out the `T` before seconds.
pub fn duration(text: &str, version: Version) -> Result<(), Refusal> {
    let sound = text.strip_prefix('P').is_some_and(|rest| weeks(rest) || parts(rest, version));
    if sound { Ok(()) } else { Err(Refusal::new("refusal.xapi_duration").with("value", cut(text))) }
}

fn weeks(rest: &str) -> bool {
    rest.strip_suffix('W').is_some_and(|digits| amount(digits).is_some())
}

fn parts(rest: &str, version: Version) -> bool {
    let (date, time) = rest.split_once('T').map_or((rest, None), |(date, time)| (date, Some(time)));
    if time == Some("") || rest.is_empty() {
        return false;
    }
    if time.is_none() && version == Version::V1 && date.strip_suffix('S').is_some_and(|digits| amount(digits).is_some()) {
        return true;
    }
    let mut broken = false;
    run(date, "YMD", &mut broken) && time.is_none_or(|time| !broken && run(time, "HMS", &mut broken))
}

/// Whether amounts stand in the order of their designators, nothing after a fraction.
fn run(mut text: &str, designators: &str, broken: &mut bool) -> bool {
    let mut left = designators;
    while let Some(at) = text.find(|letter: char| letter.is_ascii_alphabetic()) {
        let (digits, rest) = text.split_at(at);
        let Some(place) = rest.get(..1).and_then(|letter| left.find(letter)) else { return false };
        let Some(fraction) = amount(digits) else { return false };
        if *broken {
            return false;
        }
        *broken = fraction;
        left = left.get(place + 1..).unwrap_or_default();
        text = rest.get(1..).unwrap_or_default();
    }
    text.is_empty()
}

/// Whether a number has a fraction; nothing if it is not a number.
fn amount(digits: &str) -> Option<bool> {
    let all = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match digits.split_once(['.', ',']) {
        None => all(digits).then_some(false),
        Some((whole, fraction)) => (all(whole) && all(fraction)).then_some(true),
    }
}

/// A value as a refusal repeats it.
fn cut(text: &str) -> String {
    text.chars().take(80).collect()
}
