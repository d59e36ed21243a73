//! The recovery kit: making a new one, printing it, and proving that the paper exists.

use super::{Nothing, form};
use crate::entry::v1::{Body, KitConfirmed};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::vault::Kit;

form! {
    /// Words typed back from the paper.
    pub struct KitWords {
        /// Each with its number.
        pub words: Vec<KitWord>,
    }
    /// One word of the kit.
    pub struct KitWord {
        /// Its number on the page, from 1.
        pub number: u32,
        /// The word.
        pub word: String,
    }
}

impl Logbook {
    /// Makes a new kit in place of the old one, which opens nothing from now on. It waits to be printed.
    ///
    /// # Errors
    /// File and store errors; the old kit stays in force then.
    pub fn make_kit(&mut self, _: Nothing) -> Result<()> {
        let kit = Kit::make(&mut self.chance);
        let keys = kit.keys()?;
        // Both kits can open until the entry stands: no instant exists without a working one.
        self.vault.wrap_to_kits(&self.keyset, &[keys.opens.clone(), self.roster.kit.opens.clone()])?;
        let log = self.roster.log;
        self.commit(vec![(log.into(), Body::KitReplaced(keys))])?;
        self.wrap_afresh()?;
        self.waiting_kit = Some(kit);
        Ok(())
    }

    /// The recovery kit's page as a PDF, while the kit waits.
    ///
    /// # Errors
    /// `NotFound` when no kit waits; `PacketFailed`.
    #[cfg(feature = "print")]
    pub fn print_kit(&mut self) -> Result<Vec<u8>> {
        let now = self.now();
        let kit = self.waiting_kit.as_ref().ok_or(Error::Refused(Code::NotFound))?;
        let officer = self.roster.officer_of(&self.pen.me).cloned().unwrap_or_default();
        let page = packet::Kit {
            organisation: self.organisation(),
            officer: officer.name,
            made_at: crate::domain::time::in_words(now),
            stamp: super::share::stamp(now),
            words: kit.words(),
            check: kit.check(),
            code: kit.code().to_string(),
            log: self.roster.log.to_string()[..8].to_owned(),
        };
        Ok(packet::render_kit(&page)?)
    }

    /// Two numbers of words to type back from the paper, of the first and the second half.
    pub fn ask_kit_words(&mut self) -> Vec<u32> {
        vec![1 + self.chance.below(12), 13 + self.chance.below(12)]
    }

    /// Proves that the paper exists; an entry says so, and the kit leaves memory.
    ///
    /// # Errors
    /// `NotFound` when no kit waits; `Invalid` when a word is not the one on the page.
    pub fn confirm_kit(&mut self, form: KitWords) -> Result<()> {
        let kit = self.waiting_kit.as_ref().ok_or(Error::Refused(Code::NotFound))?;
        let words = kit.words();
        let right = |typed: &KitWord| {
            let at = usize::try_from(typed.number).unwrap_or(0).wrapping_sub(1);
            words.get(at).is_some_and(|word| *word == typed.word.trim().to_lowercase())
        };
        if form.words.len() < 2 || !form.words.iter().all(right) {
            return Err(Error::field("words", "words-wrong"));
        }
        let confirmed = KitConfirmed { signs: kit.keys()?.signs };
        let log = self.roster.log;
        self.commit(vec![(log.into(), Body::KitConfirmed(confirmed))])?;
        self.waiting_kit = None;
        Ok(())
    }

    /// Changes the PIN.
    ///
    /// # Errors
    /// `WrongPin`, keyring and file errors; the old PIN stays in force then.
    pub fn change_pin(&mut self, old_pin: &str, pin: &str) -> Result<()> {
        let cost = self.cost.unwrap_or_else(crate::vault::Cost::measured);
        self.vault.change_pin(old_pin, pin, &*self.keyring, &mut self.chance, cost)
    }
}
