//! A person's file as its pages read it.

use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use domain::{
    access::role::Permission,
    date::Day,
    id::{AccountId, PersonId},
    message::Refusal,
    people::facts::{Appraisal, Award, Education, Penalty, Person, RankHeld, Relative},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Sight, viewer},
    ledger,
    people::{
        file::{self, Change, File, What},
        register::Stored,
        rows::{Contact, Placed},
        unit,
    },
};
use utoipa::ToSchema;

use super::card::{self, Card};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Path, Signed, cut},
};

/// A row of a register with who recorded it, and from what.
#[derive(Serialize)]
struct Shown<T> {
    id: i64,
    recorded_at: String,
    recorded_by: String,
    source: String,
    #[serde(flatten)]
    value: T,
}

#[derive(Serialize)]
struct PlacedShown {
    #[serde(flatten)]
    placed: Placed,
    unit_name: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct ChangeShown {
    at: String,
    by: String,
    register: String,
    what: &'static str,
    detail: String,
    position: i64,
}

#[derive(Serialize)]
struct FileShown {
    id: i64,
    version: i64,
    as_of: String,
    card: Card,
    identity_number: String,
    person: Person,
    age: i32,
    years_of_service: Option<i32>,
    years_in_post: Option<i32>,
    appointments: Vec<Shown<PlacedShown>>,
    ranks: Vec<Shown<RankHeld>>,
    educations: Vec<Shown<Education>>,
    appraisals: Vec<Shown<Appraisal>>,
    awards: Vec<Shown<Award>>,
    penalties: Option<Vec<Shown<Penalty>>>,
    relatives: Option<Vec<Shown<Relative>>>,
    contacts: Option<Vec<Shown<Contact>>>,
    resume: String,
    changes_since_last_look: Vec<ChangeShown>,
    may: Vec<&'static str>,
}

fn shown<T: Clone>(tx: &mut Tx<'_>, rows: &[Stored<T>]) -> Result<Vec<Shown<T>>, store::Error> {
    let ids: Vec<AccountId> = rows.iter().map(|row| row.recorded_by).collect();
    let names = ledger::account_names(tx, &ids)?;
    let show = |row: &Stored<T>| Shown {
        id: row.id, recorded_at: row.recorded_at.to_minute(), recorded_by: names.get(&row.recorded_by).cloned().unwrap_or_default(),
        source: format!("field.source.{}", row.source), value: row.value.clone(),
    };
    Ok(rows.iter().map(show).collect())
}

fn posts_shown(tx: &mut Tx<'_>, file: &File) -> Result<Vec<Shown<PlacedShown>>, store::Error> {
    let mut posts = Vec::new();
    for row in shown(tx, &file.appointments)? {
        let unit_name = row.value.unit.map(|unit| unit::facts_on(tx, unit, file.as_of)).transpose()?.flatten().map(|facts| facts.value.name);
        posts.push(Shown { value: PlacedShown { placed: row.value, unit_name }, id: row.id, recorded_at: row.recorded_at, recorded_by: row.recorded_by, source: row.source });
    }
    posts.reverse();
    Ok(posts)
}

/// The file's masked number: six digits and the last four.
fn masked(file: &File) -> String {
    let number = file.identity.as_ref().map(|row| row.value.number.clone()).unwrap_or_default();
    match (number.get(..6), number.get(14..)) {
        (Some(head), Some(tail)) => format!("{head}********{tail}"),
        _ => String::new(),
    }
}

fn may(sight: &Sight) -> Vec<&'static str> {
    let mut may = Vec::new();
    for (allowed, word) in [
        (sight.may(Permission::PeopleWrite), "write"),
        (sight.may(Permission::EvidenceWrite) || sight.own, "evidence"),
        (sight.own, "contest"),
        (sight.own || sight.may(Permission::EvidenceWrite), "comment"),
        (sight.opens_restricted(), "restricted"),
    ] {
        if allowed {
            may.push(word);
        }
    }
    may
}

/// The section of the page a table's rows stand in.
fn section(table: &str) -> &str {
    match table {
        "person_facts" => "person",
        "appointment" => "appointments",
        "rank_held" => "ranks",
        "education" => "educations",
        "appraisal" => "appraisals",
        "award" => "awards",
        "penalty" => "penalties",
        "relative" => "relatives",
        "contact" => "contacts",
        other => other,
    }
}

fn changes_shown(tx: &mut Tx<'_>, changes: &[Change]) -> Result<Vec<ChangeShown>, store::Error> {
    let names = ledger::account_names(tx, &changes.iter().map(|change| change.by).collect::<Vec<_>>())?;
    let show = |change: &Change| ChangeShown {
        at: change.at.to_minute(),
        by: names.get(&change.by).cloned().unwrap_or_default(),
        register: section(&change.table).into(),
        what: match change.what {
            What::Added => "change.added",
            What::Corrected => "change.corrected",
            What::Withdrawn => "change.withdrawn",
        },
        detail: change.detail.clone(),
        position: change.position,
    };
    Ok(changes.iter().map(show).collect())
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileAsked {
    as_of: Option<String>,
    known_at: Option<i64>,
}

impl FileAsked {
    pub(crate) fn day(&self, today: Day) -> Result<Day, Refusal> {
        let text = self.as_of.as_deref().filter(|text| !text.is_empty());
        text.map_or(Ok(today), |text| text.parse().map_err(|_| Refusal::new("refusal.date").with("value", text).at("as_of")))
    }
}

fn assemble(tx: &mut Tx<'_>, file: &File, sight: &Sight, changes: &[Change]) -> Result<FileShown, store::Error> {
    let facts = &file.person.value;
    let restricted = sight.opens_restricted();
    Ok(FileShown {
        id: file.id.0,
        version: file.version,
        as_of: file.as_of.to_string(),
        card: card::of_file(tx, file)?,
        identity_number: masked(file),
        age: facts.birth.years_on(file.as_of),
        years_of_service: facts.work_began.map(|begun| begun.years_on(file.as_of)),
        years_in_post: card::main_post(file).map(|row| row.value.held.since.years_on(file.as_of)),
        person: facts.clone(),
        appointments: posts_shown(tx, file)?,
        ranks: shown(tx, &file.ranks)?,
        educations: shown(tx, &file.educations)?,
        appraisals: shown(tx, &file.appraisals)?,
        awards: shown(tx, &file.awards)?,
        penalties: if restricted { Some(shown(tx, &file.penalties)?) } else { None },
        relatives: if restricted { Some(shown(tx, &file.relatives)?) } else { None },
        contacts: if restricted { Some(shown(tx, &file.contacts)?) } else { None },
        resume: file.resume.as_ref().map(|row| row.value.0.clone()).unwrap_or_default(),
        changes_since_last_look: changes_shown(tx, changes)?,
        may: may(sight),
    })
}

/// The whole file, as of a day and as known at a position. Opening it is written into the audit log.
#[utoipa::path(get, path = "/people/{id}", tag = "people", responses((status = 200, body = Object)))]
pub(crate) async fn file(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Asked(asked): Asked<FileAsked>) -> Result<Response, ApiError> {
    let day = asked.day(app.db.now().day())?;
    let person = PersonId(id);
    let shown = app
        .write(move |tx| {
            let sight = viewer::see(tx, &signed.viewer, person)?;
            let file = file::load(tx, person, day, asked.known_at)?;
            let account = signed.viewer.account();
            // Nothing is new to one who looks for the first time.
            let changes = match file::looked(tx, account, person)? {
                Some(position) => file::changes_after(tx, person, &sight, (position, 50))?,
                None => Vec::new(),
            };
            let shown = assemble(tx, &file, &sight, &changes)?;
            file::look(tx, account, person)?;
            tx.audit(&signed.viewer, "read_file", &[person.0], "")?;
            Ok(shown)
        })
        .await?;
    let tag = format!("\"{}\"", shown.version);
    Ok(([(header::ETAG, tag)], Json(shown)).into_response())
}

/// The few facts behind a name.
#[utoipa::path(get, path = "/people/{id}/card", tag = "people", responses((status = 200, body = Card)))]
pub(crate) async fn card(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Card>, ApiError> {
    let person = PersonId(id);
    let card = app
        .read(move |tx| {
            viewer::see(tx, &signed.viewer, person)?;
            card::of(tx, person)
        })
        .await?;
    Ok(Json(card))
}

/// The portrait: the photograph on file, or one drawn from the name.
#[utoipa::path(get, path = "/people/{id}/photo", tag = "people", responses((status = 200, description = "image")))]
pub(crate) async fn photo(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    let person = PersonId(id);
    let (bytes, kind) = app
        .read(move |tx| {
            viewer::see(tx, &signed.viewer, person)?;
            let today = tx.today();
            let photo = file::load(tx, person, today, None)?.photo.ok_or(store::Error::NotFound)?;
            store::files::open(tx, &photo.value.0)
        })
        .await?;
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "private, max-age=300".to_owned())], bytes).into_response())
}

#[derive(Serialize, ToSchema)]
pub(crate) struct Number {
    identity_number: String,
}

/// The identity number in full; that it was shown is written into the audit log.
#[utoipa::path(get, path = "/people/{id}/identity-number", tag = "people", responses((status = 200, body = Number)))]
pub(crate) async fn identity_number(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Number>, ApiError> {
    let person = PersonId(id);
    let number = app
        .write(move |tx| {
            let sight = viewer::see(tx, &signed.viewer, person)?;
            if !sight.opens_restricted() {
                return Err(Refusal::new("refusal.not_permitted").with("permission", Permission::PeopleRestricted.key()).into());
            }
            tx.audit(&signed.viewer, "read_identity_number", &[person.0], "")?;
            let today = tx.today();
            Ok(file::load(tx, person, today, None)?.identity.map(|row| row.value.number).unwrap_or_default())
        })
        .await?;
    Ok(Json(Number { identity_number: number }))
}

/// A change with whose file it is.
#[derive(Serialize, ToSchema)]
pub(crate) struct Recent {
    person: i64,
    name: String,
    #[serde(flatten)]
    change: ChangeShown,
}

#[derive(Serialize, ToSchema)]
pub(crate) struct RecentPage {
    rows: Vec<Recent>,
    next: Option<String>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecentAsked {
    cursor: Option<i64>,
}

/// What the records say happened to anybody in the viewer's reach, the newest first. It follows what was recorded and watches
/// nobody.
#[utoipa::path(get, path = "/people/changes", tag = "people", responses((status = 200, body = RecentPage)))]
pub(crate) async fn recent(State(app): State<App>, signed: Signed, Asked(asked): Asked<RecentAsked>) -> Result<Json<RecentPage>, ApiError> {
    const PAGE: usize = 50;
    signed.viewer.must(Permission::PeopleRead)?;
    let searcher = app.searcher.clone();
    let page = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let mut found = file::recent(tx, index, &signed.viewer, (asked.cursor.unwrap_or(i64::MAX), PAGE + 1))?;
                let next = cut(&mut found, PAGE, |(_, change)| change.position.to_string());
                let (people, changes): (Vec<PersonId>, Vec<Change>) = found.into_iter().unzip();
                let shown = changes_shown(tx, &changes)?;
                let rows = people.into_iter().zip(shown).map(|(person, change)| {
                    Ok(Recent { person: person.0, name: store::people::person::name_of(tx, person)?.unwrap_or_default(), change })
                });
                Ok(RecentPage { rows: rows.collect::<Result<_, store::Error>>()?, next })
            })
        })
        .await?;
    Ok(Json(page))
}

/// What was recorded on the file, the newest first.
#[utoipa::path(get, path = "/people/{id}/history", tag = "people", responses((status = 200, body = Vec<ChangeShown>)))]
pub(crate) async fn history(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Vec<ChangeShown>>, ApiError> {
    let person = PersonId(id);
    let shown = app
        .read(move |tx| {
            let sight = viewer::see(tx, &signed.viewer, person)?;
            let changes = file::changes_after(tx, person, &sight, (0, 500))?;
            changes_shown(tx, &changes)
        })
        .await?;
    Ok(Json(shown))
}
