//! The training section's catalogues, gaps, and the ledger of hours.

pub mod catalogue;
pub mod cohort;
pub mod contest;
pub mod gaps;
pub mod handbook;
pub mod hours;
pub mod orders;
