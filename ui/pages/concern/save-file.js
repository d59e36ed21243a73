/** Saving a copy of a file outside the log: on purpose, with a reason that stays in the history. @module */
import { longField } from "../../components/fields.js";
import { el } from "../../dom.js";
import { exportFile } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";

/** @param {import("./panel.js").ActContext} context @param {import("../../ipc/types").FileLine | null} file */
export function saveFile(context, file) {
  if (!file?.entry) return;
  const { page } = context;
  openActPanel(context, {
    title: "Save a copy outside the log",
    action: "Choose where…",
    draft: `save-file:${page.concern}`,
    questions: [
      el("p", { class: "narrative" }, file.name),
      el("div", { class: "notice" }, el("p", null, "The copy is not encrypted, and holds whatever its maker put in it: a photograph often says where and when it was taken, and by which telephone. Delete it when it is not needed any more.")),
      longField({ name: "reason", label: "Why it is saved outside the log", hint: "It stays in the history, with your name.", rows: 3 }),
    ],
    shape: (form) => ({ concern: page.concern, entry: file.entry, ...form }),
    send: exportFile,
    said: "Copy saved",
  });
}
