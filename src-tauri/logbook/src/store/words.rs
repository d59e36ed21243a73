//! Everything by which a concern is found: the words of its people, every text in force, and tokens of what was chosen.

use super::search::Words;
use crate::domain::concern::Concern;
use crate::domain::found_by;
use crate::domain::id::PersonId;
use crate::domain::topics::{FieldName, Kind};
use crate::entry::v1::{Body, ConcernFacts, PersonFacts};

/// What a concern is found by.
pub(super) fn words(concern: &Concern, people: &[(PersonId, PersonFacts)]) -> Words {
    let (people, said) = (names_of(people), words_of(concern));
    let tokens = found_by::tokens(concern, &format!("{people}\n{said}"));
    Words { reference: concern.reference.clone(), people, said, tokens }
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
            // The caption that stands now, in the place of the first: indexes of before stay true.
            Body::FileAttached(f) => {
                let now = concern.files.iter().find(|file| file.entry == told.id);
                words.extend([f.name.as_str(), now.map_or("", |file| &file.said.caption)]);
            }
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
