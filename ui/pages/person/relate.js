/** Writing what a person is to another, and that it is over. @module */
import "../../components/pick-one.js";
import { dateField, selectField, textField, tickField } from "../../components/fields.js";
import { el } from "../../dom.js";
import { endRelation as sendEnd, findKnown, relatePeople } from "../../ipc/commands.js";
import { ageWords, dotted, nameWords } from "../../words/phrases.js";
import { openActPanel } from "../concern/panel.js";

/** @typedef {import("./edit.js").PersonContext} PersonContext */

/**
 * A box for somebody the log may know, that remembers who was chosen.
 * @param {string} name @param {string} label @param {string} hint @param {string} own the person whose page it is
 */
export function somebody(name, label, hint, own) {
  const pick = /** @type {import("../../components/pick-one.js").PickOne} */ (el(/** @type {any} */ ("pick-one"), { name, label, hint }));
  /** @type {{ person: string | null }} */
  const chosen = { person: null };
  pick.offer = async (words) => (await findKnown({ words })).people.filter(({ person }) => person !== own).map((person) => ({
    value: person, words: [el("strong", null, nameWords(person)), dotted("", ageWords(person), person.address)],
  }));
  pick.addEventListener("picked", (event) => {
    const person = /** @type {CustomEvent} */ (event).detail;
    chosen.person = person?.person ?? null;
    if (person) pick.input.value = person.name || person.known_as;
  });
  pick.input.addEventListener("input", () => { chosen.person = null; });
  return { pick, chosen };
}

/** @param {PersonContext} context */
export function relate(context) {
  const { page, terms } = context;
  const { pick, chosen } = somebody("other.name", "To whom", "A name is enough; choose one from the list when the log knows them", page.person);
  openActPanel(context, {
    title: "Add a relationship",
    action: "Save",
    draft: `relate:${page.person}`,
    questions: [
      selectField({ name: "kind", label: `${page.title} is` }, terms.relations),
      pick,
      textField({ name: "other.age", label: "About how old", width: "5", hint: "Only for somebody new" }),
      tickField({ name: "lives_together", label: "They live together" }),
      textField({ name: "note", label: "What else matters" }),
      el("div", { class: "side-by-side" }, dateField({ name: "since", label: "Since", kind: "birth" }), dateField({ name: "until", label: "Until", kind: "birth" })),
    ],
    shape: (form) => ({ ...form, person: page.person, kind: form.kind ?? "", other: { ...form.other, person: chosen.person } }),
    send: relatePeople,
    said: "Relationship added",
  });
}

/** @param {PersonContext} context @param {import("../../ipc/types").RelationLine} line */
export function endRelation(context, line) {
  openActPanel(context, {
    title: `No more ${line.words} ${line.name}`,
    action: "Save",
    draft: `end:${line.relation}`,
    questions: [
      dateField({ name: "until", label: "Since when it is over", hint: "Leave empty if nobody knows", kind: "birth" }),
      textField({ name: "reason", label: "What happened", hint: "Or that it was written down by mistake" }),
    ],
    shape: (form) => ({ ...form, person: context.page.person, relation: line.relation }),
    send: sendEnd,
    said: "Relationship ended",
  });
}
