//! Secrecy markings (保密法: 绝密, 机密, 秘密): this product may not hold state secrets, so a marked file is refused
//! before anything of it is kept.
//!
//! A marking is a word alone on a line, with ★ or a term (`机密★10年`), or in the name of the file. Words that
//! merely contain it, such as 机要保密局 or 商业秘密, are not.

use domain::message::Finding;

use crate::{archive, encoding, lrm, lrmx, sheet};

/// How much of the first page is looked at, in characters.
pub const FIRST_TEXT_CHARS: usize = 2000;
const WORDS: &[&str] = &["绝密", "机密", "秘密"];
/// The largest part of a document that is unpacked to find its first page.
const PART_BYTES_MAX: u64 = 10 * 1024 * 1024;

/// The finding that refuses a marked file; `first_text` is the text of its first page, see [`first_text`].
pub fn marking(file_name: &str, first_text: &str) -> Option<Finding> {
    let refuse = |found: &str| Finding::error("finding.marked_secret", found).in_file(file_name);
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    if let Some(word) = in_name(name) {
        return Some(refuse(word));
    }
    let head: String = first_text.chars().take(FIRST_TEXT_CHARS).collect();
    head.split(['\n', '\r', '\u{c}', '\u{b}', '|']).find_map(in_line).map(|line| refuse(&line))
}

/// 绝密 and 机密 anywhere in a name; 秘密 unless it is part of a harmless word.
fn in_name(name: &str) -> Option<&'static str> {
    let packed: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let harmless = ["商业秘密", "保守秘密", "工作秘密", "国家秘密", "秘密法", "个人秘密", "秘密级以下", "非秘密", "非机密", "机密性", "非绝密"];
    let left = harmless.iter().fold(packed, |text, word| text.replace(word, "＿"));
    WORDS.iter().find(|word| left.contains(**word)).copied()
}

/// A line that is a marking, or that holds one with ★ or a term.
fn in_line(line: &str) -> Option<String> {
    let packed: String = line.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')).collect();
    let is_star = |c: char| matches!(c, '★' | '☆' | '*' | '＊' | '✭' | '⭐');
    for word in WORDS {
        for (at, found) in packed.match_indices(word) {
            let rest = packed.get(at + found.len()..).unwrap_or_default();
            if rest.starts_with(is_star) {
                return Some(format!("{word}★"));
            }
        }
    }
    let bare = packed.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.strip_prefix("密级").map_or(bare, |rest| rest.trim_start_matches(['：', ':', '为']));
    let word = WORDS.iter().find(|word| bare.starts_with(**word))?;
    let rest = bare.strip_prefix(word).unwrap_or_default().trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = ["级", "文件", "件", "材料", "资料"].iter().find_map(|end| rest.strip_prefix(end)).unwrap_or(rest);
    is_term(rest).then(|| (*word).to_owned())
}

/// Nothing, `10年`, `6个月`, 长期, 启用前 and their like.
fn is_term(text: &str) -> bool {
    let number = |c: char| c.is_numeric() || "一二三四五六七八九十百两".contains(c);
    let unit = text.trim_start_matches(number);
    text.is_empty() || matches!(text, "长期" | "启用前" | "特急" | "加急" | "急件") || unit.len() < text.len() && matches!(unit, "年" | "个月" | "月" | "天" | "日")
}

/// The text of the first page, as far as it can be had cheaply: at most [`FIRST_TEXT_CHARS`] characters.
pub fn first_text(bytes: &[u8], file_name: &str) -> String {
    let text = if bytes.starts_with(b"%PDF") {
        in_pdf(bytes)
    } else if bytes.starts_with(b"PK\x03\x04") {
        in_package(bytes, file_name)
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        match sheet::kind(bytes) {
            sheet::Kind::Xls => rows(bytes, file_name),
            _ => in_old_document(bytes),
        }
    } else if encoding::is_text(bytes) {
        in_text(bytes, file_name)
    } else {
        String::new()
    };
    text.chars().take(FIRST_TEXT_CHARS).collect()
}

fn in_package(bytes: &[u8], file_name: &str) -> String {
    if sheet::kind(bytes) == sheet::Kind::Xlsx {
        let header = archive::part(bytes, "xl/worksheets/sheet1.xml", PART_BYTES_MAX).unwrap_or_default();
        let header = String::from_utf8_lossy(&header).rsplit_once("<headerFooter").map(|(_, tail)| tail.replace("&amp;", "\n")).unwrap_or_default();
        return format!("{}\n{}", without_tags(&header), rows(bytes, file_name));
    }
    let parts = ["word/header1.xml", "word/header2.xml", "word/header3.xml", "word/document.xml", "content.xml", "ppt/slides/slide1.xml"];
    let texts = parts.iter().filter_map(|name| archive::part(bytes, name, PART_BYTES_MAX));
    texts.map(|xml| document(&String::from_utf8_lossy(&xml))).collect::<Vec<_>>().join("\n")
}

/// The paragraphs of a document part, one a line.
fn document(xml: &str) -> String {
    let mut xml = xml.to_owned();
    for end in ["</w:p>", "<w:br/>", "</w:tc>", "</text:p>", "</a:p>", "</w:txbxContent>"] {
        xml = xml.replace(end, "\n");
    }
    without_tags(&xml)
}

fn without_tags(xml: &str) -> String {
    let mut text = String::new();
    for piece in xml.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, words)| words));
        if text.len() > FIRST_TEXT_CHARS * 8 {
            break;
        }
    }
    text.replace("&nbsp;", " ").replace("&#9733;", "★").replace("&#x2605;", "★").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The first rows of a table, one cell a line.
fn rows(bytes: &[u8], file_name: &str) -> String {
    let Ok(read) = sheet::read(bytes, file_name) else { return String::new() };
    let cells = read.value.iter().flat_map(|sheet| sheet.rows.iter().take(30)).flat_map(|row| &row.cells).filter(|cell| !cell.is_empty());
    let mut text = String::new();
    for cell in cells {
        text.push_str(cell);
        text.push('\n');
        if text.len() > FIRST_TEXT_CHARS * 4 {
            break;
        }
    }
    text
}

fn in_text(bytes: &[u8], file_name: &str) -> String {
    if let Ok(read) = lrmx::read(bytes, file_name) {
        let form = read.value;
        return [form.name, form.reported_by, form.reason, form.present_post, form.proposed_post, form.resume].join("\n");
    }
    if bytes.starts_with(b"\"") && let Ok(read) = lrm::read(bytes, file_name) {
        return [read.value.name, read.value.reported_by, read.value.reason, read.value.resume].join("\n");
    }
    let head = bytes.get(..bytes.len().min(FIRST_TEXT_CHARS * 32)).unwrap_or_default();
    let text = encoding::decode(head, None).text;
    let start = text.trim_start().to_lowercase();
    if start.starts_with('<') {
        let body = ["</p>", "</div>", "<br>", "<br/>", "</td>", "</h1>", "</title>"].iter().fold(text, |text, end| text.replace(end, "\n"));
        return without_tags(&body);
    }
    text.replace([',', ';', '\t'], "\n")
}

/// The page of a PDF is packed; only words that stand in the open, such as its title, can be seen.
fn in_pdf(bytes: &[u8]) -> String {
    let mut found = Vec::new();
    for word in WORDS {
        let starred = format!("{word}★");
        let wide: Vec<u8> = starred.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let holds = |mark: &[u8]| bytes.windows(mark.len()).any(|window| window == mark);
        if holds(&wide) || holds(starred.as_bytes()) || holds(hex(&wide).as_bytes()) {
            found.push(starred);
        }
    }
    found.join("\n")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().concat()
}

/// The words of an old binary document stand in UTF-16; runs of them are taken as lines.
fn in_old_document(bytes: &[u8]) -> String {
    let mut lines = Vec::new();
    let mut line = String::new();
    for pair in bytes.get(512..).unwrap_or_default().chunks_exact(2).take(2_000_000) {
        let unit = u16::from_le_bytes([pair.first().copied().unwrap_or(0), pair.get(1).copied().unwrap_or(0)]);
        match char::from_u32(unit.into()).filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '0'..='9' | '★' | ' ' | '　')) {
            Some(c) => line.push(c),
            None if WORDS.iter().any(|word| line.replace([' ', '　'], "").contains(word)) => lines.push(std::mem::take(&mut line)),
            None => line.clear(),
        }
    }
    lines.push(line);
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (name, refused) in [
            ("【机密】名单.xlsx", true), ("(秘密)名单.xlsx", true), ("机密-名单.xlsx", true), ("名单（绝密）.docx", true),
            ("秘密★10年 名单.xlsx", true), ("目录/机 密.xlsx", true), ("关于秘密的.xlsx", true),
            ("商业秘密管理办法.docx", false), ("保守秘密承诺书.docx", false), ("保密委员会名单.xlsx", false), ("机要保密局.xlsx", false),
            ("名单.xlsx", false), ("非机密名单.xlsx", false),
        ] {
            assert_eq!(marking(name, "").is_some(), refused, "{name}");
        }
    }

    #[test]
    fn lines() {
        for (text, refused) in [
            ("机密", true), ("机  密", true), ("机\u{3000}密\n关于", true), ("机密★10年", true), ("机密★", true), ("秘密 ★ 一年", true), ("绝密★启用前", true),
            ("【秘密】", true), ("密级：秘密", true), ("第一行\n  秘密  \n第三行", true), ("秘密10年", true), ("机密 特急", true), ("000001 机密★20年 特急", true), ("秘密级", true),
            ("机要保密局科员", false), ("保密委员会办公室", false), ("严守秘密", false), ("秘密战线纪念馆馆长", false), ("2011.09--2015.07  机密仪器厂工人", false),
            ("从事机密文件管理工作", false), ("商业秘密", false), ("", false),
        ] {
            assert_eq!(marking("a.docx", text).is_some(), refused, "{text}");
        }
    }

    #[test]
    fn first_pages() {
        let word = "<w:p><w:r><w:t>机</w:t></w:r><w:r><w:t>密★5年</w:t></w:r></w:p><w:p>名单</w:p>";
        let docx = archive::write([("[Content_Types].xml", &b"<Types/>"[..]), ("word/document.xml", word.as_bytes())]);
        let table = crate::workbook::Table { title: Some("秘 密".into()), rows: vec![vec!["林岚".into()]], ..Default::default() };
        let pdf = [b"%PDF-1.4 /Title <FEFF".to_vec(), hex(&"机密★".encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>()).into_bytes(), b">".to_vec()].concat();
        let form = domain::people::form::Form { reported_by: "秘密★1年".into(), ..Default::default() };
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let doc = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 1016], wide("\r机密★\r林岚")].concat();
        for (case, bytes, name) in [
            ("docx", docx, "a.docx"),
            ("xlsx", crate::workbook::write(&[table]), "a.xlsx"),
            ("text", encoding_rs::GBK.encode("\r\n秘密\r\n林岚,女").0.into_owned(), "a.txt"),
            ("html", "<html><p>秘密&#9733;</p></html>".as_bytes().to_vec(), "a.html"),
            ("pdf", pdf, "a.pdf"),
            ("form", lrmx::write(&form), "a.lrmx"),
            ("doc", doc, "a.doc"),
        ] {
            let text = first_text(&bytes, name);
            assert!(marking(name, &text).is_some(), "{case}: {text}");
        }
        let plain = archive::write([("[Content_Types].xml", &b"<Types/>"[..]), ("word/document.xml", "<w:p>保密局工作</w:p>".as_bytes())]);
        assert_eq!(marking("a.docx", &first_text(&plain, "a.docx")), None);
    }
}
