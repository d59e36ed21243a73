/**
 * A date, or a date and time, typed the way people say it, and said back in words.
 *
 * `<date-field name="received_at" label="When" hint="…" kind="moment"></date-field>`
 * Kinds: `moment` (a date and time: "today 09:14"), `when` (the same, or a past day where nobody knows the time), `day` (a day in the past), `due` (a day to come),
 * `birth` (GOV.UK's three boxes, for dates nobody says as "yesterday"). Says nothing to the log: the form's own page does.
 * @module
 */
import { el, fill } from "../dom.js";
import { dayWords, fullMoment, longDay, ageOn, momentWords } from "../words/dates.js";
import { readDay, readMoment, readParts, readWhen } from "../words/read-dates.js";

let made = 0;

export class DateField extends HTMLElement {
  #id = `date-${++made}`;
  /** @type {HTMLInputElement[]} */
  #boxes = [];
  #said = el("p", { class: "date-back", id: `${this.#id}-said`, "aria-live": "polite" });

  connectedCallback() {
    if (this.firstChild) return;
    if (this.#kind === "birth") this.#buildParts();
    else this.#buildLine();
    this.addEventListener("input", () => this.#sayBack(false));
    this.addEventListener("focusout", () => this.#sayBack(true));
    if (this.hasAttribute("value")) this.formValue = this.getAttribute("value");
  }

  /** A Moment or a Day, or null when nothing is written or it cannot be read. @returns {string | null} */
  get formValue() {
    return this.#reading.value;
  }

  set formValue(value) {
    const day = value ?? "";
    if (this.#kind === "birth") this.#write(day ? [String(Number(day.slice(8, 10))), String(Number(day.slice(5, 7))), day.slice(0, 4)] : ["", "", ""]);
    else this.#write([day === "" ? "" : this.#timed ? momentWords(day) : longDay(day)]);
  }

  /** What was typed, read or not, and what it meant then: "today" in a draft must not become another day tomorrow. */
  get draftValue() {
    const typed = this.#boxes.map((box) => box.value);
    return typed.some(Boolean) ? { typed, value: this.formValue } : "";
  }

  /** Takes a draft, or a plain Moment or Day. */
  set draftValue(kept) {
    if (!kept || typeof kept === "string") this.formValue = kept || null;
    else {
      this.#write(kept.typed);
      if (kept.value !== null && this.formValue !== kept.value) this.formValue = kept.value;
    }
  }

  /** The rule it breaks, if what was typed cannot be read. @returns {string | null} */
  get fault() {
    return this.#reading.fault;
  }

  focus() {
    this.#boxes[0]?.focus();
  }

  // Private

  get #kind() {
    return this.getAttribute("kind") ?? "moment";
  }

  /** Whether a time may stand in it. */
  get #timed() {
    return this.#kind === "moment" || this.#kind === "when";
  }

  get #reading() {
    const typed = this.#boxes.map((box) => box.value.trim());
    if (this.#kind === "birth") return readParts(typed[0] ?? "", typed[1] ?? "", typed[2] ?? "");
    if (this.#kind === "when") return readWhen(typed[0] ?? "");
    return this.#kind === "moment" ? readMoment(typed[0] ?? "") : readDay(typed[0] ?? "", { ahead: this.#kind === "due" });
  }

  /** @param {string[]} typed */
  #write(typed) {
    this.#boxes.forEach((box, at) => { box.value = typed[at] ?? ""; });
    this.#sayBack(true);
  }

  /** Says what was understood as it is typed, and what was not only once the box is left. @param {boolean} left */
  #sayBack(left) {
    const { value, fault } = this.#reading;
    this.#said.classList.toggle("unread", left && fault !== null);
    if (value !== null) fill(this.#said, this.#words(value));
    else fill(this.#said, left && fault ? this.#askAgain(fault) : "");
  }

  /** @param {string} value */
  #words(value) {
    if (this.#timed) return fullMoment(value);
    return this.#kind === "birth" ? `${longDay(value)}, age ${ageOn(value)}` : dayWords(value);
  }

  /** @param {string} fault */
  #askAgain(fault) {
    return fault === "not-a-time" ? "Add the time, like 09:14" : `Cannot read this as a date. Write it like ${this.#timed ? "today 09:14" : this.#kind === "birth" ? "4 3 1982" : "27 November"}`;
  }

  #buildLine() {
    const hint = this.getAttribute("hint");
    const box = this.#box(this.#id, "govuk-input govuk-input--width-20");
    fill(
      this,
      el("div", { class: "govuk-form-group" },
        el("label", { class: "govuk-label", for: this.#id }, this.getAttribute("label") ?? ""),
        hint ? el("div", { class: "govuk-hint", id: `${this.#id}-hint` }, hint) : null,
        box, this.#said),
    );
    box.setAttribute("aria-describedby", `${hint ? `${this.#id}-hint ` : ""}${this.#said.id}`);
  }

  #buildParts() {
    const hint = this.getAttribute("hint");
    const parts = [["Day", 2], ["Month", 2], ["Year", 4]].map(([word, width]) => {
      const box = this.#box(`${this.#id}-${word}`, `govuk-input govuk-input--width-${width}`);
      if (word !== "Month") box.setAttribute("inputmode", "numeric");
      return el("div", null, el("label", { for: box.id }, word), box);
    });
    fill(
      this,
      el("fieldset", { class: "govuk-fieldset govuk-form-group", "aria-describedby": this.#said.id },
        el("legend", { class: "govuk-fieldset__legend" }, this.getAttribute("label") ?? ""),
        hint ? el("div", { class: "govuk-hint" }, hint) : null,
        el("div", { class: "date-parts" }, parts), this.#said),
    );
  }

  /** @param {string} id @param {string} look */
  #box(id, look) {
    const box = el("input", { id, class: look, type: "text", autocomplete: "off", spellcheck: "false" });
    this.#boxes.push(box);
    return box;
  }
}

customElements.define("date-field", DateField);
