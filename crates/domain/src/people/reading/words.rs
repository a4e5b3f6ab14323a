//! Words of forms and rosters as codes: the names of the standards, what offices write for them, and the codes.

use crate::{
    date::{Day, Month, MonthOrDay, NotADate},
    people::code::{AppraisalGrade, DegreeLevel, Discipline, EducationLevel, Grade, PoliticalStatus, Rank, Sex},
};

/// Reads `198503`, `19850324`, `1985.03`, `1985-3-24`, `1985年3月` and their like; the error is a finding's code.
pub fn date_words(text: &str) -> Result<MonthOrDay, &'static str> {
    let plain = half_width(text);
    let plain = plain.trim().split(['(', '（', 'T']).next().unwrap_or_default().trim();
    let date = plain.split_once(' ').filter(|(_, time)| time.contains(':')).map_or(plain, |(date, _)| date);
    let separator = |c: char| matches!(c, '.' | '-' | '/' | '年' | '月' | '日' | '。' | ' ' | '\u{3000}');
    if date.is_empty() || !date.chars().all(|c| c.is_ascii_digit() || separator(c)) {
        return Err("finding.date_form");
    }
    let groups: Vec<&str> = date.split(separator).filter(|group| !group.is_empty()).collect();
    let read = match groups.as_slice() {
        [all] if matches!(all.len(), 6 | 8) => from_parts(all.get(..4), all.get(4..6), all.get(6..8).filter(|day| *day != "00")),
        [year, month] if year.len() == 4 && month.len() <= 2 => from_parts(Some(year), Some(month), None),
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => from_parts(Some(year), Some(month), Some(day)),
        _ => Err(NotADate::Form),
    };
    read.map_err(|error| match error {
        NotADate::Form => "finding.date_form",
        NotADate::Range => "finding.date_range",
    })
}

fn from_parts(year: Option<&str>, month: Option<&str>, day: Option<&str>) -> Result<MonthOrDay, NotADate> {
    let year = year.and_then(|text| text.parse().ok()).ok_or(NotADate::Form)?;
    let month = month.and_then(|text| text.parse().ok()).ok_or(NotADate::Form)?;
    match day {
        None => Month::new(year, month).map(MonthOrDay::Month),
        Some(day) => Day::new(year, month, day.parse().map_err(|_| NotADate::Form)?).map(MonthOrDay::Day),
    }
}

/// Digits, dots and hyphens of full width made plain.
pub(super) fn half_width(text: &str) -> String {
    let plain = |c: char| match c {
        '０'..='９' | '．' | '－' | '／' => char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c),
        _ => c,
    };
    text.chars().map(plain).collect()
}

/// The value whose words the text is, after white space is dropped.
fn among<T: Copy>(text: &str, table: &[(T, &[&str])]) -> Option<T> {
    let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    table.iter().find(|(_, words)| words.contains(&packed.as_str())).map(|(value, _)| *value)
}

pub fn sex_words(text: &str) -> Option<Sex> {
    Sex::from_code(text.trim()).or_else(|| among(text, &[(Sex::Male, &["男", "男性", "1", "M"]), (Sex::Female, &["女", "女性", "2", "F"])]))
}

const POLITICAL: &[(PoliticalStatus, &[&str])] = &[
    (PoliticalStatus::Probationary, &["02", "预备党员", "中共预备党员", "中国共产党预备党员"]),
    (PoliticalStatus::PartyMember, &["01", "中共党员", "党员", "中国共产党党员", "中共", "共产党员", "中共正式党员"]),
    (PoliticalStatus::League, &["03", "共青团员", "团员", "中国共产主义青年团团员"]),
    (PoliticalStatus::Mingge, &["04", "民革", "民革党员", "民革会员", "中国国民党革命委员会会员"]),
    (PoliticalStatus::Minmeng, &["05", "民盟", "民盟盟员", "中国民主同盟盟员"]),
    (PoliticalStatus::Minjian, &["06", "民建", "民建会员", "中国民主建国会会员"]),
    (PoliticalStatus::Minjin, &["07", "民进", "民进会员", "中国民主促进会会员"]),
    (PoliticalStatus::Nonggong, &["08", "农工党", "农工党党员", "农工民主党", "中国农工民主党党员"]),
    (PoliticalStatus::Zhigong, &["09", "致公党", "致公党党员", "中国致公党党员"]),
    (PoliticalStatus::Jiusan, &["10", "九三", "九三学社", "九三学社社员"]),
    (PoliticalStatus::Taimeng, &["11", "台盟", "台盟盟员", "台湾民主自治同盟盟员"]),
    (PoliticalStatus::NonParty, &["12", "无党派", "无党派人士", "无党派民主人士"]),
    (PoliticalStatus::Masses, &["13", "群众", "普通公民", "普通居民"]),
];

pub fn political_words(text: &str) -> Option<PoliticalStatus> {
    PoliticalStatus::from_code(text.trim()).or_else(|| among(text, POLITICAL))
}

/// The usual words of a status: 中共党员, 民盟 …
pub fn political_name(status: PoliticalStatus) -> &'static str {
    POLITICAL.iter().find(|(known, _)| *known == status).and_then(|(_, words)| words.get(1)).copied().unwrap_or_default()
}

/// The first value of which a word stands in the text: longer and lower words come first in the tables.
fn holding<T: Copy>(text: &str, table: &[(T, &[&str])]) -> Option<T> {
    let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    table.iter().find(|(_, words)| words.iter().any(|word| packed.contains(word))).map(|(value, _)| *value)
}

/// 学历: 研究生, 中央党校研究生, 大学, 省委党校大学, 大专 …
pub fn education_words(text: &str) -> Option<EducationLevel> {
    EducationLevel::from_code(text.trim()).or_else(|| {
        holding(text, &[
            (EducationLevel::Postgraduate, &["研究生", "博士", "硕士"]),
            (EducationLevel::JuniorCollege, &["大专", "专科", "高职", "大普"]),
            (EducationLevel::SecondaryVocational, &["中专", "中技", "技校", "职高", "职业高中", "中等专业", "技工学校", "中职"]),
            (EducationLevel::Undergraduate, &["大学", "本科", "双学士"]),
            (EducationLevel::SeniorMiddle, &["高中"]),
            (EducationLevel::JuniorMiddle, &["初中"]),
            (EducationLevel::Primary, &["小学"]),
        ])
    })
}

pub fn degree_words(text: &str) -> Option<DegreeLevel> {
    DegreeLevel::from_code(text.trim())
        .or_else(|| holding(text, &[(DegreeLevel::Doctor, &["博士"]), (DegreeLevel::Master, &["硕士"]), (DegreeLevel::Bachelor, &["学士"])]))
}

/// 学科门类 of a degree: 经济学学士 is economics, 工商管理硕士 management, 法律硕士 law.
pub fn discipline_words(text: &str) -> Option<Discipline> {
    Discipline::from_code(text.trim()).or_else(|| {
        holding(text, &[
            (Discipline::Management, &["管理", "会计", "图书情报", "MBA", "MPA", "EMBA"]),
            (Discipline::Interdisciplinary, &["交叉学科"]),
            (Discipline::Philosophy, &["哲学"]),
            (Discipline::Economics, &["经济", "金融", "税务", "保险", "国际商务", "应用统计"]),
            (Discipline::Law, &["法学", "法律", "社会工作", "公安", "警务", "马克思"]),
            (Discipline::Education, &["教育", "体育", "心理"]),
            (Discipline::History, &["历史", "考古", "文物"]),
            (Discipline::Agriculture, &["农学", "农业", "林业", "兽医", "风景园林"]),
            (Discipline::Medicine, &["医学", "临床", "公共卫生", "护理", "药学", "中药"]),
            (Discipline::Military, &["军事"]),
            (Discipline::Arts, &["艺术", "美术", "音乐", "设计"]),
            (Discipline::Engineering, &["工学", "工程", "建筑"]),
            (Discipline::Literature, &["文学", "新闻", "翻译", "出版", "汉语"]),
            (Discipline::Science, &["理学"]),
        ])
    })
}

/// Conclusions of a yearly appraisal, the longer words before those they hold.
pub(super) const APPRAISALS: &[(AppraisalGrade, &[&str])] = &[
    (AppraisalGrade::NoGrade, &["不确定等次", "不定等次", "未确定等次", "未定等次", "不评定等次"]),
    (AppraisalGrade::NotTaken, &["未参加考核", "不参加考核", "未参加", "不参加", "未考核"]),
    (AppraisalGrade::BasicallyCompetent, &["基本称职", "基本合格"]),
    (AppraisalGrade::Incompetent, &["不称职", "不合格"]),
    (AppraisalGrade::Excellent, &["优秀", "优"]),
    (AppraisalGrade::Competent, &["称职", "合格"]),
];

pub fn appraisal_words(text: &str) -> Option<AppraisalGrade> {
    let text = text.trim();
    AppraisalGrade::from_code(text).or_else(|| among(text, APPRAISALS))
}

/// The first words of a conclusion.
pub fn appraisal_name(grade: AppraisalGrade) -> &'static str {
    APPRAISALS.iter().find(|(known, _)| *known == grade).and_then(|(_, words)| words.first()).copied().unwrap_or_default()
}

/// Levels of leadership posts: 正科级, 乡科级正职, 正科 …
pub fn rank_words(text: &str) -> Option<Rank> {
    Rank::from_code(text.trim()).or_else(|| {
        among(text, &[
            (Rank::NationalChief, &["101", "国家级正职", "正国级"]),
            (Rank::NationalDeputy, &["102", "国家级副职", "副国级"]),
            (Rank::ProvincialChief, &["111", "省部级正职", "正省部级", "正省级", "正部级", "正省", "正部"]),
            (Rank::ProvincialDeputy, &["112", "省部级副职", "副省部级", "副省级", "副部级", "副省", "副部"]),
            (Rank::BureauChief, &["121", "厅局级正职", "正厅局级", "正厅级", "正局级", "正地厅级", "正厅", "正局"]),
            (Rank::BureauDeputy, &["122", "厅局级副职", "副厅局级", "副厅级", "副局级", "副厅", "副局"]),
            (Rank::CountyChief, &["131", "县处级正职", "正县处级", "正处级", "正县级", "正处", "正县"]),
            (Rank::CountyDeputy, &["132", "县处级副职", "副县处级", "副处级", "副县级", "副处", "副县"]),
            (Rank::TownshipChief, &["141", "乡科级正职", "正乡科级", "正科级", "正乡级", "正科", "正乡"]),
            (Rank::TownshipDeputy, &["142", "乡科级副职", "副乡科级", "副科级", "副乡级", "副科", "副乡"]),
            (Rank::Staff, &["150", "科员级", "科员", "办事员级", "办事员", "160"]),
            (Rank::Unranked, &["199", "未定职", "未定级", "无级别"]),
        ])
    })
}

/// The twelve grades: 一级巡视员 … 二级科员, also with 1级 for 一级.
pub fn grade_words(text: &str) -> Option<Grade> {
    let numbered = [('1', '一'), ('2', '二'), ('3', '三'), ('4', '四')].iter().fold(half_width(text), |text, (digit, word)| text.replace(&format!("{digit}级"), &format!("{word}级")));
    Grade::from_code(text.trim()).or_else(|| {
        among(&numbered, &[
            (Grade::Inspector1, &["一级巡视员"]), (Grade::Inspector2, &["二级巡视员"]),
            (Grade::Researcher1, &["一级调研员"]), (Grade::Researcher2, &["二级调研员"]),
            (Grade::Researcher3, &["三级调研员"]), (Grade::Researcher4, &["四级调研员"]),
            (Grade::PrincipalStaff1, &["一级主任科员"]), (Grade::PrincipalStaff2, &["二级主任科员"]),
            (Grade::PrincipalStaff3, &["三级主任科员"]), (Grade::PrincipalStaff4, &["四级主任科员"]),
            (Grade::Staff1, &["一级科员"]), (Grade::Staff2, &["二级科员"]),
        ])
    })
}
