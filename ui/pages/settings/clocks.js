/** Clocks: after how many working days the log says that something is due. @module */
import { el, fill } from "../../dom.js";
import { count } from "../../words/dates.js";

/** @param {HTMLElement} into @param {import("../../ipc/types").ClockLine[]} clocks */
export function showClocks(into, clocks) {
  fill(into, clocks.map(({ name, label, why, days, usual }) => {
    const id = `clock-${name.replace(/[^a-z]/g, "-")}`;
    return el("div", { class: "govuk-form-group clock", "data-called": `the clock “${label}”` },
      el("label", { class: "govuk-label", for: id }, label),
      el("div", { class: "govuk-hint", id: `${id}-hint` }, why || `Usually ${count(usual, "working day")}`),
      el("input", { class: "govuk-input govuk-input--width-3", type: "number", min: "1", max: "130", id, name: `clocks.${name}`, value: String(days), autocomplete: "off", "aria-describedby": `${id}-hint` }));
  }));
}

/** One that was taken out is not one that stays: the log says so. @param {Record<string, number | null>} clocks */
export const clocksAsTyped = (clocks = {}) => Object.fromEntries(Object.entries(clocks).map(([name, days]) => [name, days ?? 0]));
