//! Questions, suggestions and ideas about a session over HTTP; opinions of a symposium that become problems.

use std::collections::BTreeMap;

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    id::{PartId, SessionId, VoiceId},
    message::Arguments,
    problems::ProblemKind,
    programmes::VoiceKind,
};
use serde::{Deserialize, Serialize};
use store::{Tx, access::Viewer, ledger, notices, programmes::{self, Voice}};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
};

#[derive(Serialize, ToSchema)]
pub(super) struct VoiceShown {
    id: i64,
    kind: String,
    /// Empty where it was said without a name.
    by: String,
    said: String,
    said_at: String,
    answer: String,
    answered_by: String,
    own: bool,
}

fn show(tx: &mut Tx<'_>, viewer: &Viewer, voices: Vec<Voice>) -> Result<Vec<VoiceShown>, store::Error> {
    let accounts: Vec<_> = voices.iter().flat_map(|voice| [voice.account, voice.answered_by]).flatten().collect();
    let names: BTreeMap<_, _> = ledger::account_names(tx, &accounts)?;
    let name = |account: Option<domain::id::AccountId>| account.and_then(|account| names.get(&account).cloned()).unwrap_or_default();
    let shown = voices.into_iter().map(|voice| VoiceShown {
        id: voice.id.0, kind: voice.kind.code().into(), by: name(voice.account), said: voice.said, said_at: if voice.account.is_some() { voice.said_at.to_minute() } else { voice.said_at.day().to_string() },
        answer: voice.answer, answered_by: name(voice.answered_by), own: voice.account == Some(viewer.account()),
    });
    Ok(shown.collect())
}

/// What was said about a session, the first first.
#[utoipa::path(get, path = "/sessions/{id}/voices", tag = "training", responses((status = 200, body = Vec<VoiceShown>)))]
pub(super) async fn list(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Vec<VoiceShown>>, ApiError> {
    let shown = app
        .read(move |tx| {
            let voices = programmes::voices(tx, &signed.viewer, SessionId(id))?;
            show(tx, &signed.viewer, voices)
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Saying {
    #[schema(value_type = String)]
    kind: VoiceKind,
    text: String,
    /// A suggestion may be made without a name.
    #[serde(default = "yes")]
    named: bool,
}

const fn yes() -> bool {
    true
}

/// Asks, suggests or shares something.
#[utoipa::path(post, path = "/sessions/{id}/voices", tag = "training", request_body = Saying, responses((status = 201, body = Vec<VoiceShown>)))]
pub(super) async fn say(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(saying): Body<Saying>) -> Result<(StatusCode, Json<Vec<VoiceShown>>), ApiError> {
    let shown = app
        .write(move |tx| {
            programmes::say(tx, &signed.viewer, (SessionId(id), saying.kind), (&saying.text, saying.named))?;
            let voices = programmes::voices(tx, &signed.viewer, SessionId(id))?;
            show(tx, &signed.viewer, voices)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(shown)))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Answering {
    answer: String,
}

/// Answers a question, or says what was changed because of a suggestion.
#[utoipa::path(post, path = "/sessions/{id}/voices/{voice}", tag = "training", request_body = Answering, responses((status = 200, body = Vec<VoiceShown>)))]
pub(super) async fn answer(State(app): State<App>, signed: Signed, Path((id, voice)): Path<(i64, i64)>, Body(answering): Body<Answering>) -> Result<Json<Vec<VoiceShown>>, ApiError> {
    let shown = app
        .write(move |tx| {
            let account = programmes::answer(tx, &signed.viewer, (SessionId(id), VoiceId(voice)), &answering.answer)?;
            let title = programmes::session(tx, &signed.viewer, SessionId(id))?.session.title;
            if let Some(account) = account {
                notices::tell(tx, account, "voice_answered", &Arguments::from([("title".to_owned(), title)]), &format!("/training/sessions/{id}"))?;
            }
            let voices = programmes::voices(tx, &signed.viewer, SessionId(id))?;
            show(tx, &signed.viewer, voices)
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FollowUp {
    #[schema(value_type = String)]
    kind: ProblemKind,
    title: String,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Followed {
    problem: i64,
}

/// What somebody said becomes a problem with an owner and a clock.
#[utoipa::path(post, path = "/sessions/{id}/people/{part}/problem", tag = "training", request_body = FollowUp, responses((status = 201, body = Followed)))]
pub(super) async fn follow_up(State(app): State<App>, signed: Signed, Path((id, part)): Path<(i64, i64)>, Body(asked): Body<FollowUp>) -> Result<(StatusCode, Json<Followed>), ApiError> {
    let problem = app.write(move |tx| programmes::follow_up(tx, &signed.viewer, (SessionId(id), PartId(part)), (asked.kind, &asked.title))).await?;
    Ok((StatusCode::CREATED, Json(Followed { problem: problem.0 })))
}
