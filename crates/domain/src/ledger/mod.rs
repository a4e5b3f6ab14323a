//! The person's file: dated, sourced evidence that every stage adds to and nothing edits.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    access::tier::Tier,
    date::{Day, Instant, MonthOrDay},
    id::{AccountId, EntryId, PersonId},
    message::Refusal,
    observe::competence::Rating,
    people::{check::text_fits, unit::name_given},
};

codes! {
    /// The eleven stages of the cycle, and the registers themselves.
    "stage" Stage {
        Train = "train", Practise = "practise", Observe = "observe", Select = "select", Encourage = "encourage",
        Protect = "protect", Care = "care", Benchmark = "benchmark", Deliver = "deliver", Chains = "chains",
        Measure = "measure", People = "people",
    }
    /// Where a piece of evidence comes from; two independent kinds confirm one another.
    "source_kind" SourceKind {
        HeadStatement = "head_statement", Seen = "seen", FromOfficials = "from_officials",
        FromEnterprises = "from_enterprises", FromMasses = "from_masses", Asked = "asked",
        BusinessData = "business_data", Document = "document", OnSiteCheck = "on_site_check",
        ThirdParty = "third_party", OwnStatement = "own_statement",
    }
    /// What an entry tells of; stages add kinds of their own.
    "entry_kind" EntryKind {
        Deed = "deed", Result = "result", Training = "training", Task = "task", Observation = "observation",
        Opinion = "opinion", Honour = "honour", Material = "material", Appraisal = "appraisal", Rating = "rating",
    }
    /// The five front lines on which officials are watched at work (一线考察、五个一线).
    "front_line" FrontLine {
        Investment = "investment", Projects = "projects", Rural = "rural", Governance = "governance", PublicOpinion = "public_opinion",
    }
    /// The way by which a piece of evidence came.
    "channel" Channel {
        FieldStudy = "field_study", Visit = "visit", Interview = "interview", Meeting = "meeting", Letter = "letter", Hotline = "hotline",
        Online = "online", Survey = "survey", Inspection = "inspection", Appraisal = "appraisal",
    }
    "contest_state" ContestState { Open = "open", Upheld = "upheld", Dismissed = "dismissed" }
}

/// What someone wants to put on a person's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub happened_on: MonthOrDay,
    pub stage: Stage,
    pub kind: EntryKind,
    pub source: SourceKind,
    pub tier: Tier,
    pub title: String,
    pub text: String,
    #[serde(default)]
    pub front_line: Option<FrontLine>,
    #[serde(default)]
    pub channel: Option<Channel>,
    /// Where it was seen or heard.
    #[serde(default)]
    pub place: String,
    /// Who said it, by group or function.
    #[serde(default)]
    pub who: String,
    /// The level given, of an entry that gives one.
    #[serde(default)]
    pub rating: Option<Rating>,
    /// Content hashes of files uploaded before.
    #[serde(default)]
    pub attachments: Vec<String>,
}

impl Claim {
    /// For the organisation to see, without front line, channel, place, level or files: whoever knows these adds them.
    pub fn new((stage, kind, source): (Stage, EntryKind, SourceKind), happened_on: impl Into<MonthOrDay>, title: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            happened_on: happened_on.into(), stage, kind, source, tier: Tier::Organisation, title: title.into(), text: text.into(), front_line: None, channel: None,
            place: String::new(), who: String::new(), rating: None, attachments: vec![],
        }
    }
}

/// One entry as it stands in the ledger. Its text lies apart, so that it can be erased by law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: EntryId,
    pub person: PersonId,
    pub happened_on: MonthOrDay,
    pub recorded_at: Instant,
    pub recorded_by: AccountId,
    pub stage: Stage,
    pub kind: EntryKind,
    pub source: SourceKind,
    pub tier: Tier,
    pub replaces: Option<EntryId>,
    pub front_line: Option<FrontLine>,
    pub channel: Option<Channel>,
}

/// The longest name of a place or of a group of people, in characters.
const PLACE_MAX: usize = 200;
/// The most files one entry carries.
const ATTACHMENTS_MAX: usize = 20;

/// Whether a claim may be recorded by `recorder` (the person behind the account, if any) on the file of `person`.
pub fn record(claim: &Claim, person: PersonId, recorder: Option<PersonId>, today: Day) -> Result<(), Refusal> {
    name_given(&claim.title, "title")?;
    text_fits(&claim.text, "text")?;
    for (text, field) in [(&claim.place, "place"), (&claim.who, "who")] {
        if text.chars().count() > PLACE_MAX {
            return Err(Refusal::new("refusal.too_long").with("most", PLACE_MAX).at(field));
        }
    }
    if !claim.happened_on.reached_on(today) {
        return Err(Refusal::new("refusal.not_yet").with("date", claim.happened_on).at("happened_on"));
    }
    if claim.rating.is_some() != (claim.kind == EntryKind::Rating) {
        return Err(Refusal::new("refusal.rating_missing").at("rating"));
    }
    if claim.attachments.len() > ATTACHMENTS_MAX {
        return Err(Refusal::new("refusal.attachments").with("most", ATTACHMENTS_MAX).at("attachments"));
    }
    let own = recorder == Some(person);
    if own && claim.source != SourceKind::OwnStatement {
        return Err(Refusal::new("refusal.own_statement").at("source"));
    }
    if !own && claim.source == SourceKind::OwnStatement {
        return Err(Refusal::new("refusal.not_own_statement").at("source"));
    }
    Ok(())
}

/// Whether an entry may be replaced: by a reason, once.
pub fn replace(replaced_by: Option<EntryId>, why: &str) -> Result<(), Refusal> {
    if replaced_by.is_some() {
        return Err(Refusal::new("refusal.already_replaced"));
    }
    crate::people::check::why(why)
}

/// Only the person may contest, one contest at a time, and not what has been replaced.
pub fn contest(entry: &Entry, by: Option<PersonId>, open: bool, replaced: bool) -> Result<(), Refusal> {
    if by != Some(entry.person) {
        return Err(Refusal::new("refusal.contest_not_own"));
    }
    if open {
        return Err(Refusal::new("refusal.contest_open"));
    }
    if replaced {
        return Err(Refusal::new("refusal.already_replaced"));
    }
    Ok(())
}

/// Nobody answers a contest of their own file, nor of an entry they recorded themselves.
pub fn answer(entry: &Entry, by: AccountId, by_person: Option<PersonId>, state: ContestState) -> Result<(), Refusal> {
    if state != ContestState::Open {
        return Err(Refusal::new("refusal.contest_closed"));
    }
    if by_person == Some(entry.person) || by == entry.recorded_by {
        return Err(Refusal::new("refusal.contest_own_answer"));
    }
    Ok(())
}

/// The entries that stand: not replaced by another of the list.
pub fn standing(ledger: &[Entry]) -> impl Iterator<Item = &Entry> {
    let replaced: BTreeSet<EntryId> = ledger.iter().filter_map(|entry| entry.replaces).collect();
    ledger.iter().filter(move |entry| !replaced.contains(&entry.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim() -> Claim {
        let day: Day = "2026-03-02".parse().unwrap();
        Claim::new((Stage::Observe, EntryKind::Deed, SourceKind::Seen), day, "汛期值守", "连续三夜在圩堤值守。")
    }
    fn entry() -> Entry {
        Entry {
            id: EntryId(1), person: PersonId(7), happened_on: "2026-03-02".parse().unwrap(), recorded_at: Instant(0),
            recorded_by: AccountId(3), stage: Stage::Observe, kind: EntryKind::Deed, source: SourceKind::Seen,
            tier: Tier::Organisation, replaces: None, front_line: None, channel: None,
        }
    }

    #[test]
    fn claims() {
        for (case, recorder, change, expected) in [
            ("a colleague's deed", 2, (|_| ()) as fn(&mut Claim), None),
            ("tomorrow", 2, |it| it.happened_on = "2026-03-25".parse().unwrap(), Some("refusal.not_yet")),
            ("oneself as a witness", 7, |_| (), Some("refusal.own_statement")),
            ("one's own statement", 7, |it| it.source = SourceKind::OwnStatement, None),
            ("another's own statement", 2, |it| it.source = SourceKind::OwnStatement, Some("refusal.not_own_statement")),
            ("no title", 2, |it| it.title = String::new(), Some("refusal.empty")),
        ] {
            let mut changed = claim();
            change(&mut changed);
            let refusal = record(&changed, PersonId(7), Some(PersonId(recorder)), "2026-03-24".parse().unwrap()).err();
            assert_eq!(refusal.map(|refusal| refusal.code).as_deref(), expected, "{case}");
        }
    }

    #[test]
    fn contests() {
        for (case, by, open, replaced, expected) in [
            ("the person", 7, false, false, None),
            ("another", 8, false, false, Some("refusal.contest_not_own")),
            ("twice", 7, true, false, Some("refusal.contest_open")),
            ("what no longer stands", 7, false, true, Some("refusal.already_replaced")),
        ] {
            let refusal = contest(&entry(), Some(PersonId(by)), open, replaced).err();
            assert_eq!(refusal.map(|refusal| refusal.code).as_deref(), expected, "{case}");
        }
        for (case, account, person, state, expected) in [
            ("another officer", 4, 9, ContestState::Open, None),
            ("who recorded it", 3, 9, ContestState::Open, Some("refusal.contest_own_answer")),
            ("the person", 4, 7, ContestState::Open, Some("refusal.contest_own_answer")),
            ("answered before", 4, 9, ContestState::Upheld, Some("refusal.contest_closed")),
        ] {
            let refusal = answer(&entry(), AccountId(account), Some(PersonId(person)), state).err();
            assert_eq!(refusal.map(|refusal| refusal.code).as_deref(), expected, "{case}");
        }
    }

    #[test]
    fn a_replaced_entry_no_longer_stands() {
        let later = Entry { id: EntryId(2), replaces: Some(EntryId(1)), ..entry() };
        let ledger = [entry(), later];
        assert_eq!(standing(&ledger).map(|entry| entry.id.0).collect::<Vec<_>>(), [2]);
    }
}
