/** Whom a person belongs to: the picture, and the same as a list. @module */
import "../../components/relationship-picture.js";
import { badge, emptyState } from "../../components/badge.js";
import { el, fill } from "../../dom.js";
import { longDay } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { actButton } from "../concern/panel.js";

/** @typedef {import("../../ipc/types").PersonPage} PersonPage */
/** @typedef {import("../../ipc/types").RelationLine} RelationLine */

/** What is said of social care beside a name; that nobody knows is not. @type {Record<string, string>} */
const SOCIAL_CARE = { yes: "known to social care", no: "not known to social care" };

/** @param {HTMLElement} into @param {PersonPage} page */
export function relationsTab(into, page) {
  const add = el("p", null, actButton("Add a relationship…", "relate"));
  if (page.relations.length === 0) return fill(into, emptyState("No relationships are written down", "Family, household, carers, neighbours: whoever matters to how safe they are. A name is enough.", add));
  const stands = page.relations.filter(({ ended }) => !ended);
  const home = stands.filter(({ lives_together }) => lives_together);
  const rest = stands.filter(({ lives_together }) => !lives_together);
  const over = page.relations.filter(({ ended }) => ended);
  fill(into, el("div", { class: "relations" }, picture(page, stands),
    el("div", { class: "stack" }, group("Household", home, page), group("Others", rest, page), group("No more", over, page), add)));
}

/** The same as the list, drawn; what is no more is not in it. @param {PersonPage} page @param {RelationLine[]} stands */
function picture(page, stands) {
  if (stands.length === 0) return null;
  const drawn = /** @type {import("../../components/relationship-picture.js").RelationshipPicture} */ (el(/** @type {any} */ ("relationship-picture")));
  const others = new Map(stands.map(({ person, name, age }) => [person, { person, name, under: age }]));
  const links = stands.map(({ person, kind, words }) => ({ from: page.person, to: person, kind, words }));
  drawn.show(page.person, [{ person: page.person, name: page.title, under: page.age }, ...others.values()], [...links, ...page.between]);
  drawn.addEventListener("opened", (event) => {
    const person = /** @type {CustomEvent} */ (event).detail;
    if (person !== page.person) location.assign(`person.html?id=${encodeURIComponent(person)}#relations`);
  });
  return drawn;
}

/** @param {string} title @param {RelationLine[]} lines @param {PersonPage} page */
function group(title, lines, page) {
  if (lines.length === 0) return null;
  return el("section", { class: "card" }, el("header", null, el("h3", null, title)), el("ul", { class: "rows" }, lines.map((line) => row(line, page))));
}

/** @param {RelationLine} line @param {PersonPage} page */
function row(line, page) {
  const end = actButton("It is over…", "end", line);
  end.className = "link-button";
  end.setAttribute("aria-label", `It is over: ${line.words} ${line.name}`);
  return el("li", null,
    el("div", null,
      el("p", null, `${page.title} is ${line.words} `, el("a", { class: "who", href: `person.html?id=${encodeURIComponent(line.person)}` }, line.name), line.age ? `, ${line.age}` : "", " ", line.kind.startsWith("alleged") ? badge({ kind: "danger", text: "alleged harm" }) : null),
      line.warnings.map((words) => el("p", { class: "danger-text small" }, words)),
      el("p", { class: "under" }, dotted(line.lives_together && "they live together", line.expected_on && `expected ${longDay(line.expected_on)}`, line.school_or_employer, SOCIAL_CARE[line.known_to_social_care ?? ""], line.note, line.since && `since ${longDay(line.since)}`, line.until && `until ${longDay(line.until)}`))),
    el("div", { class: "how-long" }, line.ended ? badge({ kind: "plain", text: "ended" }) : end));
}
