//! The whole product over HTTP, and the order of the source itself.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "helpers of tests fail loudly")]

mod appraisals;
mod care;
mod classroom;
mod effects;
mod empty;
mod forms;
mod house;
mod imports;
mod mechanisms;
mod needs;
mod notices;
mod observe;
mod operations;
mod owed;
mod portraits;
mod problems;
mod records;
mod rosters;
mod surveys;
mod trained;
mod training;
mod tidy;
mod xapi;
