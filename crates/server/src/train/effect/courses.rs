//! What courses and lecturers came to over the years, each with how sure it is.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use domain::{
    access::role::Permission,
    date::Day,
    id::{CatalogueId, SessionId},
    train::{
        Catalogue, Item,
        effect::FollowUpBy,
    },
};
use serde::{Deserialize, Serialize};
use statistics::{gains, mean, mean_variance, share, shrink};
use store::{
    Tx,
    access::Viewer,
    programmes,
    train::{
        catalogue,
        effects::{self, Held},
        follow_ups,
    },
};
use utoipa::ToSchema;

use super::{IntervalShown, LEVEL, reaction::{OF_LECTURERS, OF_USE, points}};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Signed},
};

/// How a course fared with its students; a programme stands for its sessions that name no course.
#[derive(Serialize, ToSchema)]
struct CourseEffect {
    course: Option<i64>,
    programme: Option<i64>,
    title: String,
    premium: bool,
    sessions: usize,
    /// Person-times that completed it.
    completed: usize,
    /// Mean points for the use for one's work, one to five.
    reaction: Option<IntervalShown>,
    /// Points gained, without what chance gives back, drawn towards the other courses.
    gain: Option<IntervalShown>,
    /// Mean of the second scores less mean of the first, as it is.
    plain_gain: Option<f64>,
    /// Of students who could say, how many use it.
    used: Option<IntervalShown>,
    /// Of superiors who could say, how many see it used.
    seen: Option<IntervalShown>,
    results: usize,
}

#[derive(Serialize, ToSchema)]
struct LecturerEffect {
    lecturer: i64,
    title: String,
    kind: String,
    organisation: String,
    sessions: usize,
    /// Class hours in tenths.
    tenths: u32,
    last: Option<String>,
    /// Mean points, one to five.
    rating: Option<IntervalShown>,
    /// The same, drawn towards the other lecturers: one kind class makes nobody a star.
    drawn: Option<f64>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct EffectsPage {
    from: String,
    to: String,
    courses: Vec<CourseEffect>,
    lecturers: Vec<LecturerEffect>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EffectsAsked {
    from: Option<Day>,
    to: Option<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    Course(i64),
    Programme(i64),
}

#[derive(Default)]
struct Gathered {
    sessions: Vec<SessionId>,
    completed: usize,
    results: usize,
    points: Vec<f64>,
}

fn gather(held: &[Held]) -> BTreeMap<Of, Gathered> {
    let mut gathered: BTreeMap<Of, Gathered> = BTreeMap::new();
    for one in held {
        let of = match (one.session.course, one.session.programme) {
            (Some(course), _) => Of::Course(course.0),
            (None, Some(programme)) => Of::Programme(programme.0),
            (None, None) => continue,
        };
        let into = gathered.entry(of).or_default();
        into.sessions.push(one.id);
        into.completed += one.completed;
        into.results += one.results;
        if let Some((_, results)) = &one.feedback {
            into.points.extend(results.asked.iter().filter(|asked| (asked.question, asked.row) == (OF_USE.0, Some(OF_USE.1))).flat_map(|asked| points(&asked.cells)));
        }
    }
    gathered
}

fn courses(tx: &mut Tx<'_>, viewer: &Viewer, held: &[Held]) -> Result<Vec<CourseEffect>, store::Error> {
    let (gathered, pairs, given) = (gather(held), effects::pairs(tx)?, follow_ups::given(tx, None)?);
    let groups: Vec<Vec<(f64, f64)>> = gathered.values().map(|of| of.sessions.iter().filter_map(|id| pairs.get(id)).flatten().copied().collect()).collect();
    let used = |of: &Gathered, by: FollowUpBy| {
        let said: Vec<bool> = given.iter().filter(|one| one.by == by && of.sessions.contains(&one.session)).filter_map(|one| one.used.counts()).collect();
        share(said.iter().filter(|yes| **yes).count(), said.len(), LEVEL).map(IntervalShown::from)
    };
    let mut shown = Vec::new();
    for ((key, of), gain) in gathered.iter().zip(gains(&groups, LEVEL)) {
        let (course, programme, title, premium) = match key {
            Of::Course(id) => {
                let item = catalogue::find(tx, viewer, CatalogueId(*id))?.item;
                let premium = matches!(item, Item::Course { premium: Some(_), .. });
                (Some(*id), None, item.title().to_owned(), premium)
            }
            Of::Programme(id) => (None, Some(*id), programmes::programme_facts(tx, domain::id::ProgrammeId(*id))?.title, false),
        };
        shown.push(CourseEffect {
            course, programme, title, premium, sessions: of.sessions.len(), completed: of.completed, reaction: mean(&of.points, LEVEL).map(IntervalShown::from), gain: gain.map(IntervalShown::from),
            plain_gain: gain.map(|gain| gain.plain), used: used(of, FollowUpBy::Student), seen: used(of, FollowUpBy::Superior), results: of.results,
        });
    }
    shown.sort_by_key(|one| std::cmp::Reverse((one.completed, one.sessions)));
    Ok(shown)
}

/// Points that students gave each lecturer, known by the name on the form.
pub(super) fn ratings(tx: &mut Tx<'_>, viewer: &Viewer, held: &[Held]) -> Result<BTreeMap<CatalogueId, Vec<f64>>, store::Error> {
    let mut ratings: BTreeMap<CatalogueId, Vec<f64>> = BTreeMap::new();
    for one in held {
        let Some((survey, results)) = &one.feedback else { continue };
        for lecturer in one.session.lessons.iter().filter_map(|lesson| lesson.lecturer).collect::<std::collections::BTreeSet<_>>() {
            let title = catalogue::find(tx, viewer, lecturer)?.item.title().to_owned();
            let row = survey.questions.get(OF_LECTURERS).and_then(|question| question.rows.iter().position(|row| *row == title));
            let asked = results.asked.iter().find(|asked| asked.question == OF_LECTURERS && row.is_some() && asked.row == row);
            ratings.entry(lecturer).or_default().extend(asked.map(|asked| points(&asked.cells)).unwrap_or_default());
        }
    }
    Ok(ratings)
}

fn lecturers(tx: &mut Tx<'_>, viewer: &Viewer, held: &[Held]) -> Result<Vec<LecturerEffect>, store::Error> {
    let (ratings, taught) = (ratings(tx, viewer, held)?, effects::taught(tx)?);
    let mut tenths: BTreeMap<CatalogueId, (u32, usize)> = BTreeMap::new();
    for one in held {
        let mut seen = std::collections::BTreeSet::new();
        for lesson in &one.session.lessons {
            let Some(lecturer) = lesson.lecturer else { continue };
            let of = tenths.entry(lecturer).or_default();
            of.0 += lesson.tenths;
            of.1 += usize::from(seen.insert(lecturer));
        }
    }
    let means: BTreeMap<CatalogueId, _> = ratings.iter().filter_map(|(id, points)| Some((*id, mean(points, LEVEL)?))).collect();
    let known: Vec<(CatalogueId, (f64, f64))> = ratings.iter().filter_map(|(id, points)| Some((*id, mean_variance(points)?))).collect();
    let shrunken = shrink(&known.iter().map(|(_, of)| *of).collect::<Vec<_>>());
    let drawn: BTreeMap<CatalogueId, f64> = known.iter().zip(shrunken).map(|((id, _), of)| (*id, of.estimate)).collect();
    let mut shown = Vec::new();
    for told in catalogue::list(tx, viewer, Catalogue::Lecturer)? {
        let Item::Lecturer { title, kind, organisation, .. } = told.item else { continue };
        let of = tenths.get(&told.id).copied().unwrap_or_default();
        shown.push(LecturerEffect {
            lecturer: told.id.0, title, kind: kind.code().into(), organisation, sessions: of.1, tenths: of.0, last: taught.get(&told.id).map(|(_, last)| last.to_string()),
            rating: means.get(&told.id).copied().map(IntervalShown::from), drawn: drawn.get(&told.id).copied(),
        });
    }
    shown.sort_by_key(|one| std::cmp::Reverse((one.sessions, one.tenths)));
    Ok(shown)
}

/// What courses and lecturers came to in a period, of sessions the viewer organises; two years where no period is asked for.
#[utoipa::path(get, path = "/training/effects", tag = "training", responses((status = 200, body = EffectsPage)))]
pub(super) async fn effects(State(app): State<App>, signed: Signed, Asked(asked): Asked<EffectsAsked>) -> Result<Json<EffectsPage>, ApiError> {
    signed.viewer.must(Permission::Train)?;
    let page = app
        .read(move |tx| {
            let to = asked.to.unwrap_or(tx.today());
            let from = asked.from.unwrap_or(to.plus_days(-730));
            let held = effects::held(tx, &signed.viewer, (from, to))?;
            Ok(EffectsPage { from: from.to_string(), to: to.to_string(), courses: courses(tx, &signed.viewer, &held)?, lecturers: lecturers(tx, &signed.viewer, &held)? })
        })
        .await?;
    Ok(Json(page))
}
