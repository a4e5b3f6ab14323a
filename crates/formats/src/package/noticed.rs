//! Findings as they are made: all of them, up to a number that a person can still read.

use domain::message::{Finding, Severity};

/// The most findings that are told one by one.
const TOLD_MAX: usize = 1000;

/// The findings about one file.
pub(super) struct Noticed {
    file: String,
    told: Vec<Finding>,
    more: usize,
    refused: bool,
}

impl Noticed {
    pub(super) fn new(file: &str) -> Self {
        Self { file: file.to_owned(), told: Vec::new(), more: 0, refused: false }
    }
    pub(super) fn file(&self) -> &str {
        &self.file
    }
    /// Whether anything was found that stops the package.
    pub(super) fn refused(&self) -> bool {
        self.refused
    }
    pub(super) fn add(&mut self, finding: Finding) {
        self.refused |= finding.severity == Severity::Error;
        if self.told.len() < TOLD_MAX { self.tell(finding) } else { self.more += 1 }
    }
    /// Why nothing more is read; this is told however much was told before.
    pub(super) fn stop(&mut self, finding: Finding) {
        self.refused = true;
        self.tell(finding);
    }
    fn tell(&mut self, finding: Finding) {
        let finding = if finding.place.file.is_empty() { finding.in_file(&self.file) } else { finding };
        self.told.push(finding);
    }
    pub(super) fn into_findings(mut self) -> Vec<Finding> {
        if self.more > 0 {
            let severity = if self.refused { Severity::Error } else { Severity::Note };
            let more = self.more.to_string();
            self.told.push(Finding::new(severity, "finding.package_more", &more).in_file(&self.file));
        }
        self.told
    }
}
