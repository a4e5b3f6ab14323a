//! Gaps: recorded with their source, assigned to training, closed by what followed.

use domain::{
    access::role::Permission,
    date::Day,
    id::{EntryId, GapId, PersonId, ProgrammeId, SessionId, UnitId},
    message::Refusal,
    train::needs::{Gap, GapState, check_gap},
};

use crate::{
    access::{Viewer, viewer},
    db::{Row, Tx},
    error::Error,
    ledger, params,
    search::Index,
};

#[derive(Clone, Debug)]
pub struct Told {
    pub id: GapId,
    pub gap: Gap,
    pub state: GapState,
    pub programme: Option<ProgrammeId>,
    pub session: Option<SessionId>,
    pub closed_on: Option<Day>,
    /// The entry that shows it closed.
    pub closed_by: Option<EntryId>,
}

/// Records a gap. Errors: what [`check_gap`] refuses; a person or unit out of reach; an entry of somebody else.
pub fn record(tx: &mut Tx<'_>, viewer: &Viewer, gap: &Gap) -> Result<GapId, Error> {
    check_gap(gap, tx.today())?;
    may(tx, viewer, gap.person, gap.unit)?;
    if let Some(entry) = gap.entry
        && Some(ledger::find(tx, entry)?.person) != gap.person
    {
        return Err(Refusal::new("refusal.not_found").at("entry").into());
    }
    let (area, id, now) = (tx.area(), GapId(tx.new_id()), tx.now);
    let text = serde_json::to_string(gap)?;
    let body = match gap.person {
        Some(person) => tx.seal_for(person, &text)?,
        None => tx.vault().seal_for_area(text.as_bytes())?,
    };
    tx.execute(
        "insert into training_gap (area, id, person, unit, kind, source, state, field, found_on, programme, session, closed_on, closed_by_entry, body, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6, 'open', $7, $8, null, null, null, null, $9, $10, $11)",
        params![area, id, gap.person, gap.unit, gap.kind.code(), gap.source.code(), gap.field.trim(), gap.found_on, body, viewer.account(), now],
    )?;
    tx.audit(viewer, "gap_recorded", &gap.person.map(|person| vec![person.0]).unwrap_or_default(), gap.kind.code())?;
    Ok(id)
}

/// A person says it of themselves; whoever trains, of people and units in their reach.
fn may(tx: &mut Tx<'_>, viewer: &Viewer, person: Option<PersonId>, unit: Option<UnitId>) -> Result<(), Error> {
    if let Some(person) = person {
        let sight = viewer::see(tx, viewer, person)?;
        let may = sight.own || sight.may(Permission::Train) || sight.may(Permission::TrainUnit);
        return if may { Ok(()) } else { Err(Refusal::new("refusal.not_permitted").with("permission", Permission::Train.key()).into()) };
    }
    let Some(unit) = unit else { return Err(Error::NotFound) };
    let within = viewer::unit_within(tx, viewer, unit, Permission::Train)? || viewer::unit_within(tx, viewer, unit, Permission::TrainUnit)?;
    if within { Ok(()) } else { Err(Error::NotFound) }
}

const COLUMNS: &str = "id, person, body, state, programme, session, closed_on, closed_by_entry, unit";

fn read(tx: &mut Tx<'_>, row: &Row) -> Result<Told, Error> {
    let (person, body, state): (Option<PersonId>, Vec<u8>, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
    let text = match person {
        Some(person) => tx.open_for(person, &body)?,
        None => String::from_utf8_lossy(&tx.vault().open_for_area(&body)?).into_owned(),
    };
    Ok(Told {
        id: row.get(0)?, gap: serde_json::from_str(&text)?, state: GapState::from_code(&state).ok_or(Error::Column { index: 3, found: state })?, programme: row.get(4)?,
        session: row.get(5)?, closed_on: row.get(6)?, closed_by: row.get(7)?,
    })
}

pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: GapId) -> Result<Told, Error> {
    let row = tx.query_opt(&format!("select {COLUMNS} from training_gap where area = $1 and id = $2"), params![tx.area(), id])?.ok_or(Error::NotFound)?;
    may(tx, viewer, row.get(1)?, row.get(8)?)?;
    read(tx, &row)
}

/// Gaps of people and units in the viewer's reach, the latest first.
pub fn list(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, state: Option<GapState>) -> Result<Vec<Told>, Error> {
    let reach = index.reach_of(viewer, Permission::Train).or(&index.reach_of(viewer, Permission::TrainUnit));
    let rows = tx.query(&format!("select {COLUMNS} from training_gap where area = $1 order by found_on desc, id desc"), params![tx.area()])?;
    let mut told = Vec::new();
    for row in &rows {
        let (person, unit, code): (Option<PersonId>, Option<UnitId>, String) = (row.get(1)?, row.get(8)?, row.get(3)?);
        if state.is_some_and(|state| state.code() != code) {
            continue;
        }
        let within = match (person, unit) {
            (Some(person), _) => index.ordinal(person).is_some_and(|at| reach.has(at)),
            (None, Some(unit)) => may(tx, viewer, None, Some(unit)).is_ok(),
            (None, None) => false,
        };
        if within {
            told.push(read(tx, row)?);
        }
    }
    Ok(told)
}

/// Gaps of one person; the caller holds the sight.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Told>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from training_gap where area = $1 and person = $2 order by found_on desc, id desc"), params![tx.area(), person])?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// What is done about a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case", tag = "deed", deny_unknown_fields)]
pub enum Deed {
    /// Training is to close it.
    Assign {
        #[serde(default)]
        programme: Option<ProgrammeId>,
        #[serde(default)]
        session: Option<SessionId>,
    },
    /// It is closed, as an entry of the person's file shows; of a group, as whoever trains says.
    Close {
        on: Day,
        #[serde(default)]
        entry: Option<EntryId>,
    },
    Reopen,
}

pub fn act(tx: &mut Tx<'_>, viewer: &Viewer, (id, deed): (GapId, Deed)) -> Result<Told, Error> {
    let told = find(tx, viewer, id)?;
    viewer.must(Permission::Train)?;
    let (area, key) = (tx.area(), "where area = $1 and id = $2");
    match deed {
        Deed::Assign { programme, session } => {
            if programme.is_none() && session.is_none() {
                return Err(Refusal::new("refusal.empty").at("programme").into());
            }
            if let Some(programme) = programme {
                crate::programmes::find(tx, viewer, programme)?;
            }
            if let Some(session) = session {
                crate::programmes::session(tx, viewer, session)?;
            }
            tx.execute(&format!("update training_gap set state = 'planned', programme = $3, session = $4 {key}"), params![area, id, programme, session])?;
        }
        Deed::Close { on, entry } => {
            if on > tx.today() {
                return Err(Refusal::new("refusal.not_yet").with("date", on).at("on").into());
            }
            let shown = match (told.gap.person, entry) {
                (Some(person), Some(entry)) => ledger::find(tx, entry)?.person == person,
                (Some(_), None) => false,
                (None, _) => true,
            };
            if !shown {
                return Err(Refusal::new("refusal.gap_evidence").at("entry").into());
            }
            tx.execute(&format!("update training_gap set state = 'closed', closed_on = $3, closed_by_entry = $4 {key}"), params![area, id, on, entry])?;
        }
        Deed::Reopen => {
            tx.execute(&format!("update training_gap set state = 'open', closed_on = null, closed_by_entry = null {key}"), params![area, id])?;
        }
    }
    tx.audit(viewer, "gap_changed", &told.gap.person.map(|person| vec![person.0]).unwrap_or_default(), "")?;
    find(tx, viewer, id)
}
