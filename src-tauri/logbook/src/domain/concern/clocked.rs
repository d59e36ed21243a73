//! What is still to do by a day that a clock sets: what was referred on the phone confirmed in writing, the LADO told.

use super::{Concern, StillToDo};
use crate::domain::clocks::{CONFIRM, Clocks, LADO};
use crate::domain::id::EntryId;
use crate::domain::lists::{List, Lists};
use crate::domain::{time, working_days};
use crate::entry::v1::Body;

/// Lists it, each with its day; nothing of a concern that is closed.
pub fn to_do_by(concern: &Concern, clocks: &Clocks, lists: &Lists) -> Vec<StillToDo> {
    if concern.closed {
        return Vec::new();
    }
    lado(concern, clocks).into_iter().chain(in_writing(concern, clocks, lists)).collect()
}

/// The LADO is told of whoever works with children. That the log counts the days decides nothing: it reminds.
fn lado(concern: &Concern, clocks: &Clocks) -> Option<StillToDo> {
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
    let from = received.unwrap_or_else(|| time::day(concern.recorded.1));
    let by = working_days::after(from, clocks.days(LADO)).to_string();
    Some(StillToDo {
        what: format!("Tell the LADO, by {}", time::moment_in_words(&by)),
        field: "topic:TRUST".into(),
    })
}

/// Referrals made on the phone after which nothing went to the agency in writing and which it has not answered.
fn in_writing<'a>(
    concern: &'a Concern,
    clocks: &'a Clocks,
    lists: &'a Lists,
) -> impl Iterator<Item = StillToDo> + 'a {
    let told =
        concern.referrals.iter().filter(|(_, _, _, one)| one.made.route == "phone" && one.replies.is_empty());
    told.filter(|(_, entry, _, one)| !written_after(concern, *entry, &one.made.agency)).map(
        |(_, _, at, one)| {
            let from = day_of(&one.made.sent_at).unwrap_or_else(|| time::day(*at));
            let by = time::moment_in_words(&working_days::after(from, clocks.days(CONFIRM)).to_string());
            let agency = lists.label(List::Agencies, &one.made.agency);
            StillToDo {
                what: format!("Confirm in writing what you told {agency} on the phone, by {by}"),
                field: format!("refer:{}", one.made.agency),
            }
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

fn day_of(moment: &str) -> Option<chrono::NaiveDate> {
    time::parse_moment(moment).map(|moment| moment.date()).or_else(|| time::parse_day(moment))
}
