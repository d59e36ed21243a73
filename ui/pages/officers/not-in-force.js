/** What is kept and not in force: of which machine, how much, of when, and the way to read it. @module */
import { el, fill } from "../../dom.js";
import { count } from "../../words/dates.js";
import { spanWords, whyCut } from "../not-in-force/why.js";

/** @param {HTMLElement} into @param {import("../../ipc/types").NotInForce} cut */
export function showNotInForce(into, { machines }) {
  fill(into, machines.length === 0 ? null : el("section", { class: "card", "aria-labelledby": "cut-title" },
    el("header", null, el("h2", { id: "cut-title" }, "Not in force"), el("span", { class: "note" }, "kept, shown on no other page")),
    el("ul", { class: "rows" }, machines.map((machine) => el("li", { class: "top" },
      el("div", null,
        el("p", null, el("strong", null, `Machine ${machine.letter}`), ` · ${machine.officer}`),
        el("p", { class: "says" }, whyCut(machine)),
        el("p", { class: "under" }, spanWords(machine))),
      el("a", { class: "govuk-button govuk-button--secondary", href: `not-in-force.html?machine=${machine.machine}` }, `Read ${count(machine.count, "entry", "entries")}`))))));
}
