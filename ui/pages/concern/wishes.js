/** What somebody wants to happen: an adult's outcomes, a child's voice; or why they were not asked. @module */
import { choiceField, longField, selectField, textField, whenField } from "../../components/fields.js";
import { el, offered } from "../../dom.js";
import { askWishes } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";
import { isChild, mainPerson, whoseField } from "./whose.js";

/** @param {import("./panel.js").ActContext} context */
export function wishes(context) {
  const { page, terms } = context;
  const whose = whoseField(page, "Whose wishes");
  const ofChild = el("div", null,
    choiceField({ name: "seen", label: "Was the child seen?" }, terms.awareness),
    choiceField({ name: "alone", label: "Spoken to alone?" }, terms.awareness),
    longField({ name: "parents_views", label: "What the parents say", rows: 2 }),
    selectField({ name: "parents_agree", label: "Do the parents agree to help?", blank: "Not said" }, terms.parents_agree));
  const chosen = () => /** @type {HTMLSelectElement | null | undefined} */ (whose?.querySelector("select"))?.value ?? mainPerson(page)?.person;
  // What is not asked of an adult is not shown; what a draft holds of it stays.
  const showChild = () => { ofChild.hidden = !isChild(page.people.find(({ person }) => person === chosen())); };
  whose?.addEventListener("change", showChild);
  showChild();
  openActPanel(context, {
    title: "What they want",
    action: "Record what they want",
    draft: `wishes:${page.concern}`,
    questions: [
      whose,
      choiceField({ name: "was_asked", label: "Were they asked?", hint: "Not asking, and why, is written down just as fully" }, terms.asked),
      choiceField({ name: "outcomes", label: "What they want", many: true, first: 6 }, offered(terms.outcomes_wanted)),
      longField({ name: "own_words", label: "In their own words", hint: "As they said it, without tidying", rows: 4 }),
      longField({ name: "reason", label: "If they were not asked, why", hint: "Such as asking would have told him that somebody rang", rows: 2 }),
      ofChild,
      textField({ name: "advocate", label: "Advocate or representative", hint: "Who spoke for them, or who could" }),
      el("div", { class: "side-by-side" }, textField({ name: "asked_by", label: "Who asked them" }), whenField({ name: "asked_at", label: "When" })),
    ],
    restored: showChild,
    shape: (form) => ({ concern: page.concern, ...form, person: form.person ?? null, was_asked: form.was_asked ?? "" }),
    send: askWishes,
    said: "Recorded what they want",
  });
}
