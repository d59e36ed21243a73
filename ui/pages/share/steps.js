/**
 * The five steps of a share. Each is a section of one page and an address of its own, so Back and the draft both find the way.
 * @module
 */
import { el, fill, need } from "../../dom.js";

/** @typedef {"to-whom" | "why" | "what-goes" | "read-it" | "send"} StepName */

/** @typedef {{ step: StepName, seen: string[] }} KeptSteps */

/** @type {{ name: StepName, label: string, onward: string }[]} */
export const STEPS = [
  { name: "to-whom", label: "To whom", onward: "Why, and by what law" },
  { name: "why", label: "Why, and by what law", onward: "Choose what goes" },
  { name: "what-goes", label: "What goes", onward: "Read it as they will" },
  { name: "read-it", label: "Read it as they will", onward: "I have read it: go on to send" },
  { name: "send", label: "Send", onward: "" },
];

export class Steps {
  /** @type {StepName} */
  current = "to-whom";
  /** @type {Set<string>} */
  #seen = new Set();
  #ended = false;
  /** What the last step does, in words. */
  last = "Save the packet…";
  #list = need(".steps");
  #shownSteps = "";
  #shown;

  /** @param {(step: StepName) => void} shown hears which step is now on screen */
  constructor(shown) {
    this.#shown = shown;
    for (const kind of ["hashchange", "popstate"]) addEventListener(kind, () => { if (this.#named?.name !== this.current) this.#follow(); });
  }

  get onward() {
    return this.#step.onward || this.last;
  }

  /** For the draft: where the officer was, and what they had seen. @returns {KeptSteps} */
  kept() {
    return { step: this.current, seen: [...this.#seen] };
  }

  /** @param {KeptSteps} [kept] */
  begin({ step, seen } = { step: "to-whom", seen: [] }) {
    this.#seen = new Set(seen);
    if (!this.#named) history.replaceState(null, "", `#${step}`);
    this.#follow();
  }

  next() {
    const at = STEPS.indexOf(this.#step);
    this.go(STEPS[Math.min(at + 1, STEPS.length - 1)].name);
  }

  /** @param {StepName} step */
  go(step) {
    if (step === this.current) return;
    history.pushState(null, "", `#${step}`);
    this.#follow();
  }

  /** The packet has been saved: there is nothing to go back to. */
  end() {
    this.#ended = true;
  }

  /** The step a field belongs to. @param {string} field @returns {StepName} */
  static of(field) {
    const found = document.querySelector(`[name="${CSS.escape(field)}"], [name^="${CSS.escape(field)}."]`)?.closest(".step");
    return /** @type {StepName} */ (found?.id ?? "what-goes");
  }

  /** Ticks the steps that have been seen and lack nothing. @param {{ field: string }[]} missing */
  show(missing) {
    const lacking = new Set(missing.map(({ field }) => Steps.of(field)));
    const isDone = (/** @type {StepName} */ name) => name !== this.current && this.#seen.has(name) && !lacking.has(name) && name !== "send";
    const shown = [this.current, ...STEPS.filter(({ name }) => isDone(name)).map(({ name }) => name)].join(" ");
    // Only when it differs: in WebKit a link that is put there anew while it is being pressed hears no click.
    if (shown === this.#shownSteps) return;
    this.#shownSteps = shown;
    fill(this.#list, STEPS.map(({ name, label }, at) => {
      const here = name === this.current;
      const done = isDone(name);
      return el("li", null, el("a", { href: `#${name}`, class: done ? "done" : null, "aria-current": here ? "step" : null }, done ? label : `${at + 1} ${label}`, done ? el("span", { class: "govuk-visually-hidden" }, ", done") : null));
    }));
  }

  // Private

  get #step() {
    return STEPS.find(({ name }) => name === this.current) ?? STEPS[0];
  }

  get #named() {
    return STEPS.find(({ name }) => `#${name}` === location.hash);
  }

  #follow() {
    const step = this.#named;
    if (!step || this.#ended) return;
    this.current = step.name;
    this.#seen.add(step.name);
    need("main").dataset.step = step.name;
    for (const { name } of STEPS) need(`#${name}`).hidden = name !== step.name;
    need(".share-form").scrollTop = 0;
    this.#shown(step.name);
  }
}
