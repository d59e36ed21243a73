//! Whom somebody means on the command line: an officer by name or id, a machine by its letter or the beginning of its
//! id, a proposed change by the beginning of its id. Whatever fits two is nobody: the wrong officer must not be suspended.

use logbook::acts::{Nothing, OfficerNamed, OfficersPage, ProposalLine, RequestLine, Suspension};
use logbook::domain::id::{MachineId, OfficerId};
use logbook::{Code, Error, Logbook};
use serde_json::json;

use crate::answer::{Answer, Ended, Stop};
use crate::pin;

/// Fewest characters that name something by the beginning of its id.
const BEGINNING_MIN: usize = 6;

/// An officer who is in, and why something is done about them, as it is typed after several commands.
#[derive(clap::Args)]
pub struct OfficerAndReason {
    /// The officer: the name in full, or the id that `safelog officers` shows.
    officer: String,
    /// Why; it goes on record. - reads it from the next line of standard input.
    #[arg(long, value_name = "TEXT|-")]
    reason: String,
}

impl OfficerAndReason {
    /// The form of the acts about an officer that take two. With `kit`, the recovery kit's words are the last line of standard input.
    pub fn form(&self, page: &OfficersPage, kit: bool) -> Ended<OfficerNamed> {
        let officer = officer(page, &self.officer)?;
        let reason = reason(&self.reason)?;
        let kit = if kit { pin::next_line()?.to_string() } else { String::new() };
        Ok(OfficerNamed { officer, reason, kit })
    }

    /// The form of the acts about a suspension.
    pub fn suspension(&self, page: &OfficersPage) -> Ended<Suspension> {
        Ok(Suspension { officer: officer(page, &self.officer)?, reason: reason(&self.reason)? })
    }
}

/// The reason as it was typed, or the next line of standard input.
pub fn reason(typed: &str) -> Ended<String> {
    if typed == "-" { Ok(pin::next_line()?.to_string()) } else { Ok(typed.to_owned()) }
}

/// An officer who is in, by name or id.
pub fn officer(page: &OfficersPage, named: &str) -> Ended<OfficerId> {
    let wanted = named.trim().to_lowercase();
    let fits = page.officers.iter().filter(|line| {
        line.standing != "left"
            && (line.name.to_lowercase() == wanted || begins(&line.officer.to_string(), &wanted))
    });
    only(fits).map(|line| line.officer)
}

/// A machine by its letter or id.
pub fn machine(page: &OfficersPage, named: &str) -> Ended<MachineId> {
    let wanted = named.trim().to_lowercase();
    let fits = page
        .machines
        .iter()
        .filter(|line| line.letter.to_lowercase() == wanted || begins(&line.machine, &wanted));
    only(fits)?.machine.parse().map_err(|_| Stop::bug())
}

/// A machine that asks to join, by its id.
pub fn request<'a>(page: &'a OfficersPage, named: &str) -> Ended<&'a RequestLine> {
    only(page.requests.iter().filter(|line| begins(&line.machine, &named.trim().to_lowercase())))
}

/// A proposed change by its id.
pub fn change<'a>(page: &'a OfficersPage, named: &str) -> Ended<&'a ProposalLine> {
    only(page.proposals.iter().filter(|line| begins(&line.proposal, &named.trim().to_lowercase())))
}

/// What became of a change; without an id, of the newest.
pub fn outcome(logbook: &mut Logbook, proposal: Option<&str>) -> Ended {
    let page = logbook.read_officers(Nothing::default())?;
    let mut lines = page.proposals.iter();
    let line = lines.find(|line| proposal.is_none_or(|id| line.proposal == id)).ok_or_else(Stop::bug)?;
    let text = match line.outcome.as_str() {
        "in-force" => format!("{}: in force.\n", line.what),
        "waiting" => format!(
            "{}: proposed. Another officer must agree, on their own machine:\nsafelog approve --change {}\n",
            line.what,
            short(&line.proposal)
        ),
        other => format!("{}: {other}.\n", line.what),
    };
    Ok(Answer::done(json!({ "change": line.proposal, "outcome": line.outcome }), text))
}

/// Where an officer now stands.
pub fn standing(logbook: &mut Logbook, officer: OfficerId) -> Ended {
    let page = logbook.read_officers(Nothing::default())?;
    let line = page.officers.iter().find(|line| line.officer == officer).ok_or_else(Stop::bug)?;
    let json = json!({ "officer": line.officer, "standing": line.standing });
    Ok(Answer::done(json, format!("{} is {}.\n", line.name, line.standing)))
}

/// As much of an id as a person needs.
pub fn short(id: &str) -> &str {
    id.get(..12).unwrap_or(id)
}

fn begins(id: &str, wanted: &str) -> bool {
    wanted.len() >= BEGINNING_MIN && id.starts_with(wanted)
}

fn only<T>(mut fits: impl Iterator<Item = T>) -> Ended<T> {
    match (fits.next(), fits.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => Err(Error::Refused(Code::NotFound).into()),
        (Some(_), Some(_)) => {
            Err(Stop::usage("that fits more than one; use the id that `safelog officers --json` shows"))
        }
    }
}
