//! Lists of talks and what they cover, inside the viewer's reach.

use std::collections::BTreeMap;

use domain::{
    access::{role::Permission, tier::Tier},
    care::TalkKind,
    date::Day,
    id::{PersonId, TalkId},
};

use super::{COLUMNS, Told, read};
use crate::{
    access::{Viewer, viewer},
    db::{Row, Tx},
    error::Error,
    params,
    search::{Bits, Index},
};

/// Whose talks are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Those the viewer held or recorded.
    #[default]
    Mine,
    /// Those with people in the viewer's reach.
    Reach,
}

/// What to list, the latest first.
#[derive(Clone, Debug)]
pub struct Question {
    pub whose: Whose,
    pub kind: Option<TalkKind>,
    /// `[from, to)`.
    pub from: Day,
    pub to: Day,
    /// Where the page before ended.
    pub after: Option<(Day, i64)>,
    pub limit: usize,
}

/// A talk of a list.
#[derive(Clone, Debug)]
pub struct Listed {
    pub told: Told,
    pub name: String,
}

/// How many rows are looked through at once.
const CHUNK: i64 = 200;
/// A replaced talk gives way to the one that corrects it.
const STANDING: &str = "left join talk r on r.area = t.area and r.person = t.person and r.replaces = t.id";

/// A page of talks that the viewer may know of.
pub fn list(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, question: &Question) -> Result<Vec<Listed>, Error> {
    let reach = index.reach(viewer);
    let mut listed = Vec::new();
    let mut after = question.after.unwrap_or((question.to, i64::MIN));
    loop {
        let rows = page(tx, viewer, question, after)?;
        for row in &rows {
            let (id, person, kind, held_on): (TalkId, PersonId, String, Day) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            after = (held_on, id.0);
            let wanted = question.kind.is_none_or(|wanted| wanted.code() == kind);
            let within = question.whose == Whose::Mine || index.ordinal(person).is_some_and(|ordinal| reach.has(ordinal));
            if !(wanted && within) {
                continue;
            }
            let Some(sight) = viewer::sight(tx, viewer, person)? else { continue };
            if let Some(told) = read(tx, viewer, row, &sight)? {
                listed.push(Listed { told, name: crate::people::person::name_of(tx, person)?.unwrap_or_default() });
            }
            if listed.len() == question.limit {
                return Ok(listed);
            }
        }
        if rows.len() < usize::try_from(CHUNK).unwrap_or(0) {
            return Ok(listed);
        }
    }
}

fn page(tx: &mut Tx<'_>, viewer: &Viewer, question: &Question, (day, id): (Day, i64)) -> Result<Vec<Row>, Error> {
    let area = tx.area();
    let order = format!("and r.id is null and t.held_on >= $2 and (t.held_on < $3 or (t.held_on = $3 and t.id < $4)) order by t.held_on desc, t.id desc limit {CHUNK}");
    if question.whose == Whose::Reach {
        return tx.query(&format!("select {COLUMNS} from talk t {STANDING} where t.area = $1 {order}"), params![area, question.from, day, id]);
    }
    let own = "t.id in (select id from talk where area = $1 and recorded_by = $5 union all select id from talk where area = $1 and talker = $6
                        union all select talk from talk_also where area = $1 and talker = $6)";
    let person = viewer.person().map_or(0, |person| person.0);
    tx.query(
        &format!("select {COLUMNS} from talk t {STANDING} where t.area = $1 and {own} {order}"),
        params![area, question.from, day, id, viewer.account(), person],
    )
}

/// That a talk was held, without a word of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub id: TalkId,
    pub person: PersonId,
    pub kind: TalkKind,
    pub on: Day,
    pub unannounced: bool,
    pub tier: Tier,
    pub talkers: Vec<PersonId>,
}

/// Every talk of some kinds held in `[from, to)`, each once, the first first.
pub fn held(tx: &mut Tx<'_>, kinds: &[TalkKind], (from, to): (Day, Day)) -> Result<Vec<Held>, Error> {
    let area = tx.area();
    let mut also: BTreeMap<TalkId, Vec<PersonId>> = BTreeMap::new();
    tx.each("select talk, talker from talk_also where area = $1 order by talk, talker", params![area], |row| {
        also.entry(row.get(0)?).or_default().push(row.get(1)?);
        Ok(())
    })?;
    let mut all = Vec::new();
    let sql = format!(
        "select t.id, t.person, t.kind, t.held_on, t.unannounced, t.talker, t.tier from talk t {STANDING}
          where t.area = $1 and t.held_on >= $2 and t.held_on < $3 and r.id is null order by t.held_on, t.id"
    );
    tx.each(&sql, params![area, from, to], |row| {
        let kind: String = row.get(2)?;
        let kind = TalkKind::from_code(&kind).ok_or(Error::Column { index: 2, found: kind })?;
        let id: TalkId = row.get(0)?;
        if kinds.is_empty() || kinds.contains(&kind) {
            let mut talkers: Vec<PersonId> = row.get::<Option<PersonId>>(5)?.into_iter().collect();
            talkers.extend(also.remove(&id).unwrap_or_default());
            let tier: String = row.get(6)?;
            let tier = Tier::from_code(&tier).ok_or(Error::Column { index: 6, found: tier })?;
            all.push(Held { id, person: row.get(1)?, kind, on: row.get(3)?, unannounced: row.get(4)?, tier, talkers });
        }
        Ok(())
    })?;
    Ok(all)
}

/// Of talks held, those that the viewer may know of: what a list would show of them, without opening a word.
pub fn known_to(index: &Index, viewer: &Viewer, mut held: Vec<Held>) -> Vec<Held> {
    let (talks, restricted) = (index.reach_of(viewer, Permission::Talks), index.reach_of(viewer, Permission::PeopleRestricted));
    held.retain(|talk| {
        let opens = |reach: &Bits| index.ordinal(talk.person).is_some_and(|ordinal| reach.has(ordinal));
        let held_it = viewer.person().is_some_and(|own| talk.talkers.contains(&own));
        held_it || (opens(&talks) && (talk.tier < Tier::Restricted || opens(&restricted)))
    });
    held
}
