/**
 * The chase list: what agencies still owe an answer to, the longest over first, and what an officer does about it, done here.
 * @module
 */
import { arrive } from "../boot.js";
import { badge, emptyState } from "../components/badge.js";
import { el, fill, fillSelect, formData, need } from "../dom.js";
import { listReplies } from "../ipc/commands.js";
import { count, momentWords } from "../words/dates.js";
import { dotted, replyBadge, shortReference, timesChased } from "../words/phrases.js";
import { chase } from "./concern/chase.js";
import { escalate } from "./concern/escalate.js";
import { reply } from "./concern/reply.js";
import { lineButton } from "./plain-panel.js";
import { followShare } from "./shares/follow.js";
import { workList } from "./work-list.js";

/** @typedef {import("../ipc/types").ReplyLine} ReplyLine */

const PAGE_LINES = 50;
const DUE = [{ code: "any", label: "Whenever" }, { code: "over", label: "Over their day" }, { code: "soon", label: "Within a week" }, { code: "undated", label: "Without a day" }];
/** What an officer does about a referral, by what the button says. */
const PANELS = { Chase: chase, "Reply came": reply, Escalate: escalate };

// Arrive

const { frame, terms, param } = await arrive();
const form = /** @type {HTMLFormElement} */ (need("form"));
const select = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (need(`select[name=${name}]`, form));
fillSelect(select("agency"), terms.agencies, "Any agency");
fillSelect(select("which"), /** @type {any} */ (DUE));
if (DUE.some(({ code }) => code === param("which"))) select("which").value = String(param("which"));
const list = await workList(form, read, show);

// Act

/** @param {string | null} after */
function read(after) {
  const { agency, which } = formData(form);
  return listReplies({ agency, which: which ?? "", limit: PAGE_LINES, after });
}

// Show

/** @param {ReplyLine[]} lines @param {import("../ipc/types").ReplyList} answer */
function show(lines, { total, over, unseen }) {
  fill(need("#tally"), dotted(lines.length < total ? `first ${lines.length} of ${total}` : count(total, "reply", "replies"), over > 0 && `${over} over`));
  fill(need("#lines"), lines.length > 0 ? table(lines) : select("agency").value || select("which").value !== "any"
    ? emptyState("No reply fits", "Take a filter away to see the others.")
    : emptyState("No replies awaited", "When you refer a concern, or send a packet that asks for an answer, it stands here until it is answered."));
  const sheet = need("#unseen");
  sheet.hidden = unseen === 0;
  fill(sheet, unseen > 0 ? [`${count(unseen, "more referral")} without an answer came from a sheet. `, el("a", { href: "concerns.html?waiting=unseen" }, "Look through the concerns"), ", and they stand here."] : null);
}

/** @param {ReplyLine[]} lines */
function table(lines) {
  const heads = ["Who owes it", "About", "How it stands", "Next step"];
  return el("table", { class: "dense-table chase-list" },
    el("thead", null, el("tr", null, heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", null, lines.map(row)));
}

/** @param {ReplyLine} line */
function row(line) {
  const { agency_label, recipient, concern, title, reference, due, share, share_reference, awaits } = line;
  const what = awaits === "receipt" ? "that the packet arrived" : "";
  return el("tr", null,
    el("td", null, agency_label, el("p", { class: "muted small" }, dotted(recipient, what))),
    el("td", null, el("a", { href: `concern.html?id=${encodeURIComponent(concern)}` }, title), " ", el("span", { class: "reference" }, shortReference(reference)),
      share ? el("p", { class: "small" }, "packet ", el("a", { href: `shares.html?share=${encodeURIComponent(share)}` }, share_reference)) : null),
    el("td", null, due ? badge(replyBadge({ ...line, reply_due: due, replied_at: null })) : "no day set", el("p", { class: "muted small" }, soFar(line))),
    el("td", null, el("div", { class: "row-acts", "data-writes": true }, frame.is_in ? buttons(line) : null)));
}

/** @param {ReplyLine} line */
function soFar({ asked_at, share, chases, stage_label }) {
  const chased = timesChased(chases) || (!share && "not chased");
  return dotted(`asked ${momentWords(asked_at)}`, chased, stage_label);
}

/** @param {ReplyLine} line */
function buttons(line) {
  const whose = `${line.agency_label}, ${line.title} ${shortReference(line.reference)}`;
  const { share } = line;
  if (share) {
    const came = line.awaits === "receipt" ? [["They have it", "received"], ["They answered", "answered"]] : [["They answered", "answered"]];
    return [...came, ["Chase", "chased"], ["Escalate", "escalated"], ["Nothing more", "settled"]].map(([words, what]) => lineButton(words, whose, () => followShare(share, what, terms, list.done)));
  }
  return Object.entries(PANELS).map(([words, open]) => lineButton(words, whose, () => list.openPanel(line, open, line.referral, { terms })));
}
