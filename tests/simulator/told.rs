//! Stories that chance tells too rarely, told on purpose, judged as every other.

use std::path::Path;

use crate::folder::Fuse;
use crate::hostility::TROUBLES;
use crate::template::Template;
use crate::world::{Failure, World};

type Story = fn(&[Template], &Path) -> Result<(), Failure>;

/// Each by its name.
pub const STORIES: &[(&str, Story)] = &[
    ("two colleagues follow two copies of one machine, and still agree", followed_apart),
    ("what one colleague saw of a second copy is lost, and still all agree", seen_by_one),
    (
        "a colleague follows one of two copies of which the other counts further, and is believed",
        counts_further,
    ),
];

/// Ali's computer goes on twice, the one far longer than the other. Only Jo sees that, and says so; then it is gone from the
/// folder. Sam can never have it, and must take Jo's word all the same, which counts on from there.
fn seen_by_one(templates: &[Template], root: &Path) -> Result<(), Failure> {
    let calm: Vec<String> = TROUBLES.iter().map(|kind| (*kind).to_owned()).collect();
    let mut world = World::with(3, 7, templates, root, &calm, false);
    let told = lose(&mut world);
    world.end(None);
    told
}

fn lose(world: &mut World) -> Result<(), Failure> {
    world.switch_on()?;
    let (jo, ali, again) = (0, 2, world.machines.len());
    world.double(ali)?;
    for _ in 0..2 {
        world.act(ali)?;
    }
    world.pass(ali, &Fuse::default())?;
    let part = logbook::sync::layout::part_of(world.machines[ali].id);
    let before: Vec<u64> = world.sea.ever.keys().copied().collect();
    for _ in 0..9 {
        world.act(again)?;
    }
    world.sea.ways[again].clear();
    world.pass(again, &Fuse::default())?;
    for change in std::mem::take(&mut world.sea.ways[jo]) {
        world.sea.arrive(jo, change);
    }
    world.pass(jo, &Fuse::default())?;
    let is_lost = |number: &u64, part_of_file: &str| part_of_file == part && !before.contains(number);
    world.sea.copies.iter_mut().for_each(|copy| copy.retain(|number, file| !is_lost(number, &file.part)));
    world.sea.ways.iter_mut().for_each(std::collections::VecDeque::clear);
    world.sea.copies[ali] = world.sea.copies[jo].clone();
    world.clear_up()?;
    crate::oracle::judge(world)
}

/// Ali's computer goes on twice. Jo takes what the one wrote, Sam what the other wrote, and both write on. Neither can ever
/// have the entries that the other followed but as proof; what they wrote themselves must reach everybody all the same.
fn followed_apart(templates: &[Template], root: &Path) -> Result<(), Failure> {
    let calm: Vec<String> = TROUBLES.iter().map(|kind| (*kind).to_owned()).collect();
    for seed in 1..=6 {
        let mut world = World::with(3, seed, templates, root, &calm, false);
        let told = tell(&mut world);
        world.end(None);
        told.map_err(|Failure(what)| Failure(format!("{seed}: {what}")))?;
    }
    Ok(())
}

/// Ali's computer goes on twice. Jo follows the one; the other has heard much of Sam by then, and so counts further with the same
/// numbers. What Jo wrote comes after what Jo saw, whatever the other copy says under that number.
fn counts_further(templates: &[Template], root: &Path) -> Result<(), Failure> {
    let calm: Vec<String> = TROUBLES.iter().map(|kind| (*kind).to_owned()).collect();
    let mut world = World::with(3, 11, templates, root, &calm, false);
    let told = count(&mut world);
    world.end(None);
    told
}

fn count(world: &mut World) -> Result<(), Failure> {
    world.switch_on()?;
    let (jo, sam, ali, again) = (0, 1, 2, world.machines.len());
    world.double(ali)?;
    world.act(ali)?;
    world.pass(ali, &Fuse::default())?;
    hear(world, jo)?;
    world.act(jo)?;
    // Of all this the others hear only in the end.
    world.sea.ways.iter_mut().for_each(std::collections::VecDeque::clear);
    for _ in 0..9 {
        world.act(sam)?;
    }
    world.pass(sam, &Fuse::default())?;
    hear(world, again)?;
    for _ in 0..2 {
        world.act(again)?;
    }
    world.pass(again, &Fuse::default())?;
    hear(world, sam)?;
    world.clear_up()?;
    crate::oracle::judge(world)
}

/// Everything that is on its way arrives, and is looked at.
fn hear(world: &mut World, at: usize) -> Result<(), Failure> {
    for change in std::mem::take(&mut world.sea.ways[at]) {
        world.sea.arrive(at, change);
    }
    world.pass(at, &Fuse::default()).map(|_| ())
}

fn tell(world: &mut World) -> Result<(), Failure> {
    world.switch_on()?;
    let (jo, sam, ali, again) = (0, 1, 2, world.machines.len());
    world.double(ali)?;
    for (copy, friend, entries) in [(ali, jo, 4), (again, sam, 7)] {
        for _ in 0..entries {
            world.act(copy)?;
        }
        // Nobody else hears of it yet.
        world.sea.ways.iter_mut().for_each(std::collections::VecDeque::clear);
        world.pass(copy, &Fuse::default())?;
        for change in std::mem::take(&mut world.sea.ways[friend]) {
            world.sea.arrive(friend, change);
        }
        world.pass(friend, &Fuse::default())?;
        for _ in 0..3 {
            world.act(friend)?;
        }
    }
    world.clear_up()?;
    crate::oracle::judge(world)
}
