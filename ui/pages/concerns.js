/**
 * The log: every concern, looked at from one side or another. The list answers as it is asked; there is nothing to press.
 * @module
 */
import { arrive, refuse } from "../boot.js";
import { emptyState } from "../components/badge.js";
import "../components/concern-list.js";
import "../components/date-field.js";
import { el, fill, fillForm, fillSelect, formData, need } from "../dom.js";
import { listConcerns, onChanged, searchLog } from "../ipc/commands.js";
import { latest } from "../latest.js";
import { reveal } from "../theme.js";
import { count } from "../words/dates.js";
import { dotted, shortReference } from "../words/phrases.js";
import { keptViews } from "./log/kept-views.js";
import { ABOUT, SORTS, STATES, WAITINGS, keepView, readView, sortWords, viewChips, wholeView } from "./log/view.js";

/** A view is kept once nobody has changed it for so long. */
const PAUSE_MS = 140;

// Arrive

const { terms } = await arrive();
const form = /** @type {HTMLFormElement} */ (need("form"));
const list = /** @type {import("../components/concern-list.js").ConcernList} */ (need("concern-list"));
const select = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (need(`select[name=${name}]`));
fillSelect(select("state"), /** @type {any} */ (STATES));
fillSelect(select("waiting"), /** @type {any} */ (WAITINGS));
fillSelect(select("sort"), /** @type {any} */ (SORTS));
fillSelect(select("concern_type"), terms.concern_types, "Every kind");
fillSelect(select("about"), /** @type {any} */ (ABOUT), "Anybody");
fillSelect(select("role"), terms.roles, "Any part");
fillSelect(select("risk"), terms.risk_levels, "Any risk");
fillSelect(select("place"), terms.places, "Anywhere");
fillSelect(select("team"), terms.teams, "Any team");
fillSelect(select("agency"), terms.agencies, "Any agency");
fillSelect(select("officer"), terms.officers.map((name) => ({ code: name, label: name })), "Anybody");

let view = await readView();
const views = await keptViews(need("#views"), { now: () => view, look: take });
/** @type {string | null} */
let next = null;
const askLatest = latest(ask);
putBack();
await askLatest();
onChanged(askLatest);

// Act

let pause = 0;
form.addEventListener("submit", (event) => event.preventDefault());
for (const kind of ["input", "change"]) {
  form.addEventListener(kind, () => {
    const said = formData(form);
    view = { ...view, ...said, officer: said.officer ?? "", about: said.about ?? "", limit: view.limit, after: null };
    askLatest();
    clearTimeout(pause);
    pause = window.setTimeout(() => keepView(view).catch(refuse), PAUSE_MS);
  });
}
need("#more").addEventListener("click", more);
form.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" || event.target !== need("#words")) return;
  event.preventDefault();
  list.querySelector("a")?.focus();
});

function clear() {
  take(wholeView());
}

/** Looks at the log from another side. @param {import("../ipc/types").ConcernFilter} wanted */
function take(wanted) {
  view = { ...wanted, after: null };
  putBack();
  askLatest();
  keepView(view).catch(refuse);
}

async function ask() {
  try {
    const found = await listConcerns(view);
    show(found, found.total === 0 ? await nearly() : null);
    reveal();
  } catch (thrown) {
    await refuse(thrown);
  }
}

/** Where nothing has the words themselves: people by that name or one like it. @returns {Promise<import("../ipc/types").Found | null>} */
async function nearly() {
  return view.words.trim() ? searchLog({ words: view.words, limit: view.limit }) : null;
}

async function more() {
  const found = await listConcerns({ ...view, after: next });
  list.add(found.items);
  showMore(found);
}

// Show

/** Puts the view into the form. */
function putBack() {
  fillForm(form, /** @type {any} */ ({ ...view }));
  const folded = view.about || view.role || view.risk || view.place || view.team || view.significant || view.agency || view.officer || view.received_from || view.received_to;
  if (folded) need(".more-filters").setAttribute("open", "");
}

/** @param {import("../ipc/types").ConcernList} found @param {import("../ipc/types").Found | null} near */
function show(found, near) {
  const chips = viewChips(view, terms);
  fill(need("#chips"), chips, chips.length > 0 ? el("button", { type: "button", class: "link-button", onclick: clear }, "clear filters") : null);
  views.mark(view);
  fill(need("#total"), found.total === 0 ? "" : `${count(found.total, "concern")} · ${sortWords(view)}`);
  list.show(found.items);
  fill(need("#none"), found.total > 0 ? null : [none(chips.length > 0), near ? nearWords(near) : null]);
  showMore(found);
}

/** @param {import("../ipc/types").Found} found */
function nearWords({ people, items, near }) {
  const lines = [...items, ...near];
  if (people.length + lines.length === 0) return null;
  return el("section", { class: "stack" },
    el("h2", { class: "govuk-heading-s" }, items.length > 0 ? "Without the other filters" : "People by that name, or one like it"),
    el("ul", { class: "govuk-list" },
      people.map((person) => el("li", null, el("a", { class: "govuk-link", href: `person.html?id=${encodeURIComponent(person.person)}` }, person.name || person.known_as || "Name not known"), ` ${dotted(person.age, person.address)}`)),
      lines.map((line) => el("li", null, el("a", { class: "govuk-link", href: `concern.html?id=${encodeURIComponent(line.concern)}` }, `${shortReference(line.reference)} ${line.title}`), ` ${line.summary}`))));
}

/** @param {boolean} filtered */
function none(filtered) {
  return filtered
    ? emptyState("No concern matches", "Try fewer words, or look at every state.", el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: clear }, "Clear filters"))
    : emptyState("The log is empty", "The first concern you record appears here.", el("a", { class: "govuk-button", href: "record.html" }, "New concern"));
}

/** @param {import("../ipc/types").ConcernList} found */
function showMore(found) {
  next = found.next;
  const left = found.total - list.querySelectorAll("li").length;
  need("#more").hidden = next === null || left <= 0;
  fill(need("#more"), `Show ${Math.min(left, view.limit)} more of ${left}`);
}
