/**
 * Backups: where they go, when one was last restored and found right, and one now. Only Rust knows the place.
 * @module
 */
import { badge } from "../../components/badge.js";
import { el, fill, need } from "../../dom.js";
import { backUp, chooseBackupPlace, readBackup } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";
import { backupFaultWords } from "../../words/backup.js";
import { count, longDay, londonOf } from "../../words/dates.js";
import { refusalWords } from "../../words/sentences.js";

/** @typedef {import("../../ipc/types").BackupView} BackupView */

/** Shows what is true of the backups now. */
export async function showBackup() {
  await show(await readBackup());
}

/** @param {BackupView} backup */
async function show(backup) {
  fill(need("#backup-state"), badge(backup.red ? { kind: "danger", text: age(backup) } : { kind: "ok", text: age(backup) }));
  const fault = backup.last_fault ? await backupFaultWords(backup.last_fault) : null;
  fill(need("#backup-body"),
    el("p", null, "One encrypted file a day, opened only with the recovery kit or on an officer’s computer. It counts once a log restored from it was found to be the same."),
    fault ? el("div", { class: "notice danger" }, el("div", null, el("strong", null, "The last backup failed"), el("p", null, fault))) : null,
    el("p", null, standing(backup)),
    el("div", { class: "button-row" },
      backup.chosen ? button("Back up now", now) : null,
      button(backup.chosen ? "Choose another place…" : "Choose a place for backups…", choose, backup.chosen)),
    el("div", { id: "backup-next", role: "status" }));
}

/** @param {BackupView} backup */
function age({ days }) {
  if (days === null) return "never restored to try";
  return days === 0 ? "restored to try today" : `restored to try ${count(days, "day")} ago`;
}

/** @param {BackupView} backup */
function standing({ chosen, last_verified_at, kept }) {
  if (!chosen) return "No place for backups was chosen, so none is made.";
  if (!last_verified_at) return "There is no good backup yet.";
  return `The last good one is of ${longDay(londonOf(last_verified_at).slice(0, 10))}. ${count(kept, "backup")} of this computer can be reached.`;
}

function now() {
  fill(need("#backup-next"), "Making a backup, and restoring it to try. You can go on working.");
  return tell(backUp);
}

function choose() {
  return tell(chooseBackupPlace);
}

/** @param {() => Promise<BackupView>} act */
async function tell(act) {
  try {
    await show(await act());
  } catch (thrown) {
    const { title, body } = await refusalWords(Refusal.from(thrown));
    fill(need("#backup-next"), el("div", { class: "notice danger" }, el("div", null, el("strong", null, title), el("p", null, body))));
  }
}

/** @param {string} words @param {() => unknown} onclick @param {boolean} [quiet] */
function button(words, onclick, quiet = false) {
  const made = el("button", { type: "button", class: quiet ? "govuk-button govuk-button--quiet" : "govuk-button govuk-button--secondary" }, words);
  made.addEventListener("click", onclick);
  return made;
}
