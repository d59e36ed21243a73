/** The tests in law: three of the Care Act for an adult, the level of support for a child. They inform, and keep nothing from being done. @module */
import { choiceField, longField } from "../../components/fields.js";
import { el, offered } from "../../dom.js";
import { isChild } from "./whose.js";

/** @typedef {import("../../ipc/types").ConcernPage} ConcernPage */
/** @typedef {import("../../ipc/types").Terms} Terms */

/** Those of an adult stand first unless it is about a child; none is out of reach. @param {ConcernPage} page @param {Terms} terms */
export function testsInLaw(page, terms) {
  const main = page.people.find((person) => person.main);
  const parts = [adult(page, terms), child(page, terms)];
  return [el("p", { class: "muted" }, "What you think, and what shows it. None of it is needed to refer, and nothing follows from it by itself: whether they are met is for Kent County Council to decide."), ...(isChild(main) ? parts.toReversed() : parts)];
}

/** @param {ConcernPage} page @param {Terms} terms */
function adult(page, terms) {
  return el("section", { class: "stack", "aria-label": "An adult" }, el("h3", null, "An adult: Care Act 2014, section 42"),
    ...test("care_needs", "Needs for care and support?", "Met by anybody or not", page, terms.awareness),
    ...test("abuse_or_risk", "Abuse or neglect, or the risk of it?", "Now or to come", page, terms.awareness),
    ...test("unable_to_protect", "Unable to protect themself because of those needs?", "Never needed to refer", page, terms.unable_to_protect));
}

/** @param {ConcernPage} page @param {Terms} terms */
function child(page, terms) {
  return el("section", { class: "stack", "aria-label": "A child" }, el("h3", null, "A child: how much support they need"),
    ...test("support_level", "Level of support", "Kent’s portal for children is for levels 3 and 4", page, offered(terms.support_levels, page.support_level)));
}

/** @param {"care_needs" | "abuse_or_risk" | "unable_to_protect" | "support_level"} name @param {string} label @param {string} hint @param {ConcernPage} page @param {import("../../ipc/types").Term[]} choices */
function test(name, label, hint, page, choices) {
  return [
    choiceField({ name, label, hint, chosen: page[name] }, choices),
    longField({ name: `${name}_why`, label: "What shows it", rows: 2, value: page[/** @type {const} */ (`${name}_why`)] }),
  ];
}
