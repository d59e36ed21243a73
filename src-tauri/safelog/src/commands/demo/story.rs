//! The invented people of the demo and what happened to them. None of them ever was.

use logbook::acts::{
    Addition, MarkForm, NewConcern, NewDecision, NewMark, NewReferral, NewWishes, Nothing, PacketRequest,
    PersonForm, ReporterForm, SettingsForm, ShareableWanted, Withhold,
};
use logbook::domain::id::ConcernId;
use logbook::domain::time;
use logbook::{Logbook, Result, Start};

/// The council and its officer.
pub fn council() -> Start {
    Start {
        organisation: "Maidstone Borough Council".into(),
        reference_prefix: "MBC".into(),
        officer_name: "Jo Larkin".into(),
        officer_role: "Designated Safeguarding Officer".into(),
    }
}

/// What Jo writes down an hour after Maya came to the front desk.
pub fn concern(now: i64) -> NewConcern {
    NewConcern {
        received_at: Some(time::moment(now - 60 * 60_000)),
        route_in: Some("in_person".into()),
        reporter: ReporterForm {
            kind: Some("mbc_officer".into()),
            name: "Callum Reyes".into(),
            role: "Housing Options".into(),
            phone: "01632 960145".into(),
            anonymous: true,
            ..ReporterForm::default()
        },
        danger: Some("no".into()),
        people: people(),
        summary: "Left her partner on Thursday with two children; bruise seen".into(),
        happened_when: "Thursday night".into(),
        place: Some("own_home".into()),
        account: "Maya came to the front desk with Elsie, 7, and Rowan, 4. They have slept in the car since Thursday. \
                  Callum Reyes saw them first and brought them in."
            .into(),
        account_source: Some("told_by_person".into()),
        own_words: "He said if I ever left he would find us.".into(),
        own_words_source: Some("told_by_person".into()),
        observed: "A bruise on the left forearm, about four centimetres, yellow at the edge.".into(),
        observed_source: Some("seen".into()),
        concern_types: vec!["ADT_DOM".into(), "HOMELESS".into()],
        main_type: Some("ADT_DOM".into()),
        views: "She wants to be safe and to keep the children at their school.".into(),
        views_source: Some("told_by_person".into()),
        aware: Some("yes".into()),
        consent_status: Some("given".into()),
        consent_reason: "Asked at the front desk and told what would be sent.".into(),
        risk_level: Some("high".into()),
        risk_reasons: "He threatened to find her; they have just separated; the children live with it.".into(),
        ..NewConcern::default()
    }
}

fn people() -> Vec<PersonForm> {
    let maya = PersonForm {
        role: "adult_at_risk".into(),
        name: "Maya Thornbury".into(),
        born_on: Some("1991-05-17".into()),
        address: "14 Saddlers Yard, Maidstone".into(),
        phone: "07700 900321".into(),
        safe_to_contact: "unknown".into(),
        safe_contact_note: "Phone 10:00 to 12:00 only. Never leave a message.".into(),
        do_not_reveal_address: true,
        ..PersonForm::default()
    };
    let dean = PersonForm {
        role: "alleged".into(),
        name: "Dean Hollis".into(),
        relationship: "partner".into(),
        ..PersonForm::default()
    };
    vec![maya, dean]
}

/// What is added the same morning.
pub fn additions(concern: ConcernId) -> Vec<Addition> {
    let add = |kind: &str, text: &str| Addition {
        concern,
        kind: kind.into(),
        text: text.into(),
        ..Addition::default()
    };
    vec![
        Addition {
            with_whom: "Callum Reyes".into(),
            ..add("contact", "Temporary accommodation is found for tonight. Callum Reyes holds the key.")
        },
        add("own_words", "I don't want him to know which school."),
        add("observed", "Rowan would not let go of his mother's sleeve."),
        add("officer_said", "I told her what we would send, to whom, and that her address would not go."),
        add("opinion", "I think the danger is greatest in the next few days."),
    ]
}

/// What Maya wants, as she said it.
pub fn wishes(concern: ConcernId) -> NewWishes {
    NewWishes {
        concern,
        was_asked: "expressed".into(),
        outcomes: vec!["safe".into(), "no_contact".into()],
        own_words: "I want us to sleep a whole night.".into(),
        asked_by: "Jo Larkin".into(),
        ..NewWishes::default()
    }
}

/// The bruise, where it was seen.
pub fn mark(concern: ConcernId, now: i64) -> NewMark {
    let said = MarkForm {
        figure: "adult".into(),
        side: "back".into(),
        region: "left_forearm".into(),
        size: "4 cm".into(),
        colour: "yellow at the edge".into(),
        looks: "Round bruise, a hand's width below the elbow, outer side.".into(),
        seen_by: "Callum Reyes".into(),
        seen_at: Some(time::moment(now - 60 * 60_000)),
        source_grade: Some("told_by_third".into()),
        ..MarkForm::default()
    };
    NewMark { concern, person: None, said }
}

/// The decision.
pub fn decision(concern: ConcernId) -> NewDecision {
    NewDecision {
        concern,
        decision: "marac".into(),
        reasons:
            "High risk by professional judgement: a threat to find her, a fresh separation, two children."
                .into(),
        threshold: "MARAC threshold, professional judgement".into(),
        ..NewDecision::default()
    }
}

/// The referral.
pub fn referral(concern: ConcernId) -> NewReferral {
    NewReferral {
        concern,
        agency: "police_marac".into(),
        recipient: "DS Priya Anand".into(),
        route: "secure_email".into(),
        asked: "Please hear this at the next MARAC.".into(),
        ..NewReferral::default()
    }
}

/// How the council is reached, as its packets say it.
pub fn settings(book: &mut Logbook) -> Result<SettingsForm> {
    let set = book.read_settings(Nothing::default())?;
    Ok(SettingsForm {
        organisation: set.organisation,
        officer_role: set.officer_role,
        phone: "01632 960100".into(),
        out_of_hours: "01632 960101".into(),
        email: "safeguarding@maidstone.example".into(),
        marking: set.marking,
        idle_minutes: set.idle_minutes,
        review_days: set.review_days,
        theme: set.theme,
        density: set.density,
        ..SettingsForm::default()
    })
}

/// The packet: what the agency's template ticks and the reporter's line, with the reporter, the address and the
/// children's names withheld.
pub fn request(book: &mut Logbook, concern: ConcernId) -> Result<PacketRequest> {
    let shareable = book.read_shareable(ShareableWanted { concern, agency: "police_marac".into() })?;
    let goes = shareable.items.iter().filter(|item| item.ticked || item.group == "reporter");
    let mut withhold = shareable.suggested_withhold.clone();
    for of_reporter in withhold.iter_mut().filter(|one| one.ground == "reporter") {
        // A small team names its people as surely as a surname does.
        of_reporter.words.push("Housing Options".into());
    }
    withhold.extend(["Elsie", "Rowan"].map(|child| Withhold {
        words: vec![child.into()],
        ground: "third_party".into(),
        note: "The children's names are not needed for the meeting's list.".into(),
        stand_in: String::new(),
    }));
    Ok(PacketRequest {
        concern,
        agency: "police_marac".into(),
        recipient_name: "DS Priya Anand".into(),
        recipient_role: "MARAC co-ordinator".into(),
        recipient_address: "marac@police.example".into(),
        verified_how: "Rang the switchboard and asked for her".into(),
        channel: "secure_email".into(),
        purpose: "To be heard at the next MARAC".into(),
        asks: shareable.agency.asks.to_string(),
        article6: Some("e".into()),
        article9: Some("g".into()),
        schedule1: Some("10".into()),
        offences: Some(true),
        public_interest: "Keeping somebody who is being hurt safe from more of it.".into(),
        gateway: Some("cda_115".into()),
        consent_status: Some("given".into()),
        told: Some(true),
        necessity: "The police must know to keep her safe; nothing goes that they do not need.".into(),
        risk_of_not_sharing: "He may find her before anybody who could stop him knows.".into(),
        summary: shareable.summary,
        safe_contact: shareable.safe_contact,
        must_not_be_told: "Dean Hollis, and anybody who answers her old telephone.".into(),
        items: goes.map(|item| item.item.clone()).collect(),
        withhold,
        ..PacketRequest::default()
    })
}
