//! From entries to tables: the subjects that new entries touch, or all of them afresh.

use std::collections::{BTreeMap, BTreeSet};

use super::Store;
use crate::domain::concern::{Concern, Told};
use crate::domain::id::{About, ConcernId, PersonId};
use crate::domain::person::shown_name;
use crate::domain::roster::{Cuts, ROSTER_KINDS, Roster};
use crate::domain::topics::{FieldName, Kind};
use crate::domain::versions::{self, Versions};
use crate::entry::v1::{Body, ConcernFacts, PersonFacts};
use crate::error::Result;

/// Kinds whose subject is a concern.
const CONCERN_KINDS: &[&str] = &["concern-recorded"];
/// Kinds whose subject is a person.
const PERSON_KINDS: &[&str] =
    &["person-described", "people-related", "relation-ended", "people-merged", "people-parted"];
/// Tables that are folded and nothing else.
const FOLDED: &[&str] = &[
    "people",
    "person_keys",
    "relations",
    "same_person",
    "restricted",
    "concerns",
    "concern_types",
    "concern_people",
    "concern_agencies",
    "imported_rows",
    "referrals",
    "actions",
    "clocked",
    "shares",
    "share_people",
    "search",
    "concern_files",
];

impl Store {
    /// Folds these subjects: people first, then every concern, those in which one of the people has a part as well.
    /// What is neither, such as the log itself, has no rows. Concerns are folded in the order in which they were first
    /// written down, since that is how their rows are numbered.
    pub(crate) fn fold(&self, subjects: impl IntoIterator<Item = About>) -> Result<()> {
        let mut concerns = BTreeMap::new();
        for about in subjects.into_iter().collect::<BTreeSet<_>>() {
            let told = self.told_about(about)?;
            if told.iter().any(|told| PERSON_KINDS.contains(&told.body.kind())) {
                self.fold_person(PersonId(about.0), &told)?;
                for concern in self.concerns_of(PersonId(about.0))? {
                    concerns.entry(concern).or_insert(None);
                }
            } else if let Some(first) = told.iter().find(|told| matches!(told.body, Body::ConcernRecorded(_)))
            {
                concerns.insert(ConcernId(about.0), Some(first.order()));
            }
        }
        // A person's concerns that are not among the subjects have their rows already.
        let mut concerns: Vec<_> = concerns.into_iter().collect();
        concerns.sort_unstable_by_key(|(id, first)| (*first, *id));
        for (concern, _) in concerns {
            self.fold_concern(concern)?;
        }
        self.fold_same_person_if_said()
    }

    /// Drops every folded row and folds the whole log again, in one transaction.
    ///
    /// # Errors
    /// Store errors; the old rows stay then.
    pub fn refold(&self) -> Result<()> {
        let step = self.db.unchecked_transaction()?;
        self.fold_afresh()?;
        step.commit()?;
        Ok(())
    }

    /// The digest the folded tables would have if they were folded afresh; what is there stays as it is.
    ///
    /// # Errors
    /// Store errors.
    pub fn state_refolded(&self) -> Result<String> {
        // Dropped without a commit, the transaction never was.
        let _step = self.db.unchecked_transaction()?;
        self.fold_afresh()?;
        self.state()
    }

    /// As [`Store::refold`], inside a transaction that stands already.
    pub(crate) fn fold_afresh(&self) -> Result<()> {
        for table in FOLDED {
            self.db.execute(&format!("DELETE FROM {table}"), [])?;
        }
        self.fold_access()?;
        self.settle_disposals()?;
        for person in self.subjects(PERSON_KINDS)? {
            self.fold_person(PersonId(person.0), &self.told_about(person)?)?;
        }
        for concern in self.subjects(CONCERN_KINDS)? {
            self.fold_concern(ConcernId(concern.0))?;
        }
        self.forget_words_of_nobody()?;
        self.fold_same_person_if_said()
    }

    /// Folds the roster from its entries.
    ///
    /// # Errors
    /// `Damaged` when a body is not what its kind says.
    pub(crate) fn roster(&self) -> Result<Roster> {
        let mut told = Vec::new();
        for kept in self.entries_of_kinds(ROSTER_KINDS)? {
            told.extend(kept.told()?);
        }
        Ok(Roster::fold(told))
    }

    /// Reads one concern from its entries; nothing when none recorded it. Bodies that were erased are left out.
    ///
    /// # Errors
    /// `Damaged` when a body is not what its kind says.
    pub fn concern(&self, id: ConcernId) -> Result<Option<Concern>> {
        Ok(Concern::fold(self.told_about(id.into())?))
    }

    /// What of a person was written apart and is not settled.
    ///
    /// # Errors
    /// `Damaged` when a body is not what its kind says.
    pub fn versions_of_person(&self, id: PersonId) -> Result<Vec<Versions>> {
        Ok(versions::of_person(&self.told_about(id.into())?).map_or_else(Vec::new, |(_, versions)| versions))
    }

    /// Everything read about one thing, in the log's order; what was erased or never came is left out.
    ///
    /// # Errors
    /// `Damaged` when a body is not what its kind says.
    pub(crate) fn told_about(&self, about: About) -> Result<Vec<Told>> {
        if self.is_hidden(about)? { Ok(Vec::new()) } else { self.told_in_force(about) }
    }

    /// As [`Store::told_about`], of what is hidden as well.
    pub(super) fn told_in_force(&self, about: About) -> Result<Vec<Told>> {
        let mut told = Vec::new();
        let entries = self.entries_about(about)?;
        let alone = entries.windows(2).all(|pair| pair[0].id.machine == pair[1].id.machine);
        for kept in entries {
            if self.cuts.borrow().allow(kept.id) {
                told.extend(if alone { kept.told_alone()? } else { kept.told()? });
            }
        }
        Ok(told)
    }

    fn fold_person(&self, id: PersonId, told: &[Told]) -> Result<()> {
        if let Some((facts, versions)) = versions::of_person(told) {
            self.put_person(id, &facts, versions.len())?;
        }
        self.put_relations(id, told)
    }

    pub(super) fn fold_concern(&self, id: ConcernId) -> Result<()> {
        let Some(concern) = self.concern(id)? else { return Ok(()) };
        let mut people: Vec<(PersonId, PersonFacts)> = Vec::new();
        for link in &concern.people {
            people.extend(self.person_shown(link.person)?.map(|facts| (link.person, facts)));
        }
        let mut versions = concern.versions.len();
        for link in &concern.people {
            versions += self.person_versions(link.person)?;
        }
        let main = concern.main_person().and_then(|main| people.iter().find(|(id, _)| *id == main));
        let title = main.map_or_else(|| "Name not known".to_owned(), |(_, facts)| shown_name(facts));
        let number = self.put_concern(&concern, &title, &sort_name(&title), versions)?;
        self.put_actions(&concern)?;
        self.put_clocked(&concern)?;
        self.put_shares(&concern)?;
        self.put_imported(&concern)?;
        self.put_concern_files(&concern)?;
        if !self.words_later.get() {
            self.put_words(number, &concern.reference, &names_of(&people), &words_of(&concern))?;
        }
        // Last, since it clears away what was put where that is not to be seen here.
        self.put_restricted(&concern)
    }

    /// Indexes the words of some concerns that have none in the index yet; returns how many it did.
    ///
    /// # Errors
    /// Store errors; nothing of these is indexed then.
    pub(crate) fn index_some(&self, most: u32) -> Result<usize> {
        let step = self.begin()?;
        let without = self.without_words(most)?;
        for concern in &without {
            self.fold_concern(*concern)?;
        }
        step.commit()?;
        Ok(without.len())
    }

    /// Says of every concern which files it has: those written before a program that knows did not.
    ///
    /// # Errors
    /// Store errors; nothing is said then.
    pub(crate) fn say_whose_files(&self) -> Result<()> {
        let step = self.begin()?;
        for concern in self.subjects(&["file-attached"])? {
            if let Some(concern) = self.concern(ConcernId(concern.0))? {
                self.put_concern_files(&concern)?;
            }
        }
        step.commit()?;
        Ok(())
    }

    /// As [`Store::fold_afresh`], with logs ending elsewhere than before.
    pub(crate) fn fold_afresh_within(&self, cuts: &Cuts) -> Result<()> {
        self.end_logs_at(cuts);
        self.fold_afresh()
    }

    fn subjects(&self, kinds: &[&str]) -> Result<Vec<About>> {
        // In the order they were first written, so that row numbers come out alike on every machine.
        let mut seen = BTreeSet::new();
        let entries = self.entries_of_kinds(kinds)?;
        Ok(entries.into_iter().map(|kept| kept.about).filter(|about| seen.insert(*about)).collect())
    }
}

/// Last name first, so that a list by name reads like a register.
fn sort_name(title: &str) -> String {
    let lower = title.to_lowercase();
    match lower.rsplit_once(' ') {
        Some((first, last)) => format!("{last} {first}"),
        None => lower,
    }
}

fn names_of(people: &[(PersonId, PersonFacts)]) -> String {
    let lines: Vec<String> = people
        .iter()
        .map(|(_, p)| {
            let mut words = vec![p.name.as_str(), &p.known_as, &p.address, &p.postcode, &p.phone];
            words.extend(p.born_on.as_deref());
            words.extend(p.aliases.iter().map(String::as_str));
            words.extend(p.addresses.iter().flat_map(|address| [address.text.as_str(), &address.postcode]));
            words.extend(
                p.contacts
                    .iter()
                    .flat_map(|contact| [contact.value.as_str(), &contact.note, &contact.safe_times]),
            );
            words.extend(more_words(p));
            words.retain(|text| !text.is_empty());
            words.join(" ")
        })
        .collect();
    lines.join("\n")
}

/// What else is written of a person.
fn more_words(p: &PersonFacts) -> impl Iterator<Item = &str> {
    let said = [
        &p.age,
        &p.safe_times,
        &p.safe_contact_note,
        &p.sex_gender,
        &p.first_language,
        &p.communication_needs,
        &p.religion,
        &p.nationality_immigration,
        &p.nhs_number,
        &p.uprn,
        &p.gp,
        &p.surgery,
        &p.school_or_employer,
        &p.next_of_kin,
        &p.attorney_deputy,
        &p.care_provider,
        &p.health,
        &p.health_why,
        &p.pets,
    ];
    said.into_iter().chain(p.flags.iter().map(|flag| &flag.reason)).map(String::as_str)
}

/// The facts of a concern that are words of an officer's own.
fn words_of_facts(facts: &ConcernFacts) -> Vec<&str> {
    let reporter = &facts.reporter;
    vec![
        &facts.summary,
        &facts.happened_when,
        &facts.place_words,
        &facts.aware_reason,
        &facts.care_needs_why,
        &facts.abuse_or_risk_why,
        &facts.unable_to_protect_why,
        &facts.support_level_why,
        &facts.incident_number,
        &facts.consent_reason,
        &facts.risk_reasons,
        &reporter.name,
        &reporter.role,
        &reporter.phone,
        &reporter.email,
        &reporter.relationship,
    ]
}

/// Everything an officer may look for: facts in words, and every text in force.
fn words_of(concern: &Concern) -> String {
    let mut words = words_of_facts(&concern.facts);
    words.extend(concern.our_passages().map(|passage| passage.text()));
    let marks = concern.marks.iter().filter_map(|mark| mark.said());
    words.extend(
        marks.flat_map(|said| [&said.looks, &said.size, &said.colour, &said.seen_by]).map(String::as_str),
    );
    let answers = written_answers(concern);
    words.extend(answers.iter().map(String::as_str));
    for told in &concern.entries {
        match &told.body {
            Body::Decided(d) => words.extend([d.reasons.as_str(), &d.threshold, &d.second_officer]),
            Body::Referred(r) => words.extend([r.recipient.as_str(), &r.asked, &r.their_reference]),
            Body::ReplyReceived(r) => {
                words.extend([r.from_whom.as_str(), &r.their_reference, &r.outcome, &r.text])
            }
            Body::Chased(c) => words.extend([c.spoke_to.as_str(), &c.text]),
            Body::Escalated(e) => words.extend([e.spoke_to.as_str(), &e.text]),
            Body::ActionSet(a) => words.push(&a.what),
            Body::ActionMoved(a) => words.push(&a.reason),
            Body::ActionEnded(a) => words.push(&a.result),
            Body::CapacityAssessed(c) => words.extend([
                c.decision.as_str(),
                &c.assessed_by,
                &c.doubt,
                &c.help,
                &c.reasons,
                &c.best_interests,
                &c.consulted,
            ]),
            Body::WishesAsked(w) => {
                words.extend([w.own_words.as_str(), &w.reason, &w.asked_by, &w.advocate, &w.parents_views])
            }
            Body::StatementWithdrawn(w) => words.push(&w.reason),
            Body::FileAttached(f) => words.extend([f.name.as_str(), &f.caption]),
            Body::FileExported(f) => words.push(&f.reason),
            Body::ConcernClosed(c) => words.extend([c.outcome.as_str(), &c.learning]),
            Body::ConcernReopened(r) => words.push(&r.reason),
            Body::CorrectionsSettled(s) => words.push(&s.reason),
            Body::ShareFollowed(f) => words.extend([f.by_whom.as_str(), &f.text]),
            Body::BreachFound(b) => words.extend([b.happened.as_str(), &b.reached, &b.risk_reason]),
            Body::BreachFollowed(b) => words.push(&b.text),
            Body::ShareDeclined(d) => {
                words.extend([d.asked_by.as_str(), &d.asked_for, &d.reasons, &d.told_them]);
                if let Some(weighed) = &d.weighed {
                    words.extend([
                        weighed.their_purpose.as_str(),
                        &weighed.risk_of_sharing,
                        &weighed.risk_of_not_sharing,
                    ]);
                }
            }
            Body::PacketShared(s) => words.extend([s.reference.as_str(), &s.recipient_name]),
            _ => {}
        }
    }
    words.retain(|text| !text.is_empty());
    words.join("\n")
}

/// Answers about topics that are somebody's own words. What stays in the log by its nature is not looked for.
fn written_answers(concern: &Concern) -> Vec<String> {
    let mut written = Vec::new();
    for noted in &concern.topics {
        for code in noted.answers.keys() {
            let name = FieldName { topic: &noted.topic, occasion: None, field: code };
            let question = name.question().map(|(_, field)| field);
            let words =
                question.filter(|field| matches!(field.kind, Kind::Line | Kind::Text) && !field.stays);
            written.extend(words.and_then(|_| noted.value::<String>(code)));
        }
    }
    written
}
