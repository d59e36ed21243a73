/** Asked by every form that changes what a packet may have said: was it wrong, or right until it changed? @module */
import { choiceField } from "../components/fields.js";

/**
 * Nothing where no packet is known that could have said it.
 * @param {{ shares: unknown[] }} page @param {import("../ipc/types").Terms} terms
 */
export function wasWrong({ shares }, terms) {
  return shares.length > 0
    ? choiceField({ name: "was_wrong", label: "If a packet says what stood here: was it wrong?", hint: "Whoever was sent something wrong has a right to be told, and so has the person" }, terms.was_wrong)
    : null;
}
