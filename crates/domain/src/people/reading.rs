//! What the words of a form mean: from a form to typed facts, and back to words.
//!
//! Nothing is guessed: a value that cannot be read is a finding, and a form without name, sex or birth gives no facts.

mod posts;
mod records;
mod words;

pub use posts::{post_kind, rank_of};
pub use words::{
    appraisal_name, appraisal_words, date_words, degree_words, discipline_words, education_words, grade_words, political_name, political_words,
    rank_words, sex_words,
};

use crate::{
    date::{Day, MonthOrDay},
    message::{Finding, Read},
    people::{
        code::{PoliticalStatus, SchoolingKind, Service, Sex, ethnicity_code, ethnicity_name},
        facts::{Appointment, Education, Facts, Person, Relative},
        form::{FamilyMember, Form, Schooling},
        identity_number::{IdentityNumber, NotAnIdentityNumber},
        resume::{self, Line},
    },
};
use records::is_nothing;

/// Ages below which a date is a warning, in years: work and party.
const WORK_AGE_MIN: i32 = 16;
const PARTY_AGE_MIN: i32 = 18;
/// Nobody holds a post before this age.
const POST_AGE_MIN: i32 = 14;
/// How much of the present post is compared with the résumé, in characters.
const POST_CHARS: usize = 300;

/// Reads a form as it is known on `today`; `file` names it in the findings.
pub fn read_form(form: &Form, today: Day, file: &str) -> Read<Option<Facts>> {
    let mut reader = Reader { findings: Vec::new(), today };
    let value = reader.facts(form);
    let mut findings = reader.findings;
    for finding in &mut findings {
        file.clone_into(&mut finding.place.file);
    }
    Read { value, findings }
}

struct Reader {
    findings: Vec<Finding>,
    today: Day,
}

impl Reader {
    fn notice(&mut self, part: &str, finding: Finding) {
        self.findings.push(finding.in_part(part));
    }

    fn facts(&mut self, form: &Form) -> Option<Facts> {
        let person = self.person(form);
        let identity_number = self.identity_number(&form.identity_number, person.as_ref());
        let lines = resume::parse(&form.resume);
        self.findings.extend(lines.findings);
        let appointments = posts::appointments(&lines.value.lines);
        let appointments = self.possible(appointments, person.as_ref());
        self.present_post(form, &lines.value.lines);
        let from = self.findings.len();
        let appraisals = records::appraisals(&form.appraisals, &mut self.findings);
        self.name_part(from, "年度考核结果");
        let from = self.findings.len();
        let (awards, penalties) = records::awards_and_penalties(&form.awards_and_penalties, &mut self.findings);
        self.name_part(from, "奖惩情况");
        let educations = [(SchoolingKind::FullTime, &form.full_time), (SchoolingKind::InService, &form.in_service)];
        let educations = educations.into_iter().filter_map(|(kind, block)| self.education(kind, block)).collect();
        let relatives = form.family.iter().enumerate().filter_map(|(row, member)| self.relative(row + 1, member)).collect();
        Some(Facts { person: person?, identity_number, educations, appointments, appraisals, awards, penalties, relatives })
    }

    fn name_part(&mut self, from: usize, part: &str) {
        for finding in self.findings.iter_mut().skip(from) {
            part.clone_into(&mut finding.place.part);
        }
    }

    fn person(&mut self, form: &Form) -> Option<Person> {
        let name = name(&form.name);
        if name.is_empty() {
            self.notice("姓名", Finding::error("finding.name_missing", &form.name));
        }
        let sex = sex_words(&form.sex);
        if sex.is_none() {
            self.notice("性别", Finding::error("finding.sex_unknown", &form.sex).with("name", &name));
        }
        let birth = self.date("出生年月", &form.birth, true).filter(|birth| birth.reached_on(self.today));
        if birth.is_none() {
            self.notice("出生年月", Finding::error("finding.birth_unknown", &form.birth).with("name", &name));
        }
        let ethnicity = ethnicity_code(form.ethnicity.trim()).unwrap_or_default();
        if ethnicity.is_empty() {
            self.notice("民族", Finding::warning("finding.ethnicity_unknown", &form.ethnicity));
        }
        let (political_status, party_joined) = self.party(&form.party_joined);
        let work_began = self.date("参加工作时间", &form.work_began, false);
        self.not_younger("参加工作时间", birth, work_began, WORK_AGE_MIN);
        self.not_younger("入党时间", birth, party_joined, PARTY_AGE_MIN);
        let kept = |text: &str| text.trim().to_owned();
        Some(Person {
            name: Some(name).filter(|name| !name.is_empty())?,
            sex: sex?,
            birth: birth?,
            ethnicity: ethnicity.to_owned(),
            native_place: kept(&form.native_place),
            birth_place: kept(&form.birth_place),
            political_status,
            party_joined,
            work_began,
            health: kept(&form.health),
            professional_title: kept(&form.professional_title),
            speciality: kept(&form.speciality),
            present_post: kept(&form.present_post),
            management: None,
            service: Service::Serving,
        })
    }

    /// A date of the form; one that is asked for may not be missing, but its caller says so.
    fn date(&mut self, part: &str, text: &str, asked_for: bool) -> Option<MonthOrDay> {
        if text.trim().is_empty() {
            return None;
        }
        match date_words(text) {
            Ok(date) => Some(date),
            Err(code) => {
                let finding = if asked_for { Finding::error(code, text) } else { Finding::warning(code, text) };
                self.notice(part, finding);
                None
            }
        }
    }

    fn not_younger(&mut self, part: &str, birth: Option<MonthOrDay>, date: Option<MonthOrDay>, least: i32) {
        let Some((birth, date)) = birth.zip(date) else { return };
        if date.month().ordinal() - birth.month().ordinal() < least * 12 {
            self.notice(part, Finding::warning("finding.too_young", &date.to_string()).with("least", least).with("birth", birth));
        }
    }

    /// 入党时间: a month, the name of a party, both (`198503；民盟` is a party member who is also in 民盟), or 无党派.
    fn party(&mut self, text: &str) -> (PoliticalStatus, Option<MonthOrDay>) {
        const PART: &str = "入党时间";
        if is_nothing(text) {
            self.notice(PART, Finding::note("finding.party_empty", text));
            return (PoliticalStatus::Masses, None);
        }
        let plain = words::half_width(text);
        let in_date = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '/' | '年' | '月' | '日');
        let marks = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | '；' | ';' | '，' | ',' | '、' | '：' | ':');
        let pieces = plain.split(marks).filter(|piece| !piece.is_empty());
        let (mut dates, mut names) = (Vec::new(), Vec::new());
        for piece in pieces {
            let word = piece.trim_matches(in_date).trim_end_matches("加入").trim_end_matches("入党").trim_start_matches("加入");
            let digits = piece.trim_matches(|c| !in_date(c));
            if digits.chars().any(|c| c.is_ascii_digit()) {
                dates.push(digits.to_owned());
            }
            if !word.is_empty() {
                names.push((word.to_owned(), political_words(word).or_else(|| (word == "预备").then_some(PoliticalStatus::Probationary))));
            }
        }
        let joined = dates.first().and_then(|date| self.date(PART, date, false));
        if let Some((word, _)) = names.iter().find(|(_, status)| status.is_none()) {
            self.notice(PART, Finding::warning("finding.party_unread", word));
        }
        let dated_first = plain.trim_start().starts_with(|c: char| c.is_ascii_digit());
        match names.iter().find_map(|(_, status)| *status) {
            Some(other) if dated_first && other > PoliticalStatus::League && joined.is_some() => {
                self.notice(PART, Finding::warning("finding.party_second", text).with("party", other.key()));
                (PoliticalStatus::PartyMember, joined)
            }
            Some(status) => (status, joined),
            None if joined.is_some() => (PoliticalStatus::PartyMember, joined),
            None => (PoliticalStatus::Masses, None),
        }
    }

    fn identity_number(&mut self, text: &str, person: Option<&Person>) -> String {
        const PART: &str = "公民身份号码";
        if text.trim().is_empty() {
            return String::new();
        }
        let number = match IdentityNumber::parse(text) {
            Ok(number) => number,
            Err(error) => {
                let masked: String = text.trim().chars().take(6).chain("…".chars()).collect();
                let finding = Finding::error(&error.to_string(), &masked);
                let finding = if let NotAnIdentityNumber::Check { expected } = error { finding.with("expected", expected) } else { finding };
                self.notice(PART, finding);
                return String::new();
            }
        };
        if let Some(person) = person {
            let born = number.birth().map(MonthOrDay::Day);
            let same = match person.birth {
                MonthOrDay::Day(_) => born == Some(person.birth),
                MonthOrDay::Month(month) => born.is_some_and(|born| born.month() == month),
            };
            if !same {
                self.notice(PART, Finding::warning("finding.identity_birth_differs", &number.masked()).with("birth", person.birth));
            }
            if number.sex() != person.sex {
                self.notice(PART, Finding::warning("finding.identity_sex_differs", &number.masked()).with("sex", person.sex.key()));
            }
        }
        number.as_str().to_owned()
    }

    /// Leaves out posts that nobody can have held.
    fn possible(&mut self, posts: Vec<Appointment>, person: Option<&Person>) -> Vec<Appointment> {
        let birth = person.map(|person| person.birth.month().ordinal());
        let mut kept = Vec::with_capacity(posts.len());
        for post in posts {
            let early = birth.is_some_and(|birth| post.since.month().ordinal() - birth < POST_AGE_MIN * 12);
            let code = if early { "finding.post_too_young" } else { "finding.post_to_come" };
            if early || !post.since.reached_on(self.today) {
                self.notice("简历", Finding::error(code, &post.title).with("since", post.since));
            } else {
                kept.push(post);
            }
        }
        kept
    }

    fn present_post(&mut self, form: &Form, lines: &[Line]) {
        let (said, Some(line)) = (form.present_post.trim(), lines.iter().rev().find(|line| line.until.is_none())) else { return };
        let pairs = |text: &str| text.chars().zip(text.chars().skip(1)).take(POST_CHARS).filter(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric()).collect::<Vec<_>>();
        let known = pairs(&line.text);
        if !said.is_empty() && !pairs(said).iter().any(|pair| known.contains(pair)) {
            self.notice("现任职务", Finding::note("finding.present_post_differs", said).with("resume", &line.text));
        }
    }

    fn education(&mut self, kind: SchoolingKind, block: &Schooling) -> Option<Education> {
        let kept = |text: &str| if is_nothing(text) { String::new() } else { text.trim().to_owned() };
        let (level_text, degree_text, school) = (kept(&block.education), kept(&block.degree), kept(&block.education_school));
        if level_text.is_empty() && degree_text.is_empty() && school.is_empty() {
            return None;
        }
        let part = if kind == SchoolingKind::FullTime { "全日制教育" } else { "在职教育" };
        let level = education_words(&level_text);
        let degree = degree_words(&degree_text);
        for text in [(level.is_none(), &level_text), (degree.is_none(), &degree_text)].into_iter().filter(|(unread, text)| *unread && !text.is_empty()).map(|(_, text)| text) {
            self.notice(part, Finding::note("finding.education_unread", text));
        }
        let degree_school = kept(&block.degree_school);
        let discipline = discipline_words(&degree_text);
        Some(Education { kind, level, level_text, degree, discipline, degree_text, school, degree_school, graduated: None })
    }

    /// `row` counts from 1. Rows without words are the form's blank rows.
    fn relative(&mut self, row: usize, member: &FamilyMember) -> Option<Relative> {
        if *member == FamilyMember::default() {
            return None;
        }
        let from = self.findings.len();
        let birth = self.date("家庭主要成员及重要社会关系", &member.birth, false);
        for finding in self.findings.iter_mut().skip(from) {
            *finding = finding.clone().at(row, "出生年月");
        }
        let kept = |text: &str| text.trim().to_owned();
        Some(Relative {
            relation: kept(&member.relation),
            name: name(&member.name),
            birth,
            political_status: kept(&member.political_status),
            unit_and_post: kept(&member.unit_and_post),
            died: member.has_died(),
        })
    }
}

/// A name without the space that forms put into names of two characters; Latin names keep theirs.
fn name(text: &str) -> String {
    if text.chars().any(|c| c.is_ascii_alphabetic()) {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}')).collect()
}

/// `198503`, as forms write a month.
fn six_digits(date: MonthOrDay) -> String {
    format!("{:04}{:02}", date.year(), date.month().number())
}

/// The form that says these facts; dates to the month, one education of each kind, since a form holds no more.
pub fn write_form(facts: &Facts) -> Form {
    let person = &facts.person;
    let schooling = |kind| facts.educations.iter().find(|education| education.kind == kind).map(block).unwrap_or_default();
    Form {
        name: person.name.clone(),
        sex: if person.sex == Sex::Male { "男" } else { "女" }.to_owned(),
        birth: six_digits(person.birth),
        ethnicity: ethnicity_name(&person.ethnicity).unwrap_or_default().to_owned(),
        native_place: person.native_place.clone(),
        birth_place: person.birth_place.clone(),
        party_joined: party_text(person),
        work_began: person.work_began.map(six_digits).unwrap_or_default(),
        health: person.health.clone(),
        professional_title: person.professional_title.clone(),
        speciality: person.speciality.clone(),
        full_time: schooling(SchoolingKind::FullTime),
        in_service: schooling(SchoolingKind::InService),
        present_post: person.present_post.clone(),
        resume: resume::write(&lines(&facts.appointments)),
        awards_and_penalties: records::write_awards_and_penalties(&facts.awards, &facts.penalties),
        appraisals: records::write_appraisals(&facts.appraisals),
        family: facts.relatives.iter().map(member).collect(),
        identity_number: facts.identity_number.clone(),
        ..Form::default()
    }
}

fn block(education: &Education) -> Schooling {
    Schooling {
        education: education.level_text.clone(),
        degree: education.degree_text.clone(),
        education_school: education.school.clone(),
        degree_school: education.degree_school.clone(),
    }
}

fn party_text(person: &Person) -> String {
    let status = political_name(person.political_status);
    match (person.political_status, person.party_joined.map(six_digits)) {
        (PoliticalStatus::PartyMember, Some(joined)) => joined,
        (PoliticalStatus::Probationary, Some(joined)) => format!("{joined}（{status}）"),
        (_, Some(joined)) => format!("{status}（{joined}）"),
        (_, None) => status.to_owned(),
    }
}

/// One row for each main post with the posts held beside it.
fn lines(posts: &[Appointment]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for post in posts {
        let title = posts::with_mark(post);
        let same = lines.last_mut().filter(|line| !post.main && (line.since, line.until) == (post.since, post.until));
        if let Some(line) = same {
            line.text.push_str("，兼");
            line.text.push_str(&title);
        } else {
            let text = if post.main { title } else { format!("兼{title}") };
            lines.push(Line { since: post.since, until: post.until, text, notes: Vec::new(), row: lines.len() + 1 });
        }
    }
    lines
}

/// A death is said in the words, for want of a field.
fn member(relative: &Relative) -> FamilyMember {
    let mut member = FamilyMember {
        relation: relative.relation.clone(),
        name: relative.name.clone(),
        birth: relative.birth.map(six_digits).unwrap_or_default(),
        political_status: relative.political_status.clone(),
        unit_and_post: relative.unit_and_post.clone(),
    };
    if relative.died && !member.has_died() {
        member.unit_and_post.push_str("（已去世）");
    }
    member
}

#[cfg(test)]
mod tests;
