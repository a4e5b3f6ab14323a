//! Ways out of the house over HTTP: where an account is told, which servers carry it, and how that goes.

pub mod remind;
pub mod send;

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    access::role::Permission,
    notices::{Channel, Gateway, Mail},
};
use serde::{Deserialize, Serialize};
use store::notices::outbox::{self, Address, Ways};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Signed},
    problems::code,
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(addresses, set_address)).routes(routes!(ways, set_ways)).routes(routes!(test))
}

#[derive(Serialize, ToSchema)]
struct AddressShown {
    channel: String,
    /// The house has this way out.
    there: bool,
    address: String,
    daily: bool,
}

/// Where the viewer is told that something waits.
#[utoipa::path(get, path = "/account/addresses", tag = "notices", responses((status = 200, body = Vec<AddressShown>)))]
async fn addresses(State(app): State<App>, signed: Signed) -> Result<Json<Vec<AddressShown>>, ApiError> {
    let (set, ways) = app.read(move |tx| Ok((outbox::addresses(tx, signed.viewer.account())?, outbox::ways(tx)?))).await?;
    let show = |channel: &Channel| {
        let found = set.iter().find(|address| address.channel == *channel);
        let there = match channel {
            Channel::Mail => ways.mail.is_some(),
            Channel::Gateway => ways.gateway.is_some(),
        };
        AddressShown {
            channel: channel.code().into(), there, address: found.map(|it| it.address.clone()).unwrap_or_default(), daily: found.is_some_and(|it| it.daily),
        }
    };
    Ok(Json(Channel::ALL.iter().map(show).collect()))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AddressAsked {
    channel: String,
    /// Empty: no longer by this channel.
    address: String,
    #[serde(default)]
    daily: bool,
}

/// Sets where the viewer is told.
#[utoipa::path(put, path = "/account/addresses", tag = "notices", request_body = AddressAsked, responses((status = 204)))]
async fn set_address(State(app): State<App>, signed: Signed, Body(asked): Body<AddressAsked>) -> Result<StatusCode, ApiError> {
    let channel = code(&asked.channel, "channel", Channel::from_code)?;
    let address = Address { channel, address: asked.address, daily: asked.daily };
    app.write(move |tx| outbox::set_address(tx, &signed.viewer, &address)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize, ToSchema)]
struct CountShown {
    channel: String,
    state: String,
    count: i64,
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WaysAsked {
    #[schema(value_type = Option<Object>)]
    mail: Option<Mail>,
    #[schema(value_type = Option<Object>)]
    gateway: Option<Gateway>,
}

/// The ways out, without passwords, and how many messages wait, went out and could not.
#[derive(Serialize, ToSchema)]
struct WaysShown {
    #[schema(value_type = Option<Object>)]
    mail: Option<Mail>,
    #[schema(value_type = Option<Object>)]
    gateway: Option<Gateway>,
    counts: Vec<CountShown>,
}

/// Which servers carry notices out of the house.
#[utoipa::path(get, path = "/settings/notices", tag = "notices", responses((status = 200, body = WaysShown)))]
async fn ways(State(app): State<App>, signed: Signed) -> Result<Json<WaysShown>, ApiError> {
    signed.viewer.must(Permission::Settings)?;
    let (ways, counts) = app.read(|tx| Ok((outbox::ways(tx)?, outbox::counts(tx)?))).await?;
    let counts = counts.into_iter().map(|(channel, state, count)| CountShown { channel: channel.code().into(), state, count }).collect();
    Ok(Json(WaysShown {
        mail: ways.mail.map(|mail| Mail { password: String::new(), ..mail }), gateway: ways.gateway.map(|gateway| Gateway { secret: String::new(), ..gateway }), counts,
    }))
}

/// Sets the servers; an empty password or secret stays what it was.
#[utoipa::path(put, path = "/settings/notices", tag = "notices", request_body = WaysAsked, responses((status = 204)))]
async fn set_ways(State(app): State<App>, signed: Signed, Body(asked): Body<WaysAsked>) -> Result<StatusCode, ApiError> {
    signed.viewer.must(Permission::Settings)?;
    let ways = Ways { mail: asked.mail, gateway: asked.gateway };
    app.write(move |tx| outbox::set_ways(tx, &signed.viewer, &ways)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TestAsked {
    channel: String,
}

#[derive(Serialize, ToSchema)]
struct Tested {
    /// Empty where it went out.
    trouble: String,
}

/// Sends the viewer one message now and says what stood in the way.
#[utoipa::path(post, path = "/settings/notices/test", tag = "notices", request_body = TestAsked, responses((status = 200, body = Tested)))]
async fn test(State(app): State<App>, signed: Signed, Body(asked): Body<TestAsked>) -> Result<Json<Tested>, ApiError> {
    signed.viewer.must(Permission::Settings)?;
    let channel = code(&asked.channel, "channel", Channel::from_code)?;
    let (address, ways) = app.read(move |tx| Ok((outbox::check_reachable(tx, &signed.viewer, channel)?, outbox::ways(tx)?))).await?;
    let now = app.db.now();
    let trouble = app.beside(move || send::carry(&ways, channel, &address.address, (1, now)).err()).await?;
    Ok(Json(Tested { trouble: trouble.unwrap_or_default() }))
}
