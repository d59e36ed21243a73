/**
 * Commands for how long records are kept. Pages find them in `commands.js`, with all the others.
 * @module
 */
import { call } from "./tauri.js";

/** @returns {Promise<import("./types").RetentionPage>} */
export const readRetention = () => call("read_retention");
/** @param {import("./types").RecordWanted} form @returns {Promise<import("./types").RecordKept>} */
export const readRecordKept = (form) => call("read_record_kept", { form });
/** @param {import("./types").RetentionReview} form @returns {Promise<null>} */
export const reviewRetention = (form) => call("review_retention", { form });
/** @param {import("./types").NewHold} form @returns {Promise<null>} */
export const setHold = (form) => call("set_hold", { form });
/** @param {import("./types").HoldEnding} form @returns {Promise<null>} */
export const endHold = (form) => call("end_hold", { form });
/** @param {import("./types").DisposalStopping} form @returns {Promise<null>} */
export const stopDisposal = (form) => call("stop_disposal", { form });
/** @param {import("./types").DisposalNamed} form @returns {Promise<null>} */
export const authoriseDisposal = (form) => call("authorise_disposal", { form });
