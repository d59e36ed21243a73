//! Topics: what a kind of concern calls up to be asked, answered in a form of its own and shown beside what the rules say.

mod items;
mod lines;
mod note;
mod rows;

pub(in crate::acts) use items::{topic_items, usually_needs};
pub use lines::{TopicAnswer, TopicSet, TopicView};
pub use note::{TopicForm, TopicMade};
#[cfg(feature = "print")]
pub(in crate::acts) use rows::all_topic_rows;
pub(in crate::acts) use rows::{answer_label, answer_words, asked_about, tell_noted};
