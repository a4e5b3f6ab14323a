//! Units, posts, officials and their registers.

pub mod file;
pub mod key;
pub mod person;
pub mod register;
pub mod rows;
pub mod unit;
