//! Migrations: append-only, numbered, checked by their hash, started by themselves.
//!
//! One text serves both engines: `SQLite` gets its column types and `strict`, and a part behind `-- sqlite:` or
//! `-- postgres:` up to `-- end` goes to that engine alone.

use domain::date::Instant;

use crate::{
    db::conn::{Conn, Engine},
    error::Error,
    params,
    vault::{Suite, hex},
};

pub struct Migration {
    pub number: i64,
    pub name: &'static str,
    pub text: &'static str,
}

/// Every migration there is, in order. A released one is never changed.
pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "house", text: include_str!("../../migrations/0001_house.sql") },
    Migration { number: 2, name: "people", text: include_str!("../../migrations/0002_people.sql") },
    Migration { number: 3, name: "plumbing", text: include_str!("../../migrations/0003_plumbing.sql") },
    Migration { number: 4, name: "problems", text: include_str!("../../migrations/0004_problems.sql") },
    Migration { number: 5, name: "care", text: include_str!("../../migrations/0005_care.sql") },
    Migration { number: 6, name: "notices", text: include_str!("../../migrations/0006_notices.sql") },
    Migration { number: 7, name: "rules", text: include_str!("../../migrations/0007_rules.sql") },
    Migration { number: 8, name: "observe", text: include_str!("../../migrations/0008_observe.sql") },
    Migration { number: 9, name: "surveys", text: include_str!("../../migrations/0009_surveys.sql") },
    Migration { number: 10, name: "appraisals", text: include_str!("../../migrations/0010_appraisals.sql") },
    Migration { number: 11, name: "competences", text: include_str!("../../migrations/0011_competences.sql") },
    Migration { number: 12, name: "held", text: include_str!("../../migrations/0012_held.sql") },
    Migration { number: 13, name: "decided", text: include_str!("../../migrations/0013_decided.sql") },
    Migration { number: 14, name: "programmes", text: include_str!("../../migrations/0014_programmes.sql") },
    Migration { number: 15, name: "training", text: include_str!("../../migrations/0015_training.sql") },
    Migration { number: 16, name: "effects", text: include_str!("../../migrations/0016_effects.sql") },
    Migration { number: 17, name: "records", text: include_str!("../../migrations/0017_records.sql") },
    Migration { number: 18, name: "classroom", text: include_str!("../../migrations/0018_classroom.sql") },
];

/// Brings the schema to the newest version; refuses one that is newer than this program.
pub fn run(conn: &mut Conn, now: Instant) -> Result<(), Error> {
    run_to(conn, now, i64::MAX)
}

/// The same up to a version, for tests of upgrades.
pub fn run_to(conn: &mut Conn, now: Instant, last: i64) -> Result<(), Error> {
    conn.begin(true)?;
    let ran = run_in_transaction(conn, now, last);
    conn.batch(if ran.is_ok() { "commit" } else { "rollback" })?;
    ran
}

fn run_in_transaction(conn: &mut Conn, now: Instant, last: i64) -> Result<(), Error> {
    if conn.engine() == Engine::Postgres {
        // Three nodes that start together would each create the tables.
        conn.batch("select pg_advisory_xact_lock(5497838)")?;
        check_encoding(conn)?;
    }
    conn.batch(&for_engine(conn.engine(), "create table if not exists migration (number bigint not null primary key, name text not null, checksum text not null, run_at bigint not null);"))?;
    let done = conn.query("select number, checksum from migration order by number", &[])?;
    for row in &done {
        let (number, checksum): (i64, String) = (row.get(0)?, row.get(1)?);
        let known = MIGRATIONS.iter().find(|migration| migration.number == number);
        let known = known.ok_or_else(|| Error::Migration(format!("{number} is newer than this program; install the newer version")))?;
        if checksum_of(known) != checksum {
            return Err(Error::Migration(format!("{number} was changed after it ran")));
        }
    }
    for migration in MIGRATIONS.iter().skip(done.len()).filter(|migration| migration.number <= last) {
        conn.batch(&for_engine(conn.engine(), migration.text))?;
        conn.execute(
            "insert into migration (number, name, checksum, run_at) values ($1, $2, $3, $4)",
            params![migration.number, migration.name, checksum_of(migration), now],
        )?;
    }
    Ok(())
}

/// Order and comparison of text must be the same as `SQLite`'s.
fn check_encoding(conn: &mut Conn) -> Result<(), Error> {
    let rows = conn.query("select pg_encoding_to_char(encoding)::text, datcollate::text from pg_database where datname = current_database()", &[])?;
    let Some(row) = rows.first() else { return Ok(()) };
    let (encoding, collation): (String, String) = (row.get(0)?, row.get(1)?);
    if encoding == "UTF8" && matches!(collation.as_str(), "C" | "POSIX") {
        return Ok(());
    }
    Err(Error::Migration(format!(
        "needs a database in UTF8 with collation C, this one has {encoding} and {collation}: create database … encoding 'UTF8' lc_collate 'C' lc_ctype 'C' template template0"
    )))
}

fn checksum_of(migration: &Migration) -> String {
    hex(&Suite::Standard.hash(&[migration.text.as_bytes()]))
}

/// The text as one engine reads it.
pub fn for_engine(engine: Engine, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut only = None;
    for line in text.lines() {
        match line.trim() {
            "-- sqlite:" => only = Some(Engine::Sqlite),
            "-- postgres:" => only = Some(Engine::Postgres),
            "-- end" => only = None,
            _ if only.is_some_and(|only| only != engine) => {}
            _ => {
                out.push_str(&if only.is_none() && engine == Engine::Sqlite { sqlite_line(line) } else { line.to_owned() });
                out.push('\n');
            }
        }
    }
    out
}

/// `bigint`, `boolean` and `bytea` become what a STRICT table of `SQLite` knows.
fn sqlite_line(line: &str) -> String {
    let words = line.replace(" bigint", " integer").replace(" boolean", " integer").replace(" bytea", " blob");
    if words == ");" || (words.starts_with("create table") && words.ends_with(");")) {
        return format!("{}) strict;", words.strip_suffix(");").unwrap_or_default());
    }
    words
}
