//! The two questions months after a class: whom they wait for, and the answers, which stand on the student's file.

use domain::{
    catalogue::{Language, sentence},
    date::Day,
    id::{EntryId, PartId, PersonId, SessionId, UnitId},
    ledger::{Channel, Claim, EntryKind, SourceKind, Stage},
    message::{Arguments, Refusal},
    train::effect::{Answer, FollowUpBy, Used, asked_between, check_answer, done_between},
};

use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    ledger, params, rules,
};

/// A question that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub session: SessionId,
    pub title: String,
    pub part: PartId,
    pub person: PersonId,
    pub by: FollowUpBy,
    pub done_on: Day,
    /// The last day.
    pub until: Day,
}

/// Everybody who completed a class so long ago that its questions are open today.
fn open(tx: &mut Tx<'_>, person: Option<PersonId>) -> Result<Vec<Asked>, Error> {
    let (today, rules) = (tx.today(), rules::load(tx)?);
    let (least, most) = person.map_or((0, i64::MAX), |person| (person.0, person.0));
    let (from, to) = done_between(today, &rules);
    let rows = tx.query(
        "select s.id, s.title, p.id, p.person, p.done_on from training_part p join training_session s on s.area = p.area and s.id = p.session
          where p.area = $1 and p.person >= $2 and p.person <= $3 and p.done_on >= $4 and p.done_on <= $5 and p.state = 'completed' and p.role = 'student' and s.form = 'class' and p.tenths > 0
          order by p.done_on, s.id, p.id",
        params![tx.area(), least, most, from, to],
    )?;
    let mut asked = Vec::new();
    for row in &rows {
        let done_on: Day = row.get(4)?;
        let (from, until) = asked_between(done_on, &rules);
        if from <= today && today <= until {
            asked.push(Asked { session: row.get(0)?, title: row.get(1)?, part: row.get(2)?, person: row.get(3)?, by: FollowUpBy::Student, done_on, until });
        }
    }
    Ok(asked)
}

/// The units the person heads today.
fn headed(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<UnitId>, Error> {
    let today = tx.today();
    let rows = tx.query(
        "select unit from appointment where area = $1 and person = $2 and unit is not null and post_kind = 'chief' and superseded_at is null and since <= $3 and until > $3",
        params![tx.area(), person, today],
    )?;
    rows.iter().map(|row| row.get(0)).collect()
}

fn chiefs(tx: &mut Tx<'_>, unit: UnitId) -> Result<Vec<PersonId>, Error> {
    let today = tx.today();
    let rows = tx.query(
        "select distinct person from appointment where area = $1 and unit = $2 and post_kind = 'chief' and superseded_at is null and since <= $3 and until > $3 order by person",
        params![tx.area(), unit, today],
    )?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// Those who head the unit of somebody today; of a head, those who head the next unit above that has any.
pub fn superiors(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<PersonId>, Error> {
    let today = tx.today();
    let row = tx.query_opt(
        "select unit, post_kind from appointment where area = $1 and person = $2 and unit is not null and superseded_at is null and since <= $3 and until > $3 order by main desc, since desc limit 1",
        params![tx.area(), person, today],
    )?;
    let Some(row) = row else { return Ok(vec![]) };
    let (own, heads): (UnitId, bool) = (row.get(0)?, row.get::<Option<String>>(1)?.as_deref() == Some("chief"));
    let path: Vec<UnitId> = crate::people::unit::path(tx, own, today)?.into_iter().map(|(unit, _)| unit).rev().skip(usize::from(heads)).collect();
    for unit in path {
        let chiefs: Vec<PersonId> = chiefs(tx, unit)?.into_iter().filter(|chief| *chief != person).collect();
        if !chiefs.is_empty() {
            return Ok(chiefs);
        }
    }
    Ok(vec![])
}

fn answered(tx: &mut Tx<'_>, session: SessionId, part: PartId, by: FollowUpBy) -> Result<bool, Error> {
    let row = tx.query_opt("select 1 from training_follow_up where area = $1 and session = $2 and part = $3 and asked = $4", params![tx.area(), session, part, by.code()])?;
    Ok(row.is_some())
}

/// The questions that wait for the viewer: of their own classes, and of those they are the superior of.
pub fn waiting(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Asked>, Error> {
    let Some(own) = viewer.person() else { return Ok(vec![]) };
    let mut waiting = open(tx, Some(own))?;
    let headed = headed(tx, own)?;
    if !headed.is_empty() {
        // Numbers of this house, never words of a reader.
        let (today, below) = (tx.today(), headed.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
        for asked in open(tx, None)?.into_iter().filter(|asked| asked.person != own) {
            let under = tx.query_opt(
                &format!(
                    "select 1 from appointment a join unit_closure c on c.area = a.area and c.descendant = a.unit and c.ancestor in ({below}) and c.since <= $3 and c.until > $3
                      where a.area = $1 and a.person = $2 and a.superseded_at is null and a.since <= $3 and a.until > $3 limit 1"
                ),
                params![tx.area(), asked.person, today],
            )?;
            if under.is_some() && superiors(tx, asked.person)?.contains(&own) {
                waiting.push(Asked { by: FollowUpBy::Superior, ..asked });
            }
        }
    }
    let mut left = Vec::new();
    for asked in waiting {
        if !answered(tx, asked.session, asked.part, asked.by)? {
            left.push(asked);
        }
    }
    Ok(left)
}

/// Answers both questions; the answer stands on the student's file, where they read it and may contest it.
///
/// Errors: nothing is asked of the viewer there; answered before; what [`check_answer`] refuses.
pub fn answer(tx: &mut Tx<'_>, viewer: &Viewer, (session, part, by): (SessionId, PartId, FollowUpBy), answer: &Answer) -> Result<EntryId, Error> {
    check_answer(answer)?;
    let person: PersonId = tx
        .query_opt("select person from training_part where area = $1 and session = $2 and id = $3 and person is not null", params![tx.area(), session, part])?
        .ok_or(Error::NotFound)?
        .get(0)?;
    let asked = open(tx, Some(person))?.into_iter().find(|asked| asked.part == part && asked.session == session);
    let own = viewer.person();
    let meant = match by {
        FollowUpBy::Student => own == Some(person),
        FollowUpBy::Superior => match own {
            Some(own) => own != person && superiors(tx, person)?.contains(&own),
            None => false,
        },
    };
    if !meant {
        return Err(Error::NotFound);
    }
    let asked = asked.ok_or_else(|| Refusal::new("refusal.follow_up_closed"))?;
    if answered(tx, session, part, by)? {
        return Err(Refusal::new("refusal.follow_up_answered").into());
    }
    let (today, source) = (tx.today(), if by == FollowUpBy::Student { SourceKind::OwnStatement } else { SourceKind::HeadStatement });
    let arguments = Arguments::from([("used".to_owned(), answer.used.key()), ("example".to_owned(), answer.example.trim().to_owned()), ("done".to_owned(), asked.done_on.to_string())]);
    let code = if answer.example.trim().is_empty() { "training.entry_follow_up_bare" } else { "training.entry_follow_up" };
    let title = sentence(Language::Zh, "training.entry_follow_up_title", &Arguments::from([("title".to_owned(), asked.title.clone())]));
    let claim = Claim {
        channel: Some(Channel::Survey),
        ..Claim::new((Stage::Train, EntryKind::Training, source), today, title, sentence(Language::Zh, code, &arguments))
    };
    let entry = ledger::append(tx, viewer, person, &claim, None)?;
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into training_follow_up (area, session, part, asked, used, entry, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![area, session, part, by.code(), answer.used.code(), entry, viewer.account(), now],
    )?;
    tx.audit(viewer, "follow_up_answered", &[person.0], by.code())?;
    Ok(entry)
}

/// An answer given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    pub session: SessionId,
    pub part: PartId,
    pub by: FollowUpBy,
    pub used: Used,
    pub entry: EntryId,
}

/// Answers about one session, or about all of them.
pub fn given(tx: &mut Tx<'_>, session: Option<SessionId>) -> Result<Vec<Given>, Error> {
    let (least, most) = session.map_or((0, i64::MAX), |session| (session.0, session.0));
    let rows = tx.query("select session, part, asked, used, entry from training_follow_up where area = $1 and session >= $2 and session <= $3 order by session, part, asked", params![tx.area(), least, most])?;
    rows.iter()
        .map(|row| {
            let (by, used): (String, String) = (row.get(2)?, row.get(3)?);
            Ok(Given {
                session: row.get(0)?, part: row.get(1)?, by: FollowUpBy::from_code(&by).ok_or(Error::Column { index: 2, found: by })?,
                used: Used::from_code(&used).ok_or(Error::Column { index: 3, found: used })?, entry: row.get(4)?,
            })
        })
        .collect()
}
