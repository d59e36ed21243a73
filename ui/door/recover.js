/** Recovery: the words of the kit, and a new PIN. @module */
import "../components/error-summary.js";
import { fill, need } from "../dom.js";
import { recoverLog } from "../ipc/commands.js";
import { onSend } from "../sending.js";
import { count } from "../words/dates.js";

const WORDS = 24;

/**
 * @param {HTMLElement} part @param {{ opened: () => void }} next
 * @returns {{ why: (words: string) => void }}
 */
export function onRecover(part, { opened }) {
  const form = /** @type {HTMLFormElement} */ (need("form", part));
  const box = /** @type {HTMLTextAreaElement} */ (need("textarea", part));
  box.addEventListener("input", () => fill(need("#words-count", part), progress(box.value)));
  onSend(form, {
    send: recoverLog,
    then: () => {
      form.reset();
      opened();
    },
    check: () => {
      const empty = ["words", "pin", "pin_again"].filter((name) => /** @type {HTMLInputElement} */ (need(`[name=${name}]`, form)).value.trim() === "");
      return empty.map((field) => ({ field, rule: "required" }));
    },
  });
  return { why: (words) => fill(need("#recover-why", part), words) };
}

/** Counts the words while they are typed; a scanned square is one long word and needs no counting. @param {string} typed */
function progress(typed) {
  const words = typed.trim().split(/\s+/).filter(Boolean);
  if (words.length < 2) return "";
  return words.length === WORDS ? "24 words" : `${count(words.length, "word")} of ${WORDS}`;
}
