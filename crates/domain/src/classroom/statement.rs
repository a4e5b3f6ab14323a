//! What the house itself tells as statements of the Experience API (xAPI-Data, IEEE 9274.1.1): lessons, tests, attendance.
//!
//! People stand in them by their number and not by their name; whoever may know the name finds it in the house.

use serde_json::{Value, json};

use super::{LessonKind, attempt::Score};
use crate::{date::Instant, id::PersonId};

/// Under which the numbers of people and things of a house are told apart from those of others.
pub const HOME: &str = "http://lilian.internal";

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    Initialized,
    Completed,
    Attempted,
    Passed,
    Failed,
    Attended,
}

impl Verb {
    const fn word(self) -> (&'static str, &'static str) {
        match self {
            Self::Initialized => ("initialized", "开始了"),
            Self::Completed => ("completed", "完成了"),
            Self::Attempted => ("attempted", "参加了"),
            Self::Passed => ("passed", "通过了"),
            Self::Failed => ("failed", "未通过"),
            Self::Attended => ("attended", "出席了"),
        }
    }
    fn shown(self) -> Value {
        let (word, said) = self.word();
        json!({"id": format!("http://adlnet.gov/expapi/verbs/{word}"), "display": {"zh-CN": said, "en": word}})
    }
}

/// What somebody learnt from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Learnt {
    Lesson(LessonKind),
    Test,
    Session,
}

impl Learnt {
    const fn path(self) -> &'static str {
        match self {
            Self::Lesson(_) => "lessons",
            Self::Test => "tests",
            Self::Session => "sessions",
        }
    }
    const fn kind(self) -> &'static str {
        match self {
            Self::Lesson(LessonKind::Video) => "https://w3id.org/xapi/video/activity-type/video",
            Self::Lesson(LessonKind::Document) => "http://activitystrea.ms/schema/1.0/file",
            Self::Lesson(LessonKind::Link) => "http://adlnet.gov/expapi/activities/link",
            Self::Test => "http://adlnet.gov/expapi/activities/assessment",
            Self::Session => "http://adlnet.gov/expapi/activities/meeting",
        }
    }
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// A UUID of its own.
    pub id: &'a str,
    pub person: PersonId,
    pub verb: Verb,
    pub learnt: Learnt,
    /// Number and title of what somebody learnt from.
    pub what: (i64, &'a str),
    /// The UUID of the visit or sitting it belongs to.
    pub registration: Option<&'a str>,
    pub at: Instant,
    pub seconds: Option<i64>,
    pub score: Option<Score>,
    pub passed: Option<bool>,
}

/// The statement of an event, as version 2.0 and 1.0.3 both take it.
pub fn statement(event: &Event<'_>) -> Value {
    let (id, title) = event.what;
    let mut result = serde_json::Map::new();
    if let Some(score) = event.score {
        let points = |tenths: u32| f64::from(tenths) / 10.0;
        result.insert("score".into(), json!({"scaled": f64::from(score.tenths) / f64::from(score.of.max(1)), "raw": points(score.tenths), "min": 0, "max": points(score.of)}));
    }
    if let Some(passed) = event.passed {
        result.insert("success".into(), passed.into());
    }
    if !matches!(event.verb, Verb::Initialized | Verb::Attempted) {
        result.insert("completion".into(), true.into());
    }
    if let Some(seconds) = event.seconds {
        result.insert("duration".into(), format!("PT{}S", seconds.max(0)).into());
    }
    let mut context = json!({"platform": "Lilian", "language": "zh-CN"});
    if let (Some(registration), Value::Object(context)) = (event.registration, &mut context) {
        context.insert("registration".into(), registration.into());
    }
    let mut told = json!({
        "id": event.id,
        "actor": {"objectType": "Agent", "account": {"homePage": HOME, "name": event.person.to_string()}},
        "verb": event.verb.shown(),
        "object": {"objectType": "Activity", "id": format!("{HOME}/{}/{id}", event.learnt.path()), "definition": {"type": event.learnt.kind(), "name": {"zh-CN": title}}},
        "context": context,
        "timestamp": event.at.to_utc(),
    });
    if let (false, Value::Object(told)) = (result.is_empty(), &mut told) {
        told.insert("result".into(), result.into());
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passed_test_is_told_with_its_score_and_without_a_name() {
        let event = Event {
            id: "0b0e9e0c-6f9b-4d5e-9f3a-1d2c3b4a5968", person: PersonId(42), verb: Verb::Passed, learnt: Learnt::Test, what: (7, "第一期知识测试"),
            registration: Some("5b1b9e0c-6f9b-4d5e-9f3a-1d2c3b4a5968"), at: Instant(1_774_281_600_000), seconds: Some(95), score: Some(Score { tenths: 850, of: 1000, open: 0 }), passed: Some(true),
        };
        let told = statement(&event);
        assert_eq!(told["actor"], json!({"objectType": "Agent", "account": {"homePage": HOME, "name": "42"}}));
        assert_eq!(told["result"], json!({"score": {"scaled": 0.85, "raw": 85.0, "min": 0, "max": 100.0}, "success": true, "completion": true, "duration": "PT95S"}));
        assert_eq!((&told["object"]["id"], &told["context"]["registration"]), (&json!("http://lilian.internal/tests/7"), &json!("5b1b9e0c-6f9b-4d5e-9f3a-1d2c3b4a5968")));
        let begun = statement(&Event { verb: Verb::Attempted, score: None, passed: None, seconds: None, registration: None, ..event });
        assert_eq!((begun.get("result"), begun["context"].get("registration")), (None, None));
    }
}
