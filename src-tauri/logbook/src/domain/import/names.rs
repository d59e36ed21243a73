//! Names as people write them: capitals, small letters, surnames first. What is written with care is left alone.

/// Words inside a surname that keep their small letter.
const PARTICLES: &[&str] =
    &["van", "der", "den", "de", "von", "ten", "ter", "bin", "ibn", "bint", "del", "dos", "das", "di", "du"];

/// Whether a word is written in capitals alone, and is more than an initial.
pub fn is_loud(word: &str) -> bool {
    // McKENNA is in capitals for all that.
    let bare = word.strip_prefix("Mc").filter(|rest| !rest.is_empty()).unwrap_or(word);
    let letters: Vec<char> = bare.chars().filter(|letter| letter.is_alphabetic()).collect();
    letters.len() > 1 && letters.iter().all(|letter| letter.is_uppercase())
}

/// Whether all of it is initials: "J.S.", "JS", "G H".
pub fn is_initials(name: &str) -> bool {
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    let all_loud = name.chars().all(|letter| letter.is_uppercase() || " .-".contains(letter));
    let pieces = name.split([' ', '.', '-']).filter(|piece| !piece.is_empty());
    let short = pieces.map(|piece| piece.chars().count()).max().is_some_and(|longest| longest == 1);
    all_loud && (1..=4).contains(&letters) && (short || (letters <= 3 && !name.trim().contains(' ')))
}

/// A name with its usual capitals: only words written in one case throughout are changed.
pub fn with_capitals(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let last = words.len().saturating_sub(1);
    let quiet = !name.chars().any(char::is_uppercase);
    let said: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(at, word)| match is_loud(word) || (quiet && !word.is_empty()) {
            true => word_with_capitals(word, at < last),
            false => (*word).to_owned(),
        })
        .collect();
    said.join(" ")
}

fn word_with_capitals(word: &str, followed: bool) -> String {
    let lower = word.to_lowercase();
    if followed && PARTICLES.contains(&lower.as_str()) {
        return lower;
    }
    let mut said = String::new();
    let pieces: Vec<&str> = lower.split_inclusive(['-', '\'', '’', '.']).collect();
    for (at, piece) in pieces.iter().enumerate() {
        let bare = piece.trim_end_matches(['-', '\'', '’', '.']);
        if at + 1 < pieces.len() && piece.ends_with('-') && PARTICLES.contains(&bare) {
            said.push_str(piece);
        // "Wells's" is no Irish name: what follows an apostrophe at the end stays small.
        } else if at > 0 && bare.chars().count() <= 1 && pieces[at - 1].ends_with(['\'', '’']) {
            said.push_str(piece);
        } else if let Some(rest) = bare.strip_prefix("mc").filter(|rest| rest.chars().count() > 2) {
            said.push_str("Mc");
            said.push_str(&first_large(rest));
            said.push_str(&piece[bare.len()..]);
        } else {
            said.push_str(&first_large(piece));
        }
    }
    said
}

fn first_large(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A name as it is compared: small letters, no signs, no spaces twice.
pub fn compared(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let letters = name.nfkd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter));
    let lower: String = letters.flat_map(char::to_lowercase).collect();
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_put_right_and_care_is_left_alone() {
        for (written, said) in [
            ("Edith WELLS", "Edith Wells"),
            ("RUBY MCKENNA", "Ruby McKenna"),
            ("Ruby McKENNA", "Ruby McKenna"),
            ("SEAN O'HARA", "Sean O'Hara"),
            ("ZOFIA D’SOUZA", "Zofia D’Souza"),
            ("VAN-DER-BERG", "van-der-Berg"),
            ("JAN VAN DER BERG", "Jan van der Berg"),
            ("WÓJCIK", "Wójcik"),
            ("ST.JOHN", "St.John"),
            ("SMITH-JONES", "Smith-Jones"),
            ("grace smith", "Grace Smith"),
            ("Mia de la Cruz", "Mia de la Cruz"),
            ("bell hooks Jr", "bell hooks Jr"),
            ("Priya van-der-Berg", "Priya van-der-Berg"),
        ] {
            assert_eq!(with_capitals(written), said);
        }
        assert!(is_initials("J.S.") && is_initials("JS") && is_initials("G H"));
        assert!(!is_initials("Jo") && !is_initials("ANNA") && !is_initials("JO LEE"));
        assert_eq!(compared("  Zofia  D’SOUZA "), compared("zofia d'souza"));
        assert_eq!(compared("Wójcik"), "wojcik");
    }
}
