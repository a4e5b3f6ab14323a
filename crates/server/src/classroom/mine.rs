//! What the reader learnt online: lessons and tests, theirs alone.

use axum::{Json, extract::State};
use serde::Serialize;
use store::classroom::{lessons, sittings, tests, viewings};
use utoipa::ToSchema;

use super::{lessons::ViewingShown, points, tests::SittingLine};
use crate::{app::App, error::ApiError, http::extract::Signed};

#[derive(Serialize, ToSchema)]
struct OwnLesson {
    id: i64,
    number: Option<u32>,
    title: String,
    kind: String,
    hours: f64,
    viewing: ViewingShown,
}

#[derive(Serialize, ToSchema)]
struct OwnSitting {
    number: Option<u32>,
    title: String,
    #[serde(flatten)]
    line: SittingLine,
}

#[derive(Serialize, ToSchema)]
pub(super) struct OwnRecord {
    lessons: Vec<OwnLesson>,
    sittings: Vec<OwnSitting>,
    /// Class hours of lessons completed this year.
    hours: f64,
}

/// The reader's own record of lessons and tests.
#[utoipa::path(get, path = "/classroom/mine", tag = "classroom", responses((status = 200, body = OwnRecord)))]
pub(super) async fn mine(State(app): State<App>, signed: Signed) -> Result<Json<OwnRecord>, ApiError> {
    let record = app
        .read(move |tx| {
            let (year, viewer) = (tx.today().year(), &signed.viewer);
            let mut record = OwnRecord { lessons: Vec::new(), sittings: Vec::new(), hours: 0.0 };
            let Some(person) = viewer.person() else { return Ok(record) };
            let mut tenths = 0;
            for it in viewings::every_of(tx, person)? {
                // One that was taken out of sight stays on the record.
                let told = lessons::load(tx, it.lesson)?;
                if it.done_on.is_some_and(|day| day.year() == year) {
                    tenths += told.lesson.tenths;
                }
                record.lessons.push(OwnLesson {
                    id: told.id.0, number: told.lesson.number, title: told.lesson.title.clone(), kind: told.lesson.matter.kind().code().into(), hours: points(told.lesson.tenths), viewing: ViewingShown::of(&told.lesson, &it),
                });
            }
            for it in sittings::every_of(tx, person)? {
                let told = tests::find(tx, viewer, it.test)?;
                record.sittings.push(OwnSitting { number: told.test.number, title: told.test.title, line: SittingLine::of(&it) });
            }
            record.hours = points(tenths);
            Ok(record)
        })
        .await?;
    Ok(Json(record))
}
