//! The data models of SCORM as tables: every element with what its value is, and whether it is the content's to keep.
//!
//! Source: ADL SCORM 1.2, Run-Time Environment, 3.4; ADL SCORM 2004 4th Edition, Run-Time Environment, 4.2.

use oxilangtag::LanguageTag;

/// What a value is.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// At most so many characters.
    Text(usize),
    /// A text that may begin with `{lang=…}`.
    Local(usize),
    Word(&'static [&'static str]),
    /// A number of 1.2: nothing, or 0 to 100.
    Score,
    Real,
    /// A number between two others.
    Within(f64, f64),
    /// One of the words, or a number.
    WordOrReal(&'static [&'static str]),
    /// `HHHH:MM:SS.SS`.
    Span12,
    /// `HH:MM:SS.SS`.
    Time12,
    /// `P1Y2M3DT4H5M6.7S`.
    Span,
    Time,
    Language,
}

/// One row: the name with `n` for an index, its form, and whether the content writes it.
pub(super) struct Row(pub(super) &'static str, pub(super) Form, pub(super) bool);

const fn own(name: &'static str, form: Form) -> Row {
    Row(name, form, true)
}
const fn given(name: &'static str, form: Form) -> Row {
    Row(name, form, false)
}

use Form::{Language, Local, Real, Score, Span, Span12, Text, Time, Time12, Within, Word, WordOrReal};

const STATUS_12: Form = Word(&["passed", "completed", "failed", "incomplete", "browsed", "not attempted"]);
const COMPLETION: Form = Word(&["completed", "incomplete", "not attempted", "unknown"]);
const SUCCESS: Form = Word(&["passed", "failed", "unknown"]);
const LIMIT_ACTION: Form = Word(&["exit,message", "exit,no message", "continue,message", "continue,no message", ""]);
const MODE: Form = Word(&["browse", "normal", "review"]);
const CREDIT: Form = Word(&["credit", "no-credit"]);
const ENTRY: Form = Word(&["ab-initio", "resume", ""]);

pub(super) const SCORM_12: &[Row] = &[
    given("cmi.core.student_id", Text(255)),
    given("cmi.core.student_name", Text(255)),
    own("cmi.core.lesson_location", Text(255)),
    given("cmi.core.credit", CREDIT),
    own("cmi.core.lesson_status", STATUS_12),
    given("cmi.core.entry", ENTRY),
    own("cmi.core.score.raw", Score),
    own("cmi.core.score.max", Score),
    own("cmi.core.score.min", Score),
    given("cmi.core.total_time", Span12),
    given("cmi.core.lesson_mode", MODE),
    own("cmi.core.exit", Word(&["time-out", "suspend", "logout", ""])),
    own("cmi.core.session_time", Span12),
    own("cmi.suspend_data", Text(4096)),
    given("cmi.launch_data", Text(4096)),
    own("cmi.comments", Text(4096)),
    given("cmi.comments_from_lms", Text(4096)),
    own("cmi.objectives.n.id", Text(255)),
    own("cmi.objectives.n.score.raw", Score),
    own("cmi.objectives.n.score.max", Score),
    own("cmi.objectives.n.score.min", Score),
    own("cmi.objectives.n.status", STATUS_12),
    given("cmi.student_data.mastery_score", Score),
    given("cmi.student_data.max_time_allowed", Text(255)),
    given("cmi.student_data.time_limit_action", LIMIT_ACTION),
    own("cmi.student_preference.audio", Within(-1.0, 100.0)),
    own("cmi.student_preference.language", Text(255)),
    own("cmi.student_preference.speed", Within(-100.0, 100.0)),
    own("cmi.student_preference.text", Within(-1.0, 1.0)),
    own("cmi.interactions.n.id", Text(255)),
    own("cmi.interactions.n.objectives.n.id", Text(255)),
    own("cmi.interactions.n.time", Time12),
    own("cmi.interactions.n.type", Word(&["true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"])),
    own("cmi.interactions.n.correct_responses.n.pattern", Text(255)),
    own("cmi.interactions.n.weighting", Real),
    own("cmi.interactions.n.student_response", Text(255)),
    own("cmi.interactions.n.result", WordOrReal(&["correct", "wrong", "unanticipated", "neutral"])),
    own("cmi.interactions.n.latency", Span12),
];

pub(super) const SCORM_2004: &[Row] = &[
    own("cmi.comments_from_learner.n.comment", Local(4000)),
    own("cmi.comments_from_learner.n.location", Text(250)),
    own("cmi.comments_from_learner.n.timestamp", Time),
    given("cmi.comments_from_lms.n.comment", Local(4000)),
    given("cmi.comments_from_lms.n.location", Text(250)),
    given("cmi.comments_from_lms.n.timestamp", Time),
    own("cmi.completion_status", COMPLETION),
    given("cmi.completion_threshold", Within(0.0, 1.0)),
    given("cmi.credit", CREDIT),
    given("cmi.entry", ENTRY),
    own("cmi.exit", Word(&["timeout", "suspend", "logout", "normal", ""])),
    own("cmi.interactions.n.id", Text(4000)),
    own("cmi.interactions.n.type", Word(&["true-false", "choice", "fill-in", "long-fill-in", "likert", "matching", "performance", "sequencing", "numeric", "other"])),
    own("cmi.interactions.n.objectives.n.id", Text(4000)),
    own("cmi.interactions.n.timestamp", Time),
    own("cmi.interactions.n.correct_responses.n.pattern", Text(4000)),
    own("cmi.interactions.n.weighting", Real),
    own("cmi.interactions.n.learner_response", Text(4000)),
    own("cmi.interactions.n.result", WordOrReal(&["correct", "incorrect", "unanticipated", "neutral"])),
    own("cmi.interactions.n.latency", Span),
    own("cmi.interactions.n.description", Local(250)),
    given("cmi.launch_data", Text(4000)),
    given("cmi.learner_id", Text(4000)),
    given("cmi.learner_name", Local(250)),
    own("cmi.learner_preference.audio_level", Within(0.0, f64::MAX)),
    own("cmi.learner_preference.language", Language),
    own("cmi.learner_preference.delivery_speed", Within(0.0, f64::MAX)),
    own("cmi.learner_preference.audio_captioning", Word(&["-1", "0", "1"])),
    own("cmi.location", Text(1000)),
    given("cmi.max_time_allowed", Span),
    given("cmi.mode", MODE),
    own("cmi.objectives.n.id", Text(4000)),
    own("cmi.objectives.n.score.scaled", Within(-1.0, 1.0)),
    own("cmi.objectives.n.score.raw", Real),
    own("cmi.objectives.n.score.min", Real),
    own("cmi.objectives.n.score.max", Real),
    own("cmi.objectives.n.success_status", SUCCESS),
    own("cmi.objectives.n.completion_status", COMPLETION),
    own("cmi.objectives.n.progress_measure", Within(0.0, 1.0)),
    own("cmi.objectives.n.description", Local(250)),
    own("cmi.progress_measure", Within(0.0, 1.0)),
    given("cmi.scaled_passing_score", Within(-1.0, 1.0)),
    own("cmi.score.scaled", Within(-1.0, 1.0)),
    own("cmi.score.raw", Real),
    own("cmi.score.min", Real),
    own("cmi.score.max", Real),
    own("cmi.session_time", Span),
    own("cmi.success_status", SUCCESS),
    own("cmi.suspend_data", Text(64_000)),
    given("cmi.time_limit_action", LIMIT_ACTION),
    given("cmi.total_time", Span),
    given("adl.nav.request", Text(4100)),
    own("adl.data.n.id", Text(4000)),
    own("adl.data.n.store", Text(64_000)),
];

/// Why a value is not of its form.
pub(super) enum Misfit {
    Long(usize),
    Words(&'static [&'static str]),
    Form,
}

impl Form {
    pub(super) fn check(self, value: &str) -> Result<(), Misfit> {
        let fits = |sound: bool| if sound { Ok(()) } else { Err(Misfit::Form) };
        let short = |text: &str, max: usize| if text.chars().count() <= max { Ok(()) } else { Err(Misfit::Long(max)) };
        match self {
            Text(max) => short(value, max),
            Local(max) => short(value.strip_prefix("{lang=").and_then(|rest| rest.split_once('}')).map_or(value, |(_, text)| text), max),
            Word(words) => if words.contains(&value) { Ok(()) } else { Err(Misfit::Words(words)) },
            WordOrReal(words) => if words.contains(&value) || real(value).is_some() { Ok(()) } else { Err(Misfit::Words(words)) },
            Score => fits(value.is_empty() || real(value).is_some_and(|score| (0.0..=100.0).contains(&score))),
            // Some players send what was never set as nothing.
            Real => fits(value.is_empty() || real(value).is_some()),
            Within(from, to) => fits(value.is_empty() || real(value).is_some_and(|number| (from..=to).contains(&number))),
            Span12 => fits(value.is_empty() || span_12(value).is_some()),
            Time12 => fits(span_12(value).is_some() && value.split(':').next().is_some_and(|hours| hours.len() == 2 && hours < "24")),
            Span => fits(value.is_empty() || span(value).is_some()),
            Time => fits(value.is_empty() || time(value)),
            Language => fits(value.is_empty() || LanguageTag::parse(value).is_ok()),
        }
    }
}

/// A decimal number without an exponent.
pub(super) fn real(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && digits.bytes().any(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

fn whole(digits: &str) -> Option<u64> {
    if digits.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

/// Hundredths of a second of `.5` or `.25`.
fn hundredths(digits: &str) -> Option<u64> {
    if matches!(digits.len(), 1 | 2) { whole(&format!("{digits:0<2}")) } else { None }
}

/// `HHHH:MM:SS.SS` in hundredths of a second.
pub(super) fn span_12(text: &str) -> Option<u64> {
    let (clock, fraction) = text.split_once('.').map_or((text, "0"), |(clock, fraction)| (clock, fraction));
    let parts: Vec<&str> = clock.split(':').collect();
    let [hours, minutes, seconds] = *parts.as_slice() else { return None };
    if !(2..=4).contains(&hours.len()) || minutes.len() != 2 || seconds.len() != 2 {
        return None;
    }
    Some(((whole(hours)? * 60 + whole(minutes)?) * 60 + whole(seconds)?) * 100 + hundredths(fraction)?)
}

/// An interval of ISO 8601 in hundredths of a second. A year counts 365 days and a month 30.
pub(super) fn span(text: &str) -> Option<u64> {
    let rest = text.strip_prefix('P')?;
    let (date, clock) = rest.split_once('T').map_or((rest, None), |(date, clock)| (date, Some(clock)));
    if rest.is_empty() || clock == Some("") {
        return None;
    }
    let days = parts(date, &[('Y', 365), ('M', 30), ('D', 1)])?;
    let seconds = parts(clock.unwrap_or_default(), &[('H', 3600), ('M', 60), ('S', 1)])?;
    Some(days * 86_400 + seconds)
}

/// The sum of amounts in the order of their designators, in hundredths; only seconds have a fraction.
fn parts(mut text: &str, designators: &[(char, u64)]) -> Option<u64> {
    let mut sum = 0_u64;
    for (designator, worth) in designators {
        let Some((amount, rest)) = text.split_once(*designator) else { continue };
        let (digits, fraction) = amount.split_once('.').filter(|_| *designator == 'S').map_or((amount, "0"), |(digits, fraction)| (digits, fraction));
        if digits.is_empty() {
            return None;
        }
        sum = sum.checked_add((whole(digits)? * 100 + hundredths(fraction)?).checked_mul(*worth)?)?;
        text = rest;
    }
    text.is_empty().then_some(sum)
}

/// A point in time of ISO 8601, from the year alone to hundredths of a second with a zone.
fn time(text: &str) -> bool {
    let year = text.get(..4).and_then(whole).is_some_and(|year| (1970..=2038).contains(&year));
    year && text.len() <= 35 && text.bytes().all(|byte| byte.is_ascii_digit() || b"-T:.+Z".contains(&byte))
}
