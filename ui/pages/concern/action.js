/** Something to do: set for somebody by a day, given to somebody else or another day, and ended. @module */
import { choiceField, dateField, longField, selectField, whenField } from "../../components/fields.js";
import { endAction, moveAction, setAction } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";

/** @typedef {import("./panel.js").ActContext & { colleagues: import("../../ipc/types").Colleague[] }} Context */

/** Officers who may see the concern, oneself first. @param {Context} context @param {string} blank what choosing nobody means */
function ownerField({ page, colleagues }, blank) {
  const keptFrom = page.kept_from.map(({ officer }) => officer);
  const may = colleagues.filter(({ officer }) => !keptFrom.includes(officer));
  return selectField({ name: "owner", label: "Who does it", blank }, may.map(({ officer, name }) => ({ code: officer, label: name })));
}

/** @param {Context} context */
export function action(context) {
  const { page, colleagues } = context;
  openActPanel(context, {
    title: "Add an action",
    action: "Add the action",
    draft: `action:${page.concern}`,
    questions: [
      longField({ name: "what", label: "What is to be done", hint: "Such as ring the school nurse about Isla", rows: 2 }),
      colleagues.length > 0 ? ownerField(context, "Me") : null,
      dateField({ name: "due", label: "By when", hint: "Such as Friday. Leave empty for three working days.", kind: "due" }),
    ],
    shape: (form) => ({ concern: page.concern, ...form, owner: form.owner || null }),
    send: setAction,
    said: "Action added",
  });
}

/** The action that a button or an address names. @param {Context} context @param {string} id */
const named = ({ page }, id) => page.actions.find((one) => one.action === id);

/** @param {Context} context @param {string} id */
export function moveIt(context, id) {
  const { page, colleagues } = context;
  const one = named(context, id);
  openActPanel(context, {
    title: "Give another officer or day",
    action: "Change the action",
    draft: `move-action:${page.concern}`,
    questions: [
      one ? quoted(one.what) : null,
      colleagues.length > 0 ? ownerField(context, one ? `${one.owner_name}, as now` : "As now") : null,
      dateField({ name: "due", label: "By when", hint: "Such as Friday. Leave empty to keep the day.", kind: "due" }),
      longField({ name: "reason", label: "Why", rows: 2 }),
    ],
    shape: (form) => ({ concern: page.concern, action: id, ...form, owner: form.owner || null }),
    send: moveAction,
    said: "Action changed",
  });
}

const ENDS = [{ code: "done", label: "It is done" }, { code: "not_needed", label: "It is not needed any more" }];

/** @param {Context} context @param {string} id */
export function endIt(context, id) {
  const { page } = context;
  const one = named(context, id);
  openActPanel(context, {
    title: "End the action",
    action: "End the action",
    draft: `end-action:${page.concern}`,
    questions: [
      one ? quoted(one.what) : null,
      choiceField({ name: "how", label: "How it ended", chosen: ["done"] }, ENDS),
      longField({ name: "result", label: "What came of it", hint: "If it is not needed any more, say why", rows: 3 }),
      whenField({ name: "at", label: "When" }),
    ],
    shape: ({ how, ...form }) => ({ concern: page.concern, action: id, ...form, not_needed: how === "not_needed" }),
    send: endAction,
    said: "Action ended",
  });
}

/** @param {string} words */
function quoted(words) {
  const line = document.createElement("p");
  line.className = "narrative";
  line.textContent = words;
  return line;
}
