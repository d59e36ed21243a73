//! Takes from a borrowed style sheet what only GOV.UK itself may wear.
//!
//! The code is free; the GDS Transport typeface, the crown and the crest are not. A sheet that
//! still names one of them after the cut is refused rather than placed.

/// The typeface only gov.uk may use; our own sheets set ours.
const FACE: &str = "GDS Transport,";

/// What a rule may not name: it dresses a mark that we do not show.
const MARKS: [&str; 4] = ["crown", "crest", "royal-arms", "logotype"];

/// What may stand nowhere in a sheet we place: a sheet also fetches nothing.
const NOWHERE: [&str; 6] = ["gds transport", "url(", "crown", "crest", "royal-arms", "logotype"];

/// Returns the sheet without borrowed faces and official marks, or says what could not be removed.
pub fn plain(sheet: &str) -> Result<String, String> {
    let sheet = without_rules(sheet, |head, body| {
        let rule = format!("{head}{body}").to_ascii_lowercase();
        head.trim().ends_with("@font-face") || MARKS.iter().any(|word| rule.contains(word))
    });
    let sheet = sheet.replace(FACE, "");
    let low = sheet.to_ascii_lowercase();
    match NOWHERE.iter().find(|word| low.contains(**word)) {
        None => Ok(sheet),
        Some(word) => Err(format!("a borrowed style sheet still says “{word}”")),
    }
}

/// Copies a sheet rule by rule, leaving out each innermost rule that `unwanted` points at.
fn without_rules(sheet: &str, unwanted: impl Fn(&str, &str) -> bool) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(open) = rest.find('{') {
        // What stands before the brace belongs to this rule from the last end of another on.
        let start = rest[..open].rfind(['}', ';']).map_or(0, |at| at + 1);
        let inside = &rest[open + 1..];
        let close = inside.find('}').unwrap_or(inside.len());
        if inside.find('{').is_some_and(|nested| nested < close) {
            // A group such as @media: step into it and judge what it holds.
            kept.push_str(&rest[..=open]);
            rest = inside;
            continue;
        }
        let end = open + 1 + (close + 1).min(inside.len());
        kept.push_str(&rest[..start]);
        if !unwanted(&rest[start..open], &rest[open..end]) {
            kept.push_str(&rest[start..end]);
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borrowed_faces_and_names_go_and_the_rest_stays() {
        let sheet = "@charset \"UTF-8\";/*! All rights reserved. */@font-face{font-family:GDS Transport;src:url(/a)}\
                     .a{color:red}@media print{.a{color:blue}.govuk-header__logotype-crown{fill:red}}\
                     .b{font-family:GDS Transport,arial,sans-serif}";
        assert_eq!(
            plain(sheet).as_deref(),
            Ok("@charset \"UTF-8\";.a{color:red}@media print{.a{color:blue}}\
                .b{font-family:arial,sans-serif}")
        );
    }

    #[test]
    fn a_mark_outside_any_rule_is_refused() {
        assert!(plain("/* the crown */").is_err());
    }
}
