//! What is true of the folder and the other machines, for the page that shows it and the foot of every page.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::Passed;
use crate::acts::view;
use crate::domain::id::{EntryId, MachineId, OfficerId};
use crate::domain::roster::Roster;
use crate::domain::time;
use crate::entry::v1::Body;
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::store::folder_files::Covers;
use crate::store::peers::Peer;

view! {
    /// The shared folder, as this machine knows it.
    pub struct FolderView {
        /// Whether one was chosen.
        pub chosen: bool,
        /// When a pass last ended well.
        pub passed_at: Option<String>,
        /// Why the last pass did not, if it did not: a code.
        pub fault: Option<String>,
        /// Entries of this machine that are not in the folder yet.
        pub to_publish: u64,
        /// Entries that wait for earlier ones which are not here yet: of whom, and how many.
        pub waiting: Vec<WaitingLine>,
    }
    /// Entries that wait.
    pub struct WaitingLine {
        /// The officer whose entries are awaited.
        pub officer: String,
        /// How many wait.
        pub count: u64,
    }
    /// Where an entry is, besides this machine.
    pub struct Whereabouts {
        /// Whether it stands in the shared folder.
        pub in_folder: bool,
        /// Other officers whose machines have it, by their own signed word.
        pub seen_by: Vec<String>,
    }
    /// Another machine, as its last manifest says.
    pub struct MachineState {
        /// The machine.
        pub machine: String,
        /// Its letter in references.
        pub letter: String,
        /// The officer at it.
        pub officer: String,
        /// That officer, for a form.
        pub officer_id: Option<OfficerId>,
        /// Whether it is this one.
        pub this: bool,
        /// `active`, `replaced`, `forked`, `turned-away`, `suspended` or `left`.
        pub standing: String,
        /// When it last spoke, by its own clock; nothing when it never did.
        pub spoke_at: Option<String>,
        /// Entries of this machine that it has not taken yet; nothing when it never spoke.
        pub behind: Option<u64>,
    }
    /// An alarm.
    pub struct AlarmLine {
        /// Its number.
        pub alarm: String,
        /// What: a code with a sentence in the words.
        pub kind: String,
        /// Whose machine it is about: the officer.
        pub officer: String,
        /// The machine's letter; a question mark when it is nobody's.
        pub letter: String,
        /// When.
        pub at: String,
        /// When an officer said they have seen it.
        pub seen_at: Option<String>,
        /// Whether it was seen and its cause was met again since, at the last pass.
        pub still: bool,
    }
}

impl Logbook {
    /// The shared folder that was chosen. No page learns it.
    ///
    /// # Errors
    /// Store errors.
    pub fn shared_folder(&self) -> Result<Option<PathBuf>> {
        Ok(self.store.local("folder")?.filter(|path| !path.is_empty()).map(PathBuf::from))
    }

    /// Chooses the shared folder. Nothing is written there until the next pass.
    ///
    /// # Errors
    /// `Invalid` when the path is not text; store errors.
    pub fn choose_shared_folder(&mut self, path: &Path) -> Result<()> {
        let text = path.to_str().ok_or_else(|| Error::field("folder", "not-understood"))?;
        self.store.set_local("folder", text)
    }

    pub(super) fn put_passed(&self, passed: &Passed) -> Result<()> {
        let step = self.store.begin()?;
        self.store.set_local("passed_at", &time::instant(self.now()))?;
        self.store.set_local("folder_fault", "")?;
        self.say_what_still_holds()?;
        self.store.set_local("passed_since", &self.store.local("pass_began")?.unwrap_or_default())?;
        let waiting: Vec<String> =
            passed.taken.waiting.iter().map(|(machine, count)| format!("{machine} {count}")).collect();
        self.store.set_local("waiting", &waiting.join("\n"))?;
        step.commit()?;
        Ok(())
    }

    /// Writes down why a pass did not end well.
    ///
    /// # Errors
    /// Store errors.
    pub fn put_folder_fault(&mut self, error: &Error) -> Result<()> {
        self.store.set_local("folder_fault", super::pass::folder_fault(error))
    }

    /// What is true of the shared folder, as this machine knows it.
    ///
    /// # Errors
    /// Store errors.
    pub fn folder_view(&self) -> Result<FolderView> {
        let head = self.pen.head.map_or(0, |(seq, _)| seq + 1);
        let waiting = self.store.local("waiting")?.unwrap_or_default();
        let waiting = waiting.lines().filter_map(|line| {
            let (machine, count) = line.split_once(' ')?;
            let officer = self.roster.officer_name(&machine.parse().ok()?);
            Some(WaitingLine { officer, count: count.parse().ok()? })
        });
        Ok(FolderView {
            chosen: self.shared_folder()?.is_some(),
            passed_at: self.store.local("passed_at")?,
            fault: self.store.local("folder_fault")?.filter(|fault| !fault.is_empty()),
            to_publish: head.saturating_sub(self.in_folder()?),
            waiting: waiting.collect(),
        })
    }

    /// How many of this machine's entries stand in the folder, read back, from the first on without a gap.
    pub(crate) fn in_folder(&self) -> Result<u64> {
        let mut ranges: Vec<(u64, u64)> = Vec::new();
        for file in self.store.published()? {
            if let Covers::Own(from, to, _) = file.covers {
                ranges.push((from, to));
            }
        }
        ranges.sort_unstable();
        let mut next = 0;
        for (from, to) in ranges {
            if from <= next {
                next = next.max(to + 1);
            }
        }
        Ok(next)
    }

    /// Reads once what says where entries are, for as many entries as a page shows.
    pub(crate) fn places(&self) -> Result<Places> {
        let peers = self.store.peers()?;
        let others = peers.into_iter().filter(|peer| self.roster.is_active(&peer.machine));
        let published = self.store.published()?.into_iter();
        let apart = published.filter_map(|file| match file.covers {
            Covers::Sealed(entries, _) => Some(entries),
            _ => None,
        });
        let (in_folder, apart) = (self.in_folder()?, apart.flatten().collect());
        let mut places = Places { me: self.pen.me, in_folder, apart, others: Vec::new() };
        for peer in others {
            if let Some(officer) = self.roster.officer_of(&peer.machine) {
                places.others.push((officer.id, officer.name.clone(), peer));
            }
        }
        Ok(places)
    }

    /// Where an entry is, words and all. Its own writer is not named among those who have it, nor are officers from whom it
    /// is kept: they have nothing but its place in the chain.
    pub(crate) fn whereabouts(&self, places: &Places, id: EntryId, kept_from: &[OfficerId]) -> Whereabouts {
        let writer = self.roster.officer_of(&id.machine).map(|officer| officer.id);
        let has = |peer: &Peer| {
            let head = peer.heads.get(&id.machine);
            head.is_some_and(|(seq, _)| *seq >= id.seq) && !peer.lacks.contains(&id)
        };
        let mut seen_by: Vec<String> = Vec::new();
        for (officer, name, peer) in &places.others {
            let reads = Some(*officer) != writer && !kept_from.contains(officer);
            if reads && has(peer) && !seen_by.contains(name) {
                seen_by.push(name.clone());
            }
        }
        let public = kept_from.is_empty() || self.nobody_else_reads(kept_from);
        let stands = id.seq < places.in_folder && (public || places.apart.contains(&id.to_string()));
        Whereabouts { in_folder: id.machine != places.me || stands, seen_by }
    }

    /// Whether no other officer who is in may read what is kept from these.
    fn nobody_else_reads(&self, kept_from: &[OfficerId]) -> bool {
        let me = self.roster.officer_of(&self.pen.me).map(|officer| officer.id);
        self.roster
            .active_officers()
            .iter()
            .all(|officer| Some(*officer) == me || kept_from.contains(officer))
    }

    pub(crate) fn machine_states(&self) -> Result<Vec<MachineState>> {
        let peers = self.store.peers()?;
        let mine = self.pen.head.map_or(0, |(seq, _)| seq + 1);
        let lines = self.roster.machines.values().map(|machine| {
            let peer = peers.iter().find(|peer| peer.machine == machine.id);
            let has = peer.map(|peer| peer.heads.get(&self.pen.me).map_or(0, |(seq, _)| seq + 1));
            MachineState {
                machine: machine.id.to_string(),
                letter: machine.letter.clone(),
                officer: self.roster.officer_name(&machine.id),
                officer_id: self.roster.officer_of(&machine.id).map(|officer| officer.id),
                this: machine.id == self.pen.me,
                standing: standing(&self.roster, machine.id).into(),
                spoke_at: peer.map(|peer| time::instant(peer.at)),
                behind: has.map(|has| mine.saturating_sub(has)),
            }
        });
        Ok(lines.collect())
    }

    pub(crate) fn alarm_lines(&self) -> Result<Vec<AlarmLine>> {
        let since = self.store.local("passed_since")?.and_then(|at| at.parse::<i64>().ok()).unwrap_or(0);
        let mut newest = BTreeSet::new();
        let mut lines = Vec::new();
        for alarm in self.store.alarms()? {
            // Of one cause that was said more than once only the last is still so.
            let last = newest.insert((alarm.kind.clone(), alarm.machine));
            let met = self.store.last_met(&alarm.kind, alarm.machine)?;
            lines.push(AlarmLine {
                alarm: alarm.id.to_string(),
                officer: self.roster.officer_name(&alarm.machine),
                letter: self.roster.letter_of(&alarm.machine),
                at: time::instant(alarm.raised_at),
                seen_at: alarm.seen_at.map(time::instant),
                still: last
                    && alarm.seen_at.is_some_and(|seen| met.is_some_and(|met| met >= since && met > seen)),
                kind: alarm.kind,
            });
        }
        Ok(lines)
    }

    /// Every age identity this machine can open files with.
    pub(crate) fn all_identities(&self) -> Result<Vec<Zeroizing<String>>> {
        let mut identities: Vec<Zeroizing<String>> =
            self.store.identities()?.into_iter().map(|(_, identity, _)| identity).collect();
        if self.store.local("first_key")?.as_deref() != Some("burnt") {
            identities.push(Zeroizing::new(self.keyset.identity.clone()));
        }
        Ok(identities)
    }

    /// Hash of the log's first entry, hexadecimal.
    pub(crate) fn genesis_hex(&self) -> Result<Option<String>> {
        let first = self.store.entries_of_kinds(&["log-started"])?.into_iter().next();
        Ok(first.map(|kept| data_encoding::HEXLOWER.encode(&kept.hash)))
    }

    /// Folds the settings again from their entries.
    pub(crate) fn read_settings_entries(&mut self) -> Result<()> {
        let mut settings = crate::domain::settings::Settings::default();
        let officer = |machine| self.roster.officer_of(&machine).map(|officer| officer.id);
        let me = officer(self.pen.me);
        for kept in self.store.entries_of_kinds(&["settings-changed"])? {
            if let (true, Some(told)) = (self.store.cuts().allow(kept.id), kept.told()?)
                && let Body::SettingsChanged(changed) = &told.body
            {
                let mut values = changed.values.clone();
                if officer(kept.id.machine) != me {
                    // The role by which packets name somebody is that officer's own.
                    values.remove("officer_role");
                }
                settings.apply(&values);
            }
        }
        self.settings = settings;
        Ok(())
    }

    /// Wraps the database key to the recovery kit and to the other officers' machines, so that any of them can help; does
    /// nothing where it is wrapped so already. One that fails now costs nothing: what stood there stands, and the next
    /// start tries again.
    pub(crate) fn wrap_to_everybody(&self) {
        let _ = self.wrap_afresh();
    }

    /// As [`Logbook::wrap_to_everybody`], for when it must not fail.
    ///
    /// # Errors
    /// File and store errors; what stood there stands then.
    pub(crate) fn wrap_afresh(&self) -> Result<()> {
        let recipients = self.who_may_hold_everything(false)?;
        let said = |file: Vec<u8>| {
            format!(
                "{} {}",
                data_encoding::HEXLOWER.encode(&crate::entry::sha256(&file)),
                recipients.join(" ")
            )
        };
        let recovery = self.vault.folder().recovery();
        let stands = std::fs::read(&recovery).ok().map(said);
        if stands.is_some() && stands == self.store.local("wrapped")? {
            return Ok(());
        }
        self.vault.wrap_to_kits(&self.keyset, &recipients)?;
        self.store.set_local("wrapped", &said(std::fs::read(&recovery)?))
    }

    /// age recipients that may hold all that this machine holds: the kit, and machines of officers from whom nothing here
    /// is kept. Whoever must not see a concern must not be able to open a copy of it either.
    pub(crate) fn who_may_hold_everything(&self, this_too: bool) -> Result<Vec<String>> {
        let excluded = self.store.excluded_from_anything()?;
        let may = |machine: &&crate::entry::v1::Machine| {
            if machine.id == self.pen.me { this_too } else { !excluded.contains(&machine.officer) }
        };
        let machines = self.keys_of(self.roster.active_machines().filter(may).map(|machine| machine.id))?;
        Ok([self.roster.kit.opens.clone()].into_iter().chain(machines).collect())
    }
}

/// What says where entries are, read once for a page.
pub(crate) struct Places {
    me: MachineId,
    in_folder: u64,
    /// Entries in files for some officers only.
    apart: BTreeSet<String>,
    others: Vec<(OfficerId, String, Peer)>,
}

/// Where a machine stands, as a word.
pub(crate) fn standing(roster: &Roster, machine: MachineId) -> &'static str {
    use crate::domain::roster::Standing;
    match roster.member_of(&machine).map(|member| member.standing) {
        Some(Standing::Left) | None => "left",
        Some(Standing::Suspended) => "suspended",
        Some(Standing::Active) if roster.forked.contains(&machine) => "forked",
        Some(Standing::Active) if roster.turned_away.contains(&machine) => "turned-away",
        Some(Standing::Active) if roster.retired.contains(&machine) => "replaced",
        Some(Standing::Active) => "active",
    }
}
