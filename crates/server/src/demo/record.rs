//! Appraisals, awards and penalties.

use domain::{
    date::{Day, Month},
    people::{
        code::{AppraisalGrade, AwardKind, PenaltyKind, Service},
        facts::{Appraisal, Award, Penalty, Person},
    },
};

use super::{
    career::{date, month},
    chance::Chance,
};

pub(super) struct Record {
    pub(super) appraisals: Vec<Appraisal>,
    pub(super) awards: Vec<Award>,
    pub(super) penalties: Vec<Penalty>,
}

const AWARDS: &[(AwardKind, &str)] = &[
    (AwardKind::Commendation, "年度考核优秀，获嘉奖"), (AwardKind::Commendation, "年度考核优秀，获嘉奖"), (AwardKind::Commendation, "防汛救灾工作中获嘉奖"),
    (AwardKind::Merit3, "连续三年考核优秀，记三等功"), (AwardKind::Merit3, "重点项目攻坚中记三等功"), (AwardKind::Merit2, "抢险救灾中记二等功"),
    (AwardKind::Title, "获“砺州市优秀共产党员”称号"), (AwardKind::Title, "获“砺州市人民满意的公务员”称号"), (AwardKind::Other, "获砺州市招商引资先进个人表扬"),
];
/// Kind, words, and the months of influence.
const PENALTIES: &[(PenaltyKind, &str, i32)] = &[
    (PenaltyKind::Admonition, "因工作落实不力被诫勉", 6), (PenaltyKind::Admonition, "因项目监管不到位被诫勉", 6),
    (PenaltyKind::Warning, "因违反工作纪律受政务警告处分", 6), (PenaltyKind::Demerit, "因失职失责受政务记过处分", 12),
    (PenaltyKind::MajorDemerit, "因违规使用资金受政务记大过处分", 18), (PenaltyKind::PartyWarning, "因违反中央八项规定精神受党内警告处分", 12),
    (PenaltyKind::PartySeriousWarning, "因违反工作纪律受党内严重警告处分", 18),
];

pub(super) fn record(chance: &mut Chance, today: Day, began: Month, person: &Person) -> Record {
    let mut penalties = Vec::new();
    if chance.thousandths(15) {
        penalties.extend(penalty(chance, today, began));
    }
    let mut awards = Vec::new();
    if chance.percent(15) {
        for _ in 0..chance.between(1, 2) {
            awards.extend(award(chance, today, began));
        }
    }
    Record { appraisals: appraisals(chance, today, began, person, &penalties), awards, penalties }
}

fn appraisals(chance: &mut Chance, today: Day, began: Month, person: &Person, penalties: &[Penalty]) -> Vec<Appraisal> {
    let last = today.year() - if person.service == Service::Retired { 6 } else { 1 };
    let first = began.year().max(last + 1 - i16::try_from(chance.between(5, 8)).unwrap_or(5));
    let grade = |chance: &mut Chance, year: i16| match chance.below(1000) {
        // Who began in the year is on probation, and who was punished in it gets no good grade.
        _ if year == began.year() => AppraisalGrade::NoGrade,
        _ if penalties.iter().any(|penalty| penalty.on.year() == year) => AppraisalGrade::BasicallyCompetent,
        0..=182 => AppraisalGrade::Excellent,
        183..=986 => AppraisalGrade::Competent,
        987..=992 => AppraisalGrade::BasicallyCompetent,
        993 => AppraisalGrade::Incompetent,
        _ => AppraisalGrade::NotTaken,
    };
    (first..=last).map(|year| Appraisal { year, grade: grade(chance, year) }).collect()
}

fn award(chance: &mut Chance, today: Day, began: Month) -> Option<Award> {
    let (kind, title) = chance.pick(AWARDS)?;
    let back = chance.between(2, 96).min(today.month().ordinal() - began.ordinal());
    let on = month(today.month().ordinal() - back)?;
    Some(Award { on: Some(date(on)), kind, title: title.to_owned() })
}

/// Within the last three years, so that of some the influence still runs.
fn penalty(chance: &mut Chance, today: Day, began: Month) -> Option<Penalty> {
    let (kind, title, months) = chance.pick(PENALTIES)?;
    let back = chance.between(1, 36).min(today.month().ordinal() - began.ordinal());
    let on = month(today.month().ordinal() - back)?;
    Some(Penalty { on: date(on), kind, title: title.to_owned(), until: month(on.ordinal() + months).map(date) })
}
