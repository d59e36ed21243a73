/** Setting or putting right the facts of a concern, one subject at a time. Only what changed is sent. @module */
import { el, fill, formData, labelOf, offered } from "../../dom.js";
import { choiceField, dateField, longField, selectField, textField, tickField } from "../../components/fields.js";
import { amendConcern } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";
import { wasWrong } from "../was-wrong.js";
import { testsInLaw } from "./tests-in-law.js";

/** @typedef {import("../../ipc/types").ConcernPage} ConcernPage */
/** @typedef {import("../../ipc/types").Terms} Terms */
/** @typedef {{ title: string, fields: string[], questions: (page: ConcernPage, terms: Terms) => import("../../dom.js").Child[] }} Subject */

/** @type {Subject[]} */
const SUBJECTS = [
  {
    title: "What it is", fields: ["summary", "happened_when", "happened_from", "happened_until", "ongoing", "place", "place_words", "concern_types", "main_type"],
    questions: (page, terms) => [
      textField({ name: "summary", label: "In short", hint: "One line, as in the list", value: page.summary }),
      textField({ name: "happened_when", label: "When it happened", hint: "As they say it: “Thursday night”, “for months”", value: page.happened_when }),
      el("div", { class: "side-by-side" }, dateField({ name: "happened_from", label: "It happened, or began, on", hint: "Such as Thursday 21:00, or a day alone", kind: "when", value: page.happened_from }), dateField({ name: "happened_until", label: "It ended on", hint: "Leave empty if it was over at once", kind: "when", value: page.happened_until })),
      tickField({ name: "ongoing", label: "It is still going on", checked: page.ongoing }),
      choiceField({ name: "place", label: "Where", first: 5, chosen: page.place }, offered(terms.places, page.place)),
      textField({ name: "place_words", label: "The place in words", hint: "Such as the kitchen of flat 3, or the app and the name used there", value: page.place_words }),
      choiceField({ name: "concern_types", label: "Kinds of concern", many: true, first: 11, chosen: page.concern_types }, offered(terms.concern_types, page.concern_types)),
      mainKind(page, terms),
    ],
  },
  {
    title: "How it reached us", fields: ["received_at", "route_in", "reporter"],
    questions: (page, terms) => [
      dateField({ name: "received_at", label: "When it reached us", value: page.received_at }),
      choiceField({ name: "route_in", label: "How", first: 4, chosen: page.route_in }, offered(terms.routes_in, page.route_in)),
      selectField({ name: "reporter.kind", label: "Who told us", value: page.reporter.kind ?? "", blank: "Not said" }, offered(terms.reporter_kinds, page.reporter.kind)),
      selectField({ name: "reporter.team", label: "Their team, if they work for the council", value: page.reporter.team ?? "", blank: "Not said" }, offered(terms.teams, page.reporter.team)),
      el("div", { class: "side-by-side" }, textField({ name: "reporter.name", label: "Their name", value: page.reporter.name }), textField({ name: "reporter.role", label: "Their role", value: page.reporter.role })),
      el("div", { class: "side-by-side" }, textField({ name: "reporter.phone", label: "Phone", value: page.reporter.phone, mode: "tel" }), textField({ name: "reporter.email", label: "E-mail", value: page.reporter.email, mode: "email" })),
      textField({ name: "reporter.relationship", label: "How they know the person", value: page.reporter.relationship }),
      tickField({ name: "reporter.anonymous", label: "They wish not to be named", checked: page.reporter.anonymous }),
    ],
  },
  {
    title: "Danger", fields: ["danger", "called_999", "called_999_at", "incident_number"],
    questions: (page, terms) => [
      choiceField({ name: "danger", label: "Is anyone in danger right now?", chosen: page.danger }, terms.dangers),
      choiceField({ name: "called_999", label: "Was 999 called?", chosen: page.called_999 }, terms.awareness),
      dateField({ name: "called_999_at", label: "When 999 was called", value: page.called_999_at }),
      textField({ name: "incident_number", label: "Incident number", value: page.incident_number, width: "20" }),
    ],
  },
  {
    title: "Consent", fields: ["aware", "aware_reason", "consent_status", "consent_reason"],
    questions: (page, terms) => [
      choiceField({ name: "aware", label: "Do they know about the concern?", chosen: page.aware }, terms.awareness),
      textField({ name: "aware_reason", label: "If they do not, why", value: page.aware_reason }),
      choiceField({ name: "consent_status", label: "Consent to share", chosen: page.consent_status }, terms.consent_statuses),
      longField({ name: "consent_reason", label: "How it was given, or why it was not asked", value: page.consent_reason, rows: 3 }),
    ],
  },
  {
    title: "Risk", fields: ["risk_level", "risk_reasons", "likelihood", "severity", "others_at_risk"],
    questions: (page, terms) => [
      choiceField({ name: "risk_level", label: "Level of risk", hint: "Set by you; nothing here changes by itself", chosen: page.risk_level }, terms.risk_levels),
      longField({ name: "risk_reasons", label: "Reasons", value: page.risk_reasons }),
      choiceField({ name: "likelihood", label: "How likely is harm?", hint: "Thought of apart from how bad it would be", chosen: page.likelihood }, terms.likelihoods),
      choiceField({ name: "severity", label: "How bad would it be?", chosen: page.severity }, terms.severities),
      choiceField({ name: "others_at_risk", label: "Who else is at risk?", many: true, chosen: page.others_at_risk }, terms.others_at_risk),
    ],
  },
  { title: "Tests in law", fields: ["care_needs", "care_needs_why", "abuse_or_risk", "abuse_or_risk_why", "unable_to_protect", "unable_to_protect_why", "support_level", "support_level_why"], questions: testsInLaw },
  { title: "Review", fields: ["review_on"], questions: (page) => [dateField({ name: "review_on", label: "Review on", hint: "Such as Friday, or in 2 weeks", kind: "due", value: page.review_on })] },
];

/** @param {import("./panel.js").ActContext} context @param {string | null} field the fact that was asked for */
export function amend(context, field) {
  const { page, terms } = context;
  const subject = SUBJECTS.find(({ fields }) => fields.includes(field ?? "")) ?? SUBJECTS[0];
  const questions = el("div", null, subject.questions(page, terms));
  openActPanel(context, {
    title: subject.title,
    action: "Save",
    draft: `amend:${page.concern}:${subject.fields[0]}`,
    questions: [questions, textField({ name: "reason", label: "Why it changes", hint: "Leave empty when you only say what was not said before" }), wasWrong(page, terms)],
    shape: ({ reason, was_wrong = null, ...form }) => ({ concern: page.concern, reason, was_wrong, changes: changed(form, page) }),
    check: ({ reason, was_wrong, ...form }) => (Object.keys(changed(form, page)).length === 0 ? [{ field: subject.fields[0], rule: "unchanged" }] : []),
    send: amendConcern,
    said: `${subject.title}: saved`,
  });
}

/** The kind that counts as the main one: one of those that were chosen. @param {ConcernPage} page @param {Terms} terms */
function mainKind(page, terms) {
  const field = el("div");
  const show = (/** @type {string[]} */ codes, /** @type {string | null} */ main) => {
    const chosen = codes.map((code) => ({ code, label: labelOf(terms.concern_types, code) }));
    fill(field, chosen.length > 0 ? choiceField({ name: "main_type", label: "The main one", chosen: codes.includes(main ?? "") ? main : codes.length === 1 ? codes[0] : null }, chosen) : null);
  };
  show(page.concern_types, page.main_type);
  queueMicrotask(() => field.closest("form")?.addEventListener("change", (event) => {
    const form = /** @type {HTMLFormElement} */ (field.closest("form"));
    if (/** @type {Element} */ (event.target).closest('[name="concern_types"]')) show(formData(form).concern_types, formData(form).main_type ?? null);
  }));
  return field;
}

/** What differs from what the log says. @param {Record<string, unknown>} form @param {ConcernPage} page */
function changed(form, page) {
  const now = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (page));
  // Without kinds there is no main one left to choose, so its question is gone from the form.
  if (Array.isArray(form.concern_types) && form.concern_types.length === 0) form = { ...form, main_type: null };
  return Object.fromEntries(Object.entries(form).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(now[field] ?? (typeof value === "string" ? "" : null)) && !same(value, now[field])));
}

/** Two objects with the same answers, whatever their order. @param {unknown} one @param {unknown} other */
function same(one, other) {
  if (!one || !other || typeof one !== "object" || typeof other !== "object" || Array.isArray(one)) return false;
  return Object.entries(one).every(([key, value]) => /** @type {Record<string, unknown>} */ (other)[key] === value);
}
