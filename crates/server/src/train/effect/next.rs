//! Who lectures next in a programme: the kinds it is short of first, then whoever has not taught for longest.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use domain::{
    date::Day,
    id::ProgrammeId,
    programmes::{LecturerKind, Programme, wanted_kinds},
    train::{Catalogue, Item},
};
use serde::Serialize;
use statistics::mean;
use store::{
    programmes,
    train::{catalogue, effects},
};
use utoipa::ToSchema;

use super::{IntervalShown, LEVEL, courses::ratings};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Path, Signed},
};

#[derive(Serialize, ToSchema)]
struct Candidate {
    lecturer: i64,
    title: String,
    subjects: String,
    sessions: usize,
    last: Option<String>,
    rating: Option<IntervalShown>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct KindNext {
    kind: String,
    /// Lessons of this kind so far.
    held: usize,
    candidates: Vec<Candidate>,
}

/// The most lecturers told of one kind.
const TOLD: usize = 5;

fn kinds(programme: &Programme, held: &BTreeMap<LecturerKind, usize>) -> Vec<(LecturerKind, usize)> {
    wanted_kinds(programme).into_iter().map(|kind| (kind, held.get(&kind).copied().unwrap_or(0))).collect()
}

/// Lecturers to ask next, by kind: the kind with the fewest lessons first, in it whoever taught longest ago.
#[utoipa::path(get, path = "/programmes/{id}/lecturers", tag = "training", responses((status = 200, body = Vec<KindNext>)))]
pub(super) async fn lecturers(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Vec<KindNext>>, ApiError> {
    let shown = app
        .read(move |tx| {
            let viewer = &signed.viewer;
            let told = programmes::find(tx, viewer, ProgrammeId(id))?;
            let held: BTreeMap<_, _> = programmes::balance(tx, told.id)?.into_iter().collect();
            let (today, taught) = (tx.today(), effects::taught(tx)?);
            let past = effects::held(tx, viewer, (today.plus_days(-730), today))?;
            let ratings = ratings(tx, viewer, &past)?;
            let known = catalogue::list(tx, viewer, Catalogue::Lecturer)?;
            let mut kinds = kinds(&told.programme, &held);
            kinds.sort_by_key(|(_, held)| *held);
            let next = |(wanted, held): (LecturerKind, usize)| {
                let mut of: Vec<(Option<Day>, Candidate)> = known
                    .iter()
                    .filter_map(|line| {
                        let Item::Lecturer { title, kind, subjects, .. } = &line.item else { return None };
                        let (sessions, last) = taught.get(&line.id).map_or((0, None), |(sessions, last)| (*sessions, Some(*last)));
                        let rating = ratings.get(&line.id).and_then(|points| mean(points, LEVEL)).map(IntervalShown::from);
                        let candidate = Candidate { lecturer: line.id.0, title: title.clone(), subjects: subjects.clone(), sessions, last: last.map(|day| day.to_string()), rating };
                        (*kind == wanted && !line.ended).then_some((last, candidate))
                    })
                    .collect();
                of.sort_by_key(|(last, candidate)| (*last, candidate.lecturer));
                KindNext { kind: wanted.code().into(), held, candidates: of.into_iter().take(TOLD).map(|(_, candidate)| candidate).collect() }
            };
            Ok(kinds.into_iter().map(next).collect::<Vec<_>>())
        })
        .await?;
    Ok(Json(shown))
}
