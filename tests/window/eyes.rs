//! What an officer's eyes see, in both themes, and what a machine sees for those who cannot.

use crate::desk::{Desk, Told};
use serde_json::{Value, json};
use std::path::PathBuf;

impl Desk {
    /// Waits until these words can be read somewhere in the window.
    pub async fn sees(&self, words: &str) -> Told {
        let wanted = json!(words);
        let script = format!(
            "const flat = (text) => text.replace(/\\s+/g, ' ').toLowerCase();
             return flat(document.body.innerText).includes(flat({wanted}))"
        );
        self.until(&format!("the words “{words}”"), &script).await
    }

    /// Checks that these words cannot be read anywhere in the window now.
    pub async fn sees_no(&self, words: &str) {
        let text = self.text().await;
        assert!(!text.contains(words), "the window still says “{words}”:\n{text}");
    }

    /// Waits until this text stands in the page letter for letter.
    pub async fn shows_literally(&self, text: &str) -> Told {
        let script = format!("return document.body.textContent.includes({})", json!(text));
        self.until(&format!("exactly {text:?}"), &script).await
    }

    /// Checks that nothing a trap tries has happened: no element of its making, no word of its title.
    pub async fn unharmed(&self, what: &str) -> Told {
        let script = "return document.title !== 'broken' && !document.querySelector('img[src=x], svg[onload], main script, main tag')";
        self.until(&format!("{what} to stand unharmed"), script).await
    }

    /// Waits until the window shows the page at this address under ui/.
    pub async fn is_at(&self, page: &str) -> Told {
        self.until(
            &format!("the page {page}"),
            &format!("return location.pathname.endsWith({})", json!(page)),
        )
        .await?;
        self.settled().await
    }

    /// Waits until the window stands at the door, which is where every log begins and every lock ends.
    pub async fn is_at_the_door(&self) -> Told {
        let script = "return ['/', '/index.html'].includes(location.pathname)";
        self.until("the door", script).await?;
        self.settled().await
    }

    /// Looks at the page in both themes: keeps a picture of each, and lets axe judge each.
    pub async fn looks_well(&self, name: &str) -> Told {
        self.nothing_slid(name).await?;
        let before =
            self.web().execute("return document.documentElement.dataset.theme ?? null", vec![]).await?;
        for theme in ["light", "dark"] {
            self.web()
                .execute("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme)])
                .await?;
            self.at_rest().await?;
            self.picture(&format!("{name}-{theme}")).await?;
            self.accessible(&format!("{name} in the {theme} theme")).await?;
        }
        let back = "if (arguments[0] === null) delete document.documentElement.dataset.theme; else document.documentElement.dataset.theme = arguments[0]";
        self.web().execute(back, vec![before.json().clone()]).await?;
        Ok(())
    }

    /// Refuses a page of which a part slid sideways under its edge, where nobody could pull it back: whatever hides what is too
    /// wide still moves when the focus goes to something out of sight.
    async fn nothing_slid(&self, what: &str) -> Told {
        let script = "return [...document.querySelectorAll('*')]
            .filter((one) => one.scrollLeft !== 0 && getComputedStyle(one).overflowX === 'hidden' && !one.matches('input, textarea'))
            .map((one) => {
              const edge = one.getBoundingClientRect().right - one.scrollLeft;
              const wide = [...one.querySelectorAll('*')].filter((inner) => inner.getBoundingClientRect().right > edge + 1);
              return `${one.tagName}.${one.className} by ${one.scrollLeft}: ${wide.slice(0, 4).map((inner) => `${inner.tagName}.${inner.className} ${inner.id}`)}`;
            });";
        let slid = self.web().execute(script, vec![]).await?;
        match slid.json().as_array() {
            Some(none) if none.is_empty() => Ok(()),
            _ => Err(format!("{what}: {} slid sideways", slid.json()).into()),
        }
    }

    /// Says where a journey was lost, in words and in a picture under the journey's name.
    pub async fn lost(&self, why: &str) -> Box<dyn std::error::Error> {
        let journey = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        let pictured = self.picture(&format!("lost-{journey}")).await.is_ok();
        let picture = if pictured { format!(" (see shots/lost-{journey}.png)") } else { String::new() };
        format!("{why}{picture}; the page says:\n{}", self.text().await).into()
    }

    /// Waits until what moves has come to rest and is painted.
    async fn at_rest(&self) -> Told {
        let script = "const done = arguments[arguments.length - 1];
            const still = Promise.allSettled(document.getAnimations().map((one) => one.finished));
            const late = new Promise((enough) => setTimeout(enough, 1500));
            Promise.race([still, late]).then(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))));";
        self.web().execute_async(script, vec![]).await?;
        Ok(())
    }

    /// Takes a picture while one dot moves: the driver waits until the page is drawn once more, and one at rest that the processor
    /// draws may never be.
    async fn picture(&self, name: &str) -> Told {
        let shots = here().join("window/shots");
        std::fs::create_dir_all(&shots)?;
        let moves = "const dot = document.createElement('i');
            dot.style.cssText = 'position: fixed; inset: auto 0 0 auto; inline-size: 1px; block-size: 1px';
            document.body.append(dot);
            let turn = 0;
            const moving = setInterval(() => { dot.style.background = (turn += 1) % 2 ? '#8888' : '#7778'; }, 30);
            window.standStill = () => { clearInterval(moving); dot.remove(); };";
        self.web().execute(moves, vec![]).await?;
        self.web().screenshot(&shots.join(format!("{name}.png"))).await?;
        self.web().execute("window.standStill()", vec![]).await?;
        Ok(())
    }

    /// Refuses the page if axe finds anything that would keep somebody from using it.
    async fn accessible(&self, what: &str) -> Told {
        let axe = std::fs::read_to_string(here().join("../node_modules/axe-core/axe.min.js"))?;
        self.web().execute(axe, vec![]).await?;
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(
              (found) => done(found.violations.map(({ id, impact, help, nodes }) =>
                ({ id, impact, help, where: nodes.slice(0, 5).map((node) => `${node.target} ${node.html.slice(0, 120)}`) }))),
              (error) => done(String(error)));";
        let found = self.web().execute_async(script, vec![]).await?;
        let Some(found) = found.json().as_array() else {
            return Err(format!("axe could not look: {}", found.json()).into());
        };
        let grave: Vec<&Value> = found
            .iter()
            .filter(|one| matches!(one["impact"].as_str(), Some("serious" | "critical")))
            .collect();
        if grave.is_empty() {
            Ok(())
        } else {
            Err(format!("{what}: {}", serde_json::to_string_pretty(&grave)?).into())
        }
    }
}

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
