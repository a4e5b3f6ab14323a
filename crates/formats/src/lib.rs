//! Bytes of files on one side, values of the domain on the other: readers that never give up and never guess,
//! writers that are strict.
//!
//! Nothing here opens a file or reads a clock. A reader answers with `Read { value, findings }`, or with a single
//! finding where the bytes are not of its kind at all.

#![expect(clippy::result_large_err, reason = "a refusal is made once for a whole file")]

pub mod archive;
pub mod case;
pub mod csv_text;
pub mod encoding;
pub mod findings;
pub mod guard;
pub mod image;
pub mod leaflet;
pub mod lrm;
pub mod lrmx;
pub mod marking;
pub mod package;
pub mod qti;
pub mod questions;
pub mod sheet;
pub mod workbook;
pub mod xapi;
pub mod xlsx;
