//! Coverage of talks: persons (人) and person-times (人次), never one for the other, by unit and by talker.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use domain::{
    access::role::Permission,
    care::{TalkKind, coverage as count},
    date::Day,
    id::{PersonId, UnitId},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::Viewer,
    care::{self, Held},
    people::person,
    search::Index,
};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Signed},
    problems::code,
};

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CoverageAsked {
    from: Option<Day>,
    /// The last day.
    to: Option<Day>,
    kind: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct CoverageRow {
    /// A unit, or a person who talked.
    id: i64,
    name: String,
    persons: usize,
    times: usize,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Coverage {
    from: String,
    to: String,
    persons: usize,
    times: usize,
    unannounced: usize,
    by_unit: Vec<CoverageRow>,
    by_talker: Vec<CoverageRow>,
}

/// The unit just below the top of the viewer's reach: a county, or a unit of the city.
fn area_of(index: &Index, top: &[UnitId], person: PersonId) -> Option<UnitId> {
    let unit = index.ordinal(person).and_then(|ordinal| index.unit_of(ordinal))?;
    let path: Vec<UnitId> = index.org.path(unit).into_iter().map(|node| node.id).chain([unit]).collect();
    let at = path.iter().position(|unit| top.contains(unit))?;
    path.get(at + 1).or_else(|| path.get(at)).copied()
}

fn rows<K: Ord + Copy>(talks: &[Held], keys: impl Fn(&Held) -> Vec<K>) -> Vec<(K, usize, usize)> {
    let mut by: BTreeMap<K, Vec<PersonId>> = BTreeMap::new();
    for talk in talks {
        for key in keys(talk) {
            by.entry(key).or_default().push(talk.person);
        }
    }
    let mut rows: Vec<_> = by.into_iter().map(|(key, with)| (key, count(with))).map(|(key, (persons, times))| (key, persons, times)).collect();
    rows.sort_by_key(|(key, persons, _)| (std::cmp::Reverse(*persons), *key));
    rows
}

fn counted(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (kinds, from, to): (&[TalkKind], Day, Day)) -> Result<Coverage, store::Error> {
    let talks = care::held(tx, kinds, (from, to.plus_days(1)))?;
    let talks = care::known_to(index, viewer, talks);
    let top: Vec<UnitId> = viewer.reach(Permission::Talks).into_iter().map(|(unit, _)| unit).collect();
    let (persons, times) = count(talks.iter().map(|talk| talk.person));
    let unit_name = |unit: UnitId| index.org.node(index.org.place(unit)).map(|node| node.name.clone()).unwrap_or_default();
    let by_unit = rows(&talks, |talk| area_of(index, &top, talk.person).into_iter().collect());
    let by_unit = by_unit.into_iter().map(|(unit, persons, times)| CoverageRow { id: unit.0, name: unit_name(unit), persons, times });
    let mut by_talker = Vec::new();
    for (talker, persons, times) in rows(&talks, |talk| talk.talkers.clone()) {
        by_talker.push(CoverageRow { id: talker.0, name: person::name_of(tx, talker)?.unwrap_or_default(), persons, times });
    }
    Ok(Coverage {
        from: from.to_string(), to: to.to_string(), persons, times, unannounced: talks.iter().filter(|talk| talk.unannounced).count(), by_unit: by_unit.collect(),
        by_talker,
    })
}

/// With how many people somebody talked, and how often, in the viewer's reach; this year without days.
#[utoipa::path(get, path = "/talks/coverage", tag = "care", responses((status = 200, body = Coverage)))]
pub(super) async fn coverage(State(app): State<App>, signed: Signed, Asked(asked): Asked<CoverageAsked>) -> Result<Json<Coverage>, ApiError> {
    signed.viewer.must(Permission::Talks)?;
    let today = app.db.now().day();
    let kinds: Vec<TalkKind> = asked.kind.as_deref().map(|text| code(text, "kind", TalkKind::from_code)).transpose()?.into_iter().collect();
    let from = asked.from.or_else(|| Day::new(today.year(), 1, 1).ok()).unwrap_or(today);
    let (to, searcher) = (asked.to.unwrap_or(today), app.searcher.clone());
    let coverage = app.read(move |tx| searcher.with(tx, |tx, index| counted(tx, index, &signed.viewer, (&kinds, from, to)))).await?;
    Ok(Json(coverage))
}
