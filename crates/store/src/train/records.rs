//! Training of people line by line, as information sets of the personnel standard carry it (A11).

use domain::{
    date::Day,
    id::{PersonId, UnitId},
    programmes::Session,
};

use super::hours;
use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    params,
    search::Index,
};

/// A session somebody completed.
#[derive(Clone, Debug)]
pub struct Completed {
    pub person: PersonId,
    pub session: Session,
    pub tenths: u32,
    pub halves: u32,
    /// Students who sat in it.
    pub students: usize,
}

/// What people in reach completed from a day to a day, by person and day.
pub fn completed(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, under: Option<UnitId>, (from, to): (Day, Day)) -> Result<Vec<Completed>, Error> {
    let reach = hours::reach(tx, index, viewer, under)?;
    let rows = tx.query(
        "select p.person, s.id, p.tenths, p.halves, s.body from training_part p join training_session s on s.area = p.area and s.id = p.session
          where p.area = $1 and p.done_on >= $2 and p.done_on <= $3 and p.person is not null and p.role = 'student' and p.state = 'completed' order by p.person, p.done_on, s.id",
        params![tx.area(), from, to],
    )?;
    let counted = tx.query("select session, count(*) from training_part where area = $1 and role = 'student' and state in ('completed', 'failed') group by session", params![tx.area()])?;
    let counted = counted.iter().map(|row| Ok((row.get(0)?, usize::try_from(row.get::<i64>(1)?).unwrap_or(0)))).collect::<Result<std::collections::BTreeMap<i64, usize>, Error>>()?;
    let mut found = Vec::new();
    for row in &rows {
        let person: PersonId = row.get(0)?;
        if !index.ordinal(person).is_some_and(|at| reach.has(at)) {
            continue;
        }
        let number = |at: usize| row.get::<i64>(at).map(|number| u32::try_from(number).unwrap_or(0));
        let session: i64 = row.get(1)?;
        found.push(Completed { person, session: serde_json::from_str(&row.get::<String>(4)?)?, tenths: number(2)?, halves: number(3)?, students: counted.get(&session).copied().unwrap_or(0) });
    }
    Ok(found)
}
