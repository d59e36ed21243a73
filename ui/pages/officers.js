/**
 * Officers and machines: who is in, who asks to come in, what waits for a second officer, and what is true of the folder.
 * This file arrives and keeps the page true; what stands in each card is in `officers/`.
 * @module
 */
import { arrive, keepTrue } from "../boot.js";
import { fill, focusOn, need } from "../dom.js";
import { onChanged, onFolderChanged, readNotInForce, readOfficers } from "../ipc/commands.js";
import { count } from "../words/dates.js";
import { dotted } from "../words/phrases.js";
import { showAlarms } from "./officers/alarms.js";
import { showFolder } from "./officers/folder.js";
import { inviteButton } from "./officers/invite.js";
import { showMachines } from "./officers/machines.js";
import { showNotInForce } from "./officers/not-in-force.js";
import { showPeople } from "./officers/people.js";
import { showBefore, showProposals } from "./officers/proposals.js";
import { showRequests } from "./officers/requests.js";

/** @typedef {import("../ipc/types").OfficersPage} OfficersPage */

// Arrive

const { frame } = await arrive({ terms: false });
/** What each card last said. @type {Map<string, string>} */
const drawn = new Map();
/** @type {OfficersPage} */
let page;
/** @type {import("../ipc/types").NotInForce} */
let cut;
const refresh = keepTrue(read, () => show(page));
await refresh();
onChanged(refresh);
onFolderChanged(refresh);
if (location.hash === "#alarms") focusOn(need("#alarms"));

async function read() {
  [page, cut] = await Promise.all([readOfficers(), readNotInForce({ machine: null })]);
  return [page, cut];
}

// Act

/** After an act: the page is read again, and says what was done. @param {import("./plain-panel.js").Said} said */
async function done(said) {
  await refresh();
  fill(need("#done"), typeof said === "string" ? said : said(page));
}

// Show

/** @param {OfficersPage} page */
async function show(page) {
  const waiting = page.proposals.filter(({ outcome }) => outcome === "waiting");
  const alarms = page.alarms.filter(({ seen_at }) => !seen_at);
  fill(need("#in-short"), dotted(
    alarms.length > 0 && count(alarms.length, "alarm"),
    page.requests.length > 0 && `${count(page.requests.length, "machine")} ${page.requests.length === 1 ? "asks" : "ask"} to join`,
    waiting.length > 0 && `${count(waiting.length, "change")} ${waiting.length === 1 ? "waits" : "wait"} for agreement`) || "nothing is waiting");
  fill(need("#places"), page.full ? "all three places are taken" : "one Designated Safeguarding Officer, two deputies");
  fill(need("#invite"), frame.is_in ? inviteButton(page) : null);
  await card("#alarms", page.alarms, (into) => showAlarms(into, page, done));
  await card("#requests", [page.requests, page.officers, page.machines.map(({ machine, standing }) => [machine, standing])], (into) => showRequests(into, page, done));
  await card("#proposals", page.proposals, (into) => showProposals(into, page, done));
  await card("#people", page.officers, (into) => showPeople(into, page, frame.is_in, done));
  await card("#machines", page.machines, (into) => showMachines(into, page));
  await card("#not-in-force", cut, (into) => showNotInForce(into, cut));
  await card("#folder", page.folder, (into) => showFolder(into, need("#folder-state"), page.folder, refresh));
  await card("#before", page.proposals, (into) => showBefore(into, page));
}

/**
 * Draws a card only when what it says has changed, and gives the focus back to the button that had it: a pass with the
 * folder comes at any moment, and must not take a button from under a hand.
 * @param {string} selector @param {unknown} says @param {(into: HTMLElement) => void | Promise<void>} draw
 */
async function card(selector, says, draw) {
  const now = JSON.stringify(says);
  if (drawn.get(selector) === now) return;
  drawn.set(selector, now);
  const into = need(selector);
  const held = into.contains(document.activeElement) ? document.activeElement?.textContent : null;
  await draw(into);
  if (held) [...into.querySelectorAll("button")].find((button) => button.textContent === held)?.focus();
}
