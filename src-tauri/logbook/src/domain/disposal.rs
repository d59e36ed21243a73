//! Erasing for good: proposed by one officer, open to objection, agreed to by another, and only then in force.
//!
//! Source: the council's retention practice (reference D: review, then dispose, a second person authorises; never by itself).

use std::collections::BTreeMap;

use super::concern::Told;
use super::id::{About, EntryId, Hash, MachineId, OfficerId};
use super::time;
use crate::entry::v1::{Body, DisposalAuthorised, DisposalProposed};

/// The kinds that say it, all of them about the log itself.
pub const DISPOSAL_KINDS: &[&str] =
    &["disposal-proposed", "disposal-stopped", "disposal-authorised", "records-erased"];

/// What became of a proposal to erase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It waits: for its day, or for another officer.
    Waiting,
    /// It is not wanted.
    Stopped,
    /// Another officer agreed: nothing of it is shown any more, and every machine erases what it holds.
    InForce,
}

/// Another officer's agreement.
#[derive(Debug, Clone)]
pub struct Authorised {
    /// Hash of the entry: what machines name when they have erased.
    pub hash: Hash,
    /// The entry.
    pub by: EntryId,
    /// When, UTC milliseconds by the clock of the machine that wrote it.
    pub at: i64,
    /// The certificate.
    pub said: DisposalAuthorised,
}

/// A proposal to erase, with what came of it.
#[derive(Debug, Clone)]
pub struct Disposal {
    /// Hash of the entry that proposed it: its name.
    pub id: Hash,
    /// That entry.
    pub by: EntryId,
    /// When, UTC milliseconds.
    pub at: i64,
    /// What is to go, why, and from when another officer may agree.
    pub said: DisposalProposed,
    /// What became of it.
    pub outcome: Outcome,
    /// The agreement that counts.
    pub authorised: Option<Authorised>,
    /// Machines that have erased what they held, and when, UTC milliseconds.
    pub erased_by: BTreeMap<MachineId, i64>,
}

impl Disposal {
    /// Folds what is said about disposals. `told` is all that is said with these kinds and counts; `officer_of` knows whose a
    /// machine is.
    ///
    /// An agreement counts when it is another officer's, not before its day, and nobody had stopped the proposal as far as its
    /// writer knew. It is void where somebody stopped the proposal who had not heard of the agreement; unless a machine has
    /// erased something since, which nobody does before every machine has heard of it and none had stopped it.
    pub fn fold(told: &[Told], officer_of: impl Fn(&MachineId) -> Option<OfficerId>) -> Vec<Disposal> {
        let mut stops: BTreeMap<&str, Vec<&Told>> = BTreeMap::new();
        let mut agreed: BTreeMap<&str, Vec<(&Told, &DisposalAuthorised)>> = BTreeMap::new();
        let mut erased: BTreeMap<&str, BTreeMap<MachineId, i64>> = BTreeMap::new();
        for entry in told {
            match &entry.body {
                Body::DisposalStopped(said) => stops.entry(&said.proposal).or_default().push(entry),
                Body::DisposalAuthorised(said) => {
                    agreed.entry(&said.proposal).or_default().push((entry, said));
                }
                Body::RecordsErased(said) => {
                    erased.entry(&said.disposal).or_default().insert(entry.id.machine, entry.at);
                }
                _ => {}
            }
        }
        let mut disposals = Vec::new();
        for proposal in told {
            let Body::DisposalProposed(said) = &proposal.body else { continue };
            let id = hex(&proposal.hash);
            let stops = stops.get(id.as_str()).map_or(&[][..], Vec::as_slice);
            let mut disposal = Disposal {
                id: proposal.hash,
                by: proposal.id,
                at: proposal.at,
                said: said.clone(),
                outcome: if stops.is_empty() { Outcome::Waiting } else { Outcome::Stopped },
                authorised: None,
                erased_by: BTreeMap::new(),
            };
            for (entry, certificate) in agreed.get(id.as_str()).map_or(&[][..], Vec::as_slice) {
                let another = officer_of(&entry.id.machine) != officer_of(&proposal.id.machine);
                let in_time = time::day(entry.at).to_string() >= said.open_until;
                if disposal.authorised.is_some() || !another || !in_time || !entry.saw(proposal) {
                    continue;
                }
                let done = erased.get(hex(&entry.hash).as_str()).cloned().unwrap_or_default();
                let stopped = stops.iter().any(|stop| !stop.saw(entry));
                if !stopped || !done.is_empty() {
                    disposal.outcome = Outcome::InForce;
                    disposal.erased_by = done;
                    disposal.authorised = Some(Authorised {
                        hash: entry.hash,
                        by: entry.id,
                        at: entry.at,
                        said: (*certificate).clone(),
                    });
                }
            }
            disposals.push(disposal);
        }
        disposals
    }

    /// Whether it is about something.
    pub fn is_about(&self, subject: About) -> bool {
        self.said.subjects.contains(&subject)
    }
}

/// How entries name one another's hashes.
pub fn hex(hash: &Hash) -> String {
    data_encoding::HEXLOWER.encode(hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::v1::{DisposalStopped, RecordsErased};

    const JO: MachineId = MachineId([1; 16]);
    const SAM: MachineId = MachineId([2; 16]);
    const ALI: MachineId = MachineId([3; 16]);

    fn told(id: (MachineId, u64), hash: u8, seen: &[(MachineId, u64)], body: Body) -> Told {
        let id = EntryId { machine: id.0, seq: id.1 };
        Told { id, hash: [hash; 32], lamport: 0, at: NOW, seen: seen.iter().copied().collect(), body }
    }

    /// 2026-11-27, about noon.
    const NOW: i64 = 1_795_780_800_000;

    fn proposed() -> Told {
        let said = DisposalProposed { open_until: "2026-11-27".into(), ..Default::default() };
        told((JO, 0), 7, &[], Body::DisposalProposed(said))
    }

    fn agreed(by: (MachineId, u64), seen: &[(MachineId, u64)]) -> Told {
        let said = DisposalAuthorised { proposal: hex(&[7; 32]), ..Default::default() };
        told(by, 8, seen, Body::DisposalAuthorised(Box::new(said)))
    }

    fn stopped(by: (MachineId, u64), seen: &[(MachineId, u64)]) -> Told {
        told(by, 9, seen, Body::DisposalStopped(DisposalStopped { proposal: hex(&[7; 32]) }))
    }

    fn erased(by: (MachineId, u64)) -> Told {
        told(by, 10, &[], Body::RecordsErased(RecordsErased { disposal: hex(&[8; 32]) }))
    }

    fn outcome(told: &[Told]) -> Outcome {
        Disposal::fold(told, |machine| Some(OfficerId(machine.0)))[0].outcome
    }

    #[test]
    fn it_takes_another_officer_who_saw_the_proposal() {
        assert_eq!(outcome(&[proposed()]), Outcome::Waiting);
        assert_eq!(outcome(&[proposed(), agreed((JO, 1), &[])]), Outcome::Waiting);
        assert_eq!(outcome(&[proposed(), agreed((SAM, 0), &[])]), Outcome::Waiting);
        assert_eq!(outcome(&[proposed(), agreed((SAM, 0), &[(JO, 0)])]), Outcome::InForce);
    }

    #[test]
    fn not_before_its_day() {
        let mut early = agreed((SAM, 0), &[(JO, 0)]);
        early.at -= 24 * 60 * 60 * 1000;
        assert_eq!(outcome(&[proposed(), early]), Outcome::Waiting);
    }

    #[test]
    fn a_word_against_it_that_had_not_heard_of_the_agreement_stops_it() {
        let agreed = agreed((SAM, 0), &[(JO, 0)]);
        let apart = stopped((ALI, 0), &[(JO, 0)]);
        let too_late = stopped((ALI, 0), &[(JO, 0), (SAM, 0)]);
        assert_eq!(outcome(&[proposed(), agreed.clone(), apart.clone()]), Outcome::Stopped);
        assert_eq!(outcome(&[proposed(), agreed.clone(), too_late]), Outcome::InForce);
        // What is erased cannot be brought back by anybody's word.
        assert_eq!(outcome(&[proposed(), agreed, apart, erased((SAM, 1))]), Outcome::InForce);
    }
}
