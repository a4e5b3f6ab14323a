//! The command line.

mod bench;
mod city;
mod data;
mod files;
mod numbers;
mod records;
mod serve;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use store::{Db, db::Place, vault::{Chance, Suite}};

use crate::app;

/// Lilian 历练: developing public officials, one file per person.
///
/// For networks that hold no state secrets. 仅用于不涉及国家秘密的网络。
#[derive(Parser)]
#[command(name = "lilian", version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the demo city 砺州 and open it. Example: lilian demo --people 2000 --port 8080
    Demo(city::Demo),
    /// Set up an empty house with its first administrator. Example: lilian init --data /srv/lilian --city 砺州市
    Init(serve::Init),
    /// Serve a house. Example: lilian serve --data /srv/lilian --listen 127.0.0.1:8080
    Serve(serve::Serve),
    /// Bring files in. Example: lilian import lrmx ./forms --data /srv/lilian
    Import(files::Import),
    /// Write files out. Example: lilian export lrmx ./out --data /srv/lilian
    Export(files::Export),
    /// Print figures. Example: lilian figures people.total --json --data /srv/lilian
    Figures(numbers::Figures),
    /// Copy everything into one file, while work goes on. Example: lilian backup ./backup --data /srv/lilian
    Backup(data::Backup),
    /// Fill an empty house from a backup. Example: lilian restore ./backup --data /srv/new --key ./master.key
    Restore(data::Restore),
    /// Prove that no record was changed behind the product's back. Example: lilian verify --data /srv/lilian
    Verify(data::Verify),
    /// Draw every portrait anew from its entries and say which differ. Example: lilian recompute --check --data /srv/lilian
    Recompute(data::Recompute),
    /// Let learning tools come to /xapi. Example: lilian records admit 云课堂 --data /srv/lilian
    Records(records::Records),
    /// Measure this machine with a city. Example: lilian bench --people 100000
    Bench(bench::Bench),
    /// Print the description of the API (`OpenAPI` 3.1).
    Openapi,
}

/// Where the data is.
#[derive(Args, Clone, Debug)]
pub struct Where {
    /// The folder of the embedded database, of keys and of files.
    #[arg(long, default_value = "data", env = "LILIAN_DATA")]
    pub data: PathBuf,
    /// A `PostgreSQL` database instead of the embedded one: <postgres://user@host/name>
    #[arg(long, env = "LILIAN_DATABASE")]
    pub database: Option<String>,
}

impl Where {
    pub fn place(&self) -> Place {
        match &self.database {
            Some(url) => Place::Server { url: url.clone(), folder: self.data.clone() },
            None => Place::Folder(self.data.clone()),
        }
    }
    pub fn open(&self) -> Result<Db, store::Error> {
        let place = self.place();
        if let Some(file) = place.sqlite_file().filter(|file| !file.exists()) {
            return Err(store::Error::Broken(format!("there is no house in {}; run `lilian init` or `lilian demo` first", file.display())));
        }
        app::open(place, suite(&self.data)?, Chance::System, app::system_clock())
    }
}

/// The suite a house was set up with, kept beside its key.
pub fn suite(folder: &std::path::Path) -> Result<Suite, store::Error> {
    match std::fs::read_to_string(folder.join("suite")) {
        Ok(text) => Suite::from_code(text.trim()).ok_or_else(|| store::Error::Broken(format!("{} names no suite", folder.join("suite").display()))),
        Err(_) => Ok(Suite::Standard),
    }
}

/// Runs a command and returns the process's exit code: 0 done, 1 could not be done, 2 (by clap) not understood,
/// 3 done and something was found wrong.
pub fn run(cli: Cli) -> i32 {
    let ended = match cli.command {
        Command::Demo(command) => command.run(),
        Command::Init(command) => command.run(),
        Command::Serve(command) => command.run(),
        Command::Import(command) => command.run(),
        Command::Export(command) => command.run(),
        Command::Figures(command) => command.run(),
        Command::Backup(command) => command.run(),
        Command::Restore(command) => command.run(),
        Command::Verify(command) => command.run(),
        Command::Recompute(command) => command.run(),
        Command::Records(command) => command.run(),
        Command::Bench(command) => command.run(),
        Command::Openapi => {
            say(&crate::http::openapi().to_pretty_json().unwrap_or_default());
            Ok(0)
        }
    };
    match ended {
        Ok(code) => code,
        Err(store::Error::Refused(refusal)) => {
            complain(&refusal.sentence(domain::catalogue::Language::Zh));
            1
        }
        Err(error) => {
            complain(&error.to_string());
            1
        }
    }
}

/// Prints a line for a person or a script.
#[expect(clippy::print_stdout, reason = "the command line speaks here")]
pub fn say(line: &str) {
    println!("{line}");
}

/// Prints a line about what went wrong.
#[expect(clippy::print_stderr, reason = "the command line speaks here")]
pub fn complain(line: &str) {
    eprintln!("lilian: {line}");
}
