//! What the sources of a statement amount to (交叉印证).
//!
//! A rule, and no reckoning: confirmed is what two independent kinds of source bear out and none denies. A reliability
//! model may later stand beside it, never in its place.

use std::collections::BTreeSet;

use super::{Stance, StatementState};
use crate::ledger::SourceKind;

/// A source as it stands: what has been replaced, withdrawn or successfully contested is not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub kind: SourceKind,
    pub stance: Stance,
}

/// What they amount to, and how many kinds speak for it and against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    pub state: StatementState,
    pub kinds_for: usize,
    pub kinds_against: usize,
}

/// What a person says of their own work is one source, whether they speak as head or for themselves.
pub(super) const fn origin(kind: SourceKind) -> SourceKind {
    match kind {
        SourceKind::OwnStatement => SourceKind::HeadStatement,
        other => other,
    }
}

pub fn standing(sources: &[Standing]) -> State {
    let kinds = |stance| sources.iter().filter(|source| source.stance == stance).map(|source| origin(source.kind)).collect::<BTreeSet<_>>().len();
    let (kinds_for, kinds_against) = (kinds(Stance::For), kinds(Stance::Against));
    let state = match (kinds_for, kinds_against) {
        (0, 0) => StatementState::Withdrawn,
        (2.., 0) => StatementState::Confirmed,
        (_, 0) => StatementState::SingleSource,
        _ => StatementState::Disputed,
    };
    State { state, kinds_for, kinds_against }
}

/// Whether a conclusion to somebody's disadvantage may rest on a statement: only on one that is confirmed.
pub fn may_lower(state: StatementState) -> bool {
    state == StatementState::Confirmed
}
