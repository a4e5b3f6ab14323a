//! The cell of the answer: letters, words of truth, texts of blanks, orders and pairs.

use std::collections::BTreeSet;

use domain::classroom::question::{Asked, QuestionForm, blanks_of};

use super::{columns::place, options::Options};

const TRUE: &[&str] = &["正确", "对", "是", "√", "✓", "✔", "t", "true", "y", "yes", "1"];
const FALSE: &[&str] = &["错误", "错", "不正确", "不对", "否", "×", "✗", "✘", "╳", "x", "f", "false", "n", "no", "0"];

/// The word as true or false.
pub(super) fn truth(word: &str) -> Option<bool> {
    let word = word.trim().to_lowercase();
    match () {
        () if TRUE.contains(&word.as_str()) => Some(true),
        () if FALSE.contains(&word.as_str()) => Some(false),
        () => None,
    }
}

/// The kind of a question whose sheet does not say it.
pub(super) fn guess(options: &Options, stem: &str, answer: &str) -> QuestionForm {
    if !options.right.is_empty() || !options.left.is_empty() && sides(&options.texts()).is_some() {
        return QuestionForm::Match;
    }
    if options.left.is_empty() {
        return match () {
            () if truth(answer).is_some() => QuestionForm::Truth,
            () if blanks_of(stem) > 0 => QuestionForm::Fill,
            () if sides(&lines(answer)).is_some() => QuestionForm::Match,
            () => QuestionForm::Short,
        };
    }
    if truth_of(options, answer).is_some() {
        return QuestionForm::Truth;
    }
    match places(options, answer) {
        Some(at) if at.len() == options.left.len() && !at.is_sorted() => QuestionForm::Order,
        Some(at) if at.len() > 1 => QuestionForm::Multiple,
        _ => QuestionForm::Single,
    }
}

/// What is asked, or the code of a finding about the answer.
pub(super) fn asked(form: QuestionForm, options: &Options, answer: &str) -> Result<Asked, &'static str> {
    let unread = "finding.questions_answer";
    if answer.is_empty() && !matches!(form, QuestionForm::Short | QuestionForm::Match) {
        return Err("finding.questions_no_answer");
    }
    if options.left.is_empty() && matches!(form, QuestionForm::Single | QuestionForm::Multiple | QuestionForm::Order) {
        return Err("finding.questions_no_options");
    }
    Ok(match form {
        QuestionForm::Single => match places(options, answer).ok_or(unread)?.as_slice() {
            [right] => Asked::Single { options: options.texts(), right: *right },
            _ => return Err("finding.questions_several"),
        },
        QuestionForm::Multiple => Asked::Multiple { options: options.texts(), right: places(options, answer).ok_or(unread)?, part: false },
        QuestionForm::Truth => Asked::Truth { right: truth_of(options, answer).or_else(|| truth(answer)).ok_or("finding.questions_truth")? },
        QuestionForm::Fill => Asked::Fill { blanks: blanks(answer), part: false },
        QuestionForm::Order => {
            let order = places(options, answer).filter(|order| order.len() == options.left.len()).ok_or("finding.questions_order")?;
            Asked::Order { options: order.iter().filter_map(|at| options.left.get(*at)).map(|(_, text)| text.clone()).collect(), part: false }
        }
        QuestionForm::Match => matched(options, answer).ok_or("finding.questions_match")?,
        QuestionForm::Short => Asked::Short { model: answer.to_owned() },
    })
}

/// True or false where the options are the two words and the answer is a letter.
fn truth_of(options: &Options, answer: &str) -> Option<bool> {
    let [(_, one), (_, other)] = options.left.as_slice() else { return None };
    let (one, other) = (truth(one)?, truth(other)?);
    let [at] = *places(options, answer)?.as_slice() else { return None };
    (one != other).then_some(if at == 0 { one } else { other })
}

/// A letter of full or half width as a capital one.
fn capital(letter: char) -> char {
    match letter {
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter).to_ascii_uppercase(),
        other => other.to_ascii_uppercase(),
    }
}

/// Options named by letters with anything between, or by their whole texts; each once.
fn places(options: &Options, answer: &str) -> Option<Vec<usize>> {
    let is_between = |letter: &char| letter.is_whitespace() || matches!(letter, ',' | '，' | '、' | ';' | '；' | '.' | '/' | '|' | '-' | '→' | '>' | '+');
    let by_letter = |letter: char| {
        let wanted = u32::from(capital(letter)).checked_sub(u32::from('A'))?;
        options.left.iter().position(|(own, _)| u32::try_from(*own) == Ok(wanted))
    };
    let by_text = |text: &str| options.left.iter().position(|(_, own)| own == text.trim());
    let letters: Option<Vec<usize>> = answer.chars().filter(|letter| !is_between(letter)).map(by_letter).collect();
    let found = letters.or_else(|| by_text(answer).map(|at| vec![at])).or_else(|| answer.split(['\n', ';', '；']).map(by_text).collect())?;
    let distinct: BTreeSet<usize> = found.iter().copied().collect();
    (!found.is_empty() && distinct.len() == found.len()).then_some(found)
}

/// Texts of blanks between semicolons or in lines, others that are taken behind bars. A backslash keeps the mark behind it.
fn blanks(answer: &str) -> Vec<Vec<String>> {
    let mut blanks = vec![vec![String::new()]];
    let mut letters = answer.chars().peekable();
    while let Some(letter) = letters.next() {
        let kept = if letter == '\\' { letters.next_if(|next| matches!(next, ';' | '；' | '|' | '｜' | '\\' | 'n')) } else { None };
        match (kept, letter) {
            (None, ';' | '；' | '\n') => blanks.push(vec![String::new()]),
            (None, '|' | '｜') => {
                if let Some(taken) = blanks.last_mut() {
                    taken.push(String::new());
                }
            }
            (kept, letter) => {
                let plain = match kept {
                    Some('n') => '\n',
                    Some(kept) => kept,
                    None => letter,
                };
                if let Some(text) = blanks.last_mut().and_then(|taken| taken.last_mut()) {
                    text.push(plain);
                }
            }
        }
    }
    let trimmed = blanks.into_iter().map(|taken| taken.into_iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect::<Vec<_>>());
    let mut all: Vec<Vec<String>> = trimmed.collect();
    // A mark at the end opens no blank.
    if all.len() > 1 && all.last().is_some_and(Vec::is_empty) {
        all.pop();
    }
    all
}

/// Blanks as [`blanks`] reads them.
pub(super) fn blanks_written(blanks: &[Vec<String>]) -> String {
    let kept = |text: &String| text.replace('\\', "\\\\").replace('\n', "\\n").replace(';', "\\;").replace('；', "\\；").replace('|', "\\|").replace('｜', "\\｜");
    let each = |taken: &Vec<String>| taken.iter().map(kept).collect::<Vec<_>>().join("|");
    blanks.iter().map(each).collect::<Vec<_>>().join("；")
}

fn lines(text: &str) -> Vec<String> {
    text.split(['\n', ';', '；']).map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// `左=右` in every line.
fn sides(lines: &[String]) -> Option<(Vec<String>, Vec<String>)> {
    let pairs: Option<Vec<(String, String)>> = lines.iter().map(|line| line.split_once(['=', '＝']).map(|(left, right)| (left.trim().to_owned(), right.trim().to_owned()))).collect();
    pairs.filter(|pairs| !pairs.is_empty()).map(|pairs| pairs.into_iter().unzip())
}

fn matched(options: &Options, answer: &str) -> Option<Asked> {
    if options.right.is_empty() {
        let lines = if options.left.is_empty() { lines(answer) } else { options.texts() };
        let (left, right) = sides(&lines)?;
        return Some(Asked::Match { pairs: (0..left.len()).collect(), left, right, part: false });
    }
    let at = |side: &[(usize, String)], mark: &str| {
        let mark: String = mark.trim().chars().map(capital).collect();
        let wanted = place(&mark)?;
        side.iter().position(|(own, _)| *own == wanted)
    };
    let mut pairs = vec![None; options.left.len()];
    for pair in answer.split([';', '；', ',', '，', '、', '\n', ' ']).map(str::trim).filter(|pair| !pair.is_empty()) {
        let (left, right) = pair.split_once(['-', '－', '–', '—', '→', '=', '＝', ':', '：'])?;
        *pairs.get_mut(at(&options.left, left)?)? = Some(at(&options.right, right)?);
    }
    let pairs: Option<Vec<usize>> = pairs.into_iter().collect();
    Some(Asked::Match { left: options.texts(), right: options.right.iter().map(|(_, text)| text.clone()).collect(), pairs: pairs?, part: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_blanks() {
        for (answer, expected) in [
            ("1978", vec![vec!["1978"]]),
            ("1978；1992", vec![vec!["1978"], vec!["1992"]]),
            ("北京|北京市;上海", vec![vec!["北京", "北京市"], vec!["上海"]]),
            ("甲\n乙\n", vec![vec!["甲"], vec!["乙"]]),
            (r"a\;b；c\|d", vec![vec!["a;b"], vec!["c|d"]]),
            (r"C:\data", vec![vec![r"C:\data"]]),
            ("甲；；乙", vec![vec!["甲"], vec![], vec!["乙"]]),
        ] {
            assert_eq!(blanks(answer), expected, "{answer}");
        }
    }

    #[test]
    fn kinds_are_guessed() {
        let options = |texts: &[&str]| Options { left: texts.iter().map(|text| (*text).to_owned()).enumerate().collect(), right: Vec::new() };
        for (options, stem, answer, expected) in [
            (options(&["甲", "乙", "丙"]), "题", "A", QuestionForm::Single),
            (options(&["甲", "乙", "丙"]), "题", "AC", QuestionForm::Multiple),
            (options(&["甲", "乙", "丙"]), "题", "ABC", QuestionForm::Multiple),
            (options(&["甲", "乙", "丙"]), "题", "CAB", QuestionForm::Order),
            (options(&["正确", "错误"]), "题", "B", QuestionForm::Truth),
            (options(&["甲=1", "乙=2"]), "题", "", QuestionForm::Match),
            (options(&[]), "题", "√", QuestionForm::Truth),
            (options(&[]), "题___", "甲", QuestionForm::Fill),
            (options(&[]), "题", "甲=1\n乙=2", QuestionForm::Match),
            (options(&[]), "题", "要点", QuestionForm::Short),
        ] {
            assert_eq!(guess(&options, stem, answer), expected, "{answer}");
        }
    }
}
