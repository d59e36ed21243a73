/**
 * A packet that reached somebody it was not for: what is known, the clock of 72 hours, what was done and what is still owed. The program counts
 * and reminds; how great the risk is, and whom to tell, is the officer's to judge.
 * @module
 */
import { badge } from "../../components/badge.js";
import { choiceField, longField, whenField } from "../../components/fields.js";
import { el } from "../../dom.js";
import { followBreach as sendStep, recordBreach as sendBreach } from "../../ipc/commands.js";
import { count, fullMoment } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { openActPanel } from "../concern/panel.js";

/** @typedef {import("../../ipc/types").SharePage} SharePage */
/** @typedef {import("../../ipc/types").Terms} Terms */

/** How long is left to tell the Commissioner, or that it has passed. @param {number} hours */
export const hoursLeft = (hours) => (hours < 0 ? `${count(-hours, "hour")} over the 72` : `${count(hours, "hour")} left of the 72`);

/** @param {SharePage} page */
export function breachCard({ breach }) {
  if (!breach) return null;
  const state = breach.over ? badge({ kind: "ok", text: "over" }) : breach.hours_left === null ? badge({ kind: "due", text: "not over yet" }) : badge({ kind: "danger", text: hoursLeft(breach.hours_left) });
  return el("section", { class: "card" },
    el("header", null, el("h2", null, "It reached somebody it was not for"), state),
    el("div", { class: "inside stack" },
      el("p", { class: "narrative" }, breach.happened),
      el("p", null, el("strong", null, "Who has it: "), breach.reached),
      el("p", null, el("strong", null, `${breach.risk_label}: `), breach.risk_reason),
      el("p", { class: "muted" }, dotted(`known since ${fullMoment(breach.known_at)}`, `72 hours end ${fullMoment(breach.commissioner_by)}`, breach.officer))),
    breach.steps.length === 0 ? null : el("ul", { class: "rows" }, breach.steps.map(({ title, at, text, officer }) => el("li", null, el("div", null,
      el("p", null, el("strong", null, title)), el("p", { class: "narrative" }, text), el("p", { class: "under" }, dotted(fullMoment(at), officer)))))),
    el("div", { class: "inside stack" },
      breach.owed.map((words) => el("p", { class: "caution" }, words)),
      el("div", { class: "button-row" },
        breach.over ? null : el("button", { type: "button", class: "govuk-button govuk-button--secondary", "data-breach-step": true, "data-writes": true }, "What was done…"),
        el("button", { type: "button", class: "govuk-button govuk-button--secondary", "data-breach": true, "data-writes": true }, "More is known…"))));
}

/** @param {string} share @param {SharePage["breach"]} known @param {Terms} terms @param {() => Promise<void>} done */
export function recordBreach(share, known, terms, done) {
  openActPanel({ done }, {
    title: known ? "More is known of it" : "It reached somebody it was not for",
    action: "Write it down",
    draft: `breach:${share}`,
    questions: [
      el("p", { class: "muted" }, "First ring whoever has it: ask them not to read it, not to pass it on, and to delete it. Then tell your data protection officer. From the moment the council knows, there are 72 hours to tell the Information Commissioner, unless harm is unlikely (UK GDPR Article 33)."),
      whenField({ name: "known_at", label: "Since when the council knows", value: known?.known_at }),
      longField({ name: "happened", label: "What happened", value: known?.happened }),
      longField({ name: "reached", label: "Who has it, or may have", value: known?.reached, rows: 2 }),
      choiceField({ name: "risk", label: "How likely is it that somebody is harmed?", chosen: known?.risk }, terms.breach_risks),
      longField({ name: "risk_reason", label: "Why you judge it so", hint: "What is in it, who has it, whether it can be opened, whom it could lead to", value: known?.risk_reason }),
    ],
    shape: (form) => ({ share, ...form }),
    send: sendBreach,
    said: "Written down",
  });
}

/** @param {string} share @param {Terms} terms @param {() => Promise<void>} done */
export function followBreach(share, terms, done) {
  openActPanel({ done }, {
    title: "What was done",
    action: "Write it down",
    draft: `breach-step:${share}`,
    questions: [
      choiceField({ name: "step", label: "What" }, terms.breach_steps),
      whenField({ name: "done_at", label: "When" }),
      longField({ name: "done", label: "What was done, or why it was not", hint: "Who was told, by whom, and the number they gave" }),
    ],
    shape: (form) => ({ share, ...form }),
    send: sendStep,
    said: "Written down",
  });
}
