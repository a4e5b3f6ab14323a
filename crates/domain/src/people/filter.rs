//! One question about people, as a value: pages build it, modules keep it (target classes, rosters, pools), and
//! `store` answers it from memory or by SQL with the same result.

use serde::{Deserialize, Serialize};

use crate::{
    access::tier::Tier,
    date::MonthOrDay,
    id::UnitId,
    message::Refusal,
    people::{
        code::{
            AppointmentKind, AppraisalGrade, AwardKind, DegreeLevel, Discipline, ETHNICITIES, EducationLevel, Grade,
            Management, PenaltyKind, PoliticalStatus, PostKind, Rank, Service, Sex, UnitKind,
        },
    },
};

/// What is asked. An absent bound is open; bounds are inclusive unless said otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub enum Filter {
    All { of: Vec<Filter> },
    Any { of: Vec<Filter> },
    Not { of: Box<Filter> },
    /// The field has one of these codes.
    Is { field: Field, values: Vec<String> },
    /// Dates as text, numbers in digits. A month holds all its days.
    Between {
        field: Field,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<String>,
    },
    /// The field's text has this part; a name is also found by pinyin and by initials.
    Has { field: Field, text: String },
    /// Has a post now in one of these units or below it.
    Under { units: Vec<UnitId> },
    Held(Held),
    /// Got one of these grades in at least so many years.
    Appraised {
        grades: Vec<AppraisalGrade>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from_year: Option<i16>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to_year: Option<i16>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        times_min: Option<u16>,
    },
    Awarded {
        kinds: Vec<AwardKind>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<MonthOrDay>,
    },
    Punished {
        kinds: Vec<PenaltyKind>,
        #[serde(default)]
        in_force: bool,
    },
}

/// Posts held at some time: for how long together, inside which window `[from, to)`, or never.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    #[serde(default)]
    pub post: PostMatch,
    /// Full months of such posts added up inside the window, calendar months counted once each post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months_min: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<MonthOrDay>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<MonthOrDay>,
    /// Nobody who ever held such a post in the window.
    #[serde(default)]
    pub never: bool,
}

/// Which posts are meant; an empty list asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PostMatch {
    pub units: Vec<UnitId>,
    /// Posts not under `units`.
    pub outside: bool,
    pub unit_kinds: Vec<UnitKind>,
    pub post_kinds: Vec<PostKind>,
    pub ranks: Vec<Rank>,
    pub kinds: Vec<AppointmentKind>,
    /// A part of the post's title.
    pub title: String,
}

codes! {
    "find" Field {
        Name = "name", Sex = "sex", Birth = "birth", Age = "age", Ethnicity = "ethnicity",
        NativePlace = "native_place", PoliticalStatus = "political_status", PartyJoined = "party_joined",
        WorkBegan = "work_began", EducationLevel = "education_level", FullTimeLevel = "full_time_level",
        DegreeLevel = "degree_level", Discipline = "discipline", School = "school", Speciality = "speciality",
        PresentPost = "present_post", Unit = "unit", UnitKind = "unit_kind", PostKind = "post_kind",
        PostSince = "post_since", Rank = "rank", RankSince = "rank_since", Grade = "grade",
        Management = "management", Service = "service", Penalty = "penalty",
    }
}

/// How a field is asked and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    Code,
    Date,
    Number,
    Text,
}

impl Field {
    pub const fn kind(self) -> FieldType {
        match self {
            Self::Birth | Self::PartyJoined | Self::WorkBegan | Self::PostSince | Self::RankSince => FieldType::Date,
            Self::Age => FieldType::Number,
            Self::Name | Self::NativePlace | Self::School | Self::Speciality | Self::PresentPost | Self::Unit => FieldType::Text,
            _ => FieldType::Code,
        }
    }
    /// The code table of a [`FieldType::Code`] field.
    pub const fn table(self) -> Option<&'static str> {
        match self {
            Self::Sex => Some(Sex::TABLE),
            Self::Ethnicity => Some("ethnicity"),
            Self::PoliticalStatus => Some(PoliticalStatus::TABLE),
            Self::EducationLevel | Self::FullTimeLevel => Some(EducationLevel::TABLE),
            Self::DegreeLevel => Some(DegreeLevel::TABLE),
            Self::Discipline => Some(Discipline::TABLE),
            Self::UnitKind => Some(UnitKind::TABLE),
            Self::PostKind => Some(PostKind::TABLE),
            Self::Rank => Some(Rank::TABLE),
            Self::Grade => Some(Grade::TABLE),
            Self::Management => Some(Management::TABLE),
            Self::Service => Some(Service::TABLE),
            Self::Penalty => Some(PenaltyKind::TABLE),
            _ => None,
        }
    }
    pub const fn tier(self) -> Tier {
        match self {
            Self::Penalty => Tier::Restricted,
            _ => Tier::Organisation,
        }
    }
    pub fn sortable(self) -> bool {
        !matches!(self, Self::School | Self::Speciality | Self::Discipline | Self::NativePlace | Self::Penalty | Self::PresentPost | Self::FullTimeLevel)
    }
    pub fn facet(self) -> bool {
        self.kind() == FieldType::Code && !matches!(self, Self::Penalty | Self::Discipline)
    }
    /// Whether it may be shown as a column.
    pub fn column(self) -> bool {
        !matches!(self, Self::Penalty | Self::Discipline | Self::UnitKind)
    }
    fn knows(self, code: &str) -> bool {
        match self {
            Self::Sex => Sex::from_code(code).is_some(),
            Self::Ethnicity => ETHNICITIES.iter().any(|(known, _)| *known == code),
            Self::PoliticalStatus => PoliticalStatus::from_code(code).is_some(),
            Self::EducationLevel | Self::FullTimeLevel => EducationLevel::from_code(code).is_some(),
            Self::DegreeLevel => DegreeLevel::from_code(code).is_some(),
            Self::Discipline => Discipline::from_code(code).is_some(),
            Self::UnitKind => UnitKind::from_code(code).is_some(),
            Self::PostKind => PostKind::from_code(code).is_some(),
            Self::Rank => Rank::from_code(code).is_some(),
            Self::Grade => Grade::from_code(code).is_some(),
            Self::Management => Management::from_code(code).is_some(),
            Self::Service => Service::from_code(code).is_some(),
            Self::Penalty => PenaltyKind::from_code(code).is_some(),
            _ => false,
        }
    }
}

/// Bounds of one question.
const DEPTH_MAX: usize = 8;
const PARTS_MAX: usize = 200;
const VALUES_MAX: usize = 500;
const TEXT_MAX: usize = 100;

impl Filter {
    /// Everyone.
    pub fn everyone() -> Self {
        Self::All { of: Vec::new() }
    }
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::All { of: vec![self, other] }
    }
    pub fn is(field: Field, value: &str) -> Self {
        Self::Is { field, values: vec![value.to_owned()] }
    }

    /// Whether the question can be asked at all, and by one who reads up to `tier`.
    pub fn check(&self, tier: Tier) -> Result<(), Refusal> {
        let mut parts = 0;
        self.check_part(tier, 1, &mut parts)
    }

    fn check_part(&self, tier: Tier, depth: usize, parts: &mut usize) -> Result<(), Refusal> {
        *parts += 1;
        if depth > DEPTH_MAX || *parts > PARTS_MAX {
            return Err(Refusal::new("refusal.filter_large").with("depth", DEPTH_MAX).with("parts", PARTS_MAX).at("filter"));
        }
        let values = |count: usize| {
            let refusal = || Refusal::new("refusal.filter_values").with("most", VALUES_MAX).at("filter");
            if count > VALUES_MAX { Err(refusal()) } else { Ok(()) }
        };
        match self {
            Self::All { of } | Self::Any { of } => of.iter().try_for_each(|part| part.check_part(tier, depth + 1, parts)),
            Self::Not { of } => of.check_part(tier, depth + 1, parts),
            Self::Is { field, values: codes } => {
                readable(*field, tier)?;
                asked_as(*field, FieldType::Code)?;
                values(codes.len())?;
                match codes.iter().find(|code| !field.knows(code)) {
                    Some(code) => Err(Refusal::new("refusal.filter_code").with("value", code).with("field", field_key(*field)).at("filter")),
                    None => Ok(()),
                }
            }
            Self::Between { field, from, to } => {
                readable(*field, tier)?;
                [from, to].into_iter().flatten().try_for_each(|bound| check_bound(*field, bound))
            }
            Self::Has { field, text } => {
                readable(*field, tier)?;
                asked_as(*field, FieldType::Text)?;
                check_text(text)
            }
            Self::Under { units } => values(units.len()),
            Self::Held(held) => {
                values(held.post.units.len())?;
                if held.post.title.is_empty() { Ok(()) } else { check_text(&held.post.title) }
            }
            Self::Appraised { .. } | Self::Awarded { .. } => Ok(()),
            Self::Punished { .. } => readable(Field::Penalty, tier),
        }
    }
}

fn field_key(field: Field) -> String {
    format!("field.{}", field.code())
}

/// A field above the reader's tier is refused by name, as a condition, a sort, a column or a facet.
pub fn readable(field: Field, tier: Tier) -> Result<(), Refusal> {
    if field.tier() <= tier {
        return Ok(());
    }
    Err(Refusal::new("refusal.field_tier").with("field", field_key(field)).at("filter"))
}

fn asked_as(field: Field, kind: FieldType) -> Result<(), Refusal> {
    if field.kind() == kind && field != Field::Unit {
        return Ok(());
    }
    Err(Refusal::new("refusal.filter_kind").with("field", field_key(field)).at("filter"))
}

fn check_bound(field: Field, bound: &str) -> Result<(), Refusal> {
    let sound = match field.kind() {
        FieldType::Date => bound.parse::<MonthOrDay>().is_ok(),
        FieldType::Number => bound.parse::<i32>().is_ok_and(|number| (0..=200).contains(&number)),
        FieldType::Code | FieldType::Text => return asked_as(field, FieldType::Number),
    };
    if sound {
        return Ok(());
    }
    Err(Refusal::new("refusal.filter_bound").with("field", field_key(field)).with("value", bound).at("filter"))
}

fn check_text(text: &str) -> Result<(), Refusal> {
    let length = text.trim().chars().count();
    if (1..=TEXT_MAX).contains(&length) && !text.contains('\0') {
        return Ok(());
    }
    Err(Refusal::new("refusal.filter_text").with("most", TEXT_MAX).at("filter"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Language, sentences};

    fn read(json: &str) -> Result<Filter, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn questions_as_written() {
        for (case, json, expected) in [
            ("a code", r#"{"op":"is","field":"sex","values":["female"]}"#, None),
            ("an unknown code", r#"{"op":"is","field":"sex","values":["x"]}"#, Some("refusal.filter_code")),
            ("a date", r#"{"op":"between","field":"birth","from":"1995-01"}"#, None),
            ("a date in 1850", r#"{"op":"between","field":"birth","from":"1850-01"}"#, Some("refusal.filter_bound")),
            ("an age in letters", r#"{"op":"between","field":"age","from":"abc"}"#, Some("refusal.filter_bound")),
            ("a range of a code", r#"{"op":"between","field":"sex","from":"1"}"#, Some("refusal.filter_kind")),
            ("a part of nothing", r#"{"op":"has","field":"name","text":" "}"#, Some("refusal.filter_text")),
            ("history", r#"{"op":"held","post":{"unit_kinds":["town"],"post_kinds":["chief"]},"months_min":24,"to":"2024-01"}"#, None),
            ("above the tier", r#"{"op":"punished","kinds":["warning"]}"#, Some("refusal.field_tier")),
            ("above the tier, hidden", r#"{"op":"not","of":{"op":"any","of":[{"op":"is","field":"penalty","values":["warning"]}]}}"#, Some("refusal.field_tier")),
        ] {
            let refusal = read(json).unwrap().check(Tier::Organisation).err();
            assert_eq!(refusal.map(|refusal| refusal.code).as_deref(), expected, "{case}");
        }
    }

    #[test]
    fn unknown_words_are_refused_with_their_names() {
        for (json, word) in [
            (r#"{"op":"is","field":"sex","values":[],"colour":1}"#, "colour"),
            (r#"{"op":"is","field":"shoe_size","values":[]}"#, "shoe_size"),
            (r#"{"op":"held","post":{"colour":1}}"#, "colour"),
        ] {
            assert!(read(json).unwrap_err().contains(word), "{json}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let deep = (0..20).fold(Filter::everyone(), |inner, _| Filter::Not { of: Box::new(inner) });
        assert_eq!(deep.check(Tier::Restricted).unwrap_err().code, "refusal.filter_large");
    }

    #[test]
    fn every_field_has_a_name() {
        for field in Field::ALL {
            for language in [Language::Zh, Language::En] {
                assert!(sentences(language).contains_key(&field_key(*field)), "{} in {language:?}", field_key(*field));
            }
        }
    }
}
