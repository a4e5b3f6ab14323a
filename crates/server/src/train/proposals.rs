//! A class proposed from gaps, for whoever plans to change; and carried out in one step.

use std::collections::BTreeMap;

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    catalogue::{Language, sentence},
    date::Day,
    id::{CatalogueId, GapId, PersonId, UnitId},
    message::{Arguments, Refusal},
    programmes::{Hour, Lesson, Programme, Session, SessionForm, Teaching},
    train::{
        Catalogue, Item,
        proposal::{self, Offered, Wanted, Why, courses, first_day},
    },
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::Viewer,
    calendar,
    programmes::Named,
    train::{
        catalogue::{self, Told},
        gaps,
        proposals::{self, Planned},
    },
};
use utoipa::ToSchema;

use super::gaps::GapShown;
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Signed},
    people::someone::Someone,
};

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProposalAsked {
    /// Numbers of gaps, with strokes between.
    gaps: String,
}

#[derive(Serialize, ToSchema)]
struct CourseProposed {
    course: i64,
    title: String,
    /// People whose gaps it answers.
    people: usize,
    #[schema(value_type = String)]
    why: Why,
    tenths: u32,
    lecturer: Option<i64>,
}

#[derive(Serialize, ToSchema)]
struct LecturerProposed {
    lecturer: i64,
    title: String,
    subjects: String,
}

#[derive(Serialize, ToSchema)]
pub(super) struct ProposalShown {
    gaps: Vec<GapShown>,
    people: Vec<Someone>,
    courses: Vec<CourseProposed>,
    lecturers: Vec<LecturerProposed>,
    /// A session as it could be, to be changed.
    #[schema(value_type = Object)]
    session: Session,
}

const GAPS_MAX: usize = 300;

fn numbers(text: &str) -> Result<Vec<GapId>, Refusal> {
    let ids: Option<Vec<GapId>> = text.split('-').filter(|part| !part.is_empty()).map(|part| part.parse().ok().map(GapId)).collect();
    match ids {
        Some(ids) if ids.is_empty() => Err(Refusal::new("refusal.empty").at("gaps")),
        Some(ids) if ids.len() <= GAPS_MAX => Ok(ids),
        Some(_) => Err(Refusal::new("refusal.too_many").with("most", GAPS_MAX).at("gaps")),
        None => Err(Refusal::new("refusal.code").with("value", text).at("gaps")),
    }
}

/// Gaps by field and competence, with how many people each was found with, the most first.
fn wanted(told: &[gaps::Told]) -> Vec<Wanted> {
    let mut of: BTreeMap<(String, Option<domain::id::CompetenceId>), usize> = BTreeMap::new();
    for one in told {
        *of.entry((one.gap.field.trim().to_owned(), one.gap.competence)).or_default() += 1;
    }
    let mut wanted: Vec<Wanted> = of.into_iter().map(|((field, competence), people)| Wanted { field, competence, people }).collect();
    wanted.sort_by_key(|one| std::cmp::Reverse(one.people));
    wanted
}

fn offered(told: &[Told]) -> Vec<Offered> {
    let of = told.iter().filter(|one| !one.ended).filter_map(|one| match &one.item {
        Item::Course { title, text, lecturer, tenths, leads_to, .. } => {
            Some(Offered { course: one.id, words: format!("{title} {text}"), leads_to: leads_to.clone(), lecturer: *lecturer, tenths: *tenths })
        }
        _ => None,
    });
    of.collect()
}

/// Half-day lessons from the first day on: those of the courses, or one of each field where no course answers.
fn lessons(found: &[(CatalogueId, usize, Why)], known: &[Told], wanted: &[Wanted], from: Day) -> Result<Vec<Lesson>, Refusal> {
    let title = |id: CatalogueId| known.iter().find(|one| one.id == id);
    let mut subjects: Vec<(String, Option<CatalogueId>)> = found
        .iter()
        .take(LESSONS)
        .filter_map(|(id, ..)| match &title(*id)?.item {
            Item::Course { title, lecturer, .. } => Some((title.clone(), *lecturer)),
            _ => None,
        })
        .collect();
    if subjects.is_empty() {
        subjects = wanted.iter().take(LESSONS).map(|one| (one.field.clone(), None)).collect();
    }
    let hour = |hour, minute| Hour::new(hour, minute);
    let of = (0..).zip(subjects).map(|(at, (subject, lecturer))| {
        let afternoon = at % 2 == 1;
        let (begins, ends) = if afternoon { (hour(14, 0)?, hour(17, 0)?) } else { (hour(8, 30)?, hour(11, 30)?) };
        Ok(Lesson {
            id: u32::try_from(at + 1).unwrap_or(1), day: from.plus_days(at / 2), from: begins, to: ends, method: Teaching::Teach, subject, lecturer, lecturer_kind: None, room: None,
            place: String::new(), tenths: 40, output: String::new(),
        })
    });
    of.collect()
}

const LESSONS: usize = 4;

fn show(tx: &mut Tx<'_>, viewer: &Viewer, ids: &[GapId]) -> Result<ProposalShown, store::Error> {
    let mut told = Vec::new();
    for id in ids {
        told.push(gaps::find(tx, viewer, *id)?);
    }
    let (wanted, known) = (wanted(&told), catalogue::list(tx, viewer, Catalogue::Course)?);
    let (found, today, calendar) = (courses(&wanted, &offered(&known)), tx.today(), calendar::load(tx)?);
    let people: std::collections::BTreeSet<PersonId> = told.iter().filter_map(|one| one.gap.person).collect();
    let days = i32::try_from(found.len().clamp(1, LESSONS).div_ceil(2)).unwrap_or(1);
    let from = first_day(today, days, &calendar);
    let fields = wanted.iter().map(|one| one.field.as_str()).take(2).collect::<Vec<_>>().join("、");
    let title = sentence(Language::Zh, "proposal.title", &Arguments::from([("fields".to_owned(), fields.clone())]));
    let lessons = lessons(&found, &known, &wanted, from)?;
    let unit = viewer.reach(domain::access::role::Permission::Train).first().map_or(UnitId(0), |(unit, _)| *unit);
    let to = lessons.iter().map(|lesson| lesson.day).max().unwrap_or(from);
    let session = Session {
        capacity: (!people.is_empty()).then(|| people.len().max(CAPACITY)), course: found.first().map(|(course, ..)| *course), theme: fields, lessons,
        ..Session::plain(SessionForm::Class, &title, unit, (from, to))
    };
    let course = |(id, people, why): &(CatalogueId, usize, Why)| {
        let Item::Course { title, tenths, lecturer, .. } = &known.iter().find(|one| one.id == *id)?.item else { return None };
        Some(CourseProposed { course: id.0, title: title.clone(), people: *people, why: *why, tenths: *tenths, lecturer: lecturer.map(|id| id.0) })
    };
    let lecturers = catalogue::list(tx, viewer, Catalogue::Lecturer)?.into_iter().filter_map(|one| match one.item {
        Item::Lecturer { title, subjects, .. } if wanted.iter().any(|gap| proposal::speaks(&subjects, &gap.field)) => Some(LecturerProposed { lecturer: one.id.0, title, subjects }),
        _ => None,
    });
    let (courses, lecturers) = (found.iter().filter_map(course).collect(), lecturers.collect());
    let people = people.into_iter().map(|person| Someone::of(tx, person)).collect::<Result<_, _>>()?;
    let gaps = told.into_iter().map(|one| GapShown::of(tx, viewer, one)).collect::<Result<_, _>>()?;
    Ok(ProposalShown { gaps, people, courses, lecturers, session })
}

/// A small class still has some places for others.
const CAPACITY: usize = 20;

/// A class that would answer these gaps, with its people, courses that fit and lecturers who speak of the fields.
#[utoipa::path(get, path = "/training/proposals", tag = "training", responses((status = 200, body = ProposalShown)))]
pub(super) async fn propose(State(app): State<App>, signed: Signed, Asked(asked): Asked<ProposalAsked>) -> Result<Json<ProposalShown>, ApiError> {
    signed.viewer.must(domain::access::role::Permission::Train)?;
    let ids = numbers(&asked.gaps)?;
    Ok(Json(app.read(move |tx| show(tx, &signed.viewer, &ids)).await?))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Proposed {
    /// A programme to be set up for it.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    programme: Option<Programme>,
    #[schema(value_type = Object)]
    session: Session,
    #[serde(default)]
    people: Vec<i64>,
    #[serde(default)]
    gaps: Vec<i64>,
    /// The warnings of seats were read.
    #[serde(default)]
    anyway: bool,
}

#[derive(Serialize, ToSchema)]
struct NotSeated {
    #[serde(flatten)]
    who: Someone,
    held: Vec<String>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct CarriedOut {
    programme: Option<i64>,
    session: i64,
    /// How many have a seat, and how many wait for one.
    seated: usize,
    waiting: usize,
    /// Who was not put on the roster, and what stands against it.
    not_seated: Vec<NotSeated>,
}

fn not_seated(tx: &mut Tx<'_>, named: &[Named]) -> Result<Vec<NotSeated>, store::Error> {
    let of = named.iter().filter(|one| one.state.is_none()).filter_map(|one| Some((one.person?, &one.held)));
    of.map(|(person, held)| Ok(NotSeated { who: Someone::of(tx, person)?, held: held.iter().map(|one| one.code().to_owned()).collect() })).collect()
}

/// Sets up the class with its roster and assigns the gaps to it.
#[utoipa::path(post, path = "/training/proposals", tag = "training", request_body = Proposed, responses((status = 201, body = CarriedOut)))]
pub(super) async fn carry_out(State(app): State<App>, signed: Signed, Body(asked): Body<Proposed>) -> Result<(StatusCode, Json<CarriedOut>), ApiError> {
    let planned = Planned {
        programme: asked.programme, session: asked.session, people: asked.people.into_iter().map(PersonId).collect(), gaps: asked.gaps.into_iter().map(GapId).collect(), anyway: asked.anyway,
    };
    let searcher = app.searcher.clone();
    let made = app
        .write(move |tx| {
            searcher.with(tx, |tx, index| {
                let made = proposals::carry_out(tx, index, &signed.viewer, &planned)?;
                let count = |state| made.named.iter().filter(|one| one.state == Some(state)).count();
                Ok(CarriedOut {
                    programme: made.programme.map(|id| id.0), session: made.session.0, seated: count(domain::programmes::SeatState::Approved), waiting: count(domain::programmes::SeatState::Waiting),
                    not_seated: not_seated(tx, &made.named)?,
                })
            })
        })
        .await?;
    Ok((StatusCode::CREATED, Json(made)))
}
