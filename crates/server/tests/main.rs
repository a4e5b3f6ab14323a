//! The whole product over HTTP, and the order of the source itself.

mod forms;
mod house;
mod imports;
mod mechanisms;
mod operations;
mod records;
mod tidy;
