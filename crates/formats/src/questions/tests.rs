//! Sheets as training centres keep them, one case a row, and that what this product writes reads back equal.

use domain::{
    catalogue::Language,
    classroom::question::{Asked, Question, QuestionForm, check},
    message::Finding,
};
use proptest::prelude::*;

use super::{read, template, with_blanks, write};

/// A sheet of separated text: names of columns, then rows.
fn sheet(rows: &[&str]) -> Vec<u8> {
    rows.join("\n").into_bytes()
}

/// A finding's code, once its sentence is known to be whole in both languages.
fn code(finding: &Finding) -> &str {
    for language in [Language::Zh, Language::En] {
        let sentence = if finding.value.is_empty() { finding.sentence(language) } else { finding.sentence(language).replace(&finding.value, "value") };
        assert!(sentence != finding.code && !["…", "{", "“”"].iter().any(|gap| sentence.contains(gap)), "{} {sentence}", finding.code);
    }
    finding.code.trim_start_matches("finding.")
}

/// The row and what is asked in one line, then each finding with its place.
fn shown(bytes: &[u8]) -> Vec<String> {
    let (questions, findings) = read(bytes, "a.csv");
    let questions = questions.iter().map(|(row, question)| {
        let asked = match &question.asked {
            Asked::Single { options, right } => format!("single {} = {right}", options.join("|")),
            Asked::Multiple { options, right, part } => format!("multiple {} = {right:?} {part}", options.join("|")),
            Asked::Truth { right } => format!("truth {right}"),
            Asked::Fill { blanks, part } => format!("fill {} {blanks:?} {part}", question.stem),
            Asked::Order { options, .. } => format!("order {}", options.join("|")),
            Asked::Match { left, right, pairs, .. } => format!("match {}/{} {pairs:?}", left.join("|"), right.join("|")),
            Asked::Short { model } => format!("short {model:?}"),
        };
        format!("{row} {asked}")
    });
    questions.chain(findings.iter().map(|finding| format!("{} {}{}", code(finding), finding.place.column, finding.place.row))).collect()
}

#[test]
fn rows_as_they_are_kept() {
    let head = "题型,题干,选项A,选项B,选项C,答案,解析,专题";
    for (case, row, expected) in [
        ("one", "单选题,题,甲,乙,丙,B,因为,作风", vec!["2 single 甲|乙|丙 = 1"]),
        ("one in a full-width letter", "单选,题,甲,乙,丙,ｂ,,", vec!["2 single 甲|乙|丙 = 1"]),
        ("one by its text", "单选题,题,甲,乙,丙,丙,,", vec!["2 single 甲|乙|丙 = 2"]),
        ("one with a gap before it", "单选题,题,甲,,丙,C,,", vec!["2 single 甲|丙 = 1"]),
        ("several", "多选题,题,甲,乙,丙,AC,,", vec!["2 multiple 甲|乙|丙 = [0, 2] false"]),
        ("several with marks between", "多选题,题,甲,乙,丙,A、C,,", vec!["2 multiple 甲|乙|丙 = [0, 2] false"]),
        ("several with commas between", "多选题,题,甲,乙,丙,\"A, C\",,", vec!["2 multiple 甲|乙|丙 = [0, 2] false"]),
        ("true", "判断题,题,,,,√,,", vec!["2 truth true"]),
        ("false", "判断题,题,,,,错,,", vec!["2 truth false"]),
        ("true as a letter", "判断题,题,正确,错误,,A,,", vec!["2 truth true"]),
        ("false behind the letter of the options", "判断题,题,错误,正确,,A,,", vec!["2 truth false"]),
        ("blanks in brackets", "填空题,甲（　）乙( )丙,,,,一；二|两,,", vec![r#"2 fill 甲___乙___丙 [["一"], ["二", "两"]] false"#]),
        ("blanks of lines", "填空题,甲____乙,,,,一,,", vec![r#"2 fill 甲____乙 [["一"]] false"#]),
        ("an order", "排序题,题,甲,乙,丙,CAB,,", vec!["2 order 丙|甲|乙"]),
        ("pairs in the answer", "配对题,题,,,,\"甲=1\n乙=2\",,", vec!["2 match 甲|乙/1|2 [0, 1]"]),
        ("pairs in the options", "配对题,题,甲=1,乙=2,,,,", vec!["2 match 甲|乙/1|2 [0, 1]"]),
        ("an essay", "简答题,题,,,,要点,,", vec![r#"2 short "要点""#]),
        ("an essay without a model", "论述题,题,,,,,,", vec![r#"2 short """#]),
        ("no kind", ",题,甲,乙,丙,AC,,", vec!["2 multiple 甲|乙|丙 = [0, 2] false", "questions_guessed A2"]),
        ("an unknown kind", "上机题,题,甲,乙,丙,A,,", vec!["questions_type A2"]),
        ("no answer", "单选题,题,甲,乙,丙,,,", vec!["questions_no_answer F2"]),
        ("no options", "单选题,题,,,,A,,", vec!["questions_no_options F2"]),
        ("an answer beyond", "单选题,题,甲,乙,丙,E,,", vec!["questions_answer F2"]),
        ("two answers to one", "单选题,题,甲,乙,丙,AB,,", vec!["questions_several F2"]),
        ("one option", "单选题,题,甲,,,A,,", vec!["questions_options C2"]),
        ("an option twice", "单选题,题,甲,乙,甲,A,,", vec!["questions_option_twice E2"]),
        ("neither true nor false", "判断题,题,,,,也许,,", vec!["questions_truth F2"]),
        ("more answers than blanks", "填空题,甲（ ）,,,,一；二,,", vec!["questions_blanks F2"]),
        ("an empty blank", "填空题,甲（ ）乙（ ）丙（ ）,,,,一；；三,,", vec!["questions_empty F2"]),
        ("an order of some", "排序题,题,甲,乙,丙,CA,,", vec!["questions_order F2"]),
        ("pairs that are none", "配对题,题,甲,乙,,A,,", vec!["questions_match F2"]),
        ("no text", "单选题,,甲,乙,丙,A,,", vec!["questions_empty B2"]),
        ("a heading", "一、单选题,,,,,,,", vec!["questions_not_one B2"]),
    ] {
        assert_eq!(shown(&sheet(&[head, row])), expected, "{case}");
    }
}

#[test]
fn headers_of_others() {
    for (case, rows, expected) in [
        ("in English, below a title", vec!["Question bank", "Type,Question,Option A,Option B,Correct answer,Explanation", "Multiple choice,Q,x,y,b,why"], vec!["3 single x|y = 1"]),
        ("options in one cell", vec!["题型,题目,选项,正确答案", "单选题,题,A.甲 B.乙 C.丙,C"], vec!["2 single 甲|乙|丙 = 2"]),
        ("a right side", vec!["题型,题干,选项A,选项B,配对项1,配对项2,答案", "配对题,题,甲,乙,一,二,A-2；B-1"], vec!["2 match 甲|乙/一|二 [1, 0]"]),
        ("no kind at all", vec!["题干,A,B,答案", "题,甲,乙,A"], vec!["2 single 甲|乙 = 0", "questions_guessed A2"]),
        ("shares", vec!["题型,题干,A,B,答案,部分得分", "多选题,题,甲,乙,AB,是", "多选题,题,甲,乙,AB,随意"], vec!["2 multiple 甲|乙 = [0, 1] true", "3 multiple 甲|乙 = [0, 1] false", "questions_part F3"]),
        ("a column that is not read, and one twice", vec!["题干,答案,难度,答案", "题,对,易,错"], vec!["2 truth true", "questions_column_unknown C1", "questions_column_twice D1", "questions_guessed A2"]),
        ("one bad row among others", vec!["题干,题型,答案", "甲,判断题,对", "乙,判断题,？", "丙,判断题,错"], vec!["2 truth true", "4 truth false", "questions_truth C3"]),
        ("no header", vec!["姓名,单位", "林岚,青陂镇"], vec!["questions_no_header 0"]),
    ] {
        assert_eq!(shown(&sheet(&rows)), expected, "{case}");
    }
    assert_eq!(shown(b"%PDF-1.4"), ["not_a_table 0"]);
}

#[test]
fn blanks_of_a_text() {
    for (stem, expected) in [
        ("甲（）乙", "甲___乙"), ("甲【 】乙", "甲___乙"), ("甲__乙", "甲___乙"), ("甲（　 ）乙____丙", "甲（　 ）乙____丙"), ("甲（一）乙", "甲（一）乙"), ("a_b", "a_b"), ("((", "(("), ("甲", "甲"), ("（", "（"),
    ] {
        assert_eq!(with_blanks(stem), expected);
    }
}

#[test]
fn the_template_reads_without_a_finding() {
    let (questions, findings) = read(&template(), "题库.xlsx");
    assert_eq!(findings, vec![]);
    let forms: Vec<QuestionForm> = questions.iter().map(|(_, question)| question.asked.form()).collect();
    assert_eq!(forms, [QuestionForm::Single, QuestionForm::Multiple, QuestionForm::Truth, QuestionForm::Fill, QuestionForm::Order, QuestionForm::Match, QuestionForm::Short]);
}

/// Text as a cell keeps it: nothing at its ends, breaks within.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![5 => "[一-龥a-zA-Z0-9<&=1-9;；|\\\\.、-]{1,8}([ \n][a-z一-龥_;|]{1,4}){0,2}", 1 => "[一-龥]{300,500}"]
}

fn options() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::btree_set(text(), 2..7).prop_map(|texts| texts.into_iter().collect::<Vec<_>>()).prop_shuffle()
}

fn asked() -> impl Strategy<Value = (String, Asked)> {
    let single = (options(), any::<prop::sample::Index>()).prop_map(|(options, at)| Asked::Single { right: at.index(options.len()), options });
    let multiple = (options(), any::<prop::sample::Index>(), any::<bool>()).prop_map(|(options, at, part)| Asked::Multiple { right: (0..=at.index(options.len())).rev().collect(), options, part });
    let order = (options(), any::<bool>()).prop_map(|(options, part)| Asked::Order { options, part });
    let matched = (options(), options(), any::<bool>()).prop_map(|(one, other, part)| {
        let (left, right) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        Asked::Match { pairs: (0..left.len()).rev().collect(), left, right, part }
    });
    let answers = proptest::collection::btree_set(text().prop_filter("short", |text| text.chars().count() <= 200), 1..4).prop_map(|taken| taken.into_iter().collect::<Vec<_>>());
    let fill = (proptest::collection::vec(answers, 1..4), any::<bool>()).prop_map(|(blanks, part)| ("甲___乙".repeat(blanks.len()), Asked::Fill { blanks, part }));
    let model = prop_oneof![Just(String::new()), text()].prop_map(|model| Asked::Short { model });
    let plain = prop_oneof![single, multiple, any::<bool>().prop_map(|right| Asked::Truth { right }), order, matched, model];
    prop_oneof![6 => (text(), plain), 1 => fill]
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(questions in proptest::collection::vec((asked(), prop_oneof![Just(String::new()), text()], "[一-龥]{0,9}"), 1..6)) {
        let questions = questions.into_iter().map(|((stem, asked), reason, topic)| Question { topic, stem, asked, reason }).filter(|question| check(question).is_ok());
        let questions: Vec<Question> = questions.collect();
        let (back, findings) = read(&write(&questions), "a.xlsx");
        prop_assert_eq!(findings, vec![]);
        prop_assert_eq!(back.into_iter().map(|(_, question)| question).collect::<Vec<_>>(), questions);
    }

    #[test]
    fn any_cells_are_survived(rows in proptest::collection::vec("[A-Ca=＝；;|\\\\1-3（）_ 题对错-]{0,12},[A-C对；|\\\\-]{0,6},[^,\n]{0,9}", 0..6)) {
        let rows: Vec<&str> = std::iter::once("题干,答案,选项").chain(rows.iter().map(String::as_str)).collect();
        let _ = read(&sheet(&rows), "a.csv");
    }
}
