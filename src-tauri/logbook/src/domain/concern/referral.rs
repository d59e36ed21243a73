//! A referral and what came of it: answers, chases, escalations, and whether an answer is awaited.

use crate::domain::terms::NOT_DECIDED;
use crate::entry::v1::{Chased, Escalated, Referred, ReplyReceived};

/// A referral with its replies, chases and escalations.
#[derive(Debug, Clone)]
pub struct Referral {
    /// As it was made.
    pub made: Referred,
    /// Answers, oldest first.
    pub replies: Vec<ReplyReceived>,
    /// Chases, oldest first.
    pub chases: Vec<Chased>,
    /// Escalations, oldest first.
    pub escalations: Vec<Escalated>,
    waits: bool,
    due: Option<String>,
}

impl Referral {
    pub(super) fn made(made: &Referred) -> Referral {
        let due = made.reply_due.clone();
        Referral {
            made: made.clone(),
            replies: Vec::new(),
            chases: Vec::new(),
            escalations: Vec::new(),
            waits: true,
            due,
        }
    }

    pub(super) fn answered(&mut self, reply: &ReplyReceived) {
        self.replies.push(reply.clone());
        // That they have it, or have not decided, is no decision: it is chased as before.
        if reply.decision.as_deref() != Some(NOT_DECIDED) {
            (self.waits, self.due) = (false, None);
        }
    }

    pub(super) fn chased(&mut self, chase: &Chased) {
        self.chases.push(chase.clone());
        self.expect(chase.next_due.as_ref());
    }

    /// What was answered is not accepted, or silence is not: an answer is awaited again.
    pub(super) fn escalated(&mut self, escalated: &Escalated) {
        self.escalations.push(escalated.clone());
        self.waits = true;
        self.expect(escalated.next_due.as_ref());
    }

    fn expect(&mut self, day: Option<&String>) {
        if let (true, Some(day)) = (self.waits, day) {
            self.due = Some(day.clone());
        }
    }

    /// Whether an answer is awaited.
    pub fn waits(&self) -> bool {
        self.waits
    }

    /// The day an answer is due: the last that a chase or an escalation named, or the referral's own; nothing while none is
    /// awaited.
    pub fn due(&self) -> Option<&str> {
        self.due.as_deref()
    }
}
