/**
 * Checking the log, and saying in plain words what was checked and what was found.
 * @module
 */
import { arrive } from "../boot.js";
import { badge, factList } from "../components/badge.js";
import { el, fill, focusOn, need } from "../dom.js";
import { checkLog } from "../ipc/commands.js";
import { Refusal } from "../ipc/refusal.js";
import { reveal } from "../theme.js";
import { count, instantWords } from "../words/dates.js";
import { refusalWords } from "../words/sentences.js";

/** @typedef {import("../ipc/types").CheckReport} CheckReport */

/** What a check looks at, and where the report names a fault of it. @type {{ what: string, says: string, where: (where: string) => boolean, deepOnly?: boolean }[]} */
const PARTS = [
  { what: "Signatures, chain and digests", says: "Every entry is signed by its officer’s machine, follows the one before it, and holds the text that was signed.", where: (where) => /^[A-Z]+-\d+$/.test(where) || where === "entries" },
  { what: "Database pages", says: "Every page of the encrypted file answers to its seal.", where: (where) => where === "database" },
  { what: "Tables made from the entries", says: "Made afresh from the entries, they say the same.", where: (where) => where === "folded tables", deepOnly: true },
  { what: "Recovery", says: "The file that the recovery kit opens is in its place.", where: (where) => where === "log.recovery.age" },
];
const TICK_MS = 1000;

// Arrive

const { frame } = await arrive({ terms: false });
const buttons = [need("#quick"), need("#deep")].map((button) => /** @type {HTMLButtonElement} */ (button));
fill(need("#last"), frame.checked_at ? `last found whole ${instantWords(frame.checked_at)}` : "not checked on this machine yet");
fill(need("#result"), beforeTheFirst());
reveal();

// Act

for (const button of buttons) button.addEventListener("click", () => check(button.id === "deep"));

/** @param {boolean} deep */
async function check(deep) {
  for (const button of buttons) button.disabled = true;
  const ticking = showWaiting(deep);
  try {
    showReport(await checkLog({ deep }), deep);
  } catch (thrown) {
    const { title, body } = await refusalWords(Refusal.from(thrown));
    fill(need("#result"), el("div", { class: "notice danger" }, el("div", null, el("strong", null, title), el("p", null, body))));
  } finally {
    clearInterval(ticking);
    for (const button of buttons) button.disabled = false;
  }
}

// Show

/** @param {boolean} deep */
function showWaiting(deep) {
  const clock = el("span", { class: "muted" });
  const began = performance.now();
  fill(need("#result"), el("section", { class: "card" },
    el("header", null, el("h2", null, "Checking…"), clock),
    el("ul", { class: "rows" }, PARTS.filter((part) => deep || !part.deepOnly).map(({ what }) => el("li", null, el("span", null, what), el("span", { class: "muted" }, "being read"))))));
  return setInterval(() => fill(clock, count(Math.round((performance.now() - began) / 1000), "second")), TICK_MS);
}

/** @param {CheckReport} report @param {boolean} deep */
function showReport({ problems, entries, machines, took_ms, at, state }, deep) {
  const whole = problems.length === 0;
  const title = el("h2", null, whole ? "The log is whole" : `${count(problems.length, "thing is", "things are")} wrong`);
  if (whole) fill(need("#last"), `last found whole ${instantWords(at)}`);
  fill(need("#result"), el("div", { class: "stack" },
    el("div", { class: `notice ${whole ? "ok" : "danger"}` }, el("div", null, title,
      el("p", null, whole ? `${count(entries, "entry", "entries")} read and checked in ${took(took_ms)}.` : "Write nothing more in it, and delete or move nothing. Show this page to your IT team: the log needs to be brought back from a backup and checked again."))),
    whole ? null : problemTable(problems),
    el("section", { class: "card" }, el("header", null, el("h2", null, "What was checked"), el("span", { class: "note" }, instantWords(at))),
      el("ul", { class: "rows" }, PARTS.map((part) => partRow(part, problems, deep)))),
    el("section", { class: "card" }, el("header", null, el("h2", null, "Machines")),
      el("ul", { class: "rows" }, machines.map(({ letter, officer, seq, head }) => el("li", null,
        el("div", null, el("strong", null, `Machine ${letter}`), ` ${officer}`, el("p", { class: "under digest" }, `last entry ${letter}-${seq}, ${head}`)),
        el("span", { class: "how-long" }, count(seq + 1, "entry", "entries")))))),
    factList([{ label: "State of the tables", value: state }])));
  focusOn(title);
}

/** @param {typeof PARTS[number]} part @param {CheckReport["problems"]} problems @param {boolean} deep */
function partRow({ what, says, where, deepOnly }, problems, deep) {
  const found = problems.filter((problem) => where(problem.where)).length;
  const skipped = deepOnly && !deep && found === 0;
  return el("li", null,
    el("div", null, el("strong", null, what), el("p", { class: "under" }, found > 0 ? "This is not so. See the list." : skipped ? "Not compared this time. Check deeply to do it." : says)),
    found > 0 ? badge({ kind: "danger", text: `${found} wrong` }) : skipped ? badge({ kind: "plain", text: "not checked" }) : badge({ kind: "ok", text: "as it should be" }));
}

/** @param {CheckReport["problems"]} problems */
function problemTable(problems) {
  return el("section", { class: "card danger" }, el("header", null, el("h2", null, "What is wrong, and where")),
    el("div", { class: "table-scroll" }, el("table", { class: "dense-table" },
      el("thead", null, el("tr", null, ["Where", "What"].map((head) => el("th", { scope: "col" }, head)))),
      el("tbody", null, problems.map(({ where, what }) => el("tr", null, el("td", { class: "nowrap" }, where), el("td", null, what)))))));
}

function beforeTheFirst() {
  return el("section", { class: "card" }, el("header", null, el("h2", null, "What a check looks at")),
    el("ul", { class: "rows" }, PARTS.map(({ what, deepOnly }) => el("li", null, el("span", null, what), deepOnly ? badge({ kind: "plain", text: "only deeply" }) : null))));
}

/** @param {number} ms */
const took = (ms) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} seconds`);
