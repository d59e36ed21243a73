/**
 * Concerns the log holds already about the people being named, so that one worry does not become two records.
 * @module
 */
import { el, fill } from "../../dom.js";
import { badge } from "../../components/badge.js";
import { MONTHS } from "../../words/dates.js";
import { ageWords, dotted, nameWords, shortReference, stateWords } from "../../words/phrases.js";

const SHOWN_MAX = 4;

/**
 * @param {HTMLElement} into
 * @param {import("../../ipc/types").KnownPerson[]} people
 * @param {(concern: string) => void} addInstead
 */
export function showKnownConcerns(into, people, addInstead) {
  const known = people.filter(({ concerns }) => concerns.length > 0);
  into.hidden = known.length === 0;
  if (into.hidden) return fill(into);
  const shown = known.slice(0, SHOWN_MAX);
  fill(into, el("h2", null, "Known already"), shown.map((person) => el("div", { class: "known-person" },
    el("p", { class: "small muted" }, dotted(nameWords(person), ageWords(person))),
    person.concerns.slice(0, SHOWN_MAX).map((concern) => el("p", null,
      el("a", { href: `concern.html?id=${encodeURIComponent(concern.concern)}` }, `${shortReference(concern.reference)}${monthOf(concern.received_at)}`), ": ",
      concern.summary || "no summary", " ", badge({ kind: concern.state === "closed" ? "plain" : "info", text: stateWords(/** @type {any} */ (concern.state)) }),
      concern.state === "closed" ? null : [" ", el("button", { type: "button", class: "link-button strong", onclick: () => addInstead(concern.concern) }, "Add to that concern instead?")]))),
  ));
}

/** ", October" @param {string | null} moment */
const monthOf = (moment) => (moment ? `, ${MONTHS[Number(moment.slice(5, 7)) - 1]} ${moment.slice(0, 4)}` : "");
