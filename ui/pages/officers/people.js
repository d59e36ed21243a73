/** Officers: their duty, whether they may write, and the four things that can be done about it. @module */
import { badge } from "../../components/badge.js";
import { longField, textField } from "../../components/fields.js";
import { el, fill } from "../../dom.js";
import { liftSuspension, passDuty, removeOfficer, suspendOfficer } from "../../ipc/commands.js";
import { dotted } from "../../words/phrases.js";
import { button, openPlainPanel } from "../plain-panel.js";

/** @typedef {import("../../ipc/types").OfficersPage} OfficersPage */
/** @typedef {import("../../ipc/types").OfficerLine} OfficerLine */
/** @typedef {import("../plain-panel.js").Done} Done */

/** @param {HTMLElement} into @param {OfficersPage} page @param {boolean} mayWrite @param {Done} done */
export function showPeople(into, { officers, me }, mayWrite, done) {
  fill(into, officers.map((line) => el("li", { class: "top" },
    el("div", null,
      el("p", null, el("span", { class: "who" }, line.name), line.officer === me ? " (you)" : "", " ", standing(line)),
      el("p", { class: "under" }, dutyWords(line))),
    mayWrite && line.standing !== "left" ? el("div", { class: "button-stack row" }, acts(line, me, done)) : null)));
}

/** Roles that only say a duty, perhaps the one before the duty passed. */
const DUTY_IN_WORDS = /deputy|designated safeguarding/i;

/** The duty, and the role where it says more. @param {OfficerLine} line */
function dutyWords({ duty, role }) {
  const words = duty === "dso" ? "Designated Safeguarding Officer" : "Deputy";
  if (role.toLowerCase().includes(words.toLowerCase())) return role;
  return DUTY_IN_WORDS.test(role) ? words : dotted(words, role);
}

/** @param {OfficerLine} line */
function standing({ standing: stands }) {
  if (stands === "suspended") return badge({ kind: "danger", text: "suspended" });
  return stands === "left" ? badge({ kind: "plain", text: "has left" }) : null;
}

/** @param {OfficerLine} line @param {string | null} me @param {Done} done */
function acts(line, me, done) {
  if (line.standing === "suspended") return [button("Lift the suspension…", () => lift(line, done)), line.duty === "dso" ? null : button("Remove…", () => remove(line, done))];
  return [
    line.duty === "deputy" ? button("Pass the duty…", () => pass(line, done)) : null,
    line.officer === me ? null : button("Suspend…", () => suspend(line, done)),
    line.officer === me || line.duty === "dso" ? null : button("Remove…", () => remove(line, done)),
  ];
}

const why = (/** @type {string} */ hint) => longField({ name: "reason", label: "Why", hint, rows: 2 });
const kit = () => el("details", { class: "earlier" }, el("summary", null, "No second officer can be reached"),
  textField({ name: "kit", label: "The 24 words of the recovery kit", hint: "They stand in for the second officer. Leave empty otherwise." }));

/** @param {OfficerLine} line @param {Done} done */
function suspend({ officer, name }, done) {
  openPlainPanel({
    title: `Suspend ${name}`,
    does: ["At once, and you can take it back. Nothing new goes to their machines, and what they write from now on does not count until the suspension is lifted.", "Use it when a computer is lost or stolen, or while something is looked into. What they wrote before stays."],
    action: "Suspend now",
    questions: [why("Such as: laptop left on the train, reported to IT")],
    shape: (form) => ({ officer, ...form }),
    send: suspendOfficer,
    said: `${name} is suspended.`,
  }, done);
}

/** @param {OfficerLine} line @param {Done} done */
function lift({ officer, name }, done) {
  openPlainPanel({
    title: `Lift ${name}’s suspension`,
    does: ["They may write again, and everything new goes to their machines. What they wrote meanwhile counts from now on."],
    action: "Lift the suspension",
    questions: [why("Such as: laptop found, IT has checked it")],
    shape: (form) => ({ officer, ...form }),
    send: liftSuspension,
    said: `${name} may write again.`,
  }, done);
}

/** @param {OfficerLine} line @param {Done} done */
function remove({ officer, name }, done) {
  openPlainPanel({
    title: `Remove ${name} from the log`,
    does: ["For good: this cannot be taken back. Another officer must agree. Then nothing new goes to their machines, and their place is free for somebody else.", "What they wrote stays in the log under their name. What is on their computer already stays readable there, so have IT collect it."],
    action: "Propose to remove",
    questions: [why("Such as: leaves the council on 30 November"), kit()],
    shape: (form) => ({ officer, ...form }),
    send: removeOfficer,
    said: `Proposed. ${name} is removed once another officer agrees.`,
  }, done);
}

/** @param {OfficerLine} line @param {Done} done */
function pass({ officer, name }, done) {
  openPlainPanel({
    title: `Pass the duty to ${name}`,
    does: [`${name} becomes Designated Safeguarding Officer, and the present one becomes a deputy. Another officer must agree.`, "Tell your chief executive and the agencies you refer to: the name on their lists changes too."],
    action: "Propose to pass the duty",
    questions: [why("Such as: maternity leave from 1 December"), kit()],
    shape: (form) => ({ officer, ...form }),
    send: passDuty,
    said: `Proposed. The duty passes to ${name} once another officer agrees.`,
  }, done);
}
