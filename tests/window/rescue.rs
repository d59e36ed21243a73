//! Worse than a forgotten PIN with the paper at hand: the whole computer is gone, or the paper is far away.

use logbook::acts::Nothing;

use crate::colleague::Colleague;
use crate::desk::{Desk, Told};
use crate::paper::kit_words;
use crate::town::PIN;

const NEW_PIN: &str = "kettle-orchard-51";

#[tokio::test]
async fn a_log_comes_back_out_of_its_backup_at_the_door() -> Told {
    let mut desk = Desk::with_log().await?;
    let (_, reference) = desk.concern("Isla Fenwick", "left alone at night", "A neighbour rang.").await?;
    let mut words = kit_words(&desk.kit())?;
    desk.open("pages/settings.html").await?;
    desk.press("Choose a place for backups…").await?;
    desk.sees("There is no good backup yet").await?;
    desk.press("Back up now").await?;
    desk.sees("restored to try today").await?;

    desk.loses_everything_but_its_backup()?;
    desk.start().await?;
    desk.press("I have a recovery kit for a log kept here before").await?;
    desk.press("No log is left on this computer").await?;
    desk.sees("Choose the backup and restore…").await?;
    desk.looks_well("restore").await?;
    desk.press("Choose the backup and restore…").await?;
    desk.sees("There is a problem").await?;
    words.swap(3, 4);
    desk.restores(&words).await?;
    desk.sees("Those 24 words do not open").await?;
    desk.looks_well("restore-problem").await?;
    words.swap(3, 4);
    desk.restores(&words).await?;
    desk.is_at("pages/today.html").await?;
    desk.sees("Isla Fenwick").await?;

    // A copy is a new machine: what it writes next is told apart from what the old one may still have written.
    let (_, next) = desk.concern("Reece Dunmore", "marks on both legs", "Seen at swimming.").await?;
    assert_ne!(letters(&reference), letters(&next), "{reference}, {next}");
    desk.restart().await?;
    desk.fill("pin", NEW_PIN).await?;
    desk.press("Unlock").await?;
    desk.is_at("pages/today.html").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_colleague_opens_a_log_whose_pin_is_forgotten() -> Told {
    let mut desk = Desk::fresh().await?;
    let mut ada = Colleague::starts("Ada Marsh", &desk.shared())?;
    desk.joins(&mut ada).await?;
    desk.concern("Isla Fenwick", "left alone at night", "A neighbour rang.").await?;

    desk.restart().await?;
    desk.press("I cannot unlock").await?;
    desk.press("Ask a colleague instead").await?;
    desk.sees("Choose the shared folder and ask…").await?;
    desk.looks_well("colleague").await?;
    desk.press("Choose the shared folder and ask…").await?;
    desk.sees("There is a problem").await?;
    let invitation = ada.book.invite(Nothing::default())?.invitation;
    desk.fill("invitation", &invitation).await?;
    desk.fill("pin", NEW_PIN).await?;
    desk.fill("pin_again", NEW_PIN).await?;
    desk.press("Choose the shared folder and ask…").await?;
    desk.shown(".six-words").await?;
    desk.looks_well("colleague-waits").await?;
    let words = desk.six_words().await?;

    // Over night; the next morning the new PIN leads back to the same words.
    desk.restart().await?;
    desk.fill("pin", NEW_PIN).await?;
    desk.press("Unlock").await?;
    assert_eq!(desk.six_words().await?, words);
    ada.lets_in(&words.join(" "))?;
    desk.press("Look now").await?;
    desk.is_at("pages/today.html").await?;
    desk.sees("Isla Fenwick").await?;

    desk.restart().await?;
    desk.fill("pin", PIN).await?;
    desk.press("Unlock").await?;
    desk.sees("That PIN is not right").await?;
    desk.fill("pin", NEW_PIN).await?;
    desk.press("Unlock").await?;
    desk.is_at("pages/today.html").await?;
    desk.leave().await
}

impl Desk {
    /// The laptop is dead: what is left is the newest backup, on the disk where backups go.
    fn loses_everything_but_its_backup(&mut self) -> Told {
        self.pull_the_plug();
        std::fs::remove_dir_all(self.log())?;
        let kept = std::fs::read_dir(self.shared())?.flatten().map(|file| file.path());
        let backup = kept.filter(|path| path.extension().is_some_and(|ending| ending == "age")).max();
        std::fs::copy(backup.ok_or("no backup was made")?, self.picked())?;
        Ok(())
    }

    async fn restores(&self, words: &[String]) -> Told {
        self.fill("words", &words.join(" ")).await?;
        self.fill("pin", NEW_PIN).await?;
        self.fill("pin_again", NEW_PIN).await?;
        self.press("Choose the backup and restore…").await
    }

    async fn joins(&self, first: &mut Colleague) -> Told {
        let invitation = first.book.invite(Nothing::default())?.invitation;
        self.press("Join a log").await?;
        self.press("Choose the folder…").await?;
        self.sees("folder chosen").await?;
        self.fill("invitation", &invitation).await?;
        self.fill("officer_name", "Sam Okafor").await?;
        self.fill("pin", PIN).await?;
        self.fill("pin_again", PIN).await?;
        self.press("Ask to join").await?;
        let words = self.six_words().await?;
        first.lets_in(&words.join(" "))?;
        self.press("Look now").await?;
        self.is_at("pages/today.html").await
    }
}

/// The machine's letters in a reference: `MBC-2026-B0001`.
fn letters(reference: &str) -> String {
    let last = reference.rsplit('-').next().unwrap_or_default();
    last.chars().filter(|letter| letter.is_ascii_alphabetic()).collect()
}
