//! Tables as separated text: read in any encoding and with any usual separator, written as UTF-8 with a mark.

use domain::message::{Finding, Read};

use crate::{
    encoding, guard,
    sheet::{Gathering, Sheet},
    workbook::Table,
};

/// Reads separated text as one sheet.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Read<Vec<Sheet>>, Finding> {
    let decoded = encoding::decode(bytes, None);
    // One kind of line break, so that lines are counted alike.
    let mut plain = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
    if !plain.ends_with('\n') {
        plain.push('\n');
    }
    let (separator, text) = match plain.strip_prefix("sep=").and_then(|rest| Some((rest.chars().next()?, rest.split_once('\n')?.1))) {
        Some((said, rest)) if said.is_ascii() => (u8::try_from(said).unwrap_or(b','), rest),
        _ => (separator(&plain), plain.as_str()),
    };
    let first_row = usize::from(text.len() < plain.len());
    let mut gathering = Gathering::new(file_name, "", 0);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut breaks_within = 0;
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| Finding::error("finding.not_a_table", &error.to_string()).in_file(file_name))? {
        // The line after the record less the breaks within cells: blank lines before it count, as in a spreadsheet.
        breaks_within += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let after = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        let row = after.saturating_sub(breaks_within + 1).max(1) + first_row;
        for (column, cell) in record.iter().enumerate() {
            if cell.contains('\u{fffd}') {
                gathering.notice(Finding::error("finding.encoding_broken", decoded.encoding), row, column);
            }
            if !gathering.take(row, column, cell) {
                break;
            }
        }
    }
    if text.matches('"').count() % 2 == 1 {
        gathering.notice(Finding::warning("finding.csv_quotes", ""), 0, 0);
    }
    let (sheet, findings, _) = gathering.done();
    Ok(Read { value: vec![sheet], findings })
}

/// The separator that the first row with any holds most of, outside quotes; a title above it has none.
fn separator(text: &str) -> u8 {
    let mut counts = [(b';', 0_usize), (b'\t', 0), (b',', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted && counts.iter().any(|(_, count)| *count > 0) => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(mark, _)| *mark == byte).for_each(|(_, count)| *count += 1),
        }
    }
    // The last of equals wins: a comma, unless another is more frequent.
    counts.iter().max_by_key(|(_, count)| *count).map_or(b',', |(mark, _)| *mark)
}

/// Writes the header and rows; cells that a spreadsheet would take for a formula are guarded.
pub fn write(table: &Table) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer("\u{feff}".as_bytes().to_vec());
    let header: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    for row in std::iter::once(header).chain(table.rows.iter().map(|row| row.iter().map(String::as_str).collect())) {
        // Writing to memory cannot fail.
        let _ = writer.write_record(row.iter().map(|cell| guard::plain(cell).into_owned()));
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Column, Kind};
    use proptest::prelude::*;

    fn shown(bytes: &[u8]) -> Vec<String> {
        let read = read(bytes, "a.csv").unwrap();
        let rows = read.value.iter().flat_map(|sheet| &sheet.rows).map(|row| format!("{} {}", row.number, row.cells.join("|")));
        rows.chain(read.findings.iter().map(|f| format!("{} {}{}", f.code.trim_start_matches("finding."), f.place.column, f.place.row))).collect()
    }

    #[test]
    fn texts() {
        let gbk = encoding_rs::GBK.encode("姓名,单位\r\n林岚,青陂镇\r\n").0.into_owned();
        let wide: Vec<u8> = "\u{feff}姓名\t单位\n林岚\t青陂镇".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut broken = "姓名,单位\n林岚岚岚岚,".as_bytes().to_vec();
        broken.extend([0xff, b'\n']);
        for (case, bytes, expected) in [
            ("commas", "姓名,单位\n林岚,青陂镇".as_bytes().to_vec(), vec!["1 姓名|单位", "2 林岚|青陂镇"]),
            ("a mark", "\u{feff}姓名,单位".into(), vec!["1 姓名|单位"]),
            ("semicolons", "姓名;单位\n林岚;a,b".into(), vec!["1 姓名|单位", "2 林岚|a,b"]),
            ("tabs in UTF-16", wide, vec!["1 姓名|单位", "2 林岚|青陂镇"]),
            ("GBK", gbk, vec!["1 姓名|单位", "2 林岚|青陂镇"]),
            ("blank rows count", "a\n\n\nb".into(), vec!["1 a", "4 b"]),
            ("breaks in a cell do not", "a,\"b\nc\"\nd".into(), vec!["1 a|b\nc", "2 d"]),
            ("empty rows yield none", ",,\n , \nd".into(), vec!["3 d"]),
            ("said separator", "sep=;\na;b".into(), vec!["2 a|b"]),
            ("broken byte", broken, vec!["1 姓名|单位", "2 林岚岚岚岚|\u{fffd}", "encoding_broken B2"]),
            ("open quote", "a,\"b\nc".into(), vec!["1 a|b\nc", "csv_quotes A0"]),
        ] {
            assert_eq!(shown(&bytes), expected, "{case}");
        }
    }

    #[test]
    fn bounds() {
        let wide = format!("{}a", ",".repeat(300));
        assert_eq!(shown(wide.as_bytes()), ["sheet_columns KO1"]);
        let long = "长".repeat(40_000);
        let read = read(long.as_bytes(), "a.csv").unwrap();
        assert_eq!((read.value[0].rows[0].cells[0].chars().count(), read.findings[0].code.as_str()), (32_767, "finding.cell_length"));
        assert_eq!(shown("\n".repeat(1_000_000).as_bytes()), Vec::<String>::new());
        let many = shown("a\n".repeat(200_001).as_bytes());
        assert_eq!((many.len(), many[200_000].as_str()), (200_001, "sheet_rows A200001"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(rows in prop::collection::vec(prop::collection::vec("[一-龥a-z\",;\n]{1,8}", 2), 1..8)) {
            let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.into_iter().map(|cell| format!("x{cell}y")).collect()).collect();
            let column = |name: &str| Column { name: name.to_owned(), width: 10, kind: Kind::Text };
            let table = Table { columns: vec![column("甲,甲"), column("乙")], rows: rows.clone(), ..Table::default() };
            let sheets = read(&write(&table), "a.csv").unwrap().value;
            let cells: Vec<Vec<String>> = sheets[0].rows.iter().skip(1).map(|row| row.cells.clone()).collect();
            prop_assert_eq!(cells, rows);
        }
        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&bytes, "a.csv");
        }
    }
}
