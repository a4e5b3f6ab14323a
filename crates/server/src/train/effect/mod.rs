//! What came of training over HTTP: of one session on four levels, of courses and lecturers over the years, and the questions
//! asked months later.

mod courses;
mod follow_ups;
mod next;
pub(crate) mod reaction;
mod session;

use serde::Serialize;
use statistics::{Gain, Interval};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(session::effect))
        .routes(routes!(session::scores))
        .routes(routes!(reaction::ask))
        .routes(routes!(courses::effects))
        .routes(routes!(next::lecturers))
        .routes(routes!(follow_ups::waiting))
        .routes(routes!(follow_ups::answer))
}

/// How sure an interval is to hold the truth.
pub(crate) const LEVEL: f64 = 0.9;

/// An estimate with its interval of nine in ten.
#[derive(Clone, Copy, Serialize, ToSchema)]
pub(crate) struct IntervalShown {
    estimate: f64,
    low: f64,
    high: f64,
    /// Values it rests on.
    n: usize,
}

impl From<Interval> for IntervalShown {
    fn from(it: Interval) -> Self {
        Self { estimate: it.estimate, low: it.low, high: it.high, n: it.n }
    }
}

impl From<Gain> for IntervalShown {
    fn from(it: Gain) -> Self {
        Self { estimate: it.estimate, low: it.low, high: it.high, n: it.n }
    }
}
