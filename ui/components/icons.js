/**
 * The few drawings of the program: 20 units square, one line, the colour of the words beside them. Always beside words, so hidden from readers.
 * @module
 */

import { draw } from "../drawing.js";

/** @type {Record<string, string>} */
const PATHS = {
  plus: "M10 4v12M4 10h12",
  today: "M4 5h12v11H4zM4 8.5h12M7 3v3M13 3v3",
  keeping: "M4 6.5h12v10H4zM3 3.5h14v3H3zM8 10h4",
  log: "M5 3.5h10v13H5zM7.5 7h5M7.5 10h5M7.5 13h3",
  people: "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.5c0-3 2-4.5 5-4.5s5 1.5 5 4.5M13 4a2.6 2.6 0 0 1 0 5M14.5 12.3c2 .4 3 1.9 3 4.2",
  shares: "M3 10h9M8.5 6.5 12 10l-3.5 3.5M16 4v12",
  history: "M4 4v3.5h3.5M4.3 7.5A6.5 6.5 0 1 1 3.5 10.5M10 6.5V10l2.5 1.5",
  settings: "M10 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM10 2.5v2.5M10 15v2.5M2.5 10H5M15 10h2.5M4.7 4.7l1.8 1.8M13.5 13.5l1.8 1.8M15.3 4.7l-1.8 1.8M6.5 13.5l-1.8 1.8",
  check: "M10 2.5 16 5v5c0 3.5-2.5 6-6 7.5C6.5 16 4 13.5 4 10V5zM7.3 10l2 2 3.5-3.8",
  machines: "M3 4h14v9H3zM7.5 16.5h5M10 13v3.5",
  lock: "M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  find: "M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13 13l4 4",
  close: "M5 5l10 10M15 5 5 15",
  shield: "M10 2.5 16 5v5c0 3.5-2.5 6-6 7.5C6.5 16 4 13.5 4 10V5z",
  words: "M3.5 4.5h13v9h-7l-3.5 3v-3h-2.5z",
  eye: "M2.5 10c2-3.5 4.5-5 7.5-5s5.5 1.5 7.5 5c-2 3.5-4.5 5-7.5 5s-5.5-1.5-7.5-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  pencil: "M4 16l.8-3.5L13.5 3.8l2.7 2.7L7.5 15.2zM11.8 5.5l2.7 2.7",
  reply: "M8 5 3.5 9.5 8 14M3.5 9.5H12c3 0 4.5 2 4.5 5.5",
  bell: "M5.5 13.5V9a4.5 4.5 0 0 1 9 0v4.5l1.5 1.5H4zM8.5 17h3",
  stop: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM5.2 5.2l9.6 9.6",
  tick: "M4 10.5l4 4 8-9",
  open: "M4 16.5V5h7v11.5M11 7l5 1.5v8M8.5 10.5v1",
  thought: "M6 12.5a4 4 0 1 1 8 0c0 1-1 1.5-1 2.5H7c0-1-1-1.5-1-2.5M8 17.5h4M10 3v2M4 6l1.5 1M16 6l-1.5 1",
  phone: "M5 3.5l3 .5 1 3.5L7.5 9c.8 1.7 1.8 2.7 3.5 3.5l1.5-1.5L16 12l.5 3c-.5 1-1.3 1.5-2.5 1.5C8.5 16 4 11.5 3.5 6c0-1.2.5-2 1.5-2.5z",
  refer: "M3 10h11M10 5.5 14.5 10 10 14.5",
};

/**
 * @param {string} name
 * @param {number} [size] in the page's own pixels, before zoom
 * @returns {SVGSVGElement}
 */
export function icon(name, size = 18) {
  const path = draw("path", { d: PATHS[name] ?? PATHS.log, fill: "none", stroke: "currentColor", "stroke-width": "1.5", "stroke-linecap": "round", "stroke-linejoin": "round" });
  return draw("svg", { viewBox: "0 0 20 20", width: size, height: size, "aria-hidden": "true", focusable: "false", class: "icon" }, path);
}
