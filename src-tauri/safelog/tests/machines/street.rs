//! A street of terminals: officers at machines of their own, and the folders through which they agree.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::terminal::{PIN, Said, Terminal};

/// Names of the officers, in the order they join.
pub const OFFICERS: [&str; 3] = ["Jo Larkin", "Sam Okafor", "Ali Rahman"];
/// What a folder needs at most to bring something from one machine to another.
const CARRIED_WITHIN: Duration = Duration::from_secs(90);

/// Officers at their machines. The first is the Designated Safeguarding Officer.
pub struct Street {
    /// A terminal each.
    pub desks: Vec<Terminal>,
    /// The shared folder as each of them has it: one and the same, or a copy each.
    pub folders: Vec<PathBuf>,
    // Holds the one folder for as long as the street stands.
    _shared: Option<tempfile::TempDir>,
}

impl Street {
    /// One officer, and one folder for all three.
    pub fn of_one() -> Street {
        let shared = tempfile::tempdir().unwrap();
        let folder = shared.path().to_owned();
        Street { _shared: Some(shared), ..Street::with_folders(vec![folder.clone(), folder.clone(), folder]) }
    }

    /// One officer, and a folder for each machine that something else keeps alike.
    pub fn with_folders(folders: Vec<PathBuf>) -> Street {
        Street { desks: vec![Terminal::with_a_log()], folders, _shared: None }
    }

    /// All three officers join.
    pub fn and_both_deputies(mut self) -> Street {
        self.join();
        self.join();
        self.agree();
        self
    }

    /// One pass of one desk, which must end well.
    pub fn sync(&self, desk: usize) -> Value {
        let folder = self.folders[desk].to_str().unwrap();
        self.desks[desk].json(&["sync", "--folder", folder], PIN)
    }

    /// The page of officers as a desk sees it.
    pub fn officers(&self, desk: usize) -> Value {
        self.desks[desk].json(&["officers"], PIN)
    }

    /// The next officer asks to join, is let in by the first, and by the second where two must agree.
    pub fn join(&mut self) {
        let place = self.desks.len();
        self.sync(0);
        let invitation = self.desks[0].json(&["invite"], PIN)["invitation"].as_str().unwrap().to_owned();
        let desk = Terminal::new();
        let folder = self.folders[place].to_str().unwrap();
        let ask = ["join", "-", "--folder", folder, "--name", OFFICERS[place], "--role", "Deputy"];
        let asked = desk.json(&ask, &format!("{PIN}\n{invitation}\n"));
        let words: Vec<&str> =
            asked["words"].as_array().unwrap().iter().map(|w| w.as_str().unwrap()).collect();
        assert_eq!(words.len(), 6);
        self.desks.push(desk);
        assert_eq!(self.sync(place)["joined"], false, "nobody let it in yet");
        until("the request is here", || self.sync(0)["to_decide"] != 0);
        let approved = self.desks[0].json(&[&["approve"], words.as_slice()].concat(), PIN);
        self.sync(0);
        if approved["outcome"] == "waiting" {
            let change = approved["change"].as_str().unwrap();
            until("the proposal is here", || self.sync(1)["to_decide"] != 0);
            let agreed = self.desks[1].json(&["approve", "--change", change], PIN);
            assert_eq!(agreed["outcome"], "in-force");
            self.sync(1);
        }
        until("the machine is in", || {
            self.sync(0);
            self.sync(place)["joined"] == true
        });
    }

    /// Passes until all desks hold the same number of entries and nothing is on its way.
    pub fn agree(&self) {
        until("all have everything", || {
            let quiet = |said: &Value| {
                said["taken"] == 0 && said["published"] == 0 && said["waiting"].as_array().unwrap().is_empty()
            };
            let passes: Vec<Value> = (0..self.desks.len()).map(|desk| self.sync(desk)).collect();
            let nobody_is_behind = || {
                let machines = self.officers(0)["machines"].clone();
                machines.as_array().unwrap().iter().all(|line| line["behind"] == 0 || line["this"] == true)
            };
            passes.iter().all(quiet)
                && nobody_is_behind()
                && self.states().windows(2).all(|two| two[0] == two[1])
        });
    }

    /// What `check --deep` says at every desk: nothing is wrong, and the digest of the folded tables.
    pub fn states(&self) -> Vec<(Value, Value)> {
        let check = |desk: &Terminal| {
            let report = desk.json(&["check", "--deep"], PIN);
            assert_eq!(report["problems"], serde_json::json!([]));
            (report["state"].clone(), report["entries"].clone())
        };
        self.desks.iter().map(check).collect()
    }

    /// Kinds of the alarms a desk has raised.
    pub fn alarms(&self, desk: usize) -> Vec<String> {
        let page = self.officers(desk);
        let kinds =
            page["alarms"].as_array().unwrap().iter().map(|line| line["kind"].as_str().unwrap().to_owned());
        kinds.collect()
    }

    /// Starts `sync --watch` at a desk, with the PIN given.
    pub fn watch(&self, desk: usize) -> Child {
        let folder = self.folders[desk].to_str().unwrap();
        let words = ["sync", "--folder", folder, "--watch", "--every", "1", "--json"];
        given_the_pin(self.desks[desk].safelog(&words))
    }

    /// Runs many acts at every desk at once, each in a process of its own; returns what each said, line by line.
    pub fn run_at_once(&self, acts: &[Vec<Value>]) -> Vec<Vec<Value>> {
        thread::scope(|scope| {
            let run = |desk: usize| {
                let lines: String = acts[desk].iter().map(|act| format!("{act}\n")).collect();
                let said = self.desks[desk].run(&["run", "-", "--json"], &format!("{PIN}\n{lines}"));
                let views = answers(&said);
                assert_eq!(
                    (said.code, views.len()),
                    (0, acts[desk].len()),
                    "every act is acknowledged: {}",
                    said.err
                );
                views
            };
            let running: Vec<_> = (0..self.desks.len()).map(|desk| scope.spawn(move || run(desk))).collect();
            running.into_iter().map(|one| one.join().unwrap()).collect()
        })
    }

    /// One pass of every desk, all at once.
    pub fn sync_at_once(&self) {
        thread::scope(|scope| {
            for desk in 0..self.desks.len() {
                scope.spawn(move || self.sync(desk));
            }
        });
    }
}

/// Starts the program and gives it the PIN.
pub fn given_the_pin(mut command: Command) -> Child {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{PIN}\n").as_bytes()).unwrap();
    child
}

/// The answers of `safelog run`, without the count at the end.
fn answers(said: &Said) -> Vec<Value> {
    let lines = serde_json::Deserializer::from_str(&said.out).into_iter::<Value>();
    lines
        .map(Result::unwrap)
        .filter(|line| line.get("view").is_some())
        .map(|line| line["view"].clone())
        .collect()
}

/// Tries until it is so; something that carries files needs its time.
pub fn until(what: &str, mut so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !so() {
        assert!(begun.elapsed() < CARRIED_WITHIN, "it never came to be that {what}");
        thread::sleep(Duration::from_millis(300));
    }
}
