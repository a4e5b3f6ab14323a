//! Identifiers, made by the application and typed by what they name.
//!
//! A number below 2^53, so that a browser holds it exactly: 41 bits of milliseconds since 2020-01-01, 6 of node,
//! 6 of sequence. It never means order and is never a secret.

use serde::{Deserialize, Serialize};

use crate::date::Instant;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
    )*};
}

ids! {
    /// The organisation that manages a set of people: a prefecture. Every growing table begins its keys with it.
    Area,
    PersonId, UnitId, PostId, AppointmentId, EntryId, AccountId, GrantId, ImportId, JobId, NoticeId, DraftId,
    ProblemId, TalkId, RoundId, DutyRuleId, NeedId, VisitId,
    StudyId, StatementId, TeamId, ProjectId, SurveyId, AppraisingId, TouchstoneId, CompetenceId,
    ProgrammeId, SessionId, PartId, GapId, CatalogueId, OrderId, HandbookId, VoiceId,
    LessonId, MediaId, QuestionId, TestId, AttemptId,
    /// Any row of a register.
    RowId,
}

/// 2020-01-01T00:00:00Z, where the 41 bits begin.
const EPOCH: i64 = 1_577_836_800_000;
const NODE_BITS: u32 = 6;
const SEQUENCE_BITS: u32 = 6;
/// How many nodes may make ids at once.
pub const NODES: i64 = 1 << NODE_BITS;

/// Makes ids for one node. It never goes backwards; in a bulk load it borrows from milliseconds to come.
#[derive(Debug)]
pub struct IdMaker {
    node: i64,
    /// Milliseconds and sequence of the last id, without the node.
    last: i64,
}

impl IdMaker {
    /// `after` is the last id known to have been made by this node, 0 if none.
    pub fn new(node: i64, after: i64) -> Self {
        let sequence = after & ((1 << SEQUENCE_BITS) - 1);
        let milliseconds = after >> (NODE_BITS + SEQUENCE_BITS);
        Self { node: node.rem_euclid(NODES), last: (milliseconds << SEQUENCE_BITS) | sequence }
    }

    pub fn make(&mut self, now: Instant) -> i64 {
        let floor = (now.0 - EPOCH).max(0) << SEQUENCE_BITS;
        self.last = floor.max(self.last + 1);
        let sequence = self.last & ((1 << SEQUENCE_BITS) - 1);
        ((self.last >> SEQUENCE_BITS) << (NODE_BITS + SEQUENCE_BITS)) | (self.node << SEQUENCE_BITS) | sequence
    }
}

/// When an id was made, to the millisecond.
pub fn made_at(id: i64) -> Instant {
    Instant((id >> (NODE_BITS + SEQUENCE_BITS)) + EPOCH)
}

/// The least id that any node makes in a millisecond.
pub fn first_of(at: Instant) -> i64 {
    (at.0 - EPOCH).max(0) << (NODE_BITS + SEQUENCE_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: Instant = Instant(1_774_281_600_000);

    proptest! {
        #[test]
        fn never_twice_never_backwards_never_unsafe(steps in proptest::collection::vec(-5i64..5, 1..300), node in 0i64..64) {
            let mut maker = IdMaker::new(node, 0);
            let (mut now, mut last) = (NOW, 0);
            for step in steps {
                now = now.plus(step);
                let id = maker.make(now);
                prop_assert!(id > last && id < (1 << 53));
                last = id;
            }
            prop_assert!(IdMaker::new(node, last).make(now) > last, "a restart goes on where it was");
        }
    }

    #[test]
    fn an_id_tells_its_time() {
        let id = IdMaker::new(3, 0).make(NOW);
        assert_eq!(made_at(id), NOW);
        assert!(first_of(NOW) <= id && id < first_of(NOW.plus(1)));
    }

    #[test]
    fn two_nodes_never_meet() {
        let (mut one, mut two) = (IdMaker::new(1, 0), IdMaker::new(2, 0));
        let ids: std::collections::BTreeSet<_> = (0..1000).flat_map(|_| [one.make(NOW), two.make(NOW)]).collect();
        assert_eq!(ids.len(), 2000);
    }
}
