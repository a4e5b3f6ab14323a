//! The audit log: one row for every write and every restricted read, committed before the answer leaves, chained by
//! hash in one chain a month.

use domain::{
    date::{Day, Instant},
    id::{AccountId, PersonId},
};
use serde::Serialize;

use crate::{
    access::Viewer,
    db::{Row, Tx, Value, seal::Change},
    error::Error,
    params,
    people::person,
};

#[derive(Clone, Debug, Serialize)]
pub struct Audited {
    pub id: i64,
    pub chain: String,
    pub at: Instant,
    pub account: AccountId,
    pub account_name: String,
    pub role: Option<String>,
    pub action: String,
    pub subjects: Vec<i64>,
    pub detail: String,
    #[serde(skip)]
    pub(crate) salt: Vec<u8>,
}

/// The chain of a day's month.
pub fn chain(day: Day) -> String {
    format!("audit {}", day.month())
}

impl Tx<'_> {
    /// Writes that `viewer` did `action` to `subjects`. `detail` holds no restricted text.
    pub fn audit(&mut self, viewer: &Viewer, action: &str, subjects: &[i64], detail: &str) -> Result<(), Error> {
        let row = Audited {
            id: self.new_id(),
            chain: chain(self.today()),
            at: self.now,
            account: viewer.account(),
            account_name: viewer.shown_name(),
            role: viewer.role().map(|role| role.code().to_owned()),
            action: action.to_owned(),
            subjects: subjects.to_vec(),
            detail: detail.chars().take(500).collect(),
            salt: self.vault().chance.bytes::<16>()?.to_vec(),
        };
        let area = self.area();
        self.execute(
            "insert into audit (area, id, chain, at, account, account_name, role, action, subjects, detail, salt)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            params![
                area, row.id, &row.chain, row.at, row.account, &row.account_name, row.role.clone(), &row.action,
                serde_json::to_string(&row.subjects)?, &row.detail, row.salt.clone()
            ],
        )?;
        let subjects: Vec<Vec<Value>> = row.subjects.iter().collect::<std::collections::BTreeSet<_>>().into_iter().map(|subject| params![area, *subject, row.id].to_vec()).collect();
        self.bulk_insert("audit_subject", &["area", "subject", "audit"], &subjects)?;
        let digest = digest(self, &row)?;
        self.changes.push(Change { chain: row.chain, row: row.id, topic: "audit".into(), subject: row.account.0, digest });
        Ok(())
    }
}

pub(crate) fn digest(tx: &Tx<'_>, row: &Audited) -> Result<[u8; 32], Error> {
    let text = serde_json::to_vec(row)?;
    Ok(tx.vault().suite.hash(&[&row.salt, &text]))
}

pub(crate) fn read(row: &Row) -> Result<Audited, Error> {
    let subjects: String = row.get(7)?;
    Ok(Audited {
        id: row.get(0)?, chain: row.get(1)?, at: row.get(2)?, account: row.get(3)?, account_name: row.get(4)?, role: row.get(5)?,
        action: row.get(6)?, subjects: serde_json::from_str(&subjects)?, detail: row.get(8)?, salt: row.get(9)?,
    })
}

/// What to look for in the log; an absent condition is open.
#[derive(Clone, Debug, Default)]
pub struct Question {
    pub subject: Option<i64>,
    pub account: Option<AccountId>,
    pub from: Option<Instant>,
    pub to: Option<Instant>,
    /// Rows older than this one.
    pub before: Option<i64>,
    pub limit: i64,
}

/// The newest first.
pub fn find(tx: &mut Tx<'_>, question: &Question) -> Result<Vec<Audited>, Error> {
    let (from, to) = (question.from.map_or(0, |at| at.0), question.to.map_or(i64::MAX, |at| at.0));
    let (area, before) = (tx.area(), question.before.unwrap_or(i64::MAX));
    // A text of its own for each way in, so that each has its index.
    let rows = match (question.subject, question.account) {
        (Some(subject), account) => tx.query(
            "select a.id, chain, at, account, account_name, role, action, subjects, detail, salt
               from audit_subject s join audit a on a.area = s.area and a.id = s.audit
              where s.area = $1 and s.subject = $2 and s.audit < $3 and at >= $4 and at < $5 and (cast($6 as bigint) is null or account = $6)
              order by s.audit desc limit $7",
            params![area, subject, before, from, to, account, question.limit],
        )?,
        (None, Some(account)) => tx.query(
            "select id, chain, at, account, account_name, role, action, subjects, detail, salt from audit
              where area = $1 and account = $2 and id < $3 and at >= $4 and at < $5 order by at desc, id desc limit $6",
            params![area, account, before, from, to, question.limit],
        )?,
        (None, None) => tx.query(
            "select id, chain, at, account, account_name, role, action, subjects, detail, salt from audit
              where area = $1 and id < $2 and at >= $3 and at < $4 order by at desc, id desc limit $5",
            params![area, before, from, to, question.limit],
        )?,
    };
    rows.iter().map(read).collect()
}

/// What a subject is called: a person, an account, a unit or an import.
pub fn subject_name(tx: &mut Tx<'_>, id: i64) -> Result<Option<String>, Error> {
    if let Some(name) = person::name_of(tx, PersonId(id))? {
        return Ok(Some(name));
    }
    for sql in [
        "select name from account where area = $1 and id = $2",
        "select name from unit_facts where area = $1 and unit = $2 and superseded_at is null order by since desc limit 1",
        "select name from import where area = $1 and id = $2",
    ] {
        if let Some(row) = tx.query_opt(sql, params![tx.area(), id])? {
            return row.get(0).map(Some);
        }
    }
    Ok(None)
}
