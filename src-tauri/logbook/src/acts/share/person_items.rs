//! What is known of a person beyond name, age, address and telephone, as items of a packet: each can be left out, and each
//! agency's template ticks only what it needs (H). What must not be revealed is in none of them.

use super::super::RelationLine;
use super::super::fact_rows::{FactRow, in_lines};
use super::shareable::{ShareItem, item, person_rows};
use crate::domain::concern::Concern;
use crate::domain::id::PersonId;
use crate::domain::{person, terms, time};
use crate::entry::v1::{Link, PersonFacts};
use crate::error::Result;
use crate::logbook::Logbook;

/// Rows of one group.
type Rows = fn(&Link, &PersonFacts) -> Vec<FactRow>;

/// Group, heading, rows.
const MORE: &[(&str, &str, Rows)] = &[
    ("warning", "Warnings", warning),
    ("identity", "More about", identity),
    ("reach", "Other ways to reach", reach),
    ("needs", "Care, health and communication of", needs),
    ("around", "Around", around),
    ("background", "Background of", background),
];

impl Logbook {
    /// Further items about a person, those in which something is said.
    pub(super) fn more_of_person(
        &self,
        concern: &Concern,
        link: &Link,
        facts: &PersonFacts,
    ) -> Result<Vec<ShareItem>> {
        let name = person::shown_name(facts);
        let mut items = Vec::new();
        for (group, heading, rows) in MORE {
            let said = self.person_rows_with_versions(concern, link, facts, rows)?;
            items.push(ShareItem {
                item: format!("{group}:{}", link.person),
                label: if *group == "warning" {
                    format!("{heading}: {name}")
                } else {
                    format!("{heading} {name}")
                },
                role: link.role.clone(),
                text: in_lines(&said),
                ..item(group)
            });
        }
        items.push(ShareItem {
            item: format!("ties:{}", link.person),
            label: format!("Family, household and others close to {name}"),
            role: link.role.clone(),
            text: self.ties(link.person)?,
            ..item("ties")
        });
        Ok(items)
    }

    /// What somebody is to others now, a line each: who is in the household is asked for by the county council's forms (A5).
    fn ties(&self, person: PersonId) -> Result<String> {
        let group = self.store.one_and_the_same(self.store.kept_person(person)?)?;
        let lines = self.relation_lines(&group)?;
        let lines: Vec<String> = lines.iter().filter(|line| !line.ended).map(tie).collect();
        Ok(lines.join("\n"))
    }
}

fn tie(line: &RelationLine) -> String {
    let sentence = [
        format!("{} {}", line.words, line.name),
        line.age.clone(),
        line.expected_on
            .as_deref()
            .map_or_else(String::new, |on| format!("expected {}", time::moment_in_words(on))),
        if line.lives_together { "lives with them".into() } else { String::new() },
        line.since
            .as_deref()
            .map_or_else(String::new, |since| format!("since {}", time::moment_in_words(since))),
        line.school_or_employer.clone(),
        match line.known_to_social_care.as_deref() {
            Some("yes") => "known to social care".into(),
            Some("no") => "not known to social care".into(),
            _ => String::new(),
        },
        line.note.clone(),
    ];
    sentence.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What a packet says of a person, by the group of items in which it stands.
pub(super) fn by_group(link: &Link, facts: &PersonFacts) -> Vec<(&'static str, Vec<FactRow>)> {
    let more = MORE.iter().map(|(group, _, rows)| (*group, rows(link, facts)));
    std::iter::once(("person", person_rows(link, facts))).chain(more).collect()
}

/// Everything that is written of a person, for the copy that is handed over whole.
pub(in crate::acts) fn all_rows(link: &Link, facts: &PersonFacts) -> Vec<FactRow> {
    let mut rows = person_rows(link, facts);
    rows.extend(MORE.iter().flat_map(|(_, _, more)| more(link, facts)));
    let hidden = facts.addresses.iter().filter(|address| address.do_not_reveal);
    rows.extend(hidden.map(|address| ("Must not be revealed", person::address_line(address))));
    rows
}

fn warning(_: &Link, facts: &PersonFacts) -> Vec<FactRow> {
    person::flag_lines(facts).into_iter().map(|line| ("Warning", line)).collect()
}

fn identity(_: &Link, facts: &PersonFacts) -> Vec<FactRow> {
    said([
        ("Other names", facts.aliases.join(", ")),
        ("Expected date of delivery", day(&facts.expected_on)),
        ("Sex or gender", facts.sex_gender.clone()),
        ("NHS number", facts.nhs_number.clone()),
    ])
}

fn reach(_: &Link, facts: &PersonFacts) -> Vec<FactRow> {
    // Where the address must not be revealed, neither may what leads to it.
    let open = !person::hides_address(facts);
    let mut rows = said([
        ("Likes to be reached by", chosen(terms::PREFERRED_CONTACTS, &facts.preferred_contact)),
        ("Postcode", if open { facts.postcode.clone() } else { String::new() }),
        ("Property number (UPRN)", if open { facts.uprn.clone() } else { String::new() }),
        ("There since", if open { day(&facts.address_since) } else { String::new() }),
    ]);
    let addresses = facts.addresses.iter().filter(|address| !address.do_not_reveal);
    rows.extend(addresses.map(|address| ("Address", person::address_line(address))));
    rows.extend(facts.contacts.iter().map(|contact| ("Contact", person::contact_line(contact))));
    rows
}

fn needs(_: &Link, facts: &PersonFacts) -> Vec<FactRow> {
    said([
        ("First language", facts.first_language.clone()),
        ("Interpreter needed", chosen(terms::YES_NO_UNKNOWN, &facts.interpreter)),
        ("Needs to be understood", facts.communication_needs.clone()),
        ("Primary support reason", chosen(terms::SUPPORT_REASONS, &facts.support_reason)),
        ("Disability and health", facts.health.clone()),
        ("Social care from", facts.care_provider.clone()),
        ("Pets", facts.pets.clone()),
    ])
}

fn around(_: &Link, facts: &PersonFacts) -> Vec<FactRow> {
    said([
        ("GP", facts.gp.clone()),
        ("Surgery", facts.surgery.clone()),
        ("School or employer", facts.school_or_employer.clone()),
        ("Known to social care", chosen(terms::YES_NO_UNKNOWN, &facts.known_to_social_care)),
        ("Next of kin", facts.next_of_kin.clone()),
        ("Attorney, deputy or appointee", facts.attorney_deputy.clone()),
    ])
}

fn background(_: &Link, facts: &PersonFacts) -> Vec<FactRow> {
    said([
        ("Ethnicity", chosen(terms::ETHNICITIES, &facts.ethnicity)),
        ("Religion", facts.religion.clone()),
        ("Nationality and immigration", facts.nationality_immigration.clone()),
    ])
}

fn said<const N: usize>(rows: [FactRow; N]) -> Vec<FactRow> {
    rows.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect()
}

fn day(day: &Option<String>) -> String {
    day.as_deref().map(time::moment_in_words).unwrap_or_default()
}

fn chosen(list: &'static [terms::Term], code: &Option<String>) -> String {
    code.as_deref().map(|code| terms::label(list, code)).unwrap_or_default()
}
