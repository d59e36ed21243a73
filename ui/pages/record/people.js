/**
 * The people of a new concern: at least one card, more when asked for, each numbered by its place.
 * @module
 */
import { el, fill, need } from "../../dom.js";
import { PersonCard } from "./person-card.js";

export class People {
  /** @type {PersonCard[]} */
  #cards = [];
  /** @type {Omit<import("./person-card.js").CardActs, "remove">} */
  #acts;
  #into = need("#people");

  /** @param {Omit<import("./person-card.js").CardActs, "remove">} acts */
  constructor(acts) {
    this.#acts = acts;
    this.add();
  }

  /** People the log may know already: those linked, and those whose names come near what is typed. */
  get near() {
    const all = this.#cards.flatMap((card) => card.near);
    return all.filter((person, at) => all.findIndex((other) => other.person === person.person) === at);
  }

  get roles() {
    return this.#cards.map((card) => /** @type {any} */ (card.element.querySelector("choice-buttons"))?.formValue ?? null);
  }

  add() {
    const card = new PersonCard(this.#cards.length, { ...this.#acts, remove: (gone) => this.#remove(gone) });
    this.#cards.push(card);
    this.#into.append(card.element);
    return card;
  }

  /**
   * What the command takes: people about whom something was said, and whom the log knows by their id.
   * @param {any[]} read as `formData` read them
   * @returns {import("../../ipc/types").PersonForm[]}
   */
  forms(read) {
    return this.#cards
      .map((card, at) => ({ card, form: { ...read[at], person: card.known?.person ?? null } }))
      .filter(({ card }) => !card.empty)
      .map(({ form }) => ({ ...form, role: form.role ?? "", safe_to_contact: form.safe_to_contact ?? "unknown", name: notKnown(form.name) ? "" : form.name.trim() }));
  }

  /** Whom each card is linked to, for the draft. */
  kept() {
    return this.#cards.map(({ known }) => known);
  }

  /** Makes as many cards as the draft had; the fields are filled afterwards. @param {unknown[]} known */
  makeRoom(known) {
    while (this.#cards.length < known.length) this.add();
  }

  /** @param {(import("../../ipc/types").KnownPerson | null)[]} known */
  relink(known) {
    this.#cards.forEach((card, at) => { if (known[at]) card.relink(known[at]); });
  }

  /** @param {PersonCard} gone */
  #remove(gone) {
    const at = this.#cards.indexOf(gone);
    this.#cards = this.#cards.filter((card) => card !== gone);
    fill(this.#into, this.#cards.map((card, place) => card.moveTo(place).element));
    this.#cards[Math.max(0, at - 1)].focus();
    this.#acts.changed();
  }
}

/** "not known" is an answer, and not a name. @param {string} name */
const notKnown = (name) => /^(name )?(is )?(not known|unknown)$/i.test(name.trim());
