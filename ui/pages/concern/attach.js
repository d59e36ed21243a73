/** Attaching files: Rust asks which, or takes what was dropped on the window; then it is said what each of them is. @module */
import { dateField, longField, selectField } from "../../components/fields.js";
import { watched } from "../../components/long-work.js";
import { el } from "../../dom.js";
import { attachFile, chooseFiles, readAttachProgress, stopAttaching } from "../../ipc/commands.js";
import { count } from "../../words/dates.js";
import { openActPanel } from "./panel.js";

/** @param {import("./panel.js").ActContext} context @param {string[] | null} dropped names of the files that were dropped */
export async function attach(context, dropped) {
  const { page, terms } = context;
  const names = Array.isArray(dropped) ? dropped : await chosen();
  // Whoever thinks better of choosing is asked nothing.
  if (names.length === 0) return;
  const progress = el("div", { class: "attaching", hidden: true });
  openActPanel(context, {
    title: Array.isArray(dropped) ? "Attach what you dropped" : names.length > 1 ? `Attach ${count(names.length, "file")}` : "Attach a file",
    action: "Attach",
    draft: `file:${page.concern}`,
    questions: [
      ...names.map((name, number) => caption(name, number, names.length)),
      dateField({ name: "taken_at", label: "When it was taken or written", hint: names.length > 1 ? "Of all of them; it can be put right for each. Leave empty if you do not know." : "Leave empty if you do not know." }),
      selectField({ name: "source_grade", label: "How is it known?", blank: "Not said" }, terms.source_grades),
      progress,
    ],
    shape: (form) => ({ concern: page.concern, ...form }),
    send: (form) => watched(attachFile(form), { box: progress, named: "How much is read and encrypted", look: readAttachProgress, stop: stopAttaching, words: quarters }),
    said: (made) => (made.length > 1 ? `${made.length} files attached` : "File attached"),
  });
}

/** Whether the officer is being asked already. */
let asking = false;

/** What the officer chooses; nothing while they are choosing already. */
async function chosen() {
  if (asking) return [];
  asking = true;
  try {
    return await chooseFiles();
  } finally {
    asking = false;
  }
}

/** @param {string} name @param {number} number @param {number} all */
function caption(name, number, all) {
  const hint = number === 0 ? "Such as: photograph of the bruise on his left arm, taken by the school nurse." : undefined;
  const question = longField({ name: `captions.${number}`, label: all > 1 ? `What it is: ${name}` : "What it is", hint, rows: all > 1 ? 2 : 3 });
  // Of several each question has its file in it; of one the name stands above.
  return all > 1 ? question : el("div", null, el("p", { class: "narrative" }, el("strong", null, name)), question);
}

/** Every quarter is said, not every step: a reader of screens would say nothing else. @param {number} done @param {number} all */
const quarters = (done, all) => all === 0 ? "" : `${Math.floor((done * 4) / all) * 25} % read and encrypted`;
