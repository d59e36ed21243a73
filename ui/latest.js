/**
 * Asks at once, and while an answer is on its way remembers only that it is to be asked again: nobody waits for a pause in their
 * typing, no question overtakes another, and at most one is on its way.
 * @module
 */

/** @param {() => Promise<unknown>} ask says its own failures */
export function latest(ask) {
  let asking = false;
  let again = false;
  return async function now() {
    again = true;
    if (asking) return;
    asking = true;
    try {
      while (again) {
        again = false;
        await ask();
      }
    } finally {
      asking = false;
    }
  };
}
