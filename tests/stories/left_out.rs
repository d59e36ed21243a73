//! Why something that usually goes was left out, and that the register was printed: both for the record alone.

use logbook::acts::*;
use town::Town;

use crate::broken;
use crate::share::{request, text_of};

#[test]
fn what_is_left_out_on_a_ground_is_on_record_and_in_no_packet() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let mut asked = request(&mut town, concern);
    let wanted = ShareableWanted { concern, agency: "police_marac".into() };
    let items = town.book().read_shareable(wanted).unwrap().items;
    let seen = items.iter().find(|item| item.group == "seen" && item.ticked).unwrap();
    asked.items.retain(|item| *item != seen.item);
    let out = |item: &str, ground: &str| LeavingOut {
        item: item.into(),
        ground: ground.into(),
        note: "Her nurse wrote to them of it already.".into(),
    };
    asked.left_out = vec![out(&seen.item, "health")];
    let path = town.beside("packet.pdf");
    let sent = town.book().export_packet(&asked, &path).unwrap();
    let text = text_of(&path, &sent.passphrase);
    assert!(!text.contains("nurse") && !text.contains("Health information"), "{text}");
    let page = town.book().read_share(ShareWanted { share: sent.share }).unwrap();
    assert_eq!(page.left_out_list.len(), 1);
    let line = &page.left_out_list[0];
    assert!(line.label.contains(&seen.label), "{}", line.label);
    assert_eq!(
        (line.ground.as_str(), line.note.as_str()),
        ("Health information", asked.left_out[0].note.as_str())
    );
    // What goes is not left out, and what is not there is neither.
    let goes = asked.items[0].clone();
    for (left, rule) in [
        (out(&goes, "health"), "left_out.0.item not-for-this"),
        (out("nonsense", "health"), "left_out.0.item not-found"),
        (out(&seen.item, "nonsense"), "left_out.0.ground unknown-choice"),
        (out(&seen.item, ""), "left_out.0.ground not-chosen"),
    ] {
        let wrong = PacketRequest { left_out: vec![left], ..asked.clone() };
        assert_eq!(broken(town.book().export_packet(&wrong, &path)), [rule]);
    }
}

#[test]
fn that_the_register_was_printed_is_on_record_with_who_and_when() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let grace = page.people.iter().find(|line| line.main).unwrap().person;
    let printing = PaperPrinting {
        paper: "register".into(),
        agency: Some("kcc_adults".into()),
        person: Some(grace),
        from: Some("2026-11-01".into()),
        lines: 12,
        ..PaperPrinting::default()
    };
    town.book().note_printing(printing.clone()).unwrap();
    let line = town.book().read_history(HistoryFilter::default()).unwrap().items.remove(0);
    let said = "Printed: register of shares, to Kent County Council, adult social care, about one person, from 1 November 2026; 12 lines";
    assert_eq!((line.what.as_str(), line.officer.as_str()), (said, "Jo Larkin"));
    assert!(!line.at.is_empty());
    let held =
        PaperPrinting { paper: "held_by".into(), person: None, from: None, lines: 1, ..printing.clone() };
    town.book().note_printing(held.clone()).unwrap();
    let line = town.book().read_history(HistoryFilter::default()).unwrap().items.remove(0);
    assert_eq!(line.what, "Printed: what Kent County Council, adult social care holds from us; 1 line");
    for (form, rule) in [
        (PaperPrinting { paper: "novel".into(), ..printing.clone() }, "paper unknown-choice"),
        (PaperPrinting { agency: None, ..held }, "agency not-chosen"),
        (PaperPrinting { agency: Some("nobody".into()), ..printing.clone() }, "agency unknown-choice"),
        (PaperPrinting { to: Some("soon".into()), ..printing }, "to not-a-date"),
    ] {
        assert_eq!(broken(town.book().note_printing(form)), [rule]);
    }
}
