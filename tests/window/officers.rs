//! Officers and machines in the window: a folder is chosen, colleagues join by six words, their entries come, and what
//! goes wrong is said with the name of the officer to phone.

use logbook::acts::{Nothing, OfficerNamed};

use crate::colleague::Colleague;
use crate::desk::{Desk, Told};
use crate::town::OFFICER;

impl Desk {
    /// The six words that can be read in the window.
    pub async fn six_words(&self) -> Told<Vec<String>> {
        self.shown(".six-words").await?;
        let script = "const seen = [...document.querySelectorAll('.six-words')].filter((one) => one.checkVisibility()).at(-1);
            return [...seen.querySelectorAll('li')].map((word) => word.textContent)";
        let said = self.web().execute(script, vec![]).await?;
        Ok(said
            .json()
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|w| w.as_str().map(str::to_owned))
            .collect())
    }

    /// Chooses the shared folder on the page of officers, and waits until the machine has looked in it.
    pub async fn with_folder() -> Told<Desk> {
        let desk = Desk::with_log().await?;
        desk.open("pages/officers.html").await?;
        desk.press("Choose the shared folder…").await?;
        desk.sees("Everything written here is in the folder").await?;
        Ok(desk)
    }

    /// A colleague's part of the shared folder.
    fn part_of(&self, colleague: &mut Colleague) -> Told<std::path::PathBuf> {
        let mine = colleague.part()?;
        let root = std::fs::read_dir(self.shared())?.flatten().next().ok_or("the folder is empty")?;
        Ok(root.path().join(mine))
    }

    /// A colleague asks, and is let in by hand.
    pub async fn lets_in(&self, name: &str) -> Told<crate::colleague::Asked> {
        let invitation = self.ask("invite", None).await?;
        let invitation = invitation["invitation"].as_str().unwrap_or_default().to_owned();
        let asked = Colleague::asks(name, &invitation, &self.shared())?;
        self.press("Look now").await?;
        self.press("Compare the words…").await?;
        assert_eq!(self.six_words().await?, asked.words(), "the words differ");
        self.tick("same").await?;
        self.choose("as", "deputy").await?;
        self.fill("reason", "Deputy from today.").await?;
        self.press("Let it in").await?;
        self.sees("machine is let in").await?;
        self.press("Look now").await?;
        self.sees("Everything written here is in the folder").await?;
        Ok(asked)
    }
}

#[tokio::test]
async fn a_colleague_is_invited_and_let_in_by_six_words() -> Told {
    let desk = Desk::with_log().await?;
    desk.sees("No shared folder chosen").await?;
    desk.open("pages/officers.html").await?;
    desk.sees("none chosen").await?;
    desk.looks_well("officers-alone").await?;
    desk.press("Choose the shared folder…").await?;
    desk.sees("Everything written here is in the folder").await?;
    desk.sees("Folder: agreed").await?;
    desk.press("Invite…").await?;
    desk.sees("What to say on the phone").await?;
    desk.looks_well("officers-invite").await?;
    let invitation = "return document.querySelector('#invitation').value";
    let invitation =
        desk.web().execute(invitation, vec![]).await?.json().as_str().unwrap_or_default().to_owned();
    desk.press("Close").await?;

    let asked = Colleague::asks("Sam Okafor", &invitation, &desk.shared())?;
    desk.press("Look now").await?;
    desk.sees("Asks to join").await?;
    desk.looks_well("officers-asks").await?;
    desk.open("pages/today.html").await?;
    desk.sees("A machine asks to join the log").await?;
    desk.looks_well("today-asks").await?;
    desk.press("A machine asks to join the log").await?;
    desk.is_at("pages/officers.html").await?;
    desk.press("Compare the words…").await?;
    assert_eq!(desk.six_words().await?, asked.words());
    desk.press("Let it in").await?;
    desk.sees("There is a problem").await?;
    desk.looks_well("officers-let-in").await?;
    desk.tick("same").await?;
    desk.choose("as", "deputy").await?;
    desk.press("Let it in").await?;
    desk.sees("machine is let in").await?;
    desk.press("Look now").await?;
    desk.sees("Everything written here is in the folder").await?;
    let mut sam = asked.comes_in()?;

    // The second to join needs two: one hand at the window, one at Sam's desk.
    let ali = desk.lets_in("Ali Rahman").await?;
    desk.sees("waits for another officer").await?;
    desk.looks_well("officers-proposed").await?;
    sam.agrees()?;
    desk.press("Look now").await?;
    let mut ali = ali.comes_in()?;
    desk.press("Look now").await?;
    desk.sees("all three places are taken").await?;

    // A change that Sam proposes waits for the hand at the window.
    let me = ali.book.read_officers(Nothing::default())?.me.ok_or("Ali is in")?;
    sam.pass()?;
    sam.book.pass_duty(OfficerNamed {
        officer: me,
        reason: "Leave from December.".into(),
        kit: String::new(),
    })?;
    sam.pass()?;
    desk.press("Look now").await?;
    desk.press("Agree…").await?;
    desk.looks_well("officers-agree").await?;
    desk.press("I agree").await?;
    desk.sees("You agreed").await?;
    desk.looks_well("officers").await?;
    desk.press("Suspend…").await?;
    desk.looks_well("officers-suspend").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_colleagues_entries_come_and_what_goes_wrong_has_a_name() -> Told {
    let desk = Desk::with_folder().await?;
    let mut sam = desk.lets_in("Sam Okafor").await?.comes_in()?;
    // The stick is out while the officer writes: with it in, a pass might have carried the entries before anybody looks.
    std::fs::rename(desk.shared(), desk.drawer().join("away"))?;
    desk.concern("Reece Dunmore", "marks on both legs", "Seen at swimming.").await?;
    desk.press("Look now").await?;
    desk.sees("2 entries written here are not in the folder yet").await?;
    std::fs::rename(desk.drawer().join("away"), desk.shared())?;
    desk.press("Look now").await?;
    desk.sees("Everything written here is in the folder").await?;

    // While the officer is away, Sam writes, and has by then what was written here.
    desk.press("Lock").await?;
    desk.is_at_the_door().await?;
    sam.pass()?;
    let grace = sam.book.record_concern(::town::grace())?;
    sam.pass()?;
    desk.unlock().await?;
    desk.open("pages/today.html").await?;
    desk.sees("Since you were away").await?;
    desk.sees("since you were last here").await?;
    desk.looks_well("today-since").await?;
    desk.press("Reece Dunmore").await?;
    desk.sees("seen by Sam Okafor").await?;
    desk.looks_well("concern-whereabouts").await?;
    desk.open(&format!("pages/concern.html?id={}", grace.concern)).await?;
    desk.sees("in the folder").await?;

    // Somebody empties Sam's part of the folder.
    let part = desk.part_of(&mut sam)?;
    std::fs::remove_dir_all(part)?;
    desk.open("pages/officers.html").await?;
    desk.press("Look now").await?;
    desk.sees("Sam Okafor’s part of the shared folder is gone").await?;
    desk.sees("An alarm waits").await?;
    desk.looks_well("officers-alarm").await?;
    desk.open("pages/today.html").await?;
    desk.sees("An alarm about a machine").await?;
    desk.looks_well("today-alarm").await?;
    desk.press("An alarm about a machine").await?;
    desk.press("I have seen this").await?;
    desk.sees("1 earlier alarm").await?;
    desk.sees_no("An alarm waits").await;

    // The stick is pulled out.
    std::fs::rename(desk.shared(), desk.drawer().join("away"))?;
    desk.press("Look now").await?;
    desk.sees("The shared folder is not there").await?;
    desk.sees("Folder not reached").await?;
    desk.looks_well("officers-fault").await?;
    std::fs::rename(desk.drawer().join("away"), desk.shared())?;
    desk.press("Look now").await?;
    desk.sees("Looked in and agreed").await?;
    // Sam has not put the part back: what was seen stays in sight.
    desk.sees("Seen, and still so").await?;
    desk.sees("An alarm you saw is still so").await?;
    desk.looks_well("officers-still").await?;
    desk.sees(OFFICER).await?;
    desk.leave().await
}

#[tokio::test]
async fn a_form_being_typed_in_is_left_alone() -> Told {
    let desk = Desk::with_folder().await?;
    let mut sam = desk.lets_in("Sam Okafor").await?.comes_in()?;
    let (concern, _) = desk.concern("Reece Dunmore", "marks on both legs", "Seen at swimming.").await?;
    desk.ask("sync_now", None).await?;
    desk.open(&format!("pages/concern.html?id={concern}#add")).await?;
    desk.fill("text", "Rang the school, who").await?;
    sam.pass()?;
    let named = logbook::acts::Addition {
        concern: concern.parse()?,
        kind: "contact".into(),
        text: "Sam rang the school first.".into(),
        ..Default::default()
    };
    sam.book.add_to_concern(named)?;
    sam.pass()?;
    desk.ask("sync_now", None).await?;
    desk.until("Sam's words", "return document.body.textContent.includes('Sam rang the school first.')")
        .await?;
    assert_eq!(desk.value("text").await?, "Rang the school, who");
    let focused = desk.web().execute("return document.activeElement?.getAttribute('name')", vec![]).await?;
    assert_eq!(focused.json(), "text", "the cursor was taken away");
    desk.leave().await
}
