//! Accounts, grants, sessions, viewers and the audit log.

pub mod account;
pub mod audit;
pub mod draft;
pub mod request;
pub mod saved;
pub mod session;
pub mod viewer;

pub use viewer::{Sight, Viewer};
