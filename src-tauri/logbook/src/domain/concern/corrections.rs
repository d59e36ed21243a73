//! Texts that were put right after a packet with them went, of which whoever has it was not told.
//!
//! Source: UK GDPR Article 19: whoever puts personal data right tells each recipient to whom they were disclosed, unless that is
//! impossible or asks for more than is reasonable; and says so on request.

use std::collections::BTreeMap;

use super::{Concern, Reach, Share, Told};
use crate::domain::id::{EntryId, ShareId};
use crate::entry::v1::Body;

/// A text put right that somebody has as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The packet they have.
    pub share: ShareId,
    /// The item of it: a passage, a mark on the body map, or a file.
    pub item: String,
    /// The entry that put it right.
    pub entry: EntryId,
}

/// What became of a text put right that somebody has as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// They are still to be told.
    Due,
    /// A later packet has the text as it stood then.
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
    /// What is still to be said, in the log's order. A later packet to the same agency that has the text says it.
    pub fn corrections_due(&self) -> Vec<Correction> {
        let all = self.corrections().into_iter();
        all.filter(|(_, outcome)| *outcome == Outcome::Due).map(|(correction, _)| correction).collect()
    }

    /// Every text put right that somebody has as it was, in the log's order, and what became of it.
    pub fn corrections(&self) -> Vec<(Correction, Outcome)> {
        let (mut all, mut sent): (Vec<(Correction, Outcome)>, Vec<Sent<'_>>) = (Vec::new(), Vec::new());
        let agencies: BTreeMap<ShareId, &str> = self.sent().map(|one| (one.share, one.agency)).collect();
        let due =
            |all: &mut Vec<(Correction, Outcome)>, told: Outcome, says: &dyn Fn(&Correction) -> bool| {
                for (one, outcome) in all.iter_mut().filter(|(_, outcome)| *outcome == Outcome::Due) {
                    *outcome = if says(one) { told } else { *outcome };
                }
            };
        for told in &self.entries {
            match &told.body {
                Body::PacketShared(packet) if agencies.contains_key(&packet.share) => {
                    due(&mut all, Outcome::SentAgain(packet.share), &|one| {
                        agencies.get(&one.share) == Some(&&*packet.agency) && packet.items.contains(&one.item)
                    });
                    sent.push(Sent { share: packet.share, agency: &packet.agency, items: &packet.items });
                }
                Body::PassageCorrected(right) => all.extend(told_to(&sent, told, &right.passage)),
                Body::BodyMarkCorrected(right) => all.extend(told_to(&sent, told, &right.mark)),
                Body::FileCorrected(right) => {
                    all.extend(told_to(&sent, told, &format!("file:{}", right.file)))
                }
                Body::CorrectionsSettled(settled) => {
                    due(&mut all, Outcome::Settled(told.id), &|one| {
                        one.share == settled.share && settled.corrections.contains(&one.entry.to_string())
                    });
                }
                _ => {}
            }
        }
        all
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

/// What putting an item right leaves to be said to whoever has it.
fn told_to<'a>(
    sent: &'a [Sent<'_>],
    told: &'a Told,
    item: &'a str,
) -> impl Iterator<Item = (Correction, Outcome)> + 'a {
    let have = sent.iter().filter(move |one| one.items.iter().any(|known| known == item));
    let due = move |one: &Sent<'_>| Correction { share: one.share, item: item.to_owned(), entry: told.id };
    have.map(move |one| (due(one), Outcome::Due))
}
