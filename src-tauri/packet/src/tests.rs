//! The crate seen from outside: what goes in comes out, nothing hostile stops it, and outside tools agree.

mod hostile;
mod lengths;
mod outside;
mod sealing;
mod sheets;
mod specimens;
mod stopping;

/// A file that goes with a packet.
fn attached(words: String) -> crate::Attachment {
    let bytes = b"Seen at the desk.".to_vec();
    let (name, media_type) = ("file-1.txt".into(), "text/plain".into());
    crate::Attachment { name, words, media_type, digest: "0f".repeat(32), bytes }
}

/// A text as a reader compares it: breaks we put in taken out, white space folded.
fn folded(text: &str) -> String {
    text.replace('\u{200B}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything on the pages of a PDF, page by page and as a whole, folded.
fn page_text(pdf: &[u8]) -> String {
    let found = crate::readable(pdf).unwrap();
    let pages = found.iter().filter(|part| part.place.starts_with("page")).map(|part| part.text.as_str());
    folded(&pages.collect::<Vec<_>>().join("\n"))
}
