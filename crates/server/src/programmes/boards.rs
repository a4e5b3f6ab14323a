//! Programmes over HTTP, each with its board: slots, hosts in turn, balance of speakers, units that take part and that do not.

use std::collections::{BTreeMap, BTreeSet};

use axum::{Json, extract::State, http::{StatusCode, header}, response::{IntoResponse, Response}};
use domain::{
    access::role::Permission,
    date::Day,
    id::{ProgrammeId, UnitId},
    programmes::{Programme, ProgrammeKind, SessionState, next_host, unbroken_years},
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    access::{Viewer, viewer},
    programmes::{self, Held, Question, Tally, Told},
};
use utoipa::ToSchema;

use super::shown::{SessionLine, titles};
use crate::{
    app::App,
    error::ApiError,
    http::extract::{Asked, Body, Path, Signed, Version},
    people::someone::Someone,
    problems::{code, unit_name},
};

/// Counting words are kept apart: sessions, person-times, persons, speeches, units.
#[derive(Clone, Copy, Default, Serialize, ToSchema)]
struct Totals {
    sessions: usize,
    planned: usize,
    person_times: usize,
    people: usize,
    speeches: usize,
    units: usize,
}

#[derive(Serialize, ToSchema)]
pub(super) struct ProgrammeLine {
    id: i64,
    unit_name: String,
    #[schema(value_type = Object)]
    programme: Programme,
    totals: Totals,
}

#[derive(Serialize, ToSchema)]
struct SlotShown {
    title: String,
    chain: Option<i64>,
    seminar: bool,
    session: Option<SessionLine>,
}

#[derive(Serialize, ToSchema)]
struct HostShown {
    unit: i64,
    name: String,
    times: usize,
    last: Option<String>,
    /// Their turn is next.
    next: bool,
}

#[derive(Serialize, ToSchema)]
struct KindShown {
    kind: String,
    count: usize,
    /// The programme asks for it.
    asked: bool,
}

#[derive(Serialize, ToSchema)]
struct UnitShown {
    unit: i64,
    name: String,
    sessions: usize,
    person_times: usize,
    speeches: usize,
    /// Sessions by the form of discussion, or of session where it is none.
    forms: BTreeMap<String, usize>,
}

#[derive(Serialize, ToSchema)]
struct UnitNamed {
    unit: i64,
    name: String,
}

#[derive(Serialize, ToSchema)]
pub(super) struct ProgrammePage {
    #[serde(flatten)]
    line: ProgrammeLine,
    version: i64,
    may_write: bool,
    titles: BTreeMap<i64, String>,
    slots: Vec<SlotShown>,
    rota: Vec<HostShown>,
    balance: Vec<KindShown>,
    unbroken_years: usize,
    sessions: Vec<SessionLine>,
    by_unit: Vec<UnitShown>,
    /// The first of those that are to take part and have not.
    silent: Vec<UnitNamed>,
    silent_count: usize,
    children: Vec<ProgrammeLine>,
}

/// A programme and those that belong to it.
fn family(all: &[Told], id: ProgrammeId) -> Vec<ProgrammeId> {
    let mut family = vec![id];
    let mut at = 0;
    while let Some(parent) = family.get(at).copied() {
        family.extend(all.iter().filter(|told| told.programme.parent == Some(parent)).map(|told| told.id));
        at += 1;
    }
    family
}

fn totals(tx: &mut Tx<'_>, viewer: &Viewer, ids: &[ProgrammeId], tallies: &[Tally]) -> Result<Totals, store::Error> {
    let of: Vec<&Tally> = tallies.iter().filter(|tally| ids.contains(&tally.programme)).collect();
    let (today, mut planned) = (tx.today(), 0);
    for id in ids {
        let question = Question { programme: Some(*id), forms: vec![], unit: None, person: None, from: today, to: today.plus_days(AHEAD), limit: 500 };
        planned += programmes::sessions(tx, viewer, &question)?.iter().filter(|told| told.state != SessionState::Held).count();
    }
    Ok(Totals {
        sessions: of.iter().map(|tally| tally.sessions).sum(), planned, person_times: of.iter().map(|tally| tally.person_times).sum(), people: programmes::people(tx, ids)?,
        speeches: of.iter().map(|tally| tally.speeches).sum(), units: programmes::units_taking_part(tx, ids)?.len(),
    })
}

/// Nobody plans further ahead, in days.
const AHEAD: i32 = 3660;

fn line(tx: &mut Tx<'_>, viewer: &Viewer, all: &[Told], told: &Told) -> Result<ProgrammeLine, store::Error> {
    let ids = family(all, told.id);
    let tallies = programmes::tally(tx, &ids)?;
    Ok(ProgrammeLine { id: told.id.0, unit_name: unit_name(tx, told.programme.unit)?, totals: totals(tx, viewer, &ids, &tallies)?, programme: told.programme.clone() })
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListAsked {
    kind: Option<String>,
}

/// Programmes, the latest first, with what they came to.
#[utoipa::path(get, path = "/programmes", tag = "training", responses((status = 200, body = Vec<ProgrammeLine>)))]
pub(super) async fn list(State(app): State<App>, signed: Signed, Asked(asked): Asked<ListAsked>) -> Result<Json<Vec<ProgrammeLine>>, ApiError> {
    let kind = asked.kind.as_deref().map(|text| code(text, "kind", ProgrammeKind::from_code)).transpose()?;
    let lines = app
        .read(move |tx| {
            let all = programmes::list(tx, &signed.viewer, None)?;
            let wanted = all.iter().filter(|told| kind.is_none_or(|kind| told.programme.kind == kind));
            wanted.map(|told| line(tx, &signed.viewer, &all, told)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(Json(lines))
}

/// Sets a programme up.
#[utoipa::path(post, path = "/programmes", tag = "training", request_body = Object, responses((status = 201, body = ProgrammePage)))]
pub(super) async fn create(State(app): State<App>, signed: Signed, Body(programme): Body<Programme>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            let id = programmes::create(tx, &signed.viewer, &programme)?;
            page(tx, &signed.viewer, id)
        })
        .await?;
    Ok((StatusCode::CREATED, answered(page)).into_response())
}

/// Changes a programme, at the version that was seen.
#[utoipa::path(put, path = "/programmes/{id}", tag = "training", request_body = Object, responses((status = 200, body = ProgrammePage)))]
pub(super) async fn change(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Version(version): Version, Body(programme): Body<Programme>) -> Result<Response, ApiError> {
    let page = app
        .write(move |tx| {
            programmes::change(tx, &signed.viewer, (ProgrammeId(id), version), &programme)?;
            page(tx, &signed.viewer, ProgrammeId(id))
        })
        .await?;
    Ok(answered(page))
}

fn answered(page: ProgrammePage) -> Response {
    ([(header::ETAG, format!("\"{}\"", page.version))], Json(page)).into_response()
}

/// A programme with its board.
#[utoipa::path(get, path = "/programmes/{id}", tag = "training", responses((status = 200, body = ProgrammePage)))]
pub(super) async fn one(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Response, ApiError> {
    let page = app.read(move |tx| page(tx, &signed.viewer, ProgrammeId(id))).await?;
    Ok(answered(page))
}

/// The most sessions a board lists one by one; of more it tells the counts.
const LISTED: usize = 200;

fn page(tx: &mut Tx<'_>, viewer: &Viewer, id: ProgrammeId) -> Result<ProgrammePage, store::Error> {
    let all = programmes::list(tx, viewer, None)?;
    let told = programmes::find(tx, viewer, id)?;
    let ids = family(&all, id);
    let tallies = programmes::tally(tx, &ids)?;
    let question = Question { programme: Some(id), forms: vec![], unit: None, person: None, from: told.programme.since.plus_days(-AHEAD), to: tx.today().plus_days(AHEAD), limit: LISTED };
    let held = programmes::sessions(tx, viewer, &question)?;
    let hosted: Vec<_> = held.iter().filter(|one| one.state == SessionState::Held).map(|one| (one.session.unit, one.session.from)).collect();
    let days: Vec<Day> = hosted.iter().map(|(_, day)| *day).collect();
    let lines = held.iter().cloned().map(|one| SessionLine::of(tx, one)).collect::<Result<Vec<_>, _>>()?;
    let children = all.iter().filter(|one| one.programme.parent == Some(id)).map(|one| line(tx, viewer, &all, one)).collect::<Result<_, _>>()?;
    let (silent, silent_count) = silent(tx, viewer, &told.programme, &ids)?;
    let named = told.programme.focuses.iter().copied().chain(told.programme.field).chain(told.programme.slots.iter().filter_map(|slot| slot.chain));
    Ok(ProgrammePage {
        version: told.version, may_write: viewer::unit_within(tx, viewer, told.programme.unit, Permission::Train)?, titles: titles(tx, viewer, named)?,
        slots: slots(tx, &told.programme, &held)?, rota: rota(tx, &told.programme, &hosted)?, balance: balance(tx, &told)?, unbroken_years: unbroken_years(&days), sessions: lines,
        by_unit: by_unit(tx, &tallies)?, silent, silent_count, children, line: line(tx, viewer, &all, &told)?,
    })
}

fn slots(tx: &mut Tx<'_>, programme: &Programme, held: &[Held]) -> Result<Vec<SlotShown>, store::Error> {
    let filled = |at: usize| held.iter().find(|one| one.session.slot == Some(at)).cloned();
    let shown = programme.slots.iter().enumerate().map(|(at, slot)| {
        let session = filled(at).map(|one| SessionLine::of(tx, one)).transpose()?;
        Ok(SlotShown { title: slot.title.clone(), chain: slot.chain.map(|chain| chain.0), seminar: slot.seminar, session })
    });
    shown.collect()
}

fn rota(tx: &mut Tx<'_>, programme: &Programme, hosted: &[(UnitId, Day)]) -> Result<Vec<HostShown>, store::Error> {
    let next = next_host(&programme.rota, hosted);
    let shown = programme.rota.iter().map(|unit| {
        let own: Vec<Day> = hosted.iter().filter(|(host, _)| host == unit).map(|(_, day)| *day).collect();
        Ok(HostShown { unit: unit.0, name: unit_name(tx, *unit)?, times: own.len(), last: own.iter().max().map(ToString::to_string), next: next == Some(*unit) })
    });
    shown.collect()
}

fn balance(tx: &mut Tx<'_>, told: &Told) -> Result<Vec<KindShown>, store::Error> {
    let counts: BTreeMap<_, _> = programmes::balance(tx, told.id)?.into_iter().collect();
    let kinds: BTreeSet<_> = counts.keys().copied().chain(told.programme.balance.iter().copied()).collect();
    let shown = |kind: domain::programmes::LecturerKind| KindShown { kind: kind.code().into(), count: counts.get(&kind).copied().unwrap_or(0), asked: told.programme.balance.contains(&kind) };
    Ok(kinds.into_iter().map(shown).collect())
}

fn by_unit(tx: &mut Tx<'_>, tallies: &[Tally]) -> Result<Vec<UnitShown>, store::Error> {
    let mut units: BTreeMap<UnitId, UnitShown> = BTreeMap::new();
    for tally in tallies {
        if let std::collections::btree_map::Entry::Vacant(place) = units.entry(tally.unit) {
            place.insert(UnitShown { unit: tally.unit.0, name: unit_name(tx, tally.unit)?, sessions: 0, person_times: 0, speeches: 0, forms: BTreeMap::new() });
        }
        if let Some(unit) = units.get_mut(&tally.unit) {
            unit.sessions += tally.sessions;
            unit.person_times += tally.person_times;
            unit.speeches += tally.speeches;
            let form = tally.discussion.map_or_else(|| tally.form.key(), domain::programmes::DiscussionForm::key);
            *unit.forms.entry(form).or_default() += tally.sessions;
        }
    }
    let mut shown: Vec<UnitShown> = units.into_values().collect();
    shown.sort_by_key(|unit| (std::cmp::Reverse(unit.sessions), unit.unit));
    Ok(shown)
}

fn works_with(tx: &mut Tx<'_>, viewer: &Viewer, unit: UnitId) -> Result<bool, store::Error> {
    Ok(viewer::unit_within(tx, viewer, unit, Permission::Train)? || viewer::unit_within(tx, viewer, unit, Permission::TrainUnit)?)
}

/// The most silent units a board tells by name; of more it tells the count.
const NAMED: usize = 300;

/// Units that are to take part and have not, as far as the viewer works with them: the first by name, and how many.
fn silent(tx: &mut Tx<'_>, viewer: &Viewer, programme: &Programme, ids: &[ProgrammeId]) -> Result<(Vec<UnitNamed>, usize), store::Error> {
    let there = programmes::units_taking_part(tx, ids)?;
    // Whoever works with the unit that leads works with those under it.
    let all = programme.units.is_empty() && works_with(tx, viewer, programme.unit)?;
    let mut quiet = programmes::units_of(tx, programme)?;
    quiet.retain(|unit| !there.contains(unit));
    if !all {
        let mut seen = Vec::new();
        for unit in quiet {
            if works_with(tx, viewer, unit)? {
                seen.push(unit);
            }
        }
        quiet = seen;
    }
    let named = quiet.iter().take(NAMED).map(|unit| Ok(UnitNamed { unit: unit.0, name: unit_name(tx, *unit)? })).collect::<Result<_, store::Error>>()?;
    Ok((named, quiet.len()))
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PoolAsked {
    from: Option<Day>,
    to: Option<Day>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct PoolShown {
    #[serde(flatten)]
    who: Someone,
    unit: i64,
    unit_name: String,
    times: usize,
}

/// Everybody whose seat the programme is for, with how often they came in a period; those who never came first.
#[utoipa::path(get, path = "/programmes/{id}/pool", tag = "training", responses((status = 200, body = Vec<PoolShown>)))]
pub(super) async fn pool(State(app): State<App>, signed: Signed, Path(id): Path<i64>, Asked(asked): Asked<PoolAsked>) -> Result<Json<Vec<PoolShown>>, ApiError> {
    let searcher = app.searcher.clone();
    let shown = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let told = programmes::find(tx, &signed.viewer, ProgrammeId(id))?;
                signed.viewer.must(Permission::Train)?;
                let (reach, today) = (index.reach_of(&signed.viewer, Permission::Train), tx.today());
                let period = (asked.from.unwrap_or(today.plus_days(-730)), asked.to.unwrap_or(today));
                let mut pool = programmes::pool(tx, index, (told.id, &told.programme), period)?;
                pool.retain(|(person, ..)| index.ordinal(*person).is_some_and(|at| reach.has(at)));
                pool.sort_by_key(|(person, unit, times)| (*times, *unit, *person));
                let shown = pool.into_iter().map(|(person, unit, times)| Ok(PoolShown { who: Someone::of(tx, person)?, unit: unit.0, unit_name: unit_name(tx, unit)?, times }));
                shown.collect::<Result<Vec<_>, store::Error>>()
            })
        })
        .await?;
    Ok(Json(shown))
}
