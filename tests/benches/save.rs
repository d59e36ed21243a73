//! One entry, durably: on disk before the officer is told that it is saved.
//!
//! The log does more than its rival: it signs, folds the concern again, indexes its words, reads the entry back and
//! verifies it, all before the one flush that both pay for. What the keyring takes to remember the entry comes on top
//! and stands in a line of its own, since the log measured here has its keyring in memory.

mod fair;

use std::fs::File;
use std::io::Write;

use fair::{Archive, LARGE, Plain, SMALL, heading, race, runner, timed};
use logbook::Chance;
use logbook::acts::{Addition, ConcernFilter};
use logbook::vault::{KeyStore, OsKeyring};

fn main() {
    heading("Saving one entry durably (WAL, synchronous FULL)");
    for (concerns, entries) in [(SMALL, "100"), (LARGE, "100,000")] {
        save(&Archive::of(concerns), entries);
    }
    remember();
}

/// The head of the log in the keyring of `cargo x bench`, which is a real one and thrown away afterwards.
fn remember() {
    let keyring = OsKeyring::default();
    let mut head = [0; 40];
    if !cfg!(target_os = "linux") || keyring.set("bench/head", &head).is_err() {
        println!("  SKIPPED: the keyring; there is none of our own here.");
        return;
    }
    let set = || {
        head[0] = head[0].wrapping_add(1);
        timed(|| keyring.set("bench/head", &head).expect("the keyring takes it"))
    };
    race("remembering it in the keyring", 101, vec![runner("written, read back, compared", set)]);
}

fn save(archive: &Archive, entries: &str) {
    let (folder, copy) = archive.scratch();
    let mut book = copy.unlock();
    let plain = Plain::open(&copy.plain());
    let mut line = plain.last_passage();
    let mut file = File::create(folder.path().join("bare")).expect("a file");
    let open = ConcernFilter { state: "open".into(), limit: 200, ..ConcernFilter::default() };
    let concerns: Vec<_> =
        book.list_concerns(open).expect("a list").items.into_iter().map(|c| c.concern).collect();
    let text = fair::words::Words::seeded(3).passage(110);
    let mut chance = Chance::seeded(11);
    let mut turn = 0;
    race(
        &format!("a log of {entries} entries"),
        101,
        vec![
            runner("add_to_concern", || {
                turn += 1;
                let concern = concerns[turn % concerns.len()];
                let form =
                    Addition { concern, kind: "note".into(), text: text.clone(), ..Addition::default() };
                timed(|| book.add_to_concern(form).expect("an addition is taken"))
            }),
            runner("plain SQLite, one insert of the same bytes", || {
                let hash = chance.bytes();
                timed(|| plain.append(&mut line, &hash))
            }),
            runner("a bare file, 4 KiB appended and flushed", || {
                timed(|| file.write_all(&[7; 4096]).and_then(|()| file.sync_data()).expect("a flush"))
            }),
        ],
    );
}
