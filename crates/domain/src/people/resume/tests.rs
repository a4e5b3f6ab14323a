//! Every known way of writing a résumé, and that nothing is lost or invented.

use super::*;
use proptest::prelude::*;

/// `since until text|note` for each line, `?text` for undated rows.
fn shown(text: &str) -> Vec<String> {
    let read = parse(text).value;
    let lines = read.lines.iter().map(|line| {
        let until = line.until.map_or("now".to_owned(), |until| until.to_string());
        let notes = line.notes.iter().map(|note| format!("|{note}")).collect::<Vec<_>>().concat();
        format!("{} {until} {}{notes}", line.since, line.text)
    });
    lines.chain(read.undated.iter().map(|row| format!("?{}", row.text))).collect()
}

#[test]
fn heads() {
    for (case, text, expected) in [
        ("strict", "2011.09--2015.07  云岭大学学生", "2011-09 2015-07 云岭大学学生"),
        ("present", "2015.07--         青陂镇干部", "2015-07 now 青陂镇干部"),
        ("present, said", "2015.07至今  青陂镇干部", "2015-07 now 青陂镇干部"),
        ("one hyphen", "2011.09-2015.07 学生", "2011-09 2015-07 学生"),
        ("en dash", "2011.09–2015.07 学生", "2011-09 2015-07 学生"),
        ("em dash", "2011.09—2015.07 学生", "2011-09 2015-07 学生"),
        ("two em dashes", "2011.09——2015.07 学生", "2011-09 2015-07 学生"),
        ("bar", "2011.09―2015.07 学生", "2011-09 2015-07 学生"),
        ("box line", "2011.09─2015.07 学生", "2011-09 2015-07 学生"),
        ("tilde", "2011.09~2015.07 学生", "2011-09 2015-07 学生"),
        ("wide tilde", "2011.09～2015.07 学生", "2011-09 2015-07 学生"),
        ("word", "2011年9月至2015年7月 学生", "2011-09 2015-07 学生"),
        ("hyphens everywhere", "2011-09-2015-07 学生", "2011-09 2015-07 学生"),
        ("tab", "2011.09--2015.07\t学生", "2011-09 2015-07 学生"),
        ("double dot", "2001..09--2005.07  学生", "2001-09 2005-07 学生"),
        ("no dots", "201109--201507  学生", "2011-09 2015-07 学生"),
        ("full-width digits", "２０１１.０９--２０１５.０７  学生", "2011-09 2015-07 学生"),
        ("slip", "2011.09-2-015.07  学生", "2011-09 2015-07 学生"),
        ("spaces before", "    2011.09--2015.07  学生", "2011-09 2015-07 学生"),
        ("invisible", "\u{feff}2011.09--2015.07\u{a0}\u{200b} 学生", "2011-09 2015-07 学生"),
        ("days", "2011.09.01--2015.07.30  学生", "2011-09-01 2015-07-30 学生"),
        ("no space", "2011.09--2015.07学生", "2011-09 2015-07 学生"),
        ("a class after the spaces", "2011.09--         2011级学生", "2011-09 now 2011级学生"),
        ("years only", "1998--2001  学生", "?1998--2001  学生"),
        ("a date alone", "2011.09  学生", "?2011.09  学生"),
        ("no date", "学生", "?学生"),
        ("reversed", "2015.07--2011.09  学生", "?2015.07--2011.09  学生"),
        ("long ago", "1850.07--1911.09  学生", "?1850.07--1911.09  学生"),
        ("far away", "2015.07--2190.09  学生", "?2015.07--2190.09  学生"),
        ("month 13", "2015.13--2016.09  学生", "?2015.13--2016.09  学生"),
    ] {
        assert_eq!(shown(text), [expected], "{case}");
    }
}

#[test]
fn line_breaks_and_continuations() {
    let expected = ["2011-09 2015-07 云岭大学法律系法学专业学生|（其间：2013.03--2013.07在外校交流）", "2015-07 now 干部"];
    let rows = ["2011.09--2015.07  云岭大学法律系", "                  法学专业学生", "                  （其间：2013.03--2013.07", "                  在外校交流）", "2015.07--         干部"];
    for (case, brk) in [("CRLF", "\r\n"), ("CR", "\r"), ("LF", "\n"), ("literal", "&#xD;"), ("literal and LF", "&#xD;\n")] {
        assert_eq!(shown(&rows.join(brk)), expected, "{case}");
    }
    let joined = "2011.09--2015.07  云岭大学法律系法学专业学生（其间：2013.03--2013.07在外校交流）2015.07--         干部";
    assert_eq!(shown(joined), ["2011-09 2015-07 云岭大学法律系法学专业学生（其间：2013.03--2013.07在外校交流）", "2015-07 now 干部"], "none");
}

#[test]
fn findings() {
    for (case, text, expected) in [
        ("clean", "2011.09--2015.07  学生\r\n2015.07--         干部", vec![]),
        ("slip", "2011.09-2-015.07  学生", vec!["1 resume_slip"]),
        ("years", "1998--2001  学生", vec!["1 resume_years_only"]),
        ("out of range", "1850.01--1900.01  学生", vec!["1 date_range"]),
        ("overlap", "2011.09--2015.07  学生\n2015.05--  干部", vec!["2 resume_overlap"]),
        ("secondment beside", "2011.09--2015.07  干部\n2014.05--2015.07  挂职任副镇长", vec![]),
        ("gap", "2011.09--2015.07  学生\n2016.05--  干部", vec!["2 resume_gap"]),
        ("a month between", "2011.09--2015.07  学生\n2015.08--  干部", vec![]),
        ("after a blank row", "2011.09--2015.07  学生\n\n2015.07--  干部", vec!["3 resume_after_blank"]),
        ("words after a blank row", "2011.09--2015.07  学生\n\n备注", vec![]),
    ] {
        let found: Vec<String> = parse(text).findings.iter().map(|f| format!("{} {}", f.place.row, f.code.trim_start_matches("finding."))).collect();
        assert_eq!(found, expected, "{case}");
    }
}

fn any_month() -> impl Strategy<Value = i32> {
    (1900 * 12)..(2090 * 12_i32)
}

proptest! {
    #[test]
    fn what_is_written_is_read(rows in prop::collection::vec((any_month(), prop::option::of(0..100_i32), "[一-龥A-Z][一-龥a-z、]{0,30}", prop::collection::vec("（其间：[一-龥0-9.\\-]{1,20}）", 0..3)), 0..12)) {
        let month = |at: i32| MonthOrDay::Month(Month::from_ordinal(at).unwrap());
        let mut row = 1;
        let lines: Vec<Line> = rows.into_iter().map(|(since, length, text, notes)| {
            let line = Line { since: month(since), until: length.map(|length| month(since + length)), text, row, notes };
            row += 1 + line.notes.len();
            line
        }).filter(|line| !line.text.starts_with(['今', '至', '到', '现', '目'])).collect();
        let read = parse(&write(&lines)).value;
        prop_assert!(read.undated.is_empty());
        let bare = |lines: &[Line]| lines.iter().map(|line| (line.since, line.until, line.text.clone(), line.notes.clone())).collect::<Vec<_>>();
        prop_assert_eq!(bare(&read.lines), bare(&lines));
    }

    #[test]
    fn any_text_is_survived(text in "(?s).{0,200}") {
        parse(&text);
    }

    #[test]
    fn any_head_is_survived(text in "[0-9.\\-—至今年月 （）其间学\n]{0,120}") {
        parse(&text);
    }
}
