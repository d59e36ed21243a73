/** Attaching a file: what is said of it first, then Rust asks which, or takes what was dropped on the window. @module */
import { dateField, longField, selectField } from "../../components/fields.js";
import { el, fill } from "../../dom.js";
import { attachDropped, attachFile, readAttachProgress, stopAttaching } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";

/** How often it asks how far it is, milliseconds. */
const LOOK_MS = 300;

/** @param {import("./panel.js").ActContext} context @param {string[] | null} dropped names of the files that were dropped */
export function attach(context, dropped) {
  const { page, terms } = context;
  const names = Array.isArray(dropped) ? dropped : [];
  const progress = el("div", { class: "attaching", hidden: true });
  openActPanel(context, {
    title: names.length > 0 ? "Attach what you dropped" : "Attach a file",
    action: names.length > 0 ? "Attach" : "Choose files…",
    draft: `file:${page.concern}`,
    questions: [
      names.length > 0 ? el("ul", { class: "plain-list" }, names.map((name) => el("li", { class: "narrative" }, name))) : el("p", { class: "govuk-hint" }, "Any file up to 100 MB, or several at once with the same words. Each is kept as it is, and what can be shown is shown here."),
      longField({ name: "caption", label: "What it is", hint: "Such as: photograph of the bruise on his left arm, taken by the school nurse.", rows: 3 }),
      dateField({ name: "taken_at", label: "When it was taken or written", hint: "Leave empty if you do not know." }),
      selectField({ name: "source_grade", label: "How is it known?", blank: "Not said" }, terms.source_grades),
      progress,
    ],
    shape: (form) => ({ concern: page.concern, ...form }),
    send: (form) => watched(progress, (names.length > 0 ? attachDropped : attachFile)(form)),
    said: (made) => (made.length > 1 ? `${made.length} files attached` : "File attached"),
  });
}

/** Shows how far it is, with a way to stop, for as long as it takes. @template A @param {HTMLElement} box @param {Promise<A>} work */
async function watched(box, work) {
  const bar = el("progress", { max: 1, "aria-label": "How much is read and encrypted" });
  const said = el("p", { role: "status" });
  fill(box, bar, said, el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => stopAttaching() }, "Stop"));
  const looking = setInterval(async () => {
    const { done, all, running } = await readAttachProgress().catch(() => ({ done: 0, all: 0, running: false }));
    box.hidden = !running;
    if (all === 0) return;
    [bar.max, bar.value] = [all, done];
    // Every quarter is said, not every step: a reader of screens would say nothing else.
    const quarter = `${Math.floor((done * 4) / all) * 25} % read and encrypted`;
    if (said.textContent !== quarter) fill(said, quarter);
  }, LOOK_MS);
  try {
    return await work;
  } finally {
    clearInterval(looking);
    box.hidden = true;
  }
}
