//! What the log fills in for each agency and for each form, looked at with tools that are not ours. How it holds at two hundred
//! pages is told in the packet's own tests.

use std::process::Command;

use logbook::acts::*;
use logbook::domain::id::ConcernId;
use town::Town;

use crate::account::write_everything_down;
use crate::files::{photograph, put};
use crate::share::{request, text_of};

/// A concern with everything that a packet can have, so that no part of a template stays empty.
fn everything(town: &mut Town) -> ConcernId {
    let concern = town.record().concern;
    write_everything_down(town, concern);
    for kind in ["account", "own_words", "observed", "opinion"] {
        town.add(concern, kind, "She said that the door had been forced again.");
    }
    town.decide(concern, "refer");
    let path = put(town, "door.jpg", &photograph(400, 300));
    let form = NewFile { concern, caption: "The kitchen door".into(), ..NewFile::default() };
    town.book()
        .attach_file(
            form,
            &Chosen::look(&path, &mut logbook::Chance::seeded(3), &mut |_| true).unwrap(),
            &mut |_| true,
        )
        .unwrap();
    concern
}

/// A request for an agency: what its template ticks, or all that could go.
fn for_agency(town: &mut Town, concern: ConcernId, agency: &str, everything: bool) -> PacketRequest {
    let wanted = ShareableWanted { concern, agency: agency.into() };
    let shareable = town.book().read_shareable(wanted).unwrap();
    let goes = |item: &ShareItem| item.bar.is_empty() && (everything || item.ticked);
    PacketRequest {
        agency: agency.into(),
        items: shareable.items.into_iter().filter(goes).map(|item| item.item).collect(),
        consent_status: Some("not_sought_unsafe".into()),
        consent_reason: "Asking would put her at risk.".into(),
        // What is withheld is a matter of other stories: here a name in two places would stop a packet.
        withhold: Vec::new(),
        reveal_reason: "Another story withholds it.".into(),
        ..request(town, concern)
    }
}

/// Exports and walks it; answers its words.
fn walked(town: &mut Town, name: &str, request: &PacketRequest) -> String {
    let path = town.beside(&format!("{name}.pdf"));
    let exported =
        town.book().export_packet(request, &path).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    assert!((1..=8).contains(&exported.pages), "{name} has {} pages", exported.pages);
    let walk = concat!(env!("CARGO_MANIFEST_DIR"), "/pdf/walk.py");
    let out =
        Command::new("/usr/bin/python3").arg(walk).arg(&path).arg(&exported.passphrase).output().unwrap();
    assert!(out.status.success(), "{name}: {}", String::from_utf8_lossy(&out.stdout));
    text_of(&path, &exported.passphrase)
}

#[test]
fn every_agency_gets_a_packet_that_can_be_followed() {
    let mut town = Town::new();
    let concern = everything(&mut town);
    let agencies = town.book().read_terms(Nothing::default()).unwrap().agencies;
    assert!(agencies.len() >= 11, "{}", agencies.len());
    for agency in agencies {
        let request = for_agency(&mut town, concern, &agency.code, false);
        let text = walked(&mut town, &agency.code, &request);
        assert!(text.contains("About this packet"), "{}", agency.code);
    }
}

#[test]
fn every_form_is_printed_so_that_it_can_be_followed() {
    let mut town = Town::new();
    let concern = everything(&mut town);
    for form in town.book().read_terms(Nothing::default()).unwrap().forms {
        let agency = form.of.first().copied().unwrap_or("kent_police");
        let form_of =
            PacketRequest { form: Some(form.code.into()), ..for_agency(&mut town, concern, agency, true) };
        let text = walked(&mut town, form.code, &form_of);
        assert_eq!(text.contains("referred without consent"), form.code == "marac", "{}", form.code);
    }
}

#[test]
fn a_chronology_with_drawings_and_photographs_can_be_followed() {
    let mut town = Town::new();
    let concern = everything(&mut town);
    let request = for_agency(&mut town, concern, "police_marac", true);
    let text = walked(&mut town, "everything", &request);
    for heading in ["Body map", "Pictures", "Chronology", "Risk, and why", "Views and wishes"] {
        assert!(text.contains(heading), "{heading} is missing from:\n{text}");
    }
}

#[test]
fn a_packet_reads_in_the_order_that_its_reader_needs() {
    let mut town = Town::new();
    let concern = everything(&mut town);
    let mut wanted = for_agency(&mut town, concern, "police_marac", true);
    wanted.destroy_by = Some("2027-03-05".into());
    let said = walked(&mut town, "order", &wanted);
    let headings = [
        "In short",
        "Lawful basis",
        "What happened",
        "What was said",
        "What was seen",
        "Opinion",
        "Body map",
        "Risk, and why",
        "Decisions and reasons",
        "Views and wishes",
        "Capacity",
        "Chronology",
        "How to handle this packet",
        "About this packet",
    ];
    let mut at = 0;
    for heading in headings {
        let lines = said[at..].match_indices(&format!("\n{heading}")).next();
        let (found, _) =
            lines.unwrap_or_else(|| panic!("{heading} does not stand after what comes before it:\n{said}"));
        at += found + 1;
    }
    assert!(said.contains("or return it to us, by 5 March 2027, and tell us that you have."), "{said}");
    assert!(said.contains("version 1") && !said.contains("It follows packet"));
    // Another to the same agency says that it follows, and which of the two is right.
    let next = walked(&mut town, "next", &wanted);
    let words = next.split_whitespace().collect::<Vec<_>>().join(" ").replace("S- A", "S-A");
    assert!(words.contains("version 2"));
    assert!(words.contains("It follows packet S-A0001 of 23 November 2026"), "{words}");
    let page = town.book().list_shares(ShareFilter::default()).unwrap();
    let page = town.book().read_share(ShareWanted { share: page.items[0].share }).unwrap();
    assert!(page.facts.iter().any(|fact| fact.label == "To be destroyed by" && fact.value == "5 March 2027"));
    wanted.destroy_by = Some("2025-01-01".into());
    let path = town.beside("never.pdf");
    assert_eq!(crate::broken(town.book().export_packet(&wanted, &path)), ["destroy_by too-early"]);
}
