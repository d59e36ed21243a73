/** Saying that two people of the log are one and the same, and that they are two after all. @module */
import { textField } from "../../components/fields.js";
import { el } from "../../dom.js";
import "../../components/likely-people.js";
import { findLikely, mergePeople, partPeople } from "../../ipc/commands.js";
import { openActPanel } from "../concern/panel.js";
import { somebody } from "./relate.js";

/** @typedef {import("./edit.js").PersonContext} PersonContext */

/** @param {PersonContext} context */
export function merge(context) {
  const { page } = context;
  const { pick, chosen } = somebody("merged", "Who else of the log is this person", "Choose them from the list", page.person);
  const likely = /** @type {import("../../components/likely-people.js").LikelyPeople} */ (el(/** @type {any} */ ("likely-people")));
  likely.addEventListener("same", (event) => pick.dispatchEvent(new CustomEvent("picked", { detail: /** @type {CustomEvent} */ (event).detail })));
  likelyAlso(page).then((people) => likely.show(people));
  openActPanel(context, {
    title: "They are in the log twice",
    action: "They are one and the same",
    draft: `merge:${page.person}`,
    questions: [
      el("div", { class: "stack" }, el("p", null, `Both are shown on this page from now on, with everything written of either. Nothing is lost: you can part them again, and each is what it was.`), likely, pick),
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

/**
 * Others of the log who are likely the same person, by what is known of them and what is being written now.
 * @param {import("../../ipc/types").PersonPage} page
 * @param {Partial<import("../../ipc/types").LikelyWanted>} [said]
 */
export async function likelyAlso({ person, facts }, said = {}) {
  const known = (/** @type {"name" | "known_as" | "address" | "phone"} */ name) => said[name] || String(facts[name] ?? "");
  const wanted = { name: known("name"), known_as: known("known_as"), born_on: said.born_on ?? facts.born_on ?? null, address: known("address"), phone: known("phone"), not: person };
  // A comfort: where it cannot be asked, everything else goes on.
  return findLikely(wanted).then(({ people }) => people, () => []);
}
