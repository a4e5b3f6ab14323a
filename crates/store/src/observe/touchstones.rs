//! Posts and headquarters at which officials are watched at work (试金石岗位、重点工作指挥部), who holds them, and what became
//! of them.

use std::collections::BTreeMap;

use domain::{
    access::role::Permission,
    date::{Day, MonthOrDay},
    id::{PersonId, PostId, TouchstoneId, UnitId},
    message::Refusal,
    people::{check::text_fits, unit::name_given},
};
use serde::{Deserialize, Serialize};

use crate::{
    access::{Viewer, viewer},
    db::{Row, Tx},
    error::Error,
    params,
    people::unit,
    search::Index,
};

/// Somebody at a headquarters, which has members and no posts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub person: PersonId,
    pub from: Day,
    #[serde(default)]
    pub to: Option<Day>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Touchstone {
    pub title: String,
    /// The field it tests, such as 招商引资.
    pub field: String,
    pub unit: UnitId,
    /// The post; none for a headquarters.
    #[serde(default)]
    pub post: Option<PostId>,
    #[serde(default)]
    pub members: Vec<Member>,
    #[serde(default)]
    pub task: String,
    pub since: Day,
}

#[derive(Clone, Debug)]
pub struct Told {
    pub id: TouchstoneId,
    pub touchstone: Touchstone,
    pub until: Option<Day>,
}

/// Marks a post, or sets a headquarters up. Errors: no title or field; a post of another unit; neither post nor members.
pub fn mark(tx: &mut Tx<'_>, viewer: &Viewer, touchstone: &Touchstone) -> Result<TouchstoneId, Error> {
    viewer.must(Permission::Observe)?;
    name_given(&touchstone.title, "title")?;
    name_given(&touchstone.field, "field")?;
    text_fits(&touchstone.task, "task")?;
    if !viewer::unit_within(tx, viewer, touchstone.unit, Permission::Observe)? {
        return Err(Error::NotFound);
    }
    match touchstone.post {
        Some(post) if unit::unit_of_post(tx, post)? != touchstone.unit => return Err(Error::NotFound),
        None if touchstone.members.is_empty() => return Err(Refusal::new("refusal.touchstone_nobody").at("members").into()),
        _ => {}
    }
    for member in &touchstone.members {
        viewer::see_to(tx, viewer, member.person, Permission::Observe)?;
        if member.to.is_some_and(|to| to < member.from) {
            return Err(Refusal::new("refusal.ends_before_it_begins").at("members").into());
        }
    }
    let id = TouchstoneId(tx.new_id());
    let (area, now) = (tx.area(), tx.now);
    tx.execute(
        "insert into touchstone (area, id, unit, post, title, field, since, until, body, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![
            area, id, touchstone.unit, touchstone.post, touchstone.title.trim(), touchstone.field.trim(), touchstone.since, Day::OPEN,
            serde_json::to_string(touchstone)?, viewer.account(), now
        ],
    )?;
    tx.audit(viewer, "touchstone_marked", &[id.0], &touchstone.title)?;
    Ok(id)
}

/// It is one no longer; who was watched there, and what was seen, stays.
pub fn end(tx: &mut Tx<'_>, viewer: &Viewer, id: TouchstoneId, until: Day) -> Result<(), Error> {
    let told = find(tx, viewer, id)?;
    if until <= told.touchstone.since {
        return Err(Refusal::new("refusal.ends_before_it_begins").at("until").into());
    }
    tx.execute("update touchstone set until = $3 where area = $1 and id = $2", params![tx.area(), id, until])?;
    tx.audit(viewer, "touchstone_ended", &[id.0], &told.touchstone.title)
}

fn read(row: &Row) -> Result<Told, Error> {
    let until: String = row.get(2)?;
    Ok(Told { id: row.get(0)?, touchstone: serde_json::from_str(&row.get::<String>(1)?)?, until: if until == Day::OPEN { None } else { row.get(2)? } })
}

/// Those of units the viewer observes, the present ones first.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Told>, Error> {
    viewer.must(Permission::Observe)?;
    let rows = tx.query("select id, body, until from touchstone where area = $1 order by until desc, field, id", params![tx.area()])?;
    let mut told = Vec::new();
    for row in &rows {
        let one = read(row)?;
        if viewer::unit_within(tx, viewer, one.touchstone.unit, Permission::Observe)? {
            told.push(one);
        }
    }
    Ok(told)
}

pub fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: TouchstoneId) -> Result<Told, Error> {
    list(tx, viewer)?.into_iter().find(|told| told.id == id).ok_or(Error::NotFound)
}

/// Somebody who holds or held it, with what was observed of them there and what came after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub person: PersonId,
    pub since: MonthOrDay,
    pub until: Option<MonthOrDay>,
    /// Observations while they were there.
    pub observed: usize,
    /// Posts that began after they came, apart from this one.
    pub after: Vec<(MonthOrDay, String)>,
}

/// Who was there while it was one, the latest first, of those the viewer may see.
pub fn holders(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, told: &Told) -> Result<Vec<Holder>, Error> {
    let reach = index.reach(viewer);
    let mut terms: Vec<(PersonId, MonthOrDay, Option<MonthOrDay>)> =
        told.touchstone.members.iter().map(|member| (member.person, member.from.into(), member.to.map(|to| to.plus_days(1).into()))).collect();
    if let Some(post) = told.touchstone.post {
        let until = told.until.map_or_else(|| Day::OPEN.to_owned(), |day| day.to_string());
        let rows = tx.query(
            "select person, since, until from appointment where area = $1 and unit = $2 and post = $3 and superseded_at is null and until > $4 and since < $5",
            params![tx.area(), told.touchstone.unit, post, told.touchstone.since, until],
        )?;
        for row in &rows {
            let ended: String = row.get(2)?;
            terms.push((row.get(0)?, row.get(1)?, if ended == Day::OPEN { None } else { Some(row.get(2)?) }));
        }
    }
    let mut holders = Vec::new();
    for (person, since, until) in terms {
        if index.ordinal(person).is_some_and(|ordinal| reach.has(ordinal)) {
            let end = until.map_or_else(|| Day::OPEN.to_owned(), |day| day.to_string());
            holders.push(Holder { person, since, until, observed: observed(tx, person, (&since.to_string(), &end))?, after: after(tx, told, person, since)? });
        }
    }
    holders.sort_by_key(|holder| (std::cmp::Reverse(holder.since.to_string()), holder.person));
    Ok(holders)
}

fn observed(tx: &mut Tx<'_>, person: PersonId, (since, until): (&str, &str)) -> Result<usize, Error> {
    let count: i64 = tx.scalar(
        "select count(*) from entry e where e.area = $1 and e.person = $2 and e.stage = 'observe' and e.happened_on >= $3 and e.happened_on < $4
            and not exists (select 1 from entry r where r.area = e.area and r.person = e.person and r.replaces = e.id)",
        params![tx.area(), person, since, until],
    )?;
    Ok(usize::try_from(count).unwrap_or(0))
}

fn after(tx: &mut Tx<'_>, told: &Told, person: PersonId, since: MonthOrDay) -> Result<Vec<(MonthOrDay, String)>, Error> {
    let rows = tx.query(
        "select since, title, post from appointment where area = $1 and person = $2 and superseded_at is null and since > $3 order by since, id",
        params![tx.area(), person, since],
    )?;
    let mut after = BTreeMap::new();
    for row in &rows {
        if row.get::<Option<PostId>>(2)?.is_none_or(|post| told.touchstone.post != Some(post)) {
            let begins: MonthOrDay = row.get(0)?;
            after.insert((begins.to_string(), row.get::<String>(1)?), begins);
        }
    }
    Ok(after.into_iter().map(|((_, title), begins)| (begins, title)).collect())
}
