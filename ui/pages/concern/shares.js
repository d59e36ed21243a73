/** What left, what was refused, and what never left although it was recorded. @module */
import { badge, emptyState } from "../../components/badge.js";
import { el, fill } from "../../dom.js";
import { count, instantWords } from "../../words/dates.js";
import { dotted, timesChased } from "../../words/phrases.js";

/** @typedef {import("../../ipc/types").ShareLine} ShareLine */

/** @type {Record<string, import("../../ipc/types").Badge>} */
const KINDS = { sent: { kind: "ok", text: "sent" }, received: { kind: "ok", text: "they have it" }, answered: { kind: "ok", text: "answered" }, settled: { kind: "plain", text: "nothing more expected" }, declined: { kind: "plain", text: "decided not to share" }, "not-delivered": { kind: "danger", text: "not saved: nothing left" } };

/** @param {HTMLElement} into @param {import("../../ipc/types").ConcernPage} page */
export function sharesTab(into, page) {
  const begin = el("a", { class: `govuk-button${page.shares.length > 0 ? " govuk-button--secondary" : ""}`, href: `share.html?concern=${encodeURIComponent(page.concern)}` }, "Share with an agency…");
  fill(into, page.shares.length === 0
    ? emptyState("Nothing has been shared", "A packet holds only what an agency needs, and the log keeps what was sent and why.", begin)
    : el("div", { class: "stack" }, el("div", { class: "card" }, el("ul", { class: "rows" }, page.shares.map(row))), begin));
}

/** @param {ShareLine} share */
function row(share) {
  const what = share.kind === "declined" ? "" : dotted(count(share.items, "item"), share.withheld > 0 && `${share.withheld} withheld`, count(share.pages, "page"));
  return el("li", null,
    el("div", null,
      el("p", null, el("a", { class: "who", href: `shares.html?share=${encodeURIComponent(share.share)}` }, share.agency_label), share.recipient ? `, ${share.recipient}` : ""),
      el("p", { class: "under" }, dotted(share.reference, instantWords(share.at), share.officer, what)),
      share.chases > 0 || share.stage_label || share.decision_label ? el("p", null, dotted(timesChased(share.chases), share.stage_label, share.decision_label)) : null),
    el("div", { class: "how-long" }, badge(KINDS[share.kind])));
}
