//! Invented text that an index finds as hard as real text: few words that are everywhere, many that are nearly nowhere.
//!
//! It follows from a seed, so that two runs measure the same log. Nobody in it exists.

use logbook::Chance;

/// Stands in a single passage of the large log.
pub const RARE: &str = "quillfeather";
/// Stands in nearly every concern.
pub const COMMON: &str = "said";

const EVERYDAY: &str = "said the and to she he that they was had not with her his for on at home was asked told came \
    front desk called phone school child children mother father partner neighbour landlord officer housing police \
    kitchen bruise arm crying afraid money rent food cold heating door window shouting night morning week since \
    before after again never always left right hand face lip coat shoes thin tired drinking medicine tablets nurse \
    doctor carer visit letter bank card bill debt van car street flat stairs garden dog brother sister cousin friend \
    work shift sleeping sofa hostel alone unsafe worried refused agreed wants help support letter meeting review \
    gave took kept saw heard felt looked seemed quiet loud clean dirty broken locked open wet";
const FIRST: &str = "Ada Alfie Amir Beth Callum Carys Dev Edith Elif Farah Finn Grace Hanna Idris Ines Jonah Kezia Leo \
    Lina Malik Maya Nell Noor Oscar Petra Quinn Rafe Rosa Sami Tess Uma Vera Wren Yusuf Zara";
const LAST: &str = "Abbot Ashdown Barrow Beale Calder Chowdhury Dane Ellery Farrow Gadd Garland Haile Hollis Iqbal Janes \
    Kember Lacey Larkin Mercer Nowak Oakes Pearce Quell Ridley Sallow Tanner Underhill Vance Wardle Yates";
const SYLLABLES: &[&str] = &[
    "ba", "co", "del", "fen", "gar", "hol", "ith", "ker", "lo", "mar", "nes", "or", "pel", "ru", "sten",
    "tro",
];

/// A source of text.
pub struct Words {
    chance: Chance,
    everyday: Vec<&'static str>,
    first: Vec<&'static str>,
    last: Vec<&'static str>,
}

impl Words {
    /// A source that always says the same.
    pub fn seeded(seed: u64) -> Words {
        let list = |text: &'static str| text.split_whitespace().collect();
        Words { chance: Chance::seeded(seed), everyday: list(EVERYDAY), first: list(FIRST), last: list(LAST) }
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.chance.below(u32::try_from(bound).expect("a small bound")) as usize
    }

    /// A name.
    pub fn name(&mut self) -> String {
        let (first, last) = (self.below(self.first.len()), self.below(self.last.len()));
        format!("{} {}", self.first[first], self.last[last])
    }

    /// A passage of about so many words.
    pub fn passage(&mut self, words: usize) -> String {
        let mut text = String::new();
        for at in 0..words {
            if at > 0 {
                text.push_str(if at.is_multiple_of(14) { ". " } else { " " });
            }
            match self.below(10) {
                0 => text.push_str(&self.seldom()),
                1 => {
                    let name = self.name();
                    text.push_str(&name);
                }
                _ => {
                    // The smaller of two draws: the words at the front of the list come up most, as in speech.
                    let at = self.below(self.everyday.len()).min(self.below(self.everyday.len()));
                    text.push_str(self.everyday[at]);
                }
            }
        }
        text.push('.');
        text
    }

    /// One of 65,536 words that hardly anybody uses.
    fn seldom(&mut self) -> String {
        (0..4).map(|_| SYLLABLES[self.below(SYLLABLES.len())]).collect()
    }
}
