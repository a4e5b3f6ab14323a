//! The statements that the player makes itself: launched, abandoned, waived, satisfied.
//!
//! Source: cmi5 Quartz, 9.3.1, 9.3.6, 9.3.7, 9.3.9, 9.5.4.2 and 9.6.

use domain::date::Instant;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{
    BLOCK, CATEGORY, CATEGORY_MOVE_ON, COURSE, LAUNCH_MODE, LAUNCH_PARAMETERS, LAUNCH_URL, MASTERY_SCORE, MOVE_ON, REASON, SESSION_ID,
    launch::{Launch, LaunchData},
    session::Verb,
};

/// What a statement is known by, and when it was made.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    pub id: Uuid,
    pub at: Instant,
}

/// Why a unit need not be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    #[serde(rename = "Tested Out")]
    TestedOut,
    #[serde(rename = "Equivalent AU")]
    EquivalentAu,
    #[serde(rename = "Equivalent Outside Activity")]
    EquivalentOutsideActivity,
    #[serde(rename = "Administrative")]
    Administrative,
}

/// What is satisfied as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    Block,
    Course,
}

/// Whose statement it is: the learner, the enrolment and the session. A waived unit has a session of its own.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    pub actor: &'a Value,
    pub registration: Uuid,
    pub session_id: &'a str,
    /// The id that the player made.
    pub activity_id: &'a str,
    pub publisher_id: &'a str,
}

impl<'a> From<&'a Launch> for About<'a> {
    fn from(launch: &'a Launch) -> Self {
        Self { actor: &launch.actor, registration: launch.registration, session_id: &launch.session_id, activity_id: &launch.activity_id, publisher_id: &launch.publisher_id }
    }
}

/// The unit is about to be opened. `unit_url` is its full address without the five parameters.
pub fn launched(stamp: Stamp, launch: &Launch, data: &LaunchData, unit_url: &str) -> Value {
    let mut extensions = Map::new();
    extensions.insert(LAUNCH_MODE.to_owned(), launch.mode.name().into());
    extensions.insert(LAUNCH_URL.to_owned(), unit_url.into());
    extensions.insert(MOVE_ON.to_owned(), data.move_on.name().into());
    if let Some(score) = data.mastery_score {
        extensions.insert(MASTERY_SCORE.to_owned(), score.into());
    }
    if let Some(parameters) = &data.launch_parameters {
        extensions.insert(LAUNCH_PARAMETERS.to_owned(), parameters.as_str().into());
    }
    statement(stamp, About::from(launch), Verb::Launched, extensions)
}

/// The session ended without the unit saying so, after so many milliseconds.
pub fn abandoned(stamp: Stamp, about: About<'_>, milliseconds: u64) -> Value {
    let mut it = statement(stamp, about, Verb::Abandoned, Map::new());
    put(&mut it, "result", json!({ "duration": duration(milliseconds) }));
    it
}

/// The unit need not be done.
pub fn waived(stamp: Stamp, about: About<'_>, reason: Reason) -> Value {
    let mut it = statement(stamp, about, Verb::Waived, Map::new());
    put(&mut it, "result", json!({ "success": true, "completion": true, "extensions": { REASON: reason } }));
    if let Some(Value::Array(category)) = it.pointer_mut("/context/contextActivities/category") {
        category.push(json!({ "objectType": "Activity", "id": CATEGORY_MOVE_ON }));
    }
    it
}

/// A block or the course is done; `about` has the ids of the block or course.
pub fn satisfied(stamp: Stamp, about: About<'_>, whole: Whole) -> Value {
    let mut it = statement(stamp, about, Verb::Satisfied, Map::new());
    let kind = if whole == Whole::Block { BLOCK } else { COURSE };
    if let Some(object) = it.get_mut("object") {
        put(object, "definition", json!({ "type": kind }));
    }
    it
}

fn statement(stamp: Stamp, about: About<'_>, verb: Verb, mut extensions: Map<String, Value>) -> Value {
    extensions.insert(SESSION_ID.to_owned(), about.session_id.into());
    json!({
        "id": stamp.id.to_string(),
        "actor": about.actor,
        "verb": { "id": verb.id(), "display": { "en": verb.name() } },
        "object": { "objectType": "Activity", "id": about.activity_id },
        "context": {
            "registration": about.registration.to_string(),
            "contextActivities": {
                "category": [{ "objectType": "Activity", "id": CATEGORY }],
                "grouping": [{ "objectType": "Activity", "id": about.publisher_id }],
            },
            "extensions": extensions,
        },
        "timestamp": stamp.at.to_utc(),
    })
}

fn put(it: &mut Value, name: &str, value: Value) {
    if let Value::Object(map) = it {
        map.insert(name.to_owned(), value);
    }
}

/// ISO 8601, to the hundredth of a second.
fn duration(milliseconds: u64) -> String {
    let (seconds, hundredths) = (milliseconds / 1000, milliseconds % 1000 / 10);
    if hundredths == 0 { format!("PT{seconds}S") } else { format!("PT{seconds}.{hundredths:02}S") }
}
