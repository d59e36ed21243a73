//! Invented people and papers for the journeys, in the shapes of the program's own forms.
//!
//! Laid out by asking the program directly; a journey then proves its own page by hand.

use crate::desk::{Desk, Told};
use serde_json::{Value, json};

/// The invented council, the letters of its references, and its officer.
pub const COUNCIL: &str = "Little Wending District Council";
pub const PREFIX: &str = "LWD";
pub const OFFICER: &str = "Ada Marsh";

/// The PIN of every invented officer.
pub const PIN: &str = "harbour-lantern-27";

/// A passage that no packet may carry.
pub const SECRET: &str = "Petronella Quill";

impl Desk {
    /// Sits down at a machine whose log is set up, and opens it on Today.
    pub async fn with_log() -> Told<Self> {
        let desk = Self::fresh().await?;
        desk.ask("create_log", Some(new_log())).await?;
        let saved = desk.ask("save_kit", None).await?;
        let kit = desk.take_the_kit()?;
        let words: Vec<Value> = saved["ask"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_u64)
            .map(|number| json!({ "number": number, "word": kit[number as usize - 1] }))
            .collect();
        desk.ask("confirm_kit", Some(json!({ "words": words }))).await?;
        desk.open("pages/today.html").await?;
        Ok(desk)
    }

    /// Gives the PIN at the door.
    pub async fn unlock(&self) -> Told {
        self.is_at_the_door().await?;
        self.fill("pin", PIN).await?;
        self.press("Unlock").await?;
        self.until(
            "the log to open",
            "return !location.pathname.endsWith('/index.html') && location.pathname !== '/'",
        )
        .await?;
        self.settled().await
    }

    /// Records an invented concern and returns its id and reference.
    pub async fn concern(&self, name: &str, summary: &str, account: &str) -> Told<(String, String)> {
        let recorded = self.ask("record_concern", Some(concern(name, summary, account))).await?;
        let part = |key: &str| recorded[key].as_str().unwrap_or_default().to_owned();
        Ok((part("concern"), part("reference")))
    }
}

fn new_log() -> Value {
    json!({
        "organisation": COUNCIL,
        "reference_prefix": PREFIX,
        "officer_name": OFFICER,
        "officer_role": "Designated Safeguarding Officer",
        "pin": PIN,
        "pin_again": PIN,
    })
}

fn concern(name: &str, summary: &str, account: &str) -> Value {
    json!({
        "received_at": null, "route_in": null,
        "reporter": { "kind": null, "name": "", "role": "", "phone": "", "email": "", "relationship": "", "anonymous": false },
        "danger": "unknown", "called_999_at": null, "incident_number": "",
        "people": [person(name)],
        "summary": summary, "happened_when": "", "place": null,
        "account": account, "account_source": null, "own_words": "", "officer_said": "", "observed": "", "opinion": "",
        "concern_types": [], "main_type": null,
        "views": "", "aware": null, "consent_status": null, "consent_reason": "",
        "risk_level": null, "risk_reasons": "",
    })
}

fn person(name: &str) -> Value {
    json!({
        "person": null, "role": "adult_at_risk", "name": name, "known_as": "", "born_on": null, "age": "", "address": "",
        "phone": "", "safe_to_contact": "unknown", "safe_contact_note": "", "do_not_reveal_address": false, "relationship": "",
    })
}

/// The filter that leaves nothing out.
pub fn everything() -> Value {
    json!({
        "words": "", "state": "all", "concern_type": null, "agency": null, "officer": "", "received_from": null,
        "received_to": null, "waiting": "any", "sort": "newest", "limit": 50, "after": null,
    })
}

/// A concern closed for a reason that ends no story.
pub fn closing(concern: &str) -> Value {
    json!({ "concern": concern, "reason": "not_safeguarding", "outcome": "Passed to the noise team.", "learning": "" })
}
