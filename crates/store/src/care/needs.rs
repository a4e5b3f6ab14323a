//! What people need for body, mind and family, and how they are helped: open to the fewest, and read by no portrait, pool,
//! index or selection.

use domain::{
    access::role::Permission,
    care::{CareKind, CareState},
    date::Instant,
    id::{AccountId, NeedId, PersonId, TalkId},
    message::Refusal,
    people::check::text_fits,
};

use crate::{
    access::{
        Viewer,
        viewer::{self, Sight},
    },
    db::{Row, Tx, sealed::SealedWords},
    error::Error,
    params,
};

/// A need with everything noted about it.
#[derive(Clone, Debug)]
pub struct Need {
    pub id: NeedId,
    pub person: PersonId,
    pub kind: CareKind,
    pub state: CareState,
    pub talk: Option<TalkId>,
    pub opened_by: AccountId,
    pub opened_at: Instant,
    pub notes: Vec<Note>,
}

/// What was found, or done.
#[derive(Clone, Debug)]
pub struct Note {
    pub at: Instant,
    pub by: AccountId,
    pub state: CareState,
    pub text: String,
}

/// A need somebody has found.
#[derive(Clone, Debug)]
pub struct NewNeed {
    pub person: PersonId,
    pub kind: CareKind,
    pub talk: Option<TalkId>,
    pub text: String,
}

fn said(text: &str) -> Result<(), Refusal> {
    text_fits(text, "text")?;
    if text.trim().is_empty() { Err(Refusal::new("refusal.empty").at("text")) } else { Ok(()) }
}

/// Puts a need on record. Whoever may record talks with somebody may; reading on is for fewer.
pub fn open(tx: &mut Tx<'_>, viewer: &Viewer, new: &NewNeed) -> Result<NeedId, Error> {
    let sight = viewer::see(tx, viewer, new.person)?;
    if !(sight.own || sight.may(Permission::Talks) || sight.may(Permission::Care)) {
        return Err(Refusal::new("refusal.not_permitted").with("permission", Permission::Care.key()).into());
    }
    said(&new.text)?;
    if let Some(talk) = new.talk {
        let told = super::find(tx, viewer, talk)?;
        if told.person != new.person {
            return Err(Error::NotFound);
        }
    }
    let id = NeedId(tx.new_id());
    tx.found(id.0)?;
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into care_need (area, person, id, kind, state, talk, opened_by, opened_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![area, new.person, id, new.kind.code(), CareState::Open.code(), new.talk, viewer.account(), now],
    )?;
    note(tx, viewer, (id, new.person), CareState::Open, &new.text)?;
    // The log says that somebody wrote, and not about whose need.
    tx.audit(viewer, "need_opened", &[], "")?;
    Ok(id)
}

fn note(tx: &mut Tx<'_>, viewer: &Viewer, (need, person): (NeedId, PersonId), state: CareState, text: &str) -> Result<(), Error> {
    let (id, words) = (tx.new_id(), SealedWords::seal(tx, person, text.trim())?);
    let (area, now) = (tx.area(), tx.now);
    let fixed = Fixed { id, need, by: viewer.account(), at: now, state: state.code().into() };
    let digest = fixed.digest(tx, &words.digest);
    tx.execute(
        "insert into care_note (area, need, id, person, state, noted_by, noted_at, body, salt, digest) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![area, need, id, person, state.code(), viewer.account(), now, words.body, words.salt, words.digest],
    )?;
    tx.changed("care_note", id, need.0, digest);
    Ok(())
}

/// Notes how somebody was helped, at the version that was seen.
pub fn help(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (NeedId, i64), state: CareState, text: &str) -> Result<(), Error> {
    let need = find(tx, viewer, id)?;
    let sight = viewer::see(tx, viewer, need.person)?;
    if !cares(viewer, &need, &sight) {
        return Err(Refusal::new("refusal.not_permitted").with("permission", Permission::Care.key()).into());
    }
    said(text)?;
    tx.claim(id.0, version)?;
    tx.execute("update care_need set state = $3 where area = $1 and id = $2", params![tx.area(), id, state.code()])?;
    note(tx, viewer, (id, need.person), state, text)?;
    tx.audit(viewer, "need_helped", &[], "")
}

/// Whether the viewer looks after the need: the department inside its reach, and whoever found it.
fn cares(viewer: &Viewer, need: &Need, sight: &Sight) -> bool {
    !sight.own && (need.opened_by == viewer.account() || sight.may(Permission::Care))
}

const COLUMNS: &str = "id, person, kind, state, talk, opened_by, opened_at";

fn read(tx: &mut Tx<'_>, row: &Row) -> Result<Need, Error> {
    let (kind, state): (String, String) = (row.get(2)?, row.get(3)?);
    let (id, person): (NeedId, PersonId) = (row.get(0)?, row.get(1)?);
    let mut notes = Vec::new();
    let rows = tx.query("select noted_at, noted_by, state, body from care_note where area = $1 and need = $2 order by id", params![tx.area(), id])?;
    for note in &rows {
        let state: String = note.get(2)?;
        notes.push(Note {
            at: note.get(0)?, by: note.get(1)?, state: CareState::from_code(&state).ok_or(Error::Column { index: 2, found: state })?,
            text: tx.open_for(person, &note.get::<Vec<u8>>(3)?)?,
        });
    }
    Ok(Need {
        id, person, kind: CareKind::from_code(&kind).ok_or(Error::Column { index: 2, found: kind })?,
        state: CareState::from_code(&state).ok_or(Error::Column { index: 3, found: state })?, talk: row.get(4)?, opened_by: row.get(5)?,
        opened_at: row.get(6)?, notes,
    })
}

/// A need, for those who look after it and for the person.
pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: NeedId) -> Result<Need, Error> {
    let row = tx.query_opt(&format!("select {COLUMNS} from care_need where area = $1 and id = $2"), params![tx.area(), id])?.ok_or(Error::NotFound)?;
    let sight = viewer::see(tx, viewer, row.get(1)?)?;
    let need = read(tx, &row)?;
    if sight.own || cares(viewer, &need, &sight) { Ok(need) } else { Err(Error::NotFound) }
}

/// The needs of a person that the viewer may know of, the latest first.
pub fn of_person(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId) -> Result<Vec<Need>, Error> {
    let sight = viewer::see(tx, viewer, person)?;
    let rows = tx.query(&format!("select {COLUMNS} from care_need where area = $1 and person = $2 order by id desc"), params![tx.area(), person])?;
    let mut needs = Vec::new();
    for row in &rows {
        let need = read(tx, row)?;
        if sight.own || cares(viewer, &need, &sight) {
            needs.push(need);
        }
    }
    Ok(needs)
}

/// Open needs that the viewer looks after, the longest open first.
pub fn open_ones(tx: &mut Tx<'_>, viewer: &Viewer, limit: usize) -> Result<Vec<Need>, Error> {
    let rows = tx.query(
        &format!("select {COLUMNS} from care_need where area = $1 and state <> $2 order by opened_at, id"),
        params![tx.area(), CareState::Ended.code()],
    )?;
    let mut needs = Vec::new();
    for row in &rows {
        let opened_by: AccountId = row.get(5)?;
        if !(opened_by == viewer.account() || viewer.may(Permission::Care)) {
            continue;
        }
        let Some(sight) = viewer::sight(tx, viewer, row.get(1)?)? else { continue };
        let need = read(tx, row)?;
        if cares(viewer, &need, &sight) {
            needs.push(need);
        }
        if needs.len() == limit {
            break;
        }
    }
    Ok(needs)
}

/// What of a note the chain covers besides its words.
struct Fixed {
    id: i64,
    need: NeedId,
    by: AccountId,
    at: Instant,
    state: String,
}

impl Fixed {
    fn digest(&self, tx: &Tx<'_>, text_digest: &[u8]) -> [u8; 32] {
        let fixed = format!("care_note\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}", self.id, self.need, self.by, self.at.0, self.state);
        tx.vault().suite.hash(&[fixed.as_bytes(), text_digest])
    }
}

/// Every note with the digest of its row, and whether its words are what was sealed; for `verify`.
pub(crate) fn each_note(tx: &mut Tx<'_>, mut f: impl FnMut(i64, [u8; 32], bool)) -> Result<(), Error> {
    let rows = tx.query("select id, need, noted_by, noted_at, state, person, body, salt, digest from care_note where area = $1 order by need, id", params![tx.area()])?;
    for row in &rows {
        let fixed = Fixed { id: row.get(0)?, need: row.get(1)?, by: row.get(2)?, at: row.get(3)?, state: row.get(4)? };
        let words = SealedWords::read(row, 6)?;
        let sound = words.sound(tx, row.get(5)?);
        f(fixed.id, fixed.digest(tx, &words.digest), sound);
    }
    Ok(())
}
