//! Kinds of concern by the words people use for them, as codes of the log's own list (A2).

use super::Doubt;
use super::names::compared;
use super::own::Own;

/// What a phrase means: for an adult, for a child, and tags for anybody.
type Meaning = (&'static str, &'static str, &'static [&'static str]);

/// Phrases, as [`compared`] writes them, most particular first.
const PHRASES: &[(&str, Meaning)] = &[
    ("self neglect", ("ADT_SELF", "CH_NEG", &[])),
    ("selfneglect", ("ADT_SELF", "CH_NEG", &[])),
    ("sn", ("ADT_SELF", "CH_NEG", &[])),
    ("hoarding", ("ADT_SELF", "CH_NEG", &["HOARD"])),
    ("hoarder", ("ADT_SELF", "CH_NEG", &["HOARD"])),
    ("clutter", ("ADT_SELF", "CH_NEG", &["HOARD"])),
    ("child neglect", ("CH_NEG", "CH_NEG", &[])),
    ("neglect", ("ADT_NEG", "CH_NEG", &[])),
    ("omission", ("ADT_NEG", "CH_NEG", &[])),
    ("child sexual exploitation", ("CSE", "CSE", &[])),
    ("cse", ("CSE", "CSE", &[])),
    ("sexual exploitation", ("ADT_SEXEXP", "CSE", &[])),
    ("sexual", ("ADT_SEX", "CH_SEX", &[])),
    ("sex abuse", ("ADT_SEX", "CH_SEX", &[])),
    ("rape", ("ADT_SEX", "CH_SEX", &[])),
    ("csa", ("CH_SEX", "CH_SEX", &[])),
    ("child criminal exploitation", ("CCE", "CCE", &[])),
    ("cce", ("CCE", "CCE", &[])),
    ("county lines", ("COUNTY", "COUNTY", &[])),
    ("county line", ("COUNTY", "COUNTY", &[])),
    ("cl", ("COUNTY", "COUNTY", &[])),
    ("gangs", ("COUNTY", "COUNTY", &[])),
    ("cuckooing", ("CUCKOO", "CUCKOO", &[])),
    ("cuckoo", ("CUCKOO", "CUCKOO", &[])),
    ("cuckooed", ("CUCKOO", "CUCKOO", &[])),
    ("home takeover", ("CUCKOO", "CUCKOO", &[])),
    ("modern slavery", ("ADT_MS", "MS", &[])),
    ("modern day slavery", ("ADT_MS", "MS", &[])),
    ("slavery", ("ADT_MS", "MS", &[])),
    ("mds", ("ADT_MS", "MS", &[])),
    ("trafficking", ("ADT_MS", "MS", &["MS"])),
    ("human trafficking", ("ADT_MS", "MS", &["MS"])),
    ("forced labour", ("ADT_MS", "MS", &[])),
    ("exploitation", ("MS", "MS", &[])),
    ("labour exploitation", ("ADT_MS", "MS", &[])),
    ("domestic abuse", ("ADT_DOM", "DA", &[])),
    ("domestic violence", ("ADT_DOM", "DA", &[])),
    ("domestic", ("ADT_DOM", "DA", &[])),
    ("da", ("ADT_DOM", "DA", &[])),
    ("dv", ("ADT_DOM", "DA", &[])),
    ("d a", ("ADT_DOM", "DA", &[])),
    ("d v", ("ADT_DOM", "DA", &[])),
    ("dva", ("ADT_DOM", "DA", &[])),
    ("coercive control", ("ADT_DOM", "DA", &[])),
    ("honour based abuse", ("HBA", "HBA", &[])),
    ("honour based violence", ("HBA", "HBA", &[])),
    ("hbv", ("HBA", "HBA", &[])),
    ("hba", ("HBA", "HBA", &[])),
    ("forced marriage", ("FM", "FM", &[])),
    ("fgm", ("FGM", "FGM", &[])),
    ("female genital mutilation", ("FGM", "FGM", &[])),
    ("radicalisation", ("PREV", "PREV", &[])),
    ("radicalization", ("PREV", "PREV", &[])),
    ("prevent", ("PREV", "PREV", &[])),
    ("extremism", ("PREV", "PREV", &[])),
    ("channel", ("PREV", "PREV", &[])),
    ("terrorism", ("PREV", "PREV", &[])),
    ("mental health crisis", ("MH", "MH", &[])),
    ("mental health", ("MH", "MH", &[])),
    ("mental ill health", ("MH", "MH", &[])),
    ("mh", ("MH", "MH", &[])),
    ("m h", ("MH", "MH", &[])),
    ("suicidal", ("SUI", "SUI", &["MH"])),
    ("suicide", ("SUI", "SUI", &["MH"])),
    ("self harm", ("SUI", "SUI", &["MH"])),
    ("selfharm", ("SUI", "SUI", &["MH"])),
    ("scam", ("ADT_FIN", "SCAM", &["SCAM"])),
    ("scams", ("ADT_FIN", "SCAM", &["SCAM"])),
    ("fraud", ("ADT_FIN", "SCAM", &["SCAM"])),
    ("financial", ("ADT_FIN", "ADT_FIN", &[])),
    ("finance", ("ADT_FIN", "ADT_FIN", &[])),
    ("fin", ("ADT_FIN", "ADT_FIN", &[])),
    ("material", ("ADT_FIN", "ADT_FIN", &[])),
    ("money", ("ADT_FIN", "ADT_FIN", &[])),
    ("psychological", ("ADT_PSY", "CH_EMO", &[])),
    ("psych", ("ADT_PSY", "CH_EMO", &[])),
    ("emotional", ("ADT_PSY", "CH_EMO", &[])),
    ("emot", ("ADT_PSY", "CH_EMO", &[])),
    ("emo", ("ADT_PSY", "CH_EMO", &[])),
    ("verbal", ("ADT_PSY", "CH_EMO", &[])),
    ("bullying", ("ADT_PSY", "CH_EMO", &[])),
    ("harassment", ("ADT_PSY", "CH_EMO", &[])),
    ("physical", ("ADT_PHYS", "CH_PHYS", &[])),
    ("phys", ("ADT_PHYS", "CH_PHYS", &[])),
    ("assault", ("ADT_PHYS", "CH_PHYS", &[])),
    ("hitting", ("ADT_PHYS", "CH_PHYS", &[])),
    ("discriminatory", ("ADT_DISC", "HATE", &[])),
    ("discrimination", ("ADT_DISC", "HATE", &[])),
    ("hate crime", ("HATE", "HATE", &[])),
    ("hate", ("HATE", "HATE", &[])),
    ("organisational", ("ADT_ORG", "ADT_ORG", &[])),
    ("institutional", ("ADT_ORG", "ADT_ORG", &[])),
    ("missing", ("MISS", "MISS", &[])),
    ("online", ("EXP_ONLINE", "EXP_ONLINE", &[])),
    ("grooming", ("EXP_ONLINE", "EXP_ONLINE", &[])),
    ("substance misuse", ("SUBST", "SUBST", &[])),
    ("substance", ("SUBST", "SUBST", &[])),
    ("drugs", ("SUBST", "SUBST", &[])),
    ("alcohol", ("SUBST", "SUBST", &[])),
    ("homelessness", ("HOMELESS", "HOMELESS", &[])),
    ("homeless", ("HOMELESS", "HOMELESS", &[])),
    ("rough sleeper", ("HOMELESS", "HOMELESS", &[])),
    ("rough sleeping", ("HOMELESS", "HOMELESS", &[])),
    ("mate crime", ("MATE", "MATE", &[])),
    ("pipot", ("PIPOT", "PIPOT", &[])),
    ("position of trust", ("PIPOT", "PIPOT", &[])),
    ("lado", ("LADO", "LADO", &[])),
    ("mappa", ("MAPPA", "MAPPA", &[])),
    ("death", ("DEATH", "DEATH", &[])),
];
/// Words that add nothing to a phrase.
const EMPTY: &[&str] = &[
    "abuse", "abused", "concern", "concerns", "of", "the", "and", "crisis", "possible", "poss", "alleged",
    "issue", "issues", "adult", "child", "children",
];

/// Kinds as read from a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kinds {
    /// Codes; the first is the main one.
    pub codes: Vec<String>,
    /// Parts of the cell that say nothing the list knows.
    pub unknown: Vec<String>,
    /// Why somebody should look.
    pub doubt: Option<Doubt>,
}

/// Reads kinds; `child` says whether the person it is about is one, where that is known, and `own` what the council itself
/// calls kinds.
pub fn read(text: &str, child: Option<bool>, own: &Own) -> Kinds {
    let mut kinds = Kinds::default();
    let mut tags: Vec<&'static str> = Vec::new();
    if super::words::is_nothing(text) {
        return kinds;
    }
    // What the council calls a kind may have signs in it at which cells are parted.
    if let Some(code) = own.exactly(&compared(text)) {
        kinds.codes.push(code.to_owned());
        return kinds;
    }
    for part in text.split(['/', ',', ';', '&', '+', '\n', '|']).flat_map(|part| part.split(" and ")) {
        if part.trim().is_empty() || super::words::is_nothing(part) {
            continue;
        }
        let words = compared(part);
        let said_child = words.split(' ').any(|word| ["child", "children", "kid"].contains(&word));
        let own = own_kind(&words, own);
        let meaning = if own.is_some() { None } else { meaning(&words) };
        if own.is_none() && meaning.is_none() {
            kinds.unknown.push(part.trim().to_owned());
            continue;
        }
        if part.contains('?') || words.split(' ').any(|word| ["possible", "poss", "maybe"].contains(&word)) {
            kinds.doubt = Some(kinds.doubt.unwrap_or(Doubt::Unsure));
        }
        kinds.codes.extend(own.map(str::to_owned));
        let Some((adult, young, more)) = meaning else { continue };
        let code = match child {
            _ if said_child => young,
            Some(true) => young,
            Some(false) => adult,
            None => {
                if adult != young {
                    kinds.doubt = Some(kinds.doubt.unwrap_or(Doubt::AgeNotKnown));
                }
                adult
            }
        };
        kinds.codes.push(code.to_owned());
        tags.extend(more);
    }
    kinds.codes.extend(tags.into_iter().map(str::to_owned));
    let mut seen = std::collections::BTreeSet::new();
    kinds.codes.retain(|code| seen.insert(code.clone()));
    if !kinds.unknown.is_empty() {
        kinds.doubt = Some(Doubt::UnknownWord);
    }
    kinds
}

/// A kind that the council itself calls so: before every other where it is called exactly so; inside longer words only where no
/// phrase that people use is what stands there, or is longer.
fn own_kind<'a>(words: &str, own: &'a Own) -> Option<&'a str> {
    if let Some(code) = own.exactly(words) {
        return Some(code);
    }
    let (code, length) = own.within(words)?;
    let other =
        if whole(words).is_some() { usize::MAX } else { inside(words).map_or(0, |(known, _)| known.len()) };
    (length >= other).then_some(code)
}

fn meaning(words: &str) -> Option<Meaning> {
    whole(words).or_else(|| inside(words).map(|(_, meaning)| *meaning))
}

/// A phrase, with or without the words that add nothing.
fn whole(words: &str) -> Option<Meaning> {
    let find = |phrase: &str| PHRASES.iter().find(|(known, _)| *known == phrase).map(|(_, meaning)| *meaning);
    find(words).or_else(|| find(&full(words)))
}

/// A phrase inside a longer one, whole words only: "risk of cuckooing".
fn inside(words: &str) -> Option<&'static (&'static str, Meaning)> {
    let padded = format!(" {} ", full(words));
    let inside =
        PHRASES.iter().filter(|(known, _)| known.len() > 2 && padded.contains(&format!(" {known} ")));
    inside.max_by_key(|(known, _)| known.len())
}

fn full(words: &str) -> String {
    words.split(' ').filter(|word| !EMPTY.contains(word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::terms::CONCERN_TYPES;

    #[test]
    fn kinds_are_known_by_the_words_people_use() {
        for (text, child, codes) in [
            ("DV", Some(false), &["ADT_DOM"][..]),
            ("D.A.", Some(false), &["ADT_DOM"]),
            ("Domestic Violence", Some(true), &["DA"]),
            ("phys. abuse", Some(false), &["ADT_PHYS"]),
            ("Physical", Some(true), &["CH_PHYS"]),
            ("Neglect (child)", None, &["CH_NEG"]),
            ("Self neglect / hoarding", Some(false), &["ADT_SELF", "HOARD"]),
            ("SN", Some(false), &["ADT_SELF"]),
            ("CSE?", None, &["CSE"]),
            ("county lines / cuckooing", None, &["COUNTY", "CUCKOO"]),
            ("MDS/DV", Some(false), &["ADT_MS", "ADT_DOM"]),
            ("phys. abuse/phys. abuse", Some(false), &["ADT_PHYS"]),
            ("suicidal", None, &["SUI", "MH"]),
            ("Mental Health crisis", None, &["MH"]),
            ("scam", Some(false), &["ADT_FIN", "SCAM"]),
            ("risk of cuckooing", None, &["CUCKOO"]),
            ("Fin abuse", Some(false), &["ADT_FIN"]),
        ] {
            let read = read(text, child, &Own::default());
            assert_eq!(read.codes, codes, "{text}");
            assert!(read.unknown.is_empty(), "{text}");
        }
        let read = |text: &str, child| read(text, child, &Own::default());
        assert_eq!(read("CSE?", None).doubt, Some(Doubt::Unsure));
        assert_eq!(read("Physical", None).doubt, Some(Doubt::AgeNotKnown));
        assert_eq!(read("parking / DV", Some(false)).unknown, ["parking"]);
    }

    #[test]
    fn every_meaning_is_a_code_of_the_list() {
        for (_, (adult, young, more)) in PHRASES {
            for code in [adult, young].into_iter().chain(more.iter()) {
                assert!(CONCERN_TYPES.iter().any(|term| term.code == *code), "{code}");
            }
        }
    }
}
