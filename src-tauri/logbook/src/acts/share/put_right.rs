//! What an officer is asked who changes what a packet has said: was it wrong, or right until it changed?
//!
//! Source: UK GDPR Articles 5(1)(d), 16 and 19. What was wrong is told to whoever has it; that somebody moved house is no mistake.

use std::collections::BTreeSet;

use super::super::fact_rows::{FactRow, in_lines};
use super::super::topics::topic_items;
use super::apart::{passage_text, with};
use super::person_items::by_group;
use super::shareable::facts_items;
use super::stated_items::stated_items;
use crate::domain::concern::{Concern, Told};
use crate::domain::id::{ConcernId, EntryId, Hash, MachineId, PersonId};
use crate::domain::rules::Rules;
use crate::domain::terms;
use crate::domain::versions::Versions;
use crate::entry::v1::{Body, Link, PersonFacts};
use crate::error::Result;
use crate::logbook::Logbook;

/// The field of every form that asks it, and the rule that asks.
const WAS_WRONG: &str = "was_wrong";
const WHO_HAS_IT: &str = "who-has-it";

impl Logbook {
    /// Of items that are about to read otherwise, those of which whoever has one is to be told: none where an officer says that
    /// what stood was right. The answer, `yes` or `no`, is needed only where somebody has one.
    ///
    /// # Errors
    /// Store errors. A missing answer is noted in the rules.
    pub(in crate::acts) fn to_be_told(
        &self,
        rules: &mut Rules,
        was_wrong: Option<&str>,
        altered: Vec<String>,
        concerns: &[ConcernId],
    ) -> Result<Vec<String>> {
        rules.choice(WAS_WRONG, was_wrong, terms::WAS_WRONG);
        if altered.is_empty() || was_wrong == Some("no") {
            return Ok(Vec::new());
        }
        for concern in concerns {
            // What is kept from this officer is not asked about. Unanswered, it is put before whoever may see it.
            let has = |concern: Concern| concern.anybody_has(&altered);
            let had = was_wrong.is_none() && self.store.concern(*concern)?.is_some_and(has);
            rules.hold(!had, WAS_WRONG, WHO_HAS_IT);
        }
        Ok(altered)
    }

    /// Items of a packet about a concern in which a line that stands would stand no more, were this written.
    pub(in crate::acts) fn items_altered(&self, concern: &Concern, body: Body) -> Vec<String> {
        let Some(after) = after(concern, self.pen.me, body) else { return Vec::new() };
        let (before, after) = (self.texts(concern), self.texts(&after));
        let stands = |item: &String| after.iter().find(|(one, _)| one == item).map_or("", |(_, text)| text);
        before
            .iter()
            .filter(|(item, text)| loses_a_line(text, stands(item)))
            .map(|(item, _)| item.clone())
            .collect()
    }

    /// The same of what a packet says of somebody, by whatever name they go who is one with them.
    pub(in crate::acts) fn items_of_person_altered(
        &self,
        person: PersonId,
        before: &PersonFacts,
        after: &PersonFacts,
    ) -> Result<Vec<String>> {
        let rows = |facts| by_group(&Link::default(), facts);
        let said = |rows: &[FactRow]| in_lines(rows);
        let pairs = rows(before).into_iter().zip(rows(after));
        let groups: Vec<&str> = pairs
            .filter(|((_, before), (_, after))| loses_a_line(&said(before), &said(after)))
            .map(|((group, _), _)| group)
            .collect();
        let mut items = Vec::new();
        for one in self.store.one_and_the_same(person)? {
            items.extend(groups.iter().map(|group| format!("{group}:{one}")));
        }
        Ok(items)
    }

    /// Items of a packet in which a version of what is known of somebody stands that will stand no more.
    pub(in crate::acts) fn items_of_person_settled(
        &self,
        person: PersonId,
        apart: &Versions,
        value: &str,
    ) -> Result<Vec<String>> {
        let shown = self.store.person_shown(person)?.unwrap_or_default();
        let after = with(&shown, apart, value);
        let mut items = BTreeSet::new();
        for one in &apart.versions {
            items.extend(self.items_of_person_altered(person, &with(&shown, apart, &one.value), &after)?);
        }
        Ok(items.into_iter().collect())
    }

    /// Items of a concern that an officer can put right otherwise than by a word of its own, with what they say.
    fn texts(&self, concern: &Concern) -> Vec<(String, String)> {
        let mut items = facts_items(concern, self.lists());
        items.extend(topic_items(concern));
        items.extend(stated_items(concern, &[], self.lists()));
        // What risk was before is said as what it was before.
        items.retain(|item| item.item != "risk_before");
        let passages = concern.passages.iter().map(|one| (one.id.clone(), passage_text(concern, one)));
        let parts = concern
            .people
            .iter()
            .map(|link| (format!("person:{}", link.person), format!("{}\n{}", link.role, link.relationship)));
        items.into_iter().map(|item| (item.item, item.text)).chain(passages).chain(parts).collect()
    }
}

/// A concern as it would stand, were this written now by somebody who has read all of it.
fn after(concern: &Concern, me: MachineId, body: Body) -> Option<Concern> {
    let mut entries = concern.entries.clone();
    let seen = entries.iter().map(|told| (told.id.machine, u64::MAX)).collect();
    let id = EntryId { machine: me, seq: u64::MAX };
    entries.push(Told { id, hash: Hash::default(), lamport: u64::MAX, at: 0, seen, body });
    Concern::fold(entries)
}

/// Whether a line that was said is said no more. What is only added was never wrong, and where a row has several parts, neither
/// is a row that goes on.
fn loses_a_line(before: &str, after: &str) -> bool {
    let goes_on = |line: &str, stands: &str| {
        stands.strip_prefix(line).is_some_and(|rest| rest.is_empty() || rest.starts_with([',', ';', ':']))
    };
    before.lines().any(|line| !after.lines().any(|stands| goes_on(line, stands)))
}
