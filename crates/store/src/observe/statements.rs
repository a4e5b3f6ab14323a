//! Statements about a person's work and the entries that speak for and against them. What they amount to is reckoned on
//! reading and stored nowhere.

use std::collections::BTreeMap;

use domain::{
    access::tier::Tier,
    date::Day,
    id::{AccountId, EntryId, PersonId, StatementId, StudyId},
    ledger::{FrontLine, SourceKind},
    message::Refusal,
    observe::{Stance, Standing, State, StatementState, standing},
    people::check::text_fits,
};

use crate::{
    access::{
        Viewer,
        viewer::{self, Sight},
    },
    db::{Row, Tx, sealed::SealedWords},
    error::Error,
    ledger, params,
    search::Index,
};

/// A statement to be made.
#[derive(Clone, Debug)]
pub struct New {
    pub person: PersonId,
    pub front_line: FrontLine,
    pub text: String,
    pub tier: Tier,
    pub study: Option<StudyId>,
    pub made_on: Day,
}

/// An entry that speaks for a statement or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backing {
    pub entry: EntryId,
    pub kind: SourceKind,
    pub stance: Stance,
    pub tier: Tier,
    /// The person contests it, and nobody has answered.
    pub contested: bool,
    /// The person contested it and was right; it no longer counts.
    pub fallen: bool,
}

#[derive(Clone, Debug)]
pub struct Told {
    pub id: StatementId,
    pub person: PersonId,
    pub front_line: FrontLine,
    pub tier: Tier,
    pub study: Option<StudyId>,
    pub made_on: Day,
    pub recorded_by: AccountId,
    pub text: String,
    pub state: State,
    pub sources: Vec<Backing>,
}

/// What the chain covers beside the words.
fn digest(tx: &Tx<'_>, row: &Fixed, text_digest: &[u8]) -> [u8; 32] {
    let fixed = format!(
        "statement\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{:?}\u{1f}{}\u{1f}{}",
        row.id, row.person, row.front_line.code(), row.tier.code(), row.study.map(|id| id.0), row.made_on, row.recorded_by
    );
    tx.vault().suite.hash(&[fixed.as_bytes(), text_digest])
}

fn link_digest(tx: &Tx<'_>, (id, statement, entry): (i64, StatementId, EntryId), stance: Option<Stance>, by: AccountId) -> [u8; 32] {
    let fixed = format!("statement_source\u{1f}{id}\u{1f}{statement}\u{1f}{entry}\u{1f}{}\u{1f}{by}", stance.map_or("", Stance::code));
    tx.vault().suite.hash(&[fixed.as_bytes()])
}

/// Makes a statement with its sources. Errors: no source, a source on another's file.
pub fn make(tx: &mut Tx<'_>, viewer: &Viewer, new: &New, sources: &[(EntryId, Stance)]) -> Result<StatementId, Error> {
    text_fits(&new.text, "text")?;
    if sources.is_empty() || new.text.trim().is_empty() {
        let code = if sources.is_empty() { "refusal.statement_no_source" } else { "refusal.empty" };
        return Err(Refusal::new(code).with("text", &new.text).at("sources").into());
    }
    let (id, words) = (StatementId(tx.new_id()), SealedWords::seal(tx, new.person, new.text.trim())?);
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into statement (area, person, id, front_line, tier, study, made_on, recorded_by, recorded_at, body, salt, digest)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        params![
            area, new.person, id, new.front_line.code(), new.tier.code(), new.study, new.made_on, viewer.account(), now, words.body, words.salt,
            words.digest.clone()
        ],
    )?;
    let fixed = Fixed { id, person: new.person, front_line: new.front_line, tier: new.tier, study: new.study, made_on: new.made_on, recorded_by: viewer.account() };
    let sealed = digest(tx, &fixed, &words.digest);
    tx.changed("statement", id.0, new.person.0, sealed);
    for (entry, stance) in sources {
        link(tx, viewer, (new.person, id), *entry, Some(*stance))?;
    }
    Ok(id)
}

/// Puts an entry for or against a statement, or takes it away again with no stance.
fn link(tx: &mut Tx<'_>, viewer: &Viewer, (person, statement): (PersonId, StatementId), entry: EntryId, stance: Option<Stance>) -> Result<(), Error> {
    if ledger::find(tx, entry)?.person != person {
        return Err(Error::NotFound);
    }
    let replaced = "select 1 from entry where area = $1 and person = $2 and replaces = $3";
    if stance.is_some() && tx.query_opt(replaced, params![tx.area(), person, entry])?.is_some() {
        return Err(Refusal::new("refusal.already_replaced").at("entry").into());
    }
    let (area, now, id) = (tx.area(), tx.now, tx.new_id());
    tx.execute(
        "insert into statement_source (area, person, statement, id, entry, stance, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![area, person, statement, id, entry, stance.map(Stance::code), viewer.account(), now],
    )?;
    let sealed = link_digest(tx, (id, statement, entry), stance, viewer.account());
    tx.changed("statement_source", id, person.0, sealed);
    Ok(())
}

/// Adds a source that came later, changes the side it is on, or withdraws it.
pub fn set_source(tx: &mut Tx<'_>, viewer: &Viewer, id: StatementId, entry: EntryId, stance: Option<Stance>) -> Result<(), Error> {
    let told = find(tx, viewer, id)?;
    link(tx, viewer, (told.person, id), entry, stance)?;
    tx.audit(viewer, "statement_source_set", &[told.person.0], stance.map_or("withdrawn", Stance::code))
}

/// An entry that is replaced hands its place in every statement to the one that replaces it.
pub(crate) fn hand_on(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, (old, new): (EntryId, EntryId)) -> Result<(), Error> {
    let rows = tx.query(&format!("select l.statement, l.stance from statement_source l where l.area = $1 and l.entry = $2 and {LATEST}"), params![tx.area(), old])?;
    for row in &rows {
        let statement: StatementId = row.get(0)?;
        if let Some(stance) = row.get::<Option<String>>(1)?.as_deref().and_then(Stance::from_code) {
            link(tx, viewer, (person, statement), old, None)?;
            link(tx, viewer, (person, statement), new, Some(stance))?;
        }
    }
    Ok(())
}

/// Of several links of one entry to one statement the latest holds.
const LATEST: &str = "not exists (select 1 from statement_source n where n.area = l.area and n.person = l.person and n.statement = l.statement and n.entry = l.entry and n.id > l.id)";

struct Fixed {
    id: StatementId,
    person: PersonId,
    front_line: FrontLine,
    tier: Tier,
    study: Option<StudyId>,
    made_on: Day,
    recorded_by: AccountId,
}

const COLUMNS: &str = "s.id, s.person, s.front_line, s.tier, s.study, s.made_on, s.recorded_by, s.body, s.salt, s.digest";

fn fixed(row: &Row) -> Result<Fixed, Error> {
    let broken = |at: usize| Error::Column { index: at, found: "an unknown code".into() };
    Ok(Fixed {
        id: row.get(0)?,
        person: row.get(1)?,
        front_line: FrontLine::from_code(&row.get::<String>(2)?).ok_or_else(|| broken(2))?,
        tier: Tier::from_code(&row.get::<String>(3)?).ok_or_else(|| broken(3))?,
        study: row.get(4)?,
        made_on: row.get(5)?,
        recorded_by: row.get(6)?,
    })
}

type Sources = BTreeMap<StatementId, Vec<Backing>>;

/// The sources of every statement of one person, or of all.
fn sources(tx: &mut Tx<'_>, person: Option<PersonId>) -> Result<Sources, Error> {
    let (first, last) = person.map_or((0, i64::MAX), |person| (person.0, person.0));
    let mut sources = Sources::new();
    tx.each(
        &format!(
            "select l.statement, l.entry, e.source, l.stance, e.tier, c.state from statement_source l
               join entry e on e.area = l.area and e.person = l.person and e.id = l.entry
               left join contest c on c.area = l.area and c.person = l.person and c.entry = l.entry
                and not exists (select 1 from contest d where d.area = c.area and d.person = c.person and d.entry = c.entry and d.id > c.id)
              where l.area = $1 and l.person >= $2 and l.person <= $3 and l.stance is not null and {LATEST} order by l.person, l.statement, l.id"
        ),
        params![tx.area(), first, last],
        |row| {
            let broken = |at: usize| Error::Column { index: at, found: "an unknown code".into() };
            let contest: Option<String> = row.get(5)?;
            sources.entry(row.get(0)?).or_default().push(Backing {
                entry: row.get(1)?,
                kind: SourceKind::from_code(&row.get::<String>(2)?).ok_or_else(|| broken(2))?,
                stance: Stance::from_code(&row.get::<String>(3)?).ok_or_else(|| broken(3))?,
                tier: Tier::from_code(&row.get::<String>(4)?).ok_or_else(|| broken(4))?,
                contested: contest.as_deref() == Some("open"),
                fallen: contest.as_deref() == Some("upheld"),
            });
            Ok(())
        },
    )?;
    Ok(sources)
}

/// What sources amount to; those the person contested with success do not count.
fn state_of(sources: &[Backing]) -> State {
    let standing_ones: Vec<Standing> = sources.iter().filter(|source| !source.fallen).map(|source| Standing { kind: source.kind, stance: source.stance }).collect();
    standing(&standing_ones)
}

/// What the statements of a person amount to, by the entries that are their sources; of several the one that says least.
pub fn states_of_entries(tx: &mut Tx<'_>, person: PersonId) -> Result<BTreeMap<EntryId, StatementState>, Error> {
    let mut states: BTreeMap<EntryId, StatementState> = BTreeMap::new();
    for sources in sources(tx, Some(person))?.into_values() {
        let state = state_of(&sources).state;
        for source in sources {
            let held = states.entry(source.entry).or_insert(state);
            if !domain::observe::may_lower(state) {
                *held = state;
            }
        }
    }
    Ok(states)
}

fn tell(tx: &mut Tx<'_>, row: &Row, sources: Vec<Backing>) -> Result<Told, Error> {
    let Fixed { id, person, front_line, tier, study, made_on, recorded_by } = fixed(row)?;
    let words = SealedWords::read(row, 7)?;
    let text = match tx.open_for(person, &words.body) {
        // Erased with the person's key.
        Err(Error::Key) => String::new(),
        text => text?,
    };
    Ok(Told { id, person, front_line, tier, study, made_on, recorded_by, text, state: state_of(&sources), sources })
}

/// The statements about a person that a sight opens, the latest first.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId, sight: &Sight) -> Result<Vec<Told>, Error> {
    let mut sources = sources(tx, Some(person))?;
    let rows = tx.query(&format!("select {COLUMNS} from statement s where s.area = $1 and s.person = $2 order by s.made_on desc, s.id desc"), params![tx.area(), person])?;
    let mut told = Vec::new();
    for row in &rows {
        let row_fixed = fixed(row)?;
        if row_fixed.tier <= sight.tier {
            let own = sources.remove(&row_fixed.id).unwrap_or_default();
            told.push(tell(tx, row, own)?);
        }
    }
    Ok(told)
}

/// One statement, if the viewer may read it.
pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: StatementId) -> Result<Told, Error> {
    let row = tx.query_opt(&format!("select {COLUMNS} from statement s where s.area = $1 and s.id = $2"), params![tx.area(), id])?.ok_or(Error::NotFound)?;
    let row_fixed = fixed(&row)?;
    let sight = viewer::see(tx, viewer, row_fixed.person)?;
    if row_fixed.tier > sight.tier {
        return Err(Error::NotFound);
    }
    let own = sources(tx, Some(row_fixed.person))?.remove(&id).unwrap_or_default();
    tell(tx, &row, own)
}

/// What to list, the latest first.
#[derive(Clone, Debug, Default)]
pub struct Question {
    pub front_line: Option<FrontLine>,
    pub state: Option<StatementState>,
    pub study: Option<StudyId>,
    /// Where the page before ended.
    pub before: Option<(Day, i64)>,
    pub limit: usize,
}

/// A page of statements in the viewer's reach, and how many there are of each state whatever the page.
#[derive(Debug, Default)]
pub struct Listed {
    pub rows: Vec<Told>,
    pub counts: BTreeMap<StatementState, usize>,
}

pub fn list(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, question: &Question) -> Result<Listed, Error> {
    let (reach, tier) = (index.reach(viewer), viewer.tier());
    let mut sources = sources(tx, None)?;
    let (mut counts, mut wanted) = (BTreeMap::new(), Vec::new());
    tx.each("select id, person, front_line, tier, study, made_on from statement where area = $1 order by made_on desc, id desc", params![tx.area()], |row| {
        let (id, person, made_on): (StatementId, PersonId, Day) = (row.get(0)?, row.get(1)?, row.get(5)?);
        let (line, own_tier): (String, String) = (row.get(2)?, row.get(3)?);
        let opens = Tier::from_code(&own_tier).is_some_and(|own| own <= tier) && index.ordinal(person).is_some_and(|ordinal| reach.has(ordinal));
        let asked = question.front_line.is_none_or(|asked| asked.code() == line) && question.study.is_none_or(|study| row.get(4).ok() == Some(Some(study)));
        if !(opens && asked) {
            return Ok(());
        }
        let state = state_of(sources.get(&id).map_or(&[], Vec::as_slice)).state;
        *counts.entry(state).or_insert(0) += 1;
        let here = question.state.is_none_or(|asked| asked == state) && question.before.is_none_or(|(day, before)| (made_on, id.0) < (day, before));
        if here && wanted.len() < question.limit {
            wanted.push(id);
        }
        Ok(())
    })?;
    let mut rows = Vec::new();
    for id in wanted {
        let row = tx.query_opt(&format!("select {COLUMNS} from statement s where s.area = $1 and s.id = $2"), params![tx.area(), id])?.ok_or(Error::NotFound)?;
        rows.push(tell(tx, &row, sources.remove(&id).unwrap_or_default())?);
    }
    Ok(Listed { rows, counts })
}

/// Every statement and link with the digest of its row, and whether the words are what was sealed; for `verify`.
pub(crate) fn each(tx: &mut Tx<'_>, mut f: impl FnMut(&'static str, i64, [u8; 32], bool)) -> Result<(), Error> {
    let rows = tx.query(&format!("select {COLUMNS} from statement s where s.area = $1 order by s.person, s.id"), params![tx.area()])?;
    for row in &rows {
        let (row_fixed, words) = (fixed(row)?, SealedWords::read(row, 7)?);
        let sound = words.sound(tx, row_fixed.person);
        f("statement", row_fixed.id.0, digest(tx, &row_fixed, &words.digest), sound);
    }
    let rows = tx.query("select id, statement, entry, stance, set_by from statement_source where area = $1 order by person, statement, id", params![tx.area()])?;
    for row in &rows {
        let (id, statement, entry): (i64, StatementId, EntryId) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let stance = row.get::<Option<String>>(3)?.as_deref().and_then(Stance::from_code);
        f("statement_source", id, link_digest(tx, (id, statement, entry), stance, row.get(4)?), true);
    }
    Ok(())
}
