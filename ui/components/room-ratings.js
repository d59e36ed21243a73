/**
 * Rooms and how full each is: the usual ones by name, and as many others as a home has.
 *
 * `<room-ratings name="answers.visit_rooms" legend="Clutter, room by room" hint="…" most="9"></room-ratings>`, then `.choices = terms`.
 * @module
 */
import { el, fill } from "../dom.js";

/** @typedef {{ room: string, rating: number | null }} Rated */

let made = 0;

export class RoomRatings extends HTMLElement {
  /** @type {import("../ipc/types").Term[]} */
  #terms = [];
  /** @type {Rated[]} the usual rooms first, in their order, then the others as they were added */
  #rooms = [];
  #group = `rooms-${++made}`;

  connectedCallback() {
    if (!this.firstChild) this.#build();
  }

  /** @param {import("../ipc/types").Term[]} terms */
  set choices(terms) {
    this.#terms = terms;
    this.#take(this.#rooms);
  }

  /** Rooms that are rated. @returns {Rated[]} */
  get formValue() {
    return this.#rooms.filter(({ room, rating }) => room.trim() !== "" && rating !== null);
  }

  set formValue(value) {
    this.#take(Array.isArray(value) ? value : []);
  }

  get draftValue() {
    return this.#rooms.filter(({ room, rating }) => rating !== null || !this.#isUsual(room));
  }

  set draftValue(value) {
    this.formValue = value;
  }

  /** A room of another name without a rating, or a rating without a room. @returns {string | null} */
  get fault() {
    const half = this.#rooms.some(({ room, rating }) => !this.#isUsual(room) && (room.trim() === "") !== (rating === null));
    return half ? "half-said" : null;
  }

  focus() {
    this.querySelector("select")?.focus();
  }

  // Private

  /** @param {string} room */
  #isUsual(room) {
    return this.#terms.some(({ code }) => code === room);
  }

  /** @param {Rated[]} rooms */
  #take(rooms) {
    const usual = this.#terms.map(({ code }) => ({ room: code, rating: rooms.find(({ room }) => room === code)?.rating ?? null }));
    this.#rooms = [...usual, ...rooms.filter(({ room }) => !this.#isUsual(room)).map(({ room, rating }) => ({ room, rating }))];
    this.#build();
  }

  #build() {
    const hint = this.getAttribute("hint");
    fill(this, el("fieldset", { class: "govuk-fieldset", "aria-describedby": hint ? `${this.#group}-hint` : null },
      el("legend", { class: "govuk-fieldset__legend" }, this.getAttribute("legend") ?? ""),
      hint ? el("div", { class: "govuk-hint", id: `${this.#group}-hint` }, hint) : null,
      el("div", { class: "room-rows" }, this.#rooms.map((room, at) => this.#row(room, at))),
      el("button", { type: "button", class: "link-button", onclick: () => this.#another() }, "Another room")));
  }

  /** @param {Rated} rated @param {number} at */
  #row(rated, at) {
    const id = `${this.#group}-${at}`;
    const usual = this.#terms.find(({ code }) => code === rated.room);
    return el("div", { class: "room-row" }, usual ? el("label", { class: "govuk-label", for: id }, usual.label) : this.#named(rated, id), this.#rating(rated, id, !usual));
  }

  /** @param {Rated} rated @param {string} id */
  #named(rated, id) {
    const box = el("input", { id: `${id}-name`, type: "text", class: "govuk-input", "aria-label": "Name of the room", autocomplete: "off", spellcheck: "false", oninput: () => { rated.room = box.value; } });
    box.value = rated.room;
    return box;
  }

  /** @param {Rated} rated @param {string} id @param {boolean} unnamed whether no label says whose rating it is */
  #rating(rated, id, unnamed) {
    const most = Number(this.getAttribute("most") ?? 9);
    const words = (/** @type {number} */ rating) => (rating === 1 ? "1, clear" : rating === most ? `${most}, full` : String(rating));
    const select = el("select", { id, class: "govuk-select", "aria-label": unnamed ? "Its rating" : null, autocomplete: "off", onchange: () => { rated.rating = select.value === "" ? null : Number(select.value); } },
      el("option", { value: "" }, "Not rated"), Array.from({ length: most }, (_, at) => el("option", { value: at + 1 }, words(at + 1))));
    select.value = rated.rating === null ? "" : String(rated.rating);
    return select;
  }

  #another() {
    this.#rooms.push({ room: "", rating: null });
    this.#build();
    /** @type {HTMLElement | null} */ (this.querySelector(".room-row:last-child input"))?.focus();
  }
}

customElements.define("room-ratings", RoomRatings);
