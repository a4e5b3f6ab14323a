//! Uploads: bounded, checked for secrecy markings, kept by content.

use axum::{
    Json,
    extract::{DefaultBodyLimit, Multipart, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::message::Refusal;
use formats::{image, marking};
use serde::Serialize;
use store::{access::viewer, files, ledger, programmes, projects};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{app::App, error::ApiError, http::extract::{Path, Signed}};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().merge(OpenApiRouter::new().routes(routes!(upload)).layer(DefaultBodyLimit::max(UPLOAD_MAX))).routes(routes!(open))
}

/// A file of the largest size, and what a form puts around it.
const UPLOAD_MAX: usize = files::BYTES_MAX + 64 * 1024;

/// One file of an upload.
pub struct Uploaded {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Reads the files of a multipart body and its text fields. A file with a secrecy marking is refused by name.
/// `most` is what the route takes at most, in words.
pub async fn receive(mut parts: Multipart, most: &str) -> Result<(Vec<Uploaded>, Vec<(String, String)>), ApiError> {
    let unreadable = |error: axum::extract::multipart::MultipartError| {
        let large = error.status() == StatusCode::PAYLOAD_TOO_LARGE;
        if large { Refusal::new("refusal.body_large").with("most", most).at("file") } else { Refusal::new("refusal.body").with("reason", error.body_text()) }
    };
    let (mut uploaded, mut fields) = (Vec::new(), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(unreadable)? {
        let field = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(str::to_owned) {
            None => fields.push((field, part.text().await.map_err(unreadable)?)),
            Some(name) => {
                let bytes = part.bytes().await.map_err(unreadable)?.to_vec();
                uploaded.push(Uploaded { name, bytes });
            }
        }
    }
    uploaded.iter().try_for_each(|file| check_marking(&file.name, &file.bytes))?;
    Ok((uploaded, fields))
}

/// Lilian is for networks that hold no state secrets (保守国家秘密法): a marked file is not taken.
pub fn check_marking(name: &str, bytes: &[u8]) -> Result<(), Refusal> {
    match marking::marking(name, &marking::first_text(bytes, name)) {
        Some(finding) => Err(Refusal::new("refusal.marking").with("value", finding.value).at("file")),
        None => Ok(()),
    }
}

fn kind_of(name: &str, bytes: &[u8]) -> &'static str {
    match image::sniff(bytes) {
        Some(image) => image.kind.media_type(),
        None if bytes.starts_with(b"%PDF-") => "application/pdf",
        None if std::path::Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt")) => "text/plain; charset=utf-8",
        None => "application/octet-stream",
    }
}

#[derive(Serialize, ToSchema)]
struct Kept {
    file: String,
    name: String,
    bytes: usize,
    kind: String,
}

/// Keeps one file, to be attached to evidence.
#[utoipa::path(post, path = "/files", tag = "files", responses((status = 201, body = Kept)))]
async fn upload(State(app): State<App>, signed: Signed, parts: Multipart) -> Result<(StatusCode, Json<Kept>), ApiError> {
    let file = receive(parts, "50 MB").await?.0.pop().ok_or_else(|| Refusal::new("refusal.empty").at("file"))?;
    if file.bytes.len() > files::BYTES_MAX {
        return Err(Refusal::new("refusal.body_large").with("most", "50 MB").at("file").into());
    }
    let (kind, bytes, name) = (kind_of(&file.name, &file.bytes), file.bytes.len(), file.name.replace(['/', '\\', '\0'], "_"));
    let hash = app
        .write(move |tx| {
            let hash = files::keep(tx, &signed.viewer, &file.bytes, kind)?;
            tx.audit(&signed.viewer, "file_added", &[], &hash)?;
            Ok(hash)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(Kept { file: format!("{hash}/{name}"), name, bytes, kind: kind.into() })))
}

/// A file, for those who see an entry it hangs on, and for whoever added it.
#[utoipa::path(get, path = "/files/{hash}", tag = "files", responses((status = 200, description = "the file")))]
async fn open(State(app): State<App>, signed: Signed, Path(hash): Path<String>) -> Result<Response, ApiError> {
    let (bytes, kind, name) = app
        .write(move |tx| {
            let mut name = None;
            for (person, tier, called) in ledger::people_with_file(tx, &hash)? {
                let sight = viewer::sight(tx, &signed.viewer, person)?;
                if sight.is_some_and(|sight| tier <= sight.tier) {
                    tx.audit(&signed.viewer, "read_attachment", &[person.0], &hash)?;
                    name = Some(called);
                    break;
                }
            }
            if name.is_none() && let Some(person) = projects::opens_proof(tx, &signed.viewer, &hash)? {
                tx.audit(&signed.viewer, "read_attachment", &[person.0], &hash)?;
                name = Some(String::new());
            }
            if name.is_none() && programmes::opens_material(tx, &signed.viewer, &hash)? {
                name = Some(String::new());
            }
            if name.is_none() && files::added_by(tx, &hash)? != signed.viewer.account() {
                return Err(store::Error::NotFound);
            }
            let (bytes, kind) = files::open(tx, &hash)?;
            Ok((bytes, kind, name.unwrap_or_default()))
        })
        .await?;
    // Pictures and PDF open in the page; anything else is only saved.
    let shows = kind.starts_with("image/") || kind == "application/pdf";
    let encoded: String = name.bytes().map(|byte| if byte.is_ascii_alphanumeric() || byte == b'.' { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect();
    let disposition = format!("{}; filename*=UTF-8''{encoded}", if shows { "inline" } else { "attachment" });
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition), (header::CACHE_CONTROL, "private, no-store".into())], bytes).into_response())
}
