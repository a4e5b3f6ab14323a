//! Appraisals, awards and penalties in the words of a form.

use crate::{
    date::MonthOrDay,
    message::Finding,
    people::{
        code::{AppraisalGrade, AwardKind, PenaltyKind},
        facts::{Appraisal, Award, Penalty},
        reading::words::{APPRAISALS, appraisal_name, date_words, half_width},
    },
};

const YEARS_OF_APPRAISAL: std::ops::RangeInclusive<i16> = 1949..=2100;
/// The longest span such as `2015-2020年` that is unfolded, in years.
const SPAN_YEARS_MAX: i16 = 30;

/// The longest written date: 2019年12月31日.
const DATE_CHARS_MAX: usize = 11;

pub(super) fn is_nothing(text: &str) -> bool {
    let packed: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '（' | '）' | '。' | '-' | '—')).collect();
    matches!(packed.as_str(), "" | "无" | "暂无" | "/")
}

/// Reads `2021年优秀；2022年称职`, `2019、2020年度均为称职`, `2020-2022年均优秀`, `优秀：2019、2020年`.
pub(super) fn appraisals(text: &str, findings: &mut Vec<Finding>) -> Vec<Appraisal> {
    let mut read: Vec<Appraisal> = Vec::new();
    for sentence in half_width(text).split(['；', ';', '。', '\n', '\r']).filter(|sentence| !is_nothing(sentence)) {
        let found = sentence_appraisals(sentence);
        if found.is_empty() {
            findings.push(Finding::warning("finding.appraisal_unread", sentence.trim()));
        }
        for appraisal in found {
            match read.iter().find(|known| known.year == appraisal.year) {
                None => read.push(appraisal),
                Some(known) if known.grade == appraisal.grade => {}
                Some(_) => findings.push(Finding::warning("finding.appraisal_twice", sentence.trim()).with("year", appraisal.year)),
            }
        }
    }
    read.sort_by_key(|appraisal| appraisal.year);
    read
}

/// Empty if a year is left without a conclusion.
fn sentence_appraisals(sentence: &str) -> Vec<Appraisal> {
    let (mut done, mut years, mut spanning, mut before) = (Vec::new(), Vec::new(), false, None);
    let mut rest = sentence;
    while let Some(c) = rest.chars().next() {
        if let Some((year, tail)) = year(rest) {
            match years.last() {
                Some(&first) if spanning && year > first && year - first <= SPAN_YEARS_MAX => years.extend(first + 1..=year),
                _ => years.push(year),
            }
            (spanning, rest) = (false, tail);
            continue;
        }
        if let Some((grade, tail)) = grade(rest) {
            if years.is_empty() {
                before = Some(grade);
            }
            done.extend(years.drain(..).map(|year| Appraisal { year, grade }));
            rest = tail;
            continue;
        }
        spanning = matches!(c, '-' | '—' | '–' | '至' | '到' | '~' | '～') || spanning && matches!(c, '-' | '—' | '年' | ' ');
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    match before {
        Some(grade) => done.extend(years.drain(..).map(|year| Appraisal { year, grade })),
        None if !years.is_empty() => return Vec::new(),
        None => {}
    }
    done
}

fn year(text: &str) -> Option<(i16, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let year = text.get(..text.len() - rest.len()).filter(|digits| digits.len() == 4)?.parse().ok()?;
    YEARS_OF_APPRAISAL.contains(&year).then_some((year, rest))
}

fn grade(text: &str) -> Option<(AppraisalGrade, &str)> {
    APPRAISALS.iter().find_map(|(grade, words)| words.iter().find_map(|word| text.strip_prefix(word)).map(|rest| (*grade, rest)))
}

pub(super) fn write_appraisals(appraisals: &[Appraisal]) -> String {
    appraisals.iter().map(|appraisal| format!("{}年{}", appraisal.year, appraisal_name(appraisal.grade))).collect::<Vec<_>>().join("；")
}

/// Words of penalties, the more special before those they hold (政务处分法 art. 7; party discipline; measures).
const PENALTIES: &[(PenaltyKind, &[&str])] = &[
    (PenaltyKind::PartySeriousWarning, &["严重警告"]),
    (PenaltyKind::PartyWarning, &["党内警告"]),
    (PenaltyKind::PartyRemoval, &["撤销党内职务"]),
    (PenaltyKind::PartyProbation, &["留党察看"]),
    (PenaltyKind::MajorDemerit, &["记大过"]),
    (PenaltyKind::Demerit, &["记过"]),
    (PenaltyKind::Downgrade, &["降级", "降低岗位等级"]),
    (PenaltyKind::Removal, &["撤职"]),
    (PenaltyKind::Warning, &["警告"]),
    (PenaltyKind::Admonition, &["诫勉"]),
    (PenaltyKind::Other, &["处分", "开除", "通报批评", "批评教育", "责令检查", "停职检查", "责令辞职", "引咎辞职"]),
];
const AWARDS: &[(AwardKind, &[&str])] = &[
    (AwardKind::Merit1, &["一等功"]),
    (AwardKind::Merit2, &["二等功"]),
    (AwardKind::Merit3, &["三等功"]),
    (AwardKind::Commendation, &["嘉奖"]),
    (AwardKind::Title, &["称号", "劳动模范", "先进工作者", "五一劳动奖章"]),
];

/// Splits 奖惩情况 into awards and penalties; a penalty without a month is only a finding.
pub(super) fn awards_and_penalties(text: &str, findings: &mut Vec<Finding>) -> (Vec<Award>, Vec<Penalty>) {
    let (mut awards, mut penalties) = (Vec::new(), Vec::new());
    for sentence in text.split(['；', ';', '。', '\n', '\r']).map(str::trim).filter(|sentence| !is_nothing(sentence)) {
        let (on, title) = dated(sentence);
        let kind = PENALTIES.iter().find(|(_, words)| words.iter().any(|word| title.contains(word)));
        match (kind, on) {
            (Some((kind, _)), Some(on)) => penalties.push(Penalty { on, kind: *kind, title, until: None }),
            (Some(_), None) => findings.push(Finding::error("finding.penalty_date", sentence)),
            (None, on) => {
                let kind = AWARDS.iter().find(|(_, words)| words.iter().any(|word| title.contains(word))).map_or(AwardKind::Other, |(kind, _)| *kind);
                awards.push(Award { on, kind, title });
            }
        }
    }
    (awards, penalties)
}

/// The first month or day in a sentence, which leaves the words where it stands at their head.
fn dated(sentence: &str) -> (Option<MonthOrDay>, String) {
    let plain = half_width(sentence);
    let in_date = |c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '.' | '-' | '/');
    for (at, _) in plain.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let from = plain.get(at..).unwrap_or_default();
        let run: String = from.chars().take(DATE_CHARS_MAX).take_while(|c| in_date(*c)).collect();
        let Some((date, length)) = longest_date(&run) else { continue };
        let tail = from.get(length..).unwrap_or_default();
        let title = if at == 0 { tail.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '，' | ',' | '、' | '：' | ':')) } else { sentence };
        return (Some(date), title.to_owned());
    }
    (None, sentence.to_owned())
}

fn longest_date(run: &str) -> Option<(MonthOrDay, usize)> {
    let ends = run.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.rev().find_map(|end| date_words(run.get(..end)?).ok().map(|date| (date, end)))
}

pub(super) fn write_awards_and_penalties(awards: &[Award], penalties: &[Penalty]) -> String {
    let dated = |on: Option<MonthOrDay>, title: &str| {
        let title = title.replace(['；', ';', '。', '\n', '\r'], "，");
        match on {
            Some(MonthOrDay::Month(month)) => format!("{}年{}月，{title}", month.year(), month.number()),
            Some(MonthOrDay::Day(day)) => format!("{}年{}月{}日，{title}", day.year(), day.month().number(), day.day_of_month()),
            None => title,
        }
    };
    let awards = awards.iter().map(|award| dated(award.on, &award.title));
    let all: Vec<String> = awards.chain(penalties.iter().map(|penalty| dated(Some(penalty.on), &penalty.title))).collect();
    if all.is_empty() { "无".to_owned() } else { all.join("；") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_conclusions() {
        for (text, expected) in [
            ("2021年优秀；2022年称职", "2021年优秀；2022年称职"),
            ("2019、2020年度均为称职", "2019年称职；2020年称职"),
            ("2020-2022年均优秀", "2020年优秀；2021年优秀；2022年优秀"),
            ("2020年至2022年年度考核均为称职。", "2020年称职；2021年称职；2022年称职"),
            ("2021年度考核结果为优秀，2022年度考核结果为基本称职", "2021年优秀；2022年基本称职"),
            ("优秀：2019、2021年", "2019年优秀；2021年优秀"),
            ("２０２１年不确定等次", "2021年不确定等次"),
            ("2021年不称职", "2021年不称职"),
            ("2021年未参加考核", "2021年未参加考核"),
            ("2023年合格", "2023年称职"),
            ("无", ""),
            ("(无)", ""),
        ] {
            let mut findings = Vec::new();
            let read = write_appraisals(&appraisals(text, &mut findings));
            assert_eq!((read.as_str(), findings), (expected, vec![]), "{text}");
        }
        for (text, code) in [("近三年均为称职", "finding.appraisal_unread"), ("2021年", "finding.appraisal_unread"), ("2021年优秀；2021年称职", "finding.appraisal_twice")] {
            let mut findings = Vec::new();
            appraisals(text, &mut findings);
            assert_eq!(findings.first().map(|f| f.code.as_str()), Some(code), "{text}");
        }
    }

    #[test]
    fn good_and_bad() {
        for (text, expected) in [
            ("无", vec![]),
            ("2019年3月，记三等功一次", vec!["merit_3 2019-03 记三等功一次"]),
            ("2019.03.05 嘉奖", vec!["commendation 2019-03-05 嘉奖"]),
            ("2019年获县级先进个人", vec!["other - 2019年获县级先进个人"]),
            ("被授予省劳动模范称号；2020年12月记二等功", vec!["title - 被授予省劳动模范称号", "merit_2 2020-12 记二等功"]),
            ("2020年12月受到党内严重警告处分", vec!["!party_serious_warning 2020-12 受到党内严重警告处分"]),
            ("因工作失职，于2018年5月受到政务记过处分", vec!["!demerit 2018-05 因工作失职，于2018年5月受到政务记过处分"]),
            ("2018年5月被诫勉谈话", vec!["!admonition 2018-05 被诫勉谈话"]),
            ("2018年5月党内警告", vec!["!party_warning 2018-05 党内警告"]),
            ("2018年5月政务警告", vec!["!warning 2018-05 政务警告"]),
        ] {
            let (awards, penalties) = awards_and_penalties(text, &mut Vec::new());
            let awards = awards.iter().map(|award| format!("{} {} {}", award.kind.code(), award.on.map_or("-".to_owned(), |on| on.to_string()), award.title));
            let shown: Vec<String> = awards.chain(penalties.iter().map(|p| format!("!{} {} {}", p.kind.code(), p.on, p.title))).collect();
            assert_eq!(shown, expected, "{text}");
        }
        let mut findings = Vec::new();
        awards_and_penalties("受到警告处分", &mut findings);
        assert_eq!(findings[0].code, "finding.penalty_date");
    }
}
