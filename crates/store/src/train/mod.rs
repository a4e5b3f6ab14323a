//! The training section's catalogues, gaps, and the ledger of hours.

pub mod catalogue;
pub mod catching_up;
pub mod cohort;
pub mod contest;
pub mod effects;
pub mod follow_ups;
pub mod gaps;
pub mod handbook;
pub mod hours;
pub mod needs;
pub mod orders;
pub mod proposals;
pub mod records;
