//! Words inside attached files, read behind everything an officer does: the log is borrowed to fetch a part and to put some
//! words away, and nobody holds it while a file is unpacked and read.

use super::super::agree::Lender;
use crate::domain::file;
use crate::error::Result;
use crate::shown::{self, kind};
use crate::store::file_words::Unread;

/// Files are read until they were about so many bytes; the rest waits for the next time.
const BYTES_AT_ONCE: u64 = 32 * 1024 * 1024;
/// Even an empty file is some work.
const BYTES_AT_LEAST: u64 = 64 * 1024;
/// A portion of a file's words in the index, bytes: cutting a snippet reads one portion and no more.
const PORTION: usize = 16 * 1024;
/// Portions that are put away while the log is borrowed once.
const PORTIONS_AT_ONCE: usize = 4;

/// Reads the words of files that are here and were not read yet. Returns whether more are left for another time.
///
/// # Errors
/// Store errors; `Locked` when the log is not open any more. What was read until then stands.
pub fn read_words(log: &mut impl Lender) -> Result<bool> {
    if log.lend(|log| Ok(log.store.local("files_behind")?.is_some_and(|behind| behind == "yes")))? {
        log.lend(|log| log.store.say_whose_files())?;
        log.lend(|log| log.store.set_local("files_behind", ""))?;
    }
    let mut read = 0;
    while let Some(unread) = log.lend(|log| log.store.begin_unread())? {
        let text = match fetch(log, &unread)? {
            Some(bytes) => {
                read += bytes.len() as u64;
                shown::words(&bytes, &unread.name)
            }
            None => String::new(),
        };
        put_away(log, &unread, &text)?;
        read += BYTES_AT_LEAST;
        if read >= BYTES_AT_ONCE {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The bytes of a file, part by part; nothing where they can have no words, or are there no more.
fn fetch(log: &mut impl Lender, unread: &Unread) -> Result<Option<Vec<u8>>> {
    if unread.length > shown::WORDS_BYTES_MAX {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    for number in 0..file::parts(unread.length) {
        let Some(part) = log.lend(|log| log.store.part(&unread.digest, number))? else { return Ok(None) };
        if number == 0 && !shown::has_words(&part[..part.len().min(kind::HEAD_BYTES)], &unread.name) {
            return Ok(None);
        }
        bytes.extend(part);
    }
    Ok(Some(bytes))
}

fn put_away(log: &mut impl Lender, unread: &Unread, text: &str) -> Result<()> {
    let portions = portions(text);
    let mut rest = portions.as_slice();
    loop {
        let (some, others) = rest.split_at(rest.len().min(PORTIONS_AT_ONCE));
        let done = others.is_empty();
        let known = log.lend(|log| log.store.put_portions(&unread.digest, some, done))?;
        if done || !known {
            return Ok(());
        }
        rest = others;
    }
}

/// Cuts a text between two words where it can.
fn portions(text: &str) -> Vec<&str> {
    let (mut portions, mut rest) = (Vec::new(), text.trim());
    while rest.len() > PORTION {
        let most = rest.floor_char_boundary(PORTION);
        let cut = rest[..most].rfind(char::is_whitespace).filter(|cut| *cut > 0).unwrap_or(most);
        portions.push(&rest[..cut]);
        rest = rest[cut..].trim_start();
    }
    if !rest.is_empty() {
        portions.push(rest);
    }
    portions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_lost_between_two_portions() {
        let text = "schoolbag é ".repeat(9000);
        let cut = portions(&text);
        assert!(cut.len() > 4 && cut.iter().all(|portion| portion.len() <= PORTION));
        let words = |text: &str| text.split_whitespace().count();
        assert_eq!(cut.iter().map(|portion| words(portion)).sum::<usize>(), words(&text));
        let line = "é".repeat(PORTION);
        assert_eq!(portions(&line).concat(), line);
        assert!(portions(" ").is_empty());
    }
}
