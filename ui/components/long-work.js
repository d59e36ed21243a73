/** Work that takes longer than a moment: how far it is, and a way to stop it, for as long as it takes. @module */
import { el, fill } from "../dom.js";

/** How often it asks how far it is, milliseconds. */
const LOOK_MS = 300;

/**
 * Shows work in a box, which is hidden before and afterwards.
 * @template A
 * @param {Promise<A>} work
 * @param {object} given
 * @param {HTMLElement} given.box
 * @param {string} given.named what the bar is called for those who hear it
 * @param {() => Promise<import("../ipc/files.js").AttachProgress>} given.look asks how far it is
 * @param {() => unknown} given.stop
 * @param {(done: number, all: number) => string} given.words how far it is, of 0 where nobody knows yet; few of them, since each is said aloud
 * @returns {Promise<A>}
 */
export async function watched(work, { box, named, look, stop, words }) {
  const bar = el("progress", { max: 1, "aria-label": named });
  const said = el("p", { role: "status" });
  fill(box, bar, said, el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => stop() }, "Stop"));
  const looking = setInterval(async () => {
    const { done, all, running } = await look().catch(() => ({ done: 0, all: 0, running: false }));
    box.hidden = !running;
    if (all > 0) [bar.max, bar.value] = [all, done];
    const now = running ? words(done, all) : "";
    if (said.textContent !== now) fill(said, now);
  }, LOOK_MS);
  try {
    return await work;
  } finally {
    clearInterval(looking);
    box.hidden = true;
    fill(box);
  }
}
