//! The launch of a unit: the address it is opened with, and the document it reads first.
//!
//! Source: cmi5 Quartz, 8.1 (launch parameters) and 10 (LMS.LaunchData).

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::super::{LaunchMethod, MoveOn, Unit, address::encoded};
use super::{PARAMETERS, SESSION_ID};

/// Whether what the learner does counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LaunchMode {
    #[default]
    Normal,
    Browse,
    Review,
}

impl LaunchMode {
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Browse => "Browse",
            Self::Review => "Review",
        }
    }
}

/// What the player decides for one launch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Launch {
    /// Where the unit sends its statements.
    pub endpoint: String,
    /// Where the unit gets its token, once.
    pub fetch: String,
    /// The learner, as an agent with an account.
    pub actor: Value,
    #[serde(with = "as_text")]
    pub registration: Uuid,
    /// Made by the player; never the publisher's id.
    pub activity_id: String,
    /// The publisher's id, as the course structure has it.
    pub publisher_id: String,
    pub session_id: String,
    pub mode: LaunchMode,
    pub return_url: Option<String>,
}

impl Launch {
    /// The address of a unit with the five parameters, after its own query and before its fragment.
    pub fn url(&self, unit_url: &str) -> String {
        let (address, fragment) = unit_url.split_once('#').map_or((unit_url, ""), |(address, fragment)| (address, fragment));
        let (actor, registration) = (self.actor.to_string(), self.registration.to_string());
        let values = [self.endpoint.as_str(), &self.fetch, &actor, &registration, &self.activity_id];
        let pairs: Vec<String> = PARAMETERS.iter().zip(values).map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let joint = match address.split_once('?') {
            None => "?",
            Some((_, query)) if query.is_empty() || query.ends_with('&') => "",
            Some(_) => "&",
        };
        let hash = if fragment.is_empty() { "" } else { "#" };
        format!("{address}{joint}{}{hash}{fragment}", pairs.join("&"))
    }

    /// What every statement of the session has in its context.
    pub fn context_template(&self) -> Value {
        json!({
            "contextActivities": { "grouping": [{ "objectType": "Activity", "id": self.publisher_id }] },
            "extensions": { SESSION_ID: self.session_id },
        })
    }
}

/// The state document `LMS.LaunchData`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LaunchData {
    pub context_template: Value,
    pub launch_mode: LaunchMode,
    pub launch_method: LaunchMethod,
    pub move_on: MoveOn,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub mastery_score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub launch_parameters: Option<String>,
    #[serde(rename = "returnURL", skip_serializing_if = "Option::is_none", default)]
    pub return_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entitlement_key: Option<EntitlementKey>,
}

/// By which a unit knows that it may be used here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EntitlementKey {
    pub course_structure: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub alternate: Option<String>,
}

impl LaunchData {
    pub fn new(unit: &Unit, launch: &Launch) -> Self {
        Self {
            context_template: launch.context_template(),
            launch_mode: launch.mode,
            launch_method: unit.launch_method,
            move_on: unit.move_on,
            mastery_score: unit.mastery_score,
            launch_parameters: unit.launch_parameters.clone(),
            return_url: launch.return_url.clone(),
            entitlement_key: unit.entitlement_key.clone().map(|course_structure| EntitlementKey { course_structure, alternate: None }),
        }
    }
}

/// A UUID as its text.
mod as_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use uuid::Uuid;

    pub(super) fn serialize<S: Serializer>(id: &Uuid, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(id)
    }
    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Uuid, D::Error> {
        Uuid::try_parse(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}
