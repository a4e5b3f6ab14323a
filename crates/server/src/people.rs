//! Finding people, and their files: read, corrected, printed.

pub mod card;
mod edit;
mod file;
pub mod form;
pub mod readers;
mod saved;
pub(crate) mod someone;
pub(crate) mod find;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::app::App;

pub(crate) use find::{SearchAnswer, XLSX, ask, attachment};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(find::fields))
        .routes(routes!(find::codes))
        .routes(routes!(find::search))
        .routes(routes!(find::export))
        .routes(routes!(saved::list, saved::create))
        .routes(routes!(saved::change, saved::remove))
        .routes(routes!(edit::create))
        .routes(routes!(file::file))
        .routes(routes!(file::card))
        .routes(routes!(file::photo, edit::set_photo))
        .routes(routes!(file::identity_number))
        .routes(routes!(file::history))
        .routes(routes!(file::recent))
        .routes(routes!(readers::readers))
        .routes(routes!(edit::change))
        .routes(routes!(edit::add_row))
        .routes(routes!(edit::correct_row, edit::withdraw_row))
        .routes(routes!(form::form))
        .routes(routes!(form::lrmx))
        .routes(routes!(form::forms))
}
