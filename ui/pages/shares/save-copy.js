/** Saving the pages of a packet as they went: on purpose, with a reason that stays in the history. @module */
import { longField } from "../../components/fields.js";
import { el } from "../../dom.js";
import { saveShareCopy } from "../../ipc/commands.js";
import { openActPanel } from "../concern/panel.js";

/** @param {string} share @param {() => Promise<void>} done */
export function saveCopy(share, done) {
  openActPanel({ done }, {
    title: "Save the pages as they went",
    action: "Choose where…",
    draft: `save-copy:${share}`,
    questions: [
      el("div", { class: "notice" }, el("p", null, "These are exactly the pages that were sent, without a passphrase: whoever has the file can read it. Delete it when it is not needed any more. To send them again, share again.")),
      longField({ name: "reason", label: "Why they are saved outside the log", hint: "It stays in the history, with your name.", rows: 3 }),
    ],
    shape: (form) => ({ share, ...form }),
    send: saveShareCopy,
    said: "Copy saved",
  });
}
