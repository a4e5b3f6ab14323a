//! Courses that units order, and what became of each order.

use domain::{
    access::role::Permission,
    id::{AccountId, CatalogueId, OrderId, SessionId, UnitId},
    message::Refusal,
    people::{check::{text_fits, why as check_why}, unit::name_given},
    train::{Item, OrderState},
};
use serde::Deserialize;

use super::catalogue;
use crate::{
    access::{Viewer, viewer},
    db::{Row, Tx},
    error::Error,
    params,
    programmes,
};

/// What is ordered: a course of the menu, or a topic in words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    #[serde(default)]
    pub course: Option<CatalogueId>,
    #[serde(default)]
    pub topic: String,
    pub unit: UnitId,
    /// When it would suit, in words or as a month.
    #[serde(default)]
    pub wished: String,
    /// How many would come.
    pub heads: u32,
}

#[derive(Clone, Debug)]
pub struct Told {
    pub id: OrderId,
    pub order: Order,
    pub state: OrderState,
    pub session: Option<SessionId>,
    pub why: String,
    pub set_by: AccountId,
}

/// Errors: neither a course nor a topic; a course that is not on the menu; a unit out of reach.
pub fn place(tx: &mut Tx<'_>, viewer: &Viewer, order: &Order) -> Result<OrderId, Error> {
    let within = viewer::unit_within(tx, viewer, order.unit, Permission::TrainUnit)? || viewer::unit_within(tx, viewer, order.unit, Permission::Train)?;
    if !within {
        viewer.must(Permission::TrainUnit)?;
        return Err(Error::NotFound);
    }
    let topic = match order.course {
        Some(course) => {
            let told = catalogue::find(tx, viewer, course)?;
            if told.ended || !matches!(told.item, Item::Course { menu: true, .. }) {
                return Err(Refusal::new("refusal.not_found").at("course").into());
            }
            String::new()
        }
        None if order.topic.trim().is_empty() => return Err(Refusal::new("refusal.order_what").at("topic").into()),
        None => order.topic.trim().to_owned(),
    };
    if !topic.is_empty() {
        name_given(&topic, "topic")?;
    }
    text_fits(&order.wished, "wished")?;
    let (area, id, now) = (tx.area(), OrderId(tx.new_id()), tx.now);
    tx.execute(
        "insert into course_order (area, id, course, topic, unit, wished, heads, state, session, why, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, 'placed', null, '', $8, $9)",
        params![area, id, order.course, topic, order.unit, order.wished.trim(), i64::from(order.heads), viewer.account(), now],
    )?;
    tx.audit(viewer, "course_ordered", &[order.unit.0], "")?;
    Ok(id)
}

fn read(row: &Row) -> Result<Told, Error> {
    let state: String = row.get(6)?;
    let order = Order { course: row.get(1)?, topic: row.get(2)?, unit: row.get(3)?, wished: row.get(4)?, heads: u32::try_from(row.get::<i64>(5)?).unwrap_or(0) };
    Ok(Told { id: row.get(0)?, order, state: OrderState::from_code(&state).ok_or(Error::Column { index: 6, found: state })?, session: row.get(7)?, why: row.get(8)?, set_by: row.get(9)? })
}

const COLUMNS: &str = "id, course, topic, unit, wished, heads, state, session, why, set_by";

fn opens(tx: &mut Tx<'_>, viewer: &Viewer, unit: UnitId) -> Result<bool, Error> {
    Ok(viewer::unit_within(tx, viewer, unit, Permission::Train)? || viewer::unit_within(tx, viewer, unit, Permission::TrainUnit)?)
}

/// Orders of units in the viewer's reach, the latest first.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Told>, Error> {
    let rows = tx.query(&format!("select {COLUMNS} from course_order where area = $1 order by id desc"), params![tx.area()])?;
    let mut told = Vec::new();
    for row in &rows {
        let one = read(row)?;
        if opens(tx, viewer, one.order.unit)? {
            told.push(one);
        }
    }
    Ok(told)
}

/// What becomes of an order.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", tag = "deed", deny_unknown_fields)]
pub enum Deed {
    Schedule { session: SessionId },
    Decline { why: String },
    Withdraw,
}

pub fn act(tx: &mut Tx<'_>, viewer: &Viewer, (id, deed): (OrderId, &Deed)) -> Result<Told, Error> {
    let row = tx.query_opt(&format!("select {COLUMNS} from course_order where area = $1 and id = $2"), params![tx.area(), id])?.ok_or(Error::NotFound)?;
    let told = read(&row)?;
    if !opens(tx, viewer, told.order.unit)? {
        return Err(Error::NotFound);
    }
    if told.state != OrderState::Placed {
        return Err(Refusal::new("refusal.order_state").with("state", told.state.key()).into());
    }
    let (state, session, why) = match deed {
        Deed::Schedule { session } => {
            viewer.must(Permission::Train)?;
            programmes::session(tx, viewer, *session)?;
            (OrderState::Scheduled, Some(*session), String::new())
        }
        Deed::Decline { why } => {
            viewer.must(Permission::Train)?;
            check_why(why)?;
            (OrderState::Declined, None, why.trim().to_owned())
        }
        Deed::Withdraw if told.set_by == viewer.account() => (OrderState::Withdrawn, None, String::new()),
        Deed::Withdraw => return Err(Error::NotFound),
    };
    tx.execute("update course_order set state = $3, session = $4, why = $5 where area = $1 and id = $2", params![tx.area(), id, state.code(), session, &why])?;
    tx.audit(viewer, "order_changed", &[told.order.unit.0], state.code())?;
    Ok(Told { state, session, why, ..told })
}
