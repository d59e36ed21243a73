/** Waiting to be let in: six words to read out, and a look every few seconds whether a colleague has said yes. @module */
import { stayAwake } from "../awake.js";
import { fill, need } from "../dom.js";
import { lock, onFolderChanged, readSession, syncNow } from "../ipc/commands.js";
import { Refusal } from "../ipc/refusal.js";
import { folderFaultWords } from "../words/alarms.js";
import { refusalWords } from "../words/sentences.js";
import { sixWords } from "../words/six-words.js";

/** @typedef {import("../ipc/commands.js").Session} Session */

/**
 * @param {HTMLElement} part @param {{ over: () => void }} next what happens when it is let in, or locked
 * @returns {{ begin: (session: Session) => void }}
 */
export function onWaiting(part, { over }) {
  const state = need("#waiting-state", part);
  let begun = false;

  need("[data-look]", part).addEventListener("click", async () => {
    fill(state, "Looking…");
    await syncNow().catch(() => undefined);
    await look();
  });
  need("[data-lock]", part).addEventListener("click", async () => {
    await lock().catch(() => undefined);
    over();
  });

  /** Asks what is true now; the program itself looks in the folder meanwhile. */
  async function look() {
    try {
      const session = await readSession();
      if (session.words.length === 0) return over();
      await show(session);
    } catch (thrown) {
      const { title, body } = await refusalWords(Refusal.from(thrown));
      fill(state, `${title}. ${body}`);
    }
  }

  /** @param {Session} session */
  async function show({ folder_fault }) {
    const fault = folder_fault ? await folderFaultWords(folder_fault) : null;
    fill(state, fault ? `${fault.title}. Connect it; this page tries again by itself.` : "Nobody has let this computer in yet. It looks again by itself, and opens when they have.");
  }

  return {
    begin(session) {
      fill(need("#waiting-words", part), sixWords(session.words));
      show(session);
      if (begun) return;
      begun = true;
      stayAwake();
      onFolderChanged(() => { if (!part.hidden) look(); });
    },
  };
}
