/** Whom a statement is about: one of the people of the concern, first the one it is about. @module */
import { selectField } from "../../components/fields.js";
import { nameWords } from "../../words/phrases.js";

/** @typedef {import("../../ipc/types").ConcernPage} ConcernPage */

/** The person the concern is about. @param {ConcernPage} page */
export const mainPerson = (page) => page.people.find(({ main }) => main) ?? null;

/** Asks about whom it is; not where there is nobody else. @param {ConcernPage} page @param {string} label @param {string | null} [chosen] */
export function whoseField(page, label, chosen) {
  if (page.people.length < 2) return null;
  const people = page.people.map((person) => ({ code: person.person, label: `${nameWords(person)}, ${person.role_label.toLowerCase()}` }));
  return selectField({ name: "person", label, value: chosen ?? mainPerson(page)?.person ?? "", blank: mainPerson(page) ? "The person it is about" : "Nobody named" }, people);
}

/** Whether somebody is a child, as far as anybody said. @param {import("../../ipc/types").PersonLine | null | undefined} person */
export function isChild(person) {
  if (!person) return false;
  const years = Number.parseInt(person.age, 10);
  return Number.isNaN(years) ? person.role === "child_at_risk" : years < 18;
}
