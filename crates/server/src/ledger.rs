//! Evidence over HTTP: recorded, replaced, commented on, contested by the person, answered.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
};
use domain::{
    access::role::Permission,
    date::Day,
    id::{EntryId, PersonId},
    ledger::{Claim, ContestState, Stage},
    message::{Arguments, Refusal},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Sight, Viewer, viewer},
    ledger::{self, Told},
    notices,
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, RequestKey, Signed},
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(entries, record))
        .routes(routes!(replace))
        .routes(routes!(comment))
        .routes(routes!(contest))
        .routes(routes!(answer))
}

#[derive(Serialize, ToSchema)]
struct AttachmentShown {
    file: String,
    name: String,
    bytes: i64,
}

#[derive(Serialize, ToSchema)]
struct CommentShown {
    by: String,
    at: String,
    text: String,
}

#[derive(Serialize, ToSchema)]
struct ContestShown {
    state: String,
    by: String,
    at: String,
    text: String,
    answer: Option<String>,
    answered_at: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct EntryShown {
    id: i64,
    happened_on: String,
    recorded_at: String,
    recorded_by: String,
    stage: String,
    kind: String,
    source: String,
    tier: String,
    front_line: Option<String>,
    channel: Option<String>,
    place: String,
    who: String,
    title: String,
    text: Option<String>,
    attachments: Vec<AttachmentShown>,
    replaces: Option<i64>,
    replaced_by: Option<i64>,
    comments: Vec<CommentShown>,
    contest: Option<ContestShown>,
    position: Option<i64>,
    may: Vec<&'static str>,
}

fn may(told: &Told, sight: &Sight, viewer: &Viewer) -> Vec<&'static str> {
    let open = told.contest.as_ref().is_some_and(|contest| contest.state == ContestState::Open);
    let stands = told.replaced_by.is_none();
    let keeps = sight.may(Permission::EvidenceWrite);
    let own_words = told.entry.recorded_by == viewer.account();
    let mut may = Vec::new();
    for (allowed, word) in [
        (stands && (keeps || (sight.own && own_words)), "replace"),
        (stands && sight.own && !open, "contest"),
        (sight.own || keeps, "comment"),
        (open && keeps && !sight.own && !own_words, "answer"),
    ] {
        if allowed {
            may.push(word);
        }
    }
    may
}

fn show(tx: &mut Tx<'_>, told: Told, sight: &Sight, viewer: &Viewer, person_name: &str) -> Result<EntryShown, store::Error> {
    let mut ids = vec![told.entry.recorded_by];
    ids.extend(told.comments.iter().map(|comment| comment.account));
    let names = ledger::account_names(tx, &ids)?;
    let name = |id| names.get(&id).cloned().unwrap_or_default();
    let may = may(&told, sight, viewer);
    let entry = told.entry;
    Ok(EntryShown {
        id: entry.id.0,
        happened_on: entry.happened_on.to_string(),
        recorded_at: entry.recorded_at.to_minute(),
        recorded_by: name(entry.recorded_by),
        stage: entry.stage.code().into(),
        kind: entry.kind.code().into(),
        source: entry.source.code().into(),
        tier: entry.tier.code().into(),
        front_line: entry.front_line.map(|line| line.code().into()),
        channel: entry.channel.map(|channel| channel.code().into()),
        place: told.words.as_ref().map(|words| words.place.clone()).unwrap_or_default(),
        who: told.words.as_ref().map(|words| words.who.clone()).unwrap_or_default(),
        title: told.words.as_ref().map(|words| words.title.clone()).unwrap_or_default(),
        text: told.words.map(|words| words.text),
        attachments: told.attachments.into_iter().map(|file| AttachmentShown { file: file.hash, name: file.name, bytes: file.bytes }).collect(),
        replaces: entry.replaces.map(|id| id.0),
        replaced_by: told.replaced_by.map(|id| id.0),
        comments: told.comments.iter().map(|comment| CommentShown { by: name(comment.account), at: comment.at.to_minute(), text: comment.text.clone() }).collect(),
        contest: told.contest.map(|contest| ContestShown {
            state: contest.state.code().into(), by: person_name.to_owned(), at: contest.opened_at.to_minute(), text: contest.text,
            answer: contest.answer, answered_at: contest.answered_at.map(domain::date::Instant::to_minute),
        }),
        position: told.position,
        may,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntriesAsked {
    cursor: Option<i64>,
    stage: Option<String>,
    as_of: Option<String>,
    known_at: Option<i64>,
}

#[derive(Serialize, ToSchema)]
struct EntryPage {
    rows: Vec<EntryShown>,
    next: Option<String>,
}

/// A person's evidence as far as the viewer's sight goes, the newest first.
#[utoipa::path(get, path = "/people/{id}/evidence", tag = "ledger", responses((status = 200, body = EntryPage)))]
async fn entries(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Asked(asked): Asked<EntriesAsked>) -> Result<Json<EntryPage>, ApiError> {
    const PAGE: i64 = 50;
    let person = PersonId(id);
    let code = |text: &String| Stage::from_code(text).ok_or_else(|| Refusal::new("refusal.code").with("value", text).at("stage"));
    let stage = asked.stage.as_ref().filter(|text| !text.is_empty()).map(code).transpose()?;
    let day = |text: &String| text.parse::<Day>().map_err(|_| Refusal::new("refusal.date").with("value", text).at("as_of"));
    let as_of = asked.as_of.as_ref().filter(|text| !text.is_empty()).map(day).transpose()?;
    let question = ledger::Question { stage, before: asked.cursor, known_at: asked.known_at, as_of, limit: PAGE };
    let page = app
        .write(move |tx| {
            let sight = viewer::see(tx, &signed.viewer, person)?;
            let name = store::people::person::name_of(tx, person)?.unwrap_or_default();
            let told = ledger::entries(tx, person, &sight, &question)?;
            let next = told.last().filter(|_| told.len() == 50).map(|last| last.entry.id.to_string());
            tx.audit(&signed.viewer, "read_evidence", &[person.0], "")?;
            let rows = told.into_iter().map(|told| show(tx, told, &sight, &signed.viewer, &name)).collect::<Result<_, _>>()?;
            Ok(EntryPage { rows, next })
        })
        .await?;
    Ok(Json(page))
}

/// Loads an entry that the viewer may see, with the sight on its person.
fn seen(tx: &mut Tx<'_>, viewer: &Viewer, id: EntryId) -> Result<(Told, Sight), store::Error> {
    let told = ledger::told(tx, id)?;
    let sight = viewer::see(tx, viewer, told.entry.person)?;
    if told.entry.tier <= sight.tier { Ok((told, sight)) } else { Err(store::Error::NotFound) }
}

fn shown(tx: &mut Tx<'_>, viewer: &Viewer, id: EntryId) -> Result<EntryShown, store::Error> {
    let (told, sight) = seen(tx, viewer, id)?;
    let name = store::people::person::name_of(tx, told.entry.person)?.unwrap_or_default();
    show(tx, told, &sight, viewer, &name)
}

fn may_record(sight: &Sight) -> Result<(), store::Error> {
    if sight.own || sight.may(Permission::EvidenceWrite) {
        return Ok(());
    }
    Err(Refusal::new("refusal.not_permitted").with("permission", Permission::EvidenceWrite.key()).into())
}

/// Tells the person of an entry they may read that somebody else recorded.
fn tell_person(tx: &mut Tx<'_>, viewer: &Viewer, (person, claim): (PersonId, &Claim), id: EntryId) -> Result<(), store::Error> {
    if viewer.person() == Some(person) || claim.tier > domain::access::tier::Tier::Organisation {
        return Ok(());
    }
    for account in store::access::account::of_person(tx, person)? {
        notices::tell(tx, account, "entry_added", &Arguments::from([("title".to_owned(), claim.title.clone()), ("name".to_owned(), viewer.shown_name())]), &format!("/people/{person}?entry={id}"))?;
    }
    Ok(())
}

/// Records evidence on a person's file. The same idempotency key records it once.
#[utoipa::path(post, path = "/people/{id}/evidence", tag = "ledger", request_body = Object, responses((status = 201, body = EntryShown)))]
async fn record(State(app): State<App>, signed: Signed, Path(id): Path<i64>, RequestKey(key): RequestKey, Body(claim): Body<Claim>) -> Result<(StatusCode, Json<EntryShown>), ApiError> {
    let person = PersonId(id);
    let entry = app
        .write(move |tx| {
            let sight = viewer::see(tx, &signed.viewer, person)?;
            may_record(&sight)?;
            let body = serde_json::to_string(&claim)?;
            if let Some(done) = store::access::request::answered(tx, &signed.viewer, key.as_deref(), &body)? {
                return shown(tx, &signed.viewer, EntryId(done));
            }
            let id = ledger::append(tx, &signed.viewer, person, &claim, None)?;
            store::access::request::answer(tx, &signed.viewer, key.as_deref(), &body, id.0)?;
            tell_person(tx, &signed.viewer, (person, &claim), id)?;
            tx.audit(&signed.viewer, "evidence_recorded", &[person.0], claim.stage.code())?;
            shown(tx, &signed.viewer, id)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(entry)))
}

#[derive(Clone, Deserialize)]
struct Replacement {
    #[serde(flatten)]
    claim: Claim,
    why: String,
}

/// Puts a corrected entry in the place of another; both stay readable.
#[utoipa::path(post, path = "/evidence/{id}/replacement", tag = "ledger", request_body = Object, responses((status = 201, body = EntryShown)))]
async fn replace(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(mut asked): Body<serde_json::Value>) -> Result<(StatusCode, Json<EntryShown>), ApiError> {
    let why = asked.as_object_mut().and_then(|body| body.remove("why")).and_then(|why| why.as_str().map(str::to_owned)).unwrap_or_default();
    let claim: Claim = serde_json::from_value(asked).map_err(|error| Refusal::new("refusal.body").with("reason", error))?;
    let asked = Replacement { claim, why };
    let entry = app
        .write(move |tx| {
            let (told, sight) = seen(tx, &signed.viewer, EntryId(id))?;
            may_record(&sight)?;
            domain::ledger::replace(told.replaced_by, &asked.why)?;
            let new = ledger::append(tx, &signed.viewer, told.entry.person, &asked.claim, Some(EntryId(id)))?;
            tx.audit(&signed.viewer, "evidence_replaced", &[told.entry.person.0], &asked.why)?;
            shown(tx, &signed.viewer, new)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(entry)))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Said {
    text: String,
}

#[utoipa::path(post, path = "/evidence/{id}/comments", tag = "ledger", request_body = Said, responses((status = 201, body = EntryShown)))]
async fn comment(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(said): Body<Said>) -> Result<(StatusCode, Json<EntryShown>), ApiError> {
    let entry = app
        .write(move |tx| {
            let (told, sight) = seen(tx, &signed.viewer, EntryId(id))?;
            may_record(&sight)?;
            ledger::comment(tx, &signed.viewer, &told.entry, &said.text)?;
            tx.audit(&signed.viewer, "evidence_commented", &[told.entry.person.0], "")?;
            shown(tx, &signed.viewer, EntryId(id))
        })
        .await?;
    Ok((StatusCode::CREATED, Json(entry)))
}

/// The person says that an entry is not right; whoever recorded it is told.
#[utoipa::path(post, path = "/evidence/{id}/contest", tag = "ledger", request_body = Said, responses((status = 201, body = EntryShown)))]
async fn contest(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(said): Body<Said>) -> Result<(StatusCode, Json<EntryShown>), ApiError> {
    let entry = app
        .write(move |tx| {
            let (told, _) = seen(tx, &signed.viewer, EntryId(id))?;
            ledger::contest(tx, &signed.viewer, &told.entry, &said.text)?;
            let arguments = Arguments::from([("name".to_owned(), signed.viewer.name().to_owned())]);
            notices::tell(tx, told.entry.recorded_by, "contested", &arguments, &format!("/people/{}?entry={id}", told.entry.person))?;
            tx.audit(&signed.viewer, "evidence_contested", &[told.entry.person.0], "")?;
            shown(tx, &signed.viewer, EntryId(id))
        })
        .await?;
    Ok((StatusCode::CREATED, Json(entry)))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Answer {
    upheld: bool,
    text: String,
}

/// Answers a contest: not by the person, nor by whoever recorded the entry. The person is told.
#[utoipa::path(post, path = "/evidence/{id}/contest/answer", tag = "ledger", request_body = Answer, responses((status = 200, body = EntryShown)))]
async fn answer(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<Answer>) -> Result<Json<EntryShown>, ApiError> {
    let entry = app
        .write(move |tx| {
            let (told, sight) = seen(tx, &signed.viewer, EntryId(id))?;
            if !sight.may(Permission::EvidenceWrite) {
                return Err(Refusal::new("refusal.not_permitted").with("permission", Permission::EvidenceWrite.key()).into());
            }
            ledger::answer(tx, &signed.viewer, &told.entry, asked.upheld, &asked.text)?;
            for account in store::access::account::of_person(tx, told.entry.person)? {
                let state = if asked.upheld { ContestState::Upheld } else { ContestState::Dismissed };
                notices::tell(tx, account, "contest_answered", &Arguments::from([("state".to_owned(), state.key())]), &format!("/people/{}?entry={id}", told.entry.person))?;
            }
            tx.audit(&signed.viewer, "contest_answered", &[told.entry.person.0], "")?;
            shown(tx, &signed.viewer, EntryId(id))
        })
        .await?;
    Ok(Json(entry))
}
