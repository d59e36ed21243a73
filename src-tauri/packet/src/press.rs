//! The press: a template and clean data in, laid-out pages or a tagged PDF out.
//!
//! Both the preview and the file go through `Words::press`, so what was seen is what is sent. Typst remembers what it laid
//! out in a cache of the whole process; it is emptied after each use, because that memory holds case text.

use crate::contents::Stamp;
use crate::error::Error;
use crate::render::Rendered;
use crate::sanitise::{Sanitiser, Trust};
use crate::world::{GoOn, Room, Stopped};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use typst::World;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst::syntax::FileId;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// The path under which a template finds what it is to say.
const DATA: &str = "/data.json";
/// The name the file gives as its maker.
const CREATOR: &str = "Safeguarding Log";
/// More than this is no packet but a copy of the log.
const LINES_MAX: usize = 5_000;
/// Typst needs about 500 bytes of memory for one byte of text.
const TEXT_BYTES_MAX: usize = 4 * 1024 * 1024;

/// What a file keeps to that is sent: one that is to be encrypted may not be one for archives.
const SENT: &[PdfStandard] = &[PdfStandard::Ua_1];
/// What a file keeps to that stays in the log.
const KEPT: &[PdfStandard] = &[PdfStandard::Ua_1, PdfStandard::A_3a];

/// Words on their way to the press, not yet made printable.
pub(crate) struct Words {
    template: &'static str,
    data: Value,
    ident: String,
    stamp: Stamp,
    files: Vec<(String, Vec<u8>)>,
}

impl Words {
    /// Takes plain data; its fingerprint is taken in the order of its fields, so the same words give the same bytes.
    pub(crate) fn new(template: &'static str, data: &impl Serialize, stamp: &Stamp) -> Result<Words, Error> {
        const REASON: Error = Error::Pdf("the words are not plain data");
        let digest = Sha256::digest(serde_json::to_vec(data).map_err(|_| REASON)?);
        let ident = data_encoding::HEXUPPER.encode(&digest);
        let data = serde_json::to_value(data).map_err(|_| REASON)?;
        weigh(&data)?;
        Ok(Words { template, data, ident, stamp: stamp.clone(), files: Vec::new() })
    }

    /// Adds a file the template asks for by this path.
    pub(crate) fn with(mut self, path: impl Into<String>, bytes: Vec<u8>) -> Words {
        self.files.push((path.into(), bytes));
        self
    }

    /// Presses the words, and once more with Latin letters alone if a font failed on what it claimed to cover: an
    /// officer with an odd character in a note must still be able to send it, with that character shown by its code.
    pub(crate) fn press(&self) -> Result<Pressed, Error> {
        self.press_while(&|| true)
    }

    /// As [`Words::press`], for as long as it may go on.
    pub(crate) fn press_while(&self, go_on: GoOn<'_>) -> Result<Pressed, Error> {
        self.trusting(go_on, |plate| {
            let document = plate.lay_out()?;
            let pdf = plate.write(&document, SENT, go_on)?;
            Ok(plate.pressed(document, pdf, Vec::new()))
        })
    }

    /// As [`Words::press_while`], and writes the same pages for keeping. What is to be done with the first file is done in the
    /// meantime; if the words must be pressed again, with the file that comes of that.
    pub(crate) fn press_to_keep<T>(
        &self,
        go_on: GoOn<'_>,
        meanwhile: impl Fn(&[u8]) -> T,
    ) -> Result<(Pressed, T), Error> {
        self.trusting(go_on, |plate| {
            let document = plate.lay_out()?;
            let pdf = plate.write(&document, SENT, go_on)?;
            let (copy, done) = std::thread::scope(|both| {
                let keeping = both.spawn(|| plate.write(&document, KEPT, go_on));
                let done = meanwhile(&pdf);
                (keeping.join().unwrap_or_else(|bug| resume_unwind(bug)), done)
            });
            Ok((plate.pressed(document, pdf, copy?), done))
        })
    }

    fn trusting<T>(
        &self,
        go_on: GoOn<'_>,
        press: impl Fn(&Plate<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        match press(&Plate::new(self, Trust::Fonts, go_on)) {
            Err(Error::Template(_)) => press(&Plate::new(self, Trust::Latin, go_on)),
            pressed => pressed,
        }
    }
}

/// Pages, and the file made of them.
pub(crate) struct Pressed {
    pub(crate) document: PagedDocument,
    pub(crate) pdf: Vec<u8>,
    pub(crate) copy: Vec<u8>,
    pub(crate) code: String,
    pub(crate) replaced: usize,
}

impl Pressed {
    /// What a caller gets of it.
    pub(crate) fn rendered(self) -> Rendered {
        Rendered {
            pages: self.document.pages().len(),
            pdf: self.pdf,
            copy: self.copy,
            code: self.code,
            replaced: self.replaced,
        }
    }
}

/// What the words became on their way to the press.
struct Plate<'a> {
    room: Room<'a>,
    ident: String,
    stamp: Datetime,
    replaced: usize,
}

impl<'a> Plate<'a> {
    /// Cleans the data, notes what was replaced and what the words' own fingerprint is, and shuts it in.
    fn new(words: &Words, trust: Trust, go_on: GoOn<'a>) -> Plate<'a> {
        let mut sanitiser = Sanitiser::new(trust);
        let mut data = words.data.clone();
        sanitiser.clean(&mut data);
        if let Value::Object(fields) = &mut data {
            fields.insert("replaced".to_owned(), sanitiser.replaced.into());
            fields.insert("code".to_owned(), spoken(&words.ident).into());
        }
        let data = (DATA.to_owned(), data.to_string().into_bytes());
        let files = [data].into_iter().chain(words.files.iter().cloned()).collect();
        let (ident, stamp) = (words.ident.clone(), moment(&words.stamp));
        Plate { room: Room::new(words.template, files, go_on), ident, stamp, replaced: sanitiser.replaced }
    }

    /// Lays the pages out; what was laid out until it was stopped is forgotten like everything else.
    fn lay_out(&self) -> Result<PagedDocument, Error> {
        let laid = catch_unwind(AssertUnwindSafe(|| typst::compile::<PagedDocument>(&self.room).output));
        typst::comemo::evict(0);
        match laid {
            Ok(document) => document.map_err(|found| self.blame(&found)),
            Err(thrown) if thrown.is::<Stopped>() => Err(Error::Stopped),
            Err(bug) => resume_unwind(bug),
        }
    }

    /// Pages and files of this plate.
    fn pressed(&self, document: PagedDocument, pdf: Vec<u8>, copy: Vec<u8>) -> Pressed {
        Pressed { document, pdf, copy, code: spoken(&self.ident), replaced: self.replaced }
    }

    /// Writes laid-out pages as a tagged PDF file that keeps some standards.
    fn write(
        &self,
        document: &PagedDocument,
        standards: &[PdfStandard],
        go_on: GoOn<'_>,
    ) -> Result<Vec<u8>, Error> {
        if !go_on() {
            return Err(Error::Stopped);
        }
        let standards = PdfStandards::new(standards).expect("these standards do not contradict each other");
        let options = PdfOptions {
            ident: Smart::Custom(self.ident.clone()),
            creator: Smart::Custom(Some(CREATOR.to_owned())),
            timestamp: Some(Timestamp::new_utc(self.stamp)),
            standards,
            ..PdfOptions::default()
        };
        let pdf = typst_pdf::pdf(document, &options).map_err(|found| self.blame(&found));
        typst::comemo::evict(0);
        pdf
    }

    /// Says where the templates failed and nothing else: the messages themselves quote the text.
    fn blame(&self, found: &[SourceDiagnostic]) -> Error {
        let mut places: Vec<String> = found.iter().map(|diagnostic| self.place(diagnostic)).collect();
        places.dedup();
        places.truncate(5);
        Error::Template(places.join(", "))
    }

    fn place(&self, diagnostic: &SourceDiagnostic) -> String {
        let Some(id) = diagnostic.span.id() else { return "no place".to_owned() };
        let line = self.line(id, diagnostic).map(|line| format!(":{line}")).unwrap_or_default();
        format!("{}{line}", id.get().vpath().get_without_slash())
    }

    fn line(&self, id: FileId, diagnostic: &SourceDiagnostic) -> Option<usize> {
        let range = typst::WorldExt::range(&self.room, diagnostic.span)?;
        let source = self.room.source(id).ok()?;
        Some(source.text().get(..range.start)?.lines().count())
    }
}

/// Refuses data beyond what can be laid out in the memory of an office machine.
fn weigh(data: &Value) -> Result<(), Error> {
    let (lines, bytes) = weight(data);
    if lines > LINES_MAX || bytes > TEXT_BYTES_MAX { Err(Error::TooLarge) } else { Ok(()) }
}

fn weight(data: &Value) -> (usize, usize) {
    let sum = |(lines, bytes), value| {
        let (more_lines, more_bytes) = weight(value);
        (lines + more_lines, bytes + more_bytes)
    };
    match data {
        Value::String(text) => (0, text.len()),
        Value::Array(values) => values.iter().fold((values.len(), 0), sum),
        Value::Object(fields) => fields.values().fold((0, 0), sum),
        Value::Null | Value::Bool(_) | Value::Number(_) => (0, 0),
    }
}

/// The first 16 digits of the fingerprint in groups of four, to be read out over the telephone.
fn spoken(ident: &str) -> String {
    let groups: Vec<&str> = (0..4).filter_map(|group| ident.get(group * 4..group * 4 + 4)).collect();
    groups.join(" ")
}

/// PDF/UA wants a date; a stamp that is none becomes the first day of 1970, plainly not the day of the packet.
fn moment(stamp: &Stamp) -> Datetime {
    let Stamp { year, month, day, hour, minute, second } = *stamp;
    Datetime::from_ymd_hms(year, month, day, hour, minute, second)
        .or_else(|| Datetime::from_ymd_hms(1970, 1, 1, 0, 0, 0))
        .expect("the first day of 1970 is a date")
}
