//! Items that the template would send and an officer left out: on what ground, for the record alone.

use super::super::view;
use super::request::PacketRequest;
use crate::domain::concern::Concern;
use crate::domain::rules::Rules;
use crate::domain::terms;
use crate::entry::v1::{LeftOut, PacketShared};
use crate::error::Result;
use crate::logbook::Logbook;

view! {
    /// An item that was left out on a ground.
    pub struct LeftOutView {
        /// What it is called today.
        pub label: String,
        /// Why, in words.
        pub ground: String,
        /// The officer's note.
        pub note: String,
    }
}

/// As the entry of a share carries them.
pub(super) fn on_record(request: &PacketRequest) -> Vec<LeftOut> {
    let said = request.left_out.iter();
    said.map(|one| LeftOut {
        item: one.item.clone(),
        ground: one.ground.clone(),
        note: one.note.trim().to_owned(),
    })
    .collect()
}

impl Logbook {
    /// Notes what is wrong with the grounds for what is left out: of an item that there is not, or that goes.
    pub(super) fn check_left_out(
        &self,
        request: &PacketRequest,
        concern: &Concern,
        rules: &mut Rules,
    ) -> Result<()> {
        let Some(agency) = self.lists().agency(&request.agency).filter(|_| !request.left_out.is_empty())
        else {
            return Ok(());
        };
        let items = self.share_items(concern, &self.people_of(concern)?, agency)?;
        for (at, one) in request.left_out.iter().enumerate() {
            let field = format!("left_out.{at}.");
            let known = items.iter().any(|item| item.item == one.item);
            rules
                .hold(known, &format!("{field}item"), "not-found")
                .hold(!request.items.contains(&one.item), &format!("{field}item"), "not-for-this")
                .chosen(&format!("{field}ground"), Some(&one.ground), terms::WITHHOLD_GROUNDS)
                .narrative(&format!("{field}note"), &one.note);
        }
        Ok(())
    }

    /// As the page of a share shows them.
    pub(super) fn left_out_list(&self, concern: &Concern, sent: &PacketShared) -> Result<Vec<LeftOutView>> {
        let ids: Vec<String> = sent.left_out.iter().map(|one| one.item.clone()).collect();
        let labels = self.item_labels(concern, sent.share, &ids)?;
        let view = |(one, label): (&LeftOut, String)| LeftOutView {
            label,
            ground: terms::label(terms::WITHHOLD_GROUNDS, &one.ground),
            note: one.note.clone(),
        };
        Ok(sent.left_out.iter().zip(labels).map(view).collect())
    }
}
