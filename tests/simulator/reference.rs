//! What the log says, folded once more in the plainest way: all entries in a list, each thing by looking through it.
//!
//! It shares the reading of a body with the program and nothing else. Where somebody's log was cut it says nothing: what
//! is in force there is the roster's to say, and whether all machines agree on that is asked elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use logbook::acts::ConcernWanted;
use logbook::domain::concern::Told;
use logbook::domain::id::ConcernId;
use logbook::entry::v1::Body;

use crate::world::{Failure, World};

/// Compares what a machine shows with what its entries say.
pub fn compare(world: &mut World, at: usize) -> Result<(), Failure> {
    let page = world.page(at)?;
    if page.machines.iter().any(|line| line.standing != "active") {
        return Ok(());
    }
    let entries = all(world, at)?;
    let book = world.machines[at].book.as_mut().expect("open");
    let fault = |error| Failure(format!("the log cannot be read: {error:?}"));
    let shown = book.list_concerns(Default::default()).map_err(fault)?.items;
    let recorded: BTreeSet<ConcernId> = entries.iter().filter_map(|told| recorded(&told.body)).collect();
    let listed: BTreeSet<ConcernId> = shown.iter().map(|line| line.concern).collect();
    if recorded != listed {
        return Err(Failure("the list does not hold what was recorded".into()));
    }
    for line in &shown {
        let page = book.read_concern(ConcernWanted { concern: line.concern }).map_err(fault)?;
        let passages = page.chronology.iter().flat_map(|item| &item.passages);
        let texts: BTreeMap<String, String> = passages.map(|p| (p.passage.clone(), p.text.clone())).collect();
        if texts != texts_of(&entries, line.concern) {
            return Err(Failure(format!("texts of {} differ", line.reference)));
        }
        for (field, value) in [("risk_level", page.risk_level.as_deref()), ("summary", Some(&*page.summary))]
        {
            let said = last(&entries, line.concern, field).map(|(_, json)| json);
            let value = serde_json::to_string(&value).unwrap();
            if said.is_some_and(|said| said != value) {
                return Err(Failure(format!("{field} of {} differs", line.reference)));
            }
        }
        let apart = fields_apart(&entries, line.concern);
        if u64::from(line.versions) < apart || (apart == 0 && line.versions > 0 && !people_apart(&entries)) {
            return Err(Failure(format!(
                "{} shows {} written apart: {apart}",
                line.reference, line.versions
            )));
        }
    }
    Ok(())
}

fn all(world: &World, at: usize) -> Result<Vec<Told>, Failure> {
    let mut entries = Vec::new();
    let read = world.machines[at].eye().each_entry(|kept| {
        entries.extend(kept.told()?);
        Ok(())
    });
    read.map_err(|error| Failure(format!("entries: {error:?}")))?;
    entries.sort_by_key(Told::order);
    Ok(entries)
}

fn recorded(body: &Body) -> Option<ConcernId> {
    match body {
        Body::ConcernRecorded(recorded) => Some(recorded.concern),
        _ => None,
    }
}

/// The text in force of every passage of a concern: the last that was written.
fn texts_of(entries: &[Told], concern: ConcernId) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for told in entries {
        match &told.body {
            Body::ConcernRecorded(recorded) if recorded.concern == concern => {
                for (at, passage) in recorded.passages.iter().enumerate() {
                    texts.insert(format!("{}.{at}", told.id), passage.text.clone());
                }
            }
            Body::PassageAdded(added) if added.concern == concern => {
                texts.insert(format!("{}.0", told.id), added.passage.text.clone());
            }
            _ => {}
        }
    }
    for told in entries {
        if let Body::PassageCorrected(corrected) = &told.body
            && let Some(text) = texts.get_mut(&corrected.passage)
        {
            text.clone_from(&corrected.text);
        }
    }
    texts
}

/// What an entry writes of a concern: names and values.
fn writes(told: &Told, concern: ConcernId) -> Vec<(String, String)> {
    match &told.body {
        Body::ConcernAmended(amended) if amended.concern == concern => {
            amended.changes.iter().map(|(field, json)| (field.clone(), json.clone())).collect()
        }
        Body::PassageCorrected(corrected) if corrected.concern == concern => {
            vec![(format!("passage:{}", corrected.passage), corrected.text.clone())]
        }
        _ => Vec::new(),
    }
}

fn last<'a>(entries: &'a [Told], concern: ConcernId, field: &str) -> Option<(&'a Told, String)> {
    entries.iter().rev().find_map(|told| {
        let written = writes(told, concern).into_iter().find(|(name, _)| name == field)?;
        Some((told, written.1))
    })
}

/// How many things of a concern stand in two forms: written by two of whom neither had seen the other, and by nobody since
/// who had.
fn fields_apart(entries: &[Told], concern: ConcernId) -> u64 {
    let mut by_field: BTreeMap<String, Vec<(&Told, String)>> = BTreeMap::new();
    for told in entries {
        for (field, value) in writes(told, concern) {
            by_field.entry(field).or_default().push((told, value));
        }
    }
    let apart = by_field.values().filter(|writes| {
        let standing = writes.iter().filter(|(told, _)| !writes.iter().any(|(later, _)| later.saw(told)));
        standing.map(|(_, value)| value).collect::<BTreeSet<_>>().len() > 1
    });
    apart.count() as u64
}

/// Whether two descriptions of anybody were written apart.
fn people_apart(entries: &[Told]) -> bool {
    let described = |told: &&Told| matches!(&told.body, Body::PersonDescribed(_) | Body::PersonLinked(_));
    let all: Vec<&Told> = entries.iter().filter(described).collect();
    all.iter().any(|one| all.iter().any(|other| one.id != other.id && !one.saw(other) && !other.saw(one)))
}
