/**
 * One drawing of a body with its marks, numbered. Whatever it shows must stand beside it as a list too.
 *
 * `<body-figure></body-figure>`, then `.show({ figure, side, words, marks })`. With `placing` it is a field to put one mark on:
 * press on it, or move the mark with the arrow keys, ten steps at a time with Shift. It raises `placed` with thousandths of the
 * drawing in `detail`; without `placing` only a press does.
 * @module
 */
import { fill } from "../dom.js";
import { draw } from "../drawing.js";
import { OUTLINES } from "./body-outlines.js";

const WIDE = 200;
const HIGH = 400;
const WHOLE = 1000;
const STEP = 4;
const LONG_STEP = 40;

/** @typedef {{ number: number, x: number, y: number }} Mark */
/** @typedef {{ figure: string, side: string, words: string, marks: Mark[] }} Drawing */

export class BodyFigure extends HTMLElement {
  /** @type {Mark | null} the one that is being put somewhere */
  #placing = null;
  /** @type {SVGElement | null} */
  #svg = null;

  connectedCallback() {
    this.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** @param {Drawing} drawing @param {Mark | null} [placing] */
  show({ figure, side, words, marks }, placing = null) {
    const focused = this.contains(document.activeElement);
    const outline = OUTLINES[figure] ?? OUTLINES.adult;
    this.#placing = placing;
    this.#svg = draw("svg", {
      viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-label": words,
      ...(placing ? { role: "application", tabindex: 0, "aria-roledescription": "place on a body" } : { role: "img" }),
    },
      ...["ears", "body", "head"].map((part) => draw("path", { class: "skin", d: /** @type {any} */ (outline)[part] })),
      draw("path", { class: "line", d: side === "back" ? outline.back : outline.front }),
      ...marks.map((mark) => spot(mark, "mark")),
      placing ? spot(placing, "mark placing") : null);
    this.#svg.addEventListener("click", (event) => this.#press(/** @type {MouseEvent} */ (event)));
    fill(this, this.#svg);
    if (focused) this.focus();
  }

  focus() {
    this.#svg?.focus();
  }

  // Private

  /** @param {MouseEvent} event */
  #press(event) {
    const box = /** @type {SVGElement} */ (this.#svg).getBoundingClientRect();
    // The drawing keeps its shape, so it may be narrower than its box.
    const scale = Math.min(box.width / WIDE, box.height / HIGH);
    const x = (event.clientX - box.left - (box.width - WIDE * scale) / 2) / (WIDE * scale);
    const y = (event.clientY - box.top - (box.height - HIGH * scale) / 2) / (HIGH * scale);
    this.#place(x * WHOLE, y * WHOLE);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const way = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!way || !this.#placing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const step = event.shiftKey ? LONG_STEP : STEP;
    // The drawing is twice as high as wide: a step goes equally far both ways.
    this.#place(this.#placing.x + way[0] * step, this.#placing.y + (way[1] * step) / 2);
  }

  /** @param {number} x @param {number} y */
  #place(x, y) {
    const within = (/** @type {number} */ value) => Math.min(WHOLE, Math.max(0, Math.round(value)));
    this.dispatchEvent(new CustomEvent("placed", { bubbles: true, detail: { x: within(x), y: within(y) } }));
  }
}

/** @param {Mark} mark @param {string} look */
function spot({ number, x, y }, look) {
  const [cx, cy] = [(x * WIDE) / WHOLE, (y * HIGH) / WHOLE];
  return draw("g", { class: look }, draw("circle", { cx, cy, r: 9.5 }), draw("text", { x: cx, y: cy + 4.6 }, String(number)));
}

customElements.define("body-figure", BodyFigure);
