/**
 * A picture on which parts are covered. Whatever is covered must stand beside it as a list too.
 *
 * `<picture-covers></picture-covers>`, then `.show(picture, covers)` with a loaded `<img>`. Drawing over it with the mouse
 * makes a cover; a cover is taken elsewhere with the mouse or, when it has the focus, with the arrow keys, made larger or
 * smaller with Shift and the arrows, and taken away with Delete. It raises `covered` with all of them in `detail`, each in
 * thousandths of the picture's width and height.
 * @module
 */
import { fill } from "../dom.js";
import { draw } from "../drawing.js";

const WHOLE = 1000;
const STEP = 10;
/** A press that moved less than this was no drawing. */
const SMALLEST = 10;
/** What a cover made by the keys begins as. */
const IN_THE_MIDDLE = { left: 375, top: 375, right: 625, bottom: 625 };

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Area */
/** @typedef {{ x: number, y: number }} Point */

export class PictureCovers extends HTMLElement {
  /** @type {Area[]} */
  #areas = [];
  /** @type {SVGElement | null} */
  #drawing = null;
  #size = { width: WHOLE, height: WHOLE };
  /** What the mouse is doing: where it began, and with which cover as it was then. @type {{ from: Point, at: number, was: Area | null } | null} */
  #hand = null;

  connectedCallback() {
    this.addEventListener("keydown", (event) => this.#onKey(event));
    this.addEventListener("pointerdown", (event) => this.#press(event));
    this.addEventListener("pointermove", (event) => this.#drag(event));
    this.addEventListener("pointerup", () => this.#release());
    this.addEventListener("pointercancel", () => this.#release());
  }

  /** @param {HTMLImageElement} picture @param {Area[]} areas */
  show(picture, areas) {
    this.#areas = areas.map((area) => ({ ...area }));
    this.#size = { width: picture.naturalWidth || WHOLE, height: picture.naturalHeight || WHOLE };
    picture.draggable = false;
    this.#drawing = draw("svg", { viewBox: `0 0 ${this.#size.width} ${this.#size.height}`, "aria-label": "Covers on the picture", role: "group" });
    fill(this, picture, this.#drawing);
    this.#redraw();
  }

  /** Puts a cover in the middle, to be taken where it belongs with the keys. */
  add() {
    this.#areas.push({ ...IN_THE_MIDDLE });
    this.#changed(this.#areas.length - 1);
  }

  /** @param {number} at */
  takeAway(at) {
    this.#areas.splice(at, 1);
    this.#changed(null);
  }

  // Private

  #redraw() {
    const { width, height } = this.#size;
    const letters = Math.max(width, height) / 28;
    this.#drawing?.replaceChildren(...this.#areas.map(({ left, top, right, bottom }, at) => {
      const [x, y, wide, high] = [left * width, top * height, (right - left) * width, (bottom - top) * height].map((points) => points / WHOLE);
      return draw("g", { class: "cover", "data-at": at, tabindex: 0, role: "application", "aria-roledescription": "cover", "aria-label": inWords(this.#areas[at], at) },
        draw("rect", { x, y, width: wide, height: high }),
        draw("text", { x: x + wide / 2, y: y + high / 2, "font-size": letters }, String(at + 1)));
    }));
  }

  /** @param {number | null} focused */
  #changed(focused) {
    this.#redraw();
    if (focused !== null) /** @type {SVGElement | null} */ (this.querySelector(`[data-at="${focused}"]`))?.focus();
    this.dispatchEvent(new CustomEvent("covered", { bubbles: true, detail: this.#areas.map((area) => ({ ...area })) }));
  }

  /** @param {MouseEvent} event @returns {Point} */
  #point(event) {
    const box = /** @type {SVGElement} */ (this.#drawing).getBoundingClientRect();
    return { x: ((event.clientX - box.left) * WHOLE) / box.width, y: ((event.clientY - box.top) * WHOLE) / box.height };
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button !== 0 || !this.#drawing) return;
    event.preventDefault();
    const cover = /** @type {Element} */ (event.target).closest("[data-at]");
    const at = cover ? Number(cover.getAttribute("data-at")) : this.#areas.length;
    this.#hand = { from: this.#point(event), at, was: this.#areas[at] ? { ...this.#areas[at] } : null };
    this.setPointerCapture(event.pointerId);
    /** @type {SVGElement | null} */ (cover)?.focus();
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    if (!this.#hand) return;
    const { from, at, was } = this.#hand;
    const to = this.#point(event);
    if (was) this.#areas[at] = moved(was, to.x - from.x, to.y - from.y);
    else this.#areas[at] = within({ left: Math.min(from.x, to.x), top: Math.min(from.y, to.y), right: Math.max(from.x, to.x), bottom: Math.max(from.y, to.y) });
    this.#redraw();
  }

  #release() {
    if (!this.#hand) return;
    const { at, was } = this.#hand;
    this.#hand = null;
    const area = this.#areas[at];
    if (!area) return;
    const small = area.right - area.left < SMALLEST || area.bottom - area.top < SMALLEST;
    if (small && !was) this.#areas.splice(at, 1);
    this.#changed(small && !was ? null : at);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const cover = /** @type {Element} */ (event.target).closest("[data-at]");
    if (!cover || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = Number(cover.getAttribute("data-at"));
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      return this.takeAway(at);
    }
    const way = { ArrowUp: [0, -STEP], ArrowDown: [0, STEP], ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0] }[event.key];
    if (!way) return;
    event.preventDefault();
    const area = this.#areas[at];
    this.#areas[at] = event.shiftKey ? resized(area, way[0], way[1]) : moved(area, way[0], way[1]);
    this.#changed(at);
  }
}

/** @param {Area} area @param {number} at */
export function inWords({ left, top, right, bottom }, at) {
  const percent = (/** @type {number} */ value) => `${Math.round(value / 10)} %`;
  return `Cover ${at + 1}: ${percent(left)} from the left, ${percent(top)} from the top, ${percent(right - left)} wide, ${percent(bottom - top)} high`;
}

/** @param {number} value */
const inside = (value) => Math.min(WHOLE, Math.max(0, value));

/** Whole numbers, outward: a cover hides a little more rather than less. @param {Area} area @returns {Area} */
const within = ({ left, top, right, bottom }) => ({ left: inside(Math.floor(left)), top: inside(Math.floor(top)), right: inside(Math.ceil(right)), bottom: inside(Math.ceil(bottom)) });

/** It keeps its size at the edge. @param {Area} area @param {number} x @param {number} y */
function moved({ left, top, right, bottom }, x, y) {
  const across = Math.round(Math.min(WHOLE - right, Math.max(-left, x)));
  const down = Math.round(Math.min(WHOLE - bottom, Math.max(-top, y)));
  return { left: left + across, top: top + down, right: right + across, bottom: bottom + down };
}

/** @param {Area} area @param {number} x @param {number} y */
const resized = ({ left, top, right, bottom }, x, y) => within({ left, top, right: Math.max(left + SMALLEST, right + x), bottom: Math.max(top + SMALLEST, bottom + y) });

customElements.define("picture-covers", PictureCovers);
