//! Signing in, one's own account, accounts and grants, drafts, notices, the audit log.

mod accounts;
mod own;
mod sign_in;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::app::App;

pub(crate) use accounts::Made;
pub(crate) use sign_in::hash_password;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sign_in::meta))
        .routes(routes!(sign_in::logins))
        .routes(routes!(sign_in::sign_in, sign_in::session, sign_in::sign_out))
        .routes(routes!(own::set_password))
        .routes(routes!(own::set_language))
        .routes(routes!(own::sessions))
        .routes(routes!(own::end_session))
        .routes(routes!(own::my_readers))
        .routes(routes!(own::draft, own::keep_draft, own::drop_draft))
        .routes(routes!(own::notices))
        .routes(routes!(own::unread))
        .routes(routes!(own::read_notice))
        .routes(routes!(accounts::list, accounts::create))
        .routes(routes!(accounts::change))
        .routes(routes!(accounts::reset_password))
        .routes(routes!(accounts::give))
        .routes(routes!(accounts::end_grant))
        .routes(routes!(accounts::roles))
        .routes(routes!(accounts::audit_log))
}
