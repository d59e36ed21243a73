/**
 * One concern: who it is about, what happened and when, what was decided, who was told, and what is next.
 * This file arrives, keeps the page true and opens panels; what stands on each tab is in `concern/`.
 * @module
 */
import { arrive, keepTrue } from "../boot.js";
import "../components/concern-list.js";
import "../components/concern-timeline.js";
import "../components/tab-strip.js";
import { el, fill, focusOn, need } from "../dom.js";
import { listConcerns, onChanged, onDropped, onFolderChanged, readConcern } from "../ipc/commands.js";
import { count } from "../words/dates.js";
import { accountTab } from "./concern/account.js";
import { ACTS } from "./concern/acts.js";
import { bodyMapTab } from "./concern/body-map.js";
import { decisionsTab } from "./concern/decisions.js";
import { filesTab } from "./concern/files.js";
import { historyTab } from "./concern/history.js";
import { identity } from "./concern/identity.js";
import { nextSteps } from "./concern/next-steps.js";
import { peopleTab } from "./concern/people.js";
import { sharesTab } from "./concern/shares.js";
import { topicsTab } from "./concern/topics.js";
import { viewsTab } from "./concern/views.js";
import { readView, sortWords, viewChips } from "./log/view.js";

/** @typedef {import("../ipc/types").ConcernPage} ConcernPage */

// Arrive

const { frame, terms, param } = await arrive({ drops: true });
const tabs = /** @type {import("../components/tab-strip.js").TabStrip} */ (need("tab-strip"));
const timeline = /** @type {import("../components/concern-timeline.js").ConcernTimeline} */ (need("concern-timeline"));
const concern = param("id") ?? "";
/** @type {ConcernPage} */
let page;
const refresh = keepTrue(async () => (page = await readConcern({ concern })), show);
await refresh();
showList();
openFromAddress();
onChanged(() => Promise.all([refresh(), showList()]));
onFolderChanged(refresh);
onDropped((names) => names.length > 0 && !document.querySelector("dialog[open]") && open("attach", names));
addEventListener("hashchange", openFromAddress);

/** The list beside the concern is a comfort: when it cannot be read, the concern still can. */
async function showList() {
  try {
    const view = await readView();
    const found = await listConcerns(view);
    fill(need("#total"), `${count(found.total, "concern")} · ${sortWords(view)}`);
    fill(need("#chips"), viewChips(view, terms));
    /** @type {import("../components/concern-list.js").ConcernList} */ (need("concern-list")).show(found.items, concern);
  } catch {
    fill(need("#total"), "The whole log");
  }
}

// Act

document.addEventListener("act", (event) => {
  const { name, subject } = /** @type {CustomEvent} */ (event).detail;
  open(name, subject);
});
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "e" || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  open("add", null);
});

/** Opens one panel. @param {string} name @param {unknown} subject what it is about: a passage, a person, a referral, a field */
function open(name, subject) {
  // Where nothing may be written the frame says so, and why.
  if (frame.is_in || name === "see-file") ACTS[name]?.({ page, terms, colleagues: frame.colleagues, done }, subject);
}

/** What an address asks for after `#`: a tab, or an act such as `decide` or `chase:<referral>`. */
function openFromAddress() {
  const [name, subject] = location.hash.slice(1).split(":");
  if (tabs.has(name)) tabs.open(name);
  else if (name in ACTS && page) open(name, subject ?? null);
}

/** After an act: the page is read again, and says what was done. @param {string} said */
async function done(said) {
  history.replaceState(null, "", location.pathname + location.search);
  await refresh();
  fill(need("#done"), el("span", { class: "badge ok" }, said));
  focusOn(need("#name"));
}

// Show

/** @param {ConcernPage} page */
function show(page) {
  identity(page, terms);
  timeline.show(page.chronology, terms, page.whereabouts);
  accountTab(need("#account"), page, terms);
  viewsTab(need("#views"), page, terms);
  bodyMapTab(need("#body-map"), page, terms);
  topicsTab(need("#topics"), page, terms);
  filesTab(need("#files"), page, terms);
  peopleTab(need("#people"), page, terms);
  decisionsTab(need("#decisions"), page, terms);
  sharesTab(need("#shares"), page);
  historyTab(need("#history"), tabs, concern);
  nextSteps(need("#next-steps"), page, frame.colleagues.length > 0);
  tabs.count("body-map", page.body_marks.filter(({ withdrawn }) => !withdrawn).length);
  tabs.offer("topics", page.topics.length > 0);
  tabs.count("topics", page.topics.length);
  tabs.count("files", page.files.filter(({ withdrawn }) => !withdrawn).length);
  tabs.count("people", page.people.length);
  tabs.count("decisions", page.chronology.filter(({ kind }) => kind === "decision").length + page.referrals.length);
  tabs.count("shares", page.shares.length);
}
