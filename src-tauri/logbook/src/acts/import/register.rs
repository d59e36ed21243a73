//! Who the people of a sheet are: the same in several rows, or known to the log already.
//!
//! Two are one when their names are the same and their days of birth, or their addresses; never when their days of birth
//! differ. A name alone makes nobody the same.

use std::collections::BTreeMap;

use super::super::record_concern::{PersonForm, person_facts};
use crate::domain::id::PersonId;
use crate::domain::import::names::compared;
use crate::domain::import::told::RowPerson;
use crate::domain::person::completed;
use crate::entry::v1::PersonFacts;
use crate::error::Result;
use crate::logbook::Logbook;

/// Somebody of the register.
struct Somebody {
    id: PersonId,
    facts: PersonFacts,
    /// Known to the log before, and what was known then.
    before: Option<PersonFacts>,
    /// What is known may be added to.
    open: bool,
}

/// The people of the log and of the sheet.
pub(super) struct Register {
    people: Vec<Somebody>,
    by_name: BTreeMap<String, Vec<usize>>,
    /// Places in `people` by id.
    places: BTreeMap<PersonId, usize>,
}

impl Register {
    /// Everybody in the log whom every officer may know of.
    pub(super) fn of(log: &Logbook) -> Result<Register> {
        let mut register = Register { people: Vec::new(), by_name: BTreeMap::new(), places: BTreeMap::new() };
        for (id, facts) in log.store.everybody()? {
            // Somebody who is kept from an officer is not met here: the link would tell of them.
            if log.kept_apart(id)?.is_empty() {
                let open = log.store.person_versions(id)? == 0;
                register.put(Somebody { id, before: Some(facts.clone()), facts, open });
            }
        }
        Ok(register)
    }

    fn put(&mut self, somebody: Somebody) {
        let at = self.people.len();
        self.by_name.entry(compared(&somebody.facts.name)).or_default().push(at);
        self.places.insert(somebody.id, at);
        self.people.push(somebody);
    }

    /// The person of a row: somebody of the register, or somebody new.
    pub(super) fn take(&mut self, person: &RowPerson, make: impl FnOnce() -> PersonId) -> PersonId {
        let said = facts(person);
        let name = compared(&said.name);
        let whole = name.contains(' ');
        let known = self.by_name.get(&name).filter(|_| whole).into_iter().flatten();
        let same = known.copied().find(|at| is_same(&self.people[*at].facts, &said));
        let Some(at) = same else {
            let id = make();
            self.put(Somebody { id, facts: said, before: None, open: true });
            return id;
        };
        let somebody = &mut self.people[at];
        if somebody.open {
            let hide = somebody.facts.do_not_reveal_address || said.do_not_reveal_address;
            somebody.facts = match somebody.before {
                // What officers wrote stands; the sheet only fills what was empty.
                Some(_) => completed(&said, somebody.facts.clone()),
                None => completed(&somebody.facts, said),
            };
            somebody.facts.do_not_reveal_address = hide;
        }
        somebody.id
    }

    /// Somebody whom the log knew before the sheet, where the row says enough to know them by.
    pub(super) fn known(&self, person: &RowPerson) -> Option<PersonId> {
        let said = facts(person);
        let name = compared(&said.name);
        let known = self.by_name.get(&name).filter(|_| name.contains(' ')).into_iter().flatten();
        let mut known = known.map(|at| &self.people[*at]).filter(|one| one.before.is_some());
        known.find(|one| is_same(&one.facts, &said)).map(|one| one.id)
    }

    /// What is to be written of somebody: nothing when the log knows it all.
    pub(super) fn to_write(&self, id: PersonId) -> Option<(PersonFacts, bool)> {
        let somebody = &self.people[*self.places.get(&id)?];
        let new = somebody.before.is_none();
        (somebody.before.as_ref() != Some(&somebody.facts)).then(|| (somebody.facts.clone(), new))
    }

    /// Whether somebody was in the log before.
    pub(super) fn was_known(&self, id: PersonId) -> bool {
        self.places.get(&id).is_some_and(|at| self.people[*at].before.is_some())
    }
}

fn is_same(known: &PersonFacts, said: &PersonFacts) -> bool {
    match (&known.born_on, &said.born_on) {
        (Some(known), Some(said)) => known == said,
        _ => {
            let (known, said) = (compared(&known.address), compared(&said.address));
            !known.is_empty() && known == said && known != compared("No fixed abode")
        }
    }
}

/// What a row says of somebody, as an entry carries it.
fn facts(person: &RowPerson) -> PersonFacts {
    person_facts(&PersonForm {
        name: person.name.clone(),
        known_as: person.known_as.chars().take(crate::domain::rules::LINE_MAX).collect(),
        born_on: person.born_on.clone(),
        age: person.age.clone(),
        address: person.address.clone(),
        phone: person.phone.clone(),
        safe_to_contact: person.safe_to_contact.into(),
        safe_contact_note: person.safe_note.clone(),
        do_not_reveal_address: person.hide_address,
        ..PersonForm::default()
    })
}
