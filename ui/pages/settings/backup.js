/**
 * Backups: where they go, when one was last restored and found right, and one now, step by step, which can be stopped.
 * Only Rust knows the place.
 * @module
 */
import { badge } from "../../components/badge.js";
import { el, fill, focusOn, need } from "../../dom.js";
import { backUp, chooseBackupPlace, onBackupStep, onChanged, readBackup, stopBackup } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";
import { backupFaultWords, backupStepWords } from "../../words/backup.js";
import { count, longDay, londonOf } from "../../words/dates.js";
import { refusalWords } from "../../words/sentences.js";

/** @typedef {import("../../ipc/types").BackupView} BackupView */

/** The step that is shown, so that it is read out once. */
let step = "";
/** What is said under the buttons once a backup is over. */
let said = "";
let shown = "";

/** Shows what is true of the backups now, and goes on showing it: one may be made by itself while the page is open. */
export async function showBackup() {
  await again();
  onBackupStep(progress);
  onChanged(() => again().catch(() => undefined));
}

/** What did not change is left as it is, so that nothing moves under a hand. */
async function again() {
  const backup = await readBackup();
  if (JSON.stringify(backup) !== shown) await show(backup);
  shown = JSON.stringify(backup);
}

/** @param {import("../../ipc/commands.js").BackupStep} now */
async function progress(now) {
  if (!now.step) {
    step = "";
    return fill(need("#backup-next"), said);
  }
  const words = await backupStepWords(now.step);
  const bar = /** @type {HTMLProgressElement | null} */ (document.querySelector("#backup-next progress"));
  if (!bar || step !== now.step) {
    const fresh = el("progress", { "aria-label": words });
    const stop = document.querySelector("#backup-next button") ?? button("Stop", stopNow);
    fill(need("#backup-next"), el("p", null, words, "…"), fresh, el("p", { class: "muted" }, "You can go on working. The last good backup stays until the new one was found right."), el("div", { class: "row" }, stop));
    step = now.step;
    return measure(fresh, now);
  }
  measure(bar, now);
}

/** @param {HTMLProgressElement} bar @param {import("../../ipc/commands.js").BackupStep} now */
function measure(bar, { done, of }) {
  if (done === 0) return;
  bar.max = of;
  bar.value = done;
}

async function stopNow() {
  said = "Stopped. Nothing half done was left, and the last good backup stands.";
  fill(need("#backup-next"), "Stopping…");
  await stopBackup().catch(() => undefined);
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
    el("div", { id: "backup-next", role: "status" }, said));
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
  said = "";
  fill(need("#backup-next"), "Beginning…");
  return tell(backUp);
}

function choose() {
  said = "";
  return tell(chooseBackupPlace);
}

/** @param {() => Promise<BackupView>} act */
async function tell(act) {
  try {
    await show(await act());
    // The button that was pressed is gone; whoever typed on meanwhile keeps their place.
    if (document.activeElement === document.body) focusOn(need("#backup"));
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
