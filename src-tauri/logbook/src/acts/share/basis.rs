//! The legal reason: what must be said before anything goes, and what an officer should be told.
//!
//! Source: UK GDPR Articles 6, 9 and 10; Data Protection Act 2018, sections 10 and 11, Schedule 1, paragraphs 5, 6, 10, 18, 36 and 38;
//! DfE information-sharing advice 2024 (the reasons are recorded whether one shares or not). It informs; a person decides.

use super::request::{AtRisk, PacketRequest, Way};
use super::shareable::ShareItem;
use crate::domain::forms;
use crate::domain::lists::Lists;
use crate::domain::policy::{Policy, Standing};
use crate::domain::rules::Rules;
use crate::domain::terms;
use crate::entry::v1::Basis;
use crate::error::FieldRule;

/// Notes what must be said and is not. `adult`: whether who is protected is 18 or over, where that is known.
pub(super) fn check(rules: &mut Rules, request: &PacketRequest, lists: &Lists, adult: Option<bool>) {
    rules.agency("agency", &request.agency, lists);
    for (field, text) in [
        ("recipient_name", &request.recipient_name),
        ("recipient_address", &request.recipient_address),
        ("verified_how", &request.verified_how),
        ("purpose", &request.purpose),
        ("necessity", &request.necessity),
    ] {
        rules.required(field, text);
    }
    for (field, text) in [
        ("recipient_name", &request.recipient_name),
        ("recipient_role", &request.recipient_role),
        ("recipient_address", &request.recipient_address),
        ("verified_how", &request.verified_how),
        ("authorised_by", &request.authorised_by),
    ] {
        rules.line(field, text);
    }
    for (field, text) in [
        ("purpose", &request.purpose),
        ("asks", &request.asks),
        ("necessity", &request.necessity),
        ("risk_of_not_sharing", &request.risk_of_not_sharing),
        ("public_interest", &request.public_interest),
        ("para18_facts", &request.para18_facts),
        ("consent_reason", &request.consent_reason),
        ("told_reason", &request.told_reason),
        ("summary", &request.summary),
        ("safe_contact", &request.safe_contact),
        ("must_not_be_told", &request.must_not_be_told),
    ] {
        rules.narrative(field, text);
    }
    rules.chosen("channel", Some(&request.channel), terms::CHANNELS);
    rules.ahead("reply_by", request.reply_by.as_deref());
    rules.ahead("destroy_by", request.destroy_by.as_deref());
    let known = request.form.as_deref().is_none_or(|code| forms::find(code).is_some());
    rules.hold(known, "form", "unknown-choice");
    rules
        .past("said_at", request.said_at.as_deref())
        .choice("caller_check", request.caller_check.as_deref(), terms::CALLER_CHECKS)
        .ahead("confirm_by", request.confirm_by.as_deref());
    let checked = request.way() != Way::Spoken || request.caller_check.is_some();
    rules.hold(checked, "caller_check", "not-chosen");
    check_law(rules, request, adult);
    check_consent(rules, request);
}

fn check_law(rules: &mut Rules, request: &PacketRequest, adult: Option<bool>) {
    rules.chosen("article6", request.article6.as_deref(), terms::ARTICLE6);
    rules.chosen("article9", request.article9.as_deref(), terms::ARTICLE9);
    rules.choice("schedule1", request.schedule1.as_deref(), terms::SCHEDULE1);
    rules.choice("gateway", request.gateway.as_deref(), terms::GATEWAYS);
    let needs_condition = matches!(request.article9.as_deref(), Some("g" | "h"));
    rules.hold(!needs_condition || request.schedule1.is_some(), "schedule1", "article9-missing-condition");
    rules.hold(request.offences.is_some(), "offences", "not-chosen");
    // Section 10(5): what is said of offences needs a condition of Schedule 1 even where Article 9 needs none.
    let of_offences = needs_condition || request.offences != Some(true) || request.schedule1.is_some();
    rules.hold(of_offences, "schedule1", "article10-missing-condition");
    let sensitive = request.article9.as_deref() == Some("g");
    let interest = !request.public_interest.trim().is_empty();
    rules.hold(!sensitive || interest, "public_interest", "public-interest-say-why");
    let limbs = request.at_risk_adult.clone().unwrap_or_default();
    for (field, said) in [("needs", &limbs.needs), ("risk", &limbs.risk), ("unable", &limbs.unable)] {
        let said = Some(said.as_str()).filter(|said| !said.is_empty());
        rules.choice(&format!("at_risk_adult.{field}"), said, terms::YES_NO_UNKNOWN);
    }
    if request.schedule1.as_deref() == Some("18") {
        let all_said = [&limbs.needs, &limbs.risk, &limbs.unable].iter().all(|said| !said.is_empty());
        rules.hold(adult != Some(true) || all_said, "at_risk_adult", "para18-needs-limbs");
        rules.hold(request.protected_person.is_some(), "protected_person", "para18-needs-person");
        rules.choice("para18_reason", request.para18_reason.as_deref(), terms::PARA18_REASONS);
        let without_consent = request.consent_status.as_deref() != Some("given");
        rules.hold(
            !without_consent || request.para18_reason.is_some(),
            "para18_reason",
            "para18-needs-reason",
        );
        let facts = !request.para18_facts.trim().is_empty();
        rules.hold(!without_consent || facts, "para18_facts", "para18-needs-facts");
    }
}

fn check_consent(rules: &mut Rules, request: &PacketRequest) {
    rules.chosen("consent_status", request.consent_status.as_deref(), terms::CONSENT_STATUSES);
    let given = request.consent_status.as_deref() == Some("given");
    rules.hold(
        given || !request.consent_reason.trim().is_empty(),
        "consent_reason",
        "consent-refused-say-why",
    );
    rules.hold(request.told.is_some(), "told", "not-chosen");
    let untold = request.told == Some(false) && request.told_reason.trim().is_empty();
    rules.hold(!untold, "told_reason", "told-say-why");
}

/// What an officer should be told about the basis they chose; none of it stops them. `rang` says whether the agency was told by
/// word of mouth within the last day.
pub(super) fn warnings(
    request: &PacketRequest,
    protected_is_adult: Option<bool>,
    box_needed: bool,
    items: &[ShareItem],
    policy: Standing,
    rang: bool,
) -> Vec<FieldRule> {
    let limbs = request.at_risk_adult.clone().unwrap_or_default();
    let para18 = request.schedule1.as_deref() == Some("18");
    let leans = needs_policy(request.schedule1.as_deref());
    let spoken = request.way() == Way::Spoken;
    let names_adult = items.iter().any(|item| item.group == "person" && item.role == "adult_at_risk");
    let unagreed = names_adult && request.consent_status.as_deref() != Some("given");
    let adult = para18 && protected_is_adult == Some(true);
    [
        (adult && limbs.unable == "no", "schedule1", "para18-capable-adult"),
        (adult && (limbs.needs == "no" || limbs.risk == "no"), "schedule1", "para18-not-at-risk"),
        (request.article6.as_deref() == Some("a"), "article6", "article6-consent"),
        (request.article6.as_deref() == Some("ea"), "article6", "article6-not-for-public-authority"),
        (box_needed && request.safe_contact.trim().is_empty(), "safe_contact", "safe-contact-empty"),
        (items.iter().any(|item| item.group == "picture"), "items", "pictures-unread"),
        (items.iter().any(|item| item.group == "attached"), "items", "attached-as-it-is"),
        (request.emergency && !spoken && !rang, "emergency", "ring-first"),
        (request.emergency && request.consent_status.is_none(), "consent_status", "emergency-no-waiting"),
        (spoken && request.caller_check.as_deref() == Some("unchecked"), "caller_check", "caller-unchecked"),
        (spoken && request.confirm_by.is_none(), "confirm_by", "not-in-writing"),
        (
            unagreed && (request.agency == "nrm" || request.form.as_deref() == Some("nrm")),
            "form",
            "nrm-adult-agrees",
        ),
        (leans && policy == Standing::None, "schedule1", "policy-missing"),
        (leans && policy == Standing::Overdue, "schedule1", "policy-overdue"),
    ]
    .into_iter()
    .filter(|(applies, ..)| *applies)
    .map(|(_, field, rule)| FieldRule { field: field.into(), rule: rule.into() })
    .collect()
}

/// Whether the condition it leans on needs an appropriate policy document (paragraph 5). Paragraph 10 needs none where the
/// police are told (paragraph 10(3)), but who is a competent authority is for a person to judge, so it is named there too.
fn needs_policy(schedule1: Option<&str>) -> bool {
    matches!(schedule1, Some("6" | "10" | "18"))
}

/// Whether a share leant on a policy document that was not there.
pub(super) fn lacked_policy(basis: &Basis) -> bool {
    needs_policy(basis.schedule1.as_deref()) && basis.policy.is_empty()
}

/// The basis as an entry carries it; `policy` is the appropriate policy document in force.
pub(super) fn basis(request: &PacketRequest, policy: &Policy) -> Basis {
    let limbs = |limbs: &AtRisk| (limbs.needs.clone(), limbs.risk.clone(), limbs.unable.clone());
    Basis {
        article6: request.article6.clone().unwrap_or_default(),
        article9: request.article9.clone().unwrap_or_default(),
        schedule1: request.schedule1.clone(),
        para18_reason: request.para18_reason.clone(),
        para18_facts: request.para18_facts.clone(),
        protected_person: request.protected_person,
        at_risk: request.at_risk_adult.as_ref().map(limbs),
        gateway: request.gateway.clone(),
        consent_status: request.consent_status.clone().unwrap_or_default(),
        consent_reason: request.consent_reason.clone(),
        told: request.told,
        told_reason: request.told_reason.clone(),
        necessity: request.necessity.clone(),
        risk_of_not_sharing: request.risk_of_not_sharing.clone(),
        public_interest: request.public_interest.clone(),
        offences: request.offences,
        policy: if needs_policy(request.schedule1.as_deref()) { policy.in_words() } else { String::new() },
    }
}

/// What makes an adult "at risk" in law, limb by limb.
fn limbs_in_words((needs, risk, unable): &(String, String, String)) -> String {
    let limbs = [
        ("Needs for care and support", needs),
        ("Neglect or harm, or the risk of it", risk),
        ("Unable to protect themselves because of those needs", unable),
    ];
    let said = limbs.iter().filter(|(_, said)| !said.is_empty());
    let said = said
        .map(|(limb, said)| format!("{limb}: {}", terms::within(&terms::label(terms::YES_NO_UNKNOWN, said))));
    said.collect::<Vec<_>>().join(". ")
}

/// What is said of offences, and what that leans on: paragraph 36 lifts the test of substantial public interest for it.
fn of_offences(basis: &Basis) -> String {
    match (basis.offences, basis.schedule1.as_deref()) {
        (Some(true), Some("6" | "10" | "18")) => {
            "Yes: by the same condition, as Schedule 1, paragraph 36 extends it".into()
        }
        (Some(true), _) => "Yes".into(),
        (Some(false), _) => "None are spoken of".into(),
        (None, _) => String::new(),
    }
}

/// The basis in words: for the packet and for the share's page.
pub(super) fn in_words(basis: &Basis) -> Vec<(&'static str, String)> {
    let code = |list, code: &Option<String>| {
        code.as_deref().map(|code| terms::label(list, code)).unwrap_or_default()
    };
    let told = match basis.told {
        Some(true) => "Yes. ",
        Some(false) => "No. ",
        None => "",
    };
    let reason = |label: String, text: &str| {
        if text.trim().is_empty() { label } else { format!("{label}: {}", text.trim()) }
    };
    [
        ("UK GDPR Article 6", terms::label(terms::ARTICLE6, &basis.article6)),
        ("UK GDPR Article 9", terms::label(terms::ARTICLE9, &basis.article9)),
        ("Data Protection Act 2018, Schedule 1", code(terms::SCHEDULE1, &basis.schedule1)),
        (
            "Why without consent (paragraph 18)",
            reason(code(terms::PARA18_REASONS, &basis.para18_reason), &basis.para18_facts),
        ),
        ("An adult at risk (paragraph 18)", basis.at_risk.as_ref().map(limbs_in_words).unwrap_or_default()),
        ("Substantial public interest", basis.public_interest.clone()),
        ("Offences (UK GDPR Article 10)", of_offences(basis)),
        ("Policy document in force", basis.policy.clone()),
        ("Other gateway", code(terms::GATEWAYS, &basis.gateway)),
        (
            "Consent",
            reason(terms::label(terms::CONSENT_STATUSES, &basis.consent_status), &basis.consent_reason),
        ),
        ("Told that it would be shared", format!("{told}{}", basis.told_reason.trim())),
        ("Necessity and proportionality", basis.necessity.clone()),
        ("Risk of not sharing", basis.risk_of_not_sharing.clone()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.trim().is_empty() && value.trim() != ":")
    .collect()
}
