//! Looking for somebody the log already knows: while a name is being typed, and in the list of everybody.

use super::list_concerns::LIMIT_MAX;
use super::{form, view};
use crate::domain::id::{ConcernId, PersonId};
use crate::domain::rules::LINE_MAX;
use crate::entry::v1::PersonFacts;
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::store::people::Named;

/// Most people shown while typing.
const LIMIT: u32 = 6;

form! {
    /// What was typed so far.
    pub struct KnownWords {
        /// Parts of a name or address.
        pub words: String,
    }
    /// Which people.
    pub struct PeopleFilter {
        /// Parts of a name or address; empty for everybody.
        pub words: String,
        /// Lines wanted, at most 200; 0 means 50.
        pub limit: u32,
        /// Where the last page ended.
        pub after: Option<String>,
    }
}

view! {
    /// People who fit.
    pub struct Known {
        /// Best first.
        pub people: Vec<KnownPerson>,
        /// How many there are in all whose name, other name or address it is.
        pub total: u64,
    }
    /// A page of people.
    pub struct PeopleList {
        /// How many there are in all.
        pub total: u64,
        /// By name.
        pub items: Vec<KnownPerson>,
        /// Where this page ends; nothing on the last.
        pub next: Option<String>,
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
    /// Finds people of whom a name, another name or an address has every word typed, each perhaps unfinished; where those leave room,
    /// people whose names are spelt or sound nearly so, or whose telephone or postcode it is.
    ///
    /// # Errors
    /// Store errors.
    pub fn find_known(&mut self, form: KnownWords) -> Result<Known> {
        let Some(words) = sought(&form.words) else { return Ok(Known { people: Vec::new(), total: 0 }) };
        let Known { mut people, total } = self.called(&words)?;
        if people.len() < LIMIT as usize {
            let alike = self.store.people_nearly(&form.words)?;
            self.add_alike(&alike, LIMIT as usize, &mut people)?;
        }
        Ok(Known { people, total })
    }

    /// People of whom a name, another name or an address has every word typed.
    pub(super) fn called(&self, words: &[String]) -> Result<Known> {
        let rows = self.store.people_named(words, None, LIMIT)?;
        // Where fewer fit than were asked for, those are all.
        let total =
            if rows.len() < LIMIT as usize { rows.len() as u64 } else { self.store.count_people(words)? };
        let people =
            rows.into_iter().map(|(_, person)| self.person_offered(person)).collect::<Result<_>>()?;
        Ok(Known { people, total })
    }

    /// Adds people who are only nearly called so, until there are so many.
    pub(super) fn add_alike(
        &self,
        alike: &[PersonId],
        most: usize,
        people: &mut Vec<KnownPerson>,
    ) -> Result<()> {
        for person in alike {
            if people.len() < most && !people.iter().any(|known| known.person == *person) {
                people.push(self.person_offered(*person)?);
            }
        }
        Ok(())
    }

    /// Lists people by name: everybody, or those whose name, other name or address has every word.
    ///
    /// # Errors
    /// `Invalid`: `after` `not-found`; store errors.
    pub fn list_people(&mut self, form: PeopleFilter) -> Result<PeopleList> {
        let Some(words) = typed(&form.words) else {
            return Ok(PeopleList { total: 0, items: Vec::new(), next: None });
        };
        let limit = if form.limit == 0 { 50 } else { form.limit.min(LIMIT_MAX) };
        let after = form.after.as_deref().map(place).transpose()?;
        let rows = self.store.people_named(&words, after.as_ref(), limit)?;
        let next =
            rows.last().filter(|_| rows.len() == limit as usize).map(|(name, id)| format!("{id}~{name}"));
        let items = rows.into_iter().map(|(_, person)| self.person_offered(person)).collect::<Result<_>>()?;
        Ok(PeopleList { total: self.store.count_people(&words)?, items, next })
    }

    fn person_offered(&self, person: PersonId) -> Result<KnownPerson> {
        let facts = self.store.person_shown(person)?.unwrap_or_default();
        self.known_person(person, &facts)
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

/// The words by which somebody is looked for while they are typed; nothing where that is too little, or where nobody can be called so.
pub(super) fn sought(words: &str) -> Option<Vec<String>> {
    typed(words).filter(|_| words.trim().chars().count() > 1)
}

/// The words typed; nothing where nobody can be called so.
fn typed(words: &str) -> Option<Vec<String>> {
    let all: Vec<String> = words.split_whitespace().take(6).map(str::to_owned).collect();
    // A word longer than the longest name or address is in none of them.
    all.iter().all(|word| word.chars().count() <= LINE_MAX).then_some(all)
}

/// Where the last page ended: an id and a name.
fn place(text: &str) -> Result<Named> {
    let place = text.split_once('~').and_then(|(id, name)| Some((name.to_owned(), id.parse().ok()?)));
    place.ok_or(Error::field("after", "not-found"))
}
