//! When a unit, a block and a course are done.
//!
//! Source: cmi5 Quartz, 9.3.7 (waived), 9.3.9 (satisfied) and 13.1.4 (moveOn).

use std::collections::BTreeMap;

use domain::message::Refusal;
use serde::{Deserialize, Serialize};

use super::super::{MoveOn, Node};

/// What is known of a learner and a unit within one registration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub completed: bool,
    pub judged: Option<Judged>,
    pub waived: bool,
}

/// The last judgement; once passed, it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judged {
    Passed,
    Failed,
}

impl Facts {
    pub fn passed(self) -> bool {
        self.judged == Some(Judged::Passed)
    }
    /// Waives a unit; within a registration once.
    ///
    /// # Errors
    /// It was waived before.
    pub fn waive(mut self) -> Result<Self, Refusal> {
        if self.waived {
            return Err(Refusal::new("refusal.cmi5_waived_twice"));
        }
        self.waived = true;
        Ok(self)
    }
}

/// Whether a unit is done.
pub fn moveon_met(move_on: MoveOn, facts: Facts) -> bool {
    let met = match move_on {
        MoveOn::NotApplicable => true,
        MoveOn::Passed => facts.passed(),
        MoveOn::Completed => facts.completed,
        MoveOn::CompletedAndPassed => facts.completed && facts.passed(),
        MoveOn::CompletedOrPassed => facts.completed || facts.passed(),
    };
    met || facts.waived
}

/// What of a course is done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Satisfied {
    /// The publisher's ids of the units that are done.
    pub units: Vec<String>,
    /// Those of blocks, the inner before the outer.
    pub blocks: Vec<String>,
    pub course: bool,
}

/// Goes through a course; of a unit without facts nothing was reported yet.
pub fn satisfied(units: &[Node], facts: &BTreeMap<String, Facts>) -> Satisfied {
    let mut done = Satisfied::default();
    done.course = all(units, facts, &mut done);
    done
}

fn all(units: &[Node], facts: &BTreeMap<String, Facts>, done: &mut Satisfied) -> bool {
    let mut every = true;
    for node in units {
        let (met, id, list) = match node {
            Node::Unit(unit) => (moveon_met(unit.move_on, facts.get(&unit.id).copied().unwrap_or_default()), &unit.id, &mut done.units),
            Node::Block(block) => (all(&block.units, facts, done), &block.id, &mut done.blocks),
        };
        if met {
            list.push(id.clone());
        }
        every &= met;
    }
    every
}
