/** Whether somebody could make one decision at one time. The questions are those of the Mental Capacity Act; a person answers. @module */
import { choiceField, longField, textField, whenField } from "../../components/fields.js";
import { el } from "../../dom.js";
import { assessCapacity } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";
import { whoseField } from "./whose.js";

const FOUR = [["understand", "Can they understand what matters to it?"], ["retain", "Can they keep it in mind long enough?"], ["weigh", "Can they use or weigh it?"], ["communicate", "Can they say what they decide, in any way?"]];

/** @param {import("./panel.js").ActContext} context */
export function capacity(context) {
  const { page, terms } = context;
  openActPanel(context, {
    title: "Capacity for a decision",
    action: "Record the assessment",
    draft: `capacity:${page.concern}`,
    questions: [
      el("div", { class: "notice info" }, el("p", null, "From 16, everyone is presumed able to decide until it is shown otherwise, and an unwise decision is no sign that they cannot. Capacity is for one decision, at one time.")),
      whoseField(page, "Whose capacity"),
      longField({ name: "decision", label: "Which decision", hint: "Such as whether to go back to the flat", rows: 2 }),
      longField({ name: "doubt", label: "Why it was doubted", hint: "What they did or said. Leave empty if nobody doubted it.", rows: 2 }),
      longField({ name: "help", label: "What was done to help them decide", hint: "Time of day, place, an interpreter, pictures, somebody they trust", rows: 2 }),
      el("div", { class: "four side-by-side" }, FOUR.map(([name, label]) => choiceField({ name, label }, terms.awareness))),
      choiceField({ name: "impairment", label: "Is there an impairment or disturbance of mind or brain?", hint: "If they cannot decide, it must be because of this" }, terms.awareness),
      choiceField({ name: "outcome", label: "What it came to" }, terms.capacity_outcomes),
      longField({ name: "reasons", label: "Reasons", hint: "What shows it; for each thing they cannot do, an example", rows: 4 }),
      longField({ name: "best_interests", label: "What was decided in their best interests", hint: "Only when they lack capacity: what, by whom, and why it restricts them least", rows: 2 }),
      longField({ name: "consulted", label: "Who was consulted", hint: "Family, carers, an attorney or deputy, an independent advocate", rows: 2 }),
      el("div", { class: "side-by-side" }, textField({ name: "assessed_by", label: "Who assessed it", hint: "Name and role" }), whenField({ name: "assessed_at", label: "When" })),
    ],
    shape: (form) => ({ concern: page.concern, ...form, person: form.person ?? null, outcome: form.outcome ?? "" }),
    send: assessCapacity,
    said: "Assessment recorded",
  });
}
