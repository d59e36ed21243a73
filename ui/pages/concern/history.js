/** Who did what to this concern, and when: read only when the tab is opened. @module */
import { emptyState } from "../../components/badge.js";
import { el, fill } from "../../dom.js";
import { readHistory } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";
import { instantWords } from "../../words/dates.js";
import { refusalWords } from "../../words/sentences.js";

const LINES = 200;

/** @type {AbortController | null} */
let waiting = null;

/** @param {HTMLElement} into @param {import("../../components/tab-strip.js").TabStrip} tabs @param {string} concern */
export function historyTab(into, tabs, concern) {
  waiting?.abort();
  waiting = new AbortController();
  if (!into.hidden) show(into, concern);
  tabs.addEventListener("opened", (event) => { if (/** @type {CustomEvent} */ (event).detail === "history") show(into, concern); }, { signal: waiting.signal });
}

/** @param {HTMLElement} into @param {string} concern */
async function show(into, concern) {
  try {
    const { items } = await readHistory({ concern, officer: "", before: null, limit: LINES });
    fill(into, el("div", { class: "card table-scroll" }, el("table", { class: "dense-table" },
      el("thead", null, el("tr", null, ["When", "What", "Who", "Entry"].map((title) => el("th", { scope: "col" }, title)))),
      el("tbody", null, items.map((line) => el("tr", null, el("td", { class: "nowrap" }, instantWords(line.at)), el("td", null, line.what), el("td", null, line.officer), el("td", { class: "reference" }, line.number)))))));
  } catch (thrown) {
    const { title, body } = await refusalWords(Refusal.from(thrown));
    fill(into, emptyState(title, body));
  }
}
