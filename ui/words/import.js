/**
 * What is said of a sheet that is brought in: kept as data, the same that the command line says.
 * @module
 */

/** @returns {Promise<{ doubts: Record<string, string>, targets: Record<string, string>, becomes: Record<string, string> }>} */
export const importWords = async () => (await fetch(new URL("./import.json", import.meta.url))).json();
