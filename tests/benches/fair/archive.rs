//! A log of many entries, grown through the acts of an officer, one by one, and kept for the next run.
//!
//! It lies under `target/bench-data` and is made again when the schema changes; deleting the folder is always safe.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use data_encoding::HEXLOWER;
use logbook::acts::{Addition, Closing, NewConcern, NewDecision, NewReferral, PersonForm, ReporterForm};
use logbook::domain::id::ConcernId;
use logbook::domain::lists::{List, Lists};
use logbook::domain::terms;
use logbook::store::migrate::MIGRATIONS;
use logbook::vault::KeyStore;
use logbook::{Chance, Clock, Logbook, Pinned, Start, Surroundings};
use town::{CHEAP, PIN, Town};

use super::plain;
use super::words::{RARE, Words};

/// Concerns of a log with 100 entries: five each.
pub const SMALL: usize = 20;
/// Concerns of a log with 100,000 entries.
pub const LARGE: usize = 20_000;
/// Five years of concerns end with the stories' morning.
const FIVE_YEARS_SECONDS: i64 = 5 * 365 * 24 * 3600;

/// A log on disk, its keyring, and the same tables without encryption.
pub struct Archive {
    folder: PathBuf,
    keyring: Arc<Pocket>,
    clock: Arc<Pinned>,
}

impl Archive {
    /// The log of so many concerns: the one kept from an earlier run, or a new one.
    pub fn of(concerns: usize) -> Archive {
        let mut schema = DefaultHasher::new();
        MIGRATIONS.hash(&mut schema);
        let base = shelf().join(format!("{concerns}-concerns-{:016x}", schema.finish()));
        let clock = Arc::new(Pinned::at(town::MORNING));
        if !base.exists() {
            let part = base.with_extension("part");
            // What an interrupted run left behind is of no use.
            let _ = std::fs::remove_dir_all(&part);
            std::fs::create_dir_all(&part).expect("a folder for the log");
            grow(&part, concerns, &clock);
            std::fs::rename(&part, &base).expect("the log is put on its shelf");
        }
        let keyring = Arc::new(Pocket::read(&base.join("keyring.json")));
        Archive { folder: base, keyring, clock }
    }

    /// A copy that may be written to, and is gone afterwards.
    pub fn scratch(&self) -> (tempfile::TempDir, Archive) {
        let folder = tempfile::tempdir_in(shelf()).expect("a scratch folder");
        town::copy_folder(&self.log(), &folder.path().join("log"));
        std::fs::copy(self.plain(), folder.path().join("plain.db")).expect("a copy");
        let keyring = Arc::new(Pocket::read(&self.folder.join("keyring.json")));
        let copy = Archive { folder: folder.path().to_owned(), keyring, clock: self.clock.clone() };
        (folder, copy)
    }

    /// Where the log is.
    pub fn log(&self) -> PathBuf {
        self.folder.join("log")
    }

    /// The same tables in plain SQLite.
    pub fn plain(&self) -> PathBuf {
        self.folder.join("plain.db")
    }

    /// Puts its secrets into another keyring, for a program that opens it by itself.
    pub fn keep_in_keyring(&self, other: &dyn KeyStore) -> logbook::Result<()> {
        let items = self.keyring.items.lock().unwrap_or_else(PoisonError::into_inner);
        items.iter().try_for_each(|(name, secret)| other.set(name, secret))
    }

    /// Unlocks the log, as its officer does.
    pub fn unlock(&self) -> Logbook {
        let with = surroundings(self.keyring.clone(), self.clock.clone(), fresh_seed());
        Logbook::unlock(&self.log(), PIN, with).expect("the log opens")
    }
}

/// Where logs for benches are kept.
pub fn shelf() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench-data")
}

/// A seed that is never used twice, so that no two entries draw the same salt.
fn fresh_seed() -> u64 {
    let now = logbook::SystemClock.now_ms();
    now.unsigned_abs()
}

fn surroundings(keyring: Arc<dyn KeyStore>, clock: Arc<Pinned>, seed: u64) -> Surroundings {
    Surroundings { keyring, clock, chance: Chance::seeded(seed), cost: Some(CHEAP) }
}

fn grow(base: &Path, concerns: usize, clock: &Arc<Pinned>) {
    println!("Writing {concerns} concerns of five entries each; this is done once.");
    let started = std::time::Instant::now();
    let keyring = Arc::new(Pocket::default());
    let start: Start = Town::without_a_log(1).start();
    clock.pass_seconds(-FIVE_YEARS_SECONDS);
    let step = FIVE_YEARS_SECONDS / i64::try_from(concerns).expect("not that many");
    let with = surroundings(keyring.clone(), clock.clone(), 1);
    let folder = base.join("log");
    let mut book = Logbook::start(&folder, start, PIN, with).expect("a log starts");
    let code = book.waiting_kit().expect("a kit waits").code().to_string();
    let mut words = Words::seeded(7);
    for number in 0..concerns {
        clock.pass_seconds(step);
        grow_concern(&mut book, &mut words, number, concerns);
        if number % 1000 == 999 {
            println!("  {} concerns after {} s", number + 1, started.elapsed().as_secs());
        }
    }
    book.lock().expect("the log closes");
    plain::copy(&folder, &code, &base.join("plain.db"));
    keyring.write(&base.join("keyring.json"));
}

/// Five entries: a person, their concern, something added, a decision, and how it went on.
fn grow_concern(book: &mut Logbook, words: &mut Words, number: usize, of: usize) {
    let kinds = terms::ADDITION_KINDS;
    let concern = book.record_concern(new_concern(words, number, of)).expect("a concern is taken").concern;
    let text = words.passage(110);
    add(book, concern, &kinds[number % kinds.len()].code, text);
    let reasons = words.passage(50);
    let form = NewDecision { concern, decision: "monitor".into(), reasons, ..NewDecision::default() };
    book.decide(form).expect("a decision is taken");
    // All but the last hundredth are closed, referred or added to.
    match number % 5 {
        _ if number + of / 100 >= of => add(book, concern, "note", words.passage(80)),
        0 => {
            let agencies = book.lists().agencies();
            let agency = agencies[number / 5 % agencies.len()].code.to_string();
            let asked = words.passage(60);
            let form =
                NewReferral { concern, agency, route: "phone".into(), asked, ..NewReferral::default() };
            book.refer(form).expect("a referral is taken");
        }
        1 => add(book, concern, "contact", words.passage(80)),
        _ => {
            let outcome = words.passage(60);
            let form = Closing { concern, reason: "safe_plan".into(), outcome, ..Closing::default() };
            book.close_concern(form).expect("a concern closes");
        }
    }
}

fn add(book: &mut Logbook, concern: ConcernId, kind: &str, text: String) {
    let form = Addition { concern, kind: kind.into(), text, ..Addition::default() };
    book.add_to_concern(form).expect("an addition is taken");
}

fn new_concern(words: &mut Words, number: usize, of: usize) -> NewConcern {
    let mut account = words.passage(90);
    if number == of / 2 {
        account.push(' ');
        account.push_str(RARE);
    }
    let kinds = Lists::default();
    let kinds = kinds.of(List::ConcernTypes);
    let main = kinds[number % kinds.len()].code.to_string();
    let person = PersonForm {
        role: "adult_at_risk".into(),
        name: words.name(),
        born_on: Some(format!("19{}-0{}-1{}", 30 + words.below(69), 1 + words.below(9), words.below(10))),
        address: format!("{} Invented Row, Maidstone", 1 + words.below(240)),
        ..PersonForm::default()
    };
    NewConcern {
        route_in: Some("phone".into()),
        reporter: ReporterForm { kind: Some("public".into()), name: words.name(), ..ReporterForm::default() },
        called_999: number.is_multiple_of(40).then(|| "yes".into()),
        danger: Some(if number.is_multiple_of(40) { "yes" } else { "no" }.into()),
        people: vec![person],
        summary: words.passage(9),
        account,
        own_words: words.passage(30),
        concern_types: vec![main.clone()],
        main_type: Some(main),
        ..NewConcern::default()
    }
}

/// A keyring that outlives the run: an invented log's secrets, in a file beside it.
#[derive(Default)]
struct Pocket {
    items: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Pocket {
    fn read(path: &Path) -> Pocket {
        let text = std::fs::read(path).expect("the keyring beside the log");
        let items: BTreeMap<String, String> = serde_json::from_slice(&text).expect("a keyring");
        let items = items
            .into_iter()
            .map(|(name, secret)| (name, HEXLOWER.decode(secret.as_bytes()).expect("bytes")));
        Pocket { items: Mutex::new(items.collect()) }
    }

    fn write(&self, path: &Path) {
        let items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        let text: BTreeMap<_, _> =
            items.iter().map(|(name, secret)| (name, HEXLOWER.encode(secret))).collect();
        std::fs::write(path, serde_json::to_vec(&text).expect("a keyring")).expect("the keyring is kept");
    }
}

impl KeyStore for Pocket {
    fn name(&self) -> &'static str {
        "pocket"
    }

    fn get(&self, item: &str) -> logbook::Result<Option<Vec<u8>>> {
        Ok(self.items.lock().unwrap_or_else(PoisonError::into_inner).get(item).cloned())
    }

    fn set(&self, item: &str, secret: &[u8]) -> logbook::Result<()> {
        self.items.lock().unwrap_or_else(PoisonError::into_inner).insert(item.to_owned(), secret.to_vec());
        Ok(())
    }
}
