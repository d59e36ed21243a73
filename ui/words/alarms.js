/**
 * Alarms and faults of the shared folder in sentences: what it means, and what to do. The sentences are data, since the
 * command line says the same ones.
 * @module
 */

/** @typedef {{ title: string, body: string }} Said */

const asked = fetch(new URL("alarms.json", import.meta.url)).then((answer) => answer.json()).catch(() => ({ alarms: {}, faults: {}, apart: {} }));

/** @type {Said} What is said of something a newer program put a name to. */
const UNKNOWN = { title: "Something needs looking at", body: "This program has no words for it. Ask IT whether there is a newer Safeguarding Log." };

/**
 * @param {{ kind: string, officer: string, letter: string }} alarm
 * @returns {Promise<Said>}
 */
export async function alarmWords({ kind, officer, letter }) {
  const { title, body } = (await asked).alarms[kind] ?? UNKNOWN;
  const named = (/** @type {string} */ words) => words.replaceAll("{officer}", officer).replaceAll("{letter}", letter);
  return { title: named(title), body: named(body) };
}

/** @param {string} fault @returns {Promise<Said>} */
export const folderFaultWords = async (fault) => (await asked).faults[fault] ?? UNKNOWN;

/**
 * Why this machine stands apart from the others, and whom to speak to; nothing when it does not.
 * @param {{ apart: string | null, ask: string[] }} frame
 * @returns {Promise<Said | null>}
 */
export async function apartWords({ apart, ask }) {
  if (!apart) return null;
  const { title, body } = (await asked).apart[apart] ?? UNKNOWN;
  return { title, body: body.replaceAll("{ask}", ask.length > 0 ? ask.join(" or ") : "your council’s IT team") };
}
