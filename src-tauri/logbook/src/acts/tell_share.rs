//! What a share says in the chronology: that it went, was told or was not, and what came after.

use super::chronology::Telling;
use crate::domain::lists::{List, Lists};
use crate::domain::{forms, terms};
use crate::entry::v1::{Body, PacketShared, ShareDeclined, ShareFollowed};

/// A share, or what came after it.
pub(super) fn tell_share(body: &Body, lists: &Lists) -> Telling {
    match body {
        Body::PacketShared(shared) => tell_shared(shared, lists),
        Body::PacketNotDelivered(lost) => {
            Telling::of("share", "The packet was not written to a file; nothing left")
                .about_share(&lost.share)
        }
        Body::CorrectionsSettled(settled) => {
            let told = settled.how == "told";
            let title = if told {
                "Told of what was put right since"
            } else {
                "Not told of what was put right since"
            };
            let why = if told { "How" } else { "Why" };
            Telling::of("share", title).fact(why, &settled.reason).about_share(&settled.share)
        }
        Body::PartCopied(copied) => {
            let part = if copied.heading.is_empty() { "All of it" } else { &copied.heading };
            Telling::of("share", "Copied into their form").fact("Part", part).about_share(&copied.share)
        }
        Body::ShareFollowed(followed) => tell_followed(followed, lists),
        Body::ShareDeclined(declined) => tell_declined(declined, lists),
        _ => Telling::of("share", "Share"),
    }
}

fn tell_shared(shared: &PacketShared, lists: &Lists) -> Telling {
    let agency = lists.label(List::Agencies, &shared.agency);
    let title = match (&shared.spoken, forms::named(shared.form.as_deref())) {
        (Some(_), _) => format!("{}: {agency}", terms::label(terms::CHANNELS, &shared.channel)),
        (None, Some(form)) if !shared.parts.is_empty() => format!("For the {form}: {agency}"),
        _ => format!("Shared with {agency}"),
    };
    let went =
        format!("{} items, {} withheld", shared.items.len(), shared.withheld.len() + shared.covered.len());
    Telling::of("share", title)
        .at(&shared.spoken.as_ref().map(|spoken| spoken.at.clone()))
        .fact("Packet", &shared.reference)
        .fact("To", &shared.recipient_name)
        .fact("Purpose", &shared.purpose)
        .fact("What went", &went)
        .fact("Why what is usually withheld went", &shared.revealed)
        .fact("Digest", &shared.digest)
        .about_share(&shared.share)
}

fn tell_followed(followed: &ShareFollowed, lists: &Lists) -> Telling {
    let how = followed.how.as_deref().map(|how| terms::label(terms::CHANNELS, how));
    let stage = followed.stage.as_deref().map(|stage| terms::label(terms::ESCALATION_STAGES, stage));
    let decided = followed.decision.as_deref().map(|code| lists.label(List::ReplyDecisions, code));
    let due = followed.next_due.as_deref().map(crate::domain::time::moment_in_words);
    let ours = matches!(followed.what.as_str(), "chased" | "escalated");
    let who = if ours { "Spoke to" } else { "Who said so" };
    Telling::of("share", terms::label(terms::SHARE_FOLLOWED, &followed.what))
        .at(&Some(followed.at.clone()))
        .fact(who, &followed.by_whom)
        .fact("How", &how.unwrap_or_default())
        .fact("What", &followed.text)
        .fact("Stage", &stage.unwrap_or_default())
        .fact("What they decided", &decided.unwrap_or_default())
        .fact("Whether we agree", followed.agree.map_or("", |yes| if yes { "Yes" } else { "No" }))
        .fact("Answer expected by", &due.unwrap_or_default())
        .about_share(&followed.share)
}

fn tell_declined(declined: &ShareDeclined, lists: &Lists) -> Telling {
    let agency = lists.label(List::Agencies, &declined.agency);
    Telling::of("declined", format!("Decided not to share with {agency}"))
        .fact("Asked by", &declined.asked_by)
        .fact("Asked for", &declined.asked_for)
        .fact("Reasons", &declined.reasons)
        .fact("They were told", &declined.told_them)
        .about_share(&declined.share)
}

/// Whose something is, where it is another agency's, or to whom they let it go.
pub(super) fn tell_owner(body: &Body, lists: &Lists) -> Telling {
    match body {
        Body::OwnerSaid(said) => {
            let title = match said.owner.as_deref() {
                Some(owner) => format!("Belongs to {}", lists.label(List::Agencies, owner)),
                None => "Belongs to the council after all".into(),
            };
            Telling::of("share", title).fact("Why", &said.reason)
        }
        Body::OwnerPermitted(permitted) => {
            let how = permitted.how.as_deref().map(|how| terms::label(terms::CHANNELS, how));
            Telling::of(
                "share",
                format!("Its owner lets it go to {}", lists.label(List::Agencies, &permitted.to)),
            )
            .at(&Some(permitted.at.clone()))
            .fact("Who said so", &permitted.by_whom)
            .fact("How", &how.unwrap_or_default())
            .fact("What", &permitted.text)
        }
        Body::PermissionTakenBack(taken) => {
            let how = taken.how.as_deref().map(|how| terms::label(terms::CHANNELS, how));
            Telling::of(
                "share",
                format!("Its owner lets it go to {} no longer", lists.label(List::Agencies, &taken.to)),
            )
            .at(&Some(taken.at.clone()))
            .fact("Who said so", &taken.by_whom)
            .fact("How", &how.unwrap_or_default())
            .fact("Why", &taken.reason)
        }
        Body::SealedSeen(seen) => {
            Telling::of("share", "What belongs to another agency was read").fact("Why", &seen.reason)
        }
        _ => Telling::of("share", "Whose it is"),
    }
}
