//! The shared folder is hostile: every file of it meddled with in every way, and no entry lost.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use logbook::sync::{Directory, Listed, Transport};
use town::council::Council;

/// Every file under a folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn kinds_of_alarm(council: &mut Council) -> BTreeSet<String> {
    let mut kinds = BTreeSet::new();
    for desk in 0..council.desks.len() {
        kinds.extend(council.officers(desk).alarms.into_iter().map(|alarm| alarm.kind));
    }
    kinds
}

/// A way to meddle with one file, given another of the folder.
pub(crate) type Meddle = fn(&Path, &Path);

pub(crate) const WAYS: &[(&str, Meddle)] = &[
    ("first byte flipped", |file, _| flip(file, 0)),
    ("middle byte flipped", |file, _| {
        flip(file, usize::try_from(file.metadata().unwrap().len() / 2).unwrap())
    }),
    ("last byte flipped", |file, _| flip(file, usize::try_from(file.metadata().unwrap().len() - 1).unwrap())),
    ("deleted", |file, _| std::fs::remove_file(file).unwrap()),
    ("emptied", |file, _| std::fs::write(file, b"").unwrap()),
    ("cut in half", |file, _| {
        let bytes = std::fs::read(file).unwrap();
        std::fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
    }),
    ("made a conflict copy", |file, _| {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let copy = format!("{name}.sync-conflict-20261123-091400-ABCDEFG.age");
        std::fs::rename(file, file.with_file_name(copy)).unwrap();
    }),
    ("duplicated in another's part", |file, other| {
        std::fs::copy(file, other.parent().unwrap().join(file.file_name().unwrap())).unwrap();
    }),
    ("given another's bytes", |file, other| {
        std::fs::copy(other, file).unwrap();
    }),
    ("given another number", |file, _| {
        let name = file.file_name().unwrap().to_str().unwrap();
        let (kind, rest) = name.split_once('-').unwrap();
        let hash = rest.rsplit_once('-').map_or(rest, |(_, hash)| hash);
        let name = match kind {
            "e" => format!("e-900-901-{hash}"),
            other => format!("{other}-900-{hash}"),
        };
        std::fs::rename(file, file.with_file_name(name)).unwrap();
    }),
];

fn flip(file: &Path, at: usize) {
    let mut bytes = std::fs::read(file).unwrap();
    bytes[at] ^= 1;
    std::fs::write(file, bytes).unwrap();
}

#[test]
fn no_meddling_with_any_file_loses_or_changes_an_entry() {
    for (way, meddle) in WAYS {
        let mut council = Council::of_three();
        let mut written = 0;
        // Twelve victims spread over the folder: every machine's part, and every kind of file.
        for at in 0..12 {
            // Something new lies in the folder that nobody else has read yet.
            for desk in 0..3 {
                council.desks[desk].record();
                written += 1;
                let mut folder = council.folder();
                logbook::acts::pass(&mut council.book(desk), &mut folder).unwrap();
            }
            let all = files(council.shared());
            let victim = &all[at * all.len() / 12];
            let other = all.iter().find(|file| file.parent() != victim.parent()).unwrap();
            meddle(victim, other);
            council.desks[0].clock.pass_seconds(60);
            council.agree();
            for desk in 0..3 {
                let total = council.book(desk).list_concerns(Default::default()).unwrap().total;
                assert_eq!(total, written, "{way}: desk {desk} lacks an entry");
            }
        }
        council.must_agree();
        if *way == "deleted" {
            assert!(kinds_of_alarm(&mut council).contains("own-files-gone"));
        }
    }
}

#[test]
fn an_emptied_or_swapped_folder_is_an_alarm_and_is_filled_again() {
    for swapped in [false, true] {
        let mut council = Council::of_three();
        council.desks[1].record();
        council.agree();
        let root = std::fs::read_dir(council.shared()).unwrap().flatten().next().unwrap().path();
        std::fs::remove_dir_all(&root).unwrap();
        if swapped {
            std::fs::create_dir_all(council.shared().join("safeguarding-log-ffffffff/0123456789abcdef"))
                .unwrap();
        }
        council.pass(0);
        let kinds: Vec<String> = council.officers(0).alarms.into_iter().map(|alarm| alarm.kind).collect();
        assert!(
            kinds.contains(&if swapped { "folder-swapped" } else { "folder-emptied" }.to_owned()),
            "{kinds:?}"
        );
        council.agree();
        council.must_agree();
        assert_eq!(council.book(2).list_concerns(Default::default()).unwrap().total, 1);
        let (mut desk, joining) = council.ask("Ali Rahman", 8_500);
        let mut admission = council.admission(&joining);
        admission.officer =
            council.officers(0).officers.iter().find(|o| o.name == "Ali Rahman").map(|o| o.officer);
        council.book(0).admit_machine(admission).unwrap();
        council.agree_to_all();
        desk.clock = council.desks[0].clock.clone();
        let fourth = council.seat(desk, joining);
        assert_eq!(
            council.book(fourth).list_concerns(Default::default()).unwrap().total,
            1,
            "everything is there again"
        );
    }
}

#[test]
fn a_folder_rolled_back_to_last_week_is_an_alarm() {
    let mut council = Council::of_three();
    let last_week = tempfile::tempdir().unwrap();
    copy_all(council.shared(), last_week.path());
    for _ in 0..4 {
        council.desks[1].record();
        council.agree();
    }
    for entry in std::fs::read_dir(council.shared()).unwrap().flatten() {
        std::fs::remove_dir_all(entry.path()).unwrap();
    }
    copy_all(last_week.path(), council.shared());
    council.pass(0);
    let page = council.officers(0);
    let rolled = page.alarms.iter().any(|a| a.kind == "peer-rolled-back" && a.officer == "Sam Okafor");
    assert!(rolled, "the alarm names the officer whose part is older");
    council.agree();
    council.must_agree();
    assert_eq!(council.book(0).list_concerns(Default::default()).unwrap().total, 4);
}

fn copy_all(from: &Path, to: &Path) {
    for file in files(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(&file, target).unwrap();
    }
}

#[test]
fn a_cloned_machine_is_frozen_and_the_others_agree() {
    let mut council = Council::of_three();
    let image = tempfile::tempdir().unwrap();
    town::copy_folder(&council.desks[2].path(), image.path());
    // The machine goes on, and so does its image, which knows nothing of that: a restored snapshot of a virtual machine
    // brings its keyring with it.
    let keyring = council.desks[2].keyring.copy();
    council.desks[2].record();
    council.agree();
    let mut clone = council.new_desk(31_000);
    clone.keyring = std::sync::Arc::new(keyring);
    town::copy_folder(image.path(), &clone.path());
    clone.unlock(town::PIN).unwrap();
    clone.record();
    clone.record();
    let mut folder = council.folder();
    logbook::acts::pass(&mut clone.book(), &mut folder).unwrap();
    assert_eq!(
        crate::code(clone.book().record_concern(town::grace())),
        logbook::Code::RolledBack,
        "it knows now"
    );
    council.agree();
    let states = council.states();
    assert_eq!(states[0], states[1]);
}

/// A folder that stops at the n-th thing it is asked to do, as a program that is killed there would.
pub(crate) struct Stops<'a> {
    pub(crate) folder: Directory,
    pub(crate) left: &'a Steps,
}

/// What is left until the end, counted in steps that several may take in turn.
pub(crate) struct Steps(Cell<u32>);

impl Steps {
    pub(crate) fn of(many: u32) -> Steps {
        Steps(Cell::new(many))
    }

    /// Takes one; false when none is left.
    pub(crate) fn take(&self) -> bool {
        let left = self.0.get().checked_sub(1);
        self.0.set(left.unwrap_or(0));
        left.is_some()
    }

    pub(crate) fn are_over(&self) -> bool {
        self.0.get() == 0
    }
}

impl Stops<'_> {
    fn step(&mut self) -> io::Result<()> {
        if self.left.take() { Ok(()) } else { Err(io::ErrorKind::Interrupted.into()) }
    }
}

impl Transport for Stops<'_> {
    fn list(&mut self, root: &str) -> io::Result<Vec<Listed>> {
        self.step()?;
        self.folder.list(root)
    }
    fn roots(&mut self) -> io::Result<Vec<String>> {
        self.step()?;
        self.folder.roots()
    }
    fn read(&mut self, root: &str, part: &str, name: &str, size_max: u64) -> io::Result<Vec<u8>> {
        self.step()?;
        self.folder.read(root, part, name, size_max)
    }
    fn publish(&mut self, root: &str, part: &str, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.step()?;
        // Before it, or just after it: the file may stand without anybody having written that down.
        self.folder.publish(root, part, name, bytes)?;
        self.step()
    }
    fn remove(&mut self, root: &str, part: &str, name: &str) -> io::Result<()> {
        self.step()?;
        self.folder.remove(root, part, name)
    }
}

#[test]
fn a_pass_killed_at_any_step_loses_nothing() {
    let mut stopped = 0;
    for steps in 0.. {
        let mut council = Council::of_three();
        for desk in 0..3 {
            council.desks[desk].record();
        }
        council.pass(1);
        let mut folder = Stops { folder: council.folder(), left: &Steps::of(steps) };
        let done = logbook::acts::pass(&mut council.book(0), &mut folder).is_ok();
        stopped += u32::from(!done);
        council.desks[0].book = None;
        council.desks[0].unlock(town::PIN).unwrap();
        council.agree();
        council.must_agree();
        assert_eq!(council.book(2).list_concerns(Default::default()).unwrap().total, 3);
        let alarms = council.officers(1).alarms;
        assert!(
            alarms.is_empty(),
            "killed after {steps} steps: {:?}",
            alarms.iter().map(|a| &a.kind).collect::<Vec<_>>()
        );
        if done {
            break;
        }
    }
    assert!(stopped > 8, "only {stopped} steps were tried");
}

#[test]
fn files_that_were_cut_short_are_put_there_anew_at_the_next_pass() {
    let mut council = Council::of_three();
    let before = files(council.shared());
    for _ in 0..8 {
        council.desks[0].record();
        council.pass(0);
    }
    let victims: Vec<PathBuf> =
        files(council.shared()).into_iter().filter(|file| !before.contains(file)).collect();
    assert!(victims.len() > 8, "eight of entries, and a manifest");
    for victim in &victims {
        let bytes = std::fs::read(victim).unwrap();
        std::fs::write(victim, &bytes[..bytes.len() / 2]).unwrap();
    }
    council.pass(0);
    assert!(council.officers(0).alarms.iter().any(|alarm| alarm.kind == "own-files-gone"));
    assert!(victims.iter().all(|victim| !victim.exists()), "the cut ones are gone");
    // All is there for a colleague who looks now, though nobody else has spoken since.
    council.pass(1);
    assert_eq!(council.book(1).list_concerns(Default::default()).unwrap().total, 8);
}
