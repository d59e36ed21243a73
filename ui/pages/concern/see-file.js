/** Looking at a file within the window: a picture written afresh or plain text, never the file as it came. @module */
import { factList } from "../../components/badge.js";
import { openBox } from "../../components/dialog-panel.js";
import { el, fill } from "../../dom.js";
import { readFileView } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";
import { faultWords, refusalWords } from "../../words/sentences.js";
import { show } from "./files.js";

/** @typedef {import("../../ipc/types").FileView} FileView */

const NOT_SHOWN = "This kind of file cannot be shown here. Save a copy to open it elsewhere.";

/** @param {import("./panel.js").ActContext} context @param {import("../../ipc/types").FileLine | null} file */
export async function seeFile({ page }, file) {
  if (!file?.entry) return;
  const body = el("div", { class: "stack" }, el("p", { role: "status" }, "One moment…"));
  openBox(file.name, body).classList.add("seeing");
  const wanted = { concern: page.concern, entry: file.entry };
  try {
    const view = await readFileView(wanted);
    if (view.shows !== "picture") return fill(body, view.shows === "nothing" ? NOT_SHOWN : text(view), about(view));
    const picture = el("img", { class: "seen", alt: view.caption || `Picture: ${view.name}` });
    await show(picture, { ...wanted, small: false });
    fill(body, picture, view.caption ? el("p", { class: "narrative" }, view.caption) : null, about(view));
  } catch (thrown) {
    fill(body, el("p", { class: "danger-text", role: "alert" }, await why(Refusal.from(thrown))));
  }
}

/** @param {FileView} view */
function text(view) {
  const words = view.shows === "words";
  return [
    words ? el("p", { class: "note" }, "Its words, as far as they can be read here: not how they stand on its pages, and no pictures. Save a copy to see it as it is.") : null,
    el("pre", { class: "file-text", tabindex: "0", role: "region", "aria-label": `${words ? "Words" : "Text"} of ${view.name}` }, view.text),
    view.more ? el("p", { class: "note" }, "There is more. Save a copy to read all of it.") : null,
  ];
}

/** What its maker wrote into it. It may be evidence, and may give somebody away. @param {FileView} view */
function about(view) {
  if (view.about.length === 0) return null;
  return el("section", null,
    el("h3", null, "What the file says of itself"),
    factList(view.about),
    el("p", { class: "note" }, "Whoever made it, or their telephone, wrote this into it. Nobody checked it, and none of it goes into a packet. A copy that you save has it."));
}

/** @param {Refusal} refusal */
async function why(refusal) {
  return refusal.fields.length > 0 ? `${await faultWords(refusal.fields[0])}.` : (await refusalWords(refusal)).body;
}
