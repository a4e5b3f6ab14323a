//! Reads workbooks cell by cell, so that an empty sheet of a million rows costs nothing.

mod old;

use std::{io::Cursor, panic::AssertUnwindSafe};

use calamine::{Data, DataRef, ExcelDateTime, Reader as _, Xls, Xlsx, XlsxError};
use domain::message::{Finding, Read};

use crate::{
    archive,
    sheet::{Gathering, Sheet},
};

const MB: u64 = 1024 * 1024;
const PART_BYTES_MAX: u64 = 50 * MB;
const TOTAL_BYTES_MAX: u64 = 200 * MB;
/// The most cells an old workbook may span: its reader lays them out in full.
const SPAN_MAX: u64 = 4_000_000;

/// Whether a zip is a workbook.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    zip::ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| {
        archive.file_names_raw().any(|name| name.starts_with(b"xl/") || name.starts_with(b"/xl/") || name.starts_with(b"xl\\"))
    })
}

/// Reads every worksheet of an `.xlsx`.
pub(crate) fn read(bytes: &[u8], file_name: &str) -> Result<Read<Vec<Sheet>>, Finding> {
    let refuse = |code: &str| Finding::error(code, file_name).in_file(file_name);
    let bounded = archive::is_bounded(bytes, PART_BYTES_MAX, TOTAL_BYTES_MAX).map_err(|_| refuse("finding.workbook_broken"))?;
    if !bounded {
        return Err(refuse("finding.archive_ratio"));
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| refuse("finding.workbook_broken"))?;
    let mut read = Read { value: Vec::new(), findings: Vec::new() };
    let mut text_bytes = 0;
    for name in workbook.sheet_names() {
        let mut gathering = Gathering::new(file_name, &name, text_bytes);
        let mut cells = match workbook.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A sheet that is only a chart.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => {
                gathering.notice(Finding::error("finding.workbook_sheet_broken", &error.to_string()), 0, 0);
                read.findings.extend(gathering.done().1);
                continue;
            }
        };
        loop {
            match cells.next_cell() {
                Ok(None) => break,
                Ok(Some(cell)) => {
                    let (row, column) = cell.get_position();
                    if !take(&mut gathering, (row, column), cell.get_value()) {
                        break;
                    }
                }
                Err(error) => {
                    gathering.notice(Finding::error("finding.workbook_sheet_broken", &error.to_string()), 0, 0);
                    break;
                }
            }
        }
        let (sheet, findings, held) = gathering.done();
        text_bytes = held;
        read.value.push(sheet);
        read.findings.extend(findings);
    }
    Ok(read)
}

/// Reads every worksheet of an `.xls` of the binary format, unless its cells lie too far apart.
pub(crate) fn read_old(bytes: &[u8], file_name: &str) -> Result<Read<Vec<Sheet>>, Finding> {
    let refuse = |code: &str| Finding::error(code, file_name).in_file(file_name);
    let span = old::span(bytes).ok_or_else(|| refuse("finding.workbook_broken"))?;
    if span > SPAN_MAX {
        return Err(refuse("finding.workbook_broken"));
    }
    // The reader of this old format was not made for hostile bytes; a panic in it is a broken file.
    let opened = std::panic::catch_unwind(AssertUnwindSafe(|| {
        let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).ok()?;
        Some(workbook.worksheets())
    }));
    let sheets = opened.ok().flatten().ok_or_else(|| refuse("finding.workbook_broken"))?;
    let mut read = Read { value: Vec::new(), findings: Vec::new() };
    let mut text_bytes = 0;
    for (name, range) in sheets {
        let mut gathering = Gathering::new(file_name, &name, text_bytes);
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let at = |offset: u32, more: usize| offset.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
            if !take(&mut gathering, (at(top, row), at(left, column)), &borrowed(value)) {
                break;
            }
        }
        let (sheet, findings, held) = gathering.done();
        text_bytes = held;
        read.value.push(sheet);
        read.findings.extend(findings);
    }
    Ok(read)
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// Makes a cell text and gathers it; `at` counts row and column from 0.
fn take(gathering: &mut Gathering, at: (u32, u32), value: &DataRef<'_>) -> bool {
    let row = usize::try_from(at.0).unwrap_or(usize::MAX).saturating_add(1);
    let column = usize::try_from(at.1).unwrap_or(usize::MAX);
    let text = match value {
        DataRef::String(text) => return gathering.take(row, column, text),
        DataRef::SharedString(text) => return gathering.take(row, column, text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(float) => {
            let text = number(*float);
            if float.abs() >= 1e15 {
                gathering.notice(Finding::warning("finding.number_precision", &text), row, column);
            }
            text
        }
        DataRef::Bool(truth) => if *truth { "是" } else { "否" }.to_owned(),
        DataRef::DateTime(date) => day(*date),
        DataRef::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).replace('T', " "),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => {
            gathering.notice(Finding::error("finding.cell_error", &error.to_string()), row, column);
            return true;
        }
        DataRef::Empty => return true,
    };
    gathering.take(row, column, &text)
}

/// Fifteen significant digits, as a spreadsheet shows them, without trailing zeros.
fn number(float: f64) -> String {
    let rounded: f64 = format!("{float:.14e}").parse().unwrap_or(float);
    rounded.to_string()
}

fn day(date: ExcelDateTime) -> String {
    if date.is_duration() || !date.as_f64().is_finite() {
        return number(date.as_f64());
    }
    let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
    let time = if (hour, minute) == (0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}") };
    if date.as_f64() < 1.0 && !time.is_empty() { time.trim().to_owned() } else { format!("{year:04}-{month:02}-{day:02}{time}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet;

    const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
    const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

    fn book(data: &str) -> Vec<u8> {
        let sheet = format!(r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>{data}</sheetData></worksheet>"#);
        archive::write([
            ("[Content_Types].xml", TYPES.as_bytes()),
            ("_rels/.rels", RELS.as_bytes()),
            ("xl/workbook.xml", BOOK.as_bytes()),
            ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
            ("xl/styles.xml", STYLES.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ])
    }

    fn shown(data: &str) -> Vec<String> {
        let read = sheet::read(&book(data), "a.xlsx").unwrap();
        let rows = read.value.iter().flat_map(|sheet| &sheet.rows).map(|row| format!("{} {}", row.number, row.cells.join("|")));
        rows.chain(read.findings.iter().map(|f| format!("{} {}{}", f.code.trim_start_matches("finding."), f.place.column, f.place.row))).collect()
    }

    #[test]
    fn cells() {
        for (case, cell, expected) in [
            ("text", r#"<c r="A1" t="inlineStr"><is><t> 林岚 </t></is></c>"#, vec!["1 林岚"]),
            ("a whole number", r#"<c r="A1"><v>3.0</v></c>"#, vec!["1 3"]),
            ("a number", r#"<c r="A1"><v>0.30000000000000004</v></c>"#, vec!["1 0.3"]),
            ("a day", r#"<c r="A1" s="1"><v>46105</v></c>"#, vec!["1 2026-03-24"]),
            ("a moment", r#"<c r="A1" s="1"><v>46105.5</v></c>"#, vec!["1 2026-03-24 12:00"]),
            ("truth", r#"<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c>"#, vec!["1 是|否"]),
            ("an error", r#"<c r="B2" t="e"><v>#REF!</v></c>"#, vec!["cell_error B2"]),
            ("a long number", r#"<c r="A1"><v>110105194912310000</v></c>"#, vec!["1 110105194912310000", "number_precision A1"]),
            ("far right", r#"<c r="XFD1"><v>1</v></c>"#, vec!["sheet_columns XFD1"]),
            ("far below", r#"<c r="A1048576"><v>1</v></c>"#, vec!["1048576 1"]),
        ] {
            let row = format!("<row>{cell}</row>");
            assert_eq!(shown(&row), expected, "{case}");
        }
        assert_eq!(shown(r#"<row r="1"><c r="A1"><v>1</v></c>"#)[0], "1 1", "cut");
    }

    #[test]
    fn a_million_empty_rows_yield_none() {
        let rows: Vec<String> = (1..=1_000_000).map(|row| format!("<row r=\"{row}\"/>")).collect();
        assert_eq!(shown(&rows.concat()), Vec::<String>::new());
    }

    #[test]
    fn bombs_are_refused() {
        let bomb = book(&"<row/>".repeat(9_000_000));
        assert_eq!(sheet::read(&bomb, "a.xlsx").unwrap_err().code, "finding.archive_ratio");
    }

    #[test]
    fn broken_packages() {
        let whole = book("");
        for (case, bytes) in [("cut", whole[..whole.len() / 2].to_vec()), ("no sheets", archive::write([("xl/a", &b"x"[..])]))] {
            assert!(sheet::read(&bytes, "a.xlsx").is_err(), "{case}");
        }
    }
}
