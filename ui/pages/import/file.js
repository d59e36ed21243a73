/**
 * Step 1: what can be brought in, and choosing it.
 * @module
 */
import { el } from "../../dom.js";

/** @param {() => void} choose @returns {HTMLElement[]} */
export function fileStep(choose) {
  return [
    el("p", null, "Choose the workbook (.xlsx) or table (.csv) in which the log was kept before. Or drop it anywhere on this window. You will see what every row becomes before anything is written, and every cell is kept word for word in a note of its concern."),
    el("p", null, "The file is only read. Formulas are not run and no link is followed. Bringing the same sheet in twice adds nothing."),
    el("div", { class: "button-row" }, el("button", { type: "button", class: "govuk-button", onclick: choose }, "Choose a file")),
  ];
}
