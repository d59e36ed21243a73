/** Marking what was written as a significant event of the whole story, or as none any more. @module */
import { textField } from "../../components/fields.js";
import { el } from "../../dom.js";
import { markEvent } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";

/** @param {import("./panel.js").ActContext} context @param {import("../../ipc/types").ChronologyItem} item */
export function event(context, { entry, title, significant }) {
  const { page } = context;
  openActPanel(context, {
    title: significant ? "Not a significant event any more" : "A significant event",
    action: significant ? "Take the mark away" : "Mark it",
    draft: `event-${entry}:${page.concern}`,
    questions: [
      el("p", { class: "govuk-inset-text" }, title),
      textField({ name: "reason", label: significant ? "Why it is none any more" : "Why it matters to the whole story", hint: "Such as the first injury, a move, a new partner. Leave it empty where it is plain." }),
    ],
    shape: (form) => ({ ...form, concern: page.concern, entry, significant: !significant }),
    send: markEvent,
    said: significant ? "No significant event any more" : "Marked as a significant event",
  });
}
