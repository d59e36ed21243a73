//! Sealing and opening: the passphrase alone opens, and the bytes say nothing without it.

use super::{page_text, specimens};
use crate::{Error, render, render_kit, seal, unseal};

const PASSPHRASE: &str = "tulip orbit ledger candle frost";

#[test]
fn what_was_sealed_opens_with_its_passphrase_alone() {
    let plain = render(&specimens::usual()).unwrap().pdf;
    let sealed = seal(&plain, PASSPHRASE).unwrap();
    let opened = unseal(&sealed, PASSPHRASE).unwrap();
    assert_eq!(page_text(&opened), page_text(&plain));
    for wrong in ["tulip orbit ledger candle frosted", "Tulip orbit ledger candle frost", "x"] {
        assert!(matches!(unseal(&sealed, wrong), Err(Error::Passphrase)), "{wrong}");
    }
}

#[test]
fn bad_passphrases_are_refused_before_anything_is_made() {
    let plain = render(&specimens::short()).unwrap().pdf;
    for bad in ["", "   ", "\n", &"a".repeat(128), &"é".repeat(64), &"\u{FB03}".repeat(43)] {
        assert!(matches!(seal(&plain, bad), Err(Error::Passphrase)), "{bad:?}");
        assert!(matches!(unseal(&plain, bad), Err(Error::Passphrase)), "{bad:?}");
    }
    assert!(seal(&plain, &"a".repeat(127)).is_ok());
}

#[test]
fn a_letter_may_be_spelt_two_ways() {
    let plain = render(&specimens::short()).unwrap().pdf;
    let sealed = seal(&plain, "cafe\u{301} tulip").unwrap();
    assert!(unseal(&sealed, "caf\u{e9} tulip").is_ok());
}

#[test]
fn sealed_bytes_say_nothing() {
    let plain = render(&specimens::usual()).unwrap().pdf;
    let sealed = seal(&plain, PASSPHRASE).unwrap();
    let bytes = String::from_utf8_lossy(&sealed).into_owned();
    for word in ["Kent", "MARAC", "McKenna", "Chronology", "Safeguarding Log", "tulip"] {
        assert!(!bytes.contains(word), "{word}");
    }
    assert!(seal(&plain, PASSPHRASE).unwrap() != sealed, "each sealing has its own key");
    assert!(matches!(crate::readable(&sealed), Err(Error::Pdf(_))));
    assert!(matches!(seal(&sealed, PASSPHRASE), Err(Error::Pdf(_))));
}

#[test]
fn what_is_no_pdf_is_refused() {
    let kit = render_kit(&specimens::kit()).unwrap();
    for bytes in [&b""[..], b"%PDF-1.7", b"not a PDF", &kit[..kit.len() / 3], &[0; 64]] {
        assert!(seal(bytes, PASSPHRASE).is_err());
        assert!(unseal(bytes, PASSPHRASE).is_err());
        assert!(crate::readable(bytes).is_err());
    }
    assert!(matches!(unseal(&kit, PASSPHRASE), Err(Error::Pdf(_))));
}
