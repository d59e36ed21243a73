//! What was put right after a packet with it went, of which whoever has it was not told.
//!
//! Source: UK GDPR Article 19: whoever puts personal data right tells each recipient to whom they were disclosed, unless that is
//! impossible or asks for more than is reasonable; and says so on request.

use std::collections::BTreeMap;

use super::{Concern, Reach, Share, Told};
use crate::domain::id::{EntryId, ShareId};
use crate::entry::v1::Body;

/// Something put right that somebody has as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The packet they have.
    pub share: ShareId,
    /// The items of it that said what was wrong, by their names.
    pub items: Vec<String>,
    /// The entry that put it right.
    pub entry: EntryId,
}

/// What became of something put right that somebody has as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// They are still to be told.
    Due,
    /// A later packet has it as it stood then.
    SentAgain(ShareId),
    /// An officer wrote down that they were told, or why not.
    Settled(EntryId),
}

/// A packet that went, while the log's order is gone through.
struct Sent<'a> {
    share: ShareId,
    agency: &'a str,
    items: &'a [String],
}

impl Concern {
    /// What is still to be said, in the log's order. A later packet to the same agency that has the items says it. `of_people`
    /// is what was put right of the people in it, which is told about them and not about the concern.
    pub fn corrections_due(&self, of_people: &[Told]) -> Vec<Correction> {
        let all = self.corrections(of_people).into_iter();
        all.filter(|(_, outcome)| *outcome == Outcome::Due).map(|(correction, _)| correction).collect()
    }

    /// Everything put right that somebody has as it was, in the log's order, and what became of it.
    pub fn corrections(&self, of_people: &[Told]) -> Vec<(Correction, Outcome)> {
        let (mut all, mut sent): (Vec<(Correction, Outcome)>, Vec<Sent<'_>>) = (Vec::new(), Vec::new());
        let agencies: BTreeMap<ShareId, &str> = self.sent().map(|one| (one.share, one.agency)).collect();
        let due =
            |all: &mut Vec<(Correction, Outcome)>, told: Outcome, says: &dyn Fn(&Correction) -> bool| {
                for (one, outcome) in all.iter_mut().filter(|(_, outcome)| *outcome == Outcome::Due) {
                    *outcome = if says(one) { told } else { *outcome };
                }
            };
        let mut entries: Vec<&Told> = self.entries.iter().chain(of_people).collect();
        entries.sort_by_key(|told| told.order());
        for told in entries {
            match &told.body {
                Body::PacketShared(packet) if agencies.contains_key(&packet.share) => {
                    due(&mut all, Outcome::SentAgain(packet.share), &|one| {
                        agencies.get(&one.share) == Some(&&*packet.agency)
                            && one.items.iter().all(|item| packet.items.contains(item))
                    });
                    sent.push(Sent { share: packet.share, agency: &packet.agency, items: &packet.items });
                }
                Body::CorrectionsSettled(settled) => {
                    due(&mut all, Outcome::Settled(told.id), &|one| {
                        one.share == settled.share && settled.corrections.contains(&one.entry.to_string())
                    });
                }
                _ => all.extend(told_to(&sent, told)),
            }
        }
        all
    }

    /// Whether a packet that reached somebody has one of these items.
    pub fn anybody_has(&self, items: &[String]) -> bool {
        self.sent().any(|one| one.items.iter().any(|item| items.contains(item)))
    }

    /// As it stood just before a packet went.
    pub fn as_it_was(&self, share: ShareId) -> Option<Concern> {
        let went = |told: &Told| matches!(&told.body, Body::PacketShared(packet) if packet.share == share);
        let before = self.entries.iter().take_while(|told| !went(told)).cloned().collect();
        Concern::fold(before)
    }

    fn sent(&self) -> impl Iterator<Item = Sent<'_>> {
        self.shares.iter().filter_map(|(_, _, _, share)| match share {
            Share::Sent(_, Reach::NotDelivered) | Share::Declined(_) => None,
            Share::Sent(sent, _) => {
                Some(Sent { share: sent.share, agency: &sent.agency, items: &sent.items })
            }
        })
    }
}

/// What an entry leaves to be said to whoever has an item that it puts right.
fn told_to<'a>(sent: &'a [Sent<'_>], told: &'a Told) -> impl Iterator<Item = (Correction, Outcome)> + 'a {
    sent.iter().filter_map(|one| {
        let items: Vec<String> =
            one.items.iter().filter(|item| puts_right(&told.body, item)).cloned().collect();
        let correction = Correction { share: one.share, items, entry: told.id };
        (!correction.items.is_empty()).then_some((correction, Outcome::Due))
    })
}

/// Whether an entry puts an item of a packet right.
fn puts_right(body: &Body, item: &str) -> bool {
    let named = |items: &[String]| items.iter().any(|one| one == item);
    match body {
        Body::PassageCorrected(right) => right.passage == item,
        Body::BodyMarkCorrected(right) => right.mark == item,
        Body::FileCorrected(right) => item.strip_prefix("file:") == Some(&right.file),
        Body::ConcernAmended(amended) => named(&amended.put_right),
        Body::PersonDescribed(described) => named(&described.put_right),
        Body::TopicNoted(noted) => named(&noted.put_right),
        Body::VersionsSettled(settled) => named(&settled.put_right),
        // Somebody's part stands in the heading of what is said of them.
        Body::PersonLinked(linked) => item.strip_prefix("person:") == Some(&linked.link.person.to_string()),
        // What was taken back is not to be relied on any more: a wish, an assessment, a mark, a file, a visit.
        Body::StatementWithdrawn(back) => item.rsplit([':', '@']).next() == Some(back.entry.as_str()),
        _ => false,
    }
}
