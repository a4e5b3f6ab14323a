//! Search of everything: people and units by name, and records by their words.

use axum::{Json, extract::State};
use domain::{
    access::role::Permission,
    id::{EntryId, PersonId},
    people::filter::{Field, Filter},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, viewer},
    ledger,
    people::person,
    search::{answer, words::{self, Found}},
};
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

/// A kind of record that is found by its words: what of it to show, if the viewer may see it.
type Teller = fn(&mut Tx<'_>, &Viewer, &Found) -> Result<Option<Hit>, store::Error>;

/// Every kind there is; a stage adds its own.
const TELLERS: &[(&str, Teller)] = &[("entry", entry)];

fn entry(tx: &mut Tx<'_>, viewer: &Viewer, found: &Found) -> Result<Option<Hit>, store::Error> {
    let person = PersonId(found.owner);
    let told = ledger::told(tx, EntryId(found.id))?;
    let seen = viewer::sight(tx, viewer, person)?.is_some_and(|sight| told.entry.tier <= sight.tier);
    let Some(words) = told.words.filter(|_| seen) else { return Ok(None) };
    let detail = format!("{} · {}", person::name_of(tx, person)?.unwrap_or_default(), told.entry.happened_on);
    Ok(Some(Hit { kind: found.kind.clone(), id: found.id, title: words.title, detail, link: format!("/people/{person}?entry={}", found.id) }))
}

/// How many records with the words are looked at for those the viewer may see.
const LOOKED_AT: i64 = 500;

/// Records that hold the words, inside the viewer's reach.
fn worded(tx: &mut Tx<'_>, viewer: &Viewer, text: &str, limit: usize) -> Result<Vec<Hit>, store::Error> {
    let mut hits = Vec::new();
    for found in words::find(tx, text, LOOKED_AT)? {
        let Some((_, teller)) = TELLERS.iter().find(|(kind, _)| *kind == found.kind) else { continue };
        hits.extend(teller(tx, viewer, &found)?);
        if hits.len() == limit {
            break;
        }
    }
    Ok(hits)
}

/// People and units whose name holds the text, by character, pinyin or initials, then records that hold its words;
/// inside the viewer's reach.
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
                hits.extend(worded(tx, &signed.viewer, &text, limit)?);
                Ok(hits)
            })
        })
        .await?;
    Ok(Json(hits))
}
