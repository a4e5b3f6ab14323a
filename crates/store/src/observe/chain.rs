//! From the front line to a post: who was formed there, seen there, and chosen after (在一线培养、考察、选拔).

use std::collections::BTreeMap;

use domain::{
    access::tier::Tier,
    date::{Day, MonthOrDay},
    id::{EntryId, PersonId},
    ledger::{FrontLine, Stage},
    people::code::AppointmentKind,
};

use crate::{
    access::{Viewer, viewer::Sight},
    db::Tx,
    error::Error,
    ledger, params,
    search::Index,
};

/// A link of one person's chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// Training or practice on record, or a post held for a time elsewhere.
    Formed { entry: Option<EntryId>, title: String },
    Seen { entry: EntryId, line: Option<FrontLine>, title: String },
    Chosen { title: String },
}

/// What formed a person, what was seen of them, and the posts that followed, the first first.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId, sight: &Sight) -> Result<Vec<(MonthOrDay, Link)>, Error> {
    let mut chain = Vec::new();
    for entry in ledger::standing_entries(tx, person, None)? {
        let formed = matches!(entry.stage, Stage::Train | Stage::Practise);
        if entry.tier > sight.tier || !(formed || entry.stage == Stage::Observe) {
            continue;
        }
        let title = ledger::told(tx, entry.id)?.words.map(|words| words.title).unwrap_or_default();
        let link = if formed { Link::Formed { entry: Some(entry.id), title } } else { Link::Seen { entry: entry.id, line: entry.front_line, title } };
        chain.push((entry.happened_on, link));
    }
    let rows = tx.query("select since, title, kind from appointment where area = $1 and person = $2 and superseded_at is null order by since, id", params![tx.area(), person])?;
    for row in &rows {
        let (title, kind): (String, Option<String>) = (row.get(1)?, row.get(2)?);
        let lent = kind.as_deref().and_then(AppointmentKind::from_code).is_some_and(|kind| matches!(kind, AppointmentKind::Secondment | AppointmentKind::Shadowing | AppointmentKind::Dispatch));
        chain.push((row.get(0)?, if lent { Link::Formed { entry: None, title } } else { Link::Chosen { title } }));
    }
    chain.sort_by_key(|(on, _)| on.to_string());
    Ok(chain)
}

/// How one person stands on a front line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnLine {
    pub formed: usize,
    pub seen: usize,
    pub first_seen: Option<MonthOrDay>,
    /// The first post that began after they were first seen there.
    pub chosen: Option<(MonthOrDay, String)>,
}

/// Everybody who was formed or seen on a line between two days, in the viewer's reach.
pub fn on_line(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (line, from, to): (FrontLine, Day, Day)) -> Result<BTreeMap<PersonId, OnLine>, Error> {
    let (reach, tier) = (index.reach(viewer), viewer.tier());
    let mut people: BTreeMap<PersonId, OnLine> = BTreeMap::new();
    tx.each(
        "select e.person, e.stage, e.tier, e.happened_on from entry e where e.area = $1 and e.front_line = $2 and e.happened_on >= $3 and e.happened_on <= $4
            and not exists (select 1 from entry r where r.area = e.area and r.person = e.person and r.replaces = e.id) order by e.happened_on",
        params![tx.area(), line.code(), from, to],
        |row| {
            let (person, stage, own): (PersonId, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if Tier::from_code(&own).is_none_or(|own| own > tier) || !index.ordinal(person).is_some_and(|ordinal| reach.has(ordinal)) {
                return Ok(());
            }
            let of = people.entry(person).or_default();
            match Stage::from_code(&stage) {
                Some(Stage::Train | Stage::Practise) => of.formed += 1,
                Some(Stage::Observe) => {
                    of.seen += 1;
                    of.first_seen = of.first_seen.or(row.get(3).ok());
                }
                _ => {}
            }
            Ok(())
        },
    )?;
    for (person, of) in &mut people {
        let Some(first) = of.first_seen else { continue };
        let next = tx.query_opt(
            "select since, title from appointment where area = $1 and person = $2 and superseded_at is null and since > $3 order by since, id limit 1",
            params![tx.area(), *person, first],
        )?;
        of.chosen = next.map(|row| Ok::<_, Error>((row.get(0)?, row.get(1)?))).transpose()?;
    }
    people.retain(|_, of| of.formed + of.seen > 0);
    Ok(people)
}
