//! Cells of a few words: how it came, who reported it, which agency was told, what came of it, a telephone number.

use super::Doubt;
use super::names::compared;
use super::own::Own;

/// Words that stand where nothing is known.
const NOTHING: &str = "|n a|na|none|nil|n k|nk|not known|unknown|tbc|tba|not given|blank";

/// Whether a cell says that there is nothing to say.
pub fn is_nothing(text: &str) -> bool {
    let words = compared(text);
    NOTHING.split('|').any(|known| known == words)
}

/// Whether a cell points at the one above it.
pub fn is_as_above(text: &str) -> bool {
    let bare = text.trim();
    ["\"", "''", "”", "〃"].contains(&bare)
        || ["as above", "ditto", "same", "same as above", "do"].contains(&compared(text).as_str())
}

fn has(words: &str, any: &str) -> bool {
    let padded = format!(" {words} ");
    any.split('|').any(|word| padded.contains(&format!(" {word} ")))
}

/// How it came; the list's code.
pub fn route(text: &str) -> Option<&'static str> {
    let words = compared(text);
    let routes: &[(&str, &str)] = &[
        ("email", "email|e mail|mail|emailed|inbox"),
        ("web", "web|web form|website|online|portal|form|eform|e form|my account"),
        (
            "in_person",
            "in person|face to face|f2f|f 2 f|visit|home visit|walk in|front desk|reception|verbal|\
                 meeting",
        ),
        (
            "phone",
            "phone|phone call|tel|telephone|call|rang|voicemail|text|sms|mobile|teams|teams call|\
                 zoom|999|101",
        ),
        ("letter", "letter|post|posted|written|fax"),
        ("panel", "marac|mappa|channel|panel"),
        ("councillor", "cllr|councillor|member enquiry"),
        ("anonymous", "anon|anonymous"),
        ("partner", "police|kcc|partner|agency|school|hospital|gp|housing association"),
    ];
    routes.iter().find(|(_, any)| has(&words, any)).map(|(code, _)| *code)
}

/// Who reported it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportedBy {
    /// Kind, the list's code.
    pub kind: Option<&'static str>,
    /// Name.
    pub name: String,
    /// Role or team.
    pub role: String,
    /// Wishes not to be named.
    pub anonymous: bool,
}

/// Reads who reported it: "Parks - Ruby Wells", "Ruby Wells (Parks)", "neighbour", "anon".
pub fn reported_by(text: &str) -> ReportedBy {
    let text = text.trim();
    let kind = reporter_kind(text);
    let mut said = ReportedBy { kind, anonymous: kind == Some("anonymous"), ..ReportedBy::default() };
    if is_nothing(text) || said.anonymous {
        return said;
    }
    let split = [" - ", " – ", ": ", ", "].iter().find_map(|sign| text.split_once(sign));
    let bracket = text.strip_suffix(')').and_then(|text| text.split_once('('));
    let (first, second) = match (bracket, split) {
        (Some((first, second)), _) | (None, Some((first, second))) => (first.trim(), second.trim()),
        (None, None) => (text, ""),
    };
    let (role, name) = match (reporter_kind(first), reporter_kind(second)) {
        (None, Some(_)) => (second, first),
        (None, None) if bracket.is_some() => (second, first),
        (None, None) if second.is_empty() && is_like_a_name(first) => ("", first),
        _ => (first, second),
    };
    (said.role, said.name) = (role.to_owned(), name.to_owned());
    said
}

fn is_like_a_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=3).contains(&words.len())
        && words
            .iter()
            .all(|word| word.chars().next().is_some_and(char::is_uppercase) && !word.contains(['&', '/']))
}

fn reporter_kind(text: &str) -> Option<&'static str> {
    let words = compared(text);
    let kinds: &[(&str, &str)] = &[
        ("anonymous", "anon|anonymous"),
        ("councillor", "cllr|councillor|mp"),
        ("contractor", "contractor|contractors|volunteer|bin crew|waste crew"),
        ("police", "police|pcso|pc|kent police"),
        ("health", "gp|hospital|nurse|health visitor|nhs|ambulance|paramedic|doctor|surgery"),
        ("school", "school|teacher|college|nursery|academy"),
        ("housing", "housing association|landlord|golding|mhs|registered provider"),
        ("charity", "charity|porchlight|citizens advice|food bank|foodbank|age uk|church"),
        (
            "mbc_officer",
            "env health|environmental health|housing options|private sector housing|revs|benefits|\
                 council tax|parks|museum|cctv|cctv room|homeless outreach|outreach|community protection|\
                 bereavement services|leisure|planning|licensing|customer services|front desk|housing|\
                 enforcement|officer|staff|hr|team",
        ),
        ("the_person", "self|self referral|victim|themself|herself|himself|the person"),
        (
            "family",
            "mother|mum|father|dad|son|daughter|brother|sister|husband|wife|partner|family|friend|\
                 relative|aunt|uncle|carer",
        ),
        (
            "public",
            "neighbour|neighbor|member of public|member of the public|mop|public|resident|passer by|\
                 caller",
        ),
    ];
    kinds.iter().find(|(_, any)| has(&words, any)).map(|(code, _)| *code)
}

/// An agency that was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The agency's code.
    pub agency: String,
    /// Its name as the cell says it.
    pub named: String,
    /// How it was told, where the name says so.
    pub route: &'static str,
}

/// Reads which agencies were told; those that the list does not know, or that could be two, come back as words. `own` is
/// what the council itself calls agencies.
pub fn agencies(text: &str, child: Option<bool>, own: &Own) -> (Vec<Told>, Vec<String>) {
    let (mut told, mut unclear) = (Vec::new(), Vec::new());
    if is_nothing(text) {
        return (told, unclear);
    }
    // As with kinds: "Fire & Rescue" is one.
    if let Some(code) = own.exactly(&compared(text)) {
        told.push(Told { agency: code.to_owned(), named: text.trim().to_owned(), route: "" });
        return (told, unclear);
    }
    for part in text.split(['/', ',', ';', '&', '+', '\n']).flat_map(|part| part.split(" and ")) {
        if is_nothing(part) || part.trim().is_empty() {
            continue;
        }
        match agency(&compared(part), child, own) {
            Some((agency, route)) => {
                told.push(Told { agency: agency.to_owned(), named: part.trim().to_owned(), route })
            }
            None => unclear.push(part.trim().to_owned()),
        }
    }
    (told, unclear)
}

fn agency<'a>(words: &str, child: Option<bool>, own: &'a Own) -> Option<(&'a str, &'static str)> {
    let phone = if has(words, "101|999|phone|tel|rang") { "phone" } else { "" };
    if let Some((code, _)) = own.within(words) {
        return Some((code, phone));
    }
    let agencies: &[(&'static str, &str)] = &[
        ("police_marac", "marac"),
        ("police_visor", "visor|mappa|mapps"),
        ("kent_police", "police|101|999|csu|prevent team|ctp"),
        ("probation", "probation|nps|crc"),
        (
            "kcc_children",
            "front door|children s services|childrens services|children services|kcc children|\
                 kcc childrens|csc|mash|early help|integrated children s services|sch|lado",
        ),
        (
            "kcc_adults",
            "kcc adults|kcc adult|adult social care|asc|adult services|adults team|s42|kasaf|\
                 adult safeguarding|ads",
        ),
        (
            "health_mental",
            "camhs|cmht|talking therapies|nhs talking therapies|crisis team|mental health team|kmpt|\
                 nelft|iapt|mental health",
        ),
        (
            "health_physical",
            "gp|hospital|surgery|a e|health visitor|district nurse|ambulance|nhs|seca mb|secamb",
        ),
        (
            "support_provider",
            "porchlight|age uk|women s aid|womens aid|refuge|idva|look ahead|choices|victim support|\
                 forward trust|cgl|citizens advice|shelter|domestic abuse service|food bank",
        ),
        (
            "internal",
            "internal|housing options|env health|environmental health|community protection|\
                 housing team|our housing",
        ),
    ];
    if let Some((code, _)) = agencies.iter().find(|(_, any)| has(words, any)) {
        return Some((code, phone));
    }
    // The county alone could be its adults' side or its children's.
    match (has(words, "kcc|social services|social care|county"), child) {
        (true, Some(true)) => Some(("kcc_children", phone)),
        (true, Some(false)) => Some(("kcc_adults", phone)),
        _ => None,
    }
}

/// What a cell says came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Plainly closed, with the reason's code.
    Closed(&'static str),
    /// An agency answered.
    Answered,
    /// Somebody still waits.
    Waiting,
    /// Words that say neither.
    Words,
}

/// Reads what came of it. Only what is plainly closed is closed.
pub fn outcome(text: &str) -> Outcome {
    let words = compared(text);
    let open = "awaiting|await|no reply|chased|chase|chasing|disagree|pending|open|ongoing|waiting|\
        monitor|monitoring|tbc|not closed|reopened|re opened";
    if has(&words, open) {
        return Outcome::Waiting;
    }
    let closed: &[(&str, &str)] = &[
        ("died", "died|deceased|passed away|rip"),
        ("moved", "moved away|moved out of area|left area|moved"),
        ("duplicate", "duplicate|see other"),
        ("not_safeguarding", "not safeguarding|not a safeguarding concern"),
        ("nfa_agreed", "nfa|no further action|no further|no action"),
        ("unable", "closed|case closed|complete|completed|concluded|resolved|close"),
    ];
    if let Some((reason, _)) = closed.iter().find(|(_, any)| has(&words, any)) {
        return Outcome::Closed(reason);
    }
    let answered = "accepted|attended|returned|heard|passed to|allocated|s42|s47|declined|replied|\
        reply received|responded|response received|acknowledged|screened|signposted|rejected|\
        assessed|assessment|refused|y|yes";
    if has(&words, answered) { Outcome::Answered } else { Outcome::Words }
}

/// A telephone number, and whether it is safe to ring it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phone {
    /// The number.
    pub number: String,
    /// `safe`, `not_safe` or empty.
    pub safe: &'static str,
    /// When and how.
    pub note: String,
    /// Why somebody should look.
    pub doubt: Option<Doubt>,
}

/// Reads a telephone number; one that lost its first nought in a spreadsheet gets it back.
pub fn phone(text: &str) -> Phone {
    let text = text.trim();
    let lower = text.to_lowercase();
    let mut phone = Phone::default();
    let unsafe_words = [
        "not safe",
        "unsafe",
        "do not ring",
        "don't ring",
        "don’t ring",
        "do not call",
        "don't call",
        "do not phone",
        "no calls",
        "never ring",
    ];
    if unsafe_words.iter().any(|words| lower.contains(words)) {
        (phone.safe, phone.note) = ("not_safe", text.to_owned());
    }
    if is_nothing(text) {
        return phone;
    }
    let start = text.find(|sign: char| sign.is_ascii_digit() || sign == '+').unwrap_or(text.len());
    let body: String =
        text[start..].chars().take_while(|sign| sign.is_ascii_digit() || " +()-./".contains(*sign)).collect();
    let digits: String = body.chars().filter(char::is_ascii_digit).collect();
    let around = format!("{} {}", &text[..start], &text[start + body.len()..]);
    let bare = !body.contains(['+', '(']);
    phone.number = match digits.len() {
        0 => String::new(),
        // Ten digits that begin as numbers here do after their nought.
        9 | 10 if bare && digits.starts_with(['7', '1', '2', '3', '8']) => format!("0{digits}"),
        10..=15 => body.trim().trim_end_matches(['-', '/', '.']).trim().to_owned(),
        _ => {
            phone.doubt = Some(Doubt::NotANumber);
            String::new()
        }
    };
    let rest = compared(&around);
    if !rest.is_empty() && phone.note.is_empty() && !has(&rest, "tel|mob|mobile|m|t|phone|h|home") {
        phone.note = text.to_owned();
    }
    if phone.number.is_empty() && phone.note.is_empty() {
        phone.doubt = Some(Doubt::NotANumber);
    }
    phone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_get_their_first_nought_back() {
        let said = |text: &str| phone(text).number;
        assert_eq!(said("7700900613"), "07700900613");
        assert_eq!(said("07700 900613"), "07700 900613");
        assert_eq!(said("+44 7700 900613"), "+44 7700 900613");
        assert_eq!(said("1622 555014"), "01622555014");
        assert_eq!(said("mob: 07700 900613"), "07700 900613");
        assert_eq!(said("12"), "");
        assert_eq!(phone("12").doubt, Some(Doubt::NotANumber));
        let unsafe_one = phone("not safe to ring");
        assert_eq!((unsafe_one.safe, unsafe_one.number.as_str(), unsafe_one.doubt), ("not_safe", "", None));
        assert_eq!(phone("07700 900613 after 6pm only").note, "07700 900613 after 6pm only");
    }

    #[test]
    fn few_words_are_understood() {
        assert_eq!(route("F2F"), Some("in_person"));
        assert_eq!(route("e-mail"), Some("email"));
        assert_eq!(route("Teams call"), Some("phone"));
        assert_eq!(route("pigeon"), None);
        let parks = reported_by("Parks - Ruby Wells");
        assert_eq!(
            (parks.kind, parks.role.as_str(), parks.name.as_str()),
            (Some("mbc_officer"), "Parks", "Ruby Wells")
        );
        assert_eq!(reported_by("Ruby Wells (Parks)").name, "Ruby Wells");
        assert_eq!(reported_by("Ruby Wells").name, "Ruby Wells");
        assert!(reported_by("anon caller").anonymous);
        assert_eq!(reported_by("Cllr - Isla Kaur").kind, Some("councillor"));
    }

    #[test]
    fn agencies_are_clear_or_they_are_words() {
        let agencies = |text: &str, child| agencies(text, child, &Own::default());
        let codes = |text: &str, child| {
            agencies(text, child).0.into_iter().map(|told| told.agency).collect::<Vec<_>>()
        };
        assert_eq!(codes("Kent Police", None), ["kent_police"]);
        assert_eq!(codes("Police 101", None), ["kent_police"]);
        assert_eq!(codes("MARAC / KCC adults", None), ["police_marac", "kcc_adults"]);
        assert_eq!(codes("KCC", Some(true)), ["kcc_children"]);
        assert!(codes("KCC", None).is_empty());
        assert!(codes("n/a", None).is_empty() && agencies("n/a", None).1.is_empty());
        assert_eq!(agencies("Front Door, Bob", None).1, ["Bob"]);
    }

    #[test]
    fn only_what_is_plainly_closed_is_closed() {
        assert_eq!(outcome("closed"), Outcome::Closed("unable"));
        assert_eq!(outcome("NFA"), Outcome::Closed("nfa_agreed"));
        assert_eq!(outcome("KCC say NFA - we disagree, chased"), Outcome::Waiting);
        assert_eq!(outcome("accepted s42"), Outcome::Answered);
        assert_eq!(outcome("MARAC heard"), Outcome::Answered);
        assert_eq!(outcome("see file"), Outcome::Words);
    }
}
