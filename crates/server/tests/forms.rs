//! Two thousand forms in every variant departments hold: brought in, written out again, the same facts.

use domain::people::{facts::Facts, form::Form, reading};
use formats::lrmx;
use server::{
    app,
    commands::{Cli, run},
    demo::{self, Size},
    people::form,
};
use store::{
    db::Place,
    search::Searcher,
    vault::{Chance, Suite},
};

use crate::house::clock;
use clap::Parser;

const PEOPLE: usize = 2_000;

fn facts(form: &Form) -> Facts {
    reading::read_form(form, "2026-11-21".parse().unwrap(), "").value.unwrap()
}

/// The same form as another program might have saved it.
fn variant(kind: usize, text: &str) -> Vec<u8> {
    match kind {
        0 => text.as_bytes().to_vec(),
        1 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        2 => encoding(&text.replace("UTF-8", "GB18030")),
        3 => text.replace("\r\n<", "\r\n    <").into_bytes(),
        4 => resume(text, |words| words.replace("\r\n", "&#xD;\n")).into_bytes(),
        5 => text.replace("</Person>", "<BenDiZiDuan>本地字段</BenDiZiDuan></Person>").into_bytes(),
        6 => resume(text, |words| words.replace("--", "—")).into_bytes(),
        _ => resume(text, |words| words.replace("\r\n", "&amp;#xD;")).into_bytes(),
    }
}

/// Changes how the résumé alone is written.
fn resume(text: &str, change: impl Fn(&str) -> String) -> String {
    let (before, rest) = text.split_once("<JianLi>").unwrap();
    let (words, after) = rest.split_once("</JianLi>").unwrap();
    format!("{before}<JianLi>{}</JianLi>{after}", change(words))
}

fn encoding(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

#[test]
fn forms_come_back_as_they_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let from = folder.path().join("city");
    let db = app::open(Place::Folder({ std::fs::create_dir_all(&from).unwrap(); from.clone() }), Suite::Standard, Chance::seeded(1), clock()).unwrap();
    db.maintain(|conn, _| conn.batch("pragma synchronous = off")).unwrap();
    demo::build(&db, Size { people: PEOPLE, seed: 7 }, &|_| Ok("x".into()), &|_, _| ()).unwrap();
    let forms = folder.path().join("forms");
    std::fs::create_dir_all(&forms).unwrap();
    let searcher = Searcher::default();
    let people: Vec<_> = db.read(move |tx| searcher.with(tx, |_, index| Ok(index.everyone().iter().map(|ordinal| index.person(ordinal)).collect()))).unwrap();
    let mut expected = Vec::new();
    for (at, person) in people.into_iter().enumerate() {
        let (_, bytes) = db.read(move |tx| form::write_file(tx, person)).unwrap();
        expected.push(facts(&lrmx::read(&bytes, "").unwrap().value));
        std::fs::write(forms.join(format!("{at:05}.Lrmx")), variant(at % 8, std::str::from_utf8(&bytes).unwrap())).unwrap();
    }
    let (house, out, password) = (folder.path().join("house"), folder.path().join("out"), folder.path().join("password"));
    std::fs::write(&password, "Lizhou-2026-spring").unwrap();
    let lilian = |words: &[&str]| run(Cli::parse_from([&["lilian"], words].concat()));
    let path = |path: &std::path::Path| path.to_str().unwrap().to_owned();
    assert_eq!(lilian(&["init", "--data", &path(&house), "--city", "砺州市", "--password-file", &path(&password)]), 0);
    assert_eq!(lilian(&["import", "lrmx", &path(&forms), "--data", &path(&house), "--new-people"]), 0);
    assert_eq!(lilian(&["export", "lrmx", &path(&out), "--data", &path(&house)]), 0);
    let mut exported = Vec::new();
    let mut unknown = 0;
    for file in std::fs::read_dir(&out).unwrap() {
        let form = lrmx::read(&std::fs::read(file.unwrap().path()).unwrap(), "").unwrap().value;
        unknown += form.beyond.unknown.iter().filter(|element| element.name == "BenDiZiDuan").count();
        exported.push(facts(&form));
    }
    assert_eq!(exported.len(), PEOPLE);
    assert_eq!(unknown, PEOPLE / 8, "unknown elements survive");
    let by_number = |mut facts: Vec<Facts>| {
        facts.sort_by(|one, other| one.identity_number.cmp(&other.identity_number));
        facts
    };
    for (expected, exported) in by_number(expected).into_iter().zip(by_number(exported)) {
        assert_eq!(expected, exported);
    }
    assert_eq!(lilian(&["verify", "--data", &path(&house)]), 0);
}
