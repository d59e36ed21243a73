//! What the other machines last said they have.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, Row, params};

use super::Store;
use crate::domain::id::{EntryId, Hash, MachineId};
use crate::entry::Head;
use crate::error::{Error, Result};

/// A machine as its last manifest says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// The machine.
    pub machine: MachineId,
    /// Counter of its last manifest.
    pub counter: u64,
    /// Name of that file.
    pub name: String,
    /// What it has taken.
    pub heads: BTreeMap<MachineId, Head>,
    /// Entries among those of which it has the header and still expects the body, which is for some officers only.
    pub lacks: BTreeSet<EntryId>,
    /// Its clock then, UTC milliseconds.
    pub at: i64,
    /// This machine's clock when it was taken, UTC milliseconds.
    pub taken_at: i64,
}

const COLUMNS: &str = "SELECT machine, counter, name, heads, lacks, at, taken_at FROM peers";
/// What stands in those.
type Columns = (MachineId, u64, String, String, String, i64, i64);

impl Store {
    /// The last manifest of every machine that ever published one.
    pub(crate) fn peers(&self) -> Result<Vec<Peer>> {
        self.peers.read(&self.db, || self.read_peers())
    }

    fn read_peers(&self) -> Result<Vec<Peer>> {
        let mut statement = self.db.prepare_cached(&format!("{COLUMNS} ORDER BY machine"))?;
        let rows = statement.query_map([], columns)?;
        rows.map(|row| peer(row?)).collect()
    }

    /// The last manifest of one machine.
    pub(crate) fn peer(&self, machine: MachineId) -> Result<Option<Peer>> {
        let mut statement = self.db.prepare_cached(&format!("{COLUMNS} WHERE machine = ?1"))?;
        statement.query_row([machine.0], columns).optional()?.map(peer).transpose()
    }

    /// Takes a manifest in place of the machine's last.
    pub(crate) fn put_peer(&self, peer: &Peer) -> Result<()> {
        self.peers.forget();
        self.db
            .prepare_cached(
                "INSERT INTO peers (machine, counter, name, heads, lacks, at, taken_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (machine) DO UPDATE
                 SET counter = ?2, name = ?3, heads = ?4, lacks = ?5, at = ?6, taken_at = ?7",
            )?
            .execute(params![
                peer.machine.0,
                peer.counter.cast_signed(),
                peer.name,
                write_heads(&peer.heads),
                peer.lacks.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
                peer.at,
                peer.taken_at
            ])?;
        Ok(())
    }
}

impl Store {
    /// The key that a machine's last manifest says is its own, an age recipient.
    pub(crate) fn key_said(&self, machine: MachineId) -> Result<Option<String>> {
        let mut statement = self.db.prepare_cached("SELECT opens FROM keys_said WHERE machine = ?1")?;
        Ok(statement.query_row([machine.0], |row| row.get(0)).optional()?)
    }

    /// Writes down the key that a machine says is its own.
    pub(crate) fn put_key_said(&self, machine: MachineId, opens: &str) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT INTO keys_said (machine, opens) VALUES (?1, ?2)
                 ON CONFLICT (machine) DO UPDATE SET opens = ?2",
            )?
            .execute(params![machine.0, opens])?;
        Ok(())
    }
}

fn columns(row: &Row<'_>) -> rusqlite::Result<Columns> {
    let counter: i64 = row.get(1)?;
    Ok((
        MachineId(row.get(0)?),
        counter.unsigned_abs(),
        row.get(2)?,
        row.get(3)?,
        row.get(4)?,
        row.get(5)?,
        row.get(6)?,
    ))
}

fn peer((machine, counter, name, heads, lacks, at, taken_at): Columns) -> Result<Peer> {
    let heads = read_heads(&heads).ok_or(Error::Internal("heads not readable"))?;
    let lacks = lacks.lines().map(str::parse).collect::<std::result::Result<_, _>>();
    let lacks = lacks.map_err(|_| Error::Internal("lacks not readable"))?;
    Ok(Peer { machine, counter, name, heads, lacks, at, taken_at })
}

fn write_heads(heads: &BTreeMap<MachineId, Head>) -> String {
    let hex = |hash: &Hash| data_encoding::HEXLOWER.encode(hash);
    let lines: Vec<String> =
        heads.iter().map(|(machine, (seq, hash))| format!("{machine} {seq} {}", hex(hash))).collect();
    lines.join("\n")
}

fn read_heads(text: &str) -> Option<BTreeMap<MachineId, Head>> {
    let head = |line: &str| {
        let mut parts = line.split(' ');
        let (machine, seq, hash) = (parts.next()?, parts.next()?, parts.next()?);
        let hash: Hash = data_encoding::HEXLOWER.decode(hash.as_bytes()).ok()?.try_into().ok()?;
        Some((machine.parse().ok()?, (seq.parse().ok()?, hash)))
    };
    text.lines().map(head).collect()
}
