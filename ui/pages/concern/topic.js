/** Answering what a topic asks: every topic alike, from the log's own table of questions. @module */
import { choiceField, dateField, longField, selectField, textField } from "../../components/fields.js";
import "../../components/room-ratings.js";
import "../../components/tick-list.js";
import { el } from "../../dom.js";
import { noteTopic } from "../../ipc/commands.js";
import { wasWrong } from "../was-wrong.js";
import { dotted } from "../../words/phrases.js";
import { openActPanel } from "./panel.js";

/** @typedef {import("../../ipc/types").TopicField} TopicField */

/** More choices than this are a list to choose from. */
const BUTTONS_MOST = 6;

/**
 * @param {import("./panel.js").ActContext} context
 * @param {string | { topic: string, occasion: string | null } | null} subject a topic's code, perhaps with the one that is put right
 */
export function topic(context, subject) {
  const { page, terms } = context;
  const { topic: code, occasion } = typeof subject === "string" ? { topic: subject, occasion: null } : (subject ?? { topic: "", occasion: null });
  const asked = terms.topics.find((one) => one.code === code);
  if (!asked) return;
  const known = page.topics.find((one) => one.topic === code)?.sets ?? [];
  const set = asked.each && !occasion ? null : known.find((one) => one.occasion === occasion);
  const said = (/** @type {TopicField} */ { code: field }) => set?.answers.find((answer) => answer.field === field)?.value ?? null;
  openActPanel(context, {
    title: set?.occasion ? `Put it right: ${set.heading}` : asked.each ? `${asked.title}: ${asked.each}` : asked.title,
    action: "Save the answers",
    draft: `topic-${code}${occasion ? `-${occasion}` : ""}:${page.concern}`,
    questions: [
      ...asked.fields.map((field) => question(field, said(field), page.files)),
      set ? textField({ name: "reason", label: "Why something changes", hint: occasion ? "What it said before stays in the log" : "Leave it empty where it was simply not known until now" }) : null,
      set ? wasWrong(page, terms) : null,
    ],
    shape: (form) => ({ concern: page.concern, topic: code, occasion, reason: "", was_wrong: null, ...form }),
    send: noteTopic,
    said: `${asked.title}: saved`,
  });
}

/** One question, called in a refusal as it is called here. @param {TopicField} field @param {any} value @param {import("../../ipc/types").FileLine[]} files */
function question(field, value, files) {
  const made = control(field, value, files);
  made.dataset.called = `“${field.label}”`;
  return made;
}

/** @param {TopicField} field @param {any} value @param {import("../../ipc/types").FileLine[]} files @returns {HTMLElement} */
function control(field, value, files) {
  const { kind, terms, most } = field;
  const asked = { name: `answers.${field.code}`, label: field.label, hint: field.hint || undefined };
  switch (kind) {
    case "text": return longField({ ...asked, value, rows: 3 });
    case "one": return terms.length > BUTTONS_MOST ? selectField({ ...asked, value, blank: "Not said" }, terms) : choiceField({ ...asked, chosen: value }, terms);
    case "many": return choiceField({ ...asked, many: true, chosen: value }, terms);
    case "past": return dateField({ ...asked, kind: "day", value });
    case "day": return dateField({ ...asked, kind: "due", value });
    case "moment": return dateField({ ...asked, value });
    case "ticks": return own("tick-list", asked, {}, terms, value);
    case "rooms": return own("room-ratings", asked, { most }, terms, value);
    case "file": return selectField({ ...asked, value, blank: "None" }, files.filter(({ withdrawn, entry }) => !withdrawn || entry === value).map(({ entry, name, caption }) => ({ code: entry, label: dotted(name, caption) })));
    case "count": return countField(asked, most, value);
    default: return textField({ ...asked, value });
  }
}

/** A component that answers for its own inputs. @param {string} tag @param {{ name: string, label: string, hint?: string }} asked @param {Record<string, unknown>} given @param {import("../../ipc/types").Term[]} terms @param {any} value */
function own(tag, { name, label, hint }, given, terms, value) {
  const made = /** @type {any} */ (el(/** @type {any} */ (tag), { name, legend: label, hint, ...given }));
  made.choices = terms;
  if (value !== null) made.formValue = value;
  return el("div", { class: "govuk-form-group" }, made);
}

/** @param {{ name: string, label: string, hint?: string }} asked @param {number} most @param {number | null} value */
function countField(asked, most, value) {
  const made = textField({ ...asked, width: "5", value: value === null ? "" : String(value), mode: "numeric" });
  const box = /** @type {HTMLInputElement} */ (made.querySelector("input"));
  Object.assign(box, { type: "number", min: "0", max: String(most) });
  return made;
}
