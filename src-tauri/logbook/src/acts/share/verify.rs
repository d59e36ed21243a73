//! Knowing a packet again: whether a file is one this log sent, and unchanged.

use super::super::{form, view};
use crate::domain::rules::Rules;
use crate::entry::v1::Body;
use crate::error::Result;
use crate::logbook::Logbook;

/// What is said of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// This log sent it, and not a byte is different.
    SentUnchanged,
    /// This log sent a packet with this code on its last page; of its bytes the code says nothing.
    CodeKnown,
    /// It carries the name of a packet this log sent, but its bytes are others.
    Changed,
    /// This log did not send it.
    Unknown,
    /// Nobody chose a file.
    Cancelled,
}

form! {
    /// A check code, as a recipient reads it from the last page of a packet.
    pub struct CodeRead {
        /// Sixteen letters and digits; spaces make no difference.
        pub check_code: String,
    }
}

view! {
    /// A file or a code, looked at.
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
        let line = self.share_line(row)?;
        Ok(Verified {
            verdict: if unchanged { Verdict::SentUnchanged } else { Verdict::Changed },
            share: line.reference,
            to: format!("{}, {}", line.recipient, line.agency_label),
            at: Some(line.at),
        })
    }
}

impl Logbook {
    /// Looks for the packet that has a code on its last page.
    ///
    /// # Errors
    /// `Invalid`: `check_code` `required` or `not-a-code`; store errors.
    pub fn verify_code(&mut self, form: CodeRead) -> Result<Verified> {
        let code = plain(&form.check_code);
        Rules::at(self.now())
            .required("check_code", &form.check_code)
            .hold(form.check_code.trim().is_empty() || code.len() == CODE_LETTERS, "check_code", "not-a-code")
            .finish()?;
        let mut found = Verified::nothing(Verdict::Unknown);
        for kept in self.store.entries_of_kinds(&["packet-shared"])? {
            let Some(Body::PacketShared(sent)) = kept.told()?.map(|told| told.body) else { continue };
            // What is kept from this officer has no row.
            let row = if plain(&sent.code) == code { self.store.share(sent.share)? } else { None };
            if let Some(row) = row {
                let line = self.share_line(row)?;
                let to = format!("{}, {}", line.recipient, line.agency_label);
                found =
                    Verified { verdict: Verdict::CodeKnown, share: line.reference, to, at: Some(line.at) };
            }
        }
        Ok(found)
    }
}

/// Letters and digits of a code.
const CODE_LETTERS: usize = 16;

/// A code without what people put between its groups.
fn plain(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}

impl Verified {
    /// A verdict with nothing to add.
    pub fn nothing(verdict: Verdict) -> Verified {
        Verified { verdict, share: String::new(), to: String::new(), at: None }
    }
}
