//! What an entry about the work on a concern says: what was decided, who was told and what they answered, what is to be done.

use super::chronology::{Telling, day_in_words};
use crate::domain::lists::{List, Lists};
use crate::domain::terms;
use crate::entry::v1::{Body, Chased, Decided, Escalated, Referred, ReplyReceived};

/// What was decided, who was told and what they answered, what is to be done.
pub(super) fn tell_work(body: &Body, lists: &Lists) -> Telling {
    match body {
        Body::Decided(decided) => tell_decided(decided),
        Body::Referred(referred) => tell_referred(referred, lists),
        Body::ReplyReceived(reply) => tell_reply(reply, lists),
        Body::Chased(chase) => tell_chased(chase),
        Body::Escalated(escalated) => tell_escalated(escalated),
        Body::EventMarked(marked) => {
            let title = if marked.significant {
                "Marked as a significant event"
            } else {
                "Not a significant event any more"
            };
            Telling::of("marked", title).fact("Why", &marked.reason)
        }
        _ => tell_action(body),
    }
}

fn tell_decided(decided: &Decided) -> Telling {
    let decision = terms::within(&terms::label(terms::DECISIONS, &decided.decision));
    Telling::of("decision", format!("Decision: {decision}"))
        .at(&decided.decided_at)
        .fact("Reasons", &decided.reasons)
        .fact("Law or threshold", &decided.threshold)
        .fact("Second officer", &decided.second_officer)
        .fact("Review", &day_in_words(&decided.review_on))
}

fn tell_referred(referred: &Referred, lists: &Lists) -> Telling {
    Telling::of("referral", format!("Referred to {}", lists.label(List::Agencies, &referred.agency)))
        .at(&Some(referred.sent_at.clone()))
        .about_referral(&referred.referral)
        .fact("To", &referred.recipient)
        .fact("By", &terms::label(terms::REFERRAL_ROUTES, &referred.route))
        .fact("Form", &referred.form)
        .fact("Asked", &referred.asked)
        .fact("Their reference", &referred.their_reference)
        .fact("Reply expected", &day_in_words(&referred.reply_due))
}

fn tell_reply(reply: &ReplyReceived, lists: &Lists) -> Telling {
    let decided = reply.decision.as_deref().map(|code| lists.label(List::ReplyDecisions, code));
    Telling::of("reply", format!("Reply: {}", reply.outcome))
        .fact("They decided", &decided.unwrap_or_default())
        .at(&reply.received_at)
        .about_referral(&reply.referral)
        .fact("From", &reply.from_whom)
        .fact("Their reference", &reply.their_reference)
        .fact("They said", &reply.text)
        .fact("We agree", reply.agree.map_or("", |agree| if agree { "Yes" } else { "No" }))
}

fn tell_escalated(escalated: &Escalated) -> Telling {
    let stage = terms::within(&terms::label(terms::ESCALATION_STAGES, &escalated.stage));
    Telling::of("chase", format!("Escalated: {stage}"))
        .at(&escalated.at)
        .about_referral(&escalated.referral)
        .fact("Taken to", &escalated.spoke_to)
        .fact("What we said", &escalated.text)
        .fact("Answer expected", &day_in_words(&escalated.next_due))
}

fn tell_action(body: &Body) -> Telling {
    let due = |day: &String| day_in_words(&Some(day.clone()));
    match body {
        Body::ActionSet(set) => {
            let mut telling =
                Telling::of("action", "To do").fact("What", &set.what).fact("By", &due(&set.due));
            telling.owner = Some(set.owner);
            telling
        }
        Body::ActionMoved(moved) => {
            let mut telling = Telling::of("action", "Action given another officer or day")
                .fact("By", &due(&moved.due))
                .fact("Why", &moved.reason);
            telling.owner = Some(moved.owner);
            telling
        }
        Body::ActionEnded(ended) => {
            let title = match ended.done {
                true => "Action done",
                false if ended.with_concern => "Action not done: the concern was closed",
                false => "Action not needed any more",
            };
            let label = if ended.done { "What came of it" } else { "Why" };
            Telling::of("action", title).at(&ended.at).fact(label, &ended.result)
        }
        _ => Telling::of("action", "Action"),
    }
}

fn tell_chased(chase: &Chased) -> Telling {
    Telling::of("chase", "Chased")
        .at(&chase.at)
        .about_referral(&chase.referral)
        .fact("How", &chase.how)
        .fact("Spoke to", &chase.spoke_to)
        .fact("They said", &chase.text)
        .fact("Reply now expected", &day_in_words(&chase.next_due))
}
