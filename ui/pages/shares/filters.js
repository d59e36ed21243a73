/**
 * Which shares the register shows: the questions as a filter, and the same in words, for the page and for paper.
 * @module
 */
import "../../components/date-field.js";
import "../../components/pick-one.js";
import { el, faultsIn, fillSelect, formData, need } from "../../dom.js";
import { findKnown } from "../../ipc/commands.js";
import { longDay } from "../../words/dates.js";
import { ageWords, dotted, nameWords } from "../../words/phrases.js";

/** @typedef {import("../../ipc/types").ShareFilter} ShareFilter */

const KINDS = [
  { code: "sent", label: "Sent" },
  { code: "astray", label: "Went astray" },
  { code: "declined", label: "Decided not to share" },
  { code: "not-delivered", label: "Not delivered" },
];

export class RegisterFilters {
  /** @type {{ person: string, name: string } | null} */
  #person = null;
  /** @type {HTMLFormElement} */
  #form;
  /** @type {import("../../ipc/types").Terms} */
  #terms;
  #pick;

  /** @param {HTMLFormElement} form @param {import("../../ipc/types").Terms} terms @param {() => void} changed */
  constructor(form, terms, changed) {
    this.#form = form;
    this.#terms = terms;
    this.#pick = /** @type {import("../../components/pick-one.js").PickOne} */ (need("pick-one", form));
    fillSelect(this.#select("agency"), terms.agencies, "Anybody");
    fillSelect(this.#select("kind"), KINDS, "Everything");
    this.officers([]);
    this.#pick.offer = async (words) => (await findKnown({ words })).people.map((person) => ({
      value: person, words: [el("strong", null, nameWords(person)), dotted("", ageWords(person), person.address)],
    }));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", changed);
    this.#pick.addEventListener("picked", (event) => {
      const person = /** @type {CustomEvent} */ (event).detail;
      this.#person = person ? { person: person.person, name: nameWords(person) } : null;
      if (person) this.#pick.input.value = nameWords(person);
      changed();
    });
    this.#pick.input.addEventListener("input", () => {
      const was = this.#person;
      this.#person = null;
      if (was) changed();
    });
  }

  /** The officers one can choose from; the one that is chosen stays so. @param {string[]} names */
  officers(names) {
    const select = this.#select("officer");
    const chosen = select.value;
    const all = chosen && !names.includes(chosen) ? [chosen, ...names] : names;
    fillSelect(select, all.map((name) => ({ code: name, label: name })), "Anybody");
    select.value = chosen;
  }

  /** Whether a name was typed and nobody chosen: it is no filter then. */
  get typedOnly() {
    return this.#person === null && this.#pick.input.value.trim() !== "";
  }

  /** Whether a date cannot be read; then nothing is asked. */
  get faulty() {
    return faultsIn(this.#form).length > 0;
  }

  /** What is asked, without its page. @returns {Omit<ShareFilter, "concern" | "limit" | "after">} */
  get now() {
    const { agency, officer, kind, from, to, awaited } = formData(this.#form);
    return { agency, officer: officer ?? "", kind, from, to, awaited, person: this.#person?.person ?? null };
  }

  /** The same in words; empty when nothing is asked. @returns {string[]} */
  get words() {
    const { agency, officer, kind, from, to, awaited } = this.now;
    const label = (/** @type {{ code: string, label: string }[]} */ terms, /** @type {string | null} */ code) => terms.find((term) => term.code === code)?.label ?? code;
    return [
      kind ? `${label(KINDS, kind)} only`.toLowerCase() : "",
      agency ? `to ${label(this.#terms.agencies, agency)}` : "",
      this.#person ? `about ${this.#person.name}` : "",
      officer ? `by ${officer}` : "",
      from ? `from ${longDay(from)}` : "",
      to ? `until ${longDay(to)}` : "",
      awaited ? "an answer is still awaited" : "",
    ].filter(Boolean);
  }

  /** @param {string} name */
  #select(name) {
    return /** @type {HTMLSelectElement} */ (need(`select[name=${name}]`, this.#form));
  }
}
