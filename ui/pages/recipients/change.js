/** Keeping a recipient, changing one, taking one off. @module */
import { dateField, selectField, textField } from "../../components/fields.js";
import { offered } from "../../dom.js";
import { dropRecipient, keepRecipient } from "../../ipc/commands.js";
import { openPlainPanel } from "../plain-panel.js";

/** @typedef {import("../../ipc/types").RecipientLine} RecipientLine */
/** @typedef {import("../../ipc/types").Terms} Terms */
/** @typedef {import("../plain-panel.js").Done} Done */

/** @param {Terms} terms @param {Done} done */
export function add(terms, done) {
  openPlainPanel({
    title: "Keep a recipient",
    does: ["They can be chosen on every machine once they have agreed. Check the address before you keep it: a packet sent to the wrong place cannot be called back."],
    action: "Keep them",
    questions: questions(terms, null),
    shape: (form) => ({ ...form, recipient: null }),
    send: keepRecipient,
    said: "Kept.",
  }, done);
}

/** @param {RecipientLine} one @param {Terms} terms @param {Done} done */
export function change(one, terms, done) {
  openPlainPanel({
    title: `Change ${one.name}`,
    does: ["What went to them before keeps the address it went to. If you checked the address again, say how and when."],
    action: "Change it",
    questions: questions(terms, one),
    shape: (form) => ({ ...form, recipient: one.recipient }),
    send: keepRecipient,
    said: "Changed.",
  }, done);
}

/** @param {RecipientLine} one @param {Done} done */
export function takeOff(one, done) {
  openPlainPanel({
    title: `Take ${one.name} off`,
    does: ["They are not offered any more. What was sent to them stays on record."],
    action: "Take them off",
    questions: [],
    shape: () => ({ recipient: one.recipient }),
    send: dropRecipient,
    said: `${one.name} is off the list.`,
  }, done);
}

/** @param {Terms} terms @param {RecipientLine | null} one */
const questions = (terms, one) => [
  selectField({ name: "agency", label: "Agency", value: one?.agency }, offered(terms.agencies, one?.agency)),
  textField({ name: "name", label: "Name", hint: "A person, or a desk that several share", value: one?.name }),
  textField({ name: "role", label: "Role or team", value: one?.role }),
  selectField({ name: "channel", label: "How packets travel to them", value: one?.channel }, terms.channels),
  textField({ name: "address", label: "Address or number", value: one?.address }),
  textField({ name: "verified_how", label: "How you checked it", hint: "“Rang the published number and had it read back”", value: one?.verified_how }),
  dateField({ name: "verified_on", label: "When", hint: "Empty means today", kind: "day", value: one?.verified_on }),
];
