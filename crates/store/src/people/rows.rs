//! How each register's row is written and read.

use domain::{
    date::MonthOrDay,
    id::{PostId, UnitId},
    people::{
        code::Rank,
        facts::{Appointment, Appraisal, Award, Education, Penalty, Person, RankHeld, Relative},
        unit::{Establishment, Post, Unit},
    },
};
use serde::{Deserialize, Serialize};

use crate::{
    db::{Row, Value},
    error::Error,
    people::register::Register,
    register,
};

type Span = (Option<MonthOrDay>, Option<MonthOrDay>);

/// Reads a code column.
macro_rules! code {
    ($row:expr, $at:expr, $code:path) => {{
        let text: String = $row.get($at)?;
        <$code>::from_code(&text).ok_or_else(|| Error::Column { index: $at, found: text })?
    }};
}
macro_rules! code_opt {
    ($row:expr, $at:expr, $code:path) => {
        $row.get::<Option<String>>($at)?.as_deref().and_then(<$code>::from_code)
    };
}

fn begun(span: Span) -> Result<MonthOrDay, Error> {
    span.0.ok_or_else(|| Error::Broken("a row of this register has a beginning".into()))
}

impl Register for Person {
    register!("person_facts" of "person": "name", "sex", "birth", "ethnicity", "native_place", "birth_place",
        "political_status", "party_joined", "work_began", "health", "professional_title", "speciality", "present_post",
        "management", "service");
    fn span(&self) -> Span {
        (None, None)
    }
    fn cells(&self) -> Vec<Value> {
        vec![
            (&self.name).into(), self.sex.code().into(), self.birth.into(), (&self.ethnicity).into(), (&self.native_place).into(),
            (&self.birth_place).into(), self.political_status.code().into(), self.party_joined.into(), self.work_began.into(),
            (&self.health).into(), (&self.professional_title).into(), (&self.speciality).into(), (&self.present_post).into(),
            self.management.map(domain::people::code::Management::code).into(), self.service.code().into(),
        ]
    }
    fn read(_: i64, _: Span, row: &Row) -> Result<Self, Error> {
        use domain::people::code::{Management, PoliticalStatus, Service, Sex};
        Ok(Self {
            name: row.get(0)?, sex: code!(row, 1, Sex), birth: row.get(2)?, ethnicity: row.get(3)?, native_place: row.get(4)?,
            birth_place: row.get(5)?, political_status: code!(row, 6, PoliticalStatus), party_joined: row.get(7)?,
            work_began: row.get(8)?, health: row.get(9)?, professional_title: row.get(10)?, speciality: row.get(11)?,
            present_post: row.get(12)?, management: code_opt!(row, 13, Management), service: code!(row, 14, Service),
        })
    }
}

/// The identity number: sealed, and found by a keyed hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub number: String,
    pub lookup: Vec<u8>,
}
impl Register for Identity {
    register!("identity" of "person": "number", "lookup");
    const SECRET: &'static [usize] = &[0];
    fn span(&self) -> Span {
        (None, None)
    }
    fn cells(&self) -> Vec<Value> {
        vec![(&self.number).into(), self.lookup.clone().into()]
    }
    fn read(_: i64, _: Span, row: &Row) -> Result<Self, Error> {
        Ok(Self { number: row.get(0)?, lookup: row.get(1)? })
    }
}

/// An appointment with the unit and post it is known to be at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    #[serde(flatten)]
    pub held: Appointment,
    #[serde(default)]
    pub unit: Option<UnitId>,
    #[serde(default)]
    pub post: Option<PostId>,
}
impl Register for Placed {
    register!("appointment" of "person": "kind", "main", "title", "post_kind", "rank", "unit", "post");
    fn span(&self) -> Span {
        (Some(self.held.since), self.held.until)
    }
    fn cells(&self) -> Vec<Value> {
        let held = &self.held;
        vec![
            held.kind.code().into(), held.main.into(), (&held.title).into(), held.post_kind.code().into(),
            held.rank.map(Rank::code).into(), self.unit.into(), self.post.into(),
        ]
    }
    fn read(_: i64, span: Span, row: &Row) -> Result<Self, Error> {
        use domain::people::code::{AppointmentKind, PostKind};
        let held = Appointment {
            since: begun(span)?, until: span.1, kind: code!(row, 0, AppointmentKind), main: row.get(1)?, title: row.get(2)?,
            post_kind: code!(row, 3, PostKind), rank: code_opt!(row, 4, Rank),
        };
        Ok(Self { held, unit: row.get(5)?, post: row.get(6)? })
    }
}

impl Register for RankHeld {
    register!("rank_held" of "person": "rank", "grade");
    fn span(&self) -> Span {
        (Some(self.since), self.until)
    }
    fn cells(&self) -> Vec<Value> {
        vec![self.rank.map(Rank::code).into(), self.grade.map(domain::people::code::Grade::code).into()]
    }
    fn read(_: i64, span: Span, row: &Row) -> Result<Self, Error> {
        use domain::people::code::Grade;
        Ok(Self { since: begun(span)?, until: span.1, rank: code_opt!(row, 0, Rank), grade: code_opt!(row, 1, Grade) })
    }
}

impl Register for Education {
    register!("education" of "person": "kind", "level", "level_text", "degree", "discipline", "degree_text", "school", "degree_school", "graduated");
    fn span(&self) -> Span {
        (None, None)
    }
    fn cells(&self) -> Vec<Value> {
        use domain::people::code::{DegreeLevel, Discipline, EducationLevel};
        vec![
            self.kind.code().into(), self.level.map(EducationLevel::code).into(), (&self.level_text).into(),
            self.degree.map(DegreeLevel::code).into(), self.discipline.map(Discipline::code).into(), (&self.degree_text).into(),
            (&self.school).into(), (&self.degree_school).into(), self.graduated.into(),
        ]
    }
    fn read(_: i64, _: Span, row: &Row) -> Result<Self, Error> {
        use domain::people::code::{DegreeLevel, Discipline, EducationLevel, SchoolingKind};
        Ok(Self {
            kind: code!(row, 0, SchoolingKind), level: code_opt!(row, 1, EducationLevel), level_text: row.get(2)?,
            degree: code_opt!(row, 3, DegreeLevel), discipline: code_opt!(row, 4, Discipline), degree_text: row.get(5)?,
            school: row.get(6)?, degree_school: row.get(7)?, graduated: row.get(8)?,
        })
    }
}

impl Register for Appraisal {
    register!("appraisal" of "person": "year", "grade");
    fn span(&self) -> Span {
        (None, None)
    }
    fn cells(&self) -> Vec<Value> {
        vec![self.year.into(), self.grade.code().into()]
    }
    fn read(_: i64, _: Span, row: &Row) -> Result<Self, Error> {
        use domain::people::code::AppraisalGrade;
        Ok(Self { year: row.get(0)?, grade: code!(row, 1, AppraisalGrade) })
    }
}

impl Register for Award {
    register!("award" of "person": "happened_on", "kind", "title");
    fn span(&self) -> Span {
        (None, None)
    }
    fn cells(&self) -> Vec<Value> {
        vec![self.on.into(), self.kind.code().into(), (&self.title).into()]
    }
    fn read(_: i64, _: Span, row: &Row) -> Result<Self, Error> {
        use domain::people::code::AwardKind;
        Ok(Self { on: row.get(0)?, kind: code!(row, 1, AwardKind), title: row.get(2)? })
    }
}

impl Register for Penalty {
    register!("penalty" of "person": "kind", "title");
    const SECRET: &'static [usize] = &[1];
    fn span(&self) -> Span {
        (Some(self.on), self.until)
    }
    fn cells(&self) -> Vec<Value> {
        vec![self.kind.code().into(), (&self.title).into()]
    }
    fn read(_: i64, span: Span, row: &Row) -> Result<Self, Error> {
        use domain::people::code::PenaltyKind;
        Ok(Self { on: begun(span)?, until: span.1, kind: code!(row, 0, PenaltyKind), title: row.get(1)? })
    }
}

impl Register for Relative {
    register!("relative" of "person": "relation", "name", "birth", "political_status", "unit_and_post", "died");
    const SECRET: &'static [usize] = &[1, 4];
    fn span(&self) -> Span {
        (None, None)
    }
    fn cells(&self) -> Vec<Value> {
        vec![
            (&self.relation).into(), (&self.name).into(), self.birth.into(), (&self.political_status).into(),
            (&self.unit_and_post).into(), self.died.into(),
        ]
    }
    fn read(_: i64, _: Span, row: &Row) -> Result<Self, Error> {
        Ok(Self { relation: row.get(0)?, name: row.get(1)?, birth: row.get(2)?, political_status: row.get(3)?, unit_and_post: row.get(4)?, died: row.get(5)? })
    }
}

/// One row of text under a name: contacts, the words of a form, the résumé, the photo's hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub kind: String,
    pub value: String,
}
impl Register for Contact {
    register!("contact" of "person": "kind", "value");
    const SECRET: &'static [usize] = &[1];
    fn span(&self) -> Span {
        (None, None)
    }
    fn cells(&self) -> Vec<Value> {
        vec![(&self.kind).into(), (&self.value).into()]
    }
    fn read(_: i64, _: Span, row: &Row) -> Result<Self, Error> {
        Ok(Self { kind: row.get(0)?, value: row.get(1)? })
    }
}

/// Declares a register of one text column.
macro_rules! one_text {
    ($(#[$doc:meta])* $name:ident, $table:literal, $column:literal, $secret:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name(pub String);
        impl Register for $name {
            register!($table of "person": $column);
            const SECRET: &'static [usize] = $secret;
            fn span(&self) -> Span {
                (None, None)
            }
            fn cells(&self) -> Vec<Value> {
                vec![(&self.0).into()]
            }
            fn read(_: i64, _: Span, row: &Row) -> Result<Self, Error> {
                row.get(0).map(Self)
            }
        }
    };
}
one_text!(/** The résumé's words as given. */ Resume, "resume", "body", &[]);
one_text!(/** What a form file held that no other register keeps, as JSON. */ FormWords, "form_words", "body", &[0]);
one_text!(/** The content hash of the portrait. */ Photo, "photo", "hash", &[]);

impl Register for Unit {
    register!("unit_facts" of "unit": "name", "short_name", "kind", "rank", "parent", "division_code", "credit_code", "sort");
    fn span(&self) -> Span {
        (Some(self.since), self.until)
    }
    fn cells(&self) -> Vec<Value> {
        vec![
            (&self.name).into(), (&self.short_name).into(), self.kind.code().into(), self.rank.map(Rank::code).into(),
            self.parent.into(), (&self.division_code).into(), (&self.credit_code).into(), self.sort.into(),
        ]
    }
    fn read(_: i64, span: Span, row: &Row) -> Result<Self, Error> {
        use domain::people::code::UnitKind;
        Ok(Self {
            name: row.get(0)?, short_name: row.get(1)?, kind: code!(row, 2, UnitKind), rank: code_opt!(row, 3, Rank), parent: row.get(4)?,
            division_code: row.get(5)?, credit_code: row.get(6)?, sort: row.get(7)?, since: begun(span)?, until: span.1,
        })
    }
}

impl Register for Establishment {
    register!("unit_establishment" of "unit": "rank", "number");
    fn span(&self) -> Span {
        (Some(self.since), self.until)
    }
    fn cells(&self) -> Vec<Value> {
        vec![self.rank.code().into(), self.number.into()]
    }
    fn read(_: i64, span: Span, row: &Row) -> Result<Self, Error> {
        Ok(Self { rank: code!(row, 0, Rank), number: row.get(1)?, since: begun(span)?, until: span.1 })
    }
}

/// A post of a unit under its own id, which outlives corrections of its facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostRow {
    pub post: PostId,
    #[serde(flatten)]
    pub facts: Post,
}
impl Register for PostRow {
    register!("post_facts" of "unit": "post", "title", "kind", "rank", "places", "sort");
    fn span(&self) -> Span {
        (Some(self.facts.since), self.facts.until)
    }
    fn cells(&self) -> Vec<Value> {
        let facts = &self.facts;
        vec![self.post.into(), (&facts.title).into(), facts.kind.code().into(), facts.rank.map(Rank::code).into(), facts.places.into(), facts.sort.into()]
    }
    fn read(owner: i64, span: Span, row: &Row) -> Result<Self, Error> {
        use domain::people::code::PostKind;
        let facts = Post {
            title: row.get(1)?, kind: code!(row, 2, PostKind), rank: code_opt!(row, 3, Rank), places: row.get(4)?, sort: row.get(5)?,
            unit: UnitId(owner), since: begun(span)?, until: span.1,
        };
        Ok(Self { post: row.get(0)?, facts })
    }
}
