//! Sharing: what goes is what was chosen, withheld words are gone from every byte, and it is on record first.

use std::process::Command;

use logbook::acts::*;
use logbook::domain::id::ConcernId;
use town::{Town, settings_as_they_stand};

use crate::{broken, code};

/// A request that lacks nothing, for the police, with everything its template ticks.
pub fn request(town: &mut Town, concern: ConcernId) -> PacketRequest {
    let wanted = ShareableWanted { concern, agency: "police_marac".into() };
    let shareable = town.book().read_shareable(wanted).unwrap();
    let ticked = shareable.items.iter().filter(|item| item.ticked).map(|item| item.item.clone());
    PacketRequest {
        concern,
        agency: "police_marac".into(),
        recipient_name: "DS Priya Rahman".into(),
        recipient_role: "MARAC co-ordinator".into(),
        recipient_address: "marac@example.police.uk".into(),
        verified_how: "Rang the switchboard and asked for her".into(),
        channel: "secure_email".into(),
        purpose: "To be heard at the next MARAC".into(),
        asks: "Please hear this at the next MARAC.".into(),
        article6: Some("e".into()),
        article9: Some("g".into()),
        schedule1: Some("10".into()),
        offences: Some(true),
        public_interest: "Keeping somebody who is being hurt safe from more of it.".into(),
        consent_status: Some("given".into()),
        told: Some(true),
        necessity: "The police must know to keep her safe; no more than they need.".into(),
        summary: shareable.summary,
        safe_contact: shareable.safe_contact,
        items: ticked.collect(),
        withhold: shareable.suggested_withhold,
        ..PacketRequest::default()
    }
}

/// What can be read in a packet with its passphrase.
pub fn text_of(pdf: &std::path::Path, passphrase: &str) -> String {
    let out =
        Command::new("pdftotext").args(["-upw", passphrase, "-layout"]).arg(pdf).arg("-").output().unwrap();
    assert!(out.status.success(), "pdftotext opens it with the passphrase");
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn what_was_chosen_goes_and_what_was_withheld_does_not() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let mut request = request(&mut town, concern);
    request.items.push("reporter".into());
    request.withhold.push(Withhold {
        words: vec!["Isla".into(), "Noah".into()],
        ground: "third_party".into(),
        ..Withhold::default()
    });
    let path = town.beside("packet.pdf");
    let exported = town.book().export_packet(&request, &path).unwrap();
    assert_eq!(exported.reference, "S-A0001");
    let text = text_of(&path, &exported.passphrase);
    for there in [
        "OFFICIAL-SENSITIVE",
        "Grace McKenna",
        "find us",
        "[Reporter]",
        "[Third party A]",
        "[Place A]",
        "DS Priya Rahman",
    ] {
        assert!(text.contains(there), "{there} is missing from:\n{text}");
    }
    for withheld in ["Nowak", "Marek", "Isla", "Noah", "14 Len View", "01622 555014"] {
        assert!(!text.contains(withheld), "{withheld} is readable");
    }
    let sha = Command::new("sha256sum").arg(&path).output().unwrap();
    assert!(
        String::from_utf8(sha.stdout).unwrap().starts_with(&exported.sha256),
        "anyone can check the digest"
    );
}

#[test]
fn the_file_is_encrypted_tagged_and_sound() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let request = request(&mut town, concern);
    let path = town.beside("packet.pdf");
    let passphrase = town.book().export_packet(&request, &path).unwrap().passphrase;
    let check = Command::new("qpdf")
        .arg("--check")
        .arg(format!("--password={passphrase}"))
        .arg(&path)
        .output()
        .unwrap();
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
    assert!(String::from_utf8_lossy(&check.stdout).contains("AESv3"));
    for wrong in ["", "wrong words"] {
        let refused = Command::new("qpdf")
            .arg("--check")
            .arg(format!("--password={wrong}"))
            .arg(&path)
            .output()
            .unwrap();
        assert!(!refused.status.success(), "{wrong:?} must not open it");
    }
    let walk = concat!(env!("CARGO_MANIFEST_DIR"), "/pdf/walk.py");
    let walked = Command::new("/usr/bin/python3").arg(walk).arg(&path).arg(&passphrase).output().unwrap();
    assert!(walked.status.success(), "{}", String::from_utf8_lossy(&walked.stdout));
}

#[test]
fn a_chronology_goes_in_the_order_in_which_things_happened() {
    let mut town = Town::new();
    let concern = town.record().concern;
    town.decide(concern, "refer");
    let seen = Addition {
        concern,
        kind: "observed".into(),
        text: "The lock was broken.".into(),
        happened_at: Some("2026-11-20T15:00".into()),
        ..Addition::default()
    };
    town.book().add_to_concern(seen).unwrap();
    let request = request(&mut town, concern);
    assert!(request.items.contains(&"chronology".to_owned()), "the form asks for the history");
    let usual = ticked(&mut town, concern, "kent_police");
    assert!(!usual.iter().any(|item| item.item == "chronology"), "the police do not need it");
    let path = town.beside("packet.pdf");
    let exported = town.book().export_packet(&request, &path).unwrap();
    let text = text_of(&path, &exported.passphrase);
    let chronology = &text[text.find("Chronology").unwrap()..];
    let order = ["20 November 2026", "What was seen", "Concern received", "Decision"];
    let places: Vec<usize> = order.iter().map(|part| chronology.find(part).unwrap()).collect();
    assert!(places.is_sorted(), "{chronology}");
}

#[test]
fn a_request_that_lacks_what_the_law_needs_is_refused_by_name() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let full = request(&mut town, concern);
    let path = town.beside("packet.pdf");
    let mut refused = |change: fn(&mut PacketRequest)| {
        let mut request = full.clone();
        change(&mut request);
        broken(town.book().export_packet(&request, &path))
    };
    assert_eq!(refused(|r| r.purpose.clear()), ["purpose required"]);
    assert_eq!(refused(|r| r.article6 = None), ["article6 not-chosen"]);
    assert_eq!(refused(|r| r.schedule1 = None), ["schedule1 article9-missing-condition"]);
    assert_eq!(refused(|r| r.items.clear()), ["items no-passages"]);
    assert_eq!(
        refused(|r| r.consent_status = Some("refused".into())),
        ["consent_reason consent-refused-say-why"]
    );
    let para18 = refused(|r| {
        r.schedule1 = Some("18".into());
        r.consent_status = Some("not_sought_unsafe".into());
        r.consent_reason = "He reads her post".into();
    });
    assert_eq!(
        para18,
        [
            "protected_person para18-needs-person",
            "para18_reason para18-needs-reason",
            "para18_facts para18-needs-facts"
        ]
    );
    assert_eq!(
        refused(|r| r.withhold.push(Withhold {
            words: vec!["a".into()],
            ground: "safety".into(),
            ..Default::default()
        }))
        .len(),
        1
    );
    assert!(!path.exists(), "nothing was written");
    assert_eq!(town.book().list_shares(ShareFilter::default()).unwrap().total, 0, "nothing is on record");
}

/// A request to share about an adult without consent, by paragraph 18.
fn by_paragraph_18(town: &mut Town) -> PacketRequest {
    let concern = town.record().concern;
    let people = town.book().read_concern(ConcernWanted { concern }).unwrap().people;
    PacketRequest {
        schedule1: Some("18".into()),
        protected_person: Some(people[0].person),
        ..request(town, concern)
    }
}

#[test]
fn a_capable_adult_under_paragraph_18_is_warned_about_and_not_stopped() {
    let mut town = Town::new();
    let mut request = by_paragraph_18(&mut town);
    request.at_risk_adult = Some(AtRisk { needs: "no".into(), risk: "yes".into(), unable: "no".into() });
    request.article6 = Some("ea".into());
    let review = town.book().review_request(request).unwrap();
    let warned: Vec<&str> = review.warnings.iter().map(|warning| warning.rule.as_str()).collect();
    assert_eq!(
        warned,
        ["para18-capable-adult", "para18-not-at-risk", "article6-not-for-public-authority", "policy-missing"]
    );
    assert!(review.missing.is_empty(), "{:?}", review.missing);
}

#[test]
fn an_adult_under_paragraph_18_is_at_risk_by_three_things_and_each_is_answered() {
    let mut town = Town::new();
    let mut request = by_paragraph_18(&mut town);
    let path = town.beside("packet.pdf");
    for limbs in [None, Some(AtRisk { needs: "yes".into(), risk: "yes".into(), ..AtRisk::default() })] {
        request.at_risk_adult = limbs;
        assert_eq!(broken(town.book().export_packet(&request, &path)), ["at_risk_adult para18-needs-limbs"]);
    }
    request.at_risk_adult =
        Some(AtRisk { needs: "yes".into(), risk: "yes".into(), unable: "unknown".into() });
    let exported = town.book().export_packet(&request, &path).unwrap();
    let text = text_of(&path, &exported.passphrase);
    assert!(text.contains("Needs for care and support: yes"), "{text}");
    let page = town.book().read_share(ShareWanted { share: exported.share }).unwrap();
    assert!(page.facts.iter().any(|fact| fact.value.starts_with("Needs for care and support: yes")));
}

/// Whom and what an agency's template ticks of the ordinary concern.
fn ticked(town: &mut Town, concern: ConcernId, agency: &str) -> Vec<ShareItem> {
    let wanted = ShareableWanted { concern, agency: agency.into() };
    let items = town.book().read_shareable(wanted).unwrap().items;
    items.into_iter().filter(|item| item.ticked).collect()
}

#[test]
fn an_internal_department_is_told_its_task_and_of_nobody_but_who_it_is_for() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let items = ticked(&mut town, concern, "internal");
    assert!(items.iter().all(|item| ["person", "warning"].contains(&item.group.as_str())));
    assert!(items.iter().all(|item| ["adult_at_risk", "child_at_risk"].contains(&item.role.as_str())));
    let mut request = request(&mut town, concern);
    request.agency = "internal".into();
    request.channel = "hand".into();
    request.summary = "Change the locks today.".into();
    request.items = items.into_iter().map(|item| item.item).collect();
    let path = town.beside("packet.pdf");
    let exported = town.book().export_packet(&request, &path).unwrap();
    let text = text_of(&path, &exported.passphrase);
    assert!(text.contains("Change the locks today.") && text.contains("Grace McKenna"), "{text}");
    for stays in ["Pearce", "Lawful basis", "UK GDPR", "Consent", "14 Len View"] {
        assert!(!text.contains(stays), "{stays} is in it:\n{text}");
    }
    // The reason stands in the log all the same.
    let page = town.book().read_share(ShareWanted { share: exported.share }).unwrap();
    assert!(page.facts.iter().any(|fact| fact.label == "UK GDPR Article 6"));
}

#[test]
fn each_agency_is_told_of_whom_it_works_with() {
    let mut town = Town::new();
    let concern = town.record().concern;
    for (agency, alleged, at_risk) in [
        ("kcc_adults", true, true),
        ("kent_police", true, true),
        ("probation", true, false),
        ("police_visor", true, false),
        ("health_mental", false, true),
        ("support_provider", false, true),
    ] {
        let items = ticked(&mut town, concern, agency);
        let of = |role: &str| items.iter().any(|item| item.group == "person" && item.role == role);
        assert_eq!((of("alleged"), of("adult_at_risk")), (alleged, at_risk), "{agency}");
    }
}

#[test]
fn the_day_of_a_reply_is_the_council_s_own_clock_and_steps_over_holidays() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let day = |town: &mut Town| {
        let wanted = ShareableWanted { concern, agency: "kent_police".into() };
        let shareable = town.book().read_shareable(wanted).unwrap();
        (shareable.agency.reply_working_days, shareable.reply_by_usual)
    };
    assert_eq!(day(&mut town), (3, "2026-11-26".into()));
    let set = SettingsForm {
        clocks: [("reply:kent_police".to_owned(), 24)].into(),
        ..settings_as_they_stand(town.book())
    };
    town.book().change_settings(set).unwrap();
    // Christmas Day, and a Monday for the Saturday after it.
    assert_eq!(day(&mut town), (24, "2026-12-29".into()));
}

#[test]
fn a_review_shows_how_each_text_will_read() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let mut request = request(&mut town, concern);
    request.withhold =
        vec![Withhold { words: vec!["Isla".into()], ground: "third_party".into(), ..Default::default() }];
    let review = town.book().review_request(request).unwrap();
    let cut = review.items.iter().find(|item| item.pieces.len() == 3).unwrap();
    assert_eq!((cut.pieces[1].text.as_str(), cut.pieces[1].stand_in.as_str()), ("Isla", "[Third party A]"));
    assert_eq!(review.withheld_count, 1);
}

#[test]
fn withheld_words_that_stand_elsewhere_stop_the_packet() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let mut request = request(&mut town, concern);
    // The recipient's own name is no text of the log, so it is not replaced: the check after printing must see it.
    request.withhold.push(Withhold {
        words: vec!["Rahman".into()],
        ground: "third_party".into(),
        ..Default::default()
    });
    let path = town.beside("packet.pdf");
    let refused = town.book().export_packet(&request, &path);
    let refusal = refused.err().unwrap().refusal();
    assert_eq!(refusal.code, logbook::Code::WithheldFound);
    assert!(refusal.fields.iter().any(|field| field.rule == "readable-in page 1"), "{:?}", refusal.fields);
    assert!(!format!("{refusal:?}").contains("Rahman"), "a refusal says where, never what");
    assert!(!path.exists());
    assert_eq!(town.book().list_shares(ShareFilter::default()).unwrap().total, 0);
}

#[test]
fn the_form_s_own_words_are_nobody_s_name() {
    let mut town = Town::new();
    let concern = town.record().concern;
    town.add(concern, "account", "Will Page and November Council came on 23 November 2026.");
    let mut request = request(&mut town, concern);
    for names in [["Will Page", "Will", "Page"], ["November Council", "November", "Council"]] {
        request.withhold.push(Withhold {
            words: names.map(str::to_owned).to_vec(),
            ground: "third_party".into(),
            ..Default::default()
        });
    }
    let path = town.beside("packet.pdf");
    let exported = town.book().export_packet(&request, &path).unwrap();
    let text = text_of(&path, &exported.passphrase);
    assert!(text.contains("[Third party A] and [Third party B] came on 23 November 2026."), "{text}");
    assert!(text.contains("Page 1 of") && text.contains("Borough Council"), "the form stays as it is");
    assert!(!text.contains("Will"), "{text}");
    // The same words where an officer typed them are still found.
    request.recipient_role = "Page turner".into();
    let refused = town.book().export_packet(&request, &path);
    assert_eq!(code(refused), logbook::Code::WithheldFound);
}

#[test]
fn a_packet_that_cannot_be_written_is_on_record_as_not_delivered() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let request = request(&mut town, concern);
    let nowhere = town.beside("no such folder").join("packet.pdf");
    assert_eq!(code(town.book().export_packet(&request, &nowhere)), logbook::Code::NotFound);
    let shares = town.book().list_shares(ShareFilter::default()).unwrap();
    assert_eq!(shares.items[0].kind, "not-delivered");
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    assert!(page.chronology[0].title.contains("nothing left"));
    let here = town.beside("packet.pdf");
    assert_eq!(town.book().export_packet(&request, &here).unwrap().reference, "S-A0002");
}

#[test]
fn a_packet_is_known_again_and_a_changed_one_too() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let request = request(&mut town, concern);
    let path = town.beside("packet.pdf");
    let exported = town.book().export_packet(&request, &path).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let verified = town.book().verify_packet(&bytes).unwrap();
    assert_eq!((verified.verdict, verified.share.as_str()), (Verdict::SentUnchanged, "S-A0001"));
    assert!(verified.to.contains("DS Priya Rahman"));
    let mut changed = bytes.clone();
    changed[bytes.len() / 2] ^= 1;
    assert_eq!(town.book().verify_packet(&changed).unwrap().verdict, Verdict::Changed);
    // Saved without its passphrase, or printed to a new file that keeps no mark: other bytes, the same words.
    let unlocked = |town: &mut Town, passphrase: &str, more: &[&str]| {
        let to = town.beside("unlocked.pdf");
        let asked = Command::new("qpdf")
            .args(["--decrypt", &format!("--password={passphrase}")])
            .args(more)
            .arg(&path)
            .arg(&to)
            .status();
        assert!(asked.unwrap().success());
        std::fs::read(to).unwrap()
    };
    for more in [&[][..], &["--linearize"], &["--object-streams=disable"]] {
        let bytes = unlocked(&mut town, &exported.passphrase, more);
        let verified = town.book().verify_packet(&bytes).unwrap();
        assert_eq!((verified.verdict, verified.share.as_str()), (Verdict::SameWords, "S-A0001"), "{more:?}");
    }
    // A page short, it is another.
    let short = unlocked(&mut town, &exported.passphrase, &["--pages", ".", "2-z", "--"]);
    assert_eq!(town.book().verify_packet(&short).unwrap().verdict, Verdict::Changed);
    for other in [&b""[..], b"not a pdf", b"%PDF-1.7 /ID [<00ff>"] {
        assert_eq!(town.book().verify_packet(other).unwrap().verdict, Verdict::Unknown);
    }
}

#[test]
fn a_shares_page_holds_everything_that_was_recorded() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let request = request(&mut town, concern);
    let path = town.beside("packet.pdf");
    let exported = town.book().export_packet(&request, &path).unwrap();
    let page = town.book().read_share(ShareWanted { share: exported.share }).unwrap();
    assert_eq!(page.line.sha256, exported.sha256);
    let said =
        |label: &str| page.facts.iter().find(|fact| fact.label == label).map(|fact| fact.value.clone());
    assert_eq!(said("Purpose").as_deref(), Some("To be heard at the next MARAC"));
    assert!(said("UK GDPR Article 6").unwrap().contains("6(1)(e)"));
    assert!(said("Data Protection Act 2018, Schedule 1").unwrap().contains("Paragraph 10"));
    assert_eq!(page.items_list.len(), request.items.len());
    assert_eq!(page.withheld_list.len(), 2);
}
