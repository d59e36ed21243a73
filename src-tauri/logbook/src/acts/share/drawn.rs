//! A share gathered, printed and proof-read, and what its entry says: the same whether a file goes, or words.

use packet::Packet;

use super::basis;
use super::covers;
use super::left_out;
use super::proof_read::refuse_withheld;
use super::request::{PacketRequest, Way, marks};
use crate::domain::concern::people_in;
use crate::domain::id::ShareId;
use crate::domain::policy::Policy;
use crate::domain::withhold::Mark;
use crate::entry::v1::{PacketShared, Spoken, Withheld};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;

/// Told of how many steps a packet has taken, and of how many there are; answers whether to go on. It must be quick, is asked from
/// several threads, and often: pages that are being laid out can be left at any moment.
pub type PrintWatch<'a> = &'a (dyn Fn(u64, u64) -> bool + Sync);

/// The steps of a packet: laid out, read for what is withheld, sealed, on record.
pub(super) const STEPS: u64 = 4;

/// What is to be printed, gathered and withheld from: no more of the log is needed until it goes on record.
#[derive(Debug, PartialEq, Eq)]
pub struct Gathered {
    /// The share's reference.
    pub(super) reference: String,
    /// When it was gathered.
    pub(super) at: i64,
    /// What is withheld.
    pub(super) marks: Vec<Mark>,
    packet: Packet,
}

impl Logbook {
    /// Gathers what a request asks for and withholds what it withholds.
    ///
    /// # Errors
    /// `Invalid`, `NotFound`; store errors.
    pub fn gather_packet(&self, request: &PacketRequest) -> Result<Gathered> {
        self.gather_as_of(request, self.now())
    }

    pub(super) fn gather_as_of(&self, request: &PacketRequest, at: i64) -> Result<Gathered> {
        let reference = self.next_share_reference(request.concern)?;
        let packet = self.compose(request, &reference, at)?;
        Ok(Gathered { reference, at, marks: marks(&request.withhold), packet })
    }
}

impl Gathered {
    /// Draws the packet as its reader will see it; nothing touches a disk.
    ///
    /// # Errors
    /// `PacketFailed`.
    pub fn preview(&self) -> Result<packet::Preview> {
        Ok(packet::Preview::of(&self.packet, &|| true)?)
    }

    /// Prints the pages, to send and to keep, and reads them: nothing that is withheld may be found in them. What is to be made of
    /// the file is made while it is read, and let go of where it may not go.
    ///
    /// # Errors
    /// `PacketFailed`, `WithheldFound`; those of what is made of it; `Stopped` when it may not go on.
    pub(super) fn print<T: Send>(
        &self,
        watch: PrintWatch<'_>,
        make: impl Fn(&[u8]) -> Result<T> + Sync,
    ) -> Result<(packet::Rendered, T)> {
        let make = &make;
        let (printed, made) = packet::render_to_keep(&self.packet, &|| watch(0, STEPS), |pdf| {
            go_on(watch, 1)?;
            std::thread::scope(|both| {
                let making = both.spawn(|| make(pdf));
                refuse_withheld(pdf, &self.packet, &self.marks)?;
                go_on(watch, 2)?;
                making.join().map_err(|_| Error::Internal("a file was left half made"))?
            })
        })?;
        let made = made?;
        go_on(watch, 3)?;
        Ok((printed, made))
    }
}

/// Goes on after so many steps, unless somebody wishes it stopped.
pub(super) fn go_on(watch: PrintWatch<'_>, steps: u64) -> Result<()> {
    if watch(steps, STEPS) { Ok(()) } else { Err(Error::Refused(Code::Stopped)) }
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
        destroy_by: request.destroy_by.clone(),
        parts: Vec::new(),
        spoken,
        covered: covers::on_record(request),
        revealed: request.reveal_reason.trim().to_owned(),
        left_out: left_out::on_record(request),
    }
}
