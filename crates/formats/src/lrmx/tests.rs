//! What form files in use hold, and that nothing is lost on the way.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::people::form::{Beyond, FamilyMember, Form, Schooling, UnknownElement};
use proptest::prelude::*;

use super::{read, write};

fn wrap(inner: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Person>{inner}</Person>")
}

fn form_of(inner: &str) -> Form {
    read(wrap(inner).as_bytes(), "a.lrmx").unwrap().value
}

#[test]
fn values() {
    for (case, inner, expected) in [
        ("plain", "<JianLi>干部</JianLi>", "干部"),
        ("only white space", "<JianLi>\n    \u{3000}</JianLi>", ""),
        ("self-closing", "<JianLi />", ""),
        ("missing", "", ""),
        ("references", "<JianLi>a&#13;b&#xD;c&lt;&amp;</JianLi>", "a\rb\rc<&"),
        ("literal reference", "<JianLi>a&amp;#xD;b</JianLi>", "a&#xD;b"),
        ("bare ampersand", "<JianLi>研发&生产</JianLi>", "研发&生产"),
        ("bare less-than", "<JianLi>年龄<35岁</JianLi>", "年龄<35岁"),
        ("something like a tag", "<JianLi>见<附件>与<b/></JianLi>", "见<附件>与<b/>"),
        ("section", "<JianLi><![CDATA[a<b]]></JianLi>", "a<b"),
        ("comment", "<JianLi>a<!-- x -->b</JianLi>", "ab"),
        ("attribute", "<JianLi x=\"1>\">干部</JianLi>", "干部"),
    ] {
        assert_eq!(form_of(inner).resume, expected, "{case}");
    }
}

#[test]
fn whole_files() {
    let mark = "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Person>\n  <XingBie>男</XingBie>\n  <XingMing>林 岚</XingMing>\n</Person>";
    let gbk = encoding_rs::GBK.encode("<?xml version='1.0' encoding='GB2312'?><Person><XingMing>林 岚</XingMing><XingBie>男</XingBie></Person>").0.into_owned();
    let lying = encoding_rs::GBK.encode("<?xml version='1.0' encoding='utf-8'?><Person><XingMing>林 岚</XingMing><XingBie>男</XingBie></Person>").0.into_owned();
    let wide: Vec<u8> = mark.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bare: Vec<u8> = "<Person><XingBie>男</XingBie><XingMing>林 岚</XingMing></Person>".encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (case, bytes, codes) in [
        ("mark", mark.as_bytes().to_vec(), vec![]),
        ("GBK", gbk, vec![]),
        ("wrong declaration", lying, vec!["finding.encoding_misdeclared"]),
        ("UTF-16 with mark that says UTF-8", wide, vec!["finding.encoding_misdeclared"]),
        ("UTF-16 without mark", bare, vec![]),
        ("stray words", "<Person>啊<XingMing>林 岚</XingMing><XingBie>男</XingBie></Person>".into(), vec!["finding.lrmx_stray"]),
        ("repeated", "<Person><XingMing>林 岚</XingMing><XingMing>甲</XingMing><XingBie>男</XingBie></Person>".into(), vec!["finding.lrmx_repeated"]),
        ("unknown", "<Person><ZhengZhiMianMao>群众</ZhengZhiMianMao><XingMing>林 岚</XingMing><XingBie>男</XingBie></Person>".into(), vec!["finding.lrmx_unknown"]),
        ("no picture", "<Person><XingMing>林 岚</XingMing><XingBie>男</XingBie><ZhaoPian>R0lG</ZhaoPian></Person>".into(), vec!["finding.photo_kind"]),
        ("no base64", "<Person><XingMing>林 岚</XingMing><XingBie>男</XingBie><ZhaoPian>R0*F</ZhaoPian></Person>".into(), vec!["finding.photo_base64"]),
    ] {
        let read = read(&bytes, "a.lrmx").unwrap();
        assert_eq!((read.value.name.as_str(), read.value.sex.as_str()), ("林 岚", "男"), "{case}");
        assert_eq!(read.findings.iter().map(|f| f.code.as_str()).collect::<Vec<_>>(), codes, "{case}");
    }
}

#[test]
fn refusals() {
    let deep = wrap(&format!("<X>{}", "<a>".repeat(1000)));
    for (case, bytes, code) in [
        ("nothing", Vec::new(), "finding.lrmx_root"),
        ("another root", b"<Staff></Staff>".to_vec(), "finding.lrmx_root"),
        ("no XML", b"PK\x03\x04".to_vec(), "finding.lrmx_root"),
        ("cut in a value", b"<Person><XingMing>a".to_vec(), "finding.file_truncated"),
        ("cut after a value", b"<Person><XingMing>a</XingMing>".to_vec(), "finding.file_truncated"),
        ("cut in the family", b"<Person><JiaTingChengYuan><Item><XingMing>a</XingMing>".to_vec(), "finding.file_truncated"),
        ("entities", b"<!DOCTYPE Person [<!ENTITY a \"b\">]><Person></Person>".to_vec(), "finding.xml_declarations"),
        ("depth", deep.into_bytes(), "finding.xml_depth"),
        ("strangers without end", wrap(&"<a/>".repeat(1000)).into_bytes(), "finding.lrmx_broken"),
        ("marks without end", wrap(&"< ".repeat(1000)).into_bytes(), "finding.lrmx_broken"),
        ("size", vec![b' '; 30 * 1024 * 1024 + 1], "finding.file_size"),
    ] {
        assert_eq!(read(&bytes, "a.lrmx").unwrap_err().code, code, "{case}");
    }
}

#[test]
fn a_form_keeps_its_own_order_and_strangers() {
    let xml = wrap("<XingBie>男</XingBie><Neu a=\"1\">x<y>z</y></Neu><XingMing>林岚</XingMing><Alt/>");
    let form = form_of(xml.trim_start_matches("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Person>").trim_end_matches("</Person>"));
    let written = String::from_utf8(write(&form)).unwrap().replace("\r\n", "");
    assert_eq!(written, xml);
}

#[test]
fn photos_with_line_breaks() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\x2c\0\0\x01\x90\x08\x02".to_vec();
    let packed = STANDARD.encode(&png);
    let (a, b) = packed.split_at(20);
    assert_eq!(form_of(&format!("<ZhaoPian>\r\n{a}\r\n{b}\n</ZhaoPian>")).photo, png);
}

/// Text that XML can hold and that is not only space.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[一-龥 a-z0-9&<>\"'；、\r\n\t#]{0,30}",
        Just("</XingMing>]]>&#xD;&amp;<!--".to_owned()),
        "\\PC{0,20}",
    ]
    .prop_map(|text| if text.trim().is_empty() { String::new() } else { text.chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect() })
}

fn member() -> impl Strategy<Value = FamilyMember> {
    [words(), words(), words(), words(), words()].prop_map(|[relation, name, birth, political_status, unit_and_post]| FamilyMember { relation, name, birth, political_status, unit_and_post })
}

fn any_form() -> impl Strategy<Value = Form> {
    let texts = prop::collection::vec(words(), 33);
    let unknown = prop::collection::btree_map(0usize..30, ("Z[a-z]{1,6}", "[一-龥a-z ]{0,9}"), 0..4);
    (texts, prop::collection::vec(member(), 0..13), prop::collection::vec(any::<u8>(), 0..60), unknown).prop_map(|(texts, family, photo, unknown)| {
        let mut form = Form { family, photo, ..Form::default() };
        for (name, words) in super::TEXTS.iter().zip(texts) {
            *super::text_mut(&mut form, name).unwrap() = words;
        }
        let unknown = unknown.into_iter().map(|(index, (name, text))| UnknownElement { index, xml: format!("<{name} a=\"1\"><b>{text}</b>&amp;</{name}>"), name });
        form.beyond.unknown = unknown.collect();
        form
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read(form in any_form()) {
        prop_assert_eq!(read(&write(&form), "a.lrmx").unwrap().value, form);
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes, "a.lrmx");
    }

    #[test]
    fn any_markup_is_survived(text in "(<Person>|</Person>|<Item>|</Item>|<JiaTingChengYuan>|<a>|</a>|<JianLi>|</JianLi>|<!--|&|<|x|\n){0,30}") {
        let _ = read(format!("<Person>{text}").as_bytes(), "a.lrmx");
        let _ = read(format!("<Person>{text}</Person>").as_bytes(), "a.lrmx");
    }
}

#[test]
fn illegal_characters_are_left_out() {
    let form = Form { name: "林\u{1}岚\u{ffff}".to_owned(), full_time: Schooling::default(), beyond: Beyond::default(), ..Form::default() };
    assert_eq!(read(&write(&form), "a.lrmx").unwrap().value.name, "林岚");
}
