//! The real window, through the real WebKit, with a real keyring and a real log on disk.
//!
//! A story is a hundred times cheaper, so what can be shown without a window is shown there. A
//! journey here proves the wiring, once per page: that what an officer sees, presses and types
//! reaches the log, and that what the log says reaches the officer. Each journey starts its own
//! program on its own scratch log and ends it. `cargo x test` lays out the keyring and the
//! driver they need; nothing here opens a native dialog, a debug build takes the path
//! from SAFELOG_PICK instead.

mod desk;
mod eyes;
mod hands;
mod paper;
mod screen;
mod town;

mod account;
mod chase;
mod check;
mod colleague;
mod correct;
mod covers;
mod decide_and_refer;
mod decline;
mod every_page;
mod files;
mod find;
mod hand_over;
mod hostile;
mod hostile_files;
mod import;
mod in_words;
mod join;
mod keeping;
mod keyboard;
mod lists;
mod lock_and_draft;
mod mouse;
mod officers;
mod owned;
mod person;
mod recipients;
mod record;
mod recover;
mod register;
mod rescue;
mod set_up;
mod settings;
mod share;
mod share_long;
mod topics;
mod unlock;
mod versions;
mod work;
