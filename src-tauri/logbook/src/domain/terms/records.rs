//! Lists for how long records are kept: why nothing may be erased, and why something is.
//!
//! Source: reference D (holds; review, then dispose); UK GDPR Articles 5(1)(e) and 17; Inquiries Act 2005 section 35;
//! Data Protection Act 2018 section 173.

use super::{Term, h, t};

/// Why nothing of a record may be erased for now.
pub const HOLD_REASONS: &[Term] = &[
    h(
        "inquiry",
        "A public inquiry",
        "Inquiries Act 2005, section 35: destroying what an inquiry would want is an offence",
    ),
    h(
        "request",
        "A request about somebody’s data",
        "Data Protection Act 2018, section 173: erasing to defeat a request is an offence",
    ),
    t("complaint", "A complaint, or the Ombudsman"),
    t("claim", "A legal claim"),
    t("police", "A police investigation"),
    t("inquest", "An inquest"),
    h(
        "review",
        "A statutory review",
        "Safeguarding Adults Review, Child Safeguarding Practice Review, domestic abuse related death review",
    ),
    t("audit", "An audit"),
    h("survivor", "A survivor’s interest", "Somebody may need it to know what happened to them"),
];

/// Why a record goes.
pub const DISPOSAL_GROUNDS: &[Term] = &[
    h("time", "Its time is over", "UK GDPR Article 5(1)(e): no longer than necessary"),
    h("erasure", "Erasure was asked for and decided", "UK GDPR Article 17"),
    h("error", "It should never have been recorded", "UK GDPR Article 17(1)(d)"),
];
