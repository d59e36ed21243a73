/** Writing what a person is to another, and that it is over. @module */
import "../../components/likely-people.js";
import "../../components/pick-one.js";
import { choiceField, dateField, selectField, textField, tickField } from "../../components/fields.js";
import { el, fill } from "../../dom.js";
import { endRelation as sendEnd, findKnown, findLikely, relatePeople } from "../../ipc/commands.js";
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

/**
 * Somebody new who is likely known already: offered with the reasons while they are typed, and chosen only by the officer.
 * @param {ReturnType<typeof somebody>} other @param {HTMLElement} questions @param {string} own the person whose page it is
 */
function offerLikely({ pick, chosen }, questions, own) {
  const likely = /** @type {import("../../components/likely-people.js").LikelyPeople} */ (el(/** @type {any} */ ("likely-people")));
  pick.after(likely);
  likely.watch(questions, () => "other.", async (said) => (chosen.person ? [] : (await findLikely({ ...said, not: own })).people));
  likely.addEventListener("same", (event) => pick.dispatchEvent(new CustomEvent("picked", { detail: /** @type {CustomEvent} */ (event).detail })));
  pick.addEventListener("picked", (event) => {
    likely.clear();
    const person = /** @type {CustomEvent} */ (event).detail;
    if (person) fill(likely, el("p", { class: "muted", role: "status" }, `${nameWords(person)}, as the log knows them. What it knows stays as it is.`));
  });
  pick.input.addEventListener("input", () => likely.clear());
}

/** @param {PersonContext} context */
export function relate(context) {
  const { page, terms } = context;
  const other = somebody("other.name", "To whom", "A name is enough; choose one from the list when the log knows them", page.person);
  const { pick, chosen } = other;
  const questions = el("div", null,
    selectField({ name: "kind", label: `${page.title} is` }, terms.relations),
    pick,
    el("div", { class: "side-by-side" },
      dateField({ name: "other.born_on", label: "Their date of birth", hint: "Only for somebody new", kind: "birth" }),
      textField({ name: "other.age", label: "Or about how old", width: "5", hint: "Only for somebody new" })),
    el("details", { class: "govuk-details" }, el("summary", { class: "govuk-details__summary" }, el("span", { class: "govuk-details__summary-text" }, "More about somebody new: not yet born, school, social care")),
      el("div", { class: "govuk-details__text" },
        dateField({ name: "other.expected_on", label: "Expected date of delivery", hint: "Of a child not yet born", kind: "due" }),
        textField({ name: "other.school_or_employer", label: "School or employer" }),
        choiceField({ name: "other.known_to_social_care", label: "Known to social care?" }, terms.awareness))),
    tickField({ name: "lives_together", label: "They live together" }),
    textField({ name: "note", label: "What else matters" }),
    el("div", { class: "side-by-side" }, dateField({ name: "since", label: "Since", kind: "birth" }), dateField({ name: "until", label: "Until", kind: "birth" })));
  offerLikely(other, questions, page.person);
  openActPanel(context, {
    title: "Add a relationship",
    action: "Save",
    draft: `relate:${page.person}`,
    questions: [questions],
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
