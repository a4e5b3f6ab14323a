//! The online classroom over HTTP: lessons and their files, the bank of questions, tests and sittings.

mod bank;
mod lessons;
mod media;
mod mine;
mod results;
mod sheets;
mod sittings;
mod tests;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::app::App;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(lessons::list, lessons::publish))
        .routes(routes!(lessons::one, lessons::change))
        .routes(routes!(lessons::end))
        .routes(routes!(lessons::open))
        .routes(routes!(lessons::watched))
        .routes(routes!(lessons::finish))
        .routes(routes!(lessons::viewers))
        .routes(routes!(bank::list, bank::add))
        .routes(routes!(bank::one, bank::change))
        .routes(routes!(bank::end))
        .routes(routes!(tests::list, tests::set))
        .routes(routes!(tests::one, tests::change))
        .routes(routes!(tests::close))
        .routes(routes!(tests::end))
        .routes(routes!(tests::begin))
        .routes(routes!(results::results))
        .routes(routes!(sittings::one))
        .routes(routes!(sittings::save))
        .routes(routes!(sittings::hand_in))
        .routes(routes!(sittings::mark))
        .routes(routes!(mine::mine))
        .merge(sheets::routes())
        .merge(media::routes())
}

/// Tenths as people write them: 2 or 2.5.
fn points(tenths: u32) -> f64 {
    f64::from(tenths) / 10.0
}
