/**
 * Builders for the questions of a form, in GOV.UK's markup: a label, perhaps a hint, one control. For panels that are
 * made when they are opened; a page that is always a form writes the same markup in its HTML.
 *
 * Every box has spelling and completion off: what is typed here must not leave the machine through a browser's dictionary.
 * @module
 */
import "./choice-buttons.js";
import "./date-field.js";
import "./draft-keeper.js";
import "./error-summary.js";
import { el, fillSelect } from "../dom.js";

let made = 0;

/**
 * @typedef {object} Question
 * @property {string} name the field's name in the command's form
 * @property {string} label
 * @property {string} [hint]
 * @property {string | null} [value]
 * @property {string} [width] one of the kit's widths: "5", "10", "20"
 * @property {number} [rows]
 * @property {string} [blank] the words of a list's empty choice
 * @property {boolean} [many]
 * @property {number} [first] how many choices show before More
 * @property {"moment" | "when" | "day" | "due" | "birth"} [kind]
 * @property {string | string[] | null} [chosen]
 * @property {string} [mode] the inputmode, such as "tel"
 */

const PLAIN = { autocomplete: "off", spellcheck: "false" };

/** One line of words. @param {Question} asked */
export function textField({ name, label, hint, value, width, mode }) {
  return group(label, hint, (id, described) => {
    const box = el("input", { ...PLAIN, id, name, type: "text", class: `govuk-input${width ? ` govuk-input--width-${width}` : ""}`, "aria-describedby": described, inputmode: mode });
    box.value = value ?? "";
    return box;
  });
}

/** Several lines of words. @param {Question} asked */
export function longField({ name, label, hint, value, rows = 4 }) {
  return group(label, hint, (id, described) => {
    const box = el("textarea", { ...PLAIN, id, name, rows, class: "govuk-textarea", "aria-describedby": described });
    box.value = value ?? "";
    return box;
  });
}

/** A list to choose one from. @param {Question} asked @param {import("../dom.js").Choice[]} terms */
export function selectField({ name, label, hint, value, blank = "Choose" }, terms) {
  return group(label, hint, (id, described) => {
    const select = el("select", { id, name, class: "govuk-select", autocomplete: "off", "aria-describedby": described });
    fillSelect(select, terms, blank);
    select.value = value ?? "";
    return select;
  });
}

/** A tick beside a sentence. @param {Question & { checked?: boolean }} asked */
export function tickField({ name, label, hint, checked = false }) {
  const id = `field-${++made}`;
  const box = el("input", { id, name, type: "checkbox", class: "govuk-checkboxes__input", autocomplete: "off" });
  box.checked = checked;
  return el("div", { class: "govuk-form-group" }, el("div", { class: "govuk-checkboxes govuk-checkboxes--small" }, el("div", { class: "govuk-checkboxes__item" }, box, el("label", { class: "govuk-label govuk-checkboxes__label", for: id }, label), hint ? el("div", { class: "govuk-hint govuk-checkboxes__hint" }, hint) : null)));
}

/** Answers as buttons. @param {Question} asked @param {import("../dom.js").Choice[]} terms */
export function choiceField({ name, label, hint, many = false, first, chosen }, terms) {
  const choices = /** @type {import("./choice-buttons.js").ChoiceButtons} */ (el(/** @type {any} */ ("choice-buttons"), { name, legend: label, hint, many, first }));
  choices.choices = terms;
  if (chosen != null) choices.formValue = chosen;
  return el("div", { class: "govuk-form-group" }, choices);
}

/** A date, or a date and time. @param {Question} asked */
export function dateField({ name, label, hint, kind = "moment", value }) {
  return el(/** @type {any} */ ("date-field"), { name, label, hint, kind, value: value || null });
}

/** When something was, where nothing written means now. @param {Question} asked */
export const whenField = (asked) => dateField({ hint: "Such as today 09:14. Empty means now.", ...asked });

/**
 * A form: its error summary, its questions, its buttons.
 * @param {string} action what the first button says
 * @param {import("../dom.js").Child[]} questions
 * @param {import("../dom.js").Child[]} [more] other buttons
 * @returns {HTMLFormElement}
 */
export function formOf(action, questions, more = []) {
  return el("form", { autocomplete: "off" }, el(/** @type {any} */ ("error-summary")), ...questions, el("div", { class: "button-row" }, el("button", { type: "submit", class: "govuk-button" }, action), ...more));
}

/** @param {string} label @param {string | undefined} hint @param {(id: string, described: string | null) => HTMLElement} control */
function group(label, hint, control) {
  const id = `field-${++made}`;
  const hintId = hint ? `${id}-hint` : null;
  return el("div", { class: "govuk-form-group" }, el("label", { class: "govuk-label", for: id }, label), hint ? el("div", { class: "govuk-hint", id: hintId }, hint) : null, control(id, hintId));
}
