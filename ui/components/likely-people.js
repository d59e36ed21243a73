/**
 * Who somebody being written down may be: known people who are likely the same, each with the reasons. Nothing is chosen until it is.
 *
 * `<likely-people></likely-people>`, then `.watch(form, prefix, ask)`. It listens to the fields named with the prefix, asks after a pause,
 * and raises `same` with the person in `detail`. It asks the log nothing itself: `ask` does.
 * @module
 */
import { el, fill, formData } from "../dom.js";
import { count } from "../words/dates.js";
import { ageWords, dotted, nameWords } from "../words/phrases.js";

/** @typedef {import("../ipc/types").LikelyWanted} Wanted */
/** @typedef {import("../ipc/types").LikelyPerson} LikelyPerson */

const PAUSE_MS = 350;
const WATCHED = ["name", "known_as", "born_on", "address", "phone"];
/** @type {Record<string, string>} */
const WHY = { "name-spelling": "nearly the same name", "name-sound": "the name sounds the same", born: "the same date of birth", phone: "the same phone", address: "the same address", postcode: "the same postcode" };

export class LikelyPeople extends HTMLElement {
  #pause = 0;
  #asked = 0;
  #shown = "";

  disconnectedCallback() {
    clearTimeout(this.#pause);
  }

  /**
   * @param {HTMLElement} form
   * @param {() => string} prefix what stands before the fields' names, such as `people.0.`
   * @param {(said: Wanted) => Promise<LikelyPerson[]>} ask
   */
  watch(form, prefix, ask) {
    const heard = (/** @type {Event} */ event) => {
      const name = event.target instanceof Element ? event.target.closest("[name]")?.getAttribute("name") ?? "" : "";
      const field = event.target instanceof Element ? event.target.closest("date-field")?.getAttribute("name") ?? name : name;
      if (WATCHED.some((one) => field === prefix() + one)) this.#later(form, prefix, ask);
    };
    for (const kind of ["input", "change"]) form.addEventListener(kind, heard);
  }

  clear() {
    clearTimeout(this.#pause);
    this.#asked += 1;
    this.#shown = "";
    fill(this);
  }

  /** Told anew only when it is about others: a reader must not hear it again at every key. @param {LikelyPerson[]} people */
  show(people) {
    const now = JSON.stringify(people);
    if (now === this.#shown) return;
    this.#shown = now;
    if (people.length === 0) return fill(this);
    fill(this, el("div", { class: "notice info", role: "status" },
      el("p", null, el("strong", null, people.length === 1 ? "Perhaps known already" : "Perhaps one of these, known already")),
      el("ul", { class: "plain-list" }, people.map((one) => this.#row(one)))));
  }

  // Private

  /** @param {HTMLElement} form @param {() => string} prefix @param {(said: Wanted) => Promise<LikelyPerson[]>} ask */
  #later(form, prefix, ask) {
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(async () => {
      const mine = ++this.#asked;
      const read = prefix().split(".").filter(Boolean).reduce((at, step) => at?.[step], formData(form)) ?? {};
      const said = { name: read.name ?? "", known_as: read.known_as ?? "", born_on: read.born_on ?? null, address: read.address ?? "", phone: read.phone ?? "", not: null };
      // A comfort: when it cannot be asked, the person can still be written down.
      const people = await ask(said).catch(() => []);
      if (mine === this.#asked) this.show(people);
    }, PAUSE_MS);
  }

  /** @param {LikelyPerson} one */
  #row({ known, why }) {
    const same = el("button", { type: "button", class: "link-button", onclick: () => { this.clear(); this.dispatchEvent(new CustomEvent("same", { bubbles: true, detail: known })); }, "aria-label": `It is them: ${nameWords(known)}` }, "It is them");
    return el("li", null, el("strong", null, nameWords(known)), " ", dotted(ageWords(known), known.address.split("\n")[0], count(known.concerns.length, "concern")), el("p", { class: "under" }, why.map((code) => WHY[code] ?? code).join(", "), " ", same));
  }
}

customElements.define("likely-people", LikelyPeople);
