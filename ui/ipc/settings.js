/**
 * Commands for what a council sets: settings, and the lists that officers choose from, the recipients of packets, and what usually goes to each agency. Pages find them in `commands.js`.
 * @module
 */
import { call } from "./tauri.js";

/** @returns {Promise<import("./types").SettingsView>} */
export const readSettings = () => call("read_settings");
/** @param {import("./types").SettingsForm} form @returns {Promise<null>} */
export const changeSettings = (form) => call("change_settings", { form });
/** @returns {Promise<import("./types").ListsPage>} */
export const readLists = () => call("read_lists");
/** @param {import("./types").ListChange} form @returns {Promise<import("./types").ListChanged>} */
export const changeList = (form) => call("change_list", { form });
/** @returns {Promise<import("./types").RecipientsPage>} */
export const readRecipients = () => call("read_recipients");
/** @param {import("./types").RecipientForm} form @returns {Promise<import("./types").RecipientKept>} */
export const keepRecipient = (form) => call("keep_recipient", { form });
/** @param {import("./types").RecipientNamed} form @returns {Promise<null>} */
export const dropRecipient = (form) => call("drop_recipient", { form });
/** @returns {Promise<import("./types").TemplatesPage>} */
export const readTemplates = () => call("read_templates");
/** @param {import("./types").TemplateForm} form @returns {Promise<null>} */
export const setTemplate = (form) => call("set_template", { form });
/** @param {import("./types").TemplateNamed} form @returns {Promise<null>} */
export const resetTemplate = (form) => call("reset_template", { form });
