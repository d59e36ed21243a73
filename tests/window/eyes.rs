//! What an officer's eyes see, in both themes, and what a machine sees for those who cannot.

use crate::desk::{Desk, Told};
use serde_json::{Value, json};
use std::path::PathBuf;

/// By so much a channel of a pixel may differ between two drawings of the same thing.
const SHADE: u8 = 24;
/// What axe asks of colours.
const COLOURS: &[&str] = &["color-contrast", "link-in-text-block"];
/// So many pixels may differ by more, where a line of small words is drawn again: fewer than any scrollbar has.
const SPECKS: usize = 110;

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
        self.nothing_shows_through(name).await?;
        let before =
            self.web().execute("return document.documentElement.dataset.theme ?? null", vec![]).await?;
        for theme in ["light", "dark"] {
            self.web()
                .execute("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme)])
                .await?;
            self.at_rest().await?;
            self.picture(&format!("{name}-{theme}")).await?;
            // Only colours differ by theme.
            let rules: &[&str] = if theme == "dark" { COLOURS } else { &[] };
            self.accessible(&format!("{name} in the {theme} theme"), rules).await?;
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

    /// Refuses a dialog on which something of the page behind is drawn: with that page hidden it must look the same. What changes
    /// in between by itself, as the words that a draft is kept, does so once.
    async fn nothing_shows_through(&self, what: &str) -> Told {
        for _ in 0..2 {
            if self.shown_through().await?.is_none() {
                return Ok(());
            }
        }
        let Some((through, picture)) = self.shown_through().await? else { return Ok(()) };
        picture.save(here().join(format!("window/shots/through-{what}.png")))?;
        Err(format!("{what}: the page behind shows through, {through}").into())
    }

    async fn shown_through(&self) -> Told<Option<(String, image::RgbImage)>> {
        let place = "const dialog = document.querySelector('dialog:modal');
            if (dialog === null) return null;
            const { left, top, right, bottom } = dialog.getBoundingClientRect();
            const corner = parseFloat(getComputedStyle(dialog).borderTopLeftRadius) + 2;
            const inside = [left + corner, top + corner, Math.min(right, innerWidth) - corner - 12, Math.min(bottom, innerHeight) - corner];
            // What moves by itself: the caret. The dialog's own scrollbar is left out below.
            const still = new CSSStyleSheet();
            still.replaceSync('dialog * { caret-color: transparent !important }');
            const before = [...document.adoptedStyleSheets];
            document.adoptedStyleSheets = [...before, still];
            window.moveAgain = () => { document.adoptedStyleSheets = before; };
            // A scrollbar shows itself where something just scrolled.
            for (const one of document.querySelectorAll('app-frame *')) {
              if (!dialog.contains(one) && one.scrollHeight > one.clientHeight) { one.scrollBy(0, 3); one.scrollBy(0, -3); }
            }
            return inside.map((edge) => Math.round(edge * devicePixelRatio));";
        let place = self.web().execute(place, vec![]).await?;
        let Some([left, top, right, bottom]) = place.json().as_array().and_then(|edges| {
            <[u32; 4]>::try_from(
                edges.iter().filter_map(|edge| u32::try_from(edge.as_u64()?).ok()).collect::<Vec<_>>(),
            )
            .ok()
        }) else {
            return Ok(None);
        };
        self.at_rest().await?;
        let over_the_page = self.pixels().await?;
        let hide = "const hidden = new CSSStyleSheet();
            hidden.replaceSync('body > :not(i) { visibility: hidden } dialog:modal { visibility: visible }');
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, hidden];";
        self.web().execute(hide, vec![]).await?;
        self.at_rest().await?;
        let over_nothing = self.pixels().await?;
        self.web().execute("window.moveAgain()", vec![]).await?;
        // What is drawn again may come out a shade different at its edge.
        let differ = |&(x, y): &(u32, u32)| {
            let channels = over_the_page.get_pixel(x, y).0.into_iter().zip(over_nothing.get_pixel(x, y).0);
            channels.map(|(one, other)| one.abs_diff(other)).max() > Some(SHADE)
        };
        let through: Vec<_> =
            (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y))).filter(differ).collect();
        let (Some(first), Some(last)) = (through.get(SPECKS), through.last()) else { return Ok(None) };
        Ok(Some((format!("{} pixels from {first:?} to {last:?}", through.len()), over_the_page)))
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

    /// Keeps a picture of the window under this name.
    async fn picture(&self, name: &str) -> Told {
        let shots = here().join("window/shots");
        std::fs::create_dir_all(&shots)?;
        std::fs::write(shots.join(format!("{name}.png")), self.screenshot().await?)?;
        Ok(())
    }

    async fn pixels(&self) -> Told<image::RgbImage> {
        Ok(image::load_from_memory(&self.screenshot().await?)?.to_rgb8())
    }

    /// What the window shows, as a PNG, taken while one dot moves: the driver waits until the page is drawn once more, and one at
    /// rest that the processor draws may never be.
    async fn screenshot(&self) -> Told<Vec<u8>> {
        let moves = "const dot = document.createElement('i');
            dot.style.cssText = 'position: fixed; inset: auto 0 0 auto; inline-size: 1px; block-size: 1px';
            document.body.append(dot);
            let turn = 0;
            const moving = setInterval(() => { dot.style.background = (turn += 1) % 2 ? '#8888' : '#7778'; }, 30);
            window.standStill = () => { clearInterval(moving); dot.remove(); };";
        self.web().execute(moves, vec![]).await?;
        let taken = self.web().screenshot_as_png().await?;
        self.web().execute("window.standStill()", vec![]).await?;
        Ok(taken)
    }

    /// Refuses the page if axe finds anything that would keep somebody from using it: by these rules, or by all.
    async fn accessible(&self, what: &str, rules: &[&str]) -> Told {
        let there = self.web().execute("return window.axe !== undefined", vec![]).await?;
        if there.json() != &json!(true) {
            let axe = std::fs::read_to_string(here().join("../node_modules/axe-core/axe.min.js"))?;
            self.web().execute(axe, vec![]).await?;
        }
        let script = "const done = arguments[arguments.length - 1];
            const only = arguments[0].length > 0 ? { runOnly: { type: 'rule', values: arguments[0] } } : {};
            axe.run(document, { ...only, resultTypes: ['violations'] }).then(
              (found) => done(found.violations.map(({ id, impact, help, nodes }) =>
                ({ id, impact, help, where: nodes.slice(0, 5).map((node) => `${node.target} ${node.html.slice(0, 120)}`) }))),
              (error) => done(String(error)));";
        let found = self.web().execute_async(script, vec![json!(rules)]).await?;
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
