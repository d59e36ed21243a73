//! Where a concern stands, for lists and the identity bar.

use serde::Serialize;

use super::Concern;

/// New until a decision, then open, until closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Nobody has decided anything yet.
    New,
    /// Decided, and not closed.
    Open,
    /// Closed.
    Closed,
}

impl State {
    /// The state's name in the store.
    pub fn name(self) -> &'static str {
        match self {
            State::New => "new",
            State::Open => "open",
            State::Closed => "closed",
        }
    }

    /// Reads a name; anything else is new, which asks for somebody's attention.
    pub fn named(name: &str) -> State {
        match name {
            "open" => State::Open,
            "closed" => State::Closed,
            _ => State::New,
        }
    }
}

impl Concern {
    /// Where it stands.
    pub fn state(&self) -> State {
        match (self.closed, self.decisions) {
            (true, _) => State::Closed,
            (false, 0) => State::New,
            (false, _) => State::Open,
        }
    }

    /// Whether somebody said that there is immediate danger.
    pub fn in_danger(&self) -> bool {
        self.facts.danger.as_deref() == Some("yes")
    }
}
