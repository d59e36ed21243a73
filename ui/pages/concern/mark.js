/** A mark on a body map: put there by pressing or by keys, put right later. The words matter more than the spot. @module */
import { choiceField, dateField, longField, selectField, textField } from "../../components/fields.js";
import "../../components/body-figure.js";
import { el, formData, labelOf } from "../../dom.js";
import { correctMark, markBody } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";
import { middleOf, nearestRegion, regionsOf } from "./body-regions.js";
import { isChild, mainPerson, whoseField } from "./whose.js";

/** @typedef {import("./panel.js").ActContext} Context */
/** @typedef {import("../../ipc/types").BodyMarkLine} BodyMarkLine */
/** @typedef {{ person: string | null, figure: string, side: string, x: number, y: number }} Spot */

/** Puts a new mark, perhaps where somebody pressed. @param {Context} context @param {Spot | null} spot */
export function mark(context, spot) {
  const { page } = context;
  const figure = spot?.figure ?? (isChild(mainPerson(page)) ? "child" : "adult");
  const begin = { figure, side: spot?.side ?? "front", x: spot?.x, y: spot?.y };
  const map = placing(context, begin, page.body_marks.length + 1, null);
  openActPanel(context, {
    title: "Mark on the body map",
    action: "Put the mark",
    draft: `mark:${page.concern}`,
    questions: [whoseField(page, "Whose body", spot?.person), map.questions, words(context, null)],
    restored: map.show,
    check: map.check,
    shape: ({ person, ...said }) => ({ concern: page.concern, person: person ?? null, said: whole(said) }),
    send: markBody,
    said: "Mark put on the body map",
  });
  map.watch();
}

/** Puts a mark right. @param {Context} context @param {BodyMarkLine | null} line */
export function correctIt(context, line) {
  if (!line?.mark) return;
  const { page } = context;
  const map = placing(context, line, line.number, line);
  openActPanel(context, {
    title: `Put mark ${line.number} right`,
    action: "Save the mark",
    draft: `correct-mark:${line.mark}`,
    questions: [map.questions, words(context, line), textField({ name: "reason", label: "Why it changes", hint: "What it said before stays in the log and on the page" })],
    restored: map.show,
    check: map.check,
    shape: ({ reason, ...said }) => ({ concern: page.concern, mark: line.mark, said: whole(said), reason }),
    send: correctMark,
    said: "Mark put right",
  });
  map.watch();
}

/** @param {any} said */
const whole = (said) => ({ ...said, figure: said.figure ?? "", side: said.side ?? "", region: said.region ?? "" });

/** What it looks like. @param {Context} context @param {BodyMarkLine | null} line */
function words({ terms }, line) {
  return el("div", null,
    longField({ name: "looks", label: "What it looks like, and exactly where", hint: "Such as round bruise, a hand’s width below the elbow, outer side", value: line?.looks, rows: 3 }),
    el("div", { class: "side-by-side" }, textField({ name: "size", label: "Size", hint: "Such as 4 cm, or a thumbprint", value: line?.size }), textField({ name: "colour", label: "Colour", hint: "As seen: colour does not tell age", value: line?.colour })),
    el("div", { class: "side-by-side" }, textField({ name: "seen_by", label: "Who saw it", value: line?.seen_by }), dateField({ name: "seen_at", label: "When", value: line?.seen_at })),
    selectField({ name: "source_grade", label: "How is it known?", blank: "Not said", value: line?.source_grade }, terms.source_grades));
}

/**
 * The drawing, and beside it the same place as a list and two numbers.
 * @param {Context} context @param {{ figure: string, side: string, region?: string, x?: number, y?: number }} begin
 * @param {number} number @param {BodyMarkLine | null} line the mark itself, when it is there already
 */
function placing({ page, terms }, begin, number, line) {
  const drawing = /** @type {import("../../components/body-figure.js").BodyFigure} */ (el(/** @type {any} */ ("body-figure"), { class: "placing" }));
  const region = /** @type {HTMLElement} */ (selectField({ name: "region", label: "Part of the body", hint: "Left and right are the person’s own" }, []));
  const list = /** @type {HTMLSelectElement} */ (region.querySelector("select"));
  const [across, down] = [numberField("x", "Across"), numberField("y", "Down")];
  const questions = el("div", { class: "place-a-mark" },
    el("div", null,
      choiceField({ name: "figure", label: "Outline", chosen: begin.figure }, terms.figures),
      choiceField({ name: "side", label: "Side", chosen: begin.side }, terms.sides),
      region,
      el("div", { class: "row across-and-down" }, across.group, down.group),
      el("p", { class: "note" }, "Press on the drawing, or go to it and move the mark with the arrow keys. Choosing a part puts the mark in its middle.")),
    drawing);
  /** Whose marks stand on the drawing too: those of the body that is being marked. */
  const whose = () => line?.person ?? (/** @type {HTMLSelectElement | null} */ (questions.closest("form")?.querySelector('[name="person"]'))?.value || mainPerson(page)?.person || null);
  const now = () => /** @type {{ figure: string, side: string, region: string | null, x: number | null, y: number | null }} */ (formData(questions));
  for (const group of new Set(terms.body_regions.map((part) => part.group))) {
    list.append(el("optgroup", { label: group }, terms.body_regions.filter((part) => part.group === group).map((part) => el("option", { value: part.code }, part.label))));
  }
  /** Offers the parts of this side alone. The others stay in the list, so that a draft finds its own again. */
  const offer = () => {
    const { figure, side } = now();
    const parts = regionsOf(terms, side).map(({ code }) => code);
    for (const option of list.options) option.hidden = option.disabled = option.value !== "" && !parts.includes(option.value);
    if (list.selectedOptions[0]?.disabled) list.value = "";
    return { figure, side };
  };
  const draw = () => {
    const { figure, side, x, y } = now();
    const others = page.body_marks.filter((one) => one.figure === figure && one.side === side && !one.withdrawn && one.mark !== line?.mark && one.person === whose());
    const words = `${labelOf(terms.sides, side)} of the ${labelOf(terms.figures, figure).toLowerCase()}. Mark ${number}${list.selectedOptions[0]?.value ? ` on ${list.selectedOptions[0].textContent}` : ""}. Arrow keys move it.`;
    drawing.show({ figure, side, words, marks: others }, { number, x: x ?? 500, y: y ?? 500 });
  };
  /** @param {{ x: number, y: number }} place */
  const put = ({ x, y }) => {
    across.box.value = String(x);
    down.box.value = String(y);
  };
  const show = () => {
    offer();
    draw();
  };
  const started = () => {
    offer();
    list.value = begin.region ?? "";
    if (begin.x !== undefined && begin.y !== undefined) {
      put({ x: begin.x, y: begin.y });
      if (!begin.region) list.value = nearestRegion(terms, begin.figure, begin.side, { x: begin.x, y: begin.y })?.code ?? "";
    } else put({ x: 500, y: 400 });
    draw();
  };
  started();
  return {
    questions,
    show,
    check: () => [across, down].filter(({ box }) => !(Number(box.value) >= 0 && Number(box.value) <= 1000)).map(({ box }) => ({ field: box.name, rule: "out-of-range" })),
    watch: () => {
      drawing.addEventListener("placed", (event) => {
        const place = /** @type {CustomEvent} */ (event).detail;
        const { figure, side } = now();
        put(place);
        list.value = nearestRegion(terms, figure, side, place)?.code ?? list.value;
        draw();
        list.dispatchEvent(new Event("input", { bubbles: true }));
      });
      list.addEventListener("change", () => {
        const { figure, side, region: code } = now();
        const part = terms.body_regions.find((one) => one.code === code);
        if (part) put(middleOf(part, figure, side));
        draw();
      });
      for (const { box } of [across, down]) box.addEventListener("input", draw);
      questions.closest("form")?.querySelector('[name="person"]')?.addEventListener("change", draw);
      draw();
      questions.addEventListener("change", (event) => {
        if (!(/** @type {Element} */ (event.target).closest('[name="figure"], [name="side"]'))) return;
        const { figure, side } = offer();
        const part = terms.body_regions.find((one) => one.code === list.value);
        if (part) put(middleOf(part, figure, side));
        draw();
      });
    },
  };
}

/** @param {string} name @param {string} label */
function numberField(name, label) {
  const group = textField({ name, label, width: "5" });
  const box = /** @type {HTMLInputElement} */ (group.querySelector("input"));
  for (const [key, value] of Object.entries({ type: "number", min: "0", max: "1000", step: "1" })) box.setAttribute(key, value);
  return { group, box };
}
