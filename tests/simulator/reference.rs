//! What the log says, folded once more in the plainest way: all entries in a list, each thing by looking through it.
//!
//! It shares the reading of a body with the program and nothing else. Where somebody is suspended or has left it says nothing:
//! what is in force there is the roster's to say, and whether all machines agree on that is asked elsewhere.
//!
//! Nobody holds everything where concerns are kept from somebody: what each machine must show is folded from what all hold
//! together.

use std::collections::{BTreeMap, BTreeSet};

use logbook::acts::{ConcernFilter, ConcernWanted};
use logbook::domain::concern::Told;
use logbook::domain::id::{ConcernId, MachineId, OfficerId};
use logbook::entry::v1::Body;

use crate::disposal;
use crate::world::{Failure, World};

/// Compares what machines show with what their entries say. Who sees the same shows the same, which is asked elsewhere: so
/// one is asked, or one of each officer where concerns are kept.
pub fn compare(world: &mut World, agreed: &[usize]) -> Result<(), Failure> {
    let Some(&first) = agreed.first() else { return Ok(()) };
    let page = world.page(first)?;
    if page.machines.iter().any(|line| ["suspended", "left"].contains(&line.standing.as_str())) {
        return Ok(());
    }
    if !world.weather.has("restrict") && !world.weather.has("dispose") {
        let entries = in_force(all(world, &[first])?);
        return compare_one(world, first, &entries);
    }
    let everything = all(world, agreed)?;
    let officers = page.machines.iter().filter_map(|m| Some((m.machine.parse().ok()?, m.officer.clone())));
    let gone = disposal::disposed(&in_force(everything.clone()), &officers.collect());
    let whole = !world.weather.has("restrict") && world.doubled.is_empty();
    for &at in agreed.iter().filter(|_| whole) {
        disposal::judge(world, at, &gone)?;
    }
    let once = kept_once(world, &everything);
    let entries = in_force(everything);
    for &at in agreed {
        let me = world.page(at)?.me;
        if me.is_some_and(|me| once.contains(&me)) {
            continue;
        }
        let mut theirs = entries.clone();
        let hidden = kept_from(&entries, me);
        theirs.retain(|told| {
            recorded(&told.body)
                .is_none_or(|concern| !hidden.contains(&concern) && !gone.subjects.contains(&concern.into()))
        });
        compare_one(world, at, &theirs)?;
    }
    Ok(())
}

/// What is in force: of a machine that signed two entries with one number, nothing from the first such number on.
fn in_force(mut entries: Vec<Told>) -> Vec<Told> {
    let mut parted: BTreeMap<MachineId, u64> = BTreeMap::new();
    loop {
        let before = parted.clone();
        for told in &entries {
            let Body::ForkFound(found) = &told.body else { continue };
            let cose = data_encoding::HEXLOWER.decode(found.first.as_bytes()).unwrap_or_default();
            let Ok(header) = logbook::entry::header(&cose) else { continue };
            let at = parted.entry(found.machine).or_insert(header.seq);
            *at = header.seq.min(*at);
        }
        entries.retain(|told| parted.get(&told.id.machine).is_none_or(|at| told.id.seq < *at));
        if parted == before {
            return entries;
        }
    }
}

/// Officers from whom a concern is kept, by what some machines hold together: by the last word on it, and by words that were
/// cut. What was written in the belief that those hold is still kept from them, so that they see it in part.
pub fn officers_kept_out(world: &World, machines: &[usize]) -> Result<[BTreeSet<OfficerId>; 2], Failure> {
    if !world.weather.has("restrict") {
        return Ok([BTreeSet::new(), BTreeSet::new()]);
    }
    let entries = all(world, machines)?;
    let once = kept_once(world, &entries);
    Ok([last_words(&in_force(entries)).into_values().flatten().copied().collect(), once])
}

/// Officers whom any word ever kept from anything, where logs were cut at all.
fn kept_once(world: &World, entries: &[Told]) -> BTreeSet<OfficerId> {
    let forked = entries.iter().any(|told| matches!(told.body, Body::ForkFound(_)));
    if !forked && !world.weather.has("roster") {
        return BTreeSet::new();
    }
    // Whom it names may hold no more of a restriction than the word that everybody may read.
    let said = entries.iter().filter_map(|told| match &told.body {
        Body::ConcernRestricted(said) => Some(&said.excluded),
        Body::AccessChanged(said) => Some(&said.kept_from),
        _ => None,
    });
    said.flatten().copied().collect()
}

/// Concerns that the last word on each keeps from an officer.
fn kept_from(entries: &[Told], officer: Option<OfficerId>) -> BTreeSet<ConcernId> {
    let kept = last_words(entries)
        .into_iter()
        .filter(|(_, from)| officer.is_some_and(|officer| from.contains(&officer)));
    kept.map(|(concern, _)| concern).collect()
}

/// The last word on each concern: the restriction itself, or what everybody may read of it where that alone is known.
fn last_words(entries: &[Told]) -> BTreeMap<ConcernId, &Vec<OfficerId>> {
    let concerns: BTreeSet<ConcernId> = entries.iter().filter_map(|told| recorded(&told.body)).collect();
    let mut last = BTreeMap::new();
    for told in entries {
        match &told.body {
            Body::ConcernRestricted(said) => {
                last.insert(said.concern, &said.excluded);
            }
            Body::AccessChanged(said) => {
                let named = said.subjects.iter().map(|about| ConcernId(about.0));
                last.extend(named.filter(|id| concerns.contains(id)).map(|id| (id, &said.kept_from)));
            }
            _ => {}
        }
    }
    last
}

fn compare_one(world: &mut World, at: usize, entries: &[Told]) -> Result<(), Failure> {
    world.compared += 1;
    let book = world.machines[at].book.as_mut().expect("open");
    let fault = |error| Failure(format!("the log cannot be read: {error:?}"));
    let shown =
        book.list_concerns(ConcernFilter { limit: 200, ..ConcernFilter::default() }).map_err(fault)?.items;
    let recorded: BTreeSet<ConcernId> = entries.iter().filter_map(|told| recorded(&told.body)).collect();
    let listed: BTreeSet<ConcernId> = shown.iter().map(|line| line.concern).collect();
    if recorded != listed {
        let (more, less) = (listed.difference(&recorded).count(), recorded.difference(&listed).count());
        return Err(Failure(format!(
            "the list of {at} lacks {less} of what was recorded, and shows {more} too many"
        )));
    }
    for line in &shown {
        let page = book.read_concern(ConcernWanted { concern: line.concern }).map_err(fault)?;
        let passages = page.chronology.iter().flat_map(|item| &item.passages);
        let texts: BTreeMap<String, String> = passages.map(|p| (p.passage.clone(), p.text.clone())).collect();
        if texts != texts_of(entries, line.concern) {
            return Err(Failure(format!("texts of {} differ at {at}", line.reference)));
        }
        for (field, value) in [("risk_level", page.risk_level.as_deref()), ("summary", Some(&*page.summary))]
        {
            let said = last(entries, line.concern, field).map(|(_, json)| json);
            let value = serde_json::to_string(&value).unwrap();
            if said.is_some_and(|said| said != value) {
                return Err(Failure(format!("{field} of {} differs at {at}", line.reference)));
            }
        }
        let answers = page.topics.iter().flat_map(|topic| &topic.sets).flat_map(|set| &set.answers);
        let shown = answers.map(|answer| answer.value.to_string()).next();
        if shown != last(entries, line.concern, "topic:DA.pattern").map(|(_, json)| json) {
            return Err(Failure(format!("answers about {} differ at {at}", line.reference)));
        }
        let apart = fields_apart(entries, line.concern);
        if u64::from(line.versions) < apart || (apart == 0 && line.versions > 0 && !people_apart(entries)) {
            return Err(Failure(format!(
                "{} shows {} written apart: {apart}",
                line.reference, line.versions
            )));
        }
    }
    Ok(())
}

fn all(world: &World, machines: &[usize]) -> Result<Vec<Told>, Failure> {
    let mut known = BTreeMap::new();
    for &at in machines {
        let read = world.machines[at].eye().each_entry(|kept| {
            if let Some(told) = kept.told()? {
                // Of a log that went two ways some hold the one, some the other.
                known.insert((kept.id, kept.hash), told);
            }
            Ok(())
        });
        read.map_err(|error| Failure(format!("entries: {error:?}")))?;
    }
    let mut entries: Vec<Told> = known.into_values().collect();
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
        Body::TopicNoted(noted) if noted.concern == concern => {
            let name = |field: &String| format!("topic:{}.{field}", noted.topic);
            noted.answers.iter().map(|(field, json)| (name(field), json.clone())).collect()
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
