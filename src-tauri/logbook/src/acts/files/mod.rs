//! Files of a concern: attached, listed, looked at, and saved outside the log on purpose.

mod attach;
mod chosen;
mod correct;
mod in_hand;
mod lines;
mod mail;
mod mail_part;
mod save;
mod view;
mod words;

pub use attach::{FileMade, NewFile};
pub use chosen::Chosen;
pub use correct::FileCorrection;
pub use lines::{EarlierWords, FileLine};
pub(in crate::acts) use lines::{file_rows, words_rows};
pub use mail::MailView;
pub use mail_part::{MailPart, MailPartLine};
pub use save::FileSaving;
pub use view::{FileView, FileWanted};
pub use words::read_words;
