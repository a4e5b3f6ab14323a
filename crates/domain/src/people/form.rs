//! The appointment form (干部任免审批表) as its words: what a form file holds and a printed form shows.
//!
//! Every value is text as given. What the words mean is read by `people::reading`; a form is never corrected.

use serde::{Deserialize, Serialize};

/// One form, one person. Fields stand in the order of the editor's file; empty text is an empty field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    pub name: String,
    pub sex: String,
    pub birth: String,
    pub ethnicity: String,
    pub native_place: String,
    pub birth_place: String,
    pub party_joined: String,
    pub work_began: String,
    pub health: String,
    pub professional_title: String,
    pub speciality: String,
    pub full_time: Schooling,
    pub in_service: Schooling,
    pub present_post: String,
    pub proposed_post: String,
    pub removed_post: String,
    pub resume: String,
    pub awards_and_penalties: String,
    pub appraisals: String,
    pub reason: String,
    pub family: Vec<FamilyMember>,
    pub reported_by: String,
    pub age_on: String,
    pub filled_on: String,
    pub filled_by: String,
    pub identity_number: String,
    /// The image file as it stood in the form, decoded.
    #[serde(skip)]
    pub photo: Vec<u8>,
    pub version: String,
    pub retires_on: String,
    pub age_limit_before_reform: String,
    /// What the file held beyond this, so that writing it again loses nothing.
    pub beyond: Beyond,
}

/// One of the two education blocks of the form: full-time (全日制教育) or in service (在职教育).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Schooling {
    pub education: String,
    pub degree: String,
    pub education_school: String,
    pub degree_school: String,
}

/// One row of 家庭主要成员及重要社会关系.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FamilyMember {
    pub relation: String,
    pub name: String,
    pub birth: String,
    pub political_status: String,
    /// Unit and post; a death is only said here (去世, 已去世, 已故).
    pub unit_and_post: String,
}

impl FamilyMember {
    /// Whether the row says that the person has died; no age is printed then.
    pub fn has_died(&self) -> bool {
        ["去世", "已故", "病故", "逝世"].iter().any(|word| self.unit_and_post.contains(word))
    }
}

/// Element names in the order they were read, and elements this version does not know, as raw XML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Beyond {
    pub order: Vec<String>,
    pub unknown: Vec<UnknownElement>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownElement {
    /// Position among the root's elements, from 0.
    pub index: usize,
    pub name: String,
    /// The element with its tags, well formed.
    pub xml: String,
}
