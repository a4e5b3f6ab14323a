//! The index and plain SQL give the same answers to random questions.
