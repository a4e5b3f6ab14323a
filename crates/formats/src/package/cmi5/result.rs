//! What the result of a statement holds, by its verb.
//!
//! Source: cmi5 Quartz, 9.5 and 9.6.2.2.

use domain::message::Refusal;

use super::{
    CATEGORY_MOVE_ON, PROGRESS,
    session::{Verb, lists, number},
};
use crate::xapi::Json;

/// One row: success and completion as they have to be, and whether there is a duration.
struct Rule {
    verb: Verb,
    success: Option<bool>,
    completion: Option<bool>,
    duration: bool,
}

const RULES: &[Rule] = &[
    Rule { verb: Verb::Completed, success: None, completion: Some(true), duration: true },
    Rule { verb: Verb::Passed, success: Some(true), completion: None, duration: true },
    Rule { verb: Verb::Failed, success: Some(false), completion: None, duration: true },
    Rule { verb: Verb::Terminated, success: None, completion: None, duration: true },
    Rule { verb: Verb::Initialized, success: None, completion: None, duration: false },
];

type Checked = Result<(), Refusal>;

/// Checks the result of a statement that a unit made.
pub(super) fn check(statement: &Json, verb: Verb) -> Checked {
    let Some(rule) = RULES.iter().find(|rule| rule.verb == verb) else { return Ok(()) };
    let result = statement.get("result");
    let property = |name: &str| result.and_then(|it| it.get(name));
    truth(property("success"), rule.success, "success", verb)?;
    truth(property("completion"), rule.completion, "completion", verb)?;
    if rule.duration && property("duration").is_none() {
        return Err(Refusal::new("refusal.cmi5_missing").at("result.duration").with("name", "duration").with("verb", verb.name()));
    }
    if let Some(given) = property("score") {
        if !matches!(verb, Verb::Passed | Verb::Failed) {
            return Err(surplus("score", verb));
        }
        score(given)?;
    }
    if let Some(progress) = property("extensions").and_then(|it| it.get(PROGRESS)) {
        let whole = number(progress).is_some_and(|value| (0.0..=100.0).contains(&value) && value.fract() == 0.0);
        if !whole {
            return Err(Refusal::new("refusal.cmi5_progress").at("result.extensions"));
        }
    }
    let counts = rule.success.is_some() || rule.completion.is_some();
    if lists(statement, "category", CATEGORY_MOVE_ON) == counts {
        return Ok(());
    }
    let code = if counts { "refusal.cmi5_moveon_missing" } else { "refusal.cmi5_category_moveon" };
    Err(Refusal::new(code).at("context.contextActivities.category").with("verb", verb.name()))
}

fn surplus(name: &str, verb: Verb) -> Refusal {
    Refusal::new("refusal.cmi5_surplus").at(&format!("result.{name}")).with("name", name).with("verb", verb.name())
}

fn truth(given: Option<&Json>, expected: Option<bool>, name: &str, verb: Verb) -> Checked {
    match (given, expected) {
        (None, None) => Ok(()),
        (Some(Json::Truth(given)), Some(expected)) if *given == expected => Ok(()),
        (Some(_), None) => Err(surplus(name, verb)),
        (_, Some(expected)) => Err(Refusal::new("refusal.cmi5_result").at(&format!("result.{name}")).with("name", name).with("value", expected).with("verb", verb.name())),
    }
}

/// Scaled 0 to 1; a raw score is a whole number and has its bounds.
fn score(it: &Json) -> Checked {
    let refuse = |name: &str| Err(Refusal::new("refusal.cmi5_score").at(&format!("result.score.{name}")).with("name", name));
    let value = |name: &str| it.get(name).and_then(number);
    if it.get("scaled").is_some() && !value("scaled").is_some_and(|scaled| (0.0..=1.0).contains(&scaled)) {
        return refuse("scaled");
    }
    for name in ["raw", "min", "max"] {
        if it.get(name).is_some() && value(name).is_none_or(|value| value.fract() != 0.0) {
            return refuse(name);
        }
    }
    match (value("raw"), value("min"), value("max")) {
        (None, _, _) => Ok(()),
        (Some(raw), Some(min), Some(max)) if min <= raw && raw <= max => Ok(()),
        _ => refuse("raw"),
    }
}
