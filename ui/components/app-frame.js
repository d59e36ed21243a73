/**
 * The frame around every page but the first: where you are, what waits, the truth about the log, and the way out.
 *
 * `<app-frame current="today"> <h1>Today</h1> <span slot="head">…</span> <main>…</main> </app-frame>`. Light DOM:
 * without script the page is still a heading and its content. Asks the log nothing; `boot.js` hands it what it shows
 * and what it may do.
 * @module
 */
import { el, fill, focusOn } from "../dom.js";
import { instantWords } from "../words/dates.js";
import { backupTruth, folderTruth } from "../words/truths.js";
import { FindPalette } from "./find-palette.js";
import { icon } from "./icons.js";
import { openKeyHelp } from "./key-help.js";

/**
 * @typedef {object} FrameActs
 * @property {(words: string) => Promise<import("../ipc/types").Found>} find
 * @property {() => Promise<void>} lock
 */

/** @type {[page: string, icon: string, label: string, count?: "today" | "shares_waiting" | "officers"][]} */
const PLACES = [
  ["today", "today", "Today", "today"],
  ["concerns", "log", "Log"],
  ["people", "people", "People"],
  ["shares", "shares", "Shares", "shares_waiting"],
  ["history", "history", "History"],
  ["keeping", "keeping", "Keeping and erasing"],
  ["check", "check", "Check the log"],
  ["officers", "machines", "Officers and machines", "officers"],
  ["settings", "settings", "Settings"],
];

export class AppFrame extends HTMLElement {
  /** @type {FrameActs | null} */
  #acts = null;
  #mayWrite = true;
  #palette = new FindPalette();

  connectedCallback() {
    if (this.querySelector(".frame-nav")) return;
    const main = this.querySelector("main");
    main?.setAttribute("id", "main");
    main?.setAttribute("tabindex", "-1");
    main?.setAttribute("data-pane", "");
    const head = el("header", { class: "frame-head" }, this.querySelector("h1"), ...this.querySelectorAll(":scope > [slot=head]"), this.#findButton());
    this.prepend(el("a", { class: "skip-link", href: "#main", onclick: (/** @type {Event} */ event) => this.#skip(event) }, "Skip to the page"), this.#nav(), head, el("div", { class: "frame-apart", role: "status" }));
    this.append(el("footer", { class: "frame-mark", "aria-label": "Marking" }), this.#palette);
    document.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#onKey);
  }

  /**
   * Shows what the log says about itself, and takes what the frame may do.
   * @param {import("../ipc/types").Frame} frame
   * @param {FrameActs} acts
   * @param {{ title: string, body: string } | null} apart why this machine stands apart from the others
   */
  show(frame, acts, apart) {
    this.#acts = acts;
    this.#mayWrite = frame.is_in;
    const said = this.querySelector(".frame-apart");
    // Said once, and again only when it says something else: it is read out whenever it changes.
    if (said && said.textContent !== (apart ? apart.title + apart.body : "")) fill(said, apart ? el("strong", null, apart.title) : null, apart ? el("p", null, apart.body) : null);
    this.#palette.find = acts.find;
    for (const [page, , , counted] of PLACES) {
      const waiting = counted ? frame.counts[counted] : 0;
      this.querySelector(`[data-count="${page}"]`)?.replaceChildren(waiting ? el("span", { class: "count" }, waiting, el("span", { class: "govuk-visually-hidden" }, " waiting")) : "");
    }
    const organisation = this.querySelector(".frame-name span");
    if (organisation) fill(organisation, frame.organisation);
    const foot = this.querySelector(".frame-foot");
    // Never from under somebody's finger: the next change says it again.
    if (foot && !foot.contains(document.activeElement)) fill(foot, this.#truth(frame), this.#folder(frame), this.#lockButton(), this.#who(frame), this.#keysButton());
    const mark = this.querySelector(".frame-mark");
    if (mark) fill(mark, frame.marking);
  }

  // Actions

  openFind() {
    this.#palette.open();
  }

  /** Moves the focus to the next pane: the navigation, then each part of the page that says it is one. @param {1 | -1} step */
  nextPane(step) {
    const panes = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-pane]")].filter((pane) => pane.getClientRects().length > 0));
    const at = panes.findLastIndex((pane) => pane.contains(document.activeElement));
    focusOn(panes[(at + step + panes.length) % panes.length]);
  }

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    const key = event.key.toLowerCase();
    const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const inNavigation = document.activeElement?.closest(".frame-nav") !== null;
    if (control && key === "n") this.#mayWrite && location.assign("record.html");
    else if (control && key === "k") this.openFind();
    else if (control && key === "l") this.#acts?.lock();
    else if (key === "f6") this.nextPane(event.shiftKey ? -1 : 1);
    else if (key === "f1" || (key === "?" && inNavigation)) openKeyHelp();
    else return;
    event.preventDefault();
  };

  /** @param {Event} event */
  #skip(event) {
    event.preventDefault();
    const main = this.querySelector("main");
    if (main) focusOn(main);
  }

  // Private

  #nav() {
    const current = this.getAttribute("current");
    const places = PLACES.map(([page, drawing, label, counted]) =>
      el("li", null, el("a", { href: `${page}.html`, title: label, "aria-current": page === current ? "page" : null }, icon(drawing), el("span", { class: "wide" }, label), counted ? el("span", { "data-count": page }) : null)));
    return el("nav", { class: "frame-nav", "aria-label": "Safeguarding Log", "data-pane": true },
      el("div", { class: "frame-name" }, el("strong", null, "Safeguarding Log"), el("span")),
      el("a", { class: "frame-new", href: "record.html", title: "New concern", "aria-current": current === "record" ? "page" : null }, icon("plus"), el("span", { class: "wide" }, "New concern"), el("kbd", { class: "wide" }, "Ctrl N")),
      el("ul", null, places),
      el("div", { class: "frame-foot" }));
  }

  #findButton() {
    return el("button", { type: "button", class: "frame-find", onclick: () => this.openFind() }, el("span", null, this.getAttribute("find") ?? "Find…"), el("kbd", null, "Ctrl K"));
  }

  /** The log in a few words, never better than it is. @param {import("../ipc/types").Frame} frame */
  #truth(frame) {
    const { checked_at, found_wrong, kit_confirmed } = frame;
    if (found_wrong) return el("a", { class: "frame-truth wrong", href: "check.html" }, el("span", { class: "wide" }, "Something is wrong with the log: look at the check"));
    if (!kit_confirmed) return el("a", { class: "frame-truth due", href: "settings.html#kit" }, el("span", { class: "wide" }, "Recovery kit not saved yet"));
    if (!checked_at) return el("a", { class: "frame-truth due", href: "check.html" }, el("span", { class: "wide" }, "On this machine · not checked yet"));
    if (frame.backup_red) return el("a", { class: "frame-truth wrong", href: "settings.html#backup" }, el("span", { class: "wide" }, backupTruth(frame).words));
    return el("span", { class: "frame-truth" }, el("span", { class: "wide" }, `On this machine · checked ${instantWords(checked_at).replace("today ", "")}`));
  }

  /** The shared folder in a few words. @param {import("../ipc/types").Frame} frame */
  #folder(frame) {
    const { kind, words } = folderTruth(frame);
    return el("a", { class: `frame-truth ${kind}`, href: "officers.html" }, el("span", { class: "wide" }, words));
  }

  #lockButton() {
    return el("button", { type: "button", class: "frame-lock", title: "Lock", onclick: () => this.#acts?.lock() }, icon("lock", 16), el("span", { class: "wide" }, "Lock"), el("kbd", { class: "wide" }, "Ctrl L"));
  }

  #keysButton() {
    return el("button", { type: "button", class: "frame-keys wide", onclick: () => openKeyHelp() }, "Keys (F1)");
  }

  /** @param {import("../ipc/types").Frame} frame */
  #who({ officer, role, title }) {
    // The duty is the roster's word; what an officer typed is only what packets call them.
    return el("span", { class: "wide" }, role ? `${officer} · ${role}` : officer, role && title !== role ? el("span", { class: "frame-title" }, `In packets: ${title}`) : null);
  }
}

customElements.define("app-frame", AppFrame);
