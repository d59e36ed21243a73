/**
 * Bringing in what was kept in a sheet, in four steps: the file, its sheet and headings, its columns, what it becomes.
 *
 * Rust holds the file's cells; the page holds no more than which sheet, which row of headings and what the columns are.
 * @module
 */
import { arrive } from "../boot.js";
import "../components/error-summary.js";
import { el, fill, focusOn, need } from "../dom.js";
import { lookAtSheet, onDropped, openSheet } from "../ipc/commands.js";
import { Refusal } from "../ipc/refusal.js";
import { reveal } from "../theme.js";
import { columnsStep, readColumns } from "./import/columns.js";
import { fileStep } from "./import/file.js";
import { outcomeStep } from "./import/outcome.js";
import { readSheet, sheetStep } from "./import/sheet.js";

/** @typedef {import("../ipc/types").SheetsView} SheetsView */
/** @typedef {import("../ipc/types").ImportPlan} ImportPlan */

const STEPS = ["The file", "The sheet", "The columns", "What it becomes"];

// Arrive

await arrive({ terms: false, drops: true });
const summary = /** @type {import("../components/error-summary.js").ErrorSummary} */ (need("error-summary"));
/** @type {SheetsView | null} */
let looked = null;
let step = 0;
show(0, fileStep(choose));
reveal();
need("form").addEventListener("submit", (event) => event.preventDefault());
// Until it is said what becomes of the rows: nobody's sheet is changed while it comes in.
onDropped((names) => names.length > 0 && step < 3 && open(true));

// Act

/** Asks for the file. */
function choose() {
  return open(false);
}

/** @param {boolean} dropped whether it is the sheet that was dropped on the window */
async function open(dropped) {
  await trying(async () => {
    const answer = await openSheet({ dropped });
    if (!answer) return;
    looked = answer;
    show(1, sheetStep(answer, { back: () => show(0, fileStep(choose)), changed: look, on: () => show(2, columns()) }));
  });
}

/** Another sheet, or another row of headings. */
async function look() {
  await trying(async () => {
    const { sheet, header_row } = readSheet();
    looked = await lookAtSheet({ sheet, header_row, columns: [] });
    toSheet();
  });
}

function toSheet() {
  if (looked) show(1, sheetStep(looked, { back: () => show(0, fileStep(choose)), changed: look, on: () => show(2, columns()) }));
}

function columns() {
  return columnsStep(/** @type {SheetsView} */ (looked), { back: toSheet, on: propose });
}

async function propose() {
  await trying(async () => {
    const { sheet, header_row } = /** @type {SheetsView} */ (looked);
    const plan = { sheet, header_row, columns: readColumns() };
    looked = await lookAtSheet(plan);
    show(3, await outcomeStep(plan, { back: () => show(2, columns()), again: () => show(0, fileStep(choose)), refused: (refusal) => summary.show(refusal) }));
  });
}

/** @param {() => Promise<void>} what */
async function trying(what) {
  summary.clear();
  try {
    await what();
  } catch (thrown) {
    await summary.show(Refusal.from(thrown));
  }
}

// Show

/** @param {number} at @param {HTMLElement[]} parts */
function show(at, parts) {
  summary.clear();
  step = at;
  const title = el("h2", { tabindex: "-1" }, STEPS[at]);
  fill(need("#step-note"), `step ${at + 1} of ${STEPS.length}`);
  fill(need("#step"), title, ...parts);
  if (at > 0 || looked) focusOn(title);
}
