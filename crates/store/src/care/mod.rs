//! Talks on record: appended, replaced by a corrected one, never edited; their words open to the fewest.

mod list;
pub mod needs;
pub mod rounds;
pub mod visits;

use domain::{
    access::{role::Permission, tier::Tier},
    care::{self, Talk, TalkKind},
    date::{Day, Instant},
    duties::Done,
    id::{AccountId, PersonId, RoundId, TalkId},
    message::Refusal,
};

pub use self::list::{Held, Listed, Question, Whose, held, known_to, list};
use crate::{
    access::{
        Viewer,
        viewer::{self, Sight},
    },
    db::{Row, Tx, sealed::SealedWords},
    error::Error,
    ledger, params,
    people::person,
};

/// A talk to be recorded.
#[derive(Clone, Debug)]
pub struct NewTalk {
    pub person: PersonId,
    pub talk: Talk,
    pub round: Option<RoundId>,
    pub replaces: Option<TalkId>,
    /// How many problems were raised in it.
    pub problems: usize,
    /// It was another talk than the one that somebody else recorded of the same day.
    pub another: bool,
}

/// A talk as far as the viewer may read it.
#[derive(Clone, Debug)]
pub struct Told {
    pub id: TalkId,
    pub person: PersonId,
    pub kind: TalkKind,
    pub held_on: Day,
    pub unannounced: bool,
    pub tier: Tier,
    pub round: Option<RoundId>,
    pub talkers: Vec<PersonId>,
    pub recorded_by: AccountId,
    pub recorded_at: Instant,
    /// Absent for those who may only know that it was held.
    pub talk: Option<Talk>,
    /// The talk that corrects this one.
    pub replaced_by: Option<TalkId>,
}

/// What of a row the chain covers besides its words.
struct Fixed {
    id: TalkId,
    person: PersonId,
    kind: String,
    held_on: String,
    tier: String,
    recorded_by: AccountId,
    replaces: Option<TalkId>,
}

impl Fixed {
    fn digest(&self, tx: &Tx<'_>, text_digest: &[u8]) -> [u8; 32] {
        let fixed = format!(
            "talk\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{:?}",
            self.id, self.person, self.kind, self.held_on, self.tier, self.recorded_by, self.replaces.map(|id| id.0)
        );
        tx.vault().suite.hash(&[fixed.as_bytes(), text_digest])
    }
}

/// Records a talk. Errors: what [`care::check`] refuses; the same talk recorded by somebody else before, by name.
pub fn record(tx: &mut Tx<'_>, viewer: &Viewer, new: &NewTalk) -> Result<TalkId, Error> {
    viewer::see_to(tx, viewer, new.person, Permission::Talks)?;
    care::check(&new.talk, viewer.person(), new.person, new.problems, tx.today())?;
    let talk = new.talk.clone().settled();
    match new.replaces {
        Some(replaced) => may_replace(tx, viewer, new.person, replaced)?,
        None if !new.another => recorded_before(tx, viewer, new.person, &talk)?,
        None => {}
    }
    if let Some(round) = new.round {
        let round = rounds::find(tx, round)?;
        if !round.runs_on(talk.held_on) {
            return Err(Refusal::new("refusal.talk_round_over").with("title", round.title).with("from", round.from).with("to", round.to).at("held_on").into());
        }
    }
    let words = serde_json::to_string(&talk)?;
    let (id, words) = (TalkId(tx.new_id()), SealedWords::seal(tx, new.person, &words)?);
    let (area, now) = (tx.area(), tx.now);
    let inserted = tx.execute(
        "insert into talk (area, person, id, kind, held_on, unannounced, tier, round, talker, recorded_by, recorded_at, replaces, body, salt, digest)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict do nothing",
        params![
            area, new.person, id, talk.kind.code(), talk.held_on, talk.unannounced, talk.tier.code(), new.round, viewer.person(), viewer.account(), now,
            new.replaces, words.body, words.salt, words.digest.clone()
        ],
    )?;
    if inserted == 0 {
        return Err(Refusal::new("refusal.already_replaced").into());
    }
    let fixed = Fixed {
        id, person: new.person, kind: talk.kind.code().into(), held_on: talk.held_on.to_string(), tier: talk.tier.code().into(), recorded_by: viewer.account(),
        replaces: new.replaces,
    };
    if let Some(replaced) = new.replaces {
        hand_on(tx, replaced, id)?;
    }
    let digest = fixed.digest(tx, &words.digest);
    tx.changed("talk", id.0, new.person.0, digest);
    tx.audit(viewer, "talk_recorded", &[new.person.0], talk.kind.code())?;
    Ok(id)
}

/// Only whoever recorded a talk corrects it, and as the talk with the same person.
fn may_replace(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, replaced: TalkId) -> Result<(), Error> {
    let told = find(tx, viewer, replaced)?;
    if told.person == person && told.recorded_by == viewer.account() { Ok(()) } else { Err(Error::NotFound) }
}

/// What came of a talk goes on with the talk that corrects it.
fn hand_on(tx: &mut Tx<'_>, from: TalkId, to: TalkId) -> Result<(), Error> {
    let area = tx.area();
    tx.execute("insert into talk_also (area, talk, talker, joined_at) select area, $3, talker, joined_at from talk_also where area = $1 and talk = $2", params![area, from, to])?;
    for table in ["care_need", "visit_plan"] {
        tx.execute(&format!("update {table} set talk = $3 where area = $1 and talk = $2"), params![area, from, to])?;
    }
    tx.execute("update problem set source = $3 where area = $1 and source = $2", params![area, from, to])?;
    Ok(())
}

/// Two who held a talk together each think of writing it down.
fn recorded_before(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, talk: &Talk) -> Result<(), Error> {
    let row = tx.query_opt(
        "select t.id, t.recorded_by from talk t left join talk r on r.area = t.area and r.person = t.person and r.replaces = t.id
          where t.area = $1 and t.person = $2 and t.kind = $3 and t.held_on = $4 and t.recorded_by <> $5 and r.id is null order by t.id desc limit 1",
        params![tx.area(), person, talk.kind.code(), talk.held_on, viewer.account()],
    )?;
    let Some(row) = row else { return Ok(()) };
    let (id, by): (i64, AccountId) = (row.get(0)?, row.get(1)?);
    let name = ledger::account_names(tx, &[by])?.remove(&by).unwrap_or_default();
    Err(Refusal::new("refusal.talk_twice").with("name", name).with("talk", id).at("held_on").into())
}

/// The viewer held the talk together with whoever recorded it.
pub fn join(tx: &mut Tx<'_>, viewer: &Viewer, id: TalkId) -> Result<(), Error> {
    viewer.must(Permission::Talks)?;
    let told = find(tx, viewer, id)?;
    if told.replaced_by.is_some() {
        return Err(Refusal::new("refusal.already_replaced").into());
    }
    let Some(talker) = viewer.person().filter(|talker| *talker != told.person) else { return Err(Refusal::new("refusal.talk_self").into()) };
    let (area, now) = (tx.area(), tx.now);
    tx.execute("insert into talk_also (area, talk, talker, joined_at) values ($1, $2, $3, $4) on conflict do nothing", params![area, id, talker, now])?;
    tx.audit(viewer, "talk_joined", &[told.person.0], "")
}

const COLUMNS: &str = "t.id, t.person, t.kind, t.held_on, t.unannounced, t.tier, t.round, t.talker, t.recorded_by, t.recorded_at, t.body, r.id";

/// The words open to those who held or recorded the talk, and to those who may both read talks and the tier; to the person
/// themselves that it was held, and its words where they were recorded for both.
fn read(tx: &mut Tx<'_>, viewer: &Viewer, row: &Row, sight: &Sight) -> Result<Option<Told>, Error> {
    let (kind, tier): (String, String) = (row.get(2)?, row.get(5)?);
    let (id, person): (TalkId, PersonId) = (row.get(0)?, row.get(1)?);
    let mut talkers: Vec<PersonId> = row.get::<Option<PersonId>>(7)?.into_iter().collect();
    for also in tx.query("select talker from talk_also where area = $1 and talk = $2 order by talker", params![tx.area(), id])? {
        talkers.push(also.get(0)?);
    }
    let mut told = Told {
        id, person, kind: TalkKind::from_code(&kind).ok_or(Error::Column { index: 2, found: kind })?, held_on: row.get(3)?, unannounced: row.get(4)?,
        tier: Tier::from_code(&tier).ok_or(Error::Column { index: 5, found: tier })?, round: row.get(6)?, talkers, recorded_by: row.get(8)?,
        recorded_at: row.get(9)?, talk: None, replaced_by: row.get(11)?,
    };
    let held_it = told.recorded_by == viewer.account() || viewer.person().is_some_and(|own| told.talkers.contains(&own));
    let opens = if sight.own { told.tier <= Tier::Own } else { sight.may(Permission::Talks) && told.tier <= sight.tier };
    let reads = held_it || viewer.is_system() || opens;
    if reads {
        told.talk = Some(serde_json::from_str(&tx.open_for(person, &row.get::<Vec<u8>>(10)?)?)?);
    }
    Ok((reads || sight.own).then_some(told))
}

pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: TalkId) -> Result<Told, Error> {
    let sql = format!("select {COLUMNS} from talk t left join talk r on r.area = t.area and r.person = t.person and r.replaces = t.id where t.area = $1 and t.id = $2");
    let row = tx.query_opt(&sql, params![tx.area(), id])?.ok_or(Error::NotFound)?;
    let sight = viewer::see(tx, viewer, row.get(1)?)?;
    read(tx, viewer, &row, &sight)?.ok_or(Error::NotFound)
}

/// The standing talks with a person that the viewer may know of, the latest first.
pub fn with_person(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, limit: i64) -> Result<Vec<Told>, Error> {
    let sight = viewer::see(tx, viewer, person)?;
    let sql = format!(
        "select {COLUMNS} from talk t left join talk r on r.area = t.area and r.person = t.person and r.replaces = t.id
          where t.area = $1 and t.person = $2 and r.id is null order by t.held_on desc, t.id desc limit $3"
    );
    let rows = tx.query(&sql, params![tx.area(), person, limit])?;
    let mut told = Vec::new();
    for row in &rows {
        told.extend(read(tx, viewer, row, &sight)?);
    }
    Ok(told)
}

/// What was left to be talked about after the last talk with a person, for whoever may read that talk.
pub fn left_open(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId) -> Result<Vec<String>, Error> {
    let mut talks = with_person(tx, viewer, person, 20)?.into_iter().filter(|told| told.kind != TalkKind::HomeVisit);
    let last = talks.find_map(|told| told.talk);
    Ok(last.map(|talk| talk.left_open).unwrap_or_default())
}

/// Talks of a kind held in `[from, to)`, each with everybody who held it, as duties count them.
pub fn done(tx: &mut Tx<'_>, kind: TalkKind, from: Day, to: Day) -> Result<Vec<Done>, Error> {
    let held = held(tx, &[kind], (from, to))?;
    let each = |talk: Held| talk.talkers.into_iter().map(move |by| Done { by, with: talk.person, on: talk.on });
    Ok(held.into_iter().flat_map(each).collect())
}

/// Every talk with the digest of its row, and whether its words are what was sealed; for `verify`.
pub(crate) fn each_talk(tx: &mut Tx<'_>, mut f: impl FnMut(TalkId, [u8; 32], bool)) -> Result<(), Error> {
    let rows = tx.query("select id, person, kind, held_on, tier, recorded_by, replaces, body, salt, digest from talk where area = $1 order by person, id", params![tx.area()])?;
    for row in &rows {
        let fixed = Fixed {
            id: row.get(0)?, person: row.get(1)?, kind: row.get(2)?, held_on: row.get(3)?, tier: row.get(4)?, recorded_by: row.get(5)?, replaces: row.get(6)?,
        };
        let words = SealedWords::read(row, 7)?;
        let sound = words.sound(tx, fixed.person);
        f(fixed.id, fixed.digest(tx, &words.digest), sound);
    }
    Ok(())
}

/// The name of whoever held a talk.
pub fn talker_names(tx: &mut Tx<'_>, told: &Told) -> Result<Vec<String>, Error> {
    let names = told.talkers.iter().map(|talker| Ok(person::name_of(tx, *talker)?.unwrap_or_default()));
    names.collect()
}
