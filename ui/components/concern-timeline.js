/**
 * A concern's chronology: one mark per kind of entry, their own words as a quotation, earlier texts kept in sight, and
 * two versions said plainly. Nothing is folded away that changes the meaning of what is shown.
 *
 * `<concern-timeline></concern-timeline>`, then `.show(items, terms)`. Raises `act` with `{ name, subject }` when something is to be done.
 * @module
 */
import { el, fill, labelOf } from "../dom.js";
import { instantWords, londonOf, nearDay, timeOf } from "../words/dates.js";
import { dotted, quoted } from "../words/phrases.js";
import { icon } from "./icons.js";

/** @typedef {import("../ipc/types").ChronologyItem} Item */
/** @typedef {import("../ipc/types").PassageView} Passage */

/** @type {Record<string, string>} */
const MARKS = { received: "plus", amended: "pencil", person: "people", addition: "log", decision: "shield", wishes: "words", capacity: "thought", body: "people", topic: "log", withdrawn: "stop", marked: "pencil", referral: "refer", reply: "reply", chase: "bell", share: "shares", declined: "stop", closed: "tick", reopened: "open", sealed: "lock" };
/** @type {Record<string, string>} */
const PASSAGE_MARKS = { own_words: "words", observed: "eye", opinion: "thought", contact: "phone" };
/** Facts that are sentences: they read as text, not as a label and a value. */
const SENTENCES = ["Significant event", "In their own words", "Taken back", "What it looks like", "Reasons", "Outcome", "They said", "Why", "Learning", "Asked", "Purpose"];
const PLAIN = ["Reasons", "Outcome", "They said"];
const SHORT = 60;
const LATER_MINUTES = 30;

export class ConcernTimeline extends HTMLElement {
  /** @type {import("../ipc/types").Terms | null} */
  #terms = null;
  /** Whether only what was marked as a significant event is shown. It stays while the page is read again. */
  #onlySignificant = false;

  /**
   * @param {Item[]} items newest first @param {import("../ipc/types").Terms} terms
   * @param {import("../ipc/types").Whereabouts[]} [whereabouts] where each is, in the same order
   */
  show(items, terms, whereabouts = []) {
    this.#terms = terms;
    const many = items.filter(({ significant }) => significant).length;
    if (many === 0) this.#onlySignificant = false;
    const only = el("input", {
      type: "checkbox", class: "tick", id: "only-significant", autocomplete: "off",
      onchange: () => {
        this.#onlySignificant = only.checked;
        this.show(items, terms, whereabouts);
        this.querySelector("input")?.focus();
      },
    });
    only.checked = this.#onlySignificant;
    let day = "";
    const rows = items.map((item, place) => {
      if (this.#onlySignificant && !item.significant) return null;
      const at = item.happened_at ?? londonOf(item.recorded_at).slice(0, 16);
      const fresh = at.slice(0, 10) !== day;
      day = at.slice(0, 10);
      return this.#row(item, at, fresh, whereWords(whereabouts[place]));
    });
    fill(this, many > 0 ? el("p", { class: "row" }, only, el("label", { for: "only-significant" }, `Only significant events (${many})`)) : null, el("ol", { class: "timeline" }, rows));
  }

  // Private

  /** @param {string} name @param {unknown} subject */
  #act(name, subject) {
    this.dispatchEvent(new CustomEvent("act", { bubbles: true, detail: { name, subject } }));
  }

  /** @param {Item} item @param {string} at @param {boolean} fresh whether a new day begins @param {string} where */
  #row(item, at, fresh, where) {
    const only = item.passages.length === 1 ? item.passages[0] : null;
    const said = item.facts.filter(({ value }) => value).map(({ label, value }) => ({ label, value: shortDigest(value) }));
    const long = said.filter(({ label, value }) => SENTENCES.includes(label) || value.length > SHORT || value.includes("\n"));
    const short = said.filter((one) => !long.includes(one));
    const mark = (item.kind === "addition" && only && PASSAGE_MARKS[only.kind]) || MARKS[item.kind] || "log";
    return el("li", { id: `entry-${item.entry}` },
      el("div", { class: "at" }, fresh ? el("span", { class: "day" }, nearDay(at.slice(0, 10))) : null, el("time", { datetime: at }, timeOf(at))),
      el("div", { class: "mark" }, icon(mark, 15)),
      el("div", { class: "said" },
        el("h3", null, item.title, " ", item.significant ? el("span", { class: "badge due" }, "significant event") : null, " ", only ? this.#badges(only) : null),
        long.map(({ label, value }) => el("p", { class: "narrative" }, PLAIN.includes(label) ? null : el("span", { class: "muted" }, `${label}: `), value)),
        item.passages.map((passage) => this.#passage(passage, item.passages.length > 1, item)),
        el("p", { class: "by" }, dotted(...short.map(({ label, value }) => `${label}: ${value}`), item.officer, wroteLater(item) && `written down ${instantWords(item.recorded_at)}`, where), this.#links(item), this.#event(item))));
  }

  /** @param {Passage} passage @param {boolean} named whether it must say what it is, being one of several @param {Item} item */
  #passage(passage, named, item) {
    const own = passage.kind === "own_words" && !passage.sealed;
    const known = passage.sealed ? { ...passage, text: `Written down ${instantWords(item.recorded_at)} by ${item.officer}` } : passage;
    return el("div", { class: "passage" },
      named ? el("h4", null, passage.label, " ", this.#badges(passage)) : null,
      passage.versions.length > 1 ? null : own ? el("blockquote", { class: "own-words narrative" }, quoted(passage.text)) : el("p", { class: "narrative" }, passage.text),
      this.#versions(passage), this.#earlier(passage),
      el("p", { class: "by" },
        passage.sealed ? [el("button", { type: "button", "data-writes": true, class: "link-button small", onclick: () => this.#act("read-sealed", passage), "aria-label": `Read it: ${passage.label}` }, "Read it"), " · "] : null,
        el("button", { type: "button", "data-writes": true, class: "link-button small", onclick: () => this.#act("correct", passage), "aria-label": `Correct: ${passage.label}` }, "Correct"), " · ", this.#whose("owner", "Whose is it", known),
        passage.owner ? [" · ", this.#whose("permit", "They let it go", known)] : null,
        passage.owner?.permissions.length ? [" · ", this.#whose("take-back", "They took it back", known)] : null));
  }

  /** @param {string} act @param {string} words @param {Passage} passage */
  #whose(act, words, { passage, label, text, owner }) {
    return el("button", { type: "button", "data-writes": true, class: "link-button small", onclick: () => this.#act(act, { item: passage, label, text, owner }), "aria-label": `${words}: ${label}` }, words);
  }

  /** How it is known, whose it is, and whether it is settled. @param {Passage} passage */
  #badges({ source_grade, owner, versions }) {
    return [
      source_grade ? el("span", { class: "badge plain" }, labelOf(this.#terms?.source_grades, source_grade).toLowerCase()) : null, " ",
      owner ? el("span", { class: "badge sealed" }, `belongs to ${owner.owner_label}`) : null, " ",
      versions.length > 1 ? el("span", { class: "badge due" }, `${versions.length} versions`) : null,
    ];
  }

  /** @param {Passage} passage */
  #versions({ versions }) {
    if (versions.length < 2) return null;
    return el("div", { class: "versions" },
      el("p", { class: "small" }, "Two officers put this right without seeing each other’s text. Both stand until one of you settles it. ", el("button", { type: "button", "data-writes": true, class: "link-button", onclick: () => this.#act("versions", null) }, "Settle it")),
      versions.map(({ text, officer, at }) => el("div", null, el("p", { class: "narrative" }, text), el("p", { class: "by" }, dotted(officer, instantWords(at))))));
  }

  /** @param {Passage} passage */
  #earlier({ earlier }) {
    if (earlier.length === 0) return null;
    return el("details", { class: "earlier" }, el("summary", null, earlier.length === 1 ? "1 earlier text" : `${earlier.length} earlier texts`),
      earlier.map(({ text, officer, at, reason, source_grade }) => el("div", null, el("p", { class: "narrative" }, el("s", null, text)), el("p", { class: "by" }, dotted(officer, instantWords(at), labelOf(this.#terms?.source_grades, source_grade).toLowerCase(), reason && `put right: ${reason}`)))));
  }

  /** The way to mark what is told here as a significant event; a mark is none itself. @param {Item} item */
  #event(item) {
    if (item.kind === "marked") return [];
    const words = item.significant ? "Take the mark away…" : "Significant event…";
    return [" · ", el("button", { type: "button", "data-writes": true, class: "link-button small", onclick: () => this.#act("event", item), "aria-label": `${words} ${item.title}` }, words)];
  }

  /** @param {Item} item */
  #links({ kind, share, referral }) {
    if (share) return [" · ", el("a", { href: `shares.html?share=${encodeURIComponent(share)}` }, kind === "declined" ? "What was refused" : "What was sent")];
    if (referral && kind === "referral") return [" · ", el("button", { type: "button", "data-writes": true, class: "link-button", onclick: () => this.#act("reply", referral) }, "Record a reply")];
    return [];
  }
}

/** Where an entry is, best known place first: "seen by Sam Okafor and Ali Rahman". @param {import("../ipc/types").Whereabouts | undefined} where */
function whereWords(where) {
  if (!where) return "";
  if (where.seen_by.length > 0) return `seen by ${where.seen_by.join(" and ")}`;
  return where.in_folder ? "in the folder" : "on this machine";
}

/** A digest by its two ends: enough to compare by eye, and the whole of it is on the share's own page. @param {string} value */
function shortDigest(value) {
  return /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 4)}…${value.slice(-4)}` : value;
}

/** Whether it was written down so much later that a reader should know. @param {Item} item */
function wroteLater({ happened_at, recorded_at }) {
  if (!happened_at) return false;
  return Date.parse(`${londonOf(recorded_at)}Z`) - Date.parse(`${happened_at}:00Z`) > LATER_MINUTES * 60_000;
}

customElements.define("concern-timeline", ConcernTimeline);
