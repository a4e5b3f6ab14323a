//! Programmes: a series, campaign, cohort or plan; its sessions with their lessons; and who takes part in which role.
//!
//! One engine for classes, lectures, forums, salons, tours, discussions and contests. What differs is configured on the
//! programme: hosts in turn, slots, parts of a syllabus, kinds of speaker, ways of teaching, seats that must be filled.

mod lesson;
mod past;
mod seat;
mod sign;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use self::{
    lesson::{Clash, Hour, Lesson, Taken, check_lessons, clashes, conflicts, moved, shifted, student_clashes},
    past::past_lessons,
    seat::{Asked, Roster, Verdict, hindrances, in_layer, next_waiting, verdict},
    sign::{Mark, Outcome, outcome, place_of, token_window},
};
use crate::{
    date::Day,
    duties::Seats,
    id::{CatalogueId, ProgrammeId, SurveyId, UnitId},
    message::Refusal,
    people::{check::text_fits, unit::name_given},
};

codes! {
    "programme_kind" ProgrammeKind {
        /// 系列班次、讲堂
        Series = "series",
        /// 年度行动
        Campaign = "campaign",
        /// 培养计划: members over years
        Cohort = "cohort",
        /// 全员研讨
        Discussion = "discussion",
        /// 竞赛、比武
        Contest = "contest",
    }
    "session_form" SessionForm {
        Class = "class", Lecture = "lecture", Forum = "forum", LiveAnswers = "live_answers", SentCourse = "sent_course", Salon = "salon",
        Tour = "tour", Seminar = "seminar", Symposium = "symposium", Activity = "activity",
        /// 以会代训
        Meeting = "meeting",
        /// 全员研讨 of one unit
        Discussion = "discussion",
        /// Held by others, such as a party school above.
        External = "external",
        Contest = "contest",
    }
    /// 中心组学习, 主题党日, and 三会一课 one by one.
    "discussion_form" DiscussionForm {
        TheoryGroup = "theory_group", ThemeDay = "theme_day", Members = "members", Branch = "branch", Group = "group", PartyLesson = "party_lesson", Other = "other",
    }
    "session_state" SessionState { Planned = "planned", Open = "open", Held = "held", Cancelled = "cancelled" }
    "teaching" Teaching { Teach = "teach", Visit = "visit", Share = "share", Discuss = "discuss", Meeting = "meeting", Online = "online" }
    "lecturer_kind" LecturerKind {
        IndustryExpert = "industry_expert", Organisation = "organisation", Promotion = "promotion", TheoryExpert = "theory_expert",
        LeadingOfficial = "leading_official", YoungOfficial = "young_official", EnterpriseExpert = "enterprise_expert", Academician = "academician",
        UnitHead = "unit_head", Professor = "professor", Other = "other",
    }
    /// 分层分类: whom a programme is for.
    "layer" Layer { County = "county", Backbone = "backbone", Young = "young" }
    "part_role" PartRole { Student = "student", Lecturer = "lecturer", KeySpeaker = "key_speaker", Organiser = "organiser" }
    "seat_state" SeatState {
        Nominated = "nominated", Approved = "approved", Waiting = "waiting", Declined = "declined", Withdrawn = "withdrawn",
        /// Gave the seat to somebody else of the unit.
        Replaced = "replaced",
        Completed = "completed",
        /// Was away for more than the rule allows.
        Failed = "failed",
    }
    /// What stands against a seat: the first five forbid, the others warn, and whoever decides may go on.
    "hindrance" Hindrance {
        Twice = "twice", NotServing = "not_serving", Unprepared = "unprepared", Elsewhere = "elsewhere", QuotaFull = "quota_full",
        OutsideLayer = "outside_layer",
        /// 工学矛盾: two who lead one unit away at once.
        TwoLeaders = "two_leaders",
        /// Others of the pool have not sat once.
        BeforeOthers = "before_others",
    }
    /// What people say about a session; suggestions may be made without a name.
    "voice_kind" VoiceKind { Question = "question", Suggestion = "suggestion", Idea = "idea" }
    /// Whose lessons a calendar tells.
    "calendar_of" CalendarOf { Session = "session", Lecturer = "lecturer", Room = "room" }
    "presence" Presence { Present = "present", Late = "late", Leave = "leave", Absent = "absent" }
}

impl SeatState {
    /// Takes up a place.
    pub const fn sits(self) -> bool {
        matches!(self, Self::Approved | Self::Completed | Self::Failed)
    }
    /// May still come to sit.
    pub const fn hopes(self) -> bool {
        matches!(self, Self::Nominated | Self::Waiting)
    }
}

/// A place in a series that a session is to fill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    pub title: String,
    /// The industry chain it is for.
    #[serde(default)]
    pub chain: Option<CatalogueId>,
    /// A seminar among classes.
    #[serde(default)]
    pub seminar: bool,
}

/// A part every class of a programme has, by the kind of who teaches it; its subject may be fixed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SyllabusPart {
    pub lecturer: LecturerKind,
    #[serde(default)]
    pub subject: String,
    /// Stays the same in the next class.
    #[serde(default)]
    pub fixed: bool,
}

/// What is planned under one name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    pub kind: ProgrammeKind,
    pub title: String,
    /// Who leads it.
    pub unit: UnitId,
    /// The campaign it belongs to.
    #[serde(default)]
    pub parent: Option<ProgrammeId>,
    #[serde(default)]
    pub goal: String,
    pub since: Day,
    /// The last day, where one is known.
    #[serde(default)]
    pub until: Option<Day>,
    #[serde(default)]
    pub layer: Option<Layer>,
    /// What it lays weight on for its layer.
    #[serde(default)]
    pub emphasis: String,
    /// Work focuses, tags and topics it serves.
    #[serde(default)]
    pub focuses: Vec<CatalogueId>,
    /// Units whose heads host in turn.
    #[serde(default)]
    pub rota: Vec<UnitId>,
    #[serde(default)]
    pub slots: Vec<Slot>,
    #[serde(default)]
    pub syllabus: Vec<SyllabusPart>,
    /// Kinds of speaker that are to be in balance.
    #[serde(default)]
    pub balance: Vec<LecturerKind>,
    /// Ways of teaching that every class has.
    #[serde(default)]
    pub methods: Vec<Teaching>,
    /// Seats whose holders are to come.
    #[serde(default)]
    pub required: Vec<Seats>,
    /// Units that are to take part; none for every unit under the leading one.
    #[serde(default)]
    pub units: Vec<UnitId>,
    /// A class opens only with its survey before training.
    #[serde(default)]
    pub survey_first: bool,
    /// Nobody comes twice before everybody of the required seats came once.
    #[serde(default)]
    pub in_turn: bool,
    /// Weak areas that members of a cohort make good.
    #[serde(default)]
    pub weak_areas: Vec<String>,
    /// The field in short supply whose specialists it forms.
    #[serde(default)]
    pub field: Option<CatalogueId>,
    /// What users fill in where a document names things without listing them.
    #[serde(default)]
    pub items: Vec<String>,
}

const MANY: usize = 60;

/// Whether a programme may be kept. Errors: no title, an end before its beginning, too much of anything.
pub fn check_programme(it: &Programme) -> Result<(), Refusal> {
    name_given(&it.title, "title")?;
    text_fits(&it.goal, "goal")?;
    text_fits(&it.emphasis, "emphasis")?;
    if it.until.is_some_and(|until| until < it.since) {
        return Err(Refusal::new("refusal.ends_before_it_begins").at("until"));
    }
    let counts = [
        (it.focuses.len(), "focuses"), (it.rota.len(), "rota"), (it.slots.len(), "slots"), (it.syllabus.len(), "syllabus"), (it.required.len(), "required"),
        (it.weak_areas.len(), "weak_areas"), (it.items.len(), "items"),
    ];
    for (count, field) in counts {
        if count > MANY {
            return Err(Refusal::new("refusal.too_many").with("most", MANY).at(field));
        }
    }
    for (at, slot) in it.slots.iter().enumerate() {
        name_given(&slot.title, &format!("slots.{at}.title"))?;
    }
    for (at, seats) in it.required.iter().enumerate() {
        if seats.unit_kinds.is_empty() {
            return Err(Refusal::new("refusal.empty").at(&format!("required.{at}.unit_kinds")));
        }
    }
    for (field, texts) in [("weak_areas", &it.weak_areas), ("items", &it.items)] {
        for (at, text) in texts.iter().enumerate() {
            name_given(text, &format!("{field}.{at}"))?;
        }
    }
    if it.rota.iter().collect::<BTreeSet<_>>().len() < it.rota.len() {
        return Err(Refusal::new("refusal.twice").at("rota"));
    }
    Ok(())
}

/// Places a unit may fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    pub unit: UnitId,
    pub places: usize,
}

/// A problem that was found before the class, and the lesson that answers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Found {
    pub text: String,
    #[serde(default)]
    pub lesson: Option<u32>,
}

/// 训前调研: what was asked and found before a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prior {
    pub held_on: Day,
    /// Discussions held for it.
    #[serde(default)]
    pub discussions: u32,
    /// The form that was answered.
    #[serde(default)]
    pub survey: Option<SurveyId>,
    pub found: Vec<Found>,
}

/// Something handed out; `shared` opens it to everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// Hash and name of a file uploaded before.
    pub file: String,
    #[serde(default)]
    pub shared: bool,
}

/// A class, lecture, forum, meeting: what takes place once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    #[serde(default)]
    pub programme: Option<ProgrammeId>,
    pub form: SessionForm,
    pub title: String,
    /// 期: which one of its series.
    #[serde(default)]
    pub number: Option<u32>,
    /// Who holds it.
    pub unit: UnitId,
    #[serde(default)]
    pub co_hosts: Vec<UnitId>,
    pub from: Day,
    /// The last day.
    pub to: Day,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub room: Option<CatalogueId>,
    /// A university or city it is run with.
    #[serde(default)]
    pub partner: Option<CatalogueId>,
    #[serde(default)]
    pub zone: Option<CatalogueId>,
    #[serde(default)]
    pub chain: Option<CatalogueId>,
    /// The course it gives.
    #[serde(default)]
    pub course: Option<CatalogueId>,
    #[serde(default)]
    pub focuses: Vec<CatalogueId>,
    /// Which slot of its programme it fills, from 0.
    #[serde(default)]
    pub slot: Option<usize>,
    #[serde(default)]
    pub theme: String,
    #[serde(default)]
    pub layer: Option<Layer>,
    #[serde(default)]
    pub discussion: Option<DiscussionForm>,
    #[serde(default)]
    pub capacity: Option<usize>,
    #[serde(default)]
    pub quotas: Vec<Quota>,
    /// Programmes whose class a student completed before.
    #[serde(default)]
    pub after: Vec<ProgrammeId>,
    #[serde(default)]
    pub lessons: Vec<Lesson>,
    #[serde(default)]
    pub prior: Option<Prior>,
    #[serde(default)]
    pub materials: Vec<Material>,
    /// What it came to.
    #[serde(default)]
    pub conclusions: String,
    /// Rounds of a contest.
    #[serde(default)]
    pub rounds: Vec<String>,
    /// How many were there, where nobody was named one by one.
    #[serde(default)]
    pub heads: Option<u32>,
}

impl Session {
    /// A session with nothing but its form, title, unit and days.
    pub fn plain(form: SessionForm, title: &str, unit: UnitId, (from, to): (Day, Day)) -> Self {
        Self {
            programme: None, form, title: title.to_owned(), number: None, unit, co_hosts: vec![], from, to, place: String::new(), room: None, partner: None, zone: None, chain: None, course: None,
            focuses: vec![], slot: None, theme: String::new(), layer: None, discussion: None, capacity: None, quotas: vec![], after: vec![], lessons: vec![], prior: None, materials: vec![],
            conclusions: String::new(), rounds: vec![], heads: None,
        }
    }
}

/// The longest session, in days.
const DAYS_MAX: i32 = 400;

/// Whether a session may be kept. Errors: no title; ends before it begins; a discussion without its form; lessons out of bounds.
pub fn check_session(it: &Session) -> Result<(), Refusal> {
    name_given(&it.title, "title")?;
    for (text, field) in [(&it.theme, "theme"), (&it.place, "place"), (&it.conclusions, "conclusions")] {
        text_fits(text, field)?;
    }
    if it.to < it.from {
        return Err(Refusal::new("refusal.ends_before_it_begins").at("to"));
    }
    if it.to.days_since(it.from) > DAYS_MAX {
        return Err(Refusal::new("refusal.session_long").with("most", DAYS_MAX).at("to"));
    }
    if (it.form == SessionForm::Discussion) != it.discussion.is_some() {
        return Err(Refusal::new("refusal.discussion_form").at("discussion"));
    }
    if it.quotas.iter().map(|quota| quota.unit).collect::<BTreeSet<_>>().len() < it.quotas.len() {
        return Err(Refusal::new("refusal.twice").at("quotas"));
    }
    check_lessons(it)?;
    for (at, round) in it.rounds.iter().enumerate() {
        name_given(round, &format!("rounds.{at}"))?;
    }
    let Some(prior) = &it.prior else { return Ok(()) };
    for (at, found) in prior.found.iter().enumerate() {
        name_given(&found.text, &format!("prior.found.{at}.text"))?;
        if found.lesson.is_some_and(|lesson| !it.lessons.iter().any(|one| one.id == lesson)) {
            return Err(Refusal::new("refusal.not_found").at(&format!("prior.found.{at}.lesson")));
        }
    }
    Ok(())
}

/// What a class still lacks of what its programme asks of every class.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Lacks {
    /// Parts of the syllabus that nobody teaches.
    pub lecturers: Vec<LecturerKind>,
    pub methods: Vec<Teaching>,
    /// No survey was held before.
    pub survey: bool,
    /// Problems found before that no lesson answers.
    pub unanswered: usize,
}

impl Lacks {
    pub fn nothing(&self) -> bool {
        *self == Self::default()
    }
    /// Nothing is lacking without which a class may not open.
    pub fn may_open(&self) -> bool {
        !self.survey && self.unanswered == 0
    }
}

pub fn lacks(programme: Option<&Programme>, session: &Session) -> Lacks {
    let unanswered = session.prior.as_ref().map_or(0, |prior| prior.found.iter().filter(|found| found.lesson.is_none()).count());
    let Some(programme) = programme.filter(|_| session.form == SessionForm::Class) else { return Lacks { unanswered, ..Lacks::default() } };
    let taught = |kind: LecturerKind| session.lessons.iter().any(|lesson| lesson.lecturer_kind == Some(kind));
    let method = |method: Teaching| session.lessons.iter().any(|lesson| lesson.method == method);
    Lacks {
        lecturers: programme.syllabus.iter().map(|part| part.lecturer).filter(|kind| !taught(*kind)).collect(),
        methods: programme.methods.iter().copied().filter(|one| !method(*one)).collect(),
        survey: programme.survey_first && session.prior.is_none(), unanswered,
    }
}

/// Whether people may be put on the roster of a session: a class opens only with its survey where its programme says so.
///
/// Errors: not planned; no survey; a problem it found that no lesson answers.
pub fn open(state: SessionState, lacks: &Lacks) -> Result<(), Refusal> {
    if state != SessionState::Planned {
        return Err(Refusal::new("refusal.session_state").with("state", state.key()));
    }
    if lacks.survey {
        return Err(Refusal::new("refusal.session_survey").at("prior"));
    }
    if lacks.unanswered > 0 {
        return Err(Refusal::new("refusal.session_unanswered").with("n", lacks.unanswered).at("prior"));
    }
    Ok(())
}

/// Kinds of lecturer that a programme asks for, by balance or syllabus, each once.
pub fn wanted_kinds(programme: &Programme) -> Vec<LecturerKind> {
    let asked = programme.balance.iter().copied().chain(programme.syllabus.iter().map(|part| part.lecturer));
    let mut kinds = Vec::new();
    for kind in asked {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// Whose turn it is: the host that never held one first, then the one whose last is longest ago; in the order of the rota.
pub fn next_host(rota: &[UnitId], held: &[(UnitId, Day)]) -> Option<UnitId> {
    let last = |unit: &UnitId| held.iter().filter(|(host, _)| host == unit).map(|(_, day)| *day).max();
    rota.iter().copied().min_by_key(|unit| last(unit))
}

/// Years without a gap with at least one session, up to the last year that has one.
pub fn unbroken_years(days: &[Day]) -> usize {
    let years: BTreeSet<i16> = days.iter().map(|day| day.year()).collect();
    let Some(last) = years.last().copied() else { return 0 };
    (0..=last).take_while(|back| years.contains(&(last - back))).count()
}
