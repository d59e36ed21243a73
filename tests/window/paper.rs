//! What an officer holds in the hand: the paper kit, the packet, and the checks others would run on them.

use crate::desk::{Desk, Told};
use std::path::{Path, PathBuf};
use std::process::Command;

impl Desk {
    /// Takes the recovery kit off the printer and reads its words.
    pub fn take_the_kit(&self) -> Told<Vec<String>> {
        std::fs::rename(self.picked(), self.kit())?;
        kit_words(&self.kit())
    }

    /// Where the paper lies once it has been taken.
    pub fn kit(&self) -> PathBuf {
        self.drawer().join("kit.pdf")
    }

    /// Reads which words of the kit the window asks for.
    pub async fn asked_words(&self) -> Told<Vec<usize>> {
        let script = "return [...document.querySelectorAll('#kit-words label')].map((label) => Number(label.textContent.match(/\\d+/)[0]))";
        Ok(self.web().execute(script, vec![]).await?.convert()?)
    }
}

/// Reads the words of a recovery kit, in order.
pub fn kit_words(kit: &Path) -> Told<Vec<String>> {
    let text = run("pdftotext", &["-layout".as_ref(), kit.as_ref(), "-".as_ref()])?;
    Ok(numbered_words(&text))
}

/// Lets qpdf judge a packet, opened with its passphrase.
pub fn qpdf_approves(packet: &Path, passphrase: &str) -> Told {
    run("qpdf", &["--check".as_ref(), format!("--password={passphrase}").as_ref(), packet.as_ref()]).map(drop)
}

/// Returns the words of a packet, as any reader would extract them.
pub fn words_of(packet: &Path, passphrase: &str) -> Told<String> {
    run(
        "pdftotext",
        &["-layout".as_ref(), "-upw".as_ref(), passphrase.as_ref(), packet.as_ref(), "-".as_ref()],
    )
}

/// Walks a packet's tags, fonts and names as an assistive reader would.
pub fn walks(packet: &Path, passphrase: &str) -> Told<String> {
    let walk = Path::new(env!("CARGO_MANIFEST_DIR")).join("pdf/walk.py");
    // The system's own Python has pikepdf; another one first on the path may not.
    run("/usr/bin/python3", &[walk.as_ref(), packet.as_ref(), passphrase.as_ref()])
}

fn run(program: &str, arguments: &[&std::ffi::OsStr]) -> Told<String> {
    let output =
        Command::new(program).args(arguments).output().map_err(|error| format!("{program}: {error}"))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(said);
    }
    Err(format!(
        "{program} {arguments:?} ended with {}\n{said}{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    )
    .into())
}

/// Finds “1. word”, “2. word” … wherever they stand on the paper.
fn numbered_words(text: &str) -> Vec<String> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let parts: Vec<&str> = text.split_whitespace().collect();
    for pair in parts.windows(2) {
        let number = pair[0].strip_suffix('.').and_then(|digits| digits.parse::<usize>().ok());
        let is_word = pair[1].chars().all(|letter| letter.is_ascii_lowercase());
        if let (Some(number @ 1..=24), true) = (number, is_word) {
            words.push((number, pair[1].to_owned()));
        }
    }
    words.sort();
    words.into_iter().map(|(_, word)| word).collect()
}
