/**
 * Numbers of a list, ticked: real checkboxes in a real fieldset, and how many are ticked said aloud as it changes.
 *
 * `<tick-list name="answers.dash_items" legend="Items answered yes" hint="…"></tick-list>`, then `.choices = terms`, whose codes are the numbers.
 * @module
 */
import { el, fill } from "../dom.js";

let made = 0;

export class TickList extends HTMLElement {
  /** @type {import("../ipc/types").Term[]} */
  #terms = [];
  /** @type {Set<number>} */
  #ticked = new Set();
  #group = `ticks-${++made}`;
  #said = el("p", { class: "tick-count", "aria-live": "polite" });

  connectedCallback() {
    if (!this.firstChild) this.#build();
  }

  /** @param {import("../ipc/types").Term[]} terms */
  set choices(terms) {
    this.#terms = terms;
    this.#build();
  }

  /** The numbers that are ticked, the least first. @returns {number[]} */
  get formValue() {
    return [...this.#ticked].sort((one, other) => one - other);
  }

  set formValue(value) {
    this.#ticked = new Set(Array.isArray(value) ? value.map(Number) : []);
    this.#build();
  }

  get draftValue() {
    return this.formValue;
  }

  set draftValue(value) {
    this.formValue = value;
  }

  get fault() {
    return null;
  }

  focus() {
    this.querySelector("input")?.focus();
  }

  // Private

  #build() {
    const hint = this.getAttribute("hint");
    const described = [hint ? `${this.#group}-hint` : null, `${this.#group}-said`].filter(Boolean).join(" ");
    this.#said.id = `${this.#group}-said`;
    this.#say();
    fill(this, el("fieldset", { class: "govuk-fieldset", "aria-describedby": described },
      el("legend", { class: "govuk-fieldset__legend" }, this.getAttribute("legend") ?? ""),
      hint ? el("div", { class: "govuk-hint", id: `${this.#group}-hint` }, hint) : null,
      el("div", { class: "govuk-checkboxes govuk-checkboxes--small tick-columns" }, this.#terms.map((term) => this.#item(term))),
      this.#said));
  }

  /** @param {import("../ipc/types").Term} term */
  #item({ code, label }) {
    const id = `${this.#group}-${code}`;
    const box = el("input", { id, type: "checkbox", class: "govuk-checkboxes__input", value: code, autocomplete: "off", onchange: () => this.#tick(Number(code), box.checked) });
    box.checked = this.#ticked.has(Number(code));
    return el("div", { class: "govuk-checkboxes__item" }, box, el("label", { class: "govuk-label govuk-checkboxes__label", for: id }, el("span", { class: "tick-number" }, code), label));
  }

  /** @param {number} number @param {boolean} ticked */
  #tick(number, ticked) {
    if (ticked) this.#ticked.add(number);
    else this.#ticked.delete(number);
    this.#say();
  }

  #say() {
    fill(this.#said, `${this.#ticked.size} of ${this.#terms.length} ticked`);
  }
}

customElements.define("tick-list", TickList);
