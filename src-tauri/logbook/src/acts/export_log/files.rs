//! Files that are handed over: as `files/<digest>`, by the digest that their entries name, and by no other name.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::Out;
use crate::acts::backup::Digesting;
use crate::error::{Error, Result};
use crate::logbook::Logbook;

impl Logbook {
    /// Writes every file that is here; returns how many.
    pub(super) fn export_files(&self, out: &mut Out) -> Result<u64> {
        let mut written = BTreeSet::new();
        for named in self.store.files_named()? {
            if !self.store.is_hidden(named.kept.about)?
                && self.store.is_file_here(&named.digest)?
                && written.insert(named.digest)
            {
                let name = format!("files/{}", HEXLOWER.encode(&named.digest));
                out.stream(&name, &mut |into| {
                    self.each_part_of(&named.said, &mut |bytes| Ok(into.write_all(bytes)?))
                })?;
            }
        }
        Ok(written.len() as u64)
    }
}

impl Out {
    /// As [`Out::put`], for what is too large to hold.
    fn stream(&mut self, name: &str, fill: &mut dyn FnMut(&mut dyn Write) -> Result<()>) -> Result<()> {
        let name = if self.recipient.is_some() { format!("{name}.age") } else { name.to_owned() };
        let path = self.folder.join(&name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = Digesting { inner: fs::File::create(&path)?, digest: Sha256::new() };
        match &self.recipient {
            Some(recipient) => {
                let bad = || Error::Internal("age did not encrypt");
                let recipients = std::iter::once(recipient as &dyn age::Recipient);
                let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| bad())?;
                let mut sealed = encryptor.wrap_output(&mut file)?;
                fill(&mut sealed)?;
                sealed.finish()?;
            }
            None => fill(&mut file)?,
        }
        file.inner.sync_all()?;
        self.manifest.push((name, HEXLOWER.encode(&file.digest.finalize()).into()));
        Ok(())
    }
}
