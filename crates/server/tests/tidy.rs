//! The order of the source: what every file keeps to, checked in every run.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use domain::catalogue::{Language, sentences};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for item in std::fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let root = repository();
    let mut found = Vec::new();
    files(&root.join("crates"), ".rs", &mut found);
    found.sort();
    found.into_iter().map(|path| (path.strip_prefix(&root).unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap())).collect()
}

#[test]
fn every_file_says_what_it_is_for() {
    for (name, text) in sources() {
        assert!(text.starts_with("//! "), "{name} begins with //!");
    }
}

#[test]
fn sql_and_databases_stay_in_store() {
    for (name, text) in sources().into_iter().filter(|(name, _)| !name.starts_with("crates/store/") && !name.contains("/tests/") && !name.ends_with("/tests.rs")) {
        for word in ["rusqlite", "postgres::", "\"select ", "\"insert into ", "\"update ", "\"delete from "] {
            assert!(!text.contains(word), "{name} holds {word}");
        }
    }
}

#[test]
fn pure_crates_touch_nothing_outside() {
    let pure = ["crates/domain/", "crates/formats/src", "crates/text/"];
    for (name, text) in sources().into_iter().filter(|(name, _)| pure.iter().any(|folder| name.starts_with(folder)) && !name.contains("/tests/")) {
        for word in ["std::fs", "std::net", "std::env", "std::process", "SystemTime"] {
            assert!(!text.contains(word), "{name} holds {word}");
        }
    }
}

#[test]
fn the_ledger_is_never_edited() {
    let (_, text) = sources().into_iter().find(|(name, _)| name == "crates/store/src/ledger/mod.rs").unwrap();
    for word in ["update entry ", "delete from entry "] {
        assert!(!text.contains(word), "the ledger holds {word}");
    }
}

/// Words for which the glossary has another.
const SYNONYMS: &[(&str, &str)] = &[("cadre_", "official"), ("organization", "organisation"), ("practice_", "practise"), ("employee", "official"), ("department_id", "unit")];

#[test]
fn one_word_for_one_thing() {
    for (name, text) in sources().into_iter().filter(|(name, _)| !name.ends_with("tidy.rs")) {
        for (word, instead) in SYNONYMS {
            assert!(!text.contains(word), "{name} says {word}; the glossary says {instead}");
        }
    }
}

#[test]
fn everything_said_is_in_both_catalogues() {
    let mut said = BTreeSet::new();
    for (name, text) in sources().into_iter().filter(|(name, _)| !name.contains("/tests/")) {
        for part in text.split('"').skip(1) {
            let is_code = ["refusal.", "finding."].iter().any(|start| part.starts_with(start));
            if is_code && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'_')) && !part.ends_with(['.', '_']) {
                said.insert((part.to_owned(), name.clone()));
            }
        }
    }
    assert!(said.len() > 100);
    for (code, name) in said {
        for language in [Language::Zh, Language::En] {
            assert!(sentences(language).contains_key(&code), "{code}, said in {name}, is missing in {language:?}");
        }
    }
}

#[test]
fn the_map_leads_to_files_that_exist() {
    let root = repository();
    for page in ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md", "STYLE.md"] {
        let text = std::fs::read_to_string(root.join(page)).unwrap();
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|link| !link.starts_with("http") && !link.starts_with('#'));
        for link in links {
            let file = link.split('#').next().unwrap_or_default();
            assert!(root.join(file).exists(), "{page} links to {file}");
        }
    }
}
