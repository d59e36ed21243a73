/** Changing a list: a line more, other words for one, one taken off or put back. @module */
import { choiceField, longField, selectField, textField } from "../../components/fields.js";
import { changeList } from "../../ipc/commands.js";
import { openPlainPanel } from "../plain-panel.js";

/** @typedef {import("../../ipc/types").ListView} ListView */
/** @typedef {import("../../ipc/types").ListLine} ListLine */
/** @typedef {import("../plain-panel.js").Done} Done */

/** What a change leaves as it is. */
const AS_IT_IS = { label: null, group: null, hint: null, topics: null, offered: null, phone: null, asks: null, needs: null };

/** @param {ListView} list @param {Done} done */
export function add(list, done) {
  openPlainPanel({
    title: `Add to “${list.title}”`,
    does: ["It can be chosen on every machine once they have agreed. Never put anybody’s name in a list."],
    action: "Add it",
    questions: questions(list, null),
    shape: (form) => ({ ...AS_IT_IS, list: list.list, code: "", ...form }),
    send: changeList,
    said: "Added.",
  }, done);
}

/** @param {ListView} list @param {ListLine} line @param {Done} done */
export function change(list, line, done) {
  openPlainPanel({
    title: `Change “${line.label}”`,
    does: ["Change the words, never the meaning: records that chose this line will read with the new words. For something else, add a line and take this one off."],
    action: "Change it",
    questions: questions(list, line),
    shape: (form) => ({ ...AS_IT_IS, list: list.list, code: line.code, ...form }),
    send: changeList,
    said: "Changed.",
  }, done);
}

/** @param {ListView} list @param {ListLine} line @param {Done} done */
export function takeOff(list, line, done) {
  openPlainPanel({
    title: `Take “${line.label}” off the list`,
    does: ["It cannot be chosen from now on. Records that chose it keep it, and the log can still be searched for it. It can be put back."],
    action: "Take it off",
    questions: [],
    shape: () => ({ ...AS_IT_IS, list: list.list, code: line.code, offered: false }),
    send: changeList,
    said: `“${line.label}” is off the list.`,
  }, done);
}

/** @param {ListView} list @param {ListLine} line @param {Done} done */
export function putBack(list, line, done) {
  openPlainPanel({
    title: `Put “${line.label}” back on the list`,
    does: ["It can be chosen again."],
    action: "Put it back",
    questions: [],
    shape: () => ({ ...AS_IT_IS, list: list.list, code: line.code, offered: true }),
    send: changeList,
    said: `“${line.label}” is on the list again.`,
  }, done);
}

/** @param {ListView} list @param {ListLine | null} line */
function questions(list, line) {
  const words = textField({ name: "label", label: "Words", hint: "As they stand on buttons and in packets", value: line?.label });
  if (list.agencies) {
    return [
      words,
      textField({ name: "phone", label: "A number to ring", hint: "As they publish it; leave it empty when each contact has their own", value: line?.phone, width: "20", mode: "tel" }),
      longField({ name: "asks", label: "What you usually ask of them", hint: "It fills the box when something is referred or shared", value: line?.asks, rows: 2 }),
      longField({ name: "needs", label: "What they need, and so what stays here", value: line?.needs, rows: 2 }),
    ];
  }
  const groups = list.groups.map((group) => ({ code: group, label: group }));
  return [
    words,
    groups.length > 0 ? selectField({ name: "group", label: "Heading", value: line?.group }, groups) : null,
    textField({ name: "hint", label: "A line of help", hint: "May be empty", value: line?.hint }),
    list.topics.length > 0 ? choiceField({ name: "topics", label: "Questions of its own that it calls up", hint: "Ticked ones stand under Topics in every concern of this kind. What was answered stays where it is.", many: true, first: list.topics.length, chosen: line?.topics ?? [] }, list.topics) : null,
  ];
}
