/**
 * A box to type in that offers what the log already knows. Typing stays typing: nothing is chosen until it is chosen.
 *
 * `<pick-one name="people.0.name" label="Who it is about" hint="…"></pick-one>`, then `.offer = async (words) => [choice]`.
 * A combobox in the ARIA sense: the focus stays in the box, arrows move, Enter takes, Esc closes. Raises `picked` with the
 * choice in `detail`. Asks the log nothing itself.
 * @module
 */
import { el, fill } from "../dom.js";

const PAUSE_MS = 160;

/** @typedef {{ words: (string | Node)[], value: unknown }} Choice what stands in the list, and what it means */

let made = 0;

export class PickOne extends HTMLElement {
  /** @type {((words: string) => Promise<Choice[]>) | null} */
  offer = null;
  #id = `pick-${++made}`;
  #input = el("input", {
    id: this.#id, class: "govuk-input", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-expanded": "false", "aria-controls": `${this.#id}-list`, "aria-autocomplete": "list",
  });
  #list = el("ul", { class: "pick-list", id: `${this.#id}-list`, role: "listbox", hidden: true });
  /** @type {Choice[]} */
  #choices = [];
  #at = -1;
  #pause = 0;
  #asked = 0;

  connectedCallback() {
    if (this.firstChild) return;
    const hint = this.getAttribute("hint");
    const name = this.getAttribute("name");
    if (name) this.#input.name = name;
    // The name belongs to the box inside: two elements of one name would be read twice.
    this.removeAttribute("name");
    this.#list.setAttribute("aria-label", this.getAttribute("label") ?? "");
    if (hint) this.#input.setAttribute("aria-describedby", `${this.#id}-hint`);
    this.append(el("div", { class: "govuk-form-group" },
      el("label", { class: "govuk-label", for: this.#id }, this.getAttribute("label") ?? ""),
      hint ? el("div", { class: "govuk-hint", id: `${this.#id}-hint` }, hint) : null,
      el("div", { class: "pick-box" }, this.#input, this.#list)));
    this.#input.addEventListener("input", () => this.#later());
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#input.addEventListener("blur", () => this.#close());
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  disconnectedCallback() {
    clearTimeout(this.#pause);
  }

  get input() {
    return this.#input;
  }

  focus() {
    this.#input.focus();
  }

  // Actions

  #later() {
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => this.#ask(), PAUSE_MS);
  }

  /** An answer that comes after a newer question is thrown away. */
  async #ask() {
    const words = this.#input.value.trim();
    const turn = ++this.#asked;
    const choices = words.length < 2 || !this.offer ? [] : await this.offer(words).catch(() => []);
    if (turn !== this.#asked || document.activeElement !== this.#input) return;
    this.#choices = choices;
    fill(this.#list, choices.map((choice, at) =>
      el("li", { id: `${this.#id}-${at}`, role: "option", "aria-selected": "false", onclick: () => this.#take(at) }, ...choice.words)));
    this.#list.hidden = choices.length === 0;
    this.#input.setAttribute("aria-expanded", String(choices.length > 0));
    this.#select(-1);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (this.#list.hidden || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown") this.#select(this.#at + 1);
    else if (event.key === "ArrowUp") this.#select(this.#at - 1);
    else if (event.key === "Enter" && this.#at >= 0) this.#take(this.#at);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
  }

  /** @param {number} at */
  #take(at) {
    const choice = this.#choices[at];
    this.#close();
    this.dispatchEvent(new CustomEvent("picked", { detail: choice.value, bubbles: true }));
  }

  // Private

  #close() {
    clearTimeout(this.#pause);
    this.#asked++;
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#select(-1);
  }

  /** @param {number} wanted */
  #select(wanted) {
    const rows = [...this.#list.children];
    // One step above the first is the typing itself; one more comes round from below.
    this.#at = wanted < -1 ? rows.length - 1 : wanted >= rows.length ? 0 : wanted;
    rows.forEach((row, place) => row.setAttribute("aria-selected", String(place === this.#at)));
    if (this.#at < 0) this.#input.removeAttribute("aria-activedescendant");
    else {
      this.#input.setAttribute("aria-activedescendant", rows[this.#at].id);
      rows[this.#at].scrollIntoView({ block: "nearest" });
    }
  }
}

customElements.define("pick-one", PickOne);
