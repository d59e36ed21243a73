/** Which words of a text stand in none of the others at that place: by the longest run of words they have in common. @module */

/** Beyond this many pairs of words a comparison would make the page wait; the texts are then shown as they are. */
const PAIRS_MAX = 4_000_000;

/**
 * @param {string} text @param {string[]} others
 * @returns {{ pieces: { words: string, differs: boolean }[], only: string[] }} the text in pieces, and those that differ by themselves
 */
export function differences(text, others) {
  const parts = text.split(/(\s+)/).filter(Boolean);
  const words = parts.filter((part) => part.trim());
  const shared = new Set();
  for (const other of others) {
    const theirs = other.split(/\s+/).filter(Boolean);
    if (words.length * theirs.length > PAIRS_MAX) return { pieces: [{ words: text, differs: false }], only: [] };
    for (const at of common(words, theirs)) shared.add(at);
  }
  /** @type {{ words: string, differs: boolean }[]} */
  const pieces = [];
  let at = 0;
  for (const part of parts) {
    const last = pieces.at(-1);
    const differs = part.trim() ? !shared.has(at++) : Boolean(last?.differs && !shared.has(at));
    if (last && last.differs === differs) last.words += part;
    else pieces.push({ words: part, differs });
  }
  return { pieces, only: pieces.filter((piece) => piece.differs).map((piece) => piece.words.trim()) };
}

/** Places in `mine` of a longest common run. @param {string[]} mine @param {string[]} theirs */
function common(mine, theirs) {
  const wide = theirs.length + 1;
  const length = new Uint32Array((mine.length + 1) * wide);
  for (let i = mine.length - 1; i >= 0; i--) {
    for (let j = theirs.length - 1; j >= 0; j--) {
      length[i * wide + j] = mine[i] === theirs[j] ? length[(i + 1) * wide + j + 1] + 1 : Math.max(length[(i + 1) * wide + j], length[i * wide + j + 1]);
    }
  }
  const places = [];
  for (let i = 0, j = 0; i < mine.length && j < theirs.length;) {
    if (mine[i] === theirs[j]) { places.push(i); i++; j++; } else if (length[(i + 1) * wide + j] >= length[i * wide + j + 1]) i++; else j++;
  }
  return places;
}
