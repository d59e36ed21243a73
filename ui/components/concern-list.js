/**
 * Concerns, one a line: who, what, when, where it stands. Each line is one link. Arrows go up and down it.
 *
 * `<concern-list></concern-list>` for a page, `<concern-list compact>` beside a concern. `.show(list, current)`, `.add(list)`.
 * @module
 */
import { el, fill } from "../dom.js";
import { dotted, receivedWords, shortReference } from "../words/phrases.js";
import { badge, gist } from "./badge.js";

/** @typedef {import("../ipc/types").ConcernLine} Line */

export class ConcernList extends HTMLElement {
  #list = el("ul", { class: "concerns" });

  connectedCallback() {
    if (!this.firstChild) this.append(this.#list);
    this.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** @param {Line[]} lines @param {string | null} [current] the concern that is open beside the list */
  show(lines, current = null) {
    fill(this.#list, lines.map((line) => this.#row(line, current)));
    this.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    if (this.#compact) this.#stopAt(this.querySelector("[aria-current]") ?? this.querySelector("a"));
  }

  /** @param {Line[]} lines more of the same, from where the list ended */
  add(lines) {
    const rows = lines.map((line) => this.#row(line, null));
    this.#list.append(...rows);
    rows[0]?.querySelector("a")?.focus();
  }

  // Actions

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const links = [...this.querySelectorAll("a")];
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    if (step === 0 || at < 0 || !links[at + step]) return;
    event.preventDefault();
    if (this.#compact) this.#stopAt(links[at + step]);
    links[at + step].focus();
  }

  // Private

  /** Beside a concern the list is one stop of the Tab key, not fifty. @param {Element | null} one */
  #stopAt(one) {
    for (const link of this.querySelectorAll("a")) link.setAttribute("tabindex", link === one ? "0" : "-1");
  }

  get #compact() {
    return this.hasAttribute("compact");
  }

  /** @param {Line} line @param {string | null} current */
  #row(line, current) {
    const link = el("a", { href: `concern.html?id=${encodeURIComponent(line.concern)}`, "aria-current": line.concern === current ? "true" : null }, line.title);
    const summary = el("span", { class: "what" }, gist(line));
    if (this.#compact) {
      return el("li", { class: line.danger ? "danger" : null }, el("div", { class: "who" }, link), summary,
        el("div", { class: "when" }, el("span", { class: "reference" }, dotted(shortReference(line.reference), receivedWords(line))), " ", badge(line.badge), " ", marks(line)));
    }
    return el("li", { class: line.danger ? "danger" : null },
      el("div", null, el("div", { class: "who" }, link, line.age ? el("span", { class: "age" }, `, ${line.age}`) : null), summary),
      el("div", { class: "kind" }, line.main_type_label, el("div", { class: "muted small" }, line.officer)),
      el("div", { class: "when" }, receivedWords(line), el("div", { class: "reference small" }, line.reference)),
      el("div", { class: "state" }, marks(line), " ", badge(line.badge) ?? badge({ kind: "plain", text: line.state })));
  }
}

/** What else must be seen in a list: that colleagues are kept out, that two officers wrote one thing apart. @param {Line} line */
function marks({ sealed, versions }) {
  return [sealed ? badge({ kind: "sealed", text: "kept from a colleague" }) : null, " ", versions > 0 ? badge({ kind: "due", text: "2 versions" }) : null];
}

customElements.define("concern-list", ConcernList);
