/** Adding a person to a concern, or changing what is known of one. @module */
import "../../components/likely-people.js";
import { choiceField, dateField, longField, textField, tickField } from "../../components/fields.js";
import { el, fill, fillForm } from "../../dom.js";
import { nameWords } from "../../words/phrases.js";
import { describePerson, findLikely, linkPerson } from "../../ipc/commands.js";
import { wasWrong } from "../was-wrong.js";
import { openActPanel } from "./panel.js";

/** @typedef {import("../../ipc/types").PersonLine} PersonLine */

/** @param {import("./panel.js").ActContext} context @param {PersonLine | null} known */
export function person(context, known) {
  const { page, terms } = context;
  const describing = known !== null && typeof known === "object";
  const questions = el("div", null,
    choiceField({ name: "role", label: "Their part in this", hint: "Belongs to this concern only", first: 4 }, terms.roles),
    textField({ name: "name", label: "Name", hint: "Leave empty if it is not known" }),
    el("div", { class: "side-by-side" }, textField({ name: "known_as", label: "Called" }), textField({ name: "relationship", label: "Relationship", hint: "To the person it is about" })),
    el("div", { class: "side-by-side" }, dateField({ name: "born_on", label: "Date of birth", kind: "birth", value: describing ? known.born_on : null }), textField({ name: "age", label: "Or about how old", width: "5" })),
    longField({ name: "address", label: "Address", rows: 2 }),
    tickField({ name: "do_not_reveal_address", label: "Do not reveal this address" }),
    textField({ name: "phone", label: "Phone", width: "20", mode: "tel" }),
    choiceField({ name: "safe_to_contact", label: "Safe to contact?" }, terms.safe_to_contact),
    textField({ name: "safe_contact_note", label: "How, when, and what never to do", hint: "Such as phone 10:00–12:00 only, never leave a message" }),
    describing ? textField({ name: "reason", label: "Why it changes", hint: "Leave empty when you only add what was missing" }) : null,
    describing ? wasWrong(page, terms) : null);
  if (describing) fillForm(questions, { ...known });
  else offerLikely(page, questions);
  openActPanel(context, {
    title: describing ? "Change what is known" : "Add a person",
    action: describing ? "Save" : "Add the person",
    draft: `person:${page.concern}:${describing ? known.person : "new"}`,
    questions: [questions],
    shape: ({ reason, was_wrong = null, ...form }) => ({
      concern: page.concern,
      person: questions.dataset.same ? onlyPart(questions.dataset.same, form) : { ...form, person: describing ? known.person : null, role: form.role ?? "", safe_to_contact: form.safe_to_contact ?? "" },
      ...(describing ? { reason, was_wrong } : {}),
    }),
    check: ({ role, name, known_as }) => [
      ...(role ? [] : [{ field: "role", rule: "not-chosen" }]),
      ...(describing || name.trim() || known_as.trim() || role ? [] : [{ field: "name", rule: "required" }]),
    ],
    send: /** @type {(form: any) => Promise<unknown>} */ (describing ? describePerson : linkPerson),
    said: describing ? "Changed" : "Person added",
  });
}

/**
 * Somebody new who is likely known already: brought in as they are known, since a half-known name or number must not be written over
 * what the log holds.
 * @param {import("../../ipc/types").ConcernPage} page @param {HTMLElement} questions
 */
function offerLikely(page, questions) {
  const likely = /** @type {import("../../components/likely-people.js").LikelyPeople} */ (el(/** @type {any} */ ("likely-people")));
  questions.prepend(likely);
  const here = page.people.map(({ person }) => person);
  likely.watch(questions, () => "", async (said) => (questions.dataset.same ? [] : (await findLikely(said)).people.filter(({ known }) => !here.includes(known.person))));
  likely.addEventListener("same", (event) => {
    const same = /** @type {CustomEvent} */ (event).detail;
    questions.dataset.same = same.person;
    fill(likely, el("div", { class: "notice info" },
      el("p", null, el("strong", null, nameWords(same)), " is brought in. What the log knows of them stays as it is; only their part and relationship are taken from here."),
      same.kept_apart ? tickField({ name: "make_known", label: "Let every officer read who they are", hint: "So far they are known only from a concern that is kept from a colleague." }) : null,
      el("button", { type: "button", class: "link-button", onclick: () => { delete questions.dataset.same; likely.clear(); } }, "It is somebody else")));
  });
}

/** What is taken of the form where somebody known is brought in. @param {string | undefined} same @param {any} form */
function onlyPart(same, { role, relationship, make_known = false }) {
  return { person: same, role: role ?? "", relationship, make_known };
}
