//! The demo city.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use clap::Args;
use store::{Db, Error, db::Place, vault::{Chance, Suite}};

use super::{say, serve};
use crate::{access::hash_password, app::{self, App}, demo};

#[derive(Args)]
pub(crate) struct Demo {
    /// How many officials; the articles' figures hold from 16,000 on.
    #[arg(long, default_value_t = 16_000)]
    people: usize,
    /// The same seed gives the same city.
    #[arg(long, default_value_t = 2026)]
    seed: u64,
    /// Where to build it; an empty or new folder.
    #[arg(long)]
    data: Option<PathBuf>,
    #[arg(long)]
    database: Option<String>,
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Build the city and exit.
    #[arg(long)]
    no_serve: bool,
}

impl Demo {
    pub(crate) fn run(self) -> Result<i32, Error> {
        let folder = self.data.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("lilian-demo-{}-{}", self.seed, std::process::id())));
        let kept = self.data.is_some();
        std::fs::create_dir_all(&folder)?;
        let place = match &self.database {
            Some(url) => Place::Server { url: url.clone(), folder: folder.clone() },
            None => Place::Folder(folder.clone()),
        };
        if let Some(logins) = serve::demo_logins(&folder).filter(|_| kept && place.sqlite_file().is_some_and(|file| file.exists())) {
            return self.reopen(place, logins);
        }
        if place.sqlite_file().is_some_and(|file| file.exists()) {
            return Err(Error::Broken(format!("{} already holds a house; give an empty folder, or serve it: lilian serve --data {0}", folder.display())));
        }
        if self.people < 16_000 {
            say("The figures of the articles do not hold in a city this small; they need --people 16000.");
        }
        if self.no_serve {
            drop(build(place, self.people, self.seed)?);
            say(&format!("The city stands in {}. Serve it: lilian serve --data {0}", folder.display()));
            return Ok(0);
        }
        self.build_apart(&folder)?;
        let logins = serve::demo_logins(&folder);
        let code = self.open(place, logins)?;
        if !kept {
            std::fs::remove_dir_all(&folder)?;
        }
        Ok(code)
    }

    /// Builds the city in a process of its own: what building leaves in memory goes with it.
    fn build_apart(&self, folder: &Path) -> Result<(), Error> {
        let mut building = Command::new(std::env::current_exe()?);
        building.args(["demo", "--no-serve", "--people", &self.people.to_string(), "--seed", &self.seed.to_string(), "--data"]).arg(folder).stdout(Stdio::null());
        if let Some(url) = &self.database {
            building.args(["--database", url]);
        }
        if building.status()?.success() { Ok(()) } else { Err(Error::Broken("the city could not be built; the lines above say why".into())) }
    }

    /// A demo city that was built here before is opened as it was left.
    fn reopen(self, place: Place, logins: Vec<demo::Login>) -> Result<i32, Error> {
        say(&format!("A demo city stands in {} already, as it was left.", place.folder().display()));
        if self.no_serve { Ok(0) } else { self.open(place, Some(logins)) }
    }

    fn open(&self, place: Place, logins: Option<Vec<demo::Login>>) -> Result<i32, Error> {
        // The city comes from a seed; sessions must not.
        let db = app::open(place, Suite::Standard, Chance::System, app::system_clock())?;
        let listen = std::net::SocketAddr::from(([127, 0, 0, 1], self.port));
        serve::serve(App::new(db, logins), listen, |address| say(&format!("砺州 is open: http://{address}  (Ctrl+C closes it)")))
    }
}

/// Builds a city in an empty place and keeps its logins beside it.
pub(crate) fn build(place: Place, people: usize, seed: u64) -> Result<Db, Error> {
    let folder = place.folder().to_owned();
    let db = app::open(place, Suite::Standard, Chance::seeded(seed), app::system_clock())?;
    let bar = indicatif::ProgressBar::new(people as u64);
    db.maintain(|conn, _| fast(conn, true))?;
    let logins = demo::build(&db, demo::Size { people, seed }, &hash_password, &|done, _| bar.set_position(done as u64))?;
    db.maintain(|conn, _| fast(conn, false))?;
    bar.finish_and_clear();
    std::fs::write(folder.join("demo.json"), serde_json::to_string(&logins)?)?;
    Ok(db)
}

/// A city that is being built needs no safety from a power cut.
fn fast(conn: &mut store::db::Conn, on: bool) -> Result<(), Error> {
    if conn.engine() == store::db::Engine::Sqlite {
        conn.batch(if on { "pragma synchronous = off" } else { "pragma wal_checkpoint(truncate); pragma synchronous = full" })?;
    }
    Ok(())
}
