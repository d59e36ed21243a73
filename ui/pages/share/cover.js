/**
 * Covering parts of a picture that goes: drawn over it with the mouse or put there with the keys, each with its reason. What
 * is covered is gone before the pages are made. The page hands it what to do; nothing is asked or kept from here.
 * @module
 */
import { openBox } from "../../components/dialog-panel.js";
import { formOf, selectField, textField } from "../../components/fields.js";
import { inWords } from "../../components/picture-covers.js";
import { el, fill } from "../../dom.js";
import { onSend } from "../../sending.js";
import { show } from "../concern/files.js";

/** @typedef {import("../../ipc/types").Cover} Cover */

/**
 * @param {object} given
 * @param {import("../../ipc/types").ShareItem} given.item the picture
 * @param {import("../../ipc/files.js").PictureWanted} given.wanted
 * @param {Cover[]} given.covers what is covered of it already
 * @param {import("../../ipc/types").Term[]} given.grounds
 * @param {(agreed: Cover[]) => void} given.agree
 */
export async function openCovers({ item, wanted, covers, grounds, agree }) {
  const picture = el("img", { alt: item.text || item.label });
  const drawn = /** @type {import("../../components/picture-covers.js").PictureCovers} */ (el(/** @type {any} */ ("picture-covers")));
  const list = el("ol", { class: "cover-list" });
  /** @type {Cover[]} */
  let all = covers.map((cover) => ({ ...cover }));

  const add = el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => drawn.add() }, "Add a cover");
  const form = formOf("Cover these parts", [
    el("p", { class: "govuk-hint" }, "Draw over what must not be seen: a face, a number plate, a house. It is gone from the picture before it goes, and cannot be uncovered. With the keys: add a cover, take it there with the arrows, make it larger or smaller with Shift and the arrows, take it away with Delete."),
    drawn,
    el("p", null, add),
    el("div", { "aria-live": "polite" }, list),
  ]);
  const box = openBox(`Cover parts of ${item.label}`, form);
  box.classList.add("seeing");

  const showList = () => fill(list, all.length === 0 ? el("li", { class: "muted" }, "Nothing is covered.") : all.map((cover, at) => row(cover, at)));

  /** @param {Cover} cover @param {number} at */
  function row(cover, at) {
    const ground = selectField({ name: `covers.${at}.ground`, label: "Why", value: cover.ground }, grounds.map(({ code, label }) => ({ code, label })));
    const note = textField({ name: `covers.${at}.note`, label: "Note for the record", value: cover.note });
    ground.addEventListener("change", () => { cover.ground = /** @type {HTMLSelectElement} */ (ground.querySelector("select")).value; });
    note.addEventListener("input", () => { cover.note = /** @type {HTMLInputElement} */ (note.querySelector("input")).value; });
    const away = el("button", { type: "button", class: "link-button", onclick: () => { all.splice(at, 1); drawn.takeAway(at); add.focus(); } }, "take away", el("span", { class: "govuk-visually-hidden" }, ` cover ${at + 1}`));
    return el("li", null, el("p", { class: "small" }, inWords(cover, at), " ", away), el("div", { class: "side-by-side" }, ground, note));
  }

  drawn.addEventListener("covered", (event) => {
    const areas = /** @type {CustomEvent<import("../../components/picture-covers.js").Area[]>} */ (event).detail;
    // The reason stays with its cover, though one before it was taken away.
    const said = (/** @type {number} */ at) => (areas.length < all.length ? all.find((cover) => same(cover, areas[at])) : all[at]);
    all = areas.map((area, at) => ({ ground: "", note: "", ...said(at), ...area, item: item.item }));
    showList();
  });

  onSend(form, {
    gather: () => all,
    check: () => all.flatMap(({ ground }, at) => (ground ? [] : [{ field: `covers.${at}.ground`, rule: "not-chosen" }])),
    send: async (agreed) => agree(agreed),
    then: () => box.close(),
  });

  try {
    await show(picture, wanted);
    await picture.decode();
  } catch {
    return fill(form, el("p", { class: "danger-text", role: "alert" }, "This picture cannot be shown here, so nothing can be covered on it. Leave it out, or send it apart."));
  }
  drawn.show(picture, all);
  showList();
}

/** @param {Cover} cover @param {import("../../components/picture-covers.js").Area} area */
const same = (cover, area) => cover.left === area.left && cover.top === area.top && cover.right === area.right && cover.bottom === area.bottom;
