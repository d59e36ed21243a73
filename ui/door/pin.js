/** Unlocking: one field. What was typed is wiped whatever the answer. @module */
import "../components/error-summary.js";
import { need } from "../dom.js";
import { unlock } from "../ipc/commands.js";
import { Refusal } from "../ipc/refusal.js";
import { onSend } from "../sending.js";

/** Refusals that no PIN can answer: the recovery kit is then the next thing to offer. */
const BEYOND_PIN = ["keyring-missing", "keyring-changed", "rolled-back"];

/** @param {HTMLElement} part @param {{ opened: () => void }} next */
export function onPin(part, { opened }) {
  const form = /** @type {HTMLFormElement} */ (need("form", part));
  const box = /** @type {HTMLInputElement} */ (need("input", part));
  onSend(form, {
    send: async ({ pin }) => {
      try {
        return await unlock({ pin });
      } catch (thrown) {
        part.classList.toggle("beyond-pin", BEYOND_PIN.includes(Refusal.from(thrown).code));
        throw thrown;
      } finally {
        box.value = "";
      }
    },
    then: opened,
    check: () => (box.value === "" ? [{ field: "pin", rule: "required" }] : []),
  });
}
