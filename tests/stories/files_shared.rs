//! Files among officers: attached here and seen there, kept from whom their concern is kept from, whole after every meddling
//! with the folder, in backups and in what is handed over.

use std::fs;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use logbook::Logbook;
use logbook::acts::{CheckForm, FileWanted, NewConcern, Restriction};
use logbook::domain::id::{ConcernId, OfficerId};
use sha2::{Digest, Sha256};
use town::council::Council;
use town::{Town, grace};

use crate::files::{attach, files, kept, photograph, put, saved};
use crate::folder::{Steps, Stops, WAYS};

/// Bytes without a pattern.
fn noise(many: usize, seed: u64) -> Vec<u8> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u8
    };
    (0..many).map(|_| next()).collect()
}

/// Pieces of files that stand in the folder.
fn pieces(council: &Council) -> Vec<PathBuf> {
    let root = fs::read_dir(council.shared()).unwrap().flatten().next().unwrap().path();
    let parts = fs::read_dir(root).unwrap().flatten();
    let all = parts.flat_map(|part| fs::read_dir(part.path()).unwrap().flatten().map(|file| file.path()));
    let mut found: Vec<PathBuf> =
        all.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("a-")).collect();
    found.sort();
    found
}

fn officer(council: &mut Council, name: &str) -> OfficerId {
    council.officers(0).officers.iter().find(|o| o.name == name).unwrap().officer
}

/// Passes of everybody with a minute between: what was spoilt or gone is asked for and put there again.
fn three_minutes(council: &mut Council) {
    for _ in 0..3 {
        council.desks[0].clock.pass_seconds(60);
        council.agree();
    }
}

fn held(council: &Council, desk: usize) -> (i64, i64) {
    kept(&council.desks[desk].path(), &council.database_key(desk))
}

/// Attaches bytes at a desk and returns the entry.
fn attach_at(council: &mut Council, desk: usize, concern: ConcernId, name: &str, bytes: &[u8]) -> String {
    let path = put(&council.desks[desk], name, bytes);
    attach(council.book(desk), concern, &path).unwrap().entry
}

fn has(council: &mut Council, desk: usize, concern: ConcernId) -> Vec<bool> {
    files(council.book(desk), concern).iter().map(|line| line.here).collect()
}

fn saves(council: &mut Council, desk: usize, concern: ConcernId, entry: &str) -> Vec<u8> {
    let out = council.desks[desk].beside("saved.bin");
    saved(council.book(desk), concern, entry, &out)
}

#[test]
fn a_file_attached_here_is_seen_there_byte_for_byte() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    let bytes = noise((3 << 20) + 77, 5);
    let entry = attach_at(&mut council, 0, concern, "talk.mp3", &bytes);
    council.agree();
    for desk in 1..3 {
        assert_eq!(has(&mut council, desk, concern), [true]);
        assert_eq!(saves(&mut council, desk, concern, &entry), bytes);
    }
    let piece = fs::read(&pieces(&council)[0]).unwrap();
    assert!(!piece.windows(64).any(|window| window == &bytes[..64]), "nothing readable in the folder");
    assert_eq!(pieces(&council).len(), 1, "once, in the part of the machine that attached it");
}

#[test]
fn a_name_may_come_before_its_bytes_and_a_large_file_comes_in_pieces() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    let bytes = noise((20 << 20) + 1, 6);
    let entry = attach_at(&mut council, 0, concern, "film.mp4", &bytes);
    council.pass(0);
    let all = pieces(&council);
    assert_eq!(all.len(), 3);
    // The second piece is on its way still.
    let away = council.desks[0].beside("away");
    fs::rename(&all[1], &away).unwrap();
    council.pass(1);
    assert_eq!(has(&mut council, 1, concern), [false], "not here yet, and the page says so");
    let early = council.book(1).picture_bytes(&FileWanted { concern, entry: entry.clone() });
    assert!(early.is_err());
    fs::rename(&away, &all[1]).unwrap();
    council.agree();
    assert_eq!(has(&mut council, 1, concern), [true]);
    assert_eq!(saves(&mut council, 2, concern, &entry), bytes);
}

#[test]
fn a_spoilt_piece_is_ignored_and_put_there_again() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    let bytes = noise(300_000, 7);
    let entry = attach_at(&mut council, 0, concern, "scan.pdf", &bytes);
    council.pass(0);
    let piece = pieces(&council)[0].clone();
    let mut flipped = fs::read(&piece).unwrap();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    fs::write(&piece, flipped).unwrap();
    council.pass(1);
    assert_eq!(has(&mut council, 1, concern), [false]);
    three_minutes(&mut council);
    assert_eq!(has(&mut council, 1, concern), [true]);
    assert_eq!(saves(&mut council, 1, concern, &entry), bytes);
}

#[test]
fn a_piece_that_is_gone_is_put_there_again() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    attach_at(&mut council, 0, concern, "scan.pdf", &noise(300_000, 8));
    council.pass(0);
    for piece in pieces(&council) {
        fs::remove_file(piece).unwrap();
    }
    council.agree();
    assert_eq!(has(&mut council, 2, concern), [true]);
    assert_eq!(pieces(&council).len(), 1);
}

#[test]
fn no_meddling_with_a_piece_loses_or_changes_a_file() {
    for (way, meddle) in WAYS {
        let mut council = Council::of_three();
        let concern = council.desks[1].record().concern;
        council.agree();
        let bytes = noise(90_000, 15);
        let entry = attach_at(&mut council, 1, concern, "a.bin", &bytes);
        council.pass(1);
        let piece = pieces(&council)[0].clone();
        let parts = fs::read_dir(piece.parent().unwrap().parent().unwrap()).unwrap().flatten();
        let others = parts.map(|part| part.path()).filter(|part| *part != piece.parent().unwrap());
        let other = others.flat_map(|part| fs::read_dir(part).unwrap().flatten()).next().unwrap().path();
        meddle(&piece, &other);
        three_minutes(&mut council);
        council.must_agree();
        for desk in [0, 2] {
            assert_eq!(saves(&mut council, desk, concern, &entry), bytes, "{way}");
        }
    }
}

#[test]
fn a_pass_killed_at_any_step_loses_no_file() {
    let mut stopped = 0;
    for steps in 0.. {
        let mut council = Council::of_three();
        let concern = council.desks[0].record().concern;
        council.agree();
        let (jos, sams) = (noise(5_000, 16), noise(6_000, 17));
        let jo = attach_at(&mut council, 0, concern, "jo.bin", &jos);
        let sam = attach_at(&mut council, 1, concern, "sam.bin", &sams);
        council.pass(1);
        let mut folder = Stops { folder: council.folder(), left: &Steps::of(steps) };
        let done = logbook::acts::pass(&mut council.book(0), &mut folder).is_ok();
        stopped += u32::from(!done);
        council.desks[0].book = None;
        council.desks[0].unlock(town::PIN).unwrap();
        council.agree();
        council.must_agree();
        for desk in 0..3 {
            assert_eq!(saves(&mut council, desk, concern, &jo), jos, "after {steps} steps");
            assert_eq!(saves(&mut council, desk, concern, &sam), sams, "after {steps} steps");
        }
        if done {
            break;
        }
    }
    assert!(stopped > 8, "only {stopped} steps were tried");
}

#[test]
fn a_file_of_a_restricted_concern_never_comes_to_whom_it_is_kept_from() {
    let mut council = Council::of_three();
    let sam = officer(&mut council, "Sam Okafor");
    let concern =
        council.book(0).record_concern(NewConcern { kept_from: vec![sam], ..grace() }).unwrap().concern;
    let bytes = photograph(320, 200);
    let entry = attach_at(&mut council, 0, concern, "a.jpg", &bytes);
    council.agree();
    assert_eq!(saves(&mut council, 2, concern, &entry), bytes);
    assert_eq!(held(&council, 1), (0, 0));
    // Sam's key opens none of the pieces, whoever carries them.
    let stanzas = |path: &Path| {
        let text = fs::read(path).unwrap();
        String::from_utf8_lossy(&text[..600]).matches("-> X25519").count()
    };
    for piece in pieces(&council) {
        assert_eq!(stanzas(&piece), 2, "Jo and Ali");
    }
}

#[test]
fn a_file_goes_from_the_machine_of_whom_its_concern_is_kept_from_later() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    let bytes = noise(2_000_000, 9);
    // The one from whom it will be kept attached it.
    council.agree();
    let entry = attach_at(&mut council, 1, concern, "a.bin", &bytes);
    council.agree();
    assert_eq!(held(&council, 1), (1, 2));
    let sam = officer(&mut council, "Sam Okafor");
    let form = Restriction { concern, kept_from: vec![sam], reason: "It is about Sam.".into() };
    council.book(0).restrict_concern(form).unwrap();
    council.agree();
    assert_eq!(held(&council, 1), (0, 0), "erased, as the others have it");
    assert_eq!(saves(&mut council, 2, concern, &entry), bytes);
    // Opened again, it comes back from the others.
    let form = Restriction { concern, kept_from: Vec::new(), reason: "It was not.".into() };
    council.book(0).restrict_concern(form).unwrap();
    three_minutes(&mut council);
    assert_eq!(has(&mut council, 1, concern), [true]);
    assert_eq!(saves(&mut council, 1, concern, &entry), bytes);
}

#[test]
fn with_a_file_on_its_way_still_the_only_copy_is_not_erased() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    council.agree();
    let bytes = noise(400_000, 10);
    let entry = attach_at(&mut council, 1, concern, "a.bin", &bytes);
    council.pass(1);
    // The words arrive at the others, the bytes do not.
    let piece = pieces(&council)[0].clone();
    let away = council.desks[0].beside("away");
    fs::rename(&piece, &away).unwrap();
    council.pass(0);
    council.pass(2);
    let sam = officer(&mut council, "Sam Okafor");
    let form = Restriction { concern, kept_from: vec![sam], reason: "It is about Sam.".into() };
    council.book(0).restrict_concern(form).unwrap();
    for desk in [0, 2, 0, 2] {
        council.pass(desk);
    }
    fs::rename(&away, &piece).unwrap();
    council.pass(1);
    assert_eq!(held(&council, 1), (1, 1), "nobody else has it");
    council.agree();
    assert_eq!(held(&council, 1), (0, 0));
    assert_eq!(saves(&mut council, 2, concern, &entry), bytes);
}

#[test]
fn a_newcomer_gets_the_files_of_everybody_and_of_who_has_left() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    council.agree();
    let (jos, sams) = (noise(50_000, 11), noise(60_000, 12));
    let jo = attach_at(&mut council, 0, concern, "jo.bin", &jos);
    let sam = attach_at(&mut council, 1, concern, "sam.bin", &sams);
    council.agree();
    let who = officer(&mut council, "Sam Okafor");
    let named = logbook::acts::OfficerNamed { officer: who, reason: "Has left.".into(), kit: String::new() };
    council.book(0).remove_officer(named).unwrap();
    council.agree();
    let proposal = council.officers(2).proposals.iter().find(|p| p.may_approve).unwrap().proposal.clone();
    council.book(2).approve_change(logbook::acts::ChangeNamed { proposal }).unwrap();
    council.agree();
    let newcomer = council.join();
    three_minutes(&mut council);
    assert_eq!(has(&mut council, newcomer, concern), [true, true]);
    assert_eq!(saves(&mut council, newcomer, concern, &jo), jos);
    assert_eq!(saves(&mut council, newcomer, concern, &sam), sams);
}

#[test]
fn a_backup_gives_back_every_file() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let words = town.kit_words();
    let bytes = noise((2 << 20) + 3, 13);
    let path = put(&town, "a.bin", &bytes);
    let entry = attach(town.book(), concern, &path).unwrap().entry;
    let place = town.beside("place");
    fs::create_dir_all(&place).unwrap();
    town.book().choose_backup_place(&place).unwrap();
    let said = town.book().back_up(Default::default()).unwrap();
    assert_eq!((said.red, said.last_fault), (false, None));
    let file = fs::read_dir(&place).unwrap().flatten().next().unwrap().path();
    let with = town.surroundings();
    let mut book =
        Logbook::restore(&file, &town.beside("new/log"), &words, "a fresh pin", with, None).unwrap();
    assert!(book.check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
    assert_eq!(saved(&mut book, concern, &entry, &town.beside("again.bin")), bytes);
}

#[test]
fn what_is_handed_over_holds_the_files_by_the_digest_their_entries_name() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let bytes = noise((1 << 20) + 9, 14);
    let path = put(&town, "../log-a.bin".trim_start_matches("../"), &bytes);
    attach(town.book(), concern, &path).unwrap();
    let out = town.beside("export");
    let exported = town.book().export_log(&out, None, &mut |_, _| {}).unwrap();
    assert_eq!(exported.attached, 1);
    let file = fs::read_dir(out.join("files")).unwrap().flatten().next().unwrap();
    let digest = file.file_name().into_string().unwrap();
    assert_eq!(fs::read(file.path()).unwrap(), bytes);
    let readable = fs::read_to_string(out.join("readable/MBC-2026-A0001.json")).unwrap();
    assert!(readable.contains("log-a.bin"));
    // As a stranger would: salt and digest out of the bodies.
    let bodies = fs::read_dir(out.join("entries")).unwrap().flatten().next().unwrap().path();
    let named = fs::read_dir(bodies).unwrap().flatten().find_map(|entry| {
        let body = fs::read(entry.path()).unwrap();
        let value: ciborium::value::Value = ciborium::from_reader(&body[..]).ok()?;
        let text = |name: &str| {
            let pairs = value.as_map()?;
            pairs.iter().find(|(key, _)| key.as_text() == Some(name))?.1.as_text().map(str::to_owned)
        };
        Some((text("digest")?, text("file_salt")?))
    });
    let (said, salt) = named.expect("an entry names the file");
    assert_eq!(said, digest);
    let salted = [HEXLOWER.decode(salt.as_bytes()).unwrap(), bytes].concat();
    assert_eq!(HEXLOWER.encode(&Sha256::digest(&salted)), digest);

    let identity = age::x25519::Identity::generate();
    let sealed = town.beside("sealed");
    let to = identity.to_public().to_string();
    town.book().export_log(&sealed, Some(&to), &mut |_, _| {}).unwrap();
    let file = fs::read(sealed.join(format!("files/{digest}.age"))).unwrap();
    assert_eq!(age::decrypt(&identity, &file).unwrap(), salted[32..]);
}
