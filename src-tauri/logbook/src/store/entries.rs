//! The truth: appended, read, counted. There is no statement here that changes or removes an entry.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, params};

use super::Store;
use crate::domain::concern::Told;
use crate::domain::id::{About, EntryId, Hash, MachineId};
use crate::entry::v1::Body;
use crate::entry::{self, Entry, Fault, Head};
use crate::error::Result;

/// An entry as it lies in the store: copies of header fields for finding it, and the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which entry.
    pub id: EntryId,
    /// SHA-256 of its bytes.
    pub hash: Hash,
    /// Kind, as the header says.
    pub kind: String,
    /// What it is about.
    pub about: About,
    /// Order.
    pub lamport: u64,
    /// The machine's clock, UTC milliseconds.
    pub at: i64,
    /// The signed bytes.
    pub cose: Vec<u8>,
    /// The body, while it exists.
    pub body: Option<Vec<u8>>,
    /// Whether the body is for some officers only.
    pub sealed: bool,
}

/// Columns of an entry with its body, and where they come from.
pub(super) const COLUMNS: &str =
    "e.machine, e.seq, e.hash, e.kind, e.about, e.lamport, e.at, e.cose, b.body, b.sealed
     FROM entries e LEFT JOIN bodies b ON b.entry = e.number";

pub(super) fn kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    Ok(Kept {
        id: EntryId { machine: MachineId(row.get(0)?), seq: row.get::<_, i64>(1)?.unsigned_abs() },
        hash: row.get(2)?,
        kind: row.get(3)?,
        about: About(row.get(4)?),
        lamport: row.get::<_, i64>(5)?.unsigned_abs(),
        at: row.get(6)?,
        cose: row.get(7)?,
        body: row.get(8)?,
        sealed: row.get::<_, Option<bool>>(9)?.unwrap_or(false),
    })
}

impl Kept {
    /// The entry with its body read; nothing when the body was erased.
    ///
    /// # Errors
    /// [`Fault`] when the body is not in its one form or of an unknown kind.
    pub fn told(&self) -> std::result::Result<Option<Told>, Fault> {
        #[cfg(feature = "rehearsal")]
        return crate::rehearsal::told(self, false, Kept::told_afresh);
        #[cfg(not(feature = "rehearsal"))]
        self.told_afresh()
    }

    fn told_afresh(&self) -> std::result::Result<Option<Told>, Fault> {
        let seen = entry::header(&self.cose)?.seen;
        self.told_having(seen.into_iter().map(|(machine, (seq, _))| (machine, seq)).collect())
    }

    /// As [`Kept::told`], for entries that are all of one machine: what its writer had seen of others tells nothing then, and
    /// is left out, since reading it would take as long as everything else.
    ///
    /// # Errors
    /// As [`Kept::told`].
    pub fn told_alone(&self) -> std::result::Result<Option<Told>, Fault> {
        #[cfg(feature = "rehearsal")]
        return crate::rehearsal::told(self, true, |kept| kept.told_having(BTreeMap::new()));
        #[cfg(not(feature = "rehearsal"))]
        self.told_having(BTreeMap::new())
    }

    fn told_having(&self, seen: BTreeMap<MachineId, u64>) -> std::result::Result<Option<Told>, Fault> {
        let Some(body) = &self.body else { return Ok(None) };
        let body = Body::read(body)?;
        Ok(Some(Told { id: self.id, hash: self.hash, lamport: self.lamport, at: self.at, seen, body }))
    }
}

impl Store {
    /// Appends an entry, perhaps without its body; the unique keys refuse a second one with the same number or hash.
    pub(crate) fn append(&self, entry: &Entry, body: Option<&[u8]>, sealed: bool) -> Result<()> {
        let header = &entry.header;
        self.db
            .prepare_cached(
                "INSERT INTO entries (machine, seq, hash, kind, about, lamport, at, cose)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                header.machine.0,
                header.seq.cast_signed(),
                entry.hash,
                header.kind,
                header.about.0,
                header.lamport.cast_signed(),
                header.at,
                entry.cose,
            ])?;
        let number = self.db.last_insert_rowid();
        match body {
            Some(body) => self.put_body(number, body, sealed),
            None => {
                self.db.prepare_cached("INSERT INTO wordless (entry) VALUES (?1)")?.execute([number])?;
                Ok(())
            }
        }
    }

    /// Puts the body that came later beside its entry. The caller checked it against the signed digest.
    pub(crate) fn attach(&self, id: EntryId, body: &[u8], sealed: bool) -> Result<()> {
        let number = self
            .db
            .prepare_cached("SELECT number FROM entries WHERE machine = ?1 AND seq = ?2")?
            .query_row(params![id.machine.0, id.seq.cast_signed()], |row| row.get(0))?;
        self.db.prepare_cached("DELETE FROM wordless WHERE entry = ?1")?.execute([number])?;
        self.put_body(number, body, sealed)
    }

    fn put_body(&self, entry: i64, body: &[u8], sealed: bool) -> Result<()> {
        self.db
            .prepare_cached("INSERT INTO bodies (entry, sealed, body) VALUES (?1, ?2, ?3)")?
            .execute(params![entry, sealed, body])?;
        Ok(())
    }

    /// One entry.
    pub fn entry(&self, id: EntryId) -> Result<Option<Kept>> {
        let sql = format!("SELECT {COLUMNS} WHERE e.machine = ?1 AND e.seq = ?2");
        Ok(self
            .db
            .prepare_cached(&sql)?
            .query_row(params![id.machine.0, id.seq.cast_signed()], kept)
            .optional()?)
    }

    /// An entry's place in the log's order; nothing when it is not here. Of two with one number the one with this hash is meant,
    /// though it be kept as proof only.
    pub(crate) fn lamport_of(&self, id: EntryId, hash: &Hash) -> Result<Option<u64>> {
        let lamport = self
            .db
            .prepare_cached("SELECT lamport FROM entries WHERE machine = ?1 AND seq = ?2 AND hash = ?3")?
            .query_row(params![id.machine.0, id.seq.cast_signed(), hash], |row| row.get::<_, i64>(0))
            .optional()?;
        match lamport {
            Some(lamport) => Ok(Some(lamport.cast_unsigned())),
            None => self.lamport_apart(hash),
        }
    }

    /// All entries about one thing, in the log's order.
    pub fn entries_about(&self, about: About) -> Result<Vec<Kept>> {
        let sql = format!("SELECT {COLUMNS} WHERE e.about = ?1 ORDER BY e.lamport, e.machine, e.seq");
        let rows =
            self.db.prepare_cached(&sql)?.query_map([about.0], kept)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// All entries of some kinds, in the log's order.
    pub fn entries_of_kinds(&self, kinds: &[&str]) -> Result<Vec<Kept>> {
        let marks = vec!["?"; kinds.len()].join(", ");
        // The plus keeps SQLite from walking the whole log in its order where only a few entries are of these kinds.
        let sql = format!("SELECT {COLUMNS} WHERE e.kind IN ({marks}) ORDER BY +e.lamport, e.machine, e.seq");
        let rows = self
            .db
            .prepare_cached(&sql)?
            .query_map(rusqlite::params_from_iter(kinds), kept)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// Entries of one machine from one number to another, in order.
    ///
    /// # Errors
    /// Store errors.
    pub fn entries_between(&self, machine: MachineId, from: u64, to: u64) -> Result<Vec<Kept>> {
        let sql = format!("SELECT {COLUMNS} WHERE e.machine = ?1 AND e.seq BETWEEN ?2 AND ?3 ORDER BY e.seq");
        let rows = self
            .db
            .prepare_cached(&sql)?
            .query_map(params![machine.0, from.cast_signed(), to.cast_signed()], kept)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// Entries about concerns, people and settings that one machine wrote from a number on, where the body is here, in order.
    ///
    /// # Errors
    /// Store errors.
    pub fn entries_told_from(&self, machine: MachineId, from: u64) -> Result<Vec<Kept>> {
        let sql = format!(
            "SELECT {COLUMNS} WHERE e.machine = ?1 AND e.seq >= ?2 AND b.body IS NOT NULL
             AND (e.about IN (SELECT id FROM concerns) OR e.about IN (SELECT id FROM people)
                  OR e.kind = 'settings-changed') ORDER BY e.seq"
        );
        let rows = self
            .db
            .prepare_cached(&sql)?
            .query_map(params![machine.0, from.cast_signed()], kept)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// Entries whose body is here and is for some officers only, in the log's order.
    ///
    /// # Errors
    /// Store errors.
    pub fn sealed_entries(&self) -> Result<Vec<Kept>> {
        let sql = format!("SELECT {COLUMNS} WHERE b.sealed = 1 ORDER BY e.lamport, e.machine, e.seq");
        let rows = self.db.prepare_cached(&sql)?.query_map([], kept)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// The entries after a place in the log's order, so many at most.
    ///
    /// # Errors
    /// Store errors.
    pub fn entries_after(&self, place: Option<(u64, EntryId)>, most: u32) -> Result<Vec<Kept>> {
        let sql = format!(
            "SELECT {COLUMNS} WHERE (e.lamport, e.machine, e.seq) > (?1, ?2, ?3)
             ORDER BY e.lamport, e.machine, e.seq LIMIT ?4"
        );
        let (lamport, machine, seq) = place.map_or((-1, MachineId::default(), -1), |(lamport, id)| {
            (lamport.cast_signed(), id.machine, id.seq.cast_signed())
        });
        let rows = self
            .db
            .prepare_cached(&sql)?
            .query_map(params![lamport, machine.0, seq, most], kept)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// Visits every entry, machine by machine in number order, without holding them all.
    ///
    /// # Errors
    /// Store errors, or the visitor's.
    pub fn each_entry(&self, mut visit: impl FnMut(Kept) -> Result<()>) -> Result<()> {
        let sql = format!("SELECT {COLUMNS} ORDER BY e.machine, e.seq");
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            visit(kept(row)?)?;
        }
        Ok(())
    }

    /// The head of every machine's log.
    pub fn heads(&self) -> Result<BTreeMap<MachineId, Head>> {
        // From machine to machine through the index: a plain GROUP BY reads every entry, at every unlock.
        let mut statement = self.db.prepare_cached(
            "WITH RECURSIVE machines (machine) AS (
                 SELECT min(machine) FROM entries
                 UNION ALL
                 SELECT (SELECT min(machine) FROM entries WHERE machine > m.machine) FROM machines m
                 WHERE m.machine IS NOT NULL
             )
             SELECT e.machine, e.seq, e.hash FROM machines m JOIN entries e
             ON e.machine = m.machine AND e.seq = (SELECT max(seq) FROM entries WHERE machine = m.machine)",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((MachineId(row.get(0)?), (row.get::<_, i64>(1)?.unsigned_abs(), row.get(2)?)))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The greatest counter in the log.
    pub fn greatest_lamport(&self) -> Result<u64> {
        let greatest: i64 = self
            .db
            .prepare_cached("SELECT coalesce(max(lamport), 0) FROM entries")?
            .query_row([], |r| r.get(0))?;
        // What is kept as proof was seen as well: whoever followed that way counted on from it.
        Ok(greatest.unsigned_abs().max(self.greatest_lamport_apart()?))
    }

    /// How many entries of a kind a machine wrote from one instant (UTC milliseconds) until before another.
    /// Headers outlive every disposal, so this number never falls.
    pub fn count_of_kind(
        &self,
        kind: &[&str],
        machine: MachineId,
        from_ms: i64,
        until_ms: i64,
    ) -> Result<u64> {
        let mut total = 0;
        for kind in kind {
            let count: i64 = self
                .db
                .prepare_cached(
                    "SELECT count(*) FROM entries WHERE kind = ?1 AND machine = ?2 AND at >= ?3 AND at < ?4",
                )?
                .query_row(params![kind, machine.0, from_ms, until_ms], |row| row.get(0))?;
            total += count.unsigned_abs();
        }
        Ok(total)
    }

    /// Of those that [`Store::count_of_kind`] counts, how many were about something kept from some officers that their writer
    /// knew to be so. It is read from headers alone and, like the other, never changes for an entry once written.
    pub fn count_apart(
        &self,
        kinds: &[&str],
        machine: MachineId,
        from_ms: i64,
        until_ms: i64,
    ) -> Result<u64> {
        let mut total = 0;
        for kind in kinds {
            let sql = format!(
                "SELECT {COLUMNS} WHERE e.kind = ?1 AND e.machine = ?2 AND e.at >= ?3 AND e.at < ?4
                 AND e.about IN (SELECT about FROM entries WHERE kind = 'concern-restricted')"
            );
            let mut statement = self.db.prepare_cached(&sql)?;
            for written in statement.query_map(params![kind, machine.0, from_ms, until_ms], kept)? {
                total += u64::from(self.knew_it_restricted(&written?)?);
            }
        }
        Ok(total)
    }

    fn knew_it_restricted(&self, written: &Kept) -> Result<bool> {
        let seen = entry::header(&written.cose)?.seen;
        let sql = format!("SELECT {COLUMNS} WHERE e.about = ?1 AND e.kind = 'concern-restricted'");
        let mut statement = self.db.prepare_cached(&sql)?;
        for said in statement.query_map([written.about.0], kept)? {
            let id = said?.id;
            let before = match id.machine == written.id.machine {
                true => id.seq < written.id.seq,
                false => seen.get(&id.machine).is_some_and(|(head, _)| *head >= id.seq),
            };
            if before {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// How many entries there are.
    pub fn count_entries(&self) -> Result<u64> {
        let count: i64 = self.db.query_row("SELECT count(*) FROM entries", [], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// A page of history, newest first, of what can be read here: entries before a place in the log's order, perhaps about one thing or by some machines.
    pub fn history(
        &self,
        about: Option<About>,
        machines: Option<&[MachineId]>,
        before: Option<(u64, EntryId)>,
        limit: u32,
    ) -> Result<Vec<Kept>> {
        let (lamport, id) = before.unwrap_or((
            i64::MAX.unsigned_abs(),
            EntryId { machine: MachineId([0xff; 16]), seq: i64::MAX.unsigned_abs() },
        ));
        let about_clause = if about.is_some() { "e.about = ?4" } else { "?4 IS NULL" };
        let machine_clause = machines.map_or_else(String::new, |machines| {
            let list: Vec<String> = machines.iter().map(|m| format!("x'{m}'")).collect();
            format!("AND e.machine IN ({})", list.join(", "))
        });
        let sql = format!(
            "SELECT {COLUMNS}
             WHERE (e.lamport, e.machine, e.seq) < (?1, ?2, ?3) AND {about_clause} {machine_clause}
             AND b.body IS NOT NULL AND e.kind <> 'access-changed' AND {}
             ORDER BY e.lamport DESC, e.machine DESC, e.seq DESC LIMIT ?5",
            self.not_hidden()
        );
        let about = about.map(|about| about.0);
        let rows = self
            .db
            .prepare_cached(&sql)?
            .query_map(
                params![lamport.cast_signed(), id.machine.0, id.seq.cast_signed(), about, limit],
                kept,
            )?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}
