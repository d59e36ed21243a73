//! What an entry about the log itself, or about who is in, says in a line of history.

use std::collections::BTreeSet;

use crate::domain::lists::{self, List, Lists};
use crate::domain::recipients::{self, Recipient};
use crate::domain::templates;
use crate::domain::time;
use crate::entry::v1::{Body, PaperPrinted, RosterChange, SettingsChanged, SheetBroughtIn};

/// The heading of an entry about the log itself and who is in.
pub(in crate::acts) fn told_of_the_log(body: &Body, lists: &Lists) -> String {
    match body {
        Body::RosterProposed(proposed) => change(&proposed.change),
        Body::RosterApproved(_) => "Agreed to a change of who is in".into(),
        Body::RosterDeclined(_) => "Declined a change of who is in".into(),
        Body::OfficerSuspended(_) => "An officer was suspended".into(),
        Body::SuspensionLifted(_) => "A suspension was lifted".into(),
        Body::ForkFound(_) => "A machine's log was found to go two ways".into(),
        Body::MachineRekeyed(_) => "A machine made a new key".into(),
        Body::LogStarted(_) => "Log started".into(),
        Body::MachineRecovered(_) => "Machine recovered with the kit".into(),
        Body::KitReplaced(_) => "New recovery kit made".into(),
        Body::KitConfirmed(_) => "Recovery kit checked on paper".into(),
        Body::BackupVerified(_) => "Backup made, restored and found right".into(),
        Body::BackupFailed(_) => "Backup failed".into(),
        Body::SheetBroughtIn(brought) => {
            let SheetBroughtIn { sheet, file, concerns, doubles, .. } = brought;
            format!("Sheet brought in: {sheet}, of {file}: {concerns} concerns; {doubles} rows were doubles")
        }
        Body::SettingsChanged(changed) => settings(changed, lists),
        Body::PaperPrinted(printed) => paper(printed, lists),
        Body::DisposalProposed(_) => "A record is proposed to be erased".into(),
        Body::DisposalStopped(_) => "A record is not to be erased".into(),
        Body::DisposalAuthorised(said) => {
            format!("A record is to be erased: certificate {}", said.certificate)
        }
        Body::RecordsErased(_) => "A machine erased a record".into(),
        Body::AccessChanged(_) => "Access changed".into(),
        _ => "Log".into(),
    }
}

/// A paper that was printed: which it was, and how much of it. Of whom, it does not name.
fn paper(printed: &PaperPrinted, lists: &Lists) -> String {
    let agency = printed.agency.as_deref().map(|code| lists.label(List::Agencies, code));
    let which = match (printed.paper.as_str(), agency) {
        ("held_by", agency) => format!("what {} holds from us", agency.unwrap_or_default()),
        (_, Some(agency)) => format!("register of shares, to {agency}"),
        (_, None) => "register of shares".into(),
    };
    let day = |word: &str, day: &Option<String>| {
        day.as_deref().map(|day| format!(", {word} {}", time::moment_in_words(day))).unwrap_or_default()
    };
    let person = if printed.person.is_some() { ", about one person" } else { "" };
    let officer =
        if printed.officer.is_empty() { String::new() } else { format!(", by {}", printed.officer) };
    let (from, to) = (day("from", &printed.from), day("until", &printed.to));
    let lines = if printed.lines == 1 { "1 line".into() } else { format!("{} lines", printed.lines) };
    format!("Printed: {which}{person}{officer}{from}{to}; {lines}")
}

/// What settings were changed: lines of lists by their words, everything else together.
fn settings(changed: &SettingsChanged, lists: &Lists) -> String {
    let named = changed.values.keys().filter_map(|name| lists::named(name));
    let lines: BTreeSet<String> =
        named.map(|(list, code, _)| format!("{}: {}", list.title(), lists.label(list, code))).collect();
    let recipients = changed.values.iter().filter(|(name, _)| recipients::named(name).is_some());
    if let Some((_, said)) = recipients.into_iter().next() {
        return recipient(said, lists);
    }
    if let Some(agency) = changed.values.keys().find_map(|name| templates::named(name)) {
        return format!("What usually goes to {} was set", lists.label(List::Agencies, agency));
    }
    match lines.is_empty() {
        true => "Settings changed".into(),
        false => format!("List changed: {}", lines.into_iter().collect::<Vec<_>>().join("; ")),
    }
}

/// A recipient that was kept, or taken off.
fn recipient(said: &str, lists: &Lists) -> String {
    match serde_json::from_str::<Recipient>(said) {
        Ok(kept) => format!("Recipient kept: {}, {}", kept.name, lists.label(List::Agencies, &kept.agency)),
        Err(_) => "A recipient was taken off".into(),
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
