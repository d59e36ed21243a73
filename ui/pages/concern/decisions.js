/** What was decided and why, and what became of every referral. A decision not to refer stands here as fully as any other. @module */
import { badge, emptyState, fact } from "../../components/badge.js";
import { el, fill, labelOf } from "../../dom.js";
import { dayWords, instantWords, momentWords } from "../../words/dates.js";
import { dotted, replyBadge } from "../../words/phrases.js";
import { actButton } from "./panel.js";

/** @typedef {import("../../ipc/types").ConcernPage} ConcernPage */

/** @param {HTMLElement} into @param {ConcernPage} page @param {import("../../ipc/types").Terms} terms */
export function decisionsTab(into, page, terms) {
  const decisions = page.chronology.filter(({ kind }) => kind === "decision");
  fill(into, el("div", { class: "stack wide" },
    el("section", { class: "stack" }, el("h3", null, "Decisions"),
      decisions.length > 0 ? decisions.map(decision) : emptyState("Nothing decided yet", "A decision not to refer is recorded with its reasons too.", actButton("Decide what to do", "decide", null, true))),
    el("section", { class: "stack" }, el("h3", null, "Actions"),
      page.actions.length > 0 ? el("ul", { class: "rows" }, page.actions.map(action)) : emptyState("No actions", "What an officer undertook to do, and by when.", actButton("Add an action…", "action"))),
    el("section", { class: "stack" }, el("h3", null, "Referrals"),
      page.referrals.length > 0 ? page.referrals.map((one) => referral(one, terms)) : emptyState("Not referred to anyone", "Refer when you have told an agency, or send a packet.", actButton("Refer…", "refer")))));
}

/** @param {import("../../ipc/types").ChronologyItem} item */
function decision(item) {
  return el("article", { class: "card" },
    el("header", null, el("h4", null, item.title), el("span", { class: "note" }, dotted(item.officer, item.happened_at ? momentWords(item.happened_at) : instantWords(item.recorded_at)))),
    el("div", { class: "inside stack" },
      item.passages.map((passage) => el("p", { class: "narrative" }, passage.text)),
      item.facts.map(({ label, value }) => el("p", { class: "narrative" }, label === "Reasons" ? null : el("span", { class: "muted" }, `${label}: `), value))));
}

const ENDED = { done: "done", "not-needed": "not needed" };

/** @param {import("../../ipc/types").ActionLine} one */
function action({ what, owner_name, due, state }) {
  const ended = /** @type {Record<string, string>} */ (ENDED)[state];
  return el("li", null,
    el("div", null, el("p", null, what), el("p", { class: "under" }, dotted(owner_name, `by ${dayWords(due)}`))),
    el("div", { class: "how-long" }, badge({ kind: ended ? "ok" : state === "overdue" ? "danger" : "due", text: ended ?? state })));
}

/** @param {import("../../ipc/types").ReferralLine} one @param {import("../../ipc/types").Terms} terms */
function referral(one, terms) {
  return el("article", { class: "card" },
    el("header", null, el("h4", null, one.agency_label), badge(replyBadge(one))),
    el("div", { class: "inside stack" },
      el("dl", { class: "facts" },
        fact("Sent", momentWords(one.sent_at)), fact("By", labelOf(terms.referral_routes, one.route)), fact("To", one.recipient),
        fact("Reply expected", one.reply_due ? dayWords(one.reply_due) : ""), fact("Their reference", one.their_reference), fact("Chased", one.chases > 0 ? `${one.chases} ${one.chases === 1 ? "time" : "times"}` : ""), fact("Escalated", one.stage_label)),
      el("div", { class: "row" }, one.state === "replied" ? null : [actButton("Record a reply…", "reply", one.referral), actButton("Chase…", "chase", one.referral)], actButton("Escalate…", "escalate", one.referral))));
}
