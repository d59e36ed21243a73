//! What the folder, the computers and the people who own them can do to a log.

use std::sync::Arc;

use crate::dice::Dice;
use crate::folder::{Change, Copy, File};
use crate::world::World;

/// Kinds of trouble, each of which a story may have or not.
pub const TROUBLES: &[&str] = &[
    "delay",
    "duplicate",
    "conflict",
    "rename",
    "placeholder",
    "truncate",
    "roll-back",
    "empty",
    "foreign",
    "full",
    "away",
    "crash",
    "clock",
    "roster",
    "image",
    "restrict",
    "flip",
    "swap",
    "months",
    "join",
    "kit",
    "dispose",
];

/// Kinds of trouble of which no folder and no other machine shows anything, so that nobody has cause for alarm. (One who is
/// suspended can open nothing newer, and may take that for a folder put back.)
const QUIET: &[&str] = &["full", "away", "crash", "restrict", "dispose"];

/// What can go wrong in one story.
#[derive(Debug)]
pub struct Weather(Vec<&'static str>);

impl Weather {
    /// The weather of a seed, without some kinds.
    pub fn of(dice: &mut Dice, without: &[String]) -> Weather {
        let kinds = TROUBLES.iter().filter(|_| dice.percent(35)).copied();
        let mut kinds: Vec<_> = kinds.collect();
        kinds.retain(|kind| !without.iter().any(|other| other == kind));
        if dice.percent(6) {
            kinds.retain(|kind| QUIET.contains(kind));
        }
        Weather(kinds)
    }

    /// Whether it has a kind of trouble.
    pub fn has(&self, kind: &str) -> bool {
        self.0.contains(&kind)
    }

    /// Whether there is no cause for any alarm.
    pub fn is_fair(&self) -> bool {
        self.0.iter().all(|kind| QUIET.contains(kind))
    }

    /// How wrong each clock is, seconds.
    pub fn clocks(&self, dice: &mut Dice) -> Vec<i64> {
        let wrong = self.has("clock");
        let off = [0, 0, 5, -5, 3_600, -3_600, 86_400 * 40, -86_400 * 400];
        (0..8).map(|_| if wrong { off[dice.below(off.len())] } else { 0 }).collect()
    }
}

/// Some changes arrive at a machine, in another order than they were made.
pub fn deliver(world: &mut World, to: usize) {
    let mut changes: Vec<Change> = world.sea.ways[to].drain(..).collect();
    if world.weather.has("delay") {
        world.dice.shuffle(&mut changes);
        let now = world.dice.below(changes.len() + 1);
        world.sea.ways[to].extend(changes.split_off(now));
    }
    for change in changes {
        if world.weather.has("duplicate") && world.dice.percent(20) {
            world.sea.ways[to].push_back(change.clone());
        }
        world.sea.arrive(to, change);
    }
}

/// One trick of the folder on one machine's copy. Returns what it was.
pub fn meddle(world: &mut World, at: usize) -> Option<&'static str> {
    let tricks = [
        "conflict",
        "rename",
        "placeholder",
        "truncate",
        "roll-back",
        "empty",
        "foreign",
        "full",
        "away",
        "flip",
        "swap",
    ];
    let tricks: Vec<&'static str> = tricks.into_iter().filter(|kind| world.weather.has(kind)).collect();
    let trick = *world.dice.pick(&tricks)?;
    let numbers: Vec<u64> = world.sea.copies[at].keys().copied().collect();
    let number = world.dice.pick(&numbers).copied();
    match trick {
        "empty" => empty(world, at),
        "full" => toggle(&mut world.sea.full, at),
        "away" => toggle(&mut world.sea.away, at),
        "roll-back" => {
            // The folder as somebody restored it: only its older files.
            let keep = world.dice.below(numbers.len() + 1);
            let gone: Vec<u64> = numbers.into_iter().skip(keep).collect();
            gone.iter().for_each(|number| drop(world.sea.copies[at].remove(number)));
        }
        "foreign" => {
            let name = *world.dice.pick(&["desktop.ini", ".stfolder", "e-0-0-zz.age", "~lock.m-1.age#"])?;
            let part =
                number.and_then(|n| world.sea.copies[at].get(&n)).map_or("Fotos".into(), |f| f.part.clone());
            let bytes = Arc::new(b"[.ShellClassInfo]".to_vec());
            let new = world.sea.number();
            world.sea.copies[at].insert(new, File { part, name: name.into(), bytes, here: true });
        }
        trick => on_file(world, at, number?, trick)?,
    }
    Some(trick)
}

fn on_file(world: &mut World, at: usize, number: u64, trick: &str) -> Option<()> {
    let file = world.sea.copies[at].get(&number)?.clone();
    match trick {
        "conflict" => {
            let name = file.name.replace(".age", ".sync-conflict-20261123-091400-ABCDEFG.age");
            let new = world.sea.number();
            let copy = File { name, ..file };
            world.sea.copies[at].insert(new, copy.clone());
            // A conflict copy travels on as a file like any other.
            for (to, way) in world.sea.ways.iter_mut().enumerate() {
                if to != at {
                    way.push_back(Change::Put(new, copy.clone()));
                }
            }
        }
        "rename" => {
            let name = format!("{} (1)", file.name);
            world.sea.copies[at].insert(number, File { name, ..file });
        }
        "placeholder" => drop(world.sea.copies[at].insert(number, File { here: false, ..file })),
        "truncate" => {
            let half = file.bytes.len() / 2;
            let bytes = Arc::new(file.bytes[..half].to_vec());
            world.sea.copies[at].insert(number, File { bytes, ..file });
        }
        "flip" => {
            let mut bytes = file.bytes.to_vec();
            let bit = world.dice.below(bytes.len() * 8);
            *bytes.get_mut(bit / 8)? ^= 1 << (bit % 8);
            world.sea.copies[at].insert(number, File { bytes: Arc::new(bytes), ..file });
        }
        "swap" => {
            // Two files change places, each under the name and in the part of the other; or one goes to another part.
            let numbers: Vec<u64> = world.sea.copies[at].keys().copied().collect();
            let other = *world.dice.pick(&numbers)?;
            let theirs = world.sea.copies[at].get(&other)?.clone();
            if world.dice.percent(50) {
                let moved = File { part: theirs.part, ..file };
                world.sea.copies[at].insert(number, moved);
            } else {
                let (one, two) = (theirs.bytes.clone(), file.bytes.clone());
                world.sea.copies[at].insert(number, File { bytes: one, ..file });
                world.sea.copies[at].insert(other, File { bytes: two, ..theirs });
            }
        }
        _ => return None,
    }
    Some(())
}

fn empty(world: &mut World, at: usize) {
    let gone: Copy = std::mem::take(&mut world.sea.copies[at]);
    if world.dice.percent(40) {
        // Another log lies there instead.
        world.sea.strange.insert(at);
    }
    if world.dice.percent(40) {
        // What carries the files takes it for removal and tells the others.
        for (to, way) in world.sea.ways.iter_mut().enumerate() {
            if to != at {
                way.extend(gone.keys().map(|number| Change::Gone(*number)));
            }
        }
    }
}

fn toggle(set: &mut std::collections::BTreeSet<usize>, at: usize) {
    if !set.remove(&at) {
        set.insert(at);
    }
}

/// The weather clears. Returns what the folder looks like from now on.
pub fn clear(world: &mut World) -> &'static str {
    world.sea.full.clear();
    world.sea.away.clear();
    world.sea.strange.clear();
    world.sea.calm = true;
    let union = |world: &World| {
        let mut all = Copy::new();
        for at in world.desks() {
            for (number, file) in &world.sea.copies[at] {
                // Whatever was half there is whole now.
                all.insert(*number, world.sea.ever.get(number).unwrap_or(file).clone());
            }
        }
        all
    };
    let hostile = ["roll-back", "empty"].iter().any(|kind| world.weather.has(kind));
    let (copy, how) = match world.dice.below(if hostile { 4 } else { 1 }) {
        0 | 1 => (union(world), "everything that is anywhere comes together"),
        2 => {
            let desks = world.desks();
            let at = world.dice.below(desks.len());
            let mut copy = world.sea.copies[desks[at]].clone();
            copy.retain(|_, file| file.here);
            (copy, "one machine's copy of the folder becomes everybody's")
        }
        _ => (Copy::new(), "the folder is empty"),
    };
    world.sea.copies[0] = copy;
    how
}
