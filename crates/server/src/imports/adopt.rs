//! From what a file says to what is on record: what would change, field by field, and the change itself.

use domain::{
    date::MonthOrDay,
    id::{PersonId, UnitId},
    message::Finding,
    people::{
        facts::{Appointment, Facts, RankHeld},
        form::Form,
        identity_number::IdentityNumber,
        reading,
    },
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    people::{
        file::{self, File},
        person::{self, NewPerson},
        register::{self, By, Register, Stored},
        rows::{FormWords, Photo, Placed, Resume},
    },
    search::org::Org,
};

use super::Change;

/// What a row of an import proposes, before it is laid over a person's file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Proposal {
    Row { cells: std::collections::BTreeMap<String, String> },
    Form { form: Box<Form>, photo: Option<String>, file: String },
}

/// What is to be on record afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub facts: Facts,
    pub ranks: Vec<RankHeld>,
    /// The form's words, where a form gave them.
    pub form: Option<Form>,
    /// The unit a roster names beside the post.
    pub unit_name: Option<String>,
}

impl Target {
    pub fn new(facts: Facts) -> Self {
        Self { facts, ranks: Vec::new(), form: None, unit_name: None }
    }

    /// What is on record now.
    pub fn of_file(file: &File) -> Result<Self, store::Error> {
        let form = file.form_words.as_ref().map(|row| serde_json::from_str(&row.value.0)).transpose()?;
        Ok(Self { facts: crate::people::form::facts_of(file), ranks: file.ranks.iter().map(|row| row.value.clone()).collect(), form, unit_name: None })
    }

    /// A form knows months and words only: where it says the same as the record, the record's finer row stays.
    pub fn keep_finer(&mut self, before: &Self) {
        let (held, said) = (&before.facts, &mut self.facts);
        said.person.management = held.person.management;
        said.person.service = held.person.service;
        for (held, said) in [(Some(held.person.birth), Some(&mut said.person.birth)), (held.person.party_joined, said.person.party_joined.as_mut()), (held.person.work_began, said.person.work_began.as_mut())] {
            if let (Some(held), Some(said)) = (held, said)
                && held.month() == said.month()
            {
                *said = held;
            }
        }
        if said.identity_number.is_empty() {
            said.identity_number.clone_from(&held.identity_number);
        }
        keep(&mut said.appointments, &held.appointments, |row| (row.since.month(), row.until.map(MonthOrDay::month), bare_title(row)));
        keep(&mut said.educations, &held.educations, |row| (row.kind, row.level_text.clone(), row.degree_text.clone(), row.school.clone()));
        keep(&mut said.awards, &held.awards, |row| (row.on.map(MonthOrDay::month), row.title.clone()));
        keep(&mut said.penalties, &held.penalties, |row| (row.on.month(), row.kind));
        keep(&mut said.relatives, &held.relatives, |row| (row.relation.clone(), row.name.clone(), row.birth.map(MonthOrDay::month), row.unit_and_post.clone()));
        self.ranks.clone_from(&before.ranks);
    }
}

fn bare_title(row: &Appointment) -> String {
    row.title.trim_end_matches(['）', '职', '挂', '跟', '班', '下', '派', '（']).to_owned()
}

fn keep<T: Clone, K: PartialEq>(said: &mut [T], held: &[T], key: impl Fn(&T) -> K) {
    for row in said {
        if let Some(same) = held.iter().find(|other| key(other) == key(row)) {
            *row = same.clone();
        }
    }
}

/// A field of the form's words.
type Field = fn(&Form) -> &String;

/// What would change, in the words of the form.
pub fn changes(before: Option<&Target>, after: &Target) -> Vec<Change> {
    let words = |target: &Target| reading::write_form(&target.facts);
    let (was, is) = (before.map(words).unwrap_or_default(), words(after));
    let school = |it: &domain::people::form::Schooling| [&it.education, &it.degree, &it.education_school, &it.degree_school].map(String::as_str).join(" ").trim().to_owned();
    let family = |form: &Form| {
        let row = |it: &domain::people::form::FamilyMember| format!("{} {} {} {} {}", it.relation, it.name, it.birth, it.political_status, it.unit_and_post);
        form.family.iter().map(row).collect::<Vec<_>>().join("\n")
    };
    let masked = |form: &Form| IdentityNumber::parse(&form.identity_number).map(|number| number.masked()).unwrap_or_default();
    let kept = |target: Option<&Target>, field: Field| target.and_then(|target| target.form.as_ref()).map(|form| field(form).clone()).unwrap_or_default();
    let mut pairs: Vec<(&str, String, String)> = vec![
        ("name", was.name.clone(), is.name.clone()), ("sex", was.sex.clone(), is.sex.clone()), ("birth", was.birth.clone(), is.birth.clone()),
        ("ethnicity", was.ethnicity.clone(), is.ethnicity.clone()), ("native_place", was.native_place.clone(), is.native_place.clone()),
        ("birth_place", was.birth_place.clone(), is.birth_place.clone()), ("political_status", was.party_joined.clone(), is.party_joined.clone()),
        ("work_began", was.work_began.clone(), is.work_began.clone()), ("health", was.health.clone(), is.health.clone()),
        ("professional_title", was.professional_title.clone(), is.professional_title.clone()), ("speciality", was.speciality.clone(), is.speciality.clone()),
        ("full_time_level", school(&was.full_time), school(&is.full_time)), ("educations", school(&was.in_service), school(&is.in_service)),
        ("present_post", was.present_post.clone(), is.present_post.clone()), ("resume", was.resume.clone(), is.resume.clone()),
        ("awards", was.awards_and_penalties.clone(), is.awards_and_penalties.clone()), ("appraisals", was.appraisals.clone(), is.appraisals.clone()),
        ("relatives", family(&was), family(&is)), ("identity_number", masked(&was), masked(&is)),
        ("ranks", ranks_text(before.map_or(&[], |it| &it.ranks)), ranks_text(&after.ranks)),
    ];
    if after.form.is_some() {
        let fields: [(&str, Field); 5] = [
            ("proposed_post", |form| &form.proposed_post), ("removed_post", |form| &form.removed_post), ("reason", |form| &form.reason),
            ("reported_by", |form| &form.reported_by), ("filled_by", |form| &form.filled_by),
        ];
        pairs.extend(fields.into_iter().map(|(name, field)| (name, kept(before, field), kept(Some(after), field))));
    }
    pairs.into_iter().filter(|(_, was, is)| was != is).map(|(field, before, after)| Change { field: field.to_owned(), before, after }).collect()
}

fn ranks_text(rows: &[RankHeld]) -> String {
    let name = |key: String| domain::catalogue::name(domain::catalogue::Language::Zh, &key);
    let row = |it: &RankHeld| {
        let what = it.rank.map(|rank| name(rank.key())).or_else(|| it.grade.map(|grade| name(grade.key()))).unwrap_or_default();
        format!("{} {what}", it.since)
    };
    rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// The unit that a full title names: the longest chain of unit names at its beginning.
pub fn unit_of_title(org: &Org, title: &str) -> Option<UnitId> {
    let mut found: Option<UnitId> = None;
    let mut rest = title;
    loop {
        let named = org.nodes().filter_map(|(_, node)| {
            let taken = [node.name.as_str(), node.short_name.as_str()].into_iter().filter(|name| !name.is_empty() && rest.starts_with(name)).map(str::len).max()?;
            let below = found.is_none_or(|above| org.path(node.id).iter().any(|step| step.id == above));
            below.then_some((taken, node.id))
        });
        let Some((taken, unit)) = named.max_by_key(|(taken, _)| *taken) else { return found };
        (found, rest) = (Some(unit), rest.get(taken..).unwrap_or_default());
    }
}

/// Brings a person's registers to the target; a new person if there is none.
pub fn apply(tx: &mut Tx<'_>, org: &Org, person: Option<PersonId>, target: &Target, (photo, by): (Option<&str>, &By)) -> Result<PersonId, store::Error> {
    let place = |held: &Appointment| {
        let by_name = target.unit_name.as_deref().filter(|_| held.until.is_none()).and_then(|name| unit_of_title(org, name));
        Placed { held: held.clone(), unit: by_name.or_else(|| unit_of_title(org, &held.title)), post: None }
    };
    let form_words = target.form.as_ref().map(serde_json::to_string).transpose()?.map(FormWords);
    let resume = target.form.as_ref().map(|form| Resume(form.resume.clone()));
    let identity = IdentityNumber::parse(&target.facts.identity_number).ok();
    let facts = &target.facts;
    let Some(id) = person else {
        let new = NewPerson {
            person: facts.person.clone(), identity, appointments: facts.appointments.iter().map(place).collect(), ranks: target.ranks.clone(),
            educations: facts.educations.clone(), appraisals: facts.appraisals.clone(), awards: facts.awards.clone(), penalties: facts.penalties.clone(),
            relatives: facts.relatives.clone(), contacts: vec![], resume, form_words, photo: photo.map(|hash| Photo(hash.to_owned())),
        };
        return person::create(tx, &new, by);
    };
    tx.claim_latest(id.0)?;
    person::change(tx, id, &facts.person, by)?;
    if let Some(number) = identity {
        person::set_identity(tx, id, &number, by)?;
    }
    let today = tx.today();
    let held = file::load(tx, id, today, None)?;
    let said: Vec<Placed> = facts.appointments.iter().map(|row| held.appointments.iter().find(|held| held.value.held == *row).map_or_else(|| place(row), |held| held.value.clone())).collect();
    bring(tx, id, &held.appointments, &said, by)?;
    bring(tx, id, &held.ranks, &target.ranks, by)?;
    bring(tx, id, &held.educations, &facts.educations, by)?;
    bring(tx, id, &held.appraisals, &facts.appraisals, by)?;
    bring(tx, id, &held.awards, &facts.awards, by)?;
    bring(tx, id, &held.penalties, &facts.penalties, by)?;
    bring(tx, id, &held.relatives, &facts.relatives, by)?;
    if let Some(resume) = resume {
        person::put_one(tx, id, &resume, by)?;
    }
    if let Some(hash) = photo {
        person::put_one(tx, id, &Photo(hash.to_owned()), by)?;
    }
    // Last, so that the words stand over every fact written with them.
    if let Some(words) = form_words {
        person::put_one(tx, id, &words, by)?;
    }
    Ok(id)
}

/// Ends the rows that are no longer said and adds those that are new; the rest is not touched.
fn bring<T: Register + PartialEq + Clone>(tx: &mut Tx<'_>, id: PersonId, held: &[Stored<T>], said: &[T], by: &By) -> Result<(), store::Error> {
    for row in held.iter().filter(|row| !said.contains(&row.value)) {
        register::supersede::<T>(tx, id.0, row.id, by)?;
    }
    let new: Vec<T> = said.iter().filter(|row| !held.iter().any(|held| held.value == **row)).cloned().collect();
    register::add(tx, id.0, &new, by)?;
    Ok(())
}

/// What a proposal would bring about for a person, with what cannot be taken.
pub fn target(proposal: &Proposal, before: Option<&Target>, today: domain::date::Day) -> (Option<Target>, Vec<Finding>) {
    match proposal {
        Proposal::Row { cells } => {
            let known = |(name, text): (&String, &String)| super::roster::COLUMNS.iter().find(|column| column.column == name).map(|column| (column.column, text.clone()));
            super::roster::target(&cells.iter().filter_map(known).collect(), before, today)
        }
        Proposal::Form { form, file, .. } => super::forms::target(form, before, today, file),
    }
}
