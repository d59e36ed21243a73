//! Records that go for good: the officers who propose it, object and agree, and what must then hold.

use std::collections::{BTreeMap, BTreeSet};

use logbook::acts::{ConcernFilter, DisposalNamed, DisposalStopping, Nothing, RetentionReview};
use logbook::domain::concern::Told;
use logbook::domain::id::{About, Hash, MachineId};
use logbook::domain::time;
use logbook::entry::v1::{Body, DisposalProposed};
use logbook::{Logbook, Result};

use crate::folder::Fuse;
use crate::hostility;
use crate::world::{Failure, World};

/// The days for which a proposal is open to objections, and one more, seconds.
const OPEN: i64 = 29 * 24 * 60 * 60;

impl World {
    /// Somebody proposes that a record goes, objects to one, or agrees; before that a month goes by, as the rules want it.
    pub fn dispose(&mut self, at: usize) -> std::result::Result<(&'static str, Result<()>), Failure> {
        let waiting = match self.book_at(at).read_retention(Nothing::default()) {
            Ok(page) => page.proposed,
            Err(error) => return Ok(("reads", Err(error))),
        };
        let Some(line) = self.dice.pick(&waiting) else { return self.propose_and_wait(at) };
        let proposal = line.proposal.clone();
        match self.dice.below(10) {
            0 => Ok(("proposes", self.propose(at))),
            1 => {
                let form = DisposalStopping { proposal, reason: "An inquest.".into() };
                Ok(("objects", self.book_at(at).stop_disposal(form)))
            }
            _ => {
                if line.why_not.as_deref() == Some("not-open-yet") {
                    self.objections()?;
                }
                Ok(("agrees to erase", self.book_at(at).authorise_disposal(DisposalNamed { proposal })))
            }
        }
    }

    /// Somebody proposes; mostly the others hear of it, and one of them agrees, objects, or does both at once with a third.
    fn propose_and_wait(&mut self, at: usize) -> std::result::Result<(&'static str, Result<()>), Failure> {
        let proposed = self.propose(at);
        if proposed.is_err() || self.dice.percent(20) {
            return Ok(("proposes", proposed));
        }
        self.objections()?;
        for _ in 0..2 {
            let desks = self.desks();
            let other = desks[self.dice.below(desks.len())];
            self.pages.remove(&other);
            let page = self.book_at(other).read_retention(Nothing::default());
            let Some(line) = page.ok().and_then(|page| page.proposed.into_iter().next()) else { continue };
            let proposal = line.proposal;
            let (what, done) = if self.dice.percent(20) {
                let form = DisposalStopping { proposal, reason: "An inquest.".into() };
                ("objects", self.book_at(other).stop_disposal(form))
            } else {
                ("agrees to erase", self.book_at(other).authorise_disposal(DisposalNamed { proposal }))
            };
            let done = done.map_err(|error| error.refusal().fields.into_iter().next());
            self.say(&format!("{other} {what}: {done:?}"));
            self.note(other)?;
        }
        Ok(("proposes", proposed))
    }

    /// The days for objections: everybody looks in the folder a few times, as far as it lets them.
    fn objections(&mut self) -> std::result::Result<(), Failure> {
        self.time_passes(OPEN);
        let rounds = if self.dice.percent(70) { 2 } else { 3 };
        for _ in 0..rounds {
            for at in self.desks() {
                hostility::deliver(self, at);
                self.pass(at, &Fuse::default())?;
            }
        }
        Ok(())
    }

    fn propose(&mut self, at: usize) -> Result<()> {
        let mut lines = self.book_at(at).list_concerns(ConcernFilter::default())?.items;
        lines.sort_by(|a, b| a.reference.cmp(&b.reference));
        let Some(concern) = self.dice.pick(&lines).map(|line| line.concern) else { return Ok(()) };
        let said = || Some("no".to_owned());
        self.book_at(at).review_retention(RetentionReview {
            concern,
            decision: "dispose".into(),
            ground: "erasure".into(),
            recent_contact: said(),
            serious: said(),
            interest: said(),
            reasons: "It was asked for.".into(),
            ..RetentionReview::default()
        })
    }

    fn book_at(&mut self, at: usize) -> &mut Logbook {
        self.machines[at].book.as_mut().expect("open")
    }
}

/// What of a log was disposed of, by its entries.
#[derive(Default)]
pub struct Disposed {
    /// Concerns and people.
    pub subjects: BTreeSet<About>,
    /// What each machine says that it has erased.
    pub erased_by: BTreeMap<MachineId, BTreeSet<About>>,
}

/// Reads it in the plainest way. `officers` says whose a machine is.
pub fn disposed(entries: &[Told], officers: &BTreeMap<MachineId, String>) -> Disposed {
    let mut gone = Disposed::default();
    for agreed in entries {
        let Body::DisposalAuthorised(said) = &agreed.body else { continue };
        let Some((proposal, what)) = proposed(entries, &said.proposal) else { continue };
        let another = officers.get(&agreed.id.machine) != officers.get(&proposal.id.machine);
        let in_time = time::day(agreed.at).to_string() >= what.open_until;
        let stopped = entries.iter().any(|told| match &told.body {
            Body::DisposalStopped(stop) => stop.proposal == said.proposal && !told.saw(agreed),
            _ => false,
        });
        let acks: Vec<MachineId> = entries
            .iter()
            .filter(|told| matches!(&told.body, Body::RecordsErased(erased) if erased.disposal == hex(&agreed.hash)))
            .map(|told| told.id.machine)
            .collect();
        if another && in_time && agreed.saw(proposal) && (!stopped || !acks.is_empty()) {
            gone.subjects.extend(&what.subjects);
            for machine in acks {
                gone.erased_by.entry(machine).or_default().extend(&what.subjects);
            }
        }
    }
    gone
}

fn proposed<'a>(entries: &'a [Told], name: &str) -> Option<(&'a Told, &'a DisposalProposed)> {
    entries.iter().find_map(|told| match &told.body {
        Body::DisposalProposed(what) if hex(&told.hash) == name => Some((told, what)),
        _ => None,
    })
}

fn hex(hash: &Hash) -> String {
    data_encoding::HEXLOWER.encode(hash)
}

/// What a machine says it has erased is not there, and nothing is gone that was not disposed of.
pub fn judge(world: &World, at: usize, gone: &Disposed) -> std::result::Result<(), Failure> {
    let erased = gone.erased_by.get(&world.machines[at].id).cloned().unwrap_or_default();
    let mut fault = None;
    let read = world.machines[at].eye().each_entry(|kept| {
        if kept.body.is_some() && erased.contains(&kept.about) {
            fault = Some(format!("{at} says that it erased what it still holds"));
        }
        if kept.body.is_none() && !gone.subjects.contains(&kept.about) {
            fault = Some(format!("{at} lacks words of {} that nobody disposed of", kept.id));
        }
        Ok(())
    });
    read.map_err(|error| Failure(format!("entries of {at}: {error:?}")))?;
    fault.map_or(Ok(()), |what| Err(Failure(what)))
}
