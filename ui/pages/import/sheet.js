/**
 * Step 2: which sheet of the file, and which row holds the headings.
 * @module
 */
import { el, need } from "../../dom.js";
import { count } from "../../words/dates.js";

/** @typedef {import("../../ipc/types").SheetsView} SheetsView */

/** @param {SheetsView} looked @param {{ back: () => void, changed: () => void, on: () => void }} ways @returns {HTMLElement[]} */
export function sheetStep(looked, { back, changed, on }) {
  const sheets = looked.sheets.map(({ name, hidden, rows }) => el("option", { value: name, selected: name === looked.sheet }, `${name}, ${count(rows, "row")}${hidden ? ", hidden" : ""}`));
  return [
    el("p", null, looked.file),
    el("div", { class: "side-by-side" },
      el("div", { class: "govuk-form-group" },
        el("label", { class: "govuk-label", for: "sheet" }, "Sheet"),
        el("select", { class: "govuk-select", id: "sheet", name: "sheet", autocomplete: "off", onchange: changed }, sheets)),
      el("div", { class: "govuk-form-group" },
        el("label", { class: "govuk-label", for: "header-row" }, "Row with the headings"),
        el("div", { class: "govuk-hint", id: "header-row-hint" }, "0 when there are none"),
        el("input", { class: "govuk-input govuk-input--width-5", type: "number", min: "0", id: "header-row", name: "header_row", value: looked.header_row, autocomplete: "off", "aria-describedby": "header-row-hint", onchange: changed }))),
    el("section", { class: "card" }, el("header", null, el("h3", null, "Its first rows")),
      el("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Its first rows" }, el("table", { class: "dense-table" },
        el("thead", null, el("tr", null, el("th", { scope: "col" }, "Row"), looked.columns.map(({ letters }) => el("th", { scope: "col" }, letters)))),
        el("tbody", null, looked.first_rows.map(([number, ...cells]) => el("tr", null,
          el("th", { scope: "row" }, number, number === String(looked.header_row) ? " (headings)" : ""), cells.map((cell) => el("td", null, cell)))))))),
    el("div", { class: "button-row" },
      el("button", { type: "button", class: "govuk-button", onclick: on }, "Continue"),
      el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: back }, "Back")),
  ];
}

/** @returns {{ sheet: string, header_row: number | null }} */
export function readSheet() {
  const typed = /** @type {HTMLInputElement} */ (need("#header-row")).value.trim();
  const sheet = /** @type {HTMLSelectElement} */ (need("#sheet"));
  const same = [...sheet.options].find((option) => option.defaultSelected)?.value === sheet.value;
  return { sheet: sheet.value, header_row: typed === "" || !same ? null : Number(typed) };
}
