/** Topics that the kinds of a concern call up: what to ask and whom to tell, what the answers come to, and the answers. @module */
import { badge, emptyState } from "../../components/badge.js";
import { el, fill } from "../../dom.js";
import { instantWords } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { actButton } from "./panel.js";
import { by } from "./views.js";

/** @typedef {import("../../ipc/types").ConcernPage} ConcernPage */
/** @typedef {import("../../ipc/types").TopicView} TopicView */
/** @typedef {import("../../ipc/types").TopicSet} TopicSet */

/** @param {HTMLElement} into @param {ConcernPage} page @param {import("../../ipc/types").Terms} terms */
export function topicsTab(into, page, terms) {
  fill(into, el("div", { class: "stack wide" }, page.topics.map((topic) => section(topic, page, terms.topics.find(({ code }) => code === topic.topic)))));
}

/** @param {TopicView} topic @param {ConcernPage} page @param {import("../../ipc/types").Topic | undefined} asked */
function section(topic, page, asked) {
  const { title, each, sets, why } = topic;
  const begin = each ? `Add an ${each}…`.replace("an visit", "a visit") : "Answer…";
  const open = actButton(sets.length > 0 && !each ? "Change…" : begin, "topic", topic.topic, sets.length === 0);
  open.setAttribute("aria-label", `${open.textContent} ${title}`);
  return el("section", { class: "stack topic", "aria-label": title },
    el("h3", null, title), el("p", { class: "muted" }, why),
    asked && asked.guide.length > 0 ? guide(asked, sets.length === 0) : null,
    findings(topic),
    sets.length > 0 ? sets.map((set) => answers(set, topic, page, asked)) : emptyState(each ? `No ${each} written down` : "Nothing answered yet", "Answers are for those who help: no risk, date or decision follows from them by itself.", asked ? open : null),
    sets.length > 0 && asked ? el("p", null, open) : null);
}

/** What to ask next, whom to tell, by when; in sight until something is answered. @param {import("../../ipc/types").Topic} asked @param {boolean} open */
function guide(asked, open) {
  return el("details", { class: "guide", open }, el("summary", null, "What to ask, and whom to tell"),
    el("ul", { class: "govuk-list govuk-list--bullet" }, asked.guide.map(({ text, source }) => el("li", null, text, " ", el("small", { class: "muted" }, `(${source})`)))));
}

/** @param {TopicView} topic */
function findings({ findings: all, title }) {
  if (all.length === 0) return null;
  const kinds = { reached: "due", not_reached: "plain", ask: "info" };
  return el("div", { class: "findings" }, el("p", { class: "muted" }, "For information. Nothing follows from it by itself: a person reads it and decides."),
    el("ul", { "aria-label": `${title}: what the answers come to` }, all.map(({ title, state, said, why, source }) => el("li", null,
      el("p", { class: "row" }, el("strong", null, title), badge(/** @type {import("../../ipc/types").Badge} */ ({ kind: kinds[state], text: said }))),
      el("p", null, why, " ", el("small", { class: "muted" }, `(${source})`))))));
}

/** @param {TopicSet} set @param {TopicView} topic @param {ConcernPage} page @param {import("../../ipc/types").Topic | undefined} asked */
function answers(set, topic, page, asked) {
  const settle = () => [" ", el("span", { class: "badge due" }, "2 versions"), " ", el("a", { href: `versions.html?id=${encodeURIComponent(page.concern)}` }, "Settle it")];
  const facts = set.answers.flatMap(({ field, value, label, words, apart }) => [el("dt", null, label), el("dd", { class: "narrative" }, words || "Not said", ...seeFile(asked?.fields.find(({ code }) => code === field), value, page), ...(apart ? settle() : []))]);
  return el("article", { class: set.withdrawn ? "card taken-back" : "card" },
    el("header", null, el("h4", null, set.occasion ? set.heading : "Answers"), el("span", { class: "note" }, instantWords(set.at))),
    el("div", { class: "inside stack" }, facts.length > 0 ? el("dl", { class: "fact-list" }, ...facts) : el("p", { class: "muted" }, "Every answer was taken out again."), signed(set, topic)));
}

/** The way to look at the file that an answer names. @param {import("../../ipc/types").TopicField | undefined} field @param {unknown} value @param {ConcernPage} page */
function seeFile(field, value, page) {
  const file = field?.kind === "file" ? page.files.find(({ entry, here }) => here && entry === value) : undefined;
  if (!file) return [];
  const see = actButton("Look at it", "see-file", file);
  see.className = "link-button small";
  see.setAttribute("aria-label", `Look at it: ${file.name}`);
  // Looking writes nothing.
  delete see.dataset.writes;
  return [" ", see];
}

/** Who wrote it; of one of several also the ways to put it right and to take it back. @param {TopicSet} set @param {TopicView} topic */
function signed(set, topic) {
  if (!set.occasion) return el("p", { class: "by" }, dotted(set.officer, `written down ${instantWords(set.at)}`));
  const lines = by({ ...set, entry: set.occasion }, set.heading);
  if (set.withdrawn) return el("div", null, ...lines);
  const right = actButton("Put it right", "topic", { topic: topic.topic, occasion: set.occasion });
  right.className = "link-button small";
  right.setAttribute("aria-label", `Put it right: ${set.heading}`);
  lines.at(-1)?.append(" · ", right);
  return el("div", null, ...lines);
}
