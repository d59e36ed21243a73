//! A machine that stands apart: it may not write, or the others do not write for it any more.
//!
//! Nobody tells a machine that was suspended, removed or replaced, since nothing new is encrypted to it. It sees only that
//! newer manifests of machines that knew it are not for it. Whoever can write in the folder could feign that, so it is said
//! loudly and stops nobody from writing: a concern must not be lost because a folder was meddled with.

use super::state::standing;
use super::{BEHIND, FORKED, LEFT_OUT};
use crate::domain::id::MachineId;
use crate::domain::roster::Duty;
use crate::error::Result;
use crate::logbook::Logbook;

/// Machines that do not write for this one, by id, a line each.
const LEFT_OUT_BY: &str = "left_out_by";

impl Logbook {
    /// Why this machine may not write, or why what is written here may reach nobody.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn apart(&self) -> Result<Option<&'static str>> {
        if self.is_behind()? {
            return Ok(Some(BEHIND));
        }
        Ok(match standing(&self.roster, self.pen.me) {
            "active" if !self.left_out_by()?.is_empty() => Some(LEFT_OUT),
            "active" => None,
            other => Some(other),
        })
    }

    /// Officers to speak to: the others who may write, the Designated Safeguarding Officer first.
    pub(crate) fn whom_to_ask(&self) -> Vec<String> {
        let me = self.my_officer();
        let others =
            self.roster.members.values().filter(|member| member.is_active() && Some(member.officer.id) != me);
        let mut others: Vec<_> =
            others.map(|member| (member.duty != Duty::Dso, member.officer.name.clone())).collect();
        others.sort();
        others.into_iter().map(|(_, name)| name).collect()
    }

    /// A newer manifest is not for this machine. It counts when its writer knew this machine before.
    pub(super) fn be_left_out(&self, part: &str, counter: u64) -> Result<()> {
        let machine = self.machine_of(part);
        let newer = self.store.peer(machine)?.is_some_and(|peer| counter > peer.counter);
        if !newer || !self.knew_this(machine)? || !self.roster.is_active(&machine) {
            return Ok(());
        }
        let mut by = self.left_out_by()?;
        if !by.contains(&machine) {
            by.push(machine);
            self.put_left_out_by(&by)?;
        }
        self.store.raise(LEFT_OUT, machine, self.now())
    }

    /// A manifest is for this machine: its writer knows it.
    pub(super) fn be_known(&self, machine: MachineId) -> Result<()> {
        if !self.knew_this(machine)? {
            self.store.set_local(&known_by(machine), &self.pen.me.to_string())?;
        }
        let mut by = self.left_out_by()?;
        if !by.contains(&machine) {
            return Ok(());
        }
        by.retain(|other| *other != machine);
        self.put_left_out_by(&by)
    }

    /// Says again, at most once a day, what was said once and holds until somebody does something about it.
    pub(super) fn say_what_still_holds(&self) -> Result<()> {
        let now = self.now();
        if self.is_behind()? {
            self.store.raise(BEHIND, self.pen.me, now)?;
        }
        for machine in self.roster.forked.difference(&self.roster.retired) {
            if *machine != self.pen.me && standing(&self.roster, *machine) == "forked" {
                self.store.raise(FORKED, *machine, now)?;
            }
        }
        for machine in self.left_out_by()? {
            self.store.raise(LEFT_OUT, machine, now)?;
        }
        Ok(())
    }

    /// Whether a machine ever wrote for this one, and not only for the machine whose place this one took.
    fn knew_this(&self, machine: MachineId) -> Result<bool> {
        Ok(self.store.local(&known_by(machine))?.is_some_and(|known| known == self.pen.me.to_string()))
    }

    fn left_out_by(&self) -> Result<Vec<MachineId>> {
        let said = self.store.local(LEFT_OUT_BY)?.unwrap_or_default();
        Ok(said.lines().filter_map(|line| line.parse().ok()).collect())
    }

    fn put_left_out_by(&self, by: &[MachineId]) -> Result<()> {
        let lines: Vec<String> = by.iter().map(MachineId::to_string).collect();
        self.store.set_local(LEFT_OUT_BY, &lines.join("\n"))
    }
}

fn known_by(machine: MachineId) -> String {
    format!("known_by {machine}")
}
