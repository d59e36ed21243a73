//! What is still to do by a day that a clock sets: what was referred on the phone confirmed in writing, the LADO told.

use chrono::NaiveDate;

use super::{Concern, StillToDo};
use crate::domain::clocks::{CONFIRM, Clocks, LADO};
use crate::domain::id::EntryId;
use crate::domain::lists::{List, Lists};
use crate::domain::{time, working_days};
use crate::entry::v1::Body;

/// Something still to do by a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clocked {
    /// Which clock: [`CONFIRM`] or [`LADO`].
    pub clock: String,
    /// The agency that was told on the phone, a code; empty for the LADO.
    pub agency: String,
    /// The day from which the clock counts.
    pub since: NaiveDate,
}

impl Clocked {
    /// The day by which it is to be done.
    pub fn by(&self, clocks: &Clocks) -> NaiveDate {
        working_days::after(self.since, clocks.days(&self.clock))
    }

    /// What is to be done, in words.
    pub fn what(&self, lists: &Lists) -> String {
        if self.clock == LADO {
            return "Tell the LADO".into();
        }
        format!("Confirm in writing what you told {} on the phone", lists.label(List::Agencies, &self.agency))
    }

    /// Where it is written down that it was done: the act, and what it is about.
    pub fn field(&self) -> String {
        if self.clock == LADO { "topic:TRUST".into() } else { format!("refer:{}", self.agency) }
    }
}

/// Lists it with the day of each, for the page of the concern.
pub fn to_do_by(concern: &Concern, clocks: &Clocks, lists: &Lists) -> Vec<StillToDo> {
    let said = |one: Clocked| {
        let by = time::moment_in_words(&one.by(clocks).to_string());
        StillToDo { what: format!("{}, by {by}", one.what(lists)), field: one.field() }
    };
    clocked(concern).into_iter().map(said).collect()
}

/// Lists it; nothing of a concern that is closed.
pub fn clocked(concern: &Concern) -> Vec<Clocked> {
    if concern.closed {
        return Vec::new();
    }
    lado(concern).into_iter().chain(in_writing(concern)).collect()
}

/// The LADO is told of whoever works with children. That the log counts the days decides nothing: it reminds.
fn lado(concern: &Concern) -> Option<Clocked> {
    let tagged = concern.facts.concern_types.iter().any(|code| code == "LADO");
    let noted = || concern.noted("TRUST");
    let works = noted().any(|noted| {
        noted.value::<String>("trust_works_with").is_some_and(|with| with == "children" || with == "both")
    });
    let told = noted().any(|noted| noted.value::<String>("trust_lado_on").is_some());
    if told || !(tagged || works) {
        return None;
    }
    let received = concern.facts.received_at.as_deref().and_then(day_of);
    let since = received.unwrap_or_else(|| time::day(concern.recorded.1));
    Some(Clocked { clock: LADO.into(), agency: String::new(), since })
}

/// Referrals made on the phone after which nothing went to the agency in writing and which it has not answered.
fn in_writing(concern: &Concern) -> impl Iterator<Item = Clocked> {
    let told =
        concern.referrals.iter().filter(|(_, _, _, one)| one.made.route == "phone" && one.replies.is_empty());
    told.filter(|(_, entry, _, one)| !written_after(concern, *entry, &one.made.agency)).map(
        |(_, _, at, one)| Clocked {
            clock: CONFIRM.into(),
            agency: one.made.agency.clone(),
            since: day_of(&one.made.sent_at).unwrap_or_else(|| time::day(*at)),
        },
    )
}

/// Whether anything went to an agency in writing after an entry, in the order of the log.
fn written_after(concern: &Concern, entry: EntryId, agency: &str) -> bool {
    let later = concern.entries.iter().skip_while(|told| told.id != entry).skip(1);
    later.into_iter().any(|told| match &told.body {
        Body::Referred(made) => made.agency == agency && made.route != "phone",
        Body::PacketShared(sent) => sent.agency == agency && sent.spoken.is_none(),
        _ => false,
    })
}

fn day_of(moment: &str) -> Option<NaiveDate> {
    time::parse_moment(moment).map(|moment| moment.date()).or_else(|| time::parse_day(moment))
}
