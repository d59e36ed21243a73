//! No act but settling may write over two versions: whoever changes such a field must see both first.

use std::collections::BTreeMap;

use crate::domain::concern::Concern;
use crate::domain::id::PersonId;
use crate::domain::person::whole;
use crate::domain::rules::Rules;
use crate::entry::v1::{ConcernFacts, Link, PersonFacts};
use crate::error::{Error, Result};
use crate::store::Store;

/// Leaves out of an amendment what stays as it is, so that a form sent whole claims no more than was changed in it,
/// and refuses what has two versions. When nothing is changed, everything stays in: said again on purpose.
///
/// # Errors
/// A fault of writing JSON.
pub(in crate::acts) fn changed_only(
    rules: &mut Rules,
    concern: &Concern,
    changes: BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>> {
    let stands =
        |facts: &ConcernFacts| serde_json::to_value(facts).map_err(|_| Error::Internal("facts not written"));
    let stands = stands(&concern.facts)?;
    // What was never said is not in what stands, and is no change when a form says nothing of it either.
    let nothing = |json: &str| ["null", "false", "\"\""].contains(&json);
    let same = |field: &String, json: &String| match stands.get(field) {
        Some(stands) => serde_json::from_str(json).is_ok_and(|said: serde_json::Value| said == *stands),
        None => nothing(json),
    };
    let changed: BTreeMap<String, String> = changes
        .iter()
        .filter(|(field, json)| !same(field, json))
        .map(|(f, j)| (f.clone(), j.clone()))
        .collect();
    let kept = if changed.is_empty() { changes } else { changed };
    for field in kept.keys() {
        rules.hold(concern.apart(field).is_none(), field, "two-versions");
    }
    Ok(kept)
}

/// Refuses to change what is known of a person where it has two versions; `said` is what would be written.
///
/// # Errors
/// Store errors.
pub(in crate::acts) fn guard_person(
    rules: &mut Rules,
    store: &Store,
    prefix: &str,
    id: PersonId,
    said: &PersonFacts,
) -> Result<()> {
    let apart = store.versions_of_person(id)?;
    if apart.is_empty() {
        return Ok(());
    }
    let (stands, said) = (whole(&store.person(id)?.unwrap_or_default()), whole(said));
    for one in apart {
        let same = said.get(&one.field) == stands.get(&one.field);
        rules.hold(same, &format!("{prefix}{}", one.field), "two-versions");
    }
    Ok(())
}

/// Refuses to write a part over two versions of it; one that says what stands changes nothing where only it is known.
pub(in crate::acts) fn guard_part(rules: &mut Rules, concern: &Concern, link: &Link, also_same: bool) {
    let apart = concern.apart(&format!("part:{}", link.person)).is_some();
    let same = concern.people.contains(link);
    rules.hold(!apart || (same && !also_same), "person.role", "two-versions");
}
