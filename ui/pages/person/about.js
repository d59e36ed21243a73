/** What is known of a person, section by section, each with its own way to put it right. @module */
import { badge, fact } from "../../components/badge.js";
import { el, fill, labelOf } from "../../dom.js";
import { longDay, nearDay } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { actButton } from "../concern/panel.js";
import { ABOUT, REACH } from "./sections.js";

/** @typedef {import("../../ipc/types").PersonPage} PersonPage */
/** @typedef {import("../../ipc/types").Terms} Terms */

/** @param {HTMLElement} into @param {PersonPage} page @param {Terms} terms */
export function aboutTab(into, page, terms) {
  fill(into, el("div", { class: "person-sections" }, ABOUT.map((section) => card(section, page, terms))), merging(page));
}

/** @param {HTMLElement} into @param {PersonPage} page @param {Terms} terms */
export function reachTab(into, page, terms) {
  fill(into, el("div", { class: "person-sections" }, REACH.map((section) => card(section, page, terms))));
}

/** @param {import("./sections.js").Section} section @param {PersonPage} page @param {Terms} terms */
function card(section, page, terms) {
  const change = actButton("Change", "edit", section.name);
  change.className = "link-button end";
  change.setAttribute("aria-label", `Change: ${section.title.toLowerCase()}`);
  const facts = section.fields.map((asked) => shown(asked, page, terms)).filter(Boolean);
  return el("section", { class: "card" },
    el("header", null, el("h3", null, section.title), change),
    el("div", { class: "inside" }, facts.length > 0 ? el("dl", { class: "facts" }, facts) : el("p", { class: "muted" }, "Nothing is written here.")));
}

/** @param {import("./sections.js").Asked} asked @param {PersonPage} page @param {Terms} terms */
function shown(asked, { facts }, terms) {
  const value = /** @type {any} */ (facts)[asked.name];
  if (asked.as === "rows") return rows(asked.name, value ?? [], terms);
  if (asked.as === "lines") return fact(asked.label, (value ?? []).join(", "));
  if (asked.as === "tick") return value ? fact(asked.label, "Yes") : null;
  if (asked.terms) return fact(asked.label, asked.name === "safe_to_contact" && value === "unknown" ? "" : labelOf(terms[asked.terms], value));
  if (asked.as === "day" || asked.as === "birth" || asked.as === "due") return fact(asked.label, value ? longDay(value) : "");
  return fact(asked.label, value);
}

/** @param {string} name @param {any[]} list @param {Terms} terms */
function rows(name, list, terms) {
  if (list.length === 0) return null;
  return el("div", { class: "wide" }, el("dt", { class: "govuk-visually-hidden" }, "All of them"), el("dd", null, el("ul", { class: "plain-list" }, list.map((row) => el("li", null, line(name, row, terms))))));
}

/** @param {string} name @param {any} row @param {Terms} terms */
function line(name, row, terms) {
  if (name === "flags") return [badge({ kind: "danger", text: labelOf(terms.flags, row.kind) }), " ", dotted(row.reason, row.review_on && `looked at again ${nearDay(row.review_on)}`)].filter((part) => part !== null);
  if (name === "contacts") {
    const safe = row.safe_to_contact === "not_safe" ? badge({ kind: "danger", text: "not safe" }) : row.safe_to_contact === "safe" ? badge({ kind: "ok", text: "safe" }) : null;
    const message = row.may_leave_message === "no" ? "never leave a message" : row.may_leave_message === "yes" ? "a message may be left" : "";
    return [el("strong", null, row.value), " ", safe, " ", dotted(labelOf(terms.contact_kinds, row.kind), row.safe_times, message, row.note)];
  }
  const times = dotted(row.since && `from ${longDay(row.since)}`, row.until && `to ${longDay(row.until)}`);
  return [row.text, " ", row.do_not_reveal ? badge({ kind: "danger", text: "do not reveal" }) : null, " ", dotted(row.postcode, labelOf(terms.address_kinds, row.kind), times)];
}

/** Who else of the log is this person, and the way to say so. @param {PersonPage} page */
function merging(page) {
  const part = (/** @type {import("../../ipc/types").MergedPerson} */ one) => {
    const button = actButton("Part them…", "part", one);
    button.className = "link-button";
    return el("li", null, el("p", null, el("strong", null, one.name), " ", dotted(`said by ${one.officer}`, one.reason), " ", button));
  };
  const more = actButton("They are in the log twice…", "merge");
  more.className = "link-button";
  return el("section", { class: "merging" },
    page.merged.length > 0 ? [el("h3", null, "Recorded more than once"), el("ul", { class: "plain-list" }, page.merged.map(part))] : null,
    el("p", null, more));
}
