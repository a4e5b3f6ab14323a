//! The way in: what waits while a commit is on its way is stored by the next one, all together.
//!
//! Every request is kept or refused by itself. Statements that are there already stay as they are.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

use domain::date::Instant;

use super::{RecordId, TermHash, body, hash, hold, lists, pack, places, segment, unpack};
use crate::{
    db::{Db, Engine, Tx, Value},
    error::Error,
    params,
};

/// A sound statement on its way in.
pub struct Incoming {
    pub id: RecordId,
    /// The whole statement but for the moment it is stored.
    pub text: String,
    /// The same, compressed.
    pub body: Vec<u8>,
    pub terms: Vec<TermHash>,
    pub refers: Option<RecordId>,
    pub voids: bool,
}

/// What a statement says of an activity or verb.
pub struct Known {
    pub kind: &'static str,
    pub iri: String,
    pub body: String,
}

/// The statements of one request.
pub struct Batch {
    pub space: i64,
    pub statements: Vec<Incoming>,
    pub known: Vec<Known>,
    /// Hash, media type and data of attachments.
    pub attachments: Vec<(String, String, Vec<u8>)>,
    /// Whether a statement of a known id says the same.
    pub same: fn(&str, &str) -> bool,
    /// What is known of an activity or verb, with what a statement adds.
    pub merged: fn(&str, &str) -> String,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything is stored, some of it perhaps before.
    Stored(Instant),
    /// The statement at this place has the id of another one; nothing of the request was stored.
    Conflict(usize),
}

type Reply = Box<dyn FnOnce(Result<Outcome, Error>) + Send>;

struct Asked {
    batch: Arc<Batch>,
    reply: Reply,
}

/// Requests that no commit has taken yet.
#[derive(Default)]
pub(crate) struct Waiting {
    asked: Vec<Asked>,
    /// Whether a commit was sent that will take them: one at a time waits for a writer.
    sent: bool,
}

/// How many statements share a commit, unless a single request has more.
const TOGETHER: usize = 2048;

/// Stores a request with all that wait; `reply` runs on the store's thread once it is safe on the disk.
pub fn submit(db: &Db, batch: Batch, reply: impl FnOnce(Result<Outcome, Error>) + Send + 'static) {
    hold(&db.context().records.waiting).asked.push(Asked { batch: Arc::new(batch), reply: Box::new(reply) });
    commit_if_due(db);
}

/// Sends a commit on its way if somebody waits and none was sent for them.
fn commit_if_due(db: &Db) {
    let due = {
        let mut waiting = hold(&db.context().records.waiting);
        let due = !waiting.sent && !waiting.asked.is_empty();
        waiting.sent |= due;
        due
    };
    if due {
        commit(db);
    }
}

fn commit(db: &Db) {
    let taken: Arc<Mutex<Taken>> = Arc::default();
    let (mine, again) = (Arc::clone(&taken), db.clone());
    let sent = db.write_then(
        move |tx| {
            let batches = hold(&mine).batches(tx);
            store(tx, &batches)
        },
        move |stored| {
            let Taken { mut asked, began } = std::mem::take(&mut *hold(&taken));
            let shared = &again.context().records;
            if began.is_none() {
                // It failed before it took anybody; those it was sent for have their answer now.
                asked = std::mem::take(&mut *hold(&shared.waiting)).asked;
            }
            commit_if_due(&again);
            if stored.is_err() {
                hold(&shared.known).clear();
            }
            let mut under_way = hold(&shared.under_way);
            if let Some(at) = began.and_then(|began| under_way.iter().position(|at| *at == began)) {
                under_way.swap_remove(at);
            }
            drop(under_way);
            answer(asked, stored);
            segment::when_due(&again);
        },
    );
    if sent.is_err() {
        // The queue is full: everybody who waits is told so.
        let Waiting { asked, .. } = std::mem::take(&mut *hold(&db.context().records.waiting));
        answer(asked, Err(Error::Busy));
    }
}

/// What one commit carries; kept while it is tried again.
#[derive(Default)]
struct Taken {
    asked: Vec<Asked>,
    began: Option<Instant>,
}

impl Taken {
    fn batches(&mut self, tx: &Tx<'_>) -> Vec<Arc<Batch>> {
        if self.began.is_none() {
            hold(&tx.records().under_way).push(tx.now);
            self.began = Some(tx.now);
            let mut waiting = hold(&tx.records().waiting);
            waiting.sent = false;
            take(&mut waiting.asked, &mut self.asked);
        }
        self.asked.iter().map(|one| Arc::clone(&one.batch)).collect()
    }
}

fn take(from: &mut Vec<Asked>, to: &mut Vec<Asked>) {
    let mut count = 0;
    let end = from.iter().position(|one| {
        count += one.batch.statements.len();
        count > TOGETHER
    });
    to.extend(from.drain(..end.map_or(from.len(), |end| end.max(1))));
}

fn answer(asked: Vec<Asked>, stored: Result<Vec<Outcome>, Error>) {
    match stored {
        Ok(outcomes) => asked.into_iter().zip(outcomes).for_each(|(one, outcome)| (one.reply)(Ok(outcome))),
        Err(error) => {
            for one in asked {
                (one.reply)(Err(match &error {
                    Error::Busy => Error::Busy,
                    other => Error::Broken(other.to_string()),
                }));
            }
        }
    }
}

/// A statement that is stored now.
struct New<'a> {
    batch: &'a Batch,
    one: &'a Incoming,
    position: i64,
    terms: BTreeSet<TermHash>,
    voided: bool,
}

fn store(tx: &mut Tx<'_>, batches: &[Arc<Batch>]) -> Result<Vec<Outcome>, Error> {
    let (outcomes, mut new) = sort_out(tx, batches)?;
    refer(tx, &mut new)?;
    let stored_at = new.last().map_or(tx.now, |one| domain::id::made_at(one.position));
    let area = tx.area();
    let rows: Vec<Vec<Value>> = new
        .iter()
        .map(|it| {
            let terms: Vec<TermHash> = it.terms.iter().copied().collect();
            let refers = it.one.refers.map(|id| id.to_vec());
            params![area, it.position, it.batch.space, it.one.id.to_vec(), it.one.voids, it.voided, refers, pack(&terms), it.one.body.clone()].to_vec()
        })
        .collect();
    tx.bulk_insert("record", &["area", "position", "space", "id", "voids", "voided", "refers", "terms", "body"], &rows).map_err(raced)?;
    referred(tx, &new)?;
    let kept: Vec<&Batch> = batches.iter().zip(&outcomes).filter(|(_, outcome)| outcome.is_none()).map(|(batch, _)| &**batch).collect();
    remember(tx, &kept)?;
    attach(tx, &kept)?;
    if !in_order(tx) && tx.age() > segment::ON_ITS_WAY / 2 {
        // Too slow: whoever gathers may have passed these positions.
        return Err(Error::Raced);
    }
    *hold(&tx.records().fresh) += new.len();
    Ok(outcomes.into_iter().map(|conflict| conflict.map_or(Outcome::Stored(stored_at), Outcome::Conflict)).collect())
}

/// Another process stored one of these ids since they were looked for.
fn raced(error: Error) -> Error {
    match error {
        Error::Postgres(error) if error.code() == Some(&postgres::error::SqlState::UNIQUE_VIOLATION) => Error::Raced,
        other => other,
    }
}

/// Which requests stand against what is there, and the statements of the others that are new, with their positions.
fn sort_out<'a>(tx: &mut Tx<'_>, batches: &'a [Arc<Batch>]) -> Result<(Vec<Option<usize>>, Vec<New<'a>>), Error> {
    let mut ids: Vec<(i64, RecordId)> = batches.iter().flat_map(|batch| batch.statements.iter().map(|one| (batch.space, one.id))).collect();
    ids.sort_unstable();
    let stored = bodies(tx, &ids)?;
    let mut here: BTreeMap<(i64, RecordId), &Incoming> = BTreeMap::new();
    let (mut outcomes, mut new) = (Vec::new(), Vec::new());
    for batch in batches {
        let differs = |one: &Incoming| match (stored.get(&(batch.space, one.id)), here.get(&(batch.space, one.id))) {
            (Some(body), _) => body::open(body).map(|text| !(batch.same)(&text, &one.text)),
            (None, Some(other)) => Ok(!(batch.same)(&other.text, &one.text)),
            (None, None) => Ok(false),
        };
        let mut conflict = None;
        for (at, one) in batch.statements.iter().enumerate() {
            if differs(one)? {
                conflict = Some(at);
                break;
            }
        }
        outcomes.push(conflict);
        if conflict.is_some() {
            continue;
        }
        for one in &batch.statements {
            let key = (batch.space, one.id);
            if stored.contains_key(&key) || here.contains_key(&key) {
                continue;
            }
            here.insert(key, one);
            let position = tx.records().position(tx)?;
            new.push(New { batch, one, position, terms: one.terms.iter().copied().collect(), voided: false });
        }
    }
    Ok((outcomes, new))
}

/// Bodies of statements that are there.
fn bodies(tx: &mut Tx<'_>, ids: &[(i64, RecordId)]) -> Result<BTreeMap<(i64, RecordId), Vec<u8>>, Error> {
    let mut found = BTreeMap::new();
    each_of(tx, "id, body", "id", ids, |space, row| {
        if let Ok(id) = RecordId::try_from(row.get::<Vec<u8>>(0)?) {
            found.insert((space, id), row.get(1)?);
        }
        Ok(())
    })?;
    Ok(found)
}

/// Rows of a space whose id, or whose object, is one of these.
fn each_of(tx: &mut Tx<'_>, columns: &str, by: &str, ids: &[(i64, RecordId)], mut f: impl FnMut(i64, crate::db::Row) -> Result<(), Error>) -> Result<(), Error> {
    let spaces: BTreeSet<i64> = ids.iter().map(|(space, _)| *space).collect();
    let area = tx.area();
    for space in spaces {
        let of_space: Vec<Value> = ids.iter().filter(|(of, _)| *of == space).map(|(_, id)| Value::from(id.to_vec())).collect();
        for list in lists(&of_space) {
            let sql = format!("select {columns} from record where area = $1 and space = $2 and {by} in ({})", places(3, list.len()));
            let mut parameters = params![area, space].to_vec();
            parameters.extend(list);
            tx.each(&sql, &parameters, |row| f(space, row))?;
        }
    }
    Ok(())
}

/// A statement that points to another is found by what that one is found by; one that voids it takes it away.
fn refer(tx: &mut Tx<'_>, new: &mut [New<'_>]) -> Result<(), Error> {
    let targets: Vec<(i64, RecordId)> = new.iter().filter_map(|it| Some((it.batch.space, it.one.refers?))).collect();
    if targets.is_empty() {
        return Ok(());
    }
    let mut known: BTreeMap<(i64, RecordId), BTreeSet<TermHash>> = BTreeMap::new();
    let mut positions = Vec::new();
    each_of(tx, "id, terms, position", "id", &targets, |space, row| {
        if let Ok(id) = RecordId::try_from(row.get::<Vec<u8>>(0)?) {
            known.insert((space, id), unpack(&row.get::<Vec<u8>>(1)?).into_iter().collect());
            positions.push(((space, id), row.get::<i64>(2)?));
        }
        Ok(())
    })?;
    let area = tx.area();
    for (key, position) in positions {
        tx.each("select term from record_late where area = $1 and position = $2", params![area, position], |row| {
            known.entry(key).or_default().insert(row.get(0)?);
            Ok(())
        })?;
    }
    // Within one commit a statement may point to one that stands before or behind it: on until nothing is added.
    loop {
        let mut grown = false;
        for at in 0..new.len() {
            let Some(it) = new.get(at) else { continue };
            let Some(target) = it.one.refers.map(|id| (it.batch.space, id)) else { continue };
            let inner = new.iter().find(|other| (other.batch.space, other.one.id) == target).map(|other| other.terms.clone());
            let Some(terms) = inner.or_else(|| known.get(&target).cloned()) else { continue };
            if let Some(it) = new.get_mut(at) {
                let before = it.terms.len();
                it.terms.extend(terms);
                grown |= it.terms.len() > before;
            }
        }
        if !grown {
            break;
        }
    }
    void(tx, new)
}

/// Takes away what new statements void: in the table, or among the new ones.
fn void(tx: &mut Tx<'_>, new: &mut [New<'_>]) -> Result<(), Error> {
    let voided: Vec<(i64, RecordId)> = new.iter().filter(|it| it.one.voids).filter_map(|it| Some((it.batch.space, it.one.refers?))).collect();
    let area = tx.area();
    for (space, id) in &voided {
        tx.execute("update record set voided = $4 where area = $1 and space = $2 and id = $3 and voids = $5", params![area, *space, id.to_vec(), true, false])?;
    }
    for it in new.iter_mut().filter(|it| !it.one.voids && voided.contains(&(it.batch.space, it.one.id))) {
        it.voided = true;
    }
    Ok(())
}

/// Statements that came before what they point to: they are found by it from now on, and what they void is void.
fn referred(tx: &mut Tx<'_>, new: &[New<'_>]) -> Result<(), Error> {
    let ids: Vec<(i64, RecordId)> = new.iter().map(|it| (it.batch.space, it.one.id)).collect();
    let fresh: BTreeSet<i64> = new.iter().map(|it| it.position).collect();
    let mut found = Vec::new();
    each_of(tx, "refers, id, position, voids", "refers", &ids, |space, row| {
        found.push((space, row.get::<Vec<u8>>(0)?, row.get::<Vec<u8>>(1)?, row.get::<i64>(2)?, row.get::<bool>(3)?));
        Ok(())
    })?;
    let area = tx.area();
    let mut seen = BTreeSet::new();
    while let Some((space, target, id, position, voids)) = found.pop() {
        if fresh.contains(&position) || !seen.insert(position) {
            continue;
        }
        let target = RecordId::try_from(target).map_err(|_| Error::Broken("an id of another length".into()))?;
        if voids {
            tx.execute("update record set voided = $4 where area = $1 and space = $2 and id = $3 and voids = $5", params![area, space, target.to_vec(), true, false])?;
        }
        let terms = terms_of(tx, space, &target)?;
        for term in terms {
            tx.execute("insert into record_late (area, term, position) values ($1, $2, $3) on conflict do nothing", params![area, term, position])?;
        }
        if let Ok(id) = RecordId::try_from(id) {
            each_of(tx, "refers, id, position, voids", "refers", &[(space, id)], |space, row| {
                found.push((space, row.get::<Vec<u8>>(0)?, row.get::<Vec<u8>>(1)?, row.get::<i64>(2)?, false));
                Ok(())
            })?;
        }
    }
    Ok(())
}

/// Everything a stored statement is found by.
fn terms_of(tx: &mut Tx<'_>, space: i64, id: &RecordId) -> Result<BTreeSet<TermHash>, Error> {
    let area = tx.area();
    let Some(row) = tx.query_opt("select position, terms from record where area = $1 and space = $2 and id = $3", params![area, space, id.to_vec()])? else { return Ok(BTreeSet::new()) };
    let mut terms: BTreeSet<TermHash> = unpack(&row.get::<Vec<u8>>(1)?).into_iter().collect();
    for row in tx.query("select term from record_late where area = $1 and position = $2", params![area, row.get::<i64>(0)?])? {
        terms.insert(row.get(0)?);
    }
    Ok(terms)
}

/// How many definitions a process remembers as written.
const REMEMBERED: usize = 100_000;

/// Keeps what statements say of activities and verbs, where it differs from what was last written.
fn remember(tx: &mut Tx<'_>, batches: &[&Batch]) -> Result<(), Error> {
    let area = tx.area();
    let mut written = Vec::new();
    for batch in batches {
        for it in &batch.known {
            let (place, content) = (hash(batch.space, it.kind, &it.iri), hash(0, "content", &it.body));
            if hold(&tx.records().known).get(&place) == Some(&content) {
                continue;
            }
            let old = tx.query_opt("select body from record_known where area = $1 and space = $2 and kind = $3 and iri = $4", params![area, batch.space, it.kind, &it.iri])?;
            let old: Option<String> = old.map(|row| row.get(0)).transpose()?;
            let merged = old.as_deref().map_or_else(|| it.body.clone(), |old| (batch.merged)(old, &it.body));
            if old.as_deref() != Some(&merged) {
                tx.execute(
                    "insert into record_known (area, space, kind, iri, body) values ($1, $2, $3, $4, $5) on conflict (area, space, kind, iri) do update set body = excluded.body",
                    params![area, batch.space, it.kind, &it.iri, &merged],
                )?;
            }
            written.push((place, content));
        }
    }
    let mut known = hold(&tx.records().known);
    if known.len() > REMEMBERED {
        known.clear();
    }
    known.extend(written);
    Ok(())
}

fn attach(tx: &mut Tx<'_>, batches: &[&Batch]) -> Result<(), Error> {
    let area = tx.area();
    for batch in batches {
        for (sha2, kind, data) in &batch.attachments {
            let sealed = tx.vault().seal_for_area(data)?;
            tx.execute(
                "insert into record_attachment (area, space, sha2, kind, body) values ($1, $2, $3, $4, $5) on conflict do nothing",
                params![area, batch.space, sha2, kind, sealed],
            )?;
        }
    }
    Ok(())
}

/// Whether positions of this process may still be on their way behind one that is read: only one engine writes in order.
pub(super) fn in_order(tx: &Tx<'_>) -> bool {
    tx.engine() == Engine::Sqlite
}
