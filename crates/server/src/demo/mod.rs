//! The demo city 砺州: invented units, officials and evidence, put on record the way users put them there.
//!
//! The same seed gives the same city. Everything goes through `store`'s own functions, so that the demo holds to every
//! rule a user must hold to. No place, school, enterprise or person is meant.

mod career;
mod cast;
mod chance;
mod classroom;
mod evidence;
mod family;
mod fronts;
mod life;
mod logins;
mod matters;
mod names;
mod places;
mod plan;
mod posts;
mod record;
mod results;
mod resume;
mod schooling;
mod talks;
mod training;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::{
    access::role::Role,
    id::{AccountId, PersonId, PostId, UnitId},
    people::{
        code::{PostKind, Rank, Service, UnitKind},
        unit::{Establishment, Post},
    },
};
use store::{
    Db, Error, Tx,
    access::Viewer,
    ledger,
    people::{
        person::{self, NewPerson},
        register::{self, By},
        rows::PostRow,
        unit,
    },
};

use self::{
    career::{Pools, Posting},
    chance::Chance,
    evidence::Evidence,
    life::{Call, World},
    plan::{Plan, PlannedUnit, Seat},
};

/// How large a city, and from which seed.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub people: usize,
    pub seed: u64,
}

/// An account of the demo city, to be shown to whoever set it up.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Login {
    pub account: String,
    pub password: String,
    pub role: Role,
    /// Name of the person behind it; empty if there is none.
    pub person: String,
    pub unit: String,
    pub display_name: String,
}

/// The units and posts as they were put on record, by their places in the plan.
#[derive(Clone, Debug, Default)]
struct Ids {
    units: Vec<UnitId>,
    posts: Vec<Vec<PostId>>,
}

impl Ids {
    fn unit(&self, at: usize) -> Option<UnitId> {
        self.units.get(at).copied()
    }
    fn post(&self, seat: Seat) -> Option<PostId> {
        self.posts.get(seat.unit)?.get(seat.post).copied()
    }
}

/// Somebody on record, as far as the accounts need it.
struct Settled {
    id: PersonId,
    name: String,
    seat: Seat,
    serving: bool,
    /// A chief of a town of those born in 1986 or later.
    young: bool,
}

/// Units and people of one transaction.
const AT_ONCE: usize = 400;
/// One official in fifty has retired.
const RETIRED: usize = 50;

fn by() -> By {
    By { account: AccountId(0), source: "demo", batch: None, why: String::new() }
}

/// Builds the city in an empty database. `hash` turns a password into its stored hash; `progress` is told how many of
/// the people are on record.
pub fn build(db: &Db, size: Size, hash: &dyn Fn(&str) -> Result<String, Error>, progress: &dyn Fn(usize, usize)) -> Result<Vec<Login>, Error> {
    let mut plan = Plan::new(size.people, size.seed);
    let retired = size.people / RETIRED;
    let seats = plan.seats(size.people - retired, size.seed);
    let plan = Arc::new(plan);
    progress(0, size.people);
    let ids = found_units(db, &plan)?;
    let world = World {
        pools: Pools::new(&plan), posting: posting(&plan), plan: &plan, ids: &ids, today: db.now().day(), seed: size.seed,
    };
    let calls = calls(&world, &seats, retired);
    let people = settle(db, &world, &calls, &|done| progress(done, size.people))?;
    let password = hash(logins::PASSWORD)?;
    let logins = logins::give(db, &plan, &ids, &people, &password)?;
    let cast = cast::of(db, &plan, &ids, &people, &password)?;
    let counties = plan.of_kind(UnitKind::County).filter_map(|at| ids.unit(at)).collect();
    let cast = Arc::new(cast);
    talks::hold(db, &cast, counties, size.seed)?;
    if let Some(city) = ids.unit(0) {
        fronts::observe(db, &cast, city, size.seed)?;
        let classes = training::train(db, &training::City::of(&plan, &ids, &people, city), size)?;
        results::follow(db, (&cast, &classes), size.seed)?;
        let serving = people.iter().filter(|one| one.serving).map(|one| one.id).collect();
        classroom::open(db, (city, serving), size)?;
    }
    Ok(logins)
}

fn found_units(db: &Db, plan: &Arc<Plan>) -> Result<Ids, Error> {
    let mut ids = Ids::default();
    while ids.units.len() < plan.units.len() {
        let (plan, known) = (Arc::clone(plan), ids);
        // A unit stands after the one above it, so the ids above are known when it is founded.
        ids = db.write(move |tx| {
            let mut ids = known.clone();
            for planned in plan.units.iter().skip(known.units.len()).take(AT_ONCE) {
                found_unit(tx, planned, &mut ids)?;
            }
            Ok(ids)
        })?;
    }
    Ok(ids)
}

fn found_unit(tx: &mut Tx<'_>, planned: &PlannedUnit, ids: &mut Ids) -> Result<(), Error> {
    let mut facts = planned.facts.clone();
    facts.parent = planned.above.and_then(|above| ids.unit(above));
    let id = unit::create(tx, &facts, &by())?;
    let mut posts = Vec::with_capacity(planned.posts.len());
    let mut authorised: BTreeMap<Rank, i64> = BTreeMap::new();
    for (sort, post) in (0_i64..).zip(&planned.posts) {
        let places = i64::try_from(post.places).unwrap_or(1);
        let row = Post { unit: id, title: post.title.clone(), kind: post.kind, rank: Some(post.rank), places, sort, since: facts.since, until: None };
        posts.push(unit::create_post(tx, &PostRow { post: PostId(0), facts: row }, &by())?);
        *authorised.entry(post.rank).or_default() += places;
    }
    let rows: Vec<Establishment> = authorised.into_iter().map(|(rank, number)| Establishment { rank, number, since: facts.since, until: None }).collect();
    register::add(tx, id.0, &rows, &by())?;
    ids.units.push(id);
    ids.posts.push(posts);
    Ok(())
}

fn posting(plan: &Plan) -> Posting {
    Posting {
        villages: plan.of_kind(UnitKind::Village).collect(),
        municipal: plan.of_kind(UnitKind::MunicipalUnit).collect(),
        chains: plan.of_kind(UnitKind::Association).collect(),
        elsewhere: plan.of_kind(UnitKind::Elsewhere).next(),
    }
}

/// Who is to be drawn for which seat; those who have retired left theirs to others.
fn calls(world: &World<'_>, seats: &[Seat], retired: usize) -> Vec<Call> {
    let mut chiefs = 0;
    let mut calls = Vec::with_capacity(seats.len() + retired);
    for seat in seats {
        let town_chief = is_town_chief(world.plan, *seat).then(|| {
            chiefs += 1;
            chiefs - 1
        });
        calls.push(Call { seat: *seat, nth: calls.len(), town_chief, retired: false });
    }
    let mut chance = Chance::of(world.seed, "retired", 0);
    for _ in 0..retired {
        let level = chance.pick(&[0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 4]).unwrap_or(0);
        let group = chance.below(10);
        let seat = world.pools.seat(&mut chance, level, group).or_else(|| seats.first().copied());
        calls.extend(seat.map(|seat| Call { seat, nth: calls.len(), town_chief: None, retired: true }));
    }
    calls
}

fn is_town_chief(plan: &Plan, seat: Seat) -> bool {
    plan.post(seat).is_some_and(|(unit, post)| matches!(unit.facts.kind, UnitKind::Town | UnitKind::Subdistrict) && post.kind == PostKind::Chief)
}

fn settle(db: &Db, world: &World<'_>, calls: &[Call], progress: &dyn Fn(usize)) -> Result<Vec<Settled>, Error> {
    let mut taken = BTreeSet::new();
    let mut settled = Vec::with_capacity(calls.len());
    for calls in calls.chunks(AT_ONCE) {
        let drawn: Vec<(NewPerson, Evidence)> = calls
            .iter()
            .map(|call| {
                let young = is_young(call);
                (life::official(world, *call, &mut taken), evidence::evidence(world.seed, call.nth, young, world.today))
            })
            .collect();
        let drawn = Arc::new(drawn);
        let put = Arc::clone(&drawn);
        let ids = db.write(move |tx| put.iter().map(|(new, evidence)| put_on_record(tx, new, evidence)).collect::<Result<Vec<_>, Error>>())?;
        let rows = ids.into_iter().zip(drawn.iter()).zip(calls);
        settled.extend(rows.map(|((id, (new, _)), call)| Settled {
            id, name: new.person.name.clone(), seat: call.seat, serving: new.person.service == Service::Serving, young: is_young(call),
        }));
        progress(settled.len());
    }
    Ok(settled)
}

fn is_young(call: &Call) -> bool {
    call.town_chief.is_some_and(life::is_young_chief)
}

fn put_on_record(tx: &mut Tx<'_>, new: &NewPerson, evidence: &Evidence) -> Result<PersonId, Error> {
    let id = person::create(tx, new, &by())?;
    let viewer = Viewer::system("演示");
    for (n, claim) in evidence.claims.iter().enumerate() {
        let entry = ledger::append(tx, &viewer, id, claim, None)?;
        if let Some(comment) = evidence.comment.filter(|_| n == 0) {
            let entry = ledger::find(tx, entry)?;
            ledger::comment(tx, &viewer, &entry, comment)?;
        }
    }
    Ok(id)
}
