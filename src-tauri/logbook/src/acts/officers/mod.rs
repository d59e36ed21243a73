//! Officers and machines: who is in, who asks to come in, and every change of that.
//!
//! A change that needs two officers is proposed by one and waits until another agrees, on their own machine.

mod admit;
mod change;
mod not_in_force;
mod page;
mod suspend;
mod told;

pub use admit::{Admission, Invited, Turned};
pub use change::{AlarmNamed, ChangeDeclined, ChangeNamed, OfficerNamed};
pub use not_in_force::{CutEntry, CutMachine, NotInForce, NotInForceWanted};
pub use page::{OfficerLine, OfficersPage, ProposalLine, RequestLine, WaitingForMe};
pub use suspend::Suspension;
pub(super) use told::told_of_the_log;
