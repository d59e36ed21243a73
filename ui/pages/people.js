/**
 * The register of people: everybody the log knows, by name, with the concerns they are in. It answers as it is asked.
 * @module
 */
import { arrive, refuse } from "../boot.js";
import { badge, emptyState } from "../components/badge.js";
import { el, fill, need } from "../dom.js";
import { findKnown, listPeople, onChanged } from "../ipc/commands.js";
import { latest } from "../latest.js";
import { reveal } from "../theme.js";
import { count, longDay } from "../words/dates.js";
import { dotted, shortReference } from "../words/phrases.js";

const PAGE_LINES = 50;
const KEPT_APART = /** @type {import("../ipc/types").Badge} */ ({ kind: "sealed", text: "kept apart" });

/** @typedef {import("../ipc/types").KnownPerson} KnownPerson */

// Arrive

const { param } = await arrive();
const words = /** @type {HTMLInputElement} */ (need("#words"));
const list = need("#people");
words.value = param("words") ?? "";
/** @type {string | null} */
let next = null;
const askLatest = latest(() => ask().catch(refuse));
await askLatest();
reveal();
onChanged(askLatest);

// Act

need("form").addEventListener("submit", (event) => event.preventDefault());
words.addEventListener("input", () => {
  const said = words.value.trim();
  history.replaceState(null, "", said ? `?words=${encodeURIComponent(said)}` : location.pathname);
  askLatest();
});
words.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown") return;
  event.preventDefault();
  list.querySelector("a")?.focus();
});
need("#more").addEventListener("click", () => more().catch(refuse));

async function ask() {
  const asked = words.value;
  const found = await listPeople({ words: asked, limit: PAGE_LINES, after: null });
  const near = found.total === 0 && asked.trim() ? (await findKnown({ words: asked })).people : [];
  fill(list, found.items.map(row));
  fill(need("#total"), found.total > 0 ? count(found.total, "person", "people") : near.length > 0 ? "Nobody is called so. Nearly so, or with that telephone or postcode:" : "");
  if (near.length > 0) fill(list, near.map(row));
  fill(need("#none"), found.total + near.length > 0 ? null : asked.trim()
    ? emptyState("Nobody is called so", "Try the beginning of a name, or another spelling.")
    : emptyState("The log knows nobody yet", "Whoever is named in a concern appears here."));
  showMore(found);
}

async function more() {
  const found = await listPeople({ words: words.value, limit: PAGE_LINES, after: next });
  const rows = found.items.map(row);
  list.append(...rows);
  rows[0]?.querySelector("a")?.focus();
  showMore(found);
}

// Show

/** @param {KnownPerson} person */
function row(person) {
  const also = person.known_as && person.known_as !== person.name ? `known as ${person.known_as}` : "";
  const born = person.born_on ? `born ${longDay(person.born_on)}` : "";
  return el("li", null,
    el("div", null,
      el("p", null, el("a", { class: "who", href: `person.html?id=${encodeURIComponent(person.person)}` }, person.name || person.known_as || "Name not known"), person.age ? `, ${person.age}` : "", " ", person.kept_apart ? badge(KEPT_APART) : null),
      el("p", { class: "under" }, dotted(also, born, person.address))),
    el("p", { class: "how-long small muted" }, person.concerns.length === 0 ? "in no concern" : dotted(...person.concerns.slice(0, 3).map(({ reference }) => shortReference(reference)), person.concerns.length > 3 ? `and ${person.concerns.length - 3} more` : "")));
}

/** @param {import("../ipc/types").PeopleList} found */
function showMore(found) {
  next = found.next;
  const left = found.total - list.children.length;
  need("#more").hidden = next === null || left <= 0;
  fill(need("#more"), `Show ${Math.min(left, PAGE_LINES)} more of ${left}`);
}
