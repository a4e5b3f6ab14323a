//! Handbooks over HTTP: editions, sections, a search by words or by pinyin, and who has read what.

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{
    catalogue::{Language, name},
    id::HandbookId,
};
use formats::leaflet;
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, viewer},
    train::handbook::{self, Handbook, Section, Told},
};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::{ApiError, language},
    http::extract::{Asked, Body, Path, Signed, Version},
    people::find::attachment,
    problems::unit_name,
};

#[derive(Serialize, ToSchema)]
pub(super) struct HandbookLine {
    id: i64,
    title: String,
    edition: String,
    published_on: String,
    unit_name: String,
    sections: usize,
    /// Sections the viewer read.
    read: usize,
}

#[derive(Serialize, ToSchema)]
struct SectionShown {
    at: usize,
    number: String,
    title: String,
    text: String,
    courses: Vec<CourseShown>,
    read: bool,
    readers: usize,
}

#[derive(Serialize, ToSchema)]
struct CourseShown {
    id: i64,
    title: String,
}

#[derive(Serialize, ToSchema)]
pub(super) struct HandbookPage {
    #[serde(flatten)]
    line: HandbookLine,
    version: i64,
    unit: i64,
    may_write: bool,
    /// Those that hold what is looked for, else all.
    found: Vec<SectionShown>,
}

fn line(tx: &mut Tx<'_>, viewer: &Viewer, told: &Told) -> Result<HandbookLine, store::Error> {
    let it = &told.handbook;
    Ok(HandbookLine {
        id: told.id.0, title: it.title.clone(), edition: it.edition.clone(), published_on: it.published_on.to_string(), unit_name: unit_name(tx, it.unit)?, sections: it.sections.len(),
        read: handbook::readers(tx, viewer, told.id)?.own.len(),
    })
}

/// Editions, the latest first.
#[utoipa::path(get, path = "/training/handbooks", tag = "training", responses((status = 200, body = Vec<HandbookLine>)))]
pub(super) async fn list(State(app): State<App>, signed: Signed) -> Result<Json<Vec<HandbookLine>>, ApiError> {
    let lines = app
        .read(move |tx| {
            let told = handbook::list(tx, &signed.viewer)?;
            told.iter().map(|told| line(tx, &signed.viewer, told)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(Json(lines))
}

/// Words of the text, the number, or the title in characters, in pinyin or in its initials.
fn holds_words(section: &Section, words: &str) -> bool {
    let (full, initials) = text::pinyin(&section.title);
    [section.text.to_lowercase(), section.title.to_lowercase(), full, initials].iter().any(|within| within.contains(words)) || section.number.trim() == words
}

fn page(tx: &mut Tx<'_>, viewer: &Viewer, (id, words): (HandbookId, &str)) -> Result<HandbookPage, store::Error> {
    let told = handbook::find(tx, viewer, id)?;
    let readers = handbook::readers(tx, viewer, id)?;
    let mut found = Vec::new();
    for (at, section) in told.handbook.sections.iter().enumerate() {
        let holds = words.trim().is_empty() || holds_words(section, &words.trim().to_lowercase());
        if !holds {
            continue;
        }
        let mut courses = Vec::new();
        for course in &section.courses {
            courses.push(CourseShown { id: course.0, title: store::train::catalogue::find(tx, viewer, *course)?.item.title().to_owned() });
        }
        found.push(SectionShown { at, number: section.number.clone(), title: section.title.clone(), text: section.text.clone(), courses, read: readers.own.contains(&at), readers: readers.all.get(&at).copied().unwrap_or(0) });
    }
    Ok(HandbookPage {
        version: told.version, unit: told.handbook.unit.0, may_write: viewer::unit_within(tx, viewer, told.handbook.unit, domain::access::role::Permission::Train)?, line: line(tx, viewer, &told)?, found,
    })
}

fn answered(page: HandbookPage) -> Response {
    ([(header::ETAG, format!("\"{}\"", page.version))], Json(page)).into_response()
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageAsked {
    #[serde(default)]
    q: String,
}

/// An edition with its sections, or those that hold what is looked for.
#[utoipa::path(get, path = "/training/handbooks/{id}", tag = "training", responses((status = 200, body = HandbookPage)))]
pub(super) async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Asked(asked): Asked<PageAsked>) -> Result<Response, ApiError> {
    Ok(answered(app.read(move |tx| page(tx, &signed.viewer, (HandbookId(id), &asked.q))).await?))
}

/// Publishes an edition.
#[utoipa::path(post, path = "/training/handbooks", tag = "training", request_body = Object, responses((status = 201, body = HandbookPage)))]
pub(super) async fn publish(State(app): State<App>, signed: Signed, Body(it): Body<Handbook>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            let id = handbook::publish(tx, &signed.viewer, (None, &it))?;
            page(tx, &signed.viewer, (id, ""))
        })
        .await?;
    Ok((StatusCode::CREATED, answered(page)).into_response())
}

/// Changes an edition, at the version that was seen.
#[utoipa::path(put, path = "/training/handbooks/{id}", tag = "training", request_body = Object, responses((status = 200, body = HandbookPage)))]
pub(super) async fn change(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(it): Body<Handbook>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            handbook::publish(tx, &signed.viewer, (Some((HandbookId(id), version)), &it))?;
            page(tx, &signed.viewer, (HandbookId(id), ""))
        })
        .await?;
    Ok(answered(page))
}

/// An edition as one file that needs neither network nor this house.
#[utoipa::path(get, path = "/training/handbooks/{id}/file", tag = "training", responses((status = 200, content_type = "text/html", body = String)))]
pub(super) async fn file(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    let told = app.read(move |tx| handbook::find(tx, &signed.viewer, HandbookId(id))).await?;
    let (it, language) = (told.handbook, language());
    let sections: Vec<leaflet::Section> =
        it.sections.iter().map(|section| leaflet::Section { number: section.number.clone(), title: section.title.clone(), text: section.text.clone() }).collect();
    let (about, contents, find) = (format!("{} · {}", it.edition, it.published_on), name(language, "leaflet.contents"), name(language, "leaflet.find"));
    let words = leaflet::Words { language: if language == Language::En { "en" } else { "zh-CN" }, title: &it.title, about: &about, contents: &contents, find: &find };
    Ok(attachment("handbook.html", "text/html; charset=utf-8", leaflet::write(&sections, words).into_bytes()))
}

/// The viewer has read a section.
#[utoipa::path(post, path = "/training/handbooks/{id}/sections/{at}/read", tag = "training", responses((status = 204)))]
pub(super) async fn read(State(app): State<App>, signed: Signed, Path((id, at)): Path<(i64, usize)>) -> Result<StatusCode, ApiError> {
    app.write(move |tx| handbook::mark_read(tx, &signed.viewer, (HandbookId(id), at))).await?;
    Ok(StatusCode::NO_CONTENT)
}
