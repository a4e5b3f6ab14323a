//! Findings as a table, for people to work through beside the file they sent.

use domain::{
    catalogue::{Language, name},
    message::{Finding, Severity},
};

use crate::workbook::{Column, Kind, Table};

/// One row for each finding, in the order they were made.
pub fn workbook(findings: &[Finding], language: Language) -> Table {
    let columns = [("severity", 8), ("file", 24), ("part", 14), ("row", 6), ("column", 8), ("value", 24), ("sentence", 70)];
    let columns = columns.map(|(key, width)| Column {
        name: name(language, &format!("finding.report_{key}")),
        width,
        kind: if key == "row" { Kind::Number } else { Kind::Text },
    });
    let row = |finding: &Finding| {
        let severity = match finding.severity {
            Severity::Note => "finding.severity_note",
            Severity::Warning => "finding.severity_warning",
            Severity::Error => "finding.severity_error",
        };
        let place = &finding.place;
        let number = if place.row == 0 { String::new() } else { place.row.to_string() };
        vec![name(language, severity), place.file.clone(), place.part.clone(), number, place.column.clone(), finding.value.clone(), finding.sentence(language)]
    };
    Table { name: name(language, "finding.report"), title: None, columns: columns.to_vec(), rows: findings.iter().map(row).collect(), notes: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_a_row() {
        let finding = Finding::error("finding.date_form", "三月").in_file("a.xlsx").in_part("一").at(3, "C");
        let table = workbook(&[finding], Language::Zh);
        insta::assert_snapshot!(table.rows[0].join("|"), @"错误|a.xlsx|一|3|C|三月|“三月”不是可识别的日期，请写成 2015.07 或 201507 的形式。");
    }
}
