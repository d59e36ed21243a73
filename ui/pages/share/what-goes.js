/**
 * What goes and what stays: every item with its tick and the reason for it, each text as the packet will print it.
 * Withheld passages are hatched, with the words that will stand there. Shows and raises; decides nothing.
 * @module
 */
import { openBox } from "../../components/dialog-panel.js";
import { el, fill, labelOf, need } from "../../dom.js";
import { count } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { show } from "../concern/files.js";
import { leaveOut } from "./leave-out.js";

/** @typedef {import("../../ipc/types").Withhold} Withhold */
/** @typedef {import("./request.js").Request} Request */
/** @typedef {{ text: string, withheld: boolean, stand_in: string }[]} Pieces */
/** @typedef {{ ticked: () => void, withhold: (item: import("../../ipc/types").ShareItem | null, edited: Withhold | null) => void, putBack: (gone: Withhold | import("../../ipc/types").Cover) => void, read: (item: import("../../ipc/types").ShareItem) => void, cover: (item: import("../../ipc/types").ShareItem, wanted: import("../../ipc/files.js").PictureWanted) => void }} GoesActs */

const LONG_TEXT = 700;

export class WhatGoes {
  #request;
  #terms;
  #acts;
  /** @type {Map<string, Pieces>} */
  #pieces = new Map();
  /** @type {Set<string>} */
  #opened = new Set();
  /** @type {Map<string, HTMLElement>} */
  #pictures = new Map();

  /** @param {Request} request @param {import("../../ipc/types").Terms} terms @param {GoesActs} acts */
  constructor(request, terms, acts) {
    this.#request = request;
    this.#terms = terms;
    this.#acts = acts;
    need("#withhold-usual").addEventListener("click", () => {
      request.withholdUsual();
      acts.ticked();
    });
  }

  /** @param {import("../../ipc/types").RequestReview} review */
  take(review) {
    need("#reveal").hidden = !review.missing.some(({ field }) => field === "reveal_reason") && this.#request.value.reveal_reason === "";
    this.#pieces = new Map(review.items.map(({ item, pieces }) => [item, pieces]));
    this.show();
  }

  /** Forgets how the texts read: the next review will say. */
  stale() {
    this.#pieces.clear();
    this.show();
  }

  show() {
    const { shareable } = this.#request;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : "";
    fill(need("#share-items"), (shareable?.items ?? []).map((item) => this.#row(item)));
    if (shareable) fill(need("#needs"), `${shareable.agency.needs} Everything else stays here${shareable.says_basis ? "" : ", and so does the reason in law"}.`);
    fill(need("#withheld"), this.#withheld());
    if (focused) document.getElementById(focused)?.focus();
  }

  // Private

  /** @param {import("../../ipc/types").ShareItem} item */
  #row(item) {
    const goes = this.#request.items.has(item.item);
    const id = `item-${item.item}`;
    if (item.bar) return this.#barred(item);
    const tick = el("input", { type: "checkbox", id, class: "tick", autocomplete: "off", "aria-describedby": `${id}-why`, onchange: () => this.#tick(item.item, tick.checked) });
    tick.checked = goes;
    const pieces = this.#pieces.get(item.item) ?? [{ text: item.text, withheld: false, stand_in: "" }];
    const withheld = goes ? pieces.filter((piece) => piece.withheld).length : 0;
    return el("li", { class: goes ? null : "left-out" }, tick,
      el("div", null,
        el("label", { for: id }, el("strong", null, item.label), " ", el("span", { class: "muted" }, dotted(item.when, item.source, item.file))),
        this.#picture(item),
        goes ? this.#coverButton(item) : null,
        item.group === "attached" ? el("p", null, el("button", { type: "button", class: "link-button", onclick: () => this.#acts.read(item) }, "read it", el("span", { class: "govuk-visually-hidden" }, ` ${item.label}`))) : null,
        // Its words stand beside it already, unless some of them are left out.
        item.group === "picture" && withheld === 0 ? null : this.#text(item, goes ? pieces : [{ text: item.text, withheld: false, stand_in: "" }]),
        el("p", { class: "why", id: `${id}-why` }, this.#why(item, goes))),
      goes && item.group === "attached" ? null : goes
        ? el("button", { type: "button", id: `${id}-withhold`, class: "link-button nowrap", onclick: () => this.#acts.withhold(item, null) }, withheld > 0 ? `${withheld} withheld…` : "withhold…", el("span", { class: "govuk-visually-hidden" }, ` in ${item.label}`))
        : el("div", { class: "nowrap" }, el("span", { class: "badge plain" }, "left out"), item.ticked ? el("p", null, el("button", { type: "button", id: `${id}-ground`, class: "link-button", onclick: () => this.#leaveOut(item) }, "say why…", el("span", { class: "govuk-visually-hidden" }, ` ${item.label} is left out`))) : null));
  }

  /** What cannot go stands there all the same, so that nobody looks for it in vain. @param {import("../../ipc/types").ShareItem} item */
  #barred(item) {
    return el("li", { class: "left-out" }, el("span", { class: "tick" }),
      el("div", null,
        el("p", null, el("strong", null, item.label), " ", el("span", { class: "muted" }, dotted(item.when, item.source, item.file))),
        el("p", { class: "why" }, item.bar)),
      el("span", { class: "badge plain" }, "cannot go"));
  }

  /** A picture is chosen by what is on it. It is fetched once. @param {import("../../ipc/types").ShareItem} item */
  #picture(item) {
    if (item.group !== "picture" || !this.#request.shareable) return null;
    const known = this.#pictures.get(item.item);
    if (known) return known;
    const picture = el("img", { class: "thumbnail", alt: "" });
    const wanted = this.#wanted(item);
    show(picture, wanted).catch(() => picture.remove());
    const box = el("p", null, picture, " ", el("button", { type: "button", class: "link-button", onclick: () => lookAt(item, wanted) }, "look at it in full size", el("span", { class: "govuk-visually-hidden" }, ` ${item.label}`)));
    this.#pictures.set(item.item, box);
    return box;
  }

  /** @param {import("../../ipc/types").ShareItem} item */
  #wanted(item) {
    return { concern: this.#request.shareable?.concern ?? "", entry: item.item.slice("file:".length), small: true };
  }

  /** @param {import("../../ipc/types").ShareItem} item */
  #coverButton(item) {
    if (item.group !== "picture") return null;
    const covered = this.#request.covered.filter((one) => one.item === item.item).length;
    return el("p", null, el("button", { type: "button", id: `item-${item.item}-cover`, class: "link-button", onclick: () => this.#acts.cover(item, { ...this.#wanted(item), small: false }) }, covered > 0 ? `${count(covered, "part")} covered…` : "cover parts of it…", el("span", { class: "govuk-visually-hidden" }, ` ${item.label}`)));
  }

  /** @param {import("../../ipc/types").ShareItem} item @param {Pieces} pieces */
  #text(item, pieces) {
    const folded = item.text.length > LONG_TEXT && !this.#opened.has(item.item);
    const text = el("p", { class: folded ? "narrative folded" : "narrative" }, piecesWords(pieces));
    if (!folded) return text;
    const open = () => { this.#opened.add(item.item); this.show(); };
    return el("div", null, text, el("button", { type: "button", class: "link-button small", onclick: open }, "Show all of it"));
  }

  /** @param {import("../../ipc/types").ShareItem} item @param {boolean} goes */
  #why(item, goes) {
    if (item.group === "attached" && goes) return `You chose to send this as it is, as file ${this.#request.documents.indexOf(item.item) + 1} inside the packet, with whatever its maker wrote into it; not its name.`;
    if (item.file) return goes ? "You chose to send this: how it is seen or read, not the file itself, and not its name." : `${item.why}.`;
    if (goes === item.ticked) return item.why;
    return goes ? `You chose to send this. The template leaves it out${item.why ? `: ${lowered(item.why)}` : ""}.` : this.#ground(item);
  }

  /** On what ground the officer left out what usually goes. @param {import("../../ipc/types").ShareItem} item */
  #ground(item) {
    const said = this.#request.leftOut.find((one) => one.item === item.item);
    return said ? `You left this out: ${lowered(labelOf(this.#terms.withhold_grounds, said.ground))}${said.note ? `. ${said.note}` : ""}` : "You left this out.";
  }

  /** @param {import("../../ipc/types").ShareItem} item */
  #leaveOut(item) {
    leaveOut(item, this.#request, this.#terms, () => { this.show(); this.#acts.ticked(); });
  }

  #withheld() {
    const [all, covered] = [this.#request.withhold, this.#request.covered];
    const more = el("button", { type: "button", class: "link-button", onclick: () => this.#acts.withhold(null, null) }, "Withhold other words…");
    if (all.length + covered.length === 0) return [el("p", { class: "muted withheld-more" }, "Nothing is withheld. ", more)];
    return [
      el("h3", null, "Withheld"),
      el("p", { class: "muted small" }, "Left out wherever it stands in this packet. The recipient sees the stand-in and the class of reason, never the words."),
      el("ul", { class: "card rows" }, all.map((one) => el("li", null,
        el("div", null, el("span", { class: "stand-in" }, one.stand_in || this.#standIn(one.ground)), " for ", one.words.map((word) => `“${word}”`).join(", "),
          el("p", { class: "under" }, labelOf(this.#terms.withhold_grounds, one.ground), one.note ? `. ${one.note}` : "")),
        el("button", { type: "button", class: "link-button", onclick: () => this.#acts.withhold(null, one) }, "change…", hidden(one)),
        el("button", { type: "button", class: "link-button", onclick: () => this.#acts.putBack(one) }, "put back", hidden(one)))), covered.map((one) => this.#coverLine(one))),
      el("p", { class: "withheld-more" }, more),
    ];
  }

  /** @param {import("../../ipc/types").Cover} one */
  #coverLine(one) {
    const item = this.#request.shareable?.items.find(({ item: id }) => id === one.item);
    const label = item?.label ?? "Picture";
    const of = el("span", { class: "govuk-visually-hidden" }, ` ${label}`);
    return el("li", null,
      el("div", null, el("span", { class: "stand-in" }, "Part covered"), " in ", label,
        el("p", { class: "under" }, labelOf(this.#terms.withhold_grounds, one.ground), one.note ? `. ${one.note}` : "")),
      item ? el("button", { type: "button", class: "link-button", onclick: () => this.#acts.cover(item, { ...this.#wanted(item), small: false }) }, "change…", of.cloneNode(true)) : null,
      el("button", { type: "button", class: "link-button", onclick: () => this.#acts.putBack(one) }, "put back", of));
  }

  /** What the program will put there by itself. @param {string} ground */
  #standIn(ground) {
    return this.#terms.withhold_grounds.find(({ code }) => code === ground)?.hint ?? "[Withheld]";
  }

  /** @param {string} item @param {boolean} goes */
  #tick(item, goes) {
    if (goes) this.#request.items.add(item);
    else this.#request.items.delete(item);
    this.show();
    this.#acts.ticked();
  }
}

/** @param {import("../../ipc/types").ShareItem} item @param {import("../../ipc/files.js").PictureWanted} wanted */
function lookAt(item, wanted) {
  const picture = el("img", { class: "seen", alt: item.text || item.label });
  openBox(item.label, el("div", { class: "stack" }, picture)).classList.add("seeing");
  show(picture, { ...wanted, small: false }).catch(() => picture.replaceWith("This picture cannot be shown here."));
}

/** The words as they will be printed. @param {Pieces} pieces */
export function piecesWords(pieces) {
  return pieces.map(({ text, withheld, stand_in }) => (withheld ? el("span", { class: "stand-in", title: `Left out: ${text}` }, stand_in) : text));
}

/** "3 passages withheld, 2 left out" @param {Request} request @param {number} withheld */
export function tally(request, withheld) {
  const leftOut = (request.shareable?.items.length ?? 0) - request.items.size;
  return `${count(withheld, "passage")} withheld · ${leftOut} left out · saved as you go`;
}

/** @param {Withhold} one */
const hidden = (one) => el("span", { class: "govuk-visually-hidden" }, ` ${one.words[0] ?? ""}`);

/** @param {string} words */
const lowered = (words) => words.charAt(0).toLowerCase() + words.slice(1);
