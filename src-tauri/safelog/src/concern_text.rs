//! A concern as text: what must be known first, how it stands, who, what is awaited, and everything in order.
//!
//! It shows what the concern's page shows and decides nothing: words for codes come from the log's own lists.

use std::fmt::Write;

use logbook::acts::{ChronologyItem, ConcernPage, PassageView, PersonLine, ReferralLine, ShareLine};
use logbook::domain::lists::{List, Lists};
use logbook::domain::terms::{self, Term};

use crate::columns::when;

mod statements;

/// The whole page.
pub fn of(page: &ConcernPage, lists: &Lists) -> String {
    let mut text = Text::default();
    text.line(&format!("{}  {}", page.reference, page.title));
    text.line(&page.summary);
    let badges = page.badges.iter().map(|badge| badge.text.as_str()).filter(|badge| *badge != page.state);
    text.line(&std::iter::once(page.state.as_str()).chain(badges).collect::<Vec<_>>().join(" · "));
    text.list("Before you contact anybody", page.warnings.iter().cloned());
    text.facts("How it stands", &standing(page, lists));
    text.list("Who", page.people.iter().map(person));
    text.list("Risk before now, newest first", page.risk_history.iter().skip(1).map(statements::risk));
    text.list("What they want, newest first", page.wishes.iter().map(statements::wishes));
    text.list("Capacity, newest first", page.capacity.iter().map(statements::capacity));
    text.list("Body map", page.body_marks.iter().map(statements::mark));
    text.list("Topics", page.topics.iter().flat_map(statements::topic));
    text.list("Referrals", page.referrals.iter().map(referral));
    text.list("Shares", page.shares.iter().map(share));
    text.list("Files, newest first", page.files.iter().map(statements::file));
    text.list("Still to do", page.still_to_do.iter().map(|todo| todo.what.clone()));
    let known = page
        .known_before
        .iter()
        .map(|other| format!("{}, {}: {}", other.reference, other.state, other.summary));
    text.list("Known before", known);
    text.heading("Chronology, newest first");
    for item in &page.chronology {
        text.chronology(item);
    }
    text.0
}

fn standing(page: &ConcernPage, lists: &Lists) -> Vec<(&'static str, String)> {
    let code = |list: &[Term], code: &Option<String>| {
        code.as_deref().map(|code| terms::label(list, code)).unwrap_or_default()
    };
    let day = |moment: &Option<String>| moment.as_deref().map(when).unwrap_or_default();
    let others: Vec<String> =
        page.others_at_risk.iter().map(|code| terms::label(terms::OTHERS_AT_RISK, code)).collect();
    let types: Vec<String> =
        page.concern_types.iter().map(|code| lists.label(List::ConcernTypes, code)).collect();
    let reporter = &page.reporter;
    let kind = code(lists.of(List::ReporterKinds), &reporter.kind);
    let who = joined(&[
        &kind,
        &reporter.name,
        &code(lists.of(List::Teams), &reporter.team),
        &reporter.role,
        &reporter.phone,
        &reporter.email,
        &reporter.relationship,
        if reporter.anonymous { "asked not to be named" } else { "" },
    ]);
    vec![
        ("Received", joined(&[&day(&page.received_at), &code(lists.of(List::RoutesIn), &page.route_in)])),
        ("Written down", joined(&[&when(&page.recorded_at), &page.recorded_by])),
        ("Reported by", who),
        ("In danger now", code(terms::YES_NO_UNKNOWN, &page.danger)),
        (
            "999 called",
            joined(&[
                &code(terms::YES_NO_UNKNOWN, &page.called_999),
                &day(&page.called_999_at),
                &page.incident_number,
            ]),
        ),
        ("Happened", joined(&[&page.happened_when, &stretch(page)])),
        ("Where", joined(&[&code(lists.of(List::Places), &page.place), &page.place_words])),
        ("Kinds", types.join(", ")),
        ("Main kind", code(lists.of(List::ConcernTypes), &page.main_type)),
        ("They know", because(&code(terms::YES_NO_UNKNOWN, &page.aware), &page.aware_reason)),
        ("Consent", because(&code(terms::CONSENT_STATUSES, &page.consent_status), &page.consent_reason)),
        ("Risk", because(&code(terms::RISK_LEVELS, &page.risk_level), &page.risk_reasons)),
        ("How likely", code(terms::LIKELIHOODS, &page.likelihood)),
        ("How bad", code(terms::SEVERITIES, &page.severity)),
        ("Others at risk", others.join(", ")),
        (
            "Needs for care and support",
            because(&code(terms::YES_NO_UNKNOWN, &page.care_needs), &page.care_needs_why),
        ),
        (
            "Abuse or the risk of it",
            because(&code(terms::YES_NO_UNKNOWN, &page.abuse_or_risk), &page.abuse_or_risk_why),
        ),
        (
            "Cannot protect themself",
            because(&code(terms::UNABLE_TO_PROTECT, &page.unable_to_protect), &page.unable_to_protect_why),
        ),
        (
            "Level of support",
            because(&code(lists.of(List::SupportLevels), &page.support_level), &page.support_level_why),
        ),
        ("Review", day(&page.review_on)),
    ]
}

fn stretch(page: &ConcernPage) -> String {
    let said = |word: &str, at: &Option<String>| {
        at.as_deref().map(|at| format!("{word} {}", when(at))).unwrap_or_default()
    };
    let from = said("from", &page.happened_from);
    joined(&[&from, &said("until", &page.happened_until), if page.ongoing { "goes on" } else { "" }])
}

fn person(line: &PersonLine) -> String {
    let born = line.born_on.as_deref().map(|day| format!("born {}", when(day))).unwrap_or_default();
    let known_as =
        if line.known_as.is_empty() { String::new() } else { format!("known as {}", line.known_as) };
    let age = if line.age.is_empty() { String::new() } else { format!("age {}", line.age) };
    let hidden = if line.do_not_reveal_address { "do not reveal the address" } else { "" };
    let said = [&line.name, &known_as, &born, &age, &line.relationship, &line.address, hidden, &line.phone];
    format!("{}: {}", line.role_label, joined(&said))
}

fn referral(line: &ReferralLine) -> String {
    let due = line.reply_due.as_deref().map(|day| format!("due {}", when(day))).unwrap_or_default();
    let replied = line.replied_at.as_deref().map(|at| format!("replied {}", when(at))).unwrap_or_default();
    let waits = if replied.is_empty() { joined(&[&line.state, &due]) } else { replied };
    let theirs = if line.their_reference.is_empty() {
        String::new()
    } else {
        format!("their {}", line.their_reference)
    };
    joined(&[&line.agency_label, &line.recipient, &format!("sent {}", when(&line.sent_at)), &waits, &theirs])
}

fn share(line: &ShareLine) -> String {
    let pages = if line.pages == 0 {
        String::new()
    } else {
        format!("{} pages, {} withheld", line.pages, line.withheld)
    };
    let chased = match line.chases {
        0 => String::new(),
        1 => "chased once".into(),
        times => format!("chased {times} times"),
    };
    let (kind, agency, stage) = (&line.kind, &line.agency_label, &line.stage_label);
    let what = joined(&[
        kind,
        agency,
        &line.recipient,
        &when(&line.at),
        &line.officer,
        &pages,
        &chased,
        stage,
        &line.decision_label,
    ]);
    format!("{}: {what}", line.reference)
}

fn because(what: &str, why: &str) -> String {
    [what, why.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}

fn joined(parts: &[&str]) -> String {
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Text that grows, section by section.
#[derive(Default)]
struct Text(String);

impl Text {
    fn line(&mut self, line: &str) {
        if !line.trim().is_empty() {
            self.0.push_str(line.trim_end());
            self.0.push('\n');
        }
    }

    fn heading(&mut self, heading: &str) {
        // Writing to a text cannot fail.
        let _ = write!(self.0, "\n{}\n", heading.to_uppercase());
    }

    fn list(&mut self, heading: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        if !items.is_empty() {
            self.heading(heading);
            items.iter().for_each(|item| self.indented("  ", item));
        }
    }

    fn facts(&mut self, heading: &str, facts: &[(&str, String)]) {
        self.heading(heading);
        for (label, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
            let indented = value.replace('\n', "\n                 ");
            self.line(&format!("  {label:<14} {indented}"));
        }
    }

    /// Every line of a text behind an indent, so that where it begins and ends is plain.
    fn indented(&mut self, indent: &str, text: &str) {
        for line in text.lines() {
            self.line(&format!("{indent}{line}"));
        }
    }

    fn chronology(&mut self, item: &ChronologyItem) {
        let at = item.happened_at.as_deref().unwrap_or(&item.recorded_at);
        self.line(&format!("\n  {}  {}", when(at), item.title));
        self.line(&format!("    {}, written {}", item.officer, when(&item.recorded_at)));
        for fact in &item.facts {
            self.indented("    ", &format!("{}: {}", fact.label, fact.value));
        }
        for passage in &item.passages {
            self.passage(passage);
        }
    }

    fn passage(&mut self, passage: &PassageView) {
        let grade = passage.source_grade.as_deref().map(|code| terms::label(terms::SOURCE_GRADES, code));
        self.line(&format!("    {}:", joined(&[&passage.label, &grade.unwrap_or_default()])));
        if passage.versions.len() > 1 {
            for version in &passage.versions {
                self.line(&format!("      Version of {}, {}:", version.officer, when(&version.at)));
                self.indented("        ", &version.text);
            }
        } else {
            self.indented("      ", &passage.text);
        }
        for earlier in &passage.earlier {
            let why = joined(&[&earlier.officer, &when(&earlier.at), &earlier.reason]);
            self.line(&format!("      Before it was put right ({why}):"));
            self.indented("        ", &earlier.text);
        }
    }
}
