/**
 * What an agency holds from us: every packet that reached it, about whom, what was in it, what was put right since, and what
 * they said. The same on screen and on paper.
 * @module
 */
import { badge } from "../../components/badge.js";
import { el, labelOf } from "../../dom.js";
import { count, londonOf, longDay, longMoment } from "../../words/dates.js";
import { dotted, shortReference } from "../../words/phrases.js";
import { kindBadge } from "./register.js";

/** @typedef {import("../../ipc/types").HeldPacket} HeldPacket */
/** @typedef {import("../../ipc/types").HeldCorrection} HeldCorrection */

/** What holds whatever is listed. */
export const WHAT_IS_HERE = "Every packet that was made for them and reached its file. A packet cannot be called back, and opens only with its passphrase. One that went astray is not here: the register has it. What was said on the telephone or written in a portal stands in the concern.";

/** "2 packets about 3 people" @param {{ total: number, people: number }} page */
export const heldWords = ({ total, people }) => `${count(total, "packet")} about ${count(people, "person", "people")}`;

/**
 * On paper each packet carries the marking: a page of it may be on its own one day.
 * @param {HeldPacket[]} packets @param {import("../../ipc/types").Terms} terms @param {string} [marking]
 */
export const heldPackets = (packets, terms, marking = "") => el("div", { class: "held stack" }, packets.map((packet) => one(packet, terms, marking)));

/** @param {HeldPacket} packet @param {import("../../ipc/types").Terms} terms @param {string} marking */
function one(packet, terms, marking) {
  const { reference, share, at, officer, kind, title, others, concern, concern_reference, recipient, channel, pages, withheld, purpose, asks, reply_by } = packet;
  return el("section", { class: "card" },
    el("header", null,
      el("h2", null, el("a", { href: `shares.html?share=${encodeURIComponent(share)}` }, reference)), kindBadge(kind), marking ? el("span", { class: "sheet-mark" }, marking) : null,
      el("span", { class: "note end" }, dotted(longMoment(londonOf(at)), officer))),
    el("div", { class: "inside" },
      el("dl", { class: "fact-list" },
        ...row("About", el("a", { href: `concern.html?id=${encodeURIComponent(concern)}` }, title), " ", el("span", { class: "reference" }, shortReference(concern_reference)), others.length > 0 ? `, and ${others.join(", ")}` : ""),
        ...row("To", dotted(recipient, labelOf(terms.channels, channel).toLowerCase())),
        ...row("For", purpose),
        ...row("We asked", asks),
        ...row("Answer by", reply_by ? longDay(reply_by) : ""),
        ...row("What went", el("ul", null, packet.items_list.map((label) => el("li", null, label))), el("p", { class: "muted small" }, dotted(count(pages, "page"), `${withheld} withheld`))),
        ...row("Put right since", packet.put_right.length > 0 ? el("ul", null, packet.put_right.map(corrected)) : "Nothing"),
        ...row("They said", packet.followed.length > 0 ? el("ul", null, packet.followed.map(said)) : "Nothing is written down"))));
}

/** @param {string} label @param {...import("../../dom.js").Child} value */
function row(label, ...value) {
  return value.some(Boolean) ? [el("dt", null, label), el("dd", null, ...value)] : [];
}

/** @param {HeldCorrection} line */
function corrected({ label, reason, at, outcome, how }) {
  const words = {
    due: badge({ kind: "due", text: "not told yet" }),
    sent: `told by packet ${how}`,
    told: `told: ${how}`,
    not_told: `not told: ${how}`,
  }[outcome];
  return el("li", null, dotted(label, longDay(londonOf(at)), reason), ": ", words ?? outcome);
}

/** @param {import("../../ipc/types").Followed} line */
function said({ title, at, by_whom, how, text }) {
  return el("li", null, dotted(title, by_whom, how.toLowerCase(), longMoment(at)), text ? el("p", { class: "narrative" }, text) : null);
}
