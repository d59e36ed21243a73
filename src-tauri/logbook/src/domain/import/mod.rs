//! Rules for bringing in what was kept in a sheet: how people write, and what each messy cell is read as.
//!
//! Nothing is guessed silently. What is read with a doubt says so, what cannot be read stays as it stood, and every cell
//! of a row goes with the concern, word for word.

pub mod cells;
pub mod columns;
pub mod dates;
pub mod doubles;
pub mod kinds;
pub mod names;
pub mod own;
pub mod people;
pub mod row;
pub mod told;
pub mod words;

/// Why somebody should look at what a cell was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// No day is named; the first of the month, or of the part of it, stands for it.
    NoDay,
    /// No year is named; the one of the row before was taken.
    NoYear,
    /// A week is named; its first day stands for it.
    Week,
    /// A sign or word of doubt stands there.
    Unsure,
    /// A spreadsheet's number of a day.
    Serial,
    /// Month and day may have changed places.
    American,
    /// More stands there than one day.
    MoreThanADay,
    /// The day has not come yet.
    InFuture,
    /// The century is not said.
    Century,
    /// Taken from the row above, as the cell says.
    AsAbove,
    /// It cannot be read as a day.
    NotADay,
    /// One surname was taken for several people.
    SharedSurname,
    /// Something there is nobody's name.
    NotAName,
    /// Only a part of a name.
    PartOfAName,
    /// Initials.
    Initials,
    /// Words beside a name.
    WordsBeside,
    /// The kind differs for a child and an adult, and the age is not known.
    AgeNotKnown,
    /// A word the list does not know.
    UnknownWord,
    /// It is no telephone number.
    NotANumber,
    /// It stands beside several people and was taken for the first.
    FirstOfSeveral,
    /// An agency, and no clear day or agency: kept as words.
    NoReferral,
    /// Longer than its place in the record; kept as it stands.
    TooLong,
    /// Read from the story, on the safe side.
    SafeSide,
    /// It looks like another row, under another reference.
    LikeAnother,
    /// Somebody named here has a concern that was received about then.
    PerhapsInLog,
}

impl Doubt {
    /// Every doubt.
    pub const ALL: [Doubt; 25] = [
        Doubt::NoDay,
        Doubt::NoYear,
        Doubt::Week,
        Doubt::Unsure,
        Doubt::Serial,
        Doubt::American,
        Doubt::MoreThanADay,
        Doubt::InFuture,
        Doubt::Century,
        Doubt::AsAbove,
        Doubt::NotADay,
        Doubt::SharedSurname,
        Doubt::NotAName,
        Doubt::PartOfAName,
        Doubt::Initials,
        Doubt::WordsBeside,
        Doubt::AgeNotKnown,
        Doubt::UnknownWord,
        Doubt::NotANumber,
        Doubt::FirstOfSeveral,
        Doubt::NoReferral,
        Doubt::TooLong,
        Doubt::SafeSide,
        Doubt::LikeAnother,
        Doubt::PerhapsInLog,
    ];

    /// Its name, as in `ui/words/import.json`.
    pub fn name(self) -> String {
        let mut name = String::new();
        for letter in format!("{self:?}").chars() {
            if letter.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(letter.to_ascii_lowercase());
        }
        name
    }

    /// Whether somebody must look; the others are said, and change nothing that matters.
    pub fn is_pressing(self) -> bool {
        !matches!(self, Doubt::AgeNotKnown | Doubt::FirstOfSeveral | Doubt::NoReferral | Doubt::SafeSide)
    }
}
