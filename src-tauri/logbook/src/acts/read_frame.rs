//! What the frame around every page says: who is signed in, what waits, what is true of this machine.

use super::agree::FolderView;
use super::{Nothing, view};
use crate::domain::id::OfficerId;
use crate::domain::time;
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::concerns::Wanted;

view! {
    /// The frame.
    pub struct Frame {
        /// The council.
        pub organisation: String,
        /// The officer on this machine.
        pub officer: String,
        /// Their duty by the roster, in words; empty once they have left.
        pub role: String,
        /// The title by which packets name them.
        pub title: String,
        /// This machine's letter in references.
        pub machine_letter: String,
        /// The other officers who are in.
        pub colleagues: Vec<Colleague>,
        /// Marking on every page.
        pub marking: String,
        /// What waits.
        pub counts: Counts,
        /// Whether the recovery kit was checked on paper.
        pub kit_confirmed: bool,
        /// Minutes until the log locks by itself.
        pub idle_minutes: u32,
        /// Whether this machine may write in the log.
        pub is_in: bool,
        /// Why it may not, or why what is written here may reach nobody: a code with sentences in the words.
        pub apart: Option<String>,
        /// The officers to speak to about that.
        pub ask: Vec<String>,
        /// The shared folder.
        pub folder: FolderView,
        /// Officers who are in, this one among them.
        pub officers: u64,
        /// Alarms nobody has said they have seen.
        pub alarms: u64,
        /// Alarms that were seen, and whose cause is still there.
        pub alarms_still: u64,
        /// When the log was last checked on this machine, and found whole.
        pub checked_at: Option<String>,
        /// When the last check on this machine found something wrong, if it did.
        pub found_wrong: Option<String>,
        /// Days since a backup was last restored and found right; nothing when none ever was.
        pub backup_days: Option<u64>,
        /// Whether an officer must see to the backups.
        pub backup_red: bool,
        /// `system`, `light` or `dark`.
        pub theme: String,
        /// `compact` or `comfortable`.
        pub density: String,
        /// The clock.
        pub now: String,
        /// Today in London.
        pub today: String,
    }
    /// Another officer.
    pub struct Colleague {
        /// The officer.
        pub officer: OfficerId,
        /// Their name.
        pub name: String,
    }
    /// Numbers in the navigation.
    pub struct Counts {
        /// Concerns to decide or in danger.
        pub today: u64,
        /// Replies awaited that are due or over.
        pub shares_waiting: u64,
        /// Alarms, machines that ask to join, and proposals that wait for this officer.
        pub officers: u64,
    }
}

impl Logbook {
    /// Reads the frame.
    ///
    /// # Errors
    /// Store errors.
    pub fn read_frame(&mut self, _: Nothing) -> Result<Frame> {
        let now = self.now();
        let today = time::day(now).to_string();
        let new = Wanted { states: vec!["new"], unseen: Some(false), ..Wanted::default() };
        // Danger waits for somebody whatever was decided.
        let danger = Wanted { states: vec!["open"], danger: Some(true), ..new.clone() };
        let replies =
            Wanted { states: vec!["new", "open"], reply_by: Some(today.clone()), ..Wanted::default() };
        let me = self.pen.me;
        let officer = self.roster.officer_of(&me).cloned().unwrap_or_default();
        let (theme, density) = self.appearance()?;
        let waiting = self.waiting_for_me()?;
        let backup = self.read_backup(Nothing::default())?;
        Ok(Frame {
            organisation: self.organisation(),
            officer: officer.name,
            role: self.duty_in_words(),
            title: self.title(),
            machine_letter: self.roster.letter_of(&me),
            colleagues: self.colleagues(),
            marking: self.settings.marking.clone(),
            counts: Counts {
                today: self.store.count_concerns(&new)? + self.store.count_concerns(&danger)?,
                shares_waiting: self.store.count_concerns(&replies)?,
                officers: waiting.alarms + waiting.requests + waiting.proposals,
            },
            is_in: self.is_in() && !self.is_behind()?,
            apart: self.apart()?.map(str::to_owned),
            ask: self.whom_to_ask(),
            folder: self.folder_view()?,
            officers: self.roster.members.values().filter(|member| member.is_in()).count() as u64,
            alarms: waiting.alarms,
            alarms_still: waiting.alarms_still,
            kit_confirmed: self.roster.kit_confirmed_at.is_some(),
            idle_minutes: self.settings.idle_minutes,
            checked_at: self.store.local("checked_at")?,
            found_wrong: self.store.local("found_wrong")?.filter(|at| !at.is_empty()),
            backup_days: backup.days,
            backup_red: backup.red,
            theme,
            density,
            now: time::instant(now),
            today,
        })
    }

    fn colleagues(&self) -> Vec<Colleague> {
        let me = self.my_officer();
        let others =
            self.roster.members.values().filter(|member| member.is_in() && Some(member.officer.id) != me);
        others
            .map(|member| Colleague { officer: member.officer.id, name: member.officer.name.clone() })
            .collect()
    }

    /// The council's name in force.
    pub fn organisation(&self) -> String {
        let set = &self.settings.organisation;
        if set.is_empty() { self.roster.organisation.clone() } else { set.clone() }
    }
}
