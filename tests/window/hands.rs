//! What an officer's hands do: open a page, type, choose, press, use the keyboard.
//!
//! Things are found the way an officer finds them, by the words on them, or by the field names of
//! the forms, which are the program's own; never by style.

use crate::desk::{Desk, PATIENCE, Told};
use std::time::{Duration, Instant};
use thirtyfour::common::keys::TypingData;
use thirtyfour::{By, Key, WebElement};

impl Desk {
    /// Opens a page by its address under ui/, and waits until it stands.
    pub async fn open(&self, page: &str) -> Told {
        self.web().goto(format!("tauri://localhost/{page}")).await?;
        self.settled().await
    }

    /// Types into the field of this name, after emptying it.
    pub async fn fill(&self, name: &str, text: &str) -> Told {
        let field = self.field(name).await?;
        field.scroll_into_view().await?;
        field.clear().await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Types into that field of this name which can be seen: the door has several of the same name.
    pub async fn fill_shown(&self, name: &str, text: &str) -> Told {
        let field = self.shown(By::Css(format!("input[name='{name}'], textarea[name='{name}']"))).await?;
        field.clear().await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// What stands in that field of this name which can be seen.
    pub async fn value_shown(&self, name: &str) -> Told<String> {
        Ok(self.shown(By::Css(format!("input[name='{name}']"))).await?.value().await?.unwrap_or_default())
    }

    /// Types into the three boxes of a date of birth.
    pub async fn fill_birth(&self, name: &str, parts: [&str; 3]) -> Told {
        let boxes = self.web().find_all(By::Css(format!("date-field[name='{name}'] input"))).await?;
        assert_eq!(boxes.len(), parts.len(), "{name} is not asked in three boxes");
        for (field, text) in boxes.iter().zip(parts) {
            field.send_keys(text).await?;
        }
        Ok(())
    }

    /// Ticks, presses or selects the choice of this code in the field of this name.
    pub async fn choose(&self, name: &str, code: &str) -> Told {
        let choice = format!(
            "choice-buttons[name='{name}'] input[value='{code}'], input[name='{name}'][value='{code}'], \
             select[name='{name}'] option[value='{code}']"
        );
        self.press_words_of(self.waited(self.in_reach(&choice).await).await?).await
    }

    /// Ticks the box of this name.
    pub async fn tick(&self, name: &str) -> Told {
        let tick = self.in_reach(&format!("input[type=checkbox][name='{name}']")).await;
        self.press_words_of(self.waited(tick).await?).await
    }

    /// Presses the words beside a control, as a person would: the control itself may be only drawn.
    async fn press_words_of(&self, control: WebElement) -> Told {
        let script = "const it = arguments[0]; return it.labels?.[0] ?? it";
        let words = self.web().execute(script, vec![control.to_json()?]).await?.element()?;
        words.scroll_into_view().await?;
        words.click().await?;
        Ok(())
    }

    /// Keeps a search to the panel that is open, if one is: the page behind it cannot be reached by hand.
    async fn in_reach(&self, css: &str) -> By {
        let open = self.web().execute("return !!document.querySelector('dialog[open]')", vec![]).await;
        if open.is_ok_and(|said| said.json().as_bool() == Some(true)) {
            By::Css(css.split(", ").map(|one| format!("dialog[open] {one}")).collect::<Vec<_>>().join(", "))
        } else {
            By::Css(css)
        }
    }

    /// Presses the button, or follows the link, with these words on it.
    pub async fn press(&self, words: &str) -> Told {
        let said = quoted(words);
        let path = format!(
            "//*[self::button or self::a or self::summary or @role='button' or @role='tab'][normalize-space(.)={said} or @aria-label={said}] \
             | //*[self::button or self::a or self::summary][starts-with(normalize-space(.), {said})]"
        );
        let begun = Instant::now();
        loop {
            for found in self.web().find_all(By::XPath(path.as_str())).await.unwrap_or_default() {
                if found.is_displayed().await.unwrap_or(false) && found.is_enabled().await.unwrap_or(false) {
                    found.scroll_into_view().await?;
                    if found.click().await.is_ok() {
                        return Ok(());
                    }
                }
            }
            if begun.elapsed() > PATIENCE {
                return Err(format!(
                    "nothing to press says “{words}”; the page says:\n{}",
                    self.text().await
                )
                .into());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Presses keys wherever the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Told {
        self.web().action_chain().send_keys(keys).perform().await?;
        Ok(())
    }

    /// Holds Ctrl and presses a letter.
    pub async fn ctrl(&self, letter: char) -> Told {
        self.web()
            .action_chain()
            .key_down(Key::Control)
            .send_keys(letter.to_string())
            .key_up(Key::Control)
            .perform()
            .await?;
        Ok(())
    }

    /// The box one types into for the field of this name.
    pub async fn field(&self, name: &str) -> Told<WebElement> {
        let boxes = [
            "input[name='N']",
            "textarea[name='N']",
            "select[name='N']",
            "date-field[name='N'] input",
            "pick-one[name='N'] input",
        ];
        self.waited(self.in_reach(&boxes.join(", ").replace("N", name)).await).await
    }

    /// What stands in the field of this name.
    pub async fn value(&self, name: &str) -> Told<String> {
        Ok(self.field(name).await?.value().await?.unwrap_or_default())
    }

    /// Waits for something that can be seen.
    pub async fn shown(&self, by: By) -> Told<WebElement> {
        self.awaited(by, true).await
    }

    /// Waits for something that is there, seen or not.
    pub async fn waited(&self, by: By) -> Told<WebElement> {
        self.awaited(by, false).await
    }

    async fn awaited(&self, by: By, seen: bool) -> Told<WebElement> {
        let begun = Instant::now();
        loop {
            for found in self.web().find_all(by.clone()).await.unwrap_or_default() {
                if !seen || found.is_displayed().await.unwrap_or(false) {
                    return Ok(found);
                }
            }
            if begun.elapsed() > PATIENCE {
                return Err(format!("{by:?} never came; the page says:\n{}", self.text().await).into());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}

/// Quotes words for XPath, which has no escape of its own.
fn quoted(words: &str) -> String {
    if words.contains('\'') { format!("\"{words}\"") } else { format!("'{words}'") }
}
