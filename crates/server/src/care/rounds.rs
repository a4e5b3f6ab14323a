//! Seasons of talks over HTTP: who is meant, with whom somebody has talked, and what came up.

use std::collections::{BTreeMap, BTreeSet};

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    access::role::Permission,
    care::{Round, TalkKind, Topic},
    duties::Holding,
    id::{PersonId, RoundId},
};
use serde::Serialize;
use store::{
    Tx,
    access::Viewer,
    care::{self, Held, Question, Whose, rounds},
    duties,
    people::person,
    search::Index,
};
use utoipa::ToSchema;

use crate::{
    app::App,
    error::ApiError,
    http::extract::{Body, Path, Signed},
};

#[derive(Serialize, ToSchema)]
pub(super) struct RoundLine {
    id: i64,
    title: String,
    from: String,
    to: String,
    aim: String,
    /// How many people are meant, in the viewer's reach.
    meant: usize,
    /// With how many of them somebody has talked.
    talked: usize,
    /// How many talks that took (人次).
    times: usize,
}

/// The people of a round and the talks held with them.
struct Progress {
    members: Vec<Holding>,
    talks: BTreeMap<PersonId, Vec<Held>>,
}

impl Progress {
    /// In the viewer's reach; of a round that is over those count who held the post on its last day.
    fn of(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, round: &Round) -> Result<Self, store::Error> {
        let counts = round.to.min(tx.today());
        let (reach, under) = (index.reach(viewer), index.org.under(&round.units));
        let mut seen = BTreeSet::new();
        let mut members = duties::holdings(tx, index, &round.seats, round.from)?;
        members.retain(|held| {
            let within = index.ordinal(held.person).is_some_and(|ordinal| reach.has(ordinal));
            let meant = under.get(index.org.place(held.unit) as usize).copied().unwrap_or(false);
            within && meant && held.holds_on(counts) && seen.insert(held.person)
        });
        let mut talks: BTreeMap<PersonId, Vec<Held>> = BTreeMap::new();
        let held = care::held(tx, &[TalkKind::Talk], (round.from, round.to.plus_days(1)))?;
        for talk in care::known_to(index, viewer, held) {
            if seen.contains(&talk.person) {
                talks.entry(talk.person).or_default().push(talk);
            }
        }
        Ok(Self { members, talks })
    }
    fn line(&self, id: RoundId, round: &Round) -> RoundLine {
        RoundLine {
            id: id.0, title: round.title.clone(), from: round.from.to_string(), to: round.to.to_string(), aim: round.aim.clone(), meant: self.members.len(),
            talked: self.talks.len(), times: self.talks.values().map(Vec::len).sum(),
        }
    }
}

/// Every round, the latest first.
#[utoipa::path(get, path = "/rounds", tag = "care", responses((status = 200, body = Vec<RoundLine>)))]
pub(super) async fn all(State(app): State<App>, signed: Signed) -> Result<Json<Vec<RoundLine>>, ApiError> {
    signed.viewer.must(Permission::Talks)?;
    let searcher = app.searcher.clone();
    let lines = app
        .read(move |tx| {
            searcher.with(tx, |tx, index| {
                let rounds = rounds::all(tx)?;
                rounds.iter().map(|(id, round)| Ok(Progress::of(tx, index, &signed.viewer, round)?.line(*id, round))).collect::<Result<Vec<_>, store::Error>>()
            })
        })
        .await?;
    Ok(Json(lines))
}

#[derive(Serialize, ToSchema)]
pub(super) struct RoundMade {
    id: i64,
}

/// Opens a round.
#[utoipa::path(post, path = "/rounds", tag = "care", request_body = Object, responses((status = 201, body = RoundMade)))]
pub(super) async fn create(State(app): State<App>, signed: Signed, Body(round): Body<Round>) -> Result<(StatusCode, Json<RoundMade>), ApiError> {
    signed.viewer.must(Permission::Duties)?;
    let id = app.write(move |tx| rounds::create(tx, &signed.viewer, &round)).await?;
    Ok((StatusCode::CREATED, Json(RoundMade { id: id.0 })))
}

#[derive(Serialize, ToSchema)]
struct TalkOfRound {
    id: i64,
    held_on: String,
    talkers: Vec<String>,
}

#[derive(Serialize, ToSchema)]
struct Member {
    person: i64,
    name: String,
    post: String,
    unit: i64,
    unit_name: String,
    talks: Vec<TalkOfRound>,
}

/// What was said in a talk of the round, for those who may read it.
#[derive(Serialize, ToSchema)]
struct Said {
    talk: i64,
    name: String,
    held_on: String,
    summary: String,
    #[schema(value_type = Object)]
    topics: BTreeMap<Topic, String>,
    suggestions: String,
    left_open: Vec<String>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Board {
    round: RoundLine,
    members: Vec<Member>,
    said: Vec<Said>,
}

/// How many talks of a round are told with their words.
const SAID: usize = 300;

fn said(tx: &mut Tx<'_>, index: &Index, viewer: &Viewer, (round, meant): (&Round, &BTreeMap<PersonId, Vec<Held>>)) -> Result<Vec<Said>, store::Error> {
    let question = Question { whose: Whose::Reach, kind: Some(TalkKind::Talk), from: round.from, to: round.to.plus_days(1), after: None, limit: SAID };
    let mut said = Vec::new();
    for line in care::list(tx, index, viewer, &question)? {
        if let Some(talk) = line.told.talk.filter(|_| meant.contains_key(&line.told.person)) {
            said.push(Said {
                talk: line.told.id.0, name: line.name, held_on: talk.held_on.to_string(), summary: talk.summary, topics: talk.topics, suggestions: talk.suggestions,
                left_open: talk.left_open,
            });
        }
    }
    Ok(said)
}

/// A round with everybody it means, and what was said as far as the viewer may read it.
#[utoipa::path(get, path = "/rounds/{id}", tag = "care", responses((status = 200, body = Board)))]
pub(super) async fn board(State(app): State<App>, signed: Signed, Path(id): Path<i64>) -> Result<Json<Board>, ApiError> {
    signed.viewer.must(Permission::Talks)?;
    let searcher = app.searcher.clone();
    let board = app
        .write(move |tx| {
            searcher.with(tx, |tx, index| {
                let round = rounds::find(tx, RoundId(id))?;
                let progress = Progress::of(tx, index, &signed.viewer, &round)?;
                let said = said(tx, index, &signed.viewer, (&round, &progress.talks))?;
                tx.audit(&signed.viewer, "read_round", &[id], "")?;
                let line = progress.line(RoundId(id), &round);
                let mut members = Vec::new();
                for held in &progress.members {
                    let mut talks = Vec::new();
                    for talk in progress.talks.get(&held.person).into_iter().flatten() {
                        let talkers = talk.talkers.iter().map(|talker| Ok(person::name_of(tx, *talker)?.unwrap_or_default()));
                        talks.push(TalkOfRound { id: talk.id.0, held_on: talk.on.to_string(), talkers: talkers.collect::<Result<_, store::Error>>()? });
                    }
                    let unit_name = index.org.node(index.org.place(held.unit)).map(|node| node.name.clone()).unwrap_or_default();
                    members.push(Member {
                        person: held.person.0, name: person::name_of(tx, held.person)?.unwrap_or_default(), post: person::present_post(tx, held.person)?,
                        unit: held.unit.0, unit_name, talks,
                    });
                }
                Ok(Board { round: line, members, said })
            })
        })
        .await?;
    Ok(Json(board))
}
