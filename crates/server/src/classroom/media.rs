//! Files of the classroom over HTTP: brought in piece by piece, played from any place.

use axum::{
    Json,
    body::Body as Stream,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{id::MediaId, message::Refusal};
use formats::image;
use serde::{Deserialize, Serialize};
use store::classroom::media::{self, BLOCK, Media};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    app::App,
    error::ApiError,
    files::check_marking,
    http::extract::{Asked, Body, Bytes, Path, Signed},
};

/// The largest piece, in megabytes, and what a page is told to send.
const PIECE_MB: usize = 8;
const PIECE: usize = 4 * BLOCK;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(announce))
        .merge(OpenApiRouter::new().routes(routes!(piece)).layer(DefaultBodyLimit::disable()))
        .routes(routes!(content))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Announced {
    name: String,
    bytes: u64,
}

#[derive(Serialize, ToSchema)]
pub(super) struct MediaShown {
    id: i64,
    name: String,
    /// Media type, once the first piece is there.
    kind: String,
    bytes: u64,
    received: u64,
    whole: bool,
    /// How long a piece is to be, but for the last.
    piece: usize,
}

impl From<Media> for MediaShown {
    fn from(it: Media) -> Self {
        Self { whole: it.is_whole(), id: it.id.0, name: it.name, kind: it.kind, bytes: it.bytes, received: it.received, piece: PIECE }
    }
}

/// Announces a file; its pieces follow.
#[utoipa::path(post, path = "/classroom/media", tag = "classroom", request_body = Announced, responses((status = 201, body = MediaShown)))]
async fn announce(State(app): State<App>, signed: Signed, Body(it): Body<Announced>) -> Result<(StatusCode, Json<MediaShown>), ApiError> {
    check_marking(&it.name, &[])?;
    let media = app.write(move |tx| media::announce(tx, &signed.viewer, (&it.name, it.bytes))).await?;
    Ok((StatusCode::CREATED, Json(media.into())))
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct At {
    at: u64,
}

/// A piece of a file, from where it stands; one that is there already is passed over. The answer says where to go on.
#[utoipa::path(put, path = "/classroom/media/{id}", tag = "classroom", request_body(content = String, content_type = "application/octet-stream"), responses((status = 200, body = MediaShown)))]
async fn piece(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Asked(At { at }): Asked<At>, Bytes(bytes): Bytes<PIECE_MB>) -> Result<Json<MediaShown>, ApiError> {
    let viewer = signed.viewer;
    let it = app.read(move |tx| media::own(tx, &viewer, MediaId(id))).await?;
    let upto = at + bytes.len() as u64;
    if at != it.received || bytes.is_empty() {
        return Ok(Json(it.into()));
    }
    let ends = upto == it.bytes;
    if upto > it.bytes || !(ends || bytes.len().is_multiple_of(BLOCK)) {
        return Err(Refusal::new("refusal.media_piece").with("bytes", it.bytes).at("file").into());
    }
    let kind = if at == 0 { kind_of(&it.name, &bytes).ok_or_else(|| Refusal::new("refusal.media_kind").with("name", &it.name).at("file"))? } else { "" };
    if at == 0 {
        check_marking(&it.name, &bytes)?;
    }
    let (db, id) = (app.db.clone(), it.id);
    app.beside(move || media::write(db.context(), id, (at, &bytes))).await??;
    Ok(Json(app.write(move |tx| media::received(tx, &it, (upto, kind))).await?.into()))
}

/// What a file is, by how it begins; nothing for what a lesson has no use for.
fn kind_of(name: &str, bytes: &[u8]) -> Option<&'static str> {
    let ends = |ending: &str| std::path::Path::new(name).extension().is_some_and(|it| it.eq_ignore_ascii_case(ending));
    let brand = bytes.get(4..8) == Some(b"ftyp");
    Some(match image::sniff(bytes) {
        Some(image) => image.kind.media_type(),
        None if brand && ends("m4a") => "audio/mp4",
        None if brand => "video/mp4",
        None if bytes.starts_with(b"\x1a\x45\xdf\xa3") => "video/webm",
        None if bytes.starts_with(b"ID3") || bytes.starts_with(b"\xff\xfb") => "audio/mpeg",
        None if bytes.starts_with(b"OggS") => "audio/ogg",
        None if bytes.starts_with(b"WEBVTT") || bytes.starts_with(b"\xef\xbb\xbfWEBVTT") => "text/vtt",
        None if bytes.starts_with(b"%PDF-") => "application/pdf",
        None if bytes.starts_with(b"PK\x03\x04") && ends("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        None if bytes.starts_with(b"PK\x03\x04") && ends("pptx") => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        None if bytes.starts_with(b"PK\x03\x04") && ends("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        None if ends("txt") && std::str::from_utf8(bytes).is_ok() => "text/plain; charset=utf-8",
        None => return None,
    })
}

/// The first and the last byte that a range asks for (RFC 9110, 14.1.2); one range and no more.
fn range(header: &str, bytes: u64) -> Option<Result<(u64, u64), ()>> {
    let (first, last) = header.strip_prefix("bytes=")?.split_once('-')?;
    let number = |text: &str| if text.trim().is_empty() { Some(None) } else { text.trim().parse::<u64>().ok().map(Some) };
    let last_byte = bytes.checked_sub(1)?;
    Some(match (number(first)?, number(last)?) {
        (Some(first), _) if first > last_byte => Err(()),
        (Some(first), Some(last)) if last < first => return None,
        (Some(first), last) => Ok((first, last.unwrap_or(last_byte).min(last_byte))),
        (None, Some(0)) => Err(()),
        (None, Some(length)) => Ok((bytes.saturating_sub(length), last_byte)),
        (None, None) => return None,
    })
}

/// A file, or a part of it: a player asks for what it plays.
#[utoipa::path(get, path = "/classroom/media/{id}/content", tag = "classroom", responses((status = 200, description = "the file"), (status = 206, description = "the part asked for")))]
async fn content(State(app): State<App>, signed: Signed, Path(id): Path<i64>, headers: HeaderMap) -> Result<Response, ApiError> {
    let media = app.read(move |tx| media::open(tx, &signed.viewer, MediaId(id))).await?;
    if !media.is_whole() {
        return Err(ApiError::NotFound);
    }
    let asked = headers.get(header::RANGE).and_then(|asked| asked.to_str().ok()).and_then(|asked| range(asked, media.bytes));
    let shows = !media.kind.starts_with("application/") || media.kind == "application/pdf";
    let encoded: String = media.name.bytes().map(|byte| if byte.is_ascii_alphanumeric() || byte == b'.' { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect();
    let mut response = match asked {
        None => (StatusCode::OK, [(header::CONTENT_LENGTH, media.bytes.to_string())], stream(&app, media.id, 0..media.bytes)).into_response(),
        Some(Ok((first, last))) => {
            let of = [(header::CONTENT_RANGE, format!("bytes {first}-{last}/{}", media.bytes)), (header::CONTENT_LENGTH, (last - first + 1).to_string())];
            (StatusCode::PARTIAL_CONTENT, of, stream(&app, media.id, first..last + 1)).into_response()
        }
        Some(Err(())) => (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, format!("bytes */{}", media.bytes))]).into_response(),
    };
    for (name, value) in [
        (header::CONTENT_TYPE, media.kind),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        // A lesson is fetched again in parts as it is played; what it is never changes under its number.
        (header::CACHE_CONTROL, "private, max-age=86400, no-transform".to_owned()),
        (header::CONTENT_ENCODING, "identity".to_owned()),
        (header::CONTENT_DISPOSITION, format!("{}; filename*=UTF-8''{encoded}", if shows { "inline" } else { "attachment" })),
    ] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    Ok(response)
}

/// Bytes of a file, a block in memory at a time.
fn stream(app: &App, id: MediaId, bytes: std::ops::Range<u64>) -> Stream {
    let app = app.clone();
    Stream::from_stream(futures_util::stream::unfold(bytes, move |left| {
        let app = app.clone();
        async move {
            if left.is_empty() {
                return None;
            }
            let most = usize::try_from(left.end - left.start).unwrap_or(BLOCK).min(BLOCK);
            let (db, start) = (app.db.clone(), left.start);
            let read = app.beside(move || media::read(db.context(), id, (start, most))).await;
            let block = read.map_err(|_| std::io::Error::other("the house is closing")).and_then(|read| read.map_err(std::io::Error::other));
            let next = block.as_ref().map_or(left.end, |block| left.start + block.len() as u64);
            Some((block, next..left.end))
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read() {
        for (asked, found) in [
            ("bytes=0-", Some(Ok((0, 99)))), ("bytes=10-19", Some(Ok((10, 19)))), ("bytes=90-200", Some(Ok((90, 99)))), ("bytes=-10", Some(Ok((90, 99)))), ("bytes=-200", Some(Ok((0, 99)))),
            ("bytes=100-", Some(Err(()))), ("bytes=-0", Some(Err(()))), ("bytes=20-10", None), ("bytes=a-b", None), ("items=0-1", None), ("bytes=0-1,5-6", None), ("", None),
        ] {
            assert_eq!(range(asked, 100), found, "{asked}");
        }
    }

    #[test]
    fn files_are_known_by_how_they_begin() {
        for (name, bytes, kind) in [
            ("1.mp4", b"\0\0\0\x20ftypisom".as_slice(), Some("video/mp4")), ("1.webm", b"\x1a\x45\xdf\xa3", Some("video/webm")), ("1.vtt", b"WEBVTT\n", Some("text/vtt")), ("1.pdf", b"%PDF-1.7", Some("application/pdf")),
            ("1.mp4", b"<html>", None), ("1.html", b"<html>", None), ("1.exe", b"MZ", None), ("1.zip", b"PK\x03\x04", None), ("1.txt", "讲义".as_bytes(), Some("text/plain; charset=utf-8")), ("1.txt", b"\xff\xfe", None),
        ] {
            assert_eq!(kind_of(name, bytes), kind, "{name}");
        }
    }
}
