/** One panel for one act that is not about a concern's story: what it does in a plain sentence, its questions, its refusal. @module */
import { openPanel } from "../components/dialog-panel.js";
import { formOf } from "../components/fields.js";
import { el, formData } from "../dom.js";
import { onSend } from "../sending.js";

/** What the page says after an act; where that depends on what came of it, made from the page. @typedef {string | ((page: any) => string)} Said */
/** @typedef {(said: Said) => Promise<void>} Done */

/**
 * @typedef {object} PlainPanel
 * @property {string} title
 * @property {string[]} does what it does, a paragraph each
 * @property {string} action what the button says
 * @property {import("../dom.js").Child[]} questions
 * @property {(form: any) => any} shape makes the command's form from the fields
 * @property {(form: any) => Promise<unknown>} send
 * @property {(form: any) => { field: string, rule: string }[]} [check]
 * @property {Said} said what the page says afterwards
 */

/** @param {PlainPanel} panel @param {Done} done */
export function openPlainPanel({ title, does, action, questions, shape, send, check = () => [], said }, done) {
  const cancel = el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => dialog.close() }, "Close");
  const form = formOf(action, [...does.map((words) => el("p", { class: "says" }, words)), ...questions], [cancel]);
  const dialog = openPanel(title, form);
  onSend(form, {
    gather: () => shape(formData(form)),
    check: () => check(formData(form)),
    send,
    then: async () => {
      dialog.close();
      await done(said);
    },
  });
}

/** A button beside a line. @param {string} words @param {() => unknown} onclick @param {string} [look] */
export const button = (words, onclick, look = "govuk-button--secondary") => el("button", { type: "button", class: `govuk-button ${look}`, onclick }, words);

/** One for one line of a list: whoever does not see where it stands hears which. @param {string} words @param {string} line @param {() => unknown} onclick */
export const lineButton = (words, line, onclick) => el("button", { type: "button", class: "govuk-button govuk-button--quiet", "aria-label": `${words}: ${line}`, onclick }, words);
