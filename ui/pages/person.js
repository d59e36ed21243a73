/**
 * One person across all their concerns: how to reach them safely, who they are, what happened, whom they belong to.
 * This file arrives, keeps the page true and opens panels; what stands on each tab is in `person/`.
 * @module
 */
import { arrive, keepTrue } from "../boot.js";
import "../components/tab-strip.js";
import { badge, fact } from "../components/badge.js";
import { icon } from "../components/icons.js";
import { el, fill, focusOn, need } from "../dom.js";
import { onChanged, readPerson } from "../ipc/commands.js";
import { bornWords } from "../words/phrases.js";
import { aboutTab, reachTab } from "./person/about.js";
import { editSection } from "./person/edit.js";
import { chronologyTab, concernsTab, earlierTab, sharesTab } from "./person/lists.js";
import { merge, part } from "./person/merge.js";
import { endRelation, relate } from "./person/relate.js";
import { relationsTab } from "./person/relations.js";

/** @typedef {import("../ipc/types").PersonPage} PersonPage */

// Arrive

const { terms, param } = await arrive();
const tabs = /** @type {import("../components/tab-strip.js").TabStrip} */ (need("tab-strip"));
const person = param("id") ?? "";
/** @type {PersonPage} */
let page;
const refresh = keepTrue(async () => (page = await readPerson({ person })), () => show());
await refresh();
onChanged(refresh);
addEventListener("hashchange", () => { if (tabs.has(location.hash.slice(1))) tabs.open(location.hash.slice(1)); });

// Act

/** @type {Record<string, (context: import("./person/edit.js").PersonContext, subject: any) => void>} */
const ACTS = { edit: editSection, relate, end: endRelation, merge, part };

document.addEventListener("act", (event) => {
  const { name, subject } = /** @type {CustomEvent} */ (event).detail;
  ACTS[name]?.({ page, terms, done }, subject);
});

/** After an act: the page is read again, and says what was done. @param {string} said */
async function done(said) {
  await refresh();
  fill(need("#done"), el("span", { class: "badge ok" }, said));
  focusOn(need("#name"));
}

// Show

function show() {
  identity();
  aboutTab(need("#about"), page, terms);
  reachTab(need("#reach"), page, terms);
  concernsTab(need("#concerns"), page);
  chronologyTab(need("#chronology"), page);
  relationsTab(need("#relations"), page);
  sharesTab(need("#shares"), page);
  earlierTab(need("#earlier"), page);
  tabs.count("concerns", page.concerns.length);
  tabs.count("relations", page.relations.filter(({ ended }) => !ended).length);
  tabs.count("shares", page.shares.length);
  document.title = "Person · Safeguarding Log";
}

function identity() {
  const { facts } = page;
  fill(need("#name"), page.title);
  fill(need("#badges"),
    page.kept_from.length > 0 ? badge({ kind: "sealed", text: `kept from ${page.kept_from.map(({ name }) => name).join(" and ")}` }) : null,
    page.merged.length > 0 ? badge({ kind: "info", text: "recorded more than once" }) : null,
    page.versions > 0 ? badge({ kind: "due", text: "written apart: settle it on a concern" }) : null);
  fill(need("#identity-facts"),
    fact(facts.born_on ? "Born" : "Age", facts.born_on || facts.age ? bornWords({ born_on: facts.born_on ?? null, age: facts.age ?? "" }) : "not known"),
    fact("Called", facts.known_as),
    fact("Other names", (facts.aliases ?? []).join(", ")),
    fact("Phone", facts.phone),
    fact("Address", facts.address),
    fact("Concerns", page.concerns.length > 0 ? String(page.concerns.length) : "none"));
  const strip = need("#warnings");
  strip.hidden = page.warnings.length === 0;
  fill(strip, icon("lock", 16), el("ul", null, page.warnings.map((words) => el("li", null, words))));
}
