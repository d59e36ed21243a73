//! Handing the whole log over: raw signed entries and bodies for a stranger's check, and readable copies.
//!
//! `docs/entry-format.md` is the recipe by which the folder is verified with a stock COSE library alone.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use serde_json::{Value, json};

use super::view;
use crate::domain::concern::Concern;
use crate::domain::id::ConcernId;
use crate::domain::{terms, time};
use crate::entry::sha256;
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::store::concerns::{Sort, Wanted};

view! {
    /// What was handed over.
    pub struct Exported {
        /// Entries.
        pub entries: u64,
        /// Concerns with a readable copy.
        pub concerns: u64,
        /// Files.
        pub files: u64,
        /// Whether the files are encrypted.
        pub encrypted: bool,
    }
}

impl Logbook {
    /// Writes the whole log into a new folder: encrypted file by file to an age recipient, or plain on purpose.
    ///
    /// # Errors
    /// `TraceExists` when the folder is there and not empty; `Invalid` when the recipient is not one; file errors.
    pub fn export_log(&mut self, to: &Path, recipient: Option<&str>) -> Result<Exported> {
        if fs::read_dir(to).is_ok_and(|mut files| files.next().is_some()) {
            return Err(Error::Refused(Code::TraceExists));
        }
        let recipient = recipient
            .map(|text| {
                text.parse::<age::x25519::Recipient>().map_err(|_| Error::field("recipient", "not-found"))
            })
            .transpose()?;
        let mut out = Out { folder: to.to_owned(), recipient, manifest: Vec::new() };
        let keys: serde_json::Map<String, Value> =
            self.roster.machines.values().map(|m| (m.id.to_string(), Value::from(m.signs.clone()))).collect();
        out.json("keys.json", &Value::Object(keys))?;
        let mut entries = 0;
        self.store.each_entry(|kept| {
            entries += 1;
            let name = format!("entries/{}/{}", kept.id.machine, kept.id.seq);
            out.put(&format!("{name}.cose"), &kept.cose)?;
            kept.body.as_ref().map_or(Ok(()), |body| out.put(&format!("{name}.body"), body))
        })?;
        let concerns = self.export_readable(&mut out)?;
        let manifest: serde_json::Map<String, Value> = out.manifest.drain(..).collect();
        let files = manifest.len() as u64;
        out.json("manifest.json", &Value::Object(manifest))?;
        Ok(Exported { entries, concerns, files, encrypted: out.recipient.is_some() })
    }

    fn export_readable(&self, out: &mut Out) -> Result<u64> {
        let mut csv = String::from(
            "reference,received,recorded,person,state,main type,in short,decisions,referrals,shares\r\n",
        );
        let mut after = None;
        let mut count = 0;
        loop {
            let rows = self.store.list_concerns(&Wanted::default(), Sort::Reference, after.take(), 200)?;
            let Some((last, value)) = rows.last() else { break };
            after = Some((value.clone(), last.number));
            for (row, _) in &rows {
                let Some(concern) = self.store.concern(row.id)? else { continue };
                csv.push_str(&csv_line(&concern, &row.title));
                out.json(&format!("readable/{}.json", concern.reference), &self.readable(&concern)?)?;
                count += 1;
            }
        }
        out.put("readable/log.csv", csv.as_bytes())?;
        Ok(count)
    }

    fn readable(&self, concern: &Concern) -> Result<Value> {
        let chronology =
            serde_json::to_value(self.chronology(concern)).map_err(|_| Error::Internal("not written"))?;
        let facts = serde_json::to_value(&concern.facts).map_err(|_| Error::Internal("not written"))?;
        let people = self.people_of(concern)?;
        let people: Vec<Value> = people
            .iter()
            .map(|(link, facts)| json!({ "role": terms::role_label(&link.role), "relationship": link.relationship, "facts": facts }))
            .collect();
        Ok(json!({
            "reference": concern.reference,
            "concern": ConcernId::to_string(&concern.id),
            "state": concern.state().name(),
            "facts": facts,
            "people": people,
            "chronology": chronology,
        }))
    }
}

/// The folder being filled.
struct Out {
    folder: PathBuf,
    recipient: Option<age::x25519::Recipient>,
    manifest: Vec<(String, Value)>,
}

impl Out {
    fn put(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let (name, sealed) = match &self.recipient {
            Some(recipient) => {
                let sealed =
                    age::encrypt(recipient, bytes).map_err(|_| Error::Internal("age did not encrypt"))?;
                (format!("{name}.age"), sealed)
            }
            None => (name.to_owned(), bytes.to_vec()),
        };
        let path = self.folder.join(&name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = fs::File::create(&path)?;
        file.write_all(&sealed)?;
        file.sync_all()?;
        self.manifest.push((name, Value::from(HEXLOWER.encode(&sha256(&sealed)))));
        Ok(())
    }

    fn json(&mut self, name: &str, value: &Value) -> Result<()> {
        let bytes = serde_json::to_vec_pretty(value).map_err(|_| Error::Internal("not written"))?;
        self.put(name, &bytes)
    }
}

fn csv_line(concern: &Concern, title: &str) -> String {
    let facts = &concern.facts;
    let cells = [
        concern.reference.clone(),
        facts.received_at.clone().unwrap_or_default(),
        time::instant(concern.recorded.1),
        title.to_owned(),
        concern.state().name().to_owned(),
        facts.main_type.as_deref().map_or_else(String::new, |code| terms::label(terms::CONCERN_TYPES, code)),
        concern.gist(),
        concern.decisions.to_string(),
        concern.referrals.len().to_string(),
        concern.shares.len().to_string(),
    ];
    let cells: Vec<String> = cells.iter().map(|cell| csv_cell(cell)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell as RFC 4180 says, and never one that a spreadsheet would run as a formula.
fn csv_cell(text: &str) -> String {
    let safe =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    format!("\"{}\"", safe.replace('"', "\"\""))
}
