//! What a change of who is in says, in a line of history.

use crate::entry::v1::{Body, RosterChange};

/// The heading of an entry about the roster.
pub(in crate::acts) fn told(body: &Body) -> String {
    match body {
        Body::RosterProposed(proposed) => change(&proposed.change),
        Body::RosterApproved(_) => "Agreed to a change of who is in".into(),
        Body::RosterDeclined(_) => "Declined a change of who is in".into(),
        Body::OfficerSuspended(_) => "An officer was suspended".into(),
        Body::SuspensionLifted(_) => "A suspension was lifted".into(),
        Body::ForkFound(_) => "A machine's log was found to go two ways".into(),
        Body::MachineRekeyed(_) => "A machine made a new key".into(),
        _ => "Log".into(),
    }
}

/// A change, as it is proposed.
pub(super) fn change(change: &RosterChange) -> String {
    match change {
        RosterChange::OfficerJoins { officer, .. } => format!("{} joins as deputy", officer.name),
        RosterChange::MachineJoins { replaces: None, .. } => "A machine of an officer joins".into(),
        RosterChange::MachineJoins { replaces: Some(_), .. } => "A machine joins in place of another".into(),
        RosterChange::OfficerLeaves { .. } => "An officer leaves".into(),
        RosterChange::DutyPasses { .. } => {
            "The duty of Designated Safeguarding Officer passes to a deputy".into()
        }
    }
}
