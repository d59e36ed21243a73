/**
 * One person on the form for a new concern: a name that is looked up while it is typed, their part in this concern,
 * whether it is safe to contact them, and the rest for whoever has time.
 *
 * A person the log knows already is linked, not copied: their card then asks only for their part here, since writing a half-known
 * address or number over what the log holds could put somebody at risk. What is known is changed on the concern, with a reason.
 * The card asks the log nothing itself; the page hands it `find`.
 * @module
 */
import "../../components/likely-people.js";
import "../../components/pick-one.js";
import { el, fill } from "../../dom.js";
import { choiceField, dateField, longField, textField, tickField } from "../../components/fields.js";
import { count } from "../../words/dates.js";
import { ageWords, dotted, nameWords } from "../../words/phrases.js";
import { badge } from "../../components/badge.js";

/** @typedef {import("../../ipc/types").KnownPerson} KnownPerson */
/** @typedef {{ terms: import("../../ipc/types").Terms, find: (words: string) => Promise<KnownPerson[]>, likely: (said: import("../../ipc/types").LikelyWanted) => Promise<import("../../ipc/types").LikelyPerson[]>, changed: () => void, remove: (card: PersonCard) => void }} CardActs */

export class PersonCard {
  /** @type {KnownPerson | null} */
  known = null;
  /** What the log has by the name being typed, for the side of the page. @type {KnownPerson[]} */
  near = [];
  /** @type {CardActs} */
  #acts;
  #at = 0;
  #pick = /** @type {import("../../components/pick-one.js").PickOne} */ (el(/** @type {any} */ ("pick-one"), { name: "people.0.name" }));
  #linked = el("div", { class: "linked-person" });
  #likely = /** @type {import("../../components/likely-people.js").LikelyPeople} */ (el(/** @type {any} */ ("likely-people")));
  #described = el("div");
  #relationship = textField({ name: "people.0.relationship", label: "Who they are to the person it is about", hint: "Son, neighbour, carer" });
  #more = el("details", { class: "govuk-details" });
  #title = el("h2");
  #remove = el("button", { type: "button", class: "link-button", onclick: () => this.#acts.remove(this) }, "Take out");
  element = el("section", { class: "person-card" });

  /** @param {number} at @param {CardActs} acts */
  constructor(at, acts) {
    this.#acts = acts;
    this.#at = at;
    this.#pick.setAttribute("label", at === 0 ? "Who it is about" : "Name");
    this.#pick.setAttribute("hint", "Name, what they are called, or “not known”");
    this.#pick.offer = (words) => this.#offer(words);
    this.#pick.addEventListener("picked", (event) => this.link(/** @type {CustomEvent} */ (event).detail));
    this.#build(acts.terms);
    this.#pick.input.addEventListener("input", () => this.#typed());
    this.#likely.watch(this.element, () => `people.${this.#at}.`, async (said) => (this.known ? [] : acts.likely(said)));
    this.#likely.addEventListener("same", (event) => this.link(/** @type {CustomEvent} */ (event).detail));
  }

  /** Whether anything at all has been said about this person. */
  get empty() {
    const said = [...this.element.querySelectorAll("input, textarea")].some((box) => {
      const input = /** @type {HTMLInputElement} */ (box);
      return input.type === "checkbox" || input.type === "radio" ? input.checked : input.value.trim() !== "";
    });
    return !said && this.known === null;
  }

  /** Gives the card its place in the list; the fields are named after it. @param {number} at */
  moveTo(at) {
    this.#at = at;
    fill(this.#title, at === 0 ? "" : "Another person");
    this.#title.hidden = at === 0;
    this.#remove.hidden = at === 0;
    this.#relationship.hidden = at === 0;
    for (const field of this.element.querySelectorAll('[name^="people."]')) {
      field.setAttribute("name", String(field.getAttribute("name")).replace(/^people\.\d+/, `people.${at}`));
    }
    return this;
  }

  focus() {
    this.#pick.focus();
  }

  /** Links a person the log knows, or unlinks with null. @param {KnownPerson | null} person */
  link(person) {
    if (person) this.#pick.input.value = person.name || person.known_as;
    this.relink(person);
  }

  /** Links again what a draft had linked: the fields say already what was typed. @param {KnownPerson | null} person */
  relink(person) {
    this.known = person;
    this.near = person ? [person] : [];
    this.#showLinked();
    this.#acts.changed();
  }

  // Private

  /** @param {string} words */
  async #offer(words) {
    const people = await this.#acts.find(words);
    if (!this.known) this.near = people;
    this.#acts.changed();
    const choices = people.map((person) => ({ value: person, words: optionWords(person) }));
    return choices.length === 0 ? [] : [...choices, { value: null, words: [el("span", { class: "muted" }, `+ New person “${words}”`)] }];
  }

  /** Another name is another person, until one is chosen again. */
  #typed() {
    if (this.known) this.link(null);
    else if (this.#pick.input.value.trim() === "") {
      this.near = [];
      this.#acts.changed();
    }
  }

  #showLinked() {
    const person = this.known;
    this.#linked.hidden = person === null;
    this.#described.hidden = person !== null;
    if (person) this.#likely.clear();
    if (!person) return fill(this.#linked);
    fill(this.#linked,
      el("p", null, badge({ kind: "info", text: "known already" }), " ", dotted(nameWords(person), ageWords(person), person.address)),
      el("button", { type: "button", class: "link-button", onclick: () => this.link(null) }, "This is somebody else"),
      person.kept_apart ? tickField({ name: `people.${this.#at}.make_known`, label: "Let every officer read who they are", hint: "So far they are known only from a concern that is kept from a colleague. Leave this empty while this concern is kept from the same colleague." }) : null,
      el("p", { class: "muted" }, "What the log knows of them stays as it is. Change it on the concern, once this is saved."));
  }

  /** @param {import("../../ipc/types").Terms} terms */
  #build(terms) {
    const name = (/** @type {string} */ part) => `people.0.${part}`;
    fill(this.#more,
      el("summary", { class: "govuk-details__summary" }, el("span", { class: "govuk-details__summary-text" }, "More about them: age, address, phone")),
      el("div", { class: "govuk-details__text" },
        el("div", { class: "side-by-side" },
          textField({ name: name("known_as"), label: "What they are called", hint: "Another name, or a nickname" }),
          dateField({ name: name("born_on"), label: "Date of birth", kind: "birth" }),
          textField({ name: name("age"), label: "Or their age, as it was said", hint: "“about 16”, “in her eighties”", width: "10" }),
          longField({ name: name("address"), label: "Address, or where they can be found", rows: 2 }),
          textField({ name: name("phone"), label: "Phone", mode: "tel", width: "10" })),
        tickField({ name: name("do_not_reveal_address"), label: "Their address must not be revealed to anybody" })));
    const part = choiceField({ name: name("role"), label: this.#at === 0 ? "Their part in this" : "Part in this", hint: "Belongs to this concern only", first: 3 }, terms.roles);
    const safe = choiceField({ name: name("safe_to_contact"), label: "Safe to contact?" }, terms.safe_to_contact);
    const how = textField({ name: name("safe_contact_note"), label: "How to contact them safely", hint: "Which number, when, whether a message may be left" });
    this.#linked.hidden = true;
    fill(this.element, el("header", { class: "row spread" }, this.#title, this.#remove),
      el("div", { class: "name-and-part" }, el("div", null, this.#pick, this.#linked), part),
      this.#likely, this.#relationship, this.#described);
    fill(this.#described, el("div", { class: "name-and-part" }, how, safe), this.#more);
    this.moveTo(this.#at);
  }
}

/** "Winston Abbott, 78 · 12 Mill Pond Lane · 1 open" @param {KnownPerson} person */
function optionWords(person) {
  const open = person.concerns.filter(({ state }) => state !== "closed").length;
  const age = ageWords(person);
  return [
    el("strong", null, nameWords(person)), age ? `, ${age}` : "", person.address ? ` · ${person.address.split("\n")[0]} ` : " ",
    open > 0 ? /** @type {HTMLElement} */ (badge({ kind: "info", text: `${open} open` })) : el("span", { class: "muted small" }, count(person.concerns.length, "closed concern")),
  ];
}
