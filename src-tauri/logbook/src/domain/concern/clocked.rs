//! What is still to do by a day that a clock or an officer set: what was referred on the phone confirmed in writing, the LADO and the
//! Home Office told, a flag looked at again, what another council should have finished by now.

use chrono::NaiveDate;

use super::{Concern, StillToDo};
use crate::domain::clocks::{self, ASSESSMENT, CONFERENCE, CONFIRM, Clocks, LADO, NOTIFY};
use crate::domain::id::EntryId;
use crate::domain::lists::{List, Lists};
use crate::domain::{time, working_days};
use crate::entry::v1::Body;

/// What this program puts down; a log folded by one that put down less is gone over once.
pub const PUT_DOWN: &str = "3";
/// How far ahead a day is spoken of: nobody needs to hear today what is due in a year.
const NEAR: chrono::Days = chrono::Days::new(7);

/// A day that an officer named in a topic, on which something is to be looked at.
struct TopicDay {
    topic: &'static str,
    field: &'static str,
    what: &'static str,
    why: &'static str,
}

const TOPIC_DAYS: &[TopicDay] = &[
    TopicDay {
        topic: "DA",
        field: "marac_review_on",
        what: "Look at the MARAC flag again",
        why: "The day written down under domestic abuse; usually twelve months after MARAC heard it",
    },
    TopicDay {
        topic: "MAPPA",
        field: "mappa_review_on",
        what: "Look at the MAPPA flag again",
        why: "The day written down under MAPPA",
    },
    TopicDay {
        topic: "HOARD",
        field: "ho_marm_on",
        what: "MARM meeting: prepare for it, and write down what came of it",
        why: "The day written down under hoarding and self-neglect",
    },
];

/// Something still to do by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clocked {
    /// Which clock, or the field of a topic in which an officer named the day itself.
    pub clock: String,
    /// The agency it is about, a code; empty where it is about none.
    pub agency: String,
    /// The day from which the clock counts, or the day itself.
    pub since: NaiveDate,
}

impl Clocked {
    fn of(clock: &str, agency: &str, since: NaiveDate) -> Clocked {
        Clocked { clock: clock.into(), agency: agency.into(), since }
    }

    fn topic_day(&self) -> Option<&'static TopicDay> {
        TOPIC_DAYS.iter().find(|day| day.field == self.clock)
    }

    /// The day by which it is to be done.
    pub fn by(&self, clocks: &Clocks) -> NaiveDate {
        match self.topic_day() {
            Some(_) => self.since,
            None => working_days::after(self.since, clocks.days(&self.clock)),
        }
    }

    /// Whether it is spoken of on a day: it is near, or over.
    pub fn is_near(&self, clocks: &Clocks, today: NaiveDate) -> bool {
        self.by(clocks) <= today + NEAR
    }

    /// What is to be done, in words.
    pub fn what(&self, lists: &Lists) -> String {
        let agency = || lists.label(List::Agencies, &self.agency);
        match (self.clock.as_str(), self.topic_day()) {
            (_, Some(day)) => day.what.into(),
            (LADO, _) => "Tell the LADO".into(),
            (NOTIFY, _) => "Notify the Home Office of a potential victim of modern slavery".into(),
            (ASSESSMENT, _) => format!("Assessment by {}: ask what came of it", agency()),
            (CONFERENCE, _) => format!("Child protection conference, {}: ask what came of it", agency()),
            _ => format!("Confirm in writing what you told {} on the phone", agency()),
        }
    }

    /// Why by that day: the clock's source, or whose day it is.
    pub fn why(&self, lists: &Lists) -> &'static str {
        let of_clock = || clocks::all(lists.agencies()).into_iter().find(|clock| clock.name == self.clock);
        self.topic_day().map(|day| day.why).or_else(|| of_clock().map(|clock| clock.why)).unwrap_or_default()
    }

    /// Where it is written down that it was done: the act, and what it is about.
    pub fn field(&self) -> String {
        match (self.clock.as_str(), self.topic_day()) {
            (_, Some(day)) => format!("topic:{}", day.topic),
            (LADO, _) => "topic:TRUST".into(),
            (NOTIFY, _) => "topic:MS".into(),
            (ASSESSMENT | CONFERENCE, _) => "reply:".into(),
            _ => format!("refer:{}", self.agency),
        }
    }
}

/// Lists what is near with the day of each, for the page of the concern.
pub fn to_do_by(concern: &Concern, clocks: &Clocks, lists: &Lists, today: NaiveDate) -> Vec<StillToDo> {
    let said = |one: Clocked| {
        let by = time::moment_in_words(&one.by(clocks).to_string());
        StillToDo { what: format!("{}, by {by}", one.what(lists)), field: one.field() }
    };
    clocked(concern).into_iter().filter(|one| one.is_near(clocks, today)).map(said).collect()
}

/// Lists it; nothing of a concern that is closed.
pub fn clocked(concern: &Concern) -> Vec<Clocked> {
    if concern.closed {
        return Vec::new();
    }
    let mut all: Vec<Clocked> = lado(concern).into_iter().chain(in_writing(concern)).collect();
    all.extend(not_notified(concern));
    all.extend(topic_days(concern));
    all.extend(for_knowledge(concern));
    all
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
    Some(Clocked::of(LADO, "", received.unwrap_or_else(|| time::day(concern.recorded.1))))
}

/// Referrals made on the phone after which nothing went to the agency in writing and which it has not answered.
fn in_writing(concern: &Concern) -> impl Iterator<Item = Clocked> {
    let told =
        concern.referrals.iter().filter(|(_, _, _, one)| one.made.route == "phone" && one.replies.is_empty());
    told.filter(|(_, entry, _, one)| !written_after(concern, *entry, &one.made.agency)).map(
        |(_, _, at, one)| {
            let since = day_of(&one.made.sent_at).unwrap_or_else(|| time::day(*at));
            Clocked::of(CONFIRM, &one.made.agency, since)
        },
    )
}

/// Somebody wrote that the Home Office was not told yet. A referral to the NRM is the notice as well.
fn not_notified(concern: &Concern) -> Option<Clocked> {
    let noted = concern.noted("MS").find(|noted| noted.says("ms_route", "not_yet"))?;
    let said = noted.answers.get("ms_route")?;
    Some(Clocked::of(NOTIFY, "", time::day(said.at)))
}

/// Days that officers named in topics; each stands until another is named, it is taken out, or the concern is closed.
fn topic_days(concern: &Concern) -> impl Iterator<Item = Clocked> {
    TOPIC_DAYS.iter().flat_map(|day| {
        let named = concern.noted(day.topic).filter_map(|noted| noted.value::<String>(day.field));
        named.filter_map(|named| day_of(&named)).map(|named| Clocked::of(day.field, "", named))
    })
}

/// What another council does with a child, and by when it usually has: until anything more is heard about that referral.
fn for_knowledge(concern: &Concern) -> impl Iterator<Item = Clocked> {
    concern.referrals.iter().filter_map(|(_, _, at, one)| {
        let decided =
            |code: &str| one.replies.iter().filter(|reply| reply.decision.as_deref() == Some(code)).count();
        let last = one.replies.last()?;
        let agency = &one.made.agency;
        let sent = day_of(&one.made.sent_at).unwrap_or_else(|| time::day(*at));
        match last.decision.as_deref()? {
            "child_in_need" if decided("child_in_need") == 1 => Some(Clocked::of(ASSESSMENT, agency, sent)),
            "s47_enquiry" if decided("s47_enquiry") == 1 => {
                let heard = last.received_at.as_deref().and_then(day_of).unwrap_or(sent);
                Some(Clocked::of(CONFERENCE, agency, heard))
            }
            _ => None,
        }
    })
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

pub(super) fn day_of(moment: &str) -> Option<NaiveDate> {
    time::parse_moment(moment).map(|moment| moment.date()).or_else(|| time::parse_day(moment))
}
