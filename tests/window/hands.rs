//! What an officer's hands do: open a page, type, choose, press, use the keyboard.
//!
//! Things are found the way an officer finds them, by the words on them, or by the field names of
//! the forms, which are the program's own; never by style.

use crate::desk::{Desk, PATIENCE, Told};
use serde_json::json;
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
        // The driver knows a new line only as the key that makes one.
        let text = text.replace('\n', "\u{e006}");
        let begun = Instant::now();
        loop {
            let field = self.field(name).await?;
            let typed = async {
                field.scroll_into_view().await?;
                field.clear().await?;
                field.send_keys(&text).await
            };
            // A page may draw itself anew in this moment.
            match typed.await {
                Ok(()) => return Ok(()),
                Err(error) if begun.elapsed() > PATIENCE => {
                    return Err(format!("nobody can type into {name}: {error}").into());
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
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
        self.press_words_of(&format!("{code} of {name}"), &choice).await
    }

    /// Ticks the box of this name.
    pub async fn tick(&self, name: &str) -> Told {
        self.press_words_of(name, &format!("input[type=checkbox][name='{name}']")).await
    }

    /// Presses the words beside a control, as a person would: the control itself may be only drawn.
    async fn press_words_of(&self, what: &str, css: &str) -> Told {
        let script = "const seen = (it) => it?.checkVisibility() ? it : null;
            const all = [...document.querySelectorAll(arguments[0])];
            return all.map((it) => seen(it.labels?.[0]) ?? seen(it) ?? (seen(it.closest('select')) && it)).find(Boolean) ?? null";
        let css = self.in_reach(css).await;
        let begun = Instant::now();
        loop {
            let found = self.web().execute(script, vec![json!(css)]).await?;
            if let (false, Ok(words)) = (found.json().is_null(), found.element()) {
                // A page may draw itself anew in this moment; then the next look finds what took its place.
                if words.scroll_into_view().await.is_ok() && words.click().await.is_ok() {
                    return Ok(());
                }
            }
            if begun.elapsed() > PATIENCE {
                return Err(self.lost(&format!("{what} was not offered")).await);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Keeps a search to the panel that is open, if one is: the page behind it cannot be reached by hand.
    async fn in_reach(&self, css: &str) -> String {
        let open = self.web().execute("return !!document.querySelector('dialog[open]')", vec![]).await;
        if open.is_ok_and(|said| said.json().as_bool() == Some(true)) {
            css.split(", ").map(|one| format!("dialog[open] {one}")).collect::<Vec<_>>().join(", ")
        } else {
            css.to_owned()
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
                    // A page may draw itself anew in this moment; then the next look finds what took its place.
                    if found.scroll_into_view().await.is_ok() && found.click().await.is_ok() {
                        return Ok(());
                    }
                }
            }
            if begun.elapsed() > PATIENCE {
                return Err(self.lost(&format!("nothing to press says “{words}”")).await);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Presses keys wherever the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Told {
        self.web().action_chain().send_keys(keys).perform().await?;
        Ok(())
    }

    /// Holds Ctrl and presses another key.
    pub async fn ctrl(&self, key: impl Into<TypingData>) -> Told {
        self.web()
            .action_chain()
            .key_down(Key::Control)
            .send_keys(key)
            .key_up(Key::Control)
            .perform()
            .await?;
        Ok(())
    }

    /// Goes on by Tab until the focus is where this script says it should be.
    pub async fn tab_to(&self, there: &str) -> Told {
        for _ in 0..60 {
            if self.web().execute(there, vec![]).await?.json() == &json!(true) {
                return Ok(());
            }
            self.keys(Key::Tab).await?;
        }
        Err(self.lost("Tab never comes there").await)
    }

    /// The box one types into for the field of this name; the one that can be seen, where there are several.
    pub async fn field(&self, name: &str) -> Told<WebElement> {
        let boxes = [
            "input[name='N']",
            "textarea[name='N']",
            "select[name='N']",
            "date-field[name='N'] input",
            "pick-one[name='N'] input",
        ];
        self.shown(&self.in_reach(&boxes.join(", ").replace("N", name)).await).await
    }

    /// What stands in the field of this name.
    pub async fn value(&self, name: &str) -> Told<String> {
        Ok(self.field(name).await?.value().await?.unwrap_or_default())
    }

    /// Clicks something that can be seen.
    pub async fn click(&self, css: &str) -> Told {
        let begun = Instant::now();
        loop {
            let found = self.shown(css).await?;
            // A page may draw itself anew in this moment.
            match found.click().await {
                Ok(()) => return Ok(()),
                Err(error) if begun.elapsed() > PATIENCE => return Err(error.into()),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
    }

    /// Waits for something that can be seen.
    pub async fn shown(&self, css: &str) -> Told<WebElement> {
        let begun = Instant::now();
        loop {
            for found in self.web().find_all(By::Css(css)).await.unwrap_or_default() {
                if found.is_displayed().await.unwrap_or(false) {
                    return Ok(found);
                }
            }
            if begun.elapsed() > PATIENCE {
                return Err(self.lost(&format!("{css} never came")).await);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}

/// Quotes words for XPath, which has no escape of its own.
fn quoted(words: &str) -> String {
    if words.contains('\'') { format!("\"{words}\"") } else { format!("'{words}'") }
}
