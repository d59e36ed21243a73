//! The lists that a council changes: what it adds, calls otherwise and no longer offers.
//!
//! A code is permanent and never changes its meaning; a label may change, and old records then read with the new words.
//! Nothing is ever taken out: what was chosen before keeps its words. Each change is a setting, and so an entry.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::terms::{self, Agency, Term};
use super::topics::{TOPICS, Topic};

/// How settings name a change of a list: this, the list, the code and what of it, with colons between.
const BEGIN: &str = "list:";
/// Working days for a reply of an agency that the council added, unless it sets the clock.
const USUAL_REPLY: u32 = 3;
/// The part of a kind of concern that names the topics it calls up, with commas between.
const TOPICS_OF: &str = "topics";
/// The longest code made from a label.
const CODE_MAX: usize = 40;

/// A list that a council changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Kinds of concern.
    ConcernTypes,
    /// Agencies that packets and referrals go to.
    Agencies,
    /// Teams of the council.
    Teams,
    /// What agencies decide.
    ReplyDecisions,
    /// Why a concern is closed.
    ClosureReasons,
    /// What people want to happen.
    OutcomesWanted,
    /// How a concern reaches the council.
    RoutesIn,
    /// Who tells the council.
    ReporterKinds,
    /// Where it happens.
    Places,
    /// How much support a child needs.
    SupportLevels,
}

impl List {
    /// Every list, in the order a page shows them.
    pub const ALL: [List; 10] = [
        List::ConcernTypes,
        List::Agencies,
        List::Teams,
        List::ReplyDecisions,
        List::ClosureReasons,
        List::OutcomesWanted,
        List::RoutesIn,
        List::ReporterKinds,
        List::Places,
        List::SupportLevels,
    ];

    /// Its permanent name.
    pub fn name(self) -> &'static str {
        self.said().0
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        self.said().1
    }

    /// Its name, what it is called, and what stands in it until the council says otherwise.
    fn said(self) -> (&'static str, &'static str, &'static [Term]) {
        match self {
            List::ConcernTypes => ("concern_types", "Kinds of concern", terms::CONCERN_TYPES),
            List::Agencies => ("agencies", "Agencies", &[]),
            List::Teams => ("teams", "Teams of the council", terms::TEAMS),
            List::ReplyDecisions => ("reply_decisions", "What an agency decided", terms::REPLY_DECISIONS),
            List::ClosureReasons => ("closure_reasons", "Why a concern is closed", terms::CLOSURE_REASONS),
            List::OutcomesWanted => ("outcomes_wanted", "What people want to happen", terms::OUTCOMES_WANTED),
            List::RoutesIn => ("routes_in", "How it reached us", terms::ROUTES_IN),
            List::ReporterKinds => ("reporter_kinds", "Who told us", terms::REPORTER_KINDS),
            List::Places => ("places", "Where it happened", terms::PLACES),
            List::SupportLevels => ("support_levels", "Levels of support for a child", terms::SUPPORT_LEVELS),
        }
    }

    /// The list of that name.
    pub fn of(name: &str) -> Option<List> {
        List::ALL.into_iter().find(|list| list.name() == name)
    }

    /// Words that a setting of a line in it may carry.
    pub fn parts(self) -> &'static [&'static str] {
        match self {
            List::Agencies => &["label", "offered", "phone", "asks", "needs"],
            List::ConcernTypes => &["label", "offered", "group", "hint", TOPICS_OF],
            _ => &["label", "offered", "group", "hint"],
        }
    }
}

/// The lists in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lists {
    terms: BTreeMap<List, Vec<Term>>,
    agencies: Vec<Agency>,
    /// Topics of kinds of concern of which the council has said which they call up.
    topics: BTreeMap<String, BTreeSet<String>>,
}

impl Default for Lists {
    fn default() -> Self {
        let seeds = List::ALL.into_iter().map(|list| (list, list.said().2.to_vec()));
        Lists { terms: seeds.collect(), agencies: terms::AGENCIES.to_vec(), topics: BTreeMap::new() }
    }
}

impl Lists {
    /// Lines of a list, those as well that are no longer offered; of agencies there are none here.
    pub fn of(&self, list: List) -> &[Term] {
        self.terms.get(&list).map_or(&[], Vec::as_slice)
    }

    /// The agencies, those as well that are no longer offered.
    pub fn agencies(&self) -> &[Agency] {
        &self.agencies
    }

    /// An agency by its code.
    pub fn agency(&self, code: &str) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.code == code)
    }

    /// Codes of the topics that a kind of concern calls up.
    pub fn topics_of(&self, kind: &str) -> BTreeSet<String> {
        let usual = || TOPICS.iter().filter(|topic| topic.called_by.contains(&kind));
        self.topics.get(kind).cloned().unwrap_or_else(|| usual().map(|topic| topic.code.to_owned()).collect())
    }

    /// Kinds among these that call up a topic.
    pub fn callers<'a>(&self, topic: &Topic, kinds: &'a [String]) -> impl Iterator<Item = &'a str> {
        kinds.iter().map(String::as_str).filter(|kind| self.topics_of(kind).contains(topic.code))
    }

    /// The words of a code, or the code itself where the list does not know it.
    pub fn label(&self, list: List, code: &str) -> String {
        match list {
            List::Agencies => {
                self.agency(code).map_or_else(|| code.to_owned(), |agency| agency.label.to_string())
            }
            _ => terms::label(self.of(list), code),
        }
    }

    /// Codes and labels of any of them, with whether it is offered.
    pub fn lines(&self, list: List) -> Vec<(&str, &str, bool)> {
        match list {
            List::Agencies => {
                self.agencies.iter().map(|one| (&*one.code, &*one.label, one.offered)).collect()
            }
            _ => self.of(list).iter().map(|one| (&*one.code, &*one.label, one.offered)).collect(),
        }
    }

    /// A code for a new line: its label in small letters, digits and lines, never one that is there.
    pub fn new_code(&self, list: List, label: &str) -> String {
        let mut code = String::from("own");
        for word in
            label.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
        {
            code.push('_');
            code.push_str(&word.to_ascii_lowercase());
        }
        code.truncate(CODE_MAX);
        let taken = |code: &str| self.lines(list).iter().any(|(known, ..)| *known == code);
        if code != "own" && !taken(&code) {
            return code;
        }
        (2..).map(|number| format!("{code}_{number}")).find(|code| !taken(code)).unwrap_or(code)
    }

    /// Applies a setting, when it is a list's; what it does not know changes nothing. Returns whether it was a list's.
    pub fn apply(&mut self, setting: &str, value: &str) -> bool {
        let Some((list, code, part)) = named(setting) else { return false };
        if list == List::Agencies {
            let at = place(&mut self.agencies, |one| one.code == code, || new_agency(code));
            let agency = &mut self.agencies[at];
            let words = Cow::Owned(value.to_owned());
            match part {
                "label" => agency.label = words,
                "offered" => agency.offered = value != "no",
                "phone" => agency.phone = words,
                "asks" => agency.asks = words,
                "needs" => agency.needs = words,
                _ => {}
            }
            return true;
        }
        if part == TOPICS_OF {
            self.call_up(code, value);
            return true;
        }
        let terms = self.terms.entry(list).or_default();
        let at = place(terms, |one| one.code == code, || new_term(code));
        let term = &mut terms[at];
        let words = (!value.is_empty()).then(|| Cow::Owned(value.to_owned()));
        match part {
            "label" => term.label = words.unwrap_or_default(),
            "offered" => term.offered = value != "no",
            "group" => term.group = words,
            "hint" => term.hint = words,
            _ => {}
        }
        true
    }
}

impl Lists {
    /// Says which topics a kind of concern calls up; what it does already is not said again.
    fn call_up(&mut self, kind: &str, topics: &str) {
        let topics = topics.split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect();
        if self.topics_of(kind) != topics {
            self.topics.insert(kind.to_owned(), topics);
        }
    }
}

/// How a setting names a part of a line.
pub fn setting(list: List, code: &str, part: &str) -> String {
    format!("{BEGIN}{}:{code}:{part}", list.name())
}

/// The list, the code and the part that a setting names.
pub fn named(setting: &str) -> Option<(List, &str, &str)> {
    let mut parts = setting.strip_prefix(BEGIN)?.split(':');
    let (Some(list), Some(code), Some(part), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    Some((List::of(list)?, code, part))
}

/// Where a line stands; a new one is put at the end.
fn place<T>(lines: &mut Vec<T>, is_it: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> usize {
    lines.iter().position(is_it).unwrap_or_else(|| {
        lines.push(new());
        lines.len() - 1
    })
}

fn new_term(code: &str) -> Term {
    let code: Cow<'static, str> = Cow::Owned(code.to_owned());
    Term { label: code.clone(), code, group: None, hint: None, offered: true }
}

fn new_agency(code: &str) -> Agency {
    let code: Cow<'static, str> = Cow::Owned(code.to_owned());
    Agency {
        label: code.clone(),
        code,
        routes: Cow::Borrowed(terms::EVERY_ROUTE),
        reply_working_days: USUAL_REPLY,
        phone: Cow::Borrowed(""),
        asks: Cow::Borrowed(""),
        needs: Cow::Borrowed(""),
        offered: true,
    }
}
