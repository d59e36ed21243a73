/** Six words to be read out, numbered, so that a place is not lost on the phone. @module */
import { el } from "../dom.js";

/** @param {string[]} words @returns {HTMLElement} */
export const sixWords = (words) => el("ol", { class: "six-words", "aria-label": "Six words" }, words.map((word) => el("li", null, word)));
