//! Whether two descriptions are likely of one person: how names sound and are spelt, the day of birth, where they live, the
//! telephone. It says why; it never decides.
//!
//! Sounds follow the idea of the phonetic codes in use for names (Soundex, Metaphone): consonants by how they are spoken in
//! English, vowels left out but at the beginning.

use unicode_normalization::UnicodeNormalization;

use crate::entry::v1::PersonFacts;

/// Longest sound of a word that is compared.
const SOUND_MAX: usize = 8;
/// From here on two spellings are nearly the same.
const NEAR: f64 = 0.92;
/// From here on a single word is spelt nearly like another.
const SPELT_NEAR: f64 = 0.86;
/// Fewest points of somebody worth asking about: a name alone that sounds and is spelt alike, or two other things.
pub const LIKELY: u32 = 3;

/// What somebody is found again by: a kind and a key.
pub fn keys(facts: &PersonFacts) -> Vec<(&'static str, String)> {
    let mut keys: Vec<(&'static str, String)> = Vec::new();
    for name in names(facts) {
        let sounds: Vec<String> =
            name.split_whitespace().map(sound).filter(|sound| sound.len() > 1).collect();
        // First and last together: a common surname alone would bring half the town.
        if let [first, .., last] = sounds.as_slice() {
            let (one, other) = if first <= last { (first, last) } else { (last, first) };
            keys.push(("name", format!("{one} {other}")));
        }
        keys.extend(sounds.into_iter().map(|sound| ("sound", sound)));
    }
    keys.extend(facts.born_on.clone().map(|born| ("born", born)));
    for (text, code) in addresses(facts) {
        keys.extend(postcode(code).or_else(|| postcode(text)).map(|code| ("postcode", code)));
        keys.extend(place(text).map(|place| ("place", place)));
    }
    keys.extend(phones(facts).into_iter().map(|phone| ("phone", phone)));
    // Not to find anybody by: to find every warning whose day has come without reading everybody.
    keys.extend(facts.flags.iter().filter_map(|flag| Some(("warning", flag.review_on.clone()?))));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Everything somebody is found by while it is typed, as it is written and plain: names and where they live, in small letters, each
/// word after a space.
pub fn called(facts: &PersonFacts) -> String {
    let mut all = names(facts);
    all.push(facts.address.clone());
    let mut said = String::new();
    for text in all {
        let written = text.to_lowercase();
        let plain = words(&text);
        for word in written.split_whitespace().chain(plain.iter().map(String::as_str)) {
            if !said.split(' ').any(|known| known == word) {
                said.extend([" ", word]);
            }
        }
    }
    said
}

/// What was typed to find somebody by: words of a name, and keys that are exact however they are written.
pub struct Typed {
    /// Words of a name, plain.
    pub names: Vec<String>,
    /// Telephone or postcode.
    pub keys: Vec<(&'static str, String)>,
}

/// Reads what was typed into the one box for everything.
pub fn typed(text: &str) -> Typed {
    let said = PersonFacts { phone: text.to_owned(), postcode: text.to_owned(), ..PersonFacts::default() };
    let mut keys = keys(&said);
    keys.retain(|(kind, _)| ["phone", "postcode"].contains(kind));
    let is_name = |word: &String| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    Typed { names: words(text).into_iter().filter(is_name).collect(), keys }
}

/// Whether two sounds may be one that was mistyped: one letter more, less, other, or two that changed places.
pub fn nearly_sounds(one: &str, other: &str) -> bool {
    one == other || (one.len().min(other.len()) > 2 && strsim::osa_distance(one, other) <= 1)
}

/// How nearly somebody's names have every word that was typed: 1 when each is spelt so, 0 when one is nothing like it.
pub fn nearness(known: &PersonFacts, typed: &[String]) -> f64 {
    let known: Vec<String> = names(known).iter().flat_map(|name| words(name)).collect();
    let best = |word: &String| {
        let spoken = sound(word);
        let each = known.iter().map(|other| {
            let spelt = strsim::jaro_winkler(word, other);
            // How it sounds matters only where it is spelt otherwise.
            if spelt < SPELT_NEAR && spoken.len() > 1 && spoken == sound(other) { SPELT_NEAR } else { spelt }
        });
        each.fold(0.0, f64::max)
    };
    let worst = typed.iter().map(best).fold(1.0, f64::min);
    if worst < SPELT_NEAR { 0.0 } else { worst }
}

/// Why somebody known is likely the one described, with how much that weighs; nothing where it says too little.
pub fn likeness(known: &PersonFacts, said: &PersonFacts) -> Option<(u32, Vec<&'static str>)> {
    let (known_keys, said_keys) = (keys(known), keys(said));
    let shares = |kind: &str| said_keys.iter().any(|key| key.0 == kind && known_keys.contains(key));
    let mut points = 0;
    let mut why = Vec::new();
    let mut weigh = |holds: bool, weight: u32, reason: &'static str| {
        if holds {
            points += weight;
            why.push(reason);
        }
    };
    let (near, sounds) = names_alike(known, said);
    weigh(near, 3, "name-spelling");
    weigh(sounds && !near, 2, "name-sound");
    weigh(shares("born"), 2, "born");
    weigh(shares("phone"), 3, "phone");
    let same_place = shares("place");
    weigh(same_place, 2, "address");
    weigh(shares("postcode") && !same_place, 1, "postcode");
    // Whoever lives in one house or shares a telephone is not one person for it: something of the name must fit too, or
    // the day of birth.
    let person_fits = near || sounds || shares("born");
    (person_fits && points >= LIKELY).then_some((points, why))
}

/// Whether the names are spelt nearly alike, and whether they sound alike, word by word.
fn names_alike(known: &PersonFacts, said: &PersonFacts) -> (bool, bool) {
    let mut near = false;
    let mut sounds = false;
    for one in names(said) {
        for other in names(known) {
            let (one, other) = (words(&one), words(&other));
            // One word alone is a first name or a surname: it says too little.
            if one.len() < 2 || other.len() < 2 {
                sounds |= one.len() == 1 && one == other;
                continue;
            }
            let spelt = |words: &[String]| {
                let mut words = words.to_vec();
                words.sort_unstable();
                words.join(" ")
            };
            near |= strsim::jaro_winkler(&one.join(" "), &other.join(" ")) >= NEAR
                && first_and_last(&one, &other, |a, b| strsim::jaro_winkler(a, b) >= 0.8)
                || spelt(&one) == spelt(&other);
            sounds |= first_and_last(&one, &other, |a, b| sound(a) == sound(b));
        }
    }
    (near, sounds)
}

/// Whether first word and last word of two names are alike.
fn first_and_last(one: &[String], other: &[String], alike: impl Fn(&str, &str) -> bool) -> bool {
    let ends = |words: &[String]| words.first().cloned().zip(words.last().cloned());
    match (ends(one), ends(other)) {
        (Some((first, last)), Some((other_first, other_last))) => {
            alike(&first, &other_first) && alike(&last, &other_last)
        }
        _ => false,
    }
}

fn names(facts: &PersonFacts) -> Vec<String> {
    let mut names: Vec<String> = vec![facts.name.clone(), facts.known_as.clone()];
    names.extend(facts.aliases.iter().cloned());
    names.retain(|name| !name.trim().is_empty());
    names
}

fn words(name: &str) -> Vec<String> {
    let plain = plain(name);
    plain.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Lower case without accents; everything but letters and digits is a space.
fn plain(text: &str) -> String {
    let folded = text.nfkd().filter(|letter| !is_accent(*letter)).flat_map(char::to_lowercase);
    folded.filter(|c| *c != '\'' && *c != '’').map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect()
}

fn is_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&letter)
}

/// How a word sounds: "Catherine", "Kathryn" and "Katharine" are one sound.
pub fn sound(word: &str) -> String {
    let word = plain(word).replace(' ', "");
    let spoken = spoken(&word);
    let mut sound = String::new();
    let mut last = None;
    for (at, letter) in spoken.chars().enumerate() {
        let vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w');
        if vowel && at == 0 {
            sound.push('a');
        } else if !vowel && last != Some(letter) {
            sound.push(letter);
        }
        last = Some(letter);
        if sound.chars().count() >= SOUND_MAX {
            break;
        }
    }
    sound
}

/// Spellings that are spoken alike, written one way.
fn spoken(word: &str) -> String {
    const BEGINS: &[(&str, &str)] = &[
        ("kn", "n"),
        ("gn", "n"),
        ("wr", "r"),
        ("ps", "s"),
        ("x", "s"),
        ("mac", "mk"),
        ("mc", "mk"),
        ("wh", "w"),
    ];
    const ANYWHERE: &[(&str, &str)] = &[
        ("tch", "x"),
        ("sch", "x"),
        ("sh", "x"),
        ("ch", "x"),
        ("ph", "f"),
        ("gh", ""),
        ("th", "t"),
        ("dge", "j"),
        ("ck", "k"),
        ("ce", "se"),
        ("ci", "si"),
        ("cy", "sy"),
        ("c", "k"),
        ("q", "k"),
        ("x", "x"),
        ("z", "s"),
        ("v", "f"),
        ("ge", "je"),
        ("gi", "ji"),
        ("bt", "t"),
        ("mb", "m"),
        ("d", "t"),
    ];
    let mut word = word.to_owned();
    if let Some((spelt, heard)) = BEGINS.iter().find(|(spelt, _)| word.starts_with(spelt)) {
        word = format!("{heard}{}", &word[spelt.len()..]);
    }
    for (spelt, heard) in ANYWHERE {
        if word.contains(spelt) {
            word = word.replace(spelt, heard);
        }
    }
    word
}

fn addresses(facts: &PersonFacts) -> Vec<(&str, &str)> {
    let mut all = vec![(facts.address.as_str(), facts.postcode.as_str())];
    all.extend(facts.addresses.iter().map(|address| (address.text.as_str(), address.postcode.as_str())));
    all
}

/// The house: the first line with a number in it, as it would be said.
fn place(address: &str) -> Option<String> {
    let lines = address.split([',', '\n']).map(|line| words(line).join(" "));
    lines.into_iter().find(|line| line.chars().any(|c| c.is_ascii_digit()) && line.contains(' '))
}

/// A postcode of the United Kingdom somewhere in a text, without its space.
fn postcode(text: &str) -> Option<String> {
    let words: Vec<String> = words(text);
    let pairs = words.windows(2).map(|pair| pair.concat()).chain(words.iter().cloned());
    pairs.into_iter().find(|code| is_postcode(code))
}

/// Every postcode in a text, in small letters and without its space.
pub(super) fn postcodes(text: &str) -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    let mut before = "";
    // Every text that is written is read for them: nothing is put together that cannot be one.
    for word in text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let ends_one = word.len() >= 3
            && word.is_ascii()
            && word.bytes().rev().nth(2).is_some_and(|sign| sign.is_ascii_digit());
        if ends_one {
            let halves = [(word.len() == 3).then(|| format!("{before}{word}")), Some(word.to_owned())];
            found.extend(
                halves
                    .into_iter()
                    .flatten()
                    .map(|code| code.to_ascii_lowercase())
                    .filter(|code| is_postcode(code)),
            );
        }
        before = word;
    }
    found.into_iter()
}

/// Whether what was typed so far is the beginning of a postcode, past its outward half, or all of one.
pub(super) fn begins_a_postcode(typed: &str) -> bool {
    let bare = words(typed).concat();
    let whole = |end: &str| is_postcode(&format!("{bare}{end}"));
    whole("") || whole("a") || whole("aa")
}

fn is_postcode(code: &str) -> bool {
    let signs: Vec<char> = code.chars().collect();
    let Some(at) = signs.len().checked_sub(3).filter(|at| (2..=4).contains(at)) else { return false };
    let inward = &signs[at..];
    signs[0].is_ascii_alphabetic()
        && signs[..at].iter().any(char::is_ascii_digit)
        && inward[0].is_ascii_digit()
        && inward[1..].iter().all(char::is_ascii_alphabetic)
}

/// Telephones by their last nine digits: +44 and 0 are one beginning.
fn phones(facts: &PersonFacts) -> Vec<String> {
    let all = std::iter::once(&facts.phone).chain(facts.contacts.iter().map(|contact| &contact.value));
    let digits = all.map(|text| text.chars().filter(char::is_ascii_digit).collect::<String>());
    digits.filter(|digits| digits.len() >= 9).map(|digits| digits[digits.len() - 9..].to_owned()).collect()
}
