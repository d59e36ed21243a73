//! The roster as a pure fold of the entries that made it, in the log's order.
//!
//! An officer who leaves, or a machine whose log went two ways, is cut: what it wrote after the cut never counted,
//! not even where it stands earlier in the order. So the fold begins again with each cut that it meets, until it
//! meets none; every machine with the same entries ends with the same roster, in whatever order they came. A cut whose
//! own word turns out not to count is taken back in the same way.

use super::{Cuts, Duty, Joined, Member, Outcome, Proposal, Roster, Standing, signed_by_kit};
use crate::domain::concern::Told;
use crate::domain::id::{Hash, MachineId, OfficerId};
use crate::entry::v1::{
    Body, ForkFound, KitKeys, LogStarted, Machine, MachineRecovered, RosterChange, RosterProposed,
};
use crate::entry::{self, sha256};

impl Roster {
    /// Returns whether a kind of entry changes the roster.
    pub fn is_roster_kind(kind: &str) -> bool {
        ROSTER_KINDS.contains(&kind)
    }

    /// Folds the roster from its entries, in any order. What the policy or a signature does not allow changes nothing.
    pub fn fold(mut entries: Vec<Told>) -> Roster {
        entries.sort_by_key(Told::order);
        let mut begun_with: Vec<Cuts> = Vec::new();
        let mut lasting = Cuts::default();
        loop {
            let mut roster = Roster { cuts: lasting.clone(), ..Roster::default() };
            let mut said = Cuts::default();
            let met = entries.iter().any(|told| {
                roster.apply(told);
                let mut met = false;
                for (machine, last) in roster.new_cuts.drain(..) {
                    said.cut(machine, last);
                    met |= lasting.cut(machine, last);
                }
                met
            });
            if met {
                continue;
            }
            // Words that cut each other in a circle would go round for ever: then every cut of them holds.
            if said == lasting || begun_with.contains(&said) {
                roster.cut_suspended();
                return roster;
            }
            begun_with.push(said.clone());
            lasting = said;
        }
    }

    fn apply(&mut self, told: &Told) {
        if !self.cuts.allow(told.id) {
            if let Body::MachineRecovered(recovered) = &told.body {
                self.turn_away(told, recovered);
            }
            return;
        }
        let by = self.machines.get(&told.id.machine).map(|machine| machine.officer);
        let active = by.filter(|officer| self.members.get(officer).is_some_and(Member::is_active));
        let changed = match (&told.body, active) {
            (Body::LogStarted(start), _) => self.start(told, start),
            (Body::MachineRecovered(recovered), _) => self.recover(told, recovered),
            (Body::ForkFound(found), _) => self.fork(found),
            (Body::KitReplaced(kit), Some(_)) => self.replace_kit(told, kit),
            (Body::KitConfirmed(confirmed), Some(_)) if confirmed.signs == self.kit.signs => {
                self.kit_confirmed_at = Some(told.at);
                true
            }
            (Body::RosterProposed(proposed), Some(by)) => self.propose(told, proposed, by),
            (Body::RosterApproved(approved), Some(by)) => {
                self.on_proposal(told, &approved.proposal, |proposal| {
                    if !proposal.approved_by.contains(&by) {
                        proposal.approved_by.push(by);
                    }
                })
            }
            (Body::RosterDeclined(declined), Some(_)) => {
                self.on_proposal(told, &declined.proposal, |proposal| proposal.outcome = Outcome::Declined)
            }
            (Body::OfficerSuspended(suspended), Some(by)) if by != suspended.officer => {
                self.suspended.insert(suspended.officer, suspended.last.clone());
                self.stand(suspended.officer, Standing::Active, Standing::Suspended)
            }
            (Body::SuspensionLifted(lifted), Some(by)) if by != lifted.officer => {
                self.suspended.remove(&lifted.officer);
                self.lifted.insert(lifted.officer, told.id);
                self.stand(lifted.officer, Standing::Suspended, Standing::Active)
            }
            // One who is suspended need not know it. Once the suspension is lifted the others must write for the key that the
            // machine has by then, or it could open nothing any more: the old one may be burnt.
            (Body::MachineRekeyed(rekeyed), _)
                if by.is_some_and(|by| self.members.get(&by).is_some_and(Member::is_in)) =>
            {
                if let Some(machine) = self.machines.get_mut(&told.id.machine) {
                    machine.opens.clone_from(&rekeyed.opens);
                }
                true
            }
            _ => false,
        };
        if changed {
            self.hash = sha256(&[self.hash.as_slice(), told.hash.as_slice()].concat());
        }
    }

    fn start(&mut self, told: &Told, start: &LogStarted) -> bool {
        if !self.machines.is_empty() {
            return false;
        }
        self.log = start.log;
        self.organisation.clone_from(&start.organisation);
        self.reference_prefix.clone_from(&start.reference_prefix);
        self.deputies_max = start.deputies_max;
        let dso = Member { officer: start.officer.clone(), duty: Duty::Dso, standing: Standing::Active };
        self.members.insert(start.officer.id, dso);
        self.join(told, &start.machine);
        self.kit = start.kit.clone();
        true
    }

    fn recover(&mut self, told: &Told, recovered: &MachineRecovered) -> bool {
        let known = self.members.get(&recovered.machine.officer).is_some_and(Member::is_in);
        if !known || self.machines.contains_key(&recovered.machine.id) {
            return false;
        }
        if !self.proves(recovered) {
            self.turn_away(told, recovered);
            return false;
        }
        self.retired.insert(recovered.replaces);
        self.join(told, &recovered.machine);
        self.let_in_by_kit.insert(recovered.machine.id);
        true
    }

    /// A new kit is in force. Whoever holds the old one could date a machine to before that, so a machine that the old one
    /// let in stays in only if the officer who replaced it had seen it.
    fn replace_kit(&mut self, told: &Told, kit: &KitKeys) -> bool {
        let former = std::mem::replace(&mut self.kit, kit.clone());
        self.former_kits.push(former);
        self.kit_confirmed_at = None;
        let unseen = std::mem::take(&mut self.let_in_by_kit)
            .into_iter()
            .filter(|machine| *machine != told.id.machine && !told.seen.contains_key(machine));
        self.new_cuts.extend(unseen.map(|machine| (machine, None)));
        true
    }

    /// A machine that a replaced kit would have let in: known, so that its entries can be told from forged ones, and never in.
    fn turn_away(&mut self, told: &Told, recovered: &MachineRecovered) {
        let signed = self.proves(recovered) || self.former_kit_signed(recovered);
        let machine = &recovered.machine;
        if signed && machine.id == told.id.machine && !self.machines.contains_key(&machine.id) {
            self.enter(machine);
            self.turned_away.insert(machine.id);
            self.new_cuts.push((machine.id, None));
        }
    }

    fn join(&mut self, told: &Told, machine: &Machine) {
        self.joined.insert(machine.id, Joined { at: told.at, by: told.id });
        self.enter(machine);
    }

    fn enter(&mut self, machine: &Machine) {
        self.keys.extend(entry::public_key(&machine.signs).map(|key| (machine.id, key)));
        self.machines.insert(machine.id, machine.clone());
    }

    /// A machine that signed two entries with one number is cut before that number. The proof speaks for itself.
    fn fork(&mut self, found: &ForkFound) -> bool {
        let Some(key) = self.key_of(&found.machine) else { return false };
        let read = |text: &str| {
            let cose = data_encoding::HEXLOWER.decode(text.as_bytes()).ok()?;
            entry::read(&cose, |machine| (*machine == found.machine).then_some(key)).ok()
        };
        let (Some(first), Some(second)) = (read(&found.first), read(&found.second)) else { return false };
        if first.id() != second.id() || first.hash == second.hash {
            return false;
        }
        self.forked.insert(found.machine);
        self.new_cuts.push((found.machine, first.header.seq.checked_sub(1)));
        true
    }

    fn propose(&mut self, told: &Told, proposed: &RosterProposed, by: OfficerId) -> bool {
        self.proposals.push(Proposal {
            id: told.hash,
            by,
            at: told.at,
            change: proposed.change.clone(),
            reason: proposed.reason.clone(),
            by_kit: signed_by_kit(self, &proposed.change, &proposed.proof),
            approved_by: vec![by],
            outcome: Outcome::Waiting,
        });
        self.carry(told, self.proposals.len() - 1);
        true
    }

    fn on_proposal(&mut self, told: &Told, id: &str, change: impl FnOnce(&mut Proposal)) -> bool {
        let id = data_encoding::HEXLOWER.decode(id.as_bytes()).ok().and_then(|id| Hash::try_from(id).ok());
        let at = self.proposals.iter().position(|p| Some(p.id) == id && p.outcome == Outcome::Waiting);
        let Some(at) = at else { return false };
        change(&mut self.proposals[at]);
        self.carry(told, at);
        true
    }

    /// Puts a proposal in force when enough officers agreed and nothing hinders it.
    fn carry(&mut self, told: &Told, at: usize) {
        let proposal = &self.proposals[at];
        if proposal.outcome != Outcome::Waiting {
            return;
        }
        if let Some(hindrance) = proposal.hindered(self) {
            self.proposals[at].outcome = hindrance;
            return;
        }
        if !proposal.carried(self) {
            return;
        }
        let change = proposal.change.clone();
        self.proposals[at].outcome = Outcome::InForce;
        match change {
            RosterChange::OfficerJoins { officer, machine } => {
                let member =
                    Member { officer: officer.clone(), duty: Duty::Deputy, standing: Standing::Active };
                self.members.insert(officer.id, member);
                self.join(told, &machine);
            }
            RosterChange::MachineJoins { machine, replaces } => {
                self.retired.extend(replaces);
                self.join(told, &machine);
            }
            RosterChange::OfficerLeaves { officer, last } => {
                self.left.push(told.id);
                self.suspended.remove(&officer);
                if let Some(member) = self.members.get_mut(&officer) {
                    member.standing = Standing::Left;
                }
                let theirs: Vec<MachineId> = self.machines_of(&officer).collect();
                self.new_cuts
                    .extend(theirs.into_iter().map(|machine| (machine, Cuts::named(&last, &machine))));
            }
            RosterChange::DutyPasses { to } => {
                for member in self.members.values_mut() {
                    member.duty = if member.officer.id == to { Duty::Dso } else { Duty::Deputy };
                }
            }
        }
    }

    fn stand(&mut self, officer: OfficerId, from: Standing, to: Standing) -> bool {
        match self.members.get_mut(&officer).filter(|member| member.standing == from) {
            Some(member) => {
                member.standing = to;
                true
            }
            None => false,
        }
    }

    /// While a suspension stands, what the officer's machines wrote after it does not count; once lifted, it does.
    fn cut_suspended(&mut self) {
        for (officer, last) in self.suspended.clone() {
            let theirs: Vec<MachineId> = self.machines_of(&officer).collect();
            for machine in theirs {
                self.cuts.cut(machine, Cuts::named(&last, &machine));
            }
        }
    }
}

/// Kinds that the fold reads.
pub const ROSTER_KINDS: &[&str] = &[
    "log-started",
    "machine-recovered",
    "kit-replaced",
    "kit-confirmed",
    "roster-proposed",
    "roster-approved",
    "roster-declined",
    "officer-suspended",
    "suspension-lifted",
    "fork-found",
    "machine-rekeyed",
];
