//! The rules of one launch session: each statement that arrives is taken, or refused with the rule it breaks.
//!
//! Source: cmi5 Quartz, 6.3, 7.1, 9.1 to 9.7 and 10 (launchMode).

use std::collections::BTreeSet;

use domain::message::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    CATEGORY, CATEGORY_MOVE_ON, MASTERY_SCORE, SESSION_ID,
    launch::{Launch, LaunchData, LaunchMode},
    progress::{Facts, Judged},
    result,
};
use crate::xapi::{Json, VOIDED, kinds};

/// The verbs of the profile, in the order of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    Launched,
    Initialized,
    Completed,
    Passed,
    Failed,
    Abandoned,
    Waived,
    Terminated,
    Satisfied,
}

impl Verb {
    pub const ALL: [Self; 9] =
        [Self::Launched, Self::Initialized, Self::Completed, Self::Passed, Self::Failed, Self::Abandoned, Self::Waived, Self::Terminated, Self::Satisfied];
    pub fn id(self) -> &'static str {
        match self {
            Self::Launched => "http://adlnet.gov/expapi/verbs/launched",
            Self::Initialized => "http://adlnet.gov/expapi/verbs/initialized",
            Self::Completed => "http://adlnet.gov/expapi/verbs/completed",
            Self::Passed => "http://adlnet.gov/expapi/verbs/passed",
            Self::Failed => "http://adlnet.gov/expapi/verbs/failed",
            Self::Abandoned => "https://w3id.org/xapi/adl/verbs/abandoned",
            Self::Waived => "https://w3id.org/xapi/adl/verbs/waived",
            Self::Terminated => "http://adlnet.gov/expapi/verbs/terminated",
            Self::Satisfied => "https://w3id.org/xapi/adl/verbs/satisfied",
        }
    }
    /// The last part of its id.
    pub fn name(self) -> &'static str {
        self.id().rsplit('/').next().unwrap_or_default()
    }
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verb| verb.id() == id)
    }
    /// Whether the player alone states it.
    pub fn is_players(self) -> bool {
        matches!(self, Self::Launched | Self::Abandoned | Self::Waived | Self::Satisfied)
    }
}

/// What kind of statement was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// "cmi5 defined": it moves the session on.
    Defined(Verb),
    /// "cmi5 allowed": it is only recorded.
    Allowed,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    Terminated,
    Abandoned,
}

/// A session with what was stated in it so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Session {
    launch: Launch,
    mastery_score: Option<f64>,
    seen: BTreeSet<Verb>,
    facts: Facts,
    ended: Option<Ended>,
}

impl Session {
    /// A session that was just launched; `earlier` is what the registration knows of the unit.
    pub fn new(launch: Launch, data: &LaunchData, earlier: Facts) -> Self {
        Self { launch, mastery_score: data.mastery_score, seen: BTreeSet::new(), facts: earlier, ended: None }
    }
    /// What the registration knows of the unit by now.
    pub fn facts(&self) -> Facts {
        self.facts
    }
    pub fn ended(&self) -> Option<Ended> {
        self.ended
    }
    /// Whether the unit reported that it is ready.
    pub fn initialized(&self) -> bool {
        self.seen.contains(&Verb::Initialized)
    }

    /// Ends a session that the unit left without a word.
    ///
    /// # Errors
    /// It has ended already.
    pub fn abandon(&mut self) -> Result<(), Refusal> {
        self.open()?;
        self.ended = Some(Ended::Abandoned);
        Ok(())
    }

    /// Takes the next statement of the unit; one that is refused leaves the session as it was.
    ///
    /// # Errors
    /// The statement breaks a rule of the profile.
    pub fn take(&mut self, statement: &Json) -> Result<Taken, Refusal> {
        self.open()?;
        if statement.get("verb").and_then(|verb| verb.text_of("id")) == Some(VOIDED) {
            return Err(Refusal::new("refusal.cmi5_voiding").at("verb.id"));
        }
        self.belongs(statement)?;
        if !lists(statement, "category", CATEGORY) {
            return self.allowed(statement);
        }
        let verb = self.verb(statement)?;
        self.ordered(verb)?;
        self.defined(statement, verb)?;
        result::check(statement, verb)?;
        self.judged(statement, verb)?;
        self.seen.insert(verb);
        match verb {
            Verb::Completed => self.facts.completed = true,
            Verb::Passed => self.facts.judged = Some(Judged::Passed),
            Verb::Failed => self.facts.judged = Some(Judged::Failed),
            Verb::Terminated => self.ended = Some(Ended::Terminated),
            _ => {}
        }
        Ok(Taken::Defined(verb))
    }

    fn open(&self) -> Result<(), Refusal> {
        match self.ended {
            None => Ok(()),
            Some(Ended::Terminated) => Err(Refusal::new("refusal.cmi5_terminated")),
            Some(Ended::Abandoned) => Err(Refusal::new("refusal.cmi5_abandoned")),
        }
    }

    /// What every statement has from the template of the context, and its time.
    fn belongs(&self, statement: &Json) -> Result<(), Refusal> {
        let context = statement.get("context");
        let registration = context.and_then(|it| it.text_of("registration")).and_then(|id| kinds::uuid(id).ok());
        if registration != Some(self.launch.registration) {
            return Err(Refusal::new("refusal.cmi5_registration").at("context.registration"));
        }
        if context.and_then(|it| it.get("extensions")).and_then(|it| it.text_of(SESSION_ID)) != Some(self.launch.session_id.as_str()) {
            return Err(Refusal::new("refusal.cmi5_session").at("context.extensions"));
        }
        if !lists(statement, "grouping", &self.launch.publisher_id) {
            return Err(Refusal::new("refusal.cmi5_grouping").at("context.contextActivities.grouping"));
        }
        let utc = statement.text_of("timestamp").is_some_and(|time| ["Z", "z", "+00:00", "+0000", "+00"].iter().any(|zone| time.ends_with(zone)));
        if utc { Ok(()) } else { Err(Refusal::new("refusal.cmi5_timestamp").at("timestamp")) }
    }

    /// Other statements stand between the first and the last of the profile, and never count for moveOn.
    fn allowed(&self, statement: &Json) -> Result<Taken, Refusal> {
        if !self.initialized() {
            return Err(Refusal::new("refusal.cmi5_not_initialized").at("verb.id"));
        }
        if lists(statement, "category", CATEGORY_MOVE_ON) {
            return Err(Refusal::new("refusal.cmi5_category_moveon").at("context.contextActivities.category"));
        }
        Ok(Taken::Allowed)
    }

    fn verb(&self, statement: &Json) -> Result<Verb, Refusal> {
        let id = statement.get("verb").and_then(|verb| verb.text_of("id")).unwrap_or_default();
        let refuse = |code: &str| Refusal::new(code).at("verb.id").with("verb", id.chars().take(80).collect::<String>());
        let verb = Verb::of(id).ok_or_else(|| refuse("refusal.cmi5_verb"))?;
        if verb.is_players() {
            return Err(refuse("refusal.cmi5_verb_player"));
        }
        let counts = !matches!(verb, Verb::Initialized | Verb::Terminated);
        if counts && self.launch.mode != LaunchMode::Normal {
            return Err(Refusal::new("refusal.cmi5_mode").at("verb.id").with("verb", verb.name()).with("mode", self.launch.mode.name()));
        }
        Ok(verb)
    }

    /// The order of verbs in the session and in the registration (9.3).
    fn ordered(&self, verb: Verb) -> Result<(), Refusal> {
        let refuse = |code: &str| Err(Refusal::new(code).at("verb.id").with("verb", verb.name()));
        if verb != Verb::Initialized && !self.initialized() {
            return refuse("refusal.cmi5_not_initialized");
        }
        if self.seen.contains(&verb) {
            return refuse("refusal.cmi5_twice");
        }
        let judges = matches!(verb, Verb::Passed | Verb::Failed);
        if judges && (self.seen.contains(&Verb::Passed) || self.seen.contains(&Verb::Failed)) {
            return refuse("refusal.cmi5_judged");
        }
        if verb == Verb::Failed && self.facts.passed() {
            return refuse("refusal.cmi5_failed_after_passed");
        }
        if verb == Verb::Completed && self.facts.completed || verb == Verb::Passed && self.facts.passed() {
            return refuse("refusal.cmi5_registration_twice");
        }
        Ok(())
    }

    /// Id, actor and object of a statement of the profile.
    fn defined(&self, statement: &Json, verb: Verb) -> Result<(), Refusal> {
        if statement.text_of("id").is_none() {
            return Err(Refusal::new("refusal.cmi5_missing").at("id").with("name", "id").with("verb", verb.name()));
        }
        let actor = statement.get("actor");
        let account = |name: &str| actor.and_then(|it| it.get("account")).and_then(|it| it.text_of(name));
        let ours = |name: &str| self.launch.actor.get("account").and_then(|it| it.get(name)).and_then(Value::as_str);
        let agent = actor.is_some_and(|it| matches!(it.text_of("objectType"), None | Some("Agent")));
        if !agent || account("name").is_none() || account("name") != ours("name") || account("homePage") != ours("homePage") {
            return Err(Refusal::new("refusal.cmi5_actor").at("actor.account"));
        }
        if statement.get("object").and_then(|object| object.text_of("id")) != Some(self.launch.activity_id.as_str()) {
            return Err(Refusal::new("refusal.cmi5_object").at("object.id").with("id", &self.launch.activity_id));
        }
        Ok(())
    }

    /// Whether passed and failed agree with the mastery score (9.3.4, 9.3.5, 9.6.3.2).
    fn judged(&self, statement: &Json, verb: Verb) -> Result<(), Refusal> {
        let Some(mastery) = self.mastery_score.filter(|_| matches!(verb, Verb::Passed | Verb::Failed)) else { return Ok(()) };
        let scaled = statement.get("result").and_then(|it| it.get("score")).and_then(|it| it.get("scaled")).and_then(number);
        let stated = statement.get("context").and_then(|it| it.get("extensions")).and_then(|it| it.get(MASTERY_SCORE));
        let Some(scaled) = scaled else { return same(stated, mastery, false) };
        if (scaled >= mastery) != (verb == Verb::Passed) {
            let code = if verb == Verb::Passed { "refusal.cmi5_mastery_passed" } else { "refusal.cmi5_mastery_failed" };
            return Err(Refusal::new(code).at("result.score.scaled").with("score", scaled).with("mastery", mastery));
        }
        same(stated, mastery, true)
    }
}

/// Statements that arrived together in the order of their times, by which the rules count (9.3); those of one time stay
/// as they came.
pub fn in_order(mut statements: Vec<&Json>) -> Vec<&Json> {
    statements.sort_by_key(|it| it.text_of("timestamp").and_then(|time| kinds::time(time).ok()));
    statements
}

/// The mastery score of the context is the one of the launch; it has to be there where a score was judged by it.
fn same(stated: Option<&Json>, mastery: f64, required: bool) -> Result<(), Refusal> {
    let sound = stated.map_or(!required, |stated| number(stated).is_some_and(|stated| (stated - mastery).abs() < 0.000_05));
    if sound { Ok(()) } else { Err(Refusal::new("refusal.cmi5_mastery_context").at("context.extensions").with("mastery", mastery)) }
}

pub(super) fn number(it: &Json) -> Option<f64> {
    if let Json::Number(number) = it { number.as_f64() } else { None }
}

/// Whether a list of the context's activities names an id; a single activity stands for a list of one.
pub(super) fn lists(statement: &Json, list: &str, id: &str) -> bool {
    let activities = statement.get("context").and_then(|it| it.get("contextActivities")).and_then(|it| it.get(list));
    activities.is_some_and(|it| match it.list() {
        Some(list) => list.iter().any(|activity| activity.text_of("id") == Some(id)),
        None => it.text_of("id") == Some(id),
    })
}
