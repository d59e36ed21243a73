//! Risk, wishes, capacity and marks as lines of text; what was taken back says so first.

use logbook::acts::{
    BodyMarkLine, CapacityLine, Fact, FileLine, RiskLine, TakenBack, TopicSet, TopicView, WishesLine,
};

use super::{because, joined};
use crate::columns::when;

pub(super) fn risk(set: &RiskLine) -> String {
    let why = if set.why.is_empty() { String::new() } else { format!("set again: {}", set.why) };
    let said = because(&set.level_label, &set.reasons);
    format!("{}: {said}\n  {}", when(&set.at), joined(&[&set.officer, &why]))
}

pub(super) fn wishes(line: &WishesLine) -> String {
    let at = line.asked_at.as_deref().map(when).unwrap_or_default();
    let heading = joined(&[&line.name, &line.asked_label, &at]);
    let own = if line.own_words.is_empty() { String::new() } else { format!("“{}”", line.own_words) };
    whole(&line.withdrawn, &heading, &own, &line.facts, &line.officer)
}

pub(super) fn capacity(line: &CapacityLine) -> String {
    let at = line.assessed_at.as_deref().map(when).unwrap_or_default();
    let heading = joined(&[&line.name, &line.outcome_label, &at]);
    let missing = match line.missing.is_empty() {
        true => line.decision.clone(),
        false => format!("{}\nNot said: {}", line.decision, line.missing.join("; ")),
    };
    whole(&line.withdrawn, &heading, &missing, &line.facts, &line.officer)
}

pub(super) fn mark(line: &BodyMarkLine) -> String {
    let seen = line.seen_at.as_deref().map(when).unwrap_or_default();
    let heading = format!("{}. {}", line.number, joined(&[&line.place, &line.name]));
    let said = joined(&[&line.looks, &line.size, &line.colour, &line.seen_by, &seen]);
    let apart = if line.apart { "Two officers put it right apart: both stand" } else { "" };
    let said = [said.as_str(), apart].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    whole(&line.withdrawn, &heading, &said.join("\n"), &[], &line.officer)
}

/// What was answered about a topic, and what that comes to, which decides nothing.
pub(super) fn topic(view: &TopicView) -> Vec<String> {
    let findings = view.findings.iter().map(|one| format!("{}, {}: {}", one.title, one.said, one.why));
    let findings: Vec<String> = findings.collect();
    let mut said: Vec<String> = view.sets.iter().map(topic_set).collect();
    if !findings.is_empty() {
        said.push(format!("{}, for information\n  {}", view.title, findings.join("\n  ")));
    }
    if view.sets.is_empty() {
        said.insert(0, format!("{}: nothing answered yet", view.title));
    }
    said
}

fn topic_set(set: &TopicSet) -> String {
    let facts = set.answers.iter().map(|answer| {
        let apart = if answer.apart { " (two officers wrote it apart: both stand)" } else { "" };
        Fact { label: answer.label.clone(), value: format!("{}{apart}", answer.words) }
    });
    whole(&set.withdrawn, &set.heading, "", &facts.collect::<Vec<_>>(), &set.officer)
}

fn whole(back: &Option<TakenBack>, heading: &str, said: &str, facts: &[Fact], officer: &str) -> String {
    let back = back.as_ref().map(|one| format!("TAKEN BACK by {}: {}", one.officer, one.reason));
    let mut lines = vec![heading.to_owned()];
    lines.extend(back);
    lines.extend(said.lines().map(str::to_owned));
    lines.extend(facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value)));
    lines.push(format!("written by {officer}"));
    lines.join("\n  ")
}

/// A file, by the entry that `save-file` asks for.
pub(super) fn file(line: &FileLine) -> String {
    let here = if line.here { "" } else { "not here yet" };
    let what = joined(&[&line.name, &line.kind_label, &line.size, here, &line.caption]);
    let earlier = line.earlier.iter().map(|one| Fact {
        label: "Said before".into(),
        value: joined(&[&one.text.replace('\n', ", "), &one.officer, &one.reason]),
    });
    let earlier: Vec<Fact> = earlier.collect();
    whole(&line.withdrawn, &format!("{}: {what}", line.entry), "", &earlier, &line.officer)
}
