/**
 * What the log doubts about a request, said beside the question it is about. A caution never stops anybody: the law is
 * the officer's to weigh, and their answer is recorded.
 * @module
 */
import { el, fill } from "../../dom.js";
import { faultWords } from "../../words/sentences.js";

const GROUP = ".govuk-form-group, choice-buttons, date-field";

/** Doubts about paragraph 18 are said where its limbs are answered, which is where they can be mended. @type {Record<string, string>} */
const SAID_AT = { "para18-capable-adult": "at_risk_adult", "para18-not-at-risk": "at_risk_adult" };

/** @typedef {{ field: string, rule: string }} Fault */

/**
 * Puts each caution under its question, and takes away those that no longer hold.
 * @param {HTMLElement} form
 * @param {Fault[]} warnings
 */
export async function showCautions(form, warnings) {
  const said = await Promise.all(warnings.map(async (fault) => ({ ...fault, field: SAID_AT[fault.rule] ?? fault.field, words: await faultWords(fault) })));
  const kept = new Set();
  for (const old of form.querySelectorAll(".caution[data-rule]")) {
    const still = said.find(({ field, rule }) => old.getAttribute("data-rule") === `${field} ${rule}`);
    if (still) kept.add(still);
    else old.remove();
  }
  for (const one of said.filter((each) => !kept.has(each))) {
    groupOf(form, one.field)?.after(el("p", { class: "caution", role: "status", "data-rule": `${one.field} ${one.rule}` }, `${one.words}.`));
  }
}

/**
 * All of them in one list, for the step that reads the whole.
 * @param {HTMLElement} into
 * @param {Fault[]} warnings
 * @param {(field: string) => void} goTo
 */
export async function listCautions(into, warnings, goTo) {
  const said = await Promise.all(warnings.map(async (fault) => ({ field: fault.field, words: await faultWords(fault) })));
  fill(into, said.length === 0 ? null : [
    el("h3", null, "Think again about"),
    el("ul", { class: "missing" }, said.map(({ field, words }) => el("li", null, el("button", { type: "button", class: "link-button", onclick: () => goTo(field) }, words)))),
  ]);
}

/** The question a field is asked in. A group of questions is answered for by its last. @param {HTMLElement} form @param {string} field */
export function groupOf(form, field) {
  const name = field.replace(/\[(\d+)\]/g, ".$1");
  const found = form.querySelector(`[name="${CSS.escape(name)}"]`) ?? [...form.querySelectorAll(`[name^="${CSS.escape(name)}."]`)].at(-1);
  return found?.closest(GROUP) ?? null;
}
