//! What the law looks for in an assessment of capacity (Mental Capacity Act 2005, sections 1 to 4). It informs and decides
//! nothing: an officer may be writing down what somebody else found, and not know the rest.

use crate::entry::v1::CapacityAssessed;

/// What is not said yet, in words, most important first.
pub fn missing(said: &CapacityAssessed) -> Vec<&'static str> {
    if said.outcome != "lacks" {
        return Vec::new();
    }
    let four = [&said.understand, &said.retain, &said.weigh, &said.communicate];
    let could_not = four.iter().any(|answer| answer.as_deref() == Some("no"));
    let checks = [
        (!could_not, "Which of the four they could not do (section 3)"),
        (
            said.impairment.as_deref() != Some("yes"),
            "That it is because of an impairment of mind or brain (section 2)",
        ),
        (said.help.trim().is_empty(), "What was done to help them decide (section 1)"),
        (
            said.best_interests.trim().is_empty(),
            "What was decided in their best interests, and how (section 4)",
        ),
    ];
    checks.into_iter().filter(|(missing, _)| *missing).map(|(_, words)| words).collect()
}
