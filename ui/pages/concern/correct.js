/** Putting a text right. The text before stays in the log and in sight; the reason says why it changed. @module */
import { longField, selectField, textField } from "../../components/fields.js";
import { el } from "../../dom.js";
import { correctPassage } from "../../ipc/commands.js";
import { instantWords } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { openActPanel } from "./panel.js";
import { readSealed } from "./read-sealed.js";

/** @param {import("./panel.js").ActContext} context @param {import("../../ipc/types").PassageView} passage */
export function correct(context, passage) {
  if (!passage?.passage) return;
  // Nobody puts right what they have not read.
  if (passage.sealed) return readSealed(context, passage, (seen) => correct(context, seen));
  const { page, terms } = context;
  const several = passage.versions.length > 1;
  openActPanel(context, {
    title: several ? "Say which text is right" : `Correct: ${passage.label.toLowerCase()}`,
    action: "Save the correction",
    draft: `correct:${passage.passage}`,
    questions: [
      several ? el("div", { class: "versions" }, passage.versions.map(({ text, officer, at }) => el("div", null, el("p", { class: "narrative" }, text), el("p", { class: "by" }, dotted(officer, instantWords(at)))))) : null,
      longField({ name: "text", label: "As it should read", hint: "The text as it is now stays in the log, with your reason.", value: passage.text, rows: 7 }),
      selectField({ name: "source_grade", label: "How is it known?", value: passage.source_grade, blank: "As it was" }, terms.source_grades),
      textField({ name: "reason", label: "Why it changes", hint: "Such as wrong time; said exactly where" }),
    ],
    shape: (form) => ({ concern: page.concern, passage: passage.passage, ...form }),
    check: ({ text, source_grade }) => (text === passage.text && (source_grade ?? passage.source_grade) === passage.source_grade && !several ? [{ field: "text", rule: "unchanged" }] : []),
    send: correctPassage,
    said: "Corrected",
  });
}
