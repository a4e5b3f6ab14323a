//! A text with sections as one HTML file that needs nothing else: to be read where there is no network.

use quick_xml::escape::escape;

/// A section; every word of it is text, never markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub number: String,
    pub title: String,
    pub text: String,
}

/// What stands around the sections, in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Such as `zh-CN`.
    pub language: &'a str,
    pub title: &'a str,
    /// Edition and day.
    pub about: &'a str,
    pub contents: &'a str,
    pub find: &'a str,
}

const STYLE: &str = "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.8 'Noto Sans CJK SC','Microsoft YaHei',sans-serif;color:#1f2a2e;background:#fff}h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}p{white-space:pre-line;margin:0}.about{color:#55646a}nav{margin:1.5rem 0;padding:1rem;border:1px solid #d5dcde}nav ol{margin:0;padding-left:1.2rem}a{color:#1d5b63}input{font:inherit;width:100%;box-sizing:border-box;padding:.4rem .6rem;border:1px solid #8a979b}[hidden]{display:none}@media(prefers-color-scheme:dark){body{color:#e3e8ea;background:#15191b}a{color:#7cc4cc}.about{color:#a3b0b5}nav{border-color:#39454a}}@media print{input{display:none}}";
/// Leaves what holds the words typed.
const SCRIPT: &str = "document.querySelector('input').addEventListener('input',function(e){var w=e.target.value.trim().toLowerCase();document.querySelectorAll('section').forEach(function(s){s.hidden=w!==''&&s.textContent.toLowerCase().indexOf(w)<0})})";

/// The whole file.
pub fn write(sections: &[Section], words: Words<'_>) -> String {
    let contents: Vec<String> = (1..).zip(sections).map(|(at, section)| format!("<li><a href=\"#s{at}\">{}</a></li>", heading(section))).collect();
    let texts: Vec<String> = (1..).zip(sections).map(|(at, section)| format!("<section id=\"s{at}\"><h2>{}</h2><p>{}</p></section>", heading(section), escape(section.text.trim()))).collect();
    let [title, about, language] = [words.title, words.about, words.language].map(|text| escape(text).into_owned());
    let [list, find] = [words.contents, words.find].map(|text| escape(text).into_owned());
    format!(
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style></head>\n<body><h1>{title}</h1><p class=\"about\">{about}</p>\n<nav aria-label=\"{list}\"><ol>{}</ol></nav>\n<input type=\"search\" aria-label=\"{find}\" placeholder=\"{find}\">\n{}\n<script>{SCRIPT}</script></body></html>\n",
        contents.concat(),
        texts.join("\n")
    )
}

fn heading(section: &Section) -> String {
    escape([section.number.trim(), section.title.trim()].join(" ").trim()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stays_text() {
        let sections = [
            Section { number: "1".into(), title: "投资怎么算".into(), text: "口径 <b>与</b> 条件\n第二行".into() },
            Section { number: String::new(), title: "</script><img src=x>".into(), text: "\"&'".into() },
        ];
        let words = Words { language: "zh-CN", title: "手册 & 说明", about: "第一版", contents: "目录", find: "查找" };
        insta::assert_snapshot!(write(&sections, words));
    }
}
