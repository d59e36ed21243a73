//! A script's terminal: runs the program in a scratch folder and keeps what it said.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// The PIN of every log here.
pub const PIN: &str = "copper-47-lantern";

/// A scratch folder with, perhaps, a log in it.
pub struct Terminal {
    folder: tempfile::TempDir,
}

/// What the program said.
#[derive(Debug)]
pub struct Said {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Terminal {
    /// A terminal where nothing is yet.
    pub fn new() -> Terminal {
        let keyring = !cfg!(target_os = "linux")
            || windows_program().is_some()
            || std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some();
        assert!(keyring, "these tests need a keyring of their own: run them with `cargo x test`");
        Terminal { folder: tempfile::tempdir().unwrap() }
    }

    /// A terminal with a log in it.
    pub fn with_a_log() -> Terminal {
        let terminal = Terminal::new();
        let form = r#"{"organisation":"Maidstone Borough Council","reference_prefix":"MBC",
            "officer_name":"Jo Larkin","officer_role":"Designated Safeguarding Officer"}"#;
        let created =
            terminal.json(&["create", "-", "--kit", &terminal.path("kit.pdf")], &format!("{PIN}\n{form}"));
        assert_eq!(created["kit"], terminal.path("kit.pdf").as_str());
        terminal
    }

    /// A place in the scratch folder.
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    /// The program, pointed at this terminal's log, before it runs.
    pub fn safelog(&self, words: &[&str]) -> Command {
        self.safelog_at(&self.folder.path().join("log"), words)
    }

    /// The program, pointed at another log.
    pub fn safelog_at(&self, log: &Path, words: &[&str]) -> Command {
        let mut command = match windows_program() {
            Some(program) => {
                let mut wine = Command::new("/usr/lib/wine/wine64");
                wine.arg(program);
                wine
            }
            None => Command::new(env!("CARGO_BIN_EXE_safelog")),
        };
        command.arg("--log").arg(log).arg("--pin-stdin").args(words);
        command.current_dir(self.folder.path());
        command
    }

    /// Runs the program with this on its standard input.
    pub fn run(&self, words: &[&str], input: &str) -> Said {
        finish(self.safelog(words), input)
    }

    /// Runs the program with the PIN.
    pub fn with_pin(&self, words: &[&str]) -> Said {
        self.run(words, &format!("{PIN}\n"))
    }

    /// Runs the program with `--json` and expects it to be done.
    pub fn json(&self, words: &[&str], input: &str) -> Value {
        let said = self.run(&[words, &["--json"]].concat(), input);
        assert_eq!(said.code, 0, "{words:?}: {said:?}");
        said.json()
    }

    /// Runs an act with a form and expects it to be done.
    pub fn act(&self, act: &str, form: &Value) -> Value {
        self.json(&["act", act, "-"], &format!("{PIN}\n{form}"))
    }

    /// Writes down an ordinary concern; returns its reference.
    pub fn record(&self) -> String {
        let form = serde_json::json!({
            "danger": "no",
            "account": "She came to the front desk with Isla, 7.",
            "people": [{ "role": "adult_at_risk", "name": "Grace McKenna", "address": "14 Len View" }],
            "reporter": { "kind": "mbc_officer", "name": "Marek Nowak", "anonymous": true },
        });
        self.act("record_concern", &form)["reference"].as_str().unwrap().to_owned()
    }

    /// Changes one byte of a file.
    pub fn flip(&self, name: &str, at: usize) {
        let path = PathBuf::from(self.path(name));
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[at] ^= 1;
        std::fs::write(&path, bytes).unwrap();
    }
}

impl Said {
    /// Standard output as the one JSON value it is.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("one JSON value: {self:?}"))
    }

    /// Exit code and the code of the refusal.
    pub fn refusal(&self) -> (i32, String) {
        let refusal = self.json()["refusal"].clone();
        assert!(refusal["fields"].is_array() && refusal["trace"].is_string(), "{self:?}");
        (self.code, refusal["code"].as_str().unwrap().to_owned())
    }
}

/// The program for Windows, when it is to be tried under Wine instead of the one just built: `cargo x windows` says so.
/// The stories are the same, but for those about what only this system has.
pub fn windows_program() -> Option<OsString> {
    std::env::var_os("SAFELOG_FOR_WINDOWS")
}

/// Runs a command to its end.
pub fn finish(mut command: Command, input: &str) -> Said {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that stops before it reads closes the pipe; that is its right.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}
