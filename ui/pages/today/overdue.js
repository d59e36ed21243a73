/** What is over its day, of every kind in one list, the longest over first; and what is true of backup and folder. @module */
import { badge } from "../../components/badge.js";
import { el, fill, need } from "../../dom.js";
import { count, nearDay } from "../../words/dates.js";
import { dotted, replyBadge, shortReference } from "../../words/phrases.js";
import { backupTruth, folderTruth } from "../../words/truths.js";

/** @typedef {import("../../ipc/types").Today} Today */

/** Returns how many there are. @param {HTMLElement} card @param {Today} today */
export function showOverdue(card, today) {
  // What they owe us stands among the replies; this we owe them.
  const toConfirm = today.shares.filter(({ awaits, days_over }) => awaits === "writing" && days_over > 0);
  const late = [
    ...today.late.map((line) => ({ days: line.days_over, row: lateRow(line) })),
    ...today.replies.filter(({ state }) => state === "overdue").map((line) => ({ days: line.days_over, row: replyRow(line) })),
    ...today.actions.filter(({ state }) => state === "overdue").map((line) => ({ days: daysOver(line.due, today.today), row: actionRow(line, daysOver(line.due, today.today)) })),
    ...today.clocked.filter(({ days_over }) => days_over > 0).map((line) => ({ days: line.days_over, row: clockedRow(line) })),
    ...today.reviews.filter(({ days_over }) => days_over > 0).map((line) => ({ days: line.days_over, row: reviewRow(line) })),
    ...toConfirm.map((line) => ({ days: line.days_over, row: shareRow(line) })),
    ...today.warnings.filter(({ days_over }) => days_over > 0).map((line) => ({ days: line.days_over, row: warningRow(line) })),
  ].sort((a, b) => b.days - a.days);
  const { replies, actions, clocked, reviews, warnings } = today.totals;
  const total = today.totals.late + replies.over + actions.over + clocked.over + reviews.over + warnings.over + toConfirm.length;
  card.hidden = late.length === 0;
  fill(need(".note", card), howMany(late.length, total));
  fill(need("ul", card), late.map(({ row }) => row), late.length < total ? theRest() : null);
  return total;
}

/** "61", or "25 of 61" where a list is cut short. @param {number} shown @param {number} total */
export const howMany = (shown, total) => (shown < total ? `${shown} of ${total}` : String(shown || ""));

/** What stands in a list whose lines were crowded out by those that are over. @param {number} total */
export const crowdedOut = (total) => el("p", { class: "muted" }, `${total} more; those that are over come first.`);

/** Where what a list has no room for is found. */
function theRest() {
  const to = (/** @type {string} */ page, /** @type {string} */ words) => el("a", { href: page }, words);
  return el("li", null, el("div", null, el("p", null, "All of them: ", to("concerns.html?waiting=decision", "to decide"), " · ", to("replies.html?which=over", "replies awaited"), " · ", to("concerns.html?waiting=review", "reviews due"), " · ", to("actions.html", "actions"))));
}

/** @param {HTMLElement} list @param {import("../../ipc/types").Frame} frame */
export function showTruths(list, frame) {
  const lines = [{ ...backupTruth(frame), href: "settings.html#backup" }, { ...folderTruth(frame), href: "officers.html" }];
  fill(list, lines.map(({ kind, words, href }) => el("li", null, el("div", null, el("p", null, el("a", { href }, words))),
    el("div", { class: "how-long" }, kind === "wrong" ? badge({ kind: "danger", text: "look now" }) : kind === "due" ? badge({ kind: "due", text: "look at it" }) : kind === "" ? badge({ kind: "ok", text: "well" }) : null))));
}

/** A warning about somebody whose day has come near, or is over. @param {Today["warnings"][number]} line */
export function warningRow({ person, name, warning, reason, review_on, days_over }) {
  return row(el("p", null, "Warning: ", el("a", { class: "who", href: `person.html?id=${person}` }, name)), dotted(warning, reason), over(days_over, `by ${nearDay(review_on)}`));
}

/** What one of the council's clocks sets a day for. @param {Today["clocked"][number]} line */
export function clockedRow({ concern, title, reference, what, field, by, days_over, why, owner_name, mine }) {
  const [act, about] = field.split(":");
  return row(el("p", null, el("a", { href: `concern.html?id=${concern}#${act}${about ? `:${about}` : ""}` }, what)),
    [el("a", { href: `concern.html?id=${concern}` }, title), " ", dotted(shortReference(reference), mine ? "yours" : owner_name, why)], over(days_over, `by ${nearDay(by)}`, "working day"));
}

/** How far a first decision is over the council's clock. @param {{ days_over: number } | undefined} line */
export const lateBadge = (line) => (line ? /** @type {const} */ ({ kind: "danger", text: `decision ${count(line.days_over, "working day")} over` }) : null);

/** @param {Today["late"][number]} line */
function lateRow(line) {
  const { concern, title, summary, reference } = line;
  return row(el("p", null, "Decide: ", el("a", { class: "who", href: `concern.html?id=${concern}#decide` }, title)), dotted(summary, shortReference(reference)), lateBadge(line));
}

/** @param {Today["replies"][number]} line */
function replyRow(line) {
  const { concern, referral, share, share_reference, title, reference, agency_label, recipient, chases, awaits } = line;
  const next = share
    ? el("a", { href: `shares.html?share=${share}` }, `Packet ${share_reference}`)
    : el("a", { href: `concern.html?id=${concern}#chase:${referral}` }, chases > 0 ? "Chase again" : "Chase");
  const silent = awaits === "receipt" ? "nobody has said that the packet arrived:" : share ? "no answer to a packet from" : "no reply from";
  return row(el("p", null, el("a", { class: "who", href: `concern.html?id=${concern}` }, title), ` · ${silent} ${dotted(agency_label, recipient)}`),
    [dotted(shortReference(reference), chases > 0 && `chased ${chases === 1 ? "once" : `${chases} times`}`), " · ", next], replyBadge({ ...line, reply_due: line.due, replied_at: null }));
}

/** What was told by word of mouth and is not yet in writing. @param {Today["shares"][number]} line */
function shareRow({ share, concern, title, reference, agency_label, recipient, days_over }) {
  return row(el("p", null, el("a", { class: "who", href: `concern.html?id=${concern}` }, title), ` · told, and not yet in writing: ${dotted(agency_label, recipient)}`),
    [el("a", { href: `shares.html?share=${share}` }, reference)], over(days_over));
}

/** @param {Today["actions"][number]} line @param {number} days */
function actionRow({ concern, title, reference, what, owner_name, mine }, days) {
  return row(el("p", null, what), [el("a", { href: `concern.html?id=${concern}` }, title), " ", dotted(shortReference(reference), mine ? "yours" : owner_name)], over(days));
}

/** @param {Today["reviews"][number]} line */
function reviewRow({ concern, title, summary, reference, days_over }) {
  return row(el("p", null, "Review: ", el("a", { class: "who", href: `concern.html?id=${concern}` }, title)), dotted(summary, shortReference(reference)), over(days_over));
}

/** @param {HTMLElement} what @param {string | (string | Node)[]} under @param {import("../../ipc/types").Badge | null} state */
function row(what, under, state) {
  return el("li", null, el("div", null, what, el("p", { class: "under" }, under)), el("div", { class: "how-long" }, badge(state)));
}

/** @param {number} days @param {string} [ahead] @param {string} [unit] @returns {import("../../ipc/types").Badge} */
const over = (days, ahead = "", unit = "day") => (days > 0 ? { kind: "danger", text: `${count(days, unit)} over` } : { kind: "due", text: ahead });

/** @param {string} due @param {string} today */
const daysOver = (due, today) => Math.round((Date.parse(today) - Date.parse(due)) / 86_400_000);
