//! Text as text: whatever it is written in, nothing of it is obeyed.

/// So many bytes of a text are shown.
pub const TEXT_BYTES_MAX: usize = 200 * 1024;

/// The beginning of a text, and whether there is more. UTF-8 and UTF-16 are read as such, anything else as Windows-1252.
/// Characters that are not seen or turn the line round are shown as `\u{fffd}`.
pub fn text(bytes: &[u8]) -> (String, bool) {
    let more = bytes.len() > TEXT_BYTES_MAX;
    let begins = &bytes[..bytes.len().min(TEXT_BYTES_MAX)];
    (read_text(begins, more).replace("\r\n", "\n").chars().map(seen).collect(), more)
}

/// A text in whatever letters it was written, perhaps cut within the last of them.
pub(super) fn read_text(bytes: &[u8], cut: bool) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) if cut && error.error_len().is_none() => {
                String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned()
            }
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        },
    }
}

/// A character as it is shown: what is not seen, or turns the line round, in place of itself.
pub(super) fn seen(c: char) -> char {
    let unseen = (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if unseen { '\u{fffd}' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_in_the_letters_it_was_written_in() {
        assert_eq!(text("Zoë\r\nsaid".as_bytes()), ("Zoë\nsaid".into(), false));
        assert_eq!(text(b"Zo\xeb \x93so\x94").0, "Zoë “so”");
        assert_eq!(text(b"\xff\xfeA\0\xeb\0").0, "Aë");
        assert_eq!(text("a\u{202e}b\u{0}".as_bytes()).0, "a\u{fffd}b\u{fffd}");
        let long = "é".repeat(TEXT_BYTES_MAX);
        let (shown, more) = text(format!("x{long}").as_bytes());
        assert!(more && shown.starts_with("xéé") && !shown.contains('Ã'));
    }
}
