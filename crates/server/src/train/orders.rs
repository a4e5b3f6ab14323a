//! Orders of courses over HTTP, with the demand ranked.

use std::collections::BTreeMap;

use axum::{Json, extract::State, http::StatusCode};
use domain::{id::OrderId, message::Arguments, train::OrderState};
use serde::Serialize;
use store::{
    Tx,
    access::Viewer,
    notices, programmes,
    train::{
        catalogue,
        orders::{self, Deed, Order, Told},
    },
};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
    problems::unit_name,
};

#[derive(Serialize, ToSchema)]
pub(super) struct OrderShown {
    id: i64,
    course: Option<i64>,
    /// The course's title, or the topic in words.
    title: String,
    unit: i64,
    unit_name: String,
    wished: String,
    heads: u32,
    state: String,
    session: Option<i64>,
    session_title: String,
    session_from: Option<String>,
    why: String,
    own: bool,
}

#[derive(Serialize, ToSchema)]
struct DemandShown {
    course: Option<i64>,
    title: String,
    orders: usize,
    heads: u32,
}

#[derive(Serialize, ToSchema)]
pub(super) struct OrdersPage {
    rows: Vec<OrderShown>,
    /// What is still asked for, the most wanted first.
    demand: Vec<DemandShown>,
}

fn show(tx: &mut Tx<'_>, viewer: &Viewer, told: Told) -> Result<OrderShown, store::Error> {
    let title = match told.order.course {
        Some(course) => catalogue::find(tx, viewer, course)?.item.title().to_owned(),
        None => told.order.topic,
    };
    let session = told.session.map(|id| programmes::session_facts(tx, id)).transpose()?;
    Ok(OrderShown {
        id: told.id.0, course: told.order.course.map(|id| id.0), title, unit: told.order.unit.0, unit_name: unit_name(tx, told.order.unit)?, wished: told.order.wished, heads: told.order.heads,
        state: told.state.code().into(), session: told.session.map(|id| id.0), session_title: session.as_ref().map(|held| held.session.title.clone()).unwrap_or_default(),
        session_from: session.map(|held| held.session.from.to_string()), why: told.why, own: told.set_by == viewer.account(),
    })
}

/// Orders of units in the viewer's reach, and the demand they make.
#[utoipa::path(get, path = "/training/orders", tag = "training", responses((status = 200, body = OrdersPage)))]
pub(super) async fn list(State(app): State<App>, signed: Signed) -> Result<Json<OrdersPage>, ApiError> {
    let page = app
        .read(move |tx| {
            let told = orders::list(tx, &signed.viewer)?;
            let rows = told.into_iter().map(|told| show(tx, &signed.viewer, told)).collect::<Result<Vec<_>, _>>()?;
            let mut demand: BTreeMap<(Option<i64>, String), (usize, u32)> = BTreeMap::new();
            for row in rows.iter().filter(|row| row.state == OrderState::Placed.code()) {
                let of = demand.entry((row.course, row.title.clone())).or_default();
                *of = (of.0 + 1, of.1 + row.heads);
            }
            let mut demand: Vec<DemandShown> = demand.into_iter().map(|((course, title), (orders, heads))| DemandShown { course, title, orders, heads }).collect();
            demand.sort_by_key(|one| (std::cmp::Reverse((one.orders, one.heads)), one.title.clone()));
            Ok(OrdersPage { rows, demand })
        })
        .await?;
    Ok(Json(page))
}

#[derive(Serialize, ToSchema)]
pub(super) struct Made {
    pub id: i64,
}

/// A unit orders a course of the menu, or a topic in words.
#[utoipa::path(post, path = "/training/orders", tag = "training", request_body = Object, responses((status = 201, body = Made)))]
pub(super) async fn place(State(app): State<App>, signed: Signed, Body(order): Body<Order>) -> Result<(StatusCode, Json<Made>), ApiError> {
    let id = app.write(move |tx| orders::place(tx, &signed.viewer, &order)).await?;
    Ok((StatusCode::CREATED, Json(Made { id: id.0 })))
}

/// Schedules an order, declines it with a reason, or takes it back; whoever placed it is told.
#[utoipa::path(post, path = "/training/orders/{id}", tag = "training", request_body = Object, responses((status = 200, body = OrderShown)))]
pub(super) async fn act(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Body(deed): Body<Deed>) -> Result<Json<OrderShown>, ApiError> {
    let shown = app
        .write(move |tx| {
            let told = orders::act(tx, &signed.viewer, (OrderId(id), &deed))?;
            let (account, state) = (told.set_by, told.state);
            let shown = show(tx, &signed.viewer, told)?;
            if account != signed.viewer.account() {
                notices::tell(tx, account, &format!("order_{}", state.code()), &Arguments::from([("title".to_owned(), shown.title.clone())]), "/training/orders")?;
            }
            Ok(shown)
        })
        .await?;
    Ok(Json(shown))
}
