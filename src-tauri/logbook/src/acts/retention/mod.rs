//! How long a record is kept, and how it goes: held, looked at when its time is over, proposed, agreed to by another officer,
//! and erased on every machine. Nothing goes by itself.
//!
//! Source: the council's privacy notice (seven years); reference D; UK GDPR Articles 5(1)(e) and 17.

mod authorise;
mod erase;
mod heard;
mod hold;
mod lines;
mod page;
mod review;
mod told;

pub use authorise::{DisposalNamed, DisposalStopping};
pub use hold::{HoldEnding, NewHold};
pub use lines::{CertificateLine, DisposalLine, HoldLine};
pub use page::{RecordKept, RecordWanted, RetentionPage};
pub use review::RetentionReview;
pub(in crate::acts) use told::tell_keeping;
