//! Agreeing through the shared folder: a new machine at 100,000 entries, a pass with nothing new, a pass with 100 entries.

mod fair;

use std::sync::Arc;
use std::time::Instant;

use fair::{Archive, LARGE, heading, race, runner, timed};
use logbook::acts::{Addition, Admission, Nothing};
use logbook::sync::Directory;
use logbook::vault::MemoryKeyring;
use logbook::{Asking, Chance, Joining, Logbook, Pinned, Stage, Surroundings};
use town::{CHEAP, MORNING, PIN};

fn main() {
    heading("Agreeing through the shared folder");
    let (scratch, archive) = Archive::of(LARGE).scratch();
    let shared = scratch.path().join("shared");
    std::fs::create_dir_all(&shared).expect("a folder");
    let mut jo = archive.unlock();
    jo.choose_shared_folder(&shared).expect("a folder is chosen");
    once("the whole log published for the first time", || pass(&mut jo, &shared));

    let invitation = jo.invite(Nothing::default()).expect("an invitation").invitation;
    let asking = Asking { invitation, name: "Sam Okafor".into(), role: "Deputy".into() };
    let desk = scratch.path().join("second");
    let mut folder = Directory::at(&shared);
    let joining =
        Joining::begin(&desk, &shared, &asking, PIN, surroundings(), &mut folder).expect("a request");
    pass(&mut jo, &shared);
    let request = jo.read_officers(Nothing::default()).expect("the page").requests.remove(0);
    let machine = request.machine.parse().expect("an id");
    jo.admit_machine(Admission { machine, words: request.words.join(" "), ..Admission::default() })
        .expect("let in");
    once("published again, for the new machine as well", || pass(&mut jo, &shared));
    let mut sam = None;
    once("NEW MACHINE, from the folder to usable", || match joining.pass(&mut folder).expect("a pass") {
        Stage::Ready(book) => sam = Some(*book),
        Stage::Waiting(_) => panic!("not in"),
    });
    let mut sam = sam.expect("in");
    let total = sam.list_concerns(Default::default()).expect("a list").total;
    assert_eq!(total as usize, LARGE, "every concern is there");
    pass(&mut jo, &shared);
    pass(&mut sam, &shared);

    race(
        "A pass with nothing new, 100,000 entries in the folder",
        20,
        vec![
            runner("pass", || timed(|| pass(&mut sam, &shared))),
            runner("the folder listed, with sizes", || timed(|| walk(&shared))),
        ],
    );
    let concern = jo.list_concerns(Default::default()).expect("a list").items[0].concern;
    let rounds = std::cell::RefCell::new((&mut jo, &mut sam));
    race(
        "A pass with 100 new entries",
        7,
        vec![runner("taken in, verified, folded, acknowledged", || {
            let (jo, sam) = &mut *rounds.borrow_mut();
            for number in 0..100 {
                let text = format!("Rang the school for the {number}th time.");
                jo.add_to_concern(Addition { concern, kind: "note".into(), text, ..Addition::default() })
                    .expect("taken");
            }
            pass(jo, &shared);
            timed(|| pass(sam, &shared))
        })],
    );
}

fn once(job: &str, work: impl FnOnce()) {
    let started = Instant::now();
    work();
    println!("  {job:<60} {:.2} s", started.elapsed().as_secs_f64());
}

fn pass(book: &mut Logbook, shared: &std::path::Path) {
    let mut book = book;
    logbook::acts::pass(&mut book, &mut Directory::at(shared)).expect("a pass ends well");
}

fn walk(folder: &std::path::Path) -> u64 {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let about = entry.metadata().expect("a size");
        bytes += if about.is_dir() { walk(&entry.path()) } else { about.len() };
    }
    bytes
}

fn surroundings() -> Surroundings {
    Surroundings {
        keyring: Arc::new(MemoryKeyring::default()),
        clock: Arc::new(Pinned::at(MORNING)),
        chance: Chance::seeded(99),
        cost: Some(CHEAP),
    }
}
