/**
 * Find: one box over the whole log, answering as you type. Ctrl K opens it from anywhere.
 *
 * A combobox in the ARIA sense: the focus stays in the box, arrows move through the answers, Enter opens one.
 * What was typed is forgotten when it closes. Asks nothing itself: `find` is handed to it.
 * @module
 */
import { el, fill } from "../dom.js";
import { latest } from "../latest.js";
import { count } from "../words/dates.js";
import { dotted, receivedWords, shortReference } from "../words/phrases.js";
import { badge, gist } from "./badge.js";
import { icon } from "./icons.js";

/** Said of what was found by the sound of a name, so that nobody takes it for the very words. */
const NEARLY = /** @type {import("../ipc/types").Badge} */ ({ kind: "plain", text: "a name like it" });

const PERSON = /** @type {import("../ipc/types").Badge} */ ({ kind: "info", text: "Person" });

export class FindPalette extends HTMLElement {
  /** @type {((words: string) => Promise<import("../ipc/types").Found>) | null} */
  find = null;
  /** @type {HTMLDialogElement | null} */
  #dialog = null;
  #input = el("input", {
    type: "text", role: "combobox", "aria-label": "Find in the log", "aria-expanded": "true", "aria-controls": "find-results", "aria-autocomplete": "list",
    autocomplete: "off", spellcheck: "false", autocapitalize: "off", placeholder: "Find a person, concern, phone, words…",
  });
  #results = el("ul", { class: "find-results", id: "find-results", role: "listbox", "aria-label": "Found" });
  #foot = el("div", { class: "find-foot", role: "status" });
  #asked = 0;

  connectedCallback() {
    this.#input.addEventListener("input", latest(() => this.#ask()));
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
  }

  open() {
    if (this.#dialog?.open) return;
    this.#dialog ??= el("dialog", { class: "find", "aria-label": "Find", onclose: () => this.#forget(), onclick: (/** @type {Event} */ event) => { if (event.target === this.#dialog) this.#dialog?.close(); } },
      el("div", { class: "find-box" }, icon("find"), this.#input, el("kbd", null, "Esc")), this.#results, this.#foot);
    if (!this.#dialog.isConnected) this.append(this.#dialog);
    this.#hint();
    this.#dialog.showModal();
    this.#input.focus();
  }

  // Actions

  /** An answer that comes after the box was closed is thrown away. */
  async #ask() {
    const words = this.#input.value.trim();
    const turn = ++this.#asked;
    if (!words || !this.find) {
      fill(this.#results);
      return this.#hint();
    }
    const found = await this.find(words).catch(() => null);
    if (turn !== this.#asked) return;
    if (!found) return fill(this.#foot, "The log did not answer. Try again.");
    const near = found.near.map((line) => ({ ...line, badge: NEARLY }));
    const people = found.people.map((person) => personRow(person));
    const everybody = found.people_total > found.people.length ? everybodyRow(found, words) : null;
    fill(this.#results, [...people, everybody, ...[...found.items, ...near].map((line) => concernRow(line))]);
    [...this.#results.children].forEach((row, at) => { row.id = `found-${at}`; });
    this.#select(0);
    fill(this.#foot, el("span", null, footWords(found, words)), this.#results.children.length > 0 ? el("span", null, "↑ ↓ to move, Enter to open") : null);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const rows = [...this.#results.children];
    const at = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") this.#select(at + 1);
    else if (event.key === "ArrowUp") this.#select(at - 1);
    else if (event.key === "Enter" && rows[at]) /** @type {HTMLElement} */ (rows[at]).click();
    else return;
    event.preventDefault();
  }

  // Private

  #hint() {
    fill(this.#foot, el("span", null, "Names, addresses, phone numbers, references, any word written in the log or in an attached file"));
  }

  #forget() {
    this.#asked++;
    this.#input.value = "";
    fill(this.#results);
  }

  /** @param {number} wanted */
  #select(wanted) {
    const rows = [...this.#results.children];
    const at = rows.length === 0 ? -1 : (wanted + rows.length) % rows.length;
    rows.forEach((row, place) => row.setAttribute("aria-selected", String(place === at)));
    if (at < 0) this.#input.removeAttribute("aria-activedescendant");
    else {
      this.#input.setAttribute("aria-activedescendant", rows[at].id);
      rows[at].scrollIntoView({ block: "nearest" });
    }
  }
}

/** @param {string} address @param {...import("../dom.js").Child} said */
const row = (address, ...said) => el("li", { role: "option", "aria-selected": "false", onclick: () => location.assign(address) }, ...said);

/** @param {import("../ipc/types").ConcernLine} line */
function concernRow(line) {
  return row(`concern.html?id=${encodeURIComponent(line.concern)}`,
    el("div", { class: "row spread" }, el("span", null, el("strong", null, line.title), line.age ? `, ${line.age}` : ""), badge(line.badge)),
    el("div", null, gist(line)),
    el("div", { class: "muted small" }, dotted(shortReference(line.reference), receivedWords(line), line.main_type_label)));
}

/** @param {import("../ipc/types").KnownPerson} person */
function personRow(person) {
  const also = person.known_as && person.known_as !== person.name ? `known as ${person.known_as}` : "";
  return row(`person.html?id=${encodeURIComponent(person.person)}`,
    el("div", { class: "row spread" }, el("span", null, el("strong", null, person.name || person.known_as || "Name not known"), person.age ? `, ${person.age}` : ""), badge(PERSON)),
    el("div", { class: "muted small" }, dotted(also, person.address, person.concerns.length === 0 ? "in no concern" : count(person.concerns.length, "concern"))));
}

/** More are called so than fit here. @param {import("../ipc/types").Found} found @param {string} words */
const everybodyRow = ({ people, people_total }, words) => row(`people.html?words=${encodeURIComponent(words)}`,
  el("div", null, `${people.length} of ${count(people_total, "person", "people")}: see all of them`));

/** @param {import("../ipc/types").Found} found @param {string} words */
function footWords({ people, total, items, near }, words) {
  if (people.length > 0 && total + near.length === 0) return count(people.length, "person", "people");
  const said = total > items.length ? `First ${items.length} of ${count(total, "concern")}` : count(total, "concern");
  if (near.length === 0) return total === 0 ? `Nothing in the log matches “${words}”. Try fewer letters, or a reference.` : said;
  return total === 0 ? `Nothing matches “${words}” as it is written. These have a name like it.` : `${said}, and ${near.length} with a name like it`;
}

customElements.define("find-palette", FindPalette);
