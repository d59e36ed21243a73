//! Handing the whole log over: raw signed entries and bodies for a stranger's check, and readable copies.
//!
//! `docs/entry-format.md` is the recipe by which the folder is verified with a stock COSE library alone.

mod files;
mod readable;
#[cfg(feature = "print")]
mod record;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use serde_json::Value;

use super::view;
use crate::entry::sha256;
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;

view! {
    /// What was handed over.
    pub struct Exported {
        /// Entries.
        pub entries: u64,
        /// Concerns with a readable copy.
        pub concerns: u64,
        /// Entries whose body is not on this machine: erased, or kept from its officer.
        pub without_body: u64,
        /// Files of the record.
        pub attached: u64,
        /// Files in the folder, all in all.
        pub files: u64,
        /// References of concerns that could not be printed whole; their entries and data are there all the same.
        pub unprinted: Vec<String>,
        /// Whether the files are encrypted.
        pub encrypted: bool,
    }
}

impl Logbook {
    /// Writes the whole log into a new folder: encrypted file by file to an age recipient, or plain on purpose.
    ///
    /// `progress` hears how many concerns have been copied, and of how many.
    ///
    /// # Errors
    /// `TraceExists` when the folder is there and not empty; `Invalid` when the recipient is not one; file errors.
    pub fn export_log(
        &mut self,
        to: &Path,
        recipient: Option<&str>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Exported> {
        if fs::read_dir(to).is_ok_and(|mut files| files.next().is_some()) {
            return Err(Error::Refused(Code::TraceExists));
        }
        let recipient = recipient
            .map(|text| {
                text.parse::<age::x25519::Recipient>().map_err(|_| Error::field("recipient", "not-found"))
            })
            .transpose()?;
        let mut out = Out { folder: to.to_owned(), recipient, manifest: Vec::new(), unprinted: Vec::new() };
        let keys: serde_json::Map<String, Value> =
            self.roster.machines.values().map(|m| (m.id.to_string(), Value::from(m.signs.clone()))).collect();
        out.json("keys.json", &Value::Object(keys))?;
        let mut entries = 0;
        let mut without_body: Vec<Value> = Vec::new();
        self.store.each_entry(|kept| {
            entries += 1;
            let name = format!("entries/{}/{}", kept.id.machine, kept.id.seq);
            out.put(&format!("{name}.cose"), &kept.cose)?;
            match &kept.body {
                Some(body) => out.put(&format!("{name}.body"), body),
                None => {
                    without_body.push(name.into());
                    Ok(())
                }
            }
        })?;
        // Said plainly: they were erased, or are kept from the officer of this machine; their signatures verify all the same.
        let without = without_body.len() as u64;
        out.json("entries-without-body.json", &Value::Array(without_body))?;
        let attached = self.export_files(&mut out)?;
        let concerns = self.export_readable(&mut out, progress)?;
        let manifest: serde_json::Map<String, Value> = out.manifest.drain(..).collect();
        let files = manifest.len() as u64;
        out.json("manifest.json", &Value::Object(manifest))?;
        out.unprinted.dedup();
        Ok(Exported {
            entries,
            concerns,
            without_body: without,
            attached,
            files,
            unprinted: out.unprinted,
            encrypted: out.recipient.is_some(),
        })
    }
}

/// The folder being filled.
struct Out {
    folder: PathBuf,
    recipient: Option<age::x25519::Recipient>,
    manifest: Vec<(String, Value)>,
    unprinted: Vec<String>,
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
