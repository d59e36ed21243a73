//! Alarms about other machines: raised where there is cause, and nowhere else.

use std::collections::BTreeMap;

use logbook::domain::id::MachineId;
use logbook::sync::layout::{Kind, Name, part_of};

use crate::world::{Failure, World};

/// The newest manifest of each machine that another one has taken: its counter and its name.
pub type Known = BTreeMap<MachineId, (u64, String)>;

/// After a pass that ended well: in fair weather there is no alarm at all, and a part of the folder that is gone, or older
/// than it was, is one.
pub fn raised(world: &mut World, at: usize) -> Result<(), Failure> {
    // The one in the drawer is given the folder in portions.
    if Some(at) == world.drawer {
        return Ok(());
    }
    let page = world.page(at)?;
    if world.weather.is_fair() && world.doubled.is_empty() {
        return match page.alarms.first() {
            Some(alarm) => Err(Failure(format!("{at} raises an alarm for nothing: {}", alarm.kind))),
            None => Ok(()),
        };
    }
    // Who is out for a while can read nothing meanwhile; of two copies of one machine neither tells the truth.
    if world.weather.has("roster") || !world.doubled.is_empty() {
        return Ok(());
    }
    // The manifest of a machine that this very pass made known is read with the next.
    let now = page.machines.iter().map(|line| line.machine.clone()).collect();
    let acquainted = world.acquainted.insert(at, now).unwrap_or_else(|| world.met.clone());
    let mut known = world.known.remove(&at).unwrap_or_default();
    let met = world.met.contains(&world.machines[at].id.to_string());
    // Its first key, and those that it turned to since.
    let mut identities = vec![world.machines[at].identity.clone()];
    if !met {
        let turned = world.machines[at].eye().identities().map_err(|e| Failure(format!("keys: {e:?}")))?;
        identities.extend(turned.into_iter().map(|(_, identity, _)| identity));
    }
    let ever = std::mem::take(&mut world.sea.ever);
    let others: Vec<MachineId> = world.machines.iter().map(|m| m.id).collect();
    for other in others.into_iter().filter(|id| *id != world.machines[at].id) {
        let (part, mut names) = (part_of(other), Vec::new());
        for (number, file) in world.sea.look(at).iter() {
            if file.part != part {
                continue;
            }
            names.push(file.name.as_str());
            let Ok(Name { kind: Kind::Manifest(counter), .. }) = file.name.parse::<Name>() else { continue };
            let whole = file.here
                && ever
                    .get(number)
                    .is_some_and(|put| put.name == file.name && put.bytes == file.bytes && put.part == part);
            // One that came in meanwhile can read only what was wrapped for it since.
            let readable = met || logbook::sync::seal::open(&file.bytes, &identities).is_ok();
            if whole
                && readable
                && acquainted.contains(&other.to_string())
                && known.get(&other).is_none_or(|(before, _)| *before < counter)
            {
                known.insert(other, (counter, file.name.clone()));
            }
        }
        let Some((_, name)) = known.get(&other) else { continue };
        let letter = page.machines.iter().find(|line| line.machine == other.to_string());
        let letter = letter.map(|line| line.letter.clone()).unwrap_or_default();
        let wanted = if names.is_empty() { "peer-gone" } else { "peer-rolled-back" };
        let said = page.alarms.iter().any(|alarm| alarm.kind == wanted && alarm.letter == letter);
        if !names.contains(&name.as_str()) && !said {
            return Err(Failure(format!(
                "{at} says nothing of {letter}, whose part of the folder is not what it was"
            )));
        }
    }
    world.sea.ever = ever;
    world.known.insert(at, known);
    Ok(())
}
