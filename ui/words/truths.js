/** What is true of backups and of the shared folder, in a few words, never better than it is. @module */
import { agoWords, count, sinceDay } from "./dates.js";

/** @typedef {import("../ipc/types").Frame} Frame */
/** @typedef {{ kind: "" | "quiet" | "due" | "wrong", words: string }} Truth */

/** @param {Frame} frame @returns {Truth} */
export function backupTruth({ backup_days, backup_red }) {
  if (backup_days === null) return { kind: backup_red ? "wrong" : "due", words: "No good backup yet" };
  const when = backup_days === 0 ? "today" : backup_days === 1 ? "yesterday" : `${backup_days} days ago`;
  return backup_red ? { kind: "wrong", words: `Last good backup ${when}: look at it` } : { kind: "", words: `Backup restored to try ${when}` };
}

/** The worst comes first. @param {Frame} frame @returns {Truth} */
export function folderTruth({ alarms, alarms_still, is_in, folder, officers }) {
  if (alarms > 0) return { kind: "wrong", words: alarms === 1 ? "An alarm waits" : `${alarms} alarms wait` };
  if (!is_in) return { kind: "wrong", words: "This machine may not write at present" };
  if (!folder.chosen) return { kind: officers > 1 ? "due" : "quiet", words: "No shared folder chosen" };
  if (folder.fault) return { kind: "due", words: folder.passed_at ? `Folder not reached ${sinceDay(folder.passed_at)}` : "Folder not reached yet" };
  if (alarms_still > 0) return { kind: "due", words: alarms_still === 1 ? "An alarm you saw is still so" : `${alarms_still} alarms you saw are still so` };
  if (folder.to_publish > 0) return { kind: "due", words: `${count(folder.to_publish, "entry", "entries")} not in the folder yet` };
  return { kind: "", words: folder.passed_at ? `Folder: agreed ${agoWords(folder.passed_at)}` : "Folder: not looked in yet" };
}
