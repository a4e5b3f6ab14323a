//! Programmes over HTTP: the series, campaigns, cohorts and discussions of the training section, and their sessions.

mod boards;
mod report;
mod seats;
mod sessions;
mod shown;
mod signs;

use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) use self::shown::SessionLine;
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(boards::list, boards::create))
        .routes(routes!(boards::one, boards::change))
        .routes(routes!(boards::pool))
        .routes(routes!(sessions::list, sessions::plan))
        .routes(routes!(sessions::one, sessions::change))
        .routes(routes!(sessions::step))
        .routes(routes!(seats::required))
        .routes(routes!(seats::name))
        .routes(routes!(seats::act))
        .routes(routes!(seats::organise))
        .routes(routes!(signs::code))
        .routes(routes!(signs::sign))
        .routes(routes!(signs::mark))
        .routes(routes!(report::report))
}
