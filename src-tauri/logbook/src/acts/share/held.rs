//! What an agency holds from us: every packet that reached it, with what it says of whom, and what came after it.
//!
//! Asked when somebody there lost a computer, and when a person wants to know who was told: UK GDPR Articles 15(1)(c), 19 and
//! 33 need it. No packet can be called back: one that was not delivered reached nobody, and is not here.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::super::{form, view};
use super::correct::CorrectionLine;
use super::follow::Followed;
use super::list::{REACHED, ShareLine, lines_wanted, page_end, place};
use crate::domain::concern::{Concern, Outcome, Share};
use crate::domain::id::{ConcernId, ShareId};
use crate::domain::lists::List;
use crate::entry::v1::Body;
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::store::shares::{ShareRow, WantedShares};

form! {
    /// Which agency.
    pub struct HolderWanted {
        /// The agency.
        pub agency: String,
        /// Packets wanted; 0 means 50.
        pub limit: u32,
        /// Where the last page ended.
        pub after: Option<String>,
    }
}

view! {
    /// What an agency holds from us, newest first.
    pub struct HeldBy {
        /// Agency code.
        pub agency: String,
        /// Agency in words.
        pub agency_label: String,
        /// Packets that reached it.
        pub total: u64,
        /// People of whom they tell; two who are one and the same are one.
        pub people: u64,
        /// A page of the packets.
        pub items: Vec<HeldPacket>,
        /// Where this page ends.
        pub next: Option<String>,
    }
    /// A packet that an agency has.
    pub struct HeldPacket {
        /// As the register has it.
        #[serde(flatten)]
        pub line: ShareLine,
        /// What it was for.
        pub purpose: String,
        /// What we asked.
        pub asks: String,
        /// What went, by what it is called today.
        pub items_list: Vec<String>,
        /// What was put right since, oldest first.
        pub put_right: Vec<HeldCorrection>,
        /// What they said about it, oldest first.
        pub followed: Vec<Followed>,
    }
    /// A text of it that was put right since.
    pub struct HeldCorrection {
        /// Which and why.
        #[serde(flatten)]
        pub line: CorrectionLine,
        /// `due`; `sent` where a later packet has the text; `told` or `not_told`, as an officer wrote down.
        pub outcome: String,
        /// The later packet's reference; or who was told and how, or why nobody was.
        pub how: String,
    }
}

impl Logbook {
    /// Reads what an agency holds from us.
    ///
    /// # Errors
    /// `Invalid`: `agency` `not-chosen` or `unknown-choice`; store errors.
    pub fn read_held_by(&mut self, form: HolderWanted) -> Result<HeldBy> {
        if self.lists().agency(&form.agency).is_none() {
            let rule = if form.agency.is_empty() { "not-chosen" } else { "unknown-choice" };
            return Err(Error::field("agency", rule));
        }
        let limit = lines_wanted(form.limit);
        let after = form.after.as_deref().map(place).transpose()?;
        let wanted =
            WantedShares { agency: Some(form.agency.clone()), kinds: REACHED, ..WantedShares::default() };
        let (total, rows) = self.store.list_shares(&wanted, after, limit)?;
        let next = page_end(&rows, limit);
        let mut people = Vec::new();
        for person in self.store.people_held_by(&form.agency)? {
            people.push(self.store.kept_person(person)?);
        }
        people.sort_unstable();
        people.dedup();
        let mut read: BTreeMap<ConcernId, Concern> = BTreeMap::new();
        let mut items = Vec::with_capacity(rows.len());
        for row in rows {
            let concern = match read.entry(row.concern) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(empty) => empty.insert(self.concern_of(row.concern)?),
            };
            items.extend(self.held_packet(concern, row)?);
        }
        Ok(HeldBy {
            agency_label: self.lists().label(List::Agencies, &form.agency),
            agency: form.agency,
            total,
            people: people.len() as u64,
            items,
            next,
        })
    }

    fn held_packet(&self, concern: &Concern, row: ShareRow) -> Result<Option<HeldPacket>> {
        let share = row.id;
        let found = concern.shares.iter().find(|(id, ..)| *id == share);
        let Some((_, _, _, Share::Sent(sent, _))) = found else { return Ok(None) };
        Ok(Some(HeldPacket {
            purpose: sent.purpose.clone(),
            asks: sent.asks.clone(),
            items_list: self.item_labels(concern, share, &sent.items)?,
            put_right: self.put_right(concern, share)?,
            followed: self.followed(concern, share),
            line: self.share_line(row)?,
        }))
    }

    fn put_right(&self, concern: &Concern, share: ShareId) -> Result<Vec<HeldCorrection>> {
        let of_people = self.store.put_right_of_people(concern)?;
        let mut held = Vec::new();
        for (one, outcome) in concern.corrections(&of_people) {
            if one.share == share
                && let Some(line) = self.correction_line(concern, &of_people, &one)?
            {
                let (outcome, how) = in_words(concern, outcome);
                held.push(HeldCorrection { line, outcome, how });
            }
        }
        Ok(held)
    }
}

fn in_words(concern: &Concern, outcome: Outcome) -> (String, String) {
    let found = match outcome {
        Outcome::Due => None,
        Outcome::SentAgain(later) => concern.shares.iter().find_map(|(id, _, _, share)| match share {
            Share::Sent(sent, _) if *id == later => Some(("sent".into(), sent.reference.clone())),
            _ => None,
        }),
        Outcome::Settled(entry) => concern.entries.iter().find_map(|told| match &told.body {
            Body::CorrectionsSettled(said) if told.id == entry => {
                Some((said.how.clone(), said.reason.clone()))
            }
            _ => None,
        }),
    };
    found.unwrap_or_else(|| ("due".into(), String::new()))
}
