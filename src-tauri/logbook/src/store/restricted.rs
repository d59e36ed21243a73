//! Subjects that some officers must not see: folded from the entries that say so, and asked before anything leaves.
//!
//! On the machine of an officer who is kept out, a row that names them is all there is of a subject: it is *hidden*. No
//! body about it is taken in, no row is folded, and what was here before goes.

use std::collections::BTreeMap;

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};

use super::Store;
use super::entries::Kept;
use super::folder_files::{Covers, Published};
use crate::domain::concern::{Concern, Told};
use crate::domain::id::{About, EntryId, MachineId, OfficerId, PersonId};
use crate::entry::v1::Body;
use crate::error::{Error, Result};

/// Rows of a concern that is not to be seen; its words in the index go first, by its number.
const CONCERN_ROWS: &[&str] = &[
    "DELETE FROM search WHERE rowid = (SELECT number FROM concerns WHERE id = ?1)",
    "DELETE FROM concerns WHERE id = ?1",
    "DELETE FROM concern_types WHERE concern = ?1",
    "DELETE FROM filed_under WHERE concern = ?1",
    "DELETE FROM concern_people WHERE concern = ?1",
    "DELETE FROM concern_agencies WHERE concern = ?1",
    "DELETE FROM imported_rows WHERE concern = ?1",
    "DELETE FROM referrals WHERE concern = ?1",
    "DELETE FROM actions WHERE concern = ?1",
    "DELETE FROM clocked WHERE concern = ?1",
    "DELETE FROM shares WHERE concern = ?1",
    "DELETE FROM share_people WHERE concern = ?1",
    "DELETE FROM deliveries WHERE concern = ?1",
    "DELETE FROM people WHERE id = ?1",
    "DELETE FROM person_keys WHERE person = ?1",
    "DELETE FROM relations WHERE about = ?1 OR other = ?1",
    "DELETE FROM same_person WHERE person = ?1 OR kept = ?1",
];

/// A word on who may read something, which everybody may read.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// The entry that said it.
    pub(crate) by: EntryId,
    lamport: u64,
    /// Officers who may not.
    pub(crate) kept_from: Vec<OfficerId>,
}

impl Word {
    /// Its place in the log's order.
    fn order(&self) -> (u64, MachineId, u64) {
        (self.lamport, self.by.machine, self.by.seq)
    }
}

impl Store {
    /// Writes down who must not see a concern and the people known from it alone, and seals whatever is here about them.
    ///
    /// Sealed bodies come one by one, and an earlier word may come alone. Where a later one is known from what everybody may
    /// read, that one counts: or an officer for whom a concern was opened again would be kept from the rest of it.
    pub(crate) fn put_restricted(&self, concern: &Concern) -> Result<()> {
        let mut last = None;
        let mut people: BTreeMap<PersonId, &Told> = BTreeMap::new();
        for told in &concern.entries {
            if let Body::ConcernRestricted(said) = &told.body {
                last = Some((told.order(), said));
                for person in &said.people {
                    people.entry(*person).or_insert(told);
                }
            }
        }
        let Some((place, said)) = last else { return Ok(()) };
        let words = self.access()?;
        let excluded = |subject: About| match words.get(&subject) {
            Some(word) if word.order() > place => &word.kept_from,
            Some(_) | None => &said.excluded,
        };
        self.put_excluded(concern.id.into(), excluded(concern.id.into()))?;
        self.seal_bodies(concern.id.into(), |_| Ok(true))?;
        for (person, word) in people {
            self.put_excluded(person.into(), excluded(person.into()))?;
            // What was written of them by somebody who knew is sealed already, or was made known to everybody on purpose.
            self.seal_bodies(person.into(), |open| Ok(!open.told()?.is_some_and(|told| told.saw(word))))?;
            self.hide_if_kept(person.into())?;
        }
        // What opened it may have been written after its writer's log was cut; then it is not open, though all of it is here.
        self.hide_if_kept(concern.id.into())
    }

    fn put_excluded(&self, subject: About, excluded: &[OfficerId]) -> Result<()> {
        let excluded =
            serde_json::to_string(excluded).map_err(|_| Error::Internal("restriction not written"))?;
        self.db
            .prepare_cached(
                "INSERT INTO restricted (about, excluded) VALUES (?1, ?2)
                 ON CONFLICT (about) DO UPDATE SET excluded = ?2",
            )?
            .execute(params![subject.0, excluded])?;
        Ok(())
    }

    /// Of the bodies about a subject that everybody could read until now, these are sealed from now on, and files in the
    /// folder that hold them open are to be made again without.
    fn seal_bodies(&self, subject: About, these: impl Fn(&Kept) -> Result<bool>) -> Result<()> {
        let mut open: Vec<EntryId> = Vec::new();
        for kept in self.entries_about(subject)? {
            if kept.body.is_some() && !kept.sealed && these(&kept)? {
                open.push(kept.id);
            }
        }
        if open.is_empty() {
            return Ok(());
        }
        let mut seal = self.db.prepare_cached(
            "UPDATE bodies SET sealed = 1 WHERE entry = (SELECT number FROM entries WHERE machine = ?1 AND seq = ?2)",
        )?;
        for id in &open {
            seal.execute(params![id.machine.0, id.seq.cast_signed()])?;
        }
        self.withdraw_files_with(&open)
    }

    /// Files in the folder that hold the bodies of some entries are to be made again without, and then removed.
    pub(super) fn withdraw_files_with(&self, entries: &[EntryId]) -> Result<()> {
        let me = self.reader.get().map(|(machine, _)| machine);
        for file in self.published()? {
            let holds = match &file.covers {
                Covers::Own(from, to, _) => {
                    entries.iter().any(|id| Some(id.machine) == me && (from..=to).contains(&&id.seq))
                }
                Covers::Others(ranges, _) => entries.iter().any(|id| {
                    ranges
                        .iter()
                        .any(|(machine, from, to)| id.machine == *machine && (from..=to).contains(&&id.seq))
                }),
                Covers::Sealed(names, _) => entries.iter().any(|id| names.contains(&id.to_string())),
                Covers::Withdrawn
                | Covers::OnItsWay
                | Covers::Manifest(_)
                | Covers::Answer(_)
                | Covers::Piece(..) => false,
            };
            if holds {
                self.put_published(&Published { covers: Covers::Withdrawn, ..file })?;
            }
        }
        Ok(())
    }

    /// Officers who must not see something of what this machine holds.
    ///
    /// # Errors
    /// Store errors.
    pub fn excluded_from_anything(&self) -> Result<BTreeSet<OfficerId>> {
        let mut statement = self.db.prepare_cached("SELECT DISTINCT excluded FROM restricted")?;
        let lists =
            statement.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut excluded = BTreeSet::new();
        for list in lists {
            let some: Vec<OfficerId> =
                serde_json::from_str(&list).map_err(|_| Error::Internal("restriction not readable"))?;
            excluded.extend(some);
        }
        Ok(excluded)
    }

    /// Officers who must not see what is about a subject; nothing when it was never restricted.
    ///
    /// # Errors
    /// Store errors.
    pub fn excluded_from(&self, about: About) -> Result<Option<Vec<OfficerId>>> {
        let text: Option<String> = self
            .db
            .prepare_cached("SELECT excluded FROM restricted WHERE about = ?1")?
            .query_row([about.0], |row| row.get(0))
            .optional()?;
        text.map(|text| serde_json::from_str(&text).map_err(|_| Error::Internal("restriction not readable")))
            .transpose()
    }

    /// Officers from whom words that were cut had kept a subject; nothing where there are none, or where one is in force. What
    /// was written in the belief that they hold stays kept from these, and from nobody else.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn kept_once_from(&self, about: About) -> Result<Option<Vec<OfficerId>>> {
        let mut once: Option<Vec<OfficerId>> = None;
        // Whoever is kept out has only the word that everybody may read.
        for kept in self.entries_of_kinds(&["concern-restricted", "access-changed"])? {
            let kept_from = match kept.told()?.map(|told| told.body) {
                Some(Body::ConcernRestricted(said)) => {
                    let names = said.people.iter().any(|person| About::from(*person) == about);
                    (names || About::from(said.concern) == about).then_some(said.excluded)
                }
                Some(Body::AccessChanged(said)) => said.subjects.contains(&about).then_some(said.kept_from),
                _ => None,
            };
            let Some(kept_from) = kept_from else { continue };
            if self.cuts().allow(kept.id) {
                return Ok(None);
            }
            once.get_or_insert_default().extend(kept_from);
        }
        Ok(once)
    }

    /// Whether what is written about a subject from now on is for some officers only. A person stops being so when they
    /// have a part in a concern that more officers may read.
    pub(crate) fn is_kept_apart(&self, about: About) -> Result<bool> {
        let Some(excluded) = self.excluded_from(about)? else { return Ok(false) };
        for concern in self.concerns_of(PersonId(about.0))? {
            let theirs = self.excluded_from(concern.into())?.unwrap_or_default();
            if excluded.iter().any(|officer| !theirs.contains(officer)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether the officer of this machine may not see a subject, or nobody may since it was disposed of.
    pub(crate) fn is_hidden(&self, about: About) -> Result<bool> {
        Ok(self.is_disposed(about)? || self.is_kept_from_reader(about)?)
    }

    fn is_kept_from_reader(&self, about: About) -> Result<bool> {
        let Some((_, reader)) = self.reader.get() else { return Ok(false) };
        Ok(self.excluded_from(about)?.is_some_and(|excluded| excluded.contains(&reader)))
    }

    /// The part of a query over entries `e` that leaves out what the officer of this machine may not see.
    pub(super) fn not_hidden(&self) -> String {
        let kept = match self.reader.get() {
            Some((_, reader)) => {
                format!("e.about NOT IN (SELECT about FROM restricted WHERE excluded LIKE '%{reader}%')")
            }
            None => "1".to_owned(),
        };
        let gone = "SELECT about FROM disposed UNION ALL SELECT about FROM said_disposed";
        format!("{kept} AND e.about NOT IN ({gone})")
    }

    /// Entries whose bodies have not come yet, as far as this machine knows: what its officer may not see is left out once it
    /// knows that.
    pub(crate) fn expected_bodies(&self) -> Result<BTreeSet<EntryId>> {
        // CROSS: SQLite would otherwise walk every entry of the log, at every pass, to find these few.
        let sql = format!(
            "SELECT e.machine, e.seq FROM wordless CROSS JOIN entries e ON e.number = entry WHERE {}",
            self.not_hidden()
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map([], |row| {
            Ok(EntryId { machine: MachineId(row.get(0)?), seq: row.get::<_, i64>(1)?.cast_unsigned() })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The last word on who may read each subject.
    pub(crate) fn access(&self) -> Result<BTreeMap<About, Word>> {
        let mut last = BTreeMap::new();
        for kept in self.entries_of_kinds(&["access-changed"])? {
            let Some(told) = kept.told()?.filter(|told| self.cuts().allow(told.id)) else { continue };
            if let Body::AccessChanged(changed) = told.body {
                let word = Word { by: told.id, lamport: told.lamport, kept_from: changed.kept_from };
                last.extend(changed.subjects.into_iter().map(|about| (about, word.clone())));
            }
        }
        Ok(last)
    }

    /// Whether an officer was kept from a subject at any time after it could be read.
    pub(crate) fn was_ever_kept_from(&self, about: About, officer: Option<OfficerId>) -> Result<bool> {
        let Some(officer) = officer else { return Ok(false) };
        for kept in self.entries_of_kinds(&["access-changed"])? {
            if let Some(Body::AccessChanged(changed)) = kept.told()?.map(|told| told.body)
                && changed.subjects.contains(&about)
                && changed.kept_from.contains(&officer)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Hides and shows subjects as the last word on each says, inside the transaction that stands.
    pub(crate) fn fold_access(&self) -> Result<()> {
        let Some((_, reader)) = self.reader.get() else { return Ok(()) };
        let mut shown = Vec::new();
        for (about, word) in self.access()? {
            let hidden = self.is_kept_from_reader(about)?;
            if !word.kept_from.contains(&reader) {
                self.keep_as_everybody_reads(about, &word)?;
                shown.extend(hidden.then_some(about));
            } else if !hidden {
                self.put_excluded(about, &[reader])?;
                self.hide(about)?;
                self.fold_same_person_if_said()?;
            }
        }
        if shown.is_empty() {
            return Ok(());
        }
        // Sealed files and pieces that were not for this machine until now are looked at again.
        self.db.execute("DELETE FROM taken WHERE name LIKE 'r-%' OR name LIKE 'a-%'", [])?;
        // Together: a concern says of its people whether they are hidden, and they would not be folded after it.
        self.fold(shown)
    }

    /// The restriction itself is for those who may see the concern, and may come later than the word that everybody may read, or
    /// never, where only a machine that was replaced could send it. What is written here meanwhile is kept as that word says.
    fn keep_as_everybody_reads(&self, about: About, word: &Word) -> Result<()> {
        if self.excluded_from(about)?.as_ref() == Some(&word.kept_from) {
            return Ok(());
        }
        for kept in self.entries_of_kinds(&["concern-restricted"])? {
            let Some(told) = kept.told()?.filter(|told| self.cuts().allow(told.id)) else { continue };
            if let Body::ConcernRestricted(said) = &told.body
                && told.order() > word.order()
                && (About::from(said.concern) == about
                    || said.people.iter().any(|person| About::from(*person) == about))
            {
                return Ok(());
            }
        }
        self.put_excluded(about, &word.kept_from)?;
        self.seal_bodies(about, |open| Ok(!open.told()?.is_some_and(|told| told.knew(word.by))))
    }

    fn hide_if_kept(&self, about: About) -> Result<()> {
        if self.is_kept_from_reader(about)? { self.hide(about) } else { Ok(()) }
    }

    fn hide(&self, about: About) -> Result<()> {
        self.clear_rows(about)?;
        self.leave_no_word_in_the_index()?;
        self.seal_bodies(about, |_| Ok(true))
    }

    /// Removes every folded row of a subject, and what this machine's officer was writing about it.
    pub(super) fn clear_rows(&self, about: About) -> Result<()> {
        for rows in CONCERN_ROWS {
            self.db.prepare_cached(rows)?.execute([about.0])?;
        }
        self.forget_concern_files(about)?;
        self.db.execute("DELETE FROM drafts WHERE page LIKE ?1", [format!("%{about}%")])?;
        Ok(())
    }

    /// Whatever the index keeps of words that were removed goes with this.
    pub(super) fn leave_no_word_in_the_index(&self) -> Result<()> {
        self.db.execute("INSERT INTO search (search) VALUES ('optimize')", [])?;
        Ok(())
    }

    /// Hidden subjects of which bodies are still here.
    pub(crate) fn hidden_with_bodies(&self) -> Result<Vec<About>> {
        let Some((_, reader)) = self.reader.get() else { return Ok(Vec::new()) };
        let mut statement = self.db.prepare_cached(
            "SELECT r.about FROM restricted r WHERE r.excluded LIKE ?1 AND EXISTS
             (SELECT 1 FROM entries e JOIN bodies b ON b.entry = e.number WHERE e.about = r.about)",
        )?;
        let rows = statement.query_map([format!("%{reader}%")], |row| Ok(About(row.get(0)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Erases the bodies about a hidden subject: overwritten in the file, and gone from the write-ahead log.
    pub(crate) fn erase_hidden(&self, about: About) -> Result<()> {
        self.erase_bodies_about(about)?;
        self.forget_unnamed_files()?;
        self.empty_write_ahead_log();
        Ok(())
    }

    /// Removes the bodies about a subject; pages are overwritten as they are freed.
    pub(super) fn erase_bodies_about(&self, about: About) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT OR IGNORE INTO wordless (entry) SELECT number FROM entries WHERE about = ?1",
            )?
            .execute([about.0])?;
        self.db
            .prepare_cached(
                "DELETE FROM bodies WHERE entry IN (SELECT number FROM entries WHERE about = ?1)",
            )?
            .execute([about.0])?;
        Ok(())
    }
}
