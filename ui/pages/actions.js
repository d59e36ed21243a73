/**
 * What officers undertook to do, in one list: whose it is, by when, how it ended; changed and ended here.
 * @module
 */
import { arrive } from "../boot.js";
import { badge, emptyState } from "../components/badge.js";
import "../components/date-field.js";
import { el, faultsIn, fill, fillSelect, formData, need } from "../dom.js";
import { listActions } from "../ipc/commands.js";
import { count, dueWords, nearDay } from "../words/dates.js";
import { dotted, shortReference } from "../words/phrases.js";
import { endIt, moveIt } from "./concern/action.js";
import { lineButton } from "./plain-panel.js";
import { workList } from "./work-list.js";

/** @typedef {import("../ipc/types").DueAction} DueAction */

const PAGE_LINES = 50;
const MINE = { code: "mine", label: "Mine" };
const STATES = [{ code: "open", label: "To be done" }, { code: "ended", label: "Ended" }];
/** How an action ended, in words. @type {Record<string, import("../ipc/types").Badge>} */
const ENDED = {
  done: { kind: "ok", text: "done" },
  "not-needed": { kind: "plain", text: "not needed" },
  closed: { kind: "due", text: "not done: closed" },
};

// Arrive

const { frame, terms, param } = await arrive();
const form = /** @type {HTMLFormElement} */ (need("form"));
const select = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (need(`select[name=${name}]`, form));
offerOfficers([]);
fillSelect(select("state"), /** @type {any} */ (STATES));
if (param("whose") === MINE.code) select("whose").value = MINE.code;
const list = await workList(form, read, show);

// Act

/** @param {string | null} after */
async function read(after) {
  if (faultsIn(form).length > 0) return null;
  const { whose, state, due_to } = formData(form);
  const officer = whose?.startsWith("name:") ? whose.slice("name:".length) : "";
  const answer = await listActions({ mine: whose === MINE.code, officer, state: state ?? "", due_to, limit: PAGE_LINES, after });
  offerOfficers(answer.officers);
  return answer;
}

/** @param {DueAction} line @param {(context: any, subject: any) => void} panel */
const openPanel = (line, panel) => list.openPanel(line, panel, line.action, { terms, colleagues: frame.colleagues });

/** Whom one can choose; the one that is chosen stays so. @param {string[]} names */
function offerOfficers(names) {
  const chosen = select("whose").value;
  const officers = names.map((name) => ({ code: `name:${name}`, label: name }));
  fillSelect(select("whose"), /** @type {any} */ ([MINE, ...officers]), "Anybody’s");
  select("whose").value = chosen;
}

// Show

/** @param {DueAction[]} lines @param {import("../ipc/types").ActionList} answer */
function show(lines, { total, over }) {
  fill(need("#tally"), dotted(lines.length < total ? `first ${lines.length} of ${total}` : count(total, "action"), over > 0 && `${over} over`));
  fill(need("#lines"), lines.length > 0 ? table(lines) : form.querySelector("select")?.value || select("state").value !== "open" || formData(form).due_to
    ? emptyState("No action fits", "Take a filter away to see the others.")
    : emptyState("Nothing to do", "What you or a colleague undertake to do about a concern stands here until it is done."));
}

/** @param {DueAction[]} lines */
function table(lines) {
  const heads = ["What", "About", "Who", "By", "Next step"];
  return el("table", { class: "dense-table action-list" },
    el("thead", null, el("tr", null, heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", null, lines.map(row)));
}

/** @param {DueAction} line */
function row(line) {
  const { what, concern, title, reference, owner_name, mine, due, state } = line;
  const open = state === "waiting" || state === "overdue";
  return el("tr", null,
    el("td", null, what),
    el("td", null, el("a", { href: `concern.html?id=${encodeURIComponent(concern)}` }, title), " ", el("span", { class: "reference" }, shortReference(reference))),
    el("td", null, mine ? "you" : owner_name),
    el("td", { class: "nowrap" }, open ? badge(state === "overdue" ? { kind: "danger", text: dueWords(due) } : { kind: "due", text: nearDay(due) }) : [nearDay(due), " ", badge(ENDED[state] ?? null)]),
    el("td", null, el("div", { class: "row-acts", "data-writes": true }, frame.is_in ? buttons(line, open) : null)));
}

/** One that a closed concern left undone is taken up again in the concern, once it is opened. @param {DueAction} line @param {boolean} open */
function buttons(line, open) {
  const { what } = line;
  if (line.state === "closed") return null;
  if (!open) return lineButton("Do it after all", what, () => openPanel(line, moveIt));
  return [lineButton("End it", what, () => openPanel(line, endIt)), lineButton("Change", what, () => openPanel(line, moveIt))];
}
