//! Everything Lilian remembers: all SQL, one text for `SQLite` and `PostgreSQL`, and the ledger's seal.
//!
//! A function here is one question or one deed, named so. What a viewer may not see cannot be loaded: questions about
//! people take a [`access::Viewer`], and only a sign-in makes one.

pub mod access;
pub mod backup;
pub mod calendar;
pub mod care;
pub mod classroom;
pub mod db;
pub mod duties;
pub mod error;
pub mod figures;
pub mod files;
pub mod imports;
pub mod jobs;
pub mod ledger;
pub mod notices;
pub mod observe;
pub mod people;
pub mod problems;
pub mod programmes;
pub mod projects;
pub mod records;
pub mod rules;
pub mod search;
pub mod surveys;
pub mod sweep;
pub mod train;
pub mod vault;
pub mod verify;

pub use db::{Db, Tx};
pub use error::Error;
