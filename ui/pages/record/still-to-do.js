/**
 * What the record still lacks, beside the form, as it is written. A list to come back to, never a wall: saving needs little.
 * @module
 */
import { el, fill } from "../../dom.js";

/** @typedef {import("../../ipc/types").NewConcern} NewConcern */

/** Each with the field that answers it; in the order of urgency, as the concern's own page will say it. @type {[missing: (form: NewConcern) => boolean, what: string, field: string][]} */
const CHECKS = [
  [(form) => form.danger === null, "Before you save: is anyone in danger right now?", "danger"],
  [(form) => form.danger === "yes" && form.called_999 === null && form.called_999_at === null, "Before you save: whether 999 was called", "called_999"],
  [(form) => form.danger === "yes" && form.called_999 === "yes" && form.called_999_at === null, "When 999 was called, and the incident number", "called_999_at"],
  [(form) => form.people.length === 0, "Who it is about", "people.0.name"],
  [(form) => form.people.some(({ role }) => !role), "Their part in this", "people.0.role"],
  [(form) => form.received_at === null, "When it reached us", "received_at"],
  [(form) => form.route_in === null, "How it reached us", "route_in"],
  [(form) => !form.reporter.name && form.reporter.kind === null, "Who told us", "reporter.name"],
  [(form) => !form.account && !form.observed && !form.own_words, "What happened", "account"],
  [(form) => form.account !== "" && form.account_source === null, "How you know what happened", "account_source"],
  [(form) => form.own_words !== "" && form.own_words_source === null, "How you know their own words", "own_words_source"],
  [(form) => form.observed !== "" && form.observed_source === null, "How you know what was seen", "observed_source"],
  [(form) => form.main_type === null, "Kind of concern", "concern_types"],
  [(form) => form.consent_status === null, "Consent, or why not", "consent_status"],
  [(form) => form.consent_status !== null && form.consent_status !== "given" && !form.consent_reason, "Why there is no consent", "consent_reason"],
  [(form) => form.people.some((person) => person.role.endsWith("_at_risk") && person.person === null && person.safe_to_contact === "unknown" && !person.safe_contact_note), "Safe to contact?", "people.0.safe_to_contact"],
  [(form) => form.risk_level === null || !form.risk_reasons, "Risk, with reasons", "risk_level"],
  [(form) => !form.views, "Views and wishes", "views"],
  [(form) => form.views !== "" && form.views_source === null, "How you know their views and wishes", "views_source"],
  [(form) => !form.summary, "In short, one line", "summary"],
];

/**
 * @param {HTMLElement} into
 * @param {NewConcern} form
 * @param {(field: string) => void} goTo
 */
export function showStillToDo(into, form, goTo) {
  const missing = CHECKS.filter(([isMissing]) => isMissing(form));
  fill(into, el("h2", null, missing.length === 0 ? "Nothing is missing" : "Still to do, later is fine"),
    missing.length === 0
      ? el("p", { class: "muted" }, "Save it, and decide what to do.")
      : el("ul", { class: "to-do" }, missing.map(([, what, field]) => el("li", null, el("button", { type: "button", class: "link-button", onclick: () => goTo(field) }, what)))));
}
