//! Backup and restore: a copy of every table into one `SQLite` file, taken from a single snapshot while work goes on.
//!
//! The same file is made from either engine and restores to either. The master key is never in it.

use std::path::Path;

use crate::{
    db::{Conn, Context, Engine, migrate},
    error::Error,
};

/// A table and its columns, as the migrations declare them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub columns: Vec<String>,
}

/// Every table, parents before children, with the columns that later migrations added.
pub fn tables() -> Vec<Table> {
    let mut tables = Vec::<Table>::new();
    for migration in migrate::MIGRATIONS {
        let text = migrate::for_engine(Engine::Sqlite, migration.text);
        for part in text.split("alter table ").skip(1) {
            let mut words = part.split_whitespace();
            let (Some(name), Some("add"), Some("column"), Some(column)) = (words.next(), words.next(), words.next(), words.next()) else { continue };
            if let Some(table) = tables.iter_mut().find(|table| table.name == name) {
                table.columns.push(column.to_owned());
            }
        }
        for part in text.split("create table ").skip(1) {
            let Some((name, rest)) = part.split_once(" (") else { continue };
            let body = rest.split(") strict").next().unwrap_or_default();
            tables.push(Table { name: name.to_owned(), columns: columns(body) });
        }
    }
    tables
}

fn columns(body: &str) -> Vec<String> {
    let mut depth = 0;
    let parts = body.split(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        letter == ',' && depth == 0
    });
    let first = |part: &str| part.split_whitespace().next().map(str::to_owned);
    parts.filter_map(first).filter(|word| !matches!(word.as_str(), "primary" | "foreign" | "unique")).collect()
}

/// How many rows pass at once.
const BATCH: usize = 500;

/// Writes a backup to a new file.
pub fn write(conn: &mut Conn, file: &Path) -> Result<u64, Error> {
    if file.exists() {
        return Err(Error::Broken(format!("{} is already there", file.display())));
    }
    let mut copy = Conn::sqlite(file, true)?;
    migrate::run(&mut copy, domain::date::Instant(0))?;
    copy.batch("delete from migration; pragma foreign_keys = off; pragma synchronous = off;")?;
    conn.begin(false)?;
    let copied = copy_tables(conn, &mut copy);
    conn.batch("commit")?;
    let rows = copied?;
    copy.batch("pragma wal_checkpoint(truncate); pragma journal_mode = delete;")?;
    Ok(rows)
}

/// Fills an empty database from a backup.
pub fn restore(file: &Path, conn: &mut Conn) -> Result<u64, Error> {
    if !file.exists() {
        return Err(Error::Broken(format!("{} is not there", file.display())));
    }
    let mut copy = Conn::sqlite(file, false)?;
    migrate::run(conn, domain::date::Instant(0))?;
    let held = conn.query("select count(*) from account", &[])?;
    if held.first().map(|row| row.get::<i64>(0)).transpose()?.unwrap_or(0) > 0 {
        return Err(Error::Broken("the database already holds accounts; restore into an empty one".into()));
    }
    conn.batch("delete from migration")?;
    copy_tables(&mut copy, conn)
}

fn copy_tables(from: &mut Conn, to: &mut Conn) -> Result<u64, Error> {
    let migrations = Table { name: "migration".into(), columns: ["number", "name", "checksum", "run_at"].map(str::to_owned).to_vec() };
    let mut rows = 0;
    to.begin(true)?;
    for table in std::iter::once(migrations).chain(tables()) {
        // Leases of nodes belong to processes, not to data.
        if table.name != "node" {
            rows += copy_table(from, to, &table)?;
        }
    }
    to.batch("commit")?;
    Ok(rows)
}

fn copy_table(from: &mut Conn, to: &mut Conn, table: &Table) -> Result<u64, Error> {
    let columns: Vec<&str> = table.columns.iter().map(String::as_str).collect();
    let sql = format!("select {} from {}", columns.join(", "), table.name);
    let (mut batch, mut rows) = (Vec::with_capacity(BATCH), 0);
    from.each(&sql, &[], |row| {
        rows += 1;
        batch.push(row.values().to_vec());
        if batch.len() == BATCH {
            to.bulk_insert(&table.name, &columns, &batch)?;
            batch.clear();
        }
        Ok(())
    })?;
    to.bulk_insert(&table.name, &columns, &batch)?;
    Ok(rows)
}

/// Copies the files that a backup's rows name, sealed as they are.
pub fn copy_files(from: &Path, to: &Path) -> Result<u64, Error> {
    let mut copied = 0;
    if let Ok(files) = std::fs::read_dir(from.join("media")) {
        std::fs::create_dir_all(to.join("media"))?;
        for file in files {
            let file = file?;
            std::fs::copy(file.path(), to.join("media").join(file.file_name()))?;
            copied += 1;
        }
    }
    let Ok(folders) = std::fs::read_dir(from.join("files")) else { return Ok(copied) };
    for folder in folders {
        let folder = folder?.path();
        let into = to.join("files").join(folder.file_name().unwrap_or_default());
        std::fs::create_dir_all(&into)?;
        for file in std::fs::read_dir(&folder)? {
            let file = file?.path();
            std::fs::copy(&file, into.join(file.file_name().unwrap_or_default()))?;
            copied += 1;
        }
    }
    Ok(copied)
}

/// Rows of every table, for comparing two databases.
pub fn counts(conn: &mut Conn, _context: &Context) -> Result<Vec<(String, i64)>, Error> {
    let count = |conn: &mut Conn, table: Table| {
        let rows = conn.query(&format!("select count(*) from {}", table.name), &[])?;
        Ok((table.name, rows.first().map(|row| row.get(0)).transpose()?.unwrap_or(0)))
    };
    tables().into_iter().map(|table| count(conn, table)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declared_tables_are_read() {
        let tables = tables();
        let find = |name: &str| tables.iter().find(|table| table.name == name).unwrap();
        assert_eq!(find("root").columns, ["area", "id", "version"]);
        assert!(find("appointment").columns.contains(&"superseded_why".to_owned()));
        assert!(tables.len() > 40);
    }

    #[test]
    fn no_column_of_any_migration_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let mut conn = Conn::sqlite(&folder.path().join("whole.db"), true).unwrap();
        migrate::run(&mut conn, domain::date::Instant(0)).unwrap();
        for table in tables() {
            let rows = conn.query(&format!("select name from pragma_table_info('{}') order by name", table.name), &[]).unwrap();
            let there: Vec<String> = rows.iter().map(|row| row.get(0).unwrap()).collect();
            let mut read = table.columns.clone();
            read.sort();
            assert_eq!(read, there, "{}", table.name);
        }
    }

    #[test]
    fn every_key_begins_with_area() {
        for migration in migrate::MIGRATIONS {
            for part in migration.text.split("create table ").skip(1) {
                let (name, rest) = part.split_once(" (").unwrap();
                let body = rest.split(");").next().unwrap();
                for key in ["primary key (", "unique (", "foreign key ("] {
                    for columns in body.split(key).skip(1) {
                        assert!(columns.starts_with("area"), "{name}: {key}{}", columns.split(')').next().unwrap());
                    }
                }
                for column in body.split(',').map(str::trim).filter(|part| !part.contains('(') && !part.contains(')')) {
                    let kind = column.split_whitespace().nth(1).unwrap_or("bigint");
                    let key_part = column.split_whitespace().count() == 1;
                    assert!(key_part || ["bigint", "text", "boolean", "bytea"].contains(&kind), "{name}: {column}");
                }
            }
            for line in migration.text.lines().filter(|line| line.contains(" index ") && !line.contains("using gin")) {
                assert!(line.contains("(area,"), "{line}");
            }
        }
    }
}
