/** A decision and its reasons. Not referring is a decision, and needs its reasons as much. @module */
import { choiceField, dateField, longField, textField, whenField } from "../../components/fields.js";
import { decide as sendDecision } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";

/** @param {import("./panel.js").ActContext} context */
export function decide(context) {
  const { page, terms } = context;
  openActPanel(context, {
    title: "Decide what to do",
    action: "Record the decision",
    draft: `decide:${page.concern}`,
    questions: [
      choiceField({ name: "decision", label: "The decision" }, terms.decisions),
      longField({ name: "reasons", label: "Reasons", hint: "What you weighed, and why this and not something else. Not referring needs reasons just as much.", rows: 6 }),
      longField({ name: "threshold", label: "Law or threshold considered", hint: "Such as Care Act section 42, the three tests; DASH 14 or more", rows: 2 }),
      textField({ name: "second_officer", label: "Second officer", hint: "Who you asked, how and when. Leave empty if nobody." }),
      dateField({ name: "review_on", label: "Review on", hint: "Such as Friday, or in 2 weeks", kind: "due" }),
      whenField({ name: "decided_at", label: "When it was decided" }),
    ],
    shape: (form) => ({ concern: page.concern, ...form, decision: form.decision ?? "" }),
    send: sendDecision,
    said: "Decision recorded",
  });
}
