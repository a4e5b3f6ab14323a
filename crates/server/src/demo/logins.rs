//! One account for every role, bound to a fitting person of the city where the role is a person's.

use std::collections::BTreeSet;

use domain::{
    access::role::Role,
    id::{PersonId, UnitId},
    people::code::{PostKind, Rank, UnitKind},
};
use store::{
    Db, Error,
    access::{
        Viewer,
        account::{self, NewAccount, NewGrant},
    },
};

use super::{
    Ids, Login, Settled,
    career::level,
    plan::{Plan, PlannedUnit},
    posts::Planned,
};

pub(super) const PASSWORD: &str = "Lilian-demo-2026";
/// First day of the grants.
const SINCE: (i16, u8, u8) = (2024, 1, 1);

/// Whom a role fits: a part of the unit's name, and the kind of post.
#[derive(Clone, Copy)]
enum Fits {
    Of(&'static str, PostKind),
    /// The first person in a unit of this kind with this kind of post.
    In(UnitKind, PostKind),
    /// No person: the account stands for an office or somebody from outside.
    Nobody(&'static str),
}

/// Over what the role is held.
#[derive(Clone, Copy)]
enum Scope {
    City,
    /// The person's own unit.
    Own,
    /// The first unit of a kind.
    First(UnitKind),
}

use Fits::{In, Nobody, Of};
use PostKind::{Chief, Deputy, Other};

const LOGINS: &[(&str, Role, Fits, Scope)] = &[
    ("officer", Role::OrganisationOfficer, Of("砺州市委组织部", Other), Scope::City),
    ("leader", Role::OrganisationLeader, Of("砺州市委组织部", Chief), Scope::City),
    ("secretary", Role::CountySecretary, In(UnitKind::County, Chief), Scope::Own),
    ("organiser", Role::TrainingOrganiser, Of("砺州市委党校", Deputy), Scope::City),
    ("official", Role::Official, In(UnitKind::Town, Chief), Scope::Own),
    ("mentor", Role::Mentor, In(UnitKind::County, Deputy), Scope::Own),
    ("assessor", Role::Assessor, Of("砺州市委组织部", Deputy), Scope::City),
    ("handler", Role::CaseHandler, Of("砺州市纪委监委", Deputy), Scope::City),
    ("inspector", Role::Inspector, Of("砺州市委巡察办", Chief), Scope::City),
    ("head", Role::UnitHead, Of("砺州市财政局", Chief), Scope::Own),
    ("member", Role::LeadingMember, Of("砺州市发展和改革委员会", Deputy), Scope::Own),
    ("duty", Role::DutyOfficer, In(UnitKind::Town, Deputy), Scope::Own),
    ("chain", Role::ChainChief, Of("砺州市人民政府", Deputy), Scope::City),
    ("project", Role::ProjectStaff, Of("砺州市投资促进局", Other), Scope::Own),
    ("window", Role::Window, Of("砺州市政务服务管理局", Other), Scope::Own),
    ("enterprise", Role::Enterprise, Nobody("企业联络员"), Scope::First(UnitKind::Enterprise)),
    ("resident", Role::Resident, Nobody("社区居民"), Scope::First(UnitKind::Community)),
    ("statistics", Role::StatisticsProvider, Of("砺州市统计局", Other), Scope::City),
    ("system", Role::SystemAdministrator, Nobody("系统管理员"), Scope::City),
    ("security", Role::SecurityAdministrator, Nobody("安全保密管理员"), Scope::City),
    ("audit", Role::AuditAdministrator, Nobody("安全审计员"), Scope::City),
];

/// Makes the accounts. One hash serves all, because they share one published password and hashing is slow by design.
pub(super) fn give(db: &Db, plan: &Plan, ids: &Ids, people: &[Settled], password: &str) -> Result<Vec<Login>, Error> {
    let mut taken = BTreeSet::new();
    let mut logins = Vec::new();
    for (name, role, fits, scope) in LOGINS {
        let person = fitting(plan, people, *fits, *role, &taken);
        taken.extend(person.map(|person| person.id));
        let unit = scope_of(plan, *scope, person);
        let nobody = if let Nobody(shown) = fits { *shown } else { role.code() };
        let display_name = person.map_or_else(|| nobody.to_owned(), |person| person.name.clone());
        let new = NewAccount { name: (*name).to_owned(), display_name: display_name.clone(), person: person.map(|person| person.id), password: password.to_owned() };
        found(db, new, *role, ids.unit(unit).ok_or(Error::NotFound)?)?;
        logins.push(Login {
            account: (*name).to_owned(), password: PASSWORD.to_owned(), role: *role,
            person: person.map(|person| person.name.clone()).unwrap_or_default(),
            unit: plan.unit_at(unit).map(|unit| unit.facts.name.clone()).unwrap_or_default(), display_name,
        });
    }
    Ok(logins)
}

/// The first day of every grant.
pub(super) fn since() -> Result<domain::date::Day, Error> {
    let (year, month, day) = SINCE;
    domain::date::Day::new(year, month, day).map_err(|error| Error::Broken(error.to_string()))
}

fn found(db: &Db, new: NewAccount, role: Role, unit: UnitId) -> Result<(), Error> {
    let since = since()?;
    db.write(move |tx| {
        let account = account::create(tx, &new)?;
        account::give(tx, &Viewer::system("演示"), account, &NewGrant { role, unit, management: None, since, until: None })?;
        Ok(())
    })
}

fn scope_of(plan: &Plan, scope: Scope, person: Option<&Settled>) -> usize {
    match scope {
        Scope::City => 0,
        Scope::Own => person.map_or(0, |person| person.seat.unit),
        Scope::First(kind) => plan.of_kind(kind).next().unwrap_or(0),
    }
}

/// The first who fits and has no account yet; in a small city somebody else of the lowest rank there is.
fn fitting<'a>(plan: &Plan, people: &'a [Settled], fits: Fits, role: Role, taken: &BTreeSet<PersonId>) -> Option<&'a Settled> {
    if matches!(fits, Nobody(_)) {
        return None;
    }
    let mut free = people.iter().filter(|person| person.serving && !taken.contains(&person.id));
    let suits = |person: &&Settled| plan.post(person.seat).is_some_and(|(unit, post)| fit(unit, post, fits) && (role != Role::Official || person.young));
    let lowest = |person: &&Settled| plan.post(person.seat).map_or(0, |(_, post)| level(post.rank));
    free.clone().find(suits).or_else(|| free.by_ref().min_by_key(lowest))
}

fn fit(unit: &PlannedUnit, post: &Planned, fits: Fits) -> bool {
    match fits {
        // A division's staff are those of its bureau.
        Of(name, Other) => unit.facts.name.starts_with(name) && post.rank == Rank::Staff,
        Of(name, kind) => unit.facts.name == name && post.kind == kind,
        In(unit_kind, kind) => unit.facts.kind == unit_kind && post.kind == kind,
        Nobody(_) => false,
    }
}
