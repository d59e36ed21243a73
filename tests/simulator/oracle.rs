//! What must hold, against what the simulator knows and no machine does.

use std::collections::{BTreeMap, BTreeSet};

use logbook::Clock;
use logbook::acts::CheckForm;
use logbook::domain::id::{EntryId, MachineId, OfficerId};
use logbook::sync::layout::part_of;

use crate::alarms;
use crate::dice::Dice;
use crate::folder::{Copy, Fuse, spans};
use crate::reference;
use crate::world::{Failure, World};

/// The last entry of each log that a machine holds.
type Heads = BTreeMap<MachineId, logbook::entry::Head>;

/// Alarms of which one must stand when files of one's own are gone.
const GONE: &[&str] = &["folder-emptied", "folder-swapped", "own-files-gone"];

fn fail<T>(what: String) -> Result<T, Failure> {
    Err(Failure(what))
}

/// Whether files that a machine knows to be its own are not in its folder any more, so that it must say so.
pub fn own_files_missing(world: &World, at: usize) -> bool {
    let own = own_files(world, at);
    world.sure.get(&at).is_some_and(|sure| !sure.is_subset(&own))
}

fn own_files(world: &World, at: usize) -> BTreeSet<String> {
    let part = part_of(world.machines[at].id);
    // What somebody else put there is not its own, and nobody misses a request to join, which has done its work.
    let own = world.sea.look(at).values().filter(|f| f.part == part).map(|f| &f.name);
    let own = own.filter(|name| world.sea.born.get(*name) == Some(&part) && !name.starts_with("j-"));
    own.cloned().collect()
}

/// After a pass that ended well: what is shown is not more than what is, what was missing was said, and the folder is full.
pub fn after_pass(world: &mut World, at: usize, missing: bool) -> Result<(), Failure> {
    let page = world.page(at)?;
    let own = own_files(world, at);
    world.sure.insert(at, own);
    alarms::raised(world, at)?;
    let id = world.machines[at].id;
    // Of two copies of one machine neither knows what the other one put there.
    let doubled = world.doubled.contains(&id);
    if missing
        && !doubled
        && !page.alarms.iter().any(|a| a.seen_at.is_none() && GONE.contains(&a.kind.as_str()))
    {
        return fail(format!("{at} did not say that its files are gone"));
    }
    let heads = world.book(at).heads();
    let mine = heads.get(&id).map_or(0, |(seq, _)| seq + 1);
    let held = covered(world.sea.look(at), &part_of(id));
    let shown = mine.saturating_sub(page.folder.to_publish);
    if shown > held {
        return fail(format!("{at} shows {shown} of its entries in the folder, and there are {held}"));
    }
    let this = page.machines.iter().find(|line| line.this);
    if this.is_some_and(|line| line.standing == "active") && !doubled && held < mine {
        return fail(format!("{at} left {held} of {mine} entries in the folder"));
    }
    for line in &page.machines {
        let (Some(behind), Ok(other)) = (line.behind, line.machine.parse::<MachineId>()) else { continue };
        let shown = mine.saturating_sub(behind);
        let has = world.held.get(&other).and_then(|held| held.get(&id)).map_or(0, |seq| seq + 1);
        if shown > has && !doubled && other != id {
            return fail(format!("{at} shows {shown} of its entries at another machine, which has {has}"));
        }
    }
    Ok(())
}

fn covered(copy: &Copy, part: &str) -> u64 {
    let mut spans = spans(copy, part);
    spans.sort_unstable();
    spans.into_iter().fold(0, |next, (from, to)| if from <= next { next.max(to + 1) } else { next })
}

/// When all is quiet: nothing is lost, all who are in agree, the reference says the same, and so does another order.
pub fn judge(world: &mut World) -> Result<(), Failure> {
    for at in world.desks() {
        keeps_its_own(world, at)?;
    }
    let agreed = agreed(world)?;
    world.say(&format!("in and agreed: {agreed:?}"));
    let Some(&first) = agreed.first() else { return Ok(()) };
    for &at in &agreed {
        let Some((seq, hash)) = world.machines[at].acknowledged() else { continue };
        let id = world.machines[at].id;
        for &other in &agreed {
            if !holds(world, other, id, seq, &hash)? {
                return fail(format!("{other} lacks entries up to {seq} of {at}"));
            }
        }
    }
    let (kept, states) = show_the_same(world, &agreed)?;
    states.values().for_each(|(at, state)| world.say(&format!("{at} comes to {state}")));
    reference::compare(world, &agreed)?;
    in_another_order(world, &agreed, &kept, &states)?;
    if !world.dice.percent(25) {
        return Ok(());
    }
    let at = *world.dice.pick(&agreed).unwrap_or(&first);
    let book = world.machines[at].book.as_mut().expect("open");
    let report =
        book.check_log(CheckForm { deep: true }).map_err(|error| Failure(format!("check: {error:?}")))?;
    match report.problems.first() {
        Some(problem) => fail(format!("check of {at}: {}: {}", problem.r#where, problem.what)),
        None => Ok(()),
    }
}

/// Machines that may see the same show the same. Returns from whom something is kept, or ever was, and what machines with the
/// same eyes come to.
fn show_the_same(world: &mut World, agreed: &[usize]) -> Result<([BTreeSet<OfficerId>; 2], States), Failure> {
    let [kept_from, kept_once] = reference::officers_kept_out(world, agreed)?;
    let mut states = States::new();
    for &at in agreed {
        let (sees, other) = (sees(world, at, &kept_from)?, state(world, at)?);
        if world.page(at)?.me.is_some_and(|me| kept_once.contains(&me)) {
            continue;
        }
        match states.get(&sees) {
            Some((before, state)) if other != *state => {
                return fail(format!("{at} and {before} differ"));
            }
            Some(_) => world.compared += 1,
            None => drop(states.insert(sees, (at, other))),
        }
    }
    Ok(([kept_from, kept_once], states))
}

fn keeps_its_own(world: &World, at: usize) -> Result<(), Failure> {
    let Some((seq, hash)) = world.machines[at].acknowledged() else { return Ok(()) };
    if holds(world, at, world.machines[at].id, seq, &hash)? {
        return Ok(());
    }
    fail(format!("{at} lost its own entry {seq}, which was acknowledged"))
}

/// Whether a machine has an entry: as its last of that machine, or further back on its disk.
fn holds(world: &World, at: usize, of: MachineId, seq: u64, hash: &[u8]) -> Result<bool, Failure> {
    if world.book(at).heads().get(&of).is_some_and(|(last, head)| *last == seq && head == hash) {
        return Ok(true);
    }
    let id = logbook::domain::id::EntryId { machine: of, seq };
    let kept = world.machines[at].eye().entry(id);
    let kept = kept.map_err(|error| Failure(format!("entry: {error:?}")))?;
    Ok(kept.is_some_and(|kept| kept.hash == hash))
}

fn state(world: &World, at: usize) -> Result<String, Failure> {
    world.book(at).state().map_err(|error| Failure(format!("state: {error:?}")))
}

/// Whose eyes a machine sees with, where something is kept from them: nobody's where it sees everything.
type Sees = Option<OfficerId>;
/// What machines with the same eyes come to, and one of them.
type States = BTreeMap<Sees, (usize, String)>;

fn sees(world: &mut World, at: usize, kept_from: &BTreeSet<OfficerId>) -> Result<Sees, Failure> {
    Ok(world.page(at)?.me.filter(|officer| kept_from.contains(officer)))
}

/// The machines that are in, by the word of one with which all the others it names agree.
fn agreed(world: &mut World) -> Result<Vec<usize>, Failure> {
    let mut sets: BTreeMap<usize, BTreeSet<MachineId>> = BTreeMap::new();
    for at in world.desks() {
        let page = world.page(at)?;
        let active = page.machines.iter().filter(|line| line.standing == "active");
        sets.insert(at, active.filter_map(|line| line.machine.parse().ok()).collect());
    }
    let drawer = world.drawer.map(|at| world.machines[at].id);
    // Officers who suspend each other in a circle may leave only a machine of which there are two; nobody is left to ask. Those
    // who are out by its word may never hear of it, and agree with each other.
    let only_doubled = |(at, set): (&usize, &BTreeSet<MachineId>)| {
        set.contains(&world.machines[*at].id)
            && set.iter().all(|id| Some(*id) == drawer || world.doubled.contains(id))
    };
    let alone: Vec<MachineId> =
        sets.iter().filter(|one| only_doubled(*one)).map(|(at, _)| world.machines[*at].id).collect();
    for set in sets.values() {
        let mut members = set.iter().filter(|id| Some(**id) != drawer && !world.doubled.contains(id));
        let seats: Vec<usize> = world
            .desks()
            .into_iter()
            .filter(|at| members.clone().any(|id| *id == world.machines[*at].id))
            .collect();
        if members.all(|id| seats.iter().any(|at| world.machines[*at].id == *id))
            && !seats.is_empty()
            && seats.iter().all(|at| sets.get(at) == Some(set))
        {
            let by_their_own_word = set.iter().any(|id| alone.contains(id));
            return Ok(if by_their_own_word { Vec::new() } else { seats });
        }
    }
    if !alone.is_empty() {
        return Ok(Vec::new());
    }
    let mut said = Vec::new();
    for at in world.desks() {
        let lines = world
            .page(at)?
            .machines
            .iter()
            .map(|line| format!("{} {}", line.letter, line.standing))
            .collect::<Vec<_>>();
        said.push(format!("{at} says {}", lines.join(", ")));
    }
    fail(format!("they do not agree about who is in: {}", said.join("; ")))
}

/// The machine in the drawer is given everything that was ever published, in portions and in another order.
fn in_another_order(
    world: &mut World,
    agreed: &[usize],
    [kept_from, kept_once]: &[BTreeSet<OfficerId>; 2],
    states: &States,
) -> Result<(), Failure> {
    let Some(drawer) = world.drawer else { return Ok(()) };
    let page = world.page(agreed[0])?;
    let id = world.machines[drawer].id.to_string();
    if !page.machines.iter().any(|line| line.machine == id && line.standing == "active") {
        return Ok(());
    }
    // What a second copy of a machine put in a folder that was lost is known to nobody else.
    let ever = if world.doubled.is_empty() { world.sea.ever.clone() } else { Copy::new() };
    // A manifest that a newer one made superfluous tells nobody anything.
    let ever = ever.into_iter().filter(|(_, file)| !file.name.starts_with("m-"));
    let mut all: Vec<_> = ever.chain(world.sea.copies[0].clone()).collect();
    let mut order = Dice::of(world.machines[drawer].clock.now_ms().unsigned_abs());
    order.shuffle(&mut all);
    let cut = order.below(all.len() + 1);
    world.sea.calm = false;
    world.open(drawer)?;
    // Its disk is full, so that it takes and says nothing.
    world.sea.full.insert(drawer);
    world.sea.copies[drawer].clear();
    for (number, file) in all.drain(..cut) {
        world.sea.copies[drawer].insert(number, file);
    }
    world.pass(drawer, &Fuse::default())?;
    world.sea.copies[drawer].extend(all);
    world.pass(drawer, &Fuse::default())?;
    // Sealed bodies come after what says who may read them.
    world.pass(drawer, &Fuse::default())?;
    // Where a machine had a second copy, files that were taken once and then replaced are not given again, and who is out by
    // others' words can open none of the new ones: then it has less. Or it has more: what a second copy wrote while others were
    // suspended by its word, or after the kit had put another machine in its place, may be for no other eyes than this one's, and
    // it proves a parting that nobody else can see.
    let given = world.book(drawer).heads();
    let heads = world.book(agreed[0]).heads();
    let has_all = |some: &Heads, of: &Heads| {
        of.iter().all(|(machine, (seq, _))| some.get(machine).is_some_and(|(last, _)| last >= seq))
    };
    let the_same = has_all(&given, &heads) && has_all(&heads, &given);
    let (sees, other) = (sees(world, drawer, kept_from)?, state(world, drawer)?);
    // Its entry may be everywhere, and its words for these eyes alone.
    let apart = match states.get(&sees) {
        Some((at, _)) => words_of(world, *at)? != words_of(world, drawer)?,
        None => false,
    };
    if !world.doubled.is_empty() && (!the_same || apart) {
        return comes_to_a_desk(world, drawer);
    }
    let me = world.page(drawer)?.me;
    // It may be the only one left that may see something at all; then there is nobody to compare it with.
    let known: Vec<usize> = agreed.iter().copied().chain([drawer]).collect();
    let [kept_now, once_now] = reference::officers_kept_out(world, &known)?;
    // What it erased under a word that was cut since, it asks for and is given; but here it can ask nobody.
    if me.is_some_and(|me| kept_once.contains(&me) || once_now.contains(&me)) || kept_now != *kept_from {
        return Ok(());
    }
    match states.get(&sees) {
        Some((_, state)) if *state != other => fail("in another order it comes to something else".into()),
        Some(_) => {
            world.compared += 1;
            Ok(())
        }
        None => Ok(()),
    }
}

/// Entries of which a machine has the words as well.
fn words_of(world: &World, at: usize) -> Result<BTreeSet<EntryId>, Failure> {
    let mut known = BTreeSet::new();
    let read = world.machines[at].eye().each_entry(|kept| {
        if kept.body.is_some() {
            known.insert(kept.id);
        }
        Ok(())
    });
    read.map_err(|error| Failure(format!("entries of {at}: {error:?}")))?;
    Ok(known)
}

/// The machine in the drawer knows what nobody else does, or lacks what the others would give it: it comes to a desk, they talk
/// until nobody has anything new, and then they must agree as any others.
fn comes_to_a_desk(world: &mut World, drawer: usize) -> Result<(), Failure> {
    world.sea.full.remove(&drawer);
    world.sea.calm = true;
    world.drawer = None;
    world.say("the one in the drawer comes to a desk");
    world.talk(true)?;
    let agreed = agreed(world)?;
    world.say(&format!("then in and agreed: {agreed:?}"));
    show_the_same(world, &agreed)?;
    reference::compare(world, &agreed)
}
