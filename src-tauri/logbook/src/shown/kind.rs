//! What a file is, by its first bytes; its name counts only between things whose bytes begin alike.

use super::Shows;

/// So many bytes tell what a file is.
pub const HEAD_BYTES: usize = 4096;

/// Media types that are known, and their names for people.
const KINDS: &[(&str, &str)] = &[
    ("image/jpeg", "Photograph or picture (JPEG)"),
    ("image/png", "Picture (PNG)"),
    ("image/gif", "Picture (GIF)"),
    ("image/webp", "Picture (WebP)"),
    ("image/heic", "Photograph (HEIC)"),
    ("image/tiff", "Picture (TIFF)"),
    ("image/bmp", "Picture (BMP)"),
    ("application/pdf", "PDF"),
    ("application/rtf", "Document (RTF)"),
    ("application/zip", "Zip folder"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel workbook"),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint presentation"),
    ("application/vnd.ms-outlook", "E-mail (Outlook)"),
    ("application/x-ole-storage", "Older Office document"),
    ("message/rfc822", "E-mail"),
    ("text/html", "Web page"),
    ("text/plain", "Text"),
    ("video/mp4", "Video"),
    ("audio/mpeg", "Sound recording"),
    ("audio/wav", "Sound recording (WAV)"),
    (UNKNOWN, "File of another kind"),
];
/// First bytes of a compound file, which Outlook and older Office programs write.
pub(super) const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// What is none of these.
const UNKNOWN: &str = "application/octet-stream";

/// Beginnings that only one kind of file has.
const BEGINNINGS: &[(&[u8], &str)] = &[
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"ID3", "audio/mpeg"),
];

/// The media type of a file with these first bytes and this name.
pub fn media_type(head: &[u8], name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    if let Some((_, kind)) = BEGINNINGS.iter().find(|(begins, _)| head.starts_with(begins)) {
        return kind;
    }
    if head.starts_with(b"PK\x03\x04") {
        return match ending.as_str() {
            "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            _ => "application/zip",
        };
    }
    if head.starts_with(COMPOUND) {
        return if ending == "msg" { "application/vnd.ms-outlook" } else { "application/x-ole-storage" };
    }
    match (head.get(..4), head.get(4..8), head.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => "image/webp",
        (Some(b"RIFF"), _, Some(b"WAVE")) => "audio/wav",
        (_, Some(b"ftyp"), Some(b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1" | b"heim" | b"heis")) => {
            "image/heic"
        }
        (_, Some(b"ftyp"), _) => "video/mp4",
        _ => text_type(head, &ending),
    }
}

/// The media type of what was read as an e-mail, whatever its name is and whichever header stands first in it.
pub fn mail_type(head: &[u8]) -> &'static str {
    if head.starts_with(COMPOUND) { "application/vnd.ms-outlook" } else { "message/rfc822" }
}

/// Text has no byte of nought and few that are not to be seen.
fn text_type(head: &[u8], ending: &str) -> &'static str {
    let unseen = head.iter().filter(|byte| **byte < 32 && !matches!(byte, b'\t' | b'\n' | b'\r' | 12 | 27));
    if head.is_empty() || unseen.count() > 0 {
        return UNKNOWN;
    }
    let begins = String::from_utf8_lossy(&head[..head.len().min(512)]).trim_start().to_lowercase();
    if begins.starts_with("<!doctype html") || begins.starts_with("<html") {
        return "text/html";
    }
    const HEADERS: &[&str] =
        &["received:", "return-path:", "delivered-to:", "from:", "mime-version:", "message-id:"];
    let is_mail = ending == "eml" || HEADERS.iter().take(3).any(|header| begins.starts_with(header));
    if is_mail && HEADERS.iter().any(|header| begins.contains(header)) {
        return "message/rfc822";
    }
    "text/plain"
}

/// What people call a media type; one that a newer program named is a file of another kind.
pub fn label(media_type: &str) -> &'static str {
    KINDS.iter().find(|(known, _)| *known == media_type).map_or("File of another kind", |(_, label)| label)
}

/// What can be seen of it.
pub fn shows(media_type: &str) -> Shows {
    match media_type {
        "image/jpeg" | "image/png" | "image/gif" | "image/webp" => Shows::Picture,
        "text/plain" | "text/html" | "message/rfc822" | "application/vnd.ms-outlook" => Shows::Text,
        _ => Shows::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_decide_and_not_the_name() {
        for (head, name, kind) in [
            (&b"\xff\xd8\xff\xe0\0\x10JFIF"[..], "letter.docx", "image/jpeg"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "x", "image/webp"),
            (b"\0\0\0\x18ftypheic\0\0", "IMG_1.jpg", "image/heic"),
            (b"<!DOCTYPE html><script>", "photo.jpg", "text/html"),
            (b"From: a@example.org\nSubject: x\n\nhello", "x.eml", "message/rfc822"),
            (b"Dear Ada", "x.jpg", "text/plain"),
            (b"MZ\0\0", "invoice.pdf", UNKNOWN),
        ] {
            assert_eq!(media_type(head, name), kind, "{name}");
            assert!(KINDS.iter().any(|(known, _)| *known == kind));
        }
    }
}
