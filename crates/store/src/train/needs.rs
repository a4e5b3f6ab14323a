//! What posts ask for against what their holders hold, with intervals; and gaps made of it.

use std::collections::BTreeMap;

use domain::{
    access::{role::Permission, tier::Tier},
    date::{Day, MonthOrDay},
    id::{CatalogueId, CompetenceId, GapId, PersonId, UnitId},
    observe::competence::Rating,
    people::filter::Filter,
    train::{
        Catalogue, Item,
        needs::{Evidence, Gap, GapKind, GapReading, GapSource, Held, Scale, held, reading},
    },
};

use super::{catalogue, gaps};
use crate::{
    access::Viewer,
    db::Tx,
    error::Error,
    params, rules,
    search::Index,
};

/// One person against one thing their post asks for.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub person: PersonId,
    pub unit: UnitId,
    pub competence: CompetenceId,
    pub required: u8,
    pub held: Option<Held>,
    pub reading: GapReading,
}

/// Everybody in reach whose post asks for something, or those under a unit, as of today.
pub fn all(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, under: Option<UnitId>) -> Result<Vec<Line>, Error> {
    viewer.must(Permission::Train)?;
    let mut reach = index.reach_of(viewer, Permission::Train);
    if let Some(unit) = under {
        reach = reach.and(&index.meeting(tx, &Filter::Under { units: vec![unit] })?);
    }
    let (today, evidence) = (tx.today(), evidence(tx, viewer)?);
    let scale = Scale::of(&rules::load(tx)?, today);
    let rows = tx.query(
        "select a.person, a.unit, n.competence, max(n.level) from post_need n join appointment a on a.area = n.area and a.post = n.post
          where n.area = $1 and a.superseded_at is null and a.unit is not null and a.since <= $2 and a.until > $2 group by a.person, a.unit, n.competence order by a.person, n.competence",
        params![tx.area(), today],
    )?;
    let mut lines = Vec::new();
    for row in &rows {
        let (person, competence): (PersonId, CompetenceId) = (row.get(0)?, row.get(2)?);
        if !index.ordinal(person).is_some_and(|at| reach.has(at)) {
            continue;
        }
        let required = u8::try_from(row.get::<i64>(3)?).unwrap_or(0);
        let held = evidence.get(&(person, competence)).and_then(|pieces| held(pieces, scale));
        let reading = reading(f64::from(required), held.map(|held| (held.low, held.high)));
        lines.push(Line { person, unit: row.get(1)?, competence, required, held, reading });
    }
    Ok(lines)
}

type ByPerson = BTreeMap<(PersonId, CompetenceId), Vec<Evidence>>;

/// Levels that assessors gave and that stand, and levels that completed courses lead to.
fn evidence(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<ByPerson, Error> {
    let today = tx.today();
    let mut found = ByPerson::new();
    let open: Vec<&str> = Tier::ALL.iter().filter(|tier| **tier <= viewer.tier()).map(|tier| tier.code()).collect();
    tx.each(
        "select g.person, g.competence, g.level, e.happened_on, e.tier from rating g join entry e on e.area = g.area and e.person = g.person and e.id = g.entry
          where g.area = $1 and not exists (select 1 from entry r where r.area = e.area and r.person = e.person and r.replaces = e.id)
            and not exists (select 1 from contest c where c.area = e.area and c.person = e.person and c.entry = e.id and c.state = 'upheld')",
        params![tx.area()],
        |row| {
            if open.contains(&row.get::<String>(4)?.as_str()) {
                let (level, on): (i64, MonthOrDay) = (row.get(2)?, row.get(3)?);
                found.entry((row.get(0)?, row.get(1)?)).or_default().push(Evidence { level: f64::from(i32::try_from(level).unwrap_or(0)), age: on.months_to(today), course: false });
            }
            Ok(())
        },
    )?;
    let leads: BTreeMap<CatalogueId, Vec<Rating>> = catalogue::list(tx, viewer, Catalogue::Course)?
        .into_iter()
        .filter_map(|told| match told.item {
            Item::Course { leads_to, .. } if !leads_to.is_empty() => Some((told.id, leads_to)),
            _ => None,
        })
        .collect();
    for (course, ratings) in leads {
        let rows = tx.query(
            "select p.person, p.done_on from training_session s join training_part p on p.area = s.area and p.session = s.id
              where s.area = $1 and s.course = $2 and s.state = 'held' and p.role = 'student' and p.state = 'completed' and p.person is not null and p.done_on is not null",
            params![tx.area(), course],
        )?;
        for row in &rows {
            let on: Day = row.get(1)?;
            for rating in &ratings {
                let piece = Evidence { level: f64::from(rating.level), age: MonthOrDay::Day(on).months_to(today), course: true };
                found.entry((row.get(0)?, rating.competence)).or_default().push(piece);
            }
        }
    }
    Ok(found)
}

/// Records a gap for each of those who are surely short of what their post asks for and have no open one of it. Returns the gaps.
pub fn record(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (competence, title, people): (CompetenceId, &str, &[PersonId])) -> Result<Vec<GapId>, Error> {
    let (today, lines) = (tx.today(), all(tx, index, viewer, None)?);
    let mut made = Vec::new();
    for line in lines.into_iter().filter(|line| line.competence == competence && line.reading == GapReading::Short && people.contains(&line.person)) {
        let known = gaps::of_person(tx, line.person)?.into_iter().any(|told| told.gap.competence == Some(competence) && told.state != domain::train::needs::GapState::Closed);
        if known {
            continue;
        }
        let gap = Gap {
            kind: GapKind::Weak, field: title.to_owned(), text: String::new(), source: GapSource::Requirement, found_on: today, person: Some(line.person), unit: None, group: String::new(),
            competence: Some(competence), entry: None,
        };
        made.push(gaps::record(tx, viewer, &gap)?);
    }
    Ok(made)
}
