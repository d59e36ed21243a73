/** Where the parts of the body lie on our outlines. The log names them and says where; this only measures. @module */

/** @typedef {import("../../ipc/types").Terms} Terms */
/** @typedef {import("../../ipc/types").BodyRegion} BodyRegion */

/** The parts that can be seen from a side. @param {Terms} terms @param {string} side */
export const regionsOf = (terms, side) => terms.body_regions.filter(({ sides }) => sides.includes(side));

/** The middle of a part, in thousandths. On the back, left and right of the drawing change places. @param {BodyRegion} region @param {string} figure @param {string} side */
export function middleOf(region, figure, side) {
  const [x, y] = figure === "child" ? region.child : region.adult;
  return { x: side === "back" ? 1000 - x : x, y };
}

/** The part nearest to a place; a person may choose another. @param {Terms} terms @param {string} figure @param {string} side @param {{ x: number, y: number }} place */
export function nearestRegion(terms, figure, side, place) {
  const far = (/** @type {BodyRegion} */ region) => {
    const middle = middleOf(region, figure, side);
    // The drawing is twice as high as it is wide.
    return Math.hypot(middle.x - place.x, 2 * (middle.y - place.y));
  };
  return regionsOf(terms, side).sort((one, other) => far(one) - far(other))[0] ?? null;
}
