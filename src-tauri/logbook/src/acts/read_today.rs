//! Today: what may not wait, what to decide, whom to chase, what is due.

use super::hand_over::HandoverLine;
use super::list_actions::DueAction;
use super::list_concerns::ConcernLine;
use super::list_replies::ReplyLine;
use super::officers::WaitingForMe;
use super::read_since::Since;
use super::share::{BreachOpen, ShareLine, ShareWaiting};
use super::{Nothing, view};
use crate::domain::id::{ConcernId, OfficerId, PersonId};
use crate::domain::roster::Duty;
use crate::domain::{clocks, person, terms, time, working_days};
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::actions::WantedActions;
use crate::store::concerns::{Sort, Wanted};

/// Most lines of one panel; how many there are in all is said, and the rest is behind its link.
const PANEL: u32 = 25;
/// Weeks in the small picture.
const WEEKS: u64 = 12;

view! {
    /// How many there are of one kind, of which a list holds the first 25.
    pub struct Total {
        /// In all.
        pub all: u64,
        /// Over their day.
        pub over: u64,
    }
    /// How many there are of each kind in all: a list that is cut short says so.
    pub struct Totals {
        /// In danger.
        pub danger: u64,
        /// To decide.
        pub decide: u64,
        /// To decide, and late.
        pub late: u64,
        /// Actions.
        pub actions: Total,
        /// Replies.
        pub replies: Total,
        /// What a clock of the council sets a day for.
        pub clocked: Total,
        /// Reviews.
        pub reviews: Total,
        /// Warnings.
        pub warnings: Total,
        /// Written apart.
        pub versions: u64,
        /// Whoever reported them was not told that they were taken up.
        pub feedback: u64,
    }
    /// The day at a glance.
    pub struct Today {
        /// The day.
        pub today: String,
        /// How many there are of what stands below, in all.
        pub totals: Totals,
        /// Immediate danger, decided or not, until somebody says that there is none, or closes it.
        pub danger: Vec<ConcernLine>,
        /// Not yet decided; those in danger stand above.
        pub decide: Vec<ConcernLine>,
        /// Those among them whose first decision is late by the council's clock.
        pub late: Vec<LateDecision>,
        /// Actions due within a week or over, this officer's own first.
        pub actions: Vec<DueAction>,
        /// What a clock of the council, or an officer in a topic, sets a day for, within a week or over; soonest first.
        pub clocked: Vec<ClockedDue>,
        /// Notes from the other officers that this one has not put away.
        pub handovers: Vec<HandoverLine>,
        /// The first replies of the chase list.
        pub replies: Vec<ReplyLine>,
        /// Reviews due within a week or over.
        pub reviews: Vec<Review>,
        /// Warnings about people to be looked at again within a week, or over.
        pub warnings: Vec<WarningDue>,
        /// Concerns in which something was written apart and waits to be settled.
        pub versions: Vec<ConcernLine>,
        /// What waits for this officer about officers and machines.
        pub waiting: WaitingForMe,
        /// What the others wrote since this officer was last here.
        pub since: Since,
        /// Whether the recovery kit was checked on paper.
        pub kit_confirmed: bool,
        /// When the log was last checked.
        pub checked_at: Option<String>,
        /// New concerns a week, oldest first.
        pub weeks: Vec<Week>,
        /// Packets on record that never reached a file.
        pub undelivered: Vec<ShareLine>,
        /// Packets of which something was put right since, and whoever has them was not told.
        pub to_correct: Vec<ShareLine>,
        /// Packets that reached somebody they were not for, and of which that is not over.
        pub breaches: Vec<BreachOpen>,
        /// Packets that nobody acknowledged or answered in time, or soon will not have.
        pub shares: Vec<ShareWaiting>,
        /// How many concerns came from a sheet and are still to be looked through.
        pub unseen: u64,
    }
    /// A concern whose first decision is late.
    pub struct LateDecision {
        /// The concern.
        #[serde(flatten)]
        pub line: ConcernLine,
        /// Working days over.
        pub days_over: u32,
    }
    /// Something still to do by a clock.
    pub struct ClockedDue {
        /// The concern.
        pub concern: ConcernId,
        /// Its reference.
        pub reference: String,
        /// Name of the person it is about.
        pub title: String,
        /// What is to be done, in words.
        pub what: String,
        /// The act by which it is written down, and what it is about.
        pub field: String,
        /// The day.
        pub by: String,
        /// Working days over, which is what the clocks count.
        pub days_over: u32,
        /// Why by that day: where the clock comes from, or whose day it is.
        pub why: String,
        /// Whose it is to see to: the officer who decided last, or the Designated Safeguarding Officer.
        pub owner_name: String,
        /// Whether that is the officer who looks.
        pub mine: bool,
    }
    /// A review that is due.
    pub struct Review {
        /// The concern.
        #[serde(flatten)]
        pub line: ConcernLine,
        /// The day.
        pub review_on: String,
        /// Days over; negative while it lies ahead.
        pub days_over: i64,
    }
    /// A warning to be looked at again.
    pub struct WarningDue {
        /// The person.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// The warning, in words.
        pub warning: String,
        /// Why it was given.
        pub reason: String,
        /// The day.
        pub review_on: String,
        /// Days over; negative while it lies ahead.
        pub days_over: i64,
    }
    /// New concerns of a week.
    pub struct Week {
        /// Its Monday.
        pub from: String,
        /// How many.
        pub count: u32,
    }
}

impl Logbook {
    /// Reads the day.
    ///
    /// # Errors
    /// Store errors.
    pub fn read_today(&mut self, _: Nothing) -> Result<Today> {
        let today = time::day(self.now());
        // What came from a sheet has a line of its own: hundreds of old worries would hide today's.
        let active = Wanted { states: vec!["new", "open"], unseen: Some(false), ..Wanted::default() };
        let danger = Wanted { danger: Some(true), ..active.clone() };
        let decide = Wanted { states: vec!["new"], danger: Some(false), ..active.clone() };
        let received_by = working_days::past_by(today, self.settings.clocks.days(clocks::DECIDE));
        let late = Wanted { to: Some(received_by.to_string()), ..decide.clone() };
        let in_a_week = (today + chrono::Days::new(7)).to_string();
        let due = Wanted { review_by: Some(in_a_week), ..active };
        let apart = Wanted { versions: true, ..Wanted::default() };
        let (actions, all_actions) = self.actions(today)?;
        let (clocked, all_clocked) = self.clocked_due(today)?;
        let (replies, all_replies) = self.replies(today)?;
        let (warnings, all_warnings) = self.warnings(today)?;
        let totals = Totals {
            danger: self.store.count_concerns(&danger)?,
            decide: self.store.count_concerns(&decide)?,
            late: self.store.count_concerns(&late)?,
            actions: all_actions,
            clocked: all_clocked,
            replies: all_replies,
            reviews: self.all_reviews(&due, today)?,
            warnings: all_warnings,
            versions: self.store.count_concerns(&apart)?,
            feedback: self.store.count_concerns(&Wanted { feedback: true, ..Wanted::default() })?,
        };
        let mut undelivered = Vec::new();
        for (share, _) in self.store.expected_deliveries()? {
            undelivered.extend(self.store.share(share)?.map(|row| self.share_line(row)).transpose()?);
        }
        Ok(Today {
            today: today.to_string(),
            totals,
            danger: self.panel(&danger, Sort::Oldest)?,
            decide: self.panel(&decide, Sort::Oldest)?,
            late: self.late(&late, today)?,
            actions,
            clocked,
            handovers: self.handovers()?,
            replies,
            reviews: self.reviews(&due, today)?,
            warnings,
            versions: self.panel(&apart, Sort::Oldest)?,
            waiting: self.waiting_for_me()?,
            since: self.read_since(Nothing::default())?,
            kit_confirmed: self.roster.kit_confirmed_at.is_some(),
            checked_at: self.store.local("checked_at")?,
            weeks: self.weeks(today)?,
            undelivered,
            to_correct: self.shares_to_correct()?,
            breaches: self.breaches()?,
            shares: self.shares_waiting(chrono::Days::new(1))?,
            unseen: self.store.count_concerns(&Wanted { unseen: Some(true), ..Wanted::default() })?,
        })
    }

    fn panel(&self, wanted: &Wanted, sort: Sort) -> Result<Vec<ConcernLine>> {
        let rows = self.store.list_concerns(wanted, sort, None, PANEL)?;
        rows.into_iter().map(|(row, _)| self.concern_line(row, String::new())).collect()
    }

    /// Concerns that wait for their first decision longer than the council's clock allows, from the day they reached it.
    fn late(&self, late: &Wanted, today: chrono::NaiveDate) -> Result<Vec<LateDecision>> {
        let allowed = self.settings.clocks.days(clocks::DECIDE);
        let lines = self.panel(late, Sort::Oldest)?.into_iter();
        let late = lines.map(|line| {
            let received = line.received_at.as_deref().and_then(|moment| moment.get(..10));
            let waited =
                received.and_then(time::parse_day).map_or(0, |day| working_days::between(day, today));
            LateDecision { line, days_over: waited.saturating_sub(allowed) }
        });
        Ok(late.collect())
    }

    fn actions(&self, today: chrono::NaiveDate) -> Result<(Vec<DueAction>, Total)> {
        let by = |day: String| WantedActions { due_to: Some(day), ..WantedActions::default() };
        let week = (today + chrono::Days::new(7)).to_string();
        let total = Total {
            all: self.store.count_actions(&by(week.clone()))?,
            over: self.store.count_actions(&by(day_before(today)))?,
        };
        let rows = self.store.actions_due(&week, self.my_officer(), PANEL)?;
        Ok((self.with_their_concerns(rows, &today.to_string())?, total))
    }

    fn clocked_due(&self, today: chrono::NaiveDate) -> Result<(Vec<ClockedDue>, Total)> {
        let clocks = &self.settings.clocks;
        let rows = self.store.clocked()?.into_iter().filter(|(_, one)| one.is_near(clocks, today));
        let mut due: Vec<_> = rows.map(|(id, one)| (one.by(clocks), id, one)).collect();
        due.sort_by_key(|(by, ..)| *by);
        let days_over = |by| working_days::between(by, today);
        let over = due.iter().filter(|(by, ..)| days_over(*by) > 0).count();
        let total = Total { all: due.len() as u64, over: over as u64 };
        let mut lines = Vec::new();
        for (by, concern, one) in due.into_iter().take(PANEL as usize) {
            let Some(concern) = self.store.concern_row(concern)? else { continue };
            let owner = self.sees_to(concern.id)?;
            lines.push(ClockedDue {
                why: one.why(self.lists()).into(),
                owner_name: owner.map(|owner| self.officer_called(owner)).unwrap_or_default(),
                mine: owner.is_some() && owner == self.my_officer(),
                concern: concern.id,
                reference: concern.reference,
                title: concern.title,
                what: one.what(self.lists()),
                field: one.field(),
                by: by.to_string(),
                days_over: days_over(by),
            });
        }
        Ok((lines, total))
    }

    /// The officer who decided a concern last, while they are in; else the Designated Safeguarding Officer.
    fn sees_to(&self, concern: ConcernId) -> Result<Option<OfficerId>> {
        let decided = self.store.decided_on(concern)?;
        let decided = decided.and_then(|machine| self.roster.officer_of(&machine)).map(|officer| officer.id);
        let members = &self.roster.members;
        let is_in = |officer: &OfficerId| members.get(officer).is_some_and(|member| member.is_in());
        let dso = || members.values().find(|member| member.duty == Duty::Dso).map(|member| member.officer.id);
        Ok(decided.filter(is_in).or_else(dso))
    }

    fn replies(&self, today: chrono::NaiveDate) -> Result<(Vec<ReplyLine>, Total)> {
        let mut replies = self.replies_awaited(today)?;
        let over = replies.iter().filter(|line| line.state == "overdue").count();
        let total = Total { all: replies.len() as u64, over: over as u64 };
        replies.truncate(PANEL as usize);
        Ok((self.replies_named(replies)?, total))
    }

    fn all_reviews(&self, due: &Wanted, today: chrono::NaiveDate) -> Result<Total> {
        let over = Wanted { review_by: Some(day_before(today)), ..due.clone() };
        Ok(Total { all: self.store.count_concerns(due)?, over: self.store.count_concerns(&over)? })
    }

    fn reviews(&self, due: &Wanted, today: chrono::NaiveDate) -> Result<Vec<Review>> {
        let mut reviews = Vec::new();
        for (row, _) in self.store.list_concerns(due, Sort::Review, None, PANEL)? {
            let Some(day) = row.review_on.clone() else { continue };
            let days_over = time::parse_day(&day).map_or(0, |day| (today - day).num_days());
            reviews.push(Review { line: self.concern_line(row, String::new())?, review_on: day, days_over });
        }
        Ok(reviews)
    }

    fn warnings(&self, today: chrono::NaiveDate) -> Result<(Vec<WarningDue>, Total)> {
        let by = (today + chrono::Days::new(7)).to_string();
        let mut due = Vec::new();
        for person in self.store.people_with_warnings_due(&by)? {
            // Two who are one and the same have their warnings together.
            let person = self.store.kept_person(person)?;
            let known = due.iter().any(|one: &WarningDue| one.person == person);
            let Some(facts) = self.store.person_shown(person)?.filter(|_| !known) else { continue };
            for flag in &facts.flags {
                let Some(day) = flag.review_on.clone().filter(|day| *day <= by) else { continue };
                due.push(WarningDue {
                    person,
                    name: person::shown_name(&facts),
                    warning: terms::label(terms::FLAGS, &flag.kind),
                    reason: flag.reason.clone(),
                    days_over: time::parse_day(&day).map_or(0, |day| (today - day).num_days()),
                    review_on: day,
                });
            }
        }
        due.sort_by(|a, b| a.review_on.cmp(&b.review_on));
        let over = due.iter().filter(|warning| warning.days_over > 0).count();
        let total = Total { all: due.len() as u64, over: over as u64 };
        due.truncate(PANEL as usize);
        Ok((due, total))
    }

    fn weeks(&self, today: chrono::NaiveDate) -> Result<Vec<Week>> {
        use chrono::Datelike;
        let monday = today - chrono::Days::new(today.weekday().num_days_from_monday().into());
        let starts = (0..WEEKS).rev().map(|back| monday - chrono::Days::new(7 * back));
        starts
            .map(|from| {
                let until = (from + chrono::Days::new(7)).to_string();
                let count = self.store.count_received(&from.to_string(), &until)?;
                Ok(Week { from: from.to_string(), count })
            })
            .collect()
    }
}

fn day_before(day: chrono::NaiveDate) -> String {
    (day - chrono::Days::new(1)).to_string()
}
