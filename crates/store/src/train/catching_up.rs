//! What those who will fall short could still come to.

use std::collections::BTreeMap;

use domain::{
    date::Day,
    id::{PersonId, SessionId, UnitId},
    programmes::{Layer, Session, SessionForm, SessionState, in_layer},
    train::hours::{Coming, HoursState, catching_up},
};

use super::hours::{self, Line};
use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    params,
    programmes::{self, Question},
    rules,
    search::Index,
};

/// Somebody who will fall short, with sessions that would help.
#[derive(Clone, Debug)]
pub struct Proposed {
    pub line: Line,
    pub short_tenths: u32,
    pub sessions: Vec<SessionId>,
    /// Together they are enough.
    pub enough: bool,
}

/// A session that still takes people.
#[derive(Clone, Debug)]
pub struct Takes {
    pub id: SessionId,
    pub session: Session,
    pub layer: Option<Layer>,
    /// Places left, where there is a limit.
    pub free: Option<usize>,
}

/// How far ahead sessions are looked for, in days.
const AHEAD: i32 = 366;

/// Those who will fall short or have to catch up, the most first, each with the earliest sessions that take them and do not fall
/// on days they sit elsewhere; and the sessions. Nobody is put anywhere by it.
pub fn proposals(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, under: Option<UnitId>) -> Result<(Vec<Proposed>, Vec<Takes>), Error> {
    let today = tx.today();
    let (takes, busy) = (takes(tx, viewer, today)?, busy(tx, today)?);
    let young = rules::load(tx)?.number("train.young_age", today).unwrap_or(35);
    let mut found = Vec::new();
    for line in hours::ledger(tx, index, viewer, (under, today))? {
        let behind = line.standing.required_tenths.saturating_sub(line.standing.tenths + line.standing.planned_tenths);
        let short = if line.standing.state == HoursState::Short { behind } else { 0 };
        let owed = line.catch_up.map_or(0, |it| it.missing_tenths.saturating_sub(it.done_tenths + line.standing.planned_tenths));
        let short_tenths = short.max(owed);
        let Some(at) = index.ordinal(line.person).filter(|_| short_tenths > 0) else { continue };
        let (rank, age) = (programmes::rank_at(index, at), index.months_old(at, today).unwrap_or(0) / 12);
        let none = Vec::new();
        let own = busy.get(&line.person).unwrap_or(&none);
        let until = line.catch_up.filter(|_| owed >= short).map_or(line.standing.until, |it| it.until);
        let fits = |one: &&Takes| {
            let free = own.iter().all(|(id, from, to)| *id != one.id && (*to < one.session.from || one.session.to < *from));
            free && one.session.to < until && one.layer.is_none_or(|layer| in_layer(layer, rank, (age, young)))
        };
        let coming: Vec<Coming> = takes
            .iter()
            .filter(fits)
            .map(|one| Coming { session: one.id, from: one.session.from, to: one.session.to, tenths: one.session.lessons.iter().map(|lesson| lesson.tenths).sum() })
            .collect();
        let chosen = catching_up(short_tenths, &coming);
        let enough = chosen.iter().map(|one| one.tenths).sum::<u32>() >= short_tenths;
        found.push(Proposed { line, short_tenths, sessions: chosen.into_iter().map(|one| one.session).collect(), enough });
    }
    found.sort_by_key(|one| (std::cmp::Reverse(one.short_tenths), one.line.person));
    Ok((found, takes))
}

/// Sessions to come that count hours and have a place left.
fn takes(tx: &mut Tx<'_>, viewer: &Viewer, today: Day) -> Result<Vec<Takes>, Error> {
    let question = Question { programme: None, forms: vec![], unit: None, person: None, from: today, to: today.plus_days(AHEAD), limit: 500 };
    let mut takes = Vec::new();
    for told in programmes::sessions(tx, viewer, &question)? {
        let open = matches!(told.state, SessionState::Planned | SessionState::Open) && told.session.from > today && told.session.form != SessionForm::Contest;
        let free = told.session.capacity.map(|capacity| capacity.saturating_sub(told.sit));
        if !open || free == Some(0) || told.session.lessons.iter().all(|lesson| lesson.tenths == 0) {
            continue;
        }
        let layer = match (told.session.layer, told.session.programme) {
            (None, Some(programme)) => programmes::programme_facts(tx, programme)?.layer,
            (layer, _) => layer,
        };
        takes.push(Takes { id: told.id, session: told.session, layer, free });
    }
    Ok(takes)
}

/// Where people sit from today on.
type Busy = BTreeMap<PersonId, Vec<(SessionId, Day, Day)>>;

fn busy(tx: &mut Tx<'_>, today: Day) -> Result<Busy, Error> {
    let mut busy = Busy::new();
    tx.each(
        "select p.person, s.id, s.begins, s.ends from training_session s join training_part p on p.area = s.area and p.session = s.id
          where s.area = $1 and s.ends >= $2 and s.state in ('planned', 'open') and p.person is not null and p.role = 'student' and p.state in ('approved', 'nominated', 'waiting')",
        params![tx.area(), today],
        |row| {
            busy.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?, row.get(3)?));
            Ok(())
        },
    )?;
    Ok(busy)
}
