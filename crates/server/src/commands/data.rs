//! Backup, restore and proof.

use std::path::PathBuf;

use clap::Args;
use store::{Error, backup, observe::portrait, verify};

use super::{Where, say};
use crate::app;

/// Copy the database and its files into a new folder while work goes on. The master key is not copied: keep it apart.
#[derive(Args)]
pub(crate) struct Backup {
    /// The folder to make.
    to: PathBuf,
    #[command(flatten)]
    at: Where,
}

impl Backup {
    pub(crate) fn run(self) -> Result<i32, Error> {
        let db = self.at.open()?;
        std::fs::create_dir_all(&self.to)?;
        let file = self.to.join("lilian.db");
        let place = self.at.place();
        // A connection of its own: the snapshot is a reader, and writers go on.
        let mut reader = place.connect(false)?;
        let rows = backup::write(&mut reader, &file)?;
        let files = backup::copy_files(&self.at.data, &self.to)?;
        for name in ["suite", "demo.json"] {
            if self.at.data.join(name).exists() {
                std::fs::copy(self.at.data.join(name), self.to.join(name))?;
            }
        }
        drop(db);
        say(&format!("{rows} rows and {files} files in {}. The master key is not among them.", self.to.display()));
        Ok(0)
    }
}

/// Fill an empty house from a backup and check it.
#[derive(Args)]
pub(crate) struct Restore {
    /// The backup's folder.
    from: PathBuf,
    #[command(flatten)]
    at: Where,
    /// The master key of the house that was backed up.
    #[arg(long)]
    key: PathBuf,
}

impl Restore {
    pub(crate) fn run(self) -> Result<i32, Error> {
        let place = self.at.place();
        if place.sqlite_file().is_some_and(|file| file.exists()) {
            return Err(Error::Broken(format!("{} already holds a house; restore into an empty folder", self.at.data.display())));
        }
        std::fs::create_dir_all(&self.at.data)?;
        std::fs::copy(&self.key, self.at.data.join("master.key"))?;
        for name in ["suite", "demo.json"] {
            if self.from.join(name).exists() {
                std::fs::copy(self.from.join(name), self.at.data.join(name))?;
            }
        }
        let mut conn = place.connect(true)?;
        let rows = backup::restore(&self.from.join("lilian.db"), &mut conn)?;
        drop(conn);
        let files = backup::copy_files(&self.from, &self.at.data)?;
        say(&format!("{rows} rows and {files} files restored to {}.", self.at.data.display()));
        report(&self.at)
    }
}

/// Check every row against its digest and every link of the ledger and audit chains.
#[derive(Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    at: Where,
}

impl Verify {
    pub(crate) fn run(self) -> Result<i32, Error> {
        report(&self.at)
    }
}

/// Derive again what is derived, and compare. Nothing derived is stored yet, so there is nothing to write.
#[derive(Args)]
pub(crate) struct Recompute {
    #[command(flatten)]
    at: Where,
    /// Only compare, and name what differs.
    #[arg(long)]
    check: bool,
}

impl Recompute {
    pub(crate) fn run(self) -> Result<i32, Error> {
        if !self.check {
            say("Portraits are drawn from their entries each time; there is nothing to rebuild. Use --check to prove them.");
            return Ok(0);
        }
        let (people, astray) = self.at.open()?.read(portrait::check)?;
        for line in &astray {
            say(&format!("DIFFERS: {line}"));
        }
        say(&format!("{people} portraits drawn anew, {} differ from their entries.", astray.len()));
        Ok(if astray.is_empty() { 0 } else { 3 })
    }
}

fn report(at: &Where) -> Result<i32, Error> {
    let db = app::open(at.place(), super::suite(&at.data)?, store::vault::Chance::System, app::system_clock())?;
    let report = db.read(verify::verify)?;
    say(&format!("{} links, {} rows, {} not yet sealed", report.sealed, report.rows, report.unsealed));
    for (chain, hash) in &report.heads {
        say(&format!("{chain}: {hash}"));
    }
    if report.is_sound() {
        say("Sound: every row is what was sealed.");
        return Ok(0);
    }
    report.broken.iter().for_each(|line| say(&format!("BROKEN: {line}")));
    Ok(3)
}
