/**
 * The people of a new concern: at least one card, more when asked for, each numbered by its place.
 * @module
 */
import { el, fill, need } from "../../dom.js";
import { PersonCard } from "./person-card.js";

/** @type {Omit<import("../../ipc/types").PersonForm, "person" | "role" | "relationship">} */
const NOTHING_SAID = Object.freeze({ name: "", known_as: "", born_on: null, age: "", address: "", phone: "", safe_to_contact: "", safe_contact_note: "", do_not_reveal_address: false, make_known: false });

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
   * What the command takes: people about whom something was said. One whom the log knows goes by their id, with nothing said
   * of them but their part, so that nothing the log knows is written over.
   * @param {any[]} read as `formData` read them
   * @returns {import("../../ipc/types").PersonForm[]}
   */
  forms(read) {
    return this.#cards.flatMap((card, at) => {
      if (card.empty) return [];
      const { role, relationship, ...said } = read[at];
      if (card.known) return [{ ...NOTHING_SAID, person: card.known.person, role: role ?? "", relationship, make_known: said.make_known ?? false }];
      return [{ ...said, person: null, role: role ?? "", relationship, safe_to_contact: said.safe_to_contact ?? "unknown", name: notKnown(said.name) ? "" : said.name.trim() }];
    });
  }

  /** The card a fault is about: the command counts only the people it was given. @param {string} field */
  fieldOnPage(field) {
    const given = this.#cards.flatMap((card, at) => (card.empty ? [] : [at]));
    return field.replace(/^people[.[](\d+)\]?/, (_, at) => `people.${given[Number(at)] ?? at}`);
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
