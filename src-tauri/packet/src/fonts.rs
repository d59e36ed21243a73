//! The fonts a packet may use, embedded in the program.
//!
//! `cargo x setup` places the files; they are open fonts under the SIL Open Font Licence. Nothing is ever read from
//! the machine's own fonts, so a packet looks the same wherever it is made. Which characters these fonts can print
//! is known here too, because PDF/UA refuses a whole document for one character that no font covers.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

macro_rules! embedded {
    ($($name:literal),+ $(,)?) => {
        [$(include_bytes!(concat!("../fonts/", $name, ".ttf")).as_slice()),+]
    };
}

static FILES: [&[u8]; 20] = embedded![
    "AtkinsonHyperlegibleNext_400Regular",
    "AtkinsonHyperlegibleNext_400Regular_Italic",
    "AtkinsonHyperlegibleNext_700Bold",
    "AtkinsonHyperlegibleNext_700Bold_Italic",
    "NotoSans_400Regular",
    "NotoSans_400Regular_Italic",
    "NotoSans_700Bold",
    "NotoSans_700Bold_Italic",
    "NotoSansHebrew_400Regular",
    "NotoSansHebrew_700Bold",
    "NotoSansDevanagari_400Regular",
    "NotoSansDevanagari_700Bold",
    "NotoSansBengali_400Regular",
    "NotoSansBengali_700Bold",
    "NotoSansGurmukhi_400Regular",
    "NotoSansGurmukhi_700Bold",
    "IBMPlexSansArabic_400Regular",
    "IBMPlexSansArabic_700Bold",
    "NotoSansSymbols2_400Regular",
    "NotoEmoji_400Regular",
];

/// Every character the fonts cover lies below this one.
const COVERED_END: usize = 0x2_0000;

/// The fonts, their index and what they cover.
pub(crate) struct Case {
    pub(crate) fonts: Vec<Font>,
    pub(crate) book: LazyHash<FontBook>,
    coverage: Vec<u32>,
}

/// The one case of type, unpacked at first use.
pub(crate) static CASE: LazyLock<Case> = LazyLock::new(Case::unpack);

impl Case {
    fn unpack() -> Case {
        let fonts: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        let coverage = coverage(&fonts);
        Case { fonts, book, coverage }
    }

    /// Returns the families that cover a character, one bit each; none means it cannot be printed.
    pub(crate) fn covering(&self, character: char) -> u32 {
        self.coverage.get(character as usize).copied().unwrap_or(0)
    }
}

/// A family covers a character only if each of its styles does: a heading is bold, and its letters must not vanish.
fn coverage(fonts: &[Font]) -> Vec<u32> {
    let mut families: Vec<&str> = Vec::new();
    let mut styles: Vec<Vec<u8>> = Vec::new();
    let mut counts: Vec<u8> = Vec::new();
    for font in fonts {
        let family = font.info().family.as_str();
        let place = families.iter().position(|known| *known == family).unwrap_or_else(|| {
            families.push(family);
            styles.push(vec![0; COVERED_END]);
            counts.push(0);
            families.len() - 1
        });
        counts[place] += 1;
        for codepoint in font.info().coverage.iter() {
            if let Some(count) = styles[place].get_mut(codepoint as usize) {
                *count += 1;
            }
        }
    }
    (0..COVERED_END)
        .map(|codepoint| {
            (0..families.len())
                .filter(|&place| styles[place][codepoint] == counts[place])
                .fold(0, |bits, place| bits | 1 << place)
        })
        .collect()
}
