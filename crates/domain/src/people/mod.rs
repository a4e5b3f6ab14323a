//! People and organisation: units, posts, officials and what registers hold about them.

pub mod check;
pub mod code;
pub mod facts;
pub mod filter;
pub mod form;
pub mod identity_number;
pub mod reading;
pub mod resume;
pub mod unit;
