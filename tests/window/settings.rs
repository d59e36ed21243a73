//! Settings: a new PIN, dark colours that stay, a backup, and the lock that comes by itself.

use serde_json::{Map, Value};

use crate::desk::{Desk, Told};
use crate::town::PIN;

const NEW_PIN: &str = "kettle-orchard-51";

/// Settings that a form must name; whatever else it leaves out stays as it is.
const NAMED: [&str; 10] = [
    "organisation",
    "officer_role",
    "phone",
    "out_of_hours",
    "email",
    "marking",
    "idle_minutes",
    "review_days",
    "theme",
    "density",
];

impl Desk {
    /// Puts one setting in force, not by hand.
    pub async fn sets(&self, name: &str, value: Value) -> Told {
        let now = self.ask("read_settings", None).await?;
        let mut form: Map<String, Value> =
            NAMED.iter().map(|name| ((*name).to_owned(), now[*name].clone())).collect();
        form.insert(name.into(), value);
        self.ask("change_settings", Some(form.into())).await?;
        Ok(())
    }
}

#[tokio::test]
async fn settings_stay_and_an_idle_window_locks() -> Told {
    let mut desk = Desk::with_log().await?;
    desk.open("pages/settings.html").await?;
    desk.looks_well("settings").await?;

    desk.fill("idle_minutes", "0").await?;
    desk.press("Save settings").await?;
    desk.sees("There is a problem").await?;
    desk.fill("idle_minutes", "1").await?;
    desk.press("After how many working days").await?;
    desk.fill("clocks.chase", "500").await?;
    desk.press("Save settings").await?;
    desk.sees("The clock “Chase again").await?;
    desk.looks_well("settings-clocks").await?;
    desk.fill("clocks.chase", "2").await?;
    desk.fill("marac_judgement", "Two professionals judge the risk high").await?;
    desk.fill("phone", "01622 555 010").await?;
    desk.choose("theme", "dark").await?;
    desk.choose("density", "comfortable").await?;
    desk.press("Save settings").await?;
    desk.sees("saved ").await?;
    desk.looks_well("settings-comfortable").await?;
    let set = desk.ask("read_settings", None).await?;
    assert_eq!(set["marac_judgement"], "Two professionals judge the risk high");
    assert_eq!(set["marac_suicide_item"], 5, "what was not touched stays");

    desk.fill("old_pin", "not the pin at all").await?;
    desk.fill("pin", NEW_PIN).await?;
    desk.fill("pin_again", NEW_PIN).await?;
    desk.press("Change PIN").await?;
    desk.sees("That PIN is not right").await?;
    desk.fill("old_pin", PIN).await?;
    desk.fill("pin", NEW_PIN).await?;
    desk.fill("pin_again", NEW_PIN).await?;
    desk.press("Change PIN").await?;
    desk.sees("PIN changed").await?;

    desk.restart().await?;
    desk.fill("pin", PIN).await?;
    desk.press("Unlock").await?;
    desk.sees("That PIN is not right").await?;
    desk.fill("pin", NEW_PIN).await?;
    desk.press("Unlock").await?;
    desk.is_at("pages/today.html").await?;
    let dressed = "const { theme, density } = document.documentElement.dataset; return theme === 'dark' && density === 'comfortable'";
    desk.until("dark and comfortable", dressed).await?;

    // Nobody touches anything for longer than the minute that was set.
    tokio::time::sleep(std::time::Duration::from_secs(55)).await;
    desk.is_at_the_door().await?;
    desk.sees("Your PIN").await?;
    assert!(desk.ask("read_today", None).await.is_err(), "the window locked, the log did not");
    desk.leave().await
}

#[tokio::test]
async fn a_backup_is_made_and_was_restored_to_try() -> Told {
    let desk = Desk::with_log().await?;
    desk.open("pages/settings.html").await?;
    desk.press("Choose a place for backups…").await?;
    desk.sees("There is no good backup yet").await?;
    desk.press("Back up now").await?;
    desk.sees("restored to try today").await?;
    desk.sees("The last good one is of").await?;
    desk.looks_well("settings-backup").await?;
    desk.leave().await
}
