//! Files in and out by the command line.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use domain::{catalogue::Language, message::Severity};
use store::{Db, Error, access::Viewer, files, imports};

use super::{Where, say};
use crate::{
    files::check_marking,
    imports::{Waiting, Whole, work},
    people::form,
};

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// Form files (.lrmx, .lrm), a folder of them, or an archive.
    Lrmx,
    /// A spreadsheet of officials (.xlsx, .csv).
    Roster,
}

/// Read files, say everything that is wrong with them, and write what is sound.
#[derive(Args)]
pub(crate) struct Import {
    kind: Kind,
    /// A file or a folder.
    from: PathBuf,
    #[command(flatten)]
    at: Where,
    /// Only check; write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Take a person of the same name and birth for a new one instead of leaving the question open.
    #[arg(long)]
    new_people: bool,
}

fn gather(from: &Path) -> Result<Vec<PathBuf>, Error> {
    if !from.is_dir() {
        return Ok(vec![from.to_owned()]);
    }
    let mut found = Vec::new();
    let mut folders = vec![from.to_owned()];
    while let Some(folder) = folders.pop() {
        for item in std::fs::read_dir(folder)? {
            let path = item?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// How many files are kept in one transaction.
const TOGETHER: usize = 100;

/// Keeps the files' content, checked for secrecy markings first.
fn keep(db: &Db, viewer: &Viewer, paths: &[PathBuf]) -> Result<Vec<Waiting>, Error> {
    let mut waiting = Vec::new();
    for paths in paths.chunks(TOGETHER) {
        let mut contents = Vec::new();
        for path in paths {
            let bytes = std::fs::read(path)?;
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            check_marking(&name, &bytes)?;
            contents.push((name, bytes));
        }
        let viewer = viewer.clone();
        let kept = db.write(move |tx| {
            let keep = |(name, bytes): &(String, Vec<u8>)| Ok(Waiting { name: name.clone(), hash: files::keep(tx, &viewer, bytes, "application/octet-stream")? });
            contents.iter().map(keep).collect::<Result<Vec<_>, Error>>()
        })?;
        waiting.extend(kept);
    }
    Ok(waiting)
}

impl Import {
    pub(crate) fn run(self) -> Result<i32, Error> {
        let db = self.at.open()?;
        let viewer = Viewer::system("command line");
        let waiting = keep(&db, &viewer, &gather(&self.from)?)?;
        let kind = if matches!(self.kind, Kind::Lrmx) { "forms" } else { "people" };
        let (beginner, name) = (viewer.clone(), self.from.display().to_string());
        let hashes: Vec<String> = waiting.iter().map(|file| file.hash.clone()).collect();
        let body = serde_json::to_string(&Whole { files: waiting, ..Whole::default() })?;
        let id = db.write(move |tx| {
            let id = imports::begin(tx, &beginner, kind, &name, &body)?;
            imports::hold_files(tx, id, &hashes)?;
            Ok(id)
        })?;
        work::read(&db, &viewer, id)?;
        if self.new_people {
            answer_as_new(&db, &viewer, id)?;
        }
        let found_wrong = tell(&db, &viewer, id)?;
        if self.dry_run {
            return Ok(if found_wrong { 3 } else { 0 });
        }
        let written = work::adopt(&db, &viewer, None, &work::Order { import: id.0, with_warnings: true, why: String::new() })?;
        say(&format!("{written} people written"));
        Ok(if found_wrong { 3 } else { 0 })
    }
}

/// Prints counts and findings; whether any is an error.
fn tell(db: &Db, viewer: &Viewer, id: domain::id::ImportId) -> Result<bool, Error> {
    let asker = viewer.clone();
    let (import, counts) = db.read(move |tx| Ok((imports::find(tx, &asker, id)?, imports::counts(tx, id)?)))?;
    let whole: Whole = serde_json::from_str(&import.body)?;
    for finding in whole.findings.iter().filter(|finding| finding.severity >= Severity::Warning) {
        let place = &finding.place;
        say(&format!("{}:{}:{} {} {}", place.file, place.row, place.column, finding.value, finding.sentence(Language::Zh)));
    }
    let counted: Vec<String> = counts.iter().map(|(state, count)| format!("{state} {count}")).collect();
    say(&format!("{}: {}", import.state, counted.join(", ")));
    Ok(work::weights(&whole.findings).first().is_some_and(|errors| *errors > 0))
}

fn answer_as_new(db: &Db, viewer: &Viewer, id: domain::id::ImportId) -> Result<(), Error> {
    let open = db.read(move |tx| imports::rows(tx, id, Some("question"), 0, i64::MAX))?;
    for row in open {
        let viewer = viewer.clone();
        db.write(move |tx| work::recheck_row(tx, &viewer, id, row.number, None))?;
    }
    Ok(())
}

/// Write the form files of everyone on record into a folder.
#[derive(Args)]
pub(crate) struct Export {
    kind: ExportKind,
    to: PathBuf,
    #[command(flatten)]
    at: Where,
}

#[derive(Clone, Copy, ValueEnum)]
enum ExportKind {
    Lrmx,
}

impl Export {
    pub(crate) fn run(self) -> Result<i32, Error> {
        let db = self.at.open()?;
        let ExportKind::Lrmx = self.kind;
        std::fs::create_dir_all(&self.to)?;
        let searcher = store::search::Searcher::default();
        let people: Vec<_> = db.read(move |tx| searcher.with(tx, |_, index| Ok(index.everyone().iter().map(|ordinal| index.person(ordinal)).collect())))?;
        let total = people.len();
        for person in people {
            let (name, bytes) = db.read(move |tx| form::write_file(tx, person))?;
            std::fs::write(self.to.join(format!("{name}_{person}.lrmx")), bytes)?;
        }
        let viewer = Viewer::system("command line");
        db.write(move |tx| tx.audit(&viewer, "export_forms", &[], &total.to_string()))?;
        say(&format!("{total} forms in {}", self.to.display()));
        Ok(0)
    }
}
