/**
 * Who did what, when: every entry of the log by its number, from the signed headers. By one officer, or about one concern.
 * @module
 */
import { arrive, refuse } from "../boot.js";
import "../components/pick-one.js";
import { emptyState } from "../components/badge.js";
import { el, fill, fillSelect, need } from "../dom.js";
import { onChanged, readHistory, searchLog } from "../ipc/commands.js";
import { reveal } from "../theme.js";
import { dayWords, londonOf, nearDay } from "../words/dates.js";
import { shortReference } from "../words/phrases.js";

const PAGE_LINES = 100;
const OFFERED_MAX = 6;

/** @typedef {import("../ipc/types").HistoryLine} HistoryLine */

// Arrive

const { frame, param } = await arrive({ terms: false });
const officer = /** @type {HTMLSelectElement} */ (need("#officer"));
const about = /** @type {import("../components/pick-one.js").PickOne} */ (need("#about"));
const officers = new Set([frame.officer]);
/** @type {HistoryLine[]} */
let lines = [];
/** @type {string | null} */
let next = null;
/** @type {string | null} */
let concern = param("concern");

about.input.placeholder = "A name, a reference, any word";
about.offer = async (/** @type {string} */ words) => (await searchLog({ words, limit: OFFERED_MAX })).items.map((line) => ({
  value: line.concern,
  words: [el("strong", null, line.title), ` ${shortReference(line.reference)} `, el("span", { class: "muted" }, line.summary)],
}));
showOfficers();
await ask().catch(refuse);
reveal();

// Act

need("form").addEventListener("submit", (event) => event.preventDefault());
officer.addEventListener("change", () => ask().catch(refuse));
about.addEventListener("picked", (event) => only(/** @type {CustomEvent} */ (event).detail));
need("#more").addEventListener("click", () => ask(next).catch(refuse));
onChanged(() => ask().catch(refuse));

/** @param {string | null} picked */
function only(picked) {
  concern = picked;
  about.input.value = "";
  ask().catch(refuse);
}

/** @param {string | null} [before] */
async function ask(before = null) {
  const answer = await readHistory({ concern, officer: officer.value, before, limit: PAGE_LINES });
  lines = before ? [...lines, ...answer.items] : answer.items;
  next = answer.next;
  lines.forEach((line) => officers.add(line.officer));
  showOfficers();
  show();
}

// Show

function show() {
  const days = byDay();
  fill(need("#lines"), lines.length === 0
    ? emptyState("Nothing here", concern || officer.value ? "No entry fits. Take a filter away." : "The first entry will stand here.")
    : el("table", { class: "dense-table history" },
      el("thead", null, el("tr", null, ["Time", "Entry", "What", "Concern", "Officer"].map((head) => el("th", { scope: "col" }, head)))),
      days.map(([day, entries]) => el("tbody", null,
        el("tr", { class: "day" }, el("th", { scope: "rowgroup", colspan: 5 }, dayHeading(day))),
        entries.map(row)))));
  need("#more").hidden = next === null;
  const said = need("#only-concern");
  said.hidden = concern === null;
  if (concern) fill(said, `Only ${lines[0]?.reference || "one concern"}. `, el("button", { type: "button", class: "link-button", onclick: () => only(null) }, "Show all"));
}

/** @returns {[day: string, entries: HistoryLine[]][]} the lines in their order, cut where the day changes */
function byDay() {
  /** @type {[string, HistoryLine[]][]} */
  const days = [];
  for (const line of lines) {
    const day = londonOf(line.at).slice(0, 10);
    if (days.at(-1)?.[0] === day) days.at(-1)?.[1].push(line);
    else days.push([day, [line]]);
  }
  return days;
}

/** @param {HistoryLine} line */
function row(line) {
  return el("tr", null,
    el("td", { class: "nowrap" }, londonOf(line.at).slice(11, 16)),
    el("td", { class: "reference" }, line.number),
    el("td", null, line.what),
    el("td", { class: "nowrap" }, line.concern ? el("a", { href: `concern.html?id=${encodeURIComponent(line.concern)}` }, line.reference) : el("span", { class: "muted" }, "–")),
    el("td", { class: "nowrap" }, line.officer));
}

/** "Today, Monday 23 November" @param {string} day */
function dayHeading(day) {
  const near = nearDay(day);
  return near === "today" || near === "yesterday" ? `${near.charAt(0).toUpperCase()}${near.slice(1)}, ${dayWords(day)}` : dayWords(day);
}

function showOfficers() {
  const chosen = officer.value;
  fillSelect(officer, [...officers].filter(Boolean).sort().map((name) => ({ code: name, label: name })), "Anybody");
  officer.value = chosen;
}
