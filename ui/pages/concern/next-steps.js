/** What to do next, what is still to do, and what was known before. @module */
import { el, fill } from "../../dom.js";
import { badge } from "../../components/badge.js";
import { count, nearDay } from "../../words/dates.js";
import { shortReference } from "../../words/phrases.js";
import { actButton } from "./panel.js";

/** @typedef {import("../../ipc/types").ConcernPage} ConcernPage */

/** Questions that an addition to the record answers, rather than a change to its facts. */
const ADDITIONS = ["account", "own_words", "observed", "feedback"];
/** Questions that have a panel of their own, by its name. @type {Record<string, string>} */
const PANELS = { decision: "decide", person: "person", views: "wishes", capacity: "capacity" };

/** @param {HTMLElement} into @param {ConcernPage} page @param {boolean} colleagues whether there are any */
export function nextSteps(into, page, colleagues) {
  fill(into,
    el("section", null, el("h3", null, "Next"), el("div", { class: "next-buttons" }, buttons(page))),
    actions(page),
    page.still_to_do.length > 0 ? el("section", null, el("h3", null, "Still to do"), el("ul", { class: "to-do" }, page.still_to_do.map((task) => toDo(task, page)))) : null,
    page.known_before.length > 0 ? el("section", null, el("h3", null, "Known before"), el("ul", { class: "plain-list" }, page.known_before.map((other) =>
      el("li", null, el("a", { href: `concern.html?id=${encodeURIComponent(other.concern)}` }, shortReference(other.reference)), `: ${other.summary}`, el("span", { class: "muted" }, ` (${other.state})`))))) : null,
    colleagues ? whoSees(page) : null,
    el("section", null, el("h3", null, "Saved"), el("p", { class: "muted" }, page.saved.on_this_machine ? "On this machine, written through to the disk." : "Not yet on the disk of this machine.")));
}

/** What officers undertook to do and have not ended. @param {ConcernPage} page */
function actions(page) {
  const waiting = page.actions.filter(({ state }) => state === "waiting" || state === "overdue");
  if (waiting.length === 0) return null;
  return el("section", null, el("h3", null, "Actions"), el("ul", { class: "plain-list actions" }, waiting.map(({ action, what, owner_name, mine, due, state }) => el("li", null,
    el("p", null, what),
    el("p", { class: "under" }, mine ? "you" : owner_name, " · ", badge({ kind: state === "overdue" ? "danger" : "plain", text: `by ${nearDay(due)}` })),
    el("p", { class: "row" }, linkAct("End it…", "end-action", action), linkAct("Change…", "move-action", action))))));
}

/** @param {string} words @param {string} name @param {unknown} subject */
function linkAct(words, name, subject) {
  const button = actButton(words, name, subject);
  button.className = "link-button";
  return button;
}

/** @param {ConcernPage} page */
function whoSees({ concern, kept_from }) {
  const change = actButton(kept_from.length > 0 ? "Change who may see it…" : "Keep this from a colleague…", "restrict");
  change.className = "link-button";
  const said = kept_from.length > 0 ? `Kept from ${kept_from.map(({ name }) => name).join(" and ")}. Nothing written here goes to their machine.` : "Every officer in the log sees this.";
  return el("section", null, el("h3", null, "Who sees it"), el("p", { class: "muted" }, said), change,
    el("p", null, el("a", { href: `keeping.html?concern=${encodeURIComponent(concern)}` }, "How long it is kept, holds, erasing")));
}

/** One thing first, the rest after it. @param {ConcernPage} page */
function buttons(page) {
  if (page.state === "closed") return [actButton("Re-open…", "reopen", null, true), actButton("Add to the record", "add", null, false, "Ctrl E")];
  const share = el("a", { class: "govuk-button govuk-button--secondary", href: `share.html?concern=${encodeURIComponent(page.concern)}` }, "Share with an agency…");
  const tell = reporterWaits(page) ? [actButton("Tell who reported it…", "add", "feedback")] : [];
  const rest = [actButton("Add to the record", "add", null, false, "Ctrl E"), actButton("Decide…", "decide"), actButton("Add an action…", "action"), actButton("Refer…", "refer"), share, ...tell, actButton("Close…", "close")];
  const overdue = page.referrals.find((referral) => referral.state === "overdue");
  const awaited = page.referrals.find((referral) => referral.state === "awaited");
  if (!page.chronology.some(({ kind }) => kind === "decision")) return [actButton("Decide what to do", "decide", null, true), ...rest.filter((_, at) => at !== 1)];
  if (overdue) return [actButton("Chase a reply…", "chase", overdue.referral, true), actButton("Record a reply…", "reply", overdue.referral), ...rest];
  if (awaited) return [actButton("Record a reply…", "reply", awaited.referral, true), ...rest];
  return [actButton("Add to the record", "add", null, true, "Ctrl E"), ...rest.slice(1)];
}

/** @param {{ what: string, field: string }} task @param {ConcernPage} page */
function toDo({ what, field }, page) {
  const [kind, code] = field.split(":");
  if (kind === "refer") return el("li", null, linkAct(what, "refer", code));
  if (kind === "reply") return el("li", null, linkAct(what, "reply", null));
  if (kind === "topic") return el("li", null, linkAct(what, "topic", code));
  // Saying how something is known is putting it right: the earlier word, or its lack, stays in sight.
  if (kind === "source") return el("li", null, linkAct(what, "correct", page.chronology.flatMap(({ passages }) => passages).find(({ passage }) => passage === code)));
  const name = PANELS[field] ?? (ADDITIONS.includes(field) ? "add" : "amend");
  const link = actButton(what, name, field in PANELS ? null : field);
  link.className = "link-button";
  return el("li", null, link);
}

/** Whether whoever reported it has still to be told. @param {ConcernPage} page */
export const reporterWaits = (page) => page.still_to_do.some(({ field }) => field === "feedback");

/** How many things there are still to do, in words; who reported it has a sentence of their own. @param {ConcernPage} page */
export function toDoWords(page) {
  const todo = page.still_to_do.filter(({ field }) => field !== "feedback");
  return todo.length === 0 ? "" : `${count(todo.length, "thing")} still to do: ${todo.map(({ what }) => what.toLowerCase()).join(", ")}.`;
}
