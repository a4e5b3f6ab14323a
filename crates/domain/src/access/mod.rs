//! Who may do what, where and until when: roles, permissions, tiers, and the rules of signing in.

pub mod role;
pub mod sign_in;
pub mod tier;
