//! How long an officer waits for the log to open, apart from what a guess at the PIN is made to cost.
//!
//! Opening must not grow with the log: a log of five years opens like one of five days.

mod fair;

use fair::{Archive, LARGE, Plain, SMALL, heading, race, runner, timed};
use logbook::vault::Cost;
use logbook::{Logbook, Surroundings};
use town::{PIN, Town};

fn main() {
    heading("Opening the log");
    the_pin();
    let (small, large) = (Archive::of(SMALL), Archive::of(LARGE));
    let unlock = |archive: &Archive| timed(|| archive.unlock());
    let plain = |archive: &Archive| timed(|| Plain::open(&archive.plain()));
    race(
        "100,000 entries, a guess at the PIN that costs nothing",
        41,
        vec![
            runner("unlock", || unlock(&large)),
            runner("unlock, 100 entries", || unlock(&small)),
            runner("plain SQLite opened, pragmas, one row", || plain(&large)),
        ],
    );
    race(
        "100 entries, the same",
        41,
        vec![
            runner("unlock", || unlock(&small)),
            runner("plain SQLite opened, pragmas, one row", || plain(&small)),
        ],
    );
}

/// What a guess costs on this computer: an unlock at the cost a real log is made with, beside one that costs nothing.
fn the_pin() {
    let cost = Cost::measured();
    println!("  a guess at the PIN here: {} MiB, {} passes", cost.memory_kib / 1024, cost.passes);
    let mut real = Town::without_a_log(1);
    let with = Surroundings { cost: Some(cost), ..real.surroundings() };
    Logbook::start(&real.path(), real.start(), PIN, with).and_then(Logbook::lock).expect("a log starts");
    let mut cheap = Town::new();
    cheap.lock();
    let unlock = |town: &mut Town| {
        let (path, with) = (town.path(), town.surroundings());
        timed(|| Logbook::unlock(&path, PIN, with).expect("the log opens"))
    };
    race(
        "an empty log",
        9,
        vec![
            runner("unlock, PIN at its real cost", || unlock(&mut real)),
            runner("unlock, a guess that costs nothing", || unlock(&mut cheap)),
        ],
    );
}
