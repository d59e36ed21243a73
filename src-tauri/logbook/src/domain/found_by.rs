//! What a concern is found by beside the words that stand in it: what was chosen from a list, telephones and postcodes however they
//! are written, how the reporter's name sounds.
//!
//! Each is a token of its own that nobody types. What a line of a list is called may change, its code never does: so the code is in
//! the index, and what was typed is looked up among the words of today.

use std::collections::BTreeSet;

use super::concern::Concern;
use super::likely;
use super::lists::{List, Lists};
use super::topics::{self, Kind, TOPICS};
use crate::entry::v1::Body;

/// How every token begins: no English word does.
const BEGIN: &str = "kq";
const TOPIC: &str = "topic";
const ANSWER: &str = "answer";
const PHONE: &str = "phone";
const POSTCODE: &str = "postcode";
const SOUND: &str = "sound";
/// Fewer letters than these begin too many words of lists.
const LETTERS: usize = 3;
/// Fewer digits than these are in every second number.
const DIGITS: usize = 4;
/// So many digits are a whole number, though nought or country were not typed.
const WHOLE: usize = 9;
/// What stands before a telephone number, as digits.
const BEFORE: [&str; 3] = ["0044", "44", "0"];
/// Choices that say nothing by themselves.
const PLAIN: [&str; 5] = ["yes", "no", "unknown", "other", "none"];

fn token(kind: &str, code: &str) -> String {
    let code = code.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_lowercase());
    BEGIN.chars().chain(kind.chars().filter(char::is_ascii_alphanumeric)).chain(code).collect()
}

/// Everything that a concern is found by beside the words given, which are those that stand in it and of its people.
pub fn tokens(concern: &Concern, words: &str) -> String {
    let mut all: BTreeSet<String> = chosen(concern).map(|(list, code)| token(list.name(), code)).collect();
    for noted in &concern.topics {
        all.insert(token(TOPIC, &noted.topic));
        let fields = topics::find(&noted.topic).into_iter().flat_map(|topic| topic.fields);
        for field in fields.filter(|field| noted.answers.contains_key(field.code) && !field.stays) {
            let one = noted.value::<String>(field.code).filter(|_| field.kind == Kind::One);
            let many = noted.value::<Vec<String>>(field.code).filter(|_| field.kind == Kind::Many);
            let said = one.into_iter().chain(many.into_iter().flatten());
            all.extend(said.map(|choice| token(ANSWER, &format!("{}{choice}", field.code))));
        }
    }
    all.extend(phones(words).map(|national| token(PHONE, &national)));
    all.extend(likely::postcodes(words).map(|code| token(POSTCODE, &code)));
    all.extend(sounds(&concern.facts.reporter.name));
    all.into_iter().collect::<Vec<_>>().join(" ")
}

/// What was chosen from lists that a council changes.
fn chosen(concern: &Concern) -> impl Iterator<Item = (List, &str)> {
    let facts = &concern.facts;
    let types = facts.concern_types.iter().map(|code| (List::ConcernTypes, code.as_str()));
    let agencies = concern.entries.iter().filter_map(|told| match &told.body {
        Body::Referred(referred) => Some((List::Agencies, referred.agency.as_str())),
        Body::PacketShared(shared) => Some((List::Agencies, shared.agency.as_str())),
        Body::ShareDeclined(declined) => Some((List::Agencies, declined.agency.as_str())),
        _ => None,
    });
    let others = [
        (List::Places, &facts.place),
        (List::RoutesIn, &facts.route_in),
        (List::ReporterKinds, &facts.reporter.kind),
        (List::Teams, &facts.reporter.team),
    ];
    let others = others.into_iter().filter_map(|(list, code)| Some((list, code.as_deref()?)));
    types.chain(agencies).chain(others)
}

/// How each word of a name sounds.
pub fn sounds(name: &str) -> Vec<String> {
    let sounds = name.split_whitespace().map(likely::sound);
    sounds.filter(|sound| sound.len() > 1).map(|sound| token(SOUND, &sound)).collect()
}

/// Tokens of what is called so today: of every line and answer in whose words one begins with what was typed.
pub fn called(typed: &str, lists: &Lists) -> Vec<String> {
    if typed.chars().count() < LETTERS {
        return Vec::new();
    }
    let typed = typed.to_lowercase();
    lines(lists).into_iter().filter(|(_, label)| begins(label, &typed)).map(|(token, _)| token).collect()
}

fn begins(label: &str, typed: &str) -> bool {
    label.to_lowercase().split(|sign: char| !sign.is_alphanumeric()).any(|word| word.starts_with(typed))
}

/// What a token is called, for whoever sees that something was found by it.
pub fn label(found: &str, lists: &Lists) -> Option<String> {
    let rest = |kind: &str| found.strip_prefix(BEGIN)?.strip_prefix(kind);
    if let Some(national) = rest(PHONE) {
        return Some(format!("0{national}"));
    }
    if let Some(code) = rest(POSTCODE) {
        let (out, inward) = code.split_at_checked(code.len().saturating_sub(3))?;
        return Some(format!("{out} {inward}").to_uppercase());
    }
    lines(lists).into_iter().find(|(token, _)| token == found).map(|(_, label)| label)
}

/// Every line of every list, topic and answer: its token and its words.
fn lines(lists: &Lists) -> Vec<(String, String)> {
    let of_lists = List::ALL.into_iter().flat_map(|list| {
        lists
            .lines(list)
            .into_iter()
            .map(move |(code, label, _)| (token(list.name(), code), label.to_owned()))
    });
    let of_topics = TOPICS.iter().map(|topic| (token(TOPIC, topic.code), topic.title.to_owned()));
    let fields = TOPICS.iter().flat_map(|topic| topic.fields);
    let asked = fields.filter(|field| matches!(field.kind, Kind::One | Kind::Many) && !field.stays);
    let answers = asked.flat_map(|field| {
        let said = field.terms.iter().filter(|term| !PLAIN.contains(&&*term.code));
        said.map(|term| (token(ANSWER, &format!("{}{}", field.code, term.code)), term.label.to_string()))
    });
    of_lists.chain(of_topics).chain(answers).collect()
}

/// What a telephone number or a postcode begins with that was typed, as a token to be continued; nothing where it is neither.
pub fn number(typed: &str) -> Option<String> {
    let bare: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    let signs = typed.chars().all(|sign| sign.is_ascii_digit() || " +()-./".contains(sign));
    let begins =
        typed.trim_start().starts_with(['+', '0', '(']) || bare.starts_with("44") || bare.len() >= WHOLE;
    if signs && begins && bare.len() > DIGITS && !is_day(typed) {
        let national = BEFORE.iter().find_map(|before| bare.strip_prefix(before));
        return Some(token(PHONE, national.unwrap_or(&bare).trim_start_matches('0')));
    }
    likely::begins_a_postcode(typed).then(|| token(POSTCODE, &bare))
}

/// Whether it is a day in digits: those are numbers as well.
fn is_day(typed: &str) -> bool {
    let groups: Vec<usize> = typed.split(|sign: char| !sign.is_ascii_digit()).map(str::len).collect();
    matches!(groups[..], [1..=2, 1..=2, 2 | 4] | [4, 1..=2, 1..=2])
}

/// Telephone numbers in a text, without nought and country (Ofcom, National Telephone Numbering Plan: nine or ten digits).
fn phones(text: &str) -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    for run in text.split(|sign: char| !sign.is_ascii_digit() && !" +()-./\u{a0}".contains(sign)) {
        let groups: Vec<&str> =
            run.split(|sign: char| !sign.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
        let mut at = 0;
        while at < groups.len() {
            let ends = (at + 1..=groups.len())
                .rev()
                .find_map(|end| Some((end, national(&groups[at..end].concat())?)));
            at = match ends {
                Some((end, number)) => {
                    found.push(number);
                    end
                }
                None => at + 1,
            };
        }
    }
    found.into_iter()
}

fn national(digits: &str) -> Option<String> {
    let rest = BEFORE.iter().find_map(|before| digits.strip_prefix(before))?.trim_start_matches('0');
    (9..=10).contains(&rest.len()).then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_one_however_it_is_written() {
        let all = "Ring 07700 900123 or +44 (0)7700-900 124; not 2 cars, 01622602000 and 3/4/2023 14:30.";
        assert_eq!(phones(all).collect::<Vec<_>>(), ["7700900123", "7700900124", "1622602000"]);
        assert_eq!(number("07700 900"), number("+44 7700900"));
        for day in ["2023", "04/03/1982", "04-03-1982", "4.3.82", "2026-11-28", "14 2026", "12345"] {
            assert_eq!(number(day), None, "{day}");
        }
        assert_eq!(number("ME15 6J").as_deref(), Some("kqpostcodeme156j"));
        assert_eq!(number("Grace"), None);
    }

    #[test]
    fn a_line_is_found_by_what_it_is_called_now() {
        let lists = Lists::default();
        let police = called("polic", &lists);
        assert!(police.contains(&token(List::Agencies.name(), "kent_police")), "{police:?}");
        assert_eq!(
            label(&token(List::Agencies.name(), "kent_police"), &lists).as_deref(),
            Some("Kent Police")
        );
        assert!(called("ke", &lists).is_empty());
    }
}
