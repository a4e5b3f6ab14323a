//! The database: store's own threads, each with its connection, and the units of work they run.
//!
//! Connections never leave these threads. `SQLite` has one writer and several readers; on `PostgreSQL` every thread does
//! both. A full queue answers [`Error::Busy`] rather than letting requests pile up.

pub mod conn;
pub mod migrate;
mod node;
pub mod seal;
pub(crate) mod sealed;
mod tx;
mod value;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    },
};

use domain::{date::Instant, id::Area};

pub use self::{
    conn::{Conn, Engine},
    tx::Tx,
    value::{FromValue, Row, Value},
};
use crate::{error::Error, vault::{Chance, Vault}};

/// Where the data is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The embedded database in a folder.
    Folder(PathBuf),
    /// A `PostgreSQL` database, and the folder for keys and files.
    Server { url: String, folder: PathBuf },
}

impl Place {
    pub fn folder(&self) -> &Path {
        match self {
            Self::Folder(folder) | Self::Server { folder, .. } => folder,
        }
    }
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        match self {
            Self::Folder(folder) => Some(folder.join("lilian.db")),
            Self::Server { .. } => None,
        }
    }
    pub fn connect(&self, writes: bool) -> Result<Conn, Error> {
        match self {
            Self::Folder(folder) => Conn::sqlite(&folder.join("lilian.db"), writes),
            Self::Server { url, .. } => Conn::postgres(url),
        }
    }
}

/// Tells the time; passed in, so that tests and the demo city can stop it.
pub type Clock = Arc<dyn Fn() -> Instant + Send + Sync>;

/// What every unit of work shares.
pub struct Context {
    pub area: Area,
    pub clock: Clock,
    pub vault: Vault,
    pub place: Place,
    pub(crate) node: node::Node,
    pub(crate) records: crate::records::Shared,
}

type Work = Box<dyn FnOnce(&mut Conn, &Context) + Send>;

/// A handle on the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    context: Arc<Context>,
    readers: SyncSender<Work>,
    writers: SyncSender<Work>,
    _held: Arc<Holding>,
}

/// Lives as long as any handle; then the node number is given back.
struct Holding(SyncSender<Work>);

impl Drop for Holding {
    fn drop(&mut self) {
        let (give, take) = sync_channel(1);
        let release: Work = Box::new(move |conn, context| {
            let released = context.node.release(conn);
            // Whoever closed the database may have stopped waiting.
            let _gone = give.send(released);
        });
        // A number that is not given back is free again when its lease ends.
        if send(&self.0, release).is_ok() {
            let _late = take.recv_timeout(RELEASE);
        }
    }
}

/// How long the last handle waits for its number to be given back.
const RELEASE: std::time::Duration = std::time::Duration::from_secs(2);
/// How many units of work may wait for a thread.
const QUEUE: usize = 512;
const READERS: usize = 4;
const POSTGRES_WRITERS: usize = 4;
/// How often a write is tried again after a failure that may pass.
const TRIES: usize = 6;

impl Db {
    /// Opens the database, brings its schema up to date and starts the threads.
    pub fn open(place: Place, area: Area, vault: Vault, clock: Clock) -> Result<Self, Error> {
        let mut first = place.connect(true)?;
        migrate::run(&mut first, clock())?;
        let holder = Chance::System.token()?;
        let node = node::Node::lease(&mut first, area, holder, clock())?;
        let context = Arc::new(Context { area, clock, vault, place, node, records: crate::records::Shared::default() });
        let writers = match first.engine() {
            Engine::Sqlite => 1,
            Engine::Postgres => POSTGRES_WRITERS,
        };
        let mut conns = vec![first];
        for _ in 1..writers {
            conns.push(context.place.connect(true)?);
        }
        let write_to = start(conns, &context);
        let readers = (0..READERS).map(|_| context.place.connect(false)).collect::<Result<Vec<_>, _>>()?;
        let read_from = start(readers, &context);
        let held = Arc::new(Holding(write_to.clone()));
        Ok(Self { context, readers: read_from, writers: write_to, _held: held })
    }

    pub fn context(&self) -> &Context {
        &self.context
    }
    pub fn now(&self) -> Instant {
        (self.context.clock)()
    }

    /// Runs a question on a reader and waits for the answer.
    pub fn read<R: Send + 'static>(&self, f: impl FnOnce(&mut Tx<'_>) -> Result<R, Error> + Send + 'static) -> Result<R, Error> {
        wait(|answer| self.read_then(f, answer))
    }
    /// Runs a deed on a writer and waits. `f` may be run again after a conflict, so it must have no effect of its own.
    pub fn write<R: Send + 'static>(&self, f: impl Fn(&mut Tx<'_>) -> Result<R, Error> + Send + 'static) -> Result<R, Error> {
        wait(|answer| self.write_then(f, answer))
    }
    /// As [`read`](Self::read), giving the answer to `then` on the store's thread.
    pub fn read_then<R: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<R, Error> + Send + 'static,
        then: impl FnOnce(Result<R, Error>) + Send + 'static,
    ) -> Result<(), Error> {
        send(&self.readers, Box::new(move |conn, context| then(tx::run_read(conn, context, f))))
    }
    /// As [`write`](Self::write), giving the answer to `then` on the store's thread.
    pub fn write_then<R: Send + 'static>(
        &self,
        f: impl Fn(&mut Tx<'_>) -> Result<R, Error> + Send + 'static,
        then: impl FnOnce(Result<R, Error>) + Send + 'static,
    ) -> Result<(), Error> {
        send(&self.writers, Box::new(move |conn, context| then(write_with_tries(conn, context, f))))
    }
    /// Work on a writer's connection outside a transaction: backup, checkpoints.
    pub fn maintain<R: Send + 'static>(&self, f: impl FnOnce(&mut Conn, &Context) -> Result<R, Error> + Send + 'static) -> Result<R, Error> {
        wait(|answer| send(&self.writers, Box::new(move |conn, context| answer(f(conn, context)))))
    }
}

fn wait<R: Send + 'static>(submit: impl FnOnce(Box<dyn FnOnce(Result<R, Error>) + Send>) -> Result<(), Error>) -> Result<R, Error> {
    let (give, take) = sync_channel(1);
    submit(Box::new(move |answer| {
        // Whoever asked may have gone away; then nobody needs the answer.
        let _gone = give.send(answer);
    }))?;
    take.recv().map_err(|_| Error::Broken("a database thread stopped while working".into()))?
}

fn send(queue: &SyncSender<Work>, work: Work) -> Result<(), Error> {
    queue.try_send(work).map_err(|error| match error {
        TrySendError::Full(_) => Error::Busy,
        TrySendError::Disconnected(_) => Error::Broken("the database threads have stopped".into()),
    })
}

fn start(conns: Vec<Conn>, context: &Arc<Context>) -> SyncSender<Work> {
    let (queue, works) = sync_channel(QUEUE);
    let works = Arc::new(Mutex::new(works));
    for conn in conns {
        let (works, context) = (Arc::clone(&works), Arc::clone(context));
        std::thread::spawn(move || serve(conn, &works, &context));
    }
    queue
}

/// Until every handle is gone. A connection that the server closed is made anew.
fn serve(mut conn: Conn, works: &Mutex<Receiver<Work>>, context: &Context) {
    let writes = true;
    loop {
        let next = works.lock().map(|works| works.recv());
        let Ok(Ok(work)) = next else { return };
        if conn.is_closed() {
            match context.place.connect(writes) {
                Ok(anew) => conn = anew,
                Err(error) => tracing::warn!(%error, "cannot reach the database"),
            }
        }
        let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&mut conn, context)));
        if ran.is_err() {
            tracing::error!("a unit of work panicked; its transaction is rolled back");
            // Nothing is open if the panic came outside a transaction.
            let _nothing_open = conn.batch("rollback");
        }
    }
}

fn write_with_tries<R>(conn: &mut Conn, context: &Context, f: impl Fn(&mut Tx<'_>) -> Result<R, Error>) -> Result<R, Error> {
    let mut tries = 0;
    context.node.renew(conn, (context.clock)())?;
    loop {
        match tx::run_write(conn, context, &f) {
            Err(error) if error.may_pass() && tries < TRIES => {
                tries += 1;
                std::thread::sleep(std::time::Duration::from_millis(5 << tries));
                if conn.is_closed() {
                    *conn = context.place.connect(true)?;
                }
            }
            answer => return answer,
        }
    }
}
