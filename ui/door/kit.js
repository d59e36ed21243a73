/** The recovery kit: saved where the officer says, printed, then proved by two of its words. @module */
import "../components/error-summary.js";
import { fill, need } from "../dom.js";
import { textField } from "../components/fields.js";
import { confirmKit, saveKit } from "../ipc/commands.js";
import { onSend } from "../sending.js";

/** @param {HTMLElement} part @param {{ done: () => void }} next */
export function onKit(part, { done }) {
  const saving = need("[data-part=save]", part);
  const confirming = need("[data-part=confirm]", part);
  const saveForm = /** @type {HTMLFormElement} */ (need("form", saving));
  const confirmForm = /** @type {HTMLFormElement} */ (need("form", confirming));
  /** @type {number[]} */
  let asked = [];

  onSend(saveForm, { send: saveKit, then: ask });
  onSend(confirmForm, {
    gather: () => ({ words: asked.map((number, at) => ({ number, word: wordAt(at) })) }),
    send: confirmKit,
    then: done,
    check: () => asked.flatMap((_, at) => (wordAt(at) === "" ? [{ field: `words.${at}.word`, rule: "required" }] : [])),
  });
  need("[data-again]", part).addEventListener("click", () => saveForm.requestSubmit());
  for (const later of part.querySelectorAll("[data-later]")) later.addEventListener("click", done);

  /** @param {import("../ipc/commands.js").KitSaved} saved */
  function ask(saved) {
    if (!saved.saved) return;
    asked = saved.ask;
    fill(need("#kit-words", part), asked.map((number, at) => textField({ name: `words.${at}.word`, label: `Word ${number}`, width: "10" })));
    saving.hidden = true;
    confirming.hidden = false;
    need("input", confirming).focus();
  }

  /** @param {number} at */
  const wordAt = (at) => /** @type {HTMLInputElement} */ (need(`[name="words.${at}.word"]`, confirmForm)).value.trim().toLowerCase();
}
