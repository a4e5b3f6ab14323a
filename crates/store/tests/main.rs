//! Both engines give the same answers: every test here runs on SQLite and, where `LILIAN_TEST_POSTGRES` names a
//! server, on PostgreSQL.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail loudly")]

mod care;
mod classroom;
mod engines;
mod house;
mod observe;
mod plumbing;
mod problems;
mod records;
mod search;
mod training;
