//! Schools, subjects and degrees; the schools are invented.

use domain::{
    date::Month,
    people::{
        code::{DegreeLevel, Discipline, EducationLevel, SchoolingKind},
        facts::Education,
    },
};

use super::{
    career::{date, month},
    chance::Chance,
};

const SCHOOLS: &[&str] = &[
    "楚岚大学", "岚南大学", "岚南理工大学", "砺州大学", "沧陵师范大学", "江澄财经大学", "霁川农业大学", "楚岚政法大学", "岚南医科大学", "栖梧工业大学",
];
const COLLEGES: &[&str] = &["砺州职业技术学院", "砺南师范学院", "沧陵农业工程学校", "江澄财经专科学校"];
const PARTY_SCHOOL: &str = "岚南省委党校";

/// Discipline, its degree's first words, and faculties with their subjects.
type Subject = (Discipline, &'static str, &'static [(&'static str, &'static str)]);
const SUBJECTS: &[Subject] = &[
    (Discipline::Economics, "经济学", &[("经济学院", "经济学专业"), ("金融学院", "金融学专业"), ("经济学院", "国际经济与贸易专业")]),
    (Discipline::Law, "法学", &[("法学院", "法学专业"), ("马克思主义学院", "思想政治教育专业"), ("社会学院", "社会工作专业")]),
    (Discipline::Management, "管理学", &[("管理学院", "行政管理专业"), ("管理学院", "会计学专业"), ("公共管理学院", "土地资源管理专业")]),
    (Discipline::Engineering, "工学", &[("土木工程学院", "土木工程专业"), ("计算机学院", "计算机科学与技术专业"), ("机械学院", "机械设计制造及其自动化专业"), ("水利学院", "水利水电工程专业"), ("环境学院", "环境工程专业")]),
    (Discipline::Agriculture, "农学", &[("农学院", "农学专业"), ("林学院", "林学专业"), ("植物保护学院", "植物保护专业")]),
    (Discipline::Literature, "文学", &[("文学院", "汉语言文学专业"), ("新闻学院", "新闻学专业"), ("外国语学院", "英语专业")]),
    (Discipline::Science, "理学", &[("数学学院", "数学与应用数学专业"), ("地理学院", "地理科学专业"), ("化学学院", "化学专业")]),
    (Discipline::Education, "教育学", &[("教育学院", "教育学专业"), ("体育学院", "体育教育专业")]),
    (Discipline::History, "历史学", &[("历史学院", "历史学专业")]),
    (Discipline::Philosophy, "哲学", &[("哲学院", "哲学专业")]),
    (Discipline::Medicine, "医学", &[("公共卫生学院", "预防医学专业"), ("临床医学院", "临床医学专业")]),
    (Discipline::Arts, "艺术学", &[("艺术学院", "艺术设计专业")]),
];
/// How often each of the subjects is taken.
const OFTEN: &[usize] = &[0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5, 6, 6, 7, 8, 9, 10, 11];

/// The full-time schooling before work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    College,
    Undergraduate,
    Postgraduate,
}

/// Schoolings with the months they began in, for the résumé.
pub(super) struct Schooling {
    pub(super) full_time: Vec<(Month, Education)>,
    pub(super) in_service: Option<Education>,
}

pub(super) fn before(chance: &mut Chance, age: i32) -> Before {
    let (college, postgraduate) = match age {
        46.. => (34, 3),
        38.. => (14, 10),
        _ => (3, 19),
    };
    match chance.below(100) {
        share if share < college => Before::College,
        share if share < college + postgraduate && age >= 27 => Before::Postgraduate,
        _ => Before::Undergraduate,
    }
}

/// Years from the summer after the eighteenth birthday to graduation; whoever went to a college began a year later,
/// so that nobody is recruited before twenty-one.
pub(super) const fn years(before: Before) -> i32 {
    match before {
        Before::College | Before::Undergraduate => 4,
        Before::Postgraduate => 7,
    }
}

/// `graduated` is the month of the last full-time graduation, `today` bounds what was learned beside work.
pub(super) fn schooling(chance: &mut Chance, before: Before, graduated: Month, today: Month) -> Schooling {
    let at = chance.pick(OFTEN).unwrap_or(0);
    let subject = SUBJECTS.get(at).or(SUBJECTS.first());
    let mut full_time = Vec::new();
    let Some(subject) = subject else { return Schooling { full_time, in_service: None } };
    let years_back = |years: i32| month(graduated.ordinal() - years * 12 + 2).unwrap_or(graduated);
    match before {
        Before::College => full_time.push((years_back(3), education(chance, subject, EducationLevel::JuniorCollege, graduated))),
        Before::Undergraduate => full_time.push((years_back(4), education(chance, subject, EducationLevel::Undergraduate, graduated))),
        Before::Postgraduate => {
            let first = month(graduated.ordinal() - 36).unwrap_or(graduated);
            full_time.push((years_back(7), education(chance, subject, EducationLevel::Undergraduate, first)));
            full_time.push((years_back(3), education(chance, subject, EducationLevel::Postgraduate, graduated)));
        }
    }
    let wish = match before {
        Before::College => 85,
        Before::Undergraduate => 13,
        Before::Postgraduate => 0,
    };
    let done = month(graduated.ordinal() + chance.between(5, 14) * 12).filter(|done| *done <= today);
    let in_service = done.filter(|_| chance.percent(wish)).map(|done| beside_work(chance, before, subject, done));
    Schooling { full_time, in_service }
}

fn education(chance: &mut Chance, subject: &Subject, level: EducationLevel, graduated: Month) -> Education {
    let (discipline, degree_word, faculties) = subject;
    let (faculty, course) = chance.pick(faculties).unwrap_or_default();
    let (level_text, degree, word) = match level {
        EducationLevel::Postgraduate => ("研究生", Some(DegreeLevel::Master), "硕士"),
        EducationLevel::Undergraduate => ("大学", Some(DegreeLevel::Bachelor), "学士"),
        _ => ("大专", None, ""),
    };
    let school = if degree.is_some() { chance.word(SCHOOLS) } else { chance.word(COLLEGES) };
    Education {
        kind: SchoolingKind::FullTime, level: Some(level), level_text: level_text.to_owned(), degree,
        discipline: degree.map(|_| *discipline),
        degree_text: if degree.is_some() { format!("{degree_word}{word}") } else { String::new() },
        school: if degree.is_some() { format!("{school}{faculty}{course}") } else { format!("{school}{course}") },
        degree_school: String::new(), graduated: Some(date(graduated)),
    }
}

fn beside_work(chance: &mut Chance, before: Before, subject: &Subject, done: Month) -> Education {
    let further = before == Before::Undergraduate;
    let (level, text) = if further { (EducationLevel::Postgraduate, "省委党校研究生") } else { (EducationLevel::Undergraduate, "省委党校大学") };
    if chance.percent(45) {
        let course = chance.word(&["经济管理专业", "公共管理专业", "法律专业", "区域经济学专业"]);
        return Education {
            kind: SchoolingKind::InService, level: Some(level), level_text: text.to_owned(), degree: None, discipline: None, degree_text: String::new(),
            school: format!("{PARTY_SCHOOL}{course}"), degree_school: String::new(), graduated: Some(date(done)),
        };
    }
    Education { kind: SchoolingKind::InService, ..education(chance, subject, level, done) }
}
