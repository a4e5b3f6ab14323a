//! The message catalogues, one per language, compiled into the binary; the pages compile in the same files.

use std::{collections::BTreeMap, sync::OnceLock};

use serde::{Deserialize, Serialize};

use crate::message::{Arguments, Finding, Refusal};

/// The languages every sentence exists in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Zh,
    En,
}

impl Language {
    /// The language an `Accept-Language` header or a cookie asks for; Chinese unless English comes first.
    pub fn asked_for(header: &str) -> Self {
        if header.trim_start().to_ascii_lowercase().starts_with("en") { Self::En } else { Self::Zh }
    }
}

macro_rules! catalogue {
    ($language:literal: $($file:literal),*) => {
        [$(include_str!(concat!("../../../messages/", $language, "/", $file, ".json"))),*]
    };
}

/// The files of a language that the binary needs; `pages` is for the browser alone.
fn texts(language: Language) -> [&'static str; 5] {
    match language {
        Language::Zh => catalogue!("zh": "refusals", "findings", "codes", "fields", "figures"),
        Language::En => catalogue!("en": "refusals", "findings", "codes", "fields", "figures"),
    }
}

/// Every key of a language with its sentence.
pub fn sentences(language: Language) -> &'static BTreeMap<String, String> {
    static ZH: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    static EN: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let cell = match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    };
    cell.get_or_init(|| {
        let files = texts(language).into_iter().map(serde_json::from_str::<BTreeMap<String, String>>);
        // A file that is not JSON fails the test below, so it cannot reach a release.
        files.flat_map(Result::unwrap_or_default).collect()
    })
}

/// The sentence behind a key, its `{names}` filled in; the key itself where the catalogue lacks it.
pub fn sentence(language: Language, code: &str, arguments: &Arguments) -> String {
    let Some(template) = sentences(language).get(code) else { return code.to_owned() };
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match arguments.get(name) {
            // An argument that is itself a key is a code's name: say it in the same language.
            Some(value) => filled.push_str(sentences(language).get(value).unwrap_or(value)),
            None => filled.push('…'),
        }
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

/// A key without arguments.
pub fn name(language: Language, code: &str) -> String {
    sentence(language, code, &Arguments::new())
}

impl Refusal {
    pub fn sentence(&self, language: Language) -> String {
        sentence(language, &self.code, &self.arguments)
    }
}

impl Finding {
    pub fn sentence(&self, language: Language) -> String {
        let mut arguments = self.arguments.clone();
        arguments.entry("value".to_owned()).or_insert_with(|| self.value.clone());
        sentence(language, &self.code, &arguments)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_the_same_things() {
        for (zh, en) in texts(Language::Zh).into_iter().zip(texts(Language::En)) {
            let read = |text: &str| serde_json::from_str::<BTreeMap<String, String>>(text).unwrap();
            let (zh, en) = (read(zh), read(en));
            assert_eq!(zh.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
            for (key, sentence) in &zh {
                let names = |text: &str| {
                    let mut names: Vec<_> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).map(str::to_owned).collect();
                    names.sort();
                    names.dedup();
                    names
                };
                assert_eq!(names(sentence), names(&en[key]), "{key} names the same arguments in both languages");
            }
        }
    }

    #[test]
    fn arguments_are_filled_in() {
        let refusal = Refusal::new("refusal.unknown_field").with("name", "colour");
        assert!(refusal.sentence(Language::En).contains("colour"));
        assert_eq!(name(Language::En, "no.such.key"), "no.such.key");
    }
}
