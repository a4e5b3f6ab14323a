//! Programmes over HTTP: the series, campaigns, cohorts and discussions of the training section, and their sessions.

mod after;
mod boards;
pub(crate) mod calendars;
mod certificates;
mod cohort;
mod contest;
mod report;
mod seats;
mod sessions;
mod sheets;
mod shown;
mod signs;
mod timetable;
mod voices;

use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) use self::{cohort::MemberShown, shown::SessionLine};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(boards::list, boards::create))
        .routes(routes!(boards::one, boards::change))
        .routes(routes!(boards::pool))
        .routes(routes!(sessions::list, sessions::plan))
        .routes(routes!(sessions::one, sessions::change))
        .routes(routes!(timetable::timetable))
        .routes(routes!(sessions::step))
        .routes(routes!(sessions::move_lesson))
        .routes(routes!(sessions::shift))
        .routes(routes!(seats::required))
        .routes(routes!(seats::name))
        .routes(routes!(seats::act))
        .routes(routes!(seats::organise))
        .routes(routes!(signs::code))
        .routes(routes!(signs::sign))
        .routes(routes!(signs::mark))
        .routes(routes!(report::report))
        .routes(routes!(certificates::of_session))
        .routes(routes!(certificates::check))
        .routes(routes!(calendars::make))
        .routes(routes!(calendars::calendar))
        .routes(routes!(voices::list, voices::say))
        .routes(routes!(voices::answer))
        .routes(routes!(voices::follow_up))
        .routes(routes!(after::after))
        .routes(routes!(contest::table, contest::score))
        .routes(routes!(contest::publish))
        .routes(routes!(cohort::members, cohort::join))
        .routes(routes!(cohort::act))
        .merge(sheets::routes())
}
