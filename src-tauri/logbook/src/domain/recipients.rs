//! People at the agencies whom packets go to, with addresses that somebody checked: kept so that nobody types an address twice.
//!
//! A packet sent to the wrong place cannot be called back. Source: ICO, "Data sharing: a code of practice" (2021), security; the
//! council's privacy notice, which names the agencies. Each change is a setting, and so an entry.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::id::RecipientId;
use super::time;

/// How settings name a recipient: this, and the id.
const BEGIN: &str = "recipient:";
/// People move on: an address that was checked so many days ago is checked again. EDITABLE by checking it.
const GOOD_FOR: u64 = 183;

/// Somebody whom packets go to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recipient {
    /// Agency code.
    pub agency: String,
    /// Their name, or the name of a desk.
    pub name: String,
    /// Their role or team.
    pub role: String,
    /// How packets travel to them: a channel code.
    pub channel: String,
    /// The address or number.
    pub address: String,
    /// How it was checked.
    pub verified_how: String,
    /// The day on which it was checked.
    pub verified_on: String,
}

impl Recipient {
    /// Whether its address was checked so long ago that it is to be checked again.
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        let good =
            time::parse_day(&self.verified_on).and_then(|day| day.checked_add_days(Days::new(GOOD_FOR)));
        good.is_none_or(|good| good < today)
    }
}

/// All of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recipients(BTreeMap<RecipientId, Recipient>);

impl Recipients {
    /// Applies a setting, when it is a recipient's: JSON, or nothing for one that is taken off. Returns whether it was one.
    pub fn apply(&mut self, setting: &str, value: &str) -> bool {
        let Some(id) = named(setting) else { return false };
        match serde_json::from_str(value) {
            Ok(recipient) => self.0.insert(id, recipient),
            // What a newer program says otherwise is not shown wrongly.
            Err(_) => self.0.remove(&id),
        };
        true
    }

    /// One of them.
    pub fn get(&self, id: RecipientId) -> Option<&Recipient> {
        self.0.get(&id)
    }

    /// All of them, by agency and name.
    pub fn all(&self) -> Vec<(RecipientId, &Recipient)> {
        let mut all: Vec<_> = self.0.iter().map(|(id, recipient)| (*id, recipient)).collect();
        all.sort_by(|(_, one), (_, other)| (&one.agency, &one.name).cmp(&(&other.agency, &other.name)));
        all
    }
}

/// How a setting names a recipient.
pub fn setting(id: RecipientId) -> String {
    format!("{BEGIN}{id}")
}

/// The recipient that a setting names.
pub fn named(setting: &str) -> Option<RecipientId> {
    setting.strip_prefix(BEGIN)?.parse().ok()
}
