//! Files in packets: what was chosen goes, written afresh, without its name and without what its maker put into it.

use std::path::Path;
use std::process::Command;

use logbook::Error;
use logbook::acts::*;
use logbook::domain::id::ConcernId;
use town::Town;

use crate::broken;
use crate::files::{attach, chosen, photograph, photograph_of, put};
use crate::share::{request, text_of};

const MAIL: &[u8] = b"From: Dana Whitcombe <dana@school.example>\r\nTo: safeguarding@exampleton.example\r\n\
    Subject: Tomas again\r\nDate: Fri, 20 Nov 2026 08:15:00 +0000\r\n\
    MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\
    He came in without shoes.\r\nHis uncle Radovan waited outside.\r\n--b\r\nContent-Type: application/octet-stream\r\n\
    Content-Disposition: attachment; filename=\"Ottokar-asleep.bin\"\r\n\r\nx\r\n--b--\r\n";

/// The items of a file's kind that could go.
fn items(town: &mut Town, concern: ConcernId) -> Vec<ShareItem> {
    let wanted = ShareableWanted { concern, agency: "police_marac".into() };
    let all = town.book().read_shareable(wanted).unwrap().items;
    all.into_iter().filter(|item| item.item.starts_with("file:")).collect()
}

pub(crate) fn with_caption(
    town: &mut Town,
    concern: ConcernId,
    name: &str,
    bytes: &[u8],
    caption: &str,
) -> String {
    let path = put(town, name, bytes);
    let form = NewFile { concern, caption: caption.into(), ..NewFile::default() };
    format!("file:{}", town.book().attach_file(form, &chosen(&path).unwrap(), &mut |_| true).unwrap().entry)
}

/// A packet opened, every stream of it unpacked.
pub(crate) fn every_byte(pdf: &Path, passphrase: &str) -> Vec<u8> {
    let plain = pdf.with_extension("plain.pdf");
    let password = format!("--password={passphrase}");
    let out = Command::new("qpdf")
        .args([&password, "--decrypt", "--stream-data=uncompress"])
        .args([pdf, &plain])
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    std::fs::read(plain).unwrap()
}

pub(crate) fn says(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|part| part == words.as_bytes())
}

#[test]
fn no_file_goes_unless_somebody_chose_it() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let path = put(&town, "Gareth-at-the-door.jpg", &photograph(300, 200));
    attach(town.book(), concern, &path).unwrap();
    for agency in ["kcc_children", "kent_police", "police_marac", "health_physical", "internal"] {
        let wanted = ShareableWanted { concern, agency: agency.into() };
        let Ok(shareable) = town.book().read_shareable(wanted) else { continue };
        let file = shareable.items.iter().find(|item| item.group == "picture").expect("it could go");
        assert!(!file.ticked, "{agency}");
    }
}

#[test]
fn a_picture_that_was_chosen_goes_without_its_name_and_without_what_a_camera_wrote() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let name = "Gareth-at-the-door.jpg";
    let item =
        with_caption(&mut town, concern, name, &photograph(1200, 800), "Bruise on the arm that Wrenna saw");
    let mut asked = request(&mut town, concern);
    asked.items.push(item);
    asked.withhold.push(Withhold {
        words: vec!["Wrenna".into()],
        ground: "third_party".into(),
        ..Withhold::default()
    });
    let review = town.book().review_request(asked.clone()).unwrap();
    assert!(review.warnings.iter().any(|one| one.rule == "pictures-unread"), "somebody must look at it");
    let path = town.beside("packet.pdf");
    let exported = town.book().export_packet(&asked, &path).unwrap();
    let text = text_of(&path, &exported.passphrase);
    assert!(text.contains("Picture 1: Bruise on the arm that [Third party"), "{text}");
    let bytes = every_byte(&path, &exported.passphrase);
    for gone in ["Camera-of-Ottershaw", "Exif", "Gareth-at-the-door", "Wrenna"] {
        assert!(!says(&bytes, gone), "{gone} is in the packet");
    }
    // Upright, as it is seen: the telephone lay on its side.
    let list =
        Command::new("pdfimages").args(["-upw", &exported.passphrase, "-list"]).arg(&path).output().unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    assert!(list.contains(" 800  1200 ") && list.contains("jpeg"), "{list}");
    // What went is on record by its words, and the same request gives the same pages.
    let share = town.book().read_share(ShareWanted { share: exported.share }).unwrap();
    assert!(
        share.items_list.iter().any(|line| line.starts_with("Picture: Bruise")),
        "{:?}",
        share.items_list
    );
}

/// A photograph of a wall with a red door in it, lying on its side in its file: seen upright, the door is at 30 to 40
/// hundredths from the left and 20 to 40 from the top.
fn red_door() -> Vec<u8> {
    let upright = |x: u32, y: u32| (300..400).contains(&x) && (300..600).contains(&y);
    // Turned by a quarter when it is seen: what is seen at (x, y) stands at (y, 999 - x).
    photograph_of(1500, 1000, |x, y| {
        image::Rgb(if upright(999 - y, x) { [220, 20, 30] } else { [200, 205, 210] })
    })
}

/// The only picture of a packet.
fn picture_in(pdf: &Path, passphrase: &str) -> image::RgbImage {
    let to = pdf.with_extension("picture");
    let done =
        Command::new("pdfimages").args(["-upw", passphrase, "-all"]).args([pdf, &to]).status().unwrap();
    assert!(done.success());
    image::open(pdf.with_file_name("packet.picture-000.jpg")).unwrap().to_rgb8()
}

fn red(picture: &image::RgbImage) -> usize {
    picture.pixels().filter(|image::Rgb([red, green, _])| i32::from(*red) - i32::from(*green) > 60).count()
}

#[test]
fn a_covered_part_of_a_picture_is_nowhere_in_the_packet() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let item = with_caption(&mut town, concern, "door.jpg", &red_door(), "Where they stay");
    let mut asked = request(&mut town, concern);
    asked.items.push(item.clone());
    let path = town.beside("packet.pdf");
    let exported = town.book().export_packet(&asked, &path).unwrap();
    let seen = picture_in(&path, &exported.passphrase);
    assert_eq!(seen.dimensions(), (1000, 1500), "upright");
    assert!(red(&seen) > 25_000, "the door is seen: {}", red(&seen));
    let cover = Cover { item, left: 298, top: 198, right: 402, bottom: 402, ..Cover::default() };
    asked.covers.push(Cover { ground: "place".into(), note: "Their new front door".into(), ..cover });
    let exported = town.book().export_packet(&asked, &path).unwrap();
    assert_eq!(red(&picture_in(&path, &exported.passphrase)), 0);
    let text = text_of(&path, &exported.passphrase);
    assert!(text.contains("Part of picture 1"), "{text}");
    assert!(text.contains("Picture 1: Where they stay. Part of it is covered."), "{text}");
    assert!(!text.contains("front door"), "a note never goes");
    assert!(
        says(&every_byte(&path, &exported.passphrase), "Part of it is covered."),
        "for whoever cannot see it"
    );
    let share = town.book().read_share(ShareWanted { share: exported.share }).unwrap();
    assert!(share.withheld_list.iter().any(|one| one.note == "Their new front door"));
}

#[test]
fn a_cover_outside_its_picture_is_refused() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let item = with_caption(&mut town, concern, "door.jpg", &photograph(120, 80), "");
    let mut asked = request(&mut town, concern);
    asked.items.push(item.clone());
    let cover = |left, right| Cover {
        item: item.clone(),
        left,
        right,
        bottom: 10,
        ground: "place".into(),
        ..Cover::default()
    };
    for wrong in [cover(10, 10), cover(20, 10), cover(900, 1001)] {
        asked.covers = vec![wrong];
        let path = town.beside("packet.pdf");
        assert_eq!(broken(town.book().export_packet(&asked, &path)), ["covers.0.area not-in-picture"]);
    }
}

#[test]
fn an_e_mail_goes_as_its_text_with_what_is_withheld_left_out() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let item = with_caption(&mut town, concern, "Tomas again.eml", MAIL, "From the school");
    let mut asked = request(&mut town, concern);
    asked.items.push(item.clone());
    for (words, ground) in [
        (["Radovan", "uncle Radovan"], "third_party"),
        (["Dana Whitcombe", "dana@school.example"], "reporter"),
    ] {
        let words = words.map(String::from).to_vec();
        asked.withhold.push(Withhold { words, ground: ground.into(), ..Withhold::default() });
    }
    let path = town.beside("packet.pdf");
    let exported = town.book().export_packet(&asked, &path).unwrap();
    let text = text_of(&path, &exported.passphrase);
    assert!(
        text.contains("Letters, e-mails and texts") && text.contains("He came in without shoes"),
        "{text}"
    );
    let bytes = every_byte(&path, &exported.passphrase);
    // What was attached to it does not go, and neither does its name.
    for gone in ["Radovan", "Whitcombe", "dana@school", "Ottokar"] {
        assert!(!says(&bytes, gone) && !text.contains(gone), "{gone} is in the packet");
    }
}

#[test]
fn a_file_that_nobody_could_look_into_is_named_and_cannot_go() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let item = with_caption(
        &mut town,
        concern,
        "clip.mp4",
        b"\0\0\0\x18ftypmp42",
        "What the camera at the door saw",
    );
    let page = with_caption(&mut town, concern, "page.html", b"<!DOCTYPE html><p>Hello", "What he posted");
    let shown = items(&mut town, concern);
    assert_eq!(shown.len(), 2);
    assert!(shown.iter().all(|item| !item.bar.is_empty() && !item.ticked));
    for item in [item, page] {
        let mut asked = request(&mut town, concern);
        asked.items.push(item);
        let path = town.beside("packet.pdf");
        assert_eq!(broken(town.book().export_packet(&asked, &path)), ["items cannot-go"]);
        assert!(!path.exists());
    }
}

#[test]
fn a_picture_that_cannot_be_read_stops_the_packet_and_says_so() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let whole = photograph(300, 200);
    let item = with_caption(&mut town, concern, "cut.jpg", &whole[..200], "Cut short");
    let mut asked = request(&mut town, concern);
    asked.items.push(item);
    let path = town.beside("packet.pdf");
    assert!(matches!(town.book().export_packet(&asked, &path), Err(Error::Invalid(_))));
    assert!(!path.exists());
    let shares = town.book().list_shares(ShareFilter::default()).unwrap();
    assert!(shares.items.is_empty(), "nothing is on record of a packet that was never made");
}

#[test]
fn a_file_that_was_taken_back_is_not_offered() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let item = with_caption(&mut town, concern, "a.jpg", &photograph(30, 20), "Wrong concern");
    let entry = item.strip_prefix("file:").unwrap().to_owned();
    let withdrawal = Withdrawal { concern, entry, reason: "Not theirs.".into() };
    town.book().withdraw_statement(withdrawal).unwrap();
    assert!(items(&mut town, concern).is_empty());
}

#[test]
fn what_a_file_says_of_itself_is_shown() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let item = with_caption(&mut town, concern, "a.jpg", &photograph(30, 20), "");
    let entry = item.strip_prefix("file:").unwrap().to_owned();
    let view = town.book().read_file_view(FileWanted { concern, entry }).unwrap();
    let said: Vec<_> = view.about.iter().map(|fact| (fact.label.as_str(), fact.value.as_str())).collect();
    assert_eq!(said, [("Maker of the camera", "Camera-of-Ottershaw-51.2N")]);
}
