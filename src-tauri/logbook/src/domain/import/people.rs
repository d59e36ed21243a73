//! Several people in one cell, with roles, ages and other names between them.

use super::Doubt;
use super::names::{is_initials, is_loud, with_capitals};

/// Longest name that is still one: six words.
const WORDS_MAX: usize = 6;
const TITLES: &str = "mr|mrs|ms|miss|mx|master|dr|rev|sir|lady|prof|cllr|pc|sgt|mstr|messrs";
/// Roles in a concern, and the words for a part or relationship that mean them; empty where they mean none.
const RELATIONS: &[(&str, &str)] = &[
    (
        "parent_carer",
        "mother|mum|mom|father|dad|parent|parents|stepfather|stepdad|stepmother|stepmum|carer|\
         guardian",
    ),
    ("child_at_risk", "child|baby"),
    ("alleged", "perp|perpetrator|alleged|ap|suspect|abuser"),
    ("witness", "witness|neighbour"),
    ("reporter", "referrer|caller|reporter"),
    (
        "",
        "victim|vic|subject|client|tenant|resident|girlfriend|boyfriend|ex|uncle|aunt|friend|\
         landlord",
    ),
    (
        "household",
        "son|daughter|brother|sister|sibling|husband|wife|partner|gran|nan|grandmother|\
         grandfather|grandson|granddaughter|lodger",
    ),
];
/// Words that stand where a name is not known.
const NOBODY: &str = "unknown|not known|n/k|nk|?|??|-|none|n/a|na|anon|anonymous|tbc|not given|unnamed|\
     no name|name unknown|unknown male|unknown female|male|female|withheld|refused|x";
/// People who are counted or meant, and not named.
const CROWD: &str = "children|kids|others|siblings|family|household|child|baby|dependants|twins";

/// A person as read from a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Full name, forenames first.
    pub name: String,
    /// What they are called.
    pub known_as: String,
    /// Role code, where a word said so.
    pub role: &'static str,
    /// Relationship, as written.
    pub relationship: String,
    /// Age or day of birth, as written.
    pub age: String,
}

/// Everybody in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    /// In the order they stand there.
    pub people: Vec<Person>,
    /// Why somebody should look.
    pub doubt: Option<Doubt>,
}

impl People {
    fn doubts(&mut self, doubt: Doubt) {
        self.doubt = Some(self.doubt.unwrap_or(doubt));
    }
}

/// Reads everybody in a cell.
pub fn read(text: &str) -> People {
    let mut read = People::default();
    if is_nobody(text) {
        return read;
    }
    let mut surname_before: Option<String> = None;
    // Forenames that wait for the surname of whoever comes next: "Grace & Tom Smith".
    let mut waiting: Vec<usize> = Vec::new();
    for part in parts(text) {
        let signs = |sign: char| sign.is_whitespace() || ",;:-–".contains(sign);
        let part = part.trim_matches(signs).trim_start_matches('.');
        // A full stop ends initials, and is no more than a stop after anything else.
        let part = if is_initials(part) { part } else { part.trim_end_matches('.') };
        if part.is_empty() {
            continue;
        }
        if is_nobody(part) || is_crowd(part) {
            read.doubts(Doubt::NotAName);
            continue;
        }
        for piece in commas(part, &mut read) {
            let Some((person, surname)) = person(&piece, &mut read) else { continue };
            let alone = !person.name.contains(' ');
            let only_title = is_one_of(&person.name.trim_matches('.').to_lowercase(), TITLES);
            if alone && let Some(surname) = &surname_before {
                let name = format!("{} {surname}", person.name);
                read.doubts(Doubt::SharedSurname);
                read.people.push(Person { name, ..person });
                continue;
            }
            if alone && (only_title || piece_is_forename(&piece)) {
                waiting.push(read.people.len());
            } else if let Some((_, last)) = person.name.rsplit_once(' ') {
                for at in waiting.drain(..) {
                    read.people[at].name = format!("{} {last}", read.people[at].name);
                    read.doubt = Some(read.doubt.unwrap_or(Doubt::SharedSurname));
                }
            }
            surname_before = surname;
            read.people.push(person);
        }
    }
    if read.people.iter().any(|person| is_initials(&person.name)) {
        read.doubts(Doubt::Initials);
    } else if read.people.iter().any(|person| !person.name.contains(' ')) {
        read.doubts(Doubt::PartOfAName);
    }
    read
}

/// Everybody where surnames and forenames have columns of their own.
pub fn of_columns(surname: &str, forename: &str) -> People {
    let (surname, forename) = (surname.trim(), forename.trim());
    if is_nobody(forename) || is_nobody(surname) {
        let mut read = read(if is_nobody(forename) { surname } else { forename });
        if !read.people.is_empty() {
            read.doubts(Doubt::PartOfAName);
        }
        return read;
    }
    let one_surname = parts(surname).len() == 1 && !surname.contains(',');
    if !one_surname {
        let mut read = read(&format!("{forename} {surname}"));
        read.doubts(Doubt::SharedSurname);
        return read;
    }
    let names: Vec<String> = parts(forename)
        .iter()
        .map(|forename| format!("{} {surname}", forename.trim_matches([' ', ','])))
        .collect();
    read(&names.join("\n"))
}

fn is_one_of(word: &str, list: &str) -> bool {
    list.split('|').any(|known| known == word)
}

fn is_nobody(text: &str) -> bool {
    let bare = text.trim().trim_matches(['(', ')', '.']).to_lowercase();
    bare.is_empty() || is_one_of(&bare, NOBODY)
}

/// "2 children", "family", "3 x kids": somebody, but no name.
fn is_crowd(part: &str) -> bool {
    let bare = part.to_lowercase();
    let words = bare.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    let words: Vec<&str> =
        words.filter(|word| !["x", "the", "her", "his", "their", "other", "young"].contains(word)).collect();
    !words.is_empty() && words.iter().all(|word| is_one_of(word, CROWD))
}

fn piece_is_forename(piece: &str) -> bool {
    !piece.contains([',', '(', ')']) && !piece.chars().any(|letter| letter.is_ascii_digit())
}

/// Parts that stand for one person each; what stands in brackets stays whole.
fn parts(text: &str) -> Vec<String> {
    let (mut parts, mut part, mut depth) = (Vec::new(), String::new(), 0u32);
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        // A slash between digits is a date, and one after a sign is markup, not a second person.
        let dated = part.ends_with('<')
            || part.ends_with(|last: char| last.is_ascii_digit())
                && rest.chars().nth(1).is_some_and(|next| next.is_ascii_digit());
        let lower: String = rest.chars().take(6).flat_map(char::to_lowercase).collect();
        let joins = [" and ", " with ", " plus "].iter().find(|word| lower.starts_with(*word));
        let next = rest.chars().nth(1);
        let numbered = letter.is_ascii_digit()
            && matches!(next, Some('.' | ')'))
            && rest.chars().nth(2).is_some_and(|third| third == ' ' || third.is_uppercase())
            && part.trim().is_empty() | part.ends_with(' ');
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let mut step = letter.len_utf8();
        if let (Some(word), 0) = (joins, depth) {
            parts.push(std::mem::take(&mut part));
            step = word.len() - 1;
        } else if numbered && depth == 0 {
            parts.push(std::mem::take(&mut part));
            step = 2;
        } else if depth == 0
            && ("\n\r&;+•".contains(letter) || (letter == '/' && !lower.starts_with("/o ") && !dated))
        {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(letter);
        }
        rest = &rest[step..];
    }
    parts.push(part);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// What commas mean: "Smith, Grace" is one person, "Grace Smith, Tom Jones" are two.
fn commas(part: &str, read: &mut People) -> Vec<String> {
    let outside = {
        let mut depth = 0;
        let at = |letter: char| {
            match letter {
                '(' | '[' => depth += 1,
                ')' | ']' => depth -= 1,
                _ => {}
            }
            letter == ',' && depth == 0
        };
        part.split(at).map(str::trim).filter(|piece| !piece.is_empty()).collect::<Vec<_>>()
    };
    let bare = |piece: &str| -> Vec<String> {
        let words = piece.split('(').next().unwrap_or_default().split_whitespace();
        words.filter(|word| !is_title(word)).map(str::to_owned).collect()
    };
    let is_remark = |piece: &&str| {
        let words = bare(piece);
        let named = words.iter().any(|word| {
            let lower = word.trim_matches(['.', ':']).to_lowercase();
            word.chars().next().is_some_and(char::is_alphabetic)
                && relation(word).is_none()
                && !is_one_of(&lower, "dob|d.o.b|age|aged|yrs|yr|years|months|born|approx|about|circa|c|est")
        });
        !named
    };
    let surname = |piece: &str| {
        let words = bare(piece);
        let particles =
            words.iter().rev().skip(1).all(|word| word.chars().next().is_some_and(char::is_lowercase));
        words.len() == 1 || (words.len() > 1 && (particles || words.iter().all(|word| is_loud(word))))
    };
    // Ages and relationships between commas belong to whoever stands before them.
    let mut pieces: Vec<String> = Vec::new();
    for piece in outside {
        match pieces.last_mut().filter(|_| is_remark(&piece)) {
            Some(before) => before.push_str(&format!(" ({piece})")),
            None => pieces.push(piece.to_owned()),
        }
    }
    match &pieces[..] {
        [_] => pieces,
        [first, second] if surname(first) && (1..=3).contains(&bare(second).len()) => {
            vec![format!("{first}, {second}")]
        }
        [first, second, ..]
            if surname(first) && bare(second).len() == 1 && pieces.len().is_multiple_of(2) =>
        {
            read.doubts(Doubt::Unsure);
            pieces.chunks(2).map(|pair| pair.join(", ")).collect()
        }
        _ => {
            if pieces.iter().any(|piece| bare(piece).len() < 2) {
                read.doubts(Doubt::Unsure);
            }
            pieces
        }
    }
}

fn is_title(word: &str) -> bool {
    is_one_of(&word.trim_matches('.').to_lowercase(), TITLES)
}

fn relation(words: &str) -> Option<&'static str> {
    let lower = words.trim().to_lowercase();
    let mut said = lower.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    said.find_map(|word| RELATIONS.iter().find(|(_, known)| is_one_of(word, known)).map(|(role, _)| *role))
}

/// One person; with the surname that others of the cell may share, where it stood first.
fn person(piece: &str, read: &mut People) -> Option<(Person, Option<String>)> {
    let mut person = Person::default();
    let mut name = remarks(piece, &mut person, read);
    if name.contains(['?', '*', '!']) {
        name = name.replace(['?', '*', '!'], " ");
        read.doubts(Doubt::Unsure);
    }
    let mut first = None;
    let mut words: Vec<String> = Vec::new();
    if let Some((surname, forenames)) = name.split_once(',') {
        let strip =
            |text: &str| text.split_whitespace().filter(|word| !is_title(word)).collect::<Vec<_>>().join(" ");
        let surname = strip(surname);
        words.extend(strip(forenames).split_whitespace().map(str::to_owned));
        first = Some(with_capitals(&surname));
        words.extend(surname.split_whitespace().map(str::to_owned));
    } else {
        words.extend(name.split_whitespace().map(str::to_owned));
        let named = words.iter().filter(|word| !is_title(word)).count();
        if named >= 2 {
            words.retain(|word| !is_title(word));
        }
        let loud = words.iter().take_while(|word| is_loud(word)).count();
        // SMITH Grace: the surname stands first, in capitals.
        let rest_is_a_name = words.iter().skip(loud).all(|word| {
            !is_loud(word) && !is_one_of(&word.to_lowercase(), CROWD) && word.chars().count() > 1
        });
        if loud > 0 && loud < words.len() && rest_is_a_name && !is_title(&words[0]) {
            words.rotate_left(loud);
            first = Some(with_capitals(&words[words.len() - loud..].join(" ")));
        }
    }
    words.retain(|word| word.chars().any(char::is_alphanumeric));
    if words.is_empty() || is_nobody(&words.join(" ")) {
        read.doubts(Doubt::NotAName);
        return None;
    }
    if words.len() > WORDS_MAX {
        read.doubts(Doubt::NotAName);
        return None;
    }
    let joined = words.join(" ");
    if words.iter().any(|word| is_one_of(&word.to_lowercase(), CROWD)) {
        read.doubts(Doubt::PartOfAName);
    }
    person.name = if is_initials(&joined) { joined } else { with_capitals(&joined) };
    Some((person, first))
}

/// Takes out what stands beside a name: brackets, other names, ages, relationships; returns the name alone.
fn remarks(piece: &str, person: &mut Person, read: &mut People) -> String {
    let mut name = String::new();
    let mut rest = piece;
    while let Some(open) = rest.find(['(', '[']) {
        name.push_str(&rest[..open]);
        let inside = &rest[open + 1..];
        let close = inside.find([')', ']']).unwrap_or(inside.len());
        remark(&inside[..close], person, read);
        name.push(' ');
        rest = inside.get(close + 1..).unwrap_or("");
    }
    name.push_str(rest);
    for sign in ["known as ", "aka ", "a.k.a. ", "a.k.a ", "also known as ", "nickname "] {
        if let Some(at) = name.to_ascii_lowercase().find(sign)
            && (at == 0 || name[..at].ends_with([' ', ',']))
        {
            person.known_as = clean(&name[at + sign.len()..]);
            name.truncate(at);
        }
    }
    let quoted: Vec<String> = name.split(['"', '“', '”']).map(str::to_owned).collect();
    if let [before, nickname, after] = &quoted[..] {
        person.known_as = clean(nickname);
        name = format!("{before} {after}");
    }
    for sign in [" - ", " – ", " — ", ": "] {
        if let Some((before, after)) = name.clone().split_once(sign) {
            let (kept, aside) = if relation(before).is_some() && relation(after).is_none() {
                (after, before)
            } else {
                (before, after)
            };
            remark(aside, person, read);
            name = kept.to_owned();
        }
    }
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let aged = words.iter().position(|word| {
        ["aged", "age", "dob", "d.o.b", "d.o.b.", "born"].contains(&word.to_lowercase().trim_end_matches(':'))
    });
    let number = words
        .iter()
        .skip(1)
        .position(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(|at| at + 1);
    if let Some(at) = aged.or(number).filter(|at| *at > 0) {
        person.age = words[at..]
            .iter()
            .filter(|word| !word.to_lowercase().starts_with("age"))
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
        words.truncate(at);
    }
    // "son Leo", "Mum Grace Smith".
    let leading = words.first().and_then(|word| relation(word)).filter(|_| words.len() > 1);
    let second = words.get(1).map(|word| word.trim_matches('.')).unwrap_or_default();
    if let Some(role) = leading.filter(|_| second.chars().count() > 1) {
        person.role = role;
        person.relationship = words.remove(0).to_lowercase();
        if words.len() > 1 && relation(words[0]).is_some() {
            words.remove(0);
        }
    }
    words.join(" ").trim_matches([' ', ',']).to_owned()
}

/// What stands in brackets or after a dash: "son, 7" says two things.
fn remark(text: &str, person: &mut Person, read: &mut People) {
    for text in text.split(',').map(str::trim).filter(|text| !text.is_empty()) {
        let lower = text.to_lowercase();
        let called = ["known as ", "aka ", "a.k.a. ", "a.k.a ", "also known as ", "called ", "nickname "];
        if let Some(sign) = called.iter().find(|sign| lower.starts_with(**sign)) {
            person.known_as = clean(text.get(sign.len()..).unwrap_or_default());
        } else if text.chars().any(|letter| letter.is_ascii_digit()) {
            person.age = lower.trim_start_matches("aged ").trim_start_matches("age ").to_owned();
        } else if let Some(role) = relation(text) {
            person.role = role;
            person.relationship = text.to_owned();
        } else {
            person.relationship = text.to_owned();
            read.doubts(Doubt::WordsBeside);
        }
    }
}

fn clean(text: &str) -> String {
    with_capitals(text.trim().trim_matches(['"', '\'', '“', '”', '.', ',', ')']))
}

#[cfg(test)]
#[path = "people_tests.rs"]
mod tests;
