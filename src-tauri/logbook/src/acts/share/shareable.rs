//! What of a concern could go to an agency, and what its template ticks: the least it needs.

use super::super::chronology::tell;
use super::super::fact_rows::{self, FactRow, in_lines};
use super::super::read_concern::{PersonLine, person_line, warnings};
use super::super::recipients::RecipientLine;
use super::super::topics::{topic_items, usually_needs};
use super::super::{form, view};
use super::apart::{passage_text, rows_with_versions};
use super::request::Withhold;
use super::spellings::{is_reporter, known_by, only_if_agreed, suggested};
use super::stated_items::stated_items;
use crate::domain::concern::{Concern, Told};
use crate::domain::id::{ConcernId, PersonId};
use crate::domain::lists::{List, Lists};
use crate::domain::rules::Rules;
use crate::domain::templates::{OF_A_PERSON, Template};
use crate::domain::terms::{self, Agency};
use crate::domain::{clocks, person, time, working_days};
use crate::entry::v1::{Body, Link, PersonFacts};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;

form! {
    /// Which concern, for which agency.
    pub struct ShareableWanted {
        /// The concern.
        pub concern: ConcernId,
        /// Agency code.
        pub agency: String,
    }
}

view! {
    /// What could go.
    pub struct Shareable {
        /// The concern.
        pub concern: ConcernId,
        /// Its reference.
        pub reference: String,
        /// Name of the person it is about.
        pub title: String,
        /// The agency, with the council's own clock for its replies.
        pub agency: Agency,
        /// The day by which it usually replies to what goes today.
        pub reply_by_usual: String,
        /// The day by which what is told today is usually followed up in writing.
        pub confirm_by_usual: String,
        /// Its recipients that are kept.
        pub recipients: Vec<RecipientLine>,
        /// People and their parts.
        pub people: Vec<PersonLine>,
        /// Items, in the order the packet has them.
        pub items: Vec<ShareItem>,
        /// Consent as the concern has it.
        pub consent_status: Option<String>,
        /// Why, or why not.
        pub consent_reason: String,
        /// In short.
        pub summary: String,
        /// The safe-contact box, a line each.
        pub safe_contact: String,
        /// Whether the person it is about is an adult, when that is known.
        pub main_is_adult: Option<bool>,
        /// Whether its packet says by what law it was sent; where not, the reason stands in the log alone.
        pub says_basis: bool,
        /// What should be withheld unless the officer decides otherwise.
        pub suggested_withhold: Vec<Withhold>,
        /// Everything by which somebody in it can be known, for whoever withholds them.
        pub known_by: Vec<KnownBy>,
    }
    /// Everything by which somebody can be known.
    pub struct KnownBy {
        /// Their name and part.
        pub label: String,
        /// Names, other names, parts of names, telephones, addresses of any kind.
        pub words: Vec<String>,
    }
    /// Something that could go.
    pub struct ShareItem {
        /// Its id.
        pub item: String,
        /// `person`, `warning`, `identity`, `reach`, `needs`, `around`, `ties`, `background`, `said`, `seen`, `thought`, `fact`, `decision`, `referral`, `action`, `reporter`, `risk`,
        /// `tests`, `risk_before`, `views`, `strengths`, `capacity`, `body`, `topic`, `picture`, `letter`, `chronology` or `other`.
        pub group: String,
        /// The part of the person it is of: a role code; empty where it is of nobody alone.
        pub role: String,
        /// Its heading.
        pub label: String,
        /// When, in words.
        pub when: String,
        /// Where it comes from, in words.
        pub source: String,
        /// The person's own words.
        pub own_words: bool,
        /// Its text.
        pub text: String,
        /// Whether the agency's template ticks it.
        pub ticked: bool,
        /// Why it is ticked or left out.
        pub why: String,
        /// Name of the file it is, for the officer alone; empty when it is none.
        pub file: String,
        /// Why it cannot go at all; empty when it can.
        pub bar: String,
    }
}

impl Logbook {
    /// Reads what of a concern could go to an agency.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors.
    pub fn read_shareable(&mut self, form: ShareableWanted) -> Result<Shareable> {
        Rules::at(self.now()).agency("agency", &form.agency, self.lists()).finish()?;
        let agency = self.lists().agency(&form.agency).ok_or(Error::Refused(Code::NotFound))?;
        let agency = self.agency_as_set(agency);
        let concern = self.concern_of(form.concern)?;
        let people = self.people_of(&concern)?;
        let today = time::day(self.now());
        let main = concern.main_person();
        let main_facts = people.iter().find(|(link, _)| Some(link.person) == main);
        let adult = main_facts.and_then(|(link, facts)| is_adult(link, facts, today));
        let mut items = self.share_items(&concern, &people, &agency)?;
        self.read_letters(&concern, &mut items)?;
        let template = self.settings.templates.of(&agency.code);
        Ok(Shareable {
            concern: concern.id,
            reference: concern.reference.clone(),
            title: main_facts.map_or_else(|| "Name not known".into(), |(_, facts)| person::shown_name(facts)),
            items,
            consent_status: concern.facts.consent_status.clone(),
            consent_reason: concern.facts.consent_reason.clone(),
            summary: if template.says_basis { concern.gist() } else { String::new() },
            safe_contact: warnings(&people).join("\n"),
            main_is_adult: adult,
            says_basis: template.says_basis,
            suggested_withhold: suggested(
                &concern,
                &people,
                self.lists(),
                (&agency.code, concern.facts.consent_status.as_deref()),
            ),
            known_by: known_by(&concern, &people),
            recipients: self.recipient_lines(Some(&agency.code)),
            people: people.iter().map(|(link, facts)| person_line(link, facts, main, today)).collect(),
            confirm_by_usual: working_days::after(today, self.settings.clocks.days(clocks::CONFIRM))
                .to_string(),
            reply_by_usual: working_days::after(today, agency.reply_working_days).to_string(),
            agency,
        })
    }

    /// Every item of a concern, in the packet's order.
    pub(super) fn share_items(
        &self,
        concern: &Concern,
        people: &[(Link, PersonFacts)],
        agency: &Agency,
    ) -> Result<Vec<ShareItem>> {
        let mut items = Vec::with_capacity(people.len());
        for (link, facts) in people {
            items
                .push(person_item(link, &self.person_rows_with_versions(concern, link, facts, person_rows)?));
            items.extend(self.more_of_person(concern, link, facts)?);
        }
        let lists = self.lists();
        items.extend(facts_items(concern, lists));
        for passage in &concern.passages {
            let (group, own_words) = match passage.kind.as_str() {
                "own_words" => ("said", true),
                "officer_said" => ("said", false),
                "observed" => ("seen", false),
                "opinion" => ("thought", false),
                "account" => ("fact", false),
                "views" => ("views", false),
                "strengths" => ("strengths", false),
                _ => ("other", false),
            };
            let grade = passage.source_grade.as_deref().map(|code| terms::label(terms::SOURCE_GRADES, code));
            let with = if passage.with_whom.is_empty() {
                String::new()
            } else {
                format!("with {}", passage.with_whom)
            };
            items.push(ShareItem {
                item: passage.id.clone(),
                label: terms::label(terms::ADDITION_KINDS, &passage.kind),
                when: passage.happened_at.as_deref().map(time::moment_in_words).unwrap_or_default(),
                source: [grade.unwrap_or_default(), with]
                    .into_iter()
                    .filter(|s| !s.is_empty())
                    .collect::<Vec<_>>()
                    .join(", "),
                text: passage_text(concern, passage),
                own_words,
                ..item(group)
            });
        }
        items.extend(stated_items(concern, people, lists));
        items.extend(topic_items(concern));
        items.extend(concern.entries.iter().filter_map(|told| entry_item(told, lists)));
        items.extend(self.action_items(concern));
        items.push(chronology_item(concern, lists));
        items.retain(|item| !item.text.trim().is_empty());
        tick(&mut items, concern, people, (agency, &self.settings.templates.of(&agency.code)));
        items.extend(self.file_items(concern)?);
        self.keep_to_owners(concern, agency, &mut items);
        Ok(items)
    }

    /// What belongs to another agency goes to nobody else without its permission, and never by itself.
    fn keep_to_owners(&self, concern: &Concern, agency: &Agency, items: &mut [ShareItem]) {
        for item in items {
            let Some(theirs) = concern.owned.get(&item.item) else { continue };
            let owner = self.lists().label(List::Agencies, &theirs.owner);
            item.ticked = false;
            item.why = format!("Belongs to {owner}");
            if let Some(permission) = theirs.permission_for(&agency.code) {
                item.why =
                    format!("Belongs to {owner}; {} let it go to {}", permission.by_whom, agency.label);
            }
            if !theirs.may_go_to(&agency.code) {
                if item.bar.is_empty() {
                    item.bar = format!(
                        "It belongs to {owner}, and goes to nobody else without their permission on record."
                    );
                }
                item.text.clear();
                continue;
            }
            let said = if theirs.owner == agency.code {
                format!("from {owner}")
            } else {
                format!("belongs to {owner}, shared with their permission")
            };
            item.source = if item.source.is_empty() { said } else { format!("{}, {said}", item.source) };
        }
    }
}

/// Ticks what usually goes to an agency, and says of each item why it goes or stays.
fn tick(
    items: &mut [ShareItem],
    concern: &Concern,
    people: &[(Link, PersonFacts)],
    (agency, template): (&Agency, &Template),
) {
    let consented = concern.facts.consent_status.as_deref() == Some("given");
    let reporters: Vec<String> = people
        .iter()
        .filter(|(link, facts)| is_reporter(concern, link, facts))
        .map(|(link, _)| link.person.to_string())
        .collect();
    let of_reporter = |item: &ShareItem| {
        let person = item.item.split_once(':').filter(|_| OF_A_PERSON.contains(&item.group.as_str()));
        item.group == "reporter"
            || person.is_some_and(|(_, person)| reporters.iter().any(|one| one == person))
    };
    for item in items {
        let asked = item.group != "topic" || usually_needs(&agency.code, item);
        item.ticked = template.has(&item.group, &item.role) && asked;
        if of_reporter(item) && concern.facts.reporter.anonymous {
            item.ticked = false;
            item.why = "Asked not to be named".into();
            continue;
        }
        if item.ticked && item.role == "adult_at_risk" && only_if_agreed(&agency.code) && !consented {
            item.ticked = false;
            item.why = format!("{} is told of an adult by name only if they agree", agency.label);
            continue;
        }
        item.why = if item.ticked {
            format!("Usual for {}", agency.label)
        } else {
            format!("Not usually needed by {}", agency.label)
        };
    }
}

pub(in crate::acts) fn item(group: &str) -> ShareItem {
    ShareItem {
        item: String::new(),
        group: group.into(),
        role: String::new(),
        label: String::new(),
        when: String::new(),
        source: String::new(),
        own_words: false,
        text: String::new(),
        ticked: false,
        why: String::new(),
        file: String::new(),
        bar: String::new(),
    }
}

fn person_item(link: &Link, rows: &[FactRow]) -> ShareItem {
    ShareItem {
        item: format!("person:{}", link.person),
        role: link.role.clone(),
        label: terms::role_label(&link.role),
        text: in_lines(rows),
        ..item("person")
    }
}

/// What a packet says of a person, line by line.
pub(in crate::acts) fn person_rows(link: &Link, facts: &PersonFacts) -> Vec<FactRow> {
    let born = facts.born_on.as_deref().map(time::moment_in_words).unwrap_or_default();
    [
        ("Name", person::shown_name(facts)),
        ("Known as", if facts.name.trim().is_empty() { String::new() } else { facts.known_as.clone() }),
        ("Born", born),
        ("Age", facts.age.clone()),
        ("Relationship", link.relationship.clone()),
        ("Address", facts.address.clone()),
        ("Telephone", facts.phone.clone()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.trim().is_empty())
    .collect()
}

pub(super) fn facts_items(concern: &Concern, lists: &Lists) -> Vec<ShareItem> {
    [
        (
            "facts",
            "fact",
            "The concern",
            rows_with_versions(concern, |facts| fact_rows::incident(facts, lists)),
        ),
        (
            "reporter",
            "reporter",
            "Reported by",
            rows_with_versions(concern, |facts| fact_rows::reporter(&facts.reporter, lists)),
        ),
        ("aware", "fact", "What they know of it", rows_with_versions(concern, fact_rows::aware)),
        ("risk", "risk", "Risk", rows_with_versions(concern, fact_rows::risk)),
        (
            "tests",
            "tests",
            "The tests in law",
            rows_with_versions(concern, |facts| fact_rows::tests(facts, lists)),
        ),
    ]
    .into_iter()
    .map(|(id, group, label, rows)| ShareItem {
        item: id.into(),
        label: label.into(),
        text: in_lines(&rows),
        ..item(group)
    })
    .collect()
}

fn entry_item(told: &Told, lists: &Lists) -> Option<ShareItem> {
    let (group, text, when) = match &told.body {
        Body::Decided(decided) => ("decision", decided.reasons.clone(), decided.decided_at.clone()),
        Body::Referred(referred) => ("referral", referred.asked.clone(), Some(referred.sent_at.clone())),
        Body::ReplyReceived(reply) => ("referral", reply.text.clone(), reply.received_at.clone()),
        _ => return None,
    };
    let heading = tell(&told.body, lists).title;
    Some(ShareItem {
        item: told.id.to_string(),
        text: if text.trim().is_empty() { heading.clone() } else { text },
        label: heading,
        when: when.as_deref().map(time::moment_in_words).unwrap_or_default(),
        ..item(group)
    })
}

/// What happened, a line each, oldest first. To whom else a packet went is not this reader's business.
fn chronology_item(concern: &Concern, lists: &Lists) -> ShareItem {
    let mut lines: Vec<(String, String)> = concern
        .entries
        .iter()
        .filter(|told| is_ours(concern, told))
        .filter_map(|told| chronology_line(concern, told, lists))
        .collect();
    lines.sort_by(|(one, _), (other, _)| one.cmp(other));
    let line = |(when, title): &(String, String)| format!("{}: {title}", time::moment_in_words(when));
    ShareItem {
        item: "chronology".into(),
        label: "Chronology".into(),
        text: lines.iter().map(line).collect::<Vec<_>>().join("\n"),
        ..item("chronology")
    }
}

/// That there are minutes of another agency is theirs to tell as well; that a concern reached us is ours.
fn is_ours(concern: &Concern, told: &Told) -> bool {
    let added = matches!(told.body, Body::PassageAdded(_));
    !added || !concern.owned.contains_key(&format!("{}.0", told.id))
}

fn chronology_line(concern: &Concern, told: &Told, lists: &Lists) -> Option<(String, String)> {
    const TOLD: &[&str] =
        &["received", "addition", "decision", "referral", "reply", "chase", "closed", "reopened"];
    let telling = tell(&told.body, lists);
    let when = telling.happened_at.unwrap_or_else(|| time::moment(told.at));
    let mark = if concern.significant(told.id).is_some() { " (significant event)" } else { "" };
    TOLD.contains(&telling.kind).then(|| (when, format!("{}{mark}", telling.title)))
}

/// Whether somebody is 18 or over; nothing when nobody said.
pub(super) fn is_adult(link: &Link, facts: &PersonFacts, today: chrono::NaiveDate) -> Option<bool> {
    let born = facts.born_on.as_deref().and_then(time::parse_day);
    let years = born.and_then(|born| person::years(born, today));
    let written = facts.age.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty());
    let years = years.or_else(|| written.and_then(|digits| digits.parse().ok()));
    years.map(|years| years >= 18).or(match link.role.as_str() {
        "adult_at_risk" => Some(true),
        "child_at_risk" => Some(false),
        _ => None,
    })
}

/// The person with this id among a concern's people.
pub(super) fn person_in(people: &[(Link, PersonFacts)], id: PersonId) -> Option<&(Link, PersonFacts)> {
    people.iter().find(|(link, _)| link.person == id)
}
