/**
 * Whom a person belongs to, drawn: a box for each person, a line with its words for each relationship.
 *
 * `<relationship-picture></relationship-picture>`, then `await .show(centre, people, links)`. One box takes the focus by Tab; arrows go
 * to the next box that way, Enter opens it: it raises `opened` with the person in `detail`. Whatever it shows must stand beside it
 * as a list too. dagre places the boxes; it is loaded when the first picture is drawn.
 * @module
 */
import { fill } from "../dom.js";
import { draw } from "../drawing.js";

const DAGRE = "../vendor/dagre/dagre.esm.js";
const LETTER = 7.6;
const SMALL_LETTER = 6.4;
const BOX_MIN = 90;
const BOX_HIGH = 46;
const EDGE = 12;
/** Relations that are drawn from the other end, so that the elder, the carer and the one who harms stand above. */
const FROM_BELOW = ["child_of", "cared_for_by", "employed_by", "known_to_professional", "alleged_harmed_by"];

/** @typedef {{ person: string, name: string, under: string }} Box */
/** @typedef {{ from: string, to: string, kind: string, words: string }} Link "`from` is `words` `to`" */

export class RelationshipPicture extends HTMLElement {
  /** @type {SVGElement[]} */
  #boxes = [];

  connectedCallback() {
    this.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** @param {string} centre @param {Box[]} people @param {Link[]} links */
  async show(centre, people, links) {
    const { graphlib, layout } = /** @type {any} */ (await import(/** @type {string} */ (DAGRE)));
    const graph = new graphlib.Graph({ multigraph: true });
    graph.setGraph({ rankdir: "TB", nodesep: 36, ranksep: 44, edgesep: 24, marginx: EDGE, marginy: EDGE });
    for (const box of people) graph.setNode(box.person, { ...box, width: Math.max(BOX_MIN, box.name.length * LETTER + 24, box.under.length * SMALL_LETTER + 24), height: BOX_HIGH });
    links.forEach((link, at) => {
      const [from, to] = FROM_BELOW.includes(link.kind) ? [link.to, link.from] : [link.from, link.to];
      graph.setEdge(from, to, { ...link, width: link.words.length * SMALL_LETTER + 10, height: 18, labelpos: "c", turned: from !== link.from }, String(at));
    });
    layout(graph);
    const { width, height } = graph.graph();
    const lines = graph.edges().map((/** @type {any} */ edge) => lineOf(graph.edge(edge)));
    this.#boxes = people.map((box) => boxOf(graph.node(box.person), box.person === centre, links, people));
    for (const box of this.#boxes) box.addEventListener("click", () => this.#open(box));
    const root = draw("svg", { viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`, width: Math.ceil(width), height: Math.ceil(height), role: "group", "aria-label": "Relationships as a picture. The list says the same. Arrow keys go from person to person, Enter opens one." },
      draw("defs", {}, draw("marker", { id: "relation-arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto-start-reverse" }, draw("path", { d: "M0 0 8 4 0 8z", class: "arrow" }))),
      ...lines, ...this.#boxes);
    fill(this, root);
  }

  // Private

  /** @param {SVGElement} box */
  #open(box) {
    this.dispatchEvent(new CustomEvent("opened", { bubbles: true, detail: box.dataset.person }));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const here = /** @type {SVGElement} */ (/** @type {unknown} */ (document.activeElement));
    if (!this.#boxes.includes(here)) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return this.#open(here);
    }
    const way = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!way) return;
    event.preventDefault();
    const next = nearest(here, this.#boxes, way);
    if (!next) return;
    here.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }
}

/** The next box in a direction: the nearest of those that lie more that way than aside. @param {SVGElement} here @param {SVGElement[]} boxes @param {number[]} way */
function nearest(here, boxes, [dx, dy]) {
  const at = (/** @type {SVGElement} */ box) => ({ x: Number(box.dataset.x), y: Number(box.dataset.y) });
  const from = at(here);
  const reach = boxes.filter((box) => box !== here).map((box) => {
    const along = (at(box).x - from.x) * dx + (at(box).y - from.y) * dy;
    const aside = Math.abs((at(box).x - from.x) * dy) + Math.abs((at(box).y - from.y) * dx);
    return { box, along, far: along + 2 * aside };
  });
  return reach.filter(({ along }) => along > 1).sort((one, other) => one.far - other.far)[0]?.box ?? null;
}

/** @param {any} node @param {boolean} centre @param {Link[]} links @param {Box[]} people */
function boxOf(node, centre, links, people) {
  const { x, y, width, height, person, name, under } = node;
  const nameOf = (/** @type {string} */ id) => people.find((one) => one.person === id)?.name ?? "";
  const said = links.filter(({ from, to }) => from === person || to === person).map(({ from, to, words }) => `${nameOf(from)} is ${words} ${nameOf(to)}`);
  return draw("g", { class: centre ? "box centre" : "box", role: "link", tabindex: centre ? 0 : -1, "data-person": person, "data-x": x, "data-y": y, "aria-label": [`${name} ${under}`.trim(), ...said].join(". ") },
    draw("rect", { x: x - width / 2, y: y - height / 2, width, height, rx: 6 }),
    draw("text", { x, y: under ? y - 3 : y + 5, class: "name" }, `${name} `),
    under ? draw("text", { x, y: y + 14, class: "under" }, under) : null);
}

/** @param {any} edge */
function lineOf({ points, x, y, width, words, kind, turned }) {
  const path = points.map((/** @type {{ x: number, y: number }} */ point, /** @type {number} */ at) => `${at === 0 ? "M" : "L"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join("");
  const end = turned ? "marker-start" : "marker-end";
  return draw("g", { class: kind.startsWith("alleged") ? "line harm" : "line", "aria-hidden": "true" },
    draw("path", { d: path, [end]: "url(#relation-arrow)" }),
    draw("rect", { x: x - width / 2, y: y - 9, width, height: 18 }),
    draw("text", { x, y: y + 4 }, words));
}

customElements.define("relationship-picture", RelationshipPicture);
