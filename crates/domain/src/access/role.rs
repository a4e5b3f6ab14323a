//! Roles, after the users that the reference articles describe, and what each may do.
//!
//! A grant gives a role within a unit and everything below it, optionally only for people under one management
//! category, for a term. A role alone opens nothing.

use serde::{Deserialize, Serialize};

use crate::{
    access::tier::Tier,
    date::Day,
    id::{GrantId, UnitId},
    people::code::Management,
};

codes! {
    "role" Role {
        OrganisationOfficer = "organisation_officer", OrganisationLeader = "organisation_leader",
        CountySecretary = "county_secretary", TrainingOrganiser = "training_organiser", Official = "official",
        Mentor = "mentor", Assessor = "assessor", CaseHandler = "case_handler", Inspector = "inspector",
        UnitHead = "unit_head", LeadingMember = "leading_member", DutyOfficer = "duty_officer",
        ChainChief = "chain_chief", ProjectStaff = "project_staff", Window = "window", Enterprise = "enterprise",
        Resident = "resident", StatisticsProvider = "statistics_provider",
        SystemAdministrator = "system_administrator", SecurityAdministrator = "security_administrator",
        AuditAdministrator = "audit_administrator",
    }
    "permission" Permission {
        PeopleRead = "people.read", PeopleWrite = "people.write", PeopleRestricted = "people.restricted",
        UnitsRead = "units.read", UnitsWrite = "units.write", EvidenceWrite = "evidence.write", Imports = "imports",
        Export = "export", Figures = "figures", Accounts = "accounts", Audit = "audit",
        Settings = "settings", ProblemsRaise = "problems.raise", ProblemsHandle = "problems.handle",
        ProblemsCoordinate = "problems.coordinate", Talks = "talks", Duties = "duties", Care = "care",
        Observe = "observe", Projects = "projects", Surveys = "surveys",
        Train = "train",
        /// What a unit has to do with training: it nominates, orders and reports.
        TrainUnit = "train.unit",
    }
}

impl Role {
    /// What the role may do inside the scope of its grant.
    pub const fn permissions(self) -> &'static [Permission] {
        use Permission as P;
        match self {
            Self::OrganisationOfficer => &[
                P::PeopleRead, P::PeopleWrite, P::PeopleRestricted, P::UnitsRead, P::UnitsWrite, P::EvidenceWrite,
                P::Imports, P::Export, P::Figures, P::Settings, P::ProblemsRaise, P::ProblemsCoordinate,
                P::Talks, P::Duties, P::Care, P::Observe, P::Projects, P::Surveys, P::Train, P::TrainUnit,
            ],
            Self::OrganisationLeader => &[
                P::PeopleRead, P::PeopleRestricted, P::UnitsRead, P::EvidenceWrite, P::Export, P::Figures, P::ProblemsRaise,
                P::ProblemsCoordinate, P::Talks, P::Duties, P::Care, P::Observe, P::Surveys, P::Train, P::TrainUnit,
            ],
            Self::CountySecretary => &[
                P::PeopleRead, P::PeopleRestricted, P::UnitsRead, P::EvidenceWrite, P::Export, P::Figures, P::ProblemsRaise,
                P::ProblemsCoordinate, P::Talks, P::Duties, P::Observe, P::Surveys, P::TrainUnit,
            ],
            Self::TrainingOrganiser => {
                &[P::PeopleRead, P::UnitsRead, P::EvidenceWrite, P::Imports, P::Export, P::Figures, P::ProblemsRaise, P::Surveys, P::Train, P::TrainUnit]
            }
            Self::Assessor | Self::Inspector => {
                &[P::PeopleRead, P::UnitsRead, P::EvidenceWrite, P::Figures, P::ProblemsRaise, P::Observe, P::Surveys]
            }
            Self::CaseHandler => &[P::PeopleRead, P::UnitsRead, P::EvidenceWrite, P::Figures, P::ProblemsRaise],
            Self::UnitHead | Self::LeadingMember => {
                &[P::PeopleRead, P::UnitsRead, P::EvidenceWrite, P::Figures, P::ProblemsRaise, P::ProblemsHandle, P::Talks, P::Projects, P::Surveys, P::TrainUnit]
            }
            Self::Mentor | Self::DutyOfficer | Self::Official => &[P::UnitsRead, P::ProblemsRaise],
            Self::ChainChief | Self::ProjectStaff => &[P::UnitsRead, P::ProblemsRaise, P::ProblemsHandle, P::Projects],
            Self::Window => &[P::UnitsRead, P::ProblemsRaise, P::ProblemsHandle],
            Self::StatisticsProvider => &[P::UnitsRead, P::Figures],
            Self::Enterprise | Self::Resident => &[P::ProblemsRaise],
            Self::SystemAdministrator => &[P::Settings],
            Self::SecurityAdministrator => &[P::Accounts, P::UnitsRead],
            Self::AuditAdministrator => &[P::Audit],
        }
    }

    /// The narrowest tier of a person's file the role reads inside its scope.
    pub fn tier(self) -> Tier {
        let may = |permission| self.permissions().contains(&permission);
        if may(Permission::PeopleRestricted) {
            Tier::Restricted
        } else if may(Permission::PeopleRead) {
            Tier::Organisation
        } else {
            Tier::Public
        }
    }

    /// Whether one account may hold both: the three administrators are three people, and none of them works
    /// with files of officials (GB/T 22239-2019, separation of duties).
    pub fn goes_with(self, other: Role) -> bool {
        let administers = |role| matches!(role, Self::SystemAdministrator | Self::SecurityAdministrator | Self::AuditAdministrator);
        self == other || !(administers(self) || administers(other))
    }
}

/// A role within a scope for a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    pub id: GrantId,
    pub role: Role,
    pub unit: UnitId,
    /// Only people under this management category; `None` for all.
    pub management: Option<Management>,
    pub since: Day,
    /// First day on which it no longer holds.
    pub until: Option<Day>,
}

impl Grant {
    pub fn holds_on(&self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| day < until)
    }
    pub fn permits(&self, permission: Permission) -> bool {
        self.role.permissions().contains(&permission)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn administrators_are_separate_people() {
        use Role as R;
        for (case, one, other, expected) in [
            ("two trades of the department", R::OrganisationOfficer, R::TrainingOrganiser, true),
            ("security and audit", R::SecurityAdministrator, R::AuditAdministrator, false),
            ("system and security", R::SystemAdministrator, R::SecurityAdministrator, false),
            ("an officer who keeps accounts", R::OrganisationOfficer, R::SecurityAdministrator, false),
            ("the same role in two units", R::AuditAdministrator, R::AuditAdministrator, true),
        ] {
            assert_eq!(one.goes_with(other), expected, "{case}");
            assert_eq!(other.goes_with(one), expected, "{case}, the other way");
        }
    }

    #[test]
    fn administrators_read_no_files() {
        for role in [Role::SystemAdministrator, Role::SecurityAdministrator, Role::AuditAdministrator] {
            assert!(!role.permissions().contains(&Permission::PeopleRead), "{role:?}");
        }
    }
}
