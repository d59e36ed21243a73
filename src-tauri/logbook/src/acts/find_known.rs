//! Looking for somebody the log already knows, while a name is being typed.

use super::{form, view};
use crate::domain::id::{ConcernId, PersonId};
use crate::domain::rules::LINE_MAX;
use crate::entry::v1::PersonFacts;
use crate::error::Result;
use crate::logbook::Logbook;

/// Most people shown while typing.
const LIMIT: u32 = 6;

form! {
    /// What was typed so far.
    pub struct KnownWords {
        /// Parts of a name or address.
        pub words: String,
    }
}

view! {
    /// People who fit.
    pub struct Known {
        /// Best first.
        pub people: Vec<KnownPerson>,
    }
    /// A person and their concerns.
    pub struct KnownPerson {
        /// The person.
        pub person: PersonId,
        /// Full name.
        pub name: String,
        /// What they are called.
        pub known_as: String,
        /// Date of birth.
        pub born_on: Option<String>,
        /// Age, in years or as written.
        pub age: String,
        /// Address.
        pub address: String,
        /// Known only from concerns that are kept from a colleague.
        pub kept_apart: bool,
        /// Their concerns, newest first.
        pub concerns: Vec<KnownConcern>,
    }
    /// A concern in which they have a part.
    pub struct KnownConcern {
        /// The concern.
        pub concern: ConcernId,
        /// Its reference.
        pub reference: String,
        /// In short.
        pub summary: String,
        /// Its state.
        pub state: String,
        /// When it was received.
        pub received_at: String,
    }
}

impl Logbook {
    /// Finds people whose name, other name or address has every word typed, each perhaps unfinished.
    ///
    /// # Errors
    /// Store errors.
    pub fn find_known(&mut self, form: KnownWords) -> Result<Known> {
        let words: Vec<String> = form.words.split_whitespace().take(6).map(str::to_owned).collect();
        // A word longer than the longest name or address is in none of them.
        let too_long = words.iter().any(|word| word.chars().count() > LINE_MAX);
        if words.is_empty() || too_long || form.words.trim().chars().count() < 2 {
            return Ok(Known { people: Vec::new() });
        }
        let mut people: Vec<KnownPerson> = Vec::new();
        for (found, _) in self.store.people_like(&words, LIMIT)? {
            // Two who are one and the same are one here too.
            let person = self.store.kept_person(found)?;
            if people.iter().any(|one| one.person == person) {
                continue;
            }
            let facts = self.store.person_shown(person)?.unwrap_or_default();
            people.push(self.known_person(person, &facts)?);
        }
        Ok(Known { people })
    }

    /// A person as they are offered while typing.
    pub(super) fn known_person(&self, person: PersonId, facts: &PersonFacts) -> Result<KnownPerson> {
        Ok(KnownPerson {
            person,
            name: facts.name.clone(),
            known_as: facts.known_as.clone(),
            born_on: facts.born_on.clone(),
            age: crate::domain::person::shown_age(facts, crate::domain::time::day(self.now())),
            address: facts.address.clone(),
            kept_apart: !self.kept_apart(person)?.is_empty(),
            concerns: self.concerns_with(person)?,
        })
    }

    /// A person's concerns, newest first.
    pub(super) fn concerns_with(&self, person: PersonId) -> Result<Vec<KnownConcern>> {
        let mut concerns = Vec::new();
        for id in self.store.concerns_of(person)? {
            concerns.extend(self.store.concern_row(id)?.map(|row| KnownConcern {
                concern: row.id,
                reference: row.reference,
                summary: row.summary,
                state: row.state,
                received_at: row.received_at,
            }));
        }
        concerns.sort_by(|a, b| b.received_at.cmp(&a.received_at));
        Ok(concerns)
    }
}
