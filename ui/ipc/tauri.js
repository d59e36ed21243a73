/** Asking Rust and hearing from it: the only file that names Tauri, and only `commands.js` calls it. @module */
import { Refusal } from "./refusal.js";

/** Sent to the document when a command answers that the log has been locked in the meantime. */
export const LOCKED_OUT = "locked-out";

/**
 * Asks one command; throws a {@link Refusal}.
 * @param {string} name
 * @param {Record<string, unknown>} [given]
 * @returns {Promise<any>}
 */
export async function call(name, given) {
  try {
    return await /** @type {any} */ (window).__TAURI__.core.invoke(name, given);
  } catch (thrown) {
    const refusal = Refusal.from(thrown);
    if (refusal.code === "locked") document.dispatchEvent(new Event(LOCKED_OUT));
    throw refusal;
  }
}

/** @param {string} event @param {(said: any) => void} hear @returns {Promise<() => void>} */
export const listen = (event, hear) => /** @type {any} */ (window).__TAURI__.event.listen(event, (/** @type {{ payload: unknown }} */ { payload }) => hear(payload));
