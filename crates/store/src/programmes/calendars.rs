//! Addresses under which calendar programs ask for the lessons of a class, a lecturer or a room. Only a hash of each is kept.

use domain::{
    date::Day,
    id::{AccountId, CatalogueId, PersonId, SessionId},
    programmes::{CalendarOf, Session, SessionState},
};

use super::{reads, sessions};
use crate::{
    access::{Viewer, session::viewer_behind},
    db::Tx,
    error::Error,
    params,
};

/// A session with its name, as a calendar tells it.
#[derive(Clone, Debug)]
pub struct Entered {
    pub id: SessionId,
    pub session: Session,
    /// Only these lessons; all where none is named.
    pub lessons: Vec<u32>,
}

/// How far back and ahead a calendar reaches, in days.
const BACK: i32 = 60;
const AHEAD: i32 = 400;

/// Makes an address anew and returns its token, which is stored nowhere; the viewer's one for the same before it ends.
pub fn make(tx: &mut Tx<'_>, viewer: &Viewer, (of, target): (CalendarOf, i64)) -> Result<String, Error> {
    reads(viewer)?;
    let known = match of {
        CalendarOf::Session => sessions::find(tx, viewer, SessionId(target)).map(drop),
        CalendarOf::Lecturer | CalendarOf::Room => crate::train::catalogue::find(tx, viewer, CatalogueId(target)).map(drop),
    };
    known?;
    let token = tx.vault().chance.token()?;
    let hash = tx.vault().suite.hash(&[token.as_bytes()]);
    let (area, now, account) = (tx.area(), tx.now, viewer.account());
    tx.execute("delete from calendar_address where area = $1 and account = $2 and what = $3 and target = $4", params![area, account, of.code(), target])?;
    tx.execute(
        "insert into calendar_address (area, token_hash, what, target, account, made_at) values ($1, $2, $3, $4, $5, $6)",
        params![area, hash, of.code(), target, account, now],
    )?;
    tx.audit(viewer, "calendar_made", &[target], of.code())?;
    Ok(token)
}

/// What a token opens, with whoever made it, unless their account is locked.
pub fn opened(tx: &mut Tx<'_>, token: &str) -> Result<Option<(Viewer, CalendarOf, i64)>, Error> {
    let hash = tx.vault().suite.hash(&[token.as_bytes()]);
    let Some(row) = tx.query_opt("select account, what, target from calendar_address where area = $1 and token_hash = $2", params![tx.area(), hash])? else { return Ok(None) };
    let (account, what, target): (AccountId, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let viewer = viewer_behind(tx, account)?.filter(|viewer| reads(viewer).is_ok());
    Ok(viewer.and_then(|viewer| Some((viewer, CalendarOf::from_code(&what)?, target))))
}

/// The sessions of a calendar, the first first.
pub fn entered(tx: &mut Tx<'_>, viewer: &Viewer, (of, target): (CalendarOf, i64)) -> Result<Vec<Entered>, Error> {
    match of {
        CalendarOf::Session => {
            let told = sessions::find(tx, viewer, SessionId(target))?;
            let entered = Entered { id: told.id, session: told.session, lessons: vec![] };
            Ok(if told.state == SessionState::Cancelled { vec![] } else { vec![entered] })
        }
        CalendarOf::Lecturer | CalendarOf::Room => {
            let column = if of == CalendarOf::Lecturer { "lecturer" } else { "room" };
            let (from, to) = span(tx);
            let rows = tx.query(
                &format!(
                    "select l.session, l.id from training_lesson l join training_session s on s.area = l.area and s.id = l.session
                      where l.area = $1 and l.{column} = $2 and l.day >= $3 and l.day <= $4 and s.state <> 'cancelled' order by l.day, l.begins"
                ),
                params![tx.area(), target, from, to],
            )?;
            let mut entered: Vec<Entered> = Vec::new();
            for row in &rows {
                let (session, lesson): (SessionId, i64) = (row.get(0)?, row.get(1)?);
                let lesson = u32::try_from(lesson).unwrap_or(0);
                match entered.iter_mut().find(|one| one.id == session) {
                    Some(one) => one.lessons.push(lesson),
                    None => entered.push(Entered { id: session, session: sessions::facts(tx, session)?.session, lessons: vec![lesson] }),
                }
            }
            Ok(entered)
        }
    }
}

fn span(tx: &Tx<'_>) -> (Day, Day) {
    let today = tx.today();
    (today.plus_days(-BACK), today.plus_days(AHEAD))
}

/// Sessions somebody comes to, for their own calendar.
pub fn own(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Entered>, Error> {
    let (from, to) = span(tx);
    let rows = tx.query(
        "select distinct s.id, s.begins from training_part p join training_session s on s.area = p.area and s.id = p.session
          where p.area = $1 and p.person = $2 and s.ends >= $3 and s.begins <= $4 and s.state <> 'cancelled' and p.state in ('approved', 'completed') order by s.begins, s.id",
        params![tx.area(), person, from, to],
    )?;
    rows.iter().map(|row| Ok(Entered { id: row.get(0)?, session: sessions::facts(tx, row.get(0)?)?.session, lessons: vec![] })).collect()
}
