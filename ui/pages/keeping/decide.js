/** Deciding about one record: propose that it goes, keep it longer, hold it, end a hold. @module */
import { choiceField, dateField, longField } from "../../components/fields.js";
import { endHold, reviewRetention, setHold } from "../../ipc/commands.js";
import { openPlainPanel } from "../plain-panel.js";

/** @typedef {import("../../ipc/types").RecordKept} RecordKept */
/** @typedef {import("../../ipc/types").Terms} Terms */
/** @typedef {import("../plain-panel.js").Done} Done */

/** @param {RecordKept} line @param {Terms} terms @param {Done} done */
export function propose(line, terms, done) {
  openPlainPanel({
    title: `Propose to erase ${line.reference}`,
    does: ["Nothing is erased now. Another officer must agree, once the days for objections are over. Anything that is written in the record until then stops it."],
    action: "Propose it",
    questions: [
      choiceField({ name: "ground", label: "Why it goes", chosen: line.is_due ? ["time"] : [] }, terms.disposal_grounds),
      choiceField({ name: "recent_contact", label: "Has anybody in it been in touch lately?" }, terms.awareness),
      choiceField({ name: "serious", label: "Was what it is about serious?" }, terms.awareness),
      choiceField({ name: "interest", label: "May the press, a court or an inquiry take an interest?" }, terms.awareness),
      longField({ name: "reasons", label: "Reasons", hint: "They go with the record. The certificate that stays says only which ground", rows: 3 }),
    ],
    shape: (form) => ({ concern: line.concern, decision: "dispose", keep_until: null, ...form, ground: form.ground ?? "" }),
    send: reviewRetention,
    said: `Proposed. ${line.reference} waits for another officer.`,
  }, done);
}

/** @param {RecordKept} line @param {Done} done */
export function keepLonger(line, done) {
  openPlainPanel({
    title: `Keep ${line.reference} longer`,
    does: ["It is shown here again 90 days before that day."],
    action: "Keep it",
    questions: [dateField({ name: "keep_until", label: "Until", kind: "day" }), longField({ name: "reasons", label: "Reasons", rows: 3 })],
    shape: (form) => ({ concern: line.concern, decision: "keep", ground: "", recent_contact: null, serious: null, interest: null, ...form }),
    send: reviewRetention,
    said: `${line.reference} is kept longer.`,
  }, done);
}

/** @param {RecordKept} line @param {Terms} terms @param {Done} done */
export function hold(line, terms, done) {
  openPlainPanel({
    title: `Hold ${line.reference}`,
    does: ["Nothing of it can be erased while a hold stands. A proposal that waits is stopped."],
    action: "Hold it",
    questions: [
      choiceField({ name: "why", label: "Why" }, terms.hold_reasons),
      longField({ name: "details", label: "Whose request, claim or inquiry", rows: 2 }),
      dateField({ name: "review_on", label: "Look at it again on", hint: "Leave empty if nobody can say", kind: "day" }),
    ],
    shape: (form) => ({ concern: line.concern, ...form, why: form.why ?? "" }),
    send: setHold,
    said: `${line.reference} is held.`,
  }, done);
}

/** @param {RecordKept} line @param {import("../../ipc/types").HoldLine} held @param {Done} done */
export function endIt(line, held, done) {
  openPlainPanel({
    title: `End the hold on ${line.reference}`,
    does: [`${held.label}. ${held.details}`, "Once no hold stands, the record can be proposed to be erased when its time is over."],
    action: "End it",
    questions: [longField({ name: "reason", label: "Why it is not needed any more", rows: 2 })],
    shape: (form) => ({ concern: line.concern, hold: held.hold, ...form }),
    send: endHold,
    said: "The hold is ended.",
  }, done);
}
