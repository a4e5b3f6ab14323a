//! What Lilian knows to be true: nouns, dated rules and decisions.
//!
//! Nothing here reads a clock, a file or a random number; the same arguments give the same answer for ever.
//! One module per stage or engine, with the same name in `store`, `server` and `web`.

#[macro_use]
mod codes;

pub mod access;
pub mod calendar;
pub mod care;
pub mod catalogue;
pub mod classroom;
pub mod date;
pub mod duties;
pub mod figures;
pub mod id;
pub mod ledger;
pub mod message;
pub mod notices;
pub mod observe;
pub mod people;
pub mod problems;
pub mod programmes;
pub mod projects;
pub mod rules;
pub mod surveys;
pub mod train;
