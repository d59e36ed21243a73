/** Why a backup failed, in sentences kept as data, since the command line says the same ones. @module */

/** Asked for with the page, so that a failing disk need not be read to speak of it. @type {Promise<Record<string, string>>} */
const asked = fetch(new URL("backup.json", import.meta.url)).then((answer) => answer.json()).catch(() => ({}));

/** @param {string} fault @returns {Promise<string>} */
export async function backupFaultWords(fault) {
  const words = await asked;
  return `${words[fault] ?? words.failed ?? "The backup could not be made"}.`;
}
