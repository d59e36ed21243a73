/**
 * The register as a table: one row for each share or refusal to share, newest first.
 * @module
 */
import { badge } from "../../components/badge.js";
import { el, labelOf } from "../../dom.js";
import { count, dueWords, instantWords, londonOf, longDay, longMoment } from "../../words/dates.js";
import { dotted, shortReference } from "../../words/phrases.js";

/** @typedef {import("../../ipc/types").ShareLine} ShareLine */

/** @type {Record<string, import("../../ipc/types").Badge | null>} */
const KINDS = {
  sent: null,
  declined: { kind: "plain", text: "not shared" },
  received: { kind: "ok", text: "they have it" },
  answered: { kind: "ok", text: "answered" },
  settled: { kind: "plain", text: "nothing more expected" },
  astray: { kind: "danger", text: "went astray" },
  "astray-over": { kind: "plain", text: "went astray, settled" },
  "not-delivered": { kind: "danger", text: "not delivered" },
};

/** What became of it, when that is not simply "sent". @param {string} kind */
export const kindBadge = (kind) => badge(KINDS[kind] ?? null);

/**
 * On paper nothing is said of "today" or "yesterday".
 * @param {ShareLine[]} lines @param {import("../../ipc/types").Terms} terms @param {{ paper?: boolean }} [shape]
 */
export function shareTable(lines, terms, { paper = false } = {}) {
  const heads = ["Share", "About", "To", "What went", "Answer by", "Officer"];
  return el("table", { class: "dense-table register" },
    el("thead", null, el("tr", null, heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", null, lines.map((line) => row(line, terms, paper))));
}

/** So many lines fit on a page of A4, also where each takes three rows. */
const LINES_ON_A_PAGE = 10;

/**
 * The same for paper: each page begins with the marking and the heads, since WebKit repeats neither.
 * @param {ShareLine[]} lines @param {import("../../ipc/types").Terms} terms @param {string} marking
 */
export function tablesByPage(lines, terms, marking) {
  const pages = Array.from({ length: Math.ceil(lines.length / LINES_ON_A_PAGE) }, (_, page) => lines.slice(page * LINES_ON_A_PAGE, (page + 1) * LINES_ON_A_PAGE));
  return pages.map((some, page) => el("section", { class: "sheet-page" },
    page > 0 ? el("p", { class: "sheet-mark" }, marking) : null,
    shareTable(some, terms, { paper: true })));
}

/** @param {ShareLine} line @param {import("../../ipc/types").Terms} terms @param {boolean} paper */
function row(line, terms, paper) {
  const due = ["sent", "received"].includes(line.kind) ? line.reply_by : null;
  return el("tr", null,
    el("td", { class: "nowrap" }, el("a", { href: `shares.html?share=${encodeURIComponent(line.share)}` }, line.reference), el("p", { class: "muted small" }, paper ? longMoment(londonOf(line.at)) : instantWords(line.at))),
    el("td", null, el("a", { href: `concern.html?id=${encodeURIComponent(line.concern)}` }, line.title), " ", el("span", { class: "reference" }, shortReference(line.concern_reference)), line.others.length > 0 ? el("p", { class: "muted small" }, `and ${line.others.join(", ")}`) : null),
    el("td", null, line.agency_label, el("p", { class: "muted small" }, dotted(line.recipient, labelOf(terms.channels, line.channel).toLowerCase()))),
    el("td", null, what(line), kindBadge(line.kind)),
    el("td", { class: "nowrap" }, due ? (paper ? longDay(due) : dueWords(due)) : el("span", { class: "muted" }, "–")),
    el("td", { class: "nowrap" }, line.officer));
}

/** @param {ShareLine} line */
function what({ kind, items, pages, withheld }) {
  if (kind === "declined") return null;
  return [el("p", null, count(pages, "page")), el("p", { class: "muted small" }, dotted(count(items, "item"), `${withheld} withheld`))];
}
