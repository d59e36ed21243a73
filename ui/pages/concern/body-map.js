/** The body map: the drawings with their numbered marks, and beside them a list that says the same. @module */
import { emptyState, factList } from "../../components/badge.js";
import "../../components/body-figure.js";
import { el, fill, labelOf } from "../../dom.js";
import { instantWords, momentWords } from "../../words/dates.js";
import { dotted, nameWords } from "../../words/phrases.js";
import { actButton } from "./panel.js";
import { by } from "./views.js";
import { isChild, mainPerson } from "./whose.js";

/** @typedef {import("../../ipc/types").ConcernPage} ConcernPage */
/** @typedef {import("../../ipc/types").Terms} Terms */
/** @typedef {import("../../ipc/types").BodyMarkLine} BodyMarkLine */

/** @param {HTMLElement} into @param {ConcernPage} page @param {Terms} terms */
export function bodyMapTab(into, page, terms) {
  fill(into, el("div", { class: "body-map" },
    el("div", { class: "drawings" }, drawings(page, terms), el("p", { class: "note" }, "Press on a drawing to put a mark there. Left and right are the person’s own.")),
    el("div", { class: "stack" },
      page.body_marks.length > 0 ? el("ol", { class: "marks" }, page.body_marks.map((mark) => line(mark, page, terms))) : emptyState("No marks", "Injuries as they were seen, each with its words: where exactly, how large, what colour, who saw it and when.", null),
      el("p", null, actButton("Add a mark…", "mark", null, page.body_marks.length === 0)))));
}

/** Each body has drawings of its own: the marks of two people on one would be read as one person's. @param {ConcernPage} page @param {Terms} terms */
function drawings(page, terms) {
  const standing = page.body_marks.filter(({ withdrawn }) => !withdrawn);
  const main = mainPerson(page);
  const people = [...new Set(standing.map(({ person }) => person))];
  const bodies = people.length > 0 ? people : [main?.person ?? null];
  return bodies.flatMap((person) => {
    const marks = standing.filter((mark) => mark.person === person);
    const usual = isChild(page.people.find((one) => one.person === person)) ? "child" : "adult";
    const used = terms.figures.map(({ code }) => code).filter((figure) => marks.some((mark) => mark.figure === figure));
    const figures = used.length > 0 ? used : [usual];
    const whose = page.people.length > 1 ? (marks[0]?.name ?? (main ? nameWords(main) : "")) : "";
    return [whose ? el("h3", null, whose) : null, ...figures.map((figure) => el("div", { class: "front-and-back" }, terms.sides.map(({ code }) => drawing({ person, figure, side: code, whose }, marks, terms))))];
  });
}

/** @param {{ person: string | null, figure: string, side: string, whose: string }} body @param {BodyMarkLine[]} all @param {Terms} terms */
function drawing({ person, figure, side, whose }, all, terms) {
  const marks = all.filter((mark) => mark.figure === figure && mark.side === side);
  const name = `${labelOf(terms.sides, side)}, ${labelOf(terms.figures, figure).toLowerCase()}`;
  const said = marks.length > 0 ? `${marks.map((mark) => `${mark.number} ${mark.place.split(",")[0].toLowerCase()}`).join(", ")}. The list says the same.` : "no marks";
  const drawn = /** @type {import("../../components/body-figure.js").BodyFigure} */ (el(/** @type {any} */ ("body-figure")));
  drawn.show({ figure, side, words: `${[whose, name].filter(Boolean).join(", ")}: ${said}`, marks });
  drawn.addEventListener("placed", (event) => {
    const { x, y } = /** @type {CustomEvent} */ (event).detail;
    drawn.dispatchEvent(new CustomEvent("act", { bubbles: true, detail: { name: "mark", subject: { person, figure, side, x, y } } }));
  });
  return el("figure", null, drawn, el("figcaption", null, name));
}

/** @param {BodyMarkLine} mark @param {ConcernPage} page @param {Terms} terms */
function line(mark, page, terms) {
  const correct = actButton("Put it right", "correct-mark", mark);
  correct.className = "link-button small";
  correct.setAttribute("aria-label", `Put it right: mark ${mark.number}`);
  const several = page.people.length > 1 && mark.name;
  return el("li", { class: mark.withdrawn ? "card taken-back" : "card", value: mark.number },
    el("header", null, el("span", { class: "mark-number" }, String(mark.number)), el("h4", null, mark.place), several ? el("span", { class: "note" }, mark.name) : null),
    el("div", { class: "inside stack" },
      el("p", { class: "narrative" }, mark.looks),
      factList([{ label: "Size", value: mark.size }, { label: "Colour", value: mark.colour }, { label: "Seen by", value: mark.seen_by }, { label: "Seen", value: mark.seen_at ? momentWords(mark.seen_at) : "" }, { label: "Known how", value: labelOf(terms.source_grades, mark.source_grade) }]),
      mark.apart ? el("p", null, el("span", { class: "badge due" }, "2 versions"), " ", el("a", { href: `versions.html?id=${encodeURIComponent(page.concern)}` }, "Two officers put this right apart: settle it")) : null,
      earlier(mark), by({ ...mark, entry: mark.mark }, `Mark ${mark.number}: ${mark.place}`), mark.withdrawn ? null : el("p", { class: "by" }, correct)));
}

/** @param {BodyMarkLine} mark */
function earlier({ earlier: texts }) {
  if (texts.length === 0) return null;
  return el("details", { class: "earlier" }, el("summary", null, texts.length === 1 ? "What it said before" : `What it said before, ${texts.length} times`),
    texts.map(({ text, officer, at, reason }) => el("div", null, el("p", { class: "narrative" }, el("s", null, text)), el("p", { class: "by" }, dotted(officer, instantWords(at), reason && `put right: ${reason}`)))));
}
