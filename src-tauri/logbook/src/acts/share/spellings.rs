//! By what somebody can be known in a packet: every spelling that is withheld with them.

use super::request::Withhold;
use super::shareable::KnownBy;
use crate::domain::concern::Concern;
use crate::domain::lists::{List, Lists};
use crate::domain::withhold::readable;
use crate::domain::{person, terms};
use crate::entry::v1::{Link, PersonFacts};

/// Everybody in a concern, and by what each can be known; the reporter, where they have a name, last.
pub(super) fn known_by(concern: &Concern, people: &[(Link, PersonFacts)]) -> Vec<KnownBy> {
    let mut known: Vec<KnownBy> = people
        .iter()
        .map(|(link, facts)| KnownBy {
            label: format!(
                "{}, {}",
                person::shown_name(facts),
                terms::within(&terms::role_label(&link.role))
            ),
            words: of_person(facts),
        })
        .collect();
    let reporter = &concern.facts.reporter;
    let mut words = name_spellings(&reporter.name);
    words.extend([&reporter.phone, &reporter.email].into_iter().filter(|text| is_worth(text)).cloned());
    known.push(KnownBy { label: format!("{}, who reported it", reporter.name.trim()), words: once(words) });
    known.retain(|one| !one.words.is_empty());
    known
}

fn of_person(facts: &PersonFacts) -> Vec<String> {
    let names = [&facts.name, &facts.known_as].into_iter().chain(&facts.aliases);
    let mut words: Vec<String> = names.flat_map(|name| name_spellings(name)).collect();
    let reached = [&facts.phone, &facts.nhs_number, &facts.uprn]
        .into_iter()
        .chain(facts.contacts.iter().map(|one| &one.value));
    words.extend(reached.filter(|text| is_worth(text)).cloned());
    let lived = facts.addresses.iter().flat_map(|address| [&address.text, &address.postcode]);
    for address in [&facts.address, &facts.postcode].into_iter().chain(lived).filter(|text| is_worth(text)) {
        words.push(address.trim().to_owned());
        // The first line names the house by itself.
        words.extend(
            address.split(',').next().filter(|line| is_worth(line)).map(|line| line.trim().to_owned()),
        );
    }
    once(words)
}

/// Each spelling once, in the order in which they come; the check does not tell capitals apart.
fn once(words: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        if !kept.iter().any(|known| known.to_lowercase() == word.to_lowercase()) {
            kept.push(word);
        }
    }
    kept
}

/// Whether somebody of the concern is who reported it, by their part in it or by their name. Who it is about is told of in any case.
pub(super) fn is_reporter(concern: &Concern, link: &Link, facts: &PersonFacts) -> bool {
    if concern.main_person() == Some(link.person) {
        return false;
    }
    let reporter = concern.facts.reporter.name.trim();
    let called = [&facts.name, &facts.known_as].into_iter().chain(&facts.aliases);
    link.role == "reporter" || (!reporter.is_empty() && called.into_iter().any(|name| same(name, reporter)))
}

fn same(one: &str, other: &str) -> bool {
    readable(one, other) && readable(other, one)
}

/// Whether an agency is told of an adult by name only if they agree: the National Referral Mechanism, to which nobody is named without
/// it, though the duty to notify remains (Modern Slavery Act 2015, section 52).
pub(super) fn only_if_agreed(agency: &str) -> bool {
    agency == "nrm"
}

/// Withheld unless the officer decides otherwise: a reporter who asked, wherever they stand in the concern, an address that must
/// not be revealed, and an adult who did not agree where they are named only if they do; `consent` as the request has it.
pub(super) fn suggested(
    concern: &Concern,
    people: &[(Link, PersonFacts)],
    lists: &Lists,
    (agency, consent): (&str, Option<&str>),
) -> Vec<Withhold> {
    let mut suggested = Vec::new();
    if only_if_agreed(agency) && consent != Some("given") {
        let adults = people.iter().filter(|(link, _)| link.role == "adult_at_risk");
        suggested.extend(adults.map(|(_, facts)| of_person(facts)).filter(|words| !words.is_empty()).map(
            |words| Withhold {
                words,
                ground: "safety".into(),
                note: "An adult is named to them only if they agree.".into(),
                stand_in: String::new(),
            },
        ));
    }
    let reporter = &concern.facts.reporter;
    let of_reporter = [&reporter.phone, &reporter.email];
    if reporter.anonymous {
        let mut words = name_spellings(&reporter.name);
        words.extend(of_reporter.into_iter().filter(|text| is_worth(text)).cloned());
        // In a small team its name is as good as theirs.
        words.extend(reporter.team.as_deref().map(|code| lists.label(List::Teams, code)));
        let as_people = people.iter().filter(|(link, facts)| is_reporter(concern, link, facts));
        words.extend(as_people.flat_map(|(_, facts)| of_person(facts)));
        let words = once(words);
        if !words.is_empty() {
            suggested.push(Withhold {
                words,
                ground: "reporter".into(),
                note: "The reporter asked not to be named.".into(),
                stand_in: String::new(),
            });
        }
    }
    for (_, facts) in people {
        let mut words = Vec::new();
        for address in person::hidden_addresses(facts).into_iter().filter(|address| is_worth(address)) {
            words.push(address.to_owned());
            // The first line names the house even when the town may stay.
            words.extend(
                address.split(',').next().filter(|line| is_worth(line)).map(|line| line.trim().to_owned()),
            );
        }
        words.dedup();
        if words.is_empty() {
            continue;
        }
        suggested.push(Withhold {
            words,
            ground: "place".into(),
            note: "Do not reveal address.".into(),
            stand_in: String::new(),
        });
    }
    suggested
}

/// A name whole, each part that points at somebody, and the family of that name: "the Pearces".
fn name_spellings(name: &str) -> Vec<String> {
    let mut words: Vec<String> =
        Some(name.trim().to_owned()).filter(|name| is_worth(name)).into_iter().collect();
    let parts: Vec<&str> = name.split_whitespace().filter(|part| points(part)).collect();
    words.extend(parts.iter().map(|part| (*part).to_owned()));
    words.extend(
        parts.last().filter(|part| parts.len() > 1 && part.chars().count() > 3).map(|last| plural(last)),
    );
    words.dedup();
    words
}

/// A part of a name is worth looking for by itself, unless every text is full of it.
fn points(part: &str) -> bool {
    const EVERYDAY: &str = " ah am an as at be by do ex go he hi if in is it ma mr me ms my no of oh ok on or pa so to up us we ";
    let word = part.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
    let long = word.chars().count();
    long >= 3 || (long == 2 && !EVERYDAY.contains(&format!(" {word} ")))
}

fn plural(name: &str) -> String {
    let hisses = ["s", "x", "z", "sh", "ch"].iter().any(|end| name.to_lowercase().ends_with(end));
    format!("{name}{}", if hisses { "es" } else { "s" })
}

fn is_worth(text: &str) -> bool {
    crate::domain::withhold::is_withholdable(text)
}
