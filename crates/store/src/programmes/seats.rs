//! Seats: named, approved, given up, given to another; those who wait move up by themselves.

use domain::{
    access::role::Permission,
    id::{PartId, PersonId, SessionId, UnitId},
    message::Refusal,
    people::{check::why as check_why, unit::name_given},
    programmes::{Hindrance, PartRole, SeatState, Session, SessionState, Verdict, next_waiting, verdict},
};

use super::{organises, roster, sessions};
use crate::{
    access::{Viewer, viewer},
    db::Tx,
    error::Error,
    params, rules,
    search::Index,
};

/// Who is named for a session.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    pub people: Vec<PersonId>,
    /// Others by name, such as heads of enterprises.
    pub guests: Vec<String>,
    /// The warnings were read.
    pub anyway: bool,
}

/// What became of one of those named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub person: Option<PersonId>,
    pub guest: String,
    pub state: Option<SeatState>,
    /// What stands against it, where nothing was kept.
    pub held: Vec<Hindrance>,
    /// Nobody the viewer may name.
    pub unknown: bool,
}

const NAMED_MAX: usize = 2_000;

/// Holds the session, so that of two who give the last place the second sees that it is gone.
fn hold(tx: &mut Tx<'_>, id: SessionId) -> Result<(), Error> {
    tx.execute("update training_session set state = state where area = $1 and id = $2", params![tx.area(), id])?;
    Ok(())
}

/// Puts people on the roster: whoever organises approves at once, a unit nominates its own. Each gets an answer of their own;
/// what stands against one keeps nobody else out.
///
/// Errors: a session that takes nobody.
pub fn name_seats(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (id, naming): (SessionId, &Naming)) -> Result<Vec<Named>, Error> {
    let told = sessions::find(tx, viewer, id)?;
    let organises = organises(tx, viewer, told.session.unit)?;
    if !organises {
        viewer.must(Permission::TrainUnit)?;
    }
    takes(told.state, organises)?;
    if naming.people.len() + naming.guests.len() > NAMED_MAX {
        return Err(Refusal::new("refusal.too_many").with("most", NAMED_MAX).at("people").into());
    }
    hold(tx, id)?;
    let rules = rules::load(tx)?;
    let mut roster = roster::roster(tx, index, (id, &told.session))?;
    let mut named = Vec::new();
    for person in &naming.people {
        let nobody = Named { person: Some(*person), guest: String::new(), state: None, held: vec![], unknown: true };
        let asked = if may_name(tx, viewer, *person, organises)? { roster::asked(tx, index, (id, &told.session), (*person, &rules))? } else { None };
        let Some(asked) = asked else {
            named.push(nobody);
            continue;
        };
        let (state, held) = match verdict(&asked, &roster, organises, naming.anyway) {
            Verdict::Held(held) => (None, held),
            Verdict::Seat(state) => {
                put(tx, viewer, id, &New { person: Some(*person), guest: "", unit: asked.unit, role: PartRole::Student, state, leads: asked.leads })?;
                roster.on.insert(*person, (asked.unit, asked.leads, state));
                (Some(state), vec![])
            }
        };
        named.push(Named { state, held, unknown: false, ..nobody });
    }
    for guest in &naming.guests {
        name_given(guest, "guests")?;
        let state = if organises { SeatState::Approved } else { SeatState::Nominated };
        put(tx, viewer, id, &New { person: None, guest: guest.trim(), unit: None, role: PartRole::Student, state, leads: false })?;
        named.push(Named { person: None, guest: guest.trim().to_owned(), state: Some(state), held: vec![], unknown: false });
    }
    let kept: Vec<i64> = named.iter().filter(|one| one.state.is_some()).filter_map(|one| one.person).map(|person| person.0).collect();
    tx.audit(viewer, "seats_named", &kept, &told.session.title)?;
    Ok(named)
}

/// A unit names people while the class is open; whoever organises, until it is over.
fn takes(state: SessionState, organises: bool) -> Result<(), Refusal> {
    let takes = state == SessionState::Open || (organises && state == SessionState::Planned);
    if takes { Ok(()) } else { Err(Refusal::new("refusal.session_state").with("state", state.key())) }
}

/// Organisers name anybody they can read of; a unit names its own.
fn may_name(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, organises: bool) -> Result<bool, Error> {
    let Some(sight) = viewer::sight(tx, viewer, person)? else { return Ok(false) };
    Ok(if organises { sight.may(Permission::PeopleRead) || sight.own } else { sight.may(Permission::TrainUnit) })
}

struct New<'a> {
    person: Option<PersonId>,
    guest: &'a str,
    unit: Option<UnitId>,
    role: PartRole,
    state: SeatState,
    leads: bool,
}

fn put(tx: &mut Tx<'_>, viewer: &Viewer, session: SessionId, new: &New<'_>) -> Result<PartId, Error> {
    let (area, id, now) = (tx.area(), PartId(tx.new_id()), tx.now);
    tx.execute(
        "insert into training_part (area, session, id, person, guest, unit, role, state, leads, body, tenths, halves, online_tenths, done_on, entry, why, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, 0, 0, 0, null, null, '', $10, $11)",
        params![area, session, id, new.person, new.guest, new.unit, new.role.code(), new.state.code(), i64::from(new.leads), viewer.account(), now],
    )?;
    Ok(id)
}

/// Puts somebody in as organiser or lecturer.
pub fn add_organiser(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (id, person, role): (SessionId, PersonId, PartRole)) -> Result<PartId, Error> {
    let told = sessions::find(tx, viewer, id)?;
    super::must(tx, viewer, told.session.unit)?;
    viewer::see(tx, viewer, person)?;
    let today = tx.today();
    let facts = roster::facts(index, person, today).ok_or(Error::NotFound)?;
    let part = put(tx, viewer, id, &New { person: Some(person), guest: "", unit: facts.unit, role, state: SeatState::Approved, leads: facts.leads })?;
    tx.audit(viewer, "part_added", &[person.0], role.code())?;
    Ok(part)
}

/// What is done about a seat.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case", tag = "deed", deny_unknown_fields)]
pub enum Deed {
    Approve,
    Decline {
        why: String,
    },
    /// The unit or the person gives it up.
    Withdraw {
        why: String,
    },
    /// Somebody else of the unit takes it.
    Replace {
        by: PersonId,
        #[serde(default)]
        anyway: bool,
    },
}

/// Returns everybody whose seat changed by it, with the state they are in now: those who wait move up when a place is free.
pub fn act(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (session, part, deed): (SessionId, PartId, &Deed)) -> Result<Vec<(PersonId, SeatState)>, Error> {
    let told = sessions::find(tx, viewer, session)?;
    if !matches!(told.state, SessionState::Open | SessionState::Planned) {
        return Err(Refusal::new("refusal.session_state").with("state", told.state.key()).into());
    }
    hold(tx, session)?;
    let seat = roster::one(tx, session, part)?;
    may_act(tx, viewer, &told.session, (&seat, deed))?;
    let wrong = || Refusal::new("refusal.seat_state").with("state", seat.state.key());
    let mut changed = Vec::new();
    match deed {
        Deed::Approve => {
            if seat.state != SeatState::Nominated && seat.state != SeatState::Waiting {
                return Err(wrong().into());
            }
            let roster = roster::roster(tx, index, (session, &told.session))?;
            let sitting = roster.on.values().filter(|(.., state)| state.sits()).count();
            let state = if roster.capacity.is_some_and(|capacity| sitting >= capacity) { SeatState::Waiting } else { SeatState::Approved };
            set(tx, (session, part), state, "")?;
            changed.extend(seat.person.map(|person| (person, state)));
        }
        Deed::Decline { why } | Deed::Withdraw { why } => {
            check_why(why)?;
            if !seat.state.sits() && !seat.state.hopes() {
                return Err(wrong().into());
            }
            let state = if matches!(deed, Deed::Decline { .. }) { SeatState::Declined } else { SeatState::Withdrawn };
            set(tx, (session, part), state, why.trim())?;
            changed.extend(seat.person.map(|person| (person, state)));
        }
        Deed::Replace { by, anyway } => {
            if seat.state != SeatState::Approved {
                return Err(wrong().into());
            }
            set(tx, (session, part), SeatState::Replaced, "")?;
            replace(tx, index, viewer, ((session, &told.session), *by, *anyway))?;
            changed.extend(seat.person.map(|person| (person, SeatState::Replaced)));
            changed.push((*by, SeatState::Approved));
        }
    }
    changed.extend(move_up(tx, index, (session, &told.session))?);
    let people: Vec<i64> = changed.iter().map(|(person, _)| person.0).collect();
    tx.audit(viewer, "seat_changed", &people, &told.session.title)?;
    Ok(changed)
}

fn may_act(tx: &mut Tx<'_>, viewer: &Viewer, session: &Session, (seat, deed): (&roster::Part, &Deed)) -> Result<(), Error> {
    if organises(tx, viewer, session.unit)? {
        return Ok(());
    }
    let own = seat.person.is_some() && seat.person == viewer.person();
    let unit = match seat.unit {
        Some(unit) => viewer::unit_within(tx, viewer, unit, Permission::TrainUnit)?,
        None => false,
    };
    match deed {
        Deed::Withdraw { .. } if own || unit => Ok(()),
        Deed::Replace { .. } if unit => Ok(()),
        _ if own || unit => Err(Refusal::new("refusal.not_permitted").with("permission", Permission::Train.key()).into()),
        _ => Err(Error::NotFound),
    }
}

fn replace(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, ((id, session), by, anyway): ((SessionId, &Session), PersonId, bool)) -> Result<(), Error> {
    let organises = organises(tx, viewer, session.unit)?;
    if !may_name(tx, viewer, by, organises)? {
        return Err(Error::NotFound);
    }
    let (rules, roster) = (rules::load(tx)?, roster::roster(tx, index, (id, session))?);
    let asked = roster::asked(tx, index, (id, session), (by, &rules))?.ok_or(Error::NotFound)?;
    match verdict(&asked, &roster, true, anyway) {
        Verdict::Held(held) => {
            let what = held.first().map_or_else(String::new, |one| one.key());
            Err(Refusal::new("refusal.seat_held").with("what", what).at("by").into())
        }
        Verdict::Seat(_) => put(tx, viewer, id, &New { person: Some(by), guest: "", unit: asked.unit, role: PartRole::Student, state: SeatState::Approved, leads: asked.leads }).map(drop),
    }
}

fn set(tx: &mut Tx<'_>, (session, part): (SessionId, PartId), state: SeatState, why: &str) -> Result<(), Error> {
    tx.execute("update training_part set state = $4, why = $5 where area = $1 and session = $2 and id = $3", params![tx.area(), session, part, state.code(), why])?;
    Ok(())
}

fn move_up(tx: &mut Tx<'_>, index: &Index, (id, session): (SessionId, &Session)) -> Result<Vec<(PersonId, SeatState)>, Error> {
    let waiting: Vec<_> = roster::every(tx, id)?.into_iter().filter(|part| part.state == SeatState::Waiting).collect();
    let line: Vec<PersonId> = waiting.iter().filter_map(|part| part.person).collect();
    let roster = roster::roster(tx, index, (id, session))?;
    let mut up = Vec::new();
    for person in next_waiting(&roster, &line) {
        if let Some(part) = waiting.iter().find(|part| part.person == Some(person)) {
            set(tx, (id, part.id), SeatState::Approved, "")?;
            up.push((person, SeatState::Approved));
        }
    }
    Ok(up)
}
