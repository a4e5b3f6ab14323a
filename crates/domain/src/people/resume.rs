//! The résumé of a form (简历): rows of an 18-column date head and words.
//!
//! Layout as the form editors write it: `YYYY.MM--YYYY.MM` and two spaces, for the present row `YYYY.MM--` and nine
//! spaces, for a wrapped row 18 spaces. Every known slip is read; a row whose dates are not known is never invented.

use std::fmt::Write as _;

use crate::{
    date::{Day, Month, MonthOrDay},
    message::{Finding, Read},
};

/// One dated row. The period is half-open: `until` is the month in which the next row begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub since: MonthOrDay,
    /// `None` for the present row.
    pub until: Option<MonthOrDay>,
    pub text: String,
    /// Rows in brackets or beginning with 其间, without a head of their own.
    pub notes: Vec<String>,
    /// Row in the text, from 1.
    pub row: usize,
}

/// A row among the entries whose period could not be read; its words are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undated {
    pub row: usize,
    pub text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resume {
    pub lines: Vec<Line>,
    pub undated: Vec<Undated>,
    /// What stands after the first blank row: notes, not entries.
    pub remarks: String,
}

/// The longest break between two rows that is not mentioned, in months.
const GAP_MONTHS: i32 = 3;
const PART: &str = "简历";
const INDENT: &str = "                  ";

/// Reads a résumé; rows are counted after every kind of line break was made one.
pub fn parse(text: &str) -> Read<Resume> {
    let rows = rows(text);
    let (entries, rest) = entries(&rows);
    let mut reader = Reader::default();
    for (number, row) in entries {
        reader.row(*number, row);
    }
    let heads_after = rest.iter().filter(|(_, row)| matches!(head(row), Some(Head { since: Written { month: Some(_), .. }, .. }))).count();
    if let Some((number, row)) = rest.iter().find(|(_, row)| !row.is_empty()).filter(|_| heads_after > 0) {
        reader.findings.push(Finding::warning("finding.resume_after_blank", row).in_part(PART).at(*number, "").with("count", heads_after));
    }
    let Reader { resume, mut findings, .. } = reader;
    let remarks = rest.iter().map(|(_, row)| row.as_str()).collect::<Vec<_>>().join("\n").trim().to_owned();
    check(&resume.lines, &mut findings);
    Read { value: Resume { remarks, ..resume }, findings }
}

/// Writes rows in the strict layout, joined by CRLF. A note that does not look like one is put in brackets.
pub fn write(lines: &[Line]) -> String {
    let mut rows = Vec::new();
    for line in lines {
        let since = dotted(line.since);
        let text = &line.text;
        rows.push(match line.until {
            Some(until) => format!("{since}--{}  {text}", dotted(until)),
            None => format!("{since}--         {text}"),
        });
        rows.extend(line.notes.iter().map(|note| if is_note(note) { format!("{INDENT}{note}") } else { format!("{INDENT}（{note}）") }));
    }
    rows.join("\r\n")
}

/// `2015.07`, as résumés write a month.
pub fn dotted(date: MonthOrDay) -> String {
    let month = date.month();
    let mut text = String::with_capacity(7);
    let _ = write!(text, "{:04}.{:02}", month.year(), month.number());
    text
}

/// The rows with their numbers: line breaks made one, invisible characters dropped, odd spaces made plain.
fn rows(text: &str) -> Vec<(usize, String)> {
    let mut text = text.to_owned();
    for (literal, plain) in [("&#xD;", "\r"), ("&#xd;", "\r"), ("&#13;", "\r"), ("&#xA;", "\n"), ("&#xa;", "\n"), ("&#10;", "\n")] {
        text = text.replace(literal, plain);
    }
    let plain: String = text
        .replace("\r\r\n", "\n").replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{85}', '\u{b}'], "\n")
        .chars().filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
        .map(|c| if c != '\n' && (c.is_whitespace() || c.is_control()) { ' ' } else { c })
        .collect();
    let rows: Vec<&str> = plain.split('\n').map(str::trim).collect();
    let filled: Vec<&&str> = rows.iter().filter(|row| !row.is_empty()).collect();
    match filled.as_slice() {
        [only] => split_at_heads(only).into_iter().enumerate().map(|(at, row)| (at + 1, row)).collect(),
        _ => rows.into_iter().enumerate().map(|(at, row)| (at + 1, row.to_owned())).collect(),
    }
}

/// A résumé that lost its line breaks, cut before each date head that is not within brackets.
fn split_at_heads(text: &str) -> Vec<String> {
    let mut cuts = vec![0];
    let (mut depth, mut skip_to, mut last) = (0_i32, 0, ' ');
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = (depth - 1).max(0),
            _ => {}
        }
        let free = depth == 0 && at >= skip_to && c.is_ascii_digit() && !last.is_ascii_digit() && last != '.';
        if free && let Some(Head { since: Written { month: Some(_), .. }, rest, .. }) = text.get(at..).and_then(head) {
            if at > 0 {
                cuts.push(at);
            }
            skip_to = text.len() - rest.len();
        }
        last = c;
    }
    let ends = cuts.iter().copied().skip(1).chain([text.len()]);
    cuts.iter().zip(ends).filter_map(|(from, to)| text.get(*from..to)).map(|row| row.trim().to_owned()).collect()
}

type Row = (usize, String);

/// Entries stand before the first blank row; blank rows at the very beginning do not count.
fn entries(rows: &[Row]) -> (&[Row], &[Row]) {
    let first = rows.iter().position(|(_, row)| !row.is_empty()).unwrap_or(rows.len());
    let rows = rows.get(first..).unwrap_or_default();
    let end = rows.iter().position(|(_, row)| row.is_empty()).unwrap_or(rows.len());
    rows.split_at(end)
}

#[derive(Default)]
struct Reader {
    resume: Resume,
    findings: Vec<Finding>,
    /// Whether the row before could not be dated: its continuation belongs to it.
    undated: bool,
}

impl Reader {
    fn row(&mut self, number: usize, row: &str) {
        match head(row) {
            Some(head) => self.dated(number, row, &head),
            None => self.continued(number, row),
        }
    }

    fn dated(&mut self, number: usize, row: &str, head: &Head<'_>) {
        let at = |finding: Finding| finding.in_part(PART).at(number, "");
        let since = head.since.date();
        let until = head.until.map(Written::date).transpose();
        let line = match (since, until) {
            (Ok(since), Ok(until)) if until.is_none_or(|until| since.month() <= until.month()) => Ok((since, until)),
            (Ok(_), Ok(_)) => Err(Finding::error("finding.resume_reversed", row)),
            (Err(code), _) | (_, Err(code)) if code == "finding.resume_years_only" => Err(Finding::warning(code, row)),
            (Err(code), _) | (_, Err(code)) => Err(Finding::error(code, row)),
        };
        self.undated = line.is_err();
        match line {
            Ok((since, until)) => {
                if head.slip {
                    self.findings.push(at(Finding::warning("finding.resume_slip", row)
                        .with("since", since).with("until", until.map_or_else(String::new, |until| until.to_string()))));
                }
                self.resume.lines.push(Line { since, until, text: head.rest.trim().to_owned(), notes: Vec::new(), row: number });
            }
            Err(finding) => {
                self.findings.push(at(finding));
                self.resume.undated.push(Undated { row: number, text: row.to_owned() });
            }
        }
    }

    fn continued(&mut self, number: usize, row: &str) {
        if self.undated && let Some(last) = self.resume.undated.last_mut() {
            return join(&mut last.text, row);
        }
        let Some(line) = self.resume.lines.last_mut() else {
            self.undated = true;
            self.findings.push(Finding::warning("finding.resume_no_date", row).in_part(PART).at(number, ""));
            return self.resume.undated.push(Undated { row: number, text: row.to_owned() });
        };
        match line.notes.last_mut() {
            _ if is_note(row) => line.notes.push(row.to_owned()),
            Some(note) => join(note, row),
            None => join(&mut line.text, row),
        }
    }
}

fn is_note(row: &str) -> bool {
    row.trim_start_matches(['（', '(', '[', '【']).starts_with(['其', '期']) && ["其间", "期间"].iter().any(|word| row.contains(word))
        || row.starts_with(['（', '('])
}

/// Chinese rows join without a space, Latin words with one.
fn join(text: &mut String, more: &str) {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if latin(text.chars().last()) && latin(more.chars().next()) {
        text.push(' ');
    }
    text.push_str(more);
}

/// A date as it was written, not yet trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Written {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Written {
    fn date(self) -> Result<MonthOrDay, &'static str> {
        use crate::date::NotADate;
        let Some(month) = self.month else { return Err("finding.resume_years_only") };
        let read = match self.day {
            Some(day) => Day::new(self.year, month, day).map(MonthOrDay::Day),
            None => Month::new(self.year, month).map(MonthOrDay::Month),
        };
        read.map_err(|error| match error {
            NotADate::Form => "finding.date_form",
            NotADate::Range => "finding.date_range",
        })
    }
}

struct Head<'a> {
    since: Written,
    until: Option<Written>,
    /// Whether a stray character had to be dropped to read it.
    slip: bool,
    rest: &'a str,
}

const DASHES: &[char] = &['-', '–', '—', '―', '─', '~', '～', '至', '到', '−', '－', '﹣', '‐', '‑', '━'];
const DOTS: &[char] = &['.', '．', '。', '·', ',', '，', '/', '年', '、'];

/// The head of a row: a date, a dash, and perhaps a second date. A date alone is a head without a period.
fn head(row: &str) -> Option<Head<'_>> {
    let (since, rest) = written(row.trim_start())?;
    let after = rest.trim_start();
    let tail = after.trim_start_matches(|c| DASHES.contains(&c) || c == ' ');
    let dash = after.get(..after.len() - tail.len()).unwrap_or_default();
    if !dash.contains(DASHES) {
        // Without a dash only a whole word of a date is a head, and its period is unknown.
        let alone = rest.starts_with([' ', '年']) || since.month.is_some();
        return alone.then_some(Head { since: Written { month: None, ..since }, until: None, slip: false, rest });
    }
    for now in ["今", "现在", "目前"] {
        if let Some(rest) = tail.strip_prefix(now) {
            return Some(Head { since, until: None, slip: false, rest });
        }
    }
    let wide = dash.len() - dash.trim_end().len() >= 4;
    if !wide {
        if let Some((until, rest)) = written(tail).filter(|(until, rest)| until.month.is_some() || rest.is_empty() || rest.starts_with([' ', '年'])) {
            return Some(Head { since, until: Some(until), slip: false, rest });
        }
        if let Some((until, rest)) = slipped(tail) {
            return Some(Head { since, until: Some(until), slip: true, rest });
        }
    }
    Some(Head { since, until: None, slip: false, rest: tail })
}

/// `2-015.07`: a date with a dash fallen into it.
fn slipped(text: &str) -> Option<(Written, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
    let plain = text.get(..text.len() - rest.len())?.replace('-', "");
    let (until, nothing) = written(&plain)?;
    (until.month.is_some() && nothing.is_empty()).then_some((until, rest))
}

/// Takes a run of digits (half or full width) of at most `most`.
fn digits(text: &str, most: usize) -> (String, &str) {
    let mut run = String::new();
    let mut end = 0;
    for (at, c) in text.char_indices().take(most) {
        let digit = match c {
            '0'..='9' => c,
            '０'..='９' => char::from_digit((c as u32).saturating_sub('０' as u32), 10).unwrap_or('0'),
            _ => break,
        };
        run.push(digit);
        end = at + c.len_utf8();
    }
    (run, text.get(end..).unwrap_or_default())
}

/// A written date at the beginning of the text and what follows it.
fn written(text: &str) -> Option<(Written, &str)> {
    let (run, rest) = digits(text, 9);
    let number = |from: usize, to: usize| run.get(from..to).and_then(|part| part.parse::<u8>().ok());
    let year = run.get(..4)?.parse::<i16>().ok()?;
    match run.len() {
        4 => {}
        6 => return Some((Written { year, month: number(4, 6), day: None }, rest.trim_start_matches('月'))),
        8 => return Some((Written { year, month: number(4, 6), day: number(6, 8) }, rest.trim_start_matches('日'))),
        _ => return None,
    }
    let none = Some((Written { year, month: None, day: None }, rest));
    let Some((month, rest)) = part(rest, true) else { return none };
    let rest = rest.strip_prefix('月').unwrap_or(rest);
    match part(rest, false).or_else(|| day_after_month(rest)) {
        Some((day, rest)) => Some((Written { year, month: Some(month), day: Some(day) }, rest.strip_prefix('日').unwrap_or(rest))),
        None => Some((Written { year, month: Some(month), day: None }, rest)),
    }
}

/// `12日` directly after 月.
fn day_after_month(text: &str) -> Option<(u8, &str)> {
    let (run, rest) = digits(text, 2);
    let day = run.parse().ok()?;
    rest.strip_prefix('日').map(|rest| (day, rest))
}

/// A dot (or two, or a lone hyphen before exactly two digits) and one or two digits.
fn part(text: &str, hyphen: bool) -> Option<(u8, &str)> {
    let start = text.trim_start();
    let dotted = start.trim_start_matches(|c| DOTS.contains(&c) || c == ' ');
    let after = if dotted.len() < start.len() && start.starts_with(DOTS) { dotted } else { start.strip_prefix('-').filter(|_| hyphen)? };
    let (run, rest) = digits(after, 3);
    let by_hyphen = start.starts_with('-');
    (matches!(run.len(), 1 | 2) && !(by_hyphen && run.len() == 1)).then(|| run.parse().ok().map(|number| (number, rest)))?
}

/// What the periods say about each other: overlaps beside 兼 or 挂职 are usual, others and long gaps are not.
fn check(lines: &[Line], findings: &mut Vec<Finding>) {
    let mut sorted: Vec<&Line> = lines.iter().collect();
    sorted.sort_by_key(|line| line.since.month());
    let mut before: Option<&Line> = None;
    for line in sorted {
        if let Some(last) = before {
            let at = |finding: Finding| finding.in_part(PART).at(line.row, "").with("other", last.row);
            let begins = line.since.month().ordinal();
            let ended = last.until.map(|until| until.month().ordinal());
            if ended.is_none_or(|ended| begins < ended) && !beside(line) && !beside(last) {
                findings.push(at(Finding::warning("finding.resume_overlap", &line.text)));
            }
            if let Some(months) = ended.map(|ended| begins - ended).filter(|months| *months > GAP_MONTHS) {
                findings.push(at(Finding::note("finding.resume_gap", &line.text)).with("months", months));
            }
        }
        let later = |line: &Line| line.until.map_or(i32::MAX, |until| until.month().ordinal());
        if before.is_none_or(|last| later(line) >= later(last) || !beside(line)) {
            before = Some(line);
        }
    }
}

fn beside(line: &Line) -> bool {
    line.text.contains('兼') || line.text.contains("挂职")
}

#[cfg(test)]
mod tests;
