//! One officer's computer: its disk, its keyring, its clock, and the log while it is open.

use std::cell::OnceCell;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use logbook::acts::Lender;
use logbook::domain::id::MachineId;
use logbook::store::Store;
use logbook::vault::{Cost, KeyStore, MemoryKeyring};
use logbook::{Chance, Code, Error, Logbook, Pinned, Result, Surroundings, Vault};
use zeroize::Zeroizing;

use crate::folder::Fuse;

/// Everybody's PIN.
pub const PIN: &str = "copper-47-lantern";
/// A guess at the PIN costs little here.
pub const CHEAP: Cost = Cost { memory_kib: 8, passes: 1 };

/// A computer.
pub struct Machine {
    /// Its id.
    pub id: MachineId,
    /// Its database key.
    pub key: [u8; 32],
    /// Its age identity.
    pub identity: Zeroizing<String>,
    /// Its disk.
    pub disk: PathBuf,
    /// Its keyring.
    pub keyring: Arc<MemoryKeyring>,
    /// Its clock, which may be wrong.
    pub clock: Arc<Pinned>,
    /// The log while it is open.
    pub book: Option<Logbook>,
    /// Starts so far; each has randomness of its own.
    pub starts: u64,
    /// Seed of its randomness.
    pub seed: u64,
    /// The store, read beside the program by somebody who holds the key.
    pub eye: OnceCell<Store>,
}

impl Machine {
    /// A computer whose log lies on this disk already.
    pub fn on(disk: &Path, keyring: Arc<MemoryKeyring>, clock: Arc<Pinned>, seed: u64) -> Result<Machine> {
        let (keyset, sidecar) = Vault::at(disk).unseal(PIN, &*keyring)?;
        Ok(Machine {
            id: sidecar.machine,
            key: keyset.database,
            identity: Zeroizing::new(keyset.identity.clone()),
            disk: disk.to_owned(),
            keyring,
            clock,
            book: None,
            starts: 0,
            seed,
            eye: OnceCell::new(),
        })
    }

    /// What the log needs of the world.
    pub fn surroundings(&mut self) -> Surroundings {
        self.starts += 1;
        surroundings(&self.keyring, &self.clock, self.seed * 1_000 + self.starts)
    }

    /// Unlocks.
    pub fn unlock(&mut self) -> Result<()> {
        self.drop_all();
        let with = self.surroundings();
        self.book = Some(Logbook::unlock(&self.disk, PIN, with)?);
        Ok(())
    }

    /// The store, as somebody who holds the key reads it: what is on the disk, and not what the program has in its head.
    pub fn eye(&self) -> &Store {
        let eye =
            self.eye.get_or_init(|| Store::open(&self.disk.join("log.db"), &self.key).expect("it opens"));
        #[cfg(feature = "rehearsal")]
        logbook::rehearsal::look_again(eye);
        eye
    }

    /// Closes everything, as the power does.
    fn drop_all(&mut self) {
        self.book = None;
        self.eye.take();
    }

    /// A second copy of this machine, as an image of its disk with everything that belongs to the user makes one.
    pub fn twin(&self, disk: &Path) -> Machine {
        lay(&image_of(&self.disk), disk);
        Machine {
            id: self.id,
            key: self.key,
            identity: self.identity.clone(),
            disk: disk.to_owned(),
            keyring: copy_keyring(&self.keyring, self.id),
            clock: Arc::new(Pinned::at_ms(logbook::Clock::now_ms(&*self.clock))),
            book: None,
            starts: 0,
            seed: self.seed + 50,
            eye: OnceCell::new(),
        }
    }

    /// The power goes: what is on the disk at this instant is what there is.
    pub fn crash(&mut self) {
        let disk = self.disk.clone();
        cut_power(&disk, || self.drop_all());
    }

    /// The number and hash of the last entry this machine was told is safe.
    pub fn acknowledged(&self) -> Option<(u64, Vec<u8>)> {
        let value = self.keyring.get(&format!("{}/head", self.id)).ok()??;
        let (seq, hash) = value.split_at_checked(8)?;
        Some((u64::from_be_bytes(seq.try_into().ok()?), hash.to_vec()))
    }
}

/// What a program needs of the world; its randomness follows from a seed.
pub fn surroundings(keyring: &Arc<MemoryKeyring>, clock: &Arc<Pinned>, seed: u64) -> Surroundings {
    Surroundings {
        keyring: keyring.clone(),
        clock: clock.clone(),
        chance: Chance::seeded(seed),
        cost: Some(CHEAP),
    }
}

/// The power goes: what is on a disk at this instant is what there is, whatever the dying program still does to its files.
pub fn cut_power(disk: &Path, dies: impl FnOnce()) {
    let left = image_of(disk);
    dies();
    lay(&left, disk);
}

/// Files of a log that an image of its disk has.
const FILES: [&str; 5] = ["log.db", "log.db-wal", "log.key", "log.recovery.age", "log.joining"];

/// A log's files, by name, as they lie.
pub type Image = Vec<(String, Vec<u8>)>;

/// Reads a log's files as they lie.
pub fn image_of(disk: &Path) -> Image {
    let read = |name: &str| Some((name.to_owned(), fs::read(disk.join(name)).ok()?));
    FILES.iter().filter_map(|name| read(name)).collect()
}

/// Lays an image on a disk on which something else may have lain. Files that stay are written over where they are: a database
/// with paper locks is known again by its file.
pub fn lay(image: &Image, disk: &Path) {
    fs::create_dir_all(disk).expect("a folder");
    for file in fs::read_dir(disk).expect("a folder").flatten() {
        if !image.iter().any(|(name, _)| file.file_name() == name.as_str()) {
            fs::remove_file(file.path()).expect("what lay there goes");
        }
    }
    for (name, bytes) in image {
        let file = disk.join(name);
        if bytes.starts_with(b"SQLite format 3\0") {
            lay_database(&file, bytes).expect("an image");
        } else {
            fs::write(file, bytes).expect("an image");
        }
    }
}

/// Lays an open database as somebody else would have changed it: with a count of changes that no connection has met.
fn lay_database(file: &Path, database: &[u8]) -> std::io::Result<()> {
    /// Far enough apart that nobody counts from one to the next.
    const APART: u32 = 1_000;
    static COUNT: AtomicU32 = AtomicU32::new(APART);
    let count = COUNT.fetch_add(APART, Ordering::Relaxed).to_be_bytes();
    let (head, rest) = database.split_at(database.len().min(100));
    let mut head = head.to_vec();
    // Once as such, once to say that the length beside it is right.
    for at in [24, 92] {
        if let Some(place) = head.get_mut(at..at + 4) {
            place.copy_from_slice(&count);
        }
    }
    let mut file = fs::File::create(file)?;
    file.write_all(&head)?;
    file.write_all(rest)
}

/// A keyring with the same items for one machine.
pub fn copy_keyring(from: &MemoryKeyring, machine: MachineId) -> Arc<MemoryKeyring> {
    let keyring = MemoryKeyring::default();
    for item in [machine.to_string(), format!("{machine}/head")] {
        if let Ok(Some(secret)) = from.get(&item) {
            keyring.set(&item, &secret).expect("memory takes it");
        }
    }
    Arc::new(keyring)
}

/// Lends the log until the power goes.
pub struct Lent<'a> {
    /// The log.
    pub book: &'a mut Logbook,
    /// When it goes.
    pub fuse: &'a Fuse,
}

impl Lender for Lent<'_> {
    fn lend<T>(&mut self, what: impl FnOnce(&mut Logbook) -> Result<T>) -> Result<T> {
        if self.fuse.step() { what(self.book) } else { Err(Error::Refused(Code::Locked)) }
    }
}
