//! The marked-up content of an item as plain text: blocks and breaks become lines, other marks fall away, and what cannot be
//! told in letters is noticed by its kind.
//!
//! Space folds as in HTML. What our own writer wants kept it writes as a character reference, which means the same to others.

use std::collections::BTreeSet;

use super::element::{Element, Node};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    Line,
}

/// Text as it grows, and what was met in it.
pub(super) struct Text<'e> {
    out: String,
    /// How much of it stays: soft space at the end does not.
    firm: usize,
    gap: Gap,
    /// A bullet stands before this: a block right behind it begins no line.
    bullet: bool,
    /// Codes of findings, one for each kind of thing lost.
    pub(super) lost: BTreeSet<&'static str>,
    pub(super) interactions: Vec<&'e Element>,
    /// Rubric blocks for those who mark.
    pub(super) rubrics: Vec<&'e Element>,
}

/// The text of an element without interactions, and what it lost.
pub(super) fn of(element: &Element) -> (String, BTreeSet<&'static str>) {
    let mut text = Text::new();
    text.flow(element);
    let lost = std::mem::take(&mut text.lost);
    (text.finish(), lost)
}

impl<'e> Text<'e> {
    pub(super) fn new() -> Self {
        Self { out: String::new(), firm: 0, gap: Gap::None, bullet: false, lost: BTreeSet::new(), interactions: Vec::new(), rubrics: Vec::new() }
    }

    pub(super) fn finish(mut self) -> String {
        self.out.truncate(self.firm);
        self.out
    }

    fn keep(&mut self, letter: char) {
        let soft_line = self.out.len() > self.firm;
        match self.gap {
            Gap::Space if !self.out.is_empty() && !soft_line => self.out.push(' '),
            Gap::Line if !self.out.is_empty() && !soft_line => self.out.push('\n'),
            _ => {}
        }
        self.gap = Gap::None;
        self.bullet = false;
        self.out.push(letter);
        self.firm = self.out.len();
    }

    fn words(&mut self, words: &str) {
        for letter in words.chars() {
            if matches!(letter, ' ' | '\t' | '\r' | '\n') {
                self.gap = if self.gap == Gap::Line { Gap::Line } else { Gap::Space };
            } else {
                self.keep(letter);
            }
        }
    }

    /// A break. At the start and at the end there is nothing to break.
    fn line(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.gap = Gap::None;
    }

    fn block(&mut self) {
        if !self.bullet {
            self.gap = Gap::Line;
        }
    }

    fn space(&mut self) {
        self.words(" ");
    }

    /// A blank, apart from other underscores. Our own writer keeps its length in the class.
    fn blank(&mut self, class: &str) {
        let long = class.split(' ').find_map(|word| word.strip_prefix("blank-")?.parse::<usize>().ok());
        if self.gap == Gap::None && self.out.ends_with('_') {
            self.space();
        }
        for _ in 0..long.unwrap_or(3).clamp(3, 2000) {
            self.keep('_');
        }
    }

    fn lose(&mut self, kind: &'static str) {
        self.lost.insert(kind);
    }

    pub(super) fn flow(&mut self, element: &'e Element) {
        for node in &element.nodes {
            match node {
                Node::Text(words) if element.name == "pre" => {
                    for (at, line) in words.split('\n').enumerate() {
                        if at > 0 {
                            self.line();
                        }
                        self.words(line);
                    }
                }
                Node::Text(words) => self.words(words),
                Node::Kept(letter) => self.keep(*letter),
                Node::Element(child) => self.element(child),
            }
        }
    }

    fn blocked(&mut self, element: &'e Element) {
        self.block();
        self.flow(element);
        self.block();
    }

    fn element(&mut self, element: &'e Element) {
        match element.name.as_str() {
            "br" => self.line(),
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "dt" | "dd" | "blockquote" | "pre" | "address" | "section" | "article" | "figure" | "figcaption"
            | "hr" | "tr" | "caption" | "prompt" | "contentbody" => self.blocked(element),
            "li" => {
                self.block();
                self.words("- ");
                self.bullet = true;
                self.flow(element);
                self.bullet = false;
                self.block();
            }
            "table" => {
                self.lose("finding.qti_lost_table");
                self.blocked(element);
            }
            "td" | "th" => {
                self.space();
                self.flow(element);
                self.space();
            }
            "img" => {
                self.lose("finding.qti_lost_image");
                self.words(element.attribute("alt"));
            }
            "object" if element.attribute("type").starts_with("image") => self.lose("finding.qti_lost_image"),
            "picture" | "svg" => self.lose("finding.qti_lost_image"),
            "object" | "audio" | "video" | "embed" | "iframe" => self.lose("finding.qti_lost_media"),
            "math" => {
                self.lose("finding.qti_lost_math");
                self.words(element.attribute("alttext"));
            }
            "sub" | "sup" => {
                self.lose("finding.qti_lost_script");
                self.flow(element);
            }
            "feedbackinline" | "feedbackblock" => self.lose("finding.qti_lost_feedback"),
            "rt" | "rp" | "style" | "script" | "stylesheet" | "cataloginfo" => {}
            "rubricblock" => self.rubric(element),
            name if name.ends_with("interaction") => self.interaction(element),
            _ => self.flow(element),
        }
    }

    /// Words for those who answer belong to the text, words for those who mark do not.
    fn rubric(&mut self, element: &'e Element) {
        let view = element.attribute("view");
        if view.split_whitespace().any(|who| who == "scorer") {
            self.rubrics.push(element);
        } else if view.is_empty() || view.split_whitespace().any(|who| who == "candidate") {
            self.blocked(element);
        } else {
            self.lose("finding.qti_lost_rubric");
        }
    }

    fn interaction(&mut self, element: &'e Element) {
        self.interactions.push(element);
        if matches!(element.name.as_str(), "textentryinteraction" | "inlinechoiceinteraction") {
            return self.blank(element.attribute("class"));
        }
        self.block();
        for prompt in element.children("prompt") {
            self.flow(prompt);
        }
        self.block();
    }
}
