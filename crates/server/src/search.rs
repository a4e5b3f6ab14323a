//! Search of everything: people and units now; each later stage adds its records.

use axum::{Json, extract::State};
use domain::{access::role::Permission, people::filter::{Field, Filter}};
use serde::{Deserialize, Serialize};
use store::{people::person, search::answer};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Signed},
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(search))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SearchAsked {
    q: String,
    limit: Option<usize>,
}

#[derive(Serialize, ToSchema)]
struct Hit {
    kind: String,
    id: i64,
    title: String,
    detail: String,
    link: String,
}

/// Records whose name holds the text, by character, pinyin or initials, inside the viewer's reach.
#[utoipa::path(get, path = "/search", tag = "search", responses((status = 200, body = Vec<Hit>)))]
async fn search(State(app): State<App>, signed: Signed, Asked(asked): Asked<SearchAsked>) -> Result<Json<Vec<Hit>>, ApiError> {
    let text = asked.q.trim().to_owned();
    if text.is_empty() {
        return Ok(Json(Vec::new()));
    }
    let limit = asked.limit.unwrap_or(20).clamp(1, 50);
    let filter = Filter::Has { field: Field::Name, text: text.clone() };
    filter.check(signed.viewer.tier().max(domain::access::tier::Tier::Organisation))?;
    let searcher = app.searcher.clone();
    let hits = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let mut hits = Vec::new();
                for ordinal in answer::found(tx, index, &signed.viewer, Some(&filter))?.iter().take(limit) {
                    let id = index.person(ordinal);
                    hits.push(Hit { kind: "person".into(), id: id.0, title: person::name_of(tx, id)?.unwrap_or_default(), detail: person::present_post(tx, id)?, link: format!("/people/{id}") });
                }
                if signed.viewer.may(Permission::UnitsRead) {
                    for node in index.org.find(&text, limit) {
                        let path: Vec<&str> = index.org.path(node.id).iter().map(|above| above.name.as_str()).collect();
                        hits.push(Hit { kind: "unit".into(), id: node.id.0, title: node.name.clone(), detail: path.join(" / "), link: format!("/units/{}", node.id) });
                    }
                }
                Ok(hits)
            })
        })
        .await?;
    Ok(Json(hits))
}
