//! One item as a question of the bank, or why it cannot be one.

use std::collections::BTreeSet;

use domain::{
    classroom::question::{Asked, Question, check},
    message::Finding,
};

use super::{
    TOOL, Taken,
    element::Element,
    marking::{Declared, Marking, Rule},
    text::{self, Text},
    write::unescaped,
};
use crate::questions::refused;

/// Pairs of words that make two options a question of truth.
const TRUTHS: &[(&str, &str)] = &[("true", "false"), ("正确", "错误"), ("对", "错"), ("√", "×")];
/// More choices or blanks than this no question of the bank has.
const OPTIONS_MAX: usize = 26;
const BLANK: &str = "textentryinteraction";

struct Reading<'e> {
    item: &'e Element,
    /// Whether this product wrote it, so that nothing needs to be guessed.
    own: bool,
    marking: Marking,
    lost: BTreeSet<&'static str>,
    findings: Vec<Finding>,
}

type Answered<T> = Result<T, Finding>;

/// Identifier and text of each choice.
type Choices = Vec<(String, String)>;

pub(super) fn read(item: &Element) -> (Option<Taken>, Vec<Finding>) {
    let own = item.attribute("toolname") == TOOL;
    let written = item.attribute("identifier");
    let identifier = if own { unescaped(written) } else { written.to_owned() };
    let mut reading = Reading { item, own, marking: Marking::of(item), lost: BTreeSet::new(), findings: Vec::new() };
    let question = reading.question();
    let mut findings = reading.findings;
    findings.extend(reading.lost.into_iter().map(|code| Finding::warning(code, &identifier)));
    let taken = match question.and_then(|question| check(&question).map(|()| question).map_err(|refusal| refused(&refusal))) {
        Ok(question) => Some(Taken { title: item.attribute("title").trim().to_owned(), identifier: identifier.clone(), question }),
        Err(finding) => {
            findings.push(finding);
            None
        }
    };
    (taken, findings.into_iter().map(|finding| finding.in_part(&identifier)).collect())
}

/// An item of a kind the bank has none of.
fn unsupported(element: &str) -> Finding {
    Finding::error("finding.qti_unsupported", element).at(0, element)
}

impl<'e> Reading<'e> {
    fn question(&mut self) -> Answered<Question> {
        if self.item.attribute("adaptive").trim() == "true" {
            return Err(Finding::error("finding.qti_adaptive", "").at(0, "adaptive"));
        }
        if let Some(template) = self.item.elements().find(|element| matches!(element.name.as_str(), "templatedeclaration" | "templateprocessing")) {
            return Err(Finding::error("finding.qti_template", "").at(0, &template.written));
        }
        if self.item.elements().any(|element| matches!(element.name.as_str(), "assessmentstimulusref" | "stimulusref")) {
            self.lost.insert("finding.qti_lost_stimulus");
        }
        let body = self.item.child("itembody").ok_or_else(|| Finding::error("finding.qti_no_interaction", ""))?;
        let mut words = Text::new();
        words.flow(body);
        self.lost.append(&mut words.lost);
        let (interactions, rubrics) = (std::mem::take(&mut words.interactions), std::mem::take(&mut words.rubrics));
        let stem = words.finish();
        let asked = match interactions.as_slice() {
            [] => return Err(Finding::error("finding.qti_no_interaction", "")),
            blanks if blanks.len() <= OPTIONS_MAX && blanks.iter().all(|blank| blank.name == BLANK) => self.fill(blanks)?,
            [one] => self.asked(one, &rubrics)?,
            [first, ..] => return Err(Finding::error("finding.qti_composite", "").with("n", interactions.len()).at(0, &first.written)),
        };
        if !rubrics.is_empty() && !matches!(asked, Asked::Short { .. }) {
            self.lost.insert("finding.qti_lost_rubric");
        }
        self.marked(&asked);
        Ok(Question { topic: String::new(), stem, asked, reason: self.reason() })
    }

    fn asked(&mut self, interaction: &'e Element, rubrics: &[&'e Element]) -> Answered<Asked> {
        let declared = Declared::of(self.item, interaction.attribute("responseidentifier"));
        match interaction.name.as_str() {
            "choiceinteraction" => {
                let choices = self.choices(interaction, "simplechoice")?;
                if declared.several { self.multiple(&choices, &declared) } else { self.single(&choices, &declared) }
            }
            "inlinechoiceinteraction" => {
                let choices = self.choices(interaction, "inlinechoice")?;
                self.single(&choices, &declared)
            }
            "orderinteraction" => self.order(interaction, &declared),
            "matchinteraction" | "associateinteraction" => self.matched(interaction, &declared),
            "extendedtextinteraction" => Ok(self.short(&declared, rubrics)),
            _ => Err(unsupported(&interaction.written)),
        }
    }

    fn text(&mut self, element: &Element) -> String {
        let (words, mut lost) = text::of(element);
        self.lost.append(&mut lost);
        words
    }

    fn choices(&mut self, interaction: &Element, name: &'static str) -> Answered<Choices> {
        if interaction.children(name).count() > OPTIONS_MAX {
            return Err(Finding::error("finding.questions_options", "").with("most", OPTIONS_MAX).at(0, &interaction.written));
        }
        Ok(interaction.children(name).map(|choice| (choice.attribute("identifier").to_owned(), self.text(choice))).collect())
    }

    fn single(&mut self, choices: &Choices, declared: &Declared) -> Answered<Asked> {
        let best = declared.best().ok_or_else(no_right)?;
        let right = place(choices, best)?;
        if declared.earning().count() > 1 {
            self.findings.push(Finding::warning("finding.qti_best_only", best));
        }
        if let Some(truth) = self.truth(choices) {
            return Ok(Asked::Truth { right: (right == 0) == truth });
        }
        Ok(Asked::Single { options: texts(choices), right })
    }

    /// Whether the first of two choices is the one that says true. Our own items say so by their identifiers alone.
    fn truth(&self, choices: &Choices) -> Option<bool> {
        let [one, other] = choices.as_slice() else { return None };
        let word = |choice: &(String, String)| if self.own { choice.0.clone() } else { choice.1.trim().trim_end_matches(['.', '。']).to_lowercase() };
        let (one, other) = (word(one), word(other));
        TRUTHS.iter().find_map(|(right, wrong)| match (one.as_str(), other.as_str()) {
            (a, b) if a == *right && b == *wrong => Some(true),
            (a, b) if a == *wrong && b == *right => Some(false),
            _ => None,
        })
    }

    fn multiple(&mut self, choices: &Choices, declared: &Declared) -> Answered<Asked> {
        let right = declared.taken();
        let right = right.iter().map(|key| place(choices, key)).collect::<Answered<Vec<_>>>()?;
        if right.is_empty() {
            return Err(no_right());
        }
        let part = self.marking.rule == Rule::Mapped && !declared.mapped.is_empty();
        let keys: Vec<&str> = choices.iter().map(|(key, _)| key.as_str()).collect();
        if part && !declared.is_strict(&keys) {
            self.findings.push(Finding::warning("finding.qti_shares", ""));
        }
        Ok(Asked::Multiple { options: texts(choices), right, part })
    }

    fn fill(&mut self, blanks: &[&'e Element]) -> Answered<Asked> {
        let mut taken = Vec::new();
        for blank in blanks {
            let declared = Declared::of(self.item, blank.attribute("responseidentifier"));
            let mut seen = BTreeSet::new();
            let answers: Vec<String> = declared.right.iter().map(String::as_str).chain(declared.earning()).filter(|answer| seen.insert(*answer)).map(str::to_owned).collect();
            if answers.is_empty() {
                return Err(no_right().at(0, &blank.written));
            }
            taken.push(answers);
        }
        Ok(Asked::Fill { blanks: taken, part: self.marking.sums })
    }

    fn order(&mut self, interaction: &'e Element, declared: &Declared) -> Answered<Asked> {
        let choices = self.choices(interaction, "simplechoice")?;
        let places = declared.right.iter().map(|key| place(&choices, key)).collect::<Answered<Vec<_>>>()?;
        let all: BTreeSet<usize> = places.iter().copied().collect();
        if all.len() != choices.len() || places.len() != choices.len() {
            return Err(Finding::error("finding.qti_order", "").at(0, &interaction.written));
        }
        let options = places.iter().filter_map(|at| choices.get(*at)).map(|(_, text)| text.clone()).collect();
        Ok(Asked::Order { options, part: self.marking.places })
    }

    fn matched(&mut self, interaction: &'e Element, declared: &Declared) -> Answered<Asked> {
        let pairs: Vec<(String, String)> = declared.taken().iter().filter_map(|pair| pair.split_once(char::is_whitespace)).map(|(a, b)| (a.to_owned(), b.trim().to_owned())).collect();
        if pairs.is_empty() {
            return Err(no_right());
        }
        let name = "simpleassociablechoice";
        let (left, right) = if interaction.name == "associateinteraction" {
            let begins = |key: &str| pairs.iter().any(|(first, _)| first == key);
            self.choices(interaction, name)?.into_iter().partition(|(key, _)| begins(key))
        } else {
            let mut sets = interaction.children("simplematchset");
            let mut next = |own: &mut Self| sets.next().map_or(Ok(Choices::new()), |set| own.choices(set, name));
            (next(self)?, next(self)?)
        };
        let flipped: Vec<(String, String)> = pairs.iter().map(|(a, b)| (b.clone(), a.clone())).collect();
        let part = self.marking.rule == Rule::Mapped;
        one_to_one(&left, &right, &pairs)
            .map(|pairs| Asked::Match { left: texts(&left), right: texts(&right), pairs, part })
            .or_else(|| one_to_one(&right, &left, &flipped).map(|pairs| Asked::Match { left: texts(&right), right: texts(&left), pairs, part }))
            .ok_or_else(|| Finding::error("finding.qti_match", "").at(0, &interaction.written))
    }

    fn short(&mut self, declared: &Declared, rubrics: &[&'e Element]) -> Asked {
        let rubrics: Vec<String> = rubrics.iter().map(|rubric| self.text(rubric)).filter(|words| !words.is_empty()).collect();
        Asked::Short { model: if rubrics.is_empty() { declared.right.join("\n") } else { rubrics.join("\n") } }
    }

    /// Says how a rule was read that is neither of the standard ones.
    fn marked(&mut self, asked: &Asked) {
        if self.own || self.marking.standard || matches!(asked, Asked::Short { .. }) {
            return;
        }
        let part = match asked {
            Asked::Multiple { part, .. } | Asked::Fill { part, .. } | Asked::Order { part, .. } | Asked::Match { part, .. } => *part,
            Asked::Single { .. } | Asked::Truth { .. } | Asked::Short { .. } => false,
        };
        self.findings.push(Finding::warning(if part { "finding.qti_rule_shares" } else { "finding.qti_rule_whole" }, "").at(0, "responseProcessing"));
    }

    fn reason(&mut self) -> String {
        let mut reasons: Vec<String> = Vec::new();
        for feedback in self.item.children("modalfeedback") {
            let words = self.text(feedback);
            if !words.is_empty() && !reasons.contains(&words) {
                reasons.push(words);
            }
        }
        if reasons.len() > 1 {
            self.findings.push(Finding::note("finding.qti_feedbacks", "").with("n", reasons.len()).at(0, "modalFeedback"));
        }
        reasons.join("\n")
    }
}

fn no_right() -> Finding {
    Finding::error("finding.qti_no_right", "").at(0, "responseDeclaration")
}

fn place(choices: &Choices, key: &str) -> Answered<usize> {
    choices.iter().position(|(own, _)| own == key).ok_or_else(|| Finding::error("finding.qti_no_choice", key).at(0, "correctResponse"))
}

fn texts(choices: &Choices) -> Vec<String> {
    choices.iter().map(|(_, text)| text.clone()).collect()
}

/// For each on the left its place on the right, if every one has one of its own.
fn one_to_one(left: &Choices, right: &Choices, pairs: &[(String, String)]) -> Option<Vec<usize>> {
    let partner = |key: &str| {
        let mut of = pairs.iter().filter(|(first, _)| first == key);
        of.next().filter(|_| of.next().is_none())
    };
    let places: Option<Vec<usize>> = left.iter().map(|(key, _)| right.iter().position(|(own, _)| Some(own) == partner(key).map(|(_, second)| second))).collect();
    let places = places?;
    let distinct: BTreeSet<usize> = places.iter().copied().collect();
    (!places.is_empty() && distinct.len() == places.len() && pairs.len() == left.len()).then_some(places)
}
