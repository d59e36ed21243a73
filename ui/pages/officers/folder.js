/** The shared folder: whether it is reached, what is not in it yet, and what to do. Which folder it is only Rust knows. @module */
import { badge } from "../../components/badge.js";
import { el, fill } from "../../dom.js";
import { chooseFolder, syncNow } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";
import { folderFaultWords } from "../../words/alarms.js";
import { agoWords, count, instantWords } from "../../words/dates.js";
import { refusalWords } from "../../words/sentences.js";
import { button } from "../plain-panel.js";

/** @typedef {import("../../ipc/types").FolderView} FolderView */

/** @param {HTMLElement} into @param {HTMLElement} state @param {FolderView} folder @param {() => Promise<void>} refresh */
export async function showFolder(into, state, folder, refresh) {
  const said = el("p", { class: "under", role: "status" });
  const choose = () => tell(said, "Choose the folder in the window that opened.", async () => {
    if (await chooseFolder()) await syncNow();
  }, refresh);
  fill(state, badge(standing(folder)));
  if (!folder.chosen) {
    fill(into,
      el("p", null, "The officers’ machines agree through a folder that all of them can reach: a network drive of the council, a folder that a program keeps alike, or a USB stick you carry."),
      el("p", null, "Everything in it is encrypted; whoever can open the folder reads nothing of the log."),
      el("div", { class: "button-row" }, button("Choose the shared folder…", choose, "")), said);
    return;
  }
  const fault = folder.fault ? await folderFaultWords(folder.fault) : null;
  fill(into,
    fault ? el("div", { class: "notice" }, el("div", null, el("strong", null, fault.title), el("p", null, fault.body))) : null,
    el("p", null, folder.passed_at ? `${fault ? "Last looked in" : "Looked in and agreed"} ${agoWords(folder.passed_at)} (${instantWords(folder.passed_at)}).` : "Not looked in yet."),
    el("p", null, folder.to_publish > 0 ? `${count(folder.to_publish, "entry", "entries")} written here ${folder.to_publish === 1 ? "is" : "are"} not in the folder yet. Nobody else has ${folder.to_publish === 1 ? "it" : "them"}, so leave this computer on until ${folder.to_publish === 1 ? "it is" : "they are"}.` : "Everything written here is in the folder."),
    folder.waiting.map(({ officer, count: many }) => el("p", null, `${count(many, "entry", "entries")} cannot be read until earlier ones of ${officer} arrive. Ask ${officer} to open their log.`)),
    el("div", { class: "button-row" },
      button("Look now", () => tell(said, "Looking…", syncNow, refresh)),
      button("Choose another folder…", choose, "govuk-button--quiet")), said);
}

/** @param {FolderView} folder @returns {import("../../ipc/types").Badge} */
function standing({ chosen, fault, passed_at, to_publish }) {
  if (!chosen) return { kind: "due", text: "none chosen" };
  if (fault) return { kind: "danger", text: "not reached" };
  if (to_publish > 0) return { kind: "due", text: `${to_publish} not in it yet` };
  return passed_at ? { kind: "ok", text: "agreed" } : { kind: "plain", text: "not looked in yet" };
}

/** @param {HTMLElement} said @param {string} meanwhile @param {() => Promise<unknown>} act @param {() => Promise<void>} refresh */
async function tell(said, meanwhile, act, refresh) {
  fill(said, meanwhile);
  try {
    await act();
    fill(said);
    await refresh();
  } catch (thrown) {
    const { title, body } = await refusalWords(Refusal.from(thrown));
    fill(said, `${title}. ${body}`);
  }
}
