/** Asking a colleague to open the log here again: their invitation, a new PIN, and the shared folder, which Rust asks for. @module */
import "../components/error-summary.js";
import { need } from "../dom.js";
import { askColleague } from "../ipc/commands.js";
import { onSend } from "../sending.js";

/** @param {HTMLElement} part @param {{ asked: () => void }} next */
export function onColleague(part, { asked }) {
  const form = /** @type {HTMLFormElement} */ (need("form", part));
  onSend(form, {
    send: askColleague,
    then: (picked) => {
      if (!picked) return;
      form.reset();
      asked();
    },
    check: () => {
      const empty = ["invitation", "pin", "pin_again"].filter((name) => /** @type {HTMLInputElement} */ (need(`[name=${name}]`, form)).value.trim() === "");
      return empty.map((field) => ({ field, rule: "required" }));
    },
  });
}
