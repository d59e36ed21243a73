//! Taking in files that colleagues attached: piece by piece, so many bytes a pass, and only while something lacks.

use super::{FORGED, NEWER};
use crate::domain::file;
use crate::entry::Fault;
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::files::{FileKnown, FileNamed, bytes_of};
use crate::sync::layout::{self, Kind, Name};
use crate::sync::piece::Piece;
use crate::sync::seal::{self, Unopened};
use crate::sync::{Arrived, Listed};

/// What became of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fitted {
    /// It is not whole yet, or for nobody here.
    Nothing,
    /// It was put in its place.
    Part,
    /// With it the file is whole.
    Whole,
}

impl Logbook {
    /// Whether any file that may be here is not.
    ///
    /// # Errors
    /// Store errors.
    pub(super) fn lacks_files(&self) -> Result<bool> {
        Ok(!self.store.files_lacking()?.is_empty())
    }

    /// Pieces of others to read, those first that were not read last time; none while no file lacks.
    ///
    /// # Errors
    /// Store errors.
    pub(super) fn look_for_pieces(&mut self, listing: &[Listed]) -> Result<Vec<Listed>> {
        if !self.lacks_files()? {
            return Ok(Vec::new());
        }
        let own = layout::part_of(self.pen.me);
        let mut wanted = Vec::new();
        for listed in listing.iter().filter(|listed| listed.part != own) {
            let is_piece = listed.name.parse::<Name>().is_ok_and(|name| name.kind == Kind::Piece);
            if is_piece
                && listed.size <= layout::FILE_MAX
                && !self.store.is_taken(&listed.part, &listed.name)?
            {
                wanted.push(listed.clone());
            }
        }
        // Those whose entry is not here yet are read in vain; by turns they keep nothing else from being read.
        let turn: usize = self.store.local("piece_turn")?.and_then(|turn| turn.parse().ok()).unwrap_or(0);
        let from = turn.checked_rem(wanted.len()).unwrap_or(0);
        wanted.rotate_left(from);
        self.store.set_local("piece_turn", &turn.wrapping_add(7).to_string())?;
        Ok(wanted)
    }

    /// Takes a piece, in one transaction.
    ///
    /// # Errors
    /// Store errors; nothing of it is taken then.
    pub(super) fn take_piece(&mut self, arrived: &Arrived) -> Result<Fitted> {
        let step = self.store.begin()?;
        let fitted = self.fit_piece(arrived)?;
        step.commit()?;
        Ok(fitted)
    }

    fn fit_piece(&self, arrived: &Arrived) -> Result<Fitted> {
        let taken = || self.store.put_taken(&arrived.part, &arrived.name).map(|()| Fitted::Nothing);
        if !arrived.name.parse::<Name>().is_ok_and(|name| name.fits(&arrived.bytes)) {
            // Half there, or meddled with: it is read again.
            return Ok(Fitted::Nothing);
        }
        let plain = match seal::open(&arrived.bytes, &self.all_identities()?) {
            Ok(plain) => plain,
            Err(Unopened::NotForUs) => return taken(),
            Err(Unopened::Spoilt) => return Ok(Fitted::Nothing),
        };
        let (from, piece) = match Piece::read(&plain, |machine| self.roster.key_of(machine)) {
            Ok(read) => read,
            Err(Fault::Machine) => return Ok(Fitted::Nothing),
            Err(Fault::Kind) => {
                // A newer program of this machine's own will read it.
                self.store.raise(NEWER, self.machine_of(&arrived.part), self.now())?;
                return Ok(Fitted::Nothing);
            }
            Err(_) => {
                self.store.raise(FORGED, self.machine_of(&arrived.part), self.now())?;
                return taken();
            }
        };
        if piece.log != self.roster.log || self.store.is_file_here(&piece.digest)? {
            return taken();
        }
        let Some(named) = self.lacking(&piece)? else { return Ok(Fitted::Nothing) };
        self.store.put_taken(&arrived.part, &arrived.name)?;
        if !self.put_parts(&piece, &named)? {
            self.store.raise(FORGED, from, self.now())?;
            return Ok(Fitted::Nothing);
        }
        if self.store.count_parts(&piece.digest)? < file::parts(named.said.length) {
            return Ok(Fitted::Part);
        }
        match self.store.verify_file(&named.said)? {
            Some(plain) => {
                self.store.put_whole(&piece.digest, &plain)?;
                Ok(Fitted::Whole)
            }
            None => {
                // Somebody who is in signed what is not so: from now on the others are asked.
                self.store.forget_file(&piece.digest)?;
                self.store.read_pieces_again(&arrived.part)?;
                self.store.raise(FORGED, from, self.now())?;
                Ok(Fitted::Nothing)
            }
        }
    }

    fn lacking(&self, piece: &Piece) -> Result<Option<FileNamed>> {
        Ok(self.store.files_lacking()?.into_iter().find(|named| named.digest == piece.digest))
    }

    /// Puts the parts of a piece in their places; says whether they are what a file of this length can have there.
    fn put_parts(&self, piece: &Piece, named: &FileNamed) -> Result<bool> {
        let Some(salt) = bytes_of(&named.said.file_salt) else { return Ok(false) };
        self.store.begin_file(FileKnown { digest: piece.digest, salt }, named.said.length)?;
        for (number, bytes) in (piece.first..).zip(piece.bytes.chunks(file::PART_BYTES as usize)) {
            if bytes.len() as u64 != file::part_length(named.said.length, number) {
                return Ok(false);
            }
            self.store.put_part(&piece.digest, number, bytes)?;
        }
        Ok(!piece.bytes.is_empty())
    }
}
