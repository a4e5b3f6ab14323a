//! Lessons of all sessions in some days, with those that need the same room or lecturer at once.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    date::Day,
    id::SessionId,
    programmes::{Taken, conflicts},
};

use super::{reads, sessions::{self, Question, Told}};
use crate::{access::Viewer, db::Tx, error::Error, params};

/// Sessions by number, their lessons by day and time, and which of the lessons clash.
#[derive(Clone, Debug)]
pub struct Timetable {
    pub sessions: BTreeMap<SessionId, Told>,
    pub lessons: Vec<Taken>,
    pub clashing: BTreeSet<(SessionId, u32)>,
}

/// The most sessions a timetable tells.
const LIMIT: usize = 500;

pub fn timetable(tx: &mut Tx<'_>, viewer: &Viewer, (from, to): (Day, Day)) -> Result<Timetable, Error> {
    reads(viewer)?;
    let question = Question { programme: None, forms: vec![], unit: None, person: None, from, to, limit: LIMIT };
    let sessions = sessions::list(tx, viewer, &question)?.into_iter().map(|told| (told.id, told)).collect();
    let rows = tx.query(
        "select l.session, l.id, l.day, l.begins, l.ends, l.room, l.lecturer from training_lesson l join training_session s on s.area = l.area and s.id = l.session
          where l.area = $1 and l.day >= $2 and l.day <= $3 and s.state <> 'cancelled' order by l.day, l.begins, l.session, l.id",
        params![tx.area(), from, to],
    )?;
    let lessons = rows.iter().map(sessions::lesson_row).collect::<Result<Vec<_>, _>>()?;
    Ok(Timetable { sessions, clashing: conflicts(&lessons), lessons })
}
