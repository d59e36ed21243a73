//! Stories that chance tells too rarely, told on purpose, judged as every other.

use std::path::Path;

use crate::folder::Fuse;
use crate::hostility::TROUBLES;
use crate::template::Template;
use crate::world::{Failure, World};

type Story = fn(&[Template], &Path) -> Result<(), Failure>;

/// Each by its name.
pub const STORIES: &[(&str, Story)] =
    &[("two colleagues follow two copies of one machine, and still agree", followed_apart)];

/// Ali's computer goes on twice. Jo takes what the one wrote, Sam what the other wrote, and both write on. Neither can ever
/// have the entries that the other followed but as proof; what they wrote themselves must reach everybody all the same.
fn followed_apart(templates: &[Template], root: &Path) -> Result<(), Failure> {
    let calm: Vec<String> = TROUBLES.iter().map(|kind| (*kind).to_owned()).collect();
    for seed in 1..=6 {
        let mut world = World::of(seed, templates, root, &calm, false);
        let told = tell(&mut world);
        world.end(None);
        told.map_err(|Failure(what)| Failure(format!("{seed}: {what}")))?;
    }
    Ok(())
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
