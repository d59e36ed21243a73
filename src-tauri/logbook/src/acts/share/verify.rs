//! Knowing a packet again: whether a file is one this log sent, and unchanged.

use super::super::view;
use crate::error::Result;
use crate::logbook::Logbook;

/// What is said of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// This log sent it, and not a byte is different.
    SentUnchanged,
    /// It carries the name of a packet this log sent, but its bytes are others.
    Changed,
    /// This log did not send it.
    Unknown,
    /// Nobody chose a file.
    Cancelled,
}

view! {
    /// A file, looked at.
    pub struct Verified {
        /// The verdict.
        pub verdict: Verdict,
        /// Reference of the share.
        pub share: String,
        /// To whom it went.
        pub to: String,
        /// When.
        pub at: Option<String>,
    }
}

impl Logbook {
    /// Looks at a file's bytes.
    ///
    /// # Errors
    /// Store errors.
    #[cfg(feature = "print")]
    pub fn verify_packet(&mut self, file: &[u8]) -> Result<Verified> {
        let digest = data_encoding::HEXLOWER.encode(&crate::entry::sha256(file));
        let found = self.store.share_of_file(&digest, &packet::file_ids(file))?;
        let Some((share, unchanged)) = found else { return Ok(Verified::nothing(Verdict::Unknown)) };
        let Some(row) = self.store.share(share)? else { return Ok(Verified::nothing(Verdict::Unknown)) };
        let line = self.share_line(row);
        Ok(Verified {
            verdict: if unchanged { Verdict::SentUnchanged } else { Verdict::Changed },
            share: line.reference,
            to: format!("{}, {}", line.recipient, line.agency_label),
            at: Some(line.at),
        })
    }
}

impl Verified {
    /// A verdict with nothing to add.
    pub fn nothing(verdict: Verdict) -> Verified {
        Verified { verdict, share: String::new(), to: String::new(), at: None }
    }
}
