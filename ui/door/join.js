/** Joining a log that a colleague keeps: the folder, the invitation, who you are, a PIN. Which folder it is only Rust knows. @module */
import "../components/error-summary.js";
import { badge } from "../components/badge.js";
import { fill, formData, need } from "../dom.js";
import { chooseFolder, joinLog } from "../ipc/commands.js";
import { Refusal } from "../ipc/refusal.js";
import { onSend } from "../sending.js";

const NEEDED = ["invitation", "officer_name", "officer_role", "pin"];

/** @param {HTMLElement} part @param {{ asked: () => void }} next */
export function onJoin(part, { asked }) {
  const form = /** @type {HTMLFormElement} */ (need("form", part));
  const summary = /** @type {import("../components/error-summary.js").ErrorSummary} */ (need("error-summary", part));
  const folder = /** @type {HTMLInputElement} */ (need("[name=folder]", form));

  need("[data-choose]", part).addEventListener("click", async () => {
    try {
      if (!(await chooseFolder())) return;
      folder.value = "chosen";
      fill(need("#folder-said", part), badge({ kind: "ok", text: "folder chosen" }));
    } catch (thrown) {
      await summary.show(Refusal.from(thrown));
    }
  });

  onSend(form, {
    gather: () => {
      const { invitation, officer_name, officer_role, pin, pin_again } = formData(form);
      return { invitation, name: officer_name, role: officer_role, pin, pin_again };
    },
    send: joinLog,
    then: () => {
      form.reset();
      asked();
    },
    check: () => {
      const answers = formData(form);
      const faults = NEEDED.filter((field) => answers[field].trim() === "").map((field) => ({ field, rule: "required" }));
      if (folder.value === "") faults.unshift({ field: "folder", rule: "not-chosen" });
      if (faults.length === 0 && answers.pin !== answers.pin_again) faults.push({ field: "pin_again", rule: "differs" });
      return faults;
    },
  });
}
