//! A unit reports a discussion and its key speeches at once.

use domain::{
    access::role::Permission,
    id::{PersonId, SessionId},
    message::Refusal,
    people::{check::text_fits, unit::name_given},
    programmes::{PartRole, SeatState, Session, SessionForm, SessionState},
};

use super::{organises, sessions};
use crate::{
    access::{Viewer, viewer},
    db::Tx,
    error::Error,
    params,
};

/// Somebody who spoke, and what they said in short.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    #[serde(default)]
    pub person: Option<PersonId>,
    /// Of somebody who has no file.
    #[serde(default)]
    pub guest: String,
    #[serde(default)]
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    pub session: Session,
    #[serde(default)]
    pub speeches: Vec<Said>,
}

const SPEECHES_MAX: usize = 200;

/// Records a discussion, seminar, symposium or activity that took place. Errors: a day to come; another form; a speaker who is nobody.
pub fn report(tx: &mut Tx<'_>, viewer: &Viewer, report: &Report) -> Result<SessionId, Error> {
    let it = &report.session;
    let own = viewer::unit_within(tx, viewer, it.unit, Permission::TrainUnit)?;
    if !own && !organises(tx, viewer, it.unit)? {
        viewer.must(Permission::TrainUnit)?;
        return Err(Error::NotFound);
    }
    if !matches!(it.form, SessionForm::Discussion | SessionForm::Seminar | SessionForm::Symposium | SessionForm::Activity) {
        return Err(Refusal::new("refusal.report_form").at("session.form").into());
    }
    if it.to > tx.today() {
        return Err(Refusal::new("refusal.not_yet").with("date", it.to).at("session.to").into());
    }
    if report.speeches.len() > SPEECHES_MAX {
        return Err(Refusal::new("refusal.too_many").with("most", SPEECHES_MAX).at("speeches").into());
    }
    let id = SessionId(tx.new_id());
    tx.found(id.0)?;
    sessions::put(tx, viewer, id, (it, SessionState::Held), true)?;
    for (at, said) in report.speeches.iter().enumerate() {
        speak(tx, viewer, (id, it), (at, said))?;
    }
    let people: Vec<i64> = report.speeches.iter().filter_map(|said| said.person).map(|person| person.0).collect();
    tx.audit(viewer, "discussion_reported", &people, &it.title)?;
    Ok(id)
}

fn speak(tx: &mut Tx<'_>, viewer: &Viewer, (id, session): (SessionId, &Session), (at, said): (usize, &Said)) -> Result<(), Error> {
    let field = |name: &str| format!("speeches.{at}.{name}");
    text_fits(&said.text, &field("text"))?;
    let unit = said.person.map(|_| session.unit);
    if let Some(person) = said.person {
        viewer::sight(tx, viewer, person)?.ok_or_else(|| Refusal::new("refusal.not_found").at(&field("person")))?;
    } else {
        name_given(&said.guest, &field("guest"))?;
    }
    let text = said.text.trim();
    let body = match said.person {
        _ if text.is_empty() => None,
        Some(person) => Some(tx.seal_for(person, text)?),
        None => Some(tx.vault().seal_for_area(text.as_bytes())?),
    };
    let (area, part, now) = (tx.area(), tx.new_id(), tx.now);
    tx.execute(
        "insert into training_part (area, session, id, person, guest, unit, role, state, leads, body, tenths, halves, online_tenths, done_on, entry, why, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, 0, 0, 0, $10, null, '', $11, $12)",
        params![area, id, part, said.person, said.guest.trim(), unit, PartRole::KeySpeaker.code(), SeatState::Completed.code(), body, session.to, viewer.account(), now],
    )?;
    Ok(())
}
