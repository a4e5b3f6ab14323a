//! Estimates that say how sure they are: intervals of means and shares, and small groups drawn towards their peers.
//!
//! Pure: numbers in, numbers out, no clock and no chance. Every function is held against a closed form in its tests.

mod gain;
mod interval;
mod items;
mod shrink;

pub use gain::{Gain, gains};
pub use interval::{Interval, mean, mean_variance, share};
pub use items::{LEAST as ITEM_LEAST, difficulty, discrimination};
pub use shrink::{Shrunk, shrink};
