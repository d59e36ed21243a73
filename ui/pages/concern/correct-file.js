/** Putting right what was said of a file. The file stays as it came; what was said before stays in the log and in sight. @module */
import { dateField, longField, selectField, textField } from "../../components/fields.js";
import { el } from "../../dom.js";
import { correctFile } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";

/** @param {import("./panel.js").ActContext} context @param {import("../../ipc/types").FileLine | null} file */
export function correctTheFile(context, file) {
  if (!file?.entry) return;
  const { page, terms } = context;
  openActPanel(context, {
    title: "Put right what is said of a file",
    action: "Save the correction",
    draft: `correct-file:${file.entry}`,
    questions: [
      el("p", { class: "narrative" }, file.name),
      longField({ name: "caption", label: "What it is", hint: "What it says now stays in the log, with your reason. The file itself stays as it came.", value: file.caption, rows: 3 }),
      dateField({ name: "taken_at", label: "When it was taken or written", value: file.taken_at }),
      selectField({ name: "source_grade", label: "How is it known?", value: file.source_grade, blank: "Not said" }, terms.source_grades),
      textField({ name: "reason", label: "Why it changes", hint: "Such as wrong day; it shows the other arm" }),
    ],
    shape: (form) => ({ concern: page.concern, entry: file.entry, ...form }),
    send: correctFile,
    said: "Put right",
  });
}
