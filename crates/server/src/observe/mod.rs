//! Observing over HTTP: studies, statements and their cross-check, comments, teams, the five lines.

mod appraisals;
mod case;
mod chain;
mod comments;
mod competences;
mod matrix;
pub(crate) mod portrait;
mod shown;
mod statements;
mod studies;
mod teams;
mod touchstones;

pub(crate) use self::shown::Someone;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(matrix::matrix))
        .routes(routes!(chain::of_person))
        .routes(routes!(chain::on_line))
        .routes(routes!(studies::list, studies::begin))
        .routes(routes!(studies::one, studies::keep, studies::drop))
        .routes(routes!(studies::publish))
        .routes(routes!(statements::list))
        .routes(routes!(statements::one))
        .routes(routes!(statements::of_person, statements::make))
        .routes(routes!(statements::set_source))
        .routes(routes!(comments::list))
        .routes(routes!(comments::collect))
        .routes(routes!(teams::own, teams::create))
        .routes(routes!(teams::one))
        .routes(routes!(portrait::portrait))
        .routes(routes!(competences::all, competences::add))
        .routes(routes!(competences::change, competences::end))
        .routes(routes!(competences::sheet, competences::bring))
        .routes(routes!(case::package, case::bring))
        .routes(routes!(competences::give))
        .routes(routes!(competences::needs, competences::set_needs))
        .routes(routes!(appraisals::list))
        .routes(routes!(appraisals::open))
        .routes(routes!(appraisals::called))
        .routes(routes!(appraisals::one, appraisals::keep, appraisals::drop))
        .routes(routes!(appraisals::step))
        .routes(routes!(appraisals::classes))
        .routes(routes!(touchstones::list, touchstones::mark))
        .routes(routes!(touchstones::one))
        .routes(routes!(touchstones::end))
}

/// How many lines a page of a list has.
const PAGE: usize = 50;
