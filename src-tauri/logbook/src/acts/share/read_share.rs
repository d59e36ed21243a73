//! One share, whole: everything that was recorded when it was made.

use super::super::chronology::Fact;
use super::super::{form, view};
use super::breach::BreachView;
use super::correct::CorrectionLine;
use super::follow::Followed;
use super::left_out::LeftOutView;
use super::list::ShareLine;
use super::shareable::ShareItem;
use super::{basis, shareable};
use crate::domain::concern::{Concern, Share};
use crate::domain::id::{PersonId, ShareId};
use crate::domain::terms::Agency;
use crate::domain::{forms, person, terms, time};
use crate::entry::v1::{Body, FormPart, Link, PacketShared, PersonFacts, ShareDeclined};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use std::collections::BTreeMap;

/// What a covered part of a picture is called where nobody sees which one it is in.
const COVERED: &str = "Part of a picture";

form! {
    /// Which share.
    pub struct ShareWanted {
        /// The share.
        pub share: ShareId,
    }
}

view! {
    /// A share as its page shows it.
    pub struct SharePage {
        /// As the register has it.
        #[serde(flatten)]
        pub line: ShareLine,
        /// Everything that was recorded.
        pub facts: Vec<Fact>,
        /// What was withheld.
        pub withheld_list: Vec<WithheldView>,
        /// What usually goes and was left out, where a ground was said.
        pub left_out_list: Vec<LeftOutView>,
        /// What went.
        pub items_list: Vec<String>,
        /// What was put right since, of which they were not told.
        pub corrections_due: Vec<CorrectionLine>,
        /// What came after it, oldest first.
        pub followed: Vec<Followed>,
        /// That it reached somebody it was not for, and what was done about it.
        pub breach: Option<BreachView>,
        /// Whether the pages as they went are kept on this machine.
        pub copy_here: bool,
        /// What was made ready for a form of theirs, part by part.
        pub parts: Vec<PartView>,
    }
    /// A part that can be copied into their form.
    pub struct PartView {
        /// Its heading.
        pub heading: String,
        /// What stands there; empty where nothing is on record.
        pub text: String,
        /// When it was copied last, by itself or with all.
        pub copied_at: Option<String>,
    }
    /// One thing withheld.
    pub struct WithheldView {
        /// What stands there.
        pub stand_in: String,
        /// Why.
        pub ground: String,
        /// The officer's note.
        pub note: String,
    }
}

impl Logbook {
    /// Reads a share.
    ///
    /// # Errors
    /// `NotFound`; store errors.
    pub fn read_share(&mut self, form: ShareWanted) -> Result<SharePage> {
        let row = self.store.share(form.share)?.ok_or(Error::Refused(Code::NotFound))?;
        let concern = self.concern_of(row.concern)?;
        let found = concern.shares.iter().find(|(id, ..)| *id == form.share);
        let (_, _, _, share) = found.ok_or(Error::Refused(Code::NotFound))?;
        let line = self.share_line(row)?;
        Ok(match share {
            Share::Sent(sent, _) => SharePage {
                line,
                facts: self.sent_facts(&concern, sent)?,
                withheld_list: withheld_list(sent),
                left_out_list: self.left_out_list(&concern, sent)?,
                items_list: self.item_labels(&concern, form.share, &sent.items)?,
                corrections_due: self.correction_lines(&concern, form.share)?,
                followed: self.followed(&concern, form.share),
                breach: self.breach_view(&concern, form.share),
                copy_here: self.is_copy_here(&concern, form.share)?,
                parts: parts(&concern, sent),
            },
            Share::Declined(declined) => SharePage {
                line,
                facts: declined_facts(declined),
                withheld_list: Vec::new(),
                left_out_list: Vec::new(),
                items_list: Vec::new(),
                corrections_due: Vec::new(),
                followed: Vec::new(),
                breach: None,
                copy_here: false,
                parts: Vec::new(),
            },
        })
    }

    /// What is on record of a packet that went, line by line.
    pub(in crate::acts) fn sent_facts(&self, concern: &Concern, sent: &PacketShared) -> Result<Vec<Fact>> {
        let people = self.people_of(concern)?;
        let spoken = sent.spoken.as_ref();
        let protected = sent.basis.protected_person.and_then(|id| shareable::person_in(&people, id));
        let mut pairs: Vec<(&str, String)> = vec![
            ("To", sent.recipient_name.clone()),
            ("Role", sent.recipient_role.clone()),
            ("Address", sent.recipient_address.clone()),
            ("How it was verified", sent.verified_how.clone()),
            ("How it travels", terms::label(terms::CHANNELS, &sent.channel)),
            ("Their form", forms::named(sent.form.as_deref()).unwrap_or_default().to_owned()),
            ("Told", spoken.map(|said| time::moment_in_words(&said.at)).unwrap_or_default()),
            (
                "How we made sure who it was",
                spoken.map(|said| terms::label(terms::CALLER_CHECKS, &said.check)).unwrap_or_default(),
            ),
            (
                "To be confirmed in writing by",
                spoken
                    .and_then(|said| said.confirm_by.as_deref())
                    .map(time::moment_in_words)
                    .unwrap_or_default(),
            ),
            ("Emergency", if sent.emergency { "Yes".into() } else { String::new() }),
            ("Purpose", sent.purpose.clone()),
            ("What we ask", sent.asks.clone()),
            ("To be destroyed by", sent.destroy_by.as_deref().map(time::moment_in_words).unwrap_or_default()),
            ("Reply by", sent.reply_by.as_deref().map(time::moment_in_words).unwrap_or_default()),
            ("Who is protected", protected.map(|(_, facts)| person::shown_name(facts)).unwrap_or_default()),
        ];
        pairs.push(("Safe contact", sent.safe_contact.clone()));
        pairs.push(("Who must not be told", sent.must_not_be_told.clone()));
        pairs.push(("Why what is usually withheld went", sent.revealed.clone()));
        pairs.push(("Of whom information went", named(&people, &sent.data_of)));
        pairs.push(("Authorised by", sent.authorised_by.clone()));
        pairs.extend(basis::in_words(&sent.basis));
        if basis::lacked_policy(&sent.basis) {
            pairs.push(("Policy document in force", "None was on record".into()));
        }
        pairs.push(("Check code", sent.code.clone()));
        pairs.push(("Digest of the file (SHA-256)", sent.digest.clone()));
        Ok(facts(pairs))
    }

    /// What items that went are called today; one that is no more, as it was called when the packet went.
    pub(super) fn item_labels(
        &self,
        concern: &Concern,
        share: ShareId,
        ids: &[String],
    ) -> Result<Vec<String>> {
        let mut known = self.items_called(concern)?;
        if ids.iter().any(|id| !known.contains_key(id))
            && let Some(then) = concern.as_it_was(share)
        {
            for (id, label) in self.items_called(&then)? {
                known.entry(id).or_insert(label);
            }
        }
        Ok(ids.iter().map(|id| known.get(id).unwrap_or(id).clone()).collect())
    }

    fn items_called(&self, concern: &Concern) -> Result<BTreeMap<String, String>> {
        let people = self.people_of(concern)?;
        let items = self.share_items(concern, &people, &Agency::default())?;
        let called = |item: &ShareItem| {
            if item.when.is_empty() { item.label.clone() } else { format!("{}, {}", item.label, item.when) }
        };
        Ok(items.iter().map(|item| (item.item.clone(), called(item))).collect())
    }
}

/// What was made ready, and when each was copied last.
fn parts(concern: &Concern, sent: &PacketShared) -> Vec<PartView> {
    let copied = |heading: &str| {
        let found = concern.entries.iter().rev().find(|told| match &told.body {
            Body::PartCopied(one) => {
                one.share == sent.share && (one.heading == heading || one.heading.is_empty())
            }
            _ => false,
        });
        found.map(|told| time::instant(told.at))
    };
    let view = |part: &FormPart| PartView {
        heading: part.heading.clone(),
        text: part.text.clone(),
        copied_at: copied(&part.heading),
    };
    sent.parts.iter().map(view).collect()
}

fn withheld_list(sent: &PacketShared) -> Vec<WithheldView> {
    let view = |stand_in: &str, ground: &str, note: &str| WithheldView {
        stand_in: stand_in.to_owned(),
        ground: terms::label(terms::WITHHOLD_GROUNDS, ground),
        note: note.to_owned(),
    };
    let words = sent.withheld.iter().map(|one| view(&one.stand_in, &one.ground, &one.note));
    words.chain(sent.covered.iter().map(|one| view(COVERED, &one.ground, &one.note))).collect()
}

/// People by name, one after another.
fn named(people: &[(Link, PersonFacts)], which: &[PersonId]) -> String {
    let name = |id: &PersonId| shareable::person_in(people, *id).map(|(_, facts)| person::shown_name(facts));
    which.iter().filter_map(name).collect::<Vec<_>>().join(", ")
}

fn declined_facts(declined: &ShareDeclined) -> Vec<Fact> {
    let weighed = declined.weighed.as_deref().cloned().unwrap_or_default();
    let chosen = |list: &[terms::Term], code: &Option<String>| {
        code.as_deref().map(|code| terms::label(list, code)).unwrap_or_default()
    };
    facts(vec![
        ("Asked by", declined.asked_by.clone()),
        ("Role", weighed.asked_role),
        ("Asked", weighed.asked_at.as_deref().map(time::moment_in_words).unwrap_or_default()),
        ("How they asked", chosen(terms::CHANNELS, &weighed.channel)),
        ("How we made sure who it was", chosen(terms::CALLER_CHECKS, &weighed.check)),
        ("Asked for", declined.asked_for.clone()),
        ("What they need it for", weighed.their_purpose),
        ("Statute or order", chosen(terms::GATEWAYS, &weighed.gateway)),
        ("Consent", chosen(terms::CONSENT_STATUSES, &weighed.consent_status)),
        ("About consent", weighed.consent_reason),
        ("Risk of sharing", weighed.risk_of_sharing),
        ("Risk of not sharing", weighed.risk_of_not_sharing),
        ("Reasons", declined.reasons.clone()),
        ("Authorised by", weighed.authorised_by),
        ("They were told", declined.told_them.clone()),
    ])
}

fn facts(pairs: Vec<(&str, String)>) -> Vec<Fact> {
    let said = pairs.into_iter().filter(|(_, value)| !value.trim().is_empty());
    said.map(|(label, value)| Fact { label: label.to_owned(), value }).collect()
}
