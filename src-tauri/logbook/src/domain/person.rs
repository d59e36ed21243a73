//! A person the log is about: what is known of them, apart from any one concern.

use chrono::{Datelike, NaiveDate};

use super::time;
use crate::entry::v1::PersonFacts;

/// Name to show: the name, what they are called, or that it is not known.
pub fn shown_name(facts: &PersonFacts) -> String {
    match (facts.name.trim(), facts.known_as.trim()) {
        ("", "") => "Name not known".into(),
        ("", known_as) => known_as.into(),
        (name, _) => name.into(),
    }
}

/// Age in whole years on a day, or the age as it was written when no date of birth is known.
pub fn shown_age(facts: &PersonFacts, on: NaiveDate) -> String {
    let born = facts.born_on.as_deref().and_then(time::parse_day);
    born.and_then(|born| years(born, on)).map_or_else(|| facts.age.clone(), |years| years.to_string())
}

/// Whole years between birth and a day; nothing when born later.
pub fn years(born: NaiveDate, on: NaiveDate) -> Option<u32> {
    let not_yet = (on.month(), on.day()) < (born.month(), born.day());
    u32::try_from(on.year() - born.year() - i32::from(not_yet)).ok()
}

/// What is known of somebody after more was said: what is new takes the place of the old, what was left empty stays.
pub fn completed(before: &PersonFacts, said: PersonFacts) -> PersonFacts {
    let or_before = |said: String, before: &String| if said.is_empty() { before.clone() } else { said };
    PersonFacts {
        name: or_before(said.name, &before.name),
        known_as: or_before(said.known_as, &before.known_as),
        born_on: said.born_on.or_else(|| before.born_on.clone()),
        age: or_before(said.age, &before.age),
        address: or_before(said.address, &before.address),
        phone: or_before(said.phone, &before.phone),
        safe_to_contact: if said.safe_to_contact == "unknown" {
            before.safe_to_contact.clone()
        } else {
            said.safe_to_contact
        },
        safe_contact_note: or_before(said.safe_contact_note, &before.safe_contact_note),
        do_not_reveal_address: said.do_not_reveal_address || before.do_not_reveal_address,
    }
}

/// Lines for the safe-contact strip: what a reader must know before they dial or write.
pub fn safe_contact_lines(facts: &PersonFacts) -> Vec<String> {
    let mut lines = Vec::new();
    if facts.do_not_reveal_address {
        lines.push("Do not reveal address".into());
    }
    if facts.safe_to_contact == "not_safe" {
        lines.push(format!("Not safe to contact {}", shown_name(facts)));
    }
    if !facts.safe_contact_note.trim().is_empty() {
        lines.push(facts.safe_contact_note.trim().to_owned());
    }
    lines
}
