//! Agreeing with the other machines through the shared folder, as values: nothing here waits for a disk.
//!
//! A pass looks at what is listed, takes in what is new, and prepares what the others lack; between these three
//! somebody else carries the bytes, so that a slow folder can never freeze a page. Absence never means removal.

mod answers;
mod apart;
mod doubt;
mod hear;
mod keys;
mod look;
mod pass;
mod pieces_in;
mod pieces_out;
mod prepare;
mod state;
mod superfluous;
mod take_in;

pub(crate) use answers::answer_name;
pub(crate) use pass::exchange;
pub use pass::{Lender, Passed, folder_fault, index_rest, pass};
pub use prepare::Outgoing;
pub(crate) use state::standing;
pub use state::{AlarmLine, FolderView, MachineState, WaitingLine, Whereabouts};
pub use take_in::TakenIn;
pub(crate) use take_in::take_genesis;

/// Codes of alarms; each has a sentence in `ui/words/alarms.json`.
pub const ALARMS: &[&str] = &[
    FOLDER_EMPTIED,
    FOLDER_SWAPPED,
    OWN_FILES_GONE,
    PEER_GONE,
    PEER_ROLLED_BACK,
    FORKED,
    FORGED,
    OLD_KIT,
    BEHIND,
    NEWER,
    CLOCK,
    LEFT_OUT,
];
/// Codes of why a machine stands apart from the others; each has a sentence in `ui/words/alarms.json`.
pub const APART: &[&str] = &[BEHIND, FORKED, LEFT_OUT, "replaced", "suspended", "left"];
/// Nothing of this log is in the folder any more.
pub(crate) const FOLDER_EMPTIED: &str = "folder-emptied";
/// Another log is in the folder, and this one is not.
pub(crate) const FOLDER_SWAPPED: &str = "folder-swapped";
/// Files that this machine put in the folder are gone.
pub(crate) const OWN_FILES_GONE: &str = "own-files-gone";
/// A machine's part of the folder is gone.
pub(crate) const PEER_GONE: &str = "peer-gone";
/// A machine's part of the folder is older than it was.
pub(crate) const PEER_ROLLED_BACK: &str = "peer-rolled-back";
/// A machine signed two different entries with one number.
pub(crate) const FORKED: &str = "forked";
/// Something in a machine's part of the folder was not signed by it.
pub(crate) const FORGED: &str = "forged";
/// A machine came with a recovery kit that was replaced.
pub(crate) const OLD_KIT: &str = "old-kit";
/// The folder knows entries of this machine that this machine does not: it is an older copy of itself.
pub(crate) const BEHIND: &str = "behind";
/// A newer program wrote something that this one cannot read.
pub(crate) const NEWER: &str = "newer";
/// A machine's clock is more than ten minutes off.
pub(crate) const CLOCK: &str = "clock";
/// A machine does not write for this one any more.
pub(crate) const LEFT_OUT: &str = "left-out";
