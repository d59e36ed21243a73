//! Lists about the account: capacity, wishes, body maps.
//!
//! Source: field list A3 of the council's safeguarding reference; the Mental Capacity Act 2005, sections 1 to 3, for capacity;
//! the measures of Making Safeguarding Personal for what was asked, wanted and met.

use super::{Term, h, t};

/// What an assessment of capacity came to: for one decision, at one time.
pub const CAPACITY_OUTCOMES: &[Term] = &[
    h("has", "Has capacity for this decision", "Also when the decision seems unwise to others"),
    h(
        "lacks",
        "Lacks capacity for this decision",
        "On the balance of probabilities, because of an impairment of mind or brain",
    ),
    h("fluctuates", "Comes and goes", "Say when they can decide, and ask again then if it can wait"),
    h("presumed", "Not doubted: presumed to have it", "Everyone is, until it is shown otherwise"),
    h("not_assessed", "In doubt, not assessed yet", "Say who will assess it, and when"),
];

/// Whether somebody was asked what they want (Making Safeguarding Personal), or a child was heard.
pub const ASKED: &[Term] = &[
    t("expressed", "Asked, and said what they want"),
    t("none", "Asked, and said nothing they want"),
    h("not_asked", "Not asked", "Say why: often that asking would have put somebody at risk"),
];

/// What people want to happen.
pub(in crate::domain) const OUTCOMES_WANTED: &[Term] = &[
    t("safe", "To be and feel safe"),
    t("stop", "For it to stop"),
    t("stay_home", "To stay at home"),
    t("move", "To live somewhere else"),
    t("support", "Support"),
    t("keep_relationship", "To keep the relationship"),
    t("contact", "To see somebody, or see them again"),
    t("no_contact", "Not to see somebody"),
    t("police", "For the police to act"),
    t("no_police", "No police"),
    t("justice", "Justice, or an apology"),
    t("money_back", "Money or belongings back"),
    t("be_heard", "To be heard and kept informed"),
    t("no_action", "Nothing to be done"),
    t("other", "Something else"),
];

/// Whether what they wanted came about, said at closing.
pub const WISHES_MET: &[Term] = &[
    t("fully", "Fully met"),
    t("partly", "Partly met"),
    t("not", "Not met"),
    t("none", "They wanted nothing, or were not asked"),
    t("unknown", "Not known"),
];

/// Whether a child's parents agree to help (A3 "Child's voice").
pub const PARENTS_AGREE: &[Term] = &[
    t("agreed", "Agreed"),
    t("refused", "Refused"),
    h(
        "unsafe",
        "Not asked: it would raise the risk",
        "Where asking may put the child at risk of significant harm",
    ),
    t("not_asked", "Not asked: another reason"),
];

/// Whether an adult cannot protect themself because of their needs: the third part of the Care Act's test, which is for the
/// county council to establish (A1).
pub const UNABLE_TO_PROTECT: &[Term] = &[
    t("yes", "Yes"),
    t("no", "No"),
    t("unknown", "Not known"),
    h("left", "Left to Kent County Council", "It is theirs to establish, and never needed to refer"),
];

/// Kent's levels of support for a child (A1).
pub(in crate::domain) const SUPPORT_LEVELS: &[Term] = &[
    t("1", "Level 1"),
    t("2", "Level 2"),
    h("3", "Level 3: intensive", "The children’s portal is for levels 3 and 4"),
    h("4", "Level 4: specialist", "The children’s portal is for levels 3 and 4"),
    t("not_assessed", "Not assessed"),
];

/// Whose outline a body map has.
pub const FIGURES: &[Term] = &[t("adult", "Adult"), t("child", "Child")];

/// Which side of the body.
pub const SIDES: &[Term] = &[t("front", "Front"), t("back", "Back")];
