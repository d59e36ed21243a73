/** The files of a concern: what each is, who attached it, and the ways to look at it or to save a copy. @module */
import { badge, emptyState, factList } from "../../components/badge.js";
import { el, fill, labelOf } from "../../dom.js";
import { readFilePicture } from "../../ipc/commands.js";
import { instantWords, momentWords } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { ownerButtons } from "./owner.js";
import { actButton } from "./panel.js";
import { by } from "./views.js";

/** @typedef {import("../../ipc/types").ConcernPage} ConcernPage */
/** @typedef {import("../../ipc/types").FileLine} FileLine */

/** @param {HTMLElement} into @param {ConcernPage} page @param {import("../../ipc/types").Terms} terms */
export function filesTab(into, page, terms) {
  const attach = actButton("Attach a file…", "attach", null, page.files.length === 0);
  fill(into, el("div", { class: "stack" },
    page.files.length > 0
      ? el("ul", { class: "files" }, page.files.map((file) => line(file, page, terms)))
      : emptyState("No files", "Photographs, letters, e-mails, recordings: up to 100 MB each, encrypted like everything else. A picture, a text or an e-mail goes into a packet when you choose it, and not otherwise."),
    el("p", null, attach),
    el("p", { class: "note drop-here" }, "Or drop files anywhere on this window.")));
}

/** @param {FileLine} file @param {ConcernPage} page @param {import("../../ipc/types").Terms} terms */
function line(file, page, terms) {
  const see = named(actButton("Look at it", "see-file", file), `Look at it: ${file.name}`);
  const save = named(actButton("Save a copy…", "save-file", file), `Save a copy: ${file.name}`);
  const correct = named(actButton("Put it right…", "correct-file", file), `Put it right: ${file.name}`);
  // Looking writes nothing.
  delete see.dataset.writes;
  return el("li", { class: file.withdrawn ? "card taken-back" : "card" },
    el("header", null, el("h3", null, file.name), el("span", { class: "note" }, dotted(file.kind_label, file.size)), file.here ? null : badge({ kind: "due", text: "not here yet" }), file.owner ? badge({ kind: "sealed", text: `belongs to ${file.owner.owner_label}` }) : null),
    el("div", { class: "inside file" },
      file.shows === "picture" && file.here ? thumbnail(file, page) : null,
      el("div", { class: "stack" },
        file.caption ? el("p", { class: "narrative" }, file.caption) : null,
        factList([{ label: "Taken or written", value: file.taken_at ? momentWords(file.taken_at) : "" }, { label: "Known how", value: labelOf(terms.source_grades, file.source_grade) }]),
        file.apart ? el("p", null, badge({ kind: "due", text: "2 versions" }), " ", el("a", { href: `versions.html?id=${encodeURIComponent(page.concern)}` }, "Two officers put this right apart: settle it")) : null,
        before(file),
        file.here ? null : el("p", null, "A colleague attached it. It comes from the shared folder with one of the next looks there."),
        el("p", { class: "row" }, file.here ? [see, save] : null, file.withdrawn || file.apart ? null : correct, file.withdrawn ? null : ownerButtons({ item: `file:${file.entry}`, label: file.caption || file.kind_label, owner: file.owner })),
        by(file, file.name))));
}

/** What was said of it before it was put right. @param {FileLine} file */
function before({ earlier }) {
  if (earlier.length === 0) return null;
  return el("details", { class: "earlier" }, el("summary", null, earlier.length === 1 ? "What was said of it before" : `What was said of it before, ${earlier.length} times`),
    earlier.map(({ text, officer, at, reason }) => el("div", null, el("p", { class: "narrative" }, el("s", null, text || "Nothing")), el("p", { class: "by" }, dotted(officer, instantWords(at), reason && `put right: ${reason}`)))));
}

/** A small picture; when it cannot be made, the words beside it say all the same. @param {FileLine} file @param {ConcernPage} page */
function thumbnail(file, page) {
  const picture = el("img", { class: "thumbnail", alt: "" });
  show(picture, { concern: page.concern, entry: file.entry, small: true }).catch(() => picture.remove());
  return picture;
}

/** Shows a picture that Rust wrote afresh. @param {HTMLImageElement} picture @param {import("../../ipc/files.js").PictureWanted} wanted */
export async function show(picture, wanted) {
  const address = URL.createObjectURL(await readFilePicture(wanted));
  picture.addEventListener("load", () => URL.revokeObjectURL(address), { once: true });
  picture.src = address;
}

/** @param {HTMLButtonElement} button @param {string} words what it says to those who hear it out of its place */
function named(button, words) {
  button.setAttribute("aria-label", words);
  return button;
}
