//! Whether somebody being written down is likely known already: asked while they are typed, said with the reasons, and left to
//! the officer.

use super::super::find_known::KnownPerson;
use super::super::{form, view};
use crate::domain::id::PersonId;
use crate::domain::rules::{LINE_MAX, Rules};
use crate::entry::v1::PersonFacts;
use crate::error::Result;
use crate::logbook::Logbook;

/// Most people said to be likely.
const LIMIT: usize = 4;

form! {
    /// What was typed of a person so far.
    pub struct LikelyWanted {
        /// Name.
        pub name: String,
        /// What they are called.
        pub known_as: String,
        /// Date of birth.
        pub born_on: Option<String>,
        /// Address.
        pub address: String,
        /// Telephone.
        pub phone: String,
        /// Whoever it is not: the person themselves, when they are known already.
        pub not: Option<PersonId>,
    }
}

view! {
    /// Who it may be.
    pub struct Likely {
        /// Likeliest first.
        pub people: Vec<LikelyPerson>,
    }
    /// Somebody it may be.
    pub struct LikelyPerson {
        /// The person.
        pub known: KnownPerson,
        /// Why: `name-spelling`, `name-sound`, `born`, `phone`, `address`, `postcode`.
        pub why: Vec<String>,
    }
}

impl Logbook {
    /// Finds people who are likely the one being written down.
    ///
    /// # Errors
    /// `Invalid` for a date that cannot be; store errors.
    pub fn find_likely(&mut self, form: LikelyWanted) -> Result<Likely> {
        Rules::at(self.now()).born("born_on", form.born_on.as_deref()).finish()?;
        let lines = [&form.name, &form.known_as, &form.address, &form.phone];
        let too_long = lines.iter().any(|line| line.chars().count() > LINE_MAX);
        let mut people = Vec::new();
        if too_long {
            return Ok(Likely { people });
        }
        let said = PersonFacts {
            name: form.name,
            known_as: form.known_as,
            born_on: form.born_on,
            address: form.address,
            phone: form.phone,
            ..PersonFacts::default()
        };
        let not = form.not.map(|person| self.store.kept_person(person)).transpose()?;
        for (person, facts, why) in self.store.likely_people(&said, LIMIT)? {
            if Some(person) != not {
                let known = self.known_person(person, &facts)?;
                people.push(LikelyPerson { known, why: why.into_iter().map(str::to_owned).collect() });
            }
        }
        Ok(Likely { people })
    }
}
