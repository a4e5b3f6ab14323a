//! Questions as training centres keep them: a sheet with a row for each, under names of columns in Chinese or English.
//!
//! There is no standard for such sheets; the names and the ways to write an answer are those found in use. What a row leaves
//! open is guessed only where its options and its answer allow one reading, and said; a row that cannot be read is left out and
//! reported with its sheet, row and column, and the others come.

mod answer;
mod columns;
mod options;
mod write;

use domain::{
    classroom::question::{Asked, Question, QuestionForm, blanks_of, check},
    message::{Finding, Refusal},
};

use crate::sheet::{self, Row, Sheet};
use columns::{Column, Header};
pub use write::{template, write};

/// The most findings of one file; one more says that there are others.
const FINDINGS_MAX: usize = 1000;

/// Questions with the rows they stand in, and all that was noticed.
pub fn read(bytes: &[u8], file_name: &str) -> (Vec<(usize, Question)>, Vec<Finding>) {
    let mut read = match sheet::read(bytes, file_name) {
        Ok(read) => read,
        Err(finding) => return (Vec::new(), vec![finding]),
    };
    let mut questions = Vec::new();
    let mut found = false;
    let mut headless = Vec::new();
    for sheet in read.value.iter().filter(|sheet| !sheet.rows.is_empty()) {
        match Header::find(sheet) {
            Some(header) => {
                found = true;
                rows(sheet, &header, &mut questions, &mut read.findings);
            }
            None => headless.push(Finding::warning("finding.questions_no_header", if sheet.name.is_empty() { file_name } else { &sheet.name }).in_part(&sheet.name)),
        }
    }
    // Beside a sheet of questions another one may well hold something else.
    read.findings.extend(headless.into_iter().map(|finding| if found { finding } else { Finding { severity: domain::message::Severity::Error, ..finding } }));
    if read.findings.len() > FINDINGS_MAX {
        read.findings.truncate(FINDINGS_MAX);
        read.findings.push(Finding::warning("finding.more", file_name).with("limit", FINDINGS_MAX));
    }
    let findings = read.findings.into_iter().map(|finding| finding.in_file(file_name)).collect();
    (questions, findings)
}

fn rows(sheet: &Sheet, header: &Header, questions: &mut Vec<(usize, Question)>, findings: &mut Vec<Finding>) {
    findings.extend(header.findings.iter().cloned().map(|finding| finding.in_part(&sheet.name)));
    for row in sheet.rows.iter().filter(|row| row.number > header.row) {
        let mut reading = Reading { header, row, findings: Vec::new() };
        match reading.question() {
            Ok(Some(question)) => questions.push((row.number, question)),
            Ok(None) => {}
            Err(finding) => reading.findings.push(finding),
        }
        findings.extend(reading.findings.into_iter().map(|finding| finding.in_part(&sheet.name)));
    }
}

/// The bank's refusal of a question as a finding in what was brought; its column is the field.
pub(crate) fn refused(refusal: &Refusal) -> Finding {
    let code = match refusal.code.as_str() {
        "refusal.too_long" => "finding.questions_too_long",
        "refusal.nul" => "finding.questions_character",
        "refusal.question_options" => "finding.questions_options",
        "refusal.question_option_twice" => "finding.questions_option_twice",
        "refusal.question_right" => "finding.questions_right",
        "refusal.question_pairs" => "finding.questions_pairs",
        "refusal.question_blanks" => "finding.questions_blanks",
        _ => "finding.questions_empty",
    };
    let mut finding = Finding::error(code, "").at(0, refusal.field.as_deref().unwrap_or_default());
    finding.arguments.clone_from(&refusal.arguments);
    finding
}

/// A row as it is read.
struct Reading<'a> {
    header: &'a Header,
    row: &'a Row,
    findings: Vec<Finding>,
}

impl Reading<'_> {
    fn cell(&self, column: Column) -> &str {
        self.header.place(column).map_or("", |at| self.row.cell(at))
    }

    /// A finding about a cell of this row.
    fn at(&self, finding: Finding, column: Column) -> Finding {
        let letter = self.header.place(column).map(sheet::column_letter).unwrap_or_default();
        finding.at(self.row.number, &letter)
    }

    fn question(&mut self) -> Result<Option<Question>, Finding> {
        let (stem, answer) = (self.cell(Column::Stem).to_owned(), self.cell(Column::Answer).to_owned());
        if stem.is_empty() && answer.is_empty() {
            let first = self.row.cells.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str);
            let note = self.at(Finding::note("finding.questions_not_one", first), Column::Stem);
            self.findings.push(note);
            return Ok(None);
        }
        let options = options::of(self.header, self.row);
        let form = self.form(&options, &stem, &answer)?;
        let asked = answer::asked(form, &options, &answer).map_err(|code| self.at(Finding::error(code, &answer), Column::Answer))?;
        let asked = self.with_part(asked);
        let stem = if form == QuestionForm::Fill { with_blanks(&stem) } else { stem };
        let question = Question { topic: self.cell(Column::Topic).to_owned(), stem, asked, reason: self.cell(Column::Reason).to_owned() };
        check(&question).map_err(|refusal| {
            let finding = refused(&refusal);
            let column = column_of(refusal.field.as_deref().unwrap_or_default());
            self.at(finding, if self.header.place(column).is_some() { column } else { Column::Options })
        })?;
        Ok(Some(question))
    }

    fn form(&mut self, options: &options::Options, stem: &str, answer: &str) -> Result<QuestionForm, Finding> {
        let named = self.cell(Column::Form);
        if !named.is_empty() {
            return columns::form(named).ok_or_else(|| self.at(Finding::error("finding.questions_type", named), Column::Form));
        }
        let form = answer::guess(options, &with_blanks(stem), answer);
        let note = Finding::note("finding.questions_guessed", stem).with("form", format!("code.question_form.{}", form.code()));
        let note = self.at(note, if self.header.place(Column::Form).is_some() { Column::Form } else { Column::Stem });
        self.findings.push(note);
        Ok(form)
    }

    fn with_part(&mut self, mut asked: Asked) -> Asked {
        let word = self.cell(Column::Part).to_owned();
        let said = answer::truth(&word);
        if let Asked::Multiple { part, .. } | Asked::Fill { part, .. } | Asked::Order { part, .. } | Asked::Match { part, .. } = &mut asked {
            *part = said.unwrap_or(false);
            if said.is_none() && !word.is_empty() {
                let warning = self.at(Finding::warning("finding.questions_part", &word), Column::Part);
                self.findings.push(warning);
            }
        }
        asked
    }
}

/// The column a field of a question comes from.
fn column_of(field: &str) -> Column {
    let number = || field.rsplit('.').next().and_then(|at| at.parse().ok()).unwrap_or(0);
    match field {
        "stem" => Column::Stem,
        "topic" => Column::Topic,
        "reason" => Column::Reason,
        _ if field.starts_with("asked.options") || field.starts_with("asked.left") => Column::Option(number()),
        _ if field.starts_with("asked.right.") => Column::Right(number()),
        _ => Column::Answer,
    }
}

/// The text of a fill question with its blanks as three underscores, if it shows them as empty brackets or as two.
fn with_blanks(stem: &str) -> String {
    if blanks_of(stem) > 0 {
        return stem.to_owned();
    }
    let mut text = String::new();
    let mut rest = stem;
    while let Some(at) = rest.find(['(', '（', '[', '【', '〔', '_']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let inner = from.trim_start_matches(['(', '（', '[', '【', '〔', '_']);
        let opened = from.len() - inner.len();
        let after = inner.trim_start_matches(char::is_whitespace);
        let closed = after.strip_prefix([')', '）', ']', '】', '〕']);
        match closed {
            Some(tail) if !from.starts_with('_') && from.chars().next().map(char::len_utf8) == Some(opened) => {
                text.push_str("___");
                rest = tail;
            }
            _ if from.starts_with("__") && from.get(..opened).is_some_and(|run| run.bytes().all(|byte| byte == b'_')) => {
                text.push_str("___");
                rest = inner;
            }
            _ => {
                text.push_str(from.get(..opened).unwrap_or_default());
                rest = inner;
            }
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests;
