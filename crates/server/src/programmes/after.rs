//! What came of a session: what students made of it, and their projects before and after.

use axum::{Json, extract::State};
use domain::{
    id::SessionId,
    projects::ContributionState,
    programmes::{PartRole, SeatState},
};
use serde::Serialize;
use store::{programmes, projects};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Path, Signed},
    people::someone::Someone,
    projects::ContributionShown,
};

/// A student with what is confirmed of their work for projects in the year before the session, and since.
#[derive(Serialize, ToSchema)]
pub(super) struct StudentAfter {
    #[serde(flatten)]
    who: Someone,
    before: usize,
    since: usize,
    /// What they made of this session.
    results: usize,
}

#[derive(Serialize, ToSchema)]
pub(super) struct AfterShown {
    students: Vec<StudentAfter>,
    results: Vec<ContributionShown>,
}

/// What came of a session, for students whom the viewer may see.
#[utoipa::path(get, path = "/sessions/{id}/after", tag = "training", responses((status = 200, body = AfterShown)))]
pub(super) async fn after(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<AfterShown>, ApiError> {
    let shown = app
        .read(move |tx| {
            let told = programmes::session(tx, &signed.viewer, SessionId(id))?;
            let made = projects::of_session(tx, &signed.viewer, SessionId(id))?;
            let mut students = Vec::new();
            for part in programmes::parts(tx, &signed.viewer, (told.id, &told.session))? {
                let sat = part.role == PartRole::Student && matches!(part.state, SeatState::Approved | SeatState::Completed);
                let Some(person) = part.person.filter(|_| sat) else { continue };
                let done: Vec<_> = projects::of_person(tx, person)?.into_iter().filter(|one| one.state == ContributionState::Confirmed).map(|one| one.contribution.happened_on).collect();
                let (from, to) = (told.session.from, told.session.to);
                students.push(StudentAfter {
                    who: Someone::of(tx, person)?, before: done.iter().filter(|day| **day < from && from.days_since(**day) <= 365).count(), since: done.iter().filter(|day| **day > to).count(),
                    results: made.iter().filter(|one| one.person == person).count(),
                });
            }
            let results = made.into_iter().map(|one| ContributionShown::of(tx, &signed.viewer, one)).collect::<Result<_, _>>()?;
            Ok(AfterShown { students, results })
        })
        .await?;
    Ok(Json(shown))
}
