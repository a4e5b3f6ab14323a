//! Kind and size of a portrait, read from the header of the image file.

use domain::message::Finding;

/// The largest portrait that is taken, in bytes.
pub const PORTRAIT_BYTES_MAX: usize = 5 * 1024 * 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Jpeg,
    Png,
}

impl Kind {
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// Width and height in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Image {
    pub kind: Kind,
    pub width: u32,
    pub height: u32,
}

/// What the header says; `None` for anything but a JPEG or PNG with a size.
pub fn sniff(bytes: &[u8]) -> Option<Image> {
    let (kind, width, height) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        (bytes.get(12..16)? == b"IHDR").then_some(())?;
        (Kind::Png, big_endian(bytes.get(16..20)?), big_endian(bytes.get(20..24)?))
    } else {
        let (width, height) = jpeg_size(bytes.strip_prefix(b"\xff\xd8")?)?;
        (Kind::Jpeg, width, height)
    };
    (width > 0 && height > 0).then_some(Image { kind, width, height })
}

/// A portrait that may be kept, or the finding that says why not.
pub fn portrait(bytes: &[u8], file: &str) -> Result<Image, Finding> {
    if bytes.len() > PORTRAIT_BYTES_MAX {
        return Err(Finding::error("finding.photo_size", "").in_file(file).with("limit", PORTRAIT_BYTES_MAX / 1024 / 1024));
    }
    sniff(bytes).ok_or_else(|| Finding::error("finding.photo_kind", file).in_file(file))
}

fn big_endian(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte))
}

/// Walks the segments to the start of frame, which holds height and width.
fn jpeg_size(mut rest: &[u8]) -> Option<(u32, u32)> {
    loop {
        let (&[mark, kind], tail) = rest.split_first_chunk::<2>()?;
        if mark != 0xff {
            return None;
        }
        if kind == 0xff {
            rest = rest.get(1..)?;
            continue;
        }
        if matches!(kind, 0x01 | 0xd0..=0xd7) {
            rest = tail;
            continue;
        }
        let length = big_endian(tail.get(..2)?) as usize;
        if matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc) {
            return Some((big_endian(tail.get(5..7)?), big_endian(tail.get(3..5)?)));
        }
        if matches!(kind, 0xd9 | 0xda) || length < 2 {
            return None;
        }
        rest = tail.get(length..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\x2c\0\0\x01\x90\x08\x02".to_vec();
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc0\0\x0b\x08\x01\x90\x01\x2c\x01".to_vec();
        for (case, bytes, expected) in [
            ("png", png.clone(), Some((Kind::Png, 300, 400))),
            ("jpeg", jpeg.clone(), Some((Kind::Jpeg, 300, 400))),
            ("png cut", png[..20].to_vec(), None),
            ("jpeg cut", jpeg[..10].to_vec(), None),
            ("gif", b"GIF89a\x01\0\x01\0".to_vec(), None),
            ("nothing", Vec::new(), None),
        ] {
            assert_eq!(sniff(&bytes).map(|image| (image.kind, image.width, image.height)), expected, "{case}");
        }
        assert_eq!(portrait(&vec![0; PORTRAIT_BYTES_MAX + 1], "a.jpg").unwrap_err().code, "finding.photo_size");
        assert_eq!(portrait(b"BM", "a.bmp").unwrap_err().code, "finding.photo_kind");
    }
}
