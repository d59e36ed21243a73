/**
 * Dialogs, all of them real `<dialog>` elements: a panel at the side for writing, a box in the middle for a question.
 * The browser keeps the focus inside, closes on Esc and gives the focus back; this file only builds and cleans up.
 * @module
 */
import { el } from "../dom.js";
import { icon } from "./icons.js";

let made = 0;

/**
 * @typedef {object} PanelShape
 * @property {() => void | Promise<void>} [onclose] before it goes, such as keeping a draft
 * @property {HTMLElement | null} [beside] something to stand beside the title, such as a draft keeper
 */

/**
 * A panel at the side, for a form.
 * @param {string} title @param {HTMLElement} body @param {PanelShape} [shape]
 * @returns {HTMLDialogElement}
 */
export const openPanel = (title, body, shape) => open("panel", title, body, shape);

/**
 * A box in the middle, for a question or something to read.
 * @param {string} title @param {HTMLElement} body @param {PanelShape} [shape]
 * @returns {HTMLDialogElement}
 */
export const openBox = (title, body, shape) => open("box", title, body, shape);

/**
 * Asks before something that cannot be taken back. Answers whether to go on.
 * @param {string} title @param {string} words @param {string} yes what the button says
 * @returns {Promise<boolean>}
 */
export function askFirst(title, words, yes) {
  return new Promise((answer) => {
    let agreed = false;
    const go = el("button", { type: "button", class: "govuk-button govuk-button--warning", onclick: () => { agreed = true; box.close(); } }, yes);
    const stay = el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => box.close() }, "Go back");
    const box = openBox(title, el("div", null, el("p", null, words), el("div", { class: "button-row" }, go, stay)), { onclose: () => answer(agreed) });
    // Enter, pressed without reading, goes back.
    stay.focus();
  });
}

/** @param {"panel" | "box"} look @param {string} title @param {HTMLElement} body @param {PanelShape} [shape] */
function open(look, title, body, { onclose, beside = null } = {}) {
  const id = `dialog-${++made}`;
  const close = el("button", { type: "button", class: "close-button", "aria-label": "Close", onclick: () => dialog.close() }, icon("close"));
  body.classList.add("inside");
  const dialog = el("dialog", { class: look, "aria-labelledby": id }, el("header", null, el("h2", { id }, title), beside, close), body);
  dialog.addEventListener("close", async () => {
    await onclose?.();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  const first = /** @type {HTMLElement | null} */ (body.querySelector("input, select, textarea, button"));
  /** @type {HTMLElement | null} */ (first?.closest("fieldset")?.querySelector("input:checked") ?? first)?.focus();
  return dialog;
}
