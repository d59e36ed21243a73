/** Putting right one section of what is known of a person: a short form, never one giant one. @module */
import { choiceField, dateField, longField, selectField, textField, tickField } from "../../components/fields.js";
import "../../components/likely-people.js";
import { el, fill, focusOn } from "../../dom.js";
import { amendPerson } from "../../ipc/commands.js";
import { openActPanel } from "../concern/panel.js";
import { rowsField } from "./rows.js";
import { likelyAlso } from "./merge.js";
import { wasWrong } from "../was-wrong.js";
import { SECTIONS } from "./sections.js";

/** @typedef {{ page: import("../../ipc/types").PersonPage, terms: import("../../ipc/types").Terms, done: (said: string) => Promise<void> }} PersonContext */

/** @param {PersonContext} context @param {string} name */
export function editSection(context, name) {
  const section = SECTIONS.find((one) => one.name === name);
  if (!section) return;
  const { page, terms } = context;
  /** @type {((kept: Record<string, unknown>) => void)[]} */
  const rooms = [];
  const questions = section.fields.map((asked) => {
    const value = /** @type {any} */ (page.facts)[asked.name];
    if (asked.as !== "rows") return question(asked, value, terms);
    const rows = rowsField(asked.name, value ?? [], terms);
    rooms.push(rows.makeRoom);
    return rows.element;
  });
  const fields = el("div", null, questions);
  openActPanel(context, {
    title: section.title,
    action: "Save",
    draft: `person-${name}:${page.person}`,
    questions: [section.why ? el("p", { class: "muted" }, section.why) : null, perhapsKnown(page, fields), fields, textField({ name: "reason", label: "Why it changes", hint: "Leave empty when you only add what was missing" }), wasWrong(page, terms)],
    makeRoom: rooms.length > 0 ? (kept) => rooms.forEach((room) => room(kept)) : undefined,
    shape: ({ reason, was_wrong = null, changes = {} }) => ({ person: page.person, reason, was_wrong, changes: shaped(section, changes) }),
    send: amendPerson,
    said: "Changed",
  });
}

/** Who they may be as well, by what is being filled in. @param {import("../../ipc/types").PersonPage} page @param {HTMLElement} fields */
function perhapsKnown(page, fields) {
  const likely = /** @type {import("../../components/likely-people.js").LikelyPeople} */ (el(/** @type {any} */ ("likely-people")));
  likely.watch(fields, () => "changes.", (said) => likelyAlso(page, said));
  likely.addEventListener("same", () => {
    const next = el("p", { class: "notice info" }, "Save this first. Then say so under “They are in the log twice…”: both are shown as one, and nothing is lost.");
    fill(likely, next);
    // The button that had the focus is gone.
    focusOn(next);
  });
  return likely;
}

/** The fields as the command takes them. @param {import("./sections.js").Section} section @param {any} read */
function shaped(section, read) {
  /** @type {Record<string, unknown>} */
  const changes = {};
  for (const { name, as } of section.fields) {
    if (as === "lines") changes[name] = String(read[name] ?? "").split("\n").map((line) => line.trim()).filter(Boolean);
    else if (as === "rows") changes[name] = (read[name] ?? []).map((/** @type {any} */ row) => ({ ...row, kind: row.kind ?? "", ...("safe_to_contact" in row ? { safe_to_contact: row.safe_to_contact ?? "" } : {}) }));
    else if (name === "safe_to_contact") changes[name] = read[name] ?? "";
    else changes[name] = read[name];
  }
  return changes;
}

/** @param {import("./sections.js").Asked} asked @param {any} value @param {import("../../ipc/types").Terms} terms */
function question({ name, label, hint, as, terms: list }, value, terms) {
  const named = { name: `changes.${name}`, label, hint };
  const choices = list ? terms[list] : [];
  if (as === "long") return longField({ ...named, rows: 3, value });
  if (as === "lines") return longField({ ...named, rows: 3, value: (value ?? []).join("\n") });
  if (as === "day" || as === "birth") return dateField({ ...named, kind: "birth", value });
  if (as === "due") return dateField({ ...named, kind: "due", value });
  if (as === "choice") return choiceField({ ...named, chosen: value }, choices);
  if (as === "list") return selectField({ ...named, value, blank: "Not said" }, choices);
  if (as === "tick") return tickField({ ...named, checked: value === true });
  return textField({ ...named, value });
}
