//! The register of shares: what went to whom, and what was refused. And referrals that await a reply.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params, params_from_iter};

use super::Store;
use crate::domain::concern::{Concern, Pressed, Share};
use crate::domain::id::{ConcernId, MachineId, PersonId, ReferralId, ShareId};
use crate::error::Result;

/// A share's row.
#[derive(Debug, Clone)]
pub struct ShareRow {
    /// The share.
    pub id: ShareId,
    /// Its reference.
    pub reference: String,
    /// The concern.
    pub concern: ConcernId,
    /// `declined`, or how far it got: `not-delivered`, `sent`, `received`, `answered`, `settled`, `astray`,
    /// `astray-over`.
    pub kind: String,
    /// Agency code.
    pub agency: String,
    /// Named recipient.
    pub recipient: String,
    /// Channel code.
    pub channel: Option<String>,
    /// When, UTC milliseconds.
    pub at: i64,
    /// By which machine.
    pub machine: MachineId,
    /// Pages.
    pub pages: u64,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// A reply is expected by.
    pub reply_by: Option<String>,
    /// Items that went.
    pub items: u64,
    /// Things withheld.
    pub withheld: u64,
    /// Texts put right since, of which whoever has it was not told.
    pub corrections: u64,
    /// The day by which what was told is followed up in writing; nothing once it was.
    pub confirm_by: Option<String>,
    /// How an answer was pressed for, and what they decided.
    pub pressed: Pressed,
    /// The concern's reference and title.
    pub about: (String, String),
}

/// A referral's row.
#[derive(Debug, Clone)]
pub struct ReferralRow {
    /// The referral.
    pub id: ReferralId,
    /// The concern.
    pub concern: ConcernId,
    /// Agency code.
    pub agency: String,
    /// Named recipient.
    pub recipient: String,
    /// Route code.
    pub route: String,
    /// When it went.
    pub sent_at: String,
    /// When a reply is due; nothing once answered.
    pub reply_due: Option<String>,
    /// When they answered.
    pub replied_at: Option<String>,
    /// Their number.
    pub their_reference: String,
    /// How often they were chased.
    pub chases: u32,
    /// The last stage it was taken to, if any.
    pub stage: Option<String>,
    /// Whether an answer is awaited, and its concern is not closed.
    pub open: bool,
}

/// Which shares to list.
#[derive(Debug, Clone, Default)]
pub struct WantedShares {
    /// Of one concern.
    pub concern: Option<ConcernId>,
    /// To one agency.
    pub agency: Option<String>,
    /// By some machines.
    pub machines: Option<Vec<MachineId>>,
    /// From this instant, UTC milliseconds.
    pub from: Option<i64>,
    /// Until before this instant, UTC milliseconds.
    pub until: Option<i64>,
    /// Of whom they tell: one of these, who are one and the same.
    pub people: Option<Vec<PersonId>>,
    /// How far they got; empty for any.
    pub kinds: &'static [&'static str],
    /// Out of these alone.
    pub among: Option<Vec<ShareId>>,
}

const COLUMNS: &str = "s.id, s.reference, s.concern, s.kind, s.agency, s.recipient, s.channel, s.at, s.machine, \
     s.pages, s.digest, s.reply_by, s.items, s.withheld, s.corrections, s.confirm_by, \
     c.reference, c.title, s.chases, s.stage, s.next_due, s.decision";

fn share_row(row: &Row<'_>) -> rusqlite::Result<ShareRow> {
    Ok(ShareRow {
        id: ShareId(row.get(0)?),
        reference: row.get(1)?,
        concern: ConcernId(row.get(2)?),
        kind: row.get(3)?,
        agency: row.get(4)?,
        recipient: row.get(5)?,
        channel: row.get(6)?,
        at: row.get(7)?,
        machine: MachineId(row.get(8)?),
        pages: row.get::<_, i64>(9)?.unsigned_abs(),
        digest: row.get(10)?,
        reply_by: row.get(11)?,
        items: row.get::<_, i64>(12)?.unsigned_abs(),
        withheld: row.get::<_, i64>(13)?.unsigned_abs(),
        corrections: row.get::<_, i64>(14)?.unsigned_abs(),
        confirm_by: row.get(15)?,
        about: (row.get(16)?, row.get(17)?),
        pressed: Pressed {
            chases: row.get(18)?,
            stage: row.get(19)?,
            next_due: row.get(20)?,
            decision: row.get(21)?,
        },
    })
}

impl Store {
    /// Writes a concern's shares.
    pub(crate) fn put_shares(&self, concern: &Concern) -> Result<()> {
        if concern.shares.is_empty() {
            return Ok(());
        }
        let mut put = self.db.prepare_cached(
            "INSERT OR REPLACE INTO shares (id, reference, concern, kind, agency, recipient, channel, at, machine,
                 pages, digest, file_id, reply_by, items, withheld, corrections, confirm_by,
                 chases, stage, next_due, decision)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
        )?;
        self.db.prepare_cached("DELETE FROM share_people WHERE concern = ?1")?.execute([concern.id.0])?;
        let mut tell = self.db.prepare_cached(
            "INSERT INTO share_people (share, person, concern, place) VALUES (?1, ?2, ?3, ?4)",
        )?;
        let due = concern.corrections_due(&self.put_right_of_people(concern)?);
        for (id, entry, at, share) in &concern.shares {
            let first = i64::from(concern.main_person().is_none());
            for (person, place) in concern.of_whom(share).into_iter().zip(first..) {
                tell.execute(params![id.0, person.0, concern.id.0, place])?;
            }
            let pressed = concern.pressed(*id);
            match share {
                Share::Sent(sent, reach) => put.execute(params![
                    id.0,
                    sent.reference,
                    concern.id.0,
                    reach.name(),
                    sent.agency,
                    sent.recipient_name,
                    sent.channel,
                    at,
                    entry.machine.0,
                    sent.pages.cast_signed(),
                    sent.digest,
                    sent.file_id,
                    sent.reply_by,
                    i64::try_from(sent.items.len()).unwrap_or(i64::MAX),
                    i64::try_from(sent.withheld.len()).unwrap_or(i64::MAX),
                    i64::try_from(due.iter().filter(|one| one.share == *id).count()).unwrap_or(i64::MAX),
                    concern.to_confirm(*id),
                    pressed.chases,
                    pressed.stage,
                    pressed.next_due,
                    pressed.decision,
                ])?,
                Share::Declined(declined) => put.execute(params![
                    id.0,
                    declined.reference,
                    concern.id.0,
                    "declined",
                    declined.agency,
                    declined.asked_by,
                    None::<String>,
                    at,
                    entry.machine.0,
                    0,
                    "",
                    "",
                    None::<String>,
                    0,
                    0,
                    0,
                    None::<String>,
                    0,
                    None::<String>,
                    None::<String>,
                    None::<String>,
                ])?,
            };
        }
        Ok(())
    }

    /// A page of shares, newest first, after the last one seen, and how many there are in all.
    pub fn list_shares(
        &self,
        wanted: &WantedShares,
        after: Option<(i64, ShareId)>,
        limit: u32,
    ) -> Result<(u64, Vec<ShareRow>)> {
        let (clauses, mut values) = clauses(wanted);
        let count_sql =
            format!("SELECT count(*) FROM shares s JOIN concerns c ON c.id = s.concern WHERE 1 {clauses}");
        let total: i64 =
            self.db.prepare_cached(&count_sql)?.query_row(params_from_iter(&values), |row| row.get(0))?;
        let place = if after.is_some() { "AND (s.at, s.id) < (?, ?)" } else { "" };
        if let Some((at, id)) = after {
            values.extend([Value::Integer(at), Value::Blob(id.0.to_vec())]);
        }
        let sql = format!(
            "SELECT {COLUMNS} FROM shares s JOIN concerns c ON c.id = s.concern WHERE 1 {clauses} {place}
             ORDER BY s.at DESC, s.id DESC LIMIT {limit}"
        );
        let rows = self
            .db
            .prepare_cached(&sql)?
            .query_map(params_from_iter(values), share_row)?
            .collect::<rusqlite::Result<_>>()?;
        Ok((total.unsigned_abs(), rows))
    }

    /// Packets for which something is awaited, the oldest first.
    pub fn shares_waiting(&self) -> Result<Vec<ShareRow>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM shares s JOIN concerns c ON c.id = s.concern
             WHERE s.kind = 'sent' OR (s.kind = 'received' AND (s.reply_by IS NOT NULL OR s.next_due IS NOT NULL))
                 OR (s.kind IN ('received', 'answered') AND s.confirm_by IS NOT NULL) ORDER BY s.at, s.id"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        Ok(statement.query_map([], share_row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Packets that reached somebody they were not for, and of which that is not over.
    pub fn shares_astray(&self) -> Result<Vec<ShareRow>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM shares s JOIN concerns c ON c.id = s.concern WHERE s.kind = 'astray' ORDER BY s.at, s.id"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        Ok(statement.query_map([], share_row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Packets of which something was put right since, the oldest first.
    pub fn shares_to_correct(&self) -> Result<Vec<ShareRow>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM shares s JOIN concerns c ON c.id = s.concern WHERE s.corrections > 0
             ORDER BY s.at, s.id"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        Ok(statement.query_map([], share_row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Of whom a share tells beside whom its concern is about, in the order of the packet; those that may be seen here.
    pub fn others_told_of(&self, share: ShareId) -> Result<Vec<PersonId>> {
        let mut statement = self.db.prepare_cached(
            "SELECT t.person FROM share_people t JOIN people p ON p.id = t.person WHERE t.share = ?1 AND t.place > 0
             ORDER BY t.place",
        )?;
        let rows = statement.query_map([share.0], |row| Ok(PersonId(row.get(0)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Everybody of whom an agency was told by a packet that reached it, once each; those that may be seen here.
    pub fn people_held_by(&self, agency: &str) -> Result<Vec<PersonId>> {
        let mut statement = self.db.prepare_cached(
            "SELECT DISTINCT t.person FROM shares s JOIN share_people t ON t.share = s.id JOIN people p ON p.id = t.person
             WHERE s.agency = ?1 AND s.kind IN ('sent', 'received', 'answered', 'settled')",
        )?;
        let rows = statement.query_map([agency], |row| Ok(PersonId(row.get(0)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Machines that ever shared something, or decided not to.
    pub fn machines_that_shared(&self) -> Result<Vec<MachineId>> {
        let mut statement = self.db.prepare_cached("SELECT DISTINCT machine FROM shares")?;
        let rows = statement.query_map([], |row| Ok(MachineId(row.get(0)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Says of every packet of whom it tells, where those written before a program that knows did not.
    ///
    /// # Errors
    /// Store errors; nothing is said then.
    pub(crate) fn say_of_whom_packets_tell(&self) -> Result<()> {
        if self.local("shares_behind")?.is_none_or(|behind| behind != "yes") {
            return Ok(());
        }
        let step = self.begin()?;
        let concerns: Vec<ConcernId> = self
            .db
            .prepare("SELECT DISTINCT concern FROM shares")?
            .query_map([], |row| Ok(ConcernId(row.get(0)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for concern in concerns {
            if let Some(concern) = self.concern(concern)? {
                self.put_shares(&concern)?;
            }
        }
        self.set_local("shares_behind", "")?;
        step.commit()?;
        Ok(())
    }

    /// One share.
    pub fn share(&self, id: ShareId) -> Result<Option<ShareRow>> {
        let sql =
            format!("SELECT {COLUMNS} FROM shares s JOIN concerns c ON c.id = s.concern WHERE s.id = ?1");
        Ok(self.db.prepare_cached(&sql)?.query_row([id.0], share_row).optional()?)
    }

    /// The share whose file has this digest, or else one of these trailer identifiers; and whether it is unchanged.
    pub fn share_of_file(&self, digest: &str, file_ids: &[String]) -> Result<Option<(ShareId, bool)>> {
        let by_digest = self
            .db
            .prepare_cached("SELECT id FROM shares WHERE digest = ?1 AND digest <> ''")?
            .query_row([digest], |row| Ok(ShareId(row.get(0)?)))
            .optional()?;
        if let Some(id) = by_digest {
            return Ok(Some((id, true)));
        }
        for file_id in file_ids.iter().filter(|file_id| !file_id.is_empty()) {
            let by_name = self
                .db
                .prepare_cached("SELECT id FROM shares WHERE file_id = ?1")?
                .query_row([file_id], |row| Ok(ShareId(row.get(0)?)))
                .optional()?;
            if let Some(id) = by_name {
                return Ok(Some((id, false)));
            }
        }
        Ok(None)
    }

    /// The share with a reference, in any case.
    ///
    /// # Errors
    /// Store errors.
    pub fn share_by_reference(&self, reference: &str) -> Result<Option<ShareId>> {
        let found = self
            .db
            .prepare_cached("SELECT id FROM shares WHERE reference = upper(?1)")?
            .query_row([reference.trim()], |row| Ok(ShareId(row.get(0)?)))
            .optional()?;
        Ok(found)
    }

    /// Referrals that await a reply, those due first first; of one concern, all its referrals.
    pub fn referrals(&self, concern: Option<ConcernId>) -> Result<Vec<ReferralRow>> {
        let clause = if concern.is_some() {
            "concern = ?1"
        } else {
            "?1 IS NULL AND open = 1 AND concern NOT IN (SELECT id FROM concerns WHERE unseen = 1)"
        };
        let sql = format!(
            "SELECT id, concern, agency, recipient, route, sent_at, reply_due, replied_at, their_reference, chases,
                 stage, open
             FROM referrals WHERE {clause} ORDER BY coalesce(reply_due, '9999'), sent_at, id"
        );
        let rows = self
            .db
            .prepare_cached(&sql)?
            .query_map([concern.map(|id| id.0)], |row| {
                Ok(ReferralRow {
                    id: ReferralId(row.get(0)?),
                    concern: ConcernId(row.get(1)?),
                    agency: row.get(2)?,
                    recipient: row.get(3)?,
                    route: row.get(4)?,
                    sent_at: row.get(5)?,
                    reply_due: row.get(6)?,
                    replied_at: row.get(7)?,
                    their_reference: row.get(8)?,
                    chases: row.get(9)?,
                    stage: row.get(10)?,
                    open: row.get(11)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}

fn clauses(wanted: &WantedShares) -> (String, Vec<Value>) {
    let mut sql = String::new();
    let mut values = Vec::new();
    let mut add = |clause: &str, value: Value| {
        sql.push_str(" AND ");
        sql.push_str(clause);
        values.push(value);
    };
    if let Some(concern) = wanted.concern {
        add("s.concern = ?", Value::Blob(concern.0.to_vec()));
    }
    if let Some(agency) = &wanted.agency {
        add("s.agency = ?", Value::Text(agency.clone()));
    }
    if let Some(from) = wanted.from {
        add("s.at >= ?", Value::Integer(from));
    }
    if let Some(until) = wanted.until {
        add("s.at < ?", Value::Integer(until));
    }
    let mut one_of = |clause: &str, list: Vec<String>, end: &str| {
        sql.push_str(&format!(" AND {clause} IN ({}){end}", list.join(", ")));
    };
    if let Some(machines) = &wanted.machines {
        one_of("s.machine", machines.iter().map(|machine| format!("x'{machine}'")).collect(), "");
    }
    if let Some(people) = &wanted.people {
        let told = "s.id IN (SELECT share FROM share_people WHERE person";
        one_of(told, people.iter().map(|person| format!("x'{person}'")).collect(), ")");
    }
    if !wanted.kinds.is_empty() {
        one_of("s.kind", wanted.kinds.iter().map(|kind| format!("'{kind}'")).collect(), "");
    }
    if let Some(among) = &wanted.among {
        one_of("s.id", among.iter().map(|share| format!("x'{share}'")).collect(), "");
    }
    (sql, values)
}
