//! Concerns as lists need them: one row each, folded; filtered, sorted and paged.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params, params_from_iter};

use super::Store;
use super::filed::Under;
use crate::domain::concern::{self, Concern};
use crate::domain::id::{ConcernId, MachineId, PersonId};
use crate::domain::time;
use crate::error::Result;

/// A concern's row.
#[derive(Debug, Clone)]
pub struct ConcernRow {
    /// Row number, also in the search index.
    pub number: i64,
    /// The concern.
    pub id: ConcernId,
    /// Its reference.
    pub reference: String,
    /// Name of the person it is about.
    pub title: String,
    /// In short.
    pub summary: String,
    /// `new`, `open`, `closed`.
    pub state: String,
    /// Immediate danger.
    pub danger: bool,
    /// Main type code.
    pub main_type: Option<String>,
    /// When received, or when written down if that was not said.
    pub received_at: String,
    /// When written down, UTC milliseconds.
    pub recorded_at: i64,
    /// By which machine.
    pub machine: MachineId,
    /// Whom it is about.
    pub main_person: Option<PersonId>,
    /// Next review.
    pub review_on: Option<String>,
    /// Earliest reply awaited.
    pub reply_due: Option<String>,
    /// From whom.
    pub reply_agency: Option<String>,
    /// How many things were written apart and are not settled.
    pub versions: u32,
}

/// Columns of a row, for other queries over the same table.
pub(super) const COLUMNS: &str = "c.number, c.id, c.reference, c.title, c.summary, c.state, c.danger, c.main_type, \
     c.received_at, c.recorded_at, c.machine, c.main_person, c.review_on, c.reply_due, c.reply_agency, c.versions";

pub(super) fn concern_row(row: &Row<'_>) -> rusqlite::Result<ConcernRow> {
    Ok(ConcernRow {
        number: row.get(0)?,
        id: ConcernId(row.get(1)?),
        reference: row.get(2)?,
        title: row.get(3)?,
        summary: row.get(4)?,
        state: row.get(5)?,
        danger: row.get(6)?,
        main_type: row.get(7)?,
        received_at: row.get(8)?,
        recorded_at: row.get(9)?,
        machine: MachineId(row.get(10)?),
        main_person: row.get::<_, Option<[u8; 16]>>(11)?.map(PersonId),
        review_on: row.get(12)?,
        reply_due: row.get(13)?,
        reply_agency: row.get(14)?,
        versions: row.get(15)?,
    })
}

/// A column to sort by, and its direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Received last, first.
    Newest,
    /// Received first, first.
    Oldest,
    /// By reference.
    Reference,
    /// By name.
    Name,
    /// By review date, soonest first.
    Review,
}

impl Sort {
    fn column(self) -> &'static str {
        match self {
            Sort::Newest | Sort::Oldest => "c.received_at",
            Sort::Reference => "c.reference",
            Sort::Name => "c.sort_name",
            Sort::Review => "coalesce(c.review_on, '9999')",
        }
    }

    fn descends(self) -> bool {
        self == Sort::Newest
    }
}

/// What to list. Every part that is there must hold.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// States, any of them; empty means all.
    pub states: Vec<&'static str>,
    /// A concern type.
    pub concern_type: Option<String>,
    /// The part that somebody has in it.
    pub role: Option<String>,
    /// That there is an adult at risk, or a child: the part such a person has.
    pub about: Option<&'static str>,
    /// What else it is listed under, by code; all of them.
    pub under: Vec<(Under, String)>,
    /// An agency told of it.
    pub agency: Option<String>,
    /// Machines that wrote it down.
    pub machines: Option<Vec<MachineId>>,
    /// Received on or after this day.
    pub from: Option<String>,
    /// Received on or before this day.
    pub to: Option<String>,
    /// In immediate danger: these alone, or all but these.
    pub danger: Option<bool>,
    /// A reply is awaited and due by this day.
    pub reply_by: Option<String>,
    /// A reply to a referral is awaited, whether anybody named a day or not.
    pub reply: bool,
    /// Whoever reported it was not told that it was taken up.
    pub feedback: bool,
    /// A review is due by this day.
    pub review_by: Option<String>,
    /// Something was written apart and is not settled.
    pub versions: bool,
    /// Came from a sheet and nobody has looked through it yet: these alone, or all but these.
    pub unseen: Option<bool>,
    /// Words, as a search expression.
    pub matching: Option<String>,
    /// Numbers of concerns that have these words inside a file.
    pub in_files: Vec<i64>,
}

/// Whether whoever reported a concern that is not closed was told nothing.
fn waits_for_word(concern: &Concern) -> bool {
    !concern.closed && concern::reporter_waits(concern)
}

impl Store {
    /// Notes whether whoever reported a concern waits for word.
    pub(super) fn put_reporter_waits(&self, concern: &Concern) -> Result<()> {
        self.db
            .prepare_cached("UPDATE concerns SET reporter_waits = ?2 WHERE id = ?1")?
            .execute(params![concern.id.0, waits_for_word(concern)])?;
        Ok(())
    }

    /// Writes a concern's row and everything that hangs on it.
    pub(crate) fn put_concern(
        &self,
        concern: &Concern,
        title: &str,
        sort_name: &str,
        versions: usize,
    ) -> Result<i64> {
        let received = concern.facts.received_at.clone().unwrap_or_else(|| time::moment(concern.recorded.1));
        let reply = concern.reply_due();
        let number = self
            .db
            .prepare_cached(
                "INSERT INTO concerns (id, reference, title, sort_name, summary, state, danger, main_type, received_at,
                     recorded_at, machine, main_person, review_on, reply_due, reply_agency, versions, unseen,
                     reporter_waits)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
                 ON CONFLICT (id) DO UPDATE SET reference = ?2, title = ?3, sort_name = ?4, summary = ?5, state = ?6,
                     danger = ?7, main_type = ?8, received_at = ?9, recorded_at = ?10, machine = ?11,
                     main_person = ?12, review_on = ?13, reply_due = ?14, reply_agency = ?15,
                     versions = ?16, unseen = ?17, reporter_waits = ?18
                 RETURNING number",
            )?
            .query_row(
                params![
                    concern.id.0,
                    concern.reference,
                    title,
                    sort_name,
                    concern.gist(),
                    concern.state().name(),
                    concern.in_danger(),
                    concern.facts.main_type,
                    received,
                    concern.recorded.1,
                    concern.recorded.0.machine.0,
                    concern.main_person().map(|person| person.0),
                    concern.facts.review_on,
                    reply.map(|(due, _)| due),
                    reply.map(|(_, agency)| agency),
                    i64::try_from(versions).unwrap_or(i64::MAX),
                    concern.waits_to_be_looked_through(),
                    waits_for_word(concern),
                ],
                |row| row.get(0),
            )?;
        self.put_types(concern)?;
        self.put_filed(concern)?;
        self.put_links(concern)?;
        self.put_agencies(concern)?;
        self.put_referrals(concern)?;
        Ok(number)
    }

    fn put_types(&self, concern: &Concern) -> Result<()> {
        self.db.prepare_cached("DELETE FROM concern_types WHERE concern = ?1")?.execute([concern.id.0])?;
        let mut put =
            self.db.prepare_cached("INSERT OR IGNORE INTO concern_types (concern, code) VALUES (?1, ?2)")?;
        for code in &concern.facts.concern_types {
            put.execute(params![concern.id.0, code])?;
        }
        Ok(())
    }

    fn put_links(&self, concern: &Concern) -> Result<()> {
        self.db.prepare_cached("DELETE FROM concern_people WHERE concern = ?1")?.execute([concern.id.0])?;
        let mut put = self.db.prepare_cached(
            "INSERT OR REPLACE INTO concern_people (concern, person, role) VALUES (?1, ?2, ?3)",
        )?;
        for link in &concern.people {
            put.execute(params![concern.id.0, link.person.0, link.role])?;
        }
        Ok(())
    }

    fn put_agencies(&self, concern: &Concern) -> Result<()> {
        use crate::domain::concern::{Reach, Share};
        self.db.prepare_cached("DELETE FROM concern_agencies WHERE concern = ?1")?.execute([concern.id.0])?;
        let mut put = self
            .db
            .prepare_cached("INSERT OR IGNORE INTO concern_agencies (concern, agency) VALUES (?1, ?2)")?;
        let shared = concern.shares.iter().filter_map(|(_, _, _, share)| match share {
            Share::Sent(_, Reach::NotDelivered) | Share::Declined(_) => None,
            Share::Sent(sent, _) => Some(sent.agency.as_str()),
        });
        for agency in concern.referrals.iter().map(|(_, _, _, r)| r.made.agency.as_str()).chain(shared) {
            put.execute(params![concern.id.0, agency])?;
        }
        Ok(())
    }

    fn put_referrals(&self, concern: &Concern) -> Result<()> {
        if concern.referrals.is_empty() {
            return Ok(());
        }
        let mut put = self.db.prepare_cached(
            "INSERT OR REPLACE INTO referrals (id, concern, agency, recipient, route, sent_at, reply_due, replied_at,
                 their_reference, chases, open, stage)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?;
        for (id, _, at, referral) in &concern.referrals {
            let replied = referral.replies.last();
            let replied_at =
                replied.map(|reply| reply.received_at.clone().unwrap_or_else(|| time::moment(*at)));
            let theirs = replied.map_or("", |reply| reply.their_reference.as_str());
            let theirs = if theirs.is_empty() { referral.made.their_reference.as_str() } else { theirs };
            put.execute(params![
                id.0,
                concern.id.0,
                referral.made.agency,
                referral.made.recipient,
                referral.made.route,
                referral.made.sent_at,
                referral.due(),
                replied_at,
                theirs,
                i64::try_from(referral.chases.len()).unwrap_or(i64::MAX),
                !concern.closed && referral.waits(),
                referral.escalations.last().map(|escalated| escalated.stage.as_str()),
            ])?;
        }
        Ok(())
    }

    /// A concern's row.
    pub fn concern_row(&self, id: ConcernId) -> Result<Option<ConcernRow>> {
        let sql = format!("SELECT {COLUMNS} FROM concerns c WHERE c.id = ?1");
        Ok(self.db.prepare_cached(&sql)?.query_row([id.0], concern_row).optional()?)
    }

    /// A concern's row by its number.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn concern_numbered(&self, number: i64) -> Result<Option<ConcernRow>> {
        let sql = format!("SELECT {COLUMNS} FROM concerns c WHERE c.number = ?1");
        Ok(self.db.prepare_cached(&sql)?.query_row([number], concern_row).optional()?)
    }

    /// Closed concerns that came before a day, the oldest first, so many at most.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn closed_and_received_before(&self, day: &str, most: u32) -> Result<Vec<ConcernId>> {
        let mut statement = self.db.prepare_cached(
            "SELECT id FROM concerns WHERE state = 'closed' AND received_at < ?1 ORDER BY received_at, id LIMIT ?2",
        )?;
        let rows = statement.query_map(rusqlite::params![day, most], |row| Ok(ConcernId(row.get(0)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The concern with a reference, in any case.
    pub fn concern_by_reference(&self, reference: &str) -> Result<Option<ConcernId>> {
        let reference = reference.trim().to_uppercase();
        Ok(self
            .db
            .prepare_cached("SELECT id FROM concerns WHERE reference = ?1")?
            .query_row([reference], |row| Ok(ConcernId(row.get(0)?)))
            .optional()?)
    }

    /// How many concerns are wanted.
    pub fn count_concerns(&self, wanted: &Wanted) -> Result<u64> {
        let (clauses, values) = clauses(wanted);
        let sql = format!("SELECT count(*) FROM {}", clauses);
        let count: i64 =
            self.db.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// A page of wanted concerns after a place in the order: the sorting value and number of the last one seen.
    pub fn list_concerns(
        &self,
        wanted: &Wanted,
        sort: Sort,
        after: Option<(String, i64)>,
        limit: u32,
    ) -> Result<Vec<(ConcernRow, String)>> {
        let (clauses, mut values) = clauses(wanted);
        let (column, descends) = (sort.column(), sort.descends());
        let (than, order) = if descends { ("<", "DESC") } else { (">", "ASC") };
        let place =
            if after.is_some() { format!("AND ({column}, c.number) {than} (?, ?)") } else { String::new() };
        if let Some((value, number)) = after {
            values.extend([Value::Text(value), Value::Integer(number)]);
        }
        let sql = format!(
            "SELECT {COLUMNS}, {column} FROM {clauses} {place} ORDER BY {column} {order}, c.number {order} LIMIT {limit}"
        );
        let rows = self
            .db
            .prepare_cached(&sql)?
            .query_map(params_from_iter(values), |row| Ok((concern_row(row)?, row.get(16)?)))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// New concerns in each of the last weeks: how many were received from each day until before the next.
    pub fn count_received(&self, from: &str, until: &str) -> Result<u32> {
        let sql = "SELECT count(*) FROM concerns WHERE received_at >= ?1 AND received_at < ?2";
        Ok(self.db.prepare_cached(sql)?.query_row([from, until], |row| row.get(0))?)
    }
}

/// The tables and conditions of a wish, and their values in order.
fn clauses(wanted: &Wanted) -> (String, Vec<Value>) {
    let mut sql = String::from("concerns c WHERE 1");
    let mut values = Vec::new();
    let mut add = |clause: &str, value: Value| {
        sql.push_str(" AND ");
        sql.push_str(clause);
        values.push(value);
    };
    if let Some(code) = &wanted.concern_type {
        add("c.id IN (SELECT concern FROM concern_types WHERE code = ?)", Value::Text(code.clone()));
    }
    for role in wanted.role.as_deref().into_iter().chain(wanted.about) {
        add("c.id IN (SELECT concern FROM concern_people WHERE role = ?)", Value::Text(role.to_owned()));
    }
    for (under, code) in &wanted.under {
        let filed =
            format!("c.id IN (SELECT concern FROM filed_under WHERE what = '{}' AND code = ?)", under.name());
        add(&filed, Value::Text(code.clone()));
    }
    if let Some(agency) = &wanted.agency {
        add("c.id IN (SELECT concern FROM concern_agencies WHERE agency = ?)", Value::Text(agency.clone()));
    }
    if let Some(from) = &wanted.from {
        add("c.received_at >= ?", Value::Text(from.clone()));
    }
    if let Some(to) = &wanted.to {
        // A moment of that day sorts after the day itself; "~" sorts after every moment.
        add("c.received_at <= ?", Value::Text(format!("{to}~")));
    }
    if let Some(by) = &wanted.reply_by {
        add("c.reply_due <= ?", Value::Text(by.clone()));
    }
    if let Some(by) = &wanted.review_by {
        add("c.review_on <= ?", Value::Text(by.clone()));
    }
    if let Some(matching) = &wanted.matching {
        // The plus keeps the list in the order of its index: a common word would otherwise sort every concern first.
        let found = "+c.number IN (SELECT rowid FROM search WHERE search MATCH ?)";
        if wanted.in_files.is_empty() {
            add(found, Value::Text(matching.clone()));
        } else {
            let numbers: Vec<String> = wanted.in_files.iter().map(i64::to_string).collect();
            let either = format!("({found} OR +c.number IN ({}))", numbers.join(", "));
            add(&either, Value::Text(matching.clone()));
        }
    }
    if let Some(danger) = wanted.danger {
        sql.push_str(if danger { " AND c.danger = 1" } else { " AND c.danger = 0" });
    }
    if let Some(unseen) = wanted.unseen {
        sql.push_str(if unseen { " AND c.unseen = 1" } else { " AND c.unseen = 0" });
    }
    if wanted.reply {
        sql.push_str(" AND c.id IN (SELECT concern FROM referrals WHERE open = 1)");
    }
    if wanted.feedback {
        sql.push_str(" AND c.reporter_waits = 1");
    }
    if wanted.versions {
        sql.push_str(" AND c.versions > 0");
    }
    if !wanted.states.is_empty() {
        let list: Vec<String> = wanted.states.iter().map(|state| format!("'{state}'")).collect();
        sql.push_str(&format!(" AND c.state IN ({})", list.join(", ")));
    }
    if let Some(machines) = &wanted.machines {
        let list: Vec<String> = machines.iter().map(|machine| format!("x'{machine}'")).collect();
        sql.push_str(&format!(" AND c.machine IN ({})", list.join(", ")));
    }
    (sql, values)
}
