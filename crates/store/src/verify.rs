//! Proves that nothing was changed behind the product's back: every row against its digest, every link of the chains.

use std::collections::BTreeMap;

use crate::{
    access::audit,
    care,
    db::{Tx, seal, seal::Change},
    error::Error,
    ledger, observe, params,
    people::{
        register::{self, Register},
        rows::{Contact, FormWords, Identity, Photo, Placed, PostRow, Resume},
    },
    problems,
};
use domain::people::{
    facts::{Appraisal, Award, Education, Penalty, Person, RankHeld, Relative},
    unit::{Establishment, Unit},
};

/// What a check of the whole found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Links of every chain that were followed.
    pub sealed: i64,
    /// Rows whose digest was computed again.
    pub rows: i64,
    pub unsealed: i64,
    /// The first broken place of each kind, in words for an operator.
    pub broken: Vec<String>,
    /// The last hash of each chain: published outside, it shows that the chain was not made anew.
    pub heads: BTreeMap<String, String>,
}

impl Report {
    pub fn is_sound(&self) -> bool {
        self.broken.is_empty()
    }
}

type Digests = BTreeMap<(String, i64), [u8; 32]>;

pub fn verify(tx: &mut Tx<'_>) -> Result<Report, Error> {
    let mut report = Report::default();
    let mut digests = follow_chains(tx, &mut report)?;
    check_register::<Unit>(tx, &mut digests, &mut report)?;
    check_register::<Establishment>(tx, &mut digests, &mut report)?;
    check_register::<PostRow>(tx, &mut digests, &mut report)?;
    check_register::<Person>(tx, &mut digests, &mut report)?;
    check_register::<Identity>(tx, &mut digests, &mut report)?;
    check_register::<Placed>(tx, &mut digests, &mut report)?;
    check_register::<RankHeld>(tx, &mut digests, &mut report)?;
    check_register::<Education>(tx, &mut digests, &mut report)?;
    check_register::<Appraisal>(tx, &mut digests, &mut report)?;
    check_register::<Award>(tx, &mut digests, &mut report)?;
    check_register::<Penalty>(tx, &mut digests, &mut report)?;
    check_register::<Relative>(tx, &mut digests, &mut report)?;
    check_register::<Contact>(tx, &mut digests, &mut report)?;
    check_register::<Resume>(tx, &mut digests, &mut report)?;
    check_register::<FormWords>(tx, &mut digests, &mut report)?;
    check_register::<Photo>(tx, &mut digests, &mut report)?;
    check_entries(tx, &mut digests, &mut report)?;
    check_events(tx, &mut digests, &mut report)?;
    check_audit(tx, &mut digests, &mut report)?;
    let gone = digests.keys().find(|(topic, _)| !topic.contains('/') && topic != "comment" && topic != "contest");
    if let Some((topic, row)) = gone {
        report.broken.push(format!("{topic} row {row} is sealed but no longer there"));
    }
    report.unsealed = tx.scalar("select count(*) from unsealed where area = $1", params![tx.area()])?;
    Ok(report)
}

fn follow_chains(tx: &mut Tx<'_>, report: &mut Report) -> Result<Digests, Error> {
    let (area, suite) = (tx.area(), tx.vault().suite);
    let mut digests = Digests::new();
    let (mut chain, mut before, mut last) = (String::new(), vec![0u8; 32], 0i64);
    let mut broken = None;
    tx.each(
        "select chain, position, row_id, topic, subject, digest, hash from seal where area = $1 order by chain, position",
        params![area],
        |row| {
            let name: String = row.get(0)?;
            if name != chain {
                (chain, before, last) = (name.clone(), vec![0u8; 32], 0);
            }
            let position: i64 = row.get(1)?;
            let digest: Vec<u8> = row.get(5)?;
            let digest: [u8; 32] = digest.try_into().unwrap_or([0; 32]);
            let change = Change { chain: name, row: row.get(2)?, topic: row.get(3)?, subject: row.get(4)?, digest };
            let hash: Vec<u8> = row.get(6)?;
            if position != last + 1 || seal::link(suite, &before, position, &change).as_slice() != hash {
                broken.get_or_insert_with(|| format!("the chain “{}” is broken at position {position}", change.chain));
            }
            report.heads.insert(change.chain.clone(), crate::vault::hex(&hash));
            digests.insert((change.topic, change.row), digest);
            (before, last) = (hash, position);
            report.sealed += 1;
            Ok(())
        },
    )?;
    report.broken.extend(broken);
    Ok(digests)
}

fn check_register<T: Register>(tx: &mut Tx<'_>, digests: &mut Digests, report: &mut Report) -> Result<(), Error> {
    let mut broken = None;
    register::each::<T>(tx, |tx, row| {
        report.rows += 1;
        let sealed = digests.remove(&(T::TABLE.to_owned(), row.id));
        let ended = digests.contains_key(&(format!("{}/superseded", T::TABLE), row.id));
        if sealed != Some(register::digest_of(tx, &row)) {
            broken.get_or_insert_with(|| format!("{} row {} of {} is not what was sealed", T::TABLE, row.id, row.owner));
        } else if ended == row.stands() {
            broken.get_or_insert_with(|| format!("{} row {} of {}: its end is not what was sealed", T::TABLE, row.id, row.owner));
        }
        Ok(())
    })
    .or_else(|error| match error {
        Error::Key | Error::Column { .. } => {
            broken.get_or_insert_with(|| format!("{}: a sealed text or column cannot be read ({error})", T::TABLE));
            Ok(())
        }
        other => Err(other),
    })?;
    report.broken.extend(broken);
    Ok(())
}

fn check_entries(tx: &mut Tx<'_>, digests: &mut Digests, report: &mut Report) -> Result<(), Error> {
    for (entry, text_digest) in ledger::all(tx)? {
        report.rows += 1;
        let sealed = digests.remove(&("entry".to_owned(), entry.id.0));
        let whole = sealed == Some(ledger::digest(tx, &entry, &text_digest)) && ledger::words_are_sound(tx, &entry, &text_digest)?;
        if !whole {
            report.broken.push(format!("entry {} of person {} is not what was sealed", entry.id, entry.person));
            return Ok(());
        }
    }
    Ok(())
}

fn check_events(tx: &mut Tx<'_>, digests: &mut Digests, report: &mut Report) -> Result<(), Error> {
    let mut broken = None;
    problems::each_event(tx, |id, digest, words_are_sound| {
        report.rows += 1;
        if digests.remove(&("problem_event".to_owned(), id)) != Some(digest) || !words_are_sound {
            broken.get_or_insert_with(|| format!("problem event {id} is not what was sealed"));
        }
    })?;
    report.broken.extend(broken.take());
    care::each_talk(tx, |id, digest, words_are_sound| {
        report.rows += 1;
        if digests.remove(&("talk".to_owned(), id.0)) != Some(digest) || !words_are_sound {
            broken.get_or_insert_with(|| format!("talk {id} is not what was sealed"));
        }
    })?;
    report.broken.extend(broken.take());
    care::needs::each_note(tx, |id, digest, words_are_sound| {
        report.rows += 1;
        if digests.remove(&("care_note".to_owned(), id)) != Some(digest) || !words_are_sound {
            broken.get_or_insert_with(|| format!("care note {id} is not what was sealed"));
        }
    })?;
    report.broken.extend(broken.take());
    observe::statements::each(tx, |topic, id, digest, words_are_sound| {
        report.rows += 1;
        if digests.remove(&(topic.to_owned(), id)) != Some(digest) || !words_are_sound {
            broken.get_or_insert_with(|| format!("{topic} {id} is not what was sealed"));
        }
    })?;
    report.broken.extend(broken);
    Ok(())
}

fn check_audit(tx: &mut Tx<'_>, digests: &mut Digests, report: &mut Report) -> Result<(), Error> {
    let rows = tx.query(
        "select id, chain, at, account, account_name, role, action, subjects, detail, salt from audit where area = $1 order by id",
        params![tx.area()],
    )?;
    for row in &rows {
        let row = audit::read(row)?;
        report.rows += 1;
        if digests.remove(&("audit".to_owned(), row.id)) != Some(audit::digest(tx, &row)?) {
            report.broken.push(format!("audit row {} of {} is not what was sealed", row.id, row.at.to_minute()));
            return Ok(());
        }
    }
    Ok(())
}
