/** Notes that officers leave each other: read, answered by phone, put away. @module */
import { longField, selectField } from "../../components/fields.js";
import { el, fill, need } from "../../dom.js";
import { handOver } from "../../ipc/commands.js";
import { instantWords } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { openActPanel } from "../concern/panel.js";

/** @typedef {import("../../ipc/types").Colleague} Colleague */

/** @param {HTMLElement} card @param {import("../../ipc/types").HandoverLine[]} lines @param {Colleague[]} colleagues @param {(entry: string) => void} putAway */
export function showHandovers(card, lines, colleagues, putAway) {
  card.hidden = colleagues.length === 0 && lines.length === 0;
  fill(need("ul", card), lines.length > 0
    ? lines.map(({ entry, officer, to, at, text }) => el("li", null,
      el("div", null, el("p", { class: "narrative" }, text), el("p", { class: "under" }, dotted(officer, to && "for you alone", instantWords(at)))),
      el("button", { type: "button", class: "link-button", onclick: () => putAway(entry) }, "Read, put away")))
    : el("li", { class: "muted" }, "Nobody left you a note."));
}

/** @param {Colleague[]} colleagues @param {() => Promise<void>} after */
export function leaveNote(colleagues, after) {
  openActPanel(/** @type {any} */ ({ done: after }), {
    title: "A note for your colleagues",
    action: "Leave the note",
    draft: "handover",
    questions: [
      longField({ name: "text", label: "The note", hint: "Every officer can find it in the history. Say nothing of a concern that is kept from one of them.", rows: 4 }),
      colleagues.length > 1 ? selectField({ name: "for_officer", label: "For", blank: "Every other officer" }, colleagues.map(({ officer, name }) => ({ code: officer, label: name }))) : null,
    ],
    shape: (form) => ({ ...form, for_officer: form.for_officer || null }),
    send: handOver,
    said: "",
  });
}
