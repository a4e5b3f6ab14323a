//! Bodies as they lie in their rows: compressed against words that statements commonly hold.

use std::cell::RefCell;

use crate::error::Error;

/// What statements commonly hold; a change of it needs a new mark, and the old words stay readable.
const WORDS: &[u8] = include_bytes!("words.json");
const MARK: u8 = 1;
const LEVEL: i32 = 1;
/// The longest body that is opened, in bytes.
const BODY_MAX: usize = 64 * 1024 * 1024;

thread_local! {
    static PRESS: RefCell<Option<zstd::bulk::Compressor<'static>>> = const { RefCell::new(None) };
    static OPEN: RefCell<Option<zstd::bulk::Decompressor<'static>>> = const { RefCell::new(None) };
}

pub fn press(text: &str) -> Result<Vec<u8>, Error> {
    PRESS.with_borrow_mut(|press| {
        let press = match press {
            Some(press) => press,
            none => none.insert(zstd::bulk::Compressor::with_dictionary(LEVEL, WORDS)?),
        };
        let mut out = vec![MARK];
        out.extend(press.compress(text.as_bytes())?);
        Ok(out)
    })
}

pub fn open(bytes: &[u8]) -> Result<String, Error> {
    let (mark, rest) = bytes.split_first().ok_or_else(|| Error::Broken("a statement without a body".into()))?;
    if *mark != MARK {
        return Err(Error::Broken(format!("a statement written by a later version: mark {mark}")));
    }
    let text = OPEN.with_borrow_mut(|open| {
        let open = match open {
            Some(open) => open,
            none => none.insert(zstd::bulk::Decompressor::with_dictionary(WORDS)?),
        };
        let size = zstd::bulk::Decompressor::upper_bound(rest).unwrap_or(BODY_MAX).min(BODY_MAX);
        open.decompress(rest, size)
    })?;
    String::from_utf8(text).map_err(|_| Error::Broken("a statement that is not text".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_comes_back() {
        for text in ["{}", r#"{"actor":{"mbox":"mailto:lin@example.cn"},"verb":{"id":"http://adlnet.gov/expapi/verbs/completed"}}"#, &"学".repeat(100_000)] {
            assert_eq!(open(&press(text).unwrap()).unwrap(), text);
        }
        assert!(open(&[9, 1]).is_err());
        assert!(open(&[]).is_err());
    }
}
