/** What the other officers bring to the day: alarms, requests and proposals, and what they wrote while this officer was away. @module */
import { badge } from "../../components/badge.js";
import { el, fill, need } from "../../dom.js";
import { count, instantWords } from "../../words/dates.js";
import { dotted, shortReference } from "../../words/phrases.js";

const LINES = 8;

/** "3 new entries" @param {import("../../ipc/types").Since} since */
export const newWords = ({ count: many }) => count(many, "new entry", "new entries");

/** @param {HTMLElement} card @param {import("../../ipc/types").WaitingForMe} waiting */
export function showWaiting(card, { alarms, alarms_still, requests, proposals }) {
  card.hidden = alarms + alarms_still + requests + proposals === 0;
  card.classList.toggle("danger", alarms > 0);
  fill(need("ul", card),
    alarms > 0 ? line(alarms === 1 ? "An alarm about a machine or the shared folder" : `${alarms} alarms about machines or the shared folder`, "Read what happened, and what to do.", "#alarms", { kind: "danger", text: "look now" }) : null,
    alarms_still > 0 ? line(alarms_still === 1 ? "An alarm you saw is still so" : `${alarms_still} alarms you saw are still so`, "What caused it was not put right yet.", "#alarms", { kind: "due", text: "still so" }) : null,
    requests > 0 ? line(requests === 1 ? "A machine asks to join the log" : `${requests} machines ask to join the log`, "Compare the six words on the phone before you let anybody in.", "", { kind: "due", text: "waits for you" }) : null,
    proposals > 0 ? line(proposals === 1 ? "A change of who is in waits for your agreement" : `${proposals} changes of who is in wait for your agreement`, "Another officer proposed it; nothing changes until you answer.", "", { kind: "due", text: "waits for you" }) : null);
}

/** @param {string} words @param {string} under @param {string} place @param {import("../../ipc/types").Badge} state */
function line(words, under, place, state) {
  return el("li", null,
    el("div", null, el("p", null, el("a", { class: "who", href: `officers.html${place}` }, words)), el("p", { class: "under" }, under)),
    el("div", { class: "how-long" }, badge(state)));
}

/** @param {HTMLElement} card @param {import("../../ipc/types").Since} since */
export function showSince(card, since) {
  card.hidden = since.count === 0;
  fill(need(".note", card), since.from ? `${newWords(since)} since ${instantWords(since.from)}` : "");
  fill(need("ul", card), since.lines.slice(0, LINES).map(({ concern, person, reference, title, what, officer, at }) => el("li", null,
    el("div", null,
      el("p", null, concern || person ? [el("a", { class: "who", href: concern ? `concern.html?id=${concern}` : `person.html?id=${person}` }, title), ` · ${what}`] : what),
      el("p", { class: "under" }, dotted(shortReference(reference), officer, instantWords(at)))))),
    since.count > LINES ? el("li", null, el("a", { href: "history.html" }, `and ${count(since.count - LINES, "more entry", "more entries")}`)) : null);
}
