//! Measures this machine: prints a table of what was reached beside what is aimed at.

use std::time::{Duration, Instant};

use clap::Args;
use domain::{
    id::PersonId,
    people::filter::{Field, Filter, Held, PostMatch},
};
use store::{
    Db, Error,
    access::Viewer,
    db::Place,
    people::file,
    search::{Searcher, answer::{self, Question}},
    vault::{Chance, Suite},
};

mod care;
mod observe;
mod process;
mod records;
mod training;

use super::{city, say};
use crate::app;

/// Build a city and measure it.
#[derive(Args)]
pub(crate) struct Bench {
    #[arg(long, default_value_t = 100_000)]
    people: usize,
    #[arg(long, default_value_t = 2026)]
    seed: u64,
    /// Measure only learning records, at these millions stored. Example: lilian bench --records 0,1,3,10
    #[arg(long, value_delimiter = ',')]
    records: Option<Vec<u64>>,
    /// A `PostgreSQL` database for learning records; an empty one.
    #[arg(long, requires = "records")]
    database: Option<String>,
}

struct Row {
    what: String,
    reached: String,
    target: &'static str,
}

fn row(what: &str, reached: String, target: &'static str) -> Row {
    Row { what: what.to_owned(), reached, target }
}

fn tell(row: &Row) {
    say(&format!("{:<50} {:<34} {}", row.what, row.reached, row.target));
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

/// The middle and the 99th of a hundred.
fn spread(mut times: Vec<Duration>) -> String {
    times.sort();
    let at = |part: usize| times.get(times.len() * part / 100).copied().unwrap_or_default();
    format!("p50 {} p99 {}", milliseconds(at(50)), milliseconds(at(99)))
}

impl Bench {
    pub(crate) fn run(self) -> Result<i32, Error> {
        let folder = std::env::temp_dir().join(format!("lilian-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let measured = self.measure(&folder);
        std::fs::remove_dir_all(&folder)?;
        measured?.iter().for_each(tell);
        Ok(0)
    }

    fn measure(&self, folder: &std::path::Path) -> Result<Vec<Row>, Error> {
        if let Some(millions) = &self.records {
            tell(&process::disk(folder)?);
            records::measure(folder, self.database.as_deref(), millions, &mut |row| tell(&row))?;
            return Ok(Vec::new());
        }
        let mut rows = process::demo(&folder.join("demo"))?;
        rows.push(process::disk(folder)?);
        rows.extend(process::forms(folder)?);
        let demo = app::open(Place::Folder(folder.join("demo")), Suite::Standard, Chance::System, app::system_clock())?;
        rows.extend(care::measure(&demo)?);
        rows.extend(observe::measure(&demo)?);
        rows.extend(training::measure(&demo)?);
        drop(demo);
        let large = folder.join("large");
        let begun = Instant::now();
        let db = city::build(Place::Folder(large.clone()), self.people, self.seed)?;
        rows.push(row(&format!("city of {} from nothing", self.people), format!("{:.1} s", begun.elapsed().as_secs_f64()), "no target"));
        let searcher = std::sync::Arc::new(Searcher::default());
        let begun = Instant::now();
        let loader = searcher.clone();
        db.read(move |tx| loader.with(tx, |_, _| Ok(())))?;
        rows.push(row("index of people loaded", format!("{:.2} s", begun.elapsed().as_secs_f64()), "1,000,000: ≤ 20 s"));
        rows.extend(searches(&db, &searcher)?);
        let people = sample(&db, &searcher)?;
        rows.push(files(&db, &people)?);
        drop(db);
        rows.extend(process::requests(&large, &people.iter().map(|person| person.0).collect::<Vec<_>>())?);
        rows.push(row("binary", binary(), "≤ 60 MB"));
        Ok(rows)
    }
}

fn held(post: PostMatch, months: u32) -> Filter {
    Filter::Held(Held { post, months_min: Some(months), to: "2024-01".parse().ok(), ..Held::default() })
}

fn searches(db: &Db, searcher: &std::sync::Arc<Searcher>) -> Result<Vec<Row>, Error> {
    use domain::people::code::{PostKind, UnitKind};
    let is = |field, code: &str| Filter::is(field, code);
    let history = held(PostMatch { unit_kinds: vec![UnitKind::Town], post_kinds: vec![PostKind::Chief], ..PostMatch::default() }, 24);
    let five = Filter::All {
        of: vec![
            is(Field::Sex, "female"), is(Field::Discipline, "economics"), is(Field::Service, "serving"),
            Filter::Between { field: Field::Birth, from: Some("1985-01".into()), to: None }, is(Field::EducationLevel, "postgraduate"),
        ],
    };
    let mut rows = Vec::new();
    for (what, filter, target) in [
        ("find people: five conditions, facets, first page", five, "p99 ≤ 20 ms in process"),
        ("find people: history alone", history, "≤ 60 ms at 1,000,000"),
        ("find people: part of a name", Filter::Has { field: Field::Name, text: "wangx".into() }, "p99 ≤ 20 ms in process"),
    ] {
        let mut times = Vec::new();
        for _ in 0..100 {
            let (searcher, filter) = (searcher.clone(), filter.clone());
            let begun = Instant::now();
            db.read(move |tx| {
                let question = Question { filter: Some(filter), columns: vec![Field::Name, Field::Age, Field::Unit], sort: vec![], cursor: None, limit: Some(50), facets: vec![Field::Sex, Field::Rank, Field::EducationLevel] };
                searcher.with(tx, |tx, index| answer::answer(tx, index, &Viewer::system("bench"), &question).map(drop))
            })?;
            times.push(begun.elapsed());
        }
        rows.push(row(what, spread(times), target));
    }
    Ok(rows)
}

/// A hundred people from all over the city.
fn sample(db: &Db, searcher: &std::sync::Arc<Searcher>) -> Result<Vec<PersonId>, Error> {
    let searcher = searcher.clone();
    db.read(move |tx| {
        searcher.with(tx, |_, index| {
            let everyone = index.everyone();
            let step = (everyone.iter().count() / 100).max(1);
            Ok(everyone.iter().step_by(step).take(100).map(|ordinal| index.person(ordinal)).collect())
        })
    })
}

fn files(db: &Db, people: &[PersonId]) -> Result<Row, Error> {
    let mut times = Vec::new();
    for person in people.iter().copied() {
        let begun = Instant::now();
        db.read(move |tx| {
            let today = tx.today();
            file::load(tx, person, today, None).map(drop)
        })?;
        times.push(begun.elapsed());
    }
    Ok(row("a person's file loaded", spread(times), "≤ 15 ms"))
}

fn binary() -> String {
    let bytes = std::env::current_exe().and_then(std::fs::metadata).map_or(0, |file| file.len());
    format!("{} MB", bytes / 1_000_000)
}
