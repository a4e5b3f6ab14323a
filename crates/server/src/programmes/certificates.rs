//! Certificates over HTTP: to be printed, and to be checked by anybody who holds one.

use axum::{Json, extract::State};
use domain::id::SessionId;
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    programmes::{self, Certificate},
};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Path, Signed},
    problems::unit_name,
};

#[derive(Serialize, ToSchema)]
pub(super) struct CertificateShown {
    code: String,
    name: String,
    title: String,
    form: String,
    number: Option<u32>,
    unit_name: String,
    from: String,
    to: String,
    tenths: u32,
    halves: u32,
    /// The picture of the address where it is checked; empty for whoever checks.
    picture: String,
}

fn show(tx: &mut Tx<'_>, it: Certificate) -> Result<CertificateShown, store::Error> {
    Ok(CertificateShown {
        code: it.code, name: it.name, form: it.session.form.code().into(), number: it.session.number, unit_name: unit_name(tx, it.session.unit)?, from: it.session.from.to_string(),
        to: it.session.to.to_string(), tenths: it.part.tenths, halves: it.part.halves, picture: String::new(), title: it.session.title,
    })
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OriginAsked {
    /// How a reader's browser reaches this house, such as `http://10.0.0.5:8080`.
    #[serde(default)]
    origin: String,
}

/// Certificates of a session: of everybody who completed it for whoever organises it, else the viewer's own.
#[utoipa::path(get, path = "/sessions/{id}/certificates", tag = "training", responses((status = 200, body = Vec<CertificateShown>)))]
pub(super) async fn of_session(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Asked(asked): Asked<OriginAsked>) -> Result<Json<Vec<CertificateShown>>, ApiError> {
    let shown = app
        .read(move |tx| {
            let all = programmes::certificates(tx, &signed.viewer, SessionId(id))?;
            all.into_iter().map(|it| show(tx, it)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    let with_picture = |one: CertificateShown| Ok(CertificateShown { picture: crate::qr::svg(&format!("{}/certificates/{}", asked.origin, one.code))?, ..one });
    Ok(Json(shown.into_iter().map(with_picture).collect::<Result<_, ApiError>>()?))
}

/// Whether a certificate is true, as of today. Whoever holds it needs no account.
#[utoipa::path(get, path = "/certificates/{code}", tag = "training", responses((status = 200, body = CertificateShown)))]
pub(super) async fn check(State(app): State<App>, Path(code): Path<String>) -> Result<Json<CertificateShown>, ApiError> {
    let shown = app
        .read(move |tx| {
            let it = programmes::certificate(tx, &code)?.ok_or(store::Error::NotFound)?;
            show(tx, it)
        })
        .await?;
    Ok(Json(shown))
}
