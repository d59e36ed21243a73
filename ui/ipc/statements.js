/**
 * Commands about what is said once and stands until it is taken back. Pages find them in `commands.js`, with all the others.
 * @module
 */
import { call } from "./tauri.js";

/** @param {import("./types").NewAssessment} form @returns {Promise<null>} */
export const assessCapacity = (form) => call("assess_capacity", { form });
/** @param {import("./types").NewWishes} form @returns {Promise<null>} */
export const askWishes = (form) => call("ask_wishes", { form });
/** @param {import("./types").NewMark} form @returns {Promise<import("./types").MarkMade>} */
export const markBody = (form) => call("mark_body", { form });
/** @param {import("./types").MarkCorrection} form @returns {Promise<null>} */
export const correctMark = (form) => call("correct_mark", { form });
/** @param {import("./types").Withdrawal} form @returns {Promise<null>} */
export const withdrawStatement = (form) => call("withdraw_statement", { form });
/** @param {import("./types").TopicForm} form @returns {Promise<import("./types").TopicMade>} */
export const noteTopic = (form) => call("note_topic", { form });
