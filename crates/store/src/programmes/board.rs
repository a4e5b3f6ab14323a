//! What a programme came to: sessions, person-times, persons and speeches, each counted apart, by unit and form.

use std::collections::BTreeSet;

use domain::{
    id::{ProgrammeId, UnitId},
    programmes::{DiscussionForm, LecturerKind, Session, SessionForm},
};

use crate::{db::Tx, error::Error, params};

/// Sessions held by one unit in one form, and who came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    pub programme: ProgrammeId,
    pub unit: UnitId,
    pub form: SessionForm,
    pub discussion: Option<DiscussionForm>,
    /// 场次、期
    pub sessions: usize,
    /// 人次
    pub person_times: usize,
    pub speeches: usize,
}

/// Numbers of this house, never words of a reader.
fn among(ids: &[ProgrammeId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// What was held under these programmes.
pub fn tally(tx: &mut Tx<'_>, ids: &[ProgrammeId]) -> Result<Vec<Tally>, Error> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = tx.query(
        &format!(
            "select s.programme, s.unit, s.form, s.discussion, count(distinct s.id),
                count(case when p.role = 'student' and p.state in ('approved', 'completed', 'failed') then 1 end), count(case when p.role = 'key_speaker' then 1 end)
               from training_session s left join training_part p on p.area = s.area and p.session = s.id
              where s.area = $1 and s.state = 'held' and s.programme in ({}) group by s.programme, s.unit, s.form, s.discussion order by s.programme, s.unit, s.form, s.discussion",
            among(ids)
        ),
        params![tx.area()],
    )?;
    rows.iter()
        .map(|row| {
            let (form, discussion): (String, Option<String>) = (row.get(2)?, row.get(3)?);
            let count = |at: usize| row.get::<i64>(at).map(|count| usize::try_from(count).unwrap_or(0));
            Ok(Tally {
                programme: row.get(0)?, unit: row.get(1)?, form: SessionForm::from_code(&form).ok_or(Error::Column { index: 2, found: form })?,
                discussion: discussion.as_deref().and_then(DiscussionForm::from_code), sessions: count(4)?, person_times: count(5)?, speeches: count(6)?,
            })
        })
        .collect()
}

/// How many different people came or spoke.
pub fn people(tx: &mut Tx<'_>, ids: &[ProgrammeId]) -> Result<usize, Error> {
    if ids.is_empty() {
        return Ok(0);
    }
    let count: i64 = tx.scalar(
        &format!(
            "select count(distinct p.person) from training_part p join training_session s on s.area = p.area and s.id = p.session
              where s.area = $1 and s.state = 'held' and s.programme in ({}) and p.person is not null and p.state in ('approved', 'completed', 'failed')",
            among(ids)
        ),
        params![tx.area()],
    )?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Units that held a session or sent somebody to one.
pub fn units_taking_part(tx: &mut Tx<'_>, ids: &[ProgrammeId]) -> Result<BTreeSet<UnitId>, Error> {
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let rows = tx.query(
        &format!(
            "select s.unit from training_session s where s.area = $1 and s.state <> 'cancelled' and s.programme in ({0})
              union select p.unit from training_part p join training_session s on s.area = p.area and s.id = p.session
              where s.area = $1 and s.state <> 'cancelled' and s.programme in ({0}) and p.unit is not null and p.state in ('nominated', 'approved', 'completed', 'failed', 'waiting')",
            among(ids)
        ),
        params![tx.area()],
    )?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// How many lessons each kind of lecturer gave in what was held under a programme.
pub fn balance(tx: &mut Tx<'_>, id: ProgrammeId) -> Result<Vec<(LecturerKind, usize)>, Error> {
    let rows = tx.query("select body from training_session where area = $1 and programme = $2 and state = 'held'", params![tx.area(), id])?;
    let mut counts = std::collections::BTreeMap::new();
    for row in &rows {
        let session: Session = serde_json::from_str(&row.get::<String>(0)?)?;
        for kind in session.lessons.iter().filter_map(|lesson| lesson.lecturer_kind) {
            *counts.entry(kind).or_insert(0) += 1;
        }
    }
    Ok(counts.into_iter().collect())
}
