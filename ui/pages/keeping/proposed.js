/** Proposals to erase: what somebody found, and the word of a second officer. @module */
import { badge, factList } from "../../components/badge.js";
import { askFirst } from "../../components/dialog-panel.js";
import { longField } from "../../components/fields.js";
import { el, fill } from "../../dom.js";
import { authoriseDisposal, stopDisposal } from "../../ipc/commands.js";
import { dayWords, instantWords } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { faultWords } from "../../words/sentences.js";
import { button, openPlainPanel } from "../plain-panel.js";

/** @typedef {import("../../ipc/types").DisposalLine} DisposalLine */
/** @typedef {import("../plain-panel.js").Done} Done */

/** @param {HTMLElement} into @param {import("../../ipc/types").RetentionPage} page @param {Done} done */
export async function showProposed(into, { proposed }, done) {
  const against = await Promise.all(proposed.map(whyNot));
  fill(into, proposed.length === 0 ? null : el("section", { class: "card asks", "aria-labelledby": "proposed-title" },
    el("header", null, el("h2", { id: "proposed-title" }, "Proposed to be erased"), el("span", { class: "note" }, "another officer must agree, on their own machine")),
    el("ul", { class: "rows" }, proposed.map((line, at) => el("li", { class: "top" },
      el("div", null,
        el("p", null, el("strong", null, el("a", { href: `concern.html?id=${encodeURIComponent(line.concern)}` }, `${line.reference} ${line.title}`)), ` ${line.ground}`),
        factList(line.found),
        el("p", { class: "under" }, dotted(`proposed by ${line.proposed_by}`, instantWords(line.proposed_at), `open to objections until ${dayWords(line.open_until)}`)),
        against[at] ? el("p", { class: "under" }, against[at]) : null),
      el("div", { class: "button-stack", "data-writes": true },
        line.may_authorise ? button("Agree to erase…", () => agree(line, done), "govuk-button--warning") : badge({ kind: "due", text: "waits" }),
        button("Do not erase…", () => object(line, done))))))));
}

/** Why this officer may not agree just now. @param {DisposalLine} line */
async function whyNot({ why_not, waits_for }) {
  if (!why_not) return "";
  const said = await faultWords({ field: "proposal", rule: why_not });
  return why_not === "not-heard" ? `${said} Not yet heard from: ${waits_for.join(", ")}.` : said;
}

/** @param {DisposalLine} line @param {Done} done */
async function agree(line, done) {
  const sure = await askFirst(`Erase ${line.reference} for good?`, `${line.title}. Everything written in it, its files, and people who are known from it alone go from every machine, the shared folder and later backups. Nobody can bring it back. What stays is a certificate that names nobody. Packets that were sent stay with those who have them.`, "Erase it");
  if (!sure) return;
  await authoriseDisposal({ proposal: line.proposal });
  await done("You agreed. Each machine erases it as soon as all of them have heard.");
}

/** @param {DisposalLine} line @param {Done} done */
function object(line, done) {
  openPlainPanel({
    title: `Do not erase ${line.reference}`,
    does: ["The proposal is closed for everybody. It can be made again."],
    action: "Do not erase it",
    questions: [longField({ name: "reason", label: "Why", rows: 2 })],
    shape: (form) => ({ proposal: line.proposal, ...form }),
    send: stopDisposal,
    said: `${line.reference} is not erased.`,
  }, done);
}
