//! Papers: which questions a test asks of somebody, drawn by rule.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::question::{Asked, QuestionForm};
use crate::{id::QuestionId, message::Refusal, people::unit::name_given};

/// Questions of a paper that are worth the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// A heading above them; none where it is empty.
    #[serde(default)]
    pub title: String,
    /// These questions, whoever sits the test; drawn by the rule below where there are none.
    #[serde(default)]
    pub questions: Vec<QuestionId>,
    /// How many are drawn.
    #[serde(default)]
    pub count: usize,
    /// From these topics; from every one where there are none.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Of these forms; of every one where there are none.
    #[serde(default)]
    pub forms: Vec<QuestionForm>,
    /// What each is worth, in tenths of a point.
    pub tenths: u32,
}

/// A question as a draw sees it.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub id: QuestionId,
    pub topic: String,
    pub form: QuestionForm,
    /// The number of its present wording.
    pub wording: i64,
}

/// A question of somebody's paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    pub part: usize,
    pub question: QuestionId,
    /// As it was worded when the paper was drawn.
    pub wording: i64,
    pub tenths: u32,
    /// Places of the options as they stand on the screen; empty where they stand as in the bank.
    #[serde(default)]
    pub order: Vec<usize>,
}

const PARTS_MAX: usize = 20;
const QUESTIONS_MAX: usize = 300;
const TENTHS_MAX: u32 = 10_000;

impl Part {
    pub fn asks(&self) -> usize {
        if self.questions.is_empty() { self.count } else { self.questions.len() }
    }
    fn takes(&self, it: &Candidate) -> bool {
        (self.topics.is_empty() || self.topics.contains(&it.topic)) && (self.forms.is_empty() || self.forms.contains(&it.form))
    }
}

/// What a paper is worth, in tenths of a point.
pub fn worth(parts: &[Part]) -> u32 {
    parts.iter().map(|part| u32::try_from(part.asks()).unwrap_or(u32::MAX).saturating_mul(part.tenths)).fold(0, u32::saturating_add)
}

/// Errors: no part; a part that asks nothing or is worth nothing; a question twice; more questions than a test may have.
pub fn check(parts: &[Part]) -> Result<(), Refusal> {
    if parts.is_empty() {
        return Err(Refusal::new("refusal.empty").at("parts"));
    }
    if parts.len() > PARTS_MAX {
        return Err(Refusal::new("refusal.too_many").with("most", PARTS_MAX).at("parts"));
    }
    let mut seen = BTreeSet::new();
    for (at, part) in parts.iter().enumerate() {
        let field = |name: &str| format!("parts.{at}.{name}");
        if !part.title.is_empty() {
            name_given(&part.title, &field("title"))?;
        }
        if part.asks() == 0 {
            return Err(Refusal::new("refusal.paper_count").at(&field("count")));
        }
        if part.tenths == 0 || part.tenths > TENTHS_MAX {
            return Err(Refusal::new("refusal.paper_worth").at(&field("tenths")));
        }
        if part.questions.iter().any(|question| !seen.insert(*question)) {
            return Err(Refusal::new("refusal.paper_twice").at(&field("questions")));
        }
    }
    let asks: usize = parts.iter().map(Part::asks).fold(0, usize::saturating_add);
    if asks > QUESTIONS_MAX {
        return Err(Refusal::new("refusal.too_many").with("most", QUESTIONS_MAX).at("parts"));
    }
    Ok(())
}

/// Chance that a seed decides wholly, so that a paper can be drawn again for a proof.
#[derive(Clone, Debug)]
pub struct Seeded(u64);

impl Seeded {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }
    /// The next number: splitmix64 (Steele, Lea, Flood 2014).
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        it ^ (it >> 31)
    }
    /// Below a bound, each as likely as any other to one part in 2^32 and more.
    fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.next()) * bound as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }
    /// Fisher and Yates.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

/// How a paper is mixed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mixed {
    pub questions: bool,
    pub options: bool,
}

/// Draws a paper from the bank. Errors: a part for which the bank holds too few, or a question that left it.
pub fn draw(parts: &[Part], bank: &[Candidate], mixed: Mixed, seed: u64) -> Result<Vec<Slot>, Refusal> {
    let mut chance = Seeded::new(seed);
    let mut used: BTreeSet<QuestionId> = parts.iter().flat_map(|part| &part.questions).copied().collect();
    let mut slots = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let mut chosen = part.questions.clone();
        if chosen.is_empty() {
            let mut left: Vec<QuestionId> = bank.iter().filter(|it| part.takes(it) && !used.contains(&it.id)).map(|it| it.id).collect();
            if left.len() < part.count {
                return Err(Refusal::new("refusal.paper_few").with("part", at + 1).with("wanted", part.count).with("n", left.len()).at(&format!("parts.{at}.count")));
            }
            left.sort_unstable();
            chance.shuffle(&mut left);
            left.truncate(part.count);
            // As they stand in the bank, unless the paper is mixed.
            left.sort_unstable();
            chosen = left;
        } else if let Some(gone) = chosen.iter().find(|id| bank.iter().all(|it| it.id != **id)) {
            return Err(Refusal::new("refusal.paper_gone").with("part", at + 1).with("id", gone).at(&format!("parts.{at}.questions")));
        }
        if mixed.questions {
            chance.shuffle(&mut chosen);
        }
        used.extend(&chosen);
        let wording = |id: QuestionId| bank.iter().find(|it| it.id == id).map_or(0, |it| it.wording);
        slots.extend(chosen.into_iter().map(|question| Slot { part: at, question, wording: wording(question), tenths: part.tenths, order: Vec::new() }));
    }
    Ok(slots)
}

/// The order of options on the screen. What is to be put in order never stands in the right one.
pub fn order(asked: &Asked, mixed: Mixed, chance: &mut Seeded) -> Vec<usize> {
    let count = asked.options();
    let puzzle = matches!(asked, Asked::Order { .. } | Asked::Match { .. });
    let mut order: Vec<usize> = (0..count).collect();
    if count < 2 || !(mixed.options || puzzle) {
        return Vec::new();
    }
    chance.shuffle(&mut order);
    if puzzle && order.is_sorted() {
        order.rotate_left(1);
    }
    order
}
