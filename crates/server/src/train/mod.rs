//! The training section over HTTP: catalogues, gaps, hours, and a person's own training.

mod catalogue;
mod catching_up;
pub(crate) mod effect;
mod gaps;
mod handbook;
mod hours;
mod needs;
mod orders;
mod own;
mod proposals;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(catalogue::list, catalogue::add))
        .routes(routes!(catalogue::one, catalogue::change))
        .routes(routes!(catalogue::end))
        .routes(routes!(gaps::list, gaps::record))
        .routes(routes!(gaps::act))
        .routes(routes!(orders::list, orders::place))
        .routes(routes!(orders::act))
        .routes(routes!(handbook::list, handbook::publish))
        .routes(routes!(handbook::one, handbook::change))
        .routes(routes!(handbook::file))
        .routes(routes!(handbook::read))
        .routes(routes!(hours::ledger))
        .routes(routes!(catching_up::proposals))
        .routes(routes!(catching_up::months))
        .routes(routes!(catching_up::information_set))
        .routes(routes!(own::of_person))
        .routes(routes!(needs::list))
        .routes(routes!(needs::record))
        .routes(routes!(proposals::propose, proposals::carry_out))
        .merge(effect::routes())
}
