//! Accounts, roles and the audit log, for the administrators whose trade they are.

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    access::{role::{Permission, Role}, sign_in::check_password},
    catalogue,
    date::{Day, Instant, ZONE_MINUTES},
    id::{AccountId, GrantId, PersonId, UnitId},
    message::Refusal,
    people::code::Management,
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{account::{self, NewAccount, NewGrant}, audit, viewer::unit_within},
    people::{person, unit},
};
use utoipa::ToSchema;

use super::sign_in::hash_password;
use crate::{
    app::App,
    error::{ApiError, language},
    http::extract::{Asked, Body, Path, Signed, Version, cut},
};

#[derive(Serialize, ToSchema)]
pub(crate) struct GrantRow {
    id: i64,
    role: String,
    unit: i64,
    unit_name: String,
    management: Option<String>,
    since: String,
    until: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct AccountRow {
    id: i64,
    version: i64,
    name: String,
    display_name: String,
    person: Option<i64>,
    person_name: Option<String>,
    locked: bool,
    last_sign_in: Option<String>,
    grants: Vec<GrantRow>,
}

fn row(tx: &mut Tx<'_>, account: account::Account) -> Result<AccountRow, store::Error> {
    let today = tx.today();
    let mut grants = Vec::new();
    for grant in account::grants(tx, account.id)? {
        let unit_name = unit::facts_on(tx, grant.unit, today)?.map(|facts| facts.value.name).unwrap_or_default();
        grants.push(GrantRow {
            id: grant.id.0, role: grant.role.code().into(), unit: grant.unit.0, unit_name, management: grant.management.map(|it| it.code().to_owned()),
            since: grant.since.to_string(), until: grant.until.map(|day| day.to_string()),
        });
    }
    let person_name = account.person.map(|person| person::name_of(tx, person)).transpose()?.flatten();
    Ok(AccountRow {
        id: account.id.0, version: tx.version(account.id.0)?, name: account.name, display_name: account.display_name,
        person: account.person.map(|person| person.0), person_name, locked: account.locked || account.locked_until > tx.now,
        last_sign_in: account.last_sign_in.map(Instant::to_minute), grants,
    })
}

#[utoipa::path(get, path = "/accounts", tag = "access", responses((status = 200, body = Vec<AccountRow>)))]
pub(crate) async fn list(State(app): State<App>, signed: Signed) -> Result<Json<Vec<AccountRow>>, ApiError> {
    signed.viewer.must(Permission::Accounts)?;
    Ok(Json(app.read(|tx| account::all(tx)?.into_iter().map(|account| row(tx, account)).collect()).await?))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountAsked {
    name: String,
    display_name: String,
    person: Option<i64>,
    password: String,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct Made {
    pub(crate) id: i64,
}

fn check_name(name: &str) -> Result<(), Refusal> {
    let sound = name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_'));
    if sound && (2..=40).contains(&name.chars().count()) { Ok(()) } else { Err(Refusal::new("refusal.account_name").at("name")) }
}

#[utoipa::path(post, path = "/accounts", tag = "access", request_body = AccountAsked, responses((status = 201, body = Made)))]
pub(crate) async fn create(State(app): State<App>, signed: Signed, Body(asked): Body<AccountAsked>) -> Result<(StatusCode, Json<Made>), ApiError> {
    signed.viewer.must(Permission::Accounts)?;
    check_name(&asked.name)?;
    check_password(&asked.password, &asked.name)?;
    let secret = asked.password.clone();
    let password = app.hashing(move || hash_password(&secret)).await??;
    let id = app
        .write(move |tx| {
            let new = NewAccount { name: asked.name.clone(), display_name: asked.display_name.clone(), person: asked.person.map(PersonId), password: password.clone() };
            let id = account::create(tx, &new)?;
            tx.audit(&signed.viewer, "account_created", &[id.0], &asked.name)?;
            Ok(id)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.0 })))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountChange {
    display_name: String,
    person: Option<i64>,
    locked: bool,
}

#[utoipa::path(put, path = "/accounts/{id}", tag = "access", request_body = AccountChange, responses((status = 200, body = AccountRow)))]
pub(crate) async fn change(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(asked): Body<AccountChange>) -> Result<Json<AccountRow>, ApiError> {
    signed.viewer.must(Permission::Accounts)?;
    let changed = app
        .write(move |tx| {
            tx.claim(id, version)?;
            account::change(tx, AccountId(id), &asked.display_name, asked.person.map(PersonId), asked.locked)?;
            tx.audit(&signed.viewer, if asked.locked { "account_locked" } else { "account_changed" }, &[id], "")?;
            let account = account::by_id(tx, AccountId(id))?.ok_or(store::Error::NotFound)?;
            row(tx, account)
        })
        .await?;
    Ok(Json(changed))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reset {
    new: String,
}

#[utoipa::path(post, path = "/accounts/{id}/password", tag = "access", request_body = Reset, responses((status = 204)))]
pub(crate) async fn reset_password(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<Reset>) -> Result<StatusCode, ApiError> {
    signed.viewer.must(Permission::Accounts)?;
    let account = app.read(move |tx| account::by_id(tx, AccountId(id))?.ok_or(store::Error::NotFound)).await?;
    check_password(&asked.new, &account.name)?;
    let hash = app.hashing(move || hash_password(&asked.new)).await??;
    app.write(move |tx| {
        account::set_password(tx, AccountId(id), &hash, None)?;
        tx.audit(&signed.viewer, "password_reset", &[id], "")
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GrantAsked {
    role: String,
    unit: i64,
    #[serde(default)]
    management: Option<String>,
    since: String,
    #[serde(default)]
    until: Option<String>,
}

impl GrantAsked {
    fn read(&self) -> Result<NewGrant, Refusal> {
        let code = |value: &str, field: &str| Refusal::new("refusal.code").with("value", value).at(field);
        let day = |text: &str, field: &str| text.parse::<Day>().map_err(|_| Refusal::new("refusal.date").with("value", text).at(field));
        Ok(NewGrant {
            role: Role::from_code(&self.role).ok_or_else(|| code(&self.role, "role"))?,
            unit: UnitId(self.unit),
            management: self.management.as_deref().map(|text| Management::from_code(text).ok_or_else(|| code(text, "management"))).transpose()?,
            since: day(&self.since, "since")?,
            until: self.until.as_deref().map(|text| day(text, "until")).transpose()?,
        })
    }
}

#[utoipa::path(post, path = "/accounts/{id}/grants", tag = "access", request_body = GrantAsked, responses((status = 201, body = Made)))]
pub(crate) async fn give(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(asked): Body<GrantAsked>) -> Result<(StatusCode, Json<Made>), ApiError> {
    signed.viewer.must(Permission::Accounts)?;
    let new = asked.read()?;
    let grant = app
        .write(move |tx| {
            if !unit_within(tx, &signed.viewer, new.unit, Permission::Accounts)? {
                return Err(Refusal::new("refusal.grant_reach").at("unit").into());
            }
            let grant = account::give(tx, &signed.viewer, AccountId(id), &new)?;
            tx.audit(&signed.viewer, "grant_given", &[id, new.unit.0], new.role.code())?;
            Ok(grant)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(Made { id: grant.0 })))
}

#[utoipa::path(delete, path = "/accounts/{id}/grants/{grant}", tag = "access", responses((status = 204)))]
pub(crate) async fn end_grant(State(app): State<App>, signed: Signed, Path((id, grant)): Path<(i64, i64)>) -> Result<StatusCode, ApiError> {
    signed.viewer.must(Permission::Accounts)?;
    app.write(move |tx| {
        account::end(tx, AccountId(id), GrantId(grant))?;
        tx.audit(&signed.viewer, "grant_ended", &[id], "")
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize, ToSchema)]
pub(crate) struct RoleShown {
    role: String,
    permissions: Vec<String>,
    about: String,
}

/// Every role with what it may do.
#[utoipa::path(get, path = "/roles", tag = "access", responses((status = 200, body = Vec<RoleShown>)))]
pub(crate) async fn roles(_: Signed) -> Json<Vec<RoleShown>> {
    let show = |role: &Role| RoleShown {
        role: role.code().into(),
        permissions: role.permissions().iter().map(|permission| permission.code().to_owned()).collect(),
        about: catalogue::name(language(), &format!("{}.about", role.key())),
    };
    Json(Role::ALL.iter().map(show).collect())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AuditAsked {
    person: Option<i64>,
    account: Option<i64>,
    from: Option<String>,
    to: Option<String>,
    cursor: Option<i64>,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct AuditRow {
    position: i64,
    at: String,
    account: String,
    action: String,
    subjects: Vec<String>,
    detail: String,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct AuditPage {
    rows: Vec<AuditRow>,
    next: Option<String>,
}

fn midnight(text: Option<String>, field: &str) -> Result<Option<Instant>, Refusal> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    let day: Day = text.parse().map_err(|_| Refusal::new("refusal.date").with("value", &text).at(field))?;
    let epoch = Day::new(1970, 1, 1).map_err(|_| Refusal::new("refusal.date").at(field))?;
    Ok(Some(Instant(i64::from(day.days_since(epoch)) * Instant::DAY - ZONE_MINUTES * Instant::MINUTE)))
}

/// The audit log, the newest first; looking at it is written into it.
#[utoipa::path(get, path = "/audit", tag = "access", responses((status = 200, body = AuditPage)))]
pub(crate) async fn audit_log(State(app): State<App>, signed: Signed, Asked(asked): Asked<AuditAsked>) -> Result<Json<AuditPage>, ApiError> {
    const PAGE: usize = 100;
    signed.viewer.must(Permission::Audit)?;
    let question = audit::Question {
        subject: asked.person, account: asked.account.map(AccountId), from: midnight(asked.from, "from")?,
        to: midnight(asked.to, "to")?.map(|at| at.plus(Instant::DAY)), before: asked.cursor, limit: 101,
    };
    let page = app
        .write(move |tx| {
            let mut rows = audit::find(tx, &question)?;
            tx.audit(&signed.viewer, "read_audit", &[], "")?;
            let next = cut(&mut rows, PAGE, |row| row.id.to_string());
            let mut shown = Vec::new();
            for row in rows {
                let mut subjects = Vec::new();
                for subject in &row.subjects {
                    subjects.push(audit::subject_name(tx, *subject)?.unwrap_or_else(|| subject.to_string()));
                }
                shown.push(AuditRow { position: row.id, at: row.at.to_minute(), account: row.account_name, action: row.action, subjects, detail: row.detail });
            }
            Ok(AuditPage { rows: shown, next })
        })
        .await?;
    Ok(Json(page))
}
