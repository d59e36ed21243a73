//! Knowing a packet again: whether a file is one this log sent, and unchanged.

use std::collections::BTreeMap;

use super::super::{form, view};
use crate::domain::id::ShareId;
use crate::domain::rules::Rules;
use crate::entry::v1::Body;
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::shares::ShareRow;

/// What is said of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// This log sent it, and not a byte is different.
    SentUnchanged,
    /// This log sent a packet with this code on its last page; of its bytes the code says nothing.
    CodeKnown,
    /// It is another file than the one this log sent, and says the same on every page: saved without its passphrase, or printed to
    /// a new file. Pictures were not compared.
    SameWords,
    /// It carries the name or the code of a packet this log sent, but its bytes are others.
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
    /// Looks at a file's bytes; where they are not those that were sent, and no passphrase keeps them shut, at its words.
    ///
    /// # Errors
    /// Store errors.
    #[cfg(feature = "print")]
    pub fn verify_packet(&mut self, file: &[u8]) -> Result<Verified> {
        let digest = data_encoding::HEXLOWER.encode(&crate::entry::sha256(file));
        let found = self.store.share_of_file(&digest, &packet::file_ids(file))?;
        if let Some((share, true)) = found {
            return self.verified(self.store.share(share)?, Verdict::SentUnchanged);
        }
        let words = words(file);
        let named = found.map_or(Ok(None), |(share, _)| self.store.share(share))?;
        let row = match named {
            Some(row) => Some(row),
            None => self.share_with_code_in(&words)?,
        };
        let same = match &row {
            Some(row) if !words.is_empty() => {
                self.copy_bytes(row.id)?.is_some_and(|copy| self::words(&copy) == words)
            }
            _ => false,
        };
        self.verified(row, if same { Verdict::SameWords } else { Verdict::Changed })
    }

    /// The packet of which a code stands among some words, as it is printed: four groups of four.
    #[cfg(feature = "print")]
    fn share_with_code_in(&self, words: &[String]) -> Result<Option<ShareRow>> {
        let known = self.codes()?;
        let found = words.windows(4).find_map(|four| known.get(&plain(&four.concat())));
        found.map_or(Ok(None), |share| self.store.share(*share))
    }
}

/// Every word that stands on the pages of a file, in their order; none where it cannot be read without a passphrase.
#[cfg(feature = "print")]
fn words(file: &[u8]) -> Vec<String> {
    let places = packet::readable(file).unwrap_or_default().into_iter();
    let pages = places.filter(|place| place.place.starts_with("page "));
    pages.flat_map(|page| page.text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
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
        // What is kept from this officer has no row.
        let row = self.codes()?.get(&code).map_or(Ok(None), |share| self.store.share(*share))?;
        self.verified(row, Verdict::CodeKnown)
    }

    /// The codes of all packets.
    fn codes(&self) -> Result<BTreeMap<String, ShareId>> {
        let mut codes = BTreeMap::new();
        for kept in self.store.entries_of_kinds(&["packet-shared"])? {
            if let Some(Body::PacketShared(sent)) = kept.told()?.map(|told| told.body) {
                codes.insert(plain(&sent.code), sent.share);
            }
        }
        codes.remove("");
        Ok(codes)
    }

    fn verified(&self, row: Option<ShareRow>, verdict: Verdict) -> Result<Verified> {
        let Some(row) = row else { return Ok(Verified::nothing(Verdict::Unknown)) };
        let line = self.share_line(row)?;
        let to = format!("{}, {}", line.recipient, line.agency_label);
        Ok(Verified { verdict, share: line.reference, to, at: Some(line.at) })
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
