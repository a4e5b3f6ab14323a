//! The training section's catalogues, gaps, and the ledger of hours.

pub mod catalogue;
pub mod gaps;
pub mod hours;
