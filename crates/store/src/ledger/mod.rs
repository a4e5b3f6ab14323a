//! Evidence entries: appended, replaced by another, commented on, contested and answered; never edited.

use std::fmt::Write;

use domain::{
    access::tier::Tier,
    date::Instant,
    id::{AccountId, EntryId, PersonId},
    ledger::{Channel, Claim, ContestState, Entry, EntryKind, FrontLine, SourceKind, Stage},
    message::Refusal,
    observe::competence::Rating,
};

use crate::{
    access::viewer::{Sight, Viewer},
    db::{Row, Tx},
    error::Error,
    observe, params,
    search::words,
};

/// The words of an entry, kept apart so that they can be erased.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[derive(Default)]
pub struct Words {
    pub title: String,
    pub text: String,
    /// Where it was seen or heard.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Who said it, by group or function.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
}

#[derive(Clone, Debug)]
pub struct Attachment {
    pub hash: String,
    pub name: String,
    pub bytes: i64,
}

#[derive(Clone, Debug)]
pub struct Comment {
    pub account: AccountId,
    pub at: Instant,
    pub text: String,
}

#[derive(Clone, Debug)]
pub struct Contest {
    pub id: i64,
    pub state: ContestState,
    pub opened_at: Instant,
    pub text: String,
    pub answered_at: Option<Instant>,
    pub answered_by: Option<AccountId>,
    pub answer: Option<String>,
}

/// An entry with all that hangs on it.
#[derive(Clone, Debug)]
pub struct Told {
    pub entry: Entry,
    /// `None` after erasure.
    pub words: Option<Words>,
    pub attachments: Vec<Attachment>,
    pub comments: Vec<Comment>,
    pub contest: Option<Contest>,
    pub replaced_by: Option<EntryId>,
    pub position: Option<i64>,
}

const ENTRY: &str = "id, person, happened_on, recorded_at, recorded_by, stage, kind, source, tier, replaces, front_line, channel";

fn entry(row: &Row) -> Result<Entry, Error> {
    let code = |at: usize| row.get::<String>(at);
    let broken = |at: usize| Error::Column { index: at, found: "an unknown code".into() };
    Ok(Entry {
        id: row.get(0)?,
        person: row.get(1)?,
        happened_on: row.get(2)?,
        recorded_at: row.get(3)?,
        recorded_by: row.get(4)?,
        stage: Stage::from_code(&code(5)?).ok_or_else(|| broken(5))?,
        kind: EntryKind::from_code(&code(6)?).ok_or_else(|| broken(6))?,
        source: SourceKind::from_code(&code(7)?).ok_or_else(|| broken(7))?,
        tier: Tier::from_code(&code(8)?).ok_or_else(|| broken(8))?,
        replaces: row.get(9)?,
        front_line: row.get::<Option<String>>(10)?.as_deref().and_then(FrontLine::from_code),
        channel: row.get::<Option<String>>(11)?.as_deref().and_then(Channel::from_code),
    })
}

pub(crate) fn digest(tx: &Tx<'_>, entry: &Entry, text_digest: &[u8]) -> [u8; 32] {
    let mut fixed = format!(
        "entry\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{:?}",
        entry.id, entry.person, entry.happened_on, entry.recorded_at.0, entry.recorded_by, entry.stage.code(), entry.kind.code(),
        entry.source.code(), entry.tier.code(), entry.replaces.map(|id| id.0)
    );
    // Entries written before there were front lines keep their digest.
    if entry.front_line.is_some() || entry.channel.is_some() {
        let _written = write!(fixed, "\u{1f}{}\u{1f}{}", entry.front_line.map_or("", FrontLine::code), entry.channel.map_or("", Channel::code));
    }
    tx.vault().suite.hash(&[fixed.as_bytes(), text_digest])
}

/// Puts a claim on a person's file, in the place of an earlier entry if `replaces` says so.
pub fn append(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, claim: &Claim, replaces: Option<EntryId>) -> Result<EntryId, Error> {
    domain::ledger::record(claim, person, viewer.person(), tx.today())?;
    let entry = Entry {
        id: EntryId(tx.new_id()), person, happened_on: claim.happened_on, recorded_at: tx.now, recorded_by: viewer.account(),
        stage: claim.stage, kind: claim.kind, source: claim.source, tier: claim.tier, replaces,
        front_line: claim.front_line, channel: claim.channel,
    };
    let words = serde_json::to_string(&Words { title: claim.title.trim().to_owned(), text: claim.text.clone(), place: claim.place.trim().to_owned(), who: claim.who.trim().to_owned(), rating: claim.rating })?;
    let salt: [u8; 16] = tx.vault().chance.bytes()?;
    let text_digest = tx.vault().suite.hash(&[&salt, words.as_bytes()]);
    let area = tx.area();
    let inserted = tx.execute(
        "insert into entry (area, person, id, happened_on, recorded_at, recorded_by, stage, kind, source, tier, replaces, front_line, channel, body_version, text_digest)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14) on conflict do nothing",
        params![
            area, person, entry.id, entry.happened_on, entry.recorded_at, entry.recorded_by, entry.stage.code(), entry.kind.code(),
            entry.source.code(), entry.tier.code(), replaces, entry.front_line.map(FrontLine::code), entry.channel.map(Channel::code), text_digest
        ],
    )?;
    if inserted == 0 {
        return Err(Refusal::new("refusal.already_replaced").into());
    }
    let sealed = claim.tier == Tier::Restricted;
    if let Some(replaced) = replaces {
        observe::statements::hand_on(tx, viewer, person, (replaced, entry.id))?;
        words::forget(tx, replaced.0)?;
    }
    if !sealed {
        words::put(tx, "entry", person.0, entry.id.0, &format!("{} {}", claim.title, claim.text))?;
    }
    let body = if sealed { tx.seal_for(person, &words)? } else { words.into_bytes() };
    tx.execute(
        "insert into entry_text (area, person, entry, sealed, body, salt) values ($1, $2, $3, $4, $5, $6)",
        params![area, person, entry.id, sealed, body, salt.to_vec()],
    )?;
    attach(tx, &entry, &claim.attachments)?;
    if let Some(rating) = claim.rating {
        observe::competences::rate(tx, &entry, rating)?;
    }
    let digest = digest(tx, &entry, &text_digest);
    tx.changed("entry", entry.id.0, person.0, digest);
    Ok(entry.id)
}

fn attach(tx: &mut Tx<'_>, entry: &Entry, hashes: &[String]) -> Result<(), Error> {
    let area = tx.area();
    for hash in hashes {
        // `name` travels with the hash as `hash/name`; a bare hash keeps its first letters as a name.
        let (hash, name) = hash.split_once('/').unwrap_or((hash, hash.get(..8).unwrap_or(hash)));
        let row = tx.query_opt("select bytes from file where area = $1 and hash = $2", params![area, hash])?;
        let bytes: i64 = row.ok_or_else(|| Refusal::new("refusal.not_found").at("attachments"))?.get(0)?;
        tx.execute(
            "insert into entry_file (area, person, entry, hash, name, bytes) values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
            params![area, entry.person, entry.id, hash, name, bytes],
        )?;
    }
    Ok(())
}

/// One entry by its id, whoever it is about.
pub fn find(tx: &mut Tx<'_>, id: EntryId) -> Result<Entry, Error> {
    let row = tx.query_opt(&format!("select {ENTRY} from entry where area = $1 and id = $2"), params![tx.area(), id])?;
    row.as_ref().map(entry).transpose()?.ok_or(Error::NotFound)
}

/// What of a person's ledger to read, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Question {
    pub stage: Option<Stage>,
    pub before: Option<i64>,
    pub known_at: Option<i64>,
    pub as_of: Option<domain::date::Day>,
    pub limit: i64,
}

/// The entries of a person that the viewer's sight opens.
pub fn entries(tx: &mut Tx<'_>, person: PersonId, sight: &Sight, question: &Question) -> Result<Vec<Told>, Error> {
    let rows = tx.query(
        "select e.id, e.person, e.happened_on, e.recorded_at, e.recorded_by, e.stage, e.kind, e.source, e.tier, e.replaces, e.front_line, e.channel, r.id, s.position
           from entry e
           left join entry r on r.area = e.area and r.person = e.person and r.replaces = e.id
           left join seal s on s.area = e.area and s.subject = e.person and s.chain = 'ledger' and s.topic = 'entry' and s.row_id = e.id
          where e.area = $1 and e.person = $2 and e.id < $3 and (cast($4 as text) is null or e.stage = $4)
            and (cast($5 as bigint) is null or s.position <= $5) and e.happened_on <= $6
          order by e.id desc limit $7",
        params![
            tx.area(), person, question.before.unwrap_or(i64::MAX), question.stage.map(Stage::code), question.known_at,
            question.as_of.map_or_else(|| domain::date::Day::OPEN.to_owned(), |day| day.to_string()), question.limit
        ],
    )?;
    let mut told = Vec::with_capacity(rows.len());
    for row in &rows {
        let entry = entry(row)?;
        if entry.tier <= sight.tier {
            told.push(tell(tx, entry, row.get(12)?, row.get(13)?)?);
        }
    }
    Ok(told)
}

/// The entries of a person that stand: neither replaced nor contested with success; as known at a position if one is given.
pub fn standing_entries(tx: &mut Tx<'_>, person: PersonId, known_at: Option<i64>) -> Result<Vec<Entry>, Error> {
    let columns = ENTRY.split(", ").map(|column| format!("e.{column}")).collect::<Vec<_>>().join(", ");
    let sealed = "exists (select 1 from seal s where s.area = e.area and s.subject = e.person and s.chain = 'ledger' and s.topic = 'entry' and s.row_id = e.id and s.position <= $3)";
    let (known, position) = known_at.map_or(("cast($3 as bigint) = 0", 0), |position| (sealed, position));
    let rows = tx.query(
        &format!(
            "select {columns} from entry e where e.area = $1 and e.person = $2 and {known}
                and not exists (select 1 from entry r where r.area = e.area and r.person = e.person and r.replaces = e.id)
                and not exists (select 1 from contest c where c.area = e.area and c.person = e.person and c.entry = e.id and c.state = 'upheld') order by e.id"
        ),
        params![tx.area(), person, position],
    )?;
    rows.iter().map(entry).collect()
}

fn tell(tx: &mut Tx<'_>, entry: Entry, replaced_by: Option<EntryId>, position: Option<i64>) -> Result<Told, Error> {
    let (area, person, id) = (tx.area(), entry.person, entry.id);
    let words = match tx.query_opt("select sealed, body from entry_text where area = $1 and person = $2 and entry = $3", params![area, person, id])? {
        Some(row) => Some(open_words(tx, person, &row)?),
        None => None,
    };
    let files = tx.query("select hash, name, bytes from entry_file where area = $1 and person = $2 and entry = $3 order by name", params![area, person, id])?;
    let attachments = files.iter().map(|row| Ok(Attachment { hash: row.get(0)?, name: row.get(1)?, bytes: row.get(2)? })).collect::<Result<_, Error>>()?;
    let rows = tx.query("select account, at, body from entry_comment where area = $1 and person = $2 and entry = $3 order by id", params![area, person, id])?;
    let mut comments = Vec::new();
    for row in rows {
        comments.push(Comment { account: row.get(0)?, at: row.get(1)?, text: tx.open_for(person, &row.get::<Vec<u8>>(2)?)? });
    }
    Ok(Told { contest: latest_contest(tx, &entry)?, entry, words, attachments, comments, replaced_by, position })
}

fn open_words(tx: &mut Tx<'_>, person: PersonId, row: &Row) -> Result<Words, Error> {
    let body: Vec<u8> = row.get(1)?;
    let json = if row.get(0)? { tx.open_for(person, &body)? } else { String::from_utf8(body).map_err(|_| Error::Key)? };
    Ok(serde_json::from_str(&json)?)
}

/// The words of every entry of a person; erased ones are not among them.
pub(crate) fn words_of(tx: &mut Tx<'_>, person: PersonId) -> Result<std::collections::BTreeMap<EntryId, Words>, Error> {
    let rows = tx.query("select sealed, body, entry from entry_text where area = $1 and person = $2", params![tx.area(), person])?;
    rows.iter().map(|row| Ok((row.get(2)?, open_words(tx, person, row)?))).collect()
}

/// One entry with all that hangs on it.
pub fn told(tx: &mut Tx<'_>, id: EntryId) -> Result<Told, Error> {
    let entry = find(tx, id)?;
    let area = tx.area();
    let replaced = tx.query_opt("select id from entry where area = $1 and person = $2 and replaces = $3", params![area, entry.person, id])?;
    let sealed = tx.query_opt(
        "select position from seal where area = $1 and subject = $2 and chain = 'ledger' and topic = 'entry' and row_id = $3",
        params![area, entry.person, id],
    )?;
    let replaced_by = replaced.map(|row| row.get(0)).transpose()?;
    let position = sealed.map(|row| row.get(0)).transpose()?;
    tell(tx, entry, replaced_by, position)
}

pub fn latest_contest(tx: &mut Tx<'_>, entry: &Entry) -> Result<Option<Contest>, Error> {
    let row = tx.query_opt(
        "select id, state, opened_at, body, answered_at, answered_by, answer from contest
          where area = $1 and person = $2 and entry = $3 order by id desc limit 1",
        params![tx.area(), entry.person, entry.id],
    )?;
    let Some(row) = row else { return Ok(None) };
    let state: String = row.get(1)?;
    let answer = row.get::<Option<Vec<u8>>>(6)?.map(|block| tx.open_for(entry.person, &block)).transpose()?;
    Ok(Some(Contest {
        id: row.get(0)?,
        state: ContestState::from_code(&state).ok_or(Error::Column { index: 1, found: state })?,
        opened_at: row.get(2)?,
        text: tx.open_for(entry.person, &row.get::<Vec<u8>>(3)?)?,
        answered_at: row.get(4)?,
        answered_by: row.get(5)?,
        answer,
    }))
}

pub fn comment(tx: &mut Tx<'_>, viewer: &Viewer, entry: &Entry, text: &str) -> Result<(), Error> {
    domain::people::unit::name_given(text.get(..text.len().min(100)).unwrap_or("…"), "text")?;
    domain::people::check::text_fits(text, "text")?;
    let body = tx.seal_for(entry.person, text)?;
    let (area, now, id) = (tx.area(), tx.now, tx.new_id());
    tx.execute(
        "insert into entry_comment (area, person, entry, id, account, at, body) values ($1, $2, $3, $4, $5, $6, $7)",
        params![area, entry.person, entry.id, id, viewer.account(), now, body],
    )?;
    event(tx, "comment", id, entry.person, text);
    Ok(())
}

/// The person says that an entry is not right.
pub fn contest(tx: &mut Tx<'_>, viewer: &Viewer, entry: &Entry, text: &str) -> Result<i64, Error> {
    domain::people::check::why(text)?;
    let replaced = tx.query_opt("select id from entry where area = $1 and person = $2 and replaces = $3", params![tx.area(), entry.person, entry.id])?;
    let open = latest_contest(tx, entry)?.is_some_and(|contest| contest.state == ContestState::Open);
    domain::ledger::contest(entry, viewer.person(), open, replaced.is_some())?;
    let body = tx.seal_for(entry.person, text)?;
    let (area, now, id) = (tx.area(), tx.now, tx.new_id());
    tx.execute(
        "insert into contest (area, person, entry, id, state, opened_at, body) values ($1, $2, $3, $4, 'open', $5, $6)",
        params![area, entry.person, entry.id, id, now, body],
    )?;
    event(tx, "contest", id, entry.person, text);
    Ok(id)
}

/// Answers the open contest of an entry.
pub fn answer(tx: &mut Tx<'_>, viewer: &Viewer, entry: &Entry, upheld: bool, text: &str) -> Result<(), Error> {
    domain::people::check::why(text)?;
    let contest = latest_contest(tx, entry)?.ok_or(Error::NotFound)?;
    domain::ledger::answer(entry, viewer.account(), viewer.person(), contest.state)?;
    let state = if upheld { ContestState::Upheld } else { ContestState::Dismissed };
    let body = tx.seal_for(entry.person, text)?;
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "update contest set state = $5, answered_at = $6, answered_by = $7, answer = $8 where area = $1 and person = $2 and entry = $3 and id = $4",
        params![area, entry.person, entry.id, contest.id, state.code(), now, viewer.account(), body],
    )?;
    event(tx, "contest/answered", contest.id, entry.person, text);
    Ok(())
}

/// Open contests, oldest first, for those who answer them.
pub fn open_contests(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<(PersonId, EntryId, Instant)>, Error> {
    let rows = tx.query("select person, entry, opened_at from contest where area = $1 and state = 'open' order by opened_at, id limit $2", params![tx.area(), limit])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).collect()
}

/// Seals that something was said about an entry, by a salted digest of the words.
fn event(tx: &mut Tx<'_>, topic: &str, id: i64, person: PersonId, words: &str) {
    let salt = id.to_be_bytes();
    let digest = tx.vault().suite.hash(&[b"event", &salt, words.as_bytes()]);
    tx.changed(topic, id, person.0, digest);
}

/// The people who may open a file: those who see an entry it hangs on.
pub fn people_with_file(tx: &mut Tx<'_>, hash: &str) -> Result<Vec<(PersonId, Tier, String)>, Error> {
    let rows = tx.query(
        "select f.person, e.tier, f.name from entry_file f join entry e on e.area = f.area and e.person = f.person and e.id = f.entry
          where f.area = $1 and f.hash = $2",
        params![tx.area(), hash],
    )?;
    let read = |row: &Row| {
        let tier: String = row.get(1)?;
        Ok((row.get(0)?, Tier::from_code(&tier).unwrap_or(Tier::Restricted), row.get(2)?))
    };
    rows.iter().map(read).collect()
}

/// Whether an entry's words are those that were sealed; erased words are sound.
pub(crate) fn words_are_sound(tx: &mut Tx<'_>, entry: &Entry, text_digest: &[u8]) -> Result<bool, Error> {
    let row = tx.query_opt(
        "select sealed, body, salt from entry_text where area = $1 and person = $2 and entry = $3",
        params![tx.area(), entry.person, entry.id],
    )?;
    let Some(row) = row else {
        let erased: i64 = tx.scalar("select count(*) from erasure where area = $1 and person = $2", params![tx.area(), entry.person])?;
        return Ok(erased > 0);
    };
    let (body, salt): (Vec<u8>, Vec<u8>) = (row.get(1)?, row.get(2)?);
    let words = if row.get(0)? {
        match tx.open_for(entry.person, &body) {
            Ok(words) => words.into_bytes(),
            Err(Error::Key) => return Ok(false),
            Err(error) => return Err(error),
        }
    } else {
        body
    };
    Ok(tx.vault().suite.hash(&[&salt, &words]).as_slice() == text_digest)
}

pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<(Entry, Vec<u8>)>, Error> {
    let rows = tx.query(&format!("select {ENTRY}, text_digest from entry where area = $1 order by person, id"), params![tx.area()])?;
    rows.iter().map(|row| Ok((entry(row)?, row.get(12)?))).collect()
}

/// Names of accounts, for showing who did what.
pub fn account_names(tx: &mut Tx<'_>, ids: &[AccountId]) -> Result<std::collections::BTreeMap<AccountId, String>, Error> {
    let mut names = std::collections::BTreeMap::new();
    for id in ids {
        if names.contains_key(id) {
            continue;
        }
        let row = tx.query_opt("select display_name from account where area = $1 and id = $2", params![tx.area(), *id])?;
        names.insert(*id, row.map(|row| row.get(0)).transpose()?.unwrap_or_else(|| "Lilian".to_owned()));
    }
    Ok(names)
}
