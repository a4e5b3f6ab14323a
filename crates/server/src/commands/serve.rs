//! Setting up a house and serving it.

use std::{
    io::{BufRead, Write},
    net::SocketAddr,
    path::PathBuf,
    sync::{Arc, atomic::{AtomicBool, Ordering}},
};

use clap::Args;
use domain::{access::{role::Role, sign_in::check_password}, people::{code::UnitKind, unit::Unit}};
use store::{
    Error,
    access::{Viewer, account::{self, NewAccount, NewGrant}},
    people::{register::By, unit},
    db::Engine,
    vault::{Chance, Suite},
};

use super::{Where, say};
use crate::{access::hash_password, app::{self, App}, demo::Login, http, jobs};

/// Set up an empty house. The first account is the security administrator, who makes the others.
#[derive(Args)]
pub(crate) struct Init {
    #[command(flatten)]
    at: Where,
    /// The name of the city or unit at the top.
    #[arg(long)]
    city: String,
    /// The first account's name.
    #[arg(long, default_value = "security")]
    account: String,
    /// Read the first password from this file instead of asking for it.
    #[arg(long)]
    password_file: Option<PathBuf>,
    /// Use SM3 and SM4 instead of SHA-256 and AES.
    #[arg(long)]
    national: bool,
}

impl Init {
    pub(crate) fn run(self) -> Result<i32, Error> {
        let suite = if self.national { Suite::National } else { Suite::Standard };
        say("Lilian is for networks that hold no state secrets. 本系统仅用于不涉及国家秘密的网络。");
        let password = self.password()?;
        check_password(&password, &self.account)?;
        std::fs::create_dir_all(&self.at.data)?;
        let marker = self.at.data.join("suite");
        if marker.exists() {
            return Err(domain::message::Refusal::new("refusal.setup_done").into());
        }
        let db = app::open(self.at.place(), suite, Chance::System, app::system_clock())?;
        std::fs::write(&marker, suite.code())?;
        let hash = hash_password(&password)?;
        let (city, name) = (self.city.clone(), self.account.clone());
        db.write(move |tx| first(tx, &city, &name, &hash))?;
        say(&format!("The house stands in {}. Keep {} apart from every backup.", self.at.data.display(), self.at.data.join("master.key").display()));
        say(&format!("Next: lilian serve --data {}  then sign in as {}", self.at.data.display(), self.account));
        Ok(0)
    }

    fn password(&self) -> Result<String, Error> {
        if let Some(file) = &self.password_file {
            return Ok(std::fs::read_to_string(file)?.trim_end_matches(['\r', '\n']).to_owned());
        }
        say(&format!("Password for {}:", self.account));
        std::io::stdout().flush()?;
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line)?;
        Ok(line.trim_end_matches(['\r', '\n']).to_owned())
    }
}

fn first(tx: &mut store::Tx<'_>, city: &str, name: &str, hash: &str) -> Result<(), Error> {
    let system = Viewer::system("init");
    let today = tx.today();
    let top = Unit {
        name: city.to_owned(), short_name: String::new(), kind: UnitKind::City, rank: None, parent: None, division_code: String::new(),
        credit_code: String::new(), sort: 0, since: today.into(), until: None,
    };
    let root = unit::create(tx, &top, &By::entry(system.account(), ""))?;
    for rule in domain::duties::shipped(today.year()) {
        store::duties::create(tx, &system, &rule)?;
    }
    let account = account::create(tx, &NewAccount { name: name.to_owned(), display_name: name.to_owned(), person: None, password: hash.to_owned() })?;
    account::give(tx, &system, account, &NewGrant { role: Role::SecurityAdministrator, unit: root, management: None, since: today, until: None })?;
    tx.audit(&system, "house_set_up", &[account.0], "")
}

/// Serve a house until it is told to stop.
#[derive(Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    at: Where,
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The version of the Experience API for requests at /xapi that name none: 1.0.3 or 2.0.0
    #[arg(long, default_value = "1.0.3", env = "LILIAN_XAPI", value_parser = version)]
    xapi: formats::xapi::Version,
}

fn version(text: &str) -> Result<formats::xapi::Version, String> {
    formats::xapi::Version::asked(text).ok_or_else(|| "1.0.3 or 2.0.0".to_owned())
}

impl Serve {
    pub(crate) fn run(self) -> Result<i32, Error> {
        let db = self.at.open()?;
        let app = App::answering(db, demo_logins(&self.at.data), self.xapi);
        serve(app, self.listen, |address| say(&format!("http://{address}")))
    }
}

/// The logins a demo house keeps beside its data, so that serving it again still shows them.
pub(crate) fn demo_logins(folder: &std::path::Path) -> Option<Vec<Login>> {
    serde_json::from_str(&std::fs::read_to_string(folder.join("demo.json")).ok()?).ok()
}

/// Runs the server; `ready` is called once it listens.
pub(crate) fn serve(app: App, listen: SocketAddr, ready: impl FnOnce(SocketAddr)) -> Result<i32, Error> {
    let stop = Arc::new(AtomicBool::new(false));
    let worker = jobs::start(app.db.clone(), app.searcher.clone(), Arc::clone(&stop));
    warm(&app)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen).await?;
        ready(listener.local_addr()?);
        axum::serve(listener, http::router(app)).with_graceful_shutdown(stopped()).await
    })?;
    stop.store(true, Ordering::Relaxed);
    // A worker that panicked has nothing left to finish.
    let _ended = worker.join();
    Ok(0)
}

/// Loads the index before the first request needs it, and moves what an earlier run left in SQLite's log into the file, on
/// which a write would have to wait: 140 ms once, measured after a city of 16,000 was built.
fn warm(app: &App) -> Result<(), Error> {
    app.db.maintain(|conn, _| if conn.engine() == Engine::Sqlite { conn.batch("pragma wal_checkpoint(truncate)") } else { Ok(()) })?;
    let searcher = app.searcher.clone();
    app.db.read(move |tx| searcher.with(tx, |_, _| Ok(())))
}

async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminated) = terminated {
            tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
            return;
        }
    }
    // Without a handler the process ends by the system's own.
    let _handled = interrupted.await;
}
