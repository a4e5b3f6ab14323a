//! Training: sessions the viewer comes to, hours that will fall short, and what waits on the organiser's desk.

use domain::{access::role::Permission, programmes::SessionState, train::{OrderState, hours::HoursState}};
use store::{
    Tx,
    access::Viewer,
    people::person,
    programmes::{self, Question},
    search::Index,
    train::{follow_ups, hours, orders},
};

use super::{MyDay, SOON_DAYS, item};

/// Sessions of the coming days, questions about classes months ago, and hours of one's own that will fall short.
pub(super) fn own(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, day: &mut MyDay) -> Result<(), store::Error> {
    let (Some(person), true, today) = (viewer.person(), viewer.may(Permission::UnitsRead), tx.today()) else { return Ok(()) };
    let question = Question { programme: None, forms: vec![], unit: None, person: Some(person), from: today, to: today.plus_days(SOON_DAYS), limit: 20 };
    for told in programmes::sessions(tx, viewer, &question)?.into_iter().filter(|told| told.state != SessionState::Held) {
        day.due.push(item("session", told.id.0, &[("title", told.session.title)], Some(told.session.from.to_string()), format!("/training/sessions/{}", told.id)));
    }
    for asked in follow_ups::waiting(tx, viewer)? {
        let kind = format!("follow_up_{}", asked.by.code());
        let name = person::name_of(tx, asked.person)?.unwrap_or_default();
        day.waiting.push(item(&kind, asked.part.0, &[("title", asked.title), ("name", name)], Some(asked.until.to_string()), "/training/follow-ups".into()));
    }
    let hours::Line { standing, catch_up, .. } = hours::of_person(tx, index, (person, today))?;
    if let Some(owed) = catch_up.filter(|it| it.done_tenths < it.missing_tenths) {
        let n = (owed.missing_tenths - owed.done_tenths).div_ceil(10);
        day.due.push(item("hours_catch_up", person.0, &[("n", n.to_string())], Some(owed.until.plus_days(-1).to_string()), format!("/people/{person}/training")));
    }
    // Nobody is told in spring what the year may still bring.
    let late = today.days_since(standing.from) * 2 > standing.until.days_since(standing.from);
    if standing.state == HoursState::Short && late {
        let short = (standing.required_tenths - standing.forecast_tenths).div_ceil(10);
        day.due.push(item("hours_short", person.0, &[("n", short.to_string())], Some(standing.until.plus_days(-1).to_string()), format!("/people/{person}/training")));
    }
    Ok(())
}

/// Seats to approve, sessions that are over and not closed, orders nobody answered.
pub(super) fn desk(tx: &mut Tx<'_>, viewer: &Viewer, day: &mut MyDay) -> Result<(), store::Error> {
    if !viewer.may(Permission::Train) {
        return Ok(());
    }
    for desk in programmes::desk(tx, viewer)? {
        let link = format!("/training/sessions/{}", desk.id);
        if desk.over {
            day.overdue.push(item("session_close", desk.id.0, &[("title", desk.title)], Some(desk.to.to_string()), link));
        } else {
            day.waiting.push(item("seats_named", desk.id.0, &[("title", desk.title), ("n", desk.named.to_string())], None, link));
        }
    }
    let placed = orders::list(tx, viewer)?.iter().filter(|told| told.state == OrderState::Placed).count();
    if placed > 0 {
        day.waiting.push(item("orders", 0, &[("n", placed.to_string())], None, "/training/orders".into()));
    }
    Ok(())
}
