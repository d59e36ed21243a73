/** Saying that two people of the log are one and the same, and that they are two after all. @module */
import { textField } from "../../components/fields.js";
import { el } from "../../dom.js";
import { mergePeople, partPeople } from "../../ipc/commands.js";
import { openActPanel } from "../concern/panel.js";
import { somebody } from "./relate.js";

/** @typedef {import("./edit.js").PersonContext} PersonContext */

/** @param {PersonContext} context */
export function merge(context) {
  const { page } = context;
  const { pick, chosen } = somebody("merged", "Who else of the log is this person", "Choose them from the list", page.person);
  openActPanel(context, {
    title: "They are in the log twice",
    action: "They are one and the same",
    draft: `merge:${page.person}`,
    questions: [
      el("p", null, `Both are shown on this page from now on, with everything written of either. Nothing is lost: you can part them again, and each is what it was.`),
      pick,
      textField({ name: "reason", label: "How you know", hint: "Such as the same date of birth and address" }),
    ],
    shape: ({ reason }) => ({ kept: page.person, merged: chosen.person, reason }),
    check: () => (chosen.person ? [] : [{ field: "merged", rule: "not-chosen" }]),
    send: mergePeople,
    said: "Shown as one person",
  });
}

/** @param {PersonContext} context @param {import("../../ipc/types").MergedPerson} one */
export function part(context, one) {
  openActPanel(context, {
    title: `${one.name} is somebody else`,
    action: "They are two people",
    draft: `part:${one.merge}`,
    questions: [
      el("p", null, "Each is again what was written of them."),
      textField({ name: "reason", label: "How you know" }),
    ],
    shape: ({ reason }) => ({ person: context.page.person, merge: one.merge, reason }),
    send: partPeople,
    said: "Two people again",
  });
}
