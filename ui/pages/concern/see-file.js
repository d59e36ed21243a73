/** Looking at a file within the window: a picture written afresh or plain text, never the file as it came. @module */
import { factList } from "../../components/badge.js";
import { openBox } from "../../components/dialog-panel.js";
import { el, fill } from "../../dom.js";
import { attachMailPart, readFileView } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";
import { faultWords, refusalWords } from "../../words/sentences.js";
import { dotted } from "../../words/phrases.js";
import { show } from "./files.js";

/** @typedef {import("../../ipc/types").FileView} FileView */

const NOT_SHOWN = "This kind of file cannot be shown here. Save a copy to open it elsewhere.";
/** What to do instead, by the kind of file as Rust calls it. @type {Record<string, string>} */
const INSTEAD = {
  "PDF": "No words could be read in it: it is a scan, damaged, locked, or was not read yet. Save a copy to open it elsewhere.",
  "Photograph (HEIC)": "Photographs of this kind (HEIC) cannot be shown here. Ask whoever sent it for a JPEG, or save a copy to open it elsewhere.",
};

/** @param {{ concern: string }} page @param {{ entry: string | null, name: string } | null} file */
export async function seeFile(page, file) {
  if (!file?.entry) return;
  const body = el("div", { class: "stack" }, el("p", { role: "status" }, "One moment…"));
  openBox(file.name, body).classList.add("seeing");
  const wanted = { concern: page.concern, entry: file.entry };
  try {
    const view = await readFileView(wanted);
    if (view.shows !== "picture") return fill(body, view.shows === "nothing" ? INSTEAD[view.kind_label] ?? NOT_SHOWN : text(view), parts(view, wanted), about(view));
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

/**
 * What is attached to an e-mail: each can become a file of the concern, and be looked at from there.
 * @param {FileView} view @param {import("../../ipc/types").FileWanted} mail
 */
function parts(view, mail) {
  if (view.parts.length === 0) return null;
  return el("section", null,
    el("h3", null, "Attached to this e-mail"),
    el("ul", { class: "plain-list mail-parts" }, view.parts.map((part) => partLine(part, mail))),
    el("p", { class: "note" }, "What you keep stands under Files for itself, where it can be looked at. The e-mail stays as it came."));
}

/** @param {import("../../ipc/types").MailPartLine} part @param {import("../../ipc/types").FileWanted} mail */
function partLine(part, mail) {
  const said = el("span", { role: "status", tabindex: "-1" });
  const keep = el("button", {
    type: "button", "data-writes": true, class: "govuk-button govuk-button--secondary", "aria-label": `Keep as a file of this concern: ${part.name}`,
    onclick: async () => {
      keep.disabled = true;
      try {
        await attachMailPart({ ...mail, part: part.part });
        fill(said, kept());
        said.focus();
        keep.remove();
      } catch (thrown) {
        keep.disabled = false;
        fill(said, el("span", { class: "danger-text" }, await why(Refusal.from(thrown))));
      }
    },
  }, "Keep as a file of this concern");
  if (part.kept) fill(said, kept());
  return el("li", { class: "row" },
    el("span", null, part.name), el("span", { class: "note" }, dotted(part.kind_label, part.size)),
    part.can_be_kept && !part.kept ? keep : null, said,
    part.can_be_kept ? null : el("span", { class: "note" }, "It has no bytes of its own. Save a copy of the e-mail to open it elsewhere."));
}

const kept = () => el("span", { class: "badge ok" }, "Kept: it is under Files");

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
