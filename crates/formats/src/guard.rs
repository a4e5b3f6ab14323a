//! Keeps words from being taken for a formula when a text table is opened in a spreadsheet.

use std::borrow::Cow;

/// The cell, with `'` before it if it begins as a formula does. A plain number with a sign stays as it is.
pub fn plain(cell: &str) -> Cow<'_, str> {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if risky && !is_signed_number(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

fn is_signed_number(cell: &str) -> bool {
    let Some(digits) = cell.strip_prefix(['-', '+']) else { return false };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain(whole) && plain(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"), ("+1+cmd", "'+1+cmd"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), ("\r=1", "'\r=1"),
            ("-3", "-3"), ("-3.25", "-3.25"), ("+3", "+3"), ("-", "'-"), ("-3.", "'-3."), ("林岚", "林岚"), ("", ""), ("1-2", "1-2"),
        ] {
            assert_eq!(plain(cell), expected);
        }
    }
}
