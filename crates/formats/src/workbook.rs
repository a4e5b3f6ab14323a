//! Writes workbooks (`.xlsx`): bold header, frozen above the rows, with filters; the same bytes for the same tables.

use std::collections::BTreeSet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::sheet::CELL_CHARS_MAX;

/// How the cells of a column are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// Numbers of up to 15 digits; anything else in the column stays text.
    Number,
    /// Days written `2026-03-24`; a month stays text.
    Date,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    /// In characters of the spreadsheet's plain font; a Chinese character takes two.
    pub width: u16,
    pub kind: Kind,
}

/// One sheet to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Name of the sheet; made fit for a spreadsheet and unique when written.
    pub name: String,
    /// Shown above the header.
    pub title: Option<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
    /// Shown below the rows, one a row.
    pub notes: Vec<String>,
}

/// Writes one sheet for each table.
pub fn write(tables: &[Table]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1).unwrap_or_default();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let mut names = BTreeSet::new();
    for table in tables {
        let name = sheet_name(&table.name, &mut names);
        let sheet = workbook.add_worksheet();
        // A cell beyond the sheet's bounds is the only error left; rows before it stand.
        let _ = sheet.set_name(name).map(drop);
        let _ = fill(sheet, table);
    }
    if tables.is_empty() {
        workbook.add_worksheet();
    }
    workbook.save_to_buffer().unwrap_or_default()
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_border(FormatBorder::Thin).set_text_wrap();
    let mut at = 0;
    if let Some(title) = &table.title {
        sheet.write_string_with_format(0, 0, title, &Format::new().set_bold().set_font_size(14))?;
        at = 1;
    }
    let header = at;
    for (column, of) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(header, column, &of.name, &bold)?;
        sheet.set_column_width(column, f64::from(of.width))?;
    }
    for row in &table.rows {
        at += 1;
        for ((column, cell), of) in (0_u16..).zip(row).zip(table.columns.iter().map(|of| of.kind).chain(std::iter::repeat(Kind::Text))) {
            write_cell(sheet, (at, column), cell, of)?;
        }
    }
    sheet.set_freeze_panes(header + 1, 0)?;
    if let Some(last) = u16::try_from(table.columns.len()).ok().and_then(|count| count.checked_sub(1)) {
        sheet.autofilter(header, 0, at, last)?;
    }
    for (row, note) in (at + 2..).zip(&table.notes) {
        sheet.write_string(row, 0, short(note))?;
    }
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &str, kind: Kind) -> Result<(), XlsxError> {
    if cell.is_empty() {
        return Ok(());
    }
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let plain = digits > 0 && digits <= 15 && cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    match (kind, cell.parse::<f64>()) {
        (Kind::Number, Ok(number)) if plain => sheet.write_number(row, column, number).map(drop),
        (Kind::Date, _) if cell.len() == 10 && cell.parse::<domain::date::Day>().is_ok() => {
            let date = ExcelDateTime::parse_from_str(cell)?;
            sheet.write_datetime_with_format(row, column, &date, &Format::new().set_num_format("yyyy-mm-dd")).map(drop)
        }
        _ => {
            let text = Format::new().set_num_format("@").set_text_wrap();
            sheet.write_string_with_format(row, column, short(cell), &text).map(drop)
        }
    }
}

fn short(cell: &str) -> &str {
    cell.char_indices().nth(CELL_CHARS_MAX).and_then(|(at, _)| cell.get(..at)).unwrap_or(cell)
}

/// A name a spreadsheet takes: at most 31 characters, without `[]:*?/\`, not yet used.
fn sheet_name(wanted: &str, used: &mut BTreeSet<String>) -> String {
    let plain: String = wanted.chars().map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { ' ' } else { c }).collect();
    let plain = plain.trim_matches(|c: char| c.is_whitespace() || c == '\'');
    let base: String = if plain.is_empty() { "Sheet".to_owned() } else { plain.chars().take(26).collect() };
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    let name = std::iter::once(base.clone()).chain(numbered).find(|name| used.insert(name.to_lowercase()));
    name.unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet;

    fn table() -> Table {
        let column = |name: &str, kind| Column { name: name.to_owned(), width: 12, kind };
        Table {
            name: "花名册/一".into(),
            title: Some("干部花名册".into()),
            columns: vec![column("姓名", Kind::Text), column("公民身份号码", Kind::Text), column("得分", Kind::Number), column("出生日期", Kind::Date)],
            rows: vec![
                vec!["林岚".into(), "11010519491231002X".into(), "85.5".into(), "1985-03-24".into()],
                vec!["=1+1".into(), "110105194912310021".into(), "无".into(), "1985-03".into()],
            ],
            notes: vec!["注：虚构".into()],
        }
    }

    #[test]
    fn what_is_written_is_read_as_text() {
        let read = sheet::read(&write(&[table(), table()]), "a.xlsx").unwrap();
        assert_eq!(read.findings, []);
        assert_eq!(read.value.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["花名册 一", "花名册 一-2"]);
        let rows: Vec<String> = read.value[0].rows.iter().map(|row| format!("{} {}", row.number, row.cells.join("|"))).collect();
        assert_eq!(rows, [
            "1 干部花名册",
            "2 姓名|公民身份号码|得分|出生日期",
            "3 林岚|11010519491231002X|85.5|1985-03-24",
            "4 =1+1|110105194912310021|无|1985-03",
            "6 注：虚构",
        ]);
    }

    #[test]
    fn the_same_tables_give_the_same_bytes() {
        assert_eq!(write(&[table()]), write(&[table()]));
        assert!(!write(&[]).is_empty());
    }
}
