//! A table as text, from whatever kind of file it came in.
//!
//! The kind is told by the content and not by the name; where the two differ, that is a finding.

use domain::message::{Finding, Read};

use crate::{csv_text, encoding, xlsx};

/// The most rows a sheet may fill.
pub const ROWS_MAX: usize = 200_000;
/// The most columns that are read.
pub const COLUMNS_MAX: usize = 256;
/// The longest text of a cell, in characters; a spreadsheet's own limit.
pub const CELL_CHARS_MAX: usize = 32_767;
/// The most text a file may unfold to, in bytes.
pub const TEXT_BYTES_MAX: usize = 200 * 1024 * 1024;
/// The most findings a sheet gives; one more says that there are others.
const FINDINGS_MAX: usize = 1000;
const BYTES_MAX: usize = 50 * 1024 * 1024;

/// The text of a cell: trimmed, numbers plain, days as `2026-03-24`, 是 or 否, never a formula.
pub type Cell = String;

/// A row that holds something. Trailing empty cells are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As a spreadsheet shows it, from 1.
    pub number: usize,
    pub cells: Vec<Cell>,
}

impl Row {
    /// The text in a column counted from 0; nothing where the row is shorter.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Empty for a text file.
    pub name: String,
    /// Only rows that hold something.
    pub rows: Vec<Row>,
}

/// `A` for 0, `AA` for 26.
pub fn column_letter(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.into_iter().collect()
}

/// What the content of a file says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Xlsx,
    Xls,
    /// An encrypted workbook in its OLE wrapping.
    Locked,
    Text,
    /// A web page or XML, often named `.xls` by exporters.
    Markup,
    Other,
}

pub fn kind(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") {
        return if xlsx::is_workbook(bytes) { Kind::Xlsx } else { Kind::Other };
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let holds = |name: &str| {
            let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.windows(wide.len()).any(|window| window == wide)
        };
        return match () {
            () if holds("EncryptedPackage") => Kind::Locked,
            () if holds("Workbook") || holds("Book") => Kind::Xls,
            () => Kind::Other,
        };
    }
    if bytes.starts_with(b"%PDF") || !encoding::is_text(bytes) {
        return Kind::Other;
    }
    let head = bytes.get(..bytes.len().min(1000)).unwrap_or_default();
    let head = encoding::decode(head, None).text.trim_start().to_lowercase();
    if ["<html", "<!doctype", "<?xml", "<table", "<meta", "<head"].iter().any(|mark| head.starts_with(mark)) { Kind::Markup } else { Kind::Text }
}

/// Reads every sheet of a workbook, or a text file as one sheet without a name.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Read<Vec<Sheet>>, Finding> {
    let refuse = |code: &str| Finding::error(code, file_name).in_file(file_name);
    if bytes.len() > BYTES_MAX {
        return Err(refuse("finding.file_size").with("limit", BYTES_MAX / 1024 / 1024));
    }
    let kind = kind(bytes);
    let mut read = match kind {
        Kind::Xlsx => xlsx::read(bytes, file_name)?,
        Kind::Xls => xlsx::read_old(bytes, file_name)?,
        Kind::Locked => return Err(refuse("finding.workbook_locked")),
        Kind::Markup => return Err(refuse("finding.workbook_markup")),
        Kind::Other => return Err(refuse("finding.not_a_table")),
        Kind::Text => csv_text::read(bytes, file_name)?,
    };
    let ending = file_name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    let fits = match kind {
        Kind::Xlsx => matches!(ending.as_str(), "xlsx" | "xlsm" | ""),
        Kind::Xls => matches!(ending.as_str(), "xls" | "et" | ""),
        _ => matches!(ending.as_str(), "csv" | "txt" | "tsv" | ""),
    };
    if !fits {
        let found = match kind {
            Kind::Xlsx => "xlsx",
            Kind::Xls => "xls",
            _ => "csv",
        };
        read.findings.push(Finding::warning("finding.file_kind", file_name).in_file(file_name).with("found", found));
    }
    Ok(read)
}

/// Gathers cells into rows within the bounds, noticing what is cut.
pub(crate) struct Gathering {
    file: String,
    sheet: String,
    rows: std::collections::BTreeMap<usize, Vec<Cell>>,
    text_bytes: usize,
    wide: bool,
    full: bool,
    pub(crate) findings: Vec<Finding>,
}

impl Gathering {
    /// `text_bytes` is what earlier sheets of the file already hold.
    pub(crate) fn new(file: &str, sheet: &str, text_bytes: usize) -> Self {
        let rows = std::collections::BTreeMap::new();
        Self { file: file.to_owned(), sheet: sheet.to_owned(), rows, text_bytes, wide: false, full: false, findings: Vec::new() }
    }

    pub(crate) fn notice(&mut self, finding: Finding, row: usize, column: usize) {
        match self.findings.len().cmp(&FINDINGS_MAX) {
            std::cmp::Ordering::Less => {}
            std::cmp::Ordering::Greater => return,
            std::cmp::Ordering::Equal => {
                let more = Finding::warning("finding.more", &self.sheet).with("limit", FINDINGS_MAX);
                return self.findings.push(more.in_file(&self.file).in_part(&self.sheet));
            }
        }
        self.findings.push(finding.in_file(&self.file).in_part(&self.sheet).at(row, &column_letter(column)));
    }

    /// Takes a cell; answers whether more may come. `row` counts from 1, `column` from 0.
    pub(crate) fn take(&mut self, row: usize, column: usize, text: &str) -> bool {
        let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
        if text.is_empty() || self.full {
            return !self.full;
        }
        if column >= COLUMNS_MAX {
            if !self.wide {
                self.notice(Finding::error("finding.sheet_columns", text).with("limit", COLUMNS_MAX), row, column);
            }
            self.wide = true;
            return true;
        }
        if self.text_bytes + text.len() > TEXT_BYTES_MAX || self.rows.len() >= ROWS_MAX && !self.rows.contains_key(&row) {
            self.notice(Finding::error("finding.sheet_rows", text).with("limit", ROWS_MAX), row, column);
            self.full = true;
            return false;
        }
        let cut = text.char_indices().nth(CELL_CHARS_MAX).map(|(at, _)| text.get(..at).unwrap_or_default());
        if cut.is_some() {
            self.notice(Finding::error("finding.cell_length", text).with("limit", CELL_CHARS_MAX), row, column);
        }
        let text = cut.unwrap_or(text);
        self.text_bytes += text.len();
        let cells = self.rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, Cell::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            text.clone_into(cell);
        }
        true
    }

    /// The sheet, its findings, and the bytes of text so far.
    pub(crate) fn done(self) -> (Sheet, Vec<Finding>, usize) {
        let rows = self.rows.into_iter().map(|(number, cells)| Row { number, cells }).collect();
        (Sheet { name: self.sheet, rows }, self.findings, self.text_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters() {
        for (column, letter) in [(0, "A"), (25, "Z"), (26, "AA"), (255, "IV"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letter(column), letter);
        }
    }

    #[test]
    fn refusals_by_content() {
        let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let ole = |name: &str| [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 512], wide(name)].concat();
        for (case, bytes, code) in [
            ("a picture", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "finding.not_a_table"),
            ("a PDF", b"%PDF-1.4 abc".to_vec(), "finding.not_a_table"),
            ("locked", ole("EncryptedPackage"), "finding.workbook_locked"),
            ("a document", ole("WordDocument"), "finding.not_a_table"),
            ("a broken old workbook", ole("Workbook"), "finding.workbook_broken"),
            ("a web page", b"<html><table><tr><td>a".to_vec(), "finding.workbook_markup"),
            ("a cut zip", b"PK\x03\x04abc".to_vec(), "finding.not_a_table"),
        ] {
            assert_eq!(read(&bytes, "a.xlsx").unwrap_err().code, code, "{case}");
        }
    }
}
