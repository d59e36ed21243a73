//! Three officers at three desks and the folder between them.

use std::path::Path;

use logbook::acts::{Admission, ChangeNamed, Nothing, OfficersPage, Passed};
use logbook::sync::{Directory, Transport};
use logbook::{Asking, Joining, Logbook, Stage};

use crate::{PIN, Town};

/// A council with a shared folder. Desk 0 is the Designated Safeguarding Officer's.
pub struct Council {
    /// The desks, each with a machine of its own.
    pub desks: Vec<Town>,
    /// The recovery kit, as its square says it.
    pub kit: String,
    shared: tempfile::TempDir,
}

/// Names of the officers, in the order they join.
pub const OFFICERS: [&str; 4] = ["Jo Larkin", "Sam Okafor", "Ali Rahman", "Kit Mercer"];

impl Council {
    /// Jo alone, with a folder that was chosen.
    pub fn of_one() -> Council {
        Council::seeded(1)
    }

    /// As [`Council::of_one`], with random bytes that follow from a seed.
    pub fn seeded(seed: u64) -> Council {
        let shared = tempfile::tempdir().expect("a scratch folder");
        let mut jo = Town::seeded(seed * 1_000);
        jo.book().choose_shared_folder(shared.path()).expect("a folder is chosen");
        let kit = jo.book().waiting_kit().expect("a kit waits").code().to_string();
        Council { desks: vec![jo], kit, shared }
    }

    /// Jo, Sam and Ali, all in and agreed.
    pub fn of_three() -> Council {
        let mut council = Council::of_one();
        council.join();
        council.join();
        council
    }

    /// The shared folder.
    pub fn shared(&self) -> &Path {
        self.shared.path()
    }

    /// The folder as a transport.
    pub fn folder(&self) -> Directory {
        Directory::at(self.shared.path())
    }

    /// A desk's open log.
    pub fn book(&mut self, desk: usize) -> &mut Logbook {
        self.desks[desk].book()
    }

    /// A desk's database key in hexadecimal, unwrapped as a stranger with the kit would.
    pub fn database_key(&self, desk: usize) -> String {
        let identity: age::x25519::Identity = self.kit.parse().expect("an age identity");
        let wrapped =
            std::fs::read(self.desks[desk].path().join("log.recovery.age")).expect("the wrapped key");
        let key = age::decrypt(&identity, &wrapped).expect("the kit opens it");
        key.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// One pass of one desk.
    pub fn pass(&mut self, desk: usize) -> Passed {
        let mut folder = self.folder();
        logbook::acts::pass(&mut self.book(desk), &mut folder).expect("a pass ends well")
    }

    /// Passes until nobody has anything to say.
    pub fn agree(&mut self) {
        for _ in 0..12 {
            let mut said = 0;
            for desk in &mut self.desks {
                let (Some(mut book), mut folder) = (desk.book.as_mut(), Directory::at(self.shared.path()))
                else {
                    continue;
                };
                let passed = logbook::acts::pass(&mut book, &mut folder).expect("a pass ends well");
                said += passed.published + passed.taken.entries + passed.taken.bodies + passed.taken.pieces;
            }
            if said == 0 {
                return;
            }
        }
        panic!("the desks go on talking");
    }

    /// The page of officers as a desk sees it.
    pub fn officers(&mut self, desk: usize) -> OfficersPage {
        self.book(desk).read_officers(Nothing::default()).expect("the page is read")
    }

    /// A desk without a log yet, with the council's clock.
    pub fn new_desk(&self, seed: u64) -> Town {
        let mut town = Town::without_a_log(seed);
        town.clock = self.desks[0].clock.clone();
        town
    }

    /// A second copy of a desk's computer, open, as an image of its disk and profile makes one.
    pub fn image_of(&self, desk: usize, seed: u64) -> Town {
        let mut copy = self.new_desk(seed);
        copy.keyring = std::sync::Arc::new(self.desks[desk].keyring.copy());
        crate::copy_folder(&self.desks[desk].path(), &copy.path());
        copy.unlock(PIN).expect("the image opens");
        copy
    }

    /// Asks to join at a new desk, as somebody; returns the desk, waiting.
    pub fn ask(&mut self, name: &str, seed: u64) -> (Town, Joining) {
        let invitation = self.book(0).invite(Nothing::default()).expect("an invitation").invitation;
        let mut desk = self.new_desk(seed);
        let asking = Asking { invitation, name: name.into(), role: "Deputy".into() };
        let with = desk.surroundings();
        let joining = Joining::begin(&desk.path(), self.shared(), &asking, PIN, with, &mut self.folder())
            .expect("a request is made");
        (desk, joining)
    }

    /// The word that lets a waiting machine in, written by desk 0.
    pub fn admission(&mut self, joining: &Joining) -> Admission {
        self.pass(0);
        let page = self.officers(0);
        let words = joining.words();
        let request = page.requests.iter().find(|line| line.words == words).expect("the request is read");
        Admission {
            machine: request.machine.parse().expect("an id"),
            words: words.join(" "),
            reason: "Agreed by the board.".into(),
            ..Admission::default()
        }
    }

    /// Agrees, at every other desk, to whatever waits.
    pub fn agree_to_all(&mut self) {
        self.agree();
        for desk in 1..self.desks.len() {
            for line in self.officers(desk).proposals {
                if line.may_approve {
                    self.book(desk).approve_change(ChangeNamed { proposal: line.proposal }).expect("agreed");
                }
            }
        }
        self.agree();
    }

    /// The next officer joins as a deputy, at a desk of their own.
    pub fn join(&mut self) -> usize {
        let name = OFFICERS[self.desks.len()];
        let (desk, joining) = self.ask(name, 7_000 + 100 * self.desks.len() as u64);
        let admission = self.admission(&joining);
        self.book(0).admit_machine(admission).expect("let in");
        self.agree_to_all();
        self.seat(desk, joining)
    }

    /// A waiting machine that was let in comes in.
    pub fn seat(&mut self, mut desk: Town, joining: Joining) -> usize {
        match joining.pass(&mut self.folder()).expect("a pass ends well") {
            Stage::Ready(book) => desk.book = Some(*book),
            Stage::Waiting(_) => panic!("nobody let the machine in"),
        }
        self.desks.push(desk);
        self.agree();
        self.desks.len() - 1
    }

    /// The digest of each desk's folded tables.
    pub fn states(&mut self) -> Vec<String> {
        (0..self.desks.len())
            .map(|desk| self.book(desk).check_log(Default::default()).expect("a check").state)
            .collect()
    }

    /// Panics unless all desks hold the same and each is whole.
    pub fn must_agree(&mut self) {
        let states = self.states();
        assert!(states.windows(2).all(|pair| pair[0] == pair[1]), "desks differ: {states:?}");
        for desk in 0..self.desks.len() {
            let report = self.book(desk).check_log(logbook::acts::CheckForm { deep: true }).expect("a check");
            let problems: Vec<_> =
                report.problems.iter().map(|p| format!("{}: {}", p.r#where, p.what)).collect();
            assert!(problems.is_empty(), "desk {desk}: {problems:?}");
        }
    }
}

/// Files of one machine's part of a shared folder, by how their names begin.
pub fn files_of(folder: &mut dyn Transport, root: &str, part: &str, begins: &str) -> Vec<String> {
    let listed = folder.list(root).expect("a list");
    listed.into_iter().filter(|f| f.part == part && f.name.starts_with(begins)).map(|f| f.name).collect()
}
