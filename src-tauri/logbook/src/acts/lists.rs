//! The lists that a council changes: reading them, and adding, renaming, taking off and putting back a line.

use super::{Nothing, form, view};
use crate::domain::lists::{List, Lists, setting};
use crate::domain::rules::Rules;
use crate::domain::terms::Term;
use crate::domain::topics::TOPICS;
use crate::entry::v1::{Body, SettingsChanged};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

/// Lines of one list; more than this nobody chooses from.
const LINES_MAX: usize = 200;
/// The longest label: it stands in a button.
const LABEL_MAX: usize = 100;

form! {
    /// A line of a list as it is to be; what is left out stays as it is.
    pub struct ListChange {
        /// The list.
        pub list: String,
        /// The line's permanent code; empty adds a line, whose code is made of its label.
        pub code: String,
        /// Its words.
        pub label: Option<String>,
        /// The heading it stands under, where the list has headings.
        pub group: Option<String>,
        /// A line of help; empty takes it away.
        pub hint: Option<String>,
        /// Whether it may be chosen from now on.
        pub offered: Option<bool>,
        /// Of a kind of concern: codes of the topics it calls up.
        pub topics: Option<Vec<String>>,
        /// Of an agency: a number to ring.
        pub phone: Option<String>,
        /// Of an agency: what is usually asked of it.
        pub asks: Option<String>,
        /// Of an agency: what it needs, and so what stays here.
        pub needs: Option<String>,
    }
}

view! {
    /// The lists in force.
    pub struct ListsPage {
        /// Each, in the order of the page.
        pub lists: Vec<ListView>,
    }
    /// A list.
    pub struct ListView {
        /// Permanent name.
        pub list: String,
        /// What it is called.
        pub title: String,
        /// Headings that its lines stand under; none where it has no headings.
        pub groups: Vec<String>,
        /// Whether its lines are agencies, which have a telephone and more.
        pub agencies: bool,
        /// Topics that its lines may call up, as codes and titles; none where they call up none.
        pub topics: Vec<Term>,
        /// Lines, those as well that are not offered any more.
        pub lines: Vec<ListLine>,
    }
    /// A line of a list.
    pub struct ListLine {
        /// Permanent code.
        pub code: String,
        /// Its words.
        pub label: String,
        /// The words it came with, where the council has changed them.
        pub came_as: Option<String>,
        /// Whether the council added it.
        pub own: bool,
        /// Whether it may be chosen.
        pub offered: bool,
        /// Heading; may be empty.
        pub group: String,
        /// Help; may be empty.
        pub hint: String,
        /// Codes of the topics it calls up.
        pub topics: Vec<String>,
        /// An agency's number to ring; may be empty.
        pub phone: String,
        /// What is usually asked of an agency; may be empty.
        pub asks: String,
        /// What an agency needs; may be empty.
        pub needs: String,
    }
    /// The line that was written.
    pub struct ListChanged {
        /// Its permanent code.
        pub code: String,
    }
}

impl Logbook {
    /// Reads the lists that a council changes.
    ///
    /// # Errors
    /// None today.
    pub fn read_lists(&mut self, _: Nothing) -> Result<ListsPage> {
        let (lists, seeds) = (self.lists(), Lists::default());
        let view = |list: List| ListView {
            list: list.name().into(),
            title: list.title().into(),
            groups: groups(list, lists),
            agencies: list == List::Agencies,
            topics: topics(list),
            lines: lines(list, lists, &seeds),
        };
        Ok(ListsPage { lists: List::ALL.into_iter().map(view).collect() })
    }

    /// Adds a line to a list or changes one. What was chosen before keeps its code, and reads with the new words.
    ///
    /// # Errors
    /// `Invalid`, as when there is no such list or line; store errors. Nothing is written then.
    pub fn change_list(&mut self, form: ListChange) -> Result<ListChanged> {
        let list = List::of(&form.list).ok_or(Error::field("list", "unknown-choice"))?;
        let lists = self.lists();
        let adds = form.code.is_empty();
        let mut rules = Rules::at(self.now());
        let known = lists.lines(list).iter().any(|(code, ..)| *code == form.code);
        rules.hold(adds || known, "code", "unknown-choice");
        check(&mut rules, &form, list, lists);
        rules.finish()?;
        let code = match adds {
            true => lists.new_code(list, form.label.as_deref().unwrap_or_default()),
            false => form.code.clone(),
        };
        let mut after = lists.clone();
        let mut values = std::collections::BTreeMap::new();
        for (part, value) in said(form) {
            let name = setting(list, &code, part);
            let before = after.clone();
            // What a list does not have changes nothing of it: a heading of an agency, a telephone of a place.
            if list.parts().contains(&part)
                && after.apply(&name, &value)
                && (after != before || part == "label")
            {
                values.insert(name, value);
            }
        }
        if after == *self.lists() {
            return Err(Error::field("label", "unchanged"));
        }
        let log = self.roster.log;
        self.commit(vec![(log.into(), Body::SettingsChanged(SettingsChanged { values }))])?;
        Ok(ListChanged { code })
    }
}

/// The parts of a line that a form says, as settings carry them: the label first, which makes a new line.
fn said(form: ListChange) -> impl Iterator<Item = (&'static str, String)> {
    let trimmed = |text: Option<String>| text.map(|text| text.trim().to_owned());
    [
        ("label", trimmed(form.label)),
        ("group", trimmed(form.group)),
        ("hint", trimmed(form.hint)),
        ("offered", form.offered.map(|yes| if yes { "yes" } else { "no" }.to_owned())),
        ("topics", form.topics.map(|codes| codes.join(","))),
        ("phone", trimmed(form.phone)),
        ("asks", trimmed(form.asks)),
        ("needs", trimmed(form.needs)),
    ]
    .into_iter()
    .filter_map(|(part, value)| Some((part, value?)))
}

fn check(rules: &mut Rules, form: &ListChange, list: List, lists: &Lists) {
    let lines = lists.lines(list);
    if let Some(label) = form.label.as_deref() {
        rules.required("label", label);
        rules.hold(label.chars().count() <= LABEL_MAX, "label", "too-long");
        let same = |(code, known, _): &(&str, &str, bool)| {
            *code != form.code && known.trim().to_lowercase() == label.trim().to_lowercase()
        };
        rules.hold(!lines.iter().any(same), "label", "already-there");
    } else if form.code.is_empty() {
        rules.broke("label", "required");
    }
    rules.hold(!form.code.is_empty() || lines.len() < LINES_MAX, "list", "too-many");
    let groups = groups(list, lists);
    if !groups.is_empty() && (form.code.is_empty() || form.group.is_some()) {
        let group = form.group.as_deref().unwrap_or_default();
        rules.hold(groups.iter().any(|known| known == group), "group", "not-chosen");
    } else if form.group.as_deref().is_some_and(|group| !group.is_empty()) {
        rules.broke("group", "not-for-this");
    }
    for (field, text) in
        [("hint", &form.hint), ("phone", &form.phone), ("asks", &form.asks), ("needs", &form.needs)]
    {
        rules.line(field, text.as_deref().unwrap_or_default());
        let said = text.as_deref().is_some_and(|text| !text.trim().is_empty());
        rules.hold(!said || list.parts().contains(&field), field, "not-for-this");
    }
    let called = form.topics.as_deref().unwrap_or_default();
    let offered = topics(list);
    let known = |code: &String| offered.iter().any(|topic| topic.code == code.as_str());
    rules.hold(called.iter().all(known), "topics", "unknown-choice");
    let others = lines.iter().any(|(code, _, offered)| *offered && *code != form.code);
    rules.hold(form.offered != Some(false) || others, "offered", "last-one");
}

/// Topics that lines of a list may call up.
fn topics(list: List) -> Vec<Term> {
    let offered = TOPICS.iter().filter(|_| list == List::ConcernTypes);
    let term = |code: &'static str, label: &'static str| Term {
        code: code.into(),
        label: label.into(),
        group: None,
        hint: None,
        offered: true,
    };
    offered.map(|topic| term(topic.code, topic.title)).collect()
}

fn groups(list: List, lists: &Lists) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    for group in lists.of(list).iter().filter_map(|term| term.group.as_deref()) {
        if !groups.iter().any(|known| known == group) {
            groups.push(group.to_owned());
        }
    }
    groups
}

fn lines(list: List, lists: &Lists, seeds: &Lists) -> Vec<ListLine> {
    let line = |code: &str, label: &str, offered: bool| {
        let came =
            seeds.lines(list).into_iter().find(|(known, ..)| *known == code).map(|(_, label, _)| label);
        ListLine {
            code: code.into(),
            label: label.into(),
            came_as: came.filter(|came| *came != label).map(str::to_owned),
            own: came.is_none(),
            offered,
            group: String::new(),
            hint: String::new(),
            topics: Vec::new(),
            phone: String::new(),
            asks: String::new(),
            needs: String::new(),
        }
    };
    if list == List::Agencies {
        let agencies = lists.agencies().iter().map(|one| ListLine {
            phone: one.phone.to_string(),
            asks: one.asks.to_string(),
            needs: one.needs.to_string(),
            ..line(&one.code, &one.label, one.offered)
        });
        return agencies.collect();
    }
    let terms = lists.of(list).iter().map(|one| ListLine {
        group: one.group.as_deref().unwrap_or_default().to_owned(),
        hint: one.hint.as_deref().unwrap_or_default().to_owned(),
        topics: match list {
            List::ConcernTypes => lists.topics_of(&one.code).into_iter().collect(),
            _ => Vec::new(),
        },
        ..line(&one.code, &one.label, one.offered)
    });
    terms.collect()
}
