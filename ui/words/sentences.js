/**
 * Turns a refusal into what the officer reads. The sentences are data, since the command line says the same ones.
 * @module
 */

/**
 * @typedef {object} Sentences
 * @property {Record<string, { title: string, body: string }>} codes
 * @property {Record<string, string>} rules
 * @property {Record<string, string>} fields
 */

/** Asked for with the page, so that a refusal about a failing disk need not read the disk to speak. */
const asked = fetch(new URL("refusals.json", import.meta.url)).then((answer) => answer.json()).catch(() => SPEECHLESS);

/** What is said when the sentences themselves cannot be read. @type {Sentences} */
const SPEECHLESS = {
  codes: { internal: { title: "Something went wrong in the program", body: "Your log is whole: nothing is ever half saved. Close the program and open it again." } },
  rules: {},
  fields: {},
};

/** @returns {Promise<Sentences>} */
export const sentences = () => asked;

/**
 * What went wrong, and what to do.
 * @param {import("../ipc/refusal.js").Refusal} refusal
 * @returns {Promise<{ title: string, body: string }>}
 */
export async function refusalWords(refusal) {
  const { codes } = await sentences();
  return codes[refusal.code] ?? codes.internal;
}

/**
 * One sentence about one field. A rule may carry a place after a space, as in `readable-in page 2`.
 * @param {{ field: string, rule: string }} fault
 * @param {string} [label] the field's name on this page, when it says it better than the list does
 */
export async function faultWords({ field, rule }, label) {
  const { rules, fields } = await sentences();
  const name = label ?? fields[field] ?? fields[withoutPlaces(field)] ?? fields[lastStep(field)] ?? "this answer";
  const [broken, ...place] = rule.split(" ");
  return (rules[broken] ?? "Check {field}").replaceAll("{field}", name).replaceAll("{Field}", capital(name)).replaceAll("{place}", place.join(" "));
}

/** `withhold.2.words` is a field of its own: `withhold.words`. @param {string} field */
const withoutPlaces = (field) => field.replace(/[.[]\d+\]?/g, "");

/** `people.0.born_on` and `people[0].born_on` both end in `born_on`. @param {string} field */
const lastStep = (field) => field.split(/[.\[\]]+/).filter((step) => step && !/^\d+$/.test(step)).at(-1) ?? field;

/** @param {string} words */
const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
