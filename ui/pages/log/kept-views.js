/**
 * Views of the log that the officer keeps under a name: a click looks from there again, and what is looked at now can be kept.
 * @module
 */
import { refuse } from "../../boot.js";
import { el, fill, need } from "../../dom.js";
import { forgetFilter, keepFilter, readFilters } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";
import { faultWords } from "../../words/sentences.js";
import { wholeView } from "./view.js";

/** @typedef {import("../../ipc/types").ConcernFilter} Filter */

/** @param {HTMLElement} into @param {{ now: () => Filter, look: (view: Filter) => void }} page */
export async function keptViews(into, { now, look }) {
  let kept = (await readFilters()).items;
  let naming = false;

  /** @param {Promise<import("../../ipc/types").KeptFilters>} answer */
  async function then(answer) {
    try {
      kept = (await answer).items;
      naming = false;
      draw();
    } catch (thrown) {
      const refusal = Refusal.from(thrown);
      const broken = refusal.fields.find(({ field }) => field === "name");
      if (!broken) return refuse(thrown);
      fill(need("#view-name-wrong"), await faultWords(broken, broken.rule === "too-many" ? "the list of views" : "a name for this view"));
      need("#view-name").focus();
    }
  }

  function draw() {
    const name = /** @type {HTMLInputElement} */ (el("input", { class: "govuk-input", id: "view-name", name: "view_name", type: "text", maxlength: "60", autocomplete: "off", spellcheck: "false", "aria-describedby": "view-name-wrong" }));
    const keep = () => then(keepFilter({ name: name.value, filter: now() }));
    name.addEventListener("keydown", (event) => {
      if (event.key === "Enter") keep();
      if (event.key === "Escape") stop();
    });
    fill(into, kept.map((one) => el("span", { class: "kept-view" },
      el("button", { type: "button", class: "link-button", "data-view": one.name, "aria-pressed": String(same(one.filter, now())), onclick: () => look({ ...wholeView(), ...one.filter }) }, one.name),
      el("button", { type: "button", class: "link-button forget", "aria-label": `Forget the view ${one.name}`, onclick: () => then(forgetFilter({ name: one.name })) }, "×"))),
    naming
      ? el("span", { class: "row" }, el("label", { class: "govuk-label", for: "view-name" }, "Name of this view"), name, el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: keep }, "Keep"), el("button", { type: "button", class: "link-button", onclick: stop }, "Cancel"), el("span", { class: "govuk-error-message", id: "view-name-wrong", role: "alert" }))
      : el("button", { type: "button", class: "link-button", id: "keep-view", onclick: start }, "Keep this view…"));
  }

  function start() {
    naming = true;
    draw();
    need("#view-name").focus();
  }

  function stop() {
    naming = false;
    draw();
    need("#keep-view").focus();
  }

  draw();
  return {
    /** Says which kept view is looked at. @param {Filter} view */
    mark(view) {
      for (const button of into.querySelectorAll("[data-view]")) {
        const one = kept.find(({ name }) => name === button.getAttribute("data-view"));
        button.setAttribute("aria-pressed", String(one !== undefined && same(one.filter, view)));
      }
    },
  };
}

/** Whether two views show the same. @param {Filter} one @param {Filter} other */
function same(one, other) {
  const said = (/** @type {Filter} */ view) => JSON.stringify(Object.entries({ ...wholeView(), ...view, after: null }).sort(([a], [b]) => a.localeCompare(b)));
  return said(one) === said(other);
}
