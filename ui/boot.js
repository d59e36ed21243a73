/**
 * What every page but the first does on arrival: find out who is signed in, dress the page, wire the frame, and leave
 * the moment the log is locked. A page imports this first and awaits `arrive()`.
 *
 * Nothing is carried from page to page here: each arrival asks again.
 * @module
 */
import "./components/app-frame.js";
import { keepAllDrafts } from "./components/draft-keeper.js";
import { LOCKED_OUT, lock, onChanged, onDropped, onFolderChanged, onLocked, readFrame, readTerms, searchLog } from "./ipc/commands.js";
import { Refusal } from "./ipc/refusal.js";
import { stayAwake } from "./awake.js";
import { apartWords } from "./words/alarms.js";
import { el, need } from "./dom.js";
import { openBox } from "./components/dialog-panel.js";
import { dress, reveal } from "./theme.js";
import { setNow } from "./words/dates.js";
import { showRefusedPage } from "./refused-page.js";

const FOUND_MAX = 8;

/**
 * Waits for the log, then shows the frame. The page itself is shown by `reveal()`, which `arrive` calls for it unless told to wait.
 * @param {{ terms?: boolean, writes?: boolean, drops?: boolean }} [wanted] a page that is there to write on is not shown where nothing may be written; one that takes dropped files hears of them itself
 * @returns {Promise<{ frame: import("./ipc/types").Frame, terms: import("./ipc/types").Terms, param: (name: string) => string | null }>}
 */
export async function arrive({ terms: wantsTerms = true, writes = false, drops = false } = {}) {
  document.addEventListener(LOCKED_OUT, leave);
  onLocked(leave);
  try {
    const [frame, terms] = await Promise.all([readFrame(), wantsTerms ? readTerms() : /** @type {any} */ (null)]);
    setNow(frame.now);
    dress(frame);
    const shown = await showFrame(frame);
    const again = async () => shown(await readFrame());
    onChanged(again);
    onFolderChanged(again);
    if (!drops) onDropped(sayNothingTaken);
    stayAwake();
    setTimeout(reveal, 120);
    if (writes && !frame.is_in) throw new Refusal({ code: "not-in", fields: [], trace: "" });
    const asked = new URLSearchParams(location.search);
    return { frame, terms, param: (name) => asked.get(name) };
  } catch (thrown) {
    const refusal = Refusal.from(thrown);
    if (refusal.code === "locked") leave();
    else await refuse(refusal);
    return new Promise(() => {});
  }
}

/**
 * Shows a page that cannot be shown: what went wrong, and what to do, in place of its content.
 * @param {unknown} thrown
 */
export async function refuse(thrown) {
  const refusal = Refusal.from(thrown);
  if (refusal.code !== "locked") await showRefusedPage(need("main"), refusal);
  reveal();
}

/**
 * A page that is read again whenever something changed. What did not change is left as it is, so that nothing moves under a hand.
 * @template T
 * @param {() => Promise<T>} read @param {(page: T) => unknown} show
 * @returns {() => Promise<void>} reads and shows
 */
export function keepTrue(read, show) {
  let shown = "";
  return async () => {
    try {
      const page = await read();
      const now = JSON.stringify(page);
      if (now !== shown) await show(page);
      shown = now;
      reveal();
    } catch (thrown) {
      await refuse(thrown);
    }
  };
}

/** @param {import("./ipc/types").Frame} first @returns {Promise<(frame: import("./ipc/types").Frame) => Promise<void>>} */
async function showFrame(first) {
  const element = /** @type {import("./components/app-frame.js").AppFrame} */ (need("app-frame"));
  const acts = { find: (/** @type {string} */ words) => searchLog({ words, limit: FOUND_MAX }), lock: lockNow };
  /** @param {import("./ipc/types").Frame} frame */
  const show = async (frame) => {
    document.documentElement.toggleAttribute("data-read-only", !frame.is_in);
    element.show(frame, acts, await apartWords(frame));
  };
  await show(first);
  return show;
}

/** Keeps the last words, then locks. The event that follows takes every page away. */
async function lockNow() {
  await keepAllDrafts();
  await lock().catch(() => undefined);
  leave();
}

/** A page that takes no files says so, and where they can go. @param {string[]} names */
function sayNothingTaken(names) {
  if (names.length === 0 || document.querySelector("dialog.not-taken")) return;
  openBox("Nothing was taken", el("p", null, "Open a concern, or New concern, to drop files there.")).classList.add("not-taken");
}

let leaving = false;

/** Wipes what is on screen before going, so that nothing personal waits behind a slow page change. */
function leave() {
  if (leaving) return;
  leaving = true;
  const back = `${location.pathname}${location.search}`;
  document.body.replaceChildren();
  location.replace(`/index.html?back=${encodeURIComponent(back)}`);
}
