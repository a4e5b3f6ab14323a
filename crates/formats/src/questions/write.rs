//! Writes questions as a sheet that reads back equal, and the sheet to begin with.

use domain::{
    catalogue::{Language, name},
    classroom::question::{Asked, Question},
};

use super::answer::blanks_written;
use crate::{
    sheet::column_letter,
    workbook::{self, Column, Kind, Table},
};

/// Columns of options there are in any case.
const OPTIONS_LEAST: usize = 4;

/// All questions in one sheet, with as many columns of options as the longest needs.
pub fn write(questions: &[Question]) -> Vec<u8> {
    let most = |count: fn(&Question) -> usize| questions.iter().map(count).max().unwrap_or(0);
    let (left_columns, right_columns) = (most(|question| lefts(question).len()).max(OPTIONS_LEAST), most(|question| rights(question).len()));
    let column = |name: String, width| Column { name, width, kind: Kind::Text };
    let columns = [column("题型".into(), 10), column("题干".into(), 48)]
        .into_iter()
        .chain((0..left_columns).map(|at| column(format!("选项{}", column_letter(at)), 18)))
        .chain((1..=right_columns).map(|number| column(format!("配对项{number}"), 18)))
        .chain([("答案", 18), ("部分得分", 10), ("解析", 36), ("专题", 16)].map(|(name, width)| column(name.into(), width)));
    let row = |question: &Question| {
        let padded = |texts: &[String], to: usize| texts.iter().cloned().chain(std::iter::repeat(String::new())).take(to).collect::<Vec<_>>();
        let (answer, part) = answer(&question.asked);
        let form = name(Language::Zh, &format!("code.question_form.{}", question.asked.form().code()));
        let last = [answer, if part { "是".into() } else { String::new() }, question.reason.clone(), question.topic.clone()];
        [form, question.stem.clone()].into_iter().chain(padded(lefts(question), left_columns)).chain(padded(rights(question), right_columns)).chain(last).collect()
    };
    let table = Table { name: "题库".into(), title: None, columns: columns.collect(), rows: questions.iter().map(row).collect(), notes: Vec::new() };
    workbook::write(&[table])
}

fn lefts(question: &Question) -> &[String] {
    match &question.asked {
        Asked::Single { options, .. } | Asked::Multiple { options, .. } | Asked::Order { options, .. } => options,
        Asked::Match { left, .. } => left,
        Asked::Truth { .. } | Asked::Fill { .. } | Asked::Short { .. } => &[],
    }
}

fn rights(question: &Question) -> &[String] {
    if let Asked::Match { right, .. } = &question.asked { right } else { &[] }
}

/// The cell of the answer, and whether parts count.
fn answer(asked: &Asked) -> (String, bool) {
    match asked {
        Asked::Single { right, .. } => (column_letter(*right), false),
        Asked::Multiple { right, part, .. } => (right.iter().map(|at| column_letter(*at)).collect(), *part),
        Asked::Truth { right } => (if *right { "正确" } else { "错误" }.to_owned(), false),
        Asked::Fill { blanks, part } => (blanks_written(blanks), *part),
        Asked::Order { options, part } => ((0..options.len()).map(column_letter).collect(), *part),
        Asked::Match { pairs, part, .. } => (pairs.iter().enumerate().map(|(left, right)| format!("{}-{}", column_letter(left), right + 1)).collect::<Vec<_>>().join("；"), *part),
        Asked::Short { model } => (model.clone(), false),
    }
}

/// A sheet with one example of each kind, to be filled in.
pub fn template() -> Vec<u8> {
    let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let question = |stem: &str, asked: Asked, reason: &str| Question { topic: "示例".into(), stem: stem.into(), asked, reason: reason.into() };
    write(&[
        question("一年有几个季度？", Asked::Single { options: texts(&["两个", "三个", "四个", "五个"]), right: 2 }, "三个月为一季。"),
        question("下列哪些是偶数？", Asked::Multiple { options: texts(&["二", "三", "四", "五"]), right: vec![0, 2], part: true }, "“部分得分”填“是”，漏选时按选对的个数给分。"),
        question("一小时有六十分钟。", Asked::Truth { right: true }, ""),
        question("一周有___天，一天有___小时。", Asked::Fill { blanks: vec![texts(&["七", "7"]), texts(&["二十四", "24"])], part: true }, "每空的答案用“；”隔开，同一空的几种写法用“|”隔开。"),
        question("把下列时间由短到长排列。", Asked::Order { options: texts(&["秒", "分", "时", "日"]), part: false }, "答案按正确次序写选项字母。"),
        question("把节日和月份配对。", Asked::Match { left: texts(&["元旦", "国庆节"]), right: texts(&["十月", "一月"]), pairs: vec![1, 0], part: false }, "答案按“选项字母-配对项序号”写。"),
        question("怎样安排一次培训的时间？", Asked::Short { model: "先定目标，再排内容，留出讨论和复习的时间。".into() }, "由教师评分，答案一栏写参考答案。"),
    ])
}
