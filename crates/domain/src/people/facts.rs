//! What the registers know about one person, as typed facts: the meaning behind the words of a form.

use serde::{Deserialize, Serialize};

use crate::{
    date::MonthOrDay,
    people::code::{
        AppointmentKind, AppraisalGrade, AwardKind, DegreeLevel, Discipline, EducationLevel, Grade, Management,
        PenaltyKind, PoliticalStatus, PostKind, Rank, SchoolingKind, Service, Sex,
    },
};

/// Who a person is; one row of the register `person_facts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub name: String,
    pub sex: Sex,
    pub birth: MonthOrDay,
    /// GB/T 3304 code.
    pub ethnicity: String,
    pub native_place: String,
    pub birth_place: String,
    pub political_status: PoliticalStatus,
    pub party_joined: Option<MonthOrDay>,
    pub work_began: Option<MonthOrDay>,
    pub health: String,
    pub professional_title: String,
    pub speciality: String,
    /// Unit and post as the form prints them (现任职务).
    pub present_post: String,
    pub management: Option<Management>,
    pub service: Service,
}

/// One schooling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Education {
    pub kind: SchoolingKind,
    pub level: Option<EducationLevel>,
    /// 学历 as given: 大学, 研究生, 中央党校研究生 …
    pub level_text: String,
    pub degree: Option<DegreeLevel>,
    pub discipline: Option<Discipline>,
    /// 学位 as given: 经济学学士 …
    pub degree_text: String,
    /// School, department and subject of the education as given.
    pub school: String,
    /// The same of the degree; empty when it is the same school.
    pub degree_school: String,
    pub graduated: Option<MonthOrDay>,
}

/// A post held from `since` until before `until`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    pub since: MonthOrDay,
    pub until: Option<MonthOrDay>,
    pub kind: AppointmentKind,
    /// The main post among those held at once.
    pub main: bool,
    /// Unit and post as given, such as 青陂镇党委书记.
    pub title: String,
    pub post_kind: PostKind,
    /// Level of the post held.
    pub rank: Option<Rank>,
}

/// A level of leadership post or a grade, held from `since`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankHeld {
    pub since: MonthOrDay,
    pub until: Option<MonthOrDay>,
    pub rank: Option<Rank>,
    pub grade: Option<Grade>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appraisal {
    pub year: i16,
    pub grade: AppraisalGrade,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Award {
    pub on: Option<MonthOrDay>,
    pub kind: AwardKind,
    /// As given.
    pub title: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Penalty {
    pub on: MonthOrDay,
    pub kind: PenaltyKind,
    /// As given.
    pub title: String,
    /// End of the influence period (影响期), where one is set.
    pub until: Option<MonthOrDay>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relative {
    /// 称谓, such as 妻子.
    pub relation: String,
    pub name: String,
    pub birth: Option<MonthOrDay>,
    pub political_status: String,
    pub unit_and_post: String,
    pub died: bool,
}

/// Everything a form says about a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub person: Person,
    /// The number in full, upper case; empty if the form has none or a wrong one.
    pub identity_number: String,
    pub educations: Vec<Education>,
    /// The lines of the résumé that could be read as dated posts, in order.
    pub appointments: Vec<Appointment>,
    pub appraisals: Vec<Appraisal>,
    pub awards: Vec<Award>,
    pub penalties: Vec<Penalty>,
    pub relatives: Vec<Relative>,
}
