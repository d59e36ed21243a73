//! A log out of a backup, in a place where there is none: as a new machine of the officer whose machine made the backup.
//!
//! Everything is verified in a scratch folder beside the place and moved in whole, so that half a log can never be met.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use data_encoding::HEXLOWER;

use crate::acts::refill;
use crate::domain::roster::{Roster, recovery_statement};
use crate::entry::v1::{Body, Machine, MachineRecovered};
use crate::error::{Code, Error, Result};
use crate::logbook::{Logbook, Surroundings};
use crate::store::Store;
use crate::sync::Transport;
use crate::sync::backup::{Reader, Word};
use crate::vault::{Cost, Kit, NewVault, Vault};

impl Logbook {
    /// Restores a log from a backup with the recovery kit, under a new PIN and a new database key, and opens it. Where the shared
    /// folder is at hand, nothing is shown of what was disposed of since the backup was made; without it nobody can know.
    ///
    /// # Errors
    /// `TraceExists` when anything of a log is there; `WrongKit`; `Damaged` when the backup is not what was written;
    /// `TooNew`; `NotIn` when the officer has left; `KeyringUnavailable`; file and store errors. Nothing stands there then.
    pub fn restore(
        file: &Path,
        folder: &Path,
        words: &str,
        pin: &str,
        mut with: Surroundings,
        shared: Option<&mut dyn Transport>,
    ) -> Result<Logbook> {
        let kit = Kit::read(words)?;
        let vault = Vault::at(folder);
        if vault.folder().has_trace() {
            return Err(Error::Refused(Code::TraceExists));
        }
        let mut backup = Reader::open(BufReader::new(File::open(file)?), &[kit.code()])?;
        let cost = with.cost.unwrap_or_else(Cost::measured);
        let new =
            NewVault::make(&vault, backup.log, Some(&kit), pin, &*with.keyring, &mut with.chance, cost)?;
        let with = match fill(&new, &mut backup, &kit, with, shared) {
            Ok(with) => with,
            Err(error) => {
                new.discard();
                return Err(error);
            }
        };
        new.put_in_place()?;
        let vault = Vault::at(folder);
        let taken = vault.folder().take()?;
        let (keyset, sidecar) = vault.unseal(pin, &*with.keyring)?;
        Logbook::open(vault, keyset, sidecar.machine, taken, with)
    }
}

/// Fills the new log from the backup and lets the new machine in.
fn fill(
    new: &NewVault,
    backup: &mut Reader<BufReader<File>>,
    kit: &Kit,
    with: Surroundings,
    shared: Option<&mut dyn Transport>,
) -> Result<Surroundings> {
    let store = Store::create(&new.database(), &new.keyset.database)?;
    let (roster, word) = refill(&store, backup, &mut |_| Ok(()))?;
    let entry = word_of_kit(new, &roster, &word, kit)?;
    let vault = Vault::at(new.database().parent().ok_or(Error::Internal("a scratch folder without a name"))?);
    let mut filling = Logbook::assemble(store, new.keyset.clone(), new.machine, vault, None, with)?;
    filling.commit(vec![(new.machine.into(), Body::MachineRecovered(entry))])?;
    // The kit's word is taken by everybody or by nobody.
    if !filling.is_in() {
        return Err(Error::Refused(Code::NotIn));
    }
    if let Some(shared) = shared {
        filling.hear_with_the_kit(shared, kit)?;
    }
    let (store, _, _, _, with) = filling.take_apart();
    store.close()?;
    Ok(with)
}

fn word_of_kit(new: &NewVault, roster: &Roster, word: &Word, kit: &Kit) -> Result<MachineRecovered> {
    if kit.keys()?.signs != roster.kit.signs {
        return Err(Error::Refused(Code::WrongKit));
    }
    let replaces = word.machine;
    let officer = roster.officer_of(&replaces).ok_or(Error::Refused(Code::Damaged))?.id;
    let machine = Machine {
        id: new.machine,
        officer,
        letter: roster.letter_in_place_of(&replaces),
        signs: new.keyset.signs(),
        opens: new.keyset.opens()?,
    };
    let last = word.heads.get(&replaces).map(|(seq, hash)| (*seq, HEXLOWER.encode(hash)));
    let mut entry = MachineRecovered { machine, replaces, last, proof: String::new() };
    entry.proof = kit.sign(&recovery_statement(roster.log, &entry));
    Ok(entry)
}
