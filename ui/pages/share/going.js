/** A packet that is being made: how far it is, and a way to stop it, which counts until it is on record. @module */
import { el, fill, need } from "../../dom.js";
import { readExportProgress, stopExport } from "../../ipc/commands.js";

/** How often it asks how far it is, milliseconds. */
const LOOK_MS = 300;

/** What is done next, after so many steps. */
const NEXT = ["Laying out the pages", "Reading them for what is withheld", "Locking them with the passphrase", "Putting it on record"];

/** @template A @param {Promise<A>} work @returns {Promise<A>} */
export async function watched(work) {
  const box = need("#going");
  const bar = el("progress", { max: 1, "aria-label": "How far the packet is" });
  const said = el("p", { role: "status" });
  fill(box, bar, said, el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => stopExport() }, "Stop"));
  const looking = setInterval(async () => {
    const { done, all, running } = await readExportProgress().catch(() => ({ done: 0, all: 0, running: false }));
    box.hidden = !running;
    if (all === 0) return;
    [bar.max, bar.value] = [all, done];
    const next = NEXT[done] ?? "";
    if (said.textContent !== next) fill(said, next);
  }, LOOK_MS);
  try {
    return await work;
  } finally {
    clearInterval(looking);
    box.hidden = true;
    fill(box);
  }
}
