//! Text of unknown encoding: byte order marks, UTF-8, UTF-16, what the file declares, and at last GB18030.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Text and how it was found to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    /// Name as the standards write it: `UTF-8`, `UTF-16LE`, `gb18030` …
    pub encoding: &'static str,
    /// Whether bytes had to be replaced by U+FFFD.
    pub broken: bool,
    /// Whether the declared encoding was another.
    pub misdeclared: bool,
}

/// Decodes; `declared` is the label the file gives itself, such as `GB2312`.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    let named = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let (encoding, certain) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => (encoding, true),
        None => sniff(bytes, named),
    };
    let (text, encoding, broken) = encoding.decode(bytes);
    let family = |of: &'static Encoding| if of == encoding_rs::GBK { GB18030 } else { of };
    let misdeclared = named.is_some_and(|named| family(named) != family(encoding)) && !(certain && text.is_ascii()) && !bytes.is_ascii();
    Decoded { text: text.into_owned(), encoding: encoding.name(), broken, misdeclared }
}

/// The encoding of bytes without a mark, and whether it is certain.
fn sniff(bytes: &[u8], named: Option<&'static Encoding>) -> (&'static Encoding, bool) {
    match bytes {
        [0, first, ..] if *first != 0 => return (UTF_16BE, false),
        [first, 0, ..] if *first != 0 => return (UTF_16LE, false),
        _ => {}
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, true);
    }
    if let Some(named) = named.filter(|named| *named != UTF_8 && *named != UTF_16LE && *named != UTF_16BE) {
        // GBK is the lesser part of GB18030; a file that says GB2312 often holds more.
        return (if named == encoding_rs::GBK { GB18030 } else { named }, false);
    }
    // Mostly UTF-8 with a few broken bytes stays UTF-8, so that one bad byte does not spoil all the rest.
    let replaced = |encoding: &'static Encoding| encoding.decode_without_bom_handling(bytes).0.matches('\u{fffd}').count();
    let (utf8, gb) = (replaced(UTF_8), replaced(GB18030));
    let good = String::from_utf8_lossy(bytes).chars().filter(|c| !c.is_ascii() && *c != '\u{fffd}').count();
    if gb > 0 && utf8 <= gb || good > utf8.saturating_mul(4) { (UTF_8, false) } else { (GB18030, false) }
}

/// Whether the bytes look like text at all: hardly any control characters.
pub fn is_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    if Encoding::for_bom(head).is_some() {
        return true;
    }
    let text = decode(head, None).text;
    let odd = text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{b}' | '\u{c}')).count();
    odd == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        let gbk = encoding_rs::GBK.encode("姓名,青陂镇").0.into_owned();
        let le: Vec<u8> = "a姓名".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = "a姓名".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let mut spoiled = "姓名姓名姓名姓名".as_bytes().to_vec();
        spoiled.insert(6, 0xff);
        for (case, bytes, declared, expected) in [
            ("UTF-8", "姓名".as_bytes().to_vec(), None, ("姓名", "UTF-8", false, false)),
            ("UTF-8 with mark", "\u{feff}姓名".as_bytes().to_vec(), None, ("姓名", "UTF-8", false, false)),
            ("UTF-8 that says GBK", "姓名".as_bytes().to_vec(), Some("GBK"), ("姓名", "UTF-8", false, true)),
            ("GBK", gbk.clone(), None, ("姓名,青陂镇", "gb18030", false, false)),
            ("GBK that says GB2312", gbk.clone(), Some("gb2312"), ("姓名,青陂镇", "gb18030", false, false)),
            ("GBK that says UTF-8", gbk, Some("UTF-8"), ("姓名,青陂镇", "gb18030", false, true)),
            ("UTF-16 little", le, None, ("a姓名", "UTF-16LE", false, false)),
            ("UTF-16 big", be, None, ("a姓名", "UTF-16BE", false, false)),
            ("one bad byte", spoiled, None, ("姓名\u{fffd}姓名姓名姓名", "UTF-8", true, false)),
            ("nothing", Vec::new(), None, ("", "UTF-8", false, false)),
        ] {
            let read = decode(&bytes, declared);
            assert_eq!((read.text.as_str(), read.encoding, read.broken, read.misdeclared), expected, "{case}");
        }
    }
}
