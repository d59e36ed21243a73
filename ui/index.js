/**
 * The door: the only page that works while the log is locked. Shows one of its parts: the PIN, the two ways to begin,
 * a first set-up, joining, waiting to be let in, the recovery kit, recovery, or why none of these can be.
 * @module
 */
import { fill, focusOn, need } from "./dom.js";
import { onColleague } from "./door/colleague.js";
import { onJoin } from "./door/join.js";
import { onPin } from "./door/pin.js";
import { onKit } from "./door/kit.js";
import { onRecover } from "./door/recover.js";
import { onRestore } from "./door/restore.js";
import { onSetUp } from "./door/set-up.js";
import { onWaiting } from "./door/waiting.js";
import { readSession } from "./ipc/commands.js";
import { Refusal } from "./ipc/refusal.js";
import { reveal } from "./theme.js";
import { refusalWords } from "./words/sentences.js";

/** @typedef {"pin" | "welcome" | "set-up" | "join" | "waiting" | "kit" | "recover" | "colleague" | "restore" | "blocked"} Part */

// Arrive

onPin(need("#pin"), { opened: arrive });
onSetUp(need("#set-up"), { made: () => show("kit"), back: () => show("welcome") });
onJoin(need("#join"), { asked: arrive });
const waiting = onWaiting(need("#waiting"), { over: arrive });
onKit(need("#kit"), { done: goOn });
let fresh = false;
const recover = onRecover(need("#recover"), { opened: goOn });
onRestore(need("#restore"), { opened: goOn });
onColleague(need("#colleague"), { asked: arrive });
await arrive();

async function arrive() {
  try {
    const session = await readSession();
    fresh = session.state === "fresh";
    fill(need("#organisation"), session.organisation);
    need('#recover [data-go="pin"]').hidden = session.state === "stranded";
    need('#pin .door-quiet').hidden = session.state === "joining";
    if (session.state === "open") return session.kit_waiting ? show("kit") : goOn();
    if (session.blocked) await block(Refusal.from(session.blocked));
    else if (session.state === "stranded") strand();
    else if (session.words.length > 0) {
      waiting.begin(session);
      show("waiting");
    } else {
      need("#pin-why").hidden = session.state !== "joining";
      show(session.state === "fresh" ? "welcome" : "pin");
    }
  } catch (thrown) {
    await block(Refusal.from(thrown));
  }
}

// Act

for (const link of document.querySelectorAll("[data-go]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    recover.why("");
    const part = /** @type {Part} */ (link.getAttribute("data-go"));
    // Where there is no log, the way back leads to the two ways to begin.
    show(part === "pin" && fresh ? "welcome" : part);
  });
}
need("[data-retry]").addEventListener("click", arrive);

/** Goes where the officer was when the log was locked, or to Today. Only ever to a page of ours. */
function goOn() {
  const back = new URLSearchParams(location.search).get("back") ?? "";
  location.replace(/^\/pages\/[a-z-]+\.html(\?[\w=&%.-]*)?$/.test(back) ? back : "/pages/today.html");
}

// Show

/** @param {Part} part */
function show(part) {
  for (const section of document.querySelectorAll("main > section")) /** @type {HTMLElement} */ (section).hidden = section.id !== part;
  document.body.dataset.part = part;
  reveal();
  const section = need(`#${part}`);
  focusOn(/** @type {HTMLElement} */ (section.querySelector(part === "pin" || ["recover", "colleague", "restore"].includes(part) ? "input, textarea" : "h2")));
}

/** There are traces of a log here, but nothing that opens with a PIN. */
function strand() {
  recover.why("There are traces of a log on this computer, but not enough to open it with a PIN. The recovery kit opens what is left, or a copy put back from a backup.");
  show("recover");
}

/** @param {Refusal} refusal */
async function block(refusal) {
  const { title, body } = await refusalWords(refusal);
  fill(need("#blocked-title"), title);
  fill(need("#blocked-words"), body);
  need('#blocked [data-go="recover"]').hidden = !["keyring-missing", "keyring-changed", "rolled-back", "trace-exists"].includes(refusal.code);
  show("blocked");
}
