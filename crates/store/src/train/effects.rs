//! What came of classes: the survey of their students, scores before and after, and what every course and lecturer came to.

use std::collections::BTreeMap;

use domain::{
    date::Day,
    id::{CatalogueId, PartId, SessionId, SurveyId},
    message::Refusal,
    programmes::{PartRole, Session, SessionState},
    surveys::{Results, Survey, SurveyState},
    train::effect::{ScorePhase, check_score},
};

use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    params, programmes, surveys,
};

/// Keeps which survey asked the students of a session. Errors: there is one already.
pub fn set_feedback(tx: &mut Tx<'_>, viewer: &Viewer, id: SessionId, survey: SurveyId) -> Result<(), Error> {
    let told = programmes::session(tx, viewer, id)?;
    programmes::must(tx, viewer, told.session.unit)?;
    let set = tx.execute("update training_session set feedback = $3 where area = $1 and id = $2 and feedback is null", params![tx.area(), id, survey])?;
    if set == 0 {
        return Err(Refusal::new("refusal.feedback_asked").into());
    }
    tx.audit(viewer, "feedback_asked", &[id.0], &told.session.title)
}

pub fn feedback(tx: &mut Tx<'_>, id: SessionId) -> Result<Option<SurveyId>, Error> {
    tx.scalar("select feedback from training_session where area = $1 and id = $2", params![tx.area(), id])
}

/// The survey of a session's students with its result once it is closed. The caller organises the session.
pub fn reaction(tx: &mut Tx<'_>, id: SurveyId) -> Result<(surveys::Told, Option<Results>), Error> {
    let told = surveys::facts(tx, id)?;
    let results = if told.state == SurveyState::Closed { Some(surveys::frozen(tx, id)?) } else { None };
    Ok((told, results))
}

/// One score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    pub part: PartId,
    pub phase: ScorePhase,
    pub tenths: u32,
}

/// Enters scores over what was there. Lines of nobody who sat there are returned by their place, the rest kept.
pub fn enter(tx: &mut Tx<'_>, viewer: &Viewer, (id, scores): (SessionId, &[Score])) -> Result<Vec<usize>, Error> {
    let told = programmes::session(tx, viewer, id)?;
    programmes::must(tx, viewer, told.session.unit)?;
    if told.state == SessionState::Cancelled {
        return Err(Refusal::new("refusal.session_state").with("state", told.state.key()).into());
    }
    let sat: std::collections::BTreeSet<PartId> = programmes::every_part(tx, id)?.into_iter().filter(|part| part.role == PartRole::Student && part.state.sits()).map(|part| part.id).collect();
    let (area, now, mut strange) = (tx.area(), tx.now, Vec::new());
    for (at, score) in scores.iter().enumerate() {
        check_score(score.tenths)?;
        if !sat.contains(&score.part) {
            strange.push(at);
            continue;
        }
        tx.execute(
            "insert into training_score (area, session, part, phase, tenths, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (area, session, part, phase) do update set tenths = excluded.tenths, set_by = excluded.set_by, set_at = excluded.set_at",
            params![area, id, score.part, score.phase.code(), i64::from(score.tenths), viewer.account(), now],
        )?;
    }
    tx.audit(viewer, "scores_entered", &[id.0], &scores.len().to_string())?;
    Ok(strange)
}

/// Scores before and after, in tenths, of each part that has one.
pub type Scores = BTreeMap<PartId, (Option<u32>, Option<u32>)>;

pub fn scores(tx: &mut Tx<'_>, id: SessionId) -> Result<Scores, Error> {
    let rows = tx.query("select part, phase, tenths from training_score where area = $1 and session = $2", params![tx.area(), id])?;
    let mut scores = Scores::new();
    for row in &rows {
        let of = scores.entry(row.get(0)?).or_default();
        let tenths = u32::try_from(row.get::<i64>(2)?).unwrap_or(0);
        if row.get::<String>(1)? == ScorePhase::Before.code() { of.0 = Some(tenths) } else { of.1 = Some(tenths) }
    }
    Ok(scores)
}

/// Pairs of whole points (before, after) of everybody who has both, by session.
pub fn pairs(tx: &mut Tx<'_>) -> Result<BTreeMap<SessionId, Vec<(f64, f64)>>, Error> {
    let mut pairs: BTreeMap<SessionId, Vec<(f64, f64)>> = BTreeMap::new();
    tx.each(
        "select b.session, b.tenths, a.tenths from training_score b join training_score a on a.area = b.area and a.session = b.session and a.part = b.part and a.phase = 'after'
          where b.area = $1 and b.phase = 'before' order by b.session, b.part",
        params![tx.area()],
        |row| {
            let points = |at: usize| row.get::<i64>(at).map(|tenths| f64::from(i32::try_from(tenths).unwrap_or(0)) / 10.0);
            pairs.entry(row.get(0)?).or_default().push((points(1)?, points(2)?));
            Ok(())
        },
    )?;
    Ok(pairs)
}

/// A session that was held, with what its students said of it.
#[derive(Clone, Debug)]
pub struct Held {
    pub id: SessionId,
    pub session: Session,
    pub completed: usize,
    /// What students made of it.
    pub results: usize,
    pub feedback: Option<(Survey, Results)>,
}

/// Sessions held in a period in which somebody taught or whose course is known; discussions of units are none.
pub fn held(tx: &mut Tx<'_>, viewer: &Viewer, (from, to): (Day, Day)) -> Result<Vec<Held>, Error> {
    programmes::reads(viewer)?;
    let rows = tx.query(
        "select s.id, s.unit, s.body, s.feedback, (select count(*) from training_part p where p.area = s.area and p.session = s.id and p.role = 'student' and p.state = 'completed'),
            (select count(*) from contribution c where c.area = s.area and c.session = s.id and c.state <> 'refused')
           from training_session s where s.area = $1 and s.state = 'held' and s.form <> 'discussion' and s.begins >= $2 and s.begins <= $3 order by s.begins, s.id",
        params![tx.area(), from, to],
    )?;
    let mut held = Vec::new();
    for row in &rows {
        if !programmes::organises(tx, viewer, row.get(1)?)? {
            continue;
        }
        let asked = row.get::<Option<SurveyId>>(3)?.map(|survey| reaction(tx, survey)).transpose()?;
        let feedback = asked.and_then(|(told, results)| Some((told.survey, results?)));
        held.push(one(row, feedback)?);
    }
    Ok(held)
}

fn one(row: &crate::db::Row, feedback: Option<(Survey, Results)>) -> Result<Held, Error> {
    let count = |at: usize| row.get::<i64>(at).map(|count| usize::try_from(count).unwrap_or(0));
    Ok(Held { id: row.get(0)?, session: serde_json::from_str(&row.get::<String>(2)?)?, completed: count(4)?, results: count(5)?, feedback })
}

/// Which lecturers have taught so far, how often, and when last: of sessions held.
pub fn taught(tx: &mut Tx<'_>) -> Result<BTreeMap<CatalogueId, (usize, Day)>, Error> {
    let rows = tx.query(
        "select l.lecturer, count(distinct l.session), max(l.day) from training_lesson l join training_session s on s.area = l.area and s.id = l.session
          where l.area = $1 and s.state = 'held' and l.lecturer is not null group by l.lecturer",
        params![tx.area()],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, (usize::try_from(row.get::<i64>(1)?).unwrap_or(0), row.get(2)?)))).collect()
}
