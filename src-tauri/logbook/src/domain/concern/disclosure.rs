//! What became of disclosures: how far each packet got.

use super::{Concern, Told};
use crate::domain::id::ShareId;
use crate::domain::terms::NOT_DECIDED;
use crate::entry::v1::{Body, PacketShared, ShareDeclined};

/// How far a packet got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It never reached its file.
    NotDelivered,
    /// It went; nobody has said that it arrived.
    Sent,
    /// They have it.
    Received,
    /// They answered.
    Answered,
    /// Nothing more is expected.
    Settled,
    /// It reached somebody it was not for, and that is not over.
    Astray,
    /// It did, and everything was done about it.
    AstrayOver,
}

impl Reach {
    /// As rows and pages name it.
    pub fn name(self) -> &'static str {
        match self {
            Reach::NotDelivered => "not-delivered",
            Reach::Sent => "sent",
            Reach::Received => "received",
            Reach::Answered => "answered",
            Reach::Settled => "settled",
            Reach::Astray => "astray",
            Reach::AstrayOver => "astray-over",
        }
    }
}

/// How an answer to a packet was pressed for, and what they decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pressed {
    /// How often they were asked again.
    pub chases: u32,
    /// The last stage it was taken to.
    pub stage: Option<String>,
    /// The day by which an answer is now expected; nothing where nobody asked again, or once they answered.
    pub next_due: Option<String>,
    /// What they decided last: a code.
    pub decision: Option<String>,
}

/// What became of a disclosure.
#[derive(Debug, Clone)]
pub enum Share {
    /// A packet was shared.
    Sent(Box<PacketShared>, Reach),
    /// It was decided not to share.
    Declined(ShareDeclined),
}

impl Concern {
    /// References of the packets that reached an agency, and when each was sent, UTC milliseconds; oldest first.
    pub fn sent_to(&self, agency: &str) -> Vec<(String, i64)> {
        let mut all = Vec::new();
        for (_, _, at, share) in &self.shares {
            if let Share::Sent(sent, reach) = share
                && sent.agency == agency
                && *reach != Reach::NotDelivered
            {
                all.push((sent.reference.clone(), *at));
            }
        }
        all
    }

    /// Whether an agency was told something of it by word of mouth since a moment, UTC milliseconds.
    pub fn told_by_word_since(&self, agency: &str, since: i64) -> bool {
        self.shares.iter().any(|(_, _, at, share)| {
            matches!(share, Share::Sent(sent, _) if *at >= since && sent.agency == agency && sent.spoken.is_some())
        })
    }

    /// Follows what became of packets.
    pub(super) fn disclose(&mut self, told: &Told) {
        match &told.body {
            Body::PacketShared(sent) => {
                // Who was told has heard it.
                let reach = if sent.spoken.is_some() { Reach::Received } else { Reach::Sent };
                self.share(told, sent.share, Share::Sent(sent.clone(), reach));
            }
            Body::PacketNotDelivered(lost) => self.on_share(lost.share, Reach::NotDelivered),
            Body::ShareFollowed(followed) => match followed.what.as_str() {
                "received" => self.on_share(followed.share, Reach::Received),
                // That they have it, or have not decided, is no decision: it is chased as before.
                "answered" if followed.decision.as_deref() == Some(NOT_DECIDED) => {
                    self.on_share(followed.share, Reach::Received);
                }
                "answered" => self.on_share(followed.share, Reach::Answered),
                "escalated" => self.wait_again(followed.share),
                "settled" => self.on_share(followed.share, Reach::Settled),
                _ => {}
            },
            Body::ShareDeclined(declined) => {
                self.share(told, declined.share, Share::Declined(declined.clone()));
            }
            _ => {}
        }
    }

    /// The day by which what was told is followed up in writing; nothing once somebody wrote that it was, or something in writing
    /// went to the same agency afterwards.
    pub fn to_confirm(&self, share: ShareId) -> Option<&str> {
        let mut open: Option<&PacketShared> = None;
        for told in &self.entries {
            match &told.body {
                Body::PacketShared(sent) if sent.share == share => open = Some(sent),
                Body::PacketShared(sent) if sent.spoken.is_none() => {
                    open = open.filter(|said| said.agency != sent.agency);
                }
                Body::ShareFollowed(followed) if followed.share == share => {
                    open = open.filter(|_| !matches!(followed.what.as_str(), "confirmed" | "settled"));
                }
                _ => {}
            }
        }
        open?.spoken.as_ref()?.confirm_by.as_deref()
    }

    /// How an answer to a packet was pressed for.
    pub fn pressed(&self, share: ShareId) -> Pressed {
        let mut pressed = Pressed::default();
        for told in &self.entries {
            let Body::ShareFollowed(followed) = &told.body else { continue };
            if followed.share != share {
                continue;
            }
            match followed.what.as_str() {
                "chased" => pressed.chases += 1,
                "escalated" => pressed.stage.clone_from(&followed.stage),
                "answered" => {
                    pressed.decision.clone_from(&followed.decision);
                    if followed.decision.as_deref() != Some(NOT_DECIDED) {
                        pressed.next_due = None;
                    }
                }
                "settled" => pressed.next_due = None,
                _ => {}
            }
            if followed.next_due.is_some() {
                pressed.next_due.clone_from(&followed.next_due);
            }
        }
        pressed
    }

    /// What was answered is not accepted: an answer is awaited again.
    fn wait_again(&mut self, packet: ShareId) {
        for (id, _, _, share) in &mut self.shares {
            if let (true, Share::Sent(_, reach @ (Reach::Answered | Reach::Settled))) = (*id == packet, share)
            {
                *reach = Reach::Received;
            }
        }
    }

    fn share(&mut self, told: &Told, id: ShareId, share: Share) {
        self.shares.push((id, told.id, told.at, share));
    }

    /// A packet got further. One that was answered is not less so because somebody writes later that it arrived.
    fn on_share(&mut self, packet: ShareId, to: Reach) {
        for (id, _, _, share) in &mut self.shares {
            if let (true, Share::Sent(_, reach)) = (*id == packet, share) {
                let later = !(to == Reach::Received && matches!(reach, Reach::Answered | Reach::Settled));
                if later && *reach != Reach::NotDelivered {
                    *reach = to;
                }
            }
        }
    }
}
