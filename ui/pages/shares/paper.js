/**
 * A paper for use inside the council: it is seen whole before it is printed, and nothing else of the window ever is printed.
 * @module
 */
import { refuse } from "../../boot.js";
import { el, fill, focusOn, need } from "../../dom.js";
import { londonOf, longMoment, nowInstant } from "../../words/dates.js";

/** A page of results asks for so many lines at once, the most that Rust gives. */
const LINES = 200;

/**
 * Everything, page by page: paper has no button to show more.
 * @template T
 * @param {(page: { limit: number, after: string | null }) => Promise<{ items: T[], next: string | null }>} ask
 */
export async function everyPage(ask) {
  /** @type {T[]} */
  const all = [];
  /** @type {string | null} */
  let after = null;
  do {
    const { items, next } = await ask({ limit: LINES, after });
    all.push(...items);
    after = next;
  } while (after !== null);
  return all;
}

/**
 * Shows a paper in place of the page.
 * @param {HTMLElement} instead what it stands in place of meanwhile
 * @param {{ title: string, which: string, frame: import("../../ipc/types").Frame, note: () => Promise<unknown> }} head with what puts it on record that it is printed
 * @param {import("../../dom.js").Child[]} content
 */
export function showPaper(instead, { title, which, frame, note }, content) {
  const into = need("#paper");
  const back = () => {
    into.hidden = true;
    fill(into);
    instead.hidden = false;
    focusOn(need("[data-print]", instead));
  };
  const print = el("button", { type: "button", class: "govuk-button", "data-print-now": true, onclick: async () => {
    try {
      await note();
      window.print();
    } catch (thrown) {
      await refuse(thrown);
    }
  } }, "Print");
  const mark = () => el("p", { class: "sheet-mark" }, frame.marking);
  fill(into,
    el("div", { class: "notice paper-before" },
      el("div", null,
        el("p", null, el("strong", null, "This paper names people, and says who was told about them."), " It is for use inside the council: keep it locked away, and shred it when it is not needed. That it was printed, and which it is, stands in the history with your name."),
        el("div", { class: "button-row" }, print, el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: back }, "Go back")))),
    el("article", { class: "sheet", "aria-label": title },
      mark(),
      el("h2", null, title),
      el("dl", { class: "fact-list" },
        el("dt", null, "Which"), el("dd", null, which),
        el("dt", null, "Printed"), el("dd", null, `${longMoment(londonOf(nowInstant()))}, by ${frame.officer}, ${frame.organisation}`)),
      ...content,
      mark()));
  instead.hidden = true;
  into.hidden = false;
  print.focus();
}

/** Whether a paper is being looked at; the page beneath stays as it is meanwhile. */
export const paperIsOut = () => !need("#paper").hidden;
