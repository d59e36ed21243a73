/** Everyone in this concern, with their part in it. A part belongs to this concern alone; the rest goes with the person. @module */
import { badge, fact } from "../../components/badge.js";
import { el, fill, labelOf } from "../../dom.js";
import { bornWords, nameWords } from "../../words/phrases.js";
import { actButton } from "./panel.js";

/** @param {HTMLElement} into @param {import("../../ipc/types").ConcernPage} page @param {import("../../ipc/types").Terms} terms */
export function peopleTab(into, page, terms) {
  fill(into, el("div", { class: "stack" }, page.people.map((person) => card(person, terms)), el("p", null, actButton("Add a person…", "person"))));
}

/** @param {import("../../ipc/types").PersonLine} person @param {import("../../ipc/types").Terms} terms */
function card(person, terms) {
  const change = actButton("Change", "person", person);
  change.className = "link-button end";
  change.setAttribute("aria-label", `Change: ${nameWords(person)}`);
  const safe = labelOf(terms.safe_to_contact, person.safe_to_contact);
  const warned = person.safe_to_contact === "not_safe" || person.safe_to_contact === "not-safe";
  return el("section", { class: "card" },
    el("header", null, el("h3", null, el("a", { href: `person.html?id=${encodeURIComponent(person.person)}` }, nameWords(person))), badge({ kind: "plain", text: person.role_label.toLowerCase() }), person.main ? badge({ kind: "info", text: "it is about them" }) : null, change),
    el("div", { class: "inside stack" },
      person.do_not_reveal_address || warned ? el("p", { class: "danger-text" }, [person.do_not_reveal_address && "Do not reveal address", warned && "Not safe to contact"].filter(Boolean).join(" · ")) : null,
      el("dl", { class: "facts" },
        fact(person.born_on ? "Born" : "Age", person.born_on || person.age ? bornWords(person) : ""), fact("Relationship", person.relationship), fact("Address", person.address), fact("Phone", person.phone),
        fact("Safe to contact", safe), fact("How", person.safe_contact_note))));
}
