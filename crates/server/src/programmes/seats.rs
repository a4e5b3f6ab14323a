//! Seats over HTTP: who must come, who is named, what becomes of a seat.

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    id::{PartId, PersonId, SessionId},
    message::Arguments,
    programmes::{PartRole, SeatState},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::account,
    notices,
    programmes::{self, Deed, Naming},
};
use utoipa::ToSchema;

use super::shown::{SessionShown, show};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
    people::someone::Someone,
    problems::unit_name,
};

#[derive(Serialize, ToSchema)]
pub(super) struct RequiredShown {
    #[serde(flatten)]
    who: Someone,
    unit: i64,
    unit_name: String,
    /// Their state on the roster; none for somebody missing.
    state: Option<String>,
    sat_before: bool,
}

/// Holders of the seats that the programme asks for, those missing from the roster first.
#[utoipa::path(get, path = "/sessions/{id}/required", tag = "training", responses((status = 200, body = Vec<RequiredShown>)))]
pub(super) async fn required(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Vec<RequiredShown>>, ApiError> {
    let searcher = app.searcher.clone();
    let shown = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let told = programmes::session(tx, &signed.viewer, SessionId(id))?;
                signed.viewer.must(domain::access::role::Permission::Train)?;
                let reach = index.reach_of(&signed.viewer, domain::access::role::Permission::Train);
                let mut shown = Vec::new();
                for one in programmes::required(tx, index, (told.id, &told.session))? {
                    if index.ordinal(one.person).is_some_and(|at| reach.has(at)) {
                        shown.push(RequiredShown {
                            who: Someone::of(tx, one.person)?, unit: one.unit.0, unit_name: unit_name(tx, one.unit)?, state: one.state.map(|state| state.code().into()),
                            sat_before: one.sat_before,
                        });
                    }
                }
                Ok(shown)
            })
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NamingAsked {
    #[serde(default)]
    people: Vec<i64>,
    #[serde(default)]
    guests: Vec<String>,
    /// The warnings were read.
    #[serde(default)]
    anyway: bool,
}

/// What became of one of those named.
#[derive(Serialize, ToSchema)]
pub(super) struct NamedShown {
    person: Option<i64>,
    name: String,
    state: Option<String>,
    /// Codes of what stands against it.
    held: Vec<String>,
    /// None of it can be gone over.
    forbidden: bool,
    unknown: bool,
}

/// Tells those whose seat changed.
fn tell(tx: &mut Tx<'_>, id: SessionId, title: &str, changed: &[(PersonId, SeatState)]) -> Result<(), store::Error> {
    for (person, state) in changed {
        if *state == SeatState::Nominated {
            continue;
        }
        let arguments = Arguments::from([("title".to_owned(), title.to_owned())]);
        for account in account::of_person(tx, *person)? {
            notices::tell(tx, account, &format!("seat_{}", state.code()), &arguments, &format!("/training/sessions/{id}"))?;
        }
    }
    Ok(())
}

/// Names people for a session; each gets an answer of their own.
#[utoipa::path(post, path = "/sessions/{id}/seats", tag = "training", request_body = NamingAsked, responses((status = 200, body = Vec<NamedShown>)))]
pub(super) async fn name(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<NamingAsked>) -> Result<Json<Vec<NamedShown>>, ApiError> {
    let searcher = app.searcher.clone();
    let shown = app
        .write(move |tx| {
            let naming = Naming { people: asked.people.iter().copied().map(PersonId).collect(), guests: asked.guests.clone(), anyway: asked.anyway };
            searcher.with(tx, |tx, index| {
                let named = programmes::name_seats(tx, index, &signed.viewer, (SessionId(id), &naming))?;
                let title = programmes::session(tx, &signed.viewer, SessionId(id))?.session.title;
                let changed: Vec<_> = named.iter().filter_map(|one| Some((one.person?, one.state?))).collect();
                tell(tx, SessionId(id), &title, &changed)?;
                let shown = named.into_iter().map(|one| {
                    let name = match one.person.filter(|_| !one.unknown) {
                        Some(person) => Someone::of(tx, person)?.name,
                        None => one.guest,
                    };
                    Ok(NamedShown {
                        person: one.person.map(|person| person.0), name, state: one.state.map(|state| state.code().into()), forbidden: one.held.iter().any(|held| held.forbids()),
                        held: one.held.iter().map(|held| held.code().into()).collect(), unknown: one.unknown,
                    })
                });
                shown.collect::<Result<Vec<_>, store::Error>>()
            })
        })
        .await?;
    Ok(Json(shown))
}

/// Approves, declines, gives up or replaces a seat; whoever waits moves up and is told.
#[utoipa::path(post, path = "/sessions/{id}/seats/{part}", tag = "training", request_body = Object, responses((status = 200, body = SessionShown)))]
pub(super) async fn act(State(app): State<App>, signed: Signed, Path((id, part)): Path<(i64, i64)>, Body(deed): Body<Deed>) -> Result<Json<SessionShown>, ApiError> {
    let searcher = app.searcher.clone();
    let shown = app
        .write(move |tx| {
            searcher.with(tx, |tx, index| {
                let changed = programmes::act(tx, index, &signed.viewer, (SessionId(id), PartId(part), &deed))?;
                let shown = show(tx, &signed.viewer, SessionId(id))?;
                let title = programmes::session(tx, &signed.viewer, SessionId(id))?.session.title;
                tell(tx, SessionId(id), &title, &changed)?;
                Ok(shown)
            })
        })
        .await?;
    Ok(Json(shown))
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OrganiserAsked {
    person: i64,
    #[schema(value_type = String)]
    role: PartRole,
}

/// Puts somebody in who teaches or organises.
#[utoipa::path(post, path = "/sessions/{id}/people", tag = "training", request_body = OrganiserAsked, responses((status = 201, body = SessionShown)))]
pub(super) async fn organise(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<OrganiserAsked>) -> Result<(StatusCode, Json<SessionShown>), ApiError> {
    let searcher = app.searcher.clone();
    let shown = app
        .write(move |tx| {
            searcher.with(tx, |tx, index| {
                programmes::add_organiser(tx, index, &signed.viewer, (SessionId(id), PersonId(asked.person), asked.role))?;
                show(tx, &signed.viewer, SessionId(id))
            })
        })
        .await?;
    Ok((StatusCode::CREATED, Json(shown)))
}
