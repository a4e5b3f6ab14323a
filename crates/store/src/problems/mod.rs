//! Problems on record: the current row moves by [`act`] alone, every deed stays, and no list holds what the viewer may
//! not see.

mod list;
mod routing;

use std::collections::BTreeSet;

use domain::{
    access::role::{Permission, Role},
    date::{Day, Instant},
    id::{AccountId, PersonId, ProblemId, UnitId},
    message::Refusal,
    people::unit::name_given,
    problems::{Actor, Around, Deed, Origin, Party, Problem, ProblemKind, decide},
    rules::Rulebook,
};

pub use self::{
    list::{Listed, Question, Side, list},
    routing::{Route, owner_for, routes, set_route},
};
use crate::{
    access::{Viewer, viewer},
    calendar,
    db::{Row, Tx},
    error::Error,
    params,
    people::unit,
    rules,
};

/// Somebody whose matter it is.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Raiser {
    pub person: Option<PersonId>,
    pub account: Option<AccountId>,
    /// What they are called, where they are in no register.
    pub name: String,
}

/// A matter somebody raises.
#[derive(Clone, Debug)]
pub struct Raised {
    pub origin: Origin,
    pub source: Option<i64>,
    pub kind: ProblemKind,
    pub place: UnitId,
    pub title: String,
    pub text: String,
    /// What whoever raised it wishes for.
    pub wish: String,
    pub raiser: Raiser,
    /// Their name was promised to stay unsaid.
    pub protected: bool,
    /// The larger problem of which this is a part.
    pub part_of: Option<ProblemId>,
    /// A unit that was chosen; else a rule names one.
    pub owner: Option<UnitId>,
}

/// A problem with what is said about it.
#[derive(Clone, Debug)]
pub struct Told {
    pub id: ProblemId,
    pub version: i64,
    pub origin: Origin,
    pub source: Option<i64>,
    pub place: UnitId,
    pub title: String,
    pub text: String,
    pub wish: String,
    pub raised_on: Day,
    pub raised_by: AccountId,
    pub due: Option<Day>,
    pub problem: Problem,
    /// In which hats the viewer sees it.
    pub actor: Actor,
}

/// What was done about a problem.
#[derive(Clone, Debug)]
pub struct Event {
    pub id: i64,
    pub at: Instant,
    pub account: AccountId,
    pub party: Party,
    /// `None` for the raising itself.
    pub deed: Option<Deed>,
}

/// The unit that coordinates the matters of a unit: the nearest at or above it for which somebody may coordinate; a
/// county's for its towns, else the city's.
fn coordinator_of(tx: &mut Tx<'_>, place: UnitId) -> Result<UnitId, Error> {
    let (area, today) = (tx.area(), tx.today());
    for (unit, _) in unit::path(tx, place, today)?.into_iter().rev() {
        let rows = tx.query("select role from held_grant where area = $1 and unit = $2 and since <= $3 and until > $3", params![area, unit, today])?;
        for row in &rows {
            let role: String = row.get(0)?;
            if Role::from_code(&role).is_some_and(|role| role.permissions().contains(&Permission::ProblemsCoordinate)) {
                return Ok(unit);
            }
        }
    }
    unit::root(tx)?.ok_or(Error::NotFound)
}

fn around<'a>(tx: &mut Tx<'_>, rules: &'a Rulebook, id: Option<ProblemId>) -> Result<Around<'a>, Error> {
    let open: i64 = match id {
        Some(id) => tx.scalar("select count(*) from problem where area = $1 and part_of = $2 and open = $3", params![tx.area(), id, true])?,
        None => 0,
    };
    Ok(Around { today: tx.today(), rules, open_parts: usize::try_from(open).unwrap_or(0) })
}

fn due(tx: &mut Tx<'_>, problem: &Problem) -> Result<String, Error> {
    let open_end = || Day::OPEN.to_owned();
    if !problem.is_open() {
        return Ok(open_end());
    }
    let calendar = calendar::load(tx)?;
    // A year without a calendar leaves the day open; the page says which year is missing.
    Ok(problem.clock.due(&calendar).ok().flatten().map_or_else(open_end, |day| day.to_string()))
}

/// Puts a problem on record with its first owner, if a choice or a rule names one.
pub fn raise(tx: &mut Tx<'_>, viewer: &Viewer, raised: &Raised) -> Result<ProblemId, Error> {
    name_given(&raised.title, "title")?;
    for (text, field) in [(&raised.title, "title"), (&raised.text, "text"), (&raised.wish, "wish")] {
        domain::people::check::text_fits(text, field)?;
    }
    let rules = rules::load(tx)?;
    let around = around(tx, &rules, None)?;
    let coordinator = coordinator_of(tx, raised.place)?;
    let owner = match raised.owner {
        Some(owner) => Some(standing(tx, owner)?),
        None => owner_for(tx, raised.kind, raised.place)?,
    };
    let reachable = raised.raiser.person.is_some() || raised.raiser.account.is_some();
    let said = if raised.text.trim().is_empty() { &raised.title } else { &raised.text };
    let mut problem = domain::problems::raise(raised.kind, said, (coordinator, owner), reachable, around)?;
    problem.part_of = raised.part_of;
    let id = ProblemId(tx.new_id());
    tx.found(id.0)?;
    // Of a voice that is to stay unnamed, not even the account that spoke is kept in the open.
    let own = raised.raiser.account == Some(viewer.account());
    let raised_by = if raised.protected && own { AccountId(0) } else { viewer.account() };
    let (area, today, due) = (tx.area(), tx.today(), due(tx, &problem)?);
    // The talk in which it was raised would name them.
    let source = raised.source.filter(|_| !raised.protected);
    tx.execute(
        "insert into problem (area, id, origin, source, kind, state, open, owner, coordinator, place, part_of, joined_into, due, raised_on, raised_by, body)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null, $12, $13, $14, $15)",
        params![
            area, id, raised.origin.code(), source, raised.kind.code(), problem.state.code(), problem.is_open(), problem.owner, problem.coordinator,
            raised.place, problem.part_of, due, today, raised_by, serde_json::to_string(&problem)?
        ],
    )?;
    let seal = |text: &str| tx.vault().seal_for_area(text.trim().as_bytes());
    let (title, body, wish) = (seal(&raised.title)?, seal(&raised.text)?, seal(&raised.wish)?);
    tx.execute("insert into problem_text (area, problem, title, body, wish) values ($1, $2, $3, $4, $5)", params![area, id, title, body, wish])?;
    add_raiser(tx, id, &raised.raiser, raised.protected)?;
    event(tx, viewer, id, if own { Party::Raiser } else { Party::Anyone }, None)?;
    let subjects = if raised.protected && own { vec![] } else { vec![id.0] };
    tx.audit(viewer, "problem_raised", &subjects, raised.origin.code())?;
    Ok(id)
}

/// A unit that is there today.
fn standing(tx: &mut Tx<'_>, unit: UnitId) -> Result<UnitId, Error> {
    let today = tx.today();
    let facts = unit::facts_on(tx, unit, today)?;
    if facts.is_some() { Ok(unit) } else { Err(Refusal::new("refusal.problem_unit_gone").at("owner").into()) }
}

/// What a raiser is found by: only with the key of the house.
fn raiser_key(tx: &Tx<'_>, what: &str, id: Option<i64>) -> Result<Vec<u8>, Error> {
    id.map_or_else(|| Ok(Vec::new()), |id| tx.vault().lookup(&format!("raiser {what} {id}")))
}

fn add_raiser(tx: &mut Tx<'_>, id: ProblemId, raiser: &Raiser, protected: bool) -> Result<(), Error> {
    let sealed = tx.vault().seal_for_area(serde_json::to_string(raiser)?.as_bytes())?;
    let (person, account) = (raiser_key(tx, "person", raiser.person.map(|it| it.0))?, raiser_key(tx, "account", raiser.account.map(|it| it.0))?);
    let (area, row) = (tx.area(), tx.new_id());
    tx.execute(
        "insert into problem_raiser (area, problem, id, protected, person_key, account_key, sealed) values ($1, $2, $3, $4, $5, $6, $7)",
        params![area, id, row, protected, person, account, sealed],
    )?;
    Ok(())
}

/// Whoever raised it; a protected one only for the house itself, to bring the answer.
fn raisers(tx: &mut Tx<'_>, id: ProblemId) -> Result<Vec<(Raiser, bool)>, Error> {
    let rows = tx.query("select protected, sealed from problem_raiser where area = $1 and problem = $2 order by id", params![tx.area(), id])?;
    rows.iter().map(|row| Ok((serde_json::from_slice(&tx.vault().open_for_area(&row.get::<Vec<u8>>(1)?)?)?, row.get(0)?))).collect()
}

/// Those who raised it and did not ask to stay unnamed.
pub fn open_raisers(tx: &mut Tx<'_>, id: ProblemId) -> Result<Vec<Raiser>, Error> {
    Ok(raisers(tx, id)?.into_iter().filter(|(_, protected)| !protected).map(|(raiser, _)| raiser).collect())
}

/// Accounts to which an answer goes back, protected ones too; for notices alone.
pub fn accounts_of_raisers(tx: &mut Tx<'_>, id: ProblemId) -> Result<BTreeSet<AccountId>, Error> {
    let mut accounts = BTreeSet::new();
    for (raiser, _) in raisers(tx, id)? {
        accounts.extend(raiser.account);
        if let Some(person) = raiser.person {
            accounts.extend(crate::access::account::of_person(tx, person)?);
        }
    }
    Ok(accounts)
}

fn event(tx: &mut Tx<'_>, viewer: &Viewer, problem: ProblemId, party: Party, deed: Option<&Deed>) -> Result<(), Error> {
    let (id, salt) = (tx.new_id(), tx.vault().chance.bytes::<16>()?);
    let body = serde_json::to_string(&deed)?;
    let text_digest = tx.vault().suite.hash(&[&salt, body.as_bytes()]);
    let code = deed.map_or("raise", Deed::code);
    // A protected raiser is not named by their own deed.
    let account = if party == Party::Raiser && is_protected(tx, problem)? { AccountId(0) } else { viewer.account() };
    let (area, now, sealed) = (tx.area(), tx.now, tx.vault().seal_for_area(body.as_bytes())?);
    let row = Sealed { problem, id, at: now, account, party: party.code().to_owned(), deed: code.to_owned() };
    let digest = row.digest(tx, &text_digest);
    tx.execute(
        "insert into problem_event (area, problem, id, at, account, party, deed, body, salt, digest) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![area, problem, id, now, account, party.code(), code, sealed, salt.to_vec(), text_digest],
    )?;
    tx.changed("problem_event", id, problem.0, digest);
    Ok(())
}

fn is_protected(tx: &mut Tx<'_>, id: ProblemId) -> Result<bool, Error> {
    let row = tx.query_opt("select 1 from problem_raiser where area = $1 and problem = $2 and protected = $3 limit 1", params![tx.area(), id, true])?;
    Ok(row.is_some())
}

/// What of an event the chain covers besides its words.
struct Sealed {
    problem: ProblemId,
    id: i64,
    at: Instant,
    account: AccountId,
    party: String,
    deed: String,
}

impl Sealed {
    fn digest(&self, tx: &Tx<'_>, text_digest: &[u8]) -> [u8; 32] {
        let fixed = format!("problem_event\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}", self.id, self.problem, self.at.0, self.account, self.party, self.deed);
        tx.vault().suite.hash(&[fixed.as_bytes(), text_digest])
    }
}

/// Every event with the digest of its row, and whether its words are what was sealed; for `verify`.
pub(crate) fn each_event(tx: &mut Tx<'_>, mut f: impl FnMut(i64, [u8; 32], bool)) -> Result<(), Error> {
    let rows = tx.query("select problem, id, at, account, party, deed, body, salt, digest from problem_event where area = $1 order by id", params![tx.area()])?;
    for row in &rows {
        let event = Sealed { problem: row.get(0)?, id: row.get(1)?, at: row.get(2)?, account: row.get(3)?, party: row.get(4)?, deed: row.get(5)? };
        let (body, salt, text_digest): (Vec<u8>, Vec<u8>, Vec<u8>) = (row.get(6)?, row.get(7)?, row.get(8)?);
        // Words that the law had erased leave their digest behind.
        let sound = body.is_empty() || tx.vault().open_for_area(&body).is_ok_and(|words| tx.vault().suite.hash(&[&salt, &words]).as_slice() == text_digest);
        f(event.id, event.digest(tx, &text_digest), sound);
    }
    Ok(())
}

/// In which hats the viewer stands to a problem; empty for a stranger.
fn actor(tx: &mut Tx<'_>, viewer: &Viewer, problem: &Problem, (id, place): (ProblemId, UnitId)) -> Result<Actor, Error> {
    let mut actor = Actor { coordinator: viewer.is_system(), ..Actor::default() };
    for (raiser, _) in raisers(tx, id)? {
        actor.raiser |= raiser.account.is_some_and(|account| account == viewer.account()) || (raiser.person.is_some() && raiser.person == viewer.person());
    }
    actor.coordinator |= viewer::unit_within(tx, viewer, problem.coordinator, Permission::ProblemsCoordinate)? || viewer::unit_within(tx, viewer, place, Permission::ProblemsCoordinate)?;
    for unit in problem.owner.iter().chain(&problem.joint) {
        if viewer::unit_within(tx, viewer, *unit, Permission::ProblemsHandle)? {
            actor.units.insert(*unit);
        }
    }
    Ok(actor)
}

/// The problem that was raised from one thing, such as what somebody said in a symposium; the caller holds the sight of that thing.
pub fn raised_from(tx: &mut Tx<'_>, origin: Origin, source: i64) -> Result<Option<ProblemId>, Error> {
    let row = tx.query_opt("select id from problem where area = $1 and source = $2 and origin = $3 order by id limit 1", params![tx.area(), source, origin.code()])?;
    row.map(|row| row.get(0)).transpose()
}

const COLUMNS: &str = "p.id, p.origin, p.source, p.place, p.due, p.raised_on, p.raised_by, p.body, t.title, t.body, t.wish";

fn read(tx: &mut Tx<'_>, row: &Row) -> Result<Told, Error> {
    let id: ProblemId = row.get(0)?;
    let origin: String = row.get(1)?;
    let open = |at: usize| String::from_utf8(tx.vault().open_for_area(&row.get::<Vec<u8>>(at)?)?).map_err(|_| Error::Key);
    let (title, text, wish) = (open(8)?, open(9)?, open(10)?);
    let due: String = row.get(4)?;
    Ok(Told {
        id, version: tx.version(id.0)?, origin: Origin::from_code(&origin).ok_or(Error::Column { index: 1, found: origin })?, source: row.get(2)?,
        place: row.get(3)?, title, text, wish, raised_on: row.get(5)?, raised_by: row.get(6)?,
        due: (due != Day::OPEN).then(|| due.parse().ok()).flatten(), problem: serde_json::from_str(&row.get::<String>(7)?)?, actor: Actor::default(),
    })
}

/// A problem as the viewer may see it: those whose matter it is, who owe or share the answer, and who coordinate.
pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: ProblemId) -> Result<Told, Error> {
    let sql = format!("select {COLUMNS} from problem p join problem_text t on t.area = p.area and t.problem = p.id where p.area = $1 and p.id = $2");
    let row = tx.query_opt(&sql, params![tx.area(), id])?.ok_or(Error::NotFound)?;
    let mut told = read(tx, &row)?;
    told.actor = actor(tx, viewer, &told.problem, (id, told.place))?;
    let recorded_it = told.raised_by == viewer.account();
    let sees = told.actor.raiser || told.actor.coordinator || !told.actor.units.is_empty() || recorded_it;
    if sees { Ok(told) } else { Err(Error::NotFound) }
}

/// The events of a problem, the first first.
pub fn events(tx: &mut Tx<'_>, id: ProblemId) -> Result<Vec<Event>, Error> {
    let rows = tx.query("select id, at, account, party, body from problem_event where area = $1 and problem = $2 order by id", params![tx.area(), id])?;
    rows.iter()
        .map(|row| {
            let (party, body): (String, Vec<u8>) = (row.get(3)?, row.get(4)?);
            Ok(Event {
                id: row.get(0)?, at: row.get(1)?, account: row.get(2)?, party: Party::from_code(&party).ok_or(Error::Column { index: 3, found: party })?,
                deed: if body.is_empty() { None } else { serde_json::from_slice(&tx.vault().open_for_area(&body)?)? },
            })
        })
        .collect()
}

/// In which hat a deed is done, of those the viewer wears.
fn hat(actor: &Actor, problem: &Problem, deed: &Deed) -> Party {
    match deed {
        Deed::Confirm { .. } => Party::Raiser,
        Deed::Assign { .. } | Deed::Join { .. } => Party::Coordinator,
        Deed::Dispute { .. } | Deed::Pause { .. } | Deed::Answer { .. } => Party::Owner,
        _ if problem.owner.is_some_and(|owner| actor.units.contains(&owner)) => Party::Owner,
        _ if actor.raiser => Party::Raiser,
        _ if actor.coordinator => Party::Coordinator,
        _ => Party::Outside,
    }
}

/// Does a deed on a problem at the version the viewer saw. Returns the problem after it.
pub fn act(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (ProblemId, i64), deed: &Deed) -> Result<Told, Error> {
    tx.claim(id.0, version)?;
    let told = find(tx, viewer, id)?;
    let rules = rules::load(tx)?;
    let around = around(tx, &rules, Some(id))?;
    if let Deed::Assign { owner, joint, .. } = deed {
        for unit in std::iter::once(owner).chain(joint) {
            standing(tx, *unit)?;
        }
    }
    if let Deed::Join { into } = deed {
        join(tx, viewer, id, *into)?;
    }
    let after = decide(&told.problem, deed, &told.actor, around)?;
    let (area, due) = (tx.area(), due(tx, &after)?);
    tx.execute(
        "update problem set state = $3, open = $4, owner = $5, joined_into = $6, due = $7, body = $8 where area = $1 and id = $2",
        params![area, id, after.state.code(), after.is_open(), after.owner, after.joined_into, due, serde_json::to_string(&after)?],
    )?;
    let party = hat(&told.actor, &told.problem, deed);
    event(tx, viewer, id, party, Some(deed))?;
    audit(tx, viewer, "problem_deed", &told, deed.code())?;
    find(tx, viewer, id).or(Ok(Told { problem: after, ..told }))
}

/// Writes what the viewer did. That a protected raiser looked or spoke is on record without saying about which problem.
pub fn audit(tx: &mut Tx<'_>, viewer: &Viewer, action: &str, told: &Told, detail: &str) -> Result<(), Error> {
    let unnamed = told.actor.raiser && is_protected(tx, told.id)?;
    tx.audit(viewer, action, if unnamed { &[] } else { std::slice::from_ref(&told.id.0) }, detail)
}

/// The problems raised in a talk, visit or project, in that order; never those of protected raisers.
pub fn of_source(tx: &mut Tx<'_>, source: i64) -> Result<Vec<ProblemId>, Error> {
    let rows = tx.query("select id from problem where area = $1 and source = $2 order by id", params![tx.area(), source])?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// Everybody who raised the one is now waiting for the other.
fn join(tx: &mut Tx<'_>, viewer: &Viewer, id: ProblemId, into: ProblemId) -> Result<(), Error> {
    let other = find(tx, viewer, into).map_err(|_| Refusal::new("refusal.problem_join").at("into"))?;
    if into == id || !other.problem.is_open() || !other.actor.coordinator {
        return Err(Refusal::new("refusal.problem_join").at("into").into());
    }
    for (raiser, protected) in raisers(tx, id)? {
        add_raiser(tx, into, &raiser, protected)?;
    }
    Ok(())
}

/// Problems about which somebody may have to be told: open ones, and closed ones that are to be looked at again.
pub fn watched(tx: &mut Tx<'_>) -> Result<Vec<(ProblemId, Problem)>, Error> {
    let rows = tx.query("select id, body from problem where area = $1 and state <> 'joined' order by id", params![tx.area()])?;
    let mut watched = Vec::new();
    for row in &rows {
        let problem: Problem = serde_json::from_str(&row.get::<String>(1)?)?;
        if problem.is_open() || problem.follow_up.is_some() {
            watched.push((row.get(0)?, problem));
        }
    }
    Ok(watched)
}

/// Computes the day every open problem is due anew, after the calendar has changed.
pub fn calendar_changed(tx: &mut Tx<'_>) -> Result<(), Error> {
    let calendar = calendar::load(tx)?;
    let rows = tx.query("select id, body from problem where area = $1 and open = $2", params![tx.area(), true])?;
    for row in &rows {
        let problem: Problem = serde_json::from_str(&row.get::<String>(1)?)?;
        let day = problem.clock.due(&calendar).ok().flatten().map_or_else(|| Day::OPEN.to_owned(), |day| day.to_string());
        tx.execute("update problem set due = $3 where area = $1 and id = $2 and due <> $3", params![tx.area(), row.get::<i64>(0)?, day])?;
    }
    Ok(())
}
