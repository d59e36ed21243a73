/**
 * The smallest pieces: badges, marked words, a fact with its name. Functions rather than elements, since they hold nothing.
 * @module
 */
import { el } from "../dom.js";

/**
 * A colour and its word.
 * @param {import("../ipc/types").Badge | null | undefined} given
 * @returns {HTMLElement | null}
 */
export function badge(given) {
  return given ? el("span", { class: `badge ${given.kind}` }, given.text) : null;
}

/**
 * A name with its value under it, or nothing when there is no value.
 * @param {string} label
 * @param {...import("../dom.js").Child} value
 */
export function fact(label, ...value) {
  const said = value.some((part) => part !== "" && part !== null && part !== undefined && part !== false);
  return said ? el("div", null, el("dt", null, label), el("dd", null, ...value)) : null;
}

/**
 * Facts one under another: names on the left, values on the right.
 * @param {{ label: string, value: string }[]} facts
 */
export function factList(facts) {
  const said = facts.filter(({ value }) => value);
  return said.length === 0 ? null : el("dl", { class: "fact-list" }, ...said.flatMap(({ label, value }) => [el("dt", null, label), el("dd", { class: "narrative" }, value)]));
}

/**
 * The words around a match; the log puts the match between ‹ and ›.
 * @param {string} snippet
 * @returns {(string | HTMLElement)[]}
 */
export function marked(snippet) {
  return snippet.split(/(‹[^›]*›)/).filter(Boolean).map((part) => (part.startsWith("‹") ? el("mark", null, part.slice(1, -1)) : part));
}

/**
 * What a line of a list says of its concern: the words looked for and the file they stand in, or what it is about in short.
 * @param {import("../ipc/types").ConcernLine} line
 * @returns {(string | HTMLElement)[]}
 */
export function gist({ snippet, found_in: file, summary }) {
  if (!snippet) return [summary];
  return file ? [el("span", { class: "muted" }, `In ${file}: `), ...marked(snippet)] : marked(snippet);
}

/**
 * An empty list, said like a page: what is not here, and what to do next.
 * @param {string} title
 * @param {string} next
 * @param {HTMLElement | null} [action]
 */
export function emptyState(title, next, action = null) {
  return el("div", { class: "empty-state" }, el("strong", null, title), el("p", null, next), action);
}
