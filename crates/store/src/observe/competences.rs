//! The framework of competences on record, levels given by it, and what posts ask for.

use std::collections::BTreeMap;

use domain::{
    access::{role::Permission, tier::Tier},
    date::MonthOrDay,
    id::{AccountId, CompetenceId, EntryId, PersonId, PostId},
    ledger::{Entry, SourceKind},
    message::Refusal,
    observe::competence::{Competence, Rating, check, check_rating},
};

use crate::{
    access::{Viewer, viewer},
    db::Tx,
    error::Error,
    params,
    people::unit,
};

/// Every node that has not ended, in the order of the tree.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<(CompetenceId, Competence)>, Error> {
    let rows = tx.query("select id, body from competence where area = $1 and ended is null order by sort, code, id", params![tx.area()])?;
    let mut below: BTreeMap<Option<CompetenceId>, Vec<(CompetenceId, Competence)>> = BTreeMap::new();
    for row in &rows {
        let competence: Competence = serde_json::from_str(&row.get::<String>(1)?)?;
        below.entry(competence.parent).or_default().push((row.get(0)?, competence));
    }
    let (mut ordered, mut open) = (Vec::new(), below.remove(&None).unwrap_or_default());
    open.reverse();
    while let Some((id, competence)) = open.pop() {
        open.extend(below.remove(&Some(id)).unwrap_or_default().into_iter().rev());
        ordered.push((id, competence));
    }
    // What hangs below a node that has ended comes last.
    ordered.extend(below.into_values().flatten());
    Ok(ordered)
}

/// Adds a node, or changes one.
pub fn set(tx: &mut Tx<'_>, viewer: &Viewer, own: Option<CompetenceId>, competence: &Competence) -> Result<CompetenceId, Error> {
    viewer.must(Permission::Observe)?;
    viewer.must(Permission::Settings)?;
    let known = all(tx)?;
    if own.is_some_and(|own| known.iter().all(|(id, _)| *id != own)) {
        return Err(Error::NotFound);
    }
    let parents = known.iter().map(|(id, node)| (*id, node.parent)).collect();
    check(competence, own, &parents)?;
    let code = competence.code.trim();
    if known.iter().any(|(id, node)| Some(*id) != own && node.code.trim() == code) {
        return Err(Refusal::new("refusal.competence_code").with("code", code).at("code").into());
    }
    let id = own.unwrap_or_else(|| CompetenceId(tx.new_id()));
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into competence (area, id, parent, code, title, sort, body, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (area, id) do update set parent = $3, code = $4, title = $5, sort = $6, body = $7, set_by = $8, set_at = $9",
        params![area, id, competence.parent, code, competence.title.trim(), competence.sort, serde_json::to_string(competence)?, viewer.account(), now],
    )?;
    tx.audit(viewer, "competence_set", &[id.0], &competence.title)?;
    Ok(id)
}

/// Ends a node: no more levels by it; those given stay.
pub fn end(tx: &mut Tx<'_>, viewer: &Viewer, id: CompetenceId) -> Result<(), Error> {
    viewer.must(Permission::Observe)?;
    viewer.must(Permission::Settings)?;
    let ended = tx.execute("update competence set ended = $3 where area = $1 and id = $2 and ended is null", params![tx.area(), id, tx.today()])?;
    if ended == 0 {
        return Err(Error::NotFound);
    }
    tx.audit(viewer, "competence_ended", &[id.0], "")
}

/// Keeps the level of an entry beside it. Errors: a level the competence does not have.
pub(crate) fn rate(tx: &mut Tx<'_>, entry: &Entry, rating: Rating) -> Result<(), Error> {
    let known = all(tx)?;
    let (_, competence) = known.iter().find(|(id, _)| *id == rating.competence).ok_or_else(|| Refusal::new("refusal.not_found").at("rating"))?;
    check_rating(rating, competence.levels.len())?;
    tx.execute(
        "insert into rating (area, person, entry, competence, level) values ($1, $2, $3, $4, $5)",
        params![tx.area(), entry.person, entry.id, rating.competence, i64::from(rating.level)],
    )?;
    Ok(())
}

/// A level given to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub entry: EntryId,
    pub competence: CompetenceId,
    pub level: u8,
    pub source: SourceKind,
    pub by: AccountId,
    pub on: MonthOrDay,
    pub tier: Tier,
}

/// The levels given to a person that stand: neither replaced nor contested with success.
pub fn given(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Given>, Error> {
    let mut given = Vec::new();
    tx.each(
        "select g.entry, g.competence, g.level, e.source, e.recorded_by, e.happened_on, e.tier from rating g
           join entry e on e.area = g.area and e.person = g.person and e.id = g.entry
          where g.area = $1 and g.person = $2
            and not exists (select 1 from entry r where r.area = e.area and r.person = e.person and r.replaces = e.id)
            and not exists (select 1 from contest c where c.area = e.area and c.person = e.person and c.entry = e.id and c.state = 'upheld') order by g.entry",
        params![tx.area(), person],
        |row| {
            let (source, tier): (String, String) = (row.get(3)?, row.get(6)?);
            given.push(Given {
                entry: row.get(0)?, competence: row.get(1)?, level: u8::try_from(row.get::<i64>(2)?).unwrap_or(0),
                source: SourceKind::from_code(&source).ok_or(Error::Column { index: 3, found: source })?, by: row.get(4)?, on: row.get(5)?,
                tier: Tier::from_code(&tier).ok_or(Error::Column { index: 6, found: tier })?,
            });
            Ok(())
        },
    )?;
    Ok(given)
}

/// What a post asks for.
pub fn needs(tx: &mut Tx<'_>, post: PostId) -> Result<Vec<Rating>, Error> {
    let rows = tx.query("select competence, level from post_need where area = $1 and post = $2 order by competence", params![tx.area(), post])?;
    rows.iter().map(|row| Ok(Rating { competence: row.get(0)?, level: u8::try_from(row.get::<i64>(1)?).unwrap_or(0) })).collect()
}

/// Sets what a post asks for, in the place of what it asked for before.
pub fn set_needs(tx: &mut Tx<'_>, viewer: &Viewer, post: PostId, needs: &[Rating]) -> Result<(), Error> {
    let unit = unit::unit_of_post(tx, post)?;
    if !viewer::unit_within(tx, viewer, unit, Permission::UnitsWrite)? {
        return Err(Error::NotFound);
    }
    let known = all(tx)?;
    tx.execute("delete from post_need where area = $1 and post = $2", params![tx.area(), post])?;
    for (at, need) in needs.iter().enumerate() {
        let (_, competence) = known.iter().find(|(id, _)| *id == need.competence).ok_or_else(|| Refusal::new("refusal.not_found").at(&format!("needs.{at}.competence")))?;
        check_rating(*need, competence.levels.len())?;
        let (area, now) = (tx.area(), tx.now);
        tx.execute(
            "insert into post_need (area, post, competence, level, set_by, set_at) values ($1, $2, $3, $4, $5, $6) on conflict (area, post, competence) do update set level = $4",
            params![area, post, need.competence, i64::from(need.level), viewer.account(), now],
        )?;
    }
    tx.audit(viewer, "needs_set", &[post.0], "")
}

/// Levels in entries' words that the columns beside them do not repeat; for the check that nothing is made up.
pub fn astray(tx: &mut Tx<'_>) -> Result<Vec<EntryId>, Error> {
    let mut astray = Vec::new();
    let rows = tx.query("select person, entry, competence, level from rating where area = $1 order by person, entry", params![tx.area()])?;
    for row in &rows {
        let (entry, found): (EntryId, Rating) = (row.get(1)?, Rating { competence: row.get(2)?, level: u8::try_from(row.get::<i64>(3)?).unwrap_or(0) });
        let told = crate::ledger::told(tx, entry)?;
        if told.words.is_some_and(|words| words.rating != Some(found)) {
            astray.push(entry);
        }
    }
    Ok(astray)
}
