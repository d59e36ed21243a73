/**
 * Kinds of concern: the list that fits the people named, and which of the chosen ones is the main one.
 * @module
 */
import { need } from "../../dom.js";

/** @typedef {import("../../components/choice-buttons.js").ChoiceButtons} ChoiceButtons */

export class Kinds {
  /** @type {import("../../ipc/types").Term[]} */
  #terms;
  #kinds = /** @type {ChoiceButtons} */ (need("choice-buttons[name=concern_types]"));
  #main = /** @type {ChoiceButtons} */ (need("choice-buttons[name=main_type]"));
  #shownFor = "";

  /** @param {import("../../ipc/types").Term[]} terms */
  constructor(terms) {
    this.#terms = terms;
    this.suit([]);
    this.#kinds.addEventListener("change", () => this.settleMain());
  }

  /** Leaves out the children's kinds when everybody at risk is an adult, and the other way round. @param {(string | null)[]} roles */
  suit(roles) {
    const leftOut = roles.includes("adult_at_risk") === roles.includes("child_at_risk") ? "" : roles.includes("adult_at_risk") ? "Child" : "Adult";
    if (leftOut === this.#shownFor && this.#kinds.firstChild) return;
    this.#shownFor = leftOut;
    const chosen = this.#chosen;
    this.#kinds.choices = this.#terms.filter(({ code, group }) => group !== leftOut || leftOut === "" || chosen.includes(code));
  }

  /** One kind is the main one by itself; among several, the first chosen until the officer says otherwise. */
  settleMain() {
    const chosen = this.#chosen;
    const main = /** @type {string | null} */ (this.#main.formValue);
    this.#main.choices = this.#terms.filter(({ code }) => chosen.includes(code)).map((term) => ({ ...term, group: null }));
    if (main === null || !chosen.includes(main)) this.#main.formValue = chosen[0] ?? null;
    this.#main.hidden = chosen.length < 2;
  }

  /** @returns {string[]} */
  get #chosen() {
    return /** @type {string[]} */ (this.#kinds.formValue);
  }
}
