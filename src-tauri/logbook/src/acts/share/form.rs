//! A share in the order of the agency's own form: every chosen word stands under the heading that asks for it, once.

use std::collections::BTreeSet;

use packet::{Item, Row, Section};

use super::request::PacketRequest;
use super::shareable::ShareItem;
use crate::domain::forms::{Form, SAID};
use crate::domain::withhold::{Mark, apply};
use crate::entry::v1::FormPart;

/// What is said of what a form asks for and nothing goes of.
const NOTHING: &str = "Asked for by the form, and nothing is given here";
/// What is said where the people of a part stand at the head of the pages.
const AT_HEAD: &str = "Who it is stands at the head of this packet.";
/// Labels that begin a line of their own in what is known of a person or of what happened; any other line goes on from the one
/// before it.
const LABELS: &[&str] = &[
    "First language",
    "Interpreter needed",
    "Needs to be understood",
    "Primary support reason",
    "Disability and health",
    "Social care from",
    "Pets",
    "Kinds of concern",
    "Received",
    "Happened",
    "Where",
    "Immediate danger",
    "999 called",
    "Incident number",
    "Whether they know",
    "Why they do not know",
];

/// Words of the share on their way into a form.
pub(super) struct Words<'a> {
    /// What was chosen, in the packet's order.
    pub items: &'a [ShareItem],
    /// How each prints.
    pub print: &'a dyn Fn(&ShareItem) -> Item,
    /// What the officer says while sharing: label and words, withheld already.
    pub said: Vec<(&'static str, String)>,
    /// Groups that stand at the head of the pages, where a duty officer looks first: their part says so.
    pub at_head: &'static [&'static str],
}

/// The form's parts, in its order; what was chosen and no part asks for comes last.
pub(super) fn laid_out(form: &Form, words: Words<'_>) -> Vec<Section> {
    let mut parts: Vec<Vec<Item>> = form.parts.iter().map(|_| Vec::new()).collect();
    let mut rest = Vec::new();
    let mut at_head = BTreeSet::new();
    for (label, text) in words.said.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
        // What no part asks for stands at the packet's head all the same.
        if let Some(part) = form.part_for(SAID, "", Some(label)) {
            // Where it is all that the part asks for, the heading says it.
            let label = if form.parts[part].heading == label { String::new() } else { label.into() };
            parts[part].push(Item { label, text, ..Item::default() });
        }
    }
    for item in words.items {
        if words.at_head.contains(&item.group.as_str()) {
            at_head.extend(form.part_for(&item.group, &item.role, None));
            continue;
        }
        let printed = (words.print)(item);
        if !form.splits(&item.group) {
            let part = form.part_for(&item.group, &item.role, None);
            part.map_or(&mut rest, |part| &mut parts[part]).push(printed);
            continue;
        }
        for (part, text) in by_part(form, item, &printed.text) {
            let lines = Item { text, ..printed.clone() };
            part.map_or(&mut rest, |part| &mut parts[part]).push(lines);
        }
    }
    let asked = form.parts.iter().zip(parts).enumerate().map(|(at, (part, items))| Section {
        note: if at_head.contains(&at) { AT_HEAD.into() } else { String::new() },
        ..section(part.heading, items)
    });
    asked.chain((!rest.is_empty()).then(|| section("Also", rest))).collect()
}

fn section(heading: &str, items: Vec<Item>) -> Section {
    Section { heading: heading.into(), note: String::new(), items }
}

/// The same for a reader of pages: what the form asks for and nothing goes of is named once, at the end.
pub(super) fn for_paper(parts: Vec<Section>) -> Vec<Section> {
    let (empty, mut told): (Vec<Section>, Vec<Section>) =
        parts.into_iter().partition(|part| part.items.is_empty() && part.note.is_empty());
    let headings: Vec<&str> = empty.iter().map(|part| part.heading.as_str()).collect();
    if !headings.is_empty() {
        let text = headings.join("\n");
        told.push(section(NOTHING, vec![Item { text, ..Item::default() }]));
    }
    told
}

/// The lines of an item by the part that takes them, in the order in which they stand.
fn by_part(form: &Form, item: &ShareItem, text: &str) -> Vec<(Option<usize>, String)> {
    let mut taken: Vec<(Option<usize>, String)> = Vec::new();
    let mut at = None;
    for line in text.lines() {
        let label = line.split_once(':').map(|(label, _)| label).filter(|label| LABELS.contains(label));
        if label.is_some() || at.is_none() {
            at = Some(form.part_for(&item.group, &item.role, label));
        }
        let part = at.flatten();
        match taken.iter_mut().find(|(one, _)| *one == part) {
            Some((_, lines)) => {
                lines.push('\n');
                lines.push_str(line);
            }
            None => taken.push((part, line.to_owned())),
        }
    }
    taken
}

/// What the officer says while sharing, as a form asks for it; `basis` as the packet says it, and nothing of it where an agency is
/// told its task alone.
pub(super) fn said(
    request: &PacketRequest,
    basis: &[Row],
    from: &packet::Sender,
    marks: &[Mark],
) -> Vec<(&'static str, String)> {
    let of = |label: &str| {
        basis.iter().find(|row| row.label == label).map(|row| row.value.clone()).unwrap_or_default()
    };
    let referrer = [&from.officer, &from.role, &from.organisation].map(String::as_str);
    vec![
        ("Consent", of("Consent")),
        ("Told that it is shared", of("Told that it would be shared")),
        ("Why without consent", of("Why without consent (paragraph 18)")),
        ("Safe contact", apply(&request.safe_contact, marks)),
        ("Who must not be told", apply(&request.must_not_be_told, marks)),
        ("Agreed to by", apply(&request.authorised_by, marks)),
        ("What is asked", apply(&request.asks, marks)),
        ("Referred by", referrer.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(", ")),
        ("Their telephone", from.phone.clone()),
        ("Their e-mail", from.email.clone()),
    ]
}

/// The sheet that explains why it goes without consent; nothing where consent was given or the form asks for none.
pub(super) fn sheet_without_consent(form: &Form, request: &PacketRequest, basis: &[Row]) -> Vec<Section> {
    if !form.sheet_without_consent || request.consent_status.as_deref() == Some("given") {
        return Vec::new();
    }
    let tells = [
        "Consent",
        "Why without consent (paragraph 18)",
        "Told that it would be shared",
        "Substantial public interest",
        "Necessity and proportionality",
        "Risk of not sharing",
        "UK GDPR Article 6",
        "UK GDPR Article 9",
        "Data Protection Act 2018, Schedule 1",
        "Other gateway",
    ];
    let rows = tells.into_iter().filter_map(|label| basis.iter().find(|row| row.label == label));
    let items = rows.map(|row| Item { label: row.label.clone(), text: row.value.clone(), ..Item::default() });
    vec![Section {
        heading: "Why this is referred without consent".into(),
        note: "One sheet, to be kept with the referral.".into(),
        items: items.collect(),
    }]
}

/// A part as text that is copied: each thing under what it is, when it was and how it is known.
pub(super) fn in_words(section: &Section) -> FormPart {
    let told = |item: &Item| {
        let known = [&item.label, &item.when, &item.source].map(String::as_str);
        let head = known.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(", ");
        let text = item.text.trim();
        let text = if item.own_words && !text.starts_with(['"', '“', '‘', '\'']) {
            format!("“{text}”")
        } else {
            text.to_owned()
        };
        if head.is_empty() { text } else { format!("{head}\n{text}") }
    };
    FormPart {
        heading: section.heading.clone(),
        text: section.items.iter().map(told).collect::<Vec<_>>().join("\n\n"),
    }
}
