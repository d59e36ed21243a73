/**
 * Step 3: what each column is.
 * @module
 */
import { el, need } from "../../dom.js";
import { importWords } from "../../words/import.js";

/** @typedef {import("../../ipc/types").SheetsView} SheetsView */

const { targets } = await importWords();

/** @param {SheetsView} looked @param {{ back: () => void, on: () => void }} ways @returns {HTMLElement[]} */
export function columnsStep(looked, { back, on }) {
  return [
    el("p", null, "What each column is was guessed by its heading. Put right what is wrong. Whatever a column is, its cells are kept in the note of their concern."),
    el("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Columns" }, el("table", { class: "dense-table", id: "columns" },
      el("thead", null, el("tr", null, ["Column", "Heading", "For example", "What it is"].map((head) => el("th", { scope: "col" }, head)))),
      el("tbody", null, looked.columns.map(({ column, letters, heading, target, examples }) => el("tr", null,
        el("th", { scope: "row" }, letters), el("td", null, heading), el("td", { class: "muted small" }, examples.join(" · ")),
        el("td", null, el("select", { class: "govuk-select", name: `column-${letters}`, "data-column": column, autocomplete: "off", "aria-label": `What column ${letters}, ${heading}, is` },
          Object.entries(targets).map(([code, label]) => el("option", { value: code, selected: code === target }, label))))))))),
    el("div", { class: "button-row" },
      el("button", { type: "button", class: "govuk-button", onclick: on }, "See what it becomes"),
      el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: back }, "Back")),
  ];
}

/** @returns {import("../../ipc/types").ColumnPlan[]} */
export function readColumns() {
  const chosen = [.../** @type {NodeListOf<HTMLSelectElement>} */ (need("#columns").querySelectorAll("select"))];
  return chosen.map((select) => ({ column: Number(select.dataset.column), target: /** @type {import("../../ipc/types").Target} */ (select.value) }));
}
