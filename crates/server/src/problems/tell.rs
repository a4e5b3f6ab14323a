//! Whom each deed concerns next: they are told that there is a matter, never what it says.

use std::collections::BTreeSet;

use domain::{
    access::role::Permission,
    id::{AccountId, ProblemId, UnitId},
    message::Arguments,
    problems::{Deed, Holds, State},
};
use store::{
    Tx,
    access::{Viewer, account},
    notices,
    problems::{self, Told},
};

fn tell(tx: &mut Tx<'_>, viewer: &Viewer, accounts: BTreeSet<AccountId>, kind: &str, told: &Told) -> Result<(), store::Error> {
    let arguments = Arguments::from([("kind".to_owned(), told.problem.kind.key())]);
    for account in accounts.into_iter().filter(|account| *account != viewer.account()) {
        notices::tell(tx, account, kind, &arguments, &format!("/problems/{}", told.id))?;
    }
    Ok(())
}

/// Accounts that speak for a unit by a grant on that very unit.
fn of_unit(tx: &mut Tx<'_>, unit: Option<UnitId>, permission: Permission) -> Result<BTreeSet<AccountId>, store::Error> {
    unit.map_or_else(|| Ok(BTreeSet::new()), |unit| account::with_permission_on(tx, unit, permission))
}

/// The owner, or whoever is to name one.
pub(crate) fn raised(tx: &mut Tx<'_>, viewer: &Viewer, id: ProblemId) -> Result<(), store::Error> {
    let told = problems::find(tx, &Viewer::system("notice"), id)?;
    let (accounts, kind) = match told.problem.owner {
        Some(_) => (of_unit(tx, told.problem.owner, Permission::ProblemsHandle)?, "problem_assigned"),
        None => (of_unit(tx, Some(told.problem.coordinator), Permission::ProblemsCoordinate)?, "problem_unrouted"),
    };
    tell(tx, viewer, accounts, kind, &told)
}

pub(crate) fn done(tx: &mut Tx<'_>, viewer: &Viewer, told: &Told, deed: &Deed) -> Result<(), store::Error> {
    let problem = &told.problem;
    let owner = |tx: &mut Tx<'_>| of_unit(tx, problem.owner, Permission::ProblemsHandle);
    let (accounts, kind) = match deed {
        Deed::Assign { .. } => (owner(tx)?, "problem_assigned"),
        Deed::Dispute { .. } => (of_unit(tx, Some(problem.coordinator), Permission::ProblemsCoordinate)?, "problem_disputed"),
        Deed::Answer { .. } => {
            let mut accounts = problems::accounts_of_raisers(tx, told.id)?;
            // Whoever wrote it down goes back with the answer.
            accounts.extend(Some(told.raised_by).filter(|account| account.0 != 0));
            (accounts, "problem_answered")
        }
        Deed::Confirm { holds: Holds::Solved, .. } | Deed::Prove { .. } => (owner(tx)?, "problem_closed"),
        Deed::Confirm { .. } | Deed::Reopen { .. } | Deed::Check { holds: false, .. } => (owner(tx)?, "problem_returned"),
        _ => return Ok(()),
    };
    tell(tx, viewer, accounts, kind, told)?;
    if matches!(deed, Deed::Prove { .. }) && problem.state == State::Closed {
        let raisers = problems::accounts_of_raisers(tx, told.id)?;
        tell(tx, viewer, raisers, "problem_closed", told)?;
    }
    Ok(())
}
