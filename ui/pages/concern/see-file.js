/** Looking at a file within the window: a picture written afresh or plain text, never the file as it came. @module */
import { openBox } from "../../components/dialog-panel.js";
import { el, fill } from "../../dom.js";
import { readFileView } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";
import { faultWords, refusalWords } from "../../words/sentences.js";
import { show } from "./files.js";

/** @param {import("./panel.js").ActContext} context @param {import("../../ipc/types").FileLine | null} file */
export async function seeFile({ page }, file) {
  if (!file?.entry) return;
  const body = el("div", { class: "stack" }, el("p", { role: "status" }, "One moment…"));
  openBox(file.name, body).classList.add("seeing");
  const wanted = { concern: page.concern, entry: file.entry };
  try {
    const view = await readFileView(wanted);
    if (view.shows === "text") return showText(body, view);
    const picture = el("img", { class: "seen", alt: view.caption || `Picture: ${view.name}` });
    await show(picture, { ...wanted, small: false });
    fill(body, picture, view.caption ? el("p", { class: "narrative" }, view.caption) : null);
  } catch (thrown) {
    fill(body, el("p", { class: "danger-text", role: "alert" }, await why(Refusal.from(thrown))));
  }
}

/** @param {HTMLElement} body @param {import("../../ipc/types").FileView} view */
function showText(body, view) {
  fill(body,
    el("pre", { class: "file-text", tabindex: "0", role: "region", "aria-label": `Text of ${view.name}` }, view.text),
    view.more ? el("p", { class: "note" }, "There is more. Save a copy to read all of it.") : null);
}

/** @param {Refusal} refusal */
async function why(refusal) {
  return refusal.fields.length > 0 ? `${await faultWords(refusal.fields[0])}.` : (await refusalWords(refusal)).body;
}
