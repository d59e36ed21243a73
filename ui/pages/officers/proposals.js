/** Changes that need two officers: what would change, who says so and why, and the word of the second. @module */
import { badge } from "../../components/badge.js";
import { longField } from "../../components/fields.js";
import { askFirst } from "../../components/dialog-panel.js";
import { el, fill } from "../../dom.js";
import { approveChange, declineChange } from "../../ipc/commands.js";
import { instantWords } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { button, openPlainPanel } from "../plain-panel.js";

/** @typedef {import("../../ipc/types").ProposalLine} ProposalLine */
/** @typedef {import("../plain-panel.js").Done} Done */

/** What became of one. @type {Record<string, import("../../ipc/types").Badge>} */
const OUTCOMES = {
  "in-force": { kind: "ok", text: "in force" },
  declined: { kind: "plain", text: "declined" },
  full: { kind: "plain", text: "no place was free" },
  void: { kind: "plain", text: "no longer possible" },
  "duty-first": { kind: "plain", text: "the duty had to pass first" },
};

/** @param {HTMLElement} into @param {import("../../ipc/types").OfficersPage} page @param {Done} done */
export function showProposals(into, { proposals }, done) {
  const waiting = proposals.filter(({ outcome }) => outcome === "waiting");
  fill(into, waiting.length === 0 ? null : el("section", { class: "card asks", "aria-labelledby": "proposals-title" },
    el("header", null, el("h2", { id: "proposals-title" }, "Waiting for agreement"), el("span", { class: "note" }, "two officers must agree, each on their own machine")),
    el("ul", { class: "rows" }, waiting.map((line) => el("li", { class: "top" },
      el("div", null,
        el("p", null, el("strong", null, line.what), about(line)),
        line.reason ? el("p", { class: "says" }, `“${line.reason}”`) : null,
        el("p", { class: "under" }, dotted(`proposed by ${line.by}`, instantWords(line.at), line.may_approve ? null : `agreed: ${line.approved_by.join(", ")}`))),
      el("div", { class: "button-stack", "data-writes": true },
        line.may_approve ? button("Agree…", () => agree(line, done), "") : badge({ kind: "due", text: "waits for another officer" }),
        button(line.may_approve ? "Decline…" : "Take back…", () => decline(line, done))))))));
}

/** @param {HTMLElement} into @param {import("../../ipc/types").OfficersPage} page */
export function showBefore(into, { proposals }) {
  const before = proposals.filter(({ outcome }) => outcome !== "waiting");
  fill(into, before.length === 0 ? null : el("section", { class: "card", "aria-labelledby": "before-title" },
    el("header", null, el("h2", { id: "before-title" }, "Earlier changes")),
    el("ul", { class: "rows" }, before.map((line) => el("li", null,
      el("div", null, el("p", null, line.what, about(line)), el("p", { class: "under" }, dotted(instantWords(line.at), line.approved_by.length > 0 && `agreed: ${line.approved_by.join(", ")}`))),
      badge(OUTCOMES[line.outcome] ?? { kind: "plain", text: line.outcome }))))));
}

/** Whom it is about, where the sentence does not say so itself. @param {ProposalLine} line */
const about = ({ what, officer }) => (what.includes(officer) ? "" : `: ${officer}`);

/** @param {ProposalLine} line @param {Done} done */
async function agree(line, done) {
  const sure = await askFirst("Agree to this change?", `${line.what}${about(line)}. Proposed by ${line.by}${line.reason ? `, who says: “${line.reason.replace(/[.\s]+$/, "")}”` : ", without a reason"}. It is in force the moment you agree, and it is on record that you did. Phone ${line.by} first if you did not expect it.`, "I agree");
  if (!sure) return;
  await approveChange({ proposal: line.proposal });
  await done("You agreed. The others learn of it through the shared folder.");
}

/** @param {ProposalLine} line @param {Done} done */
function decline(line, done) {
  openPlainPanel({
    title: line.may_approve ? "Decline this change" : "Take this change back",
    does: [`${line.what}${about(line)}. Nothing changes, and the proposal is closed for everybody. It can be proposed again.`],
    action: line.may_approve ? "Decline it" : "Take it back",
    questions: [longField({ name: "reason", label: "Why", rows: 2 })],
    shape: (form) => ({ proposal: line.proposal, ...form }),
    send: declineChange,
    said: "The change was declined.",
  }, done);
}
