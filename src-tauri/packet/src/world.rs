//! Typst's whole world while a packet is made: our templates, our fonts, and one file of data.
//!
//! There is no disk behind it, no package registry, no network and no clock. A path it was not given is refused, so
//! even a template that went wrong could fetch nothing.
//!
//! Typst has no way to be stopped. But it asks its world for a font whenever it shapes words, and that question may be left
//! unanswered: the room unwinds the whole laying out with a [`Stopped`] of its own, which says nothing and is caught where
//! the laying out began. Typst keeps nothing half made: its caches take in what is finished alone.

use crate::fonts::CASE;
use std::collections::HashMap;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

const TEMPLATES: [(&str, &str); 9] = [
    ("/packet.typ", include_str!("../templates/packet.typ")),
    ("/attachments.typ", include_str!("../templates/attachments.typ")),
    ("/cover.typ", include_str!("../templates/cover.typ")),
    ("/timeline.typ", include_str!("../templates/timeline.typ")),
    ("/pictures.typ", include_str!("../templates/pictures.typ")),
    ("/body.typ", include_str!("../templates/body.typ")),
    ("/style.typ", include_str!("../templates/style.typ")),
    ("/record.typ", include_str!("../templates/record.typ")),
    ("/kit.typ", include_str!("../templates/kit.typ")),
];

/// Outlines of a body, on which marks are placed.
const DRAWINGS: [(&str, &[u8]); 4] = [
    ("/body/adult-front.svg", include_bytes!("../templates/body/adult-front.svg")),
    ("/body/adult-back.svg", include_bytes!("../templates/body/adult-back.svg")),
    ("/body/child-front.svg", include_bytes!("../templates/body/child-front.svg")),
    ("/body/child-back.svg", include_bytes!("../templates/body/child-back.svg")),
];

/// Row headers and table summaries are an extra of Typst, asked for by name.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = Features::from_iter([Feature::A11yExtras]);
    LazyHash::new(Library::builder().with_features(features).build())
});

/// Asked again and again while pages are laid out: whether to go on. It must be quick, and is asked from several threads.
pub type GoOn<'a> = &'a (dyn Fn() -> bool + Sync);

/// What a laying out unwinds with when it may not go on.
pub(crate) struct Stopped;

/// One room for one document.
pub(crate) struct Room<'a> {
    go_on: GoOn<'a>,
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

impl<'a> Room<'a> {
    /// Shuts a template in with the data it will read.
    pub(crate) fn new(main: &str, files: Vec<(String, Vec<u8>)>, go_on: GoOn<'a>) -> Room<'a> {
        let sources =
            TEMPLATES.iter().map(|(path, text)| (id(path), Source::new(id(path), (*text).to_owned())));
        let drawings = DRAWINGS.iter().map(|(path, bytes)| (id(path), Bytes::new(*bytes)));
        let files = files.into_iter().map(|(path, bytes)| (id(&path), Bytes::new(bytes)));
        Room { go_on, main: id(main), sources: sources.collect(), files: drawings.chain(files).collect() }
    }
}

impl World for Room<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &CASE.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        if !(self.go_on)() {
            // Not a panic: nothing went wrong, and no hook is to say that it did.
            std::panic::resume_unwind(Box::new(Stopped));
        }
        CASE.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Only our own fixed paths come here, never a name out of the data.
fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the paths of our own templates are well formed");
    RootedPath::new(VirtualRoot::Project, path).intern()
}
