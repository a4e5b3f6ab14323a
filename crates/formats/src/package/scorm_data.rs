//! What SCORM content reports: the elements it set are checked against the data model, made into progress, and what is
//! kept for the next launch is chosen.
//!
//! Source: ADL SCORM 1.2, Run-Time Environment, 3.4.4; ADL SCORM 2004 4th Edition, Run-Time Environment, 4.2.4
//! (`completion_status`), 4.2.22 (`success_status`), 4.2.8 (`exit`), 4.2.7 (`entry`).

use std::collections::BTreeMap;

use domain::message::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Item, Kind,
    scorm_elements::{Misfit, Row, SCORM_12, SCORM_2004, real, span, span_12},
};

/// Elements by their names, as `cmi.core.lesson_status` or `cmi.interactions.0.id`.
pub type Data = BTreeMap<String, String>;

/// The most elements of one set.
pub const ELEMENTS_MAX: usize = 50_000;

/// Which data model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Model {
    #[serde(rename = "1.2")]
    V12,
    #[serde(rename = "2004")]
    V2004,
}

impl Model {
    pub fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Scorm12 => Some(Self::V12),
            Kind::Scorm2004Second | Kind::Scorm2004Third | Kind::Scorm2004Fourth => Some(Self::V2004),
            Kind::Cmi5 | Kind::Xapi => None,
        }
    }
    fn rows(self) -> &'static [Row] {
        match self {
            Self::V12 => SCORM_12,
            Self::V2004 => SCORM_2004,
        }
    }
    fn row(self, name: &str) -> Option<&'static Row> {
        let is_index = |part: &str| !part.is_empty() && part.len() <= 5 && part.bytes().all(|byte| byte.is_ascii_digit());
        let pattern: Vec<&str> = name.split('.').map(|part| if is_index(part) { "n" } else { part }).collect();
        let pattern = pattern.join(".");
        self.rows().iter().find(|row| row.0 == pattern)
    }
}

/// What the manifest asks before an item counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// 1.2: the raw score that passes.
    pub mastery_score: Option<f64>,
    /// 2004: the scaled score that passes.
    pub scaled_passing_score: Option<f64>,
    /// 2004: the progress that completes.
    pub completion_threshold: Option<f64>,
}

impl Terms {
    pub fn of(item: &Item) -> Self {
        let primary = item.sequencing.as_ref().and_then(|it| it.pointer("/objectives/primaryObjective"));
        let measured = primary.filter(|it| it.get("satisfiedByMeasure") == Some(&Value::Bool(true)));
        let threshold = item.completion_threshold.as_ref().and_then(|it| match it {
            Value::Object(map) if map.get("completedByMeasure") == Some(&Value::Bool(true)) => Some(map.get("minProgressMeasure").and_then(Value::as_f64).unwrap_or(1.0)),
            it => it.as_f64(),
        });
        Self {
            mastery_score: item.mastery_score,
            scaled_passing_score: measured.map(|it| it.get("minNormalizedMeasure").and_then(Value::as_f64).unwrap_or(1.0)),
            completion_threshold: threshold,
        }
    }
}

/// How far a learner came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    pub completed: bool,
    pub passed: Option<bool>,
    /// -1 to 1.
    pub score_scaled: Option<f64>,
    /// Of this session.
    pub seconds: u64,
}

/// What is wrong with a set, element by element; nothing if it is sound.
pub fn check(model: Model, data: &Data) -> Vec<Refusal> {
    if data.len() > ELEMENTS_MAX {
        return vec![Refusal::new("refusal.scorm_count").with("limit", ELEMENTS_MAX)];
    }
    data.iter().filter_map(|(name, value)| element(model, name, value).err()).collect()
}

fn element(model: Model, name: &str, value: &str) -> Result<(), Refusal> {
    let last = name.rsplit('.').next().unwrap_or_default();
    let known = name.starts_with("cmi.") || name.starts_with("adl.");
    // What the player answers of itself says nothing about the learner.
    if known && matches!(last, "_version" | "_children" | "_count") || name.starts_with("adl.nav.request_valid.") {
        return Ok(());
    }
    let refuse = |code: &str| Refusal::new(code).at(&name.chars().take(120).collect::<String>()).with("name", name.chars().take(120).collect::<String>());
    let row = model.row(name).ok_or_else(|| refuse("refusal.scorm_element"))?;
    row.1.check(value).map_err(|misfit| match misfit {
        Misfit::Long(limit) => refuse("refusal.scorm_length").with("limit", limit),
        Misfit::Words(words) => refuse("refusal.scorm_word").with("allowed", words.join(", ")).with("value", value.chars().take(80).collect::<String>()),
        Misfit::Form => refuse("refusal.scorm_value").with("value", value.chars().take(80).collect::<String>()),
    })
}

/// What a set says of the learner; `finished` is whether the content ended its session.
pub fn progress(model: Model, data: &Data, terms: &Terms, finished: bool) -> Progress {
    match model {
        Model::V12 => progress_12(data, terms, finished),
        Model::V2004 => progress_2004(data, terms, finished),
    }
}

fn text<'a>(data: &'a Data, name: &str) -> &'a str {
    data.get(name).map_or("", String::as_str)
}

/// Status and score in one element; once content for credit ends, the mastery score decides over its own judgement.
fn progress_12(data: &Data, terms: &Terms, finished: bool) -> Progress {
    let raw = real(text(data, "cmi.core.score.raw"));
    let (min, max) = (real(text(data, "cmi.core.score.min")).unwrap_or(0.0), real(text(data, "cmi.core.score.max")).unwrap_or(100.0));
    let scaled = raw.map(|raw| if max > min { (raw - min) / (max - min) } else { raw / 100.0 }).map(|scaled| scaled.clamp(0.0, 1.0));
    let counts = text(data, "cmi.core.credit") != "no-credit" && matches!(text(data, "cmi.core.lesson_mode"), "" | "normal");
    let mut status = text(data, "cmi.core.lesson_status");
    if finished && counts {
        // Content that never says anything is done once it ends.
        if matches!(status, "" | "not attempted") {
            status = "completed";
        }
        if let Some((raw, mastery)) = raw.zip(terms.mastery_score).filter(|_| status != "incomplete") {
            status = if raw >= mastery { "passed" } else { "failed" };
        }
    }
    let passed = match status {
        "passed" => Some(true),
        "failed" => Some(false),
        _ => None,
    };
    let seconds = span_12(text(data, "cmi.core.session_time")).unwrap_or(0) / 100;
    Progress { completed: counts && matches!(status, "passed" | "completed"), passed: passed.filter(|_| counts), score_scaled: scaled, seconds }
}

/// Completion and success apart; where the manifest sets a measure, the measure decides.
fn progress_2004(data: &Data, terms: &Terms, finished: bool) -> Progress {
    let scaled = real(text(data, "cmi.score.scaled")).filter(|scaled| (-1.0..=1.0).contains(scaled));
    let counts = text(data, "cmi.credit") != "no-credit" && matches!(text(data, "cmi.mode"), "" | "normal");
    let measure = real(text(data, "cmi.progress_measure"));
    let stated = text(data, "cmi.completion_status");
    let completed = match terms.completion_threshold {
        Some(threshold) => measure.is_some_and(|measure| measure >= threshold),
        None => stated == "completed" || finished && matches!(stated, "" | "unknown") && text(data, "cmi.exit") != "suspend",
    };
    let passed = match (terms.scaled_passing_score, text(data, "cmi.success_status")) {
        (Some(needed), _) => scaled.map(|scaled| scaled >= needed),
        (None, "passed") => Some(true),
        (None, "failed") => Some(false),
        _ => None,
    };
    let seconds = span(text(data, "cmi.session_time")).unwrap_or(0) / 100;
    Progress { completed: completed && counts, passed: passed.filter(|_| counts), score_scaled: scaled, seconds }
}

/// What the next launch begins with: entry, the time so far, and what the content keeps. In 2004 an attempt that was
/// not suspended is over, and the next begins anew.
pub fn resumed(model: Model, data: &Data) -> Data {
    let (prefix, exit, session, total) = match model {
        Model::V12 => ("cmi.core.", "cmi.core.exit", "cmi.core.session_time", "cmi.core.total_time"),
        Model::V2004 => ("cmi.", "cmi.exit", "cmi.session_time", "cmi.total_time"),
    };
    let suspended = match (model, text(data, exit)) {
        (_, "suspend") | (Model::V2004, "logout") => true,
        (_, _) => false,
    };
    let mut next = Data::new();
    let fresh = model == Model::V2004 && !suspended;
    if !fresh {
        let kept = data.iter().filter(|(name, _)| *name != exit && *name != session && model.row(name).is_some_and(|row| row.2));
        next.extend(kept.map(|(name, value)| (name.clone(), value.clone())));
        next.insert(total.to_owned(), added(model, text(data, total), text(data, session)));
    }
    let entry = match (suspended, fresh || matches!(text(data, "cmi.core.lesson_status"), "" | "not attempted")) {
        (true, _) => "resume",
        (false, true) => "ab-initio",
        (false, false) => "",
    };
    next.insert(format!("{prefix}entry"), entry.to_owned());
    next
}

/// The time so far and the time of the session, in the writing of the version.
fn added(model: Model, total: &str, session: &str) -> String {
    let parse = if model == Model::V12 { span_12 } else { span };
    let sum = parse(total).unwrap_or(0).saturating_add(parse(session).unwrap_or(0));
    let (hours, minutes, seconds, rest) = (sum / 360_000, sum / 6000 % 60, sum / 100 % 60, sum % 100);
    match model {
        Model::V12 => format!("{:04}:{minutes:02}:{seconds:02}.{rest:02}", hours.min(9999)),
        Model::V2004 => format!("PT{hours}H{minutes}M{seconds}.{rest:02}S"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(pairs: &[(&str, &str)]) -> Data {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn elements() {
        let (fits, long) = ("x".repeat(4096), "课".repeat(4097));
        let (fits_2004, long_2004) = ("课".repeat(64_000), "x".repeat(64_001));
        for (model, name, value, expected) in [
            (Model::V12, "cmi.core.lesson_status", "passed", ""),
            (Model::V12, "cmi.core.lesson_status", "unknown", "scorm_word"),
            (Model::V12, "cmi.completion_status", "completed", "scorm_element"),
            (Model::V12, "cmi.core.score.raw", "85.5", ""),
            (Model::V12, "cmi.core.score.raw", "", ""),
            (Model::V12, "cmi.core.score.raw", "101", "scorm_value"),
            (Model::V12, "cmi.core.score.raw", "NaN", "scorm_value"),
            (Model::V12, "cmi.core.session_time", "0001:02:03.5", ""),
            (Model::V12, "cmi.core.session_time", "PT1H", "scorm_value"),
            (Model::V12, "cmi.suspend_data", &fits, ""),
            (Model::V12, "cmi.suspend_data", &long, "scorm_length"),
            (Model::V12, "cmi.interactions.12.objectives.0.id", "a", ""),
            (Model::V12, "cmi.interactions.x.id", "a", "scorm_element"),
            (Model::V12, "cmi.interactions.0.time", "23:59:59", ""),
            (Model::V12, "cmi.interactions.0.time", "24:00:00", "scorm_value"),
            (Model::V12, "cmi.interactions.0.result", "wrong", ""),
            (Model::V12, "cmi.interactions._count", "1", ""),
            (Model::V12, "document.cookie", "a", "scorm_element"),
            (Model::V2004, "cmi.completion_status", "completed", ""),
            (Model::V2004, "cmi.success_status", "completed", "scorm_word"),
            (Model::V2004, "cmi.score.scaled", "-0.5", ""),
            (Model::V2004, "cmi.score.scaled", "1.1", "scorm_value"),
            (Model::V2004, "cmi.session_time", "PT1H5M0.25S", ""),
            (Model::V2004, "cmi.session_time", "P1Y2M3DT4H", ""),
            (Model::V2004, "cmi.session_time", "00:10:00", "scorm_value"),
            (Model::V2004, "cmi.session_time", "PT", "scorm_value"),
            (Model::V2004, "cmi.suspend_data", &fits_2004, ""),
            (Model::V2004, "cmi.suspend_data", &long_2004, "scorm_length"),
            (Model::V2004, "cmi.exit", "time-out", "scorm_word"),
            (Model::V2004, "cmi.learner_preference.language", "zh-CN", ""),
            (Model::V2004, "cmi.interactions.0.timestamp", "2026-05-01T08:00:00+08:00", ""),
            (Model::V2004, "cmi.interactions.0.timestamp", "gestern", "scorm_value"),
            (Model::V2004, "cmi.comments_from_learner.0.comment", "{lang=zh}好", ""),
            (Model::V2004, "adl.nav.request", "continue", ""),
        ] {
            let refused = check(model, &data(&[(name, value)]));
            let sentences = refused.iter().map(|refusal| refusal.sentence(domain::catalogue::Language::Zh));
            assert!(sentences.into_iter().all(|sentence| !sentence.contains(['…', '{'])), "{name}");
            let code = refused.first().map_or("", |refusal| refusal.code.trim_start_matches("refusal."));
            assert_eq!(code, expected, "{model:?} {name} {value:.20}");
        }
    }

    #[test]
    fn progress_of_12() {
        for (case, status, raw, mastery, credit, finished, expected) in [
            ("said to be done", "completed", "", None, "credit", true, (true, None, None)),
            ("passed by its own words", "passed", "70", None, "credit", true, (true, Some(true), Some(0.7))),
            ("the mastery score decides", "completed", "70", Some(80.0), "credit", true, (false, Some(false), Some(0.7))),
            ("and lets pass", "failed", "80", Some(80.0), "credit", true, (true, Some(true), Some(0.8))),
            ("but not before the end", "failed", "80", Some(80.0), "credit", false, (false, Some(false), Some(0.8))),
            ("nor over what is not done", "incomplete", "90", Some(80.0), "credit", true, (false, None, Some(0.9))),
            ("silence is done", "not attempted", "", None, "credit", true, (true, None, None)),
            ("silence before the end is not", "not attempted", "", None, "credit", false, (false, None, None)),
            ("without credit nothing counts", "passed", "90", Some(80.0), "no-credit", true, (false, None, Some(0.9))),
        ] {
            let set = data(&[("cmi.core.lesson_status", status), ("cmi.core.score.raw", raw), ("cmi.core.credit", credit), ("cmi.core.session_time", "00:01:30")]);
            let terms = Terms { mastery_score: mastery, ..Terms::default() };
            let Progress { completed, passed, score_scaled, seconds } = progress(Model::V12, &set, &terms, finished);
            assert_eq!(((completed, passed, score_scaled), seconds), (expected, 90), "{case}");
        }
    }

    #[test]
    fn progress_of_2004() {
        for (case, set, scaled_passing_score, completion_threshold, finished, expected) in [
            ("by its own words", data(&[("cmi.completion_status", "completed"), ("cmi.success_status", "failed")]), None, None, true, (true, Some(false))),
            ("the score decides", data(&[("cmi.success_status", "failed"), ("cmi.score.scaled", "0.8")]), Some(0.8), None, true, (true, Some(true))),
            ("no score, no judgement", data(&[("cmi.success_status", "passed")]), Some(0.8), None, true, (true, None)),
            ("the measure decides", data(&[("cmi.completion_status", "completed"), ("cmi.progress_measure", "0.5")]), None, Some(0.9), true, (false, None)),
            ("and completes", data(&[("cmi.completion_status", "incomplete"), ("cmi.progress_measure", "0.95")]), None, Some(0.9), true, (true, None)),
            ("silence is done", data(&[]), None, None, true, (true, None)),
            ("unless suspended", data(&[("cmi.exit", "suspend")]), None, None, true, (false, None)),
            ("looking around", data(&[("cmi.completion_status", "completed"), ("cmi.mode", "browse")]), None, None, true, (false, None)),
        ] {
            let terms = Terms { mastery_score: None, scaled_passing_score, completion_threshold };
            let Progress { completed, passed, .. } = progress(Model::V2004, &set, &terms, finished);
            assert_eq!((completed, passed), expected, "{case}");
        }
    }

    #[test]
    fn the_next_launch() {
        let next = resumed(Model::V12, &data(&[
            ("cmi.core.exit", "suspend"), ("cmi.core.session_time", "00:50:00"), ("cmi.core.total_time", "0001:20:30.50"),
            ("cmi.suspend_data", "p3"), ("cmi.core.lesson_status", "incomplete"), ("cmi.core.student_name", "林岚"),
        ]));
        let expected = data(&[("cmi.core.entry", "resume"), ("cmi.core.lesson_status", "incomplete"), ("cmi.core.total_time", "0002:10:30.50"), ("cmi.suspend_data", "p3")]);
        assert_eq!(next, expected);
        let next = resumed(Model::V12, &data(&[("cmi.core.exit", ""), ("cmi.core.lesson_status", "completed"), ("cmi.core.session_time", "00:00:01")]));
        assert_eq!(next, data(&[("cmi.core.entry", ""), ("cmi.core.lesson_status", "completed"), ("cmi.core.total_time", "0000:00:01.00")]));
        let next = resumed(Model::V2004, &data(&[("cmi.exit", "suspend"), ("cmi.session_time", "PT90S"), ("cmi.total_time", "PT1H"), ("cmi.location", "3")]));
        assert_eq!(next, data(&[("cmi.entry", "resume"), ("cmi.location", "3"), ("cmi.total_time", "PT1H1M30.00S")]));
        let next = resumed(Model::V2004, &data(&[("cmi.exit", "normal"), ("cmi.location", "3")]));
        assert_eq!(next, data(&[("cmi.entry", "ab-initio")]));
    }

    #[test]
    fn terms_of_a_manifest() {
        let item = Item {
            mastery_score: Some(80.0),
            completion_threshold: Some(serde_json::json!({ "completedByMeasure": true, "minProgressMeasure": 0.75 })),
            sequencing: Some(serde_json::json!({ "objectives": { "primaryObjective": { "satisfiedByMeasure": true, "minNormalizedMeasure": 0.6 } } })),
            ..Item::default()
        };
        assert_eq!(Terms::of(&item), Terms { mastery_score: Some(80.0), scaled_passing_score: Some(0.6), completion_threshold: Some(0.75) });
        assert_eq!(Terms::of(&Item::default()), Terms::default());
    }
}
