//! Settings of the log: what a council may set, with defaults. Folded from `settings-changed` entries.

use std::collections::BTreeMap;

use super::clocks::Clocks;
use super::lists::Lists;
use super::policy::Policy;
use super::recipients::Recipients;
use super::templates::Templates;
use super::topics::Thresholds;

/// The settings in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Organisation's name; empty means the one the log started with.
    pub organisation: String,
    /// Role of the officer on this machine; empty means the one they started with.
    pub officer_role: String,
    /// Telephone in packets.
    pub phone: String,
    /// Out of hours, in packets.
    pub out_of_hours: String,
    /// E-mail in packets.
    pub email: String,
    /// Marking on pages and packets (Government Security Classifications).
    pub marking: String,
    /// Minutes without a key or pointer until the log locks.
    pub idle_minutes: u32,
    /// Longest time to the next review, days.
    pub review_days: u32,
    /// For how many years a record is kept after it was closed or last written in (D; the privacy notice says seven).
    pub retention_years: u32,
    /// For how many days a proposal to erase a record is open to objections.
    pub objection_days: u32,
    /// When Kent's MARAC takes a case (A4, "Kent MARAC, four gates").
    pub marac: Thresholds,
    /// Working days before something is due.
    pub clocks: Clocks,
    /// The appropriate policy document in force (Data Protection Act 2018, Schedule 1, Part 4).
    pub policy: Policy,
    /// Lists that the council changes.
    pub lists: Lists,
    /// People at the agencies whom packets go to.
    pub recipients: Recipients,
    /// What usually goes to each agency, and how.
    pub templates: Templates,
    /// `system`, `light` or `dark`, as entries of an older program set it for every machine at once.
    pub theme: String,
    /// `compact` or `comfortable`, likewise.
    pub density: String,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            organisation: String::new(),
            officer_role: String::new(),
            phone: String::new(),
            out_of_hours: String::new(),
            email: String::new(),
            marking: "OFFICIAL-SENSITIVE".into(),
            idle_minutes: 10,
            review_days: 28,
            retention_years: 7,
            objection_days: 28,
            marac: Thresholds::default(),
            clocks: Clocks::default(),
            policy: Policy::default(),
            lists: Lists::default(),
            recipients: Recipients::default(),
            templates: Templates::default(),
            theme: "system".into(),
            density: "compact".into(),
        }
    }
}

impl Settings {
    /// Applies named values; unknown names and unreadable numbers change nothing.
    pub fn apply(&mut self, values: &BTreeMap<String, String>) {
        for (name, value) in values {
            if let Some(number) = self.marac.named(name) {
                *number = value.parse().unwrap_or(*number);
            }
            if let Some(words) = self.marac.words_named(name) {
                words.clone_from(value);
            }
            if self.lists.apply(name, value)
                || self.recipients.apply(name, value)
                || self.templates.apply(name, value)
            {
                continue;
            }
            self.clocks.apply(name, value);
            match name.as_str() {
                "organisation" => self.organisation.clone_from(value),
                "officer_role" => self.officer_role.clone_from(value),
                "phone" => self.phone.clone_from(value),
                "out_of_hours" => self.out_of_hours.clone_from(value),
                "email" => self.email.clone_from(value),
                "marking" => self.marking.clone_from(value),
                "idle_minutes" => self.idle_minutes = value.parse().unwrap_or(self.idle_minutes),
                "review_days" => self.review_days = value.parse().unwrap_or(self.review_days),
                "retention_years" => self.retention_years = value.parse().unwrap_or(self.retention_years),
                "objection_days" => self.objection_days = value.parse().unwrap_or(self.objection_days),
                "policy_version" => self.policy.version.clone_from(value),
                "policy_since" => self.policy.since.clone_from(value),
                "policy_review_by" => self.policy.review_by.clone_from(value),
                "theme" => self.theme.clone_from(value),
                "density" => self.density.clone_from(value),
                _ => {}
            }
        }
    }

    /// The values as an entry carries them; a change of a list names only what it changes.
    pub fn values(&self) -> BTreeMap<String, String> {
        [
            ("organisation", self.organisation.clone()),
            ("officer_role", self.officer_role.clone()),
            ("phone", self.phone.clone()),
            ("out_of_hours", self.out_of_hours.clone()),
            ("email", self.email.clone()),
            ("marking", self.marking.clone()),
            ("idle_minutes", self.idle_minutes.to_string()),
            ("review_days", self.review_days.to_string()),
            ("retention_years", self.retention_years.to_string()),
            ("objection_days", self.objection_days.to_string()),
            ("policy_version", self.policy.version.clone()),
            ("policy_since", self.policy.since.clone()),
            ("policy_review_by", self.policy.review_by.clone()),
            ("marac_ticks", self.marac.marac_ticks.to_string()),
            ("marac_events", self.marac.marac_events.to_string()),
            ("marac_months", self.marac.marac_months.to_string()),
            ("marac_repeat_months", self.marac.marac_repeat_months.to_string()),
            ("marac_judgement", self.marac.marac_judgement.clone()),
            ("marac_suicide", self.marac.marac_suicide.clone()),
            ("marac_suicide_item", self.marac.marac_suicide_item.to_string()),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .chain(self.clocks.values())
        .collect()
    }
}
