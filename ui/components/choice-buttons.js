/**
 * One question with a few answers, as buttons. Underneath are real radios or checkboxes in a real fieldset,
 * so keys, readers and voice work as the browser means them to; only the paint is ours.
 *
 * `<choice-buttons name="danger" legend="Is anyone in danger right now?" hint="…" first="3"></choice-buttons>`, then `.choices = terms`.
 * Attributes: `many` (several answers), `first` (how many show before More), `hide-legend`, `explain` (hints in sight, not on hover).
 * A single answer can be taken back: press it again, or Delete.
 * @module
 */
import { el, fill } from "../dom.js";

let made = 0;

export class ChoiceButtons extends HTMLElement {
  /** @type {import("../dom.js").Choice[]} */
  #terms = [];
  /** @type {string[]} */
  #chosen = [];
  #open = false;
  #group = `choice-${++made}`;

  connectedCallback() {
    if (!this.firstChild) this.#build();
  }

  /** @param {import("../dom.js").Choice[]} terms */
  set choices(terms) {
    this.#terms = terms;
    this.#build();
  }

  /** The code, or null; a list of codes when there may be many. @returns {string | string[] | null} */
  get formValue() {
    return this.#many ? [...this.#chosen] : (this.#chosen[0] ?? null);
  }

  set formValue(value) {
    this.#chosen = Array.isArray(value) ? value.map(String) : value == null ? [] : [String(value)];
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

  // Actions

  /** @param {HTMLInputElement} input */
  #choose(input) {
    if (this.#many) this.#chosen = input.checked ? [...this.#chosen, input.value] : this.#chosen.filter((code) => code !== input.value);
    else this.#chosen = [input.value];
  }

  /** @param {Event} event @param {HTMLInputElement} input */
  #takeBack(event, input) {
    if (this.#many || !input.checked || this.#chosen[0] !== input.value) return;
    event.preventDefault();
    this.#chosen = [];
    // A radio that is prevented goes back to what it was; unchecking has to wait until it has.
    setTimeout(() => {
      input.checked = false;
      this.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  #showAll() {
    const shown = this.querySelectorAll("input").length;
    this.#open = true;
    this.#build();
    this.querySelectorAll("input")[shown]?.focus();
  }

  // Private

  get #many() {
    return this.hasAttribute("many");
  }

  get #shown() {
    const first = Number(this.getAttribute("first") ?? 0);
    if (!first || this.#open || this.#terms.length <= first + 1) return this.#terms;
    return this.#terms.filter((term, at) => at < first || this.#chosen.includes(term.code));
  }

  #build() {
    const hint = this.getAttribute("hint");
    const legend = el("legend", { class: `govuk-fieldset__legend${this.hasAttribute("hide-legend") ? " govuk-visually-hidden" : ""}` }, this.getAttribute("legend") ?? "");
    const choices = el("div", { class: "choices" });
    let group = null;
    for (const term of this.#shown) {
      if (term.group && term.group !== group) choices.append(el("span", { class: "choice-group" }, term.group));
      group = term.group;
      choices.append(this.#button(term));
    }
    if (this.#shown.length < this.#terms.length) {
      choices.append(el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => this.#showAll() }, "More"));
    }
    fill(this, el("fieldset", { class: "govuk-fieldset", "aria-describedby": hint ? `${this.#group}-hint` : null }, legend, hint ? el("div", { class: "govuk-hint", id: `${this.#group}-hint` }, hint) : null, choices));
  }

  /** @param {import("../dom.js").Choice} term */
  #button(term) {
    const input = el("input", {
      type: this.#many ? "checkbox" : "radio", name: this.#group, value: term.code, autocomplete: "off",
      onchange: () => this.#choose(input),
      onclick: (/** @type {Event} */ event) => this.#takeBack(event, input),
      onkeydown: (/** @type {KeyboardEvent} */ event) => { if (event.key === "Delete" || event.key === "Backspace") this.#takeBack(event, input); },
    });
    input.checked = this.#chosen.includes(term.code);
    const explain = this.hasAttribute("explain") && term.hint;
    return el("label", { class: "choice", title: explain ? null : term.hint || null }, input, el("span", null, term.label, explain ? el("small", null, term.hint) : null));
  }
}

customElements.define("choice-buttons", ChoiceButtons);
