//! From a request and the log to the printer's plain data. Withheld words stop existing here.

use packet::{Item, Packet, Party, Row, Section, Sender, Stamp, Subject, WithheldLine};

use super::basis;
use super::body::{body_maps, numbered};
use super::covers;
use super::form::{Words, for_paper, laid_out, said, sheet_without_consent};
use super::request::{PacketRequest, Way, marks};
use super::shareable::{ShareItem, person_in, person_rows};
use crate::domain::concern::{BodyMark, Concern};
use crate::domain::forms;
use crate::domain::lists::List;
use crate::domain::settings::Settings;
use crate::domain::terms;
use crate::domain::time;
use crate::domain::withhold::{Mark, apply};
use crate::entry::v1::{Link, PersonFacts};
use crate::error::Result;
use crate::logbook::Logbook;

/// A section of a packet: group, heading, note.
type Heading = (&'static str, &'static str, &'static str);

/// The account (domain.md H): the people, then facts, own words, what was seen and what is thought, each apart.
const ACCOUNT: &[Heading] = &[
    ("warning", "Warnings", "For whoever visits or meets them."),
    ("identity", "More about the people", ""),
    ("reach", "Other ways to reach them", "Read the safe-contact box first."),
    ("needs", "Care, health and communication", ""),
    ("background", "Background", ""),
    ("fact", "What happened", "Facts as they were reported."),
    ("said", "What was said", "Own words are quoted exactly as they were said."),
    ("seen", "What was seen", "How each is known stands beside it."),
    ("thought", "Opinion", "Opinion of the officer, marked as such."),
    (
        "topic",
        "About this kind of concern",
        "As it was told or found at the time; a score decides nothing by itself.",
    ),
    ("letter", "Letters, e-mails and texts", "As they were written: not the words of this council."),
    ("reporter", "Who reported it", ""),
];

/// After the risk, what was done about it.
const DONE: &[Heading] = &[
    ("risk_before", "Risk before now", "As it was set at the time, newest first."),
    ("decision", "Decisions and reasons", ""),
    ("action", "What was done, and what is to be done", ""),
];

/// After the views: capacity, other agencies, who else is around.
const FURTHER: &[Heading] = &[
    ("strengths", "Strengths and what protects", ""),
    ("capacity", "Capacity", "For one decision at one time, as it was assessed then."),
    (
        "tests",
        "The tests in law",
        "As this council sees it. It is for the county council to decide whether they are met.",
    ),
    ("referral", "Other agencies", ""),
    ("around", "Who else is around them", ""),
    ("ties", "Family and household", "As far as this council knows them; not everybody need be named here."),
    ("other", "Also on record", ""),
];

impl Logbook {
    /// The people who go, in the order they were chosen.
    fn subjects(
        &self,
        request: &PacketRequest,
        concern: &Concern,
        people: &[(Link, PersonFacts)],
        marks: &[Mark],
    ) -> Result<Vec<Subject>> {
        let chosen_people = request.items.iter().filter_map(|id| id.strip_prefix("person:")?.parse().ok());
        let mut about = Vec::new();
        for (link, facts) in chosen_people.filter_map(|id| person_in(people, id)) {
            let said = self.person_rows_with_versions(concern, link, facts, person_rows)?;
            about.push(Subject { role: terms::role_label(&link.role), rows: rows(&said, marks) });
        }
        Ok(about)
    }

    /// Gathers what a request asks for and withholds what it withholds, as the packet of this moment.
    ///
    /// # Errors
    /// `Invalid`, `NotFound`; store errors.
    pub(super) fn compose(&self, request: &PacketRequest, share_reference: &str, now: i64) -> Result<Packet> {
        let marks = marks(&request.withhold);
        let concern = self.concern_of(request.concern)?;
        let people = self.people_of(&concern)?;
        let items = self.chosen_items(request)?;
        let set = &self.settings;
        let from = self.sender();
        let agency = self.lists().label(List::Agencies, &request.agency);
        let basis = lawful_basis(request, set, &marks);
        let followed = concern.sent_to(&request.agency);
        let form = request.form.as_deref().and_then(forms::find);
        let sheets = form.map_or_else(Vec::new, |form| sheet_without_consent(form, request, &basis));
        let whole = Packet {
            reference: share_reference.to_owned(),
            version: followed.len() as u32 + 1,
            concern_reference: concern.reference.clone(),
            title: format!("Information for {agency}"),
            marking: set.marking.clone(),
            made_at: time::in_words(now),
            stamp: stamp(now),
            to: Party {
                agency,
                name: request.recipient_name.clone(),
                role: request.recipient_role.clone(),
                address: request.recipient_address.clone(),
                verified: request.verified_how.clone(),
            },
            given: given(request),
            urgent: request.emergency,
            asks: apply(&request.asks, &marks),
            reply_by: request.reply_by.as_deref().map(time::moment_in_words).unwrap_or_default(),
            safe_contact: lines(&request.safe_contact, &marks),
            must_not_be_told: apply(&request.must_not_be_told, &marks),
            about: self.subjects(request, &concern, &people, &marks)?,
            summary: apply(&request.summary, &marks),
            lawful_basis: basis,
            body_maps: body_maps(&concern, &people, &body_marks(&concern, &items), |words| {
                apply(words, &marks)
            }),
            body_marks: of_group(&items, "body")
                .zip(1..)
                .map(|(item, number)| numbered(number, packet_item(item, &marks)))
                .collect(),
            pictures: self.pictures(&concern, request, (&items, &marks))?,
            attachments: self.attachments(&concern, &items, &marks)?,
            sheets,
            withheld: withheld_lines(request, &items, &marks),
            handling: self.handling(request, &concern),
            closing: closing(followed.last(), now),
            from,
            ..Packet::default()
        };
        let print = |item: &ShareItem| packet_item(item, &marks);
        if form.is_some() {
            return Ok(Packet { sections: for_paper(self.form_parts(request, &["person"])?), ..whole });
        }
        Ok(Packet {
            risk: of_group(&items, "risk").flat_map(|item| split_rows(&item.text, &marks)).collect(),
            views: of_group(&items, "views").map(print).collect(),
            sections: sections(ACCOUNT, &items, &marks),
            done: sections(DONE, &items, &marks),
            further: sections(FURTHER, &items, &marks),
            chronology: chronology(&items, &marks),
            ..whole
        })
    }

    /// What goes, in the parts of the form that it follows, those too of which nothing goes; none where it follows no form. What
    /// stands at the head of the pages is not said again.
    ///
    /// # Errors
    /// `Invalid`, `NotFound`; store errors.
    pub(super) fn form_parts(
        &self,
        request: &PacketRequest,
        at_head: &'static [&'static str],
    ) -> Result<Vec<Section>> {
        let Some(form) = request.form.as_deref().and_then(forms::find) else { return Ok(Vec::new()) };
        let marks = marks(&request.withhold);
        let items = self.chosen_items(request)?;
        let print = |item: &ShareItem| packet_item(item, &marks);
        let basis = lawful_basis(request, &self.settings, &marks);
        let said = said(request, &basis, &self.sender(), &marks);
        Ok(laid_out(form, Words { items: &items, print: &print, said, at_head }))
    }

    /// How it is to be handled (domain.md H). Whose agreement is needed: ours, and of whoever else something in it belongs to.
    fn handling(&self, request: &PacketRequest, concern: &Concern) -> Vec<String> {
        let ours = self.organisation();
        let mut owners: Vec<String> = Vec::new();
        for theirs in request.items.iter().filter_map(|item| concern.owned.get(item)) {
            let owner = self.lists().label(List::Agencies, &theirs.owner);
            if theirs.owner != request.agency && !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        let agreement = match owners.as_slice() {
            [] => format!("Do not pass it on without the agreement of {ours}."),
            _ => format!(
                "Do not pass it on without the agreement of {ours}, and for what belongs to them of {}.",
                owners.join(" and ")
            ),
        };
        let destroy = match request.destroy_by.as_deref() {
            Some(day) => format!(
                "Store it securely. Destroy it, or return it to us, by {}, and tell us that you have.",
                time::moment_in_words(day)
            ),
            None => "Store it securely and destroy it when it is no longer needed.".into(),
        };
        let lost = match self.settings.phone.trim() {
            "" => "Tell us at once if it is lost or reaches the wrong person.".into(),
            phone => format!("Ring {phone} at once if it is lost or reaches the wrong person."),
        };
        vec![
            "Use this for safeguarding only, and show it only to those who need to know.".into(),
            agreement,
            "Do not disclose where the information came from.".into(),
            destroy,
            lost,
            "Acknowledge receipt to the sender named above.".into(),
        ]
    }

    fn sender(&self) -> Sender {
        let officer = self.roster.officer_of(&self.pen.me).cloned().unwrap_or_default();
        Sender {
            organisation: self.organisation(),
            officer: officer.name,
            role: self.title(),
            phone: self.settings.phone.clone(),
            out_of_hours: self.settings.out_of_hours.clone(),
            email: self.settings.email.clone(),
        }
    }
}

/// How it was told, where nothing goes: the pages are then the council's own record of what was said or copied.
fn given(request: &PacketRequest) -> String {
    let how = terms::label(terms::CHANNELS, &request.channel);
    match request.way() {
        Way::File => String::new(),
        Way::Form => format!(
            "Copied into the {}. This is the council’s own record of it.",
            forms::named(request.form.as_deref()).unwrap_or("form")
        ),
        Way::Spoken => {
            let when = request.said_at.as_deref().map(time::moment_in_words).unwrap_or_default();
            let check = request.caller_check.as_deref().map(|code| terms::label(terms::CALLER_CHECKS, code));
            let said = [how, when].into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(", ");
            format!(
                "{said}. {}. This is the council’s own record of what was said.",
                check.unwrap_or_default()
            )
        }
    }
}

fn of_group<'a>(items: &'a [ShareItem], group: &'a str) -> impl Iterator<Item = &'a ShareItem> {
    items.iter().filter(move |item| item.group == group)
}

/// What happened, a line each.
fn chronology(items: &[ShareItem], marks: &[Mark]) -> Vec<Item> {
    let rows = of_group(items, "chronology").flat_map(|item| split_rows(&item.text, marks));
    rows.map(|row| Item { when: row.label, text: row.value, ..Item::default() }).collect()
}

/// The marks that go, numbered afresh: a gap would tell of one that stays.
fn body_marks<'a>(concern: &'a Concern, items: &'a [ShareItem]) -> Vec<(u32, &'a BodyMark)> {
    let numbered = (1..).zip(of_group(items, "body"));
    let mark = |id: &str| concern.marks.iter().find(|mark| mark.entry.to_string() == id);
    numbered.filter_map(|(number, item)| mark(&item.item).map(|mark| (number, mark))).collect()
}

/// UTC milliseconds as the printer takes them.
pub fn stamp(ms: i64) -> Stamp {
    use chrono::{Datelike, TimeZone, Timelike};
    let at = chrono::Utc.timestamp_millis_opt(ms).single().unwrap_or_default();
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    Stamp {
        year: at.year(),
        month: small(at.month()),
        day: small(at.day()),
        hour: small(at.hour()),
        minute: small(at.minute()),
        second: small(at.second()),
    }
}

/// By what law and with what consent it goes; nothing where the agency is told its task alone.
fn lawful_basis(request: &PacketRequest, set: &Settings, marks: &[Mark]) -> Vec<Row> {
    if !set.templates.of(&request.agency).says_basis {
        return Vec::new();
    }
    let mut all = vec![("Purpose", request.purpose.clone())];
    all.extend(basis::in_words(&basis::basis(request, &set.policy)));
    // A preview is drawn while the request is still being written: what is not said yet has no row.
    all.retain(|(_, value)| !value.trim().is_empty());
    rows(&all, marks)
}

fn rows(pairs: &[(&'static str, String)], marks: &[Mark]) -> Vec<Row> {
    pairs.iter().map(|(label, value)| Row { label: (*label).into(), value: apply(value, marks) }).collect()
}

/// Lines of "Label: value" as rows.
fn split_rows(text: &str, marks: &[Mark]) -> Vec<Row> {
    let split = |line: &str| {
        let (label, value) = line.split_once(": ").unwrap_or(("", line));
        Row { label: label.to_owned(), value: value.to_owned() }
    };
    // Withheld first, as one text: words may run over a line's end.
    apply(text, marks).lines().map(split).collect()
}

fn sections(of: &[Heading], items: &[ShareItem], marks: &[Mark]) -> Vec<Section> {
    let section = |(group, heading, note): &Heading| Section {
        heading: (*heading).into(),
        note: (*note).into(),
        items: items
            .iter()
            .filter(|item| item.group == *group)
            .map(|item| packet_item(item, marks))
            .collect(),
    };
    of.iter().map(section).filter(|section| !section.items.is_empty()).collect()
}

fn packet_item(item: &ShareItem, marks: &[Mark]) -> Item {
    Item {
        label: apply(&item.label, marks),
        when: item.when.clone(),
        source: apply(&item.source, marks),
        text: apply(&item.text, marks),
        own_words: item.own_words,
    }
}

fn lines(text: &str, marks: &[Mark]) -> Vec<String> {
    apply(text, marks).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A line for each thing withheld: what stands there and on what ground, never what it was.
fn withheld_lines(request: &PacketRequest, items: &[ShareItem], marks: &[Mark]) -> Vec<WithheldLine> {
    let pairs = request.withhold.iter().zip(marks);
    let words = pairs.map(|(one, mark)| WithheldLine {
        stand_in: mark.stand_in.clone(),
        ground: terms::label(terms::WITHHOLD_GROUNDS, &one.ground),
    });
    words.chain(covers::lines(request, items)).collect()
}

/// A packet that follows another to the same agency says so: its reader may hold both.
fn closing(before: Option<&(String, i64)>, now: i64) -> String {
    let follows = before.map(|(reference, at)| {
        let sent = time::in_words(*at);
        format!(" It follows packet {reference} of {sent}: where they differ, this one is right.")
    });
    format!(
        "Accurate as recorded on {}. Corrections will be sent to you.{}",
        time::in_words(now),
        follows.unwrap_or_default()
    )
}
