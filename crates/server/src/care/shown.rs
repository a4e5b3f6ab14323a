//! A talk as pages show it: names beside ids, words only for those who may read them.

use domain::{care::Talk, id::PersonId};
use serde::Serialize;
use store::{
    Tx,
    access::Viewer,
    care::{self, Told},
    ledger,
    people::person,
    problems,
};
use utoipa::ToSchema;

/// A problem that was raised in a talk.
#[derive(Serialize, ToSchema)]
pub(super) struct ProblemOf {
    id: i64,
    title: String,
    state: String,
    owner_name: String,
    due: Option<String>,
    overdue: bool,
}

#[derive(Serialize, ToSchema)]
pub(super) struct TalkShown {
    id: i64,
    person: i64,
    person_name: String,
    post: String,
    kind: String,
    held_on: String,
    unannounced: bool,
    tier: String,
    round: Option<i64>,
    talkers: Vec<String>,
    recorded_by: String,
    recorded_at: String,
    /// The talk that corrects this one.
    replaced_by: Option<i64>,
    /// The viewer recorded it, and may correct it.
    mine: bool,
    /// The viewer is among those who held it.
    held_by_me: bool,
    /// Absent for those who may only know that it was held.
    #[schema(value_type = Option<Object>)]
    talk: Option<Talk>,
    problems: Vec<ProblemOf>,
}

impl TalkShown {
    pub(super) fn of(tx: &mut Tx<'_>, viewer: &Viewer, told: Told) -> Result<Self, store::Error> {
        let names = ledger::account_names(tx, &[told.recorded_by])?;
        let talkers = care::talker_names(tx, &told)?;
        let problems = if told.talk.is_some() { problems_of(tx, viewer, told.id.0)? } else { vec![] };
        let own: Option<PersonId> = viewer.person();
        Ok(Self {
            id: told.id.0, person: told.person.0, person_name: person::name_of(tx, told.person)?.unwrap_or_default(), post: person::present_post(tx, told.person)?,
            kind: told.kind.code().into(), held_on: told.held_on.to_string(), unannounced: told.unannounced, tier: told.tier.code().into(),
            round: told.round.map(|round| round.0), recorded_by: names.get(&told.recorded_by).cloned().unwrap_or_default(), recorded_at: told.recorded_at.to_minute(),
            replaced_by: told.replaced_by.map(|talk| talk.0),
            mine: told.recorded_by == viewer.account() && told.replaced_by.is_none(), held_by_me: own.is_some_and(|own| told.talkers.contains(&own)), talkers, talk: told.talk, problems,
        })
    }
}

/// The problems of a talk that the viewer may see, and how they stand: what the talker goes back with.
fn problems_of(tx: &mut Tx<'_>, viewer: &Viewer, talk: i64) -> Result<Vec<ProblemOf>, store::Error> {
    let mut shown = Vec::new();
    let today = tx.today();
    for id in problems::of_source(tx, talk)? {
        let told = match problems::find(tx, viewer, id) {
            Err(store::Error::NotFound) => continue,
            found => found?,
        };
        let owner = told.problem.owner.map(|unit| crate::problems::unit_name(tx, unit)).transpose()?;
        shown.push(ProblemOf {
            id: id.0, title: told.title, state: told.problem.state.code().into(), owner_name: owner.unwrap_or_default(),
            due: told.due.map(|day| day.to_string()), overdue: told.due.is_some_and(|due| due < today),
        });
    }
    Ok(shown)
}
