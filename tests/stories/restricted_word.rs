//! A restriction is for those who may see the concern. That there is one, everybody may read; what is written keeps to that.

use logbook::Vault;
use logbook::acts::{Addition, Restriction};
use logbook::sync::seal;
use town::council::Council;

use crate::restricted::{files_named, holds, planted};

/// Everything in the shared folder that a desk's first key opens.
fn everything_opened(council: &Council, desk: usize) -> Vec<u8> {
    let (keyset, _) =
        Vault::at(&council.desks[desk].path()).unseal(town::PIN, &*council.desks[desk].keyring).unwrap();
    let identity = [keyset.identity.clone().into()];
    let files = files_named(council.shared(), "");
    let opened = files.iter().filter_map(|file| seal::open(&std::fs::read(file).unwrap(), &identity).ok());
    opened.flatten().collect()
}

#[test]
fn what_is_written_before_the_restriction_itself_has_come_is_kept_from_the_same_officers() {
    let mut council = Council::of_three();
    let concern = council.book(0).record_concern(planted()).unwrap().concern;
    council.agree();
    let ali = council.officers(2).me.unwrap();
    let form = Restriction { concern, kept_from: vec![ali], reason: "The worry is about Ali.".into() };
    council.book(0).restrict_concern(form).unwrap();
    council.pass(0);
    // Of what Jo wrote only what everybody may read has come to Sam.
    let sealed = files_named(council.shared(), "r-");
    assert!(!sealed.is_empty());
    let away = council.desks[0].beside("away");
    std::fs::create_dir_all(&away).unwrap();
    let moved = |from: &std::path::Path| away.join(from.file_name().unwrap());
    sealed.iter().for_each(|file| std::fs::rename(file, moved(file)).unwrap());
    council.pass(1);
    let text = "Heard by Sam: a kumquat.".to_owned();
    let form = Addition { concern, kind: "note".into(), text, ..Addition::default() };
    council.book(1).add_to_concern(form).unwrap();
    council.pass(1);
    assert!(holds(&everything_opened(&council, 0), "kumquat"), "Jo can read it");
    assert!(!holds(&everything_opened(&council, 2), "kumquat"), "Ali could read it");
    sealed.iter().for_each(|file| std::fs::rename(moved(file), file).unwrap());
    council.agree();
    let heard = council.book(0).read_concern(logbook::acts::ConcernWanted { concern }).unwrap();
    assert!(heard.chronology.iter().flat_map(|item| &item.passages).any(|p| p.text.contains("kumquat")));
}
