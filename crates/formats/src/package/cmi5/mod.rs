//! cmi5: the course structure, the launch of a unit, the rules of its session, and what the player states itself.
//!
//! Source: cmi5 Specification Profile for xAPI, Quartz 1st Edition, 8 to 10 and 13.

pub mod launch;
pub mod progress;
mod result;
pub mod session;
pub mod statements;
pub(super) mod structure;
#[cfg(test)]
mod tests;

/// Parameters that a launch adds to the address of a unit.
pub const PARAMETERS: [&str; 5] = ["endpoint", "fetch", "actor", "registration", "activityId"];
/// The state document that a unit reads first.
pub const LAUNCH_DATA: &str = "LMS.LaunchData";

/// The category of statements that the session rules are about.
pub const CATEGORY: &str = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
/// The category of statements that count for moveOn.
pub const CATEGORY_MOVE_ON: &str = "https://w3id.org/xapi/cmi5/context/categories/moveon";
pub const SESSION_ID: &str = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
pub const MASTERY_SCORE: &str = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
pub const LAUNCH_MODE: &str = "https://w3id.org/xapi/cmi5/context/extensions/launchmode";
pub const LAUNCH_URL: &str = "https://w3id.org/xapi/cmi5/context/extensions/launchurl";
pub const MOVE_ON: &str = "https://w3id.org/xapi/cmi5/context/extensions/moveon";
pub const LAUNCH_PARAMETERS: &str = "https://w3id.org/xapi/cmi5/context/extensions/launchparameters";
pub const PROGRESS: &str = "https://w3id.org/xapi/cmi5/result/extensions/progress";
pub const REASON: &str = "https://w3id.org/xapi/cmi5/result/extensions/reason";
pub const BLOCK: &str = "https://w3id.org/xapi/cmi5/activitytype/block";
pub const COURSE: &str = "https://w3id.org/xapi/cmi5/activitytype/course";
