//! Signing in and out, and what the start page needs before that.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{access::{role::Permission, sign_in::LockOut}, message::Refusal, rules::Rulebook};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, account, session},
    people::unit,
};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::{ApiError, Problem},
    http::extract::{Body, COOKIE, Signed},
};

#[derive(Serialize, ToSchema)]
pub(crate) struct Meta {
    version: String,
    demo: bool,
    area_name: String,
    initialised: bool,
}

/// What the start page shows before anybody signs in.
#[utoipa::path(get, path = "/meta", tag = "access", responses((status = 200, body = Meta)))]
pub(crate) async fn meta(State(app): State<App>) -> Result<Json<Meta>, ApiError> {
    let (area_name, accounts) = app
        .read(|tx| {
            let root = unit::root(tx)?;
            let today = tx.today();
            let facts = root.map(|root| unit::facts_on(tx, root, today)).transpose()?.flatten();
            Ok((facts.map(|facts| facts.value.name).unwrap_or_default(), account::all(tx)?.len()))
        })
        .await?;
    Ok(Json(Meta { version: env!("CARGO_PKG_VERSION").into(), demo: app.demo.is_some(), area_name, initialised: accounts > 0 }))
}

#[derive(Serialize, ToSchema)]
pub(crate) struct DemoLogin {
    account: String,
    password: String,
    role: String,
    person: String,
    unit: String,
}

/// The demo city's logins; nothing in any other house.
#[utoipa::path(get, path = "/demo/logins", tag = "access", responses((status = 200, body = Vec<DemoLogin>), (status = 404, body = Problem)))]
pub(crate) async fn logins(State(app): State<App>) -> Result<Json<Vec<DemoLogin>>, ApiError> {
    let logins = app.demo.as_ref().ok_or(ApiError::NotFound)?;
    let show = |login: &crate::demo::Login| DemoLogin {
        account: login.account.clone(), password: login.password.clone(), role: login.role.code().into(), person: login.display_name.clone(), unit: login.unit.clone(),
    };
    Ok(Json(logins.iter().map(show).collect()))
}

#[derive(Serialize, ToSchema)]
pub(crate) struct GrantShown {
    role: String,
    unit: i64,
    unit_name: String,
    until: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct AccountShown {
    id: i64,
    name: String,
    display_name: String,
    person: Option<i64>,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct SessionShown {
    account: AccountShown,
    grants: Vec<GrantShown>,
    permissions: Vec<String>,
    today: String,
    language: String,
}

fn shown(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<SessionShown, store::Error> {
    let account = account::by_id(tx, viewer.account())?.ok_or(store::Error::NotFound)?;
    let today = tx.today();
    let mut grants = Vec::new();
    for grant in viewer.grants() {
        let unit_name = unit::facts_on(tx, grant.unit, today)?.map(|facts| facts.value.name).unwrap_or_default();
        grants.push(GrantShown { role: grant.role.code().into(), unit: grant.unit.0, unit_name, until: grant.until.map(|day| day.to_string()) });
    }
    Ok(SessionShown {
        account: AccountShown { id: account.id.0, name: account.name, display_name: account.display_name, person: account.person.map(|person| person.0) },
        grants,
        permissions: viewer.permissions().into_iter().map(|permission: Permission| permission.code().to_owned()).collect(),
        today: today.to_string(),
        language: account.language,
    })
}

/// Who is signed in.
#[utoipa::path(get, path = "/session", tag = "access", responses((status = 200, body = SessionShown), (status = 401, body = Problem)))]
pub(crate) async fn session(State(app): State<App>, signed: Signed) -> Result<Json<SessionShown>, ApiError> {
    Ok(Json(app.read(move |tx| shown(tx, &signed.viewer)).await?))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignIn {
    account: String,
    password: String,
}

/// Signs in; five failures in a row lock the account for a while.
#[utoipa::path(post, path = "/session", tag = "access", request_body = SignIn, responses((status = 201, body = SessionShown), (status = 401, body = Problem), (status = 429, body = Problem)))]
pub(crate) async fn sign_in(State(app): State<App>, headers: HeaderMap, Body(asked): Body<SignIn>) -> Result<Response, ApiError> {
    let name = asked.account.clone();
    let found = app.read(move |tx| account::by_name(tx, &name)).await?;
    let now = app.db.now();
    if let Some(account) = found.as_ref().filter(|account| account.locked || account.locked_until > now) {
        let until = if account.locked { "—".to_owned() } else { account.locked_until.to_minute() };
        return Err(Refusal::new("refusal.locked").with("until", until).into());
    }
    let known = found.as_ref().map(|account| account.password.clone());
    let right = app.hashing(move || is_password(&asked.password, known.as_deref())).await?;
    let browser = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    match found.filter(|_| right) {
        None => Err(failed(&app, &asked.account).await?),
        Some(account) => {
            let (token, shown) = app
                .write(move |tx| {
                    let token = session::begin(tx, account.id, &browser)?;
                    let (viewer, _) = session::viewer_of(tx, &token)?.ok_or(store::Error::NotFound)?;
                    tx.audit(&viewer, "sign_in", &[account.id.0], "")?;
                    Ok((token, shown(tx, &viewer)?))
                })
                .await?;
            Ok((StatusCode::CREATED, [(header::SET_COOKIE, set_cookie(&token)?)], Json(shown)).into_response())
        }
    }
}

async fn failed(app: &App, name: &str) -> Result<ApiError, ApiError> {
    let rule = LockOut::in_force(&Rulebook::shipped(), app.db.now().day());
    let name = name.to_owned();
    app.write(move |tx| {
        if let Some(account) = account::by_name(tx, &name)? {
            let until = rule.after_failure(account.failures, tx.now);
            account::failed(tx, account.id, until)?;
            tx.audit(&Viewer::system("sign-in"), if until.is_some() { "locked" } else { "sign_in_failed" }, &[account.id.0], "")?;
        }
        Ok(())
    })
    .await?;
    Ok(Refusal::new("refusal.sign_in_failed").with("most", rule.failures_max).with("minutes", rule.minutes).into())
}

/// Ends this session.
#[utoipa::path(delete, path = "/session", tag = "access", responses((status = 204)))]
pub(crate) async fn sign_out(State(app): State<App>, signed: Signed) -> Result<Response, ApiError> {
    let (account, id) = (signed.viewer.account(), signed.session.id);
    app.write(move |tx| session::end(tx, account, id)).await?;
    let gone = HeaderValue::from_static("lilian_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, gone)]).into_response())
}

fn set_cookie(token: &str) -> Result<HeaderValue, ApiError> {
    HeaderValue::from_str(&format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict")).map_err(|_| ApiError::Busy)
}

/// Argon2id with the library's present parameters.
pub(crate) fn hash_password(password: &str) -> Result<String, store::Error> {
    let hashed = Argon2::default().hash_password(password.as_bytes());
    hashed.map(|hash| hash.to_string()).map_err(|error| store::Error::Broken(format!("hashing: {error}")))
}

/// An unknown account takes as long as a wrong password.
fn is_password(password: &str, hash: Option<&str>) -> bool {
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$ZdmsE7xPSq8xuS6FaKyEz6xKE6lXoH5dYIK3EY6gSbI";
    let verify = |hash: &str| PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
    let known = hash.is_some();
    verify(hash.unwrap_or(NOBODY)) && known
}

pub(super) async fn check_present(app: &App, viewer: &Viewer, password: String) -> Result<(), ApiError> {
    let id = viewer.account();
    let account = app.read(move |tx| account::by_id(tx, id)?.ok_or(store::Error::NotFound)).await?;
    let right = app.hashing(move || is_password(&password, Some(&account.password))).await?;
    if right { Ok(()) } else { Err(Refusal::new("refusal.password_wrong").at("present").into()) }
}
