//! The appointment form of a person: printed, written as a file, or many at once.
//!
//! The words that a form file gave stand until a fact under them changes; then they are written anew from the facts.

use axum::{Json, extract::State, response::Response};
use domain::{
    access::role::Permission,
    date::Day,
    id::PersonId,
    message::Refusal,
    people::{
        facts::Facts,
        filter::Filter,
        form::{FamilyMember, Form},
        reading, resume,
    },
};
use formats::{archive, lrmx};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Sight, viewer},
    people::file::{self, File},
    search::answer,
};
use utoipa::ToSchema;

use super::find::attachment;
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
};

/// The typed facts of a file, as a form can hold them.
pub fn facts_of(file: &File) -> Facts {
    let values = |file: &File| file.appointments.iter().map(|row| row.value.held.clone()).collect();
    Facts {
        person: file.person.value.clone(),
        identity_number: file.identity.as_ref().map(|row| row.value.number.clone()).unwrap_or_default(),
        educations: file.educations.iter().map(|row| row.value.clone()).collect(),
        appointments: values(file),
        appraisals: file.appraisals.iter().map(|row| row.value.clone()).collect(),
        awards: file.awards.iter().map(|row| row.value.clone()).collect(),
        penalties: file.penalties.iter().map(|row| row.value.clone()).collect(),
        relatives: file.relatives.iter().map(|row| row.value.clone()).collect(),
    }
}

/// The form's words from a file.
pub fn words(tx: &mut Tx<'_>, file: &File) -> Result<Form, store::Error> {
    let mut form = reading::write_form(&facts_of(file));
    let touched = file::last_touched(tx, file.id)?;
    let kept_at = touched.get("form_words").copied();
    let stands = |topics: &[&str], kept: Option<i64>| {
        kept.is_some_and(|kept| topics.iter().all(|topic| touched.get(*topic).is_none_or(|changed| *changed <= kept)))
    };
    if let Some(row) = &file.resume
        && stands(&["appointment"], touched.get("resume").copied())
    {
        form.resume.clone_from(&row.value.0);
    }
    let Some(kept) = &file.form_words else { return Ok(form) };
    let kept: Form = serde_json::from_str(&kept.value.0)?;
    let basic = stands(&["person_facts"], kept_at);
    if basic {
        form = Form { resume: form.resume, full_time: form.full_time, in_service: form.in_service, appraisals: form.appraisals,
            awards_and_penalties: form.awards_and_penalties, family: form.family, identity_number: form.identity_number, ..kept.clone() };
    } else {
        // What no register holds is only in the words.
        form = Form { proposed_post: kept.proposed_post.clone(), removed_post: kept.removed_post.clone(), reason: kept.reason.clone(),
            reported_by: kept.reported_by.clone(), age_on: kept.age_on.clone(), filled_on: kept.filled_on.clone(), filled_by: kept.filled_by.clone(),
            version: kept.version.clone(), retires_on: kept.retires_on.clone(), age_limit_before_reform: kept.age_limit_before_reform.clone(),
            beyond: kept.beyond.clone(), ..form };
    }
    if stands(&["appointment", "resume"], kept_at) {
        form.resume = kept.resume;
    }
    if stands(&["education"], kept_at) {
        (form.full_time, form.in_service) = (kept.full_time, kept.in_service);
    }
    if stands(&["appraisal"], kept_at) {
        form.appraisals = kept.appraisals;
    }
    if stands(&["award", "penalty"], kept_at) {
        form.awards_and_penalties = kept.awards_and_penalties;
    }
    if stands(&["relative"], kept_at) {
        form.family = kept.family;
    }
    Ok(form)
}

/// What a reader without the permission for restricted fields sees of a form.
fn for_sight(mut form: Form, sight: &Sight) -> Form {
    if !sight.opens_restricted() {
        form.family.clear();
        form.identity_number.clear();
        form.awards_and_penalties.clear();
    }
    form
}

#[derive(Serialize, ToSchema)]
pub struct Ages {
    person: Option<i32>,
    family: Vec<Option<i32>>,
}

#[derive(Serialize, ToSchema)]
pub struct PrintForm {
    #[schema(value_type = Object)]
    form: Form,
    ages: Ages,
    age_on: String,
    photo: bool,
    resume_lines: usize,
}

/// The day on which ages are computed: the one on the form, else today.
fn age_day(form: &Form, today: Day) -> Day {
    let digits: String = form.age_on.chars().filter(char::is_ascii_digit).collect();
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|text| text.parse::<u8>().ok());
    let year = digits.get(..4).and_then(|text| text.parse::<i16>().ok());
    match (year, part(4, 6), part(6, 8)) {
        (Some(year), Some(month), day) => Day::new(year, month, day.unwrap_or(1)).unwrap_or(today),
        _ => today,
    }
}

/// The age of a relative on the form's day; none for the dead.
fn age(member: &FamilyMember, on: Day) -> Option<i32> {
    if member.has_died() {
        return None;
    }
    reading::date_words(&member.birth).ok().map(|birth| birth.years_on(on)).filter(|years| *years >= 0)
}

/// What the print page shows.
#[utoipa::path(get, path = "/people/{id}/form", tag = "people", responses((status = 200, body = PrintForm)))]
pub async fn form(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<PrintForm>, ApiError> {
    let person = PersonId(id);
    let shown = app
        .write(move |tx| {
            let sight = viewer::see(tx, &signed.viewer, person)?;
            let today = tx.today();
            let file = file::load(tx, person, today, None)?;
            // The printed form has no number; whoever needs it asks for it, and that is on record.
            let form = Form { identity_number: String::new(), ..for_sight(words(tx, &file)?, &sight) };
            let on = age_day(&form, today);
            tx.audit(&signed.viewer, "print_form", &[person.0], "")?;
            Ok(PrintForm {
                ages: Ages { person: Some(file.person.value.birth.years_on(on)), family: form.family.iter().map(|member| age(member, on)).collect() },
                age_on: on.to_string(), photo: file.photo.is_some(), resume_lines: resume::parse(&form.resume).value.lines.len(), form,
            })
        })
        .await?;
    Ok(Json(shown))
}

/// One person's form as a file, photograph and number included.
pub fn write_file(tx: &mut Tx<'_>, person: PersonId) -> Result<(String, Vec<u8>), store::Error> {
    let today = tx.today();
    let file = file::load(tx, person, today, None)?;
    let mut form = words(tx, &file)?;
    if let Some(photo) = &file.photo {
        form.photo = store::files::open(tx, &photo.value.0)?.0;
    }
    Ok((file.person.value.name.clone(), lrmx::write(&form)))
}

/// The form file of one person.
#[utoipa::path(get, path = "/people/{id}/form.lrmx", tag = "people", responses((status = 200, description = "lrmx")))]
pub async fn lrmx(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    let person = PersonId(id);
    let bytes = app
        .write(move |tx| {
            let sight = viewer::see(tx, &signed.viewer, person)?;
            if !sight.opens_restricted() {
                return Err(Refusal::new("refusal.not_permitted").with("permission", Permission::PeopleRestricted.key()).into());
            }
            tx.audit(&signed.viewer, "export_form", &[person.0], "")?;
            write_file(tx, person)
        })
        .await?;
    Ok(attachment("form.lrmx", "application/xml", bytes.1))
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormsAsked {
    #[serde(default)]
    filter: Option<Filter>,
    /// These people only, if given.
    #[serde(default)]
    people: Vec<i64>,
}

/// The most forms in one archive.
const FORMS_MAX: usize = 2_000;

/// The form files of those who meet a question, in one archive.
#[utoipa::path(post, path = "/people/forms.zip", tag = "people", request_body = Object, responses((status = 200, description = "zip")))]
pub async fn forms(State(app): State<App>, signed: Signed, Body(asked): Body<FormsAsked>) -> Result<Response, ApiError> {
    signed.viewer.must(Permission::Export)?;
    signed.viewer.must(Permission::PeopleRestricted)?;
    let searcher = app.searcher.clone();
    let files = app
        .write(move |tx| {
            asked.filter.as_ref().map_or(Ok(()), |filter| filter.check(signed.viewer.tier()))?;
            let people: Vec<PersonId> = searcher.with(tx, |tx, index| {
                let found = answer::found(tx, index, &signed.viewer, asked.filter.as_ref())?;
                Ok(found.iter().map(|ordinal| index.person(ordinal)).filter(|person| asked.people.is_empty() || asked.people.contains(&person.0)).take(FORMS_MAX).collect())
            })?;
            let subjects: Vec<i64> = people.iter().map(|person| person.0).collect();
            tx.audit(&signed.viewer, "export_forms", &subjects, &subjects.len().to_string())?;
            people.into_iter().map(|person| write_file(tx, person).map(|(name, bytes)| (format!("{name}_{person}.lrmx"), bytes))).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    let bytes = app.beside(move || archive::write(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))).await?;
    Ok(attachment("forms.zip", "application/zip", bytes))
}
