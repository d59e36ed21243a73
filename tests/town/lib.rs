//! The shared fixture of every story: a council, its officer, a pinned clock, a keyring in memory.
//!
//! `let mut town = Town::new();` gives an open log in a scratch folder that is gone afterwards. Everything goes
//! through the front door, [`Logbook`]; nothing here knows a table or a key.

pub mod council;
pub mod outlook;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use logbook::acts::{
    Addition, NewConcern, NewDecision, Nothing, PersonForm, Recorded, ReporterForm, SettingsForm,
};
use logbook::vault::{Cost, MemoryKeyring};
use logbook::{Chance, Logbook, Pinned, Result, Start, Surroundings};

/// The officer's PIN.
pub const PIN: &str = "copper-47-lantern";
/// When every story begins, civil time in London.
pub const MORNING: &str = "2026-11-23T09:14";
/// A guess at the PIN costs little here: the real cost is measured when a real log is made.
pub const CHEAP: Cost = Cost { memory_kib: 64, passes: 1 };

/// A council and its log.
pub struct Town {
    /// The open log.
    pub book: Option<Logbook>,
    /// The clock.
    pub clock: Arc<Pinned>,
    /// The keyring.
    pub keyring: Arc<MemoryKeyring>,
    folder: tempfile::TempDir,
    seed: u64,
}

impl Default for Town {
    fn default() -> Self {
        Town::new()
    }
}

impl Town {
    /// A town with an open log, everything as usual.
    pub fn new() -> Town {
        Town::seeded(1)
    }

    /// A town whose random bytes follow from a seed.
    pub fn seeded(seed: u64) -> Town {
        let mut town = Town::without_a_log(seed);
        let book =
            Logbook::start(&town.path(), town.start(), PIN, town.surroundings()).expect("a log starts");
        town.book = Some(book);
        town
    }

    /// A town in which nobody has set up anything.
    pub fn without_a_log(seed: u64) -> Town {
        Town {
            book: None,
            clock: Arc::new(Pinned::at(MORNING)),
            keyring: Arc::new(MemoryKeyring::default()),
            folder: tempfile::tempdir().expect("a scratch folder"),
            seed,
        }
    }

    /// Where the log is, or would be.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// A scratch place beside the log.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What a log of this town needs of the world.
    pub fn surroundings(&mut self) -> Surroundings {
        self.seed += 1;
        Surroundings {
            keyring: self.keyring.clone(),
            clock: self.clock.clone(),
            chance: Chance::seeded(self.seed),
            cost: Some(CHEAP),
        }
    }

    /// The council and its officer.
    pub fn start(&self) -> Start {
        Start {
            organisation: "Maidstone Borough Council".into(),
            reference_prefix: "MBC".into(),
            officer_name: "Jo Larkin".into(),
            officer_role: "Designated Safeguarding Officer".into(),
        }
    }

    /// The open log. Panics when it is locked: a story that asks has gone wrong.
    pub fn book(&mut self) -> &mut Logbook {
        self.book.as_mut().expect("the log is open")
    }

    /// Locks.
    pub fn lock(&mut self) {
        if let Some(book) = self.book.take() {
            book.lock().expect("the log closes");
        }
    }

    /// Ends without closing anything, as a killed program does.
    pub fn kill(&mut self) {
        // Forgotten, not dropped: nothing is flushed or checkpointed. The files stay as a kill leaves them.
        std::mem::forget(self.book.take());
    }

    /// Unlocks with a PIN.
    pub fn unlock(&mut self, pin: &str) -> Result<()> {
        self.lock();
        let with = self.surroundings();
        self.book = Some(Logbook::unlock(&self.path(), pin, with)?);
        Ok(())
    }

    /// The words of the kit that waits to be printed.
    pub fn kit_words(&mut self) -> String {
        self.book().waiting_kit().expect("a kit waits").words().join(" ")
    }

    /// The database key in hexadecimal, unwrapped as a stranger with the kit would: from the age file beside the log.
    pub fn database_key(&mut self) -> String {
        let code = self.book().waiting_kit().expect("a kit waits").code().to_string();
        let identity: age::x25519::Identity = code.parse().expect("an age identity");
        let wrapped = std::fs::read(self.path().join("log.recovery.age")).expect("the wrapped key");
        let key = age::decrypt(&identity, &wrapped).expect("the kit opens it");
        key.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Writes down an ordinary concern.
    pub fn record(&mut self) -> Recorded {
        self.book().record_concern(grace()).expect("an ordinary concern is taken")
    }

    /// Adds a passage of a kind.
    pub fn add(&mut self, concern: logbook::domain::id::ConcernId, kind: &str, text: &str) {
        let form = Addition { concern, kind: kind.into(), text: text.into(), ..Addition::default() };
        self.book().add_to_concern(form).expect("an addition is taken");
    }

    /// Decides.
    pub fn decide(&mut self, concern: logbook::domain::id::ConcernId, decision: &str) {
        let reasons = "Fifteen ticks meet gate 1; two children lived with it.".into();
        let form = NewDecision { concern, decision: decision.into(), reasons, ..NewDecision::default() };
        self.book().decide(form).expect("a decision is taken");
    }
}

/// Copies a folder with all that is in it, as a backup or an image of the disk would.
pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for file in std::fs::read_dir(from).expect("a folder").flatten() {
        let copy = to.join(file.file_name());
        if file.path().is_dir() {
            copy_folder(&file.path(), &copy);
        } else {
            std::fs::copy(file.path(), copy).expect("a copy");
        }
    }
}

/// A form that leaves the settings as they stand, for a story that changes one of them.
pub fn settings_as_they_stand(book: &mut Logbook) -> SettingsForm {
    let set = book.read_settings(Nothing::default()).expect("settings are read");
    SettingsForm {
        organisation: set.organisation,
        marking: set.marking,
        idle_minutes: set.idle_minutes,
        review_days: set.review_days,
        theme: set.theme,
        density: set.density,
        ..SettingsForm::default()
    }
}

/// The ordinary concern of the stories: Grace, who fled with two children.
pub fn grace() -> NewConcern {
    NewConcern {
        received_at: Some("2026-11-23T08:10".into()),
        route_in: Some("in_person".into()),
        reporter: ReporterForm {
            kind: Some("mbc_officer".into()),
            name: "Marek Nowak".into(),
            role: "Housing Options".into(),
            phone: "01622 555014".into(),
            anonymous: true,
            ..ReporterForm::default()
        },
        danger: Some("no".into()),
        people: vec![
            PersonForm {
                role: "adult_at_risk".into(),
                name: "Grace McKenna".into(),
                born_on: Some("1982-03-04".into()),
                address: "14 Len View, Maidstone".into(),
                phone: "07700 900321".into(),
                safe_to_contact: "unknown".into(),
                safe_contact_note: "Phone 10:00 to 12:00 only. Never leave a message.".into(),
                do_not_reveal_address: true,
                ..PersonForm::default()
            },
            PersonForm {
                role: "alleged".into(),
                name: "Gareth Pearce".into(),
                relationship: "partner".into(),
                ..PersonForm::default()
            },
        ],
        summary: "Fled partner on Thursday with two children; bruise seen".into(),
        happened_when: "Thursday night".into(),
        place: Some("own_home".into()),
        account:
            "Grace came to the front desk with Isla, 7, and Noah, 4. They slept in the car since Thursday."
                .into(),
        account_source: Some("told_by_person".into()),
        own_words: "He said if I ever left he would find us.".into(),
        own_words_source: Some("told_by_person".into()),
        observed: "Bruise on left forearm, about 4 cm, a hand's width below the elbow.".into(),
        observed_source: Some("seen".into()),
        concern_types: vec!["ADT_DOM".into(), "HOMELESS".into()],
        main_type: Some("ADT_DOM".into()),
        views: "Wants to be safe and to keep the children at their school.".into(),
        views_source: Some("told_by_person".into()),
        consent_status: Some("given".into()),
        consent_reason: "Asked at 08:25, told what would be sent.".into(),
        risk_level: Some("high".into()),
        risk_reasons: "Threats to find her, separation, children present.".into(),
        ..NewConcern::default()
    }
}
