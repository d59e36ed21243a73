//! A share drawn and proof-read, and what its entry says: the same whether a file goes, or words.

use super::basis;
use super::proof_read::refuse_withheld;
use super::request::{PacketRequest, Way, marks};
use crate::domain::concern::people_in;
use crate::domain::id::ShareId;
use crate::domain::policy::Policy;
use crate::domain::withhold::Mark;
use crate::entry::v1::{PacketShared, Spoken, Withheld};
use crate::error::Result;
use crate::logbook::Logbook;

/// Pages in memory, in which nothing that is withheld can be read.
pub(super) struct Drawn {
    /// The share's reference.
    pub reference: String,
    /// The pages: to send, and to keep.
    pub printed: packet::Rendered,
    /// What is withheld.
    pub marks: Vec<Mark>,
}

impl Logbook {
    /// Gathers, withholds, prints and proof-reads; nothing is on record yet.
    ///
    /// # Errors
    /// `Invalid`, `NotFound`, `PacketFailed`, `WithheldFound`.
    pub(super) fn draw(&self, request: &PacketRequest) -> Result<Drawn> {
        let reference = self.next_share_reference(request.concern)?;
        let packet = self.compose(request, &reference)?;
        let printed = packet::render_to_keep(&packet, &|| true)?;
        let marks = marks(&request.withhold);
        refuse_withheld(&printed.pdf, &packet, &marks)?;
        Ok(Drawn { reference, printed, marks })
    }
}

/// What the entry of a share says: of a file that went, whoever made it adds what is known of it.
pub(super) fn shared(
    request: &PacketRequest,
    share: ShareId,
    reference: &str,
    marks: &[Mark],
    policy: &Policy,
) -> PacketShared {
    let withheld = request.withhold.iter().zip(marks).map(|(one, mark)| Withheld {
        words: mark.words.clone(),
        ground: one.ground.clone(),
        note: one.note.clone(),
        stand_in: mark.stand_in.clone(),
    });
    let spoken = (request.way() == Way::Spoken).then(|| Spoken {
        at: request.said_at.clone().unwrap_or_default(),
        check: request.caller_check.clone().unwrap_or_default(),
        confirm_by: request.confirm_by.clone(),
    });
    PacketShared {
        share,
        reference: reference.to_owned(),
        concern: request.concern,
        agency: request.agency.clone(),
        recipient_name: request.recipient_name.clone(),
        recipient_role: request.recipient_role.clone(),
        recipient_address: request.recipient_address.clone(),
        verified_how: request.verified_how.clone(),
        channel: request.channel.clone(),
        purpose: request.purpose.clone(),
        asks: request.asks.clone(),
        reply_by: request.reply_by.clone(),
        emergency: request.emergency,
        basis: basis::basis(request, policy),
        summary: request.summary.clone(),
        items: request.items.clone(),
        withheld: withheld.collect(),
        digest: String::new(),
        file_id: String::new(),
        pages: 0,
        code: String::new(),
        authorised_by: request.authorised_by.trim().to_owned(),
        data_of: people_in(&request.items),
        copy: None,
        safe_contact: request.safe_contact.clone(),
        must_not_be_told: request.must_not_be_told.clone(),
        form: request.form.clone(),
        parts: Vec::new(),
        spoken,
    }
}
