//! What every request shares: the database, the index, and whether this is the demo city.

use std::sync::Arc;

use axum::extract::FromRef;
use domain::{date::Instant, id::Area};
use store::{
    Db, Error, Tx,
    access::audit,
    db::{Clock, Place},
    search::Searcher,
    vault::{Chance, Suite, Vault},
};
use tokio::sync::{Semaphore, oneshot};

use crate::{demo::Login, error::{ApiError, LANGUAGE, language}};

#[derive(Clone)]
pub struct App(Arc<Inner>);

pub struct Inner {
    pub db: Db,
    pub searcher: Arc<Searcher>,
    /// The logins shown on the start page of the demo city.
    pub demo: Option<Vec<Login>>,
    /// Hashing a password takes memory and time: two at once and no more.
    hashing: Arc<Semaphore>,
    /// The version in which the learning record store answers requests that name none.
    pub records_version: formats::xapi::Version,
    pub(crate) credentials: crate::records::Credentials,
}

impl std::ops::Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl FromRef<App> for () {
    fn from_ref(_: &App) -> Self {}
}

/// The one place that reads the clock.
#[expect(clippy::disallowed_methods, reason = "time enters the product here and is passed on")]
pub fn system_clock() -> Clock {
    Arc::new(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Instant(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    })
}

/// The area of a house that holds one city.
pub const AREA: Area = Area(1);

/// Opens a house: its key, its database, its threads.
pub fn open(place: Place, suite: Suite, chance: Chance, clock: Clock) -> Result<Db, Error> {
    std::fs::create_dir_all(place.folder())?;
    let vault = Vault::open(&place.folder().join("master.key"), suite, chance)?;
    Db::open(place, AREA, vault, clock)
}

impl App {
    pub fn new(db: Db, demo: Option<Vec<Login>>) -> Self {
        Self::answering(db, demo, formats::xapi::Version::V1)
    }
    /// As [`new`](Self::new), answering requests at `/xapi` that name no version in this one.
    pub fn answering(db: Db, demo: Option<Vec<Login>>, records_version: formats::xapi::Version) -> Self {
        Self(Arc::new(Inner { db, searcher: Arc::default(), demo, hashing: Arc::new(Semaphore::new(2)), records_version, credentials: crate::records::Credentials::default() }))
    }

    /// Reads on the store's thread, in the language of the request.
    pub async fn read<R: Send + 'static>(&self, f: impl FnOnce(&mut Tx<'_>) -> Result<R, Error> + Send + 'static) -> Result<R, ApiError> {
        let ((give, take), language) = (oneshot::channel(), language());
        self.db.read_then(move |tx| LANGUAGE.sync_scope(language, || f(tx)), move |answer| drop(give.send(answer)))?;
        Ok(take.await.map_err(|_| Error::Busy)??)
    }

    /// A stale version is told with who changed the record, and when.
    pub async fn write<R: Send + 'static>(&self, f: impl Fn(&mut Tx<'_>) -> Result<R, Error> + Send + 'static) -> Result<R, ApiError> {
        let ((give, take), language) = (oneshot::channel(), language());
        self.db.write_then(move |tx| LANGUAGE.sync_scope(language, || f(tx)), move |answer| drop(give.send(answer)))?;
        match take.await.map_err(|_| Error::Busy)? {
            Err(Error::Stale { root, .. }) => {
                let question = audit::Question { subject: Some(root), limit: 20, ..audit::Question::default() };
                let rows = self.read(move |tx| audit::find(tx, &question)).await?;
                let last = rows.into_iter().find(|row| !row.action.starts_with("read"));
                Err(ApiError::Stale { by: last.as_ref().map(|row| row.account_name.clone()).unwrap_or_default(), at: last.map_or(Instant(0), |row| row.at) })
            }
            answer => Ok(answer?),
        }
    }

    /// Work for a processor, such as hashing, beside the requests.
    pub async fn hashing<R: Send + 'static>(&self, f: impl FnOnce() -> R + Send + 'static) -> Result<R, ApiError> {
        let permit = Arc::clone(&self.hashing).acquire_owned().await.map_err(|_| Error::Busy)?;
        let answer = tokio::task::spawn_blocking(f).await.map_err(|_| Error::Busy)?;
        drop(permit);
        Ok(answer)
    }

    /// Work that reads or writes a file's bytes, beside the requests.
    pub async fn beside<R: Send + 'static>(&self, f: impl FnOnce() -> R + Send + 'static) -> Result<R, ApiError> {
        Ok(tokio::task::spawn_blocking(f).await.map_err(|_| Error::Busy)?)
    }
}
