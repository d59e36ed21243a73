//! A person the log is about: what is known of them, apart from any one concern.

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value};

use super::{terms, time};
use crate::entry::v1::{Address, Contact, Flag, PersonFacts};

/// What is known of somebody by field, every field there: an entry leaves out what came later and was not said, but to take out
/// what was said before is to say something.
pub fn whole(facts: &PersonFacts) -> Map<String, Value> {
    let Ok(Value::Object(mut whole)) = serde_json::to_value(facts) else { return Map::new() };
    for code in ["preferred_contact", "known_to_social_care"] {
        whole.entry(code).or_insert(Value::Null);
    }
    whole.entry("uprn").or_insert_with(|| "".into());
    whole
}

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

/// What is known of somebody after more was said on a card: what is new takes the place of the old, what was left empty stays,
/// and what no card asks for stays as well.
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
        ..before.clone()
    }
}

/// What is known of somebody when a card says all that it asks for; what no card asks for stays.
pub fn with_card(before: &PersonFacts, card: PersonFacts) -> PersonFacts {
    // A card shows the tick also where a warning says it: that alone is not said anew.
    let same = card.do_not_reveal_address == hides_address(before);
    PersonFacts {
        name: card.name,
        known_as: card.known_as,
        born_on: card.born_on,
        age: card.age,
        address: card.address,
        phone: card.phone,
        safe_to_contact: card.safe_to_contact,
        safe_contact_note: card.safe_contact_note,
        do_not_reveal_address: if same { before.do_not_reveal_address } else { card.do_not_reveal_address },
        ..before.clone()
    }
}

/// What is shown of two who are one and the same: what is known of the one whose page stays, and of the other whatever it
/// leaves open. What both say differently stands in the lists; of two warnings the stricter counts.
pub fn joined(kept: PersonFacts, other: &PersonFacts) -> PersonFacts {
    let mut shown = PersonFacts { ..completed(other, kept.clone()) };
    // What no card asks for: the kept one's word, or the other's where there is none.
    let blank = whole(&PersonFacts::default());
    let mut filled = whole(&shown);
    for (field, said) in whole(&kept) {
        let by_card = ["safe_to_contact", "do_not_reveal_address"].contains(&field.as_str());
        if !by_card && blank.get(&field) != Some(&said) {
            filled.insert(field, said);
        }
    }
    if let Ok(filled) = serde_json::from_value(Value::Object(filled)) {
        shown = filled;
    }
    if [&kept, other].iter().any(|facts| facts.safe_to_contact == "not_safe") {
        shown.safe_to_contact = "not_safe".into();
    }
    shown.do_not_reveal_address = hides_address(&kept) || hides_address(other);
    let differs = |one: &str, two: &str| !two.trim().is_empty() && one.trim() != two.trim();
    if differs(&kept.name, &other.name) && !kept.name.trim().is_empty() {
        shown.aliases.push(other.name.clone());
    }
    if differs(&kept.known_as, &other.known_as) && !kept.known_as.trim().is_empty() {
        shown.aliases.push(other.known_as.clone());
    }
    if differs(&kept.address, &other.address) && !kept.address.trim().is_empty() {
        shown.addresses.push(Address {
            kind: "other".into(),
            text: other.address.clone(),
            postcode: other.postcode.clone(),
            since: other.address_since.clone(),
            until: None,
            do_not_reveal: hides_address(other),
        });
    }
    if differs(&kept.phone, &other.phone) && !kept.phone.trim().is_empty() {
        shown.contacts.push(Contact {
            kind: "phone".into(),
            value: other.phone.clone(),
            safe_to_contact: other.safe_to_contact.clone(),
            safe_times: other.safe_times.clone(),
            may_leave_message: other.may_leave_message.clone(),
            note: other.safe_contact_note.clone(),
        });
    }
    for_missing(&mut shown.aliases, &other.aliases);
    for_missing(&mut shown.addresses, &other.addresses);
    for_missing(&mut shown.contacts, &other.contacts);
    for_missing(&mut shown.flags, &other.flags);
    shown
}

fn for_missing<T: Clone + PartialEq>(into: &mut Vec<T>, from: &[T]) {
    for one in from {
        if !into.contains(one) {
            into.push(one.clone());
        }
    }
}

/// What is written of somebody who is shown together with another: only what was changed, so that what the other one alone
/// says does not become theirs.
pub fn changed_only(own: &PersonFacts, shown: &PersonFacts, said: PersonFacts) -> PersonFacts {
    let (own, shown, mut written) = (whole(own), whole(shown), whole(&said));
    for (field, value) in &mut written {
        if let (Some(own), true) = (own.get(field), shown.get(field) == Some(value)) {
            *value = own.clone();
        }
    }
    serde_json::from_value(Value::Object(written)).unwrap_or(said)
}

/// Whether the address where they live now must not be revealed: by its own tick or by a warning.
pub fn hides_address(facts: &PersonFacts) -> bool {
    facts.do_not_reveal_address || facts.flags.iter().any(|flag| flag.kind == "do_not_reveal_address")
}

/// Addresses that must not be revealed: the present one with its postcode and number, and every other that says so.
pub fn hidden_addresses(facts: &PersonFacts) -> Vec<&str> {
    let now = Some(facts.address.as_str()).filter(|_| hides_address(facts));
    let its = [facts.postcode.as_str(), &facts.uprn].into_iter().filter(|_| hides_address(facts));
    let others = facts.addresses.iter().filter(|address| address.do_not_reveal);
    let all = now.into_iter().chain(its).chain(others.flat_map(|a| [a.text.as_str(), &a.postcode]));
    all.filter(|text| !text.trim().is_empty()).collect()
}

/// A contact in words: what it is, and how it may be used.
pub fn contact_line(contact: &Contact) -> String {
    let kind = terms::label(terms::CONTACT_KINDS, &contact.kind);
    let safe = match contact.safe_to_contact.as_str() {
        "safe" => "safe",
        "not_safe" => "not safe",
        _ => "",
    };
    let message = match contact.may_leave_message.as_deref() {
        Some("yes") => "a message may be left",
        Some("no") => "never leave a message",
        _ => "",
    };
    format!("{kind}: {}", dotted([&contact.value, safe, &contact.safe_times, message, &contact.note]))
}

/// An address in words, with its time.
pub fn address_line(address: &Address) -> String {
    let day = |day: &Option<String>| day.as_deref().map(time::moment_in_words);
    let times = match (day(&address.since), day(&address.until)) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("since {from}"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => String::new(),
    };
    let secret = if address.do_not_reveal { "do not reveal" } else { "" };
    let kind = terms::label(terms::ADDRESS_KINDS, &address.kind);
    format!("{kind}: {}", dotted([&address.text, &address.postcode, &times, secret]))
}

/// A warning in words, with its reason and when it is looked at again.
pub fn flag_line(flag: &Flag) -> String {
    let review = flag.review_on.as_deref().map(|day| format!("review {}", time::moment_in_words(day)));
    let kind = terms::label(terms::FLAGS, &flag.kind);
    dotted([kind.as_str(), &flag.reason, &review.unwrap_or_default()])
}

fn dotted<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let said = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    said.collect::<Vec<_>>().join(" · ")
}

/// Lines for the safe-contact strip: what a reader must know before they dial, write or knock.
pub fn safe_contact_lines(facts: &PersonFacts) -> Vec<String> {
    let mut lines = Vec::new();
    if hides_address(facts) {
        lines.push("Do not reveal address".into());
    }
    if facts.safe_to_contact == "not_safe" {
        lines.push(format!("Not safe to contact {}", shown_name(facts)));
    }
    let message = match facts.may_leave_message.as_deref() {
        Some("no") => "Never leave a message",
        Some("yes") => "A message may be left",
        _ => "",
    };
    let times = match facts.safe_times.trim() {
        "" => String::new(),
        times => format!("Safe: {times}"),
    };
    let how = dotted([times.as_str(), message, &facts.safe_contact_note]);
    if !how.is_empty() {
        lines.push(how);
    }
    for contact in facts.contacts.iter().filter(|contact| contact.safe_to_contact == "not_safe") {
        lines.push(format!("Not safe: {}", contact.value));
    }
    let apart = facts.flags.iter().filter(|flag| flag.kind == "no_contact_with");
    lines.extend(apart.map(|flag| format!("No contact with {}", flag.reason)));
    lines
}

/// Warnings for whoever visits or meets them: for pages; a packet has them as an item that can be left out.
pub fn flag_lines(facts: &PersonFacts) -> Vec<String> {
    let said_elsewhere = ["do_not_reveal_address", "no_contact_with"];
    facts.flags.iter().filter(|flag| !said_elsewhere.contains(&flag.kind.as_str())).map(flag_line).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Whoever writes a field that there is not is told of all that there are: a new one that entries may leave out is not forgotten
    /// above.
    #[test]
    fn every_field_is_there_whether_it_was_said_or_not() {
        let none = serde_json::json!({ "no such field": 1 });
        let refused = serde_json::from_value::<PersonFacts>(none).unwrap_err().to_string();
        let all: BTreeSet<&str> = refused.split('`').skip(3).step_by(2).collect();
        let whole = whole(&PersonFacts::default());
        assert!(all.len() > 30, "{refused}");
        assert_eq!(whole.keys().map(String::as_str).collect::<BTreeSet<_>>(), all);
    }
}
