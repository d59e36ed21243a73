/**
 * Today: what may not wait, what to decide, whom to chase, what is due. Every line is a link to where it is done.
 * @module
 */
import { arrive, keepTrue, refuse } from "../boot.js";
import { badge, emptyState } from "../components/badge.js";
import { weekBars } from "../components/week-bars.js";
import { el, fill, need } from "../dom.js";
import { onChanged, onFolderChanged, putHandoverAway, readToday, settleDelivery } from "../ipc/commands.js";
import { count, dayWords, dueWords, instantWords, nearDay, sinceWords } from "../words/dates.js";
import { leaveNote, showHandovers } from "./today/handovers.js";
import { newWords, showSince, showWaiting } from "./today/others.js";
import { clockedRow, crowdedOut, howMany, lateBadge, showOverdue, showTruths, warningRow } from "./today/overdue.js";
import { breachNotice } from "./today/breach.js";
import { dotted, receivedWords, reviewBadge, shortReference } from "../words/phrases.js";

/** @typedef {import("../ipc/types").Today} Today */
/** @typedef {import("../ipc/types").ConcernLine} Line */

// Arrive

const { frame } = await arrive({ terms: false });
const refresh = keepTrue(readToday, show);
await refresh();
onChanged(refresh);
onFolderChanged(refresh);

// Act

need("#hand-over").addEventListener("click", () => leaveNote(frame.colleagues, refresh));

/** A note that was read leaves the day; the history keeps it. @param {string} entry */
async function putAway(entry) {
  try {
    await putHandoverAway({ entry });
    await refresh();
  } catch (thrown) {
    await refuse(thrown);
  }
}

/** Says what became of a packet that the program lost sight of. @param {string} share @param {boolean} delivered */
async function settle(share, delivered) {
  try {
    await settleDelivery({ share, delivered });
    await refresh();
  } catch (thrown) {
    await refuse(thrown);
  }
}

// Show

/** @param {Today} today */
function show(today) {
  const { totals } = today;
  const overdue = showOverdue(need("#overdue"), today);
  fill(need("#day"), dayWords(today.today));
  fill(need("#in-short"), dotted(
    today.since.count > 0 && `${newWords(today.since)} since you were last here, ${instantWords(String(today.since.from))}`,
    totals.danger > 0 && `${totals.danger} in danger`,
    totals.decide > 0 && `${totals.decide} to decide`,
    overdue > 0 && `${overdue} overdue`) || "nothing is waiting");
  fill(need("#at-once"), atOnce(today));
  fill(need("#notices"), notices(today));
  need("#danger").hidden = today.danger.length === 0;
  fill(need("#danger .note"), dotted(today.danger.length < totals.danger && howMany(today.danger.length, totals.danger), "nothing may wait below this line"));
  fill(need("#danger ul"), today.danger.map((line) => row(line, dangerBadge(line), line.state === "new" ? null : el("a", { href: `concern.html?id=${line.concern}#amend:danger` }, "Is it over?"))));
  showWaiting(need("#machines"), today.waiting);
  showSince(need("#since"), today.since);
  const late = new Map(today.late.map((line) => [line.concern, line]));
  card("#decide", today.decide, totals.decide, (line) => row(line, badge(late.has(line.concern) ? lateBadge(late.get(line.concern)) : line.badge)), "Nothing to decide", "Every concern that reached you has a decision.");
  showHandovers(need("#handovers"), today.handovers, frame.colleagues, putAway);
  card("#actions", today.actions.filter(({ state }) => state !== "overdue"), ahead(totals.actions), actionRow, "No actions this week", "What you or a colleague undertook to do appears here when its day comes near.");
  const reviews = [...today.reviews.map((line) => ({ days_over: line.days_over, row: () => reviewRow(line) })), ...today.warnings.map((line) => ({ days_over: line.days_over, row: () => warningRow(line) }))];
  card("#reviews", reviews.filter(({ days_over }) => days_over <= 0).sort((a, b) => b.days_over - a.days_over), ahead(totals.reviews) + ahead(totals.warnings), ({ row: asRow }) => asRow(), "No reviews this week", "A concern, or a warning about somebody, appears here when its review date comes near.");
  showClocks(today.clocked.filter(({ days_over }) => days_over === 0), ahead(totals.clocked));
  showReplies(today.replies.filter(({ state }) => state !== "overdue"), ahead(totals.replies));
  showTruths(need("#kept ul"), frame);
  need("#weeks .inside").replaceChildren(weekBars(today.weeks));
}

/** What is wrong in the world and not only in the log stands below danger alone. @param {Today} today */
function atOnce({ undelivered, breaches }) {
  return [
    ...breaches.map(breachNotice),
    ...undelivered.map((share) => el("div", { class: "notice danger" },
      el("p", null, el("strong", null, `Was packet ${share.reference} for ${share.agency_label} saved?`), " The program stopped after recording it and before it knew. Look where you save packets."),
      el("button", { type: "button", class: "govuk-button govuk-button--secondary", "data-writes": true, onclick: () => settle(share.share, true) }, "It was saved"),
      el("button", { type: "button", class: "govuk-button govuk-button--secondary", "data-writes": true, onclick: () => settle(share.share, false) }, "It was not"))),
  ];
}

/** What is to be put in order, below what waits for somebody. @param {Today} today */
function notices({ kit_confirmed, versions, totals, unseen, to_correct }) {
  return [
    to_correct.length > 0 ? el("div", { class: "notice" },
      el("div", null, el("p", null, el("strong", null, to_correct.length === 1 ? "A packet says something that was put right since." : `${to_correct.length} packets say something that was put right since.`), " Whoever has the old text is to be told, or it is written down why not."),
        el("p", null, to_correct.slice(0, 5).flatMap((line, at) => [at > 0 ? " · " : null, el("a", { href: `shares.html?share=${line.share}` }, `${line.reference} to ${line.agency_label}`)])))) : null,
    totals.feedback > 0 ? el("div", { class: "notice" },
      el("p", null, el("strong", null, totals.feedback === 1 ? "One reporter was not told that it was taken up." : `${count(totals.feedback, "reporter")} were not told that it was taken up.`), " They are owed that word, and no more than they may know."),
      el("a", { class: "govuk-button govuk-button--secondary", href: "concerns.html?waiting=feedback" }, totals.feedback === 1 ? "Look at it" : "Look at them")) : null,
    unseen > 0 ? el("div", { class: "notice" },
      el("p", null, el("strong", null, `${count(unseen, "concern")} brought in from a sheet, still to look through.`), " Each leaves this list when somebody writes in it, decides or closes it."),
      el("a", { class: "govuk-button govuk-button--secondary", href: "concerns.html?waiting=unseen" }, "Look through them")) : null,
    versions.length > 0 ? el("div", { class: "notice" },
      el("div", null, el("p", null, el("strong", null, versions.length === 1 ? "One concern was written apart." : `${totals.versions} concerns were written apart.`), " Two officers wrote the same thing without seeing each other’s words. Both stand until one of you settles it."),
        el("p", null, versions.slice(0, 5).flatMap((line, at) => [at > 0 ? " · " : null, el("a", { href: `versions.html?id=${line.concern}` }, `${line.title}, ${shortReference(line.reference)}`)]))),
      el("a", { class: "govuk-button govuk-button--secondary", href: "concerns.html?waiting=versions" }, "All of them")) : null,
    kit_confirmed ? null : el("div", { class: "notice" }, el("p", null, el("strong", null, "The recovery kit is not proved yet."), " If this computer fails, nobody can open the log without it."), el("a", { class: "govuk-button govuk-button--secondary", href: "settings.html#kit" }, "Save the kit")),
  ];
}

/** Those that are not over their day yet. @param {import("../ipc/types").Total} total */
function ahead({ all, over }) {
  return all - over;
}

/**
 * A list with its number, or what its being empty means. One that is cut short says of how many it is.
 * @template T
 * @param {string} selector @param {T[]} lines @param {number} total how many there are in all @param {(line: T) => HTMLElement} asRow @param {string} none @param {string} meaning
 */
function card(selector, lines, total, asRow, none, meaning) {
  fill(need(`${selector} .note`), howMany(lines.length, total));
  fill(need(`${selector} ul`), lines.length > 0 ? lines.map(asRow) : el("li", null, total > 0 ? crowdedOut(total) : emptyState(none, meaning)));
}

/** How long it has waited; of one that was decided, that nobody has said the danger is over. @param {Line} line */
function dangerBadge(line) {
  return badge({ kind: "danger", text: line.state === "new" ? sinceWords(line.received_at ?? line.recorded_at) : "decided, not said to be over" });
}

/** @param {Line} line @param {HTMLElement | null} howLong @param {HTMLElement | null} [next] */
function row(line, howLong, next = null) {
  return el("li", null,
    el("div", null,
      el("p", null, who(line), line.age ? `, ${line.age}` : "", ` · ${line.summary}`),
      el("p", { class: "under" }, dotted(line.reference, receivedWords(line), line.main_type_label, line.officer), next ? [" · ", next] : null)),
    el("div", { class: "how-long" }, howLong));
}

/** @param {Today["actions"][number]} line */
function actionRow({ concern, reference, title, what, owner_name, mine, due }) {
  return el("li", null,
    el("div", null, el("p", null, what), el("p", { class: "under" }, el("a", { href: `concern.html?id=${concern}` }, title), " ", dotted(shortReference(reference), mine ? "yours" : owner_name))),
    el("div", { class: "how-long" }, badge({ kind: "due", text: `by ${nearDay(due)}` })));
}

/** @param {Today["reviews"][number]} line */
function reviewRow(line) {
  return el("li", null,
    el("div", null, el("p", null, "Review: ", who(line)), el("p", { class: "under" }, dotted(line.summary, shortReference(line.reference)))),
    el("div", { class: "how-long" }, badge(reviewBadge(line.review_on))));
}

/** Most days no clock runs, and a line says so. @param {Today["clocked"]} clocked @param {number} total */
function showClocks(clocked, total) {
  fill(need("#clocks .note"), howMany(clocked.length, total));
  fill(need("#clocks ul"), clocked.length > 0 ? clocked.map(clockedRow) : el("li", null, total > 0 ? crowdedOut(total) : el("p", { class: "muted" }, "No clock is running, and no day is near.")));
}

/** @param {Today["replies"]} replies @param {number} total */
function showReplies(replies, total) {
  fill(need("#replies .note"), howMany(replies.length, total));
  fill(need("#replies tbody"), replies.length > 0 ? replies.map(replyRow) : el("tr", null, el("td", { colspan: 4 }, total > 0 ? crowdedOut(total) : emptyState("No replies awaited", "When you refer a concern, the day a reply is due is watched here."))));
}

/** @param {Today["replies"][number]} reply */
function replyRow(reply) {
  const { agency_label, recipient, concern, title, reference, due, share, referral, awaits } = reply;
  const record = share ? el("a", { href: `shares.html?share=${share}` }, "Look at the packet") : el("a", { href: `concern.html?id=${concern}#reply:${referral}` }, "Record a reply");
  return el("tr", null,
    el("td", null, agency_label, recipient ? el("div", { class: "muted small" }, recipient) : null),
    el("td", null, el("a", { href: `concern.html?id=${concern}` }, title), " ", el("span", { class: "reference small" }, shortReference(reference))),
    el("td", null, awaits === "receipt" ? "that it arrived, " : "", due ? `due ${dueWords(due)}` : "no date set"),
    el("td", null, el("span", { class: "muted" }, due ? `none until ${nearDay(due)}` : record)));
}

/** @param {Line} line */
function who(line) {
  return el("a", { class: "who", href: `concern.html?id=${line.concern}` }, line.title);
}
