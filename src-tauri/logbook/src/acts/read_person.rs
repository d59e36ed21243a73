//! One person, whole: who they are, how to reach them safely, every concern they have a part in, whom they belong to.
//!
//! What the officer of this machine must not see is not here at all: its rows are not on this machine.

use super::chronology::{Telling, tell};
use super::field_words::{label, said};
use super::find_known::KnownConcern;
use super::person_form::PersonChanges;
use super::read_concern::KeptFrom;
use super::share::ShareLine;
use super::{form, view};
use crate::domain::concern::{Concern, Told};
use crate::domain::id::{ConcernId, PersonId, RelationId};
use crate::domain::{person, terms, time};
use crate::entry::v1::Body;
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::store::relations::RelationRow;
use crate::store::shares::WantedShares;

form! {
    /// Which person.
    pub struct PersonWanted {
        /// The person.
        pub person: PersonId,
    }
}

/// Characters of an entry's beginning.
const GIST: usize = 220;

view! {
    /// A person as their page shows them.
    pub struct PersonPage {
        /// The person; where two are one and the same, the one whose page stays.
        pub person: PersonId,
        /// Name to show.
        pub title: String,
        /// Age, in years or as written.
        pub age: String,
        /// Everything known, each field said.
        pub facts: PersonChanges,
        /// The safe-contact strip and the warnings, ready to read.
        pub warnings: Vec<String>,
        /// Officers whom what is known of them is kept from.
        pub kept_from: Vec<KeptFrom>,
        /// How many things known of them were written apart and wait to be settled.
        pub versions: u32,
        /// Their concerns with their part in each, newest first.
        pub concerns: Vec<PersonConcern>,
        /// What happened in all of them, newest first.
        pub chronology: Vec<PersonMoment>,
        /// What they are to others.
        pub relations: Vec<RelationLine>,
        /// What those others are to each other, for the picture.
        pub between: Vec<PictureLink>,
        /// Shares in which they stand.
        pub shares: Vec<ShareLine>,
        /// What was known before, newest first.
        pub earlier: Vec<EarlierFact>,
        /// Others of the log who are one and the same with them.
        pub merged: Vec<MergedPerson>,
    }
    /// A concern and their part in it.
    pub struct PersonConcern {
        /// The concern.
        pub concern: KnownConcern,
        /// Their part, in words.
        pub role_label: String,
        /// Relationship to the person it is about.
        pub relationship: String,
        /// Whether it is kept from a colleague.
        pub kept_apart: bool,
    }
    /// Something that happened.
    pub struct PersonMoment {
        /// In which concern.
        pub concern: ConcernId,
        /// Its reference.
        pub reference: String,
        /// The entry.
        pub entry: String,
        /// When it happened, or when it was written.
        pub at: String,
        /// What kind of line it is.
        pub kind: String,
        /// Its heading.
        pub title: String,
        /// By whom it was written.
        pub officer: String,
        /// What it says, its beginning; nothing of what belongs to another agency.
        pub gist: String,
        /// Whether an officer marked it as a significant event.
        pub significant: bool,
    }
    /// What they are to another.
    pub struct RelationLine {
        /// The relationship.
        pub relation: RelationId,
        /// The other.
        pub person: PersonId,
        /// Name to show.
        pub name: String,
        /// Age, in years or as written.
        pub age: String,
        /// Expected date of delivery, of a child not yet born.
        pub expected_on: Option<String>,
        /// School or employer.
        pub school_or_employer: String,
        /// Whether social care knows them.
        pub known_to_social_care: Option<String>,
        /// Relation code, as this person is to the other.
        pub kind: String,
        /// In words: "parent of".
        pub words: String,
        /// Whether they live together.
        pub lives_together: bool,
        /// In words.
        pub note: String,
        /// Since when.
        pub since: Option<String>,
        /// Until when.
        pub until: Option<String>,
        /// It is no more.
        pub ended: bool,
        /// The other one's warnings.
        pub warnings: Vec<String>,
    }
    /// What two of the others are to each other.
    pub struct PictureLink {
        /// The one.
        pub from: PersonId,
        /// The other.
        pub to: PersonId,
        /// Relation code.
        pub kind: String,
        /// In words.
        pub words: String,
    }
    /// Something that was known, and what took its place.
    pub struct EarlierFact {
        /// The field, in words.
        pub label: String,
        /// What was known.
        pub was: String,
        /// What took its place.
        pub now: String,
        /// By whom.
        pub officer: String,
        /// When, by that machine's clock.
        pub at: String,
        /// Why.
        pub reason: String,
    }
    /// Somebody who is one and the same with them.
    pub struct MergedPerson {
        /// The entry that says so.
        pub merge: String,
        /// The other.
        pub person: PersonId,
        /// Name, as it was written of them.
        pub name: String,
        /// By whom it was said.
        pub officer: String,
        /// When.
        pub at: String,
        /// Why.
        pub reason: String,
    }
}

impl Logbook {
    /// Reads a person.
    ///
    /// # Errors
    /// `NotFound`; store errors.
    pub fn read_person(&mut self, form: PersonWanted) -> Result<PersonPage> {
        let id = self.store.kept_person(form.person)?;
        let facts = self.store.person_shown(id)?.ok_or(Error::Refused(Code::NotFound))?;
        let today = time::day(self.now());
        let group = self.store.one_and_the_same(id)?;
        let relations = self.relation_lines(&group)?;
        let mut earlier = Vec::new();
        let mut versions = 0;
        for one in &group {
            versions += self.store.versions_of_person(*one)?.len();
            earlier.extend(self.earlier_facts(&self.store.told_about((*one).into())?));
        }
        let (concerns, chronology, shares) = self.of_their_concerns(&group)?;
        Ok(PersonPage {
            person: id,
            title: person::shown_name(&facts),
            age: person::shown_age(&facts, today),
            warnings: [person::safe_contact_lines(&facts), person::flag_lines(&facts)].concat(),
            facts: PersonChanges::of(&facts)?,
            kept_from: self.names_of(&self.kept_apart(id)?),
            versions: u32::try_from(versions).unwrap_or(u32::MAX),
            concerns,
            chronology,
            between: self.between(&relations)?,
            relations,
            shares,
            earlier,
            merged: self.merged_with(&group)?,
        })
    }

    /// Their concerns, what happened in them, and the shares in which they stand.
    fn of_their_concerns(
        &self,
        group: &[PersonId],
    ) -> Result<(Vec<PersonConcern>, Vec<PersonMoment>, Vec<ShareLine>)> {
        let mut concerns = Vec::new();
        let mut moments = Vec::new();
        let mut shares = Vec::new();
        let known = group.first().map_or(Ok(Vec::new()), |person| self.concerns_with(*person))?;
        for line in known {
            let concern = self.concern_of(line.concern)?;
            let links: Vec<_> = concern.people.iter().filter(|link| group.contains(&link.person)).collect();
            let roles: Vec<_> = links.iter().map(|link| terms::role_label(&link.role)).collect();
            moments.extend(concern.entries.iter().map(|told| self.moment(&line, &concern, told)));
            let about_them = concern.main_person().is_some_and(|main| group.contains(&main));
            let wanted = WantedShares { concern: Some(concern.id), ..WantedShares::default() };
            for row in self.store.list_shares(&wanted, None, 1000)?.1 {
                if about_them || names_one_of(&concern.entries, row.id, group) {
                    shares.push(self.share_line(row)?);
                }
            }
            concerns.push(PersonConcern {
                role_label: roles.join(", "),
                relationship: links
                    .iter()
                    .map(|link| link.relationship.as_str())
                    .collect::<Vec<_>>()
                    .join(", "),
                kept_apart: !concern.excluded.is_empty(),
                concern: line,
            });
        }
        moments.sort_by(|one, other| other.at.cmp(&one.at));
        shares.sort_by(|one, other| other.at.cmp(&one.at));
        Ok((concerns, moments, shares))
    }

    fn moment(&self, line: &KnownConcern, concern: &Concern, told: &Told) -> PersonMoment {
        let telling = tell(&told.body, self.lists());
        PersonMoment {
            concern: line.concern,
            reference: line.reference.clone(),
            gist: gist(concern, told, &telling),
            significant: concern.significant(told.id).is_some(),
            entry: told.id.to_string(),
            at: telling.happened_at.unwrap_or_else(|| time::moment(told.at)),
            kind: telling.kind.into(),
            title: telling.title,
            officer: self.roster.officer_name(&told.id.machine),
        }
    }

    /// What somebody is to others, under whichever of their records it was written; what stands comes first.
    pub(in crate::acts) fn relation_lines(&self, group: &[PersonId]) -> Result<Vec<RelationLine>> {
        let mut lines = Vec::new();
        for one in group {
            for row in self.store.relations_of(*one)? {
                let line = self.relation_line(*one, row)?;
                // Two who turned out to be one are nothing to each other.
                if !group.contains(&line.person) {
                    lines.push(line);
                }
            }
        }
        lines.sort_by(|one, other| (one.ended, &one.name).cmp(&(other.ended, &other.name)));
        Ok(lines)
    }

    fn relation_line(&self, of: PersonId, row: RelationRow) -> Result<RelationLine> {
        let (other, kind) = match row.about == of {
            true => (row.other, row.kind.clone()),
            false => (row.about, terms::other_way(&row.kind).to_owned()),
        };
        let other = self.store.kept_person(other)?;
        let facts = self.store.person_shown(other)?.unwrap_or_default();
        Ok(RelationLine {
            relation: row.id,
            person: other,
            name: person::shown_name(&facts),
            age: person::shown_age(&facts, time::day(self.now())),
            words: terms::label(terms::RELATIONS, &kind),
            kind,
            lives_together: row.lives_together,
            note: row.note,
            since: row.since,
            until: row.until,
            ended: row.ended,
            warnings: person::flag_lines(&facts),
            expected_on: facts.expected_on,
            school_or_employer: facts.school_or_employer,
            known_to_social_care: facts.known_to_social_care,
        })
    }

    fn between(&self, relations: &[RelationLine]) -> Result<Vec<PictureLink>> {
        let mut links = Vec::new();
        let others: std::collections::BTreeSet<PersonId> = relations.iter().map(|line| line.person).collect();
        for from in &others {
            // Under whichever of their records it was written.
            for one in self.store.one_and_the_same(*from)? {
                for row in
                    self.store.relations_of(one)?.into_iter().filter(|row| !row.ended && row.about == one)
                {
                    let to = self.store.kept_person(row.other)?;
                    if to != *from && others.contains(&to) {
                        let words = terms::label(terms::RELATIONS, &row.kind);
                        links.push(PictureLink { from: *from, to, kind: row.kind, words });
                    }
                }
            }
        }
        Ok(links)
    }

    /// What of them was known before it was put right.
    fn earlier_facts(&self, told: &[Told]) -> Vec<EarlierFact> {
        let mut before = serde_json::Value::Null;
        let mut earlier = Vec::new();
        for told in told {
            let (now, reason) = match &told.body {
                Body::PersonDescribed(described) => {
                    (person::whole(&described.facts).into(), &described.reason)
                }
                Body::VersionsSettled(settled) => {
                    let mut now = before.clone();
                    now[&settled.field] = serde_json::from_str(&settled.value).unwrap_or_default();
                    (now, &settled.reason)
                }
                _ => continue,
            };
            for (field, was) in
                before.as_object().into_iter().flatten().filter(|(f, was)| now[f.as_str()] != **was)
            {
                earlier.push(EarlierFact {
                    label: label(field).to_owned(),
                    was: said(field, &was.to_string(), self.lists()),
                    now: said(field, &now[field.as_str()].to_string(), self.lists()),
                    officer: self.roster.officer_name(&told.id.machine),
                    at: time::instant(told.at),
                    reason: reason.clone(),
                });
            }
            before = now;
        }
        earlier.reverse();
        earlier
    }

    fn merged_with(&self, group: &[PersonId]) -> Result<Vec<MergedPerson>> {
        let mut merged = Vec::new();
        if group.len() < 2 {
            return Ok(merged);
        }
        for (id, told) in self.store.merges()? {
            let Body::PeopleMerged(said) = told.body else { continue };
            if !group.contains(&said.kept) {
                continue;
            }
            let facts = self.store.person(said.merged)?.unwrap_or_default();
            merged.push(MergedPerson {
                merge: id.to_string(),
                person: said.merged,
                name: person::shown_name(&facts),
                officer: self.roster.officer_name(&id.machine),
                at: time::instant(told.at),
                reason: said.reason,
            });
        }
        Ok(merged)
    }
}

/// Whether a packet has an item about one of some people.
/// What an entry says, its beginning.
fn gist(concern: &Concern, told: &Told, telling: &Telling) -> String {
    let own = format!("{}.", told.id);
    let passages = concern.our_passages().filter(|passage| passage.id.starts_with(&own));
    let mut said: Vec<&str> = passages.map(|passage| passage.text()).collect();
    if said.is_empty() {
        said.extend(telling.facts.iter().map(|fact| fact.value.as_str()).take(2));
    }
    let whole = said.join(" · ");
    match whole.char_indices().nth(GIST) {
        Some((end, _)) => format!("{}…", whole[..end].trim_end()),
        None => whole,
    }
}

fn names_one_of(entries: &[Told], share: crate::domain::id::ShareId, group: &[PersonId]) -> bool {
    entries.iter().any(|told| match &told.body {
        Body::PacketShared(sent) if sent.share == share => sent.items.iter().any(|item| {
            group.iter().any(|person| item.split_once(':').is_some_and(|(_, id)| id == person.to_string()))
        }),
        // What was not shared was not shared of anybody in the concern.
        Body::ShareDeclined(declined) => declined.share == share,
        _ => false,
    })
}
