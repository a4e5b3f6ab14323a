//! The house's door: HTTP, `OpenAPI`, the command line, jobs and the embedded pages.

pub mod access;
pub mod app;
pub mod calendar;
pub mod care;
pub mod commands;
pub mod day;
pub mod demo;
pub mod duties;
pub mod error;
pub mod figures;
pub mod files;
pub mod http;
pub mod imports;
pub mod jobs;
pub mod ledger;
pub mod notices;
pub mod observe;
pub mod people;
pub mod problems;
pub mod programmes;
pub mod projects;
mod qr;
pub mod records;
pub mod search;
pub mod surveys;
pub mod train;
pub mod units;
