//! A person's registers together: as they hold today, as of a past day, or as they were known at a sealed position.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use domain::{
    access::tier::Tier,
    date::Day,
    id::{AccountId, PersonId},
    people::facts::{Appraisal, Award, Education, Penalty, Person, RankHeld, Relative},
};

use crate::{
    access::{
        Viewer,
        viewer::{self, Sight},
    },
    db::{Row, Tx, seal::LEDGER},
    error::Error,
    params,
    people::{
        register::{self, Register, Stored},
        rows::{Contact, FormWords, Identity, Photo, Placed, Resume},
    },
    search::Index,
};

/// Everything on record about a person, one row a fact.
#[derive(Clone, Debug)]
pub struct File {
    pub id: PersonId,
    pub version: i64,
    pub as_of: Day,
    pub person: Stored<Person>,
    pub identity: Option<Stored<Identity>>,
    pub appointments: Vec<Stored<Placed>>,
    pub ranks: Vec<Stored<RankHeld>>,
    pub educations: Vec<Stored<Education>>,
    pub appraisals: Vec<Stored<Appraisal>>,
    pub awards: Vec<Stored<Award>>,
    pub penalties: Vec<Stored<Penalty>>,
    pub relatives: Vec<Stored<Relative>>,
    pub contacts: Vec<Stored<Contact>>,
    pub resume: Option<Stored<Resume>>,
    pub form_words: Option<Stored<FormWords>>,
    pub photo: Option<Stored<Photo>>,
}

/// The rows that were sealed, and those whose end was sealed, up to a position.
struct Known(BTreeSet<(String, i64)>);

fn known(tx: &mut Tx<'_>, subject: i64, position: i64) -> Result<Known, Error> {
    let rows = tx.query(
        "select topic, row_id from seal where area = $1 and subject = $2 and chain = $3 and position <= $4",
        params![tx.area(), subject, LEDGER, position],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect::<Result<_, Error>>().map(Known)
}

fn rows_as<T: Register>(tx: &mut Tx<'_>, person: PersonId, known: Option<&Known>) -> Result<Vec<Stored<T>>, Error> {
    let mut rows = register::rows::<T>(tx, person.0)?;
    rows.retain(|row| match known {
        None => row.stands(),
        Some(Known(sealed)) => {
            let has = |topic: String| sealed.contains(&(topic, row.id));
            has(T::TABLE.to_owned()) && !has(format!("{}/superseded", T::TABLE))
        }
    });
    Ok(rows)
}

fn begun<T: Register>(mut rows: Vec<Stored<T>>, as_of: Day) -> Vec<Stored<T>> {
    let day = as_of.to_string();
    rows.retain(|row| row.since <= day);
    rows
}

/// Loads a file. Whoever calls has looked at the viewer's [`sight`](crate::access::viewer::sight) first.
pub fn load(tx: &mut Tx<'_>, id: PersonId, as_of: Day, known_at: Option<i64>) -> Result<File, Error> {
    let known = known_at.map(|position| known(tx, id.0, position)).transpose()?;
    let known = known.as_ref();
    let mut appraisals = rows_as::<Appraisal>(tx, id, known)?;
    appraisals.retain(|row| row.value.year <= as_of.year());
    appraisals.sort_by_key(|row| row.value.year);
    let mut awards = rows_as::<Award>(tx, id, known)?;
    awards.sort_by_key(|row| row.value.on);
    let person = rows_as::<Person>(tx, id, known)?.into_iter().rfind(|row| row.holds_on(as_of)).ok_or(Error::NotFound)?;
    Ok(File {
        id,
        version: tx.version(id.0)?,
        as_of,
        person,
        identity: rows_as(tx, id, known)?.pop(),
        appointments: begun(rows_as(tx, id, known)?, as_of),
        ranks: begun(rows_as(tx, id, known)?, as_of),
        educations: rows_as(tx, id, known)?,
        appraisals,
        awards,
        penalties: begun(rows_as(tx, id, known)?, as_of),
        relatives: rows_as(tx, id, known)?,
        contacts: rows_as(tx, id, known)?,
        resume: rows_as(tx, id, known)?.pop(),
        form_words: rows_as(tx, id, known)?.pop(),
        photo: rows_as(tx, id, known)?.pop(),
    })
}

/// What happened to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Added,
    Corrected,
    Withdrawn,
}

/// One change of a file, as the seal tells it.
#[derive(Clone, Debug)]
pub struct Change {
    pub position: i64,
    /// The table of the row.
    pub table: String,
    pub what: What,
    pub at: domain::date::Instant,
    pub by: AccountId,
    /// A few words of the row that no tier hides.
    pub detail: String,
}

/// What a table's row may be told by; nothing for tables whose words are restricted.
const TOLD_BY: &[(&str, &str)] = &[
    ("person_facts", "name"), ("identity", "''"), ("appointment", "title"), ("rank_held", "coalesce(rank, grade, '')"), ("education", "level_text"),
    ("appraisal", "cast(year as text)"), ("award", "title"), ("penalty", "''"), ("relative", "''"), ("contact", "''"), ("resume", "''"),
    ("form_words", "''"), ("photo", "''"),
];

/// Tables whose rows only restricted sight may know of.
const RESTRICTED: &[&str] = &["identity", "penalty", "relative", "contact"];

/// What was sealed about a person after a position, the newest first, as far as a sight opens it. A correction is told once;
/// talks and care needs are told nowhere but on their own pages.
pub fn changes_after(tx: &mut Tx<'_>, person: PersonId, sight: &Sight, (position, limit): (i64, i64)) -> Result<Vec<Change>, Error> {
    let rows = tx.query(
        "select position, topic, row_id, sealed_at from seal where area = $1 and subject = $2 and chain = $3 and position > $4
          order by position desc limit $5",
        params![tx.area(), person, LEDGER, position, limit],
    )?;
    let mut changes = Vec::new();
    for row in &rows {
        changes.extend(change_of(tx, person, sight, row)?);
    }
    Ok(changes)
}

/// Four columns: position, topic, row, when.
fn change_of(tx: &mut Tx<'_>, person: PersonId, sight: &Sight, row: &Row) -> Result<Option<Change>, Error> {
    let topic: String = row.get(1)?;
    let (table, ended) = topic.split_once('/').map_or((topic.as_str(), false), |(table, _)| (table, true));
    if !opens(tx, person, sight, (table, row.get(2)?))? {
        return Ok(None);
    }
    let (what, by, detail) = match TOLD_BY.iter().find(|(known, _)| *known == table) {
        Some((table, told_by)) => match tell(tx, (table, told_by), person, row.get(2)?, ended)? {
            Some(told) => told,
            None => return Ok(None),
        },
        None => (What::Added, said_by(tx, table, person, row.get(2)?, ended)?, String::new()),
    };
    Ok(Some(Change { position: row.get(0)?, table: table.to_owned(), what, at: row.get(3)?, by, detail }))
}

/// How many rows of the chain are looked through at once, and at the most.
const CHUNK: i64 = 500;
const CHUNKS: usize = 40;

/// What was recorded lately about anybody in the viewer's reach, the newest first.
pub fn recent(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (before, limit): (i64, usize)) -> Result<Vec<(PersonId, Change)>, Error> {
    let reach = index.reach(viewer);
    let mut sights: BTreeMap<PersonId, Option<Sight>> = BTreeMap::new();
    let (mut changes, mut last) = (Vec::new(), before);
    for _ in 0..CHUNKS {
        let rows = tx.query(
            "select position, topic, row_id, sealed_at, subject from seal where area = $1 and chain = $2 and position < $3 order by position desc limit $4",
            params![tx.area(), LEDGER, last, CHUNK],
        )?;
        for row in &rows {
            last = row.get(0)?;
            let person: PersonId = row.get(4)?;
            if !index.ordinal(person).is_some_and(|ordinal| reach.has(ordinal)) {
                continue;
            }
            let sight = match sights.entry(person) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(place) => place.insert(viewer::sight(tx, viewer, person)?),
            };
            if let Some(sight) = sight {
                changes.extend(change_of(tx, person, sight, row)?.map(|change| (person, change)));
            }
            if changes.len() == limit {
                return Ok(changes);
            }
        }
        if rows.is_empty() {
            break;
        }
    }
    Ok(changes)
}

/// Whether a sight may know that a row was written.
fn opens(tx: &mut Tx<'_>, person: PersonId, sight: &Sight, (table, row): (&str, i64)) -> Result<bool, Error> {
    let entry = match table {
        "entry" => "select tier from entry where area = $1 and person = $2 and id = $3",
        "comment" => "select e.tier from entry_comment c join entry e on e.area = c.area and e.person = c.person and e.id = c.entry where c.area = $1 and c.person = $2 and c.id = $3",
        "contest" => "select e.tier from contest c join entry e on e.area = c.area and e.person = c.person and e.id = c.entry where c.area = $1 and c.person = $2 and c.id = $3",
        "statement" => "select tier from statement where area = $1 and person = $2 and id = $3",
        known => return Ok(TOLD_BY.iter().any(|(told, _)| *told == known) && (sight.opens_restricted() || !RESTRICTED.contains(&known))),
    };
    let tier = tx.query_opt(entry, params![tx.area(), person, row])?.map(|row| row.get::<String>(0)).transpose()?;
    Ok(tier.as_deref().and_then(Tier::from_code).is_some_and(|tier| tier <= sight.tier))
}

/// `None` for an end that only made room for the row correcting it.
fn tell(tx: &mut Tx<'_>, (table, told_by): (&str, &str), person: PersonId, row: i64, ended: bool) -> Result<Option<(What, AccountId, String)>, Error> {
    let sql = format!(
        "select r.recorded_by, r.superseded_by, r.corrects, {told_by}, (select count(*) from {table} c where c.area = r.area and c.person = r.person and c.corrects = r.id)
           from {table} r where r.area = $1 and r.person = $2 and r.id = $3"
    );
    let Some(found) = tx.query_opt(&sql, params![tx.area(), person, row])? else { return Ok(None) };
    let detail: String = found.get(3)?;
    if ended {
        let corrected = found.get::<i64>(4)? > 0;
        let by = found.get::<Option<AccountId>>(1)?.unwrap_or(AccountId(0));
        return Ok((!corrected).then_some((What::Withdrawn, by, detail)));
    }
    let what = if found.get::<Option<i64>>(2)?.is_some() { What::Corrected } else { What::Added };
    Ok(Some((what, found.get(0)?, detail)))
}

/// Who made an entry, a comment or a contest.
fn said_by(tx: &mut Tx<'_>, topic: &str, person: PersonId, row: i64, answered: bool) -> Result<AccountId, Error> {
    let sql = match (topic, answered) {
        ("entry", _) => "select recorded_by from entry where area = $1 and person = $2 and id = $3",
        ("comment", _) => "select account from entry_comment where area = $1 and person = $2 and id = $3",
        ("contest", true) => "select answered_by from contest where area = $1 and person = $2 and id = $3",
        _ => return Ok(AccountId(0)),
    };
    let found = tx.query_opt(sql, params![tx.area(), person, row])?;
    Ok(found.map(|row| row.get::<Option<AccountId>>(0)).transpose()?.flatten().unwrap_or(AccountId(0)))
}

/// How far an account has looked at a file, if ever.
pub fn looked(tx: &mut Tx<'_>, account: AccountId, person: PersonId) -> Result<Option<i64>, Error> {
    let row = tx.query_opt("select position from looked where area = $1 and account = $2 and person = $3", params![tx.area(), account, person])?;
    row.map(|row| row.get(0)).transpose()
}

pub fn look(tx: &mut Tx<'_>, account: AccountId, person: PersonId) -> Result<(), Error> {
    let position = tx.position()?;
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into looked (area, account, person, position, at) values ($1, $2, $3, $4, $5)
         on conflict (area, account, person) do update set position = excluded.position, at = excluded.at",
        params![area, account, person, position, now],
    )?;
    Ok(())
}

/// When each table last changed on a person's file: the moment of the seal, by topic without `/superseded`.
pub fn last_touched(tx: &mut Tx<'_>, person: PersonId) -> Result<std::collections::BTreeMap<String, i64>, Error> {
    let rows = tx.query(
        "select topic, max(sealed_at) from seal where area = $1 and subject = $2 and chain = $3 group by topic",
        params![tx.area(), person, LEDGER],
    )?;
    let mut touched = std::collections::BTreeMap::new();
    for row in &rows {
        let topic: String = row.get(0)?;
        let at: i64 = row.get(1)?;
        let table = topic.split('/').next().unwrap_or_default().to_owned();
        let last = touched.entry(table).or_insert(at);
        *last = at.max(*last);
    }
    Ok(touched)
}
