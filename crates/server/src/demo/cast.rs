//! Those who hold talks and answer problems, with the accounts they do it from.

use std::collections::BTreeMap;

use domain::{
    access::role::Role,
    id::{AccountId, PersonId, UnitId},
    people::code::{PostKind, UnitKind},
};
use store::{
    Db, Error, Tx,
    access::{
        Viewer,
        account::{self, NewAccount, NewGrant},
        session,
    },
};

use super::{Ids, Settled, logins, matters::OWNERS, plan::Plan};

/// Somebody with a part to play.
#[derive(Clone, Debug)]
pub(super) struct Player {
    pub(super) viewer: Viewer,
    pub(super) person: PersonId,
}

/// One county's people.
#[derive(Clone, Debug, Default)]
pub(super) struct CountyCast {
    pub(super) secretary: Option<Player>,
    pub(super) organisation: Option<Player>,
    /// Heads of towns, each with the town.
    pub(super) heads: Vec<(Player, UnitId)>,
    /// Everybody else in leading groups of the county and its units.
    pub(super) others: Vec<PersonId>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Cast {
    pub(super) counties: Vec<CountyCast>,
    /// Of the leading group of the city's organisation department, all but its head.
    pub(super) deputies: Vec<Player>,
    /// Leading members of the city's own units.
    pub(super) city: Vec<PersonId>,
    /// Units that answer problems, by their place in [`OWNERS`].
    pub(super) owners: BTreeMap<usize, (Player, UnitId)>,
}

/// The person with an account that has the role within a unit.
fn player(tx: &mut Tx<'_>, seat: &Seated, (role, unit): (Role, UnitId), password: &str) -> Result<Player, Error> {
    for account in account::of_person(tx, seat.person)? {
        if account::grants(tx, account)?.iter().any(|grant| grant.role == role && grant.unit == unit) {
            return Ok(Player { viewer: session::viewer_for_job(tx, account)?, person: seat.person });
        }
    }
    // A login that is shown for another role keeps to that role.
    let (account, since) = (make(tx, seat, role, password)?, logins::since()?);
    account::give(tx, &Viewer::system("演示"), account, &NewGrant { role, unit, management: None, since, until: None })?;
    Ok(Player { viewer: session::viewer_for_job(tx, account)?, person: seat.person })
}

fn make(tx: &mut Tx<'_>, seat: &Seated, role: Role, password: &str) -> Result<AccountId, Error> {
    let name = format!("{}-{:03}", role.code().replace('_', "-"), seat.nth);
    account::create(tx, &NewAccount { name, display_name: seat.name.clone(), person: Some(seat.person), password: password.to_owned() })
}

/// A member of a leading group, by what they do in the plan.
struct Seated {
    nth: usize,
    kind: UnitKind,
    unit_name: String,
    title: String,
    post: PostKind,
    group: usize,
    person: PersonId,
    name: String,
    unit: UnitId,
    above: Option<UnitId>,
}

fn seated(plan: &Plan, ids: &Ids, people: &[Settled]) -> Vec<Seated> {
    let one = |(nth, person): (usize, &Settled)| {
        let (unit, post) = plan.post(person.seat).filter(|(_, post)| person.serving && post.kind != PostKind::Other)?;
        Some(Seated {
            nth, kind: unit.facts.kind, unit_name: unit.facts.name.clone(), title: post.title.clone(), post: post.kind, group: unit.group, person: person.id,
            name: person.name.clone(), unit: ids.unit(person.seat.unit)?, above: unit.above.and_then(|above| ids.unit(above)),
        })
    };
    people.iter().enumerate().filter_map(one).collect()
}

pub(super) fn of(db: &Db, plan: &Plan, ids: &Ids, people: &[Settled], password: &str) -> Result<Cast, Error> {
    let seated = seated(plan, ids, people);
    let counties = seated.iter().map(|seat| seat.group).max().unwrap_or(0);
    let password = password.to_owned();
    db.write(move |tx| {
        let mut cast = Cast { counties: vec![CountyCast::default(); counties], ..Cast::default() };
        for seat in &seated {
            place(tx, &mut cast, seat, &password)?;
        }
        Ok(cast)
    })
}

fn place(tx: &mut Tx<'_>, cast: &mut Cast, seat: &Seated, password: &str) -> Result<(), Error> {
    let owner = OWNERS.iter().position(|name| seat.unit_name == format!("砺州{name}")).filter(|_| seat.post == PostKind::Chief);
    if let Some(owner) = owner {
        let head = player(tx, seat, (Role::UnitHead, seat.unit), password)?;
        cast.owners.entry(owner).or_insert((head, seat.unit));
    }
    let county = seat.group.checked_sub(1).and_then(|group| cast.counties.get_mut(group));
    match (seat.kind, seat.post, county) {
        (UnitKind::County, PostKind::Chief, Some(county)) if seat.title.ends_with("委书记") => {
            county.secretary = Some(player(tx, seat, (Role::CountySecretary, seat.unit), password)?);
        }
        (UnitKind::CountyUnit, PostKind::Chief, Some(county)) if seat.unit_name.ends_with("委组织部") => {
            let over = seat.above.unwrap_or(seat.unit);
            county.organisation = Some(player(tx, seat, (Role::OrganisationLeader, over), password)?);
        }
        (UnitKind::Town | UnitKind::Subdistrict, PostKind::Chief, Some(county)) => {
            county.heads.push((player(tx, seat, (Role::Official, seat.unit), password)?, seat.unit));
        }
        (UnitKind::MunicipalUnit, PostKind::Deputy | PostKind::Member, None) if seat.unit_name == "砺州市委组织部" => {
            let city = seat.above.unwrap_or(seat.unit);
            cast.deputies.push(player(tx, seat, (Role::OrganisationLeader, city), password)?);
        }
        (_, _, Some(county)) => county.others.push(seat.person),
        (UnitKind::MunicipalUnit, _, None) => cast.city.push(seat.person),
        _ => {}
    }
    Ok(())
}
