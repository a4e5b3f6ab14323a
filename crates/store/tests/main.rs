//! Both engines give the same answers: every test here runs on SQLite and, where `LILIAN_TEST_POSTGRES` names a
//! server, on PostgreSQL.

mod engines;
mod house;
mod search;
