/** What people want, what keeps them safe, and what they can decide: newest first, and what was taken back struck through. @module */
import { badge, emptyState, factList } from "../../components/badge.js";
import { el, fill, labelOf } from "../../dom.js";
import { instantWords, momentWords } from "../../words/dates.js";
import { dotted, quoted } from "../../words/phrases.js";
import { actButton } from "./panel.js";

/** @typedef {import("../../ipc/types").ConcernPage} ConcernPage */
/** @typedef {import("../../ipc/types").TakenBack} TakenBack */

/** @param {HTMLElement} into @param {ConcernPage} page @param {import("../../ipc/types").Terms} terms */
export function viewsTab(into, page, terms) {
  fill(into, el("div", { class: "stack wide" },
    el("section", { class: "stack" }, el("h3", null, "What they want", page.wishes_met ? badge({ kind: "plain", text: `at closing: ${labelOf(terms.wishes_met, page.wishes_met).toLowerCase()}` }) : null), el("p", { class: "muted" }, "Making Safeguarding Personal; for a child, the child’s voice."),
      page.wishes.length > 0 ? page.wishes.map(wish) : emptyState("Not asked yet", "What they want to happen decides much of what is done. If asking is not safe, that is written down too.", actButton("Record what they want", "wishes", null, true)),
      page.wishes.length > 0 ? el("p", null, actButton("Ask again…", "wishes")) : null),
    strengths(page),
    el("section", { class: "stack" }, el("h3", null, "Capacity"),
      page.capacity.length > 0 ? page.capacity.map(assessment) : emptyState("Nobody has doubted it", "Everyone is presumed able to decide for themselves until it is shown otherwise, for one decision at a time.", actButton("Record an assessment", "capacity")),
      page.capacity.length > 0 ? el("p", null, actButton("Another assessment…", "capacity")) : null)));
}

/** @param {ConcernPage} page */
function strengths(page) {
  const written = page.chronology.flatMap((item) => item.passages.filter(({ kind }) => kind === "strengths").map((passage) => ({ passage, item })));
  return el("section", { class: "stack" }, el("h3", null, "Strengths and what protects"),
    written.length > 0
      ? [...written.map(({ passage, item }) => el("div", { class: "passage" }, el("p", { class: "narrative" }, passage.text), el("p", { class: "by" }, dotted(item.officer, item.happened_at ? momentWords(item.happened_at) : instantWords(item.recorded_at))))), el("p", null, actButton("Add another…", "add", "strengths"))]
      : emptyState("Nothing written yet", "Who and what keeps them safe: people, habits, places, what they are good at.", actButton("Add a strength…", "add", "strengths")));
}

/** @param {import("../../ipc/types").WishesLine} line */
function wish(line) {
  return el("article", { class: line.withdrawn ? "card taken-back" : "card" },
    el("header", null, el("h4", null, dotted(line.name, line.asked_label)), el("span", { class: "note" }, line.asked_at ? momentWords(line.asked_at) : "")),
    el("div", { class: "inside stack" },
      line.own_words ? el("blockquote", { class: "own-words narrative" }, quoted(line.own_words)) : null,
      factList(line.facts), by(line, line.asked_label)));
}

/** @param {import("../../ipc/types").CapacityLine} line */
function assessment(line) {
  return el("article", { class: line.withdrawn ? "card taken-back" : "card" },
    el("header", null, el("h4", null, dotted(line.name, line.outcome_label)), el("span", { class: "note" }, line.assessed_at ? momentWords(line.assessed_at) : "")),
    el("div", { class: "inside stack" },
      el("p", { class: "narrative" }, el("span", { class: "muted" }, "Decision: "), line.decision),
      factList(line.facts),
      line.missing.length > 0 && !line.withdrawn ? el("div", { class: "notice" }, el("div", null, el("p", null, el("strong", null, "The law also looks for:")), el("ul", { class: "govuk-list govuk-list--bullet" }, line.missing.map((words) => el("li", null, words))))) : null,
      by(line, line.decision)));
}

/** Who wrote it, and the way to take it back, or who did. @param {{ entry: string, officer: string, at: string, withdrawn: TakenBack | null }} line @param {string} words */
export function by({ entry, officer, at, withdrawn }, words) {
  const back = actButton("Take it back", "withdraw", { entry, words });
  back.className = "link-button small";
  back.setAttribute("aria-label", `Take it back: ${words}`);
  return [
    withdrawn ? el("p", { class: "danger-text" }, `Taken back by ${withdrawn.officer}, ${instantWords(withdrawn.at)}: ${withdrawn.reason}`) : null,
    el("p", { class: "by" }, dotted(officer, `written down ${instantWords(at)}`), ...(withdrawn ? [] : [" · ", back])),
  ];
}
