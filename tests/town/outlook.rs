//! E-mails as Outlook saves them, made by a stranger's library.

use std::io::{Cursor, Write};

/// A message as a stranger's library writes a compound file: each stream by its path.
pub fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (path, bytes) in streams {
        if let Some((folder, _)) = path.rsplit_once('/').filter(|(folder, _)| !folder.is_empty()) {
            file.create_storage_all(folder).unwrap();
        }
        file.create_stream(path).unwrap().write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// Text as Outlook keeps it, two bytes a letter.
pub fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Fixed properties: a header, and one row that says when it was sent.
pub fn properties(sent_at_ms: i64) -> Vec<u8> {
    let ticks = u64::try_from(sent_at_ms + 11_644_473_600_000).unwrap() * 10_000;
    let mut bytes = vec![0; 32];
    bytes.extend([0x40, 0x00, 0x39, 0x00, 6, 0, 0, 0]);
    bytes.extend(ticks.to_le_bytes());
    bytes
}

/// A message with a text of two bytes a letter, a note attached to it, and the headers it came with.
pub fn message() -> Vec<u8> {
    compound(&[
        // 2 October 2026, 09:30 UTC.
        ("/__properties_version1.0", properties(1_790_933_400_000)),
        ("/__substg1.0_0037001F", wide("Worried about Mr Pargeter")),
        ("/__substg1.0_0C1A001F", wide("Beatrix Fletcher")),
        ("/__substg1.0_0C1F001F", wide("/O=COUNCIL/CN=BFLETCHER")),
        (
            "/__substg1.0_007D001F",
            wide("From: Beatrix Fletcher <b.fletcher@example.org>\r\nSubject: x\r\n\r\n"),
        ),
        ("/__substg1.0_0E04001F", wide("Safeguarding desk")),
        ("/__substg1.0_1000001F", wide("He keeps his heron in the bath.\r\nZoë saw it.\r\n")),
        ("/__attach_version1.0_#00000000/__substg1.0_3707001F", wide("note.txt")),
        ("/__attach_version1.0_#00000000/__substg1.0_37010102", b"A lantern stood there.".to_vec()),
    ])
}
