/** Restoring from a backup: the words of the kit, a new PIN, and the file, which Rust asks for. @module */
import "../components/error-summary.js";
import { fill, need } from "../dom.js";
import { restoreLog } from "../ipc/commands.js";
import { onSend } from "../sending.js";

/** @param {HTMLElement} part @param {{ opened: () => void }} next */
export function onRestore(part, { opened }) {
  const form = /** @type {HTMLFormElement} */ (need("form", part));
  const said = need("#restore-said", part);
  onSend(form, {
    send: (/** @type {import("../ipc/commands.js").Recovery & { folder: string }} */ { folder, ...filled }) => {
      fill(said, "Checking every entry of the backup. This may take a minute.");
      return restoreLog({ ...filled, with_folder: folder === "yes" }).finally(() => fill(said));
    },
    then: (picked) => {
      if (!picked) return;
      form.reset();
      opened();
    },
    check: () => {
      const empty = ["words", "pin", "pin_again"].filter((name) => /** @type {HTMLInputElement} */ (need(`[name=${name}]`, form)).value.trim() === "");
      return empty.map((field) => ({ field, rule: "required" }));
    },
  });
}
