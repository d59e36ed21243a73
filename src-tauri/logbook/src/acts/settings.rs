//! Settings: what a council may set, and what is true of this program and machine.

use std::collections::BTreeMap;

use super::{Nothing, form, view};
use crate::domain::clocks::{self, Clock, Clocks};
use crate::domain::policy::Policy;
use crate::domain::roster::Duty;
use crate::domain::rules::Rules;
use crate::domain::settings::Settings;
use crate::domain::time;
use crate::domain::topics::Thresholds;
use crate::entry::v1::{Body, SettingsChanged};
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::open::versions;

/// The lock must come, and must not come while an officer reads a page.
const IDLE_MINUTES: std::ops::RangeInclusive<u32> = 1..=60;
/// A threshold of MARAC: one at least; more than these would switch it off.
const MARAC_TICKS: std::ops::RangeInclusive<u32> = 1..=24;
/// An item of a DASH, or none.
const MARAC_ITEMS: std::ops::RangeInclusive<u32> = 0..=24;
const MARAC_EVENTS: std::ops::RangeInclusive<u32> = 1..=20;
const MARAC_MONTHS: std::ops::RangeInclusive<u32> = 1..=60;
/// Records: a year at least; nothing that a district council keeps needs a century.
const RETENTION_YEARS: std::ops::RangeInclusive<u32> = 1..=100;
/// Objections: a quarter of a year at most; none where a council wants two officers and no wait.
const OBJECTION_DAYS: std::ops::RangeInclusive<u32> = 0..=92;
/// Reviews: a day at least, a year at most.
const REVIEW_DAYS: std::ops::RangeInclusive<u32> = 1..=366;

form! {
    /// Settings to put in force, all of them.
    pub struct SettingsForm {
        /// The council.
        pub organisation: String,
        /// Role of the officer on this machine.
        pub officer_role: String,
        /// Telephone in packets.
        pub phone: String,
        /// Out of hours, in packets.
        pub out_of_hours: String,
        /// E-mail in packets.
        pub email: String,
        /// Marking on pages and packets.
        pub marking: String,
        /// Minutes until the log locks by itself, 1 to 60.
        pub idle_minutes: u32,
        /// Longest time to the next review, days, 1 to 366.
        pub review_days: u32,
        /// Years for which a record is kept, 1 to 100; nothing leaves it as it is.
        pub retention_years: Option<u32>,
        /// Days for which a proposal to erase a record is open to objections, 0 to 92; nothing leaves it as it is.
        pub objection_days: Option<u32>,
        /// Version of the appropriate policy document in force; nothing leaves it as it is.
        pub policy_version: Option<String>,
        /// Since when it is in force: a day.
        pub policy_since: Option<String>,
        /// The day by which it is to be reviewed.
        pub policy_review_by: Option<String>,
        /// Items of a DASH from which on the risk is visibly high, 1 to 24; nothing leaves it as it is.
        pub marac_ticks: Option<u32>,
        /// Incidents that are an escalation, 1 to 20.
        pub marac_events: Option<u32>,
        /// Months within which they are, 1 to 60.
        pub marac_months: Option<u32>,
        /// Months after a MARAC within which a further incident is a repeat, 1 to 60.
        pub marac_repeat_months: Option<u32>,
        /// What gate 2, professional judgement, takes; empty where it is no gate, nothing leaves it as it is.
        pub marac_judgement: Option<String>,
        /// What gate 4, suicide or self-harm, takes; likewise.
        pub marac_suicide: Option<String>,
        /// The item of a DASH that is a reason to ask about gate 4, 0 to 24; 0 for none.
        pub marac_suicide_item: Option<u32>,
        /// Working days of clocks by their names, 1 to 130; one that is left out stays as it is.
        pub clocks: BTreeMap<String, u32>,
        /// `system`, `light` or `dark`.
        pub theme: String,
        /// `compact` or `comfortable`.
        pub density: String,
    }
}

view! {
    /// Settings in force and facts about the program.
    pub struct SettingsView {
        /// The council.
        pub organisation: String,
        /// First part of every reference.
        pub reference_prefix: String,
        /// The officer on this machine.
        pub officer_name: String,
        /// The title by which packets name them.
        pub officer_role: String,
        /// Their duty by the roster, in words.
        pub duty: String,
        /// Telephone in packets.
        pub phone: String,
        /// Out of hours, in packets.
        pub out_of_hours: String,
        /// E-mail in packets.
        pub email: String,
        /// Marking.
        pub marking: String,
        /// Minutes until the log locks.
        pub idle_minutes: u32,
        /// Longest time to the next review, days.
        pub review_days: u32,
        /// Years for which a record is kept.
        pub retention_years: u32,
        /// Days for which a proposal to erase a record is open to objections.
        pub objection_days: u32,
        /// Version of the appropriate policy document in force; empty where none is on record.
        pub policy_version: String,
        /// Since when it is in force.
        pub policy_since: String,
        /// The day by which it is to be reviewed.
        pub policy_review_by: String,
        /// Items of a DASH from which on the risk is visibly high.
        pub marac_ticks: u32,
        /// Incidents that are an escalation.
        pub marac_events: u32,
        /// Months within which they are.
        pub marac_months: u32,
        /// Months after a MARAC within which a further incident is a repeat.
        pub marac_repeat_months: u32,
        /// What gate 2, professional judgement, takes; empty where it is no gate.
        pub marac_judgement: String,
        /// What gate 4, suicide or self-harm, takes; likewise.
        pub marac_suicide: String,
        /// The item of a DASH that is a reason to ask about gate 4; 0 for none.
        pub marac_suicide_item: u32,
        /// Every clock.
        pub clocks: Vec<ClockLine>,
        /// Theme.
        pub theme: String,
        /// Density.
        pub density: String,
        /// When the recovery kit was checked on paper.
        pub kit_confirmed_at: Option<String>,
        /// The log's id.
        pub log: String,
        /// This machine's id.
        pub machine: String,
        /// Version of the program.
        pub program: String,
        /// Version of SQLite.
        pub sqlite: String,
        /// Version of SQLCipher.
        pub sqlcipher: String,
        /// Kind of keyring.
        pub keyring: String,
    }
    /// A clock: how long the log waits before it says that something is due.
    pub struct ClockLine {
        /// Its permanent name.
        pub name: String,
        /// What it waits for.
        pub label: String,
        /// Why it usually has the value it has; may be empty.
        pub why: String,
        /// Working days.
        pub days: u32,
        /// Working days when the council says nothing else.
        pub usual: u32,
    }
}

impl Logbook {
    /// Reads the settings.
    ///
    /// # Errors
    /// Store errors.
    pub fn read_settings(&mut self, _: Nothing) -> Result<SettingsView> {
        let (sqlite, sqlcipher) = versions(&self.store)?;
        let officer = self.roster.officer_of(&self.pen.me).cloned().unwrap_or_default();
        let (theme, density) = self.appearance()?;
        let set = self.settings.clone();
        let line = |clock: Clock| ClockLine {
            days: set.clocks.days(&clock.name),
            name: clock.name,
            label: clock.label,
            why: clock.why.into(),
            usual: clock.usual,
        };
        let clocks = clocks::all(self.lists().agencies()).into_iter().map(line).collect();
        Ok(SettingsView {
            clocks,
            organisation: self.organisation(),
            reference_prefix: self.roster.reference_prefix.clone(),
            officer_name: officer.name,
            duty: self.duty_in_words(),
            officer_role: self.title(),
            phone: set.phone,
            out_of_hours: set.out_of_hours,
            email: set.email,
            marking: set.marking,
            idle_minutes: set.idle_minutes,
            review_days: set.review_days,
            retention_years: set.retention_years,
            objection_days: set.objection_days,
            policy_version: set.policy.version,
            policy_since: set.policy.since,
            policy_review_by: set.policy.review_by,
            marac_ticks: set.marac.marac_ticks,
            marac_events: set.marac.marac_events,
            marac_months: set.marac.marac_months,
            marac_repeat_months: set.marac.marac_repeat_months,
            marac_judgement: set.marac.marac_judgement,
            marac_suicide: set.marac.marac_suicide,
            marac_suicide_item: set.marac.marac_suicide_item,
            theme,
            density,
            kit_confirmed_at: self.roster.kit_confirmed_at.map(time::instant),
            log: self.roster.log.to_string(),
            machine: self.pen.me.to_string(),
            program: env!("CARGO_PKG_VERSION").into(),
            sqlite,
            sqlcipher,
            keyring: self.keyring.name().into(),
        })
    }

    /// Puts settings in force.
    ///
    /// # Errors
    /// `Invalid`; store errors. Nothing changes then.
    pub fn change_settings(&mut self, form: SettingsForm) -> Result<()> {
        let mut rules = Rules::at(self.now());
        rules.required("organisation", &form.organisation).required("marking", &form.marking);
        for (field, text) in [
            ("organisation", &form.organisation),
            ("officer_role", &form.officer_role),
            ("phone", &form.phone),
            ("out_of_hours", &form.out_of_hours),
            ("email", &form.email),
            ("marking", &form.marking),
        ] {
            rules.line(field, text);
        }
        let denied = self.my_duty().is_some_and(|duty| duty.is_denied_by(&form.officer_role));
        rules.hold(!denied, "officer_role", "not-your-duty");
        rules.hold(IDLE_MINUTES.contains(&form.idle_minutes), "idle_minutes", "out-of-range");
        rules.hold(REVIEW_DAYS.contains(&form.review_days), "review_days", "out-of-range");
        let retention_years = form.retention_years.unwrap_or(self.settings.retention_years);
        let objection_days = form.objection_days.unwrap_or(self.settings.objection_days);
        rules.hold(RETENTION_YEARS.contains(&retention_years), "retention_years", "out-of-range");
        rules.hold(OBJECTION_DAYS.contains(&objection_days), "objection_days", "out-of-range");
        let policy = self.policy_as_asked(&form, &mut rules);
        let marac = self.marac_as_asked(&form, &mut rules);
        let clocks = self.clocks_as_asked(&form, &mut rules);
        rules.hold(["system", "light", "dark"].contains(&form.theme.as_str()), "theme", "unknown-choice");
        rules.hold(["compact", "comfortable"].contains(&form.density.as_str()), "density", "unknown-choice");
        rules.finish()?;
        let set = Settings {
            organisation: form.organisation,
            officer_role: form.officer_role,
            phone: form.phone,
            out_of_hours: form.out_of_hours,
            email: form.email,
            marking: form.marking,
            idle_minutes: form.idle_minutes,
            review_days: form.review_days,
            retention_years,
            objection_days,
            marac,
            policy,
            clocks,
            theme: self.settings.theme.clone(),
            density: self.settings.density.clone(),
            lists: self.settings.lists.clone(),
            recipients: self.settings.recipients.clone(),
            templates: self.settings.templates.clone(),
        };
        self.store.set_local("theme", &form.theme)?;
        self.store.set_local("density", &form.density)?;
        // How this screen looks is nobody else's business: only what is the council's becomes an entry.
        if set == self.settings {
            return Ok(());
        }
        let log = self.roster.log;
        // Only what is new: what a colleague sets at the same time is not set back.
        let was = self.settings.values();
        let values = set.values().into_iter().filter(|(name, value)| was.get(name) != Some(value)).collect();
        let body = Body::SettingsChanged(SettingsChanged { values });
        self.commit(vec![(log.into(), body)]).map(|_| ())
    }

    /// A version without its day, or a day without a version, is not a document that anybody could point to.
    fn policy_as_asked(&self, form: &SettingsForm, rules: &mut Rules) -> Policy {
        let asked = |asked: &Option<String>, set: &String| asked.as_ref().unwrap_or(set).trim().to_owned();
        let set = &self.settings.policy;
        let policy = Policy {
            version: asked(&form.policy_version, &set.version),
            since: asked(&form.policy_since, &set.since),
            review_by: asked(&form.policy_review_by, &set.review_by),
        };
        rules.line("policy_version", &policy.version);
        let day = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let (since, review_by) = (day(&policy.since), day(&policy.review_by));
        rules.past_day("policy_since", since.as_deref());
        // It may have passed: then a review is overdue, and whoever saves something else need not put that right first.
        let began = since.as_deref().map(|since| format!("{since}T00:00"));
        rules.from_on("policy_review_by", review_by.as_deref(), began.as_deref());
        let lacks = if policy.version.is_empty() { "policy_version" } else { "policy_since" };
        rules.hold(policy.version.is_empty() == since.is_none(), lacks, "policy-needs-both");
        policy
    }

    /// Thresholds of MARAC as a form asks for them; what it leaves out stays.
    fn marac_as_asked(&self, form: &SettingsForm, rules: &mut Rules) -> Thresholds {
        let mut marac = self.settings.marac.clone();
        for (field, asked) in
            [("marac_judgement", &form.marac_judgement), ("marac_suicide", &form.marac_suicide)]
        {
            rules.line(field, asked.as_deref().unwrap_or_default());
            if let (Some(words), Some(set)) = (asked, marac.words_named(field)) {
                *set = words.trim().to_owned();
            }
        }
        for (field, asked, range) in [
            ("marac_ticks", form.marac_ticks, MARAC_TICKS),
            ("marac_events", form.marac_events, MARAC_EVENTS),
            ("marac_months", form.marac_months, MARAC_MONTHS),
            ("marac_repeat_months", form.marac_repeat_months, MARAC_MONTHS),
            ("marac_suicide_item", form.marac_suicide_item, MARAC_ITEMS),
        ] {
            rules.hold(asked.is_none_or(|number| range.contains(&number)), field, "out-of-range");
            if let (Some(number), Some(set)) = (asked, marac.named(field)) {
                *set = number;
            }
        }
        marac
    }

    /// Clocks as a form asks for them; what it leaves out, and what is as usual, stays unsaid.
    fn clocks_as_asked(&self, form: &SettingsForm, rules: &mut Rules) -> Clocks {
        let mut set = self.settings.clocks.clone();
        let known = clocks::all(self.lists().agencies());
        for (name, days) in &form.clocks {
            let field = format!("clocks.{name}");
            let is_known = known.iter().any(|clock| clock.name == *name);
            rules.hold(is_known, "clocks", "unknown-choice");
            rules.hold(!is_known || clocks::DAYS.contains(days), &field, "out-of-range");
            if is_known && set.days(name) != *days {
                set.set(name, *days);
            }
        }
        set
    }

    /// What the roster says the officer on this machine is; nothing once they have left.
    pub(super) fn my_duty(&self) -> Option<Duty> {
        self.roster.member_of(&self.pen.me).filter(|member| member.is_in()).map(|member| member.duty)
    }

    /// That duty in words; empty once they have left.
    pub(super) fn duty_in_words(&self) -> String {
        self.my_duty().map_or("", Duty::in_words).into()
    }

    /// The title by which packets name the officer on this machine; it never claims another duty than the roster says.
    pub(super) fn title(&self) -> String {
        let set = &self.settings.officer_role;
        let began = self.roster.officer_of(&self.pen.me).map(|officer| officer.role.clone());
        let typed = if set.is_empty() { began.unwrap_or_default() } else { set.clone() };
        self.my_duty().map_or_else(|| typed.clone(), |duty| duty.title(&typed))
    }

    /// Theme and density of this machine's screen; one that never set them has those of older entries, or the usual ones.
    pub(super) fn appearance(&self) -> Result<(String, String)> {
        let theme = self.store.local("theme")?.unwrap_or_else(|| self.settings.theme.clone());
        let density = self.store.local("density")?.unwrap_or_else(|| self.settings.density.clone());
        Ok((theme, density))
    }
}
