/** Reading what belongs to another agency, such as the minutes of a MARAC: why is asked each time, and stays in the history. @module */
import { badge } from "../../components/badge.js";
import { openBox } from "../../components/dialog-panel.js";
import { longField } from "../../components/fields.js";
import { el } from "../../dom.js";
import { readSealed as sendReason } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";

/** @typedef {import("../../ipc/types").PassageView} PassageView */

/** @param {import("./panel.js").ActContext} context @param {PassageView} passage @param {(seen: PassageView) => void} [then] what is done with it */
export function readSealed(context, passage, then = show) {
  /** @type {PassageView | null} */
  let seen = null;
  const done = async (/** @type {string} */ said) => {
    await context.done(said);
    if (seen) then(seen);
  };
  openActPanel({ done }, {
    title: `Read what belongs to ${passage.owner?.owner_label ?? "another agency"}`,
    action: "Read it",
    draft: `read-sealed:${passage.passage}`,
    questions: [
      el("p", { class: "muted" }, "Minutes and papers of another agency are read by those who need them for their work on this concern."),
      longField({ name: "reason", label: "Why you read it", hint: "It stays in the history, with your name.", rows: 2 }),
    ],
    shape: (form) => ({ concern: context.page.concern, item: passage.passage, ...form }),
    send: async (form) => { seen = await sendReason(form); },
    said: "On record",
  });
}

/** @param {PassageView} seen */
function show({ label, text, owner, versions }) {
  const texts = versions.length > 1 ? versions.map((one) => one.text) : [text];
  openBox(label, el("div", { class: "stack" },
    el("p", null, badge({ kind: "sealed", text: `belongs to ${owner?.owner_label ?? "another agency"}` })),
    texts.map((words) => el("p", { class: "narrative" }, words))));
}
