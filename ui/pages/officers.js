/**
 * Officers and machines: who is in, who asks to come in, what waits for a second officer, and what is true of the folder.
 * This file arrives and keeps the page true; what stands in each card is in `officers/`.
 * @module
 */
import { arrive, refuse } from "../boot.js";
import { fill, focusOn, need } from "../dom.js";
import { onChanged, onFolderChanged, readOfficers } from "../ipc/commands.js";
import { reveal } from "../theme.js";
import { count } from "../words/dates.js";
import { dotted } from "../words/phrases.js";
import { showAlarms } from "./officers/alarms.js";
import { showFolder } from "./officers/folder.js";
import { inviteButton } from "./officers/invite.js";
import { showMachines } from "./officers/machines.js";
import { showPeople } from "./officers/people.js";
import { showBefore, showProposals } from "./officers/proposals.js";
import { showRequests } from "./officers/requests.js";

/** @typedef {import("../ipc/types").OfficersPage} OfficersPage */

// Arrive

const { frame } = await arrive({ terms: false });
let shown = "";
/** @type {OfficersPage} */
let page;
await refresh();
onChanged(refresh);
onFolderChanged(refresh);
if (location.hash === "#alarms") focusOn(need("#alarms"));

/** Reads the page again. What did not change is left as it is, so that nothing moves under a hand. */
async function refresh() {
  try {
    page = await readOfficers();
    const now = JSON.stringify(page);
    if (now !== shown) await show(page);
    shown = now;
    reveal();
  } catch (thrown) {
    await refuse(thrown);
  }
}

// Act

/** After an act: the page is read again, and says what was done. @param {import("./officers/panel.js").Said} said */
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
  await showAlarms(need("#alarms"), page, done);
  showRequests(need("#requests"), page, done);
  showProposals(need("#proposals"), page, done);
  showPeople(need("#people"), page, frame.is_in, done);
  showMachines(need("#machines"), page);
  await showFolder(need("#folder"), need("#folder-state"), page.folder, refresh);
  showBefore(need("#before"), page);
}
