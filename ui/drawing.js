/**
 * Makes the parts of a drawing, as dom.js makes those of a page. Words arrive as text nodes here too.
 * @module
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an element of a drawing. Children that are `null` are left out.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} given
 * @param {...(Node | string | null)} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function draw(tag, given, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(given)) made.setAttribute(name, String(value));
  made.append(...children.filter((child) => child !== null));
  return made;
}
