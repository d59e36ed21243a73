//! References read over the phone: `MBC-2026-A0147`.
//!
//! Prefix of the council, year the concern was written down (in London), letter of the writing machine,
//! number of that machine's concern in that year. Two machines apart can never make the same one, and since
//! the number is counted from entry headers, which outlive every disposal, none is ever used again.

/// Letters for machines: no I and no O, which sound and look like one and nought.
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Returns the letter or letters of the machine enrolled as number `index`, from 0.
pub fn machine_letter(index: usize) -> String {
    let letter = |at: usize| char::from(LETTERS[at % LETTERS.len()]);
    match index / LETTERS.len() {
        0 => letter(index).to_string(),
        more => format!("{}{}", machine_letter(more - 1), letter(index)),
    }
}

/// Returns a concern's reference.
pub fn concern(prefix: &str, year: i32, letter: &str, number: u64) -> String {
    format!("{prefix}-{year}-{letter}{number:04}")
}

/// Returns the reference of a concern that is kept from some officers from the start: of a series of its own.
pub fn restricted_concern(prefix: &str, year: i32, letter: &str, number: u64) -> String {
    format!("{prefix}-{year}-{letter}-R{number:03}")
}

/// Returns the number of a certificate: what remains of a record that was erased.
pub fn certificate(prefix: &str, year: i32, letter: &str, number: u64) -> String {
    format!("{prefix}-{year}-{letter}-E{number:03}")
}

/// Returns a share's reference, of a concern that is kept from some officers.
pub fn restricted_share(letter: &str, number: u64) -> String {
    format!("S-{letter}-R{number:03}")
}

/// Returns a share's reference.
pub fn share(letter: &str, number: u64) -> String {
    format!("S-{letter}{number:04}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_never_repeat_and_never_confuse() {
        let letters: Vec<String> = (0..700).map(machine_letter).collect();
        let mut unique = letters.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), letters.len());
        assert!(letters.iter().all(|l| !l.contains('I') && !l.contains('O')));
        assert_eq!((letters[0].as_str(), letters[24].as_str()), ("A", "AA"));
    }
}
