/** Why a backup failed and what one is doing, in sentences kept as data, since the command line says the same ones. @module */

/** Asked for with the page, so that a failing disk need not be read to speak of it. @type {Promise<Record<string, string>>} */
const asked = fetch(new URL("backup.json", import.meta.url)).then((answer) => answer.json()).catch(() => ({}));

/** @param {string} fault @returns {Promise<string>} */
export async function backupFaultWords(fault) {
  const words = await asked;
  return `${words[fault] ?? words.failed ?? "The backup could not be made"}.`;
}

/** @param {string} step @returns {Promise<string>} */
export const backupStepWords = async (step) => (await asked)[step] ?? "Making a backup";
