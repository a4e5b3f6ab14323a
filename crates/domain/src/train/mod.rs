//! Training (育): the catalogues that programmes draw on, hours owed, needs and gaps, and what came of it.

pub mod cohort;
pub mod contest;
pub mod effect;
pub mod hours;
pub mod needs;
pub mod proposal;

use serde::{Deserialize, Serialize};

use crate::{
    date::Day,
    id::{CatalogueId, PersonId, UnitId},
    message::Refusal,
    observe::competence::Rating,
    people::{check::text_fits, unit::name_given},
    programmes::{Layer, LecturerKind},
};

codes! {
    "focus_kind" FocusKind {
        /// 工作重心 of a period
        Work = "work",
        /// A named project such as 两资三能, its content entered by users
        Project = "project",
        /// A topic of courses
        Topic = "topic",
    }
    "order_state" OrderState { Placed = "placed", Scheduled = "scheduled", Declined = "declined", Withdrawn = "withdrawn" }
    "catalogue" Catalogue {
        Focus = "focus", Chain = "chain", Room = "room", Lecturer = "lecturer", Course = "course", Zone = "zone", Partner = "partner", Field = "field", Model = "model",
    }
}

/// One line of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "catalogue", rename_all = "snake_case", deny_unknown_fields)]
pub enum Item {
    /// What training is to serve; `items` are what users entered where a document lists without listing.
    Focus {
        title: String,
        kind: FocusKind,
        #[serde(default)]
        text: String,
        #[serde(default)]
        items: Vec<String>,
        since: Day,
        #[serde(default)]
        until: Option<Day>,
    },
    /// An industry chain.
    Chain {
        title: String,
        #[serde(default)]
        text: String,
    },
    Room {
        title: String,
        #[serde(default)]
        place: String,
        #[serde(default)]
        seats: Option<u32>,
    },
    Lecturer {
        title: String,
        kind: LecturerKind,
        /// An official of the house.
        #[serde(default)]
        person: Option<PersonId>,
        #[serde(default)]
        organisation: String,
        #[serde(default)]
        subjects: String,
    },
    Course {
        title: String,
        #[serde(default)]
        text: String,
        #[serde(default)]
        lecturer: Option<CatalogueId>,
        #[serde(default)]
        layer: Option<Layer>,
        #[serde(default)]
        tenths: u32,
        /// On the menu to be ordered.
        #[serde(default)]
        menu: bool,
        /// Chosen as a premium course (精品课程) on a day, for stated reasons.
        #[serde(default)]
        premium: Option<Premium>,
        /// Levels it is to lead to.
        #[serde(default)]
        leads_to: Vec<Rating>,
    },
    /// Units that hold seminars together (党建协作区).
    Zone {
        title: String,
        units: Vec<UnitId>,
    },
    Partner {
        title: String,
        #[serde(default)]
        place: String,
    },
    /// A field in which officials are short.
    Field {
        title: String,
        wanted: u32,
        #[serde(default)]
        text: String,
    },
    /// Somebody whose deed others may follow.
    Model {
        title: String,
        person: PersonId,
        text: String,
        published_on: Day,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Premium {
    pub since: Day,
    /// By which criteria it was chosen.
    pub basis: String,
}

impl Item {
    pub const fn catalogue(&self) -> Catalogue {
        match self {
            Self::Focus { .. } => Catalogue::Focus,
            Self::Chain { .. } => Catalogue::Chain,
            Self::Room { .. } => Catalogue::Room,
            Self::Lecturer { .. } => Catalogue::Lecturer,
            Self::Course { .. } => Catalogue::Course,
            Self::Zone { .. } => Catalogue::Zone,
            Self::Partner { .. } => Catalogue::Partner,
            Self::Field { .. } => Catalogue::Field,
            Self::Model { .. } => Catalogue::Model,
        }
    }
    pub fn title(&self) -> &str {
        match self {
            Self::Focus { title, .. } | Self::Chain { title, .. } | Self::Room { title, .. } | Self::Lecturer { title, .. } | Self::Course { title, .. }
            | Self::Zone { title, .. } | Self::Partner { title, .. } | Self::Field { title, .. } | Self::Model { title, .. } => title,
        }
    }
    fn texts(&self) -> Vec<(&str, &'static str)> {
        match self {
            Self::Focus { text, .. } | Self::Chain { text, .. } | Self::Course { text, .. } | Self::Field { text, .. } | Self::Model { text, .. } => vec![(text, "text")],
            Self::Room { place, .. } | Self::Partner { place, .. } => vec![(place, "place")],
            Self::Lecturer { organisation, subjects, .. } => vec![(organisation, "organisation"), (subjects, "subjects")],
            Self::Zone { .. } => vec![],
        }
    }
}

/// Errors: no title; a text too long; a zone of fewer than two units; a premium course without a basis; a model without a deed.
pub fn check_item(item: &Item) -> Result<(), Refusal> {
    name_given(item.title(), "title")?;
    for (text, field) in item.texts() {
        text_fits(text, field)?;
    }
    match item {
        Item::Zone { units, .. } if units.len() < 2 => Err(Refusal::new("refusal.zone_units").at("units")),
        Item::Course { premium: Some(premium), .. } => name_given(&premium.basis, "premium.basis"),
        Item::Model { text, .. } => name_given(&text.chars().take(20).collect::<String>(), "text"),
        Item::Focus { items, .. } => items.iter().enumerate().try_for_each(|(at, text)| name_given(text, &format!("items.{at}"))),
        _ => Ok(()),
    }
}
