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
    /// The item of it: a passage, or a mark on the body map.
    pub item: String,
    /// The entry that put it right.
    pub entry: EntryId,
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
        let (mut due, mut sent): (Vec<Correction>, Vec<Sent<'_>>) = (Vec::new(), Vec::new());
        let agencies: BTreeMap<ShareId, &str> = self.sent().map(|one| (one.share, one.agency)).collect();
        for told in &self.entries {
            match &told.body {
                Body::PacketShared(packet) if agencies.contains_key(&packet.share) => {
                    let same = |one: &Correction| {
                        agencies.get(&one.share) == Some(&&*packet.agency) && packet.items.contains(&one.item)
                    };
                    due.retain(|one| !same(one));
                    sent.push(Sent { share: packet.share, agency: &packet.agency, items: &packet.items });
                }
                Body::PassageCorrected(right) => due.extend(told_to(&sent, told, &right.passage)),
                Body::BodyMarkCorrected(right) => due.extend(told_to(&sent, told, &right.mark)),
                Body::CorrectionsSettled(settled) => due.retain(|one| {
                    one.share != settled.share || !settled.corrections.contains(&one.entry.to_string())
                }),
                _ => {}
            }
        }
        due
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
fn told_to<'a>(sent: &'a [Sent<'_>], told: &'a Told, item: &'a str) -> impl Iterator<Item = Correction> + 'a {
    let have = sent.iter().filter(move |one| one.items.iter().any(|known| known == item));
    have.map(move |one| Correction { share: one.share, item: item.to_owned(), entry: told.id })
}
