//! Files of a concern that could go with a packet: pictures, written afresh, letters as their text, and documents as they are.
//!
//! No template ticks one: a file goes when an officer chose it. What it is called stays here, since names of files give away
//! people and places, and so does everything its maker put beside a picture. A document goes inside the packet as it is, so its
//! words are read for what is withheld; of other files nobody could say what is in them.

use super::super::files::FileWanted;
use super::shareable::{ShareItem, item};
use crate::domain::concern::{Concern, Stated};
use crate::domain::file::cleaned_name;
use crate::domain::{terms, time};
use crate::entry::v1::FileAttached;
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::shown::{Shows, TEXT_BYTES_MAX, kind};

/// How the id of a file's item begins; the entry that attached it follows.
pub(super) const FILE: &str = "file:";

/// How a letter begins the line that names what was attached to it.
const ATTACHED: &str = "Attached: ";

/// What stands under a letter that is longer than what goes of it.
const REST: &str = "[The rest of it is not in this packet.]";

/// Why a file of a kind that nobody can read here stays.
const NOT_READ: &str = "This kind of file cannot go in a packet. Save a copy and send it apart.";

/// A document of more bytes than this goes by itself: many mailboxes take no message of 25 MB.
const ATTACHED_BYTES_MAX: u64 = 10 * 1024 * 1024;

/// Whether files of a kind may go inside a packet as they are: documents in which what is withheld can be looked for.
fn attachable(media_type: &str) -> bool {
    media_type == "application/pdf"
        || media_type.starts_with("application/vnd.openxmlformats-officedocument.")
}

impl Logbook {
    /// The files of a concern, oldest first, without the texts of letters.
    pub(super) fn file_items(&self, concern: &Concern) -> Result<Vec<ShareItem>> {
        let standing = concern.files.iter().filter(|file| file.withdrawn.is_none());
        standing.map(|file| Ok(file_item(file, self.has_bytes(&file.said)?))).collect()
    }

    /// Reads the texts of letters among some items of a concern.
    pub(super) fn read_letters(&self, concern: &Concern, items: &mut [ShareItem]) -> Result<()> {
        let letters = items.iter_mut().filter(|item| item.group == "letter" && item.bar.is_empty());
        for item in letters {
            let Some(wanted) = file_wanted(concern, &item.item) else { continue };
            let said = self.file_of(&wanted)?.said;
            let (text, more) = self.file_text(&said)?;
            let text = if said.media_type == "text/plain" { text } else { without_names_of_files(&text) };
            item.text = if more { format!("{text}\n\n{REST}") } else { text };
        }
        Ok(())
    }
}

/// A letter without the line that names what was attached to it: none of that goes, and names of files give away people.
fn without_names_of_files(letter: &str) -> String {
    let (head, body) = letter.split_once("\n\n").unwrap_or((letter, ""));
    let kept: Vec<&str> = head.lines().filter(|line| !line.starts_with(ATTACHED)).collect();
    if body.is_empty() { kept.join("\n") } else { format!("{}\n\n{body}", kept.join("\n")) }
}

/// Refuses a file that cannot go.
pub(super) fn refuse_barred(items: &[ShareItem]) -> Result<()> {
    if items.iter().all(|item| item.bar.is_empty()) {
        Ok(())
    } else {
        Err(Error::field("items", "cannot-go"))
    }
}

/// The file that an item stands for.
pub(super) fn file_wanted(concern: &Concern, item: &str) -> Option<FileWanted> {
    Some(FileWanted { concern: concern.id, entry: item.strip_prefix(FILE)?.into() })
}

fn file_item(file: &Stated<FileAttached>, here: bool) -> ShareItem {
    let said = &file.said;
    let (group, called, bar) = match (kind::shows(&said.media_type), said.media_type.as_str()) {
        _ if !here => ("other", "A file", "It is not on this machine yet."),
        (Shows::Picture, _) => ("picture", "Picture", ""),
        (Shows::Nothing, kind) if !attachable(kind) => ("other", "A file", NOT_READ),
        (Shows::Nothing, _) if said.length > ATTACHED_BYTES_MAX => {
            ("other", "A file", "It is larger than 10 MB. Save a copy and send it apart.")
        }
        (Shows::Nothing, _) => ("attached", kind::label(&said.media_type), ""),
        (Shows::Text, "text/html") => ("other", "A file", NOT_READ),
        (Shows::Text, "text/plain") if said.length > TEXT_BYTES_MAX as u64 => {
            ("letter", "Text", "It is too long for a packet. Save a copy and send it apart.")
        }
        (Shows::Text, "text/plain") => ("letter", "Text", ""),
        (Shows::Text, _) => ("letter", "E-mail", ""),
    };
    let caption = said.caption.trim();
    ShareItem {
        item: format!("{FILE}{}", file.entry),
        label: if caption.is_empty() {
            called.into()
        } else {
            format!("{called}: {}", caption.replace('\n', " "))
        },
        when: said.taken_at.as_deref().map(time::moment_in_words).unwrap_or_default(),
        source: said
            .source_grade
            .as_deref()
            .map(|code| terms::label(terms::SOURCE_GRADES, code))
            .unwrap_or_default(),
        text: if group == "picture" { caption.into() } else { String::new() },
        why: "A file goes only when you choose it".into(),
        file: cleaned_name(&said.name),
        bar: bar.into(),
        ..item(group)
    }
}
