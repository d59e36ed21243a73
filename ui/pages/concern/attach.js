/** Attaching a file: what is said of it first, then Rust asks which, or takes what was dropped on the window. @module */
import { dateField, longField, selectField } from "../../components/fields.js";
import { watched } from "../../components/long-work.js";
import { el } from "../../dom.js";
import { attachDropped, attachFile, readAttachProgress, stopAttaching } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";

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
    send: (form) => watched((names.length > 0 ? attachDropped : attachFile)(form), { box: progress, named: "How much is read and encrypted", look: readAttachProgress, stop: stopAttaching, words: quarters }),
    said: (made) => (made.length > 1 ? `${made.length} files attached` : "File attached"),
  });
}

/** Every quarter is said, not every step: a reader of screens would say nothing else. @param {number} done @param {number} all */
const quarters = (done, all) => all === 0 ? "" : `${Math.floor((done * 4) / all) * 25} % read and encrypted`;
