//! Sharing: choosing, withholding, previewing, exporting, declining, and knowing a packet again.

mod action_items;
mod apart;
#[cfg(feature = "print")]
mod attachments;
mod basis;
#[cfg(feature = "print")]
mod body;
mod breach;
#[cfg(feature = "print")]
mod compose;
mod copy;
mod correct;
#[cfg(feature = "print")]
mod covers;
mod decline;
#[cfg(feature = "print")]
mod drawn;
mod export;
mod file_items;
mod follow;
#[cfg(feature = "print")]
mod form;
mod held;
mod in_words;
mod left_out;
mod list;
mod owner;
mod paper;
mod person_items;
#[cfg(feature = "print")]
mod pictures;
#[cfg(feature = "print")]
mod proof_read;
mod put_right;
mod read_share;
mod request;
mod review;
mod sealed;
mod shareable;
mod spellings;
mod stated_items;
mod verify;

pub use breach::{BreachClock, BreachForm, BreachOpen, BreachStep, BreachView};
pub use copy::CopySaving;
pub use correct::{CorrectionLine, CorrectionSettling};
pub use decline::Declining;
#[cfg(feature = "print")]
pub use drawn::{Gathered, PrintWatch};
#[cfg(feature = "print")]
pub use export::export_packet;
pub use export::{Delivery, Exported};
pub use follow::{FollowUp, Followed, ShareWaiting};
pub use held::{HeldBy, HeldCorrection, HeldPacket, HolderWanted};
#[cfg(feature = "print")]
pub use in_words::share_in_words;
pub use in_words::{PartWanted, PartWords, SharedInWords};
pub use left_out::LeftOutView;
pub use list::{ShareFilter, ShareLine, ShareList};
pub use owner::{OwnerForm, OwnerView, PermissionEnding, PermissionForm, PermissionView};
pub use paper::PaperPrinting;
pub use read_share::{PartView, SharePage, ShareWanted, WithheldView};
pub use request::{AtRisk, Cover, LeavingOut, PacketRequest, Withhold};
pub use review::{ItemPieces, PieceView, RequestReview};
pub use sealed::SealedWanted;
pub(super) use shareable::item;
pub use shareable::{KnownBy, ShareItem, Shareable, ShareableWanted};
pub use verify::{CodeRead, Verdict, Verified};

#[cfg(feature = "print")]
pub(super) use apart::rows_with_versions;
#[cfg(feature = "print")]
pub(super) use body::{body_maps, numbered};
#[cfg(feature = "print")]
pub(super) use person_items::all_rows;
#[cfg(feature = "print")]
pub(super) use stated_items::stated_items;

#[cfg(feature = "print")]
pub(super) use compose::stamp;
