/** A person's concerns, what happened in all of them, what was shared about them, and what was known before. @module */
import { badge, emptyState } from "../../components/badge.js";
import { el, fill } from "../../dom.js";
import { count, instantWords, momentWords, nearDay, timeOf } from "../../words/dates.js";
import { dotted, stateWords } from "../../words/phrases.js";

/** @typedef {import("../../ipc/types").PersonPage} PersonPage */

/** @param {HTMLElement} into @param {PersonPage} page */
export function concernsTab(into, { concerns }) {
  fill(into, concerns.length === 0
    ? emptyState("No concern names them", "They are known as somebody else’s family or household.")
    : el("div", { class: "card" }, el("ul", { class: "rows" }, concerns.map(({ concern, role_label, relationship, kept_apart }) => el("li", null,
      el("div", null,
        el("p", null, link(concern.concern, concern.reference), " ", concern.summary),
        el("p", { class: "under" }, dotted(momentWords(concern.received_at), relationship))),
      el("div", { class: "how-long" }, badge({ kind: "plain", text: role_label.toLowerCase() }), " ", badge({ kind: concern.state === "closed" ? "plain" : "info", text: stateWords(/** @type {any} */ (concern.state)) }), kept_apart ? badge({ kind: "sealed", text: "kept from a colleague" }) : null))))));
}

/** @param {HTMLElement} into @param {PersonPage} page */
export function chronologyTab(into, { chronology }) {
  if (chronology.length === 0) return fill(into, emptyState("Nothing has happened yet", "What is written in their concerns stands here, newest first."));
  const list = el("ol", { class: "timeline across" });
  const only = el("input", { type: "checkbox", class: "tick", id: "significant-only", autocomplete: "off", onchange: () => show() });
  const show = () => fill(list, moments(only.checked ? chronology.filter(({ significant }) => significant) : chronology));
  const many = chronology.filter(({ significant }) => significant).length;
  fill(into, many > 0 ? el("p", { class: "row" }, only, el("label", { for: "significant-only" }, `Only significant events (${many})`)) : null, list);
  show();
}

/** @param {PersonPage["chronology"]} chronology */
function moments(chronology) {
  let day = "";
  return chronology.map((one) => {
    const fresh = one.at.slice(0, 10) !== day;
    day = one.at.slice(0, 10);
    return el("li", null,
      el("div", { class: "at" }, fresh ? el("span", { class: "day" }, nearDay(day)) : null, el("time", { datetime: one.at }, timeOf(one.at))),
      el("div", { class: "said" }, el("h3", null, one.title, " ", one.significant ? badge({ kind: "ok", text: "significant event" }) : null),
        one.gist ? el("p", { class: "narrative" }, one.gist) : null,
        el("p", { class: "by" }, link(one.concern, one.reference), ` · ${one.officer}`)));
  });
}

/** @param {HTMLElement} into @param {PersonPage} page */
export function sharesTab(into, { shares }) {
  fill(into, shares.length === 0
    ? emptyState("Nothing about them has been shared", "Packets are made on a concern’s page.")
    : el("div", { class: "card" }, el("ul", { class: "rows" }, shares.map((share) => el("li", null,
      el("div", null,
        el("p", null, el("a", { class: "who", href: `shares.html?share=${encodeURIComponent(share.share)}` }, share.agency_label), share.recipient ? `, ${share.recipient}` : ""),
        el("p", { class: "under" }, dotted(share.reference, share.concern_reference, instantWords(share.at), share.officer, share.kind !== "declined" && count(share.items, "item"))))
      , el("div", { class: "how-long" }, badge({ kind: share.kind === "sent" ? "ok" : "plain", text: share.kind === "sent" ? "sent" : share.kind === "declined" ? "decided not to share" : "nothing left" })))))));
}

/** @param {HTMLElement} into @param {PersonPage} page */
export function earlierTab(into, { earlier }) {
  fill(into, earlier.length === 0
    ? emptyState("Nothing was put right", "Whatever is changed here keeps what stood before, with who changed it and why.")
    : el("div", { class: "card" }, el("ul", { class: "rows" }, earlier.map(({ label, was, now, officer, at, reason }) => el("li", null, el("div", null,
      el("p", { class: "narrative" }, el("strong", null, label), ": ", el("s", null, was), ` → ${now}`),
      el("p", { class: "under" }, dotted(officer, instantWords(at), reason))))))));
}

/** @param {string} concern @param {string} reference */
const link = (concern, reference) => el("a", { href: `concern.html?id=${encodeURIComponent(concern)}` }, reference);
