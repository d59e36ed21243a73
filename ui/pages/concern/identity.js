/** The bar that says whose concern this is, and the strip that says how to reach them safely. It never scrolls away. @module */
import { badge, fact } from "../../components/badge.js";
import { icon } from "../../components/icons.js";
import { el, fill, labelOf, need } from "../../dom.js";
import { nearDay } from "../../words/dates.js";
import { ageWords, bornWords, receivedWords } from "../../words/phrases.js";

/** @typedef {import("../../ipc/types").ConcernPage} ConcernPage */
/** @typedef {import("../../ipc/types").PersonLine} PersonLine */

const NAMED_MAX = 3;

/** @param {ConcernPage} page @param {import("../../ipc/types").Terms} terms */
export function identity(page, terms) {
  const main = page.people.find((person) => person.main);
  const others = page.people.filter((person) => person !== main);
  const alleged = others.filter((person) => person.role === "alleged");
  fill(need("#name"), page.title);
  fill(need("#reference"), page.reference);
  fill(need("#badges"), page.main_type ? badge({ kind: "plain", text: labelOf(terms.concern_types, page.main_type).toLowerCase() }) : null, page.badges.map(badge),
    page.kept_from.length > 0 ? badge({ kind: "sealed", text: `kept from ${page.kept_from.map(({ name }) => name).join(" and ")}` }) : null,
    page.versions > 0 ? el("a", { class: "badge due", href: `versions.html?id=${encodeURIComponent(page.concern)}` }, page.versions === 1 ? "2 versions: settle" : `2 versions of ${page.versions} things: settle`) : null);
  fill(need("#identity-facts"),
    main ? fact(main.born_on ? "Born" : "Age", bornWords(main)) : null,
    main?.known_as ? fact("Called", main.known_as) : null,
    fact("With them", names(others.filter((person) => person.role !== "alleged"))),
    fact("Alleged to have caused harm", names(alleged)),
    fact("Consent to share", consent(page, terms)),
    fact("Risk", labelOf(terms.risk_levels, page.risk_level)),
    fact("Reached us", receivedWords(page)),
    page.review_on ? fact("Review", nearDay(page.review_on)) : null);
  const strip = need("#warnings");
  strip.hidden = page.warnings.length === 0;
  fill(strip, icon("lock", 16), el("ul", null, page.warnings.map((words) => el("li", null, words))));
}

/** "Isla, 7 · Noah, 4 · and 2 more" @param {PersonLine[]} people */
function names(people) {
  const said = people.slice(0, NAMED_MAX).map((person) => [person.name || person.known_as || "name not known", ageWords(person) || person.relationship].filter(Boolean).join(", "));
  return [...said, people.length > NAMED_MAX && `and ${people.length - NAMED_MAX} more`].filter(Boolean).join(" · ");
}

/** @param {ConcernPage} page @param {import("../../ipc/types").Terms} terms */
function consent({ consent_status, consent_reason }, terms) {
  const status = labelOf(terms.consent_statuses, consent_status).toLowerCase();
  return consent_reason && consent_reason.length < 40 ? `${status}, ${consent_reason}` : status;
}
