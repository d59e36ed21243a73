/**
 * One share, whole: what was recorded when it was made, word for word.
 * @module
 */
import { badge, factList } from "../../components/badge.js";
import { el, labelOf } from "../../dom.js";
import { count, dayWords, fullMoment, londonOf } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { breachCard } from "./breach.js";
import { copyParts } from "./copy-parts.js";
import { kindBadge } from "./register.js";

/** @param {import("../../ipc/types").SharePage} page @param {import("../../ipc/types").Terms} terms */
export function sharePage(page, terms) {
  const declined = page.kind === "declined";
  return el("div", null,
    page.kind === "not-delivered" ? neverLeft() : null,
    el("div", { class: "cards share-page" },
      el("div", { class: "card-column" },
        el("section", { class: "card" },
          el("header", null, el("h2", null, declined ? `Decided not to share with ${page.agency_label}` : page.agency_label), kindBadge(page.kind), el("span", { class: "note end" }, `${fullMoment(londonOf(page.at).slice(0, 16))} · ${page.officer}`)),
          el("div", { class: "inside" }, factList(page.facts)))),
      el("div", { class: "card-column" },
        declined ? null : wentCard(page, terms),
        declined ? null : withheldCard(page),
        page.left_out_list.length > 0 ? leftOutCard(page) : null,
        breachCard(page),
        page.corrections_due.length > 0 ? correctedCard(page) : null,
        declined || page.kind === "not-delivered" ? null : afterCard(page),
        page.parts.length > 0 ? copyParts("Copy into their form", page.share, page.parts) : null,
        page.copy_here ? copyCard() : null,
        el("section", { class: "card" }, el("header", null, el("h2", null, "From here")), el("div", { class: "inside stack" },
          el("p", null, el("a", { href: `concern.html?id=${encodeURIComponent(page.concern)}` }, `Open ${page.concern_reference}, ${page.title}`)),
          declined || page.breach || page.kind === "not-delivered" ? null : el("p", null, el("button", { type: "button", class: "link-button", "data-breach": true, "data-writes": true }, "It reached somebody it was not for…")),
          declined ? null : el("p", null, el("a", { href: `shares.html?held_by=${encodeURIComponent(page.agency)}` }, `What ${page.agency_label} holds from us`)),
          declined ? null : el("p", null, el("button", { type: "button", class: "link-button", "data-verify": true }, "Check a packet file against this log…")),
          el("p", null, el("a", { href: "shares.html" }, "All shares")))))));
}

/** What they have is not what stands now. @param {import("../../ipc/types").SharePage} page */
function correctedCard({ corrections_due, concern, agency_label }) {
  return el("section", { class: "card" },
    el("header", null, el("h2", null, "Put right since"), badge({ kind: "due", text: "tell them" })),
    el("ul", { class: "rows" }, corrections_due.map((line) => el("li", null, el("div", null,
      el("p", null, el("strong", null, line.label)),
      line.reason ? el("p", { class: "narrative" }, line.reason) : null,
      el("p", { class: "under" }, dotted(fullMoment(londonOf(line.at).slice(0, 16)), line.officer)))))),
    el("div", { class: "inside stack" },
      el("p", { class: "muted" }, `Whoever was given the old text is to be told, unless that is impossible or asks for too much (UK GDPR Article 19). A new packet to ${agency_label} with what stands now tells them.`),
      el("div", { class: "button-row" },
        el("a", { class: "govuk-button govuk-button--secondary", href: `share.html?concern=${encodeURIComponent(concern)}` }, "Share it again…"),
        el("button", { type: "button", class: "govuk-button govuk-button--secondary", "data-corrected": true, "data-writes": true }, "Told otherwise, or not told…"))));
}

/** What came after it, and what may come next. @param {import("../../ipc/types").SharePage} page */
function afterCard({ followed, reply_by, confirm_by, kind, next_due }) {
  const next = [["received", "They have it…"], ["answered", "They answered…"], ["chased", "Chase…"], ["escalated", "Escalate…"], ["settled", "Nothing more is expected…"]];
  const theirs = kind === "sent" ? next : kind === "received" ? next.slice(1) : kind === "answered" ? next.slice(3, 4) : [];
  const open = confirm_by ? [["confirmed", "Confirmed in writing…"], ...theirs] : theirs;
  return el("section", { class: "card" },
    el("header", null, el("h2", null, "Afterwards"), el("span", { class: "note" }, dotted(confirm_by && `in writing by ${dayWords(confirm_by)}`, next_due ? `answer now expected by ${dayWords(next_due)}` : reply_by && `answer wanted by ${dayWords(reply_by)}`))),
    followed.length === 0 ? null : el("ul", { class: "rows" }, followed.map(({ title, at, ours, by_whom, how, text, more, officer }) => el("li", null, el("div", null,
      el("p", null, el("strong", null, title), by_whom ? `, ${ours ? "to" : "says"} ${by_whom}` : ""),
      text ? el("p", { class: "narrative" }, text) : null,
      more.length > 0 ? el("p", null, `${more.join(". ")}.`) : null,
      el("p", { class: "under" }, dotted(fullMoment(at), how.toLowerCase(), officer)))))),
    open.length === 0 ? null : el("div", { class: "inside button-row" }, open.map(([came, words]) => el("button", { type: "button", class: "govuk-button govuk-button--secondary", "data-came": came, "data-writes": true }, words))));
}

/** What was kept of it. */
function copyCard() {
  return el("section", { class: "card" }, el("header", null, el("h2", null, "The pages as they went")), el("div", { class: "inside stack" },
    el("p", { class: "muted" }, "Kept in the log, encrypted like everything in it, until the record is erased."),
    el("p", null, el("button", { type: "button", class: "govuk-button govuk-button--secondary", "data-save-copy": true }, "Save a copy…"))));
}

/** A share on record whose file was never written. */
function neverLeft() {
  return el("div", { class: "notice danger share-notice" }, el("p", null, el("strong", null, "This packet was not delivered."), " The share is on record, but its file was never written whole. If it is still needed, share again."));
}

/** @param {import("../../ipc/types").SharePage} page @param {import("../../ipc/types").Terms} terms */
function wentCard({ items_list, pages, channel }, terms) {
  return el("section", { class: "card" },
    el("header", null, el("h2", null, "What went"), el("span", { class: "note" }, dotted(count(pages, "page"), labelOf(terms.channels, channel).toLowerCase()))),
    el("ul", { class: "rows" }, items_list.map((label) => el("li", null, el("span", null, label)))));
}

/** @param {import("../../ipc/types").SharePage} page */
function withheldCard({ withheld_list }) {
  return el("section", { class: "card" }, el("header", null, el("h2", null, "Withheld")),
    withheld_list.length === 0
      ? el("p", { class: "inside muted" }, "Nothing was withheld.")
      : el("ul", { class: "rows" }, withheld_list.map(({ stand_in, ground, note }) => el("li", null, el("div", null, el("span", { class: "stand-in" }, stand_in), " ", ground, note ? el("p", { class: "under" }, note) : null)))));
}

/** What usually goes and did not, where the officer said why. @param {import("../../ipc/types").SharePage} page */
function leftOutCard({ left_out_list }) {
  return el("section", { class: "card" }, el("header", null, el("h2", null, "Left out, and why")),
    el("ul", { class: "rows" }, left_out_list.map(({ label, ground, note }) => el("li", null, el("div", null, el("strong", null, label), el("p", null, ground), note ? el("p", { class: "under" }, note) : null)))));
}
