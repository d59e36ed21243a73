//! What a caller fills in: a packet as plain text, in the order a reader meets it.
//!
//! Every field is words already chosen and already withheld where need be. Nothing here is a code, an identifier of
//! the log or a date to be worked out; an empty field or list is simply left out of the page.

use serde::Serialize;

/// The moment written into the file's own properties, in UTC.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// Year, such as 2026.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59.
    pub second: u8,
}

/// One line of a table: what it is, and what it says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What the line is about, such as "Date of birth".
    pub label: String,
    /// What it says.
    pub value: String,
}

/// Who the packet is for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Party {
    /// The agency, such as a police force.
    pub agency: String,
    /// The named person there.
    pub name: String,
    /// Their role.
    pub role: String,
    /// Where the packet is sent.
    pub address: String,
    /// How that address was checked.
    pub verified: String,
}

/// Who sends the packet, and how to reach them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Sender {
    /// The council.
    pub organisation: String,
    /// The officer.
    pub officer: String,
    /// Their role.
    pub role: String,
    /// Telephone in office hours.
    pub phone: String,
    /// Telephone at any other time.
    pub out_of_hours: String,
    /// Email.
    pub email: String,
}

/// One person the packet is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// What they are to this concern, such as "Adult at risk".
    pub role: String,
    /// Name, born, address and so on.
    pub rows: Vec<Row>,
}

/// One thing said, seen, thought or done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Item {
    /// What it is, such as "Telephone call".
    pub label: String,
    /// When, in words.
    pub when: String,
    /// Where it comes from.
    pub source: String,
    /// The text itself.
    pub text: String,
    /// Whether the text is the person's own words, to be shown as a quotation.
    pub own_words: bool,
}

/// A chapter of items of one kind, such as "What was said".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// A sentence that says how to read the chapter.
    pub note: String,
    /// What it holds.
    pub items: Vec<Item>,
}

/// A drawing of a body with numbered marks; what each number means is told in words beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct BodyMap {
    /// What it shows, such as "Front of an adult".
    pub name: String,
    /// Whose outline: `adult` or `child`.
    pub figure: String,
    /// Which side: `front` or `back`.
    pub side: String,
    /// The drawing in words, for whoever cannot see it.
    pub words: String,
    /// The marks on it.
    pub points: Vec<Point>,
}

/// A mark on a drawing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Point {
    /// Its number.
    pub number: u32,
    /// From the drawing's left edge, in thousandths.
    pub x: u64,
    /// From its top, in thousandths.
    pub y: u64,
}

/// A picture that goes with the packet, written afresh by the caller: nothing of its maker, its place or its time is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// What it is, such as "Photograph of the left forearm".
    pub label: String,
    /// When it was taken, in words.
    pub when: String,
    /// Where it comes from.
    pub source: String,
    /// What it shows in words, for whoever cannot see it.
    pub words: String,
    /// How wide it is, in points of its own.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// SHA-256 of its bytes, hexadecimal.
    pub digest: String,
    /// A JPEG or a PNG. The digest stands for it in the fingerprint of the words.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// A file that goes with a packet as it is, inside it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// What it is called in the packet, such as "file-1.pdf"; never its own name.
    pub name: String,
    /// What it is, in words.
    pub words: String,
    /// Its media type, such as "application/pdf".
    pub media_type: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub digest: String,
    /// Its bytes. The digest stands for them in the fingerprint of the words.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// Says that something was withheld and why, never what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct WithheldLine {
    /// What the reader meets instead, such as "[Third party A]".
    pub stand_in: String,
    /// The ground for leaving it out.
    pub ground: String,
}

/// Everything one packet says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Packet {
    /// The packet's own reference.
    pub reference: String,
    /// Its version, from 1.
    pub version: u32,
    /// The sender's reference of the concern.
    pub concern_reference: String,
    /// The title, also the title of the file.
    pub title: String,
    /// The marking, such as "OFFICIAL-SENSITIVE".
    pub marking: String,
    /// When it was made, in words.
    pub made_at: String,
    /// When it was made, for the file's properties.
    pub stamp: Stamp,
    /// For whom.
    pub to: Party,
    /// From whom.
    pub from: Sender,
    /// How it was given, where it does not travel as a file; empty where it does.
    pub given: String,
    /// Whether it is urgent.
    pub urgent: bool,
    /// What is asked of the recipient.
    pub asks: String,
    /// By when an answer is needed, in words.
    pub reply_by: String,
    /// How the person may, and may not, be reached: one sentence each.
    pub safe_contact: Vec<String>,
    /// Who must not be told, and what must not be revealed.
    pub must_not_be_told: String,
    /// The people it is about.
    pub about: Vec<Subject>,
    /// The whole in five lines.
    pub summary: String,
    /// Why sharing is lawful; consent and its reason.
    pub lawful_basis: Vec<Row>,
    /// Risk, and why it is thought so.
    pub risk: Vec<Row>,
    /// What the person wants to happen.
    pub views: Vec<Item>,
    /// What was said, seen, known, thought: kept apart.
    pub sections: Vec<Section>,
    /// What was decided and done, after the risk it answers.
    pub done: Vec<Section>,
    /// What else is known: capacity, other agencies, who else is at risk.
    pub further: Vec<Section>,
    /// Drawings of a body, those with a mark on them.
    pub body_maps: Vec<BodyMap>,
    /// What each mark on them is, in the order of their numbers.
    pub body_marks: Vec<Item>,
    /// Pictures, each with its words.
    pub pictures: Vec<Picture>,
    /// Extract of the chronology.
    pub chronology: Vec<Item>,
    /// Chapters that each begin a page of their own, to be taken out and kept.
    pub sheets: Vec<Section>,
    /// What was withheld and why.
    pub withheld: Vec<WithheldLine>,
    /// How the packet is to be handled: one sentence each.
    pub handling: Vec<String>,
    /// Files that go with it, inside it.
    pub attachments: Vec<Attachment>,
    /// The closing sentence: accurate as recorded on a date.
    pub closing: String,
}
