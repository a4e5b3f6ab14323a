//! What can go wrong with the store. The operator can act on these; a `Refusal` is for the person who asked.

use domain::message::Refusal;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The decision said no: nothing was written.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// Not there, or not the viewer's to see.
    #[error("not found")]
    NotFound,
    /// Somebody changed the root since the version that the request names.
    #[error("version {expected} of {root} is no longer the latest")]
    Stale { root: i64, expected: i64 },
    /// The queue before the database is full, or a lock was not given in time.
    #[error("busy")]
    Busy,
    /// Another process wrote the same at the same time; a second try sees it.
    #[error("another process was first")]
    Raced,
    #[error("SQLite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    #[error("PostgreSQL: {0:?}")]
    Postgres(#[from] postgres::Error),
    #[error("column {index} holds {found}")]
    Column { index: usize, found: String },
    #[error("JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("file: {0}")]
    Io(#[from] std::io::Error),
    #[error("the text cannot be opened with this key")]
    Key,
    #[error("migration {0}")]
    Migration(String),
    #[error("{0}")]
    Broken(String),
}

impl Error {
    /// Whether doing the same again may succeed: a serialisation failure, a deadlock, a lost connection.
    pub(crate) fn may_pass(&self) -> bool {
        match self {
            Self::Raced => true,
            Self::Postgres(error) => {
                let code = error.code().map(postgres::error::SqlState::code);
                matches!(code, Some("40001" | "40P01" | "55P03")) || error.is_closed()
            }
            Self::Sqlite(rusqlite::Error::SqliteFailure(failure, _)) => {
                matches!(failure.code, rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
            }
            _ => false,
        }
    }
}
