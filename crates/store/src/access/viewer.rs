//! Who is looking. What a viewer may not see cannot be loaded, so there is no separate check to forget.

use std::collections::BTreeSet;

use domain::{
    access::{
        role::{Grant, Permission, Role},
        tier::Tier,
    },
    id::{AccountId, PersonId, UnitId},
    message::Refusal,
    people::code::Management,
};

use crate::{
    access::account::Account,
    db::{Row, Tx},
    error::Error,
    params,
    people::unit,
};

/// An account at work, with its grants as of now. Only a sign-in look-up makes one for a person.
#[derive(Clone, Debug)]
pub struct Viewer {
    account: AccountId,
    name: String,
    display_name: String,
    person: Option<PersonId>,
    grants: Vec<Grant>,
    system: bool,
}

/// What a viewer may see and do on one person's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    /// It is the viewer's own file.
    pub own: bool,
    /// The narrowest tier of entries that opens.
    pub tier: Tier,
    pub permissions: BTreeSet<Permission>,
}

impl Sight {
    /// Identity number, family, contacts and penalties: for those with the permission, and for the person.
    pub fn opens_restricted(&self) -> bool {
        self.own || self.permissions.contains(&Permission::PeopleRestricted)
    }
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }
}

impl Viewer {
    /// The house itself at work: jobs, the command line of the one who holds the data folder. Says why.
    pub fn system(reason: &str) -> Self {
        Self { account: AccountId(0), name: reason.to_owned(), display_name: reason.to_owned(), person: None, grants: Vec::new(), system: true }
    }
    pub(crate) fn signed_in(account: Account, grants: Vec<Grant>) -> Self {
        Self { account: account.id, name: account.name, display_name: account.display_name, person: account.person, grants, system: false }
    }
    pub fn account(&self) -> AccountId {
        self.account
    }
    pub fn name(&self) -> &str {
        &self.name
    }
    /// Who it was, as the audit log and other people are told: the shown name, and the account where they differ.
    pub fn shown_name(&self) -> String {
        if self.display_name == self.name { self.name.clone() } else { format!("{}（{}）", self.display_name, self.name) }
    }
    pub fn person(&self) -> Option<PersonId> {
        self.person
    }
    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }
    pub fn is_system(&self) -> bool {
        self.system
    }
    pub fn may(&self, permission: Permission) -> bool {
        self.system || self.grants.iter().any(|grant| grant.permits(permission))
    }
    /// Refuses by name what no grant permits.
    pub fn must(&self, permission: Permission) -> Result<(), Refusal> {
        if self.may(permission) { Ok(()) } else { Err(Refusal::new("refusal.not_permitted").with("permission", permission.key())) }
    }
    pub fn permissions(&self) -> BTreeSet<Permission> {
        Permission::ALL.iter().copied().filter(|permission| self.may(*permission)).collect()
    }
    /// The units under which a permission holds, with the management category it is bounded to.
    pub fn reach(&self, permission: Permission) -> Vec<(UnitId, Option<Management>)> {
        self.grants.iter().filter(|grant| grant.permits(permission)).map(|grant| (grant.unit, grant.management)).collect()
    }
    /// The narrowest tier of fields a question about people may touch: that of the widest reading grant.
    pub fn tier(&self) -> Tier {
        if self.system {
            return Tier::Restricted;
        }
        // A condition is asked over the whole reach, so every reading grant must open the tier.
        self.grants.iter().filter(|grant| grant.permits(Permission::PeopleRead)).map(|grant| grant.role.tier()).min().unwrap_or(Tier::Public)
    }
    /// The role to write into the audit log.
    pub fn role(&self) -> Option<Role> {
        self.grants.first().map(|grant| grant.role)
    }
}

/// The units a person belongs to today: those of the posts they hold, else of the posts they held last.
pub fn units_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<UnitId>, Error> {
    let area = tx.area();
    let rows = tx.query(
        "select unit, since, until from appointment where area = $1 and person = $2 and superseded_at is null order by until desc, since desc",
        params![area, person],
    )?;
    let today = tx.today().to_string();
    let day = |row: &Row| Ok::<(String, String), Error>((row.get(1)?, row.get(2)?));
    let (mut now, mut last) = (Vec::new(), None);
    for row in &rows {
        // Posts outside the city's units have none.
        let Some(unit) = row.get::<Option<UnitId>>(0)? else { continue };
        let (since, until) = day(row)?;
        // Ordered by their end, so the first is the one held last.
        last.get_or_insert(unit);
        if since <= today && today < until {
            now.push(unit);
        }
    }
    if now.is_empty() {
        now.extend(last);
    }
    if now.is_empty() {
        now.extend(unit::root(tx)?);
    }
    Ok(now)
}

/// What the viewer may see of a person; `None` if the person does not exist for them.
pub fn sight(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId) -> Result<Option<Sight>, Error> {
    let area = tx.area();
    let known = tx.query_opt(
        "select f.management from person p join person_facts f on f.area = p.area and f.person = p.id and f.superseded_at is null
          where p.area = $1 and p.id = $2 order by f.since desc limit 1",
        params![area, person],
    )?;
    let Some(known) = known else { return Ok(None) };
    let management = known.get::<Option<String>>(0)?.as_deref().and_then(Management::from_code);
    if viewer.system {
        return Ok(Some(Sight { own: false, tier: Tier::Restricted, permissions: Permission::ALL.iter().copied().collect() }));
    }
    let own = viewer.person == Some(person);
    let mut above = BTreeSet::new();
    for own_unit in units_of(tx, person)? {
        above.extend(unit::ancestors(tx, own_unit)?);
    }
    let mut sight = Sight { own, tier: if own { Tier::Organisation } else { Tier::Public }, permissions: BTreeSet::new() };
    for grant in viewer.grants.iter().filter(|grant| above.contains(&grant.unit)) {
        if grant.management.is_none() || grant.management == management {
            sight.permissions.extend(grant.role.permissions());
            sight.tier = sight.tier.max(grant.role.tier());
        }
    }
    // Nobody keeps their own file.
    if own {
        for permission in [Permission::PeopleWrite, Permission::PeopleRestricted] {
            sight.permissions.remove(&permission);
        }
    }
    let sees = own || sight.permissions.contains(&Permission::PeopleRead);
    Ok(sees.then_some(sight))
}

/// As [`sight`], for a request that cannot go on without it.
pub fn see(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId) -> Result<Sight, Error> {
    sight(tx, viewer, person)?.ok_or(Error::NotFound)
}

/// As [`see`], refusing by name a permission that is missing on this file.
pub fn see_to(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, permission: Permission) -> Result<Sight, Error> {
    let sight = see(tx, viewer, person)?;
    if sight.may(permission) {
        return Ok(sight);
    }
    Err(Refusal::new("refusal.not_permitted").with("permission", permission.key()).into())
}

/// Whether the unit lies within the viewer's reach for a permission.
pub fn unit_within(tx: &mut Tx<'_>, viewer: &Viewer, id: UnitId, permission: Permission) -> Result<bool, Error> {
    if viewer.system {
        return Ok(true);
    }
    let above = unit::ancestors(tx, id)?;
    Ok(viewer.reach(permission).iter().any(|(granted, _)| above.contains(granted)))
}
