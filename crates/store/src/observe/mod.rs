//! Observing on record: studies, statements with what speaks for and against them, comments, teams.

pub mod appraisals;
pub mod chain;
pub mod comments;
pub mod competences;
pub mod matrix;
pub mod portrait;
pub mod statements;
pub mod studies;
pub mod teams;
pub mod touchstones;
