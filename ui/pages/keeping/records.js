/** Records and their time: what is due, and one record with everything that can be decided about keeping it. @module */
import { badge, emptyState, factList } from "../../components/badge.js";
import { el, fill } from "../../dom.js";
import { dayWords } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { button } from "../plain-panel.js";
import { endIt, hold, keepLonger, propose } from "./decide.js";

/** @typedef {import("../../ipc/types").RecordKept} RecordKept */
/** @typedef {import("../../ipc/types").Terms} Terms */
/** @typedef {import("../plain-panel.js").Done} Done */

/** @param {HTMLElement} into @param {import("../../ipc/types").RetentionPage} page @param {Terms} terms @param {Done} done */
export function showDue(into, { due, years }, terms, done) {
  const waiting = due.filter(({ proposed }) => !proposed);
  fill(into, waiting.length === 0 ? el("li", null, emptyState("No record’s time is over", `A closed record is shown here 90 days before it has been kept for ${years} years.`)) : waiting.map((line) => el("li", { class: "top" },
    el("div", null,
      el("p", null, el("strong", null, link(line)), " ", badge(line.is_due ? { kind: "due", text: "time is over" } : { kind: "plain", text: "soon" }), line.holds.map((held) => badge({ kind: "sealed", text: `held: ${held.label.toLowerCase()}` }))),
      el("p", { class: "under" }, dotted(`last written in ${words(line.counted_from)}`, `kept until ${words(line.due_on)}`))),
    el("div", { class: "button-stack", "data-writes": true }, acts(line, terms, done)))));
}

/** @param {HTMLElement} into @param {RecordKept | null} one @param {Terms} terms @param {Done} done */
export function showOne(into, one, terms, done) {
  if (!one) return fill(into);
  const facts = [
    { label: "Stands", value: one.closed ? "closed" : "not closed: its time has not begun" },
    { label: "Last written in", value: one.counted_from ? words(one.counted_from) : one.closed ? "something about the person is still open" : "" },
    { label: "Kept until", value: words(one.due_on) },
    { label: "Kept longer until", value: words(one.kept_until) },
  ];
  fill(into, el("section", { class: "card asks", "aria-labelledby": "one-title" },
    el("header", null, el("h2", { id: "one-title" }, link(one))),
    el("div", { class: "inside" }, factList(facts.filter(({ value }) => value)),
      el("div", { class: "button-row", "data-writes": true }, acts(one, terms, done))),
    one.holds.length > 0 ? el("ul", { class: "rows" }, one.holds.map((held) => el("li", { class: "top" },
      el("div", null,
        el("p", null, el("strong", null, `Held: ${held.label.toLowerCase()}`)),
        el("p", { class: "says" }, held.details || "Set by the log itself: an inquiry in progress may ask for records of exploitation."),
        held.review_on ? el("p", { class: "under" }, `to be looked at again on ${dayWords(held.review_on)}`) : null),
      el("div", { class: "button-stack", "data-writes": true }, button("End the hold…", () => endIt(one, held, done)))))) : null));
}

/** @param {RecordKept} line @param {Terms} terms @param {Done} done */
const acts = (line, terms, done) => [
  line.proposed ? badge({ kind: "due", text: "proposed to be erased" }) : button("Propose to erase…", () => propose(line, terms, done)),
  button("Keep longer…", () => keepLonger(line, done)),
  button("Hold…", () => hold(line, terms, done)),
];

/** @param {{ concern: string, reference: string, title: string }} line */
const link = ({ concern, reference, title }) => el("a", { href: `concern.html?id=${encodeURIComponent(concern)}` }, `${reference} ${title}`);

/** @param {string | null} day */
const words = (day) => (day ? dayWords(day) : "");
