//! Comments on officials over HTTP. The giver goes in and never comes out.

use std::collections::BTreeMap;

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    access::role::Permission,
    id::PersonId,
    ledger::{Channel, FrontLine, SourceKind},
    message::Refusal,
    observe::Comment,
};
use serde::{Deserialize, Serialize};
use store::{
    access::request,
    observe::comments::{self, Giver, Question},
};
use utoipa::ToSchema;

use super::{PAGE, shown::Someone, statements::Made};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, RequestKey, Signed, cut},
    problems::code,
};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CommentAsked {
    #[schema(value_type = Object)]
    comment: Comment,
    /// Kept sealed and apart; no page, export or log shows it.
    #[serde(default)]
    #[schema(value_type = Object)]
    giver: Option<Giver>,
}

/// Puts a comment onto a person's file. The same idempotency key records it once.
#[utoipa::path(post, path = "/people/{id}/comments", tag = "observe", request_body = CommentAsked, responses((status = 201, body = Made)))]
pub(super) async fn collect(
    State(app): State<App>, signed: Signed, Path(id): Path<i64>, RequestKey(key): RequestKey, Body(asked): Body<CommentAsked>,
) -> Result<(StatusCode, Json<Made>), ApiError> {
    let digest = format!("{id} {asked:?}");
    let made = app
        .write(move |tx| {
            if signed.viewer.person() == Some(PersonId(id)) {
                return Err(Refusal::new("refusal.observe_self").into());
            }
            if let Some(done) = request::answered(tx, &signed.viewer, key.as_deref(), &digest)? {
                return Ok(done);
            }
            let entry = comments::collect(tx, &signed.viewer, PersonId(id), (&asked.comment, asked.giver.as_ref()))?;
            request::answer(tx, &signed.viewer, key.as_deref(), &digest, entry.0)?;
            Ok(entry.0)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(Made { id: made })))
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListAsked {
    person: Option<i64>,
    group: Option<String>,
    channel: Option<String>,
    front_line: Option<String>,
    q: Option<String>,
    cursor: Option<i64>,
}

#[derive(Serialize, ToSchema)]
struct CommentShown {
    entry: i64,
    #[serde(flatten)]
    about: Someone,
    given_on: String,
    group: String,
    channel: Option<String>,
    front_line: Option<String>,
    text: String,
}

#[derive(Serialize, ToSchema)]
struct Counted {
    #[serde(flatten)]
    about: Someone,
    count: usize,
}

#[derive(Serialize, ToSchema)]
pub(super) struct CommentPage {
    rows: Vec<CommentShown>,
    next: Option<String>,
    all: usize,
    /// Those with the most first.
    people: Vec<Counted>,
    groups: BTreeMap<String, usize>,
    lines: BTreeMap<String, usize>,
}

/// How many people a page counts by name.
const PEOPLE: usize = 20;

/// Comments on people the viewer observes, the latest first, counted by person, group and line.
#[utoipa::path(get, path = "/comments", tag = "observe", responses((status = 200, body = CommentPage)))]
pub(super) async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<ListAsked>) -> Result<Json<CommentPage>, ApiError> {
    signed.viewer.must(Permission::Observe)?;
    let question = Question {
        person: asked.person.map(PersonId), group: asked.group.as_deref().map(|text| code(text, "group", SourceKind::from_code)).transpose()?,
        channel: asked.channel.as_deref().map(|text| code(text, "channel", Channel::from_code)).transpose()?,
        front_line: asked.front_line.as_deref().map(|text| code(text, "front_line", FrontLine::from_code)).transpose()?, words: asked.q.unwrap_or_default(),
        before: asked.cursor, limit: PAGE + 1,
    };
    let searcher = app.searcher.clone();
    let page = app
        .write(move |tx| {
            searcher.with(tx, |tx, index| {
                let (mut lines, counts) = comments::list(tx, index, &signed.viewer, &question)?;
                let next = cut(&mut lines, PAGE, |line| line.entry.to_string());
                tx.audit(&signed.viewer, "read_comments", &[], "")?;
                let mut rows = Vec::new();
                for line in lines {
                    rows.push(CommentShown {
                        entry: line.entry.0, about: Someone::of(tx, line.person)?, given_on: line.given_on.to_string(), group: line.group.code().into(),
                        channel: line.channel.map(|channel| channel.code().into()), front_line: line.front_line.map(|line| line.code().into()), text: line.text,
                    });
                }
                let mut most: Vec<(PersonId, usize)> = counts.people.into_iter().collect();
                most.sort_by_key(|(person, count)| (std::cmp::Reverse(*count), *person));
                let people = most.into_iter().take(PEOPLE).map(|(person, count)| Ok(Counted { about: Someone::of(tx, person)?, count }));
                Ok(CommentPage {
                    rows, next, all: counts.all, people: people.collect::<Result<_, store::Error>>()?,
                    groups: counts.groups.into_iter().map(|(group, count)| (group.code().to_owned(), count)).collect(),
                    lines: counts.lines.into_iter().map(|(line, count)| (line.code().to_owned(), count)).collect(),
                })
            })
        })
        .await?;
    Ok(Json(page))
}
