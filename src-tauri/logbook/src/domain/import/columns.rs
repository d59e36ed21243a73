//! What the columns of a sheet mean, guessed from their headings; an officer has the last word.

use serde::{Deserialize, Serialize};

use super::cells::{Row, Sheet};
use super::names::compared;

/// Rows looked at to find the headings.
const LOOK: usize = 40;

/// What a column is taken for.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    ts_rs::TS,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Nothing: it is kept in the note alone.
    #[default]
    Note,
    /// The sheet's own reference.
    Reference,
    /// When it was received.
    Received,
    /// When it happened, in words.
    Happened,
    /// Who reported it.
    ReportedBy,
    /// How it came.
    Route,
    /// Everybody it names, in one cell.
    People,
    /// Surname.
    Surname,
    /// Forename.
    Forename,
    /// Who is alleged to have caused harm.
    Alleged,
    /// Date of birth, or age.
    Born,
    /// Address.
    Address,
    /// Telephone.
    Phone,
    /// What happened.
    Story,
    /// Kinds.
    Kinds,
    /// Agency told.
    Agency,
    /// When the agency was told.
    Referred,
    /// What came of it.
    Outcome,
    /// Open or closed.
    Status,
}

impl Target {
    /// Every target, in the order a page shows them.
    pub const ALL: [Target; 19] = [
        Target::Note,
        Target::Reference,
        Target::Received,
        Target::Happened,
        Target::ReportedBy,
        Target::Route,
        Target::People,
        Target::Surname,
        Target::Forename,
        Target::Alleged,
        Target::Born,
        Target::Address,
        Target::Phone,
        Target::Story,
        Target::Kinds,
        Target::Agency,
        Target::Referred,
        Target::Outcome,
        Target::Status,
    ];

    /// Its name, as in `ui/words/import.json` and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Target::Note => "note",
            Target::Reference => "reference",
            Target::Received => "received",
            Target::Happened => "happened",
            Target::ReportedBy => "reported_by",
            Target::Route => "route",
            Target::People => "people",
            Target::Surname => "surname",
            Target::Forename => "forename",
            Target::Alleged => "alleged",
            Target::Born => "born",
            Target::Address => "address",
            Target::Phone => "phone",
            Target::Story => "story",
            Target::Kinds => "kinds",
            Target::Agency => "agency",
            Target::Referred => "referred",
            Target::Outcome => "outcome",
            Target::Status => "status",
        }
    }
}

/// Headings as [`compared`] writes them, most particular first; a target may be taken once, but for notes.
const HEADINGS: &[(Target, &str)] = &[
    (
        Target::Alleged,
        "alleged perpetrator|alleged perp|perpetrator|perp|alleged abuser|suspect|person alleged|\
         source of risk|psr|pach",
    ),
    (
        Target::Referred,
        "date referred|date of referral|referral date|referred on|date sent|date passed|\
         date agency told|when referred|date told|ref date|sent on|date reported to",
    ),
    (Target::Born, "dob|d o b|date of birth|birth|born|age|dob age|age dob|birthday|yob"),
    (
        Target::Happened,
        "date of incident|incident date|date of concern|when did it happen|date happened|\
         date occurred",
    ),
    (
        Target::Received,
        "date rec d|date recd|date received|received|rec d|recd|date reported|date logged|\
         date in|date raised|date of report|logged|date of contact|when|date",
    ),
    (
        Target::ReportedBy,
        "reported by|reporter|referrer|referred by|raised by|source|from|who reported|\
         reporting officer|informant|referring team|dept|department|team|service",
    ),
    (Target::Route, "how|how received|method|route|how reported|via|contact method|how it came|channel"),
    (
        Target::Agency,
        "referred to|agency told|agency|agencies|passed to|sent to|told|reported to|shared with|\
         partner agency|agency referred to|who told|referral to|agency informed",
    ),
    (
        Target::Outcome,
        "outcome response|outcome|response|reply|result|feedback|what happened next|action taken|\
         actions|action|decision",
    ),
    (Target::Status, "status|open closed|closed|case status|state|closed y n|open"),
    (Target::Surname, "surname|last name|family name|lastname"),
    (Target::Forename, "forename|first name|given name|forenames|firstname|first names"),
    (
        Target::People,
        "name of person s|name of persons|name of person|names|name|person s|persons|person|\
         people|subject|client|who|victim|adult child|adult at risk|child|customer|resident|\
         person concerned|who is it about|name s",
    ),
    (Target::Address, "address|addr|home address|property|location|where"),
    (Target::Phone, "tel|telephone|phone|mobile|contact number|tel no|phone no|contact no|number|contact"),
    (
        Target::Kinds,
        "type|type of concern|type of abuse|category|abuse type|kind|concern type|types|issue|\
         abuse|categories",
    ),
    (
        Target::Story,
        "what is the concern|concern|details|description|what happened|summary|\
         details of concern|concern details|nature of concern|narrative|incident|background|info|\
         information|reason for referral|circumstances|allegation",
    ),
    (
        Target::Reference,
        "ref|reference|ref no|reference no|id|case no|case ref|log no|case number|number ref|\
         our ref|no|case|log ref",
    ),
    (
        Target::Note,
        "our officer|officer|notes|note|comments|comment|allocated to|dealt with by|owner|\
         logged by|remarks|recorded by|other",
    ),
];

/// What a heading is taken for; with how sure: 2 is word for word, 1 is a part, 0 nothing.
pub fn guess(heading: &str) -> (Target, u8) {
    let words = compared(heading);
    if words.is_empty() {
        return (Target::Note, 0);
    }
    if let Some((target, _)) = HEADINGS.iter().find(|(_, known)| known.split('|').any(|known| known == words))
    {
        return (*target, 2);
    }
    let padded = format!(" {words} ");
    let inside =
        HEADINGS.iter().flat_map(|(target, known)| known.split('|').map(move |known| (*target, known)));
    let best = inside
        .filter(|(_, known)| known.len() > 2 && padded.contains(&format!(" {known} ")))
        .max_by_key(|(_, known)| known.len());
    best.map_or((Target::Note, 0), |(target, _)| (target, 1))
}

/// The number of the row with the headings: the one most of whose cells are known headings.
pub fn header_row(sheet: &Sheet) -> Option<u32> {
    let known = |row: &Row| -> u32 {
        row.cells
            .iter()
            .filter(|cell| cell.text.chars().count() < 60)
            .map(|cell| u32::from(guess(&cell.text).1))
            .sum()
    };
    let look = sheet.rows.iter().take(LOOK);
    let best = look
        .clone()
        .filter(|row| known(row) >= 3 && row.cells.len() >= 2)
        .max_by_key(|row| (known(row), std::cmp::Reverse(row.number)));
    best.or_else(|| look.clone().find(|row| row.cells.len() >= 2))
        .or(sheet.rows.first())
        .map(|row| row.number)
}

/// What each column is taken for: by its heading, each target once, the surest first.
pub fn guess_all(headings: &[(u32, String)]) -> Vec<(u32, Target)> {
    let mut guesses: Vec<(u32, Target, u8)> = headings
        .iter()
        .map(|(column, heading)| {
            let (target, sure) = guess(heading);
            (*column, target, sure)
        })
        .collect();
    for at in 0..guesses.len() {
        let (column, target, sure) = guesses[at];
        let surer = |&(other, same, more): &(u32, Target, u8)| {
            same == target && other != column && (more > sure || (more == sure && other < column))
        };
        if target != Target::Note && guesses.iter().any(surer) {
            guesses[at].1 = Target::Note;
        }
    }
    // A date of the incident and none of receiving: the only date there is.
    let has = |guesses: &[(u32, Target, u8)], target| guesses.iter().any(|(_, known, _)| *known == target);
    if !has(&guesses, Target::Received)
        && let Some(only) = guesses.iter_mut().find(|(_, target, _)| *target == Target::Happened)
    {
        only.1 = Target::Received;
    }
    if !has(&guesses, Target::People)
        && has(&guesses, Target::Surname) != has(&guesses, Target::Forename)
        && let Some(only) =
            guesses.iter_mut().find(|(_, t, _)| matches!(t, Target::Surname | Target::Forename))
    {
        only.1 = Target::People;
    }
    guesses.into_iter().map(|(column, target, _)| (column, target)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(headings: &[&str]) -> Vec<&'static str> {
        let headings: Vec<(u32, String)> = (0..).zip(headings.iter().map(|h| (*h).to_owned())).collect();
        guess_all(&headings).into_iter().map(|(_, target)| target.name()).collect()
    }

    #[test]
    fn headings_say_what_a_column_is() {
        assert_eq!(
            guessed(&[
                "Ref",
                "Date rec'd",
                "Reported by",
                "How",
                "Name of person(s)",
                "DOB",
                "Address",
                "What is the concern?",
                "Type",
                "Referred to",
                "Date referred",
                "Outcome / response",
                "Our officer",
                "Tel",
                "Notes"
            ]),
            [
                "reference",
                "received",
                "reported_by",
                "route",
                "people",
                "born",
                "address",
                "story",
                "kinds",
                "agency",
                "referred",
                "outcome",
                "note",
                "phone",
                "note"
            ]
        );
        assert_eq!(
            guessed(&["Surname", "Forename", "Date", "Concern", "Agency told", "Reply?"]),
            ["surname", "forename", "received", "story", "agency", "outcome"]
        );
        assert_eq!(
            guessed(&[
                "No.",
                "Incident date",
                "Client name",
                "D.O.B. / age",
                "Details of concern",
                "Category of abuse",
                "Alleged perp",
                "Status",
                "Favourite colour"
            ]),
            ["reference", "received", "people", "born", "story", "kinds", "alleged", "status", "note"]
        );
    }
}
