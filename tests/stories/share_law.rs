//! The law a packet goes by: offences, the public interest, the policy document in force, and whose data it is.

use logbook::acts::*;
use logbook::domain::id::ShareId;
use town::{Town, settings_as_they_stand};

use crate::broken;
use crate::share::{request, text_of};

/// What a share's page says under a label.
fn fact(town: &mut Town, share: ShareId, label: &str) -> Option<String> {
    let page = town.book().read_share(ShareWanted { share }).unwrap();
    page.facts.into_iter().find(|fact| fact.label == label).map(|fact| fact.value)
}

fn sent_as(town: &mut Town, request: &PacketRequest, name: &str) -> Exported {
    let path = town.beside(name);
    town.book().export_packet(request, &path).unwrap()
}

fn rules(review: &RequestReview) -> Vec<&str> {
    review.warnings.iter().map(|warning| warning.rule.as_str()).collect()
}

/// Puts a policy document in force.
fn policy(town: &mut Town, since: &str, review_by: &str) {
    let form = SettingsForm {
        policy_version: Some("Version 3".into()),
        policy_since: Some(since.into()),
        policy_review_by: Some(review_by.into()),
        ..settings_as_they_stand(town.book())
    };
    town.book().change_settings(form).unwrap();
}

#[test]
fn what_is_said_of_offences_leans_on_a_condition_even_where_nothing_is_sensitive() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let path = town.beside("packet.pdf");
    let mut request =
        PacketRequest { article9: Some("none".into()), schedule1: None, ..request(&mut town, concern) };
    request.offences = None;
    assert_eq!(broken(town.book().export_packet(&request, &path)), ["offences not-chosen"]);
    request.offences = Some(true);
    assert_eq!(broken(town.book().export_packet(&request, &path)), ["schedule1 article10-missing-condition"]);
    request.schedule1 = Some("10".into());
    let sent = town.book().export_packet(&request, &path).unwrap();
    let said = fact(&mut town, sent.share, "Offences (UK GDPR Article 10)").unwrap();
    assert!(said.contains("paragraph 36"), "{said}");
    assert!(text_of(&path, &sent.passphrase).contains("paragraph 36"));
    request.offences = Some(false);
    request.schedule1 = None;
    sent_as(&mut town, &request, "another.pdf");
}

#[test]
fn what_is_sensitive_goes_in_the_public_interest_and_the_packet_says_which() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let path = town.beside("packet.pdf");
    let mut request = request(&mut town, concern);
    request.public_interest = "  ".into();
    assert_eq!(
        broken(town.book().export_packet(&request, &path)),
        ["public_interest public-interest-say-why"]
    );
    request.public_interest = "Two children are kept from a man who hurt their mother.".into();
    let sent = town.book().export_packet(&request, &path).unwrap();
    assert!(text_of(&path, &sent.passphrase).contains("Two children are kept from a man"));
    // Vital interests need no such test.
    request.article9 = Some("c".into());
    request.public_interest = String::new();
    sent_as(&mut town, &request, "another.pdf");
}

#[test]
fn a_share_says_which_policy_document_was_in_force() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let request = request(&mut town, concern);
    assert_eq!(rules(&town.book().review_request(request.clone()).unwrap()), ["policy-missing"]);
    let before = sent_as(&mut town, &request, "before.pdf");
    assert_eq!(
        fact(&mut town, before.share, "Policy document in force").as_deref(),
        Some("None was on record")
    );

    policy(&mut town, "2026-04-01", "2027-04-01");
    assert!(rules(&town.book().review_request(request.clone()).unwrap()).is_empty());
    let path = town.beside("packet.pdf");
    let sent = town.book().export_packet(&request, &path).unwrap();
    let words = "Version 3, in force since 1 April 2026";
    assert_eq!(fact(&mut town, sent.share, "Policy document in force").as_deref(), Some(words));
    assert!(text_of(&path, &sent.passphrase).contains(words));

    // What was in force then stays what the first share says; a review that is overdue is said and stops nothing.
    policy(&mut town, "2026-04-01", "2026-11-01");
    assert_eq!(rules(&town.book().review_request(request.clone()).unwrap()), ["policy-overdue"]);
    assert_eq!(
        fact(&mut town, before.share, "Policy document in force").as_deref(),
        Some("None was on record")
    );
    // A condition that needs none is not doubted.
    let vital = PacketRequest {
        article9: Some("c".into()),
        schedule1: Some("30".into()),
        public_interest: String::new(),
        ..request
    };
    assert!(rules(&town.book().review_request(vital).unwrap()).is_empty());
}

#[test]
fn a_policy_document_has_a_version_and_a_day() {
    let mut town = Town::new();
    let stands = settings_as_they_stand(town.book());
    let with = |version: &str, since: &str, review_by: &str| SettingsForm {
        policy_version: Some(version.into()),
        policy_since: Some(since.into()),
        policy_review_by: Some(review_by.into()),
        ..stands.clone()
    };
    for (form, rule) in [
        (with("Version 3", "", ""), "policy_since policy-needs-both"),
        (with("", "2026-04-01", ""), "policy_version policy-needs-both"),
        (with("Version 3", "2027-04-01", ""), "policy_since in-future"),
        (with("Version 3", "soon", ""), "policy_since not-a-date"),
        (with("Version 3", "2026-04-01", "soon"), "policy_review_by not-a-date"),
        (with("Version 3", "2026-04-01", "2126-04-01"), "policy_review_by too-late"),
        (with("Version 3", "2026-04-01", "2026-03-01"), "policy_review_by before-start"),
    ] {
        assert_eq!(broken(town.book().change_settings(form)), [rule]);
    }
    town.book().change_settings(with("Version 3", "2026-04-01", "")).unwrap();
    // Whoever changes something else and says nothing of it leaves it.
    town.book().change_settings(stands).unwrap();
    assert_eq!(town.book().read_settings(Nothing::default()).unwrap().policy_version, "Version 3");
}

#[test]
fn a_share_names_everybody_of_whom_information_went_and_who_agreed() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let mut request = request(&mut town, concern);
    request.authorised_by = "J. Obi, data protection officer".into();
    let people = town.book().read_concern(ConcernWanted { concern }).unwrap().people;
    let alleged = people.iter().find(|person| person.role == "alleged").unwrap();
    let of_alleged = |item: &String| item.ends_with(&alleged.person.to_string());
    assert!(request.items.iter().any(of_alleged), "the police are told of him");
    let both = sent_as(&mut town, &request, "both.pdf");
    let whose = fact(&mut town, both.share, "Of whom information went").unwrap();
    assert!(whose.contains("Grace McKenna") && whose.contains(&alleged.name), "{whose}");
    assert_eq!(
        fact(&mut town, both.share, "Authorised by").as_deref(),
        Some("J. Obi, data protection officer")
    );
    request.items.retain(|item| !of_alleged(item));
    let hers = sent_as(&mut town, &request, "hers.pdf");
    assert_eq!(fact(&mut town, hers.share, "Of whom information went").as_deref(), Some("Grace McKenna"));
}
