/**
 * Step 4: what every row becomes, bringing it in with a bar and a way to stop, and what was brought in.
 * @module
 */
import { badge, factList } from "../../components/badge.js";
import { watched } from "../../components/long-work.js";
import { el, fill, focusOn } from "../../dom.js";
import { bringIn, proposeImport, readImportProgress, stopImport } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";
import { count, momentWords } from "../../words/dates.js";
import { importWords } from "../../words/import.js";

/** @typedef {import("../../ipc/types").ImportPlan} ImportPlan */
/** @typedef {import("../../ipc/types").Proposal} Proposal */
/** @typedef {import("../../ipc/types").ProposedRow} ProposedRow */
/** @typedef {{ back: () => void, again: () => void, refused: (refusal: Refusal) => unknown }} Ways */

const PAGE = 25;
const { doubts, becomes } = await importWords();

/** @param {ImportPlan} plan @param {Ways} ways @returns {Promise<HTMLElement[]>} */
export async function outcomeStep(plan, ways) {
  const first = await proposeImport({ plan, show: "look", after: 0, limit: PAGE });
  const rows = el("ul", { class: "rows", id: "becomes" });
  const note = el("p", { class: "muted", role: "status" });
  const more = el("button", { type: "button", class: "govuk-button govuk-button--secondary", hidden: true, onclick: () => ask(true) }, "Show more");
  const filter = el("select", { class: "govuk-select", id: "show", name: "show", autocomplete: "off", onchange: () => ask(false) },
    filters(first).map(([code, label, many]) => el("option", { value: code }, `${label} (${many})`)));
  let shown = 0;

  /** @param {boolean} on */
  async function ask(on) {
    try {
      const page = await proposeImport({ plan, show: filter.value, after: on ? shown : 0, limit: PAGE });
      list(page, on);
    } catch (thrown) {
      await ways.refused(Refusal.from(thrown));
    }
  }

  /** @param {Proposal} page @param {boolean} on */
  function list(page, on) {
    const items = page.items.map(rowLine);
    if (on) rows.append(...items);
    else fill(rows, items);
    shown = on ? shown + items.length : items.length;
    fill(note, page.shown === 0 ? "There are none of these." : `${shown} of ${count(page.shown, "row")} shown`);
    more.hidden = shown >= page.shown;
  }

  list(first, false);
  // Nothing to look at there: the first of the lists that has something.
  const other = first.look === 0 ? filters(first).find(([, , many]) => many > 0) : undefined;
  if (other) {
    filter.value = other[0];
    await ask(false);
  }
  const box = el("div", { class: "stack" });
  const start = el("button", { type: "button", class: "govuk-button", disabled: first.concerns === 0, onclick: () => bring(plan, box, ways) }, first.concerns === 0 ? "There is nothing new to bring in" : `Bring in ${count(first.concerns, "concern")}`);
  fill(box,
    el("section", { class: "card" }, el("header", null, el("h3", null, `${count(first.rows, "row")} of ${first.sheet}`)), el("div", { class: "inside" }, factList(facts(first)))),
    el("div", { class: "govuk-form-group" }, el("label", { class: "govuk-label", for: "show" }, "Rows to look at"), filter),
    note, rows, more,
    el("div", { class: "button-row" }, start, el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: ways.back }, "Back")));
  return [box];
}

/** @param {Proposal} it @returns {[string, string, number][]} */
const filters = (it) => [["look", "Needs a look", it.look], ["unread", "Could not be read", it.unread], ["doubles", "Doubles", it.doubles + it.in_log], ["left", "Holds no concern", it.left], ["concerns", "Becomes a concern", it.concerns], ["all", "All rows", it.rows]];

/** @param {Proposal} it */
const facts = (it) => [
  { label: "New concerns", value: `${it.concerns}, ${it.closed} of them closed` },
  { label: "People", value: `${it.new_people} new, ${it.known_people} known to the log` },
  { label: "Referrals", value: String(it.referrals) },
  { label: "Needs a look", value: String(it.look) },
  { label: "Has a cell that could not be read", value: String(it.unread) },
  { label: "Doubles in the sheet", value: String(it.doubles) },
  { label: "In the log already", value: it.changed > 0 ? `${it.in_log}, ${it.changed} of them changed in the sheet since` : String(it.in_log) },
  { label: "Rows without a concern", value: String(it.left) },
];

/** @param {ProposedRow} row */
function rowLine(row) {
  const which = row.double_of ?? row.reference;
  const says = row.becomes === "concern"
    ? [row.people.join(", ") || "Nobody named", row.received ? `, ${momentWords(row.received)}` : "", row.kinds.length > 0 ? ` · ${row.kinds.join(", ")}` : "", row.closed ? " · closed" : ""]
    : [`${becomes[row.becomes]} ${which}`];
  return el("li", null,
    el("div", null,
      el("p", null, el("strong", null, `Row ${row.row}`), " ", says),
      row.story ? el("p", { class: "under" }, row.story) : null,
      row.findings.length > 0 ? el("ul", { class: "plain-list" }, row.findings.map((it) => el("li", null,
        el("strong", null, `${it.cell} ${it.heading}: `), `“${it.text}” `, it.read_as ? `read as “${it.read_as}”` : "not read, kept in the note", `. ${doubts[it.doubt]}.`))) : null,
      row.cells.length > 0 ? el("p", { class: "under" }, row.cells.join(" · ")) : null),
    el("div", { class: "how-long" }, row.unread ? badge({ kind: "danger", text: "not all read" }) : row.look ? badge({ kind: "due", text: "look" }) : null));
}

/** @param {ImportPlan} plan @param {HTMLElement} box @param {Ways} ways */
async function bring(plan, box, ways) {
  const before = [...box.childNodes];
  const title = el("h3", { tabindex: "-1" }, "Bringing it in…");
  const progress = el("div", null);
  fill(box, title, el("p", null, "It comes in whole or not at all. If you stop it, the log is as it was."), progress);
  focusOn(title);
  try {
    const brought = await watched(bringIn(plan), { box: progress, named: "How much is brought in", look: readImportProgress, stop: stopImport, words: tenths });
    const ended = el("h3", { tabindex: "-1" }, `${count(brought.concerns, "concern")} brought in`);
    fill(box,
      el("div", { class: "notice ok" }, el("div", null, ended, el("p", null, brought.references.join(" to ")),
        el("p", null, "Each says where it came from, and holds its row word for word in a note. Today has one line for those still to look through."))),
      factList([
        { label: "Closed", value: String(brought.closed) }, { label: "New people", value: String(brought.people) },
        { label: "Referrals", value: String(brought.referrals) }, { label: "Needs a look", value: String(brought.look) },
        { label: "Has a cell that could not be read", value: String(brought.unread) }, { label: "Doubles", value: String(brought.doubles + brought.in_log) }, { label: "Rows without a concern", value: String(brought.left) }]),
      el("div", { class: "button-row" }, el("a", { class: "govuk-button", href: "concerns.html?waiting=unseen" }, "Look through them"), el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: ways.again }, "Bring in another sheet")));
    focusOn(ended);
  } catch (thrown) {
    box.replaceChildren(...before);
    await ways.refused(Refusal.from(thrown));
  }
}

/** Every tenth is said, not every step: a reader of screens would say nothing else. @param {number} done @param {number} all */
const tenths = (done, all) => (all === 0 ? "Reading the sheet" : `${Math.floor((done * 10) / all) * 10} % written`);
