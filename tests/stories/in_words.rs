//! Sharing without a file: into a form of theirs, part by part, or by word of mouth.

use logbook::acts::*;
use logbook::domain::id::{ConcernId, ShareId};
use town::Town;

use crate::broken;
use crate::share::{request, text_of};

/// A request for Kent's adult form, with everything that could go.
fn for_the_form(town: &mut Town, concern: ConcernId, form: &str) -> PacketRequest {
    let wanted = ShareableWanted { concern, agency: "kcc_adults".into() };
    let items = town.book().read_shareable(wanted).unwrap().items;
    PacketRequest {
        agency: "kcc_adults".into(),
        channel: "portal".into(),
        form: Some(form.into()),
        items: items.into_iter().filter(|item| item.bar.is_empty()).map(|item| item.item).collect(),
        ..request(town, concern)
    }
}

fn on_the_phone(town: &mut Town, concern: ConcernId) -> PacketRequest {
    PacketRequest {
        agency: "kent_police".into(),
        channel: "phone".into(),
        recipient_address: "101".into(),
        caller_check: Some("called_back".into()),
        confirm_by: Some("2026-11-25".into()),
        reply_by: None,
        ..request(town, concern)
    }
}

fn page(town: &mut Town, share: ShareId) -> SharePage {
    town.book().read_share(ShareWanted { share }).unwrap()
}

fn fact(page: &SharePage, label: &str) -> String {
    let found = page.facts.iter().find(|fact| fact.label == label);
    found.map(|fact| fact.value.clone()).unwrap_or_default()
}

/// A concern of which much is known: about three people, of whom one is a child and one is alleged to have caused harm.
fn much_is_known(town: &mut Town) -> ConcernId {
    let concern = town.record().concern;
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let main = page.people.iter().find(|line| line.main).unwrap().person;
    let changes = PersonChanges {
        first_language: Some("Polish".into()),
        interpreter: Some(Some("yes".into())),
        communication_needs: Some("Speaks slowly.\nReads lips: stand in the light".into()),
        health: Some("Asthma".into()),
        health_why: Some("Her inhaler is at home".into()),
        pets: Some("An old dog".into()),
        gp: Some("Dr Amin".into()),
        ..PersonChanges::default()
    };
    town.book()
        .amend_person(PersonAmendment {
            person: main,
            reason: "She told us".into(),
            changes,
            ..PersonAmendment::default()
        })
        .unwrap();
    let act = |town: &mut Town, what: &str| {
        let form = NewAction { concern, what: what.into(), ..NewAction::default() };
        town.book().set_action(form).unwrap().action
    };
    let locks = act(town, "Change the locks");
    let result = "Changed at noon, she has both keys".into();
    town.book().end_action(ActionEnd { concern, action: locks, result, ..ActionEnd::default() }).unwrap();
    act(town, "Visit with the nurse");
    let changes = Changes {
        aware: Some(Some("no".into())),
        aware_reason: Some("He reads her post".into()),
        ..Changes::default()
    };
    town.book()
        .amend_concern(Amendment { concern, reason: String::new(), changes, ..Amendment::default() })
        .unwrap();
    // Whose part no form asks for: it stands at the end.
    let person = PersonForm { name: "Hal Ferris".into(), role: "reporter".into(), ..PersonForm::default() };
    town.book().link_person(LinkForm { concern, person }).unwrap();
    concern
}

#[test]
fn what_was_done_already_and_what_they_know_stand_where_the_form_asks_for_them() {
    let mut town = Town::new();
    let concern = much_is_known(&mut town);
    let request = for_the_form(&mut town, concern, "kcc_adult");
    let made = town.book().share_in_words(request).unwrap();
    let part = |heading: &str| {
        made.parts
            .iter()
            .find(|part| part.heading == heading)
            .map(|part| part.text.clone())
            .unwrap_or_default()
    };
    let done = part("What was done already");
    assert!(done.contains("Change the locks: Changed at noon, she has both keys"), "{done}");
    assert!(done.contains("Visit with the nurse: by Jo Larkin, by "), "{done}");
    let know = part("Whether they know and agree");
    assert!(know.contains("Whether they know") && know.contains("He reads her post"), "{know}");
    let happened = part("What happened");
    assert!(happened.contains("Immediate danger"), "{happened}");
}

#[test]
fn every_line_that_was_chosen_stands_in_the_form_once() {
    for form in ["kcc_adult", "kcc_child", "marac", "prevent", "nrm"] {
        let mut town = Town::new();
        let concern = much_is_known(&mut town);
        let mut request = for_the_form(&mut town, concern, form);
        request.withhold.clear();
        request.reveal_reason = "Another story withholds it.".into();
        let wanted = ShareableWanted { concern, agency: request.agency.clone() };
        let items = town.book().read_shareable(wanted).unwrap().items;
        let made = town.book().share_in_words(request).unwrap();
        let all: Vec<&str> = made.parts.iter().flat_map(|part| part.text.lines()).collect();
        for item in items.iter().filter(|item| item.bar.is_empty()) {
            for line in item.text.lines().filter(|line| !line.trim().is_empty()) {
                let there = all.iter().filter(|one| one.trim_matches(['“', '”']) == line).count();
                let asked = items.iter().flat_map(|one| one.text.lines()).filter(|one| *one == line).count();
                assert_eq!(there, asked, "{form}: {line}");
            }
        }
    }
}

#[test]
fn a_form_has_its_parts_in_its_order_and_each_line_where_it_is_asked_for() {
    let mut town = Town::new();
    let concern = much_is_known(&mut town);
    let request = for_the_form(&mut town, concern, "kcc_adult");
    let made = town.book().share_in_words(request).unwrap();
    let text = |heading: &str| {
        let found = made.parts.iter().find(|part| part.heading == heading);
        found.unwrap_or_else(|| panic!("no part {heading}")).text.clone()
    };
    assert!(text("Language and how to communicate").contains("First language: Polish"));
    assert!(
        text("Language and how to communicate").contains("Speaks slowly.\nReads lips: stand in the light")
    );
    assert!(text("Care and support, health and services").contains("Asthma"));
    assert!(!text("Care and support, health and services").contains("Polish"));
    assert!(text("Next of kin, carer, GP").contains("Dr Amin"));
    assert!(text("Whether they know and agree").contains("Consent\n"));
    assert!(text("Who refers").contains("Referred by\nJo Larkin"));
    assert_eq!(text("What is asked"), "Please hear this at the next MARAC.");
    assert_eq!(text("Ethnicity, religion and nationality"), "", "what is not known is asked for, and empty");
    let place = |heading: &str| made.parts.iter().position(|part| part.heading == heading).unwrap();
    assert!(place("The adult") < place("What happened") && place("What happened") < place("Capacity"));
}

#[test]
fn nothing_of_a_form_can_be_copied_before_it_is_on_record_and_each_copying_is() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let request = for_the_form(&mut town, concern, "kcc_adult");
    let made = town.book().share_in_words(request).unwrap();
    assert!(page(&mut town, made.share).parts.iter().all(|part| part.copied_at.is_none()));

    let wanted = PartWanted { share: made.share, heading: "What happened".into() };
    let copied = town.book().copy_part(wanted.clone()).unwrap();
    let ready = made.parts.iter().find(|part| part.heading == "What happened").unwrap();
    assert_eq!(copied.text, ready.text);
    let history = town.book().read_history(HistoryFilter::default()).unwrap();
    assert_eq!(history.items[0].what, "Copied into their form");
    let shown = page(&mut town, made.share);
    assert!(shown.parts.iter().all(|part| part.copied_at.is_some() == (part.heading == "What happened")));

    // All of it at once is on record as well.
    let whole = town.book().copy_part(PartWanted { heading: String::new(), ..wanted.clone() }).unwrap();
    assert!(whole.text.contains("What happened\n\n") && whole.text.contains("Who refers\n\n"));
    assert!(page(&mut town, made.share).parts.iter().all(|part| part.copied_at.is_some()));
    let none = PartWanted { heading: "Nonsense".into(), ..wanted };
    assert_eq!(broken(town.book().copy_part(none)), ["heading not-found"]);
}

#[test]
fn what_is_withheld_is_in_no_part_and_the_pages_are_kept() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let mut request = for_the_form(&mut town, concern, "kcc_adult");
    request.withhold.push(Withhold {
        words: vec!["Isla".into(), "Noah".into()],
        ground: "third_party".into(),
        ..Withhold::default()
    });
    let made = town.book().share_in_words(request).unwrap();
    let all: String = made.parts.iter().map(|part| part.text.as_str()).collect();
    assert!(all.contains("[Third party A]"), "{all}");
    for withheld in ["Isla", "Noah", "Nowak", "14 Len View"] {
        assert!(!all.contains(withheld), "{withheld} can be copied");
    }
    let shown = page(&mut town, made.share);
    assert!(shown.copy_here && shown.line.sha256.is_empty() && shown.line.pages > 0);
    assert_eq!(fact(&shown, "Their form"), "Kent adult safeguarding concern form");
    assert_eq!(shown.line.kind, "sent", "nobody has said that it arrived");
    let saved = town.beside("copy.pdf");
    let saving = CopySaving { share: made.share, reason: "To be uploaded".into() };
    town.book().export_share_copy(saving, &saved).unwrap();
    let text = text_of(&saved, "");
    for there in [
        "Copied into the Kent adult safeguarding concern form",
        "Who refers",
        "Asked for by the form, and nothing is given here",
    ] {
        assert!(text.contains(there), "{there} is missing from:\n{text}");
    }
}

#[test]
fn what_is_told_on_the_phone_says_how_one_knew_who_it_was() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let whole = on_the_phone(&mut town, concern);
    let unchecked = PacketRequest { caller_check: None, ..whole.clone() };
    assert_eq!(broken(town.book().share_in_words(unchecked)), ["caller_check not-chosen"]);
    let early = PacketRequest { said_at: Some("2027-01-01T09:00".into()), ..whole.clone() };
    assert_eq!(broken(town.book().share_in_words(early)), ["said_at in-future"]);

    let careless =
        PacketRequest { caller_check: Some("unchecked".into()), confirm_by: None, ..whole.clone() };
    let review = town.book().review_request(careless).unwrap();
    let rules: Vec<&str> = review.warnings.iter().map(|one| one.rule.as_str()).collect();
    assert!(rules.contains(&"caller-unchecked") && rules.contains(&"not-in-writing"), "{rules:?}");

    let told = town.book().share_in_words(whole).unwrap();
    assert!(told.parts.is_empty(), "there is nothing to copy");
    let shown = page(&mut town, told.share);
    assert_eq!(shown.line.kind, "received", "who was told has heard it");
    assert_eq!(
        fact(&shown, "How we made sure who it was"),
        "We rang them on a number that we found ourselves"
    );
    assert!(!fact(&shown, "Told").is_empty());
    let lines = town.book().read_concern(ConcernWanted { concern }).unwrap().chronology;
    assert!(lines.iter().any(|item| item.title == "Told on the phone: Kent Police"));
}

#[test]
fn a_file_is_made_for_what_travels_as_one_and_for_nothing_else() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let path = town.beside("packet.pdf");
    let spoken = on_the_phone(&mut town, concern);
    assert_eq!(broken(town.book().export_packet(&spoken, &path)), ["channel no-file-goes"]);
    let into_a_form = for_the_form(&mut town, concern, "kcc_adult");
    assert_eq!(broken(town.book().export_packet(&into_a_form, &path)), ["channel no-file-goes"]);
    assert!(!path.exists());
    let mailed = request(&mut town, concern);
    assert_eq!(broken(town.book().share_in_words(mailed)), ["channel a-file-goes"]);
    let unknown = for_the_form(&mut town, concern, "nonsense");
    assert_eq!(broken(town.book().share_in_words(unknown)), ["form unknown-choice"]);
    // A portal without a form takes a file, as before.
    let upload = PacketRequest { form: None, ..for_the_form(&mut town, concern, "kcc_adult") };
    town.book().export_packet(&upload, &path).unwrap();
}

#[test]
fn today_asks_for_it_in_writing_until_it_was_confirmed_or_something_went() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let whole = on_the_phone(&mut town, concern);
    let awaits = |town: &mut Town| -> Vec<(ShareId, String)> {
        let today = town.book().read_today(Nothing {}).unwrap();
        today.shares.iter().map(|one| (one.line.share, one.awaits.to_owned())).collect()
    };
    let first = town.book().share_in_words(whole.clone()).unwrap().share;
    assert!(awaits(&mut town).is_empty(), "it is not due yet");
    town.clock.pass_seconds(2 * 86_400);
    assert_eq!(awaits(&mut town), [(first, "writing".into())]);
    let confirmed = FollowUp {
        share: first,
        came: "confirmed".into(),
        heard: "Sent by secure e-mail".into(),
        ..FollowUp::default()
    };
    town.book().follow_share(confirmed).unwrap();
    assert!(awaits(&mut town).is_empty());

    let later = PacketRequest { confirm_by: Some("2026-11-27".into()), ..whole };
    let second = town.book().share_in_words(later.clone()).unwrap().share;
    town.clock.pass_seconds(2 * 86_400);
    assert_eq!(awaits(&mut town), [(second, "writing".into())]);
    // What goes to somebody else confirms nothing; what goes to them does.
    let elsewhere = request(&mut town, concern);
    let path = town.beside("elsewhere.pdf");
    town.book().export_packet(&elsewhere, &path).unwrap();
    assert!(awaits(&mut town).contains(&(second, "writing".into())));
    let written = PacketRequest { channel: "secure_email".into(), confirm_by: None, ..later };
    let path = town.beside("written.pdf");
    let sent = town.book().export_packet(&written, &path).unwrap().share;
    assert!(awaits(&mut town).iter().all(|(share, _)| *share != second));
    assert_ne!(sent, second);
}

#[test]
fn a_referral_to_a_marac_without_consent_has_a_sheet_that_says_why() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let sheet = "Why this is referred without consent";
    let agreed = PacketRequest { form: Some("marac".into()), ..request(&mut town, concern) };
    let path = town.beside("agreed.pdf");
    let sent = town.book().export_packet(&agreed, &path).unwrap();
    assert!(!text_of(&path, &sent.passphrase).contains(sheet));
    let unasked = PacketRequest {
        consent_status: Some("not_sought_unsafe".into()),
        consent_reason: "He reads every message she gets".into(),
        ..agreed
    };
    let path = town.beside("unasked.pdf");
    let sent = town.book().export_packet(&unasked, &path).unwrap();
    let text = text_of(&path, &sent.passphrase);
    let at = text.rfind(sheet).unwrap();
    assert!(text[at..].contains("He reads every message she gets"), "{text}");
    assert!(text[..at].contains('\u{c}'), "it begins a page of its own");
    let about = text.find("Who it is about").unwrap();
    assert!(about < text.find("Lawful basis").unwrap(), "who it is about is read first");
    // A packet in the form's order has the form's parts, not the council's.
    assert!(text.contains("Checklist, gate and domestic abuse") && !text.contains("What was said"));
    assert_eq!(fact(&page(&mut town, sent.share), "Their form"), "MARAC referral");
}

#[test]
fn a_department_that_is_told_its_task_alone_is_told_no_reason_by_a_form_either() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let items = [town.book().read_concern(ConcernWanted { concern }).unwrap().people[0].person];
    let task = PacketRequest {
        agency: "internal".into(),
        items: items.iter().map(|person| format!("person:{person}")).collect(),
        consent_reason: "She told the nurse".into(),
        ..for_the_form(&mut town, concern, "nrm")
    };
    let made = town.book().share_in_words(task).unwrap();
    assert!(made.parts.iter().all(|part| !part.text.contains("She told the nurse")));
}

#[test]
fn naming_an_adult_in_a_report_of_slavery_needs_their_agreement() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let agreed = PacketRequest { form: Some("nrm".into()), ..request(&mut town, concern) };
    let rules = |town: &mut Town, request: PacketRequest| -> Vec<String> {
        town.book().review_request(request).unwrap().warnings.into_iter().map(|one| one.rule).collect()
    };
    assert!(!rules(&mut town, agreed.clone()).contains(&"nrm-adult-agrees".into()));
    let unasked = PacketRequest { consent_status: Some("not_sought_unsafe".into()), ..agreed };
    assert!(rules(&mut town, unasked.clone()).contains(&"nrm-adult-agrees".into()));
    let nobody_named = PacketRequest { items: vec!["facts".into()], ..unasked };
    assert!(!rules(&mut town, nobody_named).contains(&"nrm-adult-agrees".into()));
}

#[test]
fn in_an_emergency_nobody_waits_and_somebody_rings() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let spoken = on_the_phone(&mut town, concern);
    let warned = |town: &mut Town, request: &PacketRequest| -> Vec<String> {
        let review = town.book().review_request(request.clone()).unwrap();
        review.warnings.into_iter().map(|warning| warning.rule).collect()
    };
    let packet = PacketRequest { agency: spoken.agency.clone(), ..request(&mut town, concern) };
    assert!(!warned(&mut town, &packet).contains(&"ring-first".into()));
    let urgent = PacketRequest { emergency: true, consent_status: None, ..packet };
    let said = warned(&mut town, &urgent);
    assert!(said.contains(&"ring-first".into()) && said.contains(&"emergency-no-waiting".into()), "{said:?}");
    let ringing = PacketRequest { emergency: true, ..spoken };
    assert!(!warned(&mut town, &ringing).contains(&"ring-first".into()), "this is the ringing");
    town.book().share_in_words(ringing).unwrap();
    assert!(!warned(&mut town, &urgent).contains(&"ring-first".into()), "they were rung today");
    town.clock.pass_seconds(25 * 3600);
    assert!(warned(&mut town, &urgent).contains(&"ring-first".into()), "that was another day");
}
