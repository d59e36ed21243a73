/**
 * The rules that a decision to share is weighed by, beside the fields where it is written down. They are help: nothing asks whether they were read.
 *
 * Source: the seven golden rules of the Department for Education's advice on sharing information for safeguarding (May 2024) and the eight Caldicott
 * principles of the National Data Guardian (December 2020), both in our own words.
 * @module
 */
import { el } from "../dom.js";

const GOLDEN = [
  "A child’s safety comes before anybody’s privacy.",
  "Where it is safe, tell the child and their family what is shared, with whom and why.",
  "Nobody’s consent is needed where a child is at risk, or may be.",
  "When unsure, ask early: your adviser, the data protection officer, the agency itself, without names if need be.",
  "Keep hidden whoever could be hurt if they were found or known.",
  "Share what is relevant, accurate and needed by this reader, and no more; keep fact and opinion apart.",
  "Write down what you decided and why, whether you share or not.",
];

const CALDICOTT = [
  "Say what the confidential information is for.",
  "Use it only when it is needed.",
  "Use the least that is needed.",
  "Show it only to those who need to see it.",
  "Everybody who sees it knows what they must do with it.",
  "Keep within the law.",
  "The duty to share can weigh as much as the duty to keep a confidence.",
  "No surprises: people should be able to expect how what they said is used.",
];

/** Both, folded away until somebody opens them. */
export const rulesToGoBy = () => [
  folded("The seven golden rules of sharing", GOLDEN),
  folded("The eight Caldicott principles, for health and social care", CALDICOTT),
];

/** @param {string} title @param {string[]} rules */
const folded = (title, rules) => el("details", null, el("summary", null, title), el("ol", null, rules.map((rule) => el("li", null, rule))));
