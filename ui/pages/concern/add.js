/** Adding to the record: one passage of one kind, so that facts, their words, what was seen and opinion stay apart. @module */
import { choiceField, dateField, longField, selectField, textField } from "../../components/fields.js";
import { offered } from "../../dom.js";
import { addToConcern } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";

const DEFAULT_KIND = "contact";
/** What to keep in mind while a certain kind is written. @type {Record<string, string>} */
const HINTS = { feedback: "What you told them, how and when: that it was taken up, whom they can ring. Nothing about the person that they need not know." };

/** @param {import("./panel.js").ActContext} context @param {string | null} kind the kind to begin with */
export function add(context, kind) {
  const { page, terms } = context;
  const known = terms.addition_kinds.some(({ code }) => code === kind) ? kind : DEFAULT_KIND;
  openActPanel(context, {
    title: "Add to the record",
    action: "Add",
    draft: `add:${page.concern}`,
    questions: [
      choiceField({ name: "kind", label: "What is it?", chosen: known }, terms.addition_kinds),
      longField({ name: "text", label: "What you want to write", hint: HINTS[known ?? ""] ?? "Plain words, as it was. For their own words: as they said them, without tidying.", rows: 7 }),
      dateField({ name: "happened_at", label: "When", hint: "Such as today 09:14. Leave empty if you do not know." }),
      textField({ name: "with_whom", label: "With whom", hint: "Who you spoke to, or who told you" }),
      selectField({ name: "source_grade", label: "How is it known?", blank: "Not said" }, terms.source_grades),
      selectField({ name: "belongs_to", label: "Whose it is", blank: "The council’s own", hint: "Minutes of a MARAC or a strategy meeting belong to whoever holds it: write here only that they exist and what is ours to do" }, offered(terms.agencies)),
    ],
    shape: (form) => ({ concern: page.concern, ...form, belongs_to: form.belongs_to || null }),
    check: ({ kind: chosen }) => (chosen ? [] : [{ field: "kind", rule: "not-chosen" }]),
    send: addToConcern,
    said: "Added to the record",
  });
}
