//! Names of the columns and of the kinds of questions, as sheets in use write them.

use std::collections::BTreeMap;

use domain::{classroom::question::QuestionForm, message::Finding};

use crate::sheet::{Sheet, column_letter};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Form,
    Stem,
    /// One option, counted from 0; of a match one of the left side.
    Option(usize),
    /// All options in one cell.
    Options,
    /// One of the right side of a match.
    Right(usize),
    Answer,
    /// Whether parts of the answer have their share.
    Part,
    Reason,
    Topic,
}

const NAMES: &[(Column, &[&str])] = &[
    (Column::Form, &["题型", "题目类型", "试题类型", "类型", "type", "questiontype", "form"]),
    (Column::Stem, &["题干", "题目", "试题", "题干内容", "题目内容", "试题内容", "试题题干", "问题", "question", "questiontext", "stem"]),
    (Column::Options, &["选项", "备选项", "选项内容", "备选答案", "options", "choices"]),
    (Column::Answer, &["答案", "正确答案", "标准答案", "参考答案", "试题答案", "answer", "correctanswer", "rightanswer", "answers", "key"]),
    (Column::Part, &["部分得分", "部分给分", "漏选得分", "partial", "partialcredit", "part"]),
    (Column::Reason, &["解析", "答案解析", "试题解析", "题目解析", "explanation", "rationale", "reason"]),
    (Column::Topic, &["专题", "分类", "知识点", "类别", "试题分类", "题目分类", "所属专题", "topic", "category", "subject"]),
];

const FORMS: &[(QuestionForm, &[&str])] = &[
    (QuestionForm::Single, &["单选题", "单选", "单项选择题", "单项选择", "single", "singlechoice", "multiplechoice", "mc"]),
    (QuestionForm::Multiple, &["多选题", "多选", "多项选择题", "多项选择", "不定项选择题", "不定项", "multiple", "multipleanswer", "multipleanswers", "multipleresponse", "multipleselect"]),
    (QuestionForm::Truth, &["判断题", "判断", "是非题", "对错题", "truth", "truefalse", "trueorfalse", "tf"]),
    (QuestionForm::Fill, &["填空题", "填空", "fill", "fillin", "fillintheblank", "fillintheblanks", "blank"]),
    (QuestionForm::Order, &["排序题", "排序", "order", "ordering", "sequence"]),
    (QuestionForm::Match, &["配对题", "配对", "匹配题", "匹配", "连线题", "match", "matching"]),
    (QuestionForm::Short, &["简答题", "简答", "问答题", "论述题", "主观题", "案例分析题", "short", "shortanswer", "essay"]),
];

/// A name without what its writer added: space, half-width for full, no marks of duty, nothing in brackets, small letters.
fn plain(name: &str) -> String {
    let half = |letter: char| match letter {
        '！'..='～' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        other => other,
    };
    let name: String = name.chars().map(half).filter(|letter| !letter.is_whitespace() && !matches!(letter, '*' | '/' | '-' | '_' | ':')).flat_map(char::to_lowercase).collect();
    name.split('(').next().unwrap_or_default().to_owned()
}

pub(super) fn form(name: &str) -> Option<QuestionForm> {
    let name = plain(name);
    FORMS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(form, _)| *form)
}

fn column(name: &str) -> Option<Column> {
    let name = plain(name);
    let named = NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(column, _)| *column);
    named.or_else(|| numbered(&name, &["配对项", "配对", "右项", "match", "right"]).map(Column::Right)).or_else(|| {
        let option = numbered(&name, &["选项", "备选项", "答案", "左项", "option", "choice", "answer", "left", ""])?;
        // A lone number is more often the number of the row.
        (!name.bytes().all(|byte| byte.is_ascii_digit())).then_some(Column::Option(option))
    })
}

/// The number behind one of the words, or before it: `选项A`, `A选项`, `option 1`.
fn numbered(name: &str, words: &[&str]) -> Option<usize> {
    words.iter().find_map(|word| name.strip_prefix(word).and_then(place).or_else(|| name.strip_suffix(word).and_then(place)))
}

/// `a` or `1` for 0; nothing beyond the alphabet.
pub(super) fn place(mark: &str) -> Option<usize> {
    let number = match mark.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => usize::from(letter.to_ascii_lowercase() - b'a'),
        _ => mark.parse::<usize>().ok()?.checked_sub(1)?,
    };
    (number < 26).then_some(number)
}

/// Which column is what, and what was noticed about their names.
pub(super) struct Header {
    /// As a spreadsheet shows it.
    pub(super) row: usize,
    places: BTreeMap<Column, usize>,
    pub(super) findings: Vec<Finding>,
}

impl Header {
    /// How many rows may stand above the names.
    const ROWS_ABOVE: usize = 20;

    /// The first row that names a text and either an answer or a kind.
    pub(super) fn find(sheet: &Sheet) -> Option<Self> {
        sheet.rows.iter().take(Self::ROWS_ABOVE).find_map(|row| {
            let mut header = Self { row: row.number, places: BTreeMap::new(), findings: Vec::new() };
            for (at, name) in row.cells.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
                let noticed = match column(name) {
                    None => Some(Finding::note("finding.questions_column_unknown", name)),
                    Some(column) if header.places.contains_key(&column) => Some(Finding::warning("finding.questions_column_twice", name)),
                    Some(column) => {
                        header.places.insert(column, at);
                        None
                    }
                };
                header.findings.extend(noticed.map(|finding| finding.at(row.number, &column_letter(at))));
            }
            let has = |column| header.places.contains_key(&column);
            (has(Column::Stem) && (has(Column::Answer) || has(Column::Form))).then_some(header)
        })
    }

    /// Where a column stands, counted from 0.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.places.get(&column).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (name, expected) in [
            ("题型", Some(Column::Form)), ("题 干（必填）", Some(Column::Stem)), ("*题目", Some(Column::Stem)), ("Question", Some(Column::Stem)),
            ("选项A", Some(Column::Option(0))), ("选项 Ｃ", Some(Column::Option(2))), ("D", Some(Column::Option(3))), ("B选项", Some(Column::Option(1))), ("Option E", Some(Column::Option(4))),
            ("选项2", Some(Column::Option(1))), ("选项", Some(Column::Options)), ("配对项1", Some(Column::Right(0))), ("配对项B", Some(Column::Right(1))), ("Match 3", Some(Column::Right(2))),
            ("正确答案", Some(Column::Answer)), ("Correct answer", Some(Column::Answer)), ("解析", Some(Column::Reason)), ("知识点", Some(Column::Topic)), ("部分得分", Some(Column::Part)),
            ("难度", None), ("1", None), ("选项0", None), ("选项99", None),
        ] {
            assert_eq!(column(name), expected, "{name}");
        }
    }

    #[test]
    fn forms() {
        for (name, expected) in [
            ("单选题", Some(QuestionForm::Single)), ("单项选择", Some(QuestionForm::Single)), ("多选题 ", Some(QuestionForm::Multiple)), ("True/False", Some(QuestionForm::Truth)),
            ("填空题", Some(QuestionForm::Fill)), ("Ordering", Some(QuestionForm::Order)), ("连线题", Some(QuestionForm::Match)), ("论述题", Some(QuestionForm::Short)), ("上机题", None), ("", None),
        ] {
            assert_eq!(form(name), expected, "{name}");
        }
    }
}
