/**
 * How each text is known, asked beside it once it is there: what somebody saw and what they were told is not the same. Where
 * the person themself told us, their words are offered as told by them, in sight and to be changed; else nothing is chosen.
 * @module
 */
import { fillSelect, need } from "../../dom.js";

/** @typedef {import("../../ipc/types").NewConcern} NewConcern */

/** Texts with what is offered where the person themself told us. @type {["own_words" | "observed" | "views", string][]} */
const TEXTS = [["own_words", "told_by_person"], ["observed", ""], ["views", "told_by_person"]];

export class Sources {
  /** Fields that the officer answered; what they chose stays. @type {Set<string>} */
  #answered = new Set();
  /** Fields in which our offer stands. @type {Set<string>} */
  #offered = new Set();

  /** @param {{ code: string, label: string }[]} grades */
  constructor(grades) {
    for (const [text] of TEXTS) {
      const select = selectOf(text);
      fillSelect(select, grades, "Not said");
      select.addEventListener("change", () => {
        this.#answered.add(text);
        this.#offered.delete(text);
      });
    }
  }

  /** Shows what is to be asked about a record, and what may be offered. @param {NewConcern} concern */
  suit(concern) {
    for (const [text, offer] of TEXTS) {
      const select = selectOf(text);
      const written = concern[text].trim() !== "";
      /** @type {HTMLElement} */ (select.parentElement).hidden = !written;
      const may = written && offer !== "" && concern.reporter.kind === "the_person";
      if (may && select.value === "" && !this.#answered.has(text)) {
        select.value = offer;
        this.#offered.add(text);
      } else if (!may && this.#offered.delete(text)) {
        select.value = "";
      }
    }
  }
}

/** @param {string} text */
const selectOf = (text) => /** @type {HTMLSelectElement} */ (need(`select[name="${text}_source"]`));
