//! Accounts and their grants.

use std::collections::BTreeSet;

use domain::{
    access::role::{Grant, Permission, Role},
    date::{Day, Instant},
    id::{AccountId, GrantId, PersonId, UnitId},
    message::Refusal,
    people::code::Management,
};

use crate::{
    access::Viewer,
    db::{Row, Tx},
    error::Error,
    params,
};

#[derive(Clone, Debug)]
pub struct Account {
    pub id: AccountId,
    pub name: String,
    pub display_name: String,
    pub person: Option<PersonId>,
    pub password: String,
    pub failures: i64,
    pub locked_until: Instant,
    pub locked: bool,
    pub language: String,
    pub last_sign_in: Option<Instant>,
}

fn account(row: &Row) -> Result<Account, Error> {
    Ok(Account {
        id: row.get(0)?, name: row.get(1)?, display_name: row.get(2)?, person: row.get(3)?, password: row.get(4)?,
        failures: row.get(5)?, locked_until: row.get(6)?, locked: row.get(7)?, language: row.get(8)?, last_sign_in: row.get(9)?,
    })
}

/// Names are compared folded: case and width do not matter.
pub fn by_name(tx: &mut Tx<'_>, name: &str) -> Result<Option<Account>, Error> {
    let row = tx.query_opt(
        "select id, name, display_name, person, password, failures, locked_until, locked, language, last_sign_in
           from account where area = $1 and name_key = $2",
        params![tx.area(), text::key(name)],
    )?;
    row.as_ref().map(account).transpose()
}

pub fn by_id(tx: &mut Tx<'_>, id: AccountId) -> Result<Option<Account>, Error> {
    let row = tx.query_opt(
        "select id, name, display_name, person, password, failures, locked_until, locked, language, last_sign_in
           from account where area = $1 and id = $2",
        params![tx.area(), id],
    )?;
    row.as_ref().map(account).transpose()
}

pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Account>, Error> {
    let rows = tx.query(
        "select id, name, display_name, person, password, failures, locked_until, locked, language, last_sign_in
           from account where area = $1 order by name_key",
        params![tx.area()],
    )?;
    rows.iter().map(account).collect()
}

/// What a new account needs; the password is already hashed.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub name: String,
    pub display_name: String,
    pub person: Option<PersonId>,
    pub password: String,
}

pub fn create(tx: &mut Tx<'_>, new: &NewAccount) -> Result<AccountId, Error> {
    if by_name(tx, &new.name)?.is_some() {
        return Err(Refusal::new("refusal.account_taken").with("name", &new.name).at("name").into());
    }
    let id = tx.new_id();
    let (area, now) = (tx.area(), tx.now);
    tx.found(id)?;
    tx.execute(
        "insert into account (area, id, name, name_key, display_name, person, password, failures, locked_until, locked, language, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8, 'zh', $9)",
        params![area, id, &new.name, text::key(&new.name), &new.display_name, new.person, &new.password, false, now],
    )?;
    Ok(AccountId(id))
}

/// Shown name, person and lock.
pub fn change(tx: &mut Tx<'_>, id: AccountId, display_name: &str, person: Option<PersonId>, locked: bool) -> Result<(), Error> {
    let area = tx.area();
    tx.execute(
        "update account set display_name = $3, person = $4, locked = $5, failures = 0, locked_until = 0 where area = $1 and id = $2",
        params![area, id, display_name, person, locked],
    )?;
    if locked {
        tx.execute("delete from session where area = $1 and account = $2", params![area, id])?;
    }
    Ok(())
}

/// Sets a password that is already hashed, and ends every other session.
pub fn set_password(tx: &mut Tx<'_>, id: AccountId, password: &str, keep_session: Option<i64>) -> Result<(), Error> {
    let area = tx.area();
    tx.execute("update account set password = $3, failures = 0, locked_until = 0 where area = $1 and id = $2", params![area, id, password])?;
    tx.execute("delete from session where area = $1 and account = $2 and id <> $3", params![area, id, keep_session.unwrap_or(0)])?;
    Ok(())
}

pub fn set_language(tx: &mut Tx<'_>, id: AccountId, language: &str) -> Result<(), Error> {
    tx.execute("update account set language = $3 where area = $1 and id = $2", params![tx.area(), id, language])?;
    Ok(())
}

/// Counts a failed sign-in and locks until `locked_until` if that is given.
pub fn failed(tx: &mut Tx<'_>, id: AccountId, locked_until: Option<Instant>) -> Result<(), Error> {
    let area = tx.area();
    tx.execute("update account set failures = failures + 1 where area = $1 and id = $2", params![area, id])?;
    if let Some(until) = locked_until {
        tx.execute("update account set locked_until = $3, failures = 0 where area = $1 and id = $2", params![area, id, until])?;
    }
    Ok(())
}

pub fn grants(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<Grant>, Error> {
    let rows = tx.query(
        "select id, role, unit, management, since, until from held_grant where area = $1 and account = $2 order by given_at, id",
        params![tx.area(), account],
    )?;
    rows.iter().map(grant).collect()
}

fn grant(row: &Row) -> Result<Grant, Error> {
    let role: String = row.get(1)?;
    let until: String = row.get(5)?;
    Ok(Grant {
        id: GrantId(row.get(0)?),
        role: Role::from_code(&role).ok_or(Error::Column { index: 1, found: role })?,
        unit: row.get(2)?,
        management: row.get::<Option<String>>(3)?.as_deref().and_then(Management::from_code),
        since: row.get(4)?,
        until: until.parse().ok().filter(|_| until != Day::OPEN),
    })
}

/// A role within a unit for a term, as it is to be given.
#[derive(Clone, Debug)]
pub struct NewGrant {
    pub role: Role,
    pub unit: UnitId,
    pub management: Option<Management>,
    pub since: Day,
    pub until: Option<Day>,
}

/// Gives a role. Roles that must lie with different people are refused, and so is giving one to oneself.
pub fn give(tx: &mut Tx<'_>, viewer: &Viewer, account: AccountId, new: &NewGrant) -> Result<GrantId, Error> {
    if viewer.account() == account {
        return Err(Refusal::new("refusal.grant_own").into());
    }
    let today = tx.today();
    for held in grants(tx, account)?.iter().filter(|held| held.until.is_none_or(|until| today < until)) {
        if !held.role.goes_with(new.role) {
            return Err(Refusal::new("refusal.roles_apart").with("one", held.role.key()).with("other", new.role.key()).at("role").into());
        }
    }
    let id = tx.new_id();
    let (area, now) = (tx.area(), tx.now);
    let until = new.until.map_or_else(|| Day::OPEN.to_owned(), |day| day.to_string());
    tx.execute(
        "insert into held_grant (area, account, id, role, unit, management, since, until, given_by, given_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![area, account, id, new.role.code(), new.unit, new.management.map(Management::code), new.since, until, viewer.account(), now],
    )?;
    Ok(GrantId(id))
}

/// Ends a grant today; that it was held stays on record.
pub fn end(tx: &mut Tx<'_>, account: AccountId, id: GrantId) -> Result<(), Error> {
    let (area, today) = (tx.area(), tx.today());
    let ended = tx.execute("update held_grant set until = $4 where area = $1 and account = $2 and id = $3 and until > $4", params![area, account, id, today])?;
    if ended == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// The accounts of a person.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<AccountId>, Error> {
    let rows = tx.query("select id from account where area = $1 and person = $2 order by id", params![tx.area(), person])?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// Accounts whose grant on this very unit gives a permission today.
pub fn with_permission_on(tx: &mut Tx<'_>, unit: UnitId, permission: Permission) -> Result<BTreeSet<AccountId>, Error> {
    let rows = tx.query("select account, role from held_grant where area = $1 and unit = $2 and since <= $3 and until > $3", params![tx.area(), unit, tx.today()])?;
    let mut accounts = BTreeSet::new();
    for row in &rows {
        let role: String = row.get(1)?;
        if Role::from_code(&role).is_some_and(|role| role.permissions().contains(&permission)) {
            accounts.insert(row.get(0)?);
        }
    }
    Ok(accounts)
}
