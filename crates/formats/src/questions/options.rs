//! The options of a row: one to a column, or all in one cell, a line each or behind their letters.

use super::columns::{Column, Header};
use crate::sheet::Row;

/// Options with the places their letters stand for, and the right side of a match.
#[derive(Debug, Default)]
pub(super) struct Options {
    pub(super) left: Vec<(usize, String)>,
    pub(super) right: Vec<(usize, String)>,
}

impl Options {
    pub(super) fn texts(&self) -> Vec<String> {
        self.left.iter().map(|(_, text)| text.clone()).collect()
    }
}

pub(super) fn of(header: &Header, row: &Row) -> Options {
    let cell = |column| header.place(column).map_or("", |at| row.cell(at));
    let side = |of: fn(usize) -> Column| (0..26).map(|at| (at, cell(of(at)).to_owned())).filter(|(_, text)| !text.is_empty()).collect::<Vec<_>>();
    let mut left = side(Column::Option);
    if left.is_empty() {
        left = split(cell(Column::Options)).into_iter().enumerate().collect();
    }
    Options { left, right: side(Column::Right) }
}

/// The options of one cell: behind letters in their order, else a line each, else between semicolons or bars.
fn split(cell: &str) -> Vec<String> {
    let lettered = lettered(cell);
    if lettered.len() > 1 {
        return lettered;
    }
    let parts: Vec<&str> = if cell.contains('\n') { cell.split('\n').collect() } else { cell.split(['；', ';', '|', '｜']).collect() };
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Cuts before `A.`, `B、`, `(C)` and their like, as long as the letters follow each other from A.
fn lettered(cell: &str) -> Vec<String> {
    let letters: Vec<char> = cell.chars().collect();
    let half = |letter: char| if matches!(letter, 'Ａ'..='Ｚ') { char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter) } else { letter.to_ascii_uppercase() };
    let mut wanted = 'A';
    // Where each mark begins and where its text does.
    let mut marks: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let begins = at == 0 || letters.get(at - 1).is_some_and(|before| before.is_whitespace() || matches!(before, '；' | ';' | '，' | ',' | '。' | '(' | '（'));
        let ends = letters.get(at + 1).is_some_and(|after| matches!(after, '.' | '．' | '、' | ':' | '：' | ')' | '）'));
        if half(*letter) == wanted && begins && ends {
            let bracket = at > 0 && letters.get(at - 1).is_some_and(|before| matches!(before, '(' | '（'));
            marks.push((at - usize::from(bracket), at + 2));
            wanted = char::from_u32(u32::from(wanted) + 1).unwrap_or('[');
            at += 1;
        }
        at += 1;
    }
    if marks.first().is_none_or(|(start, _)| letters.get(..*start).unwrap_or_default().iter().any(|before| !before.is_whitespace())) {
        return Vec::new();
    }
    let ends = marks.iter().skip(1).map(|(start, _)| *start).chain([letters.len()]);
    let texts = marks.iter().zip(ends).map(|((_, from), to)| letters.get(*from..to).unwrap_or_default().iter().collect::<String>());
    texts.map(|text| text.trim().trim_end_matches(['；', ';']).trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_options() {
        for (cell, expected) in [
            ("A.北京\nB.上海\nC.广州", vec!["北京", "上海", "广州"]),
            ("A、北京 B、上海", vec!["北京", "上海"]),
            ("(A) one (B) two", vec!["one", "two"]),
            ("Ａ．甲；Ｂ．乙；", vec!["甲", "乙"]),
            ("北京\n 上海 \n", vec!["北京", "上海"]),
            ("北京；上海", vec!["北京", "上海"]),
            ("甲|乙|丙", vec!["甲", "乙", "丙"]),
            ("B.乙 A.甲", vec!["B.乙 A.甲"]),
            ("见 A.2 条\n见 B.1 条", vec!["见 A.2 条", "见 B.1 条"]),
            ("", vec![]),
        ] {
            assert_eq!(split(cell), expected, "{cell}");
        }
    }
}
