/**
 * Commands for finding. Pages find them in `commands.js`, with all the others.
 * @module
 */
import { call } from "./tauri.js";

/** @param {import("./types").ConcernFilter} form @returns {Promise<import("./types").ConcernList>} */
export const listConcerns = (form) => call("list_concerns", { form });
/** @param {import("./types").SearchWords} form @returns {Promise<import("./types").Found>} */
export const searchLog = (form) => call("search_log", { form });
/** @param {import("./types").FilterToKeep} form @returns {Promise<import("./types").KeptFilters>} */
export const keepFilter = (form) => call("keep_filter", { form });
/** @param {import("./types").FilterNamed} form @returns {Promise<import("./types").KeptFilters>} */
export const forgetFilter = (form) => call("forget_filter", { form });
/** @returns {Promise<import("./types").KeptFilters>} */
export const readFilters = () => call("read_filters");
/** @param {import("./types").HistoryFilter} form @returns {Promise<import("./types").HistoryPage>} */
export const readHistory = (form) => call("read_history", { form });
