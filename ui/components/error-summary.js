/**
 * GOV.UK's error summary: what went wrong, what to do, and a link to each answer that needs changing. It takes the focus.
 *
 * `<error-summary></error-summary>` inside the form, before its fields. Reads no log and asks nothing; a page hands it a Refusal.
 * @module
 */
import { el, fill, focusOn } from "../dom.js";
import { faultWords, refusalWords } from "../words/sentences.js";

const GROUP = ".govuk-form-group, choice-buttons, date-field";

export class ErrorSummary extends HTMLElement {
  /**
   * Shows a refusal: its own sentence, or the list of answers to change when the form was not valid.
   * @param {import("../ipc/refusal.js").Refusal} refusal
   */
  async show(refusal) {
    const { title, body } = await refusalWords(refusal);
    if (refusal.fields.length > 0) return refusal.code === "invalid" ? this.showFaults(refusal.fields) : this.showFaults(refusal.fields, title, body);
    this.clear();
    this.#say(title, el("p", null, body), refusal.code === "internal" && refusal.trace ? el("p", { class: "trace" }, `Number: ${refusal.trace}`) : null);
  }

  /** @param {{ field: string, rule: string }[]} faults @param {string} [title] @param {string} [body] */
  async showFaults(faults, title = "There is a problem", body = "") {
    const said = await Promise.all(faults.map(async (fault) => ({ fault, words: await faultWords(fault, this.#calledHere(fault.field)) })));
    this.clear();
    const items = said.map(({ fault, words }) => {
      const group = this.#groupOf(fault.field);
      if (!group) return el("li", null, words);
      this.#mark(group, words);
      return el("li", null, el("a", { href: `#${group.id}`, onclick: (/** @type {Event} */ event) => this.#goTo(event, group) }, words));
    });
    this.#say(title, body ? el("p", null, body) : null, el("ul", { class: "govuk-list govuk-error-summary__list" }, items));
  }

  clear() {
    this.replaceChildren();
    for (const message of this.#form.querySelectorAll(".govuk-error-message")) message.remove();
    for (const group of this.#form.querySelectorAll(".govuk-form-group--error")) group.classList.remove("govuk-form-group--error");
    for (const box of this.#form.querySelectorAll("[aria-invalid]")) {
      box.removeAttribute("aria-invalid");
      box.classList.remove("govuk-input--error", "govuk-textarea--error", "govuk-select--error");
    }
  }

  // Private

  get #form() {
    return this.closest("form, dialog") ?? this.parentElement ?? document.body;
  }

  /** @param {string} title @param {...import("../dom.js").Child} body */
  #say(title, ...body) {
    const summary = el("div", { class: "govuk-error-summary", role: "alert", tabindex: "-1" }, el("h2", { class: "govuk-error-summary__title" }, title), el("div", { class: "govuk-error-summary__body" }, ...body));
    fill(this, summary);
    focusOn(summary);
    summary.scrollIntoView({ block: "nearest" });
  }

  /**
   * The group a field stands in. `people[0].born_on` is looked for under that name, then dotted, then by its last step.
   * @param {string} field
   * @returns {HTMLElement | null}
   */
  #groupOf(field) {
    const dotted = field.replace(/\[(\d+)\]/g, ".$1");
    for (const name of [field, dotted, dotted.split(".").at(-1) ?? ""]) {
      const found = name ? this.#form.querySelector(`[name="${CSS.escape(name)}"]`) : null;
      const group = found?.closest(GROUP);
      if (group instanceof HTMLElement) {
        group.id ||= `answer-${name.replaceAll(".", "-")}`;
        return group;
      }
    }
    return null;
  }

  /** What the page itself calls a field, where it says so. @param {string} field */
  #calledHere(field) {
    /** @type {HTMLElement | null | undefined} */
    const called = this.#groupOf(field)?.closest("[data-called]");
    return called?.dataset.called;
  }

  /** @param {HTMLElement} group @param {string} words */
  #mark(group, words) {
    const inner = group.matches("date-field") ? (group.querySelector(".govuk-form-group") ?? group) : group;
    inner.classList.add("govuk-form-group--error");
    const message = el("p", { class: "govuk-error-message", id: `${group.id}-error` }, el("span", { class: "govuk-visually-hidden" }, "Error: "), words);
    const box = inner.querySelector("input, textarea, select");
    const before = inner.querySelector(".choices, .date-parts, .versions-beside, .govuk-checkboxes, .room-rows") ?? box;
    before?.before(message);
    for (const input of inner.querySelectorAll("input, textarea, select")) {
      input.setAttribute("aria-invalid", "true");
      if (input.matches(".govuk-input, .govuk-textarea, .govuk-select")) input.classList.add(`${[...input.classList].find((name) => /^govuk-(input|textarea|select)$/.test(name))}--error`);
    }
    if (box) box.setAttribute("aria-describedby", `${message.id} ${box.getAttribute("aria-describedby") ?? ""}`.trim());
  }

  /** @param {Event} event @param {HTMLElement} group */
  #goTo(event, group) {
    event.preventDefault();
    for (let fold = group.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
    group.scrollIntoView({ block: "center" });
    /** @type {HTMLElement | null} */ (group.querySelector("input, textarea, select"))?.focus();
  }
}

customElements.define("error-summary", ErrorSummary);
