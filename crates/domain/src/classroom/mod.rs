//! The online classroom (云课堂): lessons that are published by date, and knowledge tests.

pub mod attempt;
pub mod paper;
pub mod question;
pub mod statement;
pub mod watched;

use serde::{Deserialize, Serialize};

use crate::{
    date::{Day, Instant},
    id::{CatalogueId, LessonId, SessionId, TestId, UnitId},
    message::Refusal,
    people::{check::text_fits, unit::name_given},
};

codes! {
    "lesson_kind" LessonKind {
        Video = "video",
        Document = "document",
        Link = "link",
    }
    /// When somebody sees the right answers and the reasons.
    "answers_shown" AnswersShown {
        /// As soon as their paper is marked.
        HandedIn = "handed_in",
        /// Once the test is over for everybody.
        Closed = "closed",
        Never = "never",
    }
}

/// A file of the classroom, as the house names it.
pub type MediaName = String;

/// Words of a video, as a file of cues (`WebVTT`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caption {
    /// A language tag (RFC 5646), such as zh-CN.
    pub language: String,
    pub media: MediaName,
}

/// What a lesson consists of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Matter {
    Video {
        media: MediaName,
        /// Its length.
        seconds: u32,
        /// How much of it has to be seen, in hundredths.
        share: u32,
        #[serde(default)]
        captions: Vec<Caption>,
    },
    Document { media: MediaName },
    Link { address: String },
}

impl Matter {
    pub const fn kind(&self) -> LessonKind {
        match self {
            Self::Video { .. } => LessonKind::Video,
            Self::Document { .. } => LessonKind::Document,
            Self::Link { .. } => LessonKind::Link,
        }
    }
    /// Files it needs.
    pub fn media(&self) -> Vec<&MediaName> {
        match self {
            Self::Video { media, captions, .. } => std::iter::once(media).chain(captions.iter().map(|it| &it.media)).collect(),
            Self::Document { media } => vec![media],
            Self::Link { .. } => vec![],
        }
    }
}

/// An issue (期) of the online classroom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    pub unit: UnitId,
    /// Its number in the series, as printed.
    #[serde(default)]
    pub number: Option<u32>,
    pub title: String,
    #[serde(default)]
    pub topic: String,
    #[serde(default)]
    pub text: String,
    /// Seen by everybody from this day on.
    pub published_on: Day,
    /// A focus that it serves.
    #[serde(default)]
    pub focus: Option<CatalogueId>,
    /// Online class hours it counts for, in tenths.
    #[serde(default)]
    pub tenths: u32,
    pub matter: Matter,
}

/// A day of class hours in tenths: no online lesson counts for more.
const TENTHS_MAX: u32 = 80;
const SECONDS_MAX: u32 = 12 * 3600;
const CAPTIONS_MAX: usize = 8;

/// Errors: no title; a text too long; a length or share that cannot be; an address that is none of the web.
pub fn check_lesson(lesson: &Lesson) -> Result<(), Refusal> {
    name_given(&lesson.title, "title")?;
    text_fits(&lesson.text, "text")?;
    if !lesson.topic.is_empty() {
        name_given(&lesson.topic, "topic")?;
    }
    if lesson.tenths > TENTHS_MAX {
        return Err(Refusal::new("refusal.lesson_hours").with("most", TENTHS_MAX / 10).at("tenths"));
    }
    match &lesson.matter {
        Matter::Video { media, seconds, share, captions } => {
            if media.is_empty() {
                return Err(Refusal::new("refusal.lesson_media").at("matter.media"));
            }
            if !(1..=SECONDS_MAX).contains(seconds) {
                return Err(Refusal::new("refusal.lesson_length").with("most", SECONDS_MAX / 3600).at("matter.seconds"));
            }
            if !(1..=100).contains(share) {
                return Err(Refusal::new("refusal.lesson_share").at("matter.share"));
            }
            if captions.len() > CAPTIONS_MAX {
                return Err(Refusal::new("refusal.too_many").with("most", CAPTIONS_MAX).at("matter.captions"));
            }
            captions.iter().enumerate().try_for_each(|(at, it)| name_given(&it.language, &format!("matter.captions.{at}.language")))
        }
        Matter::Document { media } if media.is_empty() => Err(Refusal::new("refusal.lesson_media").at("matter.media")),
        Matter::Document { .. } => Ok(()),
        Matter::Link { address } => {
            let web = ["https://", "http://"].iter().any(|scheme| address.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
            if web && address.len() <= 2000 && !address.contains(char::is_whitespace) { Ok(()) } else { Err(Refusal::new("refusal.lesson_address").at("matter.address")) }
        }
    }
}

/// A knowledge test: an issue of its series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Test {
    pub unit: UnitId,
    #[serde(default)]
    pub number: Option<u32>,
    pub title: String,
    #[serde(default)]
    pub topic: String,
    #[serde(default)]
    pub text: String,
    pub opens: Instant,
    /// Open without end where there is none.
    #[serde(default)]
    pub closes: Option<Instant>,
    /// Minutes for one sitting; as long as it is open where there is none.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// How often somebody may sit it.
    pub tries: u32,
    /// The pass mark, in hundredths of what the paper is worth; none where the test is only for practice.
    #[serde(default)]
    pub pass: Option<u32>,
    pub parts: Vec<paper::Part>,
    #[serde(default)]
    pub mix_questions: bool,
    #[serde(default)]
    pub mix_options: bool,
    pub answers: AnswersShown,
    /// The test before the training to which this one is the test after it.
    #[serde(default)]
    pub before: Option<TestId>,
    /// The class it belongs to.
    #[serde(default)]
    pub session: Option<SessionId>,
    /// The lesson it belongs to.
    #[serde(default)]
    pub lesson: Option<LessonId>,
}

const TRIES_MAX: u32 = 20;
const MINUTES_MAX: u32 = 600;

/// Errors: no title; a paper that asks nothing; an end before the beginning; a time, number of tries or pass mark that cannot be.
pub fn check_test(test: &Test) -> Result<(), Refusal> {
    name_given(&test.title, "title")?;
    text_fits(&test.text, "text")?;
    if !test.topic.is_empty() {
        name_given(&test.topic, "topic")?;
    }
    if test.closes.is_some_and(|closes| closes <= test.opens) {
        return Err(Refusal::new("refusal.test_closes").at("closes"));
    }
    if test.minutes.is_some_and(|minutes| !(1..=MINUTES_MAX).contains(&minutes)) {
        return Err(Refusal::new("refusal.test_minutes").with("most", MINUTES_MAX).at("minutes"));
    }
    if !(1..=TRIES_MAX).contains(&test.tries) {
        return Err(Refusal::new("refusal.test_tries").with("most", TRIES_MAX).at("tries"));
    }
    if test.pass.is_some_and(|pass| !(1..=100).contains(&pass)) {
        return Err(Refusal::new("refusal.test_pass").at("pass"));
    }
    paper::check(&test.parts)
}

#[cfg(test)]
mod tests;
